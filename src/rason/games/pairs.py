"""Coalitions that earn more apart than together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.games.coalition import player_count, validated_single

if TYPE_CHECKING:
    import numpy.typing as npt


def worst_pair(values: npt.ArrayLike, least: float = 0.0) -> tuple[int, int, float] | None:
    r"""Find the two disjoint coalitions that lose most by joining.

    .. math:: \max_{S \cap T = \emptyset} \; v(S) + v(T) - v(S \cup T)

    Parameters
    ----------
    values
        Coalition values of one game, shape ``(2**n,)``.
    least
        Losses of no more than this are none.

    Returns
    -------
    one, other, loss
        Bit masks of the two, the one with the lowest player first, and what they lose; the first
        such pair among equals. None where the game is superadditive.

    Raises
    ------
    GameError
        If the values are no game.

    Notes
    -----
    There are 3ⁿ/2 pairs: well under a second for 12 players.

    Examples
    --------
    >>> worst_pair([0, 1, 2, 2])
    (1, 2, 1.0)
    >>> worst_pair([0, 1, 2, 4]) is None
    True
    """
    game = validated_single(values)
    worst: tuple[int, int, float] | None = None
    for union in range(1, 1 << player_count(game)):
        lowest = union & -union
        parts = lowest | _subsets(union ^ lowest)
        lost = game[parts] + game[union ^ parts] - game[union]
        position = int(lost.argmax())
        if lost[position] > (least if worst is None else worst[2]):
            one = int(parts[position])
            worst = (one, union ^ one, float(lost[position]))
    return worst


def _subsets(mask: int) -> npt.NDArray[np.int64]:
    """Return all subsets of a bit mask, rising."""
    found = np.zeros(1, dtype=np.int64)
    for bit in range(mask.bit_length()):
        if mask >> bit & 1:
            found = np.concatenate([found, found | 1 << bit])
    return found
