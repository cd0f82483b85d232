"""The programs that the kernel is asked for, and how one of them fills a tableau."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from rason.solve.kernel.compiling import inner
from rason.solve.kernel.tableau import BROKEN, Tableau

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.program.program import IntArray


class Asked(NamedTuple):
    """Programs of one block: q of them in each draw."""

    # cost, steer, upper: shape ``(draws, columns)``.
    cost: FloatArray
    steer: FloatArray
    upper: FloatArray
    # Shape ``(draws, columns)`` or ``(1, columns)``: what no optimum needs more of.
    most: FloatArray
    # row_lower, row_upper: shape ``(draws, rows)``.
    row_lower: FloatArray
    row_upper: FloatArray
    data: FloatArray  # shape ``(draws, entries)`` or ``(1, entries)``
    tie: FloatArray  # shape ``(columns,)``: added to every cost
    # scale, lower, cost_scale: shape ``(q, columns)``.
    scale: FloatArray
    lower: FloatArray
    cost_scale: FloatArray
    steered: FloatArray  # shape ``(q,)``: 1 where what steers counts, else 0
    row_scale: FloatArray  # shape ``(q, rows)``; NaN lifts a row
    # surcharge, surcharged: shape ``(some, draws, columns)``, and for each program which of them it
    # pays, or -1.
    surcharge: FloatArray
    surcharged: IntArray
    lumpy: IntArray  # shape ``(q, columns)``: 1 where a column must be whole


@inner
def load(t: Tableau, a: Asked, draw: int, q: int) -> None:
    """Fill a tableau with one program of a draw."""
    n, m = len(a.tie), len(t.head)
    data = a.data[draw if len(a.data) > 1 else 0]
    most = a.most[draw if len(a.most) > 1 else 0]
    # The inverse at hand is of the old numbers: where one differs, it must be made anew.
    for entry in range(len(data)):
        if t.data[entry] != data[entry]:
            t.data[entry] = data[entry]
            t.state[BROKEN] = 1
    for j in range(n):
        upper = min(a.upper[draw, j] * a.scale[q, j], most[j])
        t.upper[j] = upper
        t.lower[j] = min(a.lower[q, j], upper)
        cost = a.cost[draw, j] * a.cost_scale[q, j] + a.steer[draw, j] * a.steered[q] + a.tie[j]
        if a.surcharged[q] >= 0:
            cost -= a.surcharge[a.surcharged[q], draw, j]
        t.cost[j] = cost
    for i in range(m):
        low, high, factor = a.row_lower[draw, i], a.row_upper[draw, i], a.row_scale[q, i]
        if np.isnan(factor):
            low, high = -np.inf, np.inf
        t.lower[n + i] = low * factor if low > -np.inf else low
        t.upper[n + i] = high * factor if high < np.inf else high


@inner
def unsteer(t: Tableau, a: Asked, draw: int, q: int) -> None:
    """Fill in the costs of a program of a draw without what steers, and without ties."""
    for j in range(len(a.tie)):
        cost = a.cost[draw, j] * a.cost_scale[q, j]
        if a.surcharged[q] >= 0:
            cost -= a.surcharge[a.surcharged[q], draw, j]
        t.cost[j] = cost
