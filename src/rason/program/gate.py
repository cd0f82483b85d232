"""What passes a closure by consent, by amount or for a toll: rows that count it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rason.program.closure import TRANSPORT, Shut, closures_of
from rason.program.consent import NOBODY, both, needs
from rason.program.draft import IN
from rason.program.handling import bounds
from rason.program.share import part_shut
from rason.program.term import ONE, Term, total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rason.case.case import Case
    from rason.case.cell import Cell
    from rason.program.draft import Draft

BOUNDED = TRANSPORT | {"supply"}
"""Families of what a share that reads figures can leave a part of."""


def gates(case: Case) -> tuple[Shut, ...]:
    """Return the closures of the case's scenarios that need rows of their own, each once."""
    found = (shut for name in case.scenarios for shut in closures_of(case, name))
    return tuple(dict.fromkeys(shut for shut in found if gated(case, shut)))


def gated(case: Case, shut: Shut) -> bool:
    """Tell whether a closure needs rows of its own.

    It has terms, or players can open it by consent, or its share is another one in every draw.
    """
    opens = set(shut.by) & set(case.players)
    return bool(shut.capped or shut.charged or shut.drawn is not None or opens)


@dataclass(frozen=True, slots=True)
class Part:
    """What a closure does to some of what it strikes."""

    key: str  # of its rows and columns
    kind: Literal["shut", "left", "capped", "charged"]
    columns: tuple[int, ...]
    amount: Cell | None = None


def parts(case: Case, number: int, shut: Shut, draft: Draft) -> Iterator[Part]:
    """Yield what a closure does in the draft's period, by asset where it shuts."""
    name = f"{shut.key}.{number + 1}"
    bounded = TRANSPORT if shut.drawn is None else BOUNDED
    here = [i for i in draft.here.get(draft.period, ()) if draft.columns[i].family in bounded]
    struck = [i for i in here if shut.struck(case, draft.columns[i])]
    for place, passing in enumerate(shut.capped):
        own = tuple(i for i in struck if passing.whom.meets(case, draft.columns[i]))
        yield Part(f"{name}.capped.{place + 1}", "capped", own, passing.amount)
    for place, passing in enumerate(shut.charged):
        own = tuple(i for i in struck if passing.whom.meets(case, draft.columns[i]))
        yield Part(f"{name}.charged.{place + 1}", "charged", own, passing.amount)
    opens = set(shut.by) & set(case.players)
    if not opens and shut.drawn is None:
        return
    rest: dict[str, list[int]] = {}
    for index in struck:
        if shut.shuts(case, draft.columns[index]):
            rest.setdefault(draft.columns[index].asset, []).append(index)
    for asset, own_columns in rest.items():
        yield Part(f"{name}.{asset}", "shut" if opens else "left", tuple(own_columns))


def add_gates(draft: Draft) -> None:
    """Add the rows of closures that let some pass.

    What is charged is counted, sum = quantity that pays. What is capped, or shut by those whose
    consent opens it, is bounded by what they let through and by what they allow beside: sum -
    opened <= bound. The scenario says whether a row is in force.

    Parameters
    ----------
    draft
        The program so far, with every column that a closure may strike.
    """
    for number, shut in enumerate(draft.gates):
        for part in parts(draft.case, number, shut, draft):
            if part.columns:
                _add(draft, shut, part)
        opens = set(shut.by) & set(draft.case.players)
        if shut.drawn is not None and shut.kind == "place" and shut.whole and not opens:
            _add_handling(draft, number, shut)


def _lost(draft: Draft, shut: Shut) -> Term:
    """Return the part of a capacity that is lost in the draft's period, in every draw."""
    return Term.of(shut.drawn) * part_shut(shut, draft.calendar, draft.period)


def _add_handling(draft: Draft, number: int, shut: Shut) -> None:
    """Bound what a place handles by what a drawn share leaves of it."""
    case, name = draft.case, f"{shut.key}.{number + 1}."
    goods = dict.fromkeys(row.commodity for row in case.handling.values() if row.place == shut.key)
    for bound in (bound for good in goods for bound in bounds(case, shut.key, good)):
        own = draft.row_index.get((bound.family, bound.key, bound.commodity, "", "", draft.period))
        if own is None:
            continue
        row = draft.row(
            "closed", name + bound.family + bound.key.removeprefix(shut.key), bound.commodity,
            owner=bound.operator, lower=None,
            upper=bound.capacity * (ONE - _lost(draft, shut)),
        )  # fmt: skip
        for index in (*draft.here.get(draft.period, ()), *draft.here.get(None, ())):
            if own in draft.entries[index]:
                draft.entries[index][row] = draft.entries[index][own]


def _add(draft: Draft, shut: Shut, part: Part) -> None:
    """Add the row of one part, and the columns that let through what is beyond its bound."""
    case, first = draft.case, draft.columns[part.columns[0]]
    shuts = part.kind in ("shut", "left")
    commodity = _good(case, first.asset) if shuts else first.commodity
    owner = shut.by[0] if shut.by else ""
    room = total(_capacity(case, asset, commodity) for asset in _assets(draft, part))
    if part.kind == "charged":
        row = draft.row("toll", part.key, commodity, owner=owner)
        draft.column(
            "toll", part.key, consent=NOBODY, entries=[(row, IN)], upper=room * 2.0,
            tariff=Term.of(part.amount), place=shut.key, commodity=commodity, owner=owner,
        )  # fmt: skip
    else:
        bound, lets = room if part.kind != "capped" else Term.of(part.amount), room
        if part.kind != "capped" and shut.drawn is not None:
            bound, lets = room * (ONE - _lost(draft, shut)), room * _lost(draft, shut)
        # What a plain share takes off an asset's own bound stays the asset's rent.
        earns = first.owner if shuts and shut.drawn is not None else owner
        row = draft.row("closed", part.key, commodity, owner=earns, lower=None, upper=bound)
        asked = [("opened", both([needs(*shut.by)], draft.players))] if part.kind != "left" else []
        if part.kind == "capped" and (shut.first or shut.last):
            asked.append(("free", NOBODY))
        for family, consent in asked:
            draft.column(
                family, part.key, consent=consent, entries=[(row, IN)],  # type: ignore[arg-type]
                upper=lets, place=shut.key, commodity=commodity, owner=owner,
            )  # fmt: skip
    for index in part.columns:
        factor = _factor(case, draft.columns[index].commodity, commodity)
        draft.entries[index][row] = Term.constant(factor)


def _assets(draft: Draft, part: Part) -> tuple[str, ...]:
    return tuple(dict.fromkeys(draft.columns[index].asset for index in part.columns))


def _good(case: Case, asset: str) -> str:
    """Return the commodity in which an asset's capacity is counted."""
    if asset in case.supplies:
        return case.supplies[asset].commodity
    return case.links[asset].commodity[0] if asset in case.links else case.processes[asset].input


def _factor(case: Case, commodity: str, into: str) -> float:
    """Return a unit of a commodity in the unit of another that shares an asset with it."""
    if commodity == into:
        return 1.0
    units = case.units
    return units.factor(units.commodities[commodity], units.commodities[into], commodity, into)


def _capacity(case: Case, asset: str, commodity: str) -> Term:
    """Return what an asset can pass, counted in a commodity."""
    row = case.links.get(asset) or case.supplies.get(asset) or case.processes[asset]
    return Term.of(row.capacity) * (1.0 / _factor(case, commodity, _good(case, asset)))
