"""The tables of a run that may be passed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.report.handed_on import handed_on
from rason.report.tables import tables

if TYPE_CHECKING:
    from rason.report.document import Document
    from rason.table.row import Table


def passed_on(document: Document, *, whole: bool) -> tuple[dict[str, Table], tuple[str, ...]]:
    """Return a run's tables by name, and what is said of rows that stay behind.

    `whole`: whether all rows are kept.
    """
    leaving = document if whole else handed_on(document)
    return tables(leaving), leaving.notes[len(document.notes) :]
