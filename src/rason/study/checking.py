"""All that can be said against a case: its faults, those of its claims, and what is suspicious."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.claim.check import as_read, check_reading
from rason.study.ceiling import unserved
from rason.study.crossing import crossings

if TYPE_CHECKING:
    import pandas as pd

    from rason.case import Case, Reading
    from rason.errors import Diagnostic


def diagnostics(reading: Reading) -> tuple[Diagnostic, ...]:
    """Return every fault; what is legal and suspicious, where there is a case.

    Whether a demand gets all that it asks for is solved only where there is no fault.
    """
    faults = (*reading.diagnostics, *check_reading(reading))
    if reading.case is None:
        return faults
    warnings = reading.case.warnings
    if faults:
        return (*faults, *warnings)
    return (*warnings, *crossings(reading.case), *unserved(reading.case))


def frame(case: Case) -> pd.DataFrame:
    """Return what there is to say against a case that was read, a row each."""
    import pandas as pd

    found = diagnostics(as_read(case))
    parts = ("code", "severity", "place", "what", "found", "expected", "fix")
    rows = [
        {part: each.place if part == "place" else getattr(each, part) for part in parts}
        for each in found
    ]
    return pd.DataFrame(rows, columns=list(parts), dtype="str")
