"""What the kernel works on: a program, a basis and what follows from both."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from rason.case.cell import FloatArray
    from rason.program.program import IntArray

    Positions = npt.NDArray[np.uint32]
    """Where something stands: without a sign, so that nobody asks whether to count from the end."""

PIVOTS, BROKEN, STAMP, ROWS, POSITIONS, TOUCHED, WAITING = range(7)  # places in `Tableau.state`


class Tableau(NamedTuple):
    """A program, a basis and what follows from both; made once and changed in place.

    Columns 0 to n - 1 are the program's; n to n + m - 1 are what its rows add up to.
    """

    starts: Positions
    indices: Positions
    data: FloatArray
    # row_starts, row_columns, row_entries, row_data: the matrix by rows; its numbers are brought up
    # to date when the inverse is made anew.
    row_starts: Positions
    row_columns: Positions
    row_entries: Positions
    row_data: FloatArray
    # cost, lower, upper: shape ``(n + m,)``; a row's cost is 0 and its bounds may be infinite.
    cost: FloatArray
    lower: FloatArray
    upper: FloatArray
    # Shape ``(m, m)``: of the basis, by rows of the program and positions of the basis.
    inverse: FloatArray
    # filled, many: shape ``(m, m)`` and ``(m,)``: the positions at which a line of the inverse is
    # not 0, in no order, and how many they are. Where a row itself is in the basis, its line is -1
    # at its own position and nothing elsewhere, and these do not count.
    filled: Positions
    many: IntArray
    head: IntArray  # shape ``(m,)``: the column at each position of the basis
    position: IntArray  # shape ``(n + m,)``: its position in the basis, or -1
    high: IntArray  # shape ``(n + m,)``: whether a column outside the basis lies at its upper bound
    # Shape ``(n + m,)``: whether a column is outside the basis and its bounds differ.
    free: IntArray
    # floor, ceiling: shape ``(n + m,)``: bounds with infinite ones replaced by such as cannot be
    # reached.
    floor: FloatArray
    ceiling: FloatArray
    # value, reduced: shape ``(n + m,)``: the solution, and the reduced costs.
    value: FloatArray
    reduced: FloatArray
    dual: FloatArray  # shape ``(m,)``: the rows' multipliers
    # norm, level, breach: shape ``(m,)``, by position of the basis: squared length of the inverse's
    # part, the column's value, and how far that is out of bounds.
    norm: FloatArray
    level: FloatArray
    breach: FloatArray
    # chosen, rows: shape ``(m,)``: what the inverse holds at one position, and in which rows that
    # is not 0.
    chosen: FloatArray
    rows: Positions
    # column, positions: shape ``(m,)``: a column of the tableau, and at which positions it is not
    # 0.
    column: FloatArray
    positions: Positions
    # row, mark, touched: shape ``(n + m,)``: a row of the tableau, when it last held a column, and
    # which it holds.
    row: FloatArray
    mark: IntArray
    touched: Positions
    # step, waiting: shape ``(n + m,)``: the steps at which columns change sides, and the columns
    # themselves.
    step: FloatArray
    waiting: Positions
    moved: FloatArray  # shape ``(m,)``: what the rows miss
    # drift, drifted: shape ``(m,)``: a change of the basis, and at which positions it is not 0.
    drift: FloatArray
    drifted: Positions
    # Pivots since the inverse was made anew, whether it must be, how many rows of the tableau were
    # ever made, and how long `rows`, `positions`, `touched` and `waiting` are.
    state: IntArray


def tableau(starts: IntArray, indices: IntArray, rows: int) -> Tableau:
    """Return a tableau whose basis is the rows themselves.

    `starts` and `indices` are the pattern of the matrix, by columns; its numbers are still to be
    filled in, and its inverse is to be made anew.
    """
    columns = len(starts) - 1
    both = columns + rows
    wide = [np.zeros(both) for _ in range(9)]
    whole = [np.zeros(both, dtype=np.int64) for _ in range(3)]
    tall = [np.zeros(rows) for _ in range(7)]
    position = np.full(both, -1, dtype=np.int64)
    position[columns:] = np.arange(rows)
    entries = np.argsort(indices, kind="stable")
    return Tableau(
        starts=np.ascontiguousarray(starts, dtype=np.uint32),
        indices=np.ascontiguousarray(indices, dtype=np.uint32),
        data=np.zeros(len(indices)),
        row_starts=np.searchsorted(indices[entries], np.arange(rows + 1)).astype(np.uint32),
        row_columns=np.repeat(np.arange(columns), np.diff(starts))[entries].astype(np.uint32),
        row_entries=entries.astype(np.uint32),
        row_data=np.zeros(len(indices)),
        cost=wide[0],
        lower=wide[1],
        upper=wide[2],
        inverse=-np.eye(rows),
        filled=np.zeros((rows, rows), dtype=np.uint32),
        many=np.zeros(rows, dtype=np.int64),
        head=np.arange(columns, both, dtype=np.int64),
        position=position,
        high=whole[0],
        free=whole[1],
        floor=wide[3],
        ceiling=wide[4],
        value=wide[5],
        reduced=wide[6],
        dual=tall[0],
        norm=np.ones(rows),
        level=tall[1],
        breach=tall[2],
        chosen=tall[3],
        rows=np.zeros(rows, dtype=np.uint32),
        column=tall[4],
        positions=np.zeros(rows, dtype=np.uint32),
        row=wide[7],
        mark=whole[2],
        touched=np.zeros(both, dtype=np.uint32),
        step=wide[8],
        waiting=np.zeros(both, dtype=np.uint32),
        moved=tall[5],
        drift=tall[6],
        drifted=np.zeros(rows, dtype=np.uint32),
        state=np.array([0, 1, 0, 0, 0, 0, 0]),
    )
