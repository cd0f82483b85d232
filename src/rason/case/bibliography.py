"""The sources that figures, events and rules cite."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rason.case.tables import Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pybtex.scanner import PybtexSyntaxError

    from rason.case.faults import Faults

FILE = "sources.bib"
_COMMENT = re.compile(
    r"^[ \t]*%[^\n]*|@comment\s*(?:\{(?:[^{}]|\{[^{}]*\})*\})?", re.IGNORECASE | re.MULTILINE
)
_HIDDEN = re.compile(
    r"^[ \t]*%[^\n]*?(@[ \t]*(?!comment)[A-Za-z]+[ \t]*[{(][^\n]*)", re.MULTILINE | re.IGNORECASE
)
"""An entry that some programs read and others take for a comment."""
_PAGE = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z][\w:.+-]*")
_PART = re.compile(r"[^\n]*[{}=@][^\n]*")


@dataclass(frozen=True)
class Source:
    """One entry of `sources.bib`."""

    where: Where
    key: str
    kind: str  # BibTeX type, such as ``report``
    fields: Mapping[str, str]  # its fields, names in lower case

    @cached_property
    def authors(self) -> tuple[str, ...]:
        """Names of the authors or editors, each as `Given Family` or as an institution."""
        from pybtex.bibtex.utils import split_name_list

        names = split_name_list(self.fields.get("author") or self.fields.get("editor", ""))
        return tuple(_plain(name) for name in names)

    @property
    def title(self) -> str:
        """The title, without braces."""
        return _plain(self.fields.get("title", ""))

    @property
    def publisher(self) -> str:
        """Who published it."""
        names = ("publisher", "institution", "organization", "journal", "howpublished")
        return _plain(next((self.fields[name] for name in names if self.fields.get(name)), ""))

    @property
    def year(self) -> str:
        """The year; `n.d.` where none is given."""
        return self.fields.get("year") or self.fields.get("date", "")[:4] or "n.d."

    @property
    def url(self) -> str:
        """Where it can be read, if that is a page of the web: nothing else is ever a link."""
        found = self.fields.get("url", "")
        return found if _PAGE.fullmatch(found) else ""

    @property
    def same_as(self) -> tuple[str, ...]:
        """Keys of entries that pass on the same measurement, as `same_as` names them."""
        return tuple(key for key in re.split(r"[;,\s]+", self.fields.get("same_as", "")) if key)

    @property
    def license(self) -> str:
        """Under which licence it may be used and passed on; empty where it does not say."""
        return _plain(self.fields.get("license", ""))

    @property
    def license_url(self) -> str:
        """Where the licence can be read."""
        found = self.fields.get("license_url", "")
        return found if _PAGE.fullmatch(found) else ""

    @property
    def terms(self) -> str:
        """Its key, with its publisher's terms where it gives them and where they can be read."""
        said = ", ".join(filter(None, (self.license, self.license_url)))
        return f"{self.key} ({said})" if said else self.key

    @property
    def passed_on(self) -> bool:
        """Whether its rows may be passed on: not where `redistribution = {no}` says otherwise."""
        return self.fields.get("redistribution", "").strip().casefold() != "no"

    @property
    def note(self) -> str:
        """Remarks."""
        return _plain(self.fields.get("note", ""))

    def cite(self) -> str:
        """Return the short form, such as ``Hirschman 1964``."""
        from pybtex.database import Person

        raw = re.split(r"\s+and\s+", self.fields.get("author") or self.fields.get("editor", ""))
        several = 2
        families = [
            _plain(name) if name.startswith("{") else _plain(" ".join(Person(name).last_names))
            for name in raw
            if name
        ]
        if not families:
            families = [self.publisher or self.title or self.key]
        short = families[0] + (" et al." if len(families) > several else "")
        if len(families) == several:
            short = " and ".join(families)
        return f"{short} {self.year}"

    def text(self) -> str:
        """Return the full form: authors, year, title, publisher, address, terms."""
        authors = ", ".join(self.authors) or self.publisher or self.key
        parts = [f"{authors} ({self.year})", self.title]
        if self.publisher and self.publisher != authors:
            parts.append(self.publisher)
        parts.append(self.fields.get("url", ""))
        parts.append(f"Licence: {self.license}" if self.license else "")
        parts.append("" if self.passed_on else "Not to be passed on")
        return ". ".join(part.rstrip(".") for part in parts if part) + "."


