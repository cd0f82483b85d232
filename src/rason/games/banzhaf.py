"""The Banzhaf value: what a player adds to a coalition drawn at random."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.games.coalition import FloatArray, GameError, apart, member_totals, validated
from rason.games.concept import Concept
from rason.games.exactness import tolerance

if TYPE_CHECKING:
    import numpy.typing as npt


def banzhaf_value(values: npt.ArrayLike) -> FloatArray:
    r"""Average each player's marginal contribution over all coalitions of the others.

    .. math:: \beta_i = \frac{1}{2^{n-1}} \sum_{S \not\ni i}
              \bigl( v(S \cup \{i\}) - v(S) \bigr)

    Parameters
    ----------
    values
        Coalition values, shape ``(..., 2**n)``; leading axes are independent games.

    Returns
    -------
    value
        One number for each player, shape ``(..., n)``. They do not add up to v(N).

    Raises
    ------
    GameError
        If the values are no game.

    References
    ----------
    Banzhaf (1965), "Weighted voting doesn't work", *Rutgers Law Review* 19.

    Examples
    --------
    >>> banzhaf_value([0, 0, 0, 0, 0, 1, 1, 1])
    array([0.25, 0.25, 0.75])
    """
    alone, gains = apart(validated(values))
    swings = 2 * member_totals(gains) - np.sum(gains, axis=-1, keepdims=True)
    value: FloatArray = alone + swings / (gains.shape[-1] // 2)
    return value


def banzhaf_index(values: npt.ArrayLike) -> FloatArray:
    r"""Scale the Banzhaf value to add up to one.

    .. math:: B_i = \beta_i \Big/ \sum_j \beta_j

    Parameters
    ----------
    values
        Coalition values, shape ``(..., 2**n)``; leading axes are independent games.

    Returns
    -------
    index
        Shares [1], shape ``(..., n)``.

    Raises
    ------
    GameError
        If the values are no game, or the Banzhaf values add up to zero, so that shares of their
        sum mean nothing.

    References
    ----------
    Dubey and Shapley (1979), "Mathematical properties of the Banzhaf power index", *Mathematics
    of Operations Research* 4(2).

    Examples
    --------
    >>> banzhaf_index([0, 0, 0, 0, 0, 1, 1, 1])
    array([0.2, 0.2, 0.6])
    """
    value = banzhaf_value(values)
    total = value.sum(axis=-1, keepdims=True)
    if (np.abs(total[..., 0]) <= tolerance(validated(values))).any():
        raise GameError("the Banzhaf values add up to zero: shares of nothing are not defined")
    index: FloatArray = value / total
    return index


BANZHAF = Concept(
    key="banzhaf",
    label="Banzhaf",
    name="Banzhaf value",
    by="by Banzhaf",
    source="banzhaf_1965",
    solve=lambda game, *_: banzhaf_value(game),
    many=lambda games, *_: banzhaf_value(games),
    divides=False,
)
