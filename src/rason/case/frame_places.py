"""Places of a case in memory: a frame's name and the label of its row."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rason.case.faults import Faults
from rason.case.files import decoded, read_records
from rason.case.places import Places
from rason.case.sheet import columns_of, header_of, key_of
from rason.case.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from rason.case.files import Record
    from rason.errors import Diagnostic

NAMES: Final = {
    "case.yaml": "settings",
    "scenarios.yaml": "scenarios",
    "claims.yaml": "claims",
    "sources.bib": "sources",
    "routes.geojson": "routes",
    **{f"{table}.csv": table for table in TABLES},
}
"""What the parts of a case are called in Python, by the file in which a folder has them."""


@dataclass(frozen=True, slots=True)
class FramePlaces(Places):
    """Names lines of tables by the label that the row has in its frame."""

    files: Mapping[str, bytes] = field(repr=False)  # the texts whose lines are named
    # Labels by file and line, where they are not the keys of the rows.
    labels: Mapping[str, Mapping[int, Hashable]] = field(default_factory=dict, repr=False)
    # Documents that were never text, so that their lines say nothing.
    lineless: frozenset[str] = frozenset()

    def file(self, name: str) -> str:
        """Return the name of a frame or of a part."""
        return NAMES.get(name, name)

    def line(self, name: str, line: int, column: str = "") -> str:  # noqa: ARG002 - it stands in `what`
        """Return the label of a row."""
        called = self.file(name)
        if not name.endswith(".csv"):
            return called if name in self.lineless else f"{called}, line {line}"
        labels = self.labels.get(name)
        if labels is None:
            labels = labels_of(name, self.files.get(name, b""))
        return f"{called}, row {labels[line]!r}" if line in labels else called

    def fault(self, fault: Diagnostic) -> Diagnostic:
        """Return a fault whose words are about frames: nothing here is a file or was saved."""
        called = self.file(fault.file)
        fault = replace(
            fault, found=_LINES.sub(lambda found: self._rows(fault.file, found), fault.found)
        )
        if fault.code == "RSN-C006":
            kind = "a frame" if fault.file.endswith(".csv") else "the part"
            where = f'{{"{called}": ...}}' if fault.file.endswith(".csv") else f"{called}=..."
            return replace(
                fault, found="nothing of this name", expected=f"{kind} `{called}`",
                fix=f"add it: rason.Case.from_frames({where})",
            )  # fmt: skip
        if fault.code == "RSN-C010" and fault.what:
            column = fault.what.removeprefix("column ")
            return replace(fault, fix=f"add a column `{column}` to the frame")
        if fault.code == "RSN-C010":
            columns = fault.fix.removeprefix("begin with ").replace(",", ", ")
            return replace(fault, expected="columns of this table", fix=f"name them: {columns}")
        if fault.fix.startswith("save ") and fault.code == "RSN-C002":
            return replace(fault, fix="remove it, or put a space in its place")
        if fault.fix.startswith("save as"):
            return replace(fault, fix="write it as a number, or with a decimal point")
        return fault

    def _rows(self, name: str, found: re.Match[str]) -> str:
        """Name lines that are listed."""
        numbers = dict.fromkeys(map(int, re.findall(r"\d+", found[1])))
        return "in " + ", ".join(self.short(name, number) for number in numbers)


_LINES: Final = re.compile(r"in lines (\d+(?:, \d+)*)")


@lru_cache(maxsize=len(TABLES))  # each of a thousand warnings asks
def labels_of(name: str, content: bytes) -> Mapping[int, Hashable]:
    """Return what rows are called in the frame of a table: by their keys, else by their position.

    By the line on which each begins.
    """
    table = name.removesuffix(".csv")
    _, records = cut(name, content)
    if not records:
        return {}
    key = key_of(table)
    header = [cell.split("[")[0].strip() for cell in records[0].cells]
    column = header_of(key, columns_of(table)[key]) if key else ""
    if column not in header:
        return {record.line: number for number, record in enumerate(records[1:])}
    at = header.index(column)
    return {record.line: record.cells[at] for record in records[1:] if at < len(record.cells)}


def cut(name: str, content: bytes) -> tuple[str, list[Record]]:
    """Return the text of a table that was read before, and its records."""
    faults = Faults(Path())
    body = decoded(name, content, faults) or ""
    return body, read_records(name, body, faults) or []
