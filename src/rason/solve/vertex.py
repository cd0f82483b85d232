"""The vertex that the solver stands on: what stays optimal when a little changes.

Most ends of ranges need no solver: a basis that stays feasible when a bound moves keeps its prices,
and one whose reduced costs have the right sign for another objective is its optimum, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from scipy.sparse import csc_array

    from rason.case.cell import FloatArray
    from rason.program.program import IntArray
    from rason.solve.linear import Linear

LOWER, BASIC, UPPER = 0, 1, 2  # where a column or a row stands, as HiGHS counts
ROUNDING = 1e-9
"""How far a basic column or row may leave its bounds, or a reduced cost have the wrong sign,
relative to its own size."""
AT_ONCE = 256  # rows that are looked at together: what they move is kept in full

Statuses = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


class Vertex:
    """A basis of a program, as columns x and rows r with Ax - r = 0.

    `status`: shape ``(columns + rows,)``: `LOWER`, `BASIC` or `UPPER` for each. Raises
    `ValueError` if the statuses are no basis, `RuntimeError` if its columns hang on each other.
    """

    def __init__(self, linear: Linear, status: Statuses) -> None:
        from scipy.sparse import csc_array
        from scipy.sparse.linalg import splu

        rows, block = len(linear.row_lower), linear.block
        self.basic = np.flatnonzero(status == BASIC)
        if status.max(initial=0) > UPPER or len(self.basic) != rows:
            message = "the statuses are no basis"
            raise ValueError(message)
        self.linear, self.status = linear, status
        one_each = np.arange(rows)
        self.matrix: csc_array = csc_array(
            (
                np.concatenate([linear.data, np.full(rows, -1.0)]),
                np.concatenate([block.indices, one_each]),
                np.concatenate([block.starts, block.starts[-1] + 1 + one_each]),
            ),
            (rows, len(status)),
        )
        # The basis B as sparse triangular factors, by SuperLU.
        self._factors: Any = splu(self.matrix[:, self.basic])

    def answer(self, linear: Linear) -> tuple[FloatArray, FloatArray] | None:
        """Return where a program of the same coefficients stands in this basis, and its prices.

        A solution, shape ``(columns,)``, and row multipliers, shape ``(rows,)``, which nothing
        proves yet; None where the coefficients are others.
        """
        if not np.array_equal(linear.data, self.linear.data):
            return None
        lower, upper = _bounds(linear)
        stands = np.where(self.status == UPPER, upper, lower)
        stands[self.basic] = self._stand(lower, upper)
        costs = np.concatenate([linear.cost, np.zeros(len(linear.row_lower))])
        prices: FloatArray = self._factors.solve(costs[self.basic], trans="T")
        columns = len(linear.cost)
        return np.clip(stands[:columns], linear.lower, linear.upper), prices

    def stays(self, moved: Linear) -> bool:
        """Tell whether the basis stays feasible, and so keeps its prices, when bounds move."""
        lower, upper = _bounds(moved)
        stand = self._stand(lower, upper)
        slack = _slack(stand)
        at_least, at_most = lower[self.basic] - slack, upper[self.basic] + slack
        return bool(((stand >= at_least) & (stand <= at_most)).all())

    def holds(self, rows: IntArray, steps: FloatArray) -> BoolArray:
        """Tell at which of some rows a little more or less changes no price.

        Each row's bounds move by its own of `steps`, shape ``(rows,)``. Shape ``(rows, 2)``, for
        bounds that move up and down.
        """
        lower, upper = _bounds(self.linear)
        stand = self._stand(lower, upper)
        slack = _slack(stand)
        down, up = stand - lower[self.basic] + slack, upper[self.basic] + slack - stand
        nudges = np.stack([steps, -steps], axis=1)
        holds = np.empty((len(rows), 2), dtype=bool)
        place = np.full(len(self.status), -1)
        place[self.basic] = np.arange(len(self.basic))
        own = place[len(self.linear.lower) + rows]
        # The bounds of a basic row move, and nothing else.
        loose = own >= 0
        holds[loose] = (nudges <= down[own][:, None])[loose] & (-nudges <= up[own][:, None])[loose]
        tight = np.flatnonzero(~loose)
        for first in range(0, len(tight), AT_ONCE):
            some = tight[first : first + AT_ONCE]
            units = np.zeros((len(self.basic), len(some)))
            units[rows[some], np.arange(len(some))] = 1.0
            a_unit = self._factors.solve(units)
            for end in (0, 1):
                moves = a_unit * nudges[some, end]
                fits = (moves >= -down[:, None]) & (moves <= up[:, None])
                holds[some, end] = fits.all(axis=0)
        return holds

    def best(self, face: Linear, weights: FloatArray) -> BoolArray:
        """Tell of which columns no solution of the same program has more.

        Columns and rows of the program may be fixed where they stand. For each line of `weights`,
        shape ``(sums, columns)``: whether every reduced cost has the sign that an optimum asks for.
        """
        costs = np.hstack([weights, np.zeros((len(weights), len(face.row_lower)))])
        lower, upper = _bounds(face)
        free = np.flatnonzero((upper > lower) & (self.status != BASIC))
        dual = self._factors.solve(costs[:, self.basic].T, trans="T")
        gain = costs[:, free] - (self.matrix[:, free].T @ dual).T
        gain = np.where(self.status[free] == UPPER, -gain, gain)
        slack = ROUNDING * max(1.0, float(np.abs(weights).max(initial=0.0)))
        return np.asarray((gain <= slack).all(axis=1))

    def _stand(self, lower: FloatArray, upper: FloatArray) -> FloatArray:
        """Return the basic columns and rows; NaN where another stands at no bound."""
        at = np.where(self.status == UPPER, upper, lower)
        at[self.basic] = 0.0
        if not np.isfinite(at).all():
            return np.full(len(self.basic), np.nan)
        stand: FloatArray = self._factors.solve(-(self.matrix @ at))
        return stand


def _bounds(linear: Linear) -> tuple[FloatArray, FloatArray]:
    """Return the bounds of columns and rows."""
    return (
        np.concatenate([linear.lower, linear.row_lower]),
        np.concatenate([linear.upper, linear.row_upper]),
    )


def _slack(stand: FloatArray) -> FloatArray:
    slack: FloatArray = ROUNDING * np.maximum(1.0, np.abs(stand))
    return slack
