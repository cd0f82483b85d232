"""All that is wrong with a case, each fault with the cell in which it stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rason.api.answers import Checked
from rason.api.problem import Diagnostic, diagnostic
from rason.case.faults import Faults
from rason.case.files import read_records, read_text
from rason.case.read import read
from rason.case.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rason.errors import Diagnostic as Fault


def check(folder: Path) -> Checked:
    """Check a case as `rason check` does."""
    from rason.study.checking import diagnostics

    reading = read(folder)
    found = diagnostics(reading)
    sound = reading.case is not None and all(each.severity != "fault" for each in found)
    faults = found if sound else [each for each in found if each.severity == "fault"]
    return Checked(
        digest=reading.case.digest if sound and reading.case is not None else "",
        diagnostics=tuple(located(folder, faults)),
    )


def located(folder: Path, faults: Iterable[Fault]) -> Iterator[Diagnostic]:
    """Find the cells in which faults stand.

    With table, row and column, as far as a fault names them.
    """
    lines: dict[str, dict[int, int]] = {}
    for fault in faults:
        table = Path(fault.file).stem
        if Path(fault.file).suffix != ".csv" or table not in TABLES:
            yield diagnostic(fault)
            continue
        if table not in lines:
            lines[table] = _rows(folder / f"{table}.csv")
        row = None if fault.line is None else lines[table].get(fault.line)
        _, _, column = fault.what.rpartition(", ")
        if not column and fault.what.startswith("column "):
            column = fault.what.removeprefix("column ")
        yield diagnostic(fault, table=table, row=row, column=column or None)


def _rows(path: Path) -> dict[int, int]:
    """Return the position of the row that stands in each line of a table."""
    faults = Faults(path.parent)
    found = read_text(path, faults) if path.exists() else None
    records = None if found is None else read_records(path.name, found[0], faults)
    return {
        line: position
        for position, record in enumerate((records or [])[1:])
        for line in range(record.line, record.last + 1)
    }
