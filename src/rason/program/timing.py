"""What a period's quantities and money count in a program: parts of a year of its calendar.

All quantities are divided by the calendar's length and all money by the discounted length, so that
what is added up over the periods is an amount a year, whatever the calendar. A program without a
calendar is one period, the year, and counts everything as it stands.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from rason.case.calendar import counted
from rason.program.in_time import InTime
from rason.program.term import Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rason.case.calendar import Calendar
    from rason.case.case import Case
    from rason.case.cell import Cell, FloatArray, Values
    from rason.program.term import Table


class Timing:
    """Quantities, money and stocks of a calendar's periods; None is the year."""

    def __init__(self, calendar: Calendar | None, case: Case | None = None) -> None:
        self.calendar = calendar
        moving = case is not None and calendar is not None and case.series
        self._in_time = InTime(case, calendar) if moving else None  # type: ignore[arg-type]
        self._tables: dict[tuple[Table, str, int | None], Table] = {}
        self._seen: tuple[Values, FloatArray] | None = None

    @property
    def periods(self) -> tuple[int | None, ...]:
        """The periods' positions; None is the year."""
        return (None,) if self.calendar is None else tuple(range(len(self.calendar.periods)))

    @property
    def years(self) -> float:
        """How long the calendar is."""
        return 1.0 if self.calendar is None else self.calendar.years

    def present(self, values: Values) -> FloatArray:
        """Return how many years the money of the whole calendar counts.

        Returns
        -------
        years
            Of any shape that broadcasts to ``(draws,)``: a yearly amount times this is the present
            value, on the first day, of all that comes in the calendar.
        """
        if self.calendar is None:
            return np.asarray(1.0)
        found: FloatArray = self.calendar.counted(values).sum(axis=0)
        return found

    def share(self, period: int | None) -> float:
        """Return what part of the calendar's length a period is."""
        if period is None or self.calendar is None:
            return 1.0
        return self.calendar.periods[period].length / self.calendar.years

    def worth(self, period: int | None, values: Values) -> FloatArray:
        """Return what a unit of money of a period counts beside one that comes evenly all along.

        Returns
        -------
        worth
            Of any shape that broadcasts to ``(draws,)``; 1 where later money counts like earlier.
        """
        if period is None or self.calendar is None or self.calendar.discount is None:
            return np.asarray(1.0)
        found: FloatArray = self._worths(values)[period]
        return found

    def _worths(self, values: Values) -> FloatArray:
        """Return the worth of each period, worked out once for all of them."""
        assert self.calendar is not None
        if self._seen is None or self._seen[0] is not values:
            years = self.calendar.counted(values)
            share = np.array([self.share(period) for period in self.periods])
            share = share.reshape(-1, *[1] * (years.ndim - 1))
            self._seen = (values, years / years.sum(axis=0) / share)
        return self._seen[1]

    def values(self, period: int | None, values: Values) -> Values:
        """Return what figures are in a period, by series.csv."""
        if period is None or self._in_time is None:
            return values
        return self._in_time.values(period, values)

    def moves(self, figures: Iterable[str]) -> bool:
        """Tell whether any of some figures is another one in some period."""
        return self._in_time is not None and not self._in_time.moving.isdisjoint(figures)

    def at(self, period: int | None, term: Term) -> Term:
        """Return a term as its figures are in a period."""
        if period is None or self._in_time is None or not self.moves(term.figures):
            return term
        cells = (*term.cells, *self._in_time.behind(term.figures))
        if term.row is None:
            return Term(partial(_then, term.evaluate, self._in_time, period), cells)
        table, row = term.row
        key = (table, "at", period)
        if key not in self._tables:
            self._tables[key] = partial(_then, table, self._in_time, period)
        return Term.cut(self._tables[key], row, cells)

    def quantity(self, period: int | None, term: Term) -> Term:
        """Return what a rate a year comes to in a period."""
        term = self.at(period, term)
        share = self.share(period)
        if share == 1.0:
            return term
        return self._times(("quantity", period), term, np.asarray(share))

    def money(self, period: int | None, term: Term) -> Term:
        """Return what a price counts in a period."""
        calendar, term = self.calendar, self.at(period, term)
        if period is None or calendar is None or calendar.discount is None:
            return term
        worth = partial(self.worth, period)
        return self._times(("money", period), term, worth, calendar.discount)

    def _times(
        self,
        by: tuple[str, int | None],
        term: Term,
        factor: FloatArray | Callable[[Values], FloatArray],
        *cells: Cell,
    ) -> Term:
        """Multiply a term; rows of one table stay rows of one."""
        if term.row is None:
            return Term(partial(_multiplied, term.evaluate, factor), (*term.cells, *cells))
        table, row = term.row
        key = (table, *by)
        if key not in self._tables:
            self._tables[key] = partial(_multiplied, table, factor)
        return Term.cut(self._tables[key], row, (*term.cells, *cells))

    def stock(self, term: Term) -> Term:
        """Return an amount that lies still in the program's unit, in which flows are a year's."""
        return term if self.years == 1.0 else term * (1.0 / self.years)

    def at_end(self, term: Term, period: int | None = None) -> Term:
        """Return what money counts that comes on a period's last day, beside what comes evenly.

        No period is the last one.
        """
        calendar = self.calendar
        if calendar is None or calendar.discount is None:
            return term
        worth = partial(_at_end, self, calendar.discount, self.end_of(period))
        return Term(partial(_multiplied, term.evaluate, worth), (*term.cells, calendar.discount))

    def end_of(self, period: int | None) -> float:
        """Return how many years have passed at the end of a period; no period is the last one."""
        if period is None or self.calendar is None:
            return self.years
        days = self.calendar.periods[period]
        return days.start + days.length

    def served(
        self,
        first: FloatArray,
        life: FloatArray,
        values: Values,
        within: tuple[float, float] | None = None,
    ) -> FloatArray:
        """Return what part of all money comes between two times.

        It begins to come `first` years from the first day, for `life` years; what comes `within`
        other years than those of the calendar is looked at where they are given. Shape ``(draws,)``
        or ``()``; 0 where it begins after the last day.
        """
        begun, ended = (0.0, self.years) if within is None else within
        begin = np.clip(first, begun, ended)
        end = np.clip(first + life, begun, ended)
        rate = np.asarray(0.0) if self._rate is None else self._rate.evaluate(values)
        some = counted(rate, begin, end)
        return np.asarray(some / self.present(values))

    @property
    def _rate(self) -> Cell | None:
        return None if self.calendar is None else self.calendar.discount


def _multiplied(
    evaluate: Callable[[Values], FloatArray],
    factor: FloatArray | Callable[[Values], FloatArray],
    values: Values,
) -> FloatArray:
    found: FloatArray = evaluate(values) * (factor(values) if callable(factor) else factor)
    return found


def _then(
    evaluate: Callable[[Values], FloatArray], in_time: InTime, period: int, values: Values
) -> FloatArray:
    return evaluate(in_time.values(period, values))


def _at_end(timing: Timing, rate: Cell, years: float, values: Values) -> FloatArray:
    """Return (1 + r)^-t, as a part of what a year of the calendar's money counts."""
    late = np.power(1.0 + rate.evaluate(values), -years)
    found: FloatArray = late * timing.years / timing.present(values)
    return found
