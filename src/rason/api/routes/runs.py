"""Routes of long work: begin it, watch it, end it, take what is done."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from fastapi import APIRouter, Depends, Header, Path, Query, Request, Response
from fastapi.responses import FileResponse, StreamingResponse

from rason.api.answers import Chart, ClaimChartAsk, ClaimChartName, Share, SharesAsk
from rason.api.problem import Refused
from rason.api.routes.shared import JSON, TheLibrary, TheWorkers, may_refuse, outgoing
from rason.api.runs.models import ClaimList, Plan, Run, RunAsk, RunList
from rason.api.runs.queue import Queue
from rason.api.runs.store import BRIEF, stored
from rason.report.document import Document
from rason.report.folder import RESULT

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from rason.api.runs.store import RunStore
    from rason.api.workers import Workers

router = APIRouter(tags=["runs"])
GLANCE = 0.5  # seconds between two looks at a run that is watched
SILENCE = 30  # looks without news after which a line is sent all the same, so that nobody hangs up
EVENT = {
    "type": "object",
    "description": "One event of the stream; `data` is JSON.",
    "required": ["event", "data"],
    "properties": {
        "event": {"type": "string", "enum": ["progress", "claim", "end"]},
        "id": {"type": "string"},
        "data": {"type": "string"},
    },
}
OVER = frozenset({"done", "cancelled", "failed", "interrupted"})
SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups"
"""The brief is one page without script."""

FORMS: Final = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
}
"""How a brief is kept, and the type of each."""


def queue_of(request: Request) -> Queue:
    """Return who works on runs."""
    queue: Queue = request.app.state.queue
    return queue


TheQueue = Annotated[Queue, Depends(queue_of)]
Width = Annotated[int, Query(ge=240, le=1600, description="In pixels.")]


@router.post(
    "/runs",
    name="begin_run",
    status_code=202,
    response_model=Run,
    responses=may_refuse(404, 429, 503),
)
async def _begin(
    body: RunAsk, library: TheLibrary, workers: TheWorkers, queue: TheQueue, response: Response
) -> Any:  # noqa: ANN401 - a run, or a problem
    """Begin a run, go on with one, or find it: the same question is never run twice."""
    folder = library.find(body.case)
    reply = await workers.ask("plan", folder, body.model_dump_json(by_alias=True).encode())
    if reply.status != 200:  # noqa: PLR2004 - that is what HTTP calls it
        return outgoing(reply)
    run = queue.begin(Plan.model_validate_json(reply.content), body, folder)
    response.headers["Location"] = f"/api/runs/{run.run}"
    return run


@router.get("/runs", name="list_runs")
def _list(queue: TheQueue, case: Annotated[str | None, Query(max_length=100)] = None) -> RunList:
    """List runs, those of the command line as well, the latest first."""
    found = (queue.status(store) for store in stored(queue.runs))
    wanted = None if case is None else case.replace("-", "_")
    return RunList(runs=tuple(r for r in found if r is not None and wanted in (None, r.case)))


@router.get("/runs/{run}", name="show_run", responses=may_refuse(404))
def _show(run: str, queue: TheQueue) -> Run:
    """Show how a run stands."""
    return _look(queue, queue.store(run))


@router.post("/runs/{run}/cancel", name="cancel_run", status_code=204, responses=may_refuse(404))
def _cancel(run: str, queue: TheQueue) -> None:
    """Cancel a run; what was done stays, and it can be gone on with."""
    queue.cancel(queue.store(run))


@router.get("/runs/{run}/claims", name="run_claims", responses=may_refuse(404))
def _claims(run: str, queue: TheQueue) -> ClaimList:
    """Show the claims of a run that are done."""
    return ClaimList(claims=tuple(queue.store(run).claims()))


@router.get(
    "/runs/{run}/events",
    name="watch_run",
    response_class=StreamingResponse,
    responses={
        200: {
            "description": "Server-sent events: `progress` with a Progress whenever it changes, "
            "`claim` with a Verdict as it is done, `end` with the Run.",
            "content": {"text/event-stream": {"schema": EVENT}},
        },
        **may_refuse(404, 503),
    },
)
async def _watch(
    run: str,
    queue: TheQueue,
    workers: TheWorkers,
    request: Request,
    last_event_id: Annotated[int, Header(ge=0)] = 0,
) -> StreamingResponse:
    """Watch a run: progress, claims as they are done, and its end."""
    store = queue.store(run)
    listeners: set[object] = request.app.state.listeners
    if len(listeners) >= request.app.state.settings.limits.listeners:
        raise Refused(503, "Many watch runs already.", headers={"Retry-After": "5"})
    return StreamingResponse(
        _events(queue, workers, store, listeners, last_event_id),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def _events(
    queue: Queue, workers: Workers, store: RunStore, listeners: set[object], known: int
) -> AsyncIterator[str]:
    """Tell what changes, until the run is over, or the server is: a browser calls again."""
    me, before, quiet = object(), "", 0
    listeners.add(me)
    try:
        while not workers.leaving:
            run = _look(queue, store)
            for claim in await asyncio.to_thread(store.claims, known):
                known += 1
                yield f"id: {known}\nevent: claim\ndata: {claim.model_dump_json(by_alias=True)}\n\n"
            now = run.progress.model_dump_json()
            quiet += 1
            if now != before:
                yield f"event: progress\ndata: {now}\n\n"
                before, quiet = now, 0
            elif quiet >= SILENCE:
                yield ": still here\n\n"
                quiet = 0
            if run.status in OVER:
                yield f"event: end\ndata: {run.model_dump_json(by_alias=True)}\n\n"
                return
            await asyncio.sleep(GLANCE)
    finally:
        listeners.discard(me)


@router.get(
    "/runs/{run}/result", name="run_result", response_model=Document, responses=may_refuse(404, 409)
)
def _result(run: str, queue: TheQueue) -> FileResponse:
    """Return result.json of a run that is done."""
    return _file(queue, run, RESULT, JSON)


@router.get(
    "/runs/{run}/brief",
    name="run_brief",
    response_class=FileResponse,
    responses={200: {"content": {"text/html": {}}}, **may_refuse(404, 409)},
)
def _brief(run: str, queue: TheQueue) -> FileResponse:
    """Return the brief of a run that is done: one page, which runs no script."""
    answer = _file(queue, run, BRIEF, "text/html; charset=utf-8")
    answer.headers["Content-Security-Policy"] = SANDBOX
    return answer


@router.get(
    "/runs/{run}/brief/{form}",
    name="keep_brief",
    response_class=FileResponse,
    responses={200: {"content": {kind: {} for kind in FORMS.values()}}, **may_refuse(404, 409)},
)
def _keep_brief(run: str, form: Literal["html", "docx", "md"], queue: TheQueue) -> FileResponse:
    """Return the brief of a run that is done as a file to keep."""
    answer = _file(queue, run, f"brief.{form}", FORMS[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="{run}.{form}"'
    return answer


@router.get(
    "/runs/{run}/chart", name="run_chart", response_model=Chart, responses=may_refuse(404, 503)
)
async def _chart(run: str, queue: TheQueue, workers: TheWorkers, width: Width = 680) -> Response:
    """Draw how often the claims hold that are done."""
    store = queue.store(run)
    claims = await asyncio.to_thread(store.claims)
    asked = SharesAsk(
        claims=tuple(
            Share(says=each.says, probability=each.probability, error=each.error) for each in claims
        ),
        width=width,
    )
    return outgoing(await workers.ask("shares", store.done, asked.model_dump_json().encode()))


@router.get(
    "/runs/{run}/claims/{claim}/charts/{chart}",
    name="claim_chart",
    response_model=Chart,
    responses=may_refuse(404, 503),
)
async def _claim_chart(
    run: str,
    claim: Annotated[str, Path(max_length=100)],
    chart: ClaimChartName,
    queue: TheQueue,
    workers: TheWorkers,
    width: Width = 680,
) -> Response:
    """Draw what a claim of a run hangs on.

    `swings`: its margin with each figure at the ends of its range. `drivers`: how much each figure
    counts over the draws. `choices`: how it fares under all modelling choices, crossed.
    """
    store = queue.store(run)
    for each in await asyncio.to_thread(store.claims):
        if each.claim == claim:
            asked = ClaimChartAsk(claim=each, chart=chart, width=width)
            said = asked.model_dump_json(by_alias=True).encode()
            return outgoing(await workers.ask("claim_chart", store.done, said))
    raise Refused(404, "The run has no such claim, or has not judged it yet.")


def _look(queue: Queue, store: RunStore) -> Run:
    run = queue.status(store)
    if run is None:
        raise Refused(404, "The run is gone.")
    return run


def _file(queue: Queue, run: str, name: str, kind: str) -> FileResponse:
    store = queue.store(run)
    if not (store.done / name).is_file():
        raise Refused(409, f"The run has no {name}, or is not done yet.")
    return FileResponse(store.done / name, media_type=kind, headers={"Cache-Control": "no-cache"})
