"""What figures are in each period of a calendar, by series.csv."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from rason.case.cell import Cell
from rason.case.figures import behind, coming_from, put

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rason.case.calendar import Calendar, Period
    from rason.case.case import Case
    from rason.case.cell import FloatArray, Values
    from rason.case.series import Series


class InTime:
    """What figures are in each period of a calendar."""

    def __init__(self, case: Case, calendar: Calendar) -> None:
        self._figures = case.figures
        self._rows: dict[str, list[Series]] = {}
        for row in sorted(case.series, key=lambda row: row.from_ or calendar.periods[0].first):
            self._rows.setdefault(row.figure, []).append(row)
        self._cells = [self._in(period) for period in calendar.periods]
        self._seen: tuple[Values, dict[int, Values]] | None = None
        self.moving = frozenset(coming_from(case.figures, self._rows))

    def behind(self, figures: Iterable[str]) -> tuple[Cell, ...]:
        """Return the cells by which figures that some are made of change in time."""
        return tuple(
            Cell(row.key, row.where, row.unit, (row.key,), partial(_own, row.key))
            for key in behind(self._figures, figures)
            for row in self._rows.get(key, ())
            if row.factor is None
        )

    def values(self, period: int, values: Values) -> Values:
        """Return what all figures are in a period; the same object for the same values."""
        cells = self._cells[period]
        if not cells:
            return values
        if self._seen is None or self._seen[0] is not values:
            self._seen = (values, {})
        known = self._seen[1]
        if period not in known:
            known[period] = put(self._figures, values, cells)
        return known[period]

    def _in(self, period: Period) -> dict[str, Cell]:
        """Return what series set in a period."""
        found = {}
        for figure, rows in self._rows.items():
            begun = [row for row in rows if row.from_ is not None and row.from_ <= period.first]
            if not begun:
                continue
            row, after = begun[-1], rows[len(begun) : len(begun) + 1]
            part = 0.0
            if row.shape == "linear" and after:
                part = _part(row, after[0], period)
            ends = (row, after[0] if after else row)
            keys = tuple(
                dict.fromkeys([figure, *(each.key for each in ends if each.factor is None)])
            )
            found[figure] = Cell(
                row.key, row.where, self._figures[figure].unit, keys, partial(_between, *ends, part)
            )
        return found


def _part(row: Series, after: Series, period: Period) -> float:
    """Return how far it is from one row to the next in the middle of a period."""
    assert row.from_ is not None and after.from_ is not None, "every row has its day"  # noqa: PT018
    middle = (period.first - row.from_).days + period.days / 2.0
    return middle / (after.from_ - row.from_).days


def _between(row: Series, after: Series, part: float, values: Values) -> FloatArray:
    """Return what a figure is between two rows."""
    one = _at(row, values)
    if part == 0.0:
        return one
    found: FloatArray = (1.0 - part) * one + part * _at(after, values)
    return found


def _at(row: Series, values: Values) -> FloatArray:
    """Return what a row says."""
    if row.factor is None:
        return values[row.key]
    found: FloatArray = values[row.figure] * row.factor
    return found


def _own(key: str, values: Values) -> FloatArray:
    return values[key]
