"""Projects that are built whole or not at all: subsets as variants, best relaxation first.

A subset whose relaxation does not beat the best whole one found so far is dropped, so no integer
enters the batch.
"""

from __future__ import annotations

import heapq
from itertools import count
from typing import TYPE_CHECKING

import numpy as np

from rason.solve.highs import Answer, Infeasible
from rason.solve.linear import GAP

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from rason.program.program import IntArray
    from rason.solve.highs import Kept
    from rason.solve.linear import Linear

WHOLE = 1e-7


def solve_whole(
    kept: Kept,
    linear: Linear,
    lumpy: IntArray,
    seen: Callable[[Answer, bool], None] | None = None,
    name: Hashable = None,
) -> Answer | Infeasible:
    """Solve a program with some columns at 0 or 1.

    `seen` is called with every relaxation solved, and whether its solution is whole: both prove
    bounds. The answer's multipliers are those of the program with the decisions fixed, its bound
    that of the search. `name` is that of `Kept.solve`.
    """
    best: Answer | None = None
    order = count()
    root = kept.solve(linear, name)
    if isinstance(root, Infeasible):
        return root
    queue = [(-root.bound, next(order), root, linear.lower, linear.upper)]
    while queue:
        bound, _, answer, lower, upper = heapq.heappop(queue)
        scale = max(1.0, abs(answer.value))
        if best is not None and -bound <= best.value + GAP * scale:
            break
        share = answer.primal[lumpy]
        open_ = lumpy[(share > WHOLE) & (share < 1.0 - WHOLE)]
        if seen is not None:
            seen(answer, len(open_) == 0)
        if len(open_) == 0:
            if best is None or answer.value > best.value:
                best = answer
            continue
        branch = int(open_[np.argmax(np.abs(answer.primal[open_] - 0.5) * -1.0)])
        for whole in (1.0, 0.0):
            below, above = lower.copy(), upper.copy()
            below[branch] = above[branch] = whole
            child = kept.solve(linear.with_bounds(below, above))
            if isinstance(child, Answer):
                heapq.heappush(queue, (-child.bound, next(order), child, below, above))
    return best if best is not None else Infeasible(())
