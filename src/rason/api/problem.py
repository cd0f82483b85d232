"""Faults on their way out over HTTP: problem documents with the diagnostics of the command line."""

from __future__ import annotations

from dataclasses import asdict
from http import HTTPStatus
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final, Literal

from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict

from rason.errors import Diagnostic as Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MEDIA_TYPE: Final = "application/problem+json"
SAID: Final = {
    400: "The request cannot be read",
    401: "A token is needed",
    403: "The request comes from elsewhere",
    404: "Not found",
    405: "This cannot be done here",
    408: "The request took too long to arrive",
    409: "It has changed meanwhile, or is there already",
    412: "It has changed meanwhile",
    413: "The request is too large",
    415: "The body must be JSON",
    422: "That is not valid",
    428: "Say which version is meant",
    429: "Too many runs are waiting",
    431: "The headers are too long",
    500: "rason has a fault",
    501: "The request cannot be read",
    503: "Too much is asked at once",
}


class Answer(BaseModel):
    """A part of an answer: unknown keys, NaN and infinity are faults of ours."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        allow_inf_nan=False,
        populate_by_name=True,
        use_attribute_docstrings=True,
        json_schema_serialization_defaults_required=True,
    )


class Diagnostic(Answer):
    """One fault: where, what was found, what was expected, one fix that works."""

    code: str
    file: str
    line: int | None
    what: str
    found: str
    expected: str
    fix: str
    severity: Literal["fault", "warning"] = "fault"
    table: str | None = None
    """The table that it stands in, as `GET …/tables/{table}` names it."""
    row: int | None = None
    """Position of its row among those of the table, from 0."""
    column: str | None = None
    """Header of its column."""


class Problem(Answer):
    """What went wrong (RFC 9457), with the same diagnostics as the command line."""

    type: str
    title: str
    status: int
    detail: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()


def diagnostic(fault: Fault, **cell: Any) -> Diagnostic:  # noqa: ANN401 - table, row and column
    """Return a diagnostic as it goes out.

    A file is named by its case, not by where the server has it; `cell` are table, row and column,
    where they are known.
    """
    path = PurePath(fault.file)
    shown = path.parts[-2:] if path.suffix else path.parts[-1:]  # a case's file, or its folder
    file = "/".join(shown) if path.is_absolute() else fault.file
    return Diagnostic(**(asdict(fault) | {"file": file}), **cell)


def problem(
    status: int, detail: str = "", diagnostics: Iterable[Fault | Diagnostic] = ()
) -> Problem:
    """Return a problem document.

    With the title that its status has everywhere; the detail is one sentence about this case of it.
    """
    found = tuple(d if isinstance(d, Diagnostic) else diagnostic(d) for d in diagnostics)
    phrase = HTTPStatus(status).phrase.lower().replace(" ", "-")
    return Problem(
        type=f"/problems/{phrase}",
        title=SAID.get(status, HTTPStatus(status).phrase),
        status=status,
        detail=detail,
        diagnostics=found,
    )


def refusal(
    status: int,
    detail: str = "",
    diagnostics: Iterable[Fault | Diagnostic] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return a response that refuses."""
    body = problem(status, detail, diagnostics).model_dump_json()
    return Response(body, status, dict(headers or {}), MEDIA_TYPE)


class Refused(Exception):  # noqa: N818 - it is a refusal, not an error
    """A request that is refused for another reason than faults of a case."""

    def __init__(
        self,
        status: int,
        detail: str = "",
        diagnostics: Iterable[Fault | Diagnostic] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(status, detail)
        self.status, self.detail = status, detail
        self.diagnostics = tuple(diagnostics)
        self.headers = dict(headers or {})

    def response(self) -> Response:
        """Return the response that says so."""
        return refusal(self.status, self.detail, self.diagnostics, self.headers)
