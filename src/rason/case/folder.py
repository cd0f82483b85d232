"""All files of a case folder as text, and its tables cut into rows with the keys that they hold."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rason.case.bibliography import FILE as SOURCES
from rason.case.bibliography import read_sources
from rason.case.faults import nearest
from rason.case.files import read_text
from rason.case.sheet import columns_of, read_sheet
from rason.case.tables import TABLES, Where

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from rason.case.bibliography import Source
    from rason.case.faults import Faults
    from rason.case.sheet import Sheet

DOCUMENTS: Final = ("case.yaml", "scenarios.yaml", "claims.yaml")
ADDED: Final = frozenset({"series.csv", "observed_fees.csv"})
"""Files that cases could not have at first: a case without them keeps its digest."""
FILES: Final = (
    "case.yaml",
    *(f"{table}.csv" for table in TABLES),
    "scenarios.yaml",
    "claims.yaml",
    SOURCES,
)
"""All files of a case, in the order in which they are read."""
REQUIRED: Final = ("case.yaml", "actors.csv", "places.csv", "commodities.csv")
_TABULAR: Final = {".csv", ".tsv", ".xls", ".xlsx", ".ods", ".yaml", ".yml", ".bib", ".json"}


class Folder:
    """The files of one case."""

    def __init__(self, path: Path, faults: Faults) -> None:
        self.path, self.faults = path, faults
        self.texts: dict[str, str] = {}
        self.keys: dict[str, Collection[str] | None] = {}
        self.sheets: dict[str, Sheet] = {}
        self.sources: dict[str, Source] = {}
        self._digest = hashlib.sha256()
        self.unknown: set[str] = set()
        self._read()
        self._cut()
        self._cite()

    @property
    def digest(self) -> str:
        """SHA-256 over names and bytes of all files of the case."""
        return self._digest.hexdigest()

    def _read(self) -> None:
        """Read all files, and refuse those that have no business here."""
        try:
            present = {path.name: path for path in sorted(self.path.iterdir())}
        except OSError as error:
            self.faults.add(
                "RSN-C001", Where("", 0), "", error.strerror or str(error),
                "a folder that can be read", "change its permissions",
            )  # fmt: skip
            self.unknown = set(FILES)
            return
        strangers = [
            name
            for name, path in present.items()
            if name not in FILES
            and not name.startswith((".", "~$"))
            and Path(name.lower().removesuffix(".txt")).suffix in _TABULAR
            and not path.is_dir()
        ]
        meant = {name: self._meant(name, set(FILES) - set(present)) for name in strangers}
        for name in FILES:
            if name in present or name not in ADDED:
                self._digest.update(f"{name}\0".encode())
            if name in present:
                found = read_text(present[name], self.faults)
                if found is None:
                    self.unknown.add(name)
                else:
                    self.texts[name] = found[0]
                    self._digest.update(hashlib.sha256(found[1]).digest())
            elif name in meant.values():
                self.unknown.add(name)
            elif name in REQUIRED:
                self.unknown.add(name)
                self._missing(name)
        for name, close in meant.items():
            fix = f"rename it to {close}" if close else "move it out of the case folder"
            if Path(name).suffix.lower() in {".xls", ".xlsx", ".ods"}:
                fix = "save the sheet as `CSV UTF-8 (comma delimited)`, and move this file away"
            self.faults.add(
                "RSN-C005", Where(name, 0), "", f"`{name}`", "only " + ", ".join(FILES), fix
            )

    def _missing(self, name: str) -> None:
        """Note that a file is not there."""
        self.faults.add(
            "RSN-C006", Where(name, 0), "", "no such file", f"{name} in the folder",
            f"add {name}; `rason new` shows one",
        )  # fmt: skip

    @staticmethod
    def _meant(name: str, absent: set[str]) -> str:
        """Return the file that a stranger was probably meant to be."""
        name = name.lower().removesuffix(".txt")
        same = [file for file in sorted(absent) if Path(file).stem == Path(name).stem]
        stems = {Path(file).stem: file for file in absent}
        alike = 0.75
        return same[0] if same else stems.get(nearest(Path(name).stem, stems, alike), "")

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
                self.faults.add(
                    "RSN-C022", line.where, f"{sheet.key} {key}, {sheet.key}",
                    f"`{key}` a second time, first in line {first[key]}", "each key once",
                    "rename one, or remove it",
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
