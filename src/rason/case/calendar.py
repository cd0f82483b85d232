"""Calendars: the days that a case is about, cut into periods, and the years that each counts.

Lengths are exact fractions of a year until they are used, so that parts of a step add up to it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rason.case.cell import Cell, FloatArray, Values

Word = Literal["day", "week", "month", "quarter", "year"]
MOST_STEPS: Final = 2_000
"""Steps that a calendar may have: each is a program of its own, joined to the next by stores."""
YEAR: Final = Fraction(1461, 4)
"""Days of a year."""
MONTHS: Final = 12
_DAYS: Final[dict[str, int]] = {"day": 1, "week": 7}
_IN_MONTHS: Final[dict[str, int]] = {"month": 1, "quarter": 3, "year": MONTHS}
_STEP: Final = re.compile(r"([1-9][0-9]{0,3}) (day|week|month|quarter|year)(s?)")


@dataclass(frozen=True, slots=True)
class Step:
    """The length of a calendar's steps, such as 2 weeks."""

    number: int
    word: Word

    def __str__(self) -> str:
        """Show the step as it is written."""
        return f"{self.number} {self.word}{'' if self.number == 1 else 's'}"

    @property
    def years(self) -> Fraction:
        """What a whole step counts: a day is 1/365.25 of a year, a month 1/12."""
        if self.word in _DAYS:
            return self.number * _DAYS[self.word] / YEAR
        return Fraction(self.number * _IN_MONTHS[self.word], MONTHS)

    def after(self, first: date, steps: int) -> date | None:
        """Return the first day of the step after so many steps; None beyond the year 9999."""
        try:
            if self.word in _DAYS:
                return first + timedelta(days=steps * self.number * _DAYS[self.word])
            return _months_on(first, steps * self.number * _IN_MONTHS[self.word])
        except (OverflowError, ValueError):
            return None

    def count(self, first: date, last: date) -> int:
        """Return how many steps some days make, a shorter last one included."""
        if self.word in _DAYS:
            return -(-((last - first).days + 1) // (self.number * _DAYS[self.word]))
        months = (last.year - first.year) * MONTHS + last.month - first.month
        count = max(months // (self.number * _IN_MONTHS[self.word]), 1)
        while (after := self.after(first, count)) is not None and after <= last:
            count += 1
        return count


def read_step(text: str) -> Step | None:
    """Read a step.

    Returns
    -------
    step
        None where the text is none.

    Examples
    --------
    >>> str(read_step("2 weeks")), read_step("fortnight")
    ('2 weeks', None)
    """
    match = _STEP.fullmatch(text.strip())
    if match is None:
        return None
    word: Word = match[2]  # type: ignore[assignment]
    return Step(int(match[1]), word)


@dataclass(frozen=True, slots=True)
class Span:
    """A calendar as it is written, with its first and its last day."""

    first: date
    last: date
    step: Step | None  # None where `bounds` cut it
    bounds: tuple[date, ...] = ()  # the first days of further steps
    discount: Cell | None = None  # None leaves it to the length and to the case

    def steps(self) -> Iterator[tuple[date, date, Fraction]]:
        """Yield first day, last day and years of each step.

        A step that the calendar's end cuts short counts its share of a whole one, by days. Steps
        with listed bounds share the length of all by their days.
        """
        if self.step is None:
            whole = years_of(self.first, self.last) / _days(self.first, self.last)
            edges = [self.first, *self.bounds]
            ends = [*(bound - timedelta(days=1) for bound in self.bounds), self.last]
            for first, last in zip(edges, ends, strict=True):
                yield first, last, whole * _days(first, last)
            return
        for index in range(self.step.count(self.first, self.last)):
            begin, after = (self.step.after(self.first, index + more) for more in (0, 1))
            assert begin is not None, "a step begins no later than the calendar's last day"
            end = date.max if after is None else after - timedelta(days=1)
            last = min(end, self.last)
            yield begin, last, self.step.years * _days(begin, last) / _days(begin, end)

    @property
    def count(self) -> int:
        """How many steps it has."""
        if self.step is None:
            return len(self.bounds) + 1
        return self.step.count(self.first, self.last)

    @property
    def years(self) -> Fraction:
        """How long it is."""
        if self.step is None:
            return years_of(self.first, self.last)
        *_, end = (years for *_, years in self.steps())
        return self.step.years * (self.count - 1) + end

    @property
    def short(self) -> tuple[date, date] | None:
        """The last step where it is shorter than the others; None where it is not."""
        if self.step is None:
            return None
        *_, (first, last, years) = self.steps()
        return None if years == self.step.years else (first, last)


@dataclass(frozen=True, slots=True)
class Period:
    """Days in which nothing changes."""

    first: date
    last: date
    start: float  # years from the calendar's first day
    length: float  # in years

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days cut into periods."""

    periods: tuple[Period, ...]
    # Yearly rate at which later money counts less; None where all money counts alike.
    discount: Cell | None
    years: float
    whole: bool  # whether it is of whole years

    @property
    def key(self) -> bytes:
        """The same for equal calendars, in any process."""
        rate = "" if self.discount is None else self.discount.text
        days = [(str(period.first), period.start, period.length) for period in self.periods]
        return repr((days, str(self.periods[-1].last), rate)).encode()

    def counted(self, values: Values) -> FloatArray:
        r"""Return how many years the money of each period counts.

        .. math:: D = \frac{(1 + r)^{-s} - (1 + r)^{-e}}{r}

        Shape ``(periods,)`` or ``(periods, draws)`` [yr].
        """
        if self.discount is None:
            return np.array([period.length for period in self.periods])
        rate = self.discount.evaluate(values)
        return np.stack([counted(rate, p.start, p.start + p.length) for p in self.periods])

    def offset(self, day: date) -> float:
        """Return how many years after the first day another one begins; negative before it."""
        first, last = self.periods[0].first, self.periods[-1].last
        if day < first:
            return -float(years_of(day, first - timedelta(days=1)))
        index = self.period_of(day)
        if index is None:
            return self.years + float(years_of(last, day - timedelta(days=1)))
        period = self.periods[index]
        return period.start + period.length * (day - period.first).days / period.days

    def day_at(self, years: float) -> date | None:
        """Return the day on which so many years have passed; None outside the calendar."""
        for period in self.periods:
            if period.start <= years < period.start + period.length:
                part = (years - period.start) / period.length
                day = period.first + timedelta(days=round(part * period.days))
                return day if day <= self.periods[-1].last else None
        return None

    def period_of(self, day: date) -> int | None:
        """Return the position of the period that holds a day; None outside the calendar."""
        return next(
            (i for i, period in enumerate(self.periods) if period.first <= day <= period.last), None
        )


def counted(rate: FloatArray, start: FloatArray | float, end: FloatArray | float) -> FloatArray:
    """Return how many years money counts that comes evenly between two times.

    `start` and `end` are years from the day to which it is discounted; at a rate of 0 all count.

    Examples
    --------
    >>> counted(np.array([0.0, 0.1]), 0.0, 1.0).round(4).tolist()
    [1.0, 0.9091]
    """
    none = rate == 0.0
    safe = np.where(none, 1.0, rate)
    growth = np.log1p(safe)
    worth = -np.exp(-start * growth) * np.expm1(-(end - start) * growth) / safe
    found: FloatArray = np.where(none, end - start, worth)
    return found


def calendar_of(span: Span, cuts: Iterable[date], rate: Cell) -> Calendar:
    """Cut a calendar into periods: at its steps, and at every day on which something changes.

    `cuts` are first days of what is new; those outside the calendar cut nothing. The parts of a
    step share its length by their days. At the case's `rate` a calendar of more than a year counts
    later money where it names no rate of its own.
    """
    days = sorted(day for day in set(cuts) if span.first < day <= span.last)
    periods: list[Period] = []
    start = Fraction(0)
    for first, last, years in span.steps():
        inside = [first, *(day for day in days if first < day <= last)]
        ends = [*(day - timedelta(days=1) for day in inside[1:]), last]
        for begin, end in zip(inside, ends, strict=True):
            part = years * _days(begin, end) / _days(first, last)
            periods.append(Period(begin, end, float(start), float(part)))
            start += part
    discount = span.discount or (rate if start > 1 else None)
    return Calendar(tuple(periods), discount, float(start), start.denominator == 1)


def years_of(first: date, last: date) -> Fraction:
    """Return how long some days are: whole months exactly, others by the day.

    Examples
    --------
    >>> years_of(date(2026, 1, 1), date(2026, 6, 30)), years_of(date(2026, 1, 1), date(2026, 1, 7))
    (Fraction(1, 2), Fraction(28, 1461))
    """
    if last < date.max:
        after = last + timedelta(days=1)
        months = (after.year - first.year) * MONTHS + after.month - first.month
        if months > 0 and after == _months_on(first, months):
            return Fraction(months, MONTHS)
    return _days(first, last) / YEAR


def _days(first: date, last: date) -> Fraction:
    return Fraction((last - first).days + 1)


def _months_on(day: date, months: int) -> date:
    """Return the same day some months later, or the last that the month has."""
    month = day.year * MONTHS + day.month - 1 + months
    year, month = month // MONTHS, month % MONTHS + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
