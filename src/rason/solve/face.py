"""The optimal face: ranges of flows, prices and surpluses over all optimal solutions.

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
    rows
        Rows whose price is wanted.
    owners
        For each owner, the columns and rows whose bounds it owns.
    """

    sums: Sequence[tuple[IntArray, FloatArray]]
    rows: IntArray
    owners: Sequence[tuple[IntArray, IntArray]]


@dataclass(frozen=True, slots=True, eq=False)
class Ends:
    """The optimal face of a block's program.

    Parameters
    ----------
    sums
        Shape ``(sums, 2)``: low and high.
    prices
        Shape ``(rows, 2)``: worth of one more unit, and of one less; NaN where it cannot be had.
    rents
        Shape ``(owners, 2)``.
    """

    sums: FloatArray
    prices: FloatArray
    rents: FloatArray


def face(kept: Kept, linear: Linear, answer: Answer, wanted: Wanted) -> Ends:
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

    Returns
    -------
    ends
        The ranges.
    """
    optimal = _optimal(linear, answer)
    sums = _sum_ranges(kept, optimal, answer, wanted)
    prices = [_price(kept, linear, answer, int(row)) for row in wanted.rows]
    rents = [_rent(kept, linear, answer, *owned) for owned in wanted.owners]
    return Ends(sums, np.reshape(prices, (-1, 2)), np.reshape(rents, (-1, 2)))


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
