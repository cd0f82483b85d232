"""Answers as a reader sees them: tables of text, and charts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rason.table.column import NUMBERS
from rason.table.naming import name_of
from rason.words.amounts import format_share
from rason.words.phrases import amount, interval

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import altair as alt

    from rason.table.naming import Names
    from rason.table.row import Cell, Field, Table

MOST_ROWS = 12
"""Rows of a table that is read, not looked up in."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A table of text, for the terminal, the brief and its Word document."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    """What a reader must know, or where the other rows are."""
    numbers: tuple[int, ...] = ()
    """Positions of the columns that hold amounts."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart, with what it says to those who cannot see it."""

    chart: alt.TopLevelMixin | None
    """None where there is nothing to draw."""
    text: str
    """The answer, not the axes; or why nothing is drawn."""
    caption: str = ""
    """What a reader must know beside it."""


def shown(
    table: Table,
    names: Names,
    *,
    caption: str = "",
    columns: Sequence[str] = (),
    most: int = MOST_ROWS,
) -> Shown:
    """Lay a table out for a reader.

    Names for keys, amounts with their units, ranges in one cell behind their values.
    `columns`: those that are shown; else all but units, ends of ranges, and what is empty
    throughout.
    `most`: rows that are shown; where there are more, the note says where they are.
    """
    fields = [each for each in table.fields if each.name in (columns or _telling(table))]
    ends = {each.column.end_of for each in table.fields}
    headings: list[str] = []
    numbers: list[int] = []
    for field in fields:
        if field.column.kind in NUMBERS:
            numbers.append(len(headings))
        headings.append(field.column.title)
        if field.name in ends:
            numbers.append(len(headings))
            headings.append("Range")
    rows = [
        tuple(
            text
            for field in fields
            for text in (
                _text(table, field, row, names),
                *((_range(table, field, row),) if field.name in ends else ()),
            )
        )
        for row in table.rows[:most]
    ]
    more = len(table.rows) > most
    note = f"The first {most} of {len(table.rows)}; all in {table.name}.csv." if more else ""
    return Shown(caption, tuple(headings), tuple(rows), note, tuple(numbers))


def _telling(table: Table) -> tuple[str, ...]:
    """Return the columns that tell a reader something."""
    return tuple(
        field.name
        for field in table.fields
        if field.column.kind != "unit"
        and not field.column.end_of
        and any(row[field.name] not in (None, "") for row in table.rows)
    )


def _text(table: Table, field: Field, row: Mapping[str, Cell], names: Names) -> str:
    cell = row[field.name]
    if cell is None or cell == "":
        return ""
    if field.column.kind == "share":
        return format_share(float(cell))
    if field.column.kind in NUMBERS:
        return amount(float(cell), table.unit(field.name, row))
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return name_of(names, field.column.kind, str(cell))


def _range(table: Table, field: Field, row: Mapping[str, Cell]) -> str:
    low, high = (row[each.name] for each in table.fields if each.column.end_of == field.name)
    unit = table.unit(field.name, row)
    if field.column.kind == "share" and low is not None and high is not None:
        ends = format_share(float(low)), format_share(float(high))
        return "" if ends[0] == ends[1] else " to ".join(ends)
    return interval(_number(low), _number(high), unit)


def _number(cell: Cell) -> float | None:
    return None if cell is None else float(cell)
