"""What figures are in time: steps, ramps and seasons over the days of a calendar.

A row with a value is a figure of its own, which shares the draw of the figure that it is about; a
row with a factor multiplies that figure's draw.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rason.case.columns import column, documented

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rason.case.cell import FloatArray, Values
    from rason.case.tables import Where


@documented
@dataclass(frozen=True, slots=True)
class Series:
    """What a figure is from a day on, in calendars: a value with its range, or a factor."""

    where: Where
    figure: str = column(
        "reference", "The figure that changes.", required=True, tables=("figures",)
    )
    from_: date | None = column(
        "date", "First day; it holds until the figure's next row.", required=True, header="from"
    )
    low: float | None = column("number", "Low end of the range, in `unit`.")
    value: float | None = column("number", "What the figure is, in `unit`.")
    high: float | None = column("number", "High end of the range, in `unit`.")
    factor: float | None = column(
        "number", "In place of a value: what the figure's own draw is multiplied by."
    )
    unit: str = column("unit", "The figure's unit, as in figures.csv; of a factor, 1.", default="1")
    shape: str = column(
        "choice",
        "`step` holds; `linear` runs evenly to the figure's next row.",
        default="step",
        choices=("step", "linear"),
    )
    published: date | None = column("date", "When it was known: 2014, 2014-11 or 2014-11-30.")
    source: tuple[str, ...] = column("citation", "Keys of sources.bib; empty marks an assumption.")
    grade: str = column("grade", "A to D, or an Admiralty code such as B2.")
    note: str = column("text", "Doubts; `late:` admits a row known after the freeze.")

    @property
    def key(self) -> str:
        """The key of the figure that a row with a value is."""
        return f"{self.figure}@{self.from_}"

    @property
    def read(self) -> str:
        """The key of the figure that it reads: its own, or the one that a factor multiplies."""
        return self.key if self.factor is None else self.figure

    def at(self, values: Values) -> FloatArray:
        """Return what the figure is on the row's first day."""
        if self.factor is None:
            return values[self.key]
        found: FloatArray = values[self.figure] * self.factor
        return found


def in_force(
    rows: Sequence[Series], day: date, more: float = 0.0
) -> tuple[Series, Series, float] | None:
    """Return the row in force on a day, the one after it, and how far a ramp is between the two.

    `rows` are one figure's, by day; a row that holds is its own next one. `more` are days after the
    day's begin. None before the first row.
    """
    begun = [row for row in rows if row.from_ is not None and row.from_ <= day]
    if not begun:
        return None
    row, after = begun[-1], rows[len(begun) : len(begun) + 1]
    if row.shape != "linear" or not after:
        return row, row, 0.0
    assert row.from_ is not None and after[0].from_ is not None, "every row has its day"  # noqa: PT018
    part = ((day - row.from_).days + more) / (after[0].from_ - row.from_).days
    return row, after[0], part


def between(row: Series, after: Series, part: float, values: Values) -> FloatArray:
    """Return what a figure is between two rows."""
    one = row.at(values)
    if part == 0.0:
        return one
    found: FloatArray = (1.0 - part) * one + part * after.at(values)
    return found
