"""What workers do: open a case, answer one question about it, and hand back JSON.

A worker keeps cases open and remembers what was compiled; two questions share nothing else.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final

from rason.answer.registry import QUESTIONS
from rason.api.problem import Refused, problem
from rason.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pydantic import BaseModel

    from rason.api.opened import OpenCases

    Operation = Callable[[Path, bytes], BaseModel]

PATIENT: Final = frozenset(
    {"solve_whole", "verdicts", "survey", "outline", "check", "file", "make", "map", "seen"}
    | set(QUESTIONS)
)
"""What takes longer, and waits its turn behind others of its kind."""
NICE: Final = 5  # by how much workers for what takes longer stand back


@dataclass(frozen=True, slots=True)
class Reply:
    """What a worker hands back."""

    status: int
    content: bytes  # JSON: the answer, or a problem document


@cache
def open_cases() -> OpenCases:
    """Return the cases that this process keeps open."""
    from rason.api.opened import OpenCases

    return OpenCases()


def warm(folders: tuple[Path, ...], nice: int = 0) -> None:
    """Begin a worker: stand back if told to, and solve some cases before anybody asks.

    Not those over days, which take many times as long: whoever asks first about another case would
    wait for them.
    """
    import signal
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a worker ends when its server does
    if nice and hasattr(os, "nice"):
        os.nice(nice)
    from rason.api.cache import get_compiled

    Thread(target=get_compiled, daemon=True).start()
    for folder in folders:
        try:
            if not open_cases().open(folder).case.calendars:
                operations()["solve"](folder, b"{}")
        except InputError:
            continue  # whoever asks about that case will be told


def perform(operation: str, folder: Path, body: bytes) -> Reply:
    """Answer one question, by its key in `operations`."""
    try:
        answer = operations()[operation](folder, body)
    except Refused as refused:
        said = problem(refused.status, refused.detail, refused.diagnostics)
        return Reply(refused.status, said.model_dump_json().encode())
    except InputError as error:
        return Reply(422, problem(422, "", error.diagnostics).model_dump_json().encode())
    return Reply(200, answer.model_dump_json(by_alias=True).encode())


@cache
def operations() -> dict[str, Operation]:
    """Return all that can be asked of a case, by name."""
    from rason.api import answers, drawing, geography, solving, viewing
    from rason.api.checking import check
    from rason.api.claim_drawing import claim_chart
    from rason.api.files import ScenarioEdit, ScenarioSave, TableSave
    from rason.api.handing_on import FileAsk, file_of
    from rason.api.making import CaseAbout, FilesAbout, ask, make
    from rason.api.map_seen import MapAsk, map_seen
    from rason.api.runs.models import RunAsk
    from rason.api.runs.planning import plan
    from rason.api.saving import check_table, preview
    from rason.api.scenario_editing import preview_edit
    from rason.api.table_seen import TableAsk, table_seen
    from rason.report.explain import explain

    def about(ask: Callable[..., BaseModel], kind: Any) -> Operation:  # noqa: ANN401 - a model
        return lambda folder, body: ask(open_cases().open(folder), kind.model_validate_json(body))

    return {
        "view": lambda folder, _: viewing.case_view(open_cases().open(folder).case),
        "land": lambda folder, _: geography.outline(open_cases().open(folder).case, ways=False),
        "outline": lambda folder, _: geography.outline(open_cases().open(folder).case),
        "check": lambda folder, _: check(folder),
        "solve": about(solving.solve, answers.SolveAsk),
        "solve_whole": about(solving.solve, answers.SolveAsk),
        "verdicts": about(solving.verdicts, answers.VerdictsAsk),
        **{
            name: about(partial(solving.answer, question), answers.ASKED[name])
            for name, question in QUESTIONS.items()
        },
        "file": about(file_of, FileAsk),
        "map": about(map_seen, MapAsk),
        "seen": about(table_seen, TableAsk),
        "explain": about(lambda opened, asked: explain(opened.case, asked.key), answers.ExplainAsk),
        "chart": about(drawing.chart, answers.ChartAsk),
        "survey": about(drawing.chart, answers.ChartAsk),
        "plan": about(plan, RunAsk),
        "shares": lambda _, body: drawing.shares(answers.SharesAsk.model_validate_json(body)),
        "claim_chart": lambda _, body: claim_chart(answers.ClaimChartAsk.model_validate_json(body)),
        "scenario": about(preview, ScenarioSave),
        "scenario_edit": about(preview_edit, ScenarioEdit),
        # Files that were brought travel as a folder, not in the question.
        "files": lambda place, body: ask(place, FilesAbout.model_validate_json(body)),
        "make": lambda place, body: make(place, CaseAbout.model_validate_json(body)),
        "table": lambda folder, body: check_table(folder, TableSave.model_validate_json(body)),
    }
