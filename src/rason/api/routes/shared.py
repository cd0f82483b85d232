"""What routes share: the parts of the server, and how workers' replies go out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final

from fastapi import Depends, Path, Request, Response

from rason.api.files import tag_of
from rason.api.library import Library
from rason.api.problem import MEDIA_TYPE, SAID, Problem
from rason.api.workers import Workers

if TYPE_CHECKING:
    from rason.api.tasks import Reply

JSON: Final = "application/json"
PROBLEM: Final = Problem.__name__


def workers_of(request: Request) -> Workers:
    """Return who solves."""
    workers: Workers = request.app.state.workers
    return workers


def library_of(request: Request) -> Library:
    """Return where cases are."""
    library: Library = request.app.state.library
    return library


TheWorkers = Annotated[Workers, Depends(workers_of)]
TheLibrary = Annotated[Library, Depends(library_of)]
CaseName = Annotated[
    str, Path(max_length=100, description="Name of a case, as GET /api/cases lists it.")
]


def may_refuse(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Describe refusals of a route."""
    return {
        status: {
            "description": SAID[status],
            "content": {MEDIA_TYPE: {"schema": {"$ref": f"#/components/schemas/{PROBLEM}"}}},
        }
        for status in statuses
    }


def outgoing(reply: Reply, request: Request | None = None) -> Response:
    """Return a worker's reply as a response.

    Empty (304) where whoever asks has that answer already.
    """
    if reply.status != 200:  # noqa: PLR2004 - that is what HTTP calls it
        return Response(reply.content, reply.status, media_type=MEDIA_TYPE)
    if request is None:
        return Response(reply.content, media_type=JSON)
    headers = {"ETag": tag_of(reply.content), "Cache-Control": "no-cache"}
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(reply.content, media_type=JSON, headers=headers)
