"""What a run will be, before any of it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rason.api.runs.models import Plan
from rason.report.folder import run_digest, run_name
from rason.report.run import said
from rason.scenario.draws import rounded

if TYPE_CHECKING:
    from rason.api.opened import Opened
    from rason.api.runs.models import RunAsk
    from rason.api.state import State


def plan(opened: Opened, asked: RunAsk) -> Plan:
    """Check what is asked, and name the run.

    `asked`: draws, seed and state. With the digest that `rason brief` gives the same run. Raises
    `InputError` with every fault of the state.
    """
    case, draws = opened.case, rounded(asked.draws)
    settings: dict[str, Any]
    if asked.state is None or plain(asked.state):
        settings = said(case, draws=draws, seed=asked.seed, scenarios=None)
    else:
        question = opened.question(asked.state)
        settings = said(case, draws=draws, seed=asked.seed, scenarios=(question.scenario,))
        state = asked.state.model_copy(update={"scenarios": question.scenario})
        settings["state"] = state.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    digest = run_digest(case.digest, settings)
    return Plan(
        run=run_name(case.name, digest),
        digest=digest,
        case_digest=case.digest,
        settings=settings,
        claims=len(case.claims),
    )


def plain(state: State) -> bool:
    """Tell whether a state leaves every claim as the case has it.

    Its scenarios do not matter: claims name their own.
    """
    return state.edits.empty and not state.without
