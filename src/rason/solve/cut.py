"""A program's numbers cut into its blocks, each with the units that it is solved in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from rason.solve.block import blocks, in_families
from rason.solve.most import most_of, whole_of
from rason.solve.priority import ranks_of
from rason.solve.scale import scale_of
from rason.solve.tilt import tilt_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rason.case.cell import FloatArray
    from rason.program.program import BoolArray, IntArray, Numbers, Program
    from rason.solve.block import Block
    from rason.solve.scale import Scale
    from rason.solve.tilt import Tilt

AT_HAND = 4
"""Of how many programs' numbers the blocks are kept: questions about the same draws come one after
another, and arrays of many draws are large."""


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """A block's numbers, and what follows from them whatever is asked."""

    block: Block
    # Numbers by name, the draws first: those of `rason.solve.chunk.Chunk`, and `most`.
    arrays: Mapping[str, FloatArray]
    # scale, tilt: the block's own units, and which of many optimal prices is reported.
    scale: Scale
    tilt: Tilt
    # ranks, slices, bounded, lacks: see `rason.solve.chunk.Chunk`.
    ranks: IntArray
    slices: BoolArray
    bounded: IntArray
    lacks: IntArray
    # The first of each set of draws with equal numbers, and for each draw the position of its
    # equal.
    distinct: tuple[IntArray, IntArray]

    def distinct_under(self, varied: Sequence[FloatArray]) -> tuple[IntArray, IntArray]:
        """Return the first of each set of equal draws, and for each draw the position of its equal.

        What questions add to the numbers is given by `varied`, shape ``(draws, n)``, or ``(1, n)``
        for all draws.
        """
        keep, draw = self.distinct
        moving = [array for array in varied if len(array) > 1]
        if len(keep) == len(draw) or not moving:
            return keep, draw  # what differs already still does: most draws of most blocks
        return _distinct([draw[:, None].astype(np.float64), *moving], len(draw))


@lru_cache(maxsize=AT_HAND)
def cuts(program: Program, numbers: Numbers) -> tuple[Cut, ...]:
    """Cut a program's numbers into those of its blocks.

    In the order of `rason.solve.block.blocks`.
    """
    return tuple(_cut(program, block, numbers) for block in blocks(program))


def _cut(program: Program, block: Block, numbers: Numbers) -> Cut:
    arrays = {
        "cost": numbers.cost[:, block.columns],
        "steer": numbers.steer[:, block.columns],
        "upper": numbers.upper[:, block.columns],
        "row_lower": numbers.row_lower[:, block.rows],
        "row_upper": numbers.row_upper[:, block.rows],
        "data": numbers.data[:, block.entries],
    }
    arrays["most"] = most_of(
        program, block, arrays["upper"], arrays["cost"], arrays["data"], arrays["row_lower"]
    )
    arrays["data"] = whole_of(program, block, arrays["upper"], arrays["most"], arrays["data"])
    scale = scale_of(program, block, arrays)
    ranks = ranks_of(program, block)
    chosen = in_families(program, block, "shortfall", "lack")
    return Cut(
        block=block,
        arrays=arrays,
        scale=scale,
        tilt=tilt_of(program, block).within(scale),
        ranks=ranks,
        slices=in_families(program, block, "slice"),
        bounded=np.flatnonzero(chosen | (ranks > 0)),
        lacks=np.flatnonzero(in_families(program, block, "lack")),
        distinct=_distinct(arrays.values(), numbers.draws),
    )


def _distinct(arrays: Iterable[FloatArray], draws: int) -> tuple[IntArray, IntArray]:
    """Return the first of each set of equal draws, and for each draw the position of its equal."""
    moving = [array for array in arrays if len(array) > 1]
    rows = np.hstack([np.zeros((draws, 1)), *moving])
    seen: dict[bytes, int] = {}
    keep: list[int] = []
    draw = np.empty(draws, dtype=np.int64)
    for index in range(draws):
        position = seen.setdefault(rows[index].tobytes(), len(keep))
        if position == len(keep):
            keep.append(index)
        draw[index] = position
    return np.array(keep, dtype=np.int64), draw
