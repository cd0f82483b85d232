"""Routes that show cases."""

from __future__ import annotations

import os
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from rason.api.answers import Checked, Outline
from rason.api.case_view import CaseList, CaseTitle, CaseView
from rason.api.routes.shared import CaseName, TheLibrary, TheWorkers, may_refuse, outgoing
from rason.case.find import title

router = APIRouter(tags=["cases"])


@router.get("/cases", name="list_cases")
def _list_cases(library: TheLibrary) -> CaseList:
    """List all cases."""
    return CaseList(
        cases=tuple(
            CaseTitle(case=name, title=title(folder), writable=os.access(folder, os.W_OK))
            for name, folder in library.cases().items()
        ),
        can_grow=library.can_grow(),
    )


@router.get("/cases/{case}", response_model=CaseView, responses=may_refuse(404), name="show_case")
async def _show_case(
    case: CaseName, library: TheLibrary, workers: TheWorkers, request: Request
) -> Response:
    """Show a case: names, network, levers, figures, sources and claims."""
    return outgoing(await workers.ask("view", library.find(case)), request)


@router.get(
    "/cases/{case}/outline", response_model=Outline, responses=may_refuse(404), name="show_outline"
)
async def _show_outline(
    case: CaseName,
    library: TheLibrary,
    workers: TheWorkers,
    request: Request,
    ways: Annotated[  # noqa: FBT002 - of a query
        bool, Query(description="False leaves `ways` empty, and is quick.")
    ] = True,
) -> Response:
    """Show land, borders and the courses of links over the map."""
    return outgoing(await workers.ask("outline" if ways else "land", library.find(case)), request)


@router.post(
    "/cases/{case}/check", response_model=Checked, responses=may_refuse(404), name="check_case"
)
async def _check_case(case: CaseName, library: TheLibrary, workers: TheWorkers) -> Response:
    """Find every fault of a case, and what is legal and suspicious."""
    return outgoing(await workers.ask("check", library.find(case)))
