"""A table with some rows changed: what nobody touched keeps its bytes, comments included."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rason.api.files import TableColumn, TableRow, TableView, tag_of
from rason.case.csv_text import BOM, Row, csv_text, rewritten
from rason.case.faults import Faults
from rason.case.files import read_records
from rason.case.sheet import columns_of, header_of
from rason.errors import Diagnostic, InputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rason.api.files import RowEdit
    from rason.case.files import Record


def read_content(path: Path) -> bytes:
    """Return a file's bytes."""
    return path.read_bytes() if path.is_file() else b""


def view(folder: Path, table: str) -> TableView:
    """Show a table as text.

    Columns as the file has them; all that there could be where there is no file. Raises
    `InputError` if it cannot be cut into rows.
    """
    content = read_content(folder / f"{table}.csv")
    _, records = _cut(folder, table, content)
    known = {header_of(field, column): column for field, column in columns_of(table).items()}
    headers = records[0].cells if records else list(known)
    columns = []
    for header in headers:
        column = known.get(re.sub(r"\s*\[[^\[\]]*\]$", "", header))
        columns.append(
            TableColumn(
                header=header,
                doc=column.doc if column else "",
                kind=column.kind if column else "unknown",
                required=column.needed if column else False,
                choices=column.choices if column else (),
                tables=column.tables if column else (),
            )
        )
    return TableView(
        table=table,
        etag=tag_of(content),
        columns=tuple(columns),
        rows=tuple(TableRow(line=record.line, cells=tuple(record.cells)) for record in records[1:]),
    )


def edited(folder: Path, table: str, content: bytes, rows: Sequence[RowEdit]) -> bytes:
    """Return a table as it shall be.

    The same bytes but for the rows that are changed, new or left out; empty content is a new file.
    Raises `InputError` if it cannot be cut into rows, or if rows name lines that are none, or not
    in order.
    """
    body, records = _cut(folder, table, content)
    rows = [row for row in rows if any(cell.strip() for cell in row.cells)]
    if not records:
        if not rows:
            return content
        headers = [header_of(field, column) for field, column in columns_of(table).items()]
        return csv_text(headers, [row.cells for row in rows])[0].encode()
    _in_order(table, records, rows)
    text = rewritten(body, records, [Row(row.line, row.cells) for row in rows])
    mark = BOM if content.startswith(BOM.encode()) else ""
    return (mark + text).encode()


def _cut(folder: Path, table: str, content: bytes) -> tuple[str, list[Record]]:
    """Cut a table into records, the header first."""
    faults = Faults(folder)
    name = f"{table}.csv"
    try:
        body = content.decode("utf-8").removeprefix(BOM)
    except UnicodeDecodeError as error:
        raise InputError(
            Diagnostic(
                "RSN-C002", str(folder / name), None, "", f"byte 0x{content[error.start]:02x}",
                "UTF-8 text", "save as `CSV UTF-8 (comma delimited)`",
            )
        ) from error  # fmt: skip
    records = read_records(name, body, faults)
    if records is None:
        raise InputError(*faults.ordered(()))
    return body, records


def _in_order(table: str, records: Sequence[Record], rows: Sequence[RowEdit]) -> None:
    """Refuse rows whose lines are none of the file, or not in its order."""
    begins = {record.line for record in records[1:]}
    last = 0
    for index, row in enumerate(rows):
        if row.line is None:
            continue
        if row.line not in begins or row.line <= last:
            raise InputError(
                Diagnostic(
                    "RSN-R005", f"{table}.csv", row.line, f"rows.{index}.line", str(row.line),
                    "the line in which a row begins, each once and in the order of the file",
                    "send rows as they were shown; null is the line of a new row",
                )
            )  # fmt: skip
        last = row.line
