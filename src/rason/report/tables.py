"""The result document as flat tables: CSV for spreadsheets, Parquet for notebooks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rason.games.registry import ASKED, SPLITS
from rason.games.wording import ABOVE, IN_ALL
from rason.report.coverage import coverage
from rason.report.indicators import indicators
from rason.report.power_says import above
from rason.table.export import write_tables as write_files
from rason.table.row import table_of
from rason.table.row import tables as held

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from rason.report.document import Document
    from rason.table.part import Part
    from rason.table.row import Cell, Table

    Row = dict[str, Cell]


def tables(document: Document) -> dict[str, Table]:
    """Return all tables of a result document.

    Returns
    -------
    tables
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
        "power": _power(document),
        "shifts": _shifts(document),
        "ledger": (
            {"scenario": game.scenario, **_flat(line), "unit": game.ledger.unit}
            for game in document.power
            if game.ledger is not None
            for line in game.ledger.lines
        ),
        "coalitions": (
            {"scenario": game.scenario, "coalition": name, "value": worth, "unit": game.unit}
            for game in document.power
            for name, worth in game.values.items()
        ),
        "ranking": _ranking(document),
        "figures": (_flat(each) for each in (*document.case.assumptions, *document.case.late)),
        "reports": (
            {"figure": each.figure, "unit": each.unit, **_flat(report)}
            for each in (*document.case.assumptions, *document.case.late)
            for report in each.reports
        ),
    }
    by_hand = {name: table_of(name, rows, *_TOLD.get(name, ())) for name, rows in made.items()}
    found = held(document) | by_hand
    return {name: table for name, table in found.items() if table.rows}


_TOLD: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "coverage": (("paragraph",), ()),
    "power": (("scenario", "actor"), ("stand_alone", "shapley", "nucleolus")),
    "shifts": (("scenario", "actor"), ("shift_shapley",)),
    "ledger": (("scenario", "kind", "name"), ("value",)),
    "coalitions": (("scenario", "coalition"), ()),
    "ranking": (("scenario", "actor"), ("rank",)),
    "figures": (("figure",), ("value",)),
}
"""By table: its keys, and the columns by which two runs are compared."""


def write_tables(document: Document, folder: Path) -> None:
    """Write every table as CSV and as Parquet, and the package that describes them."""
    case = document.case
    about = {
        "name": "run",
        "title": case.title,
        "version": document.schema_,
        "sources": [
            {"title": each.text, **({"path": each.url} if each.url else {})}
            for each in case.sources
        ],
    }
    write_files(tables(document).values(), folder, about)


def _flat(part: Part, *left_out: str) -> Row:
    """Return a part's plain values; lists of text are joined, other parts left to other tables."""
    row: Row = {}
    for name, value in part.model_dump(mode="json", by_alias=True).items():
        if isinstance(value, dict) or name in left_out:
            continue
        if isinstance(value, list):
            if all(isinstance(each, str) for each in value) and name not in _PARTS:
                row[name] = ";".join(value)
            continue
        row[name] = value
    return row


_PARTS = frozenset({"reports", "settings"})
"""Lists of parts: an empty one must not make a column."""


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


def _power(document: Document) -> Iterator[Row]:
    """Return what each concept gives each player above what it earns alone."""
    for game in document.power:
        columns: Mapping[str, Mapping[str, float]] = {
            **{each.key: game.splits.get(each.key, {}) for each in ASKED},
            "core_low": game.core.low,
            "core_high": game.core.high,
        }
        for player in game.players:
            yield {
                "scenario": game.scenario,
                "actor": player,
                "base": ABOVE,
                "stand_alone": game.stand_alone[player],
                **{
                    name: above(payoff[player], game, player) if player in payoff else None
                    for name, payoff in columns.items()
                },
                "unit": game.unit,
            }


def _shifts(document: Document) -> Iterator[Row]:
    """Return what a scenario changes for each player, what it earns alone included."""
    for game in document.power:
        shift, increment = game.shift or {}, game.increment or {}
        columns: Mapping[str, Mapping[str, float]] = {
            "stand_alone": shift.get("stand_alone", {}),
            **{f"shift_{key}": shift.get(key, {}) for key in SPLITS},
            **{f"increment_{key}": increment.get(key, {}) for key in SPLITS},
        }
        for player in game.players if game.shift is not None else ():
            yield {
                "scenario": game.scenario,
                "versus": game.versus,
                "actor": player,
                "base": IN_ALL,
                **{name: numbers.get(player) for name, numbers in columns.items()},
                "unit": game.unit,
            }


def _ranking(document: Document) -> Iterator[Row]:
    """Return who ranks where, and how firmly."""
    for game in document.power:
        for each in game.ranking.ranks if game.ranking else ():
            yield {
                "scenario": game.scenario,
                "actor": each.actor,
                "by": game.ranking.by if game.ranking else "",
                "base": game.bases[f"ranking by {game.ranking.by}"] if game.ranking else "",
                "value": each.amount.value,
                "low": each.amount.low,
                "high": each.amount.high,
                "unit": game.unit,
                "rank": each.rank,
                "best": each.best,
                "worst": each.worst,
                "held": each.held,
                "first": each.first,
            }
