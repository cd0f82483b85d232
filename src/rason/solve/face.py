"""The optimal face: ranges of flows, prices and surpluses, and the flows nearest to the observed.

Columns with a reduced cost stay where they are and rows with a dual stay tight: what is left of
the same matrix is the set of all optimal solutions. Prices and surpluses are one-sided: the worth
of a little more and of a little less, read off the duals of a program whose bound has moved a
little, which is exact because the value is piecewise linear.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from rason.solve.highs import Answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rason.case.cell import FloatArray
    from rason.program.program import IntArray
    from rason.solve.highs import Kept
    from rason.solve.linear import Linear

FLAT = 1e-7
"""A reduced cost or dual below this, relative to the largest cost, counts as zero."""
NUDGE = 1e-6
"""How far a bound is moved to read a one-sided price, relative to the block's largest flow."""


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """Whose ranges are wanted in a block.

    Parameters
    ----------
    sums
        Signed sums of columns, by position in the answer: ``(columns, signs)``.
    observed
        Positions of the sums that were observed, most important first.
    rows
        Rows whose price is wanted.
    owners
        For each owner, the columns and rows whose bounds it owns.
    """

    sums: Sequence[tuple[IntArray, FloatArray]]
    observed: Sequence[int]
    rows: IntArray
    owners: Sequence[tuple[IntArray, IntArray]]


@dataclass(frozen=True, slots=True, eq=False)
class Ends:
    """The optimal face of a block's program.

    Parameters
    ----------
    primal
        The optimal solution nearest to what was observed.
    sums
        Shape ``(sums, 2)``: low and high.
    prices
        Shape ``(rows, 2)``: worth of one more unit, and of one less; NaN where it cannot be had.
    rents
        Shape ``(owners, 2)``.
    """

    primal: FloatArray
    sums: FloatArray
    prices: FloatArray
    rents: FloatArray


def face(kept: Kept, linear: Linear, answer: Answer, wanted: Wanted, observed: FloatArray) -> Ends:
    """Return ranges over all optimal solutions of a program.

    Parameters
    ----------
    kept
        The solver.
    linear
        The program; lumpy columns fixed at their decisions.
    answer
        One optimum.
    wanted
        Whose ranges are wanted.
    observed
        What was observed of the sums in ``wanted.observed``.

    Returns
    -------
    ends
        The ranges.
    """
    optimal = _optimal(linear, answer)
    sums = _sum_ranges(kept, optimal, answer, wanted)
    primal = _nearest(kept, optimal, answer, wanted, observed, sums)
    prices = np.array([_price(kept, linear, answer, int(row)) for row in wanted.rows]).reshape(
        -1, 2
    )
    rents = np.array([_rent(kept, linear, answer, *owned) for owned in wanted.owners]).reshape(
        -1, 2
    )
    return Ends(primal, sums, prices, rents)


def _optimal(linear: Linear, answer: Answer) -> Linear:
    """Return the program whose feasible set is the optimal face."""
    reduced = linear.reduced(answer.dual)
    flat = FLAT * max(1.0, float(np.abs(linear.cost).max(initial=0.0)))
    lower = np.where(reduced > flat, linear.upper, linear.lower)
    upper = np.where(reduced < -flat, linear.lower, linear.upper)
    row_lower = np.where(answer.dual > flat, linear.row_upper, linear.row_lower)
    row_upper = np.where(answer.dual < -flat, linear.row_lower, linear.row_upper)
    return replace(linear, lower=lower, upper=upper, row_lower=row_lower, row_upper=row_upper)


def _extreme(
    kept: Kept, optimal: Linear, columns: IntArray, signs: FloatArray, direction: float
) -> tuple[float, FloatArray] | None:
    cost = np.zeros(len(optimal.cost))
    cost[columns] = direction * signs
    found = kept.solve(replace(optimal, cost=cost))
    if not isinstance(found, Answer):
        return None
    return direction * found.value, found.primal


def _sum_ranges(kept: Kept, optimal: Linear, answer: Answer, wanted: Wanted) -> FloatArray:
    ranges = np.empty((len(wanted.sums), 2))
    for position, (columns, signs) in enumerate(wanted.sums):
        here = float(signs @ answer.primal[columns])
        ranges[position] = here
        if np.all(optimal.lower[columns] == optimal.upper[columns]):
            continue
        for end, direction in enumerate((-1.0, 1.0)):
            found = _extreme(kept, optimal, columns, signs, direction)
            if found is not None:
                ranges[position, end] = found[0]
    return ranges


def _nearest(
    kept: Kept,
    optimal: Linear,
    answer: Answer,
    wanted: Wanted,
    observations: FloatArray,
    ranges: FloatArray,
) -> FloatArray:
    """Return the optimal flows nearest to the observed ones, the first observation before the next.

    Each observed sum is moved as near as the face allows, and held there by splitting its columns
    at the values of the solution that reached it.
    """
    primal = answer.primal
    for position, observed in zip(wanted.observed, observations, strict=True):
        columns, signs = wanted.sums[position]
        if ranges[position, 1] - ranges[position, 0] <= FLAT * (1.0 + abs(ranges[position, 1])):
            continue
        ends = []
        for direction in (-1.0, 1.0):
            found = _extreme(kept, optimal, columns, signs, direction)
            if found is not None:
                ends.append(found)
        if len(ends) < len((-1.0, 1.0)):
            continue
        (low, at_low), (high, at_high) = ends
        weight = 0.0 if high <= low else float(np.clip((observed - low) / (high - low), 0.0, 1.0))
        primal = (1.0 - weight) * at_low + weight * at_high
        lower, upper = optimal.lower.copy(), optimal.upper.copy()
        lower[columns] = upper[columns] = primal[columns]
        optimal = optimal.with_bounds(lower, upper)
    return primal


def _price(kept: Kept, linear: Linear, answer: Answer, row: int) -> tuple[float, float]:
    """Return what one unit more at a balance is worth, and what one unit less costs."""
    step = NUDGE * max(1.0, float(np.abs(answer.primal).max(initial=0.0)))
    worth = []
    for nudge in (step, -step):
        row_lower, row_upper = linear.row_lower.copy(), linear.row_upper.copy()
        row_lower[row] += nudge
        row_upper[row] += nudge
        found = kept.solve(replace(linear, row_lower=row_lower, row_upper=row_upper))
        worth.append(float(found.dual[row]) if isinstance(found, Answer) else np.nan)
    return worth[0], worth[1]


def _rent(
    kept: Kept, linear: Linear, answer: Answer, columns: IntArray, rows: IntArray
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
        found = kept.solve(moved)
        dual = found.dual if isinstance(found, Answer) else answer.dual
        reduced = linear.reduced(dual)
        worth.append(
            float(linear.column_worth(reduced)[columns].sum() + linear.row_worth(dual)[rows].sum())
        )
    return min(worth), max(worth)
