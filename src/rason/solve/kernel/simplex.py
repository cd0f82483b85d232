"""A compiled dual simplex for small programs whose bounds and costs change: fast, and not trusted.

Every column is boxed, and a row that has no bound on one side is given one that its columns cannot
reach, so that any basis is dual feasible once each column lies at the bound that its reduced cost
asks for. A change of bounds or costs is then followed from the last basis. The inverse of the
basis is kept dense and brought up to date by each pivot [1]_; the ratio test passes breakpoints as
long as that pays [2]_. Whoever calls must certify the value from the original numbers.

References
----------
.. [1] Koberstein (2005), The Dual Simplex Method, ch. 3.
.. [2] Maros (2003), A generalized dual phase-2 simplex algorithm, EJOR 149(1).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.solve.kernel.compiling import compiled, reordered
from rason.solve.kernel.tableau import BROKEN, PIVOTS

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.solve.kernel.tableau import Tableau

OPTIMAL, INFEASIBLE, LOST = 0, 1, 2
"""How a run ends; the last says that another solver should be asked."""
FEASIBLE = 1e-9
"""How far a basic column may break its bound, relative."""
FLAT = 1e-12
"""A reduced cost that leaves a column where it is."""
EXACT = 16
"""Pivots after which solution and reduced costs are worked out anew before they are believed."""
PIVOT = 1e-9
"""The least pivot that is taken."""
DOUBTFUL = 1e-6
"""A pivot below which the inverse is made anew first, if it has been changed."""
FRESH = 256
"""Pivots after which the inverse is made anew."""


@compiled
def _transform(t: Tableau, column: int) -> None:
    """Fill `t.column` with a column of the tableau."""
    m = len(t.head)
    n = len(t.cost) - m
    if column >= n:
        for k in range(m):
            t.column[k] = -t.inverse[k, column - n]
        return
    first, last = t.starts[column], t.starts[column + 1]
    for k in range(m):
        total = 0.0
        for entry in range(first, last):
            total += t.inverse[k, t.indices[entry]] * t.data[entry]
        t.column[k] = total


@reordered
def _subtract(row: FloatArray, weight: float, other: FloatArray) -> float:
    """Subtract a multiple of another row; return the squared length of what is left."""
    length = 0.0
    for i in range(len(row)):
        row[i] -= weight * other[i]
        length += row[i] * row[i]
    return length


@compiled
def _pivot(t: Tableau, out: int, entering: int) -> None:
    """Let a column enter the basis at a place; `t.column` holds it."""
    m = len(t.head)
    pivot = 1.0 / t.column[out]
    chosen = t.inverse[out]
    for i in range(m):
        chosen[i] *= pivot
    t.norm[out] *= pivot * pivot
    for k in range(m):
        weight = t.column[k]
        if k != out and weight != 0.0:
            t.norm[k] = _subtract(t.inverse[k], weight, chosen)
    t.place[t.head[out]] = -1
    t.head[out] = entering
    t.place[entering] = out
    t.state[PIVOTS] += 1


@compiled
def _renew(t: Tableau) -> None:
    """Make the inverse anew: from the rows themselves, one column after another.

    Short columns go first. One that has no pivot left stays outside, and a row in its place.
    """
    m = len(t.head)
    n = len(t.cost) - m
    wanted = t.head.copy()
    lengths = np.zeros(m, dtype=np.int64)
    for k in range(m):
        if wanted[k] < n:
            lengths[k] = t.starts[wanted[k] + 1] - t.starts[wanted[k]]
    order = np.argsort(lengths, kind="mergesort")
    staying = np.zeros(m, dtype=np.int64)
    for k in range(m):
        if wanted[k] >= n:
            staying[wanted[k] - n] = 1
    t.inverse[:] = 0.0
    t.norm[:] = 1.0
    for k in range(m):
        t.inverse[k, k] = -1.0
        t.place[wanted[k]] = -1
    for k in range(m):
        t.head[k] = n + k
        t.place[n + k] = k
    for index in order:
        column = wanted[index]
        if column >= n:
            continue
        _transform(t, column)
        best, out = DOUBTFUL, -1
        for k in range(m):
            if t.head[k] >= n and not staying[k] and abs(t.column[k]) > best:
                best, out = abs(t.column[k]), k
        if out >= 0:
            _pivot(t, out, column)
    t.state[PIVOTS] = 0
    t.state[BROKEN] = 0


@compiled
def _enclose(t: Tableau) -> None:
    """Give a bound that cannot be reached to each row that has none."""
    m = len(t.head)
    n = len(t.cost) - m
    for j in range(n):
        t.floor[j], t.ceiling[j] = t.lower[j], t.upper[j]
    least, most = t.column, t.moved
    least[:] = 0.0
    most[:] = 0.0
    for j in range(n):
        for entry in range(t.starts[j], t.starts[j + 1]):
            one, other = t.data[entry] * t.lower[j], t.data[entry] * t.upper[j]
            least[t.indices[entry]] += min(one, other)
            most[t.indices[entry]] += max(one, other)
    for i in range(m):
        low, high = t.lower[n + i], t.upper[n + i]
        t.floor[n + i] = low if low > -np.inf else min(least[i] - 1.0, high - 1.0)
        t.ceiling[n + i] = high if high < np.inf else max(most[i] + 1.0, t.floor[n + i] + 1.0)


@compiled
def _price(t: Tableau) -> None:
    """Work out multipliers and reduced costs, and put each column where they ask for it."""
    m = len(t.head)
    n = len(t.cost) - m
    t.dual[:] = 0.0
    for k in range(m):
        worth = t.cost[t.head[k]]
        if worth != 0.0:
            row = t.inverse[k]
            for i in range(m):
                t.dual[i] += worth * row[i]
    for j in range(n + m):
        if t.place[j] >= 0:
            t.reduced[j] = 0.0
            continue
        if j < n:
            worth = t.cost[j]
            for entry in range(t.starts[j], t.starts[j + 1]):
                worth -= t.data[entry] * t.dual[t.indices[entry]]
        else:
            worth = t.dual[j - n]
        t.reduced[j] = worth
        if worth > FLAT:
            t.high[j] = 1
        elif worth < -FLAT:
            t.high[j] = 0


@compiled
def _place(t: Tableau) -> None:
    """Work out the solution from the basis and the sides of the others."""
    m = len(t.head)
    n = len(t.cost) - m
    t.moved[:] = 0.0
    for j in range(n + m):
        if t.place[j] >= 0:
            continue
        value = t.ceiling[j] if t.high[j] else t.floor[j]
        t.value[j] = value
        if value != 0.0:
            if j < n:
                for entry in range(t.starts[j], t.starts[j + 1]):
                    t.moved[t.indices[entry]] -= t.data[entry] * value
            else:
                t.moved[j - n] += value
    _spread(t)
    for k in range(m):
        t.value[t.head[k]] = t.column[k]


@reordered
def _spread(t: Tableau) -> None:
    """Fill `t.column` with the inverse times `t.moved`."""
    m = len(t.head)
    for k in range(m):
        row = t.inverse[k]
        total = 0.0
        for i in range(m):
            total += row[i] * t.moved[i]
        t.column[k] = total


@compiled
def _leaving(t: Tableau) -> int:
    """Return the place in the basis whose column breaks its bound most steeply, or -1."""
    worst, out = 0.0, -1
    for k in range(len(t.head)):
        j = t.head[k]
        value = t.value[j]
        breach = max(t.floor[j] - value, value - t.ceiling[j])
        if breach > FEASIBLE * (1.0 + abs(value)):
            steep = breach * breach / t.norm[k]
            if steep > worst:
                worst, out = steep, k
    return out


@compiled
def _ratios(t: Tableau, out: int, sign: float) -> None:
    """Fill `t.row` with a row of the tableau, and `t.step` with where each column changes side."""
    m = len(t.head)
    n = len(t.cost) - m
    chosen = t.inverse[out]
    for j in range(n + m):
        t.step[j] = np.inf
        t.row[j] = 0.0
        if t.place[j] >= 0:
            continue
        if j < n:
            total = 0.0
            for entry in range(t.starts[j], t.starts[j + 1]):
                total += t.data[entry] * chosen[t.indices[entry]]
        else:
            total = -chosen[j - n]
        t.row[j] = total
        if t.floor[j] == t.ceiling[j]:
            continue
        along = sign * total
        if (along > PIVOT and t.high[j]) or (along < -PIVOT and not t.high[j]):
            t.step[j] = max(t.reduced[j] / along, 0.0)


@compiled
def _entering(t: Tableau, slope: float) -> int:
    """Return the column that enters, passing breakpoints while that pays; -1 if there is none.

    Columns that are passed have a step of -1 afterwards. Where all of them together only just mend
    the breach, the last one enters.
    """
    enough = FEASIBLE * (1.0 + slope)
    last = -1
    while True:
        first = np.inf
        for j in range(len(t.step)):
            if 0.0 <= t.step[j] < first:
                first = t.step[j]
        if first == np.inf:
            if last >= 0 and slope <= enough:
                t.step[last] = np.inf
                return last
            return -1
        reach = first + 1e-12 * (1.0 + first)
        best, entering, width = 0.0, -1, 0.0
        for j in range(len(t.step)):
            if 0.0 <= t.step[j] <= reach:
                size = abs(t.row[j])
                width += size * (t.ceiling[j] - t.floor[j])
                if size > best:
                    best, entering = size, j
        slope -= width
        if slope <= 0.0:
            return entering
        last = entering
        for j in range(len(t.step)):
            if 0.0 <= t.step[j] <= reach:
                t.step[j] = -1.0


@compiled
def _flip(t: Tableau) -> None:
    """Move the columns that were passed to their other bound, and the solution with them."""
    m = len(t.head)
    n = len(t.cost) - m
    any_ = False
    for j in range(n + m):
        if t.step[j] != -1.0:
            continue
        if not any_:
            t.moved[:] = 0.0
            any_ = True
        width = t.ceiling[j] - t.floor[j]
        if t.high[j]:
            width = -width
        t.high[j] = 1 - t.high[j]
        t.value[j] += width
        if j < n:
            for entry in range(t.starts[j], t.starts[j + 1]):
                t.moved[t.indices[entry]] -= t.data[entry] * width
        else:
            t.moved[j - n] += width
    if any_:
        _spread(t)
        for k in range(m):
            t.value[t.head[k]] += t.column[k]


@compiled
def optimise(t: Tableau) -> int:
    """Follow the program from the basis at hand to its optimum.

    Parameters
    ----------
    t
        The tableau, its numbers filled in.

    Returns
    -------
    end
        `OPTIMAL`, `INFEASIBLE` or `LOST`.
    """
    m = len(t.head)
    if t.state[BROKEN] or t.state[PIVOTS] > FRESH:
        _renew(t)
    _enclose(t)
    _price(t)
    _place(t)
    since = 0
    for _ in range(20 * (m + 10)):
        out = _leaving(t)
        if out < 0:
            if since <= EXACT:
                t.dual[:] = t.reduced[len(t.cost) - m :]
                return OPTIMAL
            _price(t)
            _place(t)
            since = 0
            continue
        leaving = t.head[out]
        up = t.value[leaving] < t.floor[leaving]
        bound = t.floor[leaving] if up else t.ceiling[leaving]
        sign = 1.0 if up else -1.0
        _ratios(t, out, sign)
        entering = _entering(t, abs(bound - t.value[leaving]))
        if entering < 0:
            if t.state[PIVOTS] == 0:
                return INFEASIBLE
            _renew(t)
            _price(t)
            _place(t)
            since = 0
            continue
        _transform(t, entering)
        pivot = t.column[out]
        doubtful = abs(pivot - t.row[entering]) > DOUBTFUL * abs(pivot) or abs(pivot) < DOUBTFUL
        if doubtful and t.state[PIVOTS] > 0:
            _renew(t)
            _price(t)
            _place(t)
            since = 0
            continue
        if abs(pivot) < PIVOT:
            return LOST
        step = t.reduced[entering] / t.row[entering]
        _flip(t)
        _transform(t, entering)
        for j in range(len(t.cost)):
            if t.place[j] < 0:
                t.reduced[j] -= step * t.row[j]
        t.reduced[entering] = 0.0
        t.reduced[leaving] = -step
        moved = (t.value[leaving] - bound) / pivot
        for k in range(m):
            t.value[t.head[k]] -= t.column[k] * moved
        t.value[entering] += moved
        t.value[leaving] = bound
        t.high[leaving] = 0 if up else 1
        _pivot(t, out, entering)
        since += 1
    return LOST
