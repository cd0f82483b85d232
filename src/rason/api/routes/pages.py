"""The workbench's own files, and the schema of results."""

from __future__ import annotations

import gzip
import mimetypes
from functools import lru_cache
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse
from starlette.convertors import PathConvertor, register_url_convertor

from rason.api.problem import Refused
from rason.api.settings import Settings

router = APIRouter()
PAGE = "index.html"
KINDS = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".html": "text/html",
}
FOREVER = "public, max-age=31536000, immutable"


@router.get("/api/schema", tags=["cases"], name="result_schema")
def _result_schema() -> dict[str, Any]:
    """Return the JSON Schema of result.json."""
    from rason.report.document import schema

    return schema()


class Beside(PathConvertor):
    """Any address that is none of the interface's own."""

    regex = "(?!api(?:/|$)).*"


register_url_convertor("beside", Beside())


@router.get("/{path:beside}", include_in_schema=False, name="page")
def _page(path: str, request: Request) -> Response:
    """Return a file of the workbench; whatever is no file is the page, which reads its address."""
    settings: Settings = request.app.state.settings
    file = _file(settings.static, path or PAGE)
    if file is None and "." not in Path(path).name:
        file = _file(settings.static, PAGE)
    if file is None:
        if not (settings.static / PAGE).is_file():
            raise Refused(404, "The workbench is not built: `make web` needs Node. The rest works.")
        raise Refused(404, "There is no such file.")
    kind = (
        KINDS.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    )
    headers = {"Cache-Control": FOREVER if path.startswith("assets/") else "no-cache"}
    if kind in KINDS.values() and "gzip" in request.headers.get("accept-encoding", ""):
        headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        return Response(_packed(file, file.stat().st_mtime_ns), media_type=kind, headers=headers)
    return FileResponse(file, media_type=kind, headers=headers)


@lru_cache(maxsize=32)
def _packed(file: Path, changed: int) -> bytes:
    """Return a file of the workbench as small as gzip makes it: once, then from memory."""
    del changed
    return gzip.compress(file.read_bytes(), mtime=0)


def _file(folder: Path, path: str) -> Path | None:
    """Return a file of a folder, if it is one and lies within."""
    try:
        wanted = (folder / path).resolve()
        return wanted if wanted.is_relative_to(folder.resolve()) and wanted.is_file() else None
    except (OSError, ValueError):  # a name that no system of files can have
        return None
