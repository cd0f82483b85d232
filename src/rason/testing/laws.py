"""Laws that every solution obeys, as assertions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from rason.case.cell import FloatArray, Values
    from rason.program.program import Program
    from rason.scenario.variant import Variant
    from rason.solve.batch import Solved

TOLERANCE = 1e-6


def column_sums(program: Program, values: Values, primal: FloatArray) -> FloatArray:
    """Return the activity of every row: shape ``(draws, columns)`` gives ``(draws, rows)``."""
    data = program.numbers(values).data
    column_of = np.repeat(np.arange(len(program.columns)), np.diff(program.starts))
    activity = np.zeros((len(primal), len(program.rows)))
    for draw in range(len(primal)):
        moved = data[draw if len(data) > 1 else 0] * primal[draw, column_of]
        np.add.at(activity[draw], program.indices, moved)
    return activity


def assert_balanced(program: Program, values: Values, solved: Solved) -> None:
    """Assert that what enters every place leaves it."""
    activity = column_sums(program, values, solved.primal)
    size = 1.0 + np.abs(solved.primal).max(axis=1)
    for index, row in enumerate(program.rows):
        if row.family in ("balance", "pool"):
            assert np.all(np.abs(activity[:, index]) <= TOLERANCE * size), row.name


def assert_dual(program: Program, values: Values, variant: Variant, solved: Solved) -> None:
    """Assert that the rents of all bounds add up to the objective: strong duality.

    The variant was solved without lumpy projects.
    """
    numbers = program.numbers(values)
    upper, lower = solved.upper, solved.lower
    worth = np.where(solved.reduced > 0, solved.reduced * upper, solved.reduced * lower).sum(axis=1)
    for index in range(len(program.rows)):
        dual = solved.dual[:, index]
        bound = np.where(dual > 0, numbers.row_upper[:, index], numbers.row_lower[:, index])
        factor = variant.row_scale[index]
        worth += np.where(dual != 0, dual * np.where(dual != 0, bound, 0.0) * factor, 0.0)
    scale = np.maximum(1.0, np.abs(solved.objective))
    assert np.all(np.abs(worth - solved.objective) <= TOLERANCE * scale)
