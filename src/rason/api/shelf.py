"""Cases by name: nothing that is asked for by name leaves the folders of cases."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rason.api.problem import Refused
from rason.case.faults import nearest
from rason.case.folder import FILES
from rason.errors import Diagnostic

if TYPE_CHECKING:
    from pathlib import Path

NAME: Final = re.compile(r"[A-Za-z0-9_]{1,100}")

Stamp = tuple[tuple[str, int, int, int], ...]
"""Name, time of change, size and inode of every file of a case: equal where nothing changed."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Folders of cases.

    Parameters
    ----------
    folders
        Each holds cases; of two cases of one name the first is meant.
    """

    folders: tuple[Path, ...]

    def cases(self) -> dict[str, Path]:
        """List the cases.

        Returns
        -------
        cases
            Folder by name, links to elsewhere left out.
        """
        found: dict[str, Path] = {}
        for shelf in self.folders:
            if not shelf.is_dir():
                continue
            for folder in sorted(shelf.iterdir()):
                if NAME.fullmatch(folder.name) and _is_case(folder, shelf):
                    found.setdefault(folder.name, folder)
        return found

    def find(self, name: str) -> Path:
        """Find a case.

        Parameters
        ----------
        name
            Its name, with `-` or `_`.

        Returns
        -------
        folder
            A folder that stands on one of the shelves itself.

        Raises
        ------
        Refused
            If there is none of that name (404).
        """
        wanted = name.replace("-", "_")
        if NAME.fullmatch(wanted):
            for shelf in self.folders:
                folder = shelf / wanted
                if _is_case(folder, shelf):
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
    """Return what changes whenever a file of a case does.

    Parameters
    ----------
    folder
        Of a case.

    Returns
    -------
    stamp
        Of all files that are there.
    """
    found = []
    for name in FILES:
        try:
            status = (folder / name).stat()
        except OSError:
            continue
        found.append((name, status.st_mtime_ns, status.st_size, status.st_ino))
    return tuple(found)


def _is_case(folder: Path, shelf: Path) -> bool:
    """Tell whether a folder is a case that lies on its shelf, not behind a link to elsewhere."""
    try:
        return (folder / "case.yaml").is_file() and folder.resolve().parent == shelf.resolve()
    except OSError:
        return False
