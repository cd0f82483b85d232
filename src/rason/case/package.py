"""A case as a Data Package: what other programs must know to read its tables."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any, Final

from rason.case.frame_places import cut
from rason.case.known import known
from rason.case.sheet import columns_of, header_of, key_of
from rason.case.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from rason.case.bibliography import Source
    from rason.case.case import Case
    from rason.case.columns import Column

PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
COMMENT: Final = "#"
"""How lines begin that are no rows."""
_TYPES: Final = {"number": "number"}
"""Type of the standard by kind of column: all others are text, expressions included."""


def package(case: Case, texts: Mapping[str, bytes] | None = None) -> dict[str, Any]:
    """Describe the tables of a case.

    As Data Package 2.0 has it, to be kept as ``datapackage.json`` beside the tables; beside the
    standard's own words a field has its `kind`, its `dimension` and the `unit` of its header, and
    `tables` has all tables and columns that the format knows, used by the case or not. `texts` are
    the case's files where they are not all of its own.
    """
    settings = case.settings
    texts = case.texts if texts is None else texts
    present = [table for table in TABLES if f"{table}.csv" in texts]
    return {
        "$schema": PROFILE,
        "name": case.name.replace("_", "-"),
        "title": settings.title,
        **({"description": settings.question} if settings.question else {}),
        "version": str(settings.format),
        "sources": [
            {
                "title": each.text(),
                **({"path": each.url} if each.url else {}),
                **({"license": each.license} if each.license else {}),
            }
            for each in case.sources.values()
        ],
        **({"licenses": licenses} if (licenses := _licenses(case)) else {}),
        "resources": [
            _resource(table, texts[f"{table}.csv"], frozenset(present)) for table in present
        ],
        "tables": known(used(case)),
    }


def used(case: Case) -> dict[str, tuple[str, ...]]:
    """Return the columns of each table that a case has, as the format calls them."""
    return {
        table: tuple(
            name.partition("[")[0].strip() for name in _header(case.texts[f"{table}.csv"])[1]
        )
        for table in TABLES
        if f"{table}.csv" in case.texts
    }


def _licenses(case: Case) -> list[dict[str, str]]:
    """Return the licences of the sources, each once, by the name that the standard asks for."""
    named: dict[str, list[Source]] = {}
    for each in case.sources.values():
        if each.license:
            named.setdefault(each.license, []).append(each)
    return [
        {
            "name": re.sub(r"[^A-Za-z0-9.]+", "-", name).strip("-"),
            "title": f"{name}: " + ", ".join(each.cite() for each in some),
            **next(({"path": each.license_url} for each in some if each.license_url), {}),
        }
        for name, some in named.items()
    ]


def _resource(table: str, content: bytes, present: Collection[str]) -> dict[str, Any]:
    line, header = _header(content)
    fields = list(_fields(table, header))
    key = _key(table, header, content)
    keys = {"primaryKey": [key]} if key else {}
    return {
        "name": table,
        "type": "table",
        "path": f"{table}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"commentChar": COMMENT, "headerRows": [line]},
        "schema": {
            "fields": fields,
            **keys,
            "foreignKeys": list(_references(table, {each["name"] for each in fields}, present)),
        },
    }


def _key(table: str, header: list[str], content: bytes) -> str:
    """Return the column of a file by whose cells its rows are told apart; none may be empty."""
    field = key_of(table)
    if not field:
        return ""
    name = header_of(field, columns_of(table)[field])
    if columns_of(table)[field].needed:
        return name
    _, records = cut(f"{table}.csv", content)
    filled = name in header and all(record.cells[header.index(name)] for record in records[1:])
    return name if filled else ""


def _fields(table: str, header: list[str]) -> Iterator[dict[str, Any]]:
    """Describe the columns that a file has, by its own header."""
    declared = {header_of(field, column): column for field, column in columns_of(table).items()}
    for name in header:
        plain, _, unit = name.partition("[")
        column = declared[plain.strip()]
        yield {
            "name": name,
            "type": _TYPES.get(column.kind, "string"),
            "kind": column.kind,
            **({"dimension": column.dimension} if column.dimension else {}),
            **({"unit": unit.rstrip("] ")} if unit else {}),
            "description": column.doc,
            **_constraints(column),
        }


def _header(content: bytes) -> tuple[int, list[str]]:
    """Return the header of a table and its line, the first that is no comment."""
    for number, line in enumerate(io.StringIO(content.decode("utf-8-sig"), newline=""), 1):
        if line.strip() and not line.startswith(COMMENT):
            return number, [name.strip() for name in next(csv.reader([line])) if name.strip()]
    return 1, []


def _constraints(column: Column) -> dict[str, Any]:
    rules = {"required": column.required} if column.required and not column.default else {}
    if column.choices:
        rules["enum"] = [*column.choices, *([] if column.required else [""])]  # type: ignore[assignment]
    return {"constraints": rules} if rules else {}


def _references(table: str, names: set[str], present: Collection[str]) -> Iterator[dict[str, Any]]:
    """Describe the columns of which each cell is one key of one other table.

    Of a table that the case does not have no key is named: the column is empty.
    """
    for field, column in columns_of(table).items():
        name = header_of(field, column)
        if column.kind == "reference" and len(column.tables) == 1 and name in names:
            other = column.tables[0]
            if other in present:
                key = key_of(other)
                yield {
                    "fields": [name],
                    "reference": {
                        "resource": "" if other == table else other,
                        "fields": [header_of(key, columns_of(other)[key])],
                    },
                }
