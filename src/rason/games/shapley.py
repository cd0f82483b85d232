"""The Shapley value: what a player adds, averaged over all orders of joining."""

from __future__ import annotations

from functools import lru_cache
from math import comb
from typing import TYPE_CHECKING

import numpy as np

from rason.games.coalition import (
    FloatArray,
    apart,
    coalition_sizes,
    member_totals,
    player_count,
    validated,
)
from rason.games.concept import Concept

if TYPE_CHECKING:
    import numpy.typing as npt


def shapley_value(values: npt.ArrayLike) -> FloatArray:
    r"""Average each player's marginal contribution over all orders of joining.

    .. math:: \varphi_i = \sum_{S \not\ni i} \frac{s!\,(n-s-1)!}{n!}
              \bigl( v(S \cup \{i\}) - v(S) \bigr)

    Parameters
    ----------
    values
        Coalition values, shape ``(..., 2**n)``; leading axes are independent games.

    Returns
    -------
    payoff
        One share for each player, shape ``(..., n)``; shares add up to v(N).

    Raises
    ------
    GameError
        If the values are no game.

    Notes
    -----
    It is a fair division, not a stable one: it can lie outside the core.

    References
    ----------
    Shapley (1953), "A value for n-person games", *Contributions to the Theory of Games* II.

    Examples
    --------
    Two sellers of a right glove, one of a left:

    >>> shapley_value([0, 0, 0, 0, 0, 1, 1, 1]) * 6
    array([1., 1., 4.])
    """
    alone, gains = apart(validated(values))
    return alone + shares(gains)


def shares(gains: FloatArray) -> FloatArray:
    """Divide gains, which are not checked, by Shapley: ``(..., 2**n)`` gives ``(..., n)``."""
    joining, staying_out = _weights(player_count(gains))
    # Each coalition counts `joining` for its members and −`staying_out` for the others: the same
    # as their sum for the members, less `staying_out` for everybody.
    for_members = member_totals(gains * (joining + staying_out))
    payoff: FloatArray = for_members - (gains @ staying_out)[..., None]
    return payoff


@lru_cache(maxsize=32)
def _weights(players: int) -> tuple[FloatArray, FloatArray]:
    """Weights of v(S) in the share of a member and, negated, of an outsider: both ``(2**n,)``."""
    by_size = np.array([1 / (players * comb(players - 1, s)) for s in range(players)])
    sizes = coalition_sizes(players)
    return np.append(0.0, by_size)[sizes], np.append(by_size, 0.0)[sizes]


SHAPLEY = Concept(
    key="shapley",
    label="Shapley",
    name="Shapley value",
    by="by Shapley",
    source="shapley_1953",
    solve=lambda game, *_: shapley_value(game),
    many=lambda games, *_: shapley_value(games),
)
