"""Evaluate a program's terms for draws, and refuse numbers that no program can have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.errors import Diagnostic, InputError
from rason.program.program import Numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rason.case.cell import Cell, FloatArray, Values
    from rason.program.program import Program
    from rason.program.term import Term


def evaluate(program: Program, values: Values) -> Numbers:
    """Return the program's numbers for every draw.

    Parameters
    ----------
    program
        The program.
    values
        Every figure, derived ones included, each of shape ``(draws,)``.

    Returns
    -------
    numbers
        Arrays with the draws first.

    Raises
    ------
    InputError
        If a bound is negative or a number is not finite in some draw (RSN-P001).
    """
    draws = max((np.size(value) for value in values.values()), default=1)
    columns, rows = program.columns, program.rows
    entries = _stack(program.entries, values, draws)
    if np.all(entries == entries[:1]):
        entries = np.ascontiguousarray(entries[:1])
    numbers = Numbers(
        cost=_stack([column.cost for column in columns], values, draws),
        steer=_stack([column.steer for column in columns], values, draws),
        upper=_stack([column.upper for column in columns], values, draws),
        row_lower=_stack([row.lower for row in rows], values, draws, missing=-np.inf),
        row_upper=_stack([row.upper for row in rows], values, draws, missing=np.inf),
        data=entries,
    )
    _refuse(program, values, numbers)
    return numbers


def _stack(
    terms: Sequence[Term | None], values: Values, draws: int, missing: float = 0.0
) -> FloatArray:
    stacked = np.empty((draws, len(terms)))
    for index, term in enumerate(terms):
        stacked[:, index] = missing if term is None else term.evaluate(values)
    return stacked


def _refuse(program: Program, values: Values, numbers: Numbers) -> None:
    faults: list[Diagnostic] = []
    checks = (
        (numbers.upper, "upper", "a capacity or quantity that is not negative", 0.0),
        (numbers.cost, "cost", "a finite cost or price", -np.inf),
    )
    for array, part, expected, low in checks:
        bad = ~np.isfinite(array) | (array < low)
        for index in np.flatnonzero(bad.any(axis=0)):
            column = program.columns[index]
            draw = int(np.flatnonzero(bad[:, index])[0])
            term = column.upper if part == "upper" else column.cost
            cell = _guilty(term, values, draw, low)
            read = ", ".join(
                f"{figure} = {float(np.broadcast_to(values[figure], len(array))[draw]):g}"
                for figure in sorted(term.figures)
            )
            faults.append(
                Diagnostic(
                    code="RSN-P001",
                    file=f"{program.case.name}/{cell.where.file}" if cell else "the program",
                    line=cell.where.line if cell else None,
                    what=f"{column.asset}, {cell.text if cell else part}",
                    found=f"{array[draw, index]:g} in draw {draw + 1} ({read})",
                    expected=expected,
                    fix="narrow the range of a figure named above, or write max(…, 0) around it",
                )
            )
    if faults:
        raise InputError(*{(f.file, f.line, f.what): f for f in faults}.values())


def _guilty(term: Term, values: Values, draw: int, low: float) -> Cell | None:
    """Return the cell of a term whose own value is impossible, or else its first."""
    for cell in term.cells:
        found = np.ravel(cell.evaluate(values))
        value = float(found[draw if len(found) > 1 else 0])
        if not np.isfinite(value) or value < low:
            return cell
    return term.cells[0] if term.cells else None
