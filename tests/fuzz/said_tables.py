"""What tables say, read a second time and by other means, against what the case holds."""

from __future__ import annotations

import re
from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Any

from rason.case.cell import Cell
from rason.case.sheet import columns_of, header_of, key_of
from rason.case.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rason.case import Case
    from rason.case.columns import Column

NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_WORD = (
    r"(?:USD|EUR|bcm|MMBtu|TWh|MWh|Mt|t|m3|m\^3|m³|km|m|yr|years|year|d|day|days|kbbl|bbl|MMcm|kcm|"
    r"[kMGT]?Wh|[kMGTPE]?J|toe|h|a|points|TEU|people|persons|person|unit|units)"
)
_SCALE = r"(?:thousand|million|billion|bn|trillion|1000|1e[0-9]+)"
_NAMED = rf"(?:{_SCALE} ?)*{_WORD}"
UNIT = re.compile(
    rf"%|% ?/ ?yr|{_NAMED}(?: ?[/*] ?{_NAMED})*|1/{_WORD}|/{_WORD}(?:/{_WORD})*|{_SCALE}| ?1/yr"
)
"""The units that an author of this case can mean: a percentage stands alone."""
PART = re.compile(
    rf"(?P<number>{NUMBER.pattern.removeprefix('[-+]?')})(?: *(?P<unit>{UNIT.pattern})(?![\w³]))?"
)
KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
ERROR = re.compile(r"#(?:[\w/. ¡]+[!?]|N/[AD]|#+|NV)")


def complaints(case: Case, texts: dict[str, str]) -> Iterator[str]:
    """Yield where the case does not hold what its tables say."""
    for table in TABLES:
        records = cut(texts.get(f"{table}.csv", ""))
        held = getattr(case, table)
        rows = list(held.values()) if isinstance(held, dict) else list(held)
        if table == "figures":  # values that series.csv brings are figures, too
            rows = [row for row in rows if row.where.file != "series.csv"]
        said = records[1:]
        keyless = not key_of(table)
        if keyless and len({tuple(each) for each in said}) < len(said):
            yield f"{table}.csv: a row stands twice"
        if len(said) != len(rows):
            yield f"{table}.csv has {len(said)} rows, the case {len(rows)}"
            continue
        if records:
            yield from _rows(table, records, rows)


def cut(text: str) -> list[list[str]]:  # noqa: C901, PLR0912 - one loop over marks
    """Cut a table into rows of cells, mark by mark; comments and empty rows are left out."""
    rows: list[list[str]] = []
    row: list[str] = []
    cell, quoted, started, comment = "", False, False, False
    place = 0
    while place <= len(text):
        mark = text[place] if place < len(text) else "\n"
        place += 1
        if mark == "\r" and not quoted:
            place, mark = place + (text[place : place + 1] == "\n"), "\n"
        if comment:
            comment = mark != "\n"
        elif not started and not row and not cell.strip() and mark == "#":
            line = re.split(r"[\r\n]", text[place - 1 :], maxsplit=1)[0]
            if "," in line and ERROR.fullmatch(line.split(",")[0].strip()):
                cell, started = cell + mark, True
            else:
                comment, cell = True, ""
        elif quoted:
            if mark == '"' and text[place : place + 1] == '"':
                cell, place = cell + mark, place + 1
            elif mark == '"':
                quoted = False
            else:
                cell += mark
        elif mark == '"' and not cell:
            quoted = started = True
        elif mark == ",":
            row.append(cell.strip())
            cell, started = "", True
        elif mark == "\n":
            row.append(cell.strip())
            if any(row):
                rows.append(row)
            row, cell, started = [], "", False
        else:
            cell += mark
    return rows


def _rows(table: str, records: list[list[str]], rows: list[Any]) -> Iterator[str]:
    """Compare each cell with what the case holds for it."""
    header = [re.fullmatch(r"([^\[]*?)\s*(?:\[(.*)\])?", cell) for cell in records[0]]
    fields = {header_of(name, column): (name, column) for name, column in columns_of(table).items()}
    seen: set[str] = set()
    for record, row in zip(records[1:], rows, strict=True):
        for place, cell in enumerate(record):
            named = header[place] if place < len(header) else None
            name = named[1] if named else ""
            if not cell and not name:
                continue
            if name not in fields:
                yield f"{table}.csv: nothing holds {cell!r} of the column {name!r}"
                continue
            seen.add(name)
            field, column = fields[name]
            unit = (named[2] or "") if named else ""
            if not agrees(cell, getattr(row, field), column, unit):
                yield f"{table}.csv, {name}: {cell!r} is held as {getattr(row, field)!r}"
    key = key_of(table)
    if key and len({getattr(row, key) for row in rows}) < len(rows):
        yield f"{table}.csv: a key stands twice"


