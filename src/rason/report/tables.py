"""The result document as flat tables: CSV for spreadsheets, Parquet for notebooks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rason.report.coverage import coverage
from rason.report.indicators import indicators
from rason.table.export import write_tables as write_files
from rason.table.row import table_of
from rason.table.row import tables as held

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from rason.report.document import Document
    from rason.table.part import Part
    from rason.table.row import Cell, Table

    Row = dict[str, Cell]


def tables(document: Document) -> dict[str, Table]:
    """Return all tables of a result document.

    By name; those without rows are left out.
    """
    made: dict[str, Iterable[Row]] = {
        "coverage": (
            {
                "paragraph": each.paragraph,
                "tested": "; ".join(claim.claim for claim in each.tested),
                "forecasts": "; ".join(claim.claim for claim in each.forecasts),
                "untestable": "; ".join(claim.claim for claim in each.untestable),
                "refused": "; ".join(claim.claim for claim in each.refused),
                "outside": each.outside,
            }
            for each in coverage(document)
        ),
        "indicators": (
            {
                **_flat(each.figure, "at", "side", "until", "inside", "set", "says"),
                "direction": each.direction,
                "threshold": turn.figure.at,
                "set": turn.figure.set,
                "claim": turn.claim.claim,
            }
            for each in indicators(document)
            for turn in each.turns
        ),
        "specifications": _specifications(document),
    }
    keys = {"coverage": ("paragraph",)}
    by_hand = {name: table_of(name, rows, keys.get(name, ())) for name, rows in made.items()}
    found = held(document) | by_hand
    return {name: table for name, table in found.items() if table.rows}


def write_tables(document: Document, folder: Path) -> None:
    """Write every table as CSV and as Parquet, and the package that describes them."""
    write_files(tables(document).values(), folder, about(document))


def about(document: Document) -> dict[str, Any]:
    """Return what the package of a run says of itself."""
    case = document.case
    return {
        "name": "run",
        "title": case.title,
        "version": document.schema_,
        "sources": [
            {"title": each.text, **({"path": each.url} if each.url else {})}
            for each in case.sources
        ],
    }


def _flat(part: Part, *left_out: str) -> Row:
    """Return a part's plain values; lists of text are joined, other parts left to other tables."""
    row: Row = {}
    for name, value in part.model_dump(mode="json", by_alias=True).items():
        if isinstance(value, dict) or name in left_out:
            continue
        if isinstance(value, list):
            if all(isinstance(each, str) for each in value) and name != "settings":
                row[name] = ";".join(value)
            continue
        row[name] = value
    return row


def _specifications(document: Document) -> Iterator[Row]:
    """Give every specification a row, and every choice of any claim a column."""
    curves = {each.claim: each.curve for each in document.claims if each.curve is not None}
    choices = dict.fromkeys(choice for curve in curves.values() for choice in curve.choices)
    for claim, curve in curves.items():
        for each in curve.specifications:
            made = dict(zip(curve.choices, each.settings, strict=True))
            yield {
                "claim": claim,
                **{choice: made.get(choice) for choice in choices},
                **_flat(each, "settings"),
                "unit": curve.unit,
                "draws": float(curve.draws),
            }
