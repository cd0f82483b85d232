"""Collecting diagnostics while the files of a case are read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rason.case.expression import ExpressionError
from rason.errors import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rason.case.places import Places
    from rason.case.tables import Where


FILES: Final = {
    "sources": "sources.bib",
    "scenarios": "scenarios.yaml",
    "claims": "claims.yaml",
    "passages": "the passages of links.csv",
    "flags": "the flags of links.csv",
}
"""Where keys are listed that no table of their own holds."""


MANY: Final = 3  # cells that miss the same key beyond the first, from which on they are one fault

MOST_NEAR: Final = 200  # for so many unknown keys of a case the nearest known one is looked for
MOST_COMPARED: Final = 20_000  # so many known keys are compared with them in all


@dataclass(slots=True)
class Near:
    """The known key nearest to each unknown one, looked for once, and not without end.

    To look for a near word takes longer than all else that is done about a fault.
    """

    found: dict[str, str] = field(default_factory=dict)
    compared: int = 0

    def of(self, word: str, known: Iterable[str]) -> str:
        """Return the nearest of the first known keys; nothing where none of them is near."""
        close = self.found.get(word)
        if close is None and len(self.found) < MOST_NEAR and self.compared < MOST_COMPARED:
            first = list(islice(known, MOST_COMPARED - self.compared))
            self.compared += len(first)
            close = self.found[word] = nearest(word, first)
        return close or ""


@dataclass(slots=True)
class Faults:
    """All faults found so far."""

    folder: Path  # the case folder, as the user named it
    places: Places | None = None  # what places are called, if it is no folder
    # The diagnostics, in the order in which they were noticed.
    found: list[Diagnostic] = field(default_factory=list)
    # Codes and what was found of faults that follow from one that is noted already.
    excused: set[tuple[str, str]] = field(default_factory=set)
    near: Near = field(default_factory=Near)  # the nearest known key by unknown key
    paths: dict[str, str] = field(default_factory=dict)  # by file, as the user would name it

    def add(self, code: str, where: Where, what: str, found: str, expected: str, fix: str) -> None:
        """Add one fault; line 0 of `where` means the whole file."""
        if (code, found) in self.excused:
            return
        path = self.paths.get(where.file)
        if path is None:
            path = self.paths[where.file] = str(self.folder / where.file)
        self.found.append(
            Diagnostic(
                code=code,
                file=path,
                line=where.line or None,
                what=what,
                found=found,
                expected=expected,
                fix=fix,
            )
        )

    def dangling(
        self, where: Where, what: str, key: str, keys: Iterable[str], tables: tuple[str, ...]
    ) -> None:
        """Add the fault of a reference that leads nowhere."""
        error = self.unknown(key, keys, tables)
        self.add(error.code, where, what, error.found, error.expected, error.fix)

    def unknown(self, key: str, keys: Iterable[str], tables: tuple[str, ...]) -> ExpressionError:
        """Describe a reference that leads nowhere, with the nearest key as the fix."""
        close = self.near.of(key, keys)
        place = " or ".join(FILES.get(table, f"{table}.csv") for table in tables)
        return ExpressionError(
            "RSN-C023",
            f"`{key}`",
            f"a key of {place}",
            f"write {close}" if close else f"add `{key}` to {place}, or correct it",
        )

    def ordered(self, files: Iterable[str]) -> tuple[Diagnostic, ...]:
        """Return the faults by file, then line.

        `files` are names of the files in the order in which they are read. Each once; a key that
        many cells miss is one fault.
        """
        unique = _together(dict.fromkeys(self.found))
        order = {str(self.folder / name): number for number, name in enumerate(files)}
        found = sorted(unique, key=lambda fault: (order.get(fault.file, -1), fault.line or 0))
        return tuple(found if self.places is None else map(self.places.named, found))


def _together(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Join the diagnostics of one missing key that several cells refer to."""
    groups: dict[tuple[str, ...], list[Diagnostic]] = {}
    for fault in found:
        alike = (fault.code, fault.found, fault.expected)
        own = () if fault.code == "RSN-C023" else (fault.file, str(fault.line), fault.what)
        groups.setdefault((*alike, *own), []).append(fault)
    joined = []
    for first, *others in groups.values():
        places = [f"{Path(each.file).name}:{each.line}" for each in others]
        if len(others) < MANY:
            joined += [first, *others]
            continue
        shown = ", ".join(places[:MANY]) + (
            f" and {len(places) - MANY} more" * (len(places) > MANY)
        )
        joined.append(replace(first, found=f"{first.found}, also in {shown}"))
    return joined


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """Return the known word that is most like one, or nothing.

    `cutoff` is how alike they must be, from 0 to 1.

    Examples
    --------
    >>> nearest("hormus", ["malacca", "hormuz"])
    'hormuz'
    """
    folded = {key.casefold(): key for key in known}
    close = get_close_matches(word.casefold(), folded, n=1, cutoff=cutoff)
    return folded[close[0]] if close else ""
