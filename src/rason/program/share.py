"""What part of a year's capacity a closure takes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from rason.program.closure import fraction

if TYPE_CHECKING:
    from rason.case.calendar import Calendar
    from rason.case.document import Closure
    from rason.program.closure import Shut

DAYS_A_YEAR = 365.25


def share_of(closure: Closure) -> float:
    """Return the part of the year's capacity that a closure takes.

    A closure with dates takes its share of the days it lasts, out of a year; without a first and a
    last day it lasts the year.

    In [0, 1] where the closure's own share is.
    """
    share = fraction(closure.share)
    if closure.from_ is not None and closure.until is not None:
        share *= part_of_year(closure.from_, closure.until)
    return share


def part_shut(shut: Shut, calendar: Calendar | None, period: int | None) -> float:
    """Return on what part of a period a closure acts; None is the year.

    Out of a year it is the part of its days, if it has both dates.
    """
    if calendar is None or period is None:
        if shut.first is None or shut.last is None:
            return 1.0
        return part_of_year(shut.first, shut.last)
    days = calendar.periods[period]
    return overlap(shut.first, shut.last, days.first, days.last)


def overlap(begin: date | None, end: date | None, first: date, last: date) -> float:
    """Return on what part of the days from `first` to `last` something acts.

    `begin` and `end` are its own first and last day, None where it has none.

    Examples
    --------
    >>> from datetime import date
    >>> overlap(date(2026, 3, 4), None, date(2026, 3, 1), date(2026, 3, 6))
    0.5
    """
    inside = min(end or last, last) - max(begin or first, first)
    return max(inside.days + 1, 0) / ((last - first).days + 1)


def part_of_year(first: date, last: date) -> float:
    """Return what part of a year some days are.

    A day is 1/365.25 of a year; from a day to the eve of its return a year later is a whole year,
    whether or not the year had a 29 February.

    At most 1.

    Examples
    --------
    >>> from datetime import date
    >>> round(part_of_year(date(2014, 1, 1), date(2014, 1, 14)) * 365.25)
    14
    >>> part_of_year(date(2014, 1, 1), date(2014, 12, 31))
    1.0
    >>> part_of_year(date(2014, 1, 1), date(9999, 12, 31))
    1.0
    """
    if last == date.max:  # the calendar has no day after it; a year ends on it
        whole = first <= date(last.year, 1, 1)
    else:
        after = last + timedelta(days=1)
        anniversary = (first.year + 1, first.month, first.day)
        whole = (after.year, after.month, after.day) >= anniversary
    return 1.0 if whole else min(((last - first).days + 1) / DAYS_A_YEAR, 1.0)
