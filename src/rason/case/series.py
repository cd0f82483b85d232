"""What figures are in time: steps, ramps and seasons over the days of a calendar.

A row with a value is a figure of its own, which shares the draw of the figure that it is about; a
row with a factor multiplies that figure's draw.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rason.case.columns import column, documented

if TYPE_CHECKING:
    from datetime import date

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
