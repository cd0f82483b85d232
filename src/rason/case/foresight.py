"""Foresight: how far ahead is seen, by whoever decides what is drawn, burnt and kept in a calendar.

With perfect foresight all days are one program. Else they are cut into windows, of which each is
decided knowing its own days alone, and begins with what the one before it has left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rason.case.calendar import read_step

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from rason.case.calendar import Calendar, Step

PERFECT: Final = "perfect"
NONE: Final = "none"
EXPECTED: Final = "`perfect`, `none`, or a window such as `4 weeks`"
Window = tuple[int, int]
"""Positions of the first and the last period that are decided together."""


def known(text: str) -> bool:
    """Tell whether a text says how far ahead is seen."""
    return text in (PERFECT, NONE) or read_step(text) is not None


def too_short(text: str, periods: Iterable[tuple[date, date]]) -> tuple[date, date] | None:
    """Return the first and the last day of a period that is longer than a window, if any is."""
    step = read_step(text)
    if step is None:
        return None
    return next((days for days in periods if not _holds(step, *days)), None)


def _holds(step: Step, first: date, last: date) -> bool:
    """Tell whether a window that begins with some days holds all of them."""
    after = step.after(first, 1)
    return after is None or last < after


def windows(calendar: Calendar, text: str) -> tuple[Window, ...]:
    """Return what is decided together: windows from the first day on, each of whole periods.

    A period belongs to the window in which it begins.

    Examples
    --------
    >>> from datetime import date
    >>> from rason.case.calendar import Calendar, Period
    >>> days = [date(2026, 3, 1), date(2026, 3, 8), date(2026, 3, 15), date(2026, 3, 22)]
    >>> weeks = tuple(Period(a, date(2026, 3, a.day + 6), 0.0, 7 / 365.25) for a in days)
    >>> spring = Calendar(weeks, None, 28 / 365.25, False)
    >>> windows(spring, "2 weeks"), windows(spring, "perfect")
    (((0, 1), (2, 3)), ((0, 3),))
    """
    last, step = len(calendar.periods) - 1, read_step(text)
    if text == NONE:
        return tuple((period, period) for period in range(last + 1))
    if step is None:
        return ((0, last),)
    begins, number, bound = [0], 1, step.after(calendar.periods[0].first, 1)
    for index, period in enumerate(calendar.periods):
        if bound is None or period.first < bound:
            continue
        begins.append(index)
        while bound is not None and bound <= period.first:
            number += 1
            bound = step.after(calendar.periods[0].first, number)
    ends = [*(begin - 1 for begin in begins[1:]), last]
    return tuple(zip(begins, ends, strict=True))
