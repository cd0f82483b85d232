"""The prenucleolus: the nucleolus over all efficient payoffs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.games.concept import Concept
from rason.games.proof import Nucleolus, proved

if TYPE_CHECKING:
    import numpy.typing as npt


def prenucleolus(values: npt.ArrayLike, error: float | None = None) -> Nucleolus:
    """Find the nucleolus over all efficient payoffs, individually rational or not.

    Parameters
    ----------
    values
        Coalition values of one game, shape ``(2**n,)``.
    error
        Error of the values; None for the rounding of numbers.

    Returns
    -------
    prenucleolus
        The payoff with its proof, checked.

    Raises
    ------
    GameError
        If the values are no game.

    Notes
    -----
    The formula is that of `nucleolus` without ``x_i ≥ v({i})``. The two agree where the core is
    not empty, and on every zero-monotonic game.

    References
    ----------
    Sobolev (1975), "The characterization of optimality principles in cooperative games by
    functional equations". Kohlberg (1971), "On the nucleolus of a characteristic function game",
    *SIAM Journal on Applied Mathematics* 20(1), for the balanced collections.

    Examples
    --------
    >>> prenucleolus([0, 0, 0, 10, 0, 0, 0, 2]).payoff
    array([ 3.,  3., -4.])
    """
    return proved(values, error, domain="preimputation", name="prenucleolus")


PRENUCLEOLUS = Concept(
    key="prenucleolus",
    label="Prenucleolus",
    name="prenucleolus",
    by="by the prenucleolus",
    source="sobolev_1975",
    solve=lambda game, _, error: prenucleolus(game, error).payoff,
    bare=True,
)
