"""What a bibliography says, read a second time and mark by mark, against what the case holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rason.case import Case

MONTHS = {
    "jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May",
    "jun": "June", "jul": "July", "aug": "August", "sep": "September", "oct": "October",
    "nov": "November", "dec": "December",
}  # fmt: skip


class BrokenError(Exception):
    """What stands there is no bibliography."""


def complaints(case: Case, texts: dict[str, str]) -> Iterator[str]:
    """Yield where the case does not hold what its bibliography says."""
    if "sources.bib" not in texts:
        return
    try:
        said = entries(re.sub(r"\r\n?", "\n", texts["sources.bib"]))
    except BrokenError as error:
        yield f"sources.bib: {error}"
        return
    held = {key: (each.kind, dict(each.fields)) for key, each in case.sources.items()}
    if list(said) != list(held):
        yield f"sources.bib has {list(said)}, the case {list(held)}"
    for key in said.keys() & held.keys():
        if said[key] != held[key]:
            yield f"sources.bib, {key}: {said[key]} is held as {held[key]}"


def entries(text: str) -> dict[str, tuple[str, dict[str, str]]]:
    """Read a bibliography."""
    found: dict[str, tuple[str, dict[str, str]]] = {}
    place = 0
    while True:
        at = text.find("@", place)
        between = text[place : at if at >= 0 else len(text)]
        loose = re.sub(r"^[ \t]*%.*", "", between, flags=re.MULTILINE)
        if at >= 0 and re.search(r"^[ \t]*%[^\n]*\Z", between, re.MULTILINE):
            place = text.find("\n", at)
            if place < 0:
                return found
            continue
        if re.search("[{}=]", loose):
            raise BrokenError(f"{loose.strip()[:40]!r} stands outside of any entry")
        if at < 0:
            return found
        head = re.compile(r"@\s*([^\s{}(),=\"#%@]+)\s*([{(])\s*").match(text, at)
        if head is None:
            raise BrokenError(f"no entry: {text[at : at + 20]!r}")
        end = _end(text, head.end(), "}" if head[2] == "{" else ")")
        if head[1].casefold() not in {"comment", "string", "preamble"}:
            key, fields = _entry(text[head.end() : end])
            if key in found:
                raise BrokenError(f"{key} stands twice")
            found[key] = (head[1].casefold(), fields)
        place = end + 1


def _end(text: str, start: int, closing: str) -> int:
    """Return where an entry ends."""
    depth, quoted = 0, False
    for place in range(start, len(text)):
        mark = text[place]
        if mark == closing and depth == 0 and not quoted:
            return place
        if mark == '"' and depth == 0:
            quoted = not quoted
        depth += (mark == "{") - (mark == "}")
        if depth < 0:
            break
    raise BrokenError("an entry that does not end")


def _entry(body: str) -> tuple[str, dict[str, str]]:
    """Read key and fields of an entry."""
    loose = re.match(r"\s*([^\s{},=\"]+)\s+(?=[A-Za-z_]+\s*=)", body)  # the comma may be left out
    key, _, rest = (loose[1], ",", body[loose.end() :]) if loose else body.partition(",")
    if not re.fullmatch(r"[^\s{},=\"]+", key.strip()):
        raise BrokenError(f"{key!r} is no key")
    fields: dict[str, str] = {}
    for part in _split(rest, ","):
        if not part.strip():
            continue
        name, equals, value = part.partition("=")
        name = name.strip().casefold()
        if not equals or not re.fullmatch(r"[^\s{},=\"]+", name) or name in fields:
            raise BrokenError(f"{part!r} is no field, or a second one")
        fields[name] = re.sub(
            r"\s+", " ", "".join(_value(each) for each in _split(value, "#"))
        ).strip()
    return key.strip(), fields


def _value(text: str) -> str:
    """Read one part of a value."""
    text = text.strip()
    if re.fullmatch("[0-9]+", text):
        return text
    if text.casefold() in MONTHS:
        return MONTHS[text.casefold()]
    if len(text) > 1 and text[0] + text[-1] in {"{}", '""'} and _balanced(text[1:-1]):
        return text[1:-1]
    raise BrokenError(f"{text!r} is no value")


def _split(text: str, mark: str) -> list[str]:
    """Split where a mark stands outside of braces and quotes."""
    parts, depth, quoted = [""], 0, False
    for each in text:
        if each == '"' and depth == 0:
            quoted = not quoted
        depth += (each == "{") - (each == "}")
        if each == mark and depth == 0 and not quoted:
            parts.append("")
        else:
            parts[-1] += each
    return parts


def _balanced(text: str) -> bool:
    """Tell whether braces match."""
    depth = 0
    for mark in text:
        depth += (mark == "{") - (mark == "}")
        if depth < 0:
            return False
    return depth == 0
