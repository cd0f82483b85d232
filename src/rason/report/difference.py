"""What differs between two result documents, number by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.report.case_names import actor_names
from rason.report.tables import tables
from rason.table.naming import name_of
from rason.table.part import Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rason.answer.days import Days
    from rason.report.document import Document
    from rason.table.naming import Names
    from rason.table.row import Cell, Table

IN_ALL = "in all"
"""Stands in place of a table's name before what is so over all days of a calendar."""
TOLERANCE = 1e-6
"""Part of the larger number below which two count as equal."""
NOISE = 1e-9
"""Part of the largest amount of a column below which a change is nothing."""


class Difference(Part):
    """One thing that differs."""

    table: str
    key: str
    name: str = ""
    """Of what the key stands for, in words."""
    what: str
    title: str = ""
    """What it is, in words."""
    before: float | str | None
    after: float | str | None
    change: float | None = None
    unit: str = ""
    base: str = ""
    """Of what a player has: whether it is counted above what it earns alone, or in all."""


def lost_in_all(one: Document, other: Document, days: Days | None) -> tuple[Difference, ...]:
    """Say what another scenario leaves over all days of a calendar: money, and who is not served.

    `days`: of both scenarios; nothing is said of a year without days.
    """
    if days is None:
        return ()
    names = actor_names(one.case)
    found = []
    (was,), (now,) = one.scenarios, other.scenarios
    if was.objective is not None and now.objective is not None:
        money = was.objective * days.counted, now.objective * days.counted
        unit = was.objective_unit.removesuffix("/yr")
        found.append(("all together", "earned", *money, unit))
    before, after = (
        {(row.buyer, row.commodity): row for row in getattr(each, "shortages")}  # noqa: B009
        for each in (one, other)
    )
    for key in dict.fromkeys((*before, *after)):
        row = before.get(key) or after[key]
        amounts = (each[key].unserved if key in each else 0.0 for each in (before, after))
        buyer, good = names.get(key[0], key[0]), one.case.commodities.get(key[1], key[1])
        found.append((f"{buyer}, {good}", "not served", *amounts, row.unit))
    return tuple(
        Difference(
            table=IN_ALL, key=who, name=who, what=what, title=what,
            before=was, after=now, change=now - was, unit=unit,
        )
        for who, what, was, now, unit in found
        if not same(was, now)
    )  # fmt: skip


def differences(one: Document, other: Document, *, across: bool = False) -> tuple[Difference, ...]:
    """Compare two result documents.

    Table by table; numbers equal but for rounding are left out.
    `across`: whether to compare their scenarios whatever these are called.
    """
    before, after = tables(one), tables(other)
    named = _names(one, other)
    return tuple(
        each
        for name in dict.fromkeys((*before, *after))
        for each in _compared(before.get(name), after.get(name), named, across=across)
    )


def _names(*documents: Document) -> Names:
    """Return the names of all that the documents speak of, the first one's before the others'."""
    found: dict[str, dict[str, str]] = {}
    for each in reversed(documents):
        case = each.case
        own: dict[str, Mapping[str, str]] = {
            "actor": actor_names(case),
            "asset": case.assets,
            "place": {place.place: place.name for place in case.places},
            "commodity": case.commodities,
            "project": case.projects,
            "scenario": case.scenarios,
            "claim": {claim.claim: claim.says for claim in each.claims},
        }
        for kind, names in own.items():
            found.setdefault(kind, {}).update(names)
    return found


def _named(table: Table, keys: Sequence[str], row: Mapping[str, Cell], named: Names) -> str:
    """Name what a row is about: each key by its name, but for those that a name holds already."""
    words: list[str] = []
    for field in table.fields:
        if field.name in keys and row.get(field.name):
            word = name_of(named, field.column.kind, str(row[field.name])).replace("_", " ")
            if not any(word.casefold() in each.casefold() for each in words):
                words.append(word)
    return ", ".join(words)


def _compared(
    one: Table | None, other: Table | None, named: Names, *, across: bool
) -> Iterator[Difference]:
    """Compare two tables of one name; either may be missing."""
    table = one or other
    assert table is not None
    keys = [key for key in table.keys if not (across and key == "scenario")]
    old, new = _keyed(one, keys), _keyed(other, keys)
    largest = _largest(table, (*old.values(), *new.values()))
    for key in dict.fromkeys((*old, *new)):
        before, after = old.get(key, {}), new.get(key, {})
        for field in table.fields:
            was, now = _plain(before.get(field.name)), _plain(after.get(field.name))
            if not field.column.compared or same(was, now):
                continue
            row = {**before, **after}
            change = now - was if isinstance(was, float) and isinstance(now, float) else None
            unit = table.unit(field.name, row)
            if change is not None and abs(change) <= NOISE * largest[field.name, unit]:
                continue
            yield Difference(
                table=table.name,
                key=key,
                name=_named(table, keys, row, named),
                what=field.name,
                title=field.column.title,
                before=was,
                after=now,
                change=change,
                unit="" if field.column.kind == "share" else unit,
                base="" if field.name == "stand_alone" else field.column.base,
            )


def _keyed(table: Table | None, keys: Sequence[str]) -> dict[str, Mapping[str, Cell]]:
    rows = () if table is None else table.rows
    return {" ".join(str(row[key]) for key in keys if row.get(key)): row for row in rows}


def _largest(table: Table, rows: Sequence[Mapping[str, Cell]]) -> dict[tuple[str, str], float]:
    """Return the largest amount of each column, unit by unit."""
    found: dict[tuple[str, str], float] = {}
    for field in table.fields:
        for row in rows if field.column.compared else ():
            value = _plain(row.get(field.name))
            if isinstance(value, float):
                at = field.name, table.unit(field.name, row)
                found[at] = max(found.get(at, 0.0), abs(value))
    return found


def _plain(value: str | float | None) -> float | str | None:
    return float(value) if isinstance(value, int | float) else value


def same(one: Cell, other: Cell) -> bool:
    """Tell whether two cells are equal but for rounding; nothing is as good as 0."""
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= TOLERANCE * max(abs(one), abs(other))
    return one == other or {one, other} == {None, 0.0}
