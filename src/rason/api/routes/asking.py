"""Routes that ask a case: solve, verdicts, closures, dependence, projects, and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from rason.answer.registry import QUESTIONS
from rason.api import answers, handing_on, map_seen, table_seen
from rason.api.answers import Ask
from rason.api.library import Library
from rason.api.routes.shared import CaseName, TheLibrary, TheWorkers, may_refuse, outgoing
from rason.api.workers import Workers
from rason.report.explain import Explanation

if TYPE_CHECKING:
    from rason.answer.declaration import Declaration

router = APIRouter(tags=["asking"])
REFUSALS = may_refuse(404, 503)


async def _ask(
    operation: str, case: str, body: BaseModel, library: Library, workers: Workers, request: Request
) -> Response:
    said = body.model_dump_json(by_alias=True).encode()
    folder = library.find(case)
    return outgoing(await workers.ask(operation, folder, said, request.is_disconnected))


@router.post("/cases/{case}/solve", response_model=answers.Solved, responses=REFUSALS, name="solve")
async def _solve(
    case: CaseName,
    body: answers.SolveAsk,
    library: TheLibrary,
    workers: TheWorkers,
    request: Request,
) -> Response:
    """Solve a state of the levers: flows, prices, surplus, what is built, power."""
    operation = "solve_whole" if body.patient else "solve"
    return await _ask(operation, case, body, library, workers, request)


@router.post(
    "/cases/{case}/verdicts",
    response_model=answers.CentralVerdicts,
    responses=REFUSALS,
    name="verdicts",
)
async def _verdicts(
    case: CaseName,
    body: answers.VerdictsAsk,
    library: TheLibrary,
    workers: TheWorkers,
    request: Request,
) -> Response:
    """Test claims at central figures, the edits on top of each scenario that a claim names."""
    return await _ask("verdicts", case, body, library, workers, request)


@router.post(
    "/cases/{case}/file", response_model=handing_on.File, responses=REFUSALS, name="hand_on_file"
)
async def _file(
    case: CaseName,
    body: handing_on.FileAsk,
    library: TheLibrary,
    workers: TheWorkers,
    request: Request,
) -> Response:
    """Return a table as it stands, or the case as a workbook, a data package or a map."""
    return await _ask("file", case, body, library, workers, request)


@router.post(
    "/cases/{case}/map", response_model=handing_on.File, responses=REFUSALS, name="hand_on_map"
)
async def _map(
    case: CaseName,
    body: map_seen.MapAsk,
    library: TheLibrary,
    workers: TheWorkers,
    request: Request,
) -> Response:
    """Return the map of a state as GeoJSON, with its flows and prices."""
    return await _ask("map", case, body, library, workers, request)


@router.post(
    "/cases/{case}/seen", response_model=handing_on.File, responses=REFUSALS, name="hand_on_table"
)
async def _seen(
    case: CaseName,
    body: table_seen.TableAsk,
    library: TheLibrary,
    workers: TheWorkers,
    request: Request,
) -> Response:
    """Return a table of answers as it is seen, as CSV or as a workbook."""
    return await _ask("seen", case, body, library, workers, request)


@router.post(
    "/cases/{case}/explain", response_model=Explanation, responses=REFUSALS, name="explain"
)
async def _explain(
    case: CaseName,
    body: answers.ExplainAsk,
    library: TheLibrary,
    workers: TheWorkers,
    request: Request,
) -> Response:
    """Follow a number back: cells, the figures in them, their citations, who else uses them."""
    return await _ask("explain", case, body, library, workers, request)


@router.post("/cases/{case}/charts", response_model=answers.Chart, responses=REFUSALS, name="chart")
async def _chart(
    case: CaseName,
    body: answers.ChartAsk,
    library: TheLibrary,
    workers: TheWorkers,
    request: Request,
) -> Response:
    """Draw a figure of a state as Vega-Lite, the same as the brief's."""
    # A question of many states takes twenty times a lever's time, drawn or not.
    quick = answers.DRAWN[body.chart].compares and not body.patient
    operation = "chart" if quick else "survey"
    return await _ask(operation, case, body, library, workers, request)


def _route(question: Declaration) -> None:
    """Add the route of a declared question."""

    async def ask(
        case: CaseName, body: Ask, library: TheLibrary, workers: TheWorkers, request: Request
    ) -> Response:
        return await _ask(question.name, case, body, library, workers, request)

    ask.__annotations__["body"] = answers.ASKED[question.name]
    router.add_api_route(
        f"/cases/{{case}}/{question.name}",
        ask,
        methods=["POST"],
        response_model=answers.ANSWERED[question.name],
        responses=REFUSALS,
        name=question.name,
        description=question.asks,
    )


for _question in QUESTIONS.values():
    _route(_question)
