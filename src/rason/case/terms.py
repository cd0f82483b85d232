"""Terms of sources: which rows of a case may not be passed on.

An entry of `sources.bib` says so itself: ``redistribution = {no}``.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rason.case.csv_text import BOM
from rason.case.faults import Faults
from rason.case.figures import behind
from rason.case.files import read_records
from rason.case.sheet import columns_of
from rason.case.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from rason.case.case import Case
    from rason.case.cell import Cell


@dataclass(frozen=True, slots=True)
class Terms:
    """What of a case may not be passed on."""

    sources: tuple[str, ...]  # keys of the entries that say no and are cited
    lines: Mapping[str, Collection[int]]  # lines that stay behind, by table
    figures: frozenset[str]  # the figures among them
    named: tuple[str, ...] = ()  # the entries, each with its publisher's terms
    open: tuple[str, ...] = ()  # entries under terms that let their rows be passed on

    def holds(self, case: Case, cell: Cell | None) -> bool:
        """Tell whether a cell's value rests on a figure that stays behind."""
        return cell is not None and not self.figures.isdisjoint(behind(case.figures, cell.figures))

    def said(self) -> str:
        """Say what stays behind and why, in one sentence; nothing where all goes."""
        if not self.sources:
            return ""
        rows = ", ".join(
            f"{len(lines)} of {table}.csv" for table, lines in self.lines.items() if lines
        )
        return f"Left out, since {' and '.join(self.named)} may not be passed on: {rows}."

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be said of a file that leaves: what stays behind, and terms of the rest."""
        kept = f"Under their publishers' terms: {'; '.join(self.open)}." if self.open else ""
        return tuple(filter(None, (self.said(), kept)))


NOTHING = Terms((), {}, frozenset())


def terms_of(case: Case) -> Terms:
    """Find what of a case may not be passed on."""
    closed = {key for key, source in case.sources.items() if not source.passed_on}
    licensed = tuple(
        each.terms for each in case.sources.values() if each.passed_on and each.license
    )
    if not closed:
        return Terms((), {}, frozenset(), open=licensed)
    lines: dict[str, set[int]] = {}
    cited: dict[str, None] = {}
    for table, row, sources in _citing(case):
        found = [key for key in sources if key in closed]
        if found:
            cited.update(dict.fromkeys(found))
            lines.setdefault(table, set()).add(row.where.line)
    figures = frozenset(key for key, row in case.figures.items() if closed.intersection(row.source))
    named = tuple(case.sources[key].terms for key in cited)
    return Terms(tuple(cited), lines, figures, named, licensed)


def passed_on(case: Case, terms: Terms) -> dict[str, bytes]:
    """Return the files of a case without the rows that stay behind, by name."""
    texts = dict(case.texts)
    for table, lines in terms.lines.items():
        name = f"{table}.csv"
        texts[name] = without(texts[name].decode("utf-8"), name, lines).encode()
    return texts


def without(text: str, name: str, lines: Collection[int]) -> str:
    """Return the text of a table without the rows that begin in some lines."""
    if not lines:
        return text
    records = read_records(name, text.removeprefix(BOM), Faults(Path()))
    assert records is not None, "the table was read before"
    dropped = {
        line
        for record in records
        if record.line in lines
        for line in range(record.line, record.last + 1)
    }
    kept = list(io.StringIO(text, newline=""))
    return "".join(line for number, line in enumerate(kept, 1) if number not in dropped)


def rows_of(case: Case, table: str) -> tuple[Any, ...]:
    """Return the rows of a table as its file has them, in its order."""
    found = getattr(case, table)
    rows = tuple(found.values()) if hasattr(found, "values") else tuple(found)
    # Values of series.csv stand among the figures, too, and are rows of their own file.
    return tuple(row for row in rows if row.where.file.partition(".")[0] in (table, ""))


def _citing(case: Case) -> Iterator[tuple[str, Any, tuple[str, ...]]]:
    for table in TABLES:
        names = [name for name, each in columns_of(table).items() if each.kind == "citation"]
        for row in rows_of(case, table) if names else ():
            yield table, row, tuple(key for name in names for key in getattr(row, name))
