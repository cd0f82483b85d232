"""The texts that a case is read from, wherever they come from: a folder, frames, a workbook."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from rason.case.bibliography import FILE as SOURCES
from rason.case.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from rason.case.places import Places
    from rason.errors import Diagnostic

DOCUMENTS: Final = ("case.yaml", "scenarios.yaml", "claims.yaml")
ROUTES: Final = "routes.geojson"
ADDED: Final = frozenset({"series.csv", "observed_fees.csv", ROUTES})
"""Files that cases could not have at first: a case without them keeps its digest."""
FILES: Final = (
    "case.yaml",
    *(f"{table}.csv" for table in TABLES),
    "scenarios.yaml",
    "claims.yaml",
    SOURCES,
    ROUTES,
)
"""All files of a case, in the order in which they are read."""
REQUIRED: Final = ("case.yaml", "actors.csv", "places.csv", "commodities.csv")


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts of one case, named and written as the files of its folder are or would be.

    A table is CSV text. What was never CSV is written as such before it is read, so that a case has
    one form: `rason.case.csv_text` writes it and says on which line each row stands, and `places`
    says what these lines are called where they come from.
    """

    name: str  # of the case
    folder: Path  # where it was read from; of a case in memory, its name
    files: Mapping[str, bytes]  # by names of FILES
    # Files that are there and cannot be read, which is noted in `faults` already.
    unknown: frozenset[str] = frozenset()
    places: Places | None = None  # None for a folder, whose places are files and lines
    faults: tuple[Diagnostic, ...] = field(default=())  # all that was wrong before it was text

    @property
    def digest(self) -> str:
        """SHA-256 over names and bytes of all files of the case."""
        found = hashlib.sha256()
        for name in FILES:
            if name in self.files or name not in ADDED:
                found.update(f"{name}\0".encode())
            if name in self.files:
                found.update(hashlib.sha256(self.files[name]).digest())
        return found.hexdigest()
