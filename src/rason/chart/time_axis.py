"""An axis of days: where its ticks stand and what they say, the same on every machine.

Vega would read dates in the machine's own time zone. Here days are numbers from the axis's first
day, and words are looked up.
"""

from __future__ import annotations

import json
from calendar import month_abbr
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import altair as alt

_ROOM = 62.0  # px for a tick's words
_MONTHS = 12
_WEEK = 7
_MONTH = 31  # days that a month has at most
_STEPS = (1, 2, 7, 14)
"""Days from one tick to the next, where months are too long."""
_LEAPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
"""Months from one tick to the next."""


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Days from a first one to the morning after the last, over some width [px]."""

    first: date
    end: date
    width: float

    def at(self, day: date) -> int:
        """Return where a day begins."""
        return (day - self.first).days

    def x(self, field: str = "x", *, labelled: bool = True) -> alt.X:
        """Place a mark by the day on which it stands."""
        import altair as alt

        ticks = dict(self.ticks())
        words = json.dumps({str(self.at(day)): word for day, word in ticks.items()})
        axis = alt.Axis(
            values=[self.at(day) for day in ticks],
            labelExpr=f"({words})[datum.value]",
            labels=labelled,
            grid=True,
            title=self._years() if labelled else None,
            titleAnchor="start",
        )
        scale = alt.Scale(domain=[0, self.at(self.end)], nice=False, zero=False)
        return alt.X(f"{field}:Q", scale=scale, axis=axis)

    def ticks(self) -> Iterator[tuple[date, str]]:
        """Yield the days that have a tick, and what stands there."""
        days, most = self.at(self.end), max(2, int(self.width // _ROOM))
        step = next((each for each in _STEPS if days <= each * most), None)
        if step is not None and days <= _MONTH * most / 2:
            for number in range(0, days, step):
                day = self.first + timedelta(days=number)
                yield day, f"{day.day} {month_abbr[day.month]}"
            return
        months = (self.end.year - self.first.year) * _MONTHS + self.end.month - self.first.month + 1
        leap = next((each for each in _LEAPS if months <= each * most), _LEAPS[-1])
        number = self.first.year * _MONTHS + self.first.month - 1
        number += -number % min(leap, _MONTHS)
        while (day := date(number // _MONTHS, number % _MONTHS + 1, 1)) < self.end:
            if day >= self.first:
                yield day, str(day.year) if leap >= _MONTHS else month_abbr[day.month]
            number += leap

    def _years(self) -> str:
        """Say which years these are."""
        last = self.end - timedelta(days=1)
        if self.first.year == last.year:
            return str(last.year)
        return f"{self.first.year}\N{EN DASH}{last.year}"


def time_axis(days: Iterable[tuple[date, date]], width: float) -> TimeAxis:
    """Span periods, each with its first and its last day."""
    known = list(days)
    last = max(last for _, last in known)
    return TimeAxis(min(first for first, _ in known), last + timedelta(days=1), width)


def day_of(text: object) -> date:
    """Read a day as tables have it."""
    return date.fromisoformat(str(text))
