"""One linear program in numbers, and what certifies its value.

maximise c'x subject to L <= Ax <= U and l <= x <= u, with l and u finite. For any row multipliers y
of the right sign, y'b + sum of the better bound of each column times c - A'y is an upper bound: no
trust in the solver is needed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.solve.block import Block

FEASIBLE = 1e-7  # how far a solution may break a row or bound, relative to the row's size
GAP = 1e-9  # how far primal and dual values may differ, relative to the largest value at hand


@dataclass(frozen=True, slots=True, eq=False)
class Linear:
    """A block's program in one draw and variant."""

    block: Block
    cost: FloatArray
    # lower, upper: bounds of the columns, finite.
    lower: FloatArray
    upper: FloatArray
    row_lower: FloatArray
    row_upper: FloatArray
    data: FloatArray

    def with_bounds(self, lower: FloatArray, upper: FloatArray) -> Linear:
        """Return the program with other column bounds, finite and of shape ``(columns,)``."""
        return replace(self, lower=lower, upper=upper)

    def reduced(self, dual: FloatArray) -> FloatArray:
        """Return c - A'y, shape ``(columns,)``.

        What a unit of each column adds beyond the worth of what it uses.
        """
        weights = self.data * dual[self.block.indices]
        return self.cost - np.bincount(self.block.column_of, weights, minlength=len(self.cost))

    def signed(self, dual: FloatArray) -> FloatArray:
        """Return multipliers with those set to 0 whose sign the row's bounds do not allow."""
        wrong = ((dual > 0) & np.isinf(self.row_upper)) | ((dual < 0) & np.isinf(self.row_lower))
        return np.where(wrong, 0.0, dual)

    def row_worth(self, dual: FloatArray) -> FloatArray:
        """Return each row's part of the dual value, for multipliers of the right sign.

        Shape ``(rows,)``: multiplier times the bound that it prices.
        """
        bound = np.where(dual > 0, self.row_upper, self.row_lower)
        return dual * np.where(dual != 0, bound, 0.0)

    def column_worth(self, reduced: FloatArray) -> FloatArray:
        """Return each column's part of the dual value.

        Shape ``(columns,)``: reduced cost times the better bound.
        """
        return reduced * np.where(reduced > 0, self.upper, self.lower)

    def bound(self, dual: FloatArray) -> float:
        """Return the upper bound that the multipliers prove.

        No feasible solution has a larger objective; multipliers of the wrong sign count as 0.
        """
        signed = self.signed(dual)
        reduced = self.reduced(signed)
        return float(self.row_worth(signed).sum() + self.column_worth(reduced).sum())

    def proves(self, primal: FloatArray, dual: FloatArray, least: float = 1.0) -> bool:
        """Tell whether multipliers prove that a solution is an optimum.

        No row or bound is broken, and no solution can be worth more, within tolerance; `least` is
        the size that an error is measured against at least. Multipliers of the wrong sign count as
        0.
        """
        return self.proof(primal, dual, least) is not None

    def proof(self, primal: FloatArray, dual: FloatArray, least: float = 1.0) -> float | None:
        """Return the bound by which multipliers prove an optimum; None where they do not."""
        worth = self.cost * primal
        size = max(least, float(np.abs(worth).sum()))
        bound = self.bound(dual)
        proven = bound - float(worth.sum()) <= GAP * size and self.residual(primal) <= FEASIBLE
        return bound if proven else None

    def activity(self, primal: FloatArray) -> FloatArray:
        """Return what a solution makes of each row, shape ``(rows,)``."""
        moved = self.data * primal[self.block.column_of]
        found = np.bincount(self.block.indices, moved, minlength=len(self.row_lower))
        return found.astype(np.float64, copy=False)

    def residual(self, primal: FloatArray) -> float:
        """Return by how much a solution breaks a row or bound, relative to its size.

        The largest relative breach; 0 where there is none.
        """
        block = self.block
        moved = self.data * primal[block.column_of]
        activity = np.bincount(block.indices, moved, minlength=len(self.row_lower))
        size = 1.0 + np.bincount(block.indices, np.abs(moved), minlength=len(self.row_lower))
        rows = np.maximum(self.row_lower - activity, activity - self.row_upper) / size
        columns = np.maximum(self.lower - primal, primal - self.upper) / (1.0 + np.abs(self.upper))
        return max(float(rows.max(initial=0.0)), float(columns.max(initial=0.0)))
