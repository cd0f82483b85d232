"""Routes that change cases: tables, and scenarios saved, renamed and deleted."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Header, Request, Response

from rason.api.editing import edited, read_content, view
from rason.api.files import (
    ScenarioChange,
    ScenarioChanged,
    ScenarioEdit,
    ScenarioPreview,
    ScenarioSave,
    ScenarioSaved,
    TableCheck,
    TableEdit,
    TableList,
    TableSave,
    TableTitle,
    TableView,
    tag_of,
)
from rason.api.problem import Refused
from rason.api.routes.shared import CaseName, TheLibrary, TheWorkers, may_refuse, outgoing
from rason.api.saving import SCENARIOS, changed_underneath, with_block
from rason.api.scenario_editing import write_edit
from rason.api.tasks import Reply
from rason.case.faults import nearest
from rason.case.output import write_whole
from rason.case.tables import TABLES

router = APIRouter(tags=["editing"])
IfMatch = Annotated[
    str,
    Header(max_length=200, description="The `etag` of the file as it was shown."),
]
OK = 200


@router.get("/cases/{case}/tables", name="list_tables", responses=may_refuse(404))
def _list(case: CaseName, library: TheLibrary) -> TableList:
    """List all tables that a case can have."""
    folder = library.find(case)
    return TableList(
        tables=tuple(
            TableTitle(table=table, there=(folder / f"{table}.csv").is_file()) for table in TABLES
        )
    )


@router.get("/cases/{case}/tables/{table}", name="show_table", responses=may_refuse(404))
def _show(case: CaseName, table: str, library: TheLibrary, response: Response) -> TableView:
    """Show a table as text."""
    shown = view(library.find(case), _table(table))
    response.headers["ETag"] = shown.etag
    response.headers["Cache-Control"] = "no-cache"
    return shown


@router.put(
    "/cases/{case}/tables/{table}",
    name="save_table",
    response_model=TableCheck,
    responses=may_refuse(404, 412, 428, 503),
)
async def _save(
    case: CaseName,
    table: str,
    body: TableEdit,
    library: TheLibrary,
    workers: TheWorkers,
    request: Request,
    if_match: IfMatch,
) -> Response:
    """Check a table as it shall be, and write it if it has no fault."""
    folder, tag = library.find(case), _tag(if_match)
    asked = TableSave(table=_table(table), etag=tag, rows=body.rows)
    reply = await workers.ask("table", folder, asked.model_dump_json().encode())
    if reply.status != OK or body.dry_run:
        return outgoing(reply)
    checked = TableCheck.model_validate_json(reply.content)
    if any(each.severity == "fault" for each in checked.diagnostics):
        return outgoing(reply)
    path = folder / f"{table}.csv"

    def change(content: bytes) -> bytes:
        return edited(folder, table, content, body.rows)

    etag = await _write(request, path, tag, change) if checked.diff else tag
    done = checked.model_copy(update={"etag": etag, "written": bool(checked.diff)})
    return outgoing(Reply(OK, done.model_dump_json().encode()))


@router.post(
    "/cases/{case}/scenarios/preview",
    name="preview_scenario",
    response_model=ScenarioPreview,
    responses=may_refuse(404, 409, 503),
)
async def _preview(
    case: CaseName, body: ScenarioSave, library: TheLibrary, workers: TheWorkers
) -> Response:
    """Show what saving a state as a scenario would add to `scenarios.yaml`."""
    said = body.model_dump_json(by_alias=True).encode()
    return outgoing(await workers.ask("scenario", library.find(case), said))


@router.post(
    "/cases/{case}/scenarios",
    name="save_scenario",
    status_code=201,
    response_model=ScenarioSaved,
    responses=may_refuse(404, 409, 412, 428, 503),
)
async def _save_scenario(
    case: CaseName,
    body: ScenarioSave,
    library: TheLibrary,
    workers: TheWorkers,
    request: Request,
    if_match: IfMatch,
) -> Response:
    """Save a state as a scenario, at the end of `scenarios.yaml`."""
    folder, tag = library.find(case), _tag(if_match)
    said = body.model_dump_json(by_alias=True).encode()
    reply = await workers.ask("scenario", folder, said)
    if reply.status != OK:
        return outgoing(reply)
    block = ScenarioPreview.model_validate_json(reply.content).yaml
    etag = await _write(
        request, folder / SCENARIOS, tag, lambda content: with_block(content, block)
    )
    saved = ScenarioSaved(scenario=body.name, etag=etag)
    return Response(saved.model_dump_json(), 201, media_type="application/json")


@router.post(
    "/cases/{case}/scenarios/edit/preview",
    name="preview_scenario_edit",
    response_model=ScenarioChange,
    responses=may_refuse(404, 409, 503),
)
async def _preview_edit(
    case: CaseName, body: ScenarioEdit, library: TheLibrary, workers: TheWorkers
) -> Response:
    """Show what renaming or deleting a scenario would change, wherever it is named."""
    said = body.model_dump_json().encode()
    return outgoing(await workers.ask("scenario_edit", library.find(case), said))


@router.post(
    "/cases/{case}/scenarios/edit",
    name="edit_scenario",
    response_model=ScenarioChanged,
    responses=may_refuse(404, 409, 412, 428, 503),
)
async def _edit_scenario(
    case: CaseName,
    body: ScenarioEdit,
    library: TheLibrary,
    workers: TheWorkers,
    request: Request,
    if_match: IfMatch,
) -> Response:
    """Rename or delete a scenario in all files that name it."""
    folder = library.find(case)
    reply = await workers.ask("scenario_edit", folder, body.model_dump_json().encode())
    if reply.status != OK:
        return outgoing(reply)
    writing: asyncio.Lock = request.app.state.writing
    async with writing:
        write_edit(folder, body, _tag(if_match))
    return Response(
        ScenarioChanged(scenario=body.name).model_dump_json(), media_type="application/json"
    )


async def _write(request: Request, path: Path, tag: str, change: Callable[[bytes], bytes]) -> str:
    """Change a file, if it is still what was shown; return its new tag."""
    writing: asyncio.Lock = request.app.state.writing
    async with writing:  # two pages that save at the same moment come one after the other
        content = read_content(path)
        if tag_of(content) != tag:
            raise changed_underneath(path.name)
        new = change(content)
        write_whole(path, new)
    return tag_of(new)


def _tag(if_match: str) -> str:
    """Return the tag of the file that is meant."""
    return if_match.strip().removeprefix("W/")


def _table(table: str) -> str:
    """Return a table's name, if there can be such a table."""
    if table in TABLES:
        return table
    close = nearest(table[:100], TABLES)
    raise Refused(404, f"There is no such table{f': is {close} meant?' if close else '.'}")
