"""The vertex that the solver stands on: what stays optimal when a little changes.

Most ends of ranges need no solver: a basis that stays feasible when a bound moves keeps its prices,
and one whose reduced costs have the right sign for another objective is its optimum, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.solve.linear import Linear

LOWER, BASIC, UPPER = 0, 1, 2  # where a column or a row stands, as HiGHS counts
ROUNDING = 1e-9
"""How far a basic column or row may leave its bounds, or a reduced cost have the wrong sign,
relative to its own size."""

Statuses = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


class Vertex:
    """A basis of a program, as columns x and rows r with Ax - r = 0.

    `status`: shape ``(columns + rows,)``: `LOWER`, `BASIC` or `UPPER` for each. Raises
    `ValueError`, `numpy.linalg.LinAlgError` if the statuses are no basis.
    """

    def __init__(self, linear: Linear, status: Statuses) -> None:
        rows = len(linear.row_lower)
        self.basic = np.flatnonzero(status == BASIC)
        if status.max(initial=0) > UPPER or len(self.basic) != rows:
            message = "the statuses are no basis"
            raise ValueError(message)
        self.linear, self.status = linear, status
        self.matrix = np.hstack([_dense(linear), -np.eye(rows)])
        self.inverse = np.linalg.inv(self.matrix[:, self.basic])

    def stays(self, moved: Linear) -> bool:
        """Tell whether the basis stays feasible, and so keeps its prices, when bounds move."""
        lower, upper = _bounds(moved)
        stand = self._stand(lower, upper)
        slack = _slack(stand)
        at_least, at_most = lower[self.basic] - slack, upper[self.basic] + slack
        return bool(((stand >= at_least) & (stand <= at_most)).all())

    def holds(self, steps: FloatArray) -> BoolArray:
        """Tell at which rows a little more or less changes no price.

        Each row's bounds move by `steps`. Shape ``(rows, 2)``, for bounds that move up and down.
        """
        lower, upper = _bounds(self.linear)
        stand = self._stand(lower, upper)
        slack, columns = _slack(stand), len(self.linear.lower)
        down, up = stand - lower[self.basic] + slack, upper[self.basic] + slack - stand
        holds = np.empty((self.inverse.shape[0], 2), dtype=bool)
        for end, nudge in enumerate((steps, -steps)):
            moves = self.inverse * nudge
            holds[:, end] = ((moves >= -down[:, None]) & (moves <= up[:, None])).all(axis=0)
            # The bounds of a basic row move, and nothing else.
            own = self.basic >= columns
            row = self.basic[own] - columns
            holds[row, end] = (nudge[row] <= down[own]) & (-nudge[row] <= up[own])
        return holds

    def best(self, face: Linear, weights: FloatArray) -> BoolArray:
        """Tell of which columns no solution of the same program has more.

        Columns and rows of the program may be fixed where they stand. For each line of `weights`,
        shape ``(sums, columns)``: whether every reduced cost has the sign that an optimum asks for.
        """
        costs = np.hstack([weights, np.zeros((len(weights), len(face.row_lower)))])
        lower, upper = _bounds(face)
        free = np.flatnonzero((upper > lower) & (self.status != BASIC))
        gain = costs[:, free] - costs[:, self.basic] @ (self.inverse @ self.matrix[:, free])
        gain = np.where(self.status[free] == UPPER, -gain, gain)
        slack = ROUNDING * max(1.0, float(np.abs(weights).max(initial=0.0)))
        return np.asarray((gain <= slack).all(axis=1))

    def _stand(self, lower: FloatArray, upper: FloatArray) -> FloatArray:
        """Return the basic columns and rows; NaN where another stands at no bound."""
        at = np.where(self.status == UPPER, upper, lower)
        at[self.basic] = 0.0
        with np.errstate(invalid="ignore"):
            stand: FloatArray = -self.inverse @ (self.matrix @ at)
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


def _dense(linear: Linear) -> FloatArray:
    """Return the matrix in full, shape ``(rows, columns)``."""
    matrix = np.zeros((len(linear.row_lower), len(linear.lower)))
    matrix[linear.block.indices, linear.block.column_of] = linear.data
    return matrix