def agrees(  # noqa: C901, PLR0911, PLR0912 - one answer a kind
    text: str, value: Any, column: Column, unit: str = ""
) -> bool:
    """Tell whether a value is what a cell says, and the cell says something."""
    if column.kind == "key" and column.default and not text:
        return bool(value)  # it is made of other cells, which are held to what they say
    text = text or column.default
    if ERROR.fullmatch(text):
        return False
    kind = column.kind
    if isinstance(value, Cell):
        return value.text == text and sensible(
            text + (f" {unit}" if unit not in ("", "1") and NUMBER.fullmatch(text) else "")
        )
    if kind == "consent":
        return frozenset(value) == _sets(text)
    if not text:
        return value in (None, "", (), False)
    if kind == "number":
        plain = re.sub(r"^([-+]) +", r"\1", text)
        return NUMBER.fullmatch(plain) is not None and float(plain) == value
    if kind == "unit":
        return bool(value == text) and _unit(text)
    if kind == "period":
        return bool(value == text) and all(map(_real, text.split("/"))) and text.count("/") <= 1
    if kind == "yes":
        return value is (text == "yes") and text in {"yes", "no"}
    if kind == "date":
        return _day(text, value)
    if kind in {"references", "citation"}:
        return bool(tuple(part.strip() for part in text.removesuffix(";").split(";")) == value)
    if kind == "equivalents":
        parts = [part.strip().partition(" ") for part in text.split("=")]
        return [(float(a), b.strip()) for a, _, b in parts if NUMBER.fullmatch(a)] == list(value)
    if kind == "partner":
        figure, _, number = text.partition(" ")
        return (value.figure, value.correlation) == (figure, float(number or "1"))
    return bool(value == text)


def sensible(text: str) -> bool:
    """Tell whether an expression is one that an author can mean, by a second grammar."""
    plain = text = re.sub(r"\s", " ", text)
    for word in ("min", "max"):
        plain = re.sub(rf"\b{word}\s*\(", "f(", plain)
    plain = PART.sub("0", plain)
    plain = re.sub(r"(?<![\w.])(?!f\()[A-Za-z_][A-Za-z0-9_]*(?![\w(])", "0", plain)
    if re.search(r"[^0f(),+*/\s-]|0\s*0|\*\*|//|f(?!\()|[(,]\s*[),]", plain):
        return False
    if re.search(r"[0-9],[0-9]", text) or re.fullmatch(r"\s*\(+\s*0\s*\)+\s*", plain):
        return False
    depth = 0
    for mark in plain.replace("f(", "["):
        depth += (mark in "([") - (mark == ")")
        if mark == "," and "[" not in plain.replace("f(", "["):
            return False
        if depth < 0:
            return False
    return (
        depth == 0 and bool(re.search("0", plain)) and not re.search(r"[-+*/]\s*($|\)|[*/])", plain)
    )


def _unit(text: str) -> bool:
    """Tell whether a unit is one of those that an author of this case can mean."""
    return UNIT.fullmatch(text.strip()) is not None or text == "1"


def _real(text: str) -> bool:
    """Tell whether a text names a day, a month or a year that there is."""
    parts = text.split("-")
    try:
        date(*(int(part) for part in (*parts, "1", "1")[:3]))
    except ValueError:
        return False
    return len(parts) <= 3 and text.isascii() and len(parts[0]) == 4


def _day(text: str, value: date) -> bool:
    """Tell whether a date is the day, or lies in the month or year, that a text names."""
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?", text)
    parts = [int(part) for part in match.groups() if part] if match else []
    return bool(parts) and [value.year, value.month, value.day][: len(parts)] == parts


def _sets(text: str) -> frozenset[frozenset[str]]:
    """Return the smallest sets of actors that suffice."""
    parts = [part.split("|") for part in text.removesuffix(";").split(";") if part.strip()]
    sets = {frozenset(actor.strip() for actor in choice) for choice in product(*parts)}
    return frozenset(each for each in sets if not any(other < each for other in sets))
