"""The optimal face: ranges of flows, prices and surpluses over all optimal solutions.

Columns with a reduced cost stay where they are and rows with a dual stay tight: what is left of
the same matrix is the set of all optimal solutions. Prices and surpluses are one-sided: the worth
of a little more and of a little less, read off the duals of a program whose bound has moved a
little, which is exact because the value is piecewise linear. The solver is asked only where the
vertex that it stands on cannot tell.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from rason.solve.highs import TOLERANCE, Answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rason.case.cell import FloatArray
    from rason.program.program import IntArray
    from rason.solve.highs import Kept
    from rason.solve.linear import Linear
    from rason.solve.vertex import Vertex

FLAT = 1e-10
"""A reduced cost or dual below this part of the terms that it is the difference of counts as zero,
and so does one below the solver's own tolerance."""
NUDGE = 1e-6
"""How far a bound is moved to read a one-sided price, relative to what flows in its row."""


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """Whose ranges are wanted in a block."""

    # Signed sums of columns, by position in the answer: ``(columns, signs)``.
    sums: Sequence[tuple[IntArray, FloatArray]]
    rows: IntArray
    # For each owner, the columns and rows whose bounds it owns.
    owners: Sequence[tuple[IntArray, IntArray]]


@dataclass(frozen=True, slots=True, eq=False)
class Ends:
    """The optimal face of a block's program."""

    sums: FloatArray  # shape ``(sums, 2)``: low and high
    # Shape ``(rows, 2)``: worth of one more unit, and of one less; NaN where it cannot be had.
    prices: FloatArray
    rents: FloatArray  # shape ``(owners, 2)``


def face(kept: Kept, linear: Linear, wanted: Wanted) -> Ends:
    """Return ranges over all optimal solutions of a program.

    Lumpy columns are fixed at their decisions.
    """
    answer = kept.solve(linear)
    assert isinstance(answer, Answer), "the program has an optimum"
    vertex = kept.vertex(answer)
    optimal = optimal_face(linear, answer)
    sums = _sum_ranges(kept, optimal, answer, wanted, vertex)
    prices = _prices(kept, linear, answer, wanted.rows, vertex)
    rents = [_rent(kept, linear, answer, *owned, vertex) for owned in wanted.owners]
    return Ends(sums, prices, np.reshape(rents, (-1, 2)))


def optimal_face(linear: Linear, answer: Answer) -> Linear:
    """Return the program whose feasible set is the optimal face.

    Columns are fixed where their reduced cost holds them, and rows are tight where they have a
    dual. What counts as zero is measured in each column and row by its own terms, so that something
    dear elsewhere blurs nothing.
    """
    dual, block = answer.dual, linear.block
    reduced = linear.reduced(dual)
    terms = np.abs(linear.data * dual[block.indices])
    sizes = np.abs(linear.cost)
    np.maximum.at(sizes, block.column_of, terms)
    flat = np.maximum(FLAT * sizes, TOLERANCE)
    row_flat = np.maximum(FLAT * _row_sizes(linear, answer.primal, sizes), TOLERANCE)
    lower = np.where(reduced > flat, linear.upper, linear.lower)
    upper = np.where(reduced < -flat, linear.lower, linear.upper)
    row_lower = np.where(dual > row_flat, linear.row_upper, linear.row_lower)
    row_upper = np.where(dual < -row_flat, linear.row_lower, linear.row_upper)
    return replace(linear, lower=lower, upper=upper, row_lower=row_lower, row_upper=row_upper)


def _row_sizes(linear: Linear, primal: FloatArray, sizes: FloatArray) -> FloatArray:
    """Return what each row's dual is measured by: the least dear of the columns in use there."""
    block = linear.block
    used = (primal[block.column_of] > linear.lower[block.column_of]) & (linear.data != 0.0)
    rows = np.full(len(linear.row_lower), np.inf)
    here = block.indices[used]
    np.minimum.at(rows, here, sizes[block.column_of[used]] / np.abs(linear.data[used]))
    return np.where(np.isfinite(rows), rows, 0.0)


def _sum_ranges(
    kept: Kept, optimal: Linear, answer: Answer, wanted: Wanted, vertex: Vertex | None
) -> FloatArray:
    weights = np.zeros((len(wanted.sums), len(optimal.cost)))
    for position, (columns, signs) in enumerate(wanted.sums):
        weights[position, columns] = signs
    ranges = np.repeat((weights @ answer.primal)[:, None], 2, axis=1)
    moves = asked = np.flatnonzero(weights[:, optimal.lower != optimal.upper].any(axis=1))
    for end, direction in enumerate((-1.0, 1.0)):
        if vertex is not None:
            asked = moves[~vertex.best(optimal, direction * weights[moves])]
        for index in asked:
            found = kept.solve(replace(optimal, cost=direction * weights[index]))
            if isinstance(found, Answer):
                ranges[index, end] = direction * found.value
    return ranges


def _prices(
    kept: Kept, linear: Linear, answer: Answer, rows: IntArray, vertex: Vertex | None
) -> FloatArray:
    """Return what one unit more at each balance is worth, and what one unit less costs."""
    block = linear.block
    passing = np.ones(len(linear.row_lower))
    np.maximum.at(passing, block.indices, np.abs(linear.data * answer.primal[block.column_of]))
    steps = NUDGE * passing
    prices = np.repeat(answer.dual[rows][:, None], 2, axis=1)
    holds = np.zeros(prices.shape, bool) if vertex is None else vertex.holds(rows, steps[rows])
    for position, end in np.argwhere(~holds).tolist():
        row = int(rows[position])
        nudge = steps[row] * (1.0, -1.0)[end]
        row_lower, row_upper = linear.row_lower.copy(), linear.row_upper.copy()
        row_lower[row] += nudge
        row_upper[row] += nudge
        found = kept.solve(replace(linear, row_lower=row_lower, row_upper=row_upper))
        prices[position, end] = found.dual[row] if isinstance(found, Answer) else np.nan
    return prices


def _rent(
    kept: Kept,
    linear: Linear,
    answer: Answer,
    columns: IntArray,
    rows: IntArray,
    vertex: Vertex | None,
) -> tuple[float, float]:
    """Return the least and the most that an owner's bounds can be worth at optimal prices."""
    worth = []
    for factor in (1.0 + NUDGE, 1.0 - NUDGE):
        lower, upper = linear.lower.copy(), linear.upper.copy()
        row_lower, row_upper = linear.row_lower.copy(), linear.row_upper.copy()
        lower[columns] *= factor
        upper[columns] *= factor
        row_lower[rows] *= factor
        row_upper[rows] *= factor
        moved = replace(linear, lower=lower, upper=upper, row_lower=row_lower, row_upper=row_upper)
        dual = answer.dual
        if vertex is None or not vertex.stays(moved):
            found = kept.solve(moved)
            if not isinstance(found, Answer):
                continue  # no more of these bounds can be had at any price
            dual = found.dual
        reduced = linear.reduced(dual)
        worth.append(
            float(linear.column_worth(reduced)[columns].sum() + linear.row_worth(dual)[rows].sum())
        )
    return min(worth, default=np.nan), max(worth, default=np.nan)
