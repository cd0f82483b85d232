"""What part of a year's capacity a closure takes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rason.case.document import Closure, Number

DAYS_A_YEAR = 365.25


def fraction(number: Number) -> float:
    """Return a share written as `0.25` or `25 %`.

    As a fraction of 1.

    Examples
    --------
    >>> fraction("25 %"), fraction(0.5)
    (0.25, 0.5)
    """
    if isinstance(number, str) and number.strip().endswith("%"):
        return float(number.strip().removesuffix("%")) / 100.0
    return float(number)


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
