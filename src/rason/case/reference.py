"""The case format as Markdown, from the declarations that reader and checker use."""

from __future__ import annotations

import ast
import inspect
from itertools import pairwise
from typing import TYPE_CHECKING

from rason.case import document, outcome
from rason.case.check_ranges import interval
from rason.case.check_routes import NEAR, PART
from rason.case.dimension import DIMENSIONS
from rason.case.sheet import columns_of, header_of
from rason.case.tables import TABLES
from rason.case.texts import ROUTES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import BaseModel

    from rason.case.columns import Column

_KINDS = {
    "key": "key",
    "text": "text",
    "consent": "actors, joined by `;`, alternatives by `|`",
    "number": "number",
    "date": "date: `2014-11-30`, `2014-11` or `2014`",
    "period": "period: a date, or two joined by `/`",
    "unit": "unit",
    "yes": "`yes` or empty",
    "equivalents": "equal amounts, joined by `=`",
    "grade": "grade",
    "citation": "keys of `sources.bib`, joined by `;`",
}


def tables_reference() -> str:
    """Describe every table and column."""
    return "\n\n".join(_table(table) for table in TABLES) + "\n"


def routes_reference() -> str:
    """Describe the file of routes."""
    return "\n".join(
        (
            f"## `{ROUTES}`",
            "",
            "Courses of links over land: a GeoJSON FeatureCollection of LineStrings and "
            "MultiLineStrings, the longitude first.",
            "",
            "| Key | Meaning |",
            "|---|---|",
            "| `properties.link` | The link's key; several that share the course, joined by `;`. "
            "Required. |",
            "| `geometry` | Its points, two at least, from either end to the other; each end at "
            f"most {NEAR:.0f} km from its place, or {PART:.0%} of the way between the two places. "
            "Required. |",
            "",
            "Pieces of a MultiLineString follow each other. A link has one route, here or in the "
            "column `route` of `links.csv`. Its length holds where `length` is empty.",
        )
    )


def documents_reference() -> str:
    """Describe the YAML documents and their parts."""
    models: list[tuple[type[BaseModel], str]] = [
        (document.Settings, "`case.yaml`"),
        (document.Calendar, "`calendar` in `case.yaml`, or of a scenario"),
        (document.Text, "`text` in `case.yaml`"),
        (document.Scenario, "A scenario of `scenarios.yaml`"),
        (document.Closure, "A closure of a scenario"),
        (document.Whom, "`exempt` of a closure"),
        (document.Passing, "`capped` and `charged` of a closure"),
        (document.Relations, "`relations` of a scenario"),
        (document.Claim, "A claim of `claims.yaml`"),
        (document.Statement, "A statement of a claim"),
        (document.Side, "`than` of a statement"),
        (document.EventTest, "A question to events.csv"),
        (outcome.Replay, "A replay: `replays/NAME.yaml` beside the cases"),
        (outcome.Outcome, "A row of a replay"),
        (outcome.OutcomeSource, "A source of a replay"),
        (outcome.Wrong, "`must_fail` of a row"),
    ]
    return models_reference(models)


def models_reference(models: Iterable[tuple[type[BaseModel], str]]) -> str:
    """Describe parts of documents, each under its title."""
    return "\n\n".join(_model(model, title) for model, title in models) + "\n"


def _model(model: type[BaseModel], title: str) -> str:
    """Describe one part of a document."""
    words: dict[str, str] = {}
    for part in model.__mro__[: model.__mro__.index(document.Document)]:
        (tree,) = ast.parse(inspect.getsource(part)).body
        assert isinstance(tree, ast.ClassDef), f"{part} is a class"
        for field, text in pairwise(tree.body):
            if isinstance(field, ast.AnnAssign) and isinstance(text, ast.Expr):
                assert isinstance(field.target, ast.Name), "fields are plain names"
                words[field.target.id] = " ".join(str(ast.literal_eval(text.value)).split())
    lines = [f"## {title}", "", inspect.getdoc(model) or "", "", "| Key | Meaning |", "|---|---|"]
    for name, said in words.items():
        info = model.model_fields[name]
        required = " Required." if info.is_required() else ""
        told = (said + required).replace("|", "\\|")
        lines.append(f"| `{info.alias or name}` | {told} |")
    return "\n".join(lines)


def _table(table: str) -> str:
    """Describe one table."""
    doc = inspect.getdoc(TABLES[table]) or ""
    lines = [
        f"## `{table}.csv`",
        "",
        doc.splitlines()[0],
        "",
        "| Column | Holds | Meaning |",
        "|---|---|---|",
    ]
    for name, column in columns_of(table).items():
        required = "" if column.needed else " (may be empty)"
        cells = (f"`{header_of(name, column)}`", holds(column) + required, meaning(column))
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines)


def holds(column: Column) -> str:
    """Say what a cell holds."""
    if column.kind == "choice":
        return "one of " + ", ".join(f"`{word}`" for word in column.choices)
    if column.kind == "cell":
        return f"number or expression: {DIMENSIONS[column.dimension].means}"
    if column.kind in {"reference", "references"}:
        tables = " or ".join(f"`{table}.csv`" for table in column.tables) or "your own choice"
        one = "key of" if column.kind == "reference" else "keys, joined by `;`, of"
        return f"{one} {tables}"
    if column.kind == "partner":
        return "key of `figures.csv`, and perhaps a rank correlation"
    return _KINDS[column.kind]


def meaning(column: Column) -> str:
    """Say what a column means, what it may be, and what an empty cell stands for."""
    allowed = interval(column)
    limits = f" {allowed[0].upper()}{allowed[1:]}." if allowed else ""
    default = f" Empty: `{column.default}`." if column.default else ""
    return column.doc + limits + default
