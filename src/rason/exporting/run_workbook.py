"""The tables of a run as a workbook, which says first what the run answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.exporting.table_workbook import About, write_tables_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from rason.report.document import Document
    from rason.table.row import Table


def write_run_workbook(document: Document, found: dict[str, Table], path: Path) -> None:
    """Write tables of a run into a new workbook."""
    case = document.case
    said = f"Run of the case {case.name}, digest {case.digest}."
    sources = tuple(each.text for each in case.sources)
    write_tables_workbook(About(case.title, (said, *document.answer), sources), found, path)
