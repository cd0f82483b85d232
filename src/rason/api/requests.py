"""What a request lacks, in the form that all faults have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fastapi import Request

from rason.case.faults import nearest
from rason.errors import Diagnostic, InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.exceptions import RequestValidationError

PLACES = {"body": "", "query": "query ", "path": "path ", "header": "header "}
STOCK = re.compile(r"^Input should be ")
EXPECTED = {
    "string_too_long": "at most {max_length} characters",
    "string_too_short": "at least one character",
    "string_pattern_mismatch": "a key: Latin letters, digits and underscores",
    "string_type": "text",
    "string_unicode": "text of whole characters",
    "model_attributes_type": "a mapping of keys to values",
    "model_type": "a mapping of keys to values",
    "dict_type": "a mapping of keys to values",
    "tuple_type": "a list",
    "list_type": "a list",
    "too_long": "at most {max_length} entries",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "float_parsing": "a number",
    "float_type": "a number",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "date_from_datetime_parsing": "a day such as 2014-11-30",
    "date_parsing": "a day such as 2014-11-30",
    "date_type": "a day such as 2014-11-30",
    "date_from_datetime_inexact": "a day such as 2014-11-30",
}
"""What is expected, by the kind of fault, where our own words are plainer."""
SHOWN = 60  # characters of a value that a message repeats


def faults_of(path: str, error: RequestValidationError) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a request, each fault once (RSN-R005)."""
    return tuple(dict.fromkeys(_faults(path, error)))


def _faults(path: str, error: RequestValidationError) -> Iterator[Diagnostic]:
    for detail in error.errors():
        place, *steps = detail["loc"] or ("body",)
        kind, words = detail["type"], str(detail["msg"])
        what = PLACES.get(str(place), "") + ".".join(map(str, steps))
        said = EXPECTED.get(kind)
        expected = said.format(**detail.get("ctx", {})) if said else re.sub(STOCK, "", words)
        fix = f"write {expected}"
        if kind == "missing":
            found, expected, fix = "nothing", f"`{steps[-1] if steps else 'a body'}`", "add it"
        elif kind == "extra_forbidden":
            found, expected = f"the key `{str(steps[-1])[:SHOWN]}`", "a known key"
            fix = "remove it; /openapi.json lists the keys"
        else:
            found = _shown(detail.get("input"))
            close = nearest(found.strip("`"), re.findall(r"'([^']+)'", expected))
            fix = f"write {close}" if close else fix
        yield Diagnostic("RSN-R005", path[:200], None, what[:200], found, expected[:400], fix[:400])


def every_key_is_known(request: Request) -> None:
    """Refuse a question in the address that the route does not know, or that stands there twice.

    Raises `InputError` with every such key (RSN-R005).
    """
    asked = [key for key, _ in request.query_params.multi_items()]
    known = [each.alias for each in request.scope["route"].dependant.query_params]
    path, allowed = request.url.path[:200], ", ".join(known) or "nothing"
    faults = [
        Diagnostic("RSN-R005", path, None, "query", f"`{key[:SHOWN]}`", allowed, "remove it")
        for key in dict.fromkeys(asked)
        if key not in known
    ]
    faults += [
        Diagnostic("RSN-R005", path, None, f"query {key}", "it twice", "it once", "remove one")
        for key in known
        if asked.count(key) > 1
    ]
    if faults:
        raise InputError(*faults)


def _shown(value: object) -> str:
    """Show a value briefly."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    text = "nothing" if value is None else f"`{value}`"
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…`"
