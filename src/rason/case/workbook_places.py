"""Places of a case in a workbook: a sheet and a cell, such as ``links!D7``."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from rason.case.bibliography import FILE as SOURCES
from rason.case.places import Places
from rason.case.tables import TABLES
from rason.case.texts import ROUTES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rason.errors import Diagnostic

DOCUMENT_SHEETS: Final = {
    "settings": "case.yaml",
    "scenarios": "scenarios.yaml",
    "claims": "claims.yaml",
    "sources": SOURCES,
    "routes": ROUTES,
}
"""Sheets whose column A holds the lines of a text, by the file in which a folder has them."""
SHEETS: Final = {
    **{name: sheet for sheet, name in DOCUMENT_SHEETS.items()},
    **{f"{table}.csv": table for table in TABLES},
}
"""The sheet of every file of a case."""


@dataclass(frozen=True, slots=True)
class WorkbookPlaces(Places):
    """Names lines of texts by the cells from which they come."""

    path: str  # of the workbook, as the user named it
    rows: Mapping[str, Mapping[int, int]] = field(repr=False)  # row by file and line
    columns: Mapping[str, Mapping[str, str]] = field(repr=False)  # letters by file and header

    def file(self, name: str) -> str:
        """Return the name of a sheet."""
        return SHEETS.get(name, name)

    def line(self, name: str, line: int, column: str = "") -> str:
        """Return a cell: of the column that is named, or else the first of the row."""
        row = self.rows.get(name, {}).get(line)
        if row is None:
            return self.file(name)
        plain = column.removeprefix("column ").partition("[")[0].strip()
        return f"{self.file(name)}!{self.columns.get(name, {}).get(plain, 'A')}{row}"

    def named(self, fault: Diagnostic) -> Diagnostic:
        """Return a fault whose place is the workbook with its sheet and cell."""
        if fault.file.startswith(f"{self.path}: "):
            return fault
        found = Places.named(self, fault)
        sheets = SHEETS.values()
        known = found.file.partition("!")[0] in sheets
        return replace(found, file=f"{self.path}: {found.file}") if known else found

    def fault(self, fault: Diagnostic) -> Diagnostic:
        """Return a fault whose words are about sheets: nothing here was saved as text."""
        sheet = self.file(fault.file)
        if fault.code == "RSN-C006":
            return replace(
                fault, found="no such sheet", expected=f"a sheet `{sheet}` that is filled",
                fix=f"add a sheet `{sheet}`; `rason export toy toy.xlsx` shows one",
            )  # fmt: skip
        fault = replace(fault, found=fault.found.replace("in lines ", "in rows "))
        if fault.fix.startswith("save "):
            return replace(fault, fix="write it as a number, or as text with a decimal point")
        return fault
