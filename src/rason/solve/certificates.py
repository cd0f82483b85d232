"""What one draw has taught about a block: every solution serves every game of that draw.

Scenarios and cuts change bounds and costs only, so the multipliers of one bound the coalitions of
all, and a solution of one is a solution of each that leaves its flows open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from rason.solve.linear import FEASIBLE

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.program.program import BoolArray
    from rason.solve.linear import Linear

MOST = 96  # how many of each are kept, the latest


@dataclass
class Certificates:
    """Multipliers and solutions of one block in one draw."""

    # Row multipliers, each of shape ``(rows,)``.
    duals: list[FloatArray] = field(default_factory=list)
    # primals, activities: solutions, each of shape ``(columns,)``, and what they make of the rows.
    primals: list[FloatArray] = field(default_factory=list)
    activities: list[FloatArray] = field(default_factory=list)

    def copy(self) -> Certificates:
        """Return the same to be taught by itself."""
        return Certificates([*self.duals], [*self.primals], [*self.activities])

    def add(self, linear: Linear, dual: FloatArray, primal: FloatArray | None) -> None:
        """Keep what a solved program has taught; no `primal` where the solution is not whole."""
        self.duals.append(dual)
        del self.duals[:-MOST]
        if primal is not None:
            self.primals.append(primal)
            self.activities.append(linear.activity(primal))
            del self.primals[:-MOST], self.activities[:-MOST]

    def reduced(self, linear: Linear) -> tuple[FloatArray, FloatArray]:
        """Return the reduced costs of a program under all multipliers, and the rows' worth.

        Shapes ``(multipliers, columns)`` and ``(multipliers,)``.
        """
        duals = linear.signed(np.array(self.duals))
        bound = np.where(duals > 0, linear.row_upper, linear.row_lower)
        worth = (duals * np.where(duals != 0, bound, 0.0)).sum(axis=1)
        weights = linear.data * duals[:, linear.block.indices]
        starts = linear.block.starts[:-1]
        return linear.cost - np.add.reduceat(weights, starts, axis=1), worth

    def feasible(self, linear: Linear) -> tuple[FloatArray, BoolArray]:
        """Return all solutions, and which of them a program allows, lower bounds aside.

        Shapes ``(solutions, columns)`` and ``(solutions,)``.
        """
        primals, activities = np.array(self.primals), np.array(self.activities)
        slack = FEASIBLE * (1.0 + np.abs(activities))
        rows = (activities <= linear.row_upper + slack) & (activities >= linear.row_lower - slack)
        columns = primals <= linear.upper * (1.0 + 1e-12)
        allowed: BoolArray = np.logical_and(rows.all(axis=1), columns.all(axis=1))
        return primals, allowed
