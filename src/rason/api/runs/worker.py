"""Work through a run: ``python -m rason.api.runs.worker RUNS NAME``.

A process of its own, so that the server answers meanwhile and may end before it. It asks what the
command line asks, so that both come to the same bytes; claims are written down as they are judged,
and a second attempt finds what the first has worked out.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rason.analysis.question import Choices
from rason.answer.power import power
from rason.answer.scenario import solve
from rason.answer.subject import Subject
from rason.api.problem import problem
from rason.api.runs.estimate import Estimate
from rason.api.runs.models import Plan
from rason.api.runs.store import JOB, PROBLEM, RunStore
from rason.api.state import State
from rason.case.lock import locked
from rason.case.output import write_whole
from rason.case.read import read_case
from rason.claim.need import granted
from rason.claim.verdict import Verdict
from rason.errors import InputError
from rason.report import document
from rason.report.case_note import case_note
from rason.report.compose import compose, judgements
from rason.report.compose import settings as settings_of
from rason.report.folder import RESULT, RUN, replacing
from rason.report.run import write_run
from rason.report.unfinished import LOCK, pieces
from rason.scenario.lay import lay
from rason.study import Study

if TYPE_CHECKING:
    from collections.abc import Callable

    from rason.answer.scenario import Scenario

NICE: Final = 10  # by how much a run stands back behind what somebody waits for
AT_ONCE: Final = frozenset({"event", "forecast", "untestable"})
"""Kinds of claims for which nothing is solved."""


def main(runs: Path, name: str) -> int:
    """Work through a run, or leave it to whoever does.

    0 if it is done; 2 if it has faults, which are written down; 3 if another process is at it.
    """
    store = RunStore(runs, name)
    with locked(store.work / LOCK) as alone:
        if not alone:
            return 3
        if hasattr(os, "nice"):
            os.nice(NICE)
        try:
            _work(store)
        except InputError as error:
            said = problem(422, "", error.diagnostics).model_dump_json()
            write_whole(store.work / PROBLEM, said.encode())
            return 2
        shutil.rmtree(store.work, ignore_errors=True)
    return 0


def _work(store: RunStore) -> None:
    """Judge what is not judged yet, and write the run's folder."""
    job = json.loads((store.work / JOB).read_text(encoding="utf-8"))
    plan = Plan.model_validate(job["plan"])
    (folder,) = (store.work / "case").iterdir()
    case = read_case(folder)
    assert case.digest == plan.case_digest, "the copy of the case is the case that was planned"
    draws, seed = int(str(plan.settings["draws"])), int(str(plan.settings["seed"]))
    said = plan.settings.get("state")
    store.mend()
    known = {claim.claim for claim in store.claims()}
    solved = {claim.claim for claim in case.claims if claim.kind not in AT_ONCE}
    estimate = Estimate(store, case.name, draws, len(solved))

    def on_verdict(claim: Verdict) -> None:
        if claim.claim not in known:
            store.add(claim)
        if claim.claim in solved:
            estimate.claim()

    state = None if said is None else State.model_validate_json(json.dumps(said))
    choices = Choices(without=() if state is None else state.without)
    if state is not None:
        case = lay(case, state.edits.plain())
    with (
        pieces(store.work, plan.digest) as kept,
        Study(case, draws=draws, seed=seed, choices=choices, progress=estimate, kept=kept) as study,
    ):
        found = (
            compose(study, on_verdict=on_verdict)
            if state is None
            else _compose(study, state, on_verdict)
        )
    settings = dict(plan.settings)
    if state is None:
        write_run(store.done, found, digest=plan.digest, settings=settings)
    else:
        _write(store, plan, found)
    estimate.remember()


def _compose(
    study: Study, state: State, on_verdict: Callable[[Verdict], None]
) -> document.Document:
    """Put a run under edits together: its state at central figures, and the claims."""
    case, context = study.case, study.context
    question = context.question(context.middle)
    asked = question.at(*(state.scenarios or ()))
    subject = Subject(asked)
    found = study.ask({"scenario": solve(subject, ("nodal",)), "power": power(subject)})
    scenario: Scenario = granted(found["scenario"])
    claims = tuple(study.ask_all(judgements(study, on_verdict)).values())
    return document.Document(
        case=case_note(case, cited=[key for each in claims for key in each.sources]),
        settings=settings_of(study, (asked.scenario,)),
        scenarios=(scenario,),
        power=granted(found["power"]).power,
        claims=claims,
        notes=("Changes made in the workbench lie on top of every scenario; see run.json.",),
    )


def _write(store: RunStore, plan: Plan, found: document.Document) -> None:
    """Write the folder of a run under edits: it has no brief, which speaks of the case itself."""
    run = {
        "digest": plan.digest,
        "case": found.case.name,
        "case_digest": plan.case_digest,
        "claims": len(found.claims),
        "settings": plan.settings,
    }
    with replacing(store.done) as working:
        (working / RESULT).write_text(found.to_json(), encoding="utf-8", newline="\n")
        text = json.dumps(run, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
        (working / RUN).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
