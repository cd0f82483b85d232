"""Which draws give numbers that a program can have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.case.figures import central

if TYPE_CHECKING:
    import numpy.typing as npt

    from rason.case.cell import Values
    from rason.program.program import Program


def possible(program: Program, values: Values) -> npt.NDArray[np.bool_]:
    """Tell for each draw whether the program can be made of it.

    Parameters
    ----------
    program
        The compiled case.
    values
        Every figure, each of shape ``(draws,)``.

    Returns
    -------
    possible
        Shape ``(draws,)``: False where a number is not finite, a bound on a column is negative, or
        a coefficient has another sign than at the central figures (a loss beyond 1).

    Notes
    -----
    Figures that are moved beyond their ranges, as the search for what overturns a verdict does,
    may leave the world in which their formulas make sense. Inside the ranges such a number is a
    fault, which the program itself refuses.
    """
    draws = max((np.size(value) for value in values.values()), default=1)
    middle = central(program.case)
    good = np.ones(draws, dtype=bool)
    with np.errstate(all="ignore"):
        for column in program.columns:
            upper = column.upper.evaluate(values)
            good &= np.isfinite(upper) & (upper >= 0.0)
            good &= np.isfinite(column.cost.evaluate(values))
        for row in program.rows:
            for bound in (row.lower, row.upper):
                if bound is not None:
                    good &= np.isfinite(bound.evaluate(values))
        for entry in program.entries:
            if entry.figures:
                coefficient = entry.evaluate(values)
                good &= np.isfinite(coefficient)
                good &= np.sign(coefficient) == np.sign(entry.evaluate(middle))
    return good
