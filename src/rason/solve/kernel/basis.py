"""The inverse of a basis: dense, but only what is not 0 is looked at and brought up to date.

Blocks have some dozens of rows, so the whole inverse fits into the processor's cache, and a
factored form would pay only for hundreds. It is held by rows of the program: line i says what a
unit of equation i does to each basic column. Beside each line stands a list of the positions at
which it is not 0; numbers that cancel stay listed as `TRACE` until the end of a pivot, since a list
that is searched would cost more than a number that is almost nothing. Where an equation's own
column is in the basis, its line is -1 at its own position and is not stored at all: at the start
that is all of them.

References
----------
.. [1] Koberstein (2005), The Dual Simplex Method, ch. 3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.solve.kernel.compiling import inner
from rason.solve.kernel.tableau import BROKEN, PIVOTS, POSITIONS, ROWS

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.program.program import IntArray
    from rason.solve.kernel.tableau import Positions, Tableau

NIL = 1e-14  # what is left of numbers that cancel
TRACE = 1e-50  # what stands in their place: nothing, but known to be listed
DOUBTFUL = 1e-6  # a pivot below which the inverse is made anew first, if it has been changed


@inner
def spread(
    inverse: FloatArray,
    filled: Positions,
    many: IntArray,
    own: int,
    i: int,
    weight: float,
    into: FloatArray,
    positions: Positions,
    count: int,
) -> int:
    """Add a line of the inverse, times a weight, to what is counted by positions.

    The line is that of the row at position `own` of the basis (-1: not in it). `positions` lists
    the `count` positions at which `into` is not 0; returns how many they are now.
    """
    # The equation's own column is basic: its line of the inverse is -1 there and 0 elsewhere.
    if own >= 0:
        if into[own] == 0.0:
            positions[count] = own
            count += 1
        left = into[own] - weight
        into[own] = left if abs(left) > NIL else TRACE
        return count
    for index in range(many[i]):
        k = filled[i, index]
        if into[k] == 0.0:
            positions[count] = k
            count += 1
        left = into[k] + weight * inverse[i, k]
        into[k] = left if abs(left) > NIL else TRACE
    return count


@inner
def transform(t: Tableau, column: int) -> None:
    """Fill `t.column` with a column of the tableau, and `t.positions` with where it is not 0."""
    for index in range(t.state[POSITIONS]):
        t.column[t.positions[index]] = 0.0
    t.state[POSITIONS] = follow(t, column, 1.0, t.column, t.positions, 0)


@inner
def follow(
    t: Tableau, column: int, weight: float, into: FloatArray, positions: Positions, count: int
) -> int:
    """Add a column of the tableau, times a weight.

    As in `spread`, `positions` lists the `count` positions at which `into` is not 0; returns how
    many they are now.
    """
    n = len(t.cost) - len(t.head)
    # An equation's own column has the single entry -1.
    if column >= n:
        i = column - n
        return spread(
            t.inverse, t.filled, t.many, t.position[column], i, -weight, into, positions, count
        )
    for entry in range(t.starts[column], t.starts[column + 1]):
        i = t.indices[entry]
        count = spread(
            t.inverse,
            t.filled,
            t.many,
            t.position[n + i],
            i,
            weight * t.data[entry],
            into,
            positions,
            count,
        )
    return count


@inner
def choose(t: Tableau, out: int) -> None:
    """Fill `t.chosen` with what the inverse holds at a position, and `t.rows` with where.

    The squared length of the line at `out` is worked out anew.
    """
    m = len(t.head)
    n = len(t.cost) - m
    count, length = 0, 0.0
    # Equations whose own column is basic elsewhere hold nothing at this position.
    for i in range(m):
        k = t.position[n + i]
        if k < 0 or k == out:
            worth = t.inverse[i, out]
            if abs(worth) > NIL:
                t.chosen[i] = worth
                t.rows[count] = i
                count += 1
                length += worth * worth
    t.state[ROWS] = count
    t.norm[out] = length


@inner
def pivot(t: Tableau, out: int, entering: int) -> None:
    """Let a column enter the basis at a position.

    `transform` of the column and `choose` of the position have just been done.
    """
    # The usual product form, line by line: the new line is the old one less its entry at the
    # position, over the pivot, times the entering column; and that entry over the pivot at the
    # position itself.
    part = 1.0 / t.column[out]
    length = t.norm[out] * part * part
    column, positions, norm = t.column, t.positions, t.norm
    n = len(t.cost) - len(t.head)
    for index in range(t.state[ROWS]):
        i = t.rows[index]
        line, filled, count = t.inverse[i], t.filled[i], t.many[i]
        # The equation's own column leaves: from now on its line is stored.
        if t.head[out] == n + i:
            filled[0] = out
            count = 1
        worth = t.chosen[i] * part
        for other in range(t.state[POSITIONS]):
            k = positions[other]
            old = line[k]
            if old == 0.0:
                filled[count] = k
                count += 1
            new = old - column[k] * worth
            if abs(new) < NIL:
                new = TRACE
            line[k] = new
            norm[k] += (new - old) * (new + old)  # new squared less old squared, without the large
        line[out] = worth
        # What cancelled leaves the list; of an equation whose own column enters, the whole line
        # does.
        left = 0
        for other in range(count):
            k = filled[other]
            if line[k] == TRACE or entering == n + i:
                line[k] = 0.0
            else:
                filled[left] = k
                left += 1
        if entering == n + i:
            line[out] = -1.0
        t.many[i] = left
    norm[out] = length
    t.position[t.head[out]] = -1
    t.head[out] = entering
    t.position[entering] = out
    t.state[PIVOTS] += 1


@inner
def _bring_in(t: Tableau, column: int) -> None:
    """Let a column enter in place of a row that need not stay, where its pivot is largest."""
    n = len(t.cost) - len(t.head)
    transform(t, column)
    best, out = DOUBTFUL, -1
    for index in range(t.state[POSITIONS]):
        k = t.positions[index]
        row = t.head[k] - n
        if row >= 0 and not t.waiting[row] and abs(t.column[k]) > best:
            best, out = abs(t.column[k]), k
    if out >= 0:
        choose(t, out)
        pivot(t, out, column)


@inner
def renew(t: Tableau) -> None:
    """Make the inverse anew: from the rows themselves, one column after another.

    Short columns go first. One that has no pivot left stays outside, and a row in its place.
    """
    m = len(t.head)
    n = len(t.cost) - m
    # The matrix by rows is needed from the first pivot on, and changes only with the columns'
    # numbers.
    for entry in range(len(t.row_data)):
        t.row_data[entry] = t.data[t.row_entries[entry]]
    wanted, staying, longest = t.touched, t.waiting, 0
    staying[:m] = 0
    for k in range(m):
        column = t.head[k]
        wanted[k] = column
        if column < n:
            longest = max(longest, t.starts[column + 1] - t.starts[column])
        else:
            staying[column - n] = 1
    # Begin with all equations' own columns in the basis, whose inverse is -1 on the diagonal.
    t.inverse[:] = 0.0
    t.many[:] = 0
    t.norm[:] = 1.0
    for k in range(m):
        t.inverse[k, k] = -1.0
        t.position[wanted[k]] = -1
    for k in range(m):
        t.head[k] = n + k
        t.position[n + k] = k
    # Short columns fill in least (Markowitz by columns alone, which for programs of flows is near
    # to triangular).
    for length in range(1, longest + 1):
        for k in range(m):
            column = wanted[k]
            if column < n and t.starts[column + 1] - t.starts[column] == length:
                _bring_in(t, column)
    t.state[PIVOTS] = 0
    t.state[BROKEN] = 0
