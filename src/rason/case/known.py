"""All tables and columns that the format knows, and which of them a case uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rason.case.dimension import DIMENSIONS
from rason.case.sheet import columns_of, header_of
from rason.case.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from rason.case.columns import Column


def known(used: Mapping[str, Collection[str]]) -> list[dict[str, Any]]:
    """Describe every table with every column, as plain values.

    `used`: by table that a case has, the columns of its header; none of a table that it has not.
    """
    return [_table(table, used.get(table)) for table in TABLES]


def _table(table: str, header: Collection[str] | None) -> dict[str, Any]:
    doc = (TABLES[table].__doc__ or "").splitlines()[0]
    return {
        "table": table,
        "file": f"{table}.csv",
        "description": doc,
        "used": header is not None,
        "columns": [
            _column(header_of(field, column), column, header or ())
            for field, column in columns_of(table).items()
        ],
    }


def _column(name: str, column: Column, header: Collection[str]) -> dict[str, Any]:
    measured = DIMENSIONS.get(column.dimension) if column.kind == "cell" else None
    return {
        "name": name,
        "description": column.doc,
        "kind": column.kind,
        "required": column.needed,
        "used": name in header,
        **({"measures": measured.means} if measured else {}),
        **({"empty_means": column.default} if column.default else {}),
        **({"choices": list(column.choices)} if column.choices else {}),
        **({"keys_of": list(column.tables)} if column.tables else {}),
    }


def as_text(tables: list[dict[str, Any]]) -> str:
    """Write tables for a reader: those that a case uses with a star, and so its columns."""
    lines = ["* used by the case; ! must be filled in every row", ""]
    for table in tables:
        lines.append(f"{'*' if table['used'] else ' '} {table['file']}  {table['description']}")
        width = max(len(each["name"]) for each in table["columns"])
        for each in table["columns"]:
            marks = ("*" if each["used"] else " ") + ("!" if each["required"] else " ")
            holds = each.get("measures") or each["kind"]
            if each.get("choices"):
                holds = " | ".join(each["choices"])
            elif each.get("keys_of"):
                holds = "key of " + ", ".join(each["keys_of"])
            lines.append(f"   {marks} {each['name']:<{width}}  {each['description']} [{holds}]")
        lines.append("")
    return "\n".join(lines).rstrip()
