"""Tables of answers as a workbook: a sheet each, with units in the headers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rason.case.workbook import ABOUT
from rason.exporting.sheets import Writer
from rason.table.column import NUMBERS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from rason.table.row import Field, Table

_LONGEST_NAME: Final = 31  # characters that Excel takes


@dataclass(frozen=True, slots=True)
class About:
    """What the first sheet says of the others."""

    title: str
    lines: tuple[str, ...]
    sources: tuple[str, ...] = ()


def write_tables_workbook(about: About, found: Mapping[str, Table], path: Path) -> None:
    """Write tables into a new workbook, by name, after a sheet that says what they are."""
    made = Writer()
    sheets = _names(found)
    listed = (
        (sheets[name], len(table), ", ".join(each.column.title for each in table.fields))
        for name, table in found.items()
    )
    made.about(ABOUT, about.title, about.lines, "columns", listed, about.sources, width=32)
    for name, table in found.items():
        _table(made, sheets[name], table)
    made.save(path)


def _names(found: Mapping[str, Table]) -> dict[str, str]:
    """Return a name for each table's sheet that Excel takes, no two alike."""
    names: dict[str, str] = {}
    taken = {ABOUT}
    for table in found:
        name, number = table[:_LONGEST_NAME], 1
        while name.casefold() in taken:
            number += 1
            name = f"{table[: _LONGEST_NAME - len(str(number)) - 1]}_{number}"
        taken.add(name.casefold())
        names[table] = name
    return names


def _table(made: Writer, name: str, table: Table) -> None:
    sheet = made.sheet(name)
    headers = [_header(table, field) for field in table.fields]
    made.header(sheet, headers, [_note(table, field) for field in table.fields])
    longest = [len(each) for each in headers]
    for number, row in enumerate(table.rows, 2):
        for at, field in enumerate(table.fields, 1):
            value = row[field.name]
            if value is None or value == "":
                continue
            share = field.column.kind == "share" and isinstance(value, float)
            made.put(sheet, number, at, value, "0.0 %" if share else "")
            shown = f"{value:.6g}" if isinstance(value, float) else str(value)
            longest[at - 1] = max(longest[at - 1], len(shown))
    sheet.auto_filter.ref = f"A1:{made.letters(len(headers))}{len(table) + 1}"
    made.widths(sheet, longest)


def _header(table: Table, field: Field) -> str:
    """Return a column's title, with its unit where all rows have the same."""
    title = field.column.title or field.name
    unit = _unit(table, field)
    return f"{title} [{unit}]" if unit else title


def _unit(table: Table, field: Field) -> str:
    if not field.column.unit or field.column.kind not in NUMBERS:
        return ""
    units = {table.unit(field.name, row) for row in table.rows if row[field.name] is not None}
    return units.pop() if len(units) == 1 and units != {"1"} else ""


def _note(table: Table, field: Field) -> str:
    """Say what a column means, and where its unit stands if rows differ."""
    words = [f"{field.name}.", " ".join(field.description.split())]
    if field.column.unit and not _unit(table, field) and field.column.kind in NUMBERS:
        words.append(f"The unit stands in {field.column.unit}.")
    return " ".join(filter(None, words))
