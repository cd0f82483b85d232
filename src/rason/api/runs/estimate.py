"""How fast a run goes, and so how long it will take yet."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Final

from rason.api.runs.models import Progress
from rason.api.runs.store import PROGRESS
from rason.case.output import write_whole
from rason.report.unfinished import WORK

if TYPE_CHECKING:
    from pathlib import Path

    from rason.api.runs.store import RunStore

ESTIMATES: Final = "estimate.json"
OFTEN: Final = 0.5  # seconds between two notes of progress
EARLY: Final = 0.03  # part of the work before which nobody can tell how long the rest takes
REST: Final = 16
"""Claims that take as long as all that comes after them: tables, pictures, the brief."""
NEARLY: Final = 0.99  # a run that takes longer than the last one never seems done before it is


class Estimate:
    """Notes progress where the server reads it.

    Earlier runs of the case, or else the number of its claims, tell how much work there is.
    """

    def __init__(self, store: RunStore, case: str, draws: int, claims: int) -> None:
        self.store, self.case, self.draws, self.claims = store, case, draws, claims
        self.began = self.noted = time.monotonic()
        self.programs = self.before = 0
        self.judged = 0
        known = _read(store.runs / WORK / ESTIMATES).get(case)
        self.expected = known * draws if known else None

    def __call__(self, done: int, total: int) -> None:
        """Note that a part of a round is done."""
        del total
        self.programs += done - self.before if done >= self.before else done
        self.before = done
        if time.monotonic() - self.noted >= OFTEN:
            self.note()

    def claim(self) -> None:
        """Note that a claim is judged."""
        self.judged += 1
        self.note()

    def note(self) -> None:
        """Write down how far the run is."""
        self.noted = time.monotonic()
        if self.expected:
            share = min(NEARLY, self.programs / self.expected)
        else:
            share = min(NEARLY, self.judged / (self.claims + REST))
        spent = self.noted - self.began
        left = spent / share * (1.0 - share) if share > EARLY else None
        said = Progress(share=share, left=left).model_dump_json()
        write_whole(self.store.work / PROGRESS, said.encode())

    def remember(self) -> None:
        """Keep how much work this case is, for the next run."""
        path = self.store.runs / WORK / ESTIMATES
        write_whole(
            path, json.dumps({**_read(path), self.case: self.programs / self.draws}).encode()
        )


def _read(path: Path) -> dict[str, float]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        str(key): float(value) for key, value in found.items() if isinstance(value, int | float)
    }
