"""What differs between two result documents, number by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.report.document import Part
from rason.report.tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rason.report.document import Document
    from rason.report.tables import Row

COMPARED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "claims": (("claim",), ("verdict", "probability", "margin")),
    "scenarios": (("scenario",), ("status", "objective")),
    "surplus": (("scenario", "actor", "rule"), ("value",)),
    "power": (("scenario", "actor"), ("stand_alone", "shapley", "nucleolus")),
    "shifts": (("scenario", "actor"), ("shift_shapley",)),
    "flows": (("scenario", "asset", "commodity", "kind"), ("value",)),
    "prices": (("scenario", "place", "commodity", "origin"), ("value",)),
    "projects": (("project",), ("alone", "together", "frequency")),
    "closures": (("closed",), ("loss",)),
    "dependence": (("actor", "partner", "commodity"), ("share", "bargaining_loss")),
}
"""By table: what tells its rows apart, and what is compared."""
TOLERANCE = 1e-6
"""Part of the larger number below which two count as equal."""


class Difference(Part):
    """One thing that differs."""

    table: str
    key: str
    what: str
    before: float | str | None
    after: float | str | None
    change: float | None = None
    unit: str = ""
    base: str = ""
    """Of what a player has: whether it is counted above what it earns alone, or in all."""


def differences(one: Document, other: Document, *, across: bool = False) -> tuple[Difference, ...]:
    """Compare two result documents.

    Parameters
    ----------
    one, other
        Before and after.
    across
        Whether to compare their scenarios whatever these are called.

    Returns
    -------
    differences
        Table by table; numbers equal but for rounding are left out.
    """
    before, after = tables(one), tables(other)
    return tuple(
        each
        for table in COMPARED
        for each in _compared(table, before.get(table, []), after.get(table, []), across=across)
    )


def _compared(
    table: str, before: list[Row], after: list[Row], *, across: bool
) -> Iterator[Difference]:
    keys, columns = COMPARED[table]
    if across:
        keys = tuple(key for key in keys if key != "scenario") or ("objective_unit",)
    old, new = _keyed(before, keys), _keyed(after, keys)
    for key in dict.fromkeys((*old, *new)):
        one, other = old.get(key, {}), new.get(key, {})
        for column in columns:
            was, now = _plain(one.get(column)), _plain(other.get(column))
            if _same(was, now):
                continue
            numbers = isinstance(was, float) and isinstance(now, float)
            yield Difference(
                table=table,
                key=key,
                what=column,
                before=was,
                after=now,
                change=now - was if numbers else None,  # type: ignore[operator]
                unit=_unit(column, {**one, **other}),
                base="" if column == "stand_alone" else str({**one, **other}.get("base", "")),
            )


def _keyed(rows: list[Row], keys: tuple[str, ...]) -> dict[str, Row]:
    return {" ".join(str(row[key]) for key in keys if row.get(key)): row for row in rows}


def _plain(value: str | float | None) -> float | str | None:
    return float(value) if isinstance(value, int | float) else value


def _same(one: float | str | None, other: float | str | None) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= TOLERANCE * max(abs(one), abs(other))
    return one == other or {one, other} == {None, 0.0}


def _unit(column: str, row: Row) -> str:
    units = {"margin": "margin_unit", "objective": "objective_unit"}
    if column in {"probability", "frequency", "share", "verdict", "status"}:
        return ""
    return str(row.get(units.get(column, "unit")) or "")
