"""The nucleolus: the split that contents the least satisfied coalition, then the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.games.concept import Concept
from rason.games.nucleoli import nucleoli
from rason.games.proof import Nucleolus, proved

if TYPE_CHECKING:
    import numpy.typing as npt


def nucleolus(values: npt.ArrayLike, error: float | None = None) -> Nucleolus:
    r"""Find the imputation whose excesses, sorted from the largest, are lexicographically least.

    .. math:: \operatorname{lexmin}_x\ \theta(x),\quad
              \theta(x) = \bigl( v(S) - x(S) \bigr)_{\emptyset \ne S \subset N}
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
        The payoff with its proof, checked.

    Raises
    ------
    GameError
        If the values are no game, or v(N) is below the sum of the stand-alone values: the game
        then has no imputation, hence no nucleolus (`prenucleolus` still exists).

    Notes
    -----
    It lies in the core whenever the core is not empty. Each level is solved by a dual simplex that
    starts from the coalitions left over by the level before.

    References
    ----------
    Schmeidler (1969), "The nucleolus of a characteristic function game", *SIAM Journal on Applied
    Mathematics* 17(6). Maschler, Peleg and Shapley (1979), "Geometric properties of the kernel,
    nucleolus, and related solution concepts", *Mathematics of Operations Research* 4(4).

    Examples
    --------
    An estate of 200 for creditors who claim 100, 200 and 300 (Babylonian Talmud, Kethubot 93a):

    >>> nucleolus([0, 0, 0, 0, 0, 0, 100, 200]).payoff
    array([50., 75., 75.])
    """
    return proved(values, error)


NUCLEOLUS = Concept(
    key="nucleolus",
    label="Nucleolus",
    name="nucleolus",
    by="by the nucleolus",
    source="schmeidler_1969",
    solve=lambda game, _, error: nucleolus(game, error).payoff,
    many=lambda games, _, error: nucleoli(games, error),
)
