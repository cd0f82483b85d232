"""The Gately point: the split that tempts every player alike to break the bargain up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.games.coalition import FloatArray, GameError, utopia_payoffs, validated, validated_single
from rason.games.concept import Concept
from rason.games.exactness import gains_of, scaled
from rason.games.proof import must_have_imputation
from rason.games.wording import amount

if TYPE_CHECKING:
    import numpy.typing as npt


def gately_point(values: npt.ArrayLike, error: float | None = None) -> FloatArray:
    r"""Give all players the same propensity to disrupt.

    .. math:: d_i(x) = \frac{x(N \setminus i) - v(N \setminus i)}{x_i - v(\{i\})} = d
              \quad\Rightarrow\quad
              x_i = v(\{i\}) + \frac{M_i - v(\{i\})}{\sum_j \bigl( M_j - v(\{j\}) \bigr)}
                    \Bigl( v(N) - \sum_j v(\{j\}) \Bigr)

    with :math:`M_i = v(N) - v(N \setminus i)`, what all earn with player i and not without it.

    Parameters
    ----------
    values
        Coalition values of one game, shape ``(2**n,)``.
    error
        Error of the values; None for the rounding of numbers.

    Returns
    -------
    payoff
        One share for each player, shape ``(n,)``; shares add up to v(N).

    Raises
    ------
    GameError
        If the values are no game, the players earn no more together than alone, or no single split
        is one of equal propensity: nobody adds anything to all others beyond what it earns alone,
        or some add and others take.

    Notes
    -----
    A player's propensity to disrupt is what the others lose if it leaves, for each unit that it
    loses itself. Where all earn more together than alone, exactly one imputation makes it equal for
    all if no two :math:`M_i - v(\{i\})` have opposite signs and not all are 0.

    References
    ----------
    Gately (1974), "Sharing the gains from regional cooperation: a game theoretic application to
    planning investment in electric power", *International Economic Review* 15(1). Staudacher and
    Anwander (2019), "Conditions for the uniqueness of the Gately point for cooperative games",
    arXiv:1901.01485.

    Examples
    --------
    Gately's three regions of southern India, millions of rupees saved on electric power:

    >>> gately_point([0, 0, 0, 1170, 0, 770, 210, 1530]).round(1)
    array([827.7, 476.6, 225.7])
    """
    game = validated_single(values)
    found = gains_of(game, error)
    if found.additive:
        return found.alone
    must_have_imputation(found, "Gately point")
    if found.values[-1] <= found.near:
        raise GameError("no Gately point: together the players earn no more than they earn alone")
    added = utopia_payoffs(found.values)
    if np.abs(added).max() <= found.near:
        raise GameError("no Gately point: the others lose nothing, whoever leaves them")
    if added.max() > found.near and added.min() < -found.near:
        more = amount(-float(added.min()) * found.unit, found.tolerance)
        raise GameError(
            f"no Gately point: the others earn {more} more without one player, and lose by another"
        )
    (payoff,) = _in_proportion(added[None], found.values[None, -1:])
    value: FloatArray = payoff * found.unit + found.alone
    return value


def gately_points(values: FloatArray, error: FloatArray | None = None) -> FloatArray:
    """Return the Gately point of every game; NaN where a game has none.

    Coalition values ``(games, 2**n)`` give ``(games, n)``.
    """
    found = scaled(validated(values), error)
    added, whole, near = utopia_payoffs(found.values), found.values[:, -1:], found.near
    up, down = added > near, added < -near
    has = (whole > near)[:, 0] & (up.any(axis=1) != down.any(axis=1))
    has |= found.additive[:, 0]
    payoff = _in_proportion(added, whole) * found.unit + found.alone
    payoffs: FloatArray = np.where(has[:, None], payoff, np.nan)
    return payoffs


def _in_proportion(added: FloatArray, whole: FloatArray) -> FloatArray:
    """Divide what all gain by what each adds, the sign of most of it counting alone."""
    sign = np.where(added.max(axis=1) >= -added.min(axis=1), 1.0, -1.0)[:, None]
    weight = np.maximum(sign * added, 0.0)
    total = weight.sum(axis=1, keepdims=True)
    payoff: FloatArray = whole * weight / np.where(total > 0.0, total, 1.0)
    return payoff


GATELY = Concept(
    key="gately",
    label="Gately",
    name="Gately point",
    by="by the Gately point",
    source="gately_1974",
    solve=lambda game, _, error: gately_point(game, error),
    many=lambda games, _, error: gately_points(games, error),
)
