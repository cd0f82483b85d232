"""What a request lacks, in the form that all faults have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rason.case.faults import nearest
from rason.errors import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.exceptions import RequestValidationError

PLACES = {"body": "", "query": "query ", "path": "path ", "header": "header "}
SHOWN = 60
"""Characters of a value that a message repeats."""


def faults_of(path: str, error: RequestValidationError) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a request.

    Parameters
    ----------
    path
        Of the request.
    error
        What its models refused.

    Returns
    -------
    diagnostics
        Each once (RSN-R005).
    """
    return tuple(dict.fromkeys(_faults(path, error)))


def _faults(path: str, error: RequestValidationError) -> Iterator[Diagnostic]:
    for detail in error.errors():
        place, *steps = detail["loc"] or ("body",)
        kind, words = detail["type"], str(detail["msg"])
        what = PLACES.get(str(place), "") + ".".join(map(str, steps))
        expected = re.sub(r"^Input should be ", "", words)
        fix = f"write {expected}"
        if kind == "missing":
            found, expected, fix = "nothing", f"`{steps[-1] if steps else 'a body'}`", "add it"
        elif kind == "extra_forbidden":
            found, expected = f"the key `{str(steps[-1])[:SHOWN]}`", "a known key"
            fix = "remove it; /openapi.json lists the keys"
        elif kind == "json_invalid":
            found, expected, fix = words, "JSON", "compare quotes and commas"
        else:
            found = _shown(detail.get("input"))
            close = nearest(found.strip("`"), re.findall(r"'([^']+)'", expected))
            fix = f"write {close}" if close else fix
        yield Diagnostic("RSN-R005", path[:200], None, what[:200], found, expected[:400], fix[:400])


def _shown(value: object) -> str:
    """Show a value briefly."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    text = "nothing" if value is None else f"`{value}`"
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…`"
