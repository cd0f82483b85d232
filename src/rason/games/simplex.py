"""A small dual simplex whose rows are found as they are needed.

The programs behind least core, nucleolus and core intervals have few unknowns (a payoff, perhaps
an excess) and a row for each of 2ⁿ coalitions. So only a square basis of rows is kept: each step
looks over all coalitions at once for the row that the present point breaks most, and swaps it in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

if TYPE_CHECKING:
    from rason.games.coalition import BoolArray, FloatArray

FEASIBLE = 1e-11  # what a row of a program scaled to 1 may be broken by

POSITIVE = 1e-9
"""Multipliers and pivots below this are zero: they are ratios of determinants of 0-1 matrices."""

PATIENCE = 50
"""Steps without progress after which rows are chosen by Bland's rule, which cannot cycle."""


class Row(NamedTuple):
    """One row ``coefficients · z ≥ bound``."""

    name: int
    coefficients: FloatArray  # one for each unknown, shape ``(m,)``
    bound: float


class BrokenRow(Protocol):
    """Returns the row that a point breaks most, or the broken row with the lowest name."""

    def __call__(self, point: FloatArray, *, lowest: bool) -> Row | None:
        """Return None where the point breaks no row."""


@dataclass(slots=True)
class Basis:
    """As many rows as unknowns, all held with equality."""

    names: list[int]
    matrix: FloatArray  # coefficients, shape ``(m, m)``, regular
    bounds: FloatArray  # right-hand sides, shape ``(m,)``
    equality: BoolArray  # whether a row is an equation, never to leave, shape ``(m,)``

    def swap(self, position: int, row: Row) -> None:
        """Put a row in the place of another."""
        self.names[position] = row.name
        self.matrix[position] = row.coefficients
        self.bounds[position] = row.bound


def minimise(
    basis: Basis,
    objective: FloatArray,
    broken_row: BrokenRow,
) -> tuple[FloatArray, FloatArray]:
    """Minimise a linear objective over rows of which only the broken ones are ever written down.

    The basis is where to start: its multipliers must not be negative on inequalities; it is changed
    in place and holds the optimal basis at the end.

    Returns the optimum, shape ``(m,)``, and a multiplier for each row of the basis: not negative on
    inequalities, they combine the rows to the objective, which proves that no feasible point is
    better.
    """
    stalled = 0
    while True:
        inverse = np.linalg.inv(basis.matrix)
        point = inverse @ basis.bounds
        multipliers = objective @ inverse
        careful = stalled > PATIENCE
        row = broken_row(point, lowest=careful)
        if row is None:
            return point, multipliers
        direction = row.coefficients @ inverse
        may_leave = (direction > POSITIVE) & ~basis.equality
        assert may_leave.any(), "the rows contradict each other"
        candidates = np.flatnonzero(may_leave)
        steps = multipliers[candidates] / direction[candidates]
        step = max(float(steps.min()), 0.0)
        tied = candidates[steps <= step + FEASIBLE]
        leaving = (
            min(tied, key=lambda position: basis.names[position])
            if careful
            else tied[direction[tied].argmax()]
        )
        stalled = 0 if step > POSITIVE else stalled + 1
        basis.swap(int(leaving), row)
