"""From any name to its cells, the figures in them, their citations, and who else uses them."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from rason.answer.registry import QUESTIONS
from rason.case import Cell, central
from rason.case.figures import behind
from rason.case.tables import TABLES, Where
from rason.claim.figures_read import spoken_of
from rason.claim.statement_words import in_words
from rason.errors import Diagnostic, InputError
from rason.report.case_note import figure_note
from rason.report.document import Figure, Source
from rason.report.origin import users
from rason.table.naming import asset_names
from rason.table.part import Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rason.answer.declaration import Declaration
    from rason.case import Case, Values
    from rason.case.document import Claim

PRICE, FLOW, SURPLUS, POWER = "price:", "flow:", "surplus:", "power:"
HOLDERS = ("owner", "operator", "buyer", "sponsor")
"""Columns that say whose a row is."""
ASSETS = ("supplies", "demands", "links", "processes", "handling")
"""Tables of what makes, uses, moves or passes goods."""


class CellNote(Part):
    """A cell, its value at central figures, and where it stands."""

    row: str
    column: str
    text: str
    value: float | None
    unit: str
    place: str
    """Where the cell stands, as the author of the case knows it."""
    figures: tuple[str, ...] = ()


class Explanation(Part):
    """What lies behind a name."""

    key: str
    kind: str
    name: str
    place: str
    """Where it stands, as the author of the case knows it; empty for an answer."""
    says: tuple[str, ...] = ()
    """Words of the row: note, rule, statement."""
    cells: tuple[CellNote, ...] = ()
    figures: tuple[Figure, ...] = ()
    """Every figure behind it, those behind derived ones included."""
    sources: tuple[Source, ...] = ()
    used_by: tuple[str, ...] = ()


def explain(case: Case, key: str) -> Explanation:
    """Explain a name of a case.

    Down to figures and citations. Raises `InputError` if the case has no such name; with the
    nearest.
    `key`: a claim, a figure, a row of any table, or ``flow:asset``, ``price:place.commodity``,
    ``surplus:actor``, ``power:actor``, or a declared question and the keys of a row of its answer:
    ``concentration:buyer.commodity``.
    """
    if key.startswith(PRICE):
        return _price(case, key)
    if key.startswith((SURPLUS, POWER)):
        return _stake(case, key)
    name, colon, keys = key.partition(":")
    if colon and name in QUESTIONS:
        return _answer(case, QUESTIONS[name], keys.split("."), key)
    wanted = key.removeprefix(FLOW)
    for claim in case.claims:
        if claim.claim == wanted:
            return _claim(case, claim)
    for table in TABLES:
        held = getattr(case, table)
        if not isinstance(held, tuple) and wanted in held:
            return _row(case, table, held[wanted], wanted)
    raise InputError(_unknown(case, key))


def names(case: Case) -> tuple[str, ...]:
    """List everything that can be explained.

    Keys of claims and of all tables.
    """
    keyed = [getattr(case, table) for table in TABLES]
    found = [each.claim for each in case.claims]
    found += [key for held in keyed if not isinstance(held, tuple) for key in held]
    return tuple(dict.fromkeys(found))


def _row(case: Case, table: str, row: Any, key: str) -> Explanation:  # noqa: ANN401 - of any table
    values = central(case)
    cells = list(_cells(case, row, key, values))
    read = {figure for cell in cells for figure in cell.figures}
    if table == "figures":
        read |= {key}
    named = asset_names(case).get(key) or getattr(row, "name", "") or key
    used = [str(use) for use in users(case)[key]] if table == "figures" else []
    cited = getattr(row, "source", ())
    says = [text for text in (getattr(row, "note", ""), _consent(row), _kind(row)) if text]
    return Explanation(
        key=key,
        kind=table,
        name=named,
        place=case.place(row.where),
        says=tuple(says),
        cells=tuple(cells),
        **_behind(case, read, cited),
        used_by=tuple(used),
    )


def _claim(case: Case, claim: Claim) -> Explanation:
    position = [each.claim for each in case.claims].index(claim.claim)
    read = set(spoken_of(case, claim.statements))
    read |= {each.break_even for each in claim.statements if each.break_even is not None}
    return Explanation(
        key=claim.claim,
        kind="claims",
        name=claim.says,
        place=case.place(Where("claims.yaml", case.line("claims.yaml", position, "claim") or 0)),
        says=(*(in_words(each, case) for each in claim.statements), " ".join(claim.why.split())),
        **_behind(case, read, ()),
        used_by=tuple(
            dict.fromkeys(name for each in claim.statements for name in _places(each.model_dump()))
        ),
    )


def _price(case: Case, key: str) -> Explanation:
    place, _, commodity = key.removeprefix(PRICE).partition(".")
    if place not in case.places or commodity not in case.commodities:
        raise InputError(_unknown(case, key))
    values = central(case)
    cells = [
        cell
        for table in (*ASSETS, "markets")
        for row_key, row in getattr(case, table).items()
        if _touches(row, place, commodity)
        for cell in _cells(case, row, row_key, values)
    ]
    read = {figure for cell in cells for figure in cell.figures}
    return Explanation(
        key=key,
        kind="price",
        name=f"{case.commodities[commodity].name} at {case.places[place].name}",
        place=case.place(case.places[place].where),
        says=(
            "the worth of one unit more, from all that makes, brings, takes or uses it here:"
            " what lies further off counts through these",
        ),
        cells=tuple(cells),
        **_behind(case, read, ()),
    )


def _stake(case: Case, key: str) -> Explanation:
    """Explain what an actor earns by what is its own, or what it bargains with."""
    bargains = key.startswith(POWER)
    actor = case.actors.get(key.partition(":")[2])
    if actor is None:
        raise InputError(_unknown(case, key))
    values = central(case)
    cells = [
        cell
        for table in (*ASSETS, "stores", "projects")
        for row_key, row in getattr(case, table).items()
        if _holds(row, actor.actor) or (bargains and _asked(case, row, actor.actor))
        for cell in _cells(case, row, row_key, values)
    ]
    says = "what it owns, runs, buys and pays for: the rents of what is scarce among it are its own"
    if bargains:
        says = (
            "what it owns, runs, buys and pays for, and what cannot be used without it: what"
            " others would lose with that is what it bargains with"
        )
    return Explanation(
        key=key,
        kind="power" if bargains else "surplus",
        name=actor.name,
        place=case.place(actor.where),
        says=(says,),
        cells=tuple(cells),
        **_behind(case, {figure for cell in cells for figure in cell.figures}, ()),
    )


def _answer(case: Case, question: Declaration, keys: Sequence[str], key: str) -> Explanation:
    """Explain a row of an answer by what its keys name: whose rows, and of which good."""
    goods = [each for each in keys if each in case.commodities]
    actors = [each for each in keys if each in case.actors]
    rows = [each for each in keys if each in names(case) and each not in (*goods, *actors)]
    if len(goods) + len(actors) + len(rows) < len(keys):
        raise InputError(_unknown(case, key))
    values = central(case)
    cells = [
        cell
        for table in (*ASSETS, "markets", "stores", "projects")
        for row_key, row in getattr(case, table).items()
        if row_key in rows
        or any(_carries(row, good) for good in goods)
        or (not goods and any(_holds(row, actor) for actor in actors))
        for cell in _cells(case, row, row_key, values)
    ]
    return Explanation(
        key=key,
        kind=question.name,
        name=question.title,
        place="",
        says=(question.asks,),
        cells=tuple(cells),
        **_behind(case, {figure for cell in cells for figure in cell.figures}, ()),
    )


def _holds(row: Any, actor: str) -> bool:  # noqa: ANN401 - of any table
    return actor in [getattr(row, column, "") for column in HOLDERS]


def _asked(case: Case, row: Any, actor: str) -> bool:  # noqa: ANN401 - of any table
    """Tell whether a row needs an actor: by its consent cell, or by the ground it stands on."""
    ends = [getattr(row, column, "") for column in ("place", "from_", "to")]
    ground = [case.places[end].territory for end in ends if end in case.places]
    return actor in ground or any(actor in each for each in getattr(row, "consent", ()))


def _carries(row: Any, commodity: str) -> bool:  # noqa: ANN401 - of any table
    """Tell whether a row is about a good: one or several, or one that becomes another."""
    goods = getattr(row, "commodity", (getattr(row, "input", ""), getattr(row, "output", "")))
    return commodity in (goods if isinstance(goods, tuple) else (goods,))


def _touches(row: Any, place: str, commodity: str) -> bool:  # noqa: ANN401 - of any table
    ends = [getattr(row, name, "") for name in ("place", "from_", "to")]
    return _carries(row, commodity) and place in ends


def _cells(
    case: Case,
    row: Any,  # noqa: ANN401 - as above
    key: str,
    values: Values,
) -> Iterator[CellNote]:
    assert is_dataclass(row)
    for field in fields(row):
        cell = getattr(row, field.name)
        if isinstance(cell, Cell):
            number = float(np.ravel(cell.evaluate(values))[0])
            column = field.metadata["column"].header or field.name
            yield CellNote(
                row=key,
                column=column,
                text=cell.text,
                value=number if np.isfinite(number) else None,
                unit=cell.unit,
                place=case.place(cell.where, column),
                figures=cell.figures,
            )


def _behind(case: Case, read: set[str], cited: tuple[str, ...]) -> dict[str, Any]:
    """Return the figures behind some others, and all that they cite."""
    found = behind(case.figures, read)
    keys = [key for key in case.figures if key in found]
    figures = [figure_note(case, case.figures[key]) for key in keys]
    sources = dict.fromkeys((*cited, *(key for each in figures for key in each.sources)))
    return {
        "figures": tuple(figures),
        "sources": tuple(
            Source(
                source=key,
                text=case.sources[key].text(),
                url=case.sources[key].url,
                passed_on=case.sources[key].passed_on,
                license=case.sources[key].license,
            )
            for key in sources
        ),
    }


def _consent(row: object) -> str:
    sets = getattr(row, "consent", ())
    said = " or ".join(", ".join(sorted(each)) for each in sets if each)
    return (
        f"must be agreed to by {said}, beside its owners and the states at its ends" if said else ""
    )


def _kind(row: object) -> str:
    by = getattr(row, "by", ())
    return f"{getattr(row, 'kind', '')} by {', '.join(by)}" if by else ""


def _places(statement: dict[str, Any]) -> Iterator[str]:
    """Yield the scenarios in which a statement is asked."""
    named = statement.get("in_") or ()
    yield from ([named] if isinstance(named, str) else named)


def _unknown(case: Case, key: str) -> Diagnostic:
    from difflib import get_close_matches

    near = get_close_matches(key, names(case), n=3, cutoff=0.4)
    return Diagnostic(
        code="RSN-R001",
        file=case.name,
        line=None,
        what="explain",
        found=key,
        expected="a claim, a figure, a key of any table, flow:ASSET, price:PLACE.COMMODITY, "
        "surplus:ACTOR, power:ACTOR, or a question and a key of its answer: "
        f"{', '.join(f'{name}:KEY' for name in QUESTIONS)}",
        fix=f"write {', '.join(near)}" if near else "take a name from the case's tables",
    )
