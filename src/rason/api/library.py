"""Cases by name: nothing that is asked for by name leaves the folders of cases."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rason.api.problem import Refused
from rason.case.faults import nearest
from rason.case.texts import FILES
from rason.errors import Diagnostic, InputError

if TYPE_CHECKING:
    from pathlib import Path

NAME: Final = re.compile(r"[A-Za-z0-9_]{1,100}")

Stamp = tuple[tuple[str, int, int, int], ...]
"""Name, time of change, size and inode of every file of a case: equal where nothing changed."""


@dataclass(frozen=True, slots=True)
class Library:
    """Folders of cases."""

    folders: tuple[Path, ...]  # each holds cases; of two cases of one name the first is meant

    def cases(self) -> dict[str, Path]:
        """List the folders of cases by name, links to elsewhere left out."""
        found: dict[str, Path] = {}
        for library in self.folders:
            if not library.is_dir():
                continue
            for folder in sorted(library.iterdir()):
                links = any(leads_out(folder / name, folder) for name in FILES)
                if NAME.fullmatch(folder.name) and _is_case(folder, library) and not links:
                    found.setdefault(folder.name, folder)
        return found

    def can_grow(self) -> bool:
        """Tell whether new cases can be made."""
        return (
            bool(self.folders) and self.folders[0].is_dir() and os.access(self.folders[0], os.W_OK)
        )

    def place(self, name: str) -> Path:
        """Return the folder that a new case will have: in the first of these folders.

        Raises `Refused` if there is a case of that name, also where capitals do not count (409).
        Raises `InputError` if the folder cannot be written to, or is not there.
        """
        there = [each for each in self.cases() if each.casefold() == name.casefold()]
        if there:
            raise Refused(409, f"There is a case {there[0]} already; choose another name.")
        if not self.can_grow():
            first = self.folders[0] if self.folders else "the server"
            raise InputError(
                Diagnostic(
                    "RSN-R002", str(first), None, "", "a folder that cannot be written to",
                    "a folder for new cases", "serve another one: rason serve --cases FOLDER",
                )
            )  # fmt: skip
        return self.folders[0] / name

    def find(self, name: str) -> Path:
        """Find a case.

        By its name, with `-` or `_`. Raises `Refused` if none of these folders has one of that name
        itself, or if one of its files is a link that leads out of its folder.
        """
        wanted = name.replace("-", "_")
        if NAME.fullmatch(wanted):
            for library in self.folders:
                folder = library / wanted
                if _is_case(folder, library):
                    _refuse_links(folder)
                    return folder
        known = list(self.cases())
        close = nearest(wanted, known)
        raise Refused(
            404,
            "There is no such case.",
            [
                Diagnostic(
                    code="RSN-C001",
                    file=name[:100],
                    line=None,
                    what="case",
                    found=f"`{name[:100]}`",
                    expected="one of " + ", ".join(known),
                    fix=f"write {close}" if close else "ask GET /api/cases for all names",
                )
            ],
        )


def stamp(folder: Path) -> Stamp:
    """Return what changes whenever a file of a case does."""
    found = []
    for name in FILES:
        try:
            status = (folder / name).stat()
        except OSError:
            continue
        found.append((name, status.st_mtime_ns, status.st_size, status.st_ino))
    return tuple(found)


def leads_out(path: Path, folder: Path) -> bool:
    """Tell whether a file or folder is a link to elsewhere."""
    return path.is_symlink() and not path.resolve().is_relative_to(folder.resolve())


def _refuse_links(folder: Path) -> None:
    """Refuse a case of which some file lies elsewhere: nobody said that it may be read."""
    links = [name for name in FILES if leads_out(folder / name, folder)]
    if links:
        raise Refused(
            404,
            "A file of this case is a link that leads out of its folder.",
            [
                Diagnostic(
                    code="RSN-C002",
                    file=f"{folder.name}/{name}",
                    line=None,
                    what="",
                    found="a link to another folder",
                    expected="a file in the case's own folder",
                    fix="put a copy of the file in place of the link",
                )
                for name in links
            ],
        )


def _is_case(folder: Path, library: Path) -> bool:
    """Tell whether a folder is a case that lies on its library, not behind a link to elsewhere."""
    try:
        return (folder / "case.yaml").is_file() and folder.resolve().parent == library.resolve()
    except OSError:
        return False
