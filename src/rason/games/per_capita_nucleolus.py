"""The per-capita nucleolus: that of what a coalition falls short for each of its members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.games.concept import Concept
from rason.games.nucleoli import nucleoli
from rason.games.proof import Nucleolus, proved

if TYPE_CHECKING:
    import numpy.typing as npt

NAME = "per-capita nucleolus"


def per_capita_nucleolus(values: npt.ArrayLike, error: float | None = None) -> Nucleolus:
    r"""Find the imputation whose excesses per member, sorted from the largest, come first.

    .. math:: \operatorname{lexmin}_x\ \theta(x),\quad
              \theta(x) = \biggl( \frac{v(S) - x(S)}{|S|} \biggr)_{\emptyset \ne S \subset N}
              \text{ sorted from the largest},\quad
              x(N) = v(N),\ x_i \ge v(\{i\})

    Parameters
    ----------
    values
        Coalition values of one game, shape ``(2**n,)``.
    error
        Error of the values; None for the rounding of numbers.

    Returns
    -------
    nucleolus
        The payoff with its proof, checked; excesses and weights are per member.

    Raises
    ------
    GameError
        If the values are no game, or v(N) is below the sum of the stand-alone values.

    Notes
    -----
    It lies in the core whenever the core is not empty. Where the nucleolus divides what a change of
    v(N) brings without regard to the size of who objects, this one divides it by heads, so that it
    is monotonic in v(N) (Young, 1985). A player who adds to every coalition what it earns alone
    changes what others get, since it makes coalitions larger, and may get more than that itself
    where the core is empty.

    References
    ----------
    Grotte (1970), "Computation of and observations on the nucleolus, the normalised nucleolus and
    the central games", Cornell University. Young (1985), "Monotonic solutions of cooperative
    games", *International Journal of Game Theory* 14(2).

    Examples
    --------
    An estate of 200 for creditors who claim 100, 200 and 300:

    >>> per_capita_nucleolus([0, 0, 0, 0, 0, 0, 100, 200]).payoff.round(2)
    array([33.33, 83.33, 83.33])
    """
    return proved(values, error, per_capita=True, name=NAME)


PER_CAPITA_NUCLEOLUS = Concept(
    key="per_capita_nucleolus",
    label="Per capita",
    name=NAME,
    by="by the per-capita nucleolus",
    source="grotte_1970",
    solve=lambda game, _, error: per_capita_nucleolus(game, error).payoff,
    many=lambda games, _, error: nucleoli(games, error, per_capita=True),
)
