"""Files of a case folder to text, and CSV text to records that know their line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rason.case.tables import Where
from rason.errors import UNSEEN

if TYPE_CHECKING:
    from pathlib import Path

    from rason.case.faults import Faults

LARGEST: Final = 50_000_000
LARGEST_DOCUMENT: Final = 2_000_000  # bytes above which a table, or a document, is refused unread
MOST_LINES: Final = 500_000
MOST_ROWS: Final = 100_000
"""Lines and rows above which a file is refused: reading as many takes seconds."""
MOST_UNSEEN: Final = 20  # so many characters that cannot be seen are named, at most
FIELD: Final = 131_072
"""Characters after which a cell is taken for one whose quote was never closed."""
RECORD: Final = 4 * FIELD
"""Characters after which a row is taken for one in which a quote was never closed."""
LONGEST: Final = 10_000  # characters of the longest cell or YAML value that is read
SPREADSHEET_ERROR: Final = re.compile(
    r"#(?:\w[\w/. ]*[!?]|N/[AD]|N\.[A-Z]\.|NV|¡\w+!|#{2,}|\w+_DATA)"
)
"""What spreadsheets show in a cell that they could not work out, in their several languages."""


@dataclass(frozen=True, slots=True)
class Record:
    """One line of a table, or several where a quoted cell spans them."""

    # line, last: where it begins and ends, from 1.
    line: int
    last: int
    cells: list[str]  # its cells, without spaces around them


def read_text(path: Path, faults: Faults) -> tuple[str, bytes] | None:
    """Read a whole text file.

    Without a byte order mark, and the bytes as they are; None if unreadable.
    """
    raw = read_bytes(path, faults)
    text = None if raw is None else decoded(path.name, raw, faults)
    return None if raw is None or text is None else (text, raw)


def read_bytes(path: Path, faults: Faults) -> bytes | None:
    """Read a whole file, unless it is none or too large."""
    where = Where(path.name, 0)
    if not path.is_file():
        found = "a folder" if path.is_dir() else "no plain file"
        faults.add("RSN-C002", where, "", found, "a text file", f"move {path.name} away")
        return None
    largest = LARGEST if path.suffix in {".csv", ".geojson"} else LARGEST_DOCUMENT
    try:
        size = path.stat().st_size
        if size > largest:
            faults.add(
                "RSN-C003",
                where,
                "",
                f"{size / 1e6:.0f} MB",
                f"at most {largest / 1e6:.0f} MB",
                "keep raw data elsewhere and list only what the case needs",
            )
            return None
        return path.read_bytes()
    except OSError as error:
        faults.add(
            "RSN-C002",
            where,
            "",
            error.strerror or str(error),
            "a file that can be read",
            "change its permissions",
        )
        return None


def decoded(name: str, raw: bytes, faults: Faults) -> str | None:
    """Return the text of a file's bytes; note what is no UTF-8 text."""
    if raw.startswith(_ARCHIVE):
        faults.add(
            "RSN-C002", Where(name, 0), "", "a spreadsheet's own format", "UTF-8 text",
            "open it in the spreadsheet, and save as `CSV UTF-8 (comma delimited)`",
        )  # fmt: skip
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        unicode_text = raw[:2] in {b"\xff\xfe", b"\xfe\xff"}
        faults.add(
            "RSN-C002",
            Where(name, line),
            "",
            "UTF-16 text" if unicode_text else f"byte 0x{raw[error.start]:02x}",
            "UTF-8 text",
            "save as `CSV UTF-8 (comma delimited)`"
            if name.endswith(".csv")
            else "save with encoding UTF-8",
        )
        return None
    if (lines := text.count("\n")) > MOST_LINES:
        faults.add(
            "RSN-C003", Where(name, 0), "", f"{lines:,} lines", f"at most {MOST_LINES:,}",
            "remove empty lines, and list only what the case needs",
        )  # fmt: skip
        return None
    unseen = [match.start() for match in UNSEEN.finditer(text)]
    for line in dict.fromkeys(text.count("\n", 0, place) + 1 for place in unseen[:MOST_UNSEEN]):
        marks = UNSEEN.findall(text.split("\n", line)[line - 1])
        faults.add(
            "RSN-C002", Where(name, line), "",
            ", ".join(dict.fromkeys(f"the character U+{ord(mark):04X}" for mark in marks))
            + ", which cannot be seen",
            "text without control characters", "remove it, or put a space in its place",
        )  # fmt: skip
    return None if unseen else text


def read_records(name: str, text: str, faults: Faults) -> list[Record] | None:
    """Cut a table into records; comments and empty lines are left out.

    The header first; None if the file cannot be cut, empty if nothing stands in it.
    """
    lines = _Lines(text)
    reader = csv.reader(lines, strict=True)
    records: list[Record] = []
    start = 1
    try:
        while True:
            lines.between = True
            start = lines.number + 1
            cells = _short(next(reader))
            start = lines.start
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                records.append(Record(start, lines.number, stripped))
                if len(records) > MOST_ROWS:
                    faults.add(
                        "RSN-C003", Where(name, start), "", f"more than {MOST_ROWS:,} rows",
                        f"at most {MOST_ROWS:,} rows", "list only what the case needs",
                    )  # fmt: skip
                    return None
    except StopIteration:
        pass
    except csv.Error as error:
        if "field limit" in str(error):
            faults.add(
                "RSN-C012", Where(name, lines.start or start), "",
                f"a cell of more than {FIELD:,} characters",
                f"cells of at most {LONGEST:,} characters",
                "close a quote that is open, or shorten it",
            )  # fmt: skip
            return None
        faults.add(
            "RSN-C012",
            Where(name, lines.start or start),
            "",
            "a quote that is not closed, or that is followed by other text",
            'cells in quotes as "text", with "" for a quote inside',
            "close the quote",
        )
        return None
    if (
        records
        and len(records[0].cells) == 1
        and (mark := re.search(r"[;\t]", records[0].cells[0]))
    ):
        faults.add(
            "RSN-C004",
            Where(name, records[0].line),
            "",
            "columns separated by " + ("semicolons" if mark[0] == ";" else "tabs"),
            "columns separated by commas, and decimal points",
            "save as `CSV UTF-8 (comma delimited)` with English (US) number settings",
        )
        return None
    return records


_ARCHIVE: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How .xlsx and .ods files begin, and how .xls does."""


def _is_error(line: str) -> bool:
    """Return whether a line begins with a cell that a spreadsheet could not work out.

    It is a row whose key is broken, and no comment.
    """
    first, comma, _ = line.partition(",")
    return bool(comma) and SPREADSHEET_ERROR.fullmatch(first.strip()) is not None


def _short(cells: list[str]) -> list[str]:
    """Return the cells, none of them endless.

    The CSV reader has a limit of its own, which any library may move for the whole process.
    """
    if any(len(cell) > FIELD for cell in cells):
        raise csv.Error("field limit")
    return cells


class _Lines(Iterator[str]):
    """Lines for the CSV reader, which skip comments only where a record may begin."""

    def __init__(self, text: str) -> None:
        self._lines = io.StringIO(text, newline="")
        self.number = 0
        self.start = 0
        self.length = 0
        self.between = True

    def __next__(self) -> str:
        while True:
            line = next(self._lines)
            self.number += 1
            if self.between and line.lstrip().startswith("#") and not _is_error(line):
                continue
            if self.between:
                self.start = self.number
                self.between = False
                self.length = 0
            self.length += len(line)
            if self.length > RECORD:  # a quote is open
                raise csv.Error("field limit")
            return line
