"""The tables of a run that may be passed on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from rason.report.tables import tables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rason.report.document import Document
    from rason.table.row import Cell, Table

_CITING: Final = ("source", "sources")
"""Columns that hold keys of sources, joined by `;`."""


def passed_on(document: Document, *, whole: bool) -> tuple[dict[str, Table], tuple[str, ...]]:
    """Return a run's tables by name, and what is said of rows that stay behind.

    `whole`: whether all rows are kept.
    """
    found = tables(document)
    closed = {each.source for each in document.case.sources if not each.passed_on}
    if whole or not closed:
        return found, ()
    kept = {
        name: replace(table, rows=tuple(row for row in table.rows if not _cites(row, closed)))
        for name, table in found.items()
    }
    left = [
        f"{len(table) - len(kept[name])} of {name}"
        for name, table in found.items()
        if len(kept[name]) < len(table)
    ]
    if not left:
        return found, ()
    named = " and ".join(sorted(closed))
    said = f"Left out, since {named} may not be passed on: {', '.join(left)}; --all keeps them."
    return {name: table for name, table in kept.items() if table.rows}, (said,)


def _cites(row: Mapping[str, Cell], closed: set[str]) -> bool:
    keys = (str(row.get(name) or "").split(";") for name in _CITING)
    return any(key.strip() in closed for some in keys for key in some)
