"""A chunk of a batch, for one worker: one block, some draws, every question that touches it.

Chunks are fixed by the batch, start cold and share nothing, so that the bytes of an answer do not
depend on how many workers there are.
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from rason.solve.batch import Count

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.program.program import BoolArray, IntArray
    from rason.solve.block import Block
    from rason.solve.face import Ends
    from rason.solve.part import FacePart, GamePart, Part
    from rason.solve.scale import Scale
    from rason.solve.tilt import Tilt


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """What a worker is given; arrays have the draws first."""

    block: Block
    # scale, tilt: the block's own units, and which of many optimal prices is reported.
    scale: Scale
    tilt: Tilt
    # ranks, slices: shape ``(columns,)``: how many levels of priority come before a column, -1 for
    # what is not served by level; and which columns are slices of demands.
    ranks: IntArray
    slices: BoolArray
    bounded: IntArray  # positions of the columns whose upper bound what steers may choose
    lacks: IntArray  # positions of the columns that say by how much a level is below what is asked
    kept: IntArray  # positions of the columns that rules may serve first
    # cost, steer, upper: shape ``(draws, columns)``: surplus and steering of a unit, and the upper
    # bound.
    cost: FloatArray
    steer: FloatArray
    upper: FloatArray
    # Shape ``(draws, columns)`` or ``(1, columns)``: what no optimum needs more of; see
    # `rason.solve.most`.
    most: FloatArray
    # row_lower, row_upper: shape ``(draws, rows)``; infinite where there is no bound.
    row_lower: FloatArray
    row_upper: FloatArray
    # Shape ``(draws, entries)``, or ``(1, entries)`` if no coefficient moves; column-wise.
    data: FloatArray
    # parts, games, faces: what is asked: variants, coalition values and optimal faces.
    parts: tuple[Part, ...]
    games: tuple[GamePart, ...]
    faces: tuple[FacePart, ...]
    compiled: bool  # whether the compiled kernel is tried first

    def digest(self) -> bytes:
        """Return what chunks of one block have in common only if they ask and hold the same.

        A chunk starts cold, so that nothing but this and the block decides its answer.
        """
        numbers = (self.cost, self.steer, self.upper, self.most, self.data)
        rows = (self.row_lower, self.row_upper, self.scale)
        asked = (self.parts, self.games, self.faces, self.compiled)
        return blake2b(pickle.dumps((numbers, rows, asked)), digest_size=16).digest()

    def scaled(self) -> Chunk:
        """Return the chunk in the block's own units."""
        scale, block = self.scale, self.block
        return replace(
            self,
            cost=self.cost * scale.cost,
            steer=self.steer * scale.cost,
            upper=self.upper / scale.columns,
            most=self.most / scale.columns,
            row_lower=self.row_lower * scale.rows,
            row_upper=self.row_upper * scale.rows,
            data=self.data * (scale.rows[block.indices] * scale.columns[block.column_of]),
            parts=tuple(part.scaled(scale) for part in self.parts),
            games=tuple(
                replace(g, part=g.part.scaled(scale), toll=g.toll * scale.cost) for g in self.games
            ),
            faces=tuple(replace(asked, part=asked.part.scaled(scale)) for asked in self.faces),
        )


@dataclass(frozen=True, slots=True, eq=False)
class ChunkAnswer:
    """What a worker returns; draws first, then the chunk's parts."""

    value: FloatArray  # surplus; NaN where infeasible
    primal: FloatArray
    reduced: FloatArray
    dual: FloatArray
    # For each of the chunk's bounded columns, the upper bound that it was solved with.
    bounds: FloatArray
    floors: FloatArray  # for each of the chunk's kept columns, the lower bound
    forgone: FloatArray  # what priorities cost: surplus without them, less `value`
    # Rows that cannot hold together, by ``(draw, part)``.
    conflicts: dict[tuple[int, int], tuple[int, ...]]
    games: tuple[FloatArray, ...]  # for each game, shape ``(draws, 2 ** players of the block)``
    faces: tuple[tuple[Ends, ...], ...]
    count: Count = field(default_factory=Count)
