"""Routes that ask a case: solve, verdicts, closures, dependence, projects, ties, and so on."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from rason.api import answers
from rason.api.office import Office
from rason.api.routes.shared import CaseName, TheOffice, TheShelf, may_refuse, outgoing
from rason.api.shelf import Shelf
from rason.report.explain import Explanation

router = APIRouter(tags=["asking"])
REFUSALS = may_refuse(404, 503)


async def _ask(
    operation: str, case: str, body: BaseModel, shelf: Shelf, office: Office, request: Request
) -> Response:
    said = body.model_dump_json(by_alias=True).encode()
    folder = shelf.find(case)
    return outgoing(await office.ask(operation, folder, said, request.is_disconnected))


@router.post("/cases/{case}/solve", response_model=answers.Solved, responses=REFUSALS, name="solve")
async def _solve(
    case: CaseName, body: answers.SolveAsk, shelf: TheShelf, office: TheOffice, request: Request
) -> Response:
    """Solve a state of the levers: flows, prices, surplus, what is built, power."""
    return await _ask("solve", case, body, shelf, office, request)


@router.post(
    "/cases/{case}/verdicts",
    response_model=answers.CentralVerdicts,
    responses=REFUSALS,
    name="verdicts",
)
async def _verdicts(
    case: CaseName, body: answers.VerdictsAsk, shelf: TheShelf, office: TheOffice, request: Request
) -> Response:
    """Test claims at central figures, the edits on top of each scenario that a claim names."""
    return await _ask("verdicts", case, body, shelf, office, request)


@router.post(
    "/cases/{case}/closures",
    response_model=answers.ClosureList,
    responses=REFUSALS,
    name="closures",
)
async def _closures(
    case: CaseName, body: answers.Ask, shelf: TheShelf, office: TheOffice, request: Request
) -> Response:
    """Ask what each closure of a year would cost, and whom."""
    return await _ask("closures", case, body, shelf, office, request)


@router.post(
    "/cases/{case}/dependence",
    response_model=answers.DependenceList,
    responses=REFUSALS,
    name="dependence",
)
async def _dependence(
    case: CaseName, body: answers.Ask, shelf: TheShelf, office: TheOffice, request: Request
) -> Response:
    """Ask who depends on whom."""
    return await _ask("dependence", case, body, shelf, office, request)


@router.post(
    "/cases/{case}/projects",
    response_model=answers.ProjectList,
    responses=REFUSALS,
    name="projects",
)
async def _projects(
    case: CaseName, body: answers.Ask, shelf: TheShelf, office: TheOffice, request: Request
) -> Response:
    """Ask what each project is worth, alone and beside all others."""
    return await _ask("projects", case, body, shelf, office, request)


@router.post("/cases/{case}/ties", response_model=answers.Tied, responses=REFUSALS, name="ties")
async def _ties(
    case: CaseName, body: answers.Ask, shelf: TheShelf, office: TheOffice, request: Request
) -> Response:
    """Ask what vetoes and rules are worth to whom, who stands between whom, who is replaceable."""
    return await _ask("ties", case, body, shelf, office, request)


@router.post(
    "/cases/{case}/explain", response_model=Explanation, responses=REFUSALS, name="explain"
)
async def _explain(
    case: CaseName, body: answers.ExplainAsk, shelf: TheShelf, office: TheOffice, request: Request
) -> Response:
    """Follow a number back: cells, the figures in them, their citations, who else uses them."""
    return await _ask("explain", case, body, shelf, office, request)


@router.post("/cases/{case}/charts", response_model=answers.Chart, responses=REFUSALS, name="chart")
async def _chart(
    case: CaseName, body: answers.ChartAsk, shelf: TheShelf, office: TheOffice, request: Request
) -> Response:
    """Draw a figure of a state as Vega-Lite, the same as the brief's."""
    return await _ask("chart", case, body, shelf, office, request)
