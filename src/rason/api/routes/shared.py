"""What routes share: the parts of the server, and how workers' replies go out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final

from fastapi import Depends, Path, Request, Response

from rason.api.files import tag_of
from rason.api.office import Office
from rason.api.problem import MEDIA_TYPE, SAID, Problem
from rason.api.shelf import Shelf

if TYPE_CHECKING:
    from rason.api.tasks import Reply

JSON: Final = "application/json"
PROBLEM: Final = Problem.__name__


def office_of(request: Request) -> Office:
    """Return who solves.

    Parameters
    ----------
    request
        Of any client.

    Returns
    -------
    office
        Of the server.
    """
    office: Office = request.app.state.office
    return office


def shelf_of(request: Request) -> Shelf:
    """Return where cases are.

    Parameters
    ----------
    request
        Of any client.

    Returns
    -------
    shelf
        Of the server.
    """
    shelf: Shelf = request.app.state.shelf
    return shelf


TheOffice = Annotated[Office, Depends(office_of)]
TheShelf = Annotated[Shelf, Depends(shelf_of)]
CaseName = Annotated[
    str, Path(max_length=100, description="Name of a case, as GET /api/cases lists it.")
]


def may_refuse(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Describe refusals of a route.

    Parameters
    ----------
    *statuses
        Of HTTP.

    Returns
    -------
    responses
        For FastAPI.
    """
    return {
        status: {
            "description": SAID[status],
            "content": {MEDIA_TYPE: {"schema": {"$ref": f"#/components/schemas/{PROBLEM}"}}},
        }
        for status in statuses
    }


def outgoing(reply: Reply, request: Request | None = None) -> Response:
    """Return a worker's reply as a response.

    Parameters
    ----------
    reply
        JSON, or a problem.
    request
        Of somebody who may have the answer already; None for who cannot.

    Returns
    -------
    response
        Empty (304) where the answer is the one that is there.
    """
    if reply.status != 200:  # noqa: PLR2004 - that is what HTTP calls it
        return Response(reply.content, reply.status, media_type=MEDIA_TYPE)
    if request is None:
        return Response(reply.content, media_type=JSON)
    headers = {"ETag": tag_of(reply.content), "Cache-Control": "no-cache"}
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(reply.content, media_type=JSON, headers=headers)
