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

FEASIBLE = 1e-11
"""What a row of a program scaled to 1 may be broken by."""

POSITIVE = 1e-9
"""Multipliers and pivots below this are zero: they are ratios of determinants of 0-1 matrices."""

PATIENCE = 50
"""Steps without progress after which rows are chosen by Bland's rule, which cannot cycle."""


class Row(NamedTuple):
    """One row ``coefficients · z ≥ bound``.

    Parameters
    ----------
    coefficients
        One for each unknown, shape ``(m,)``.
    """

    name: int
    coefficients: FloatArray
    bound: float


class BrokenRow(Protocol):
    """Returns the row that a point breaks most, or the broken row with the lowest name."""

    def __call__(self, point: FloatArray, *, lowest: bool) -> Row | None:
        """Return None where the point breaks no row."""


@dataclass(slots=True)
class Basis:
    """As many rows as unknowns, all held with equality.

    Parameters
    ----------
    matrix
        Coefficients, shape ``(m, m)``, regular.
    bounds
        Right-hand sides, shape ``(m,)``.
    equality
        Whether a row is an equation, never to leave, shape ``(m,)``.
    """

    names: list[int]
    matrix: FloatArray
    bounds: FloatArray
    equality: BoolArray

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

    Parameters
    ----------
    basis
        Where to start: its multipliers must not be negative on inequalities. Modified in place;
        at the end it holds the optimal basis.
    objective
        Coefficients, shape ``(m,)``.

    Returns
    -------
    point
        The optimum, shape ``(m,)``.
    multipliers
        One for each row of the basis, shape ``(m,)``; not negative on inequalities, and they
        combine the rows to the objective: the proof that no feasible point is better.
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
