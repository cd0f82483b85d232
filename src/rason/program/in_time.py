"""What figures are in each period of a calendar, by series.csv."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from rason.case.cell import Cell
from rason.case.figures import behind, coming_from, put
from rason.case.series import between, in_force

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
            known = in_force(rows, period.first, period.days / 2.0)
            if known is None:
                continue
            row, after, part = known
            keys = tuple(
                dict.fromkeys([figure, *(each.key for each in (row, after) if each.factor is None)])
            )
            evaluate = partial(between, row, after, part)
            found[figure] = Cell(row.key, row.where, self._figures[figure].unit, keys, evaluate)
        return found


def _own(key: str, values: Values) -> FloatArray:
    return values[key]
