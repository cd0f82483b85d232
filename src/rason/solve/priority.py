"""Whom priorities turn away: caps on demands and sales that come later than others.

Demands are served in order, those of the highest priority first, each as it would take on economic
grounds while what comes later is shut and what came before keeps what it has; sales to a market
come with the last. Whoever of those that come later would take more than this in the economic
program is capped at it, and nobody else is. Nobody is made to take anything: where somebody earlier
does not take what a cap leaves, since it costs more than it is worth there, the cap is raised.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from rason.solve.block import SEEN
from rason.solve.highs import Answer, UncertifiedError
from rason.solve.lumpy import solve_whole
from rason.solve.optimum import program_of
from rason.solve.rising import at_rest

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.program.program import BoolArray, IntArray, Program
    from rason.solve.block import Block
    from rason.solve.chunk import Chunk
    from rason.solve.highs import Kept
    from rason.solve.linear import Linear
    from rason.solve.part import Part

FAVOUR = 1e-5
"""By which part of its bid who comes later is favoured for each step, so that equals compete.

It only finds out who competes: who takes how much is asked of the program without it."""
KEPT = 1.0 - 1e-9
"""The part of what was taken that later ones must leave where rounding lets them not leave all."""
MORE = 1e-7
"""What exceeds what was left for it by less than this part of its bound does not exceed it."""


@lru_cache(maxsize=SEEN)
def ranks_of(program: Program, block: Block) -> IntArray:
    """Return how many levels come before each column, and -1 for what is not served by level.

    Shape ``(columns,)``: 0 for the slices of the highest priority in the block, then 1, 2, …; a
    sale to a market has the priority 0. All are -1 where the block has one level only.
    """
    columns = [program.columns[index] for index in block.columns]
    served = [column.family in ("slice", "sale") for column in columns]
    levels = sorted({c.priority for c, is_ in zip(columns, served, strict=True) if is_})
    if len(levels) < 2:  # noqa: PLR2004 - nobody comes before another
        return np.full(len(columns), -1, dtype=np.int64)
    rank = {level: position for position, level in enumerate(reversed(levels))}
    return np.array(
        [rank[c.priority] if is_ else -1 for c, is_ in zip(columns, served, strict=True)],
        dtype=np.int64,
    )


def turned_away(kept: Kept, chunk: Chunk, part: Part, draw: int) -> FloatArray | None:
    """Return the columns' upper bounds where priorities turn somebody away, or None.

    The solver is one of its own, so that whoever is not turned away finds the same as without.
    """
    ranks, lumpy = chunk.ranks, part.lumpy
    program = program_of(chunk, part, draw, chunk.steer[draw] + chunk.tilt.ties)
    favour = np.where(chunk.slices, FAVOUR * (1.0 + ranks) * np.abs(chunk.cost[draw]), 0.0)
    competing = replace(program, cost=program.cost + favour)

    def rise(left: FloatArray) -> FloatArray:
        upper = _capped(kept, competing, ranks, left, lumpy)
        if upper is None:
            return np.zeros_like(left)
        taken = _solved(kept, replace(program, upper=upper), lumpy)
        return np.maximum(_left(kept, program, ranks, lumpy, taken) - left, 0.0)

    slack = MORE * program.upper
    left = at_rest(rise, _left(kept, program, ranks, lumpy), slack, program.upper)
    return _capped(kept, competing, ranks, left, lumpy)


def _capped(
    kept: Kept, program: Linear, ranks: IntArray, left: FloatArray, lumpy: IntArray
) -> FloatArray | None:
    """Return the bounds, those capped who would take more than is left; None if nobody would."""
    upper, slack = program.upper, MORE * program.upper
    capped = np.zeros(len(upper), dtype=bool)
    while True:
        taken = _solved(kept, replace(program, upper=upper), lumpy)
        over = (ranks > 0) & ~capped & (taken > left + slack)
        if not over.any():
            return upper if capped.any() else None
        capped |= over
        upper = np.where(capped, np.minimum(program.upper, left), program.upper)


def _left(
    kept: Kept, program: Linear, ranks: IntArray, lumpy: IntArray, taken: FloatArray | None = None
) -> FloatArray:
    """Return what each takes when all are served in order, or after what earlier ones do take."""
    left = program.upper
    for rank in range(int(ranks.max()) + 1):
        upper = np.where(ranks > rank, 0.0, program.upper)
        earlier = (ranks >= 0) & (ranks < rank)
        first = left if taken is None else taken
        left = np.where(ranks == rank, _after(kept, program, earlier, first, upper, lumpy), left)
    return left


def _after(
    kept: Kept,
    program: Linear,
    earlier: BoolArray,
    left: FloatArray,
    upper: FloatArray,
    lumpy: IntArray,
) -> FloatArray:
    """Return what all take where earlier ones keep what they have."""
    least = np.where(earlier, left, program.lower)
    with suppress(UncertifiedError):
        found = solve_whole(kept, program.with_bounds(np.minimum(least, upper), upper), lumpy)
        if isinstance(found, Answer):
            return found.primal
    least = np.where(earlier, KEPT * left, program.lower)
    return _solved(kept, program.with_bounds(np.minimum(least, upper), upper), lumpy)


def _solved(kept: Kept, program: Linear, lumpy: IntArray) -> FloatArray:
    found = solve_whole(kept, program, lumpy)
    assert isinstance(found, Answer), "who is served in order leaves a solution"
    return found.primal
