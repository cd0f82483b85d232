"""What the kernel works on: a program, a basis and what follows from both."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.program.program import IntArray

PIVOTS, BROKEN = 0, 1
"""Places in `Tableau.state`."""


class Tableau(NamedTuple):
    """A program, a basis and what follows from both; made once and changed in place.

    Columns 0 to n - 1 are the program's; n to n + m - 1 are what its rows add up to.

    Parameters
    ----------
    starts, indices, data
        The matrix by columns.
    cost, lower, upper
        Shape ``(n + m,)``; a row's cost is 0 and its bounds may be infinite.
    inverse
        Shape ``(m, m)``: of the basis.
    head
        Shape ``(m,)``: the column at each place of the basis.
    place
        Shape ``(n + m,)``: its place in the basis, or -1.
    high
        Shape ``(n + m,)``: whether a column outside the basis lies at its upper bound.
    floor, ceiling
        Shape ``(n + m,)``: bounds with infinite ones replaced by such as cannot be reached.
    value, reduced
        Shape ``(n + m,)``: the solution, and the reduced costs.
    dual
        Shape ``(m,)``: the rows' multipliers.
    norm
        Shape ``(m,)``: squared length of each row of the inverse.
    row, step
        Shape ``(n + m,)``: a row of the tableau, and the steps at which columns change sides.
    column, moved
        Shape ``(m,)``: a column of the tableau, and a change of the rows.
    state
        Pivots since the inverse was made anew, and whether it must be.
    """

    starts: IntArray
    indices: IntArray
    data: FloatArray
    cost: FloatArray
    lower: FloatArray
    upper: FloatArray
    inverse: FloatArray
    head: IntArray
    place: IntArray
    high: IntArray
    floor: FloatArray
    ceiling: FloatArray
    value: FloatArray
    reduced: FloatArray
    dual: FloatArray
    norm: FloatArray
    row: FloatArray
    step: FloatArray
    column: FloatArray
    moved: FloatArray
    state: IntArray


def tableau(starts: IntArray, indices: IntArray, rows: int) -> Tableau:
    """Return a tableau whose basis is the rows themselves.

    Parameters
    ----------
    starts, indices
        The pattern of the matrix, by columns.
    rows
        Number of rows.

    Returns
    -------
    tableau
        With numbers still to be filled in.
    """
    columns = len(starts) - 1
    both = columns + rows
    wide = [np.zeros(both) for _ in range(8)]
    tall = [np.zeros(rows) for _ in range(3)]
    place = np.full(both, -1, dtype=np.int64)
    place[columns:] = np.arange(rows)
    return Tableau(
        starts=np.ascontiguousarray(starts, dtype=np.int64),
        indices=np.ascontiguousarray(indices, dtype=np.int64),
        data=np.zeros(len(indices)),
        cost=wide[0],
        lower=wide[1],
        upper=wide[2],
        inverse=-np.eye(rows),
        head=np.arange(columns, both, dtype=np.int64),
        place=place,
        high=np.zeros(both, dtype=np.int64),
        floor=wide[3],
        ceiling=wide[4],
        value=wide[5],
        reduced=wide[6],
        dual=tall[0],
        norm=np.ones(rows),
        row=wide[7],
        step=np.zeros(both),
        column=tall[1],
        moved=tall[2],
        state=np.zeros(2, dtype=np.int64),
    )
