"""What a measure is compared with: a number in its unit, or a date of its calendar."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from rason.analysis.measures import MEASURES
from rason.case.expression import ExpressionError
from rason.claim import amount
from rason.scenario.merge import merge

if TYPE_CHECKING:
    from rason.case.calendar import Calendar
    from rason.case.case import Case
    from rason.case.cell import Cell
    from rason.case.document import Number
    from rason.claim.side import Side


_DAY: Final = re.compile(r"\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*")


def limit(case: Case, side: Side, number: Number) -> Cell:
    """Read what a measure is compared with.

    It evaluates in the measure's unit; a date, in days from the first of the scenario's calendar.
    Raises `ExpressionError` if it cannot be read, or measures something else.
    `number`: as it stands in `claims.yaml`.
    """
    measure, commodity = MEASURES[side.measure], str(side.parameters.get("commodity", ""))
    unit, day, days = measure.unit(case, side.parameters), day_of(number), calendar_of(case, side)
    if day is not None:
        if not measure.when or side.minus is not None or days is None:
            raise ExpressionError(
                "RSN-S004", f"the date `{number}`", f"a number in units such as {unit}",
                "write a number with its unit, or measure the day on which something begins",
            )  # fmt: skip
        number = f"{(day - days.periods[0].first).days} day"
    return amount.read(case, number, unit, commodity)


def day_of(number: Number) -> date | None:
    """Return the date that stands in place of a number; None where none does."""
    if not _DAY.fullmatch(str(number)):
        return None
    try:
        return date.fromisoformat(str(number).strip())
    except ValueError as error:
        raise ExpressionError(
            "RSN-S004", f"`{number}`", "a day of the calendar, such as 2014-11-30",
            "correct month or day",
        ) from error  # fmt: skip


def outside(case: Case, side: Side, number: Number) -> tuple[str, str, str] | None:
    """Say what is wrong with a date beside which a day is held: found, expected and fix.

    The day after the calendar's last may be named, since nothing that happens in it is later.
    """
    day, days = day_of(number), calendar_of(case, side)
    if day is None or days is None:
        return None
    first, last = days.periods[0].first, days.periods[-1].last
    if first <= day and (day - last).days <= 1:
        return None
    return (
        f"{day}, a day outside the calendar", f"a day from {first} to {last}",
        "correct the day, or let the calendar reach as far",
    )  # fmt: skip


def calendar_of(case: Case, side: Side) -> Calendar | None:
    """Return the calendar of a side's scenario; None where it is about a year without days."""
    usual = ("base",) if "base" in case.scenarios else ()
    return merge(case, side.scenario or usual).calendar
