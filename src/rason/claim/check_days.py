"""The days that statements are about: those of their scenario's calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rason.analysis.measures import MEASURES
from rason.claim.limit import calendar_of
from rason.claim.side import near

if TYPE_CHECKING:
    from rason.case.case import Case
    from rason.case.document import Statement
    from rason.case.faults import Faults
    from rason.case.read import Reading
    from rason.claim.position import Position
    from rason.claim.side import Side

BOTH: Final = ("both `at` and `between`", "a day, or first and last of some", "remove one of them")


def check_days(statement: Statement, place: Position, reading: Reading, faults: Faults) -> bool:
    """Note days that a statement cannot be about; whether it can be asked.

    `statement`: of the form `measure` or `break_even`, in scenarios that there are.
    """
    if statement.at is not None and statement.between is not None:
        faults.add("RSN-S005", place.where("at"), place.what, *BOTH)
        return False
    side = near(statement)
    if reading.case is None or side.measure not in MEASURES:
        return True
    wrong = astray(reading.case, side)
    if wrong is not None:
        key = next((k for k in ("at", "between") if getattr(statement, k) is not None), "measure")
        faults.add("RSN-S010", place.where(key), f"{place.what}, {key}", *wrong)
    return wrong is None


def astray(case: Case, side: Side) -> tuple[str, str, str] | None:
    """Say what is wrong with the days of a side: found, expected and fix."""
    measure = MEASURES[side.measure]
    if side.days is None and not measure.calendar:
        return None
    return measure.astray(calendar_of(case, side), side.days)
