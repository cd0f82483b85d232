"""A compiled dual simplex for small programs whose bounds and costs change: fast, and not trusted.

The program is: choose x within its bounds so that what the rows add up to, y = A x, lies within
the rows' bounds, and c x is largest. With the y as columns of their own, of cost 0, all constraints
are the equations A x - y = 0 and boxes around x and y. A basis picks one column for each equation;
the others lie at one of their bounds, and the basic ones follow.

Every column is boxed, and a row that has no bound on one side is given one that its columns cannot
reach, so that any basis is dual feasible once each column lies at the bound that its reduced cost
asks for. So there is no first phase, and a change of bounds or costs is followed from the last
basis, which is what makes a thousand like programs cheap. What is left to mend is that basic
columns break their bounds: one that does leaves, and a column enters whose reduced cost is the
first to reach 0 on the way. The steepest breach leaves [1]_; the ratio test passes breakpoints as
long as that pays [2]_.

Nothing here need be exact to be safe: whoever calls certifies the value from the original numbers
(`rason.solve.kernel.certified`), and what cannot be certified goes to HiGHS.

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
from rason.solve.kernel.tableau import BROKEN, PIVOTS, POSITIONS, ROWS, STAMP, TOUCHED, WAITING

if TYPE_CHECKING:
    from rason.solve.kernel.tableau import Tableau

OPTIMAL, INFEASIBLE, LOST = 0, 1, 2
"""How a run ends; the last says that another solver should be asked."""
# Tolerances. They decide how long the simplex goes on, never what is believed: the certificate
# allows a row 1e-7 of its size and a value 1e-9 (`rason.solve.linear`).
FEASIBLE = 1e-9
"""How far a basic column may break its bound, relative: a hundredth of what the certificate
allows, so that the errors of several rows together still pass it."""
FLAT = 1e-12
"""A reduced cost that leaves a column where it is: less is the rounding of a few sums, and columns
would change sides and back for it."""
EXACT = 32
"""Pivots after which solution and reduced costs are worked out anew before they are believed: each
pivot adds its rounding to both."""
PIVOT = 1e-9
"""The least pivot that is taken: to divide by less would make errors a thousand million times as
large."""
FRESH = 256
"""Pivots after which the inverse is made anew: its own errors and its entries grow with each."""


@inner
def _enclose(t: Tableau) -> None:
    """Give a bound that cannot be reached to each row that has none."""
    m = len(t.head)
    n = len(t.cost) - m
    for j in range(n):
        t.floor[j], t.ceiling[j] = t.lower[j], t.upper[j]
    # What a row can add up to at least and at most; both arrays are free until `_price` and
    # `_solve_basis`.
    least, most = t.dual, t.moved
    least[:] = 0.0
    most[:] = 0.0
    for j in range(n):
        if t.lower[j] != 0.0 or t.upper[j] != 0.0:
            for entry in range(t.starts[j], t.starts[j + 1]):
                one, other = t.data[entry] * t.lower[j], t.data[entry] * t.upper[j]
                least[t.indices[entry]] += min(one, other)
                most[t.indices[entry]] += max(one, other)
    # A bound beyond that can never be met, so it changes no solution; by 1 at least, so that the
    # box has a width.
    for i in range(m):
        low, high = t.lower[n + i], t.upper[n + i]
        t.floor[n + i] = low if low > -np.inf else min(least[i] - 1.0, high - 1.0)
        t.ceiling[n + i] = high if high < np.inf else max(most[i] + 1.0, t.floor[n + i] + 1.0)
    for j in range(n + m):
        t.free[j] = t.position[j] < 0 and t.floor[j] != t.ceiling[j]


@inner
def _price(t: Tableau) -> None:
    """Work out multipliers and reduced costs, and put each column where they ask for it."""
    m = len(t.head)
    n = len(t.cost) - m
    # The multipliers are the basic costs times the inverse. A row that is in the basis itself has
    # none: its line of the inverse is -1 at its own position, and its cost is 0.
    for i in range(m):
        worth = 0.0
        if t.position[n + i] < 0:
            for index in range(t.many[i]):
                k = t.filled[i, index]
                worth += t.cost[t.head[k]] * t.inverse[i, k]
        t.dual[i] = worth
    for j in range(n + m):
        if t.position[j] >= 0:
            t.reduced[j] = 0.0
            continue
        # Cost less what the column uses of the rows, at their multipliers; a row's own column has
        # the single entry -1 and no cost.
        if j < n:
            worth = t.cost[j]
            for entry in range(t.starts[j], t.starts[j + 1]):
                worth -= t.data[entry] * t.dual[t.indices[entry]]
        else:
            worth = t.dual[j - n]
        t.reduced[j] = worth
        # What more of a column would earn puts it at its upper bound: so the basis is dual
        # feasible.
        if worth > FLAT:
            t.high[j] = 1
        elif worth < -FLAT:
            t.high[j] = 0


@inner
def _gauge(t: Tableau, k: int) -> None:
    """Work out how far a position of the basis is out of bounds."""
    j, level = t.head[k], t.level[k]
    breach = max(t.floor[j] - level, level - t.ceiling[j])
    t.breach[k] = breach if breach > FEASIBLE * (1.0 + abs(level)) else 0.0


@inner
def _solve_basis(t: Tableau) -> None:
    """Work out the solution from the basis and the sides of the others."""
    m = len(t.head)
    n = len(t.cost) - m
    # What the columns outside the basis leave of each equation for the basic ones to make up.
    t.moved[:] = 0.0
    for j in range(n + m):
        if t.position[j] < 0:
            value = t.ceiling[j] if t.high[j] else t.floor[j]
            t.value[j] = value
            if j >= n:
                t.moved[j - n] += value
            elif value != 0.0:
                for entry in range(t.starts[j], t.starts[j + 1]):
                    t.moved[t.indices[entry]] -= t.data[entry] * value
    # The basic ones make it up: the inverse times what is missing.
    t.level[:] = 0.0
    for i in range(m):
        missing, own = t.moved[i], t.position[n + i]
        if own >= 0:
            t.level[own] -= missing
        elif missing != 0.0:
            for index in range(t.many[i]):
                k = t.filled[i, index]
                t.level[k] += missing * t.inverse[i, k]
    for k in range(m):
        _gauge(t, k)


@inner
def _leaving(t: Tableau) -> int:
    """Return the position in the basis whose column breaks its bound most steeply, or -1."""
    # Dual steepest edge: the breach by the length of the step that would mend it. `norm` is kept up
    # to date by `pivot`; a wrong one costs pivots, and no truth.
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
    # The row of the tableau is the inverse's part at the leaving position, times the matrix: worked
    # out by rows, since that part has few entries. `mark` says which entries are of this time, so
    # that nothing must be cleared.
    t.state[STAMP] += 1
    stamp, count = t.state[STAMP], 0
    row, mark, touched = t.row, t.mark, t.touched
    for index in range(t.state[ROWS]):
        i = t.rows[index]
        weight = t.chosen[i]
        if t.position[n + i] < 0:
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
    # While the leaving column goes to its bound, reduced costs move along that row. Those that move
    # towards 0 will ask for their other bound when they get there: these are the breakpoints.
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
    # `slope` is what is left of the breach. A column that is passed goes to its other bound, which
    # mends the breach by its width times its entry; as long as some is left, passing on still
    # earns.
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
        # Of breakpoints at one step, as rounding has it, the largest entry is the safest pivot.
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
    # All of them together are one right-hand side, so the inverse is gone through once.
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
    """Let a column enter at a position, and bring reduced costs and solution up to date."""
    leaving = t.head[out]
    bound = t.floor[leaving] if up else t.ceiling[leaving]
    # The dual step: so far that the entering column's reduced cost is 0, and all others along it.
    step = t.reduced[entering] / t.row[entering]
    for index in range(t.state[TOUCHED]):
        j = t.touched[index]
        t.reduced[j] -= step * t.row[j]
    t.reduced[entering] = 0.0
    t.reduced[leaving] = -step
    # The primal step: so far that the leaving column stands at the bound that it broke.
    moved = (t.level[out] - bound) / t.column[out]
    level = t.value[entering] + moved
    t.value[leaving] = bound
    t.high[leaving] = 0 if up else 1
    pivot(t, out, entering)
    t.free[entering] = 0
    t.free[leaving] = t.floor[leaving] != t.ceiling[leaving]
    for index in range(t.state[POSITIONS]):
        k = t.positions[index]
        t.level[k] -= t.column[k] * moved
        _gauge(t, k)
    t.level[out] = level
    _gauge(t, out)


@inner
def _anew(t: Tableau) -> None:
    """Work out everything from the basis."""
    _price(t)
    _solve_basis(t)


@compiled
def optimise(t: Tableau) -> int:
    """Follow the program from the basis at hand to its optimum.

    Returns `OPTIMAL`, `INFEASIBLE` or `LOST`.
    """
    m = len(t.head)
    if t.state[BROKEN] or t.state[PIVOTS] > FRESH:
        renew(t)
    _enclose(t)
    _anew(t)
    since = 0
    # A program of m rows takes a few m pivots; one that takes twenty times as many goes round, and
    # another solver is asked.
    for _ in range(20 * (m + 10)):
        out = _leaving(t)
        if out < 0:
            # No basic column breaks a bound: optimal, if the numbers are not tired.
            if since <= EXACT:
                # The reduced costs of the rows' own columns are the multipliers.
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
            # The pivot is worked out twice, by row and by column: where the two differ, the inverse
            # is not what it should be.
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
        # With an inverse that was just made, a breach that nothing can mend is a proof that no
        # solution keeps all bounds; the caller still has it confirmed.
        if entering < 0:
            return INFEASIBLE
        if abs(t.column[out]) < PIVOT:
            return LOST
        _flip(t)
        _enter(t, out, entering, up)
        since += 1
    return LOST
