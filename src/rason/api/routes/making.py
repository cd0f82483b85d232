"""Routes that make cases: from a template, or of files that are brought."""

from __future__ import annotations

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from rason.api.making import (
    CaseImport,
    CaseMade,
    CaseNew,
    ImportAsk,
    ImportQuestions,
    made_beside,
    unpack,
)
from rason.api.routes.shared import TheLibrary, TheWorkers, may_refuse, outgoing
from rason.case.find import title
from rason.case.new import new_case
from rason.case.output import new_folder

router = APIRouter(tags=["making"])
OK = 200
MADE = 201


@router.post(
    "/cases",
    name="new_case",
    status_code=MADE,
    response_model=CaseMade,
    responses=may_refuse(409),
)
async def _new(body: CaseNew, library: TheLibrary, request: Request) -> Response:
    """Make a case from a template, in the first folder of cases."""
    writing: asyncio.Lock = request.app.state.writing
    async with writing:
        folder = await run_in_threadpool(new_case, library.place(body.case), body.template)
    return _made(CaseMade(case=folder.name, title=title(folder)))


@router.post(
    "/imports/questions",
    name="ask_of_files",
    response_model=ImportQuestions,
    responses=may_refuse(413, 503),
)
async def _ask(body: ImportAsk, workers: TheWorkers) -> Response:
    """Say what files are, and what is to be asked before a case is made of them."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        place = Path(name) / "files" / "files"
        await run_in_threadpool(unpack, body.files, place)
        said = body.model_dump_json(exclude={"files"}).encode()
        return outgoing(await workers.ask("files", place, said))


@router.post(
    "/imports",
    name="import_files",
    status_code=MADE,
    response_model=CaseMade,
    responses=may_refuse(409, 413, 503),
)
async def _import(
    body: CaseImport, library: TheLibrary, workers: TheWorkers, request: Request
) -> Response:
    """Make a case of files and answers, in the first folder of cases, if it has no fault."""
    target = library.place(body.case)
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        # A network that is a folder is called as that is.
        place = Path(name) / "files" / target.name
        await run_in_threadpool(unpack, body.files, place)
        said = body.model_dump_json(exclude={"files"}).encode()
        reply = await workers.ask("make", place, said)
        if reply.status != OK:
            return outgoing(reply)
        writing: asyncio.Lock = request.app.state.writing
        async with writing:
            await run_in_threadpool(_keep, made_beside(place, body.case), library.place(body.case))
    return _made(CaseMade.model_validate_json(reply.content))


def _keep(made: Path, folder: Path) -> None:
    """Give a case that was made its place, whole or not at all."""
    with new_folder(folder) as working:
        for path in made.iterdir():
            (working / path.name).write_bytes(path.read_bytes())


def _made(made: CaseMade) -> Response:
    return Response(made.model_dump_json(), MADE, media_type="application/json")
