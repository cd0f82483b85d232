"""What comes before money: levels that stores owe at the end, and own load that rules serve first.

A duty is found by a solve of its own and becomes a bound; the economic program is solved within it,
so that its multipliers price the duty like any other bound.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from rason.solve.highs import Answer
from rason.solve.lumpy import solve_whole
from rason.solve.optimum import program_of

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.program.program import IntArray
    from rason.scenario.variant import Keep
    from rason.solve.chunk import Chunk
    from rason.solve.highs import Kept
    from rason.solve.linear import Linear
    from rason.solve.part import Part

SLACK = 1e-9
"""By how much, relative, what was found is taken back: what rounding leaves."""


def dutiful(kept: Kept, chunk: Chunk, part: Part, draw: int) -> Part:
    """Return a variant's part in a draw within the bounds of its duties; itself where it has none.

    A duty that cannot be told, since the program has no solution, is none.
    """
    program = program_of(chunk, part, draw)
    if not owes(program, chunk.lacks, part.keeps):
        return part
    bound = met(kept, program, chunk.lacks, part.keeps, part.lumpy)
    return replace(part, lower=bound.lower, most=bound.upper)


def owes(program: Linear, lacks: IntArray, keeps: tuple[Keep, ...]) -> bool:
    """Tell whether a program has a duty."""
    return bool((program.upper[lacks] > 0.0).any()) or bool(keeps)


def met(
    kept: Kept, program: Linear, lacks: IntArray, keeps: tuple[Keep, ...], lumpy: IntArray
) -> Linear:
    """Return a program within its duties: levels lack no more than they must, own load is kept."""
    if (program.upper[lacks] > 0.0).any():
        program = _lacking_least(kept, program, lacks, lumpy)
    if not keeps:
        return program
    floors = program.lower.copy()
    for keep in keeps:
        own = _alone(kept, program, keep, lumpy)
        floors[keep.own] = np.maximum(floors[keep.own], own)
    if len(keeps) > 1:
        floors = _together(kept, program, floors, keeps, lumpy)
    return program.with_bounds(np.minimum(floors, program.upper), program.upper)


def _lacking_least(kept: Kept, program: Linear, lacks: IntArray, lumpy: IntArray) -> Linear:
    """Return a program in which levels lack no more than they must."""
    found = _asking(kept, program, lacks, -1.0, lumpy)
    if found is None:
        return program
    upper = program.upper.copy()
    least = found[lacks] + SLACK * (1.0 + np.abs(program.upper[lacks]))
    upper[lacks] = np.minimum(upper[lacks], np.maximum(least, 0.0))
    return program.with_bounds(np.minimum(program.lower, upper), upper)


def _alone(kept: Kept, program: Linear, keep: Keep, lumpy: IntArray) -> FloatArray:
    """Return what own buyers take where the keeper's own goods serve them alone.

    What the keeper owes under its contracts comes first. Others are worth nothing, so that they
    have but what contracts make flow.
    """
    cost, upper = program.cost.copy(), program.upper.copy()
    row_lower, row_upper = program.row_lower.copy(), program.row_upper.copy()
    cost[keep.others] = np.minimum(cost[keep.others], 0.0)
    upper[keep.foreign] = 0.0
    row_lower[keep.contracts], row_upper[keep.contracts] = -np.inf, np.inf
    alone = replace(
        program, cost=cost, lower=np.minimum(program.lower, upper), upper=upper,
        row_lower=row_lower, row_upper=row_upper,
    )  # fmt: skip
    if len(keep.owed):
        found = _asking(kept, alone, keep.owed, -1.0, lumpy)
        if found is not None:
            upper = upper.copy()
            upper[keep.owed] = np.minimum(upper[keep.owed], found[keep.owed] * (1.0 + SLACK))
            alone = alone.with_bounds(np.minimum(alone.lower, upper), upper)
    served = solve_whole(kept, alone, lumpy)
    if not isinstance(served, Answer):
        return np.zeros(len(keep.own))
    least: FloatArray = served.primal[keep.own] * keep.share * (1.0 - SLACK)
    return least


def _together(
    kept: Kept, program: Linear, floors: FloatArray, keeps: tuple[Keep, ...], lumpy: IntArray
) -> FloatArray:
    """Return what is kept for all own buyers where not all of it can be served at once."""
    own = np.unique(np.concatenate([keep.own for keep in keeps]))
    upper = program.upper.copy()
    upper[own] = np.minimum(upper[own], floors[own])
    found = _asking(
        kept, program.with_bounds(np.minimum(program.lower, upper), upper), own, 1.0, lumpy
    )
    less = floors.copy()
    less[own] = 0.0 if found is None else found[own] * (1.0 - SLACK)
    return np.maximum(less, program.lower)


def _asking(
    kept: Kept, program: Linear, columns: IntArray, worth: float, lumpy: IntArray
) -> FloatArray | None:
    """Return a solution in which nothing but some columns counts; None where there is none."""
    cost = np.zeros_like(program.cost)
    cost[columns] = worth
    found = solve_whole(kept, replace(program, cost=cost), lumpy)
    return found.primal if isinstance(found, Answer) else None
