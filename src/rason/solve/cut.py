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
    from collections.abc import Mapping

    from rason.case.cell import FloatArray
    from rason.program.program import BoolArray, IntArray, Numbers, Program
    from rason.solve.block import Block
    from rason.solve.scale import Scale
    from rason.solve.tilt import Tilt

AT_HAND = 2
"""Of how many programs' numbers the blocks are kept: questions about the same draws come one after
another, and arrays of many draws are large."""


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """A block's numbers, and what follows from them whatever is asked.

    Parameters
    ----------
    block
        The columns and rows.
    arrays
        Numbers by name, the draws first: those of `rason.solve.chunk.Chunk`, and `most`.
    scale, tilt
        The block's own units, and which of many optimal prices is reported.
    ranks, slices, bounded
        See `rason.solve.chunk.Chunk`.
    """

    block: Block
    arrays: Mapping[str, FloatArray]
    scale: Scale
    tilt: Tilt
    ranks: IntArray
    slices: BoolArray
    bounded: IntArray


@lru_cache(maxsize=AT_HAND)
def cuts(program: Program, numbers: Numbers) -> tuple[Cut, ...]:
    """Cut a program's numbers into those of its blocks.

    Parameters
    ----------
    program
        The program.
    numbers
        As `Program.numbers` gives them: the same object for values that were asked about lately.

    Returns
    -------
    cuts
        One for each block, in the order of `rason.solve.block.blocks`.
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
    short = in_families(program, block, "shortfall")
    return Cut(
        block=block,
        arrays=arrays,
        scale=scale,
        tilt=tilt_of(program, block).within(scale),
        ranks=ranks,
        slices=in_families(program, block, "slice"),
        bounded=np.flatnonzero(short | (ranks > 0)),
    )
