"""Where a run stands on disk: what was asked, how far it is, what is done.

A run that is not done has a folder of its own under `.work`, so that a server that ends, or a
machine that stops, loses nothing that was done.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rason.api.library import leads_out
from rason.api.problem import Problem
from rason.api.runs.models import Plan, Progress, Run
from rason.api.state import State
from rason.case.lock import holder
from rason.case.output import refused, write_whole
from rason.case.texts import FILES
from rason.claim.verdict import Verdict
from rason.report.folder import RESULT, RUN
from rason.report.unfinished import LOCK, WORK, work_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rason.api.runs.models import RunAsk, Status

NAME: Final = re.compile(r"[A-Za-z0-9_]{1,100}-[0-9a-f]{6,64}")
JOB, CLAIMS, PROGRESS, PROBLEM, CANCELLED = (
    "job.json", "claims.jsonl", "progress.json", "problem.json", "cancelled",
)  # fmt: skip
BRIEF: Final = "brief.html"


@dataclass(frozen=True, slots=True)
class RunStore:
    """A run's store under a folder of runs."""

    runs: Path
    name: str

    @property
    def done(self) -> Path:
        """Where the run stands when it is done."""
        return self.runs / self.name

    @property
    def work(self) -> Path:
        """Where it stands until then."""
        return work_of(self.done)

    def begin(self, plan: Plan, asked: RunAsk, folder: Path) -> None:
        """Write down what is asked, with a copy of the case as it is now.

        Raises `InputError` if the folder of runs cannot be written (RSN-R002).
        """
        with refused(self.work):
            case = self.work / "case" / folder.name
            if not (self.work / JOB).is_file():
                shutil.rmtree(case, ignore_errors=True)
                case.mkdir(parents=True)
                for name in FILES:
                    if (folder / name).is_file():
                        shutil.copyfile(folder / name, case / name)
            for left in (CANCELLED, PROBLEM):
                (self.work / left).unlink(missing_ok=True)
        job = {"plan": plan.model_dump(), "asked": asked.model_dump(mode="json", by_alias=True)}
        write_whole(self.work / JOB, json.dumps(job, indent=1).encode())

    def claims(self, after: int = 0) -> list[Verdict]:
        """Return the claims that are done.

        `after`: how many are known already. In the order in which they were done, or of the case
        where all are.
        """
        if (self.done / RESULT).is_file():
            from rason.report.run import read_run

            return list(read_run(self.done).claims)[after:]
        try:
            lines = (self.work / CLAIMS).read_text(encoding="utf-8").splitlines(keepends=True)
        except OSError:
            return []
        whole = [line for line in lines if line.endswith("\n")]
        return [Verdict.model_validate_json(line) for line in whole[after:]]

    def add(self, claim: Verdict) -> None:
        """Write down a claim that is done."""
        with (self.work / CLAIMS).open("a", encoding="utf-8") as file:
            file.write(claim.model_dump_json(by_alias=True) + "\n")
            file.flush()

    def mend(self) -> None:
        """Take off the half of a line that a sudden end may have left."""
        path = self.work / CLAIMS
        if path.is_file():
            text = path.read_bytes()
            write_whole(path, text[: text.rfind(b"\n") + 1])

    def progress(self) -> Progress:
        """Return how far it is."""
        try:
            return Progress.model_validate_json((self.work / PROGRESS).read_bytes())
        except (OSError, ValueError):
            return Progress()

    def run(self, known: Status | None = None) -> Run | None:
        """Return how it stands.

        `known`: whether it waits or is under way, as far as the server knows; None if it does not.
        """
        if (self.done / RESULT).is_file() and (found := _read(self.done / RUN)) is not None:
            return self._finished(found)
        job = _read(self.work / JOB)
        if job is None:
            return None
        plan, asked = Plan.model_validate(job["plan"]), job["asked"]
        problem = _read(self.work / PROBLEM)
        progress = self.progress()
        done = len(self.claims())
        return Run(
            run=self.name,
            case=str(asked["case"]).replace("-", "_"),
            digest=plan.case_digest,
            draws=int(str(plan.settings["draws"])),
            seed=int(asked["seed"]),
            state=_state(plan.settings),
            status=known or self._status(failed=problem is not None),
            progress=progress.model_copy(update={"claims_done": done, "claims": plan.claims}),
            problem=None if problem is None else Problem.model_validate(problem),
            result=False,
            brief=False,
        )

    def _finished(self, found: dict[str, Any]) -> Run:
        settings, claims = found["settings"], int(found.get("claims", 0))
        return Run(
            run=self.name,
            case=str(found["case"]),
            digest=str(found.get("case_digest", "")),
            draws=int(settings["draws"]),
            seed=int(settings["seed"]),
            state=_state(settings),
            status="done",
            progress=Progress(share=1.0, left=0.0, claims_done=claims, claims=claims),
            problem=None,
            result=True,
            brief=(self.done / BRIEF).is_file(),
        )

    def _status(self, *, failed: bool) -> Status:
        if self.worker() is not None:
            return "running"
        if failed:
            return "failed"
        return "cancelled" if (self.work / CANCELLED).exists() else "interrupted"

    def worker(self) -> int | None:
        """Return the process that works on the run, whoever began it; None if none does."""
        return holder(self.work / LOCK)

    def cancel(self) -> None:
        """End whoever works on the run; what was done stays."""
        (self.work / CANCELLED).touch()
        worker = self.worker()
        if worker is not None:
            try:
                os.killpg(worker, signal.SIGTERM)
            except ProcessLookupError:
                return


def find(runs: Path, name: str) -> RunStore | None:
    """Return the store of a run by its name.

    None if no run can have that name, or if what has it is a link to elsewhere.
    """
    store = RunStore(runs, name)
    if not NAME.fullmatch(name) or leads_out(store.done, runs) or leads_out(store.work, runs):
        return None
    return store


def stored(runs: Path) -> Iterator[RunStore]:
    """Yield the places of all runs, done or not."""
    found: dict[str, float] = {}
    for folder, mark in ((runs, RUN), (runs / WORK, JOB)):
        if not folder.is_dir():
            continue
        for each in folder.iterdir():
            if NAME.fullmatch(each.name) and (each / mark).is_file():
                time = (each / mark).stat().st_mtime
                found[each.name] = max(time, found.get(each.name, 0.0))
    for name in sorted(found, key=lambda name: (-found[name], name)):
        yield RunStore(runs, name)


def _state(settings: dict[str, Any]) -> State | None:
    said = settings.get("state")
    return None if said is None else State.model_validate_json(json.dumps(said))


def _read(path: Path) -> dict[str, Any] | None:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None
