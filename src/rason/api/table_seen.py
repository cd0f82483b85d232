"""A table of answers that somebody sees, as a file: the rows and columns of the page."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, StringConstraints

from rason.api.files import MOST_ROWS
from rason.api.handing_on import File, file
from rason.api.state import Key, Number, Request, Truth
from rason.case.terms import terms_of
from rason.errors import Diagnostic, InputError
from rason.exporting.table_workbook import About, write_tables_workbook
from rason.games.wording import listed
from rason.table.column import Column, Kind
from rason.table.export import csv_text
from rason.table.row import Field as TableField
from rason.table.row import Table
from rason.words.counting import counted

if TYPE_CHECKING:
    from rason.api.opened import Opened

MOST_COLUMNS = 40
PRINTED = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]*$"
"""Text without characters that no workbook can hold."""
Text = Annotated[str, StringConstraints(max_length=4000, pattern=PRINTED)]
Count = Annotated[int, Field(strict=True, ge=-(10**18), le=10**18)]
Cell = Truth | Count | Number | Text | None


class SeenColumn(Request):
    """What a column of a table holds."""

    name: Key
    title: Text
    kind: Kind = "text"
    """Rows of a column of kind `figure` stay behind where the figure's source may not be passed
    on."""
    unit: Text = ""
    """Of a number: its unit, or the name of the column that holds it."""


class TableAsk(Request):
    """A table as it is seen: filtered, and in its order."""

    to: Literal["csv", "sheet"]
    table: Key
    title: Text
    columns: Annotated[tuple[SeenColumn, ...], Field(min_length=1, max_length=MOST_COLUMNS)]
    rows: Annotated[
        tuple[Annotated[tuple[Cell, ...], Field(max_length=MOST_COLUMNS)], ...],
        Field(max_length=MOST_ROWS),
    ]
    state: Text = ""
    """The scenario, every lever that is moved, and what it is compared with, in words: a last
    column of the file. Empty where the rows hang on none of them."""
    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{0,64}$")] = ""
    """Of the case that was asked."""


def table_seen(opened: Opened, asked: TableAsk) -> File:
    """Return a table as CSV, or as a workbook that says first what it is.

    Raises `InputError` if columns share a name, or if a row has not a cell for each of them.
    """
    case = opened.case
    _even(opened, asked)
    terms = terms_of(case)
    figures = [at for at, each in enumerate(asked.columns) if each.kind == "figure"]
    kept = [row for row in asked.rows if not any(row[at] in terms.figures for at in figures)]
    notes = terms.notes[1:] if terms.sources else terms.notes
    if len(kept) < len(asked.rows):
        left = counted(len(asked.rows) - len(kept), "row", "rows")
        said = f"Left out, since {listed(terms.named)} may not be passed on: {left}."
        notes = (said, *notes)
    fields = [
        TableField(each.name, Column(each.title, each.kind, each.unit), "string")
        for each in asked.columns
    ]
    if asked.state:
        fields.append(TableField("state", Column("State of the levers"), "string"))
    names = [each.name for each in fields]
    end = (asked.state,) if asked.state else ()
    rows = tuple(dict(zip(names, (*row, *end), strict=True)) for row in kept)
    table = Table(asked.table, tuple(fields), rows)
    stem = f"{case.name}_{asked.table}"
    if asked.to == "csv":
        return file(f"{stem}.csv", csv_text(table).encode(), notes)
    lines = (f"Case {case.name} of rason ({asked.digest[:12]}).", asked.state, *notes)
    about = About(f"{case.settings.title}: {asked.title}", tuple(filter(None, lines)))
    with TemporaryDirectory() as place:
        path = Path(place) / f"{stem}.xlsx"
        write_tables_workbook(about, {asked.table: table}, path)
        return file(path.name, path.read_bytes(), notes)


def _even(opened: Opened, asked: TableAsk) -> None:
    """Refuse columns of one name, and rows that are longer or shorter than their header."""
    faults = []
    names = [each.name for each in asked.columns] + (["state"] if asked.state else [])
    where = opened.case.path("case.yaml")
    faults += [
        Diagnostic(
            "RSN-R001", where, None, "columns", f"`{name}` twice", "a name for each column",
            "name the second otherwise",
        )
        for name in dict.fromkeys(names)
        if names.count(name) > 1
    ]  # fmt: skip
    width = len(asked.columns)
    faults += [
        Diagnostic(
            "RSN-R001", where, None, f"rows.{number}", counted(len(row), "cell", "cells"),
            f"{width}, one for each column", "send null where a cell is empty",
        )
        for number, row in enumerate(asked.rows)
        if len(row) != width
    ]  # fmt: skip
    if faults:
        raise InputError(*faults)
