"""Which coalition stands for those that differ from it by players who are alike, draw by draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.solve.symmetry import classes, representatives, swappable

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.program.program import BoolArray, IntArray
    from rason.solve.chunk import Chunk
    from rason.solve.part import GamePart


def standing(chunk: Chunk, game: GamePart) -> list[IntArray]:
    """Return which coalition stands for each of a game.

    For each draw bit masks of shape ``(2 ** players,)``, a coalition's own where no players are
    alike.
    """
    from rason.solve.optimum import program_of

    own = np.arange(1 << game.bargain.players)
    draws, columns = chunk.cost.shape
    stands = [own] * draws
    toll = np.broadcast_to(game.toll, (draws, columns))
    for draw in np.flatnonzero(_possible(chunk, game)).tolist():
        linear = program_of(chunk, game.part, draw)
        groups = classes(linear, toll[draw], game.bargain)
        if groups:
            distinct, where = representatives(own, groups)
            stands[draw] = distinct[where]
    return stands


def _possible(chunk: Chunk, game: GamePart) -> BoolArray:
    """Return in which draws two players may be alike: what needs them has the same bounds, costs.

    This is far quicker than `classes`, for all draws at once, and seldom true.
    """
    part, bargain = game.part, game.bargain
    possible = np.zeros(len(chunk.cost), dtype=bool)
    for one, other in swappable(bargain):
        same = np.ones(len(chunk.cost), dtype=bool)
        for array, factor in ((chunk.upper, part.scale), (chunk.cost, part.cost_scale)):
            same &= (
                _needing(array * factor, bargain.consent, one)
                == _needing(array * factor, bargain.consent, other)
            ).all(axis=1)
        possible |= same
    return possible


def _needing(array: FloatArray, consent: IntArray, player: int) -> FloatArray:
    """Return the numbers of the columns that need a player, rising."""
    needed = array[:, (consent >> player) & 1 == 1]
    return np.sort(needed, axis=1)
