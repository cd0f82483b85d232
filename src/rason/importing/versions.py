"""Which of the forms that a publisher has used a file has, by its header."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rason.case.faults import Faults
from rason.importing.grid import refuse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rason.importing.grid import Grid

MOST_MISSING = 2
"""Columns that a file may lack and still be taken for one form, with columns that are missing."""


def version_of(grid: Grid, forms: Mapping[str, Sequence[str]], of: str) -> str:
    """Return the name of the form whose columns a file has.

    Raises `InputError`: of columns that are missing where all but one or two are there (RSN-I003),
    else of another version (RSN-I010).
    """
    missing = {
        name: [each for each in columns if each not in grid.header]
        for name, columns in forms.items()
    }
    nearest = min(missing, key=lambda name: (len(missing[name]), -len(forms[name])))
    if not missing[nearest]:
        return nearest
    faults = Faults(Path())
    if len(missing[nearest]) <= min(MOST_MISSING, len(forms[nearest]) // 2):
        grid.ask(missing[nearest], faults, nearest)
    else:
        faults.add(
            "RSN-I010", grid.where(grid.header_line), f"a file of {of}",
            "columns " + ", ".join(filter(None, grid.header[:12])),
            "; or ".join(f"{name}: {', '.join(columns)}" for name, columns in forms.items()),
            "name a file of such a form; `rason import table` takes any other",
        )  # fmt: skip
    refuse(faults)
    raise AssertionError
