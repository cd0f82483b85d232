"""The texts of a case, its tables cut into rows with the keys that they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.case.bibliography import FILE as SOURCES
from rason.case.bibliography import read_sources
from rason.case.files import decoded
from rason.case.sheet import columns_of, own_key, read_sheet
from rason.case.tables import TABLES, Where
from rason.case.texts import FILES, REQUIRED

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from rason.case.bibliography import Source
    from rason.case.faults import Faults
    from rason.case.sheet import Sheet
    from rason.case.texts import Texts


class Cut:
    """The texts of one case, cut."""

    def __init__(self, texts: Texts, faults: Faults) -> None:
        self.faults = faults
        self.texts: dict[str, str] = {}
        self.keys: dict[str, Collection[str] | None] = {}
        self.sheets: dict[str, Sheet] = {}
        self.sources: dict[str, Source] = {}
        self.unknown: set[str] = set(texts.unknown)
        self._decode(texts)
        self._cut()
        self._cite()

    def _decode(self, texts: Texts) -> None:
        """Turn bytes into text, and note what is missing."""
        for name in FILES:
            if name in texts.files:
                text = decoded(name, texts.files[name], self.faults)
                if text is None:
                    self.unknown.add(name)
                else:
                    self.texts[name] = text
            elif name in REQUIRED and name not in self.unknown:
                self.unknown.add(name)
                self._missing(name)

    def _missing(self, name: str) -> None:
        """Note that a file is not there."""
        self.faults.add(
            "RSN-C006", Where(name, 0), "", "no such file", f"{name} in the folder",
            f"add {name}; `rason new` shows one",
        )  # fmt: skip

    def _cut(self) -> None:
        """Cut the tables, and collect their keys."""
        for table in TABLES:
            name = f"{table}.csv"
            if name not in self.texts:
                self.keys[table] = None if name in self.unknown else ()
                continue
            sheet = read_sheet(table, self.texts[name], self.faults)
            self.keys[table] = None
            if sheet is not None:
                self.keys[table] = dict.fromkeys((*sheet.keys, *sheet.lost))
                self.sheets[table] = sheet
                self._repeated(sheet)
        links = self.sheets.get("links")
        passages = [line.texts["passage"] for line in links.lines] if links else []
        known = self.keys["links"] is not None and not (links and links.lost)
        flags = [line.texts["flag"] for line in links.lines] if links else []
        self.keys["flags"] = dict.fromkeys(filter(None, flags)) if known else None
        self.keys["passages"] = (
            dict.fromkeys(
                key.strip() for text in passages for key in text.split(";") if key.strip()
            )
            if known
            else None
        )

    def _repeated(self, sheet: Sheet) -> None:
        """Note keys that stand twice; and, in a table without keys, whole rows that do."""
        if not sheet.key:
            rows: dict[tuple[str, ...], int] = {}
            for line in sheet.lines:
                row = tuple(line.texts.values())
                if row in rows:
                    self.faults.add(
                        "RSN-C022", line.where, "", f"the row of line {rows[row]} a second time",
                        "each row once", "remove it, or write what sets it apart",
                    )  # fmt: skip
                rows.setdefault(row, line.where.line)
        first: dict[str, int] = {}
        spelt: dict[str, str] = {}
        for key, line in zip(sheet.keys, sheet.lines, strict=False):
            other = spelt.setdefault(key.casefold(), key)
            if other != key:
                self.faults.add(
                    "RSN-C022", line.where, f"{sheet.key} {key}, {sheet.key}",
                    f"`{key}` beside `{other}` in line {first[other]}",
                    "keys that differ by more than capitals", "rename one, or remove it",
                )  # fmt: skip
            if key and key in first:
                made = key == own_key(sheet.table, line.texts)
                self.faults.add(
                    "RSN-C022", line.where, f"{sheet.key} {key}, {sheet.key}",
                    f"`{key}` a second time, first in line {first[key]}", "each key once",
                    f"write a key of its own in column {sheet.key}, or join the two rows" if made
                    else "rename one, or remove it",
                )  # fmt: skip
            first.setdefault(key, line.where.line)

    def _cite(self) -> None:
        """Read the bibliography; without one, note its absence once where anything cites."""
        if SOURCES in self.texts:
            sources = read_sources(self.texts[SOURCES], self.faults)
            self.keys["sources"] = sources
            self.sources = sources or {}
            return
        self.keys["sources"] = None
        if SOURCES not in self.unknown and any(map(_cites, self.sheets.values())):
            self._missing(SOURCES)


def _cites(sheet: Sheet) -> bool:
    """Return whether any row of a table cites a source."""
    columns: Mapping[str, object] = {
        name: column
        for name, column in columns_of(sheet.table).items()
        if column.kind == "citation"
    }
    return any(line.texts[name] for line in sheet.lines for name in columns)
