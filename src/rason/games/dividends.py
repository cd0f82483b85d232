"""Harsanyi dividends: what each coalition adds that none of its parts has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.games.coalition import FloatArray, apart, player_count, split, validated

if TYPE_CHECKING:
    import numpy.typing as npt


def harsanyi_dividends(values: npt.ArrayLike) -> FloatArray:
    r"""Split every coalition's value into what its parts have and what is its own.

    .. math:: d(S) = \sum_{T \subseteq S} (-1)^{s-t}\, v(T),
              \qquad v(S) = \sum_{T \subseteq S} d(T)

    Parameters
    ----------
    values
        Coalition values, shape ``(..., 2**n)``; leading axes are independent games.

    Returns
    -------
    dividends
        One number for each coalition, shape ``(..., 2**n)``; negative where the parts compete.

    Raises
    ------
    GameError
        If the values are no game.

    Notes
    -----
    The Shapley value shares every dividend equally among the members of its coalition.

    References
    ----------
    Harsanyi (1963), "A simplified bargaining model for the n-person cooperative game",
    *International Economic Review* 4(2).

    Examples
    --------
    >>> harsanyi_dividends([0, 3, 4, 9])
    array([0., 3., 4., 2.])
    """
    alone, dividends = apart(validated(values))
    for player in range(player_count(dividends)):
        without, with_player = split(dividends, player)
        with_player -= without
    dividends[..., 1 << np.arange(player_count(dividends))] = alone
    return dividends
