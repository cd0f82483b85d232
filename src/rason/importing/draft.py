"""What an importer makes: rows of case tables as text, their source, and what is told of them."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from unicodedata import normalize

from rason.case.sheet import columns_of, header_of, key_of, own_key
from rason.errors import HIDDEN
from rason.importing.countries import countries

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

IDENTITY: Final = {
    "events": ("date", "from", "to", "event"),
    "observed": ("from", "to", "commodity", "link", "period"),
    "series": ("figure", "from"),
    "relations": ("from", "to", "kind", "since"),
    "transfers": ("from", "to", "kind"),
    "reports": ("figure", "value", "source"),
    "observed_fees": ("link", "date", "flag"),
}
"""Of tables without keys, the columns that tell one row from another."""
LONGEST_KEY: Final = 44


@dataclass(frozen=True, slots=True)
class Source:
    """Where a file comes from, and on which terms it may be used and passed on."""

    key: str
    author: str
    title: str
    year: str
    url: str = ""
    license: str = ""  # its short name, such as ``CC BY 4.0``
    terms: str = ""  # what users must know and the licence's name does not say
    passed_on: bool = True  # whether its rows may be handed on

    def fields(self) -> dict[str, str]:
        """Return the fields of its entry in `sources.bib`."""
        found = {
            "author": f"{{{self.author}}}",
            "title": self.title,
            "year": self.year,
            "url": self.url,
            "license": self.license,
            "note": self.terms,
            "redistribution": "" if self.passed_on else "no",
        }
        return {name: text for name, text in found.items() if text}


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the closing table."""

    what: str
    count: int
    where: str  # where it went, or why it was left


@dataclass(slots=True)
class Draft:
    """Rows by table and identity, with all that an importer tells about them."""

    kind: str
    source: Source | None = None
    tables: dict[str, dict[tuple[str, ...], dict[str, str]]] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)
    scenarios: dict[str, Any] = field(default_factory=dict)
    # Courses by the links that share them, joined by `;`: latitude and longitude [degrees].
    routes: dict[str, list[tuple[float, float]]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)  # further files of the folder, by name
    taken: list[Told] = field(default_factory=list)
    left: list[Told] = field(default_factory=list)
    to_say: list[str] = field(default_factory=list)

    def put(self, table: str, cells: Mapping[str, str]) -> dict[str, str]:
        """Add a row, cells by header; the first of two rows of one identity stays."""
        rows = self.tables.setdefault(table, {})
        for name, text in cells.items():
            if HIDDEN.search(text):
                cells = {**cells, name: re.sub(r"\s+", " ", HIDDEN.sub(" ", text)).strip()}
                self.leave("characters that nobody sees", "a space stands in their place")
        return rows.setdefault(identity(table, cells), dict(cells))

    def has(self, table: str, key: str) -> bool:
        """Tell whether a table has a row of a key."""
        return (key,) in self.tables.get(table, {})

    def rows(self, table: str) -> Iterable[dict[str, str]]:
        """Return the rows of a table."""
        return self.tables.get(table, {}).values()

    def state(self, code: str) -> str:
        """Add a country as an actor; return its key."""
        name = countries().names.get(code, code)
        self.put("actors", {"actor": code, "name": name, "kind": "state"})
        return code

    def firm(self, name: str) -> str:
        """Add a firm as an actor; return its key."""
        key = key_for(name)
        taken = self.tables.get("actors", {}).get((key,))
        if taken is not None and taken["name"] != name:
            key = f"{key[: LONGEST_KEY - 9]}_{zlib.crc32(name.encode()):08x}"
        self.put("actors", {"actor": key, "name": name, "kind": "firm"})
        return key

    def figure(self, key: str, name: str, value: str, unit: str, **cells: str) -> str:
        """Add a number as its publisher gives it; return its key."""
        source = self.source.key if self.source else ""
        given = {"figure": key, "name": name, "value": value, "unit": unit, "shape": "fixed"}
        self.put("figures", {**given, "source": source, "grade": "B", **cells})
        return key

    def assume(self, key: str, name: str, numbers: tuple[float, float, float], unit: str) -> str:
        """Add a figure that nobody measured, and that says so: grade D, no source, wide range."""
        low, value, high = (f"{each:.15g}" for each in numbers)
        self.put("figures", {
            "figure": key, "name": name, "low": low, "value": value, "high": high, "unit": unit,
            "shape": "pert", "grade": "D",
            "note": "assumed by the import: the file does not say it; replace it by what you find",
        })  # fmt: skip
        return key

    def take(self, what: str, where: str, count: int = 1) -> None:
        """Count something that was taken, and where it went."""
        _count(self.taken, what, where, count)

    def leave(self, what: str, why: str, count: int = 1) -> None:
        """Count something that was left, and why."""
        _count(self.left, what, why, count)

    def say(self, text: str) -> None:
        """Note what the file does not say and the case needs."""
        if text not in self.to_say:
            self.to_say.append(text)


def _count(lines: list[Told], what: str, where: str, count: int) -> None:
    for number, each in enumerate(lines):
        if (each.what, each.where) == (what, where):
            lines[number] = Told(what, each.count + count, where)
            return
    if count:
        lines.append(Told(what, count, where))


def identity(table: str, cells: Mapping[str, str]) -> tuple[str, ...]:
    """Return what tells a row from all others of its table."""
    key = key_of(table)
    if key:
        return (cells.get(header_of(key, columns_of(table)[key])) or own_key(table, cells),)
    return tuple(cells.get(name, "") for name in IDENTITY[table])


def key_for(name: str, prefix: str = "") -> str:
    """Return a key that a name can have in any table.

    Examples
    --------
    >>> key_for("Jilin–Yanji Gas Pipeline"), key_for("Türkmengaz"), key_for("1st Line")
    ('jilin_yanji_gas_pipeline', 'turkmengaz', 'n1st_line')
    """
    spaced = re.sub(r"[^\w]+", " ", name.replace("'", ""))
    plain = normalize("NFKD", spaced).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    letters = sum(mark.isalnum() for mark in name)
    if not plain or 2 * len(plain.replace("_", "")) < letters:
        plain = f"{plain}_{zlib.crc32(name.encode()):08x}".strip("_")
    if plain[0].isdigit() or plain in {"min", "max", "nan", "inf", "infinity"}:
        plain = f"n{plain}"  # an expression would read it as a number, or as a word of its own
    key = f"{prefix}{plain}"
    if len(key) > LONGEST_KEY:
        key = f"{key[: LONGEST_KEY - 9].strip('_')}_{zlib.crc32(name.encode()):08x}"
    return key


def unique(key: str, used: set[str]) -> str:
    """Return a key that is not used yet: itself, or with a number after it; it is then used."""
    found, number = key, 1
    while found.casefold() in used:
        number += 1
        found = f"{key}_{number}"
    used.add(found.casefold())
    return found
