"""Which optimum is reported, and at which prices: ties choose among equals, and are no money.

A contract's price and the ties choose a solution first: how much is taken and how much paid for.
Then the shortfalls are bounded by what they came to, and the program is solved for surplus alone;
its multipliers are the prices, and the first solution stands if they prove it to be an optimum.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from rason.solve.face import optimal_face
from rason.solve.highs import Answer, Infeasible
from rason.solve.linear import Linear
from rason.solve.lumpy import solve_whole
from rason.solve.tilt import TIE, degenerate

if TYPE_CHECKING:
    from collections.abc import Hashable

    from rason.case.cell import FloatArray
    from rason.solve.chunk import Chunk
    from rason.solve.highs import Kept
    from rason.solve.part import Part
    from rason.solve.tilt import Tilt


def settle(
    kept: Kept,
    chunk: Chunk,
    part: Part,
    draw: int,
    upper: FloatArray | None = None,
    *,
    name: Hashable = None,
) -> tuple[Linear, Answer] | Infeasible:
    """Return a variant's economic program, within the bounds that steering chose, and its optimum.

    `upper` are the bounds where priorities have turned somebody away; None where not. Lumpy columns
    are fixed as they were decided. `name` is the variant's, the same in every draw.
    """
    steer = chunk.steer[draw] * part.steered
    steered = program_of(chunk, part, draw, steer + chunk.tilt.ties)
    linear = program_of(chunk, part, draw)
    if upper is not None:
        steered, linear = (
            one.with_bounds(np.minimum(one.lower, upper), upper) for one in (steered, linear)
        )
    found = solve_whole(kept, steered, part.lumpy, name=name)
    if isinstance(found, Infeasible):
        return found
    linear = _within(linear, steer, part, found.primal)
    return linear, _optimum(kept, linear, chunk.tilt, found.primal)


def _within(linear: Linear, steer: FloatArray, part: Part, primal: FloatArray) -> Linear:
    """Return a program whose shortfalls and lumpy columns are no others than in a solution."""
    lower, upper = linear.lower.copy(), linear.upper.copy()
    owed = steer != 0.0
    upper[owed] = np.minimum(upper[owed], primal[owed])
    lower[part.lumpy] = upper[part.lumpy] = np.round(primal[part.lumpy])
    return linear.with_bounds(lower, upper)


def _optimum(kept: Kept, linear: Linear, tilt: Tilt, near: FloatArray) -> Answer:
    """Return the prices that the tilt chooses, and a solution: the near one if it is optimal."""
    found = kept.solve(linear)
    assert isinstance(found, Answer), "a solution keeps the bounds that were taken from it"
    dual = found.dual
    if degenerate(linear, found):
        tilted = kept.solve(tilt.tilted(linear))
        if isinstance(tilted, Answer):
            chosen = linear.signed(tilted.dual)
            # A tilt that crossed a kink certifies nothing.
            dual = chosen if linear.proves(found.primal, chosen) else dual
    primal = near if linear.proves(near, dual) else found.primal
    optimal = optimal_face(linear, replace(found, dual=dual))
    open_ = (optimal.lower < optimal.upper).sum() + (optimal.row_lower < optimal.row_upper).sum()
    if open_ > len(optimal.row_lower):
        # Others are as good: ties that were within the solver's tolerance choose among them alone.
        tied = kept.solve(replace(optimal, cost=tilt.ties / TIE))
        if isinstance(tied, Answer) and linear.proves(tied.primal, dual):
            primal = tied.primal
    return Answer(float(linear.cost @ primal), primal, dual, linear.bound(dual))


def program_of(chunk: Chunk, part: Part, draw: int, steer: FloatArray | None = None) -> Linear:
    """Return a variant's program in one draw.

    `steer` is added to the costs and is no surplus, shape ``(columns,)``; None is nothing.
    """
    upper = np.minimum(chunk.upper[draw] * part.scale, row_of(chunk.most, draw))
    if part.most is not None:
        upper = np.minimum(upper, part.most)
    lifted = np.isnan(part.row_scale)
    factor = np.where(lifted, 1.0, part.row_scale)
    row_lower, row_upper = chunk.row_lower[draw], chunk.row_upper[draw]
    with np.errstate(invalid="ignore"):
        row_lower = np.where(
            lifted, -np.inf, np.where(np.isinf(row_lower), row_lower, row_lower * factor)
        )
        row_upper = np.where(
            lifted, np.inf, np.where(np.isinf(row_upper), row_upper, row_upper * factor)
        )
    cost = chunk.cost[draw] * part.cost_scale - row_of(part.surcharge, draw)
    return Linear(
        block=chunk.block,
        cost=cost if steer is None else cost + steer,
        lower=np.minimum(part.lower, upper),
        upper=upper,
        row_lower=row_lower,
        row_upper=row_upper,
        data=row_of(chunk.data, draw),
    )


def row_of(array: FloatArray, draw: int) -> FloatArray:
    """Return the row of a draw, or the one that all draws share.

    The array has shape ``(draws, n)``, or ``(1, n)`` if all draws share it.
    """
    row: FloatArray = array[draw if len(array) > 1 else 0]
    return row
