"""Rows of text as CSV text; and CSV text with other rows, which keeps what nobody touched."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rason.case.files import Record

BOM: Final = "\ufeff"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table as it shall be."""

    line: int | None  # where it begins in the text that there is; None for a new one
    cells: Sequence[str]


def csv_text(header: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[str, tuple[int, ...]]:
    """Write a table, and say on which line each row begins; the header stands on the first."""
    parts, begins, line = [csv_line(header, "\n")], [], 1
    line += _lines(parts[0])
    for cells in rows:
        parts.append(csv_line(cells, "\n"))
        begins.append(line)
        line += _lines(parts[-1])
    return "".join(parts), tuple(begins)


def csv_line(cells: Sequence[str], newline: str) -> str:
    """Return one line of CSV that no reader takes for a comment."""
    buffer = io.StringIO()
    comment = bool(cells) and cells[0].lstrip().startswith("#")
    writer = csv.writer(
        buffer,
        lineterminator=newline,
        quoting=csv.QUOTE_ALL if comment else csv.QUOTE_MINIMAL,
    )
    writer.writerow(cells)
    return buffer.getvalue()


def rewritten(
    body: str,
    records: Sequence[Record],
    rows: Iterable[Row],
    header: Sequence[str] | None = None,
) -> str:
    """Return a table with other rows: comments, and rows whose cells are the same, keep their text.

    `records` are those of `body`, the header first; `rows` stand in the order of its lines, each
    line once. `header` is another header than there is, which writes all rows anew.
    """
    lines = list(io.StringIO(body, newline=""))
    newline = _ending(lines[records[0].last - 1]) or "\n"
    same_header = header is None or list(header) == records[0].cells
    kept: dict[int, Sequence[str]] = {}
    added: dict[int, list[Sequence[str]]] = {}
    after = records[0].line
    for row in rows:
        if row.line is None:
            added.setdefault(after, []).append(row.cells)
        else:
            kept[row.line] = row.cells
            after = row.line
    parts: list[str] = []
    reached = 0
    for record in records:
        parts += lines[reached : record.line - 1]
        whole = "".join(lines[record.line - 1 : record.last])
        if record is records[0]:
            parts.append(whole if same_header or header is None else csv_line(header, newline))
        elif record.line in kept:
            cells = kept[record.line]
            same = same_header and [cell.strip() for cell in cells] == record.cells
            parts.append(whole if same else csv_line(cells, _ending(whole)))
        for cells in added.get(record.line, ()):
            if parts and not _ending(parts[-1]):
                parts[-1] += newline
            parts.append(csv_line(cells, newline))
        reached = record.last
    return "".join(parts + lines[reached:])


def _ending(line: str) -> str:
    """Return how a line ends."""
    return line[len(line.rstrip("\r\n")) :]


def _lines(text: str) -> int:
    """Count lines as the reader of tables does."""
    return sum(1 for _ in io.StringIO(text, newline=""))