def read_sources(text: str, faults: Faults) -> dict[str, Source] | None:
    """Read `sources.bib`.

    By key; None if the file is broken, as nobody then knows which keys it has.
    """
    from pybtex.database.input.bibtex import LowLevelParser, month_names

    broken: list[PybtexSyntaxError] = []
    parser = LowLevelParser(text, handle_error=broken.append, macros=dict(month_names))
    sources: dict[str, Source] = {}
    gaps: list[tuple[int, int]] = []
    between, line, counted = 0, 1, 0
    for kind, content in parser:
        line += text.count("\n", counted, parser.command_start)
        counted = parser.command_start
        gaps.append((between, counted))
        between = parser.pos
        if kind.lower() not in {"string", "preamble"}:
            key, pairs = content
            _entry(kind, key, pairs, Where(FILE, line), sources, faults)
    for hidden in _HIDDEN.finditer(text):
        faults.add(
            "RSN-C043", Where(FILE, text.count("\n", 0, hidden.start()) + 1), "",
            f"an entry behind `%`: `{hidden[1].strip()[:40]}`",
            "an entry on a line of its own, since BibTeX reads one behind `%` all the same",
            "put it on a line of its own, or remove its `@` and all that belongs to it",
        )  # fmt: skip
    for start, end in [] if broken else [*gaps, (between, len(text))]:
        _outside(text[start:end], start, text, faults)
    for error in broken:
        faults.add(
            "RSN-C043",
            Where(FILE, error.lineno or 0),
            "",
            str(error).split(": ", 1)[-1],
            "a BibTeX entry: @kind{key, field = {text}, ...}",
            "close the braces, and put a comma after each field",
        )
    _related(sources, faults)
    return None if broken else sources


def _related(sources: Mapping[str, Source], faults: Faults) -> None:
    """Check what entries say of each other, and whether they may be passed on."""
    for source in sources.values():
        said = source.fields.get("redistribution", "yes").strip()
        if said.casefold() not in {"yes", "no"}:
            faults.add(
                "RSN-C024", source.where, f"entry {source.key}, redistribution", f"`{said}`",
                "yes or no", "write no, and the terms themselves into `license`",
            )  # fmt: skip
        for key in source.same_as:
            if key == source.key:
                faults.add(
                    "RSN-C050", source.where, f"entry {key}, same_as", f"`{key}`, the entry itself",
                    "the entry that measured what this one passes on", "name that one",
                )  # fmt: skip
            elif key not in sources:
                what = f"entry {source.key}, same_as"
                faults.dangling(source.where, what, key, sources, ("sources",))


def _entry(
    kind: str,
    key: str | None,
    pairs: list[tuple[str, list[str]]],
    where: Where,
    sources: dict[str, Source],
    faults: Faults,
) -> None:
    """Add one entry to the sources, or note what is wrong with it."""
    strange = next(
        (name for name in (kind, *(each for each, _ in pairs)) if not _NAME.fullmatch(name)), ""
    )
    if strange:
        faults.add(
            "RSN-C043", where, f"entry {key}" if key else "", f"`{strange}`",
            "a kind or a field of letters, such as @report{key, title = {text}}",
            "correct it; a mark before it may be one too many",
        )  # fmt: skip
        return
    if not key:
        faults.add(
            "RSN-C043", where, "", f"an entry @{kind} without a key",
            "a key that tables can cite", f"write @{kind}{{key, ...}}",
        )  # fmt: skip
        return
    if key in sources:
        faults.add(
            "RSN-C022",
            where,
            f"entry {key}",
            f"the key `{key}` a second time, first in line {sources[key].where.line}",
            "each key once",
            "rename one, or remove it",
        )
        return
    for name in _repeated(name for name, _ in pairs):
        faults.add(
            "RSN-C022", where, f"entry {key}", f"the field `{name}` a second time",
            "each field once", "join the two, or remove one",
        )  # fmt: skip
    fields = {name.lower(): re.sub(r"\s+", " ", "".join(parts)).strip() for name, parts in pairs}
    sources[key] = Source(where, key, kind.lower(), fields)


def _repeated(names: Iterable[str]) -> list[str]:
    """Return the names that stand more than once, in lower case."""
    seen = Counter(name.casefold() for name in names)
    return [name for name, count in seen.items() if count > 1]


def _outside(between: str, start: int, text: str, faults: Faults) -> None:
    """Report what stands between entries and looks like part of one: BibTeX passes it over."""
    rest = _COMMENT.sub(lambda match: " " * len(match[0]), between)
    part = _PART.search(rest)
    if part is None:
        return
    line = text.count("\n", 0, start + part.start()) + 1
    faults.add(
        "RSN-C043", Where(FILE, line), "",
        f"`{part[0].strip()[:40]}` outside of any entry",
        "entries, and between them remarks that begin with %",
        "remove the closing brace too many before it, or put a % before a remark",
    )  # fmt: skip


def measurements(sources: Mapping[str, Source], cited: Iterable[str]) -> tuple[frozenset[str], ...]:
    """Group citations by what was measured: those that pass on one measurement count once.

    The cited keys, those together that `same_as` joins, directly or by way of others.
    """
    joined: dict[str, set[str]] = {key: {key} for key in sources}
    for source in sources.values():
        for key in source.same_as:
            group = joined[source.key] | joined[key]
            for each in group:
                joined[each] = group
    keys = tuple(dict.fromkeys(cited))
    return tuple(dict.fromkeys(frozenset(joined[key].intersection(keys)) for key in keys))


def _plain(text: str) -> str:
    """Turn BibTeX's accents into letters and drop its braces."""
    if "\\" in text:
        from pybtex.richtext import Text

        text = str(Text.from_latex(text))
    return re.sub(r"[{}]", "", text).strip()
