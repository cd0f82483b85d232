"""A compiled dual simplex for small programs whose bounds and costs change: fast, and not trusted.

Every column is boxed, and a row that has no bound on one side is given one that its columns cannot
reach, so that any basis is dual feasible once each column lies at the bound that its reduced cost
asks for. A change of bounds or costs is then followed from the last basis. The steepest breach
leaves [1]_; the ratio test passes breakpoints as long as that pays [2]_. Whoever calls must
certify the value from the original numbers.

References
----------
.. [1] Koberstein (2005), The Dual Simplex Method, ch. 3.
.. [2] Maros (2003), A generalized dual phase-2 simplex algorithm, EJOR 149(1).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.solve.kernel.basis import DOUBTFUL, choose, follow, pivot, renew, transform
from rason.solve.kernel.compiling import compiled, inner
from rason.solve.kernel.tableau import BROKEN, PIVOTS, PLACES, ROWS, STAMP, TOUCHED, WAITING

if TYPE_CHECKING:
    from rason.solve.kernel.tableau import Tableau

OPTIMAL, INFEASIBLE, LOST = 0, 1, 2
"""How a run ends; the last says that another solver should be asked."""
FEASIBLE = 1e-9
"""How far a basic column may break its bound, relative."""
FLAT = 1e-12
"""A reduced cost that leaves a column where it is."""
EXACT = 32
"""Pivots after which solution and reduced costs are worked out anew before they are believed."""
PIVOT = 1e-9
"""The least pivot that is taken."""
FRESH = 256
"""Pivots after which the inverse is made anew."""


@inner
def _enclose(t: Tableau) -> None:
    """Give a bound that cannot be reached to each row that has none."""
    m = len(t.head)
    n = len(t.cost) - m
    for j in range(n):
        t.floor[j], t.ceiling[j] = t.lower[j], t.upper[j]
    least, most = t.dual, t.moved
    least[:] = 0.0
    most[:] = 0.0
    for j in range(n):
        if t.lower[j] != 0.0 or t.upper[j] != 0.0:
            for entry in range(t.starts[j], t.starts[j + 1]):
                one, other = t.data[entry] * t.lower[j], t.data[entry] * t.upper[j]
                least[t.indices[entry]] += min(one, other)
                most[t.indices[entry]] += max(one, other)
    for i in range(m):
        low, high = t.lower[n + i], t.upper[n + i]
        t.floor[n + i] = low if low > -np.inf else min(least[i] - 1.0, high - 1.0)
        t.ceiling[n + i] = high if high < np.inf else max(most[i] + 1.0, t.floor[n + i] + 1.0)
    for j in range(n + m):
        t.free[j] = t.place[j] < 0 and t.floor[j] != t.ceiling[j]


@inner
def _price(t: Tableau) -> None:
    """Work out multipliers and reduced costs, and put each column where they ask for it."""
    m = len(t.head)
    n = len(t.cost) - m
    for i in range(m):
        worth = 0.0
        if t.place[n + i] < 0:
            for index in range(t.many[i]):
                k = t.filled[i, index]
                worth += t.cost[t.head[k]] * t.inverse[i, k]
        t.dual[i] = worth
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


@inner
def _gauge(t: Tableau, k: int) -> None:
    """Work out how far a place of the basis is out of bounds."""
    j, level = t.head[k], t.level[k]
    breach = max(t.floor[j] - level, level - t.ceiling[j])
    t.breach[k] = breach if breach > FEASIBLE * (1.0 + abs(level)) else 0.0


@inner
def _place(t: Tableau) -> None:
    """Work out the solution from the basis and the sides of the others."""
    m = len(t.head)
    n = len(t.cost) - m
    t.moved[:] = 0.0
    for j in range(n + m):
        if t.place[j] < 0:
            value = t.ceiling[j] if t.high[j] else t.floor[j]
            t.value[j] = value
            if j >= n:
                t.moved[j - n] += value
            elif value != 0.0:
                for entry in range(t.starts[j], t.starts[j + 1]):
                    t.moved[t.indices[entry]] -= t.data[entry] * value
    t.level[:] = 0.0
    for i in range(m):
        short, seat = t.moved[i], t.place[n + i]
        if seat >= 0:
            t.level[seat] -= short
        elif short != 0.0:
            for index in range(t.many[i]):
                k = t.filled[i, index]
                t.level[k] += short * t.inverse[i, k]
    for k in range(m):
        _gauge(t, k)


@inner
def _leaving(t: Tableau) -> int:
    """Return the place in the basis whose column breaks its bound most steeply, or -1."""
    worst, out = 0.0, -1
    for k in range(len(t.breach)):
        if t.breach[k] > 0.0:
            steep = t.breach[k] * t.breach[k] / t.norm[k]
            if steep > worst:
                worst, out = steep, k
    return out


@inner
def _ratios(t: Tableau, sign: float) -> None:
    """Fill `t.row` with a row of the tableau, and `t.step` with where columns change sides.

    Columns whose bounds are equal stay where they are, and their reduced costs are not followed.
    """
    n = len(t.cost) - len(t.head)
    t.state[STAMP] += 1
    stamp, count = t.state[STAMP], 0
    row, mark, touched = t.row, t.mark, t.touched
    for index in range(t.state[ROWS]):
        i = t.rows[index]
        weight = t.chosen[i]
        if t.place[n + i] < 0:
            row[n + i] = -weight
            touched[count] = n + i
            count += 1
        for entry in range(t.row_starts[i], t.row_starts[i + 1]):
            j = t.row_columns[entry]
            if t.free[j]:
                if mark[j] == stamp:
                    row[j] += weight * t.row_data[entry]
                else:
                    mark[j] = stamp
                    row[j] = weight * t.row_data[entry]
                    touched[count] = j
                    count += 1
    t.state[TOUCHED] = count
    waiting = 0
    for index in range(count):
        j = touched[index]
        along = sign * row[j]
        if t.free[j] and ((along > PIVOT and t.high[j]) or (along < -PIVOT and not t.high[j])):
            t.step[waiting] = max(t.reduced[j] / along, 0.0)
            t.waiting[waiting] = j
            waiting += 1
    t.state[WAITING] = waiting


@inner
def _entering(t: Tableau, slope: float) -> int:
    """Return the column that enters, passing breakpoints while that pays; -1 if there is none.

    Columns that are passed have a step of -1 afterwards. Where all of them together only just mend
    the breach, the last one enters.
    """
    enough = FEASIBLE * (1.0 + slope)
    last = -1
    while True:
        first = np.inf
        for index in range(t.state[WAITING]):
            if 0.0 <= t.step[index] < first:
                first = t.step[index]
        if first == np.inf:
            if last >= 0 and slope <= enough:
                t.step[last] = np.inf
                return int(t.waiting[last])
            return -1
        reach = first + 1e-12 * (1.0 + first)
        best, entering, width = 0.0, -1, 0.0
        for index in range(t.state[WAITING]):
            if 0.0 <= t.step[index] <= reach:
                j = t.waiting[index]
                size = abs(t.row[j])
                width += size * (t.ceiling[j] - t.floor[j])
                if size > best:
                    best, entering = size, index
        slope -= width
        if slope <= 0.0:
            return int(t.waiting[entering])
        last = entering
        for index in range(t.state[WAITING]):
            if 0.0 <= t.step[index] <= reach:
                t.step[index] = -1.0


@inner
def _flip(t: Tableau) -> None:
    """Move the columns that were passed to their other bound, and the solution with them."""
    count = 0
    for index in range(t.state[WAITING]):
        if t.step[index] != -1.0:
            continue
        j = t.waiting[index]
        width = t.ceiling[j] - t.floor[j]
        if t.high[j]:
            width = -width
        t.high[j] = 1 - t.high[j]
        t.value[j] += width
        count = follow(t, j, -width, t.drift, t.drifted, count)
    for index in range(count):
        k = t.drifted[index]
        t.level[k] += t.drift[k]
        t.drift[k] = 0.0
        _gauge(t, k)


@inner
def _enter(t: Tableau, out: int, entering: int, up: bool) -> None:  # noqa: FBT001 - compiled
    """Let a column enter at a place, and bring reduced costs and solution up to date."""
    leaving = t.head[out]
    bound = t.floor[leaving] if up else t.ceiling[leaving]
    step = t.reduced[entering] / t.row[entering]
    for index in range(t.state[TOUCHED]):
        j = t.touched[index]
        t.reduced[j] -= step * t.row[j]
    t.reduced[entering] = 0.0
    t.reduced[leaving] = -step
    moved = (t.level[out] - bound) / t.column[out]
    level = t.value[entering] + moved
    t.value[leaving] = bound
    t.high[leaving] = 0 if up else 1
    pivot(t, out, entering)
    t.free[entering] = 0
    t.free[leaving] = t.floor[leaving] != t.ceiling[leaving]
    for index in range(t.state[PLACES]):
        k = t.places[index]
        t.level[k] -= t.column[k] * moved
        _gauge(t, k)
    t.level[out] = level
    _gauge(t, out)


@inner
def _anew(t: Tableau) -> None:
    """Work out everything from the basis."""
    _price(t)
    _place(t)


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
        renew(t)
    _enclose(t)
    _anew(t)
    since = 0
    for _ in range(20 * (m + 10)):
        out = _leaving(t)
        if out < 0:
            if since <= EXACT:
                for k in range(m):
                    t.dual[k] = t.reduced[len(t.cost) - m + k]
                    t.value[t.head[k]] = t.level[k]
                return OPTIMAL
            _anew(t)
            since = 0
            continue
        up = t.level[out] < t.floor[t.head[out]]
        choose(t, out)
        _ratios(t, 1.0 if up else -1.0)
        entering = _entering(t, t.breach[out])
        doubtful = entering < 0
        if not doubtful:
            transform(t, entering)
            size = abs(t.column[out])
            apart = abs(t.column[out] - t.row[entering])
            doubtful = apart > DOUBTFUL * size or size < DOUBTFUL
        if doubtful and t.state[PIVOTS] > 0:
            renew(t)
            _enclose(t)
            _anew(t)
            since = 0
            continue
        if entering < 0:
            return INFEASIBLE
        if abs(t.column[out]) < PIVOT:
            return LOST
        _flip(t)
        _enter(t, out, entering, up)
        since += 1
    return LOST
