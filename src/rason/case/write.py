"""Rows back to tables: what did not change keeps its bytes, comments and order included."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rason.case.cell import Cell
from rason.case.csv_text import BOM, csv_line
from rason.case.faults import Faults
from rason.case.files import read_records
from rason.case.output import write_whole
from rason.case.sheet import columns_of, header_of, key_of, own_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rason.case.columns import Column


def write_table(table: str, rows: Iterable[Any], path: Path) -> None:
    """Write rows as a new table with all columns, or replace the table that is there.

    Raises `InputError` if it cannot be written; what was there is then as it was.
    """
    write_whole(path, table_text(table, rows).encode())


def table_text(table: str, rows: Iterable[Any]) -> str:
    """Return rows as CSV text."""
    columns = columns_of(table)
    lines = [[header_of(name, column) for name, column in columns.items()]]
    lines += [
        [cell_text(getattr(row, name), column) for name, column in columns.items()] for row in rows
    ]
    return "".join(csv_line(cells, "\n") for cells in lines)


def edit_table(table: str, path: Path, changes: Mapping[str, Mapping[str, str]]) -> None:
    """Change some cells of a table and leave every other byte as it is.

    The table must have keys, and its file be free of faults; changes are new text by key and column
    header. Raises `KeyError` if a key or column is not there. Raises `InputError` if the file
    cannot be written; it is then as it was.
    """
    write_whole(path, edited(table, path.read_bytes(), changes))


def edited(table: str, content: bytes, changes: Mapping[str, Mapping[str, str]]) -> bytes:
    """Return a table with some cells changed.

    Changes are new text by key and column header. Raises `KeyError` if a key or column is not
    there.
    """
    text = content.decode("utf-8")
    mark = BOM if text.startswith(BOM) else ""
    body = text.removeprefix(BOM)
    faults = Faults(Path())
    records = read_records(f"{table}.csv", body, faults)
    assert records, f"{table}.csv was read before it is edited"
    header = [cell.split("[")[0].strip() for cell in records[0].cells]
    lines = list(io.StringIO(body, newline=""))
    key = header_of(key_of(table), columns_of(table)[key_of(table)])
    waiting = dict(changes)
    for record in records[1:]:
        texts = dict(zip(header, record.cells, strict=False))
        wanted = waiting.pop(texts.get(key) or own_key(table, texts), None)
        if wanted is None:
            continue
        cells = list(record.cells)
        for column, new in wanted.items():
            if column not in header:
                raise KeyError(column)
            cells[header.index(column)] = new
        if cells != record.cells:
            end = lines[record.last - 1]
            newline = end[len(end.rstrip("\r\n")) :]
            lines[record.line - 1 : record.last] = [
                csv_line(cells, newline),
                *[""] * (record.last - record.line),
            ]
    if waiting:
        raise KeyError(next(iter(waiting)))
    return (mark + "".join(lines)).encode("utf-8")


def cell_text(value: object, column: Column) -> str:
    """Write a value as its cell would hold it.

    Empty for nothing and for what an empty cell stands for.
    """
    if isinstance(value, Cell):
        text = value.text
    elif isinstance(value, bool):
        text = "yes" if value else ""
    elif isinstance(value, float):
        text = f"{value:.15g}"
    elif isinstance(value, date):
        text = value.isoformat()
    elif isinstance(value, tuple):
        text = _joined(value, column)
    else:
        text = "" if value is None else str(value)
    return "" if text == column.default else text


def _joined(value: tuple[Any, ...], column: Column) -> str:
    """Write keys, consents or equivalents."""
    if column.kind == "equivalents":
        return " = ".join(f"{amount:.15g} {unit}" for amount, unit in value)
    if column.kind == "consent":
        return ";".join("|".join(group) for group in _groups(value))
    return ";".join(value)


def _groups(alternatives: tuple[frozenset[str], ...]) -> list[list[str]]:
    """Split a product of choices into its factors: actors that never agree together are one."""
    actors = sorted(frozenset.union(*alternatives))
    groups: list[list[str]] = []
    for actor in actors:
        for group in groups:
            if not any(actor in each and set(group) & each for each in alternatives):
                group.append(actor)
                break
        else:
            groups.append([actor])
    return groups
