"""Cells that can be read at all: no error of a spreadsheet, and no more text than belongs there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rason.case.files import LONGEST, SPREADSHEET_ERROR

if TYPE_CHECKING:
    from collections.abc import Collection

    from rason.case.faults import Faults
    from rason.case.files import Record
    from rason.case.tables import Where

LONGEST_WORD: Final = 1_000
"""Characters of the longest cell that is no plain text: an expression, a key, a period."""


def legible(
    record: Record, header: Record, plain: Collection[int], where: Where, faults: Faults
) -> bool:
    """Check a row's cells before any of them is taken apart.

    `plain` are positions of the columns that hold plain text.
    """
    good = True
    for position, cell in enumerate(record.cells):
        most = LONGEST if position in plain else LONGEST_WORD
        if len(cell) > most:
            found, expected = f"a cell of {len(cell):,} characters", f"at most {most:,} characters"
            code, fix = "RSN-C012", "shorten it, or close a quote that is open"
        elif SPREADSHEET_ERROR.fullmatch(cell):
            code, found = "RSN-C026", f"`{cell}`, a spreadsheet's error"
            expected, fix = "what the cell should hold", "mend the formula in the spreadsheet"
        else:
            continue
        good = False
        faults.add(code, where, f"column {header.cells[position]}", found, expected, fix)
    return good
