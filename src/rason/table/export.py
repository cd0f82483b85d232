"""Tables as files: CSV, Parquet, and the package that describes them."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

from rason.case.package import PROFILE
from rason.table.frame import frame

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from rason.table.row import Cell, Field, Table

PACKAGE = "datapackage.json"
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
_AMOUNT = re.compile(r"[-+]?[\d.,]+(?:[eE][-+]?\d+)?(?: ?[A-Za-z%/\d ]*)")
"""How cells begin that spreadsheets work out, and those of them that are plain amounts."""


def write_tables(tables: Iterable[Table], folder: Path, about: Mapping[str, Any]) -> None:
    """Write every table as CSV and as Parquet, and the description of all.

    `about`: what the package says of itself: name, title, version, sources.
    """
    import fastparquet

    kept = tuple(tables)
    for table in kept:
        text = csv_text(table)
        (folder / f"{table.name}.csv").write_text(text, encoding="utf-8", newline="")
        fastparquet.write(str(folder / f"{table.name}.parquet"), frame(table), write_index=False)
    described = json.dumps(package(kept, about), indent=2, ensure_ascii=False)
    (folder / PACKAGE).write_text(f"{described}\n", encoding="utf-8", newline="")


def csv_text(table: Table) -> str:
    """Return a table as CSV.

    With a header; text that a spreadsheet would work out has an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, [field.name for field in table.fields], lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _inert(cell) for name, cell in row.items()} for row in table.rows)
    return out.getvalue()


def _inert(cell: Cell) -> Cell:
    """Put an apostrophe, which spreadsheets hide, before text that they would work out."""
    if isinstance(cell, str) and _FORMULA.match(cell) and not _AMOUNT.fullmatch(cell):
        return f"'{cell}"
    return cell


def package(tables: Iterable[Table], about: Mapping[str, Any]) -> dict[str, Any]:
    """Describe tables as a Data Package.

    As Data Package 2.0 has it; beside the standard's own words a field has its `kind` and its
    `unit`, or `unitColumn` where the unit differs from row to row.
    """
    return {
        "$schema": PROFILE,
        **about,
        "resources": [
            {
                "name": table.name.replace("_", "-"),
                "type": "table",
                "path": f"{table.name}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": schema(table),
            }
            for table in tables
        ],
    }


def schema(table: Table) -> dict[str, Any]:
    """Describe the columns of a table."""
    names = {field.name for field in table.fields}
    found: dict[str, Any] = {"fields": [_described(field, names) for field in table.fields]}
    if table.keys:
        found["primaryKey"] = list(table.keys)
    return found


def _described(field: Field, names: set[str]) -> dict[str, Any]:
    column = field.column
    unit = {"unitColumn" if column.unit in names else "unit": column.unit} if column.unit else {}
    words = {"description": " ".join(field.description.split())} if field.description else {}
    whole = {"trueValues": ["True"], "falseValues": ["False"]} if field.type == "boolean" else {}
    return {
        "name": field.name,
        "title": column.title,
        "type": field.type,
        **whole,
        "kind": column.kind,
        **unit,
        **words,
    }
