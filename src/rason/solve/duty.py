"""What comes before money: levels that stores owe at the end are met as far as they can be.

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
    from rason.program.program import IntArray
    from rason.solve.chunk import Chunk
    from rason.solve.highs import Kept
    from rason.solve.linear import Linear
    from rason.solve.part import Part

SLACK = 1e-9
"""By how much more than found, relative, a level may lack: what rounding leaves."""


def dutiful(kept: Kept, chunk: Chunk, part: Part, draw: int) -> Part:
    """Return a variant's part in a draw within the bounds of its duties; itself where it has none.

    A duty that cannot be told, since the program has no solution, is none.
    """
    program = program_of(chunk, part, draw)
    if not owes(program, chunk.lacks):
        return part
    bound = met(kept, program, chunk.lacks, part.lumpy)
    return replace(part, most=bound.upper)


def owes(program: Linear, lacks: IntArray) -> bool:
    """Tell whether a program has a duty."""
    return bool((program.upper[lacks] > 0.0).any())


def met(kept: Kept, program: Linear, lacks: IntArray, lumpy: IntArray) -> Linear:
    """Return a program in which levels lack no more than they must."""
    cost = np.zeros_like(program.cost)
    cost[lacks] = -1.0
    found = solve_whole(kept, replace(program, cost=cost), lumpy)
    if not isinstance(found, Answer):
        return program
    upper = program.upper.copy()
    least = found.primal[lacks] + SLACK * (1.0 + np.abs(program.upper[lacks]))
    upper[lacks] = np.minimum(upper[lacks], np.maximum(least, 0.0))
    return program.with_bounds(np.minimum(program.lower, upper), upper)
