"""Which way a statement compares, and from which number on it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.analysis.measures import MEASURES
from rason.claim import amount
from rason.claim.limit import limit
from rason.claim.side import form, near

if TYPE_CHECKING:
    from rason.case.case import Case
    from rason.case.document import Statement


def border(statement: Statement, case: Case) -> float | None:
    """Return the number from which on a measure meets a statement.

    In the measure's unit, the margin asked for included; None where figures decide it, or there is
    none.
    `statement`: checked, or without other faults.
    """
    if form(statement) != "measure" or not isinstance(statement.than, str | float | int):
        return None
    side, commodity = near(statement), str(statement.with_.get("commodity", ""))
    unit = MEASURES[side.measure].unit(case, side.parameters)
    cell = limit(case, side, statement.than)
    if cell.figures:
        return None
    asked, relative = amount.by(case, statement.by, amount.Scale(unit, unit), commodity)
    number = float(cell.evaluate({}))
    return number + way(statement) * (asked + relative * abs(number))


def way(statement: Statement) -> float:
    """Return 1 where a statement asks for more, −1 where it asks for less.

    The sign of its margin's first side.
    `statement`: with a comparison, or of the form `build`.
    """
    return -1.0 if statement.compare in {"<", "<="} else 1.0
