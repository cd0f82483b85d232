"""Where all that is earned in a scenario goes: what players split, and what stays outside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from rason.games.wording import listed
from rason.table.column import Column
from rason.table.numbers import MILLION, money, yearly
from rason.table.part import Part
from rason.table.row import Row
from rason.table.shown import Shown
from rason.words.amounts import format_amount
from rason.words.phrases import amount, in_prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rason.analysis.ledger import Ledger as Found
    from rason.case import Case

Kind = Literal["players", "silence", "nobody", "contract", "kept", "priorities", "shut", "tolls"]


class LedgerLine(Row, table="ledger"):
    """One part of what all earn together."""

    kind: Annotated[Kind, Column("Kind", key=True)]
    name: Annotated[str, Column("What", key=True)]
    contract: Annotated[str, Column("Contract")] = ""
    outsider: Annotated[str, Column("Outsider", "actor")] = ""
    value: Annotated[float, Column("Amount", "amount", unit="unit", compared=True)]


class Ledger(Part):
    """Where all that is earned goes: what players split, and what stays outside the bargain."""

    lines: tuple[LedgerLine, ...]
    total: float
    """The sum of the lines: the surplus of all in this scenario."""
    unit: str


def ledger(case: Case, found: Found) -> Ledger | None:
    """Return the lines that are not nothing; None where the scenario has no solution."""
    total = money(found.total)
    if total is None:
        return None
    return Ledger(lines=tuple(_lines(case, found)), total=total, unit=yearly(case))


def _lines(case: Case, found: Found) -> Iterator[LedgerLine]:
    yield LedgerLine(
        kind="players", name="What the players split", value=money(found.players) or 0.0
    )
    if found.nothing:
        yield LedgerLine(
            kind="nobody", name="What needs nobody's consent", value=MILLION * found.nothing
        )
    for each in found.left:
        outsider = case.actors[each.outsider].name
        yield LedgerLine(
            kind="contract",
            name=f"What contract “{each.contract.contract}” leaves with {outsider}",
            contract=each.contract.contract,
            outsider=each.outsider,
            value=money(each.amount) or 0.0,
        )
    others: tuple[tuple[Kind, str, float], ...] = (
        (
            "silence",
            "What more would be earned if all players dealt with each other",
            found.silence,
        ),
        ("kept", "What contracts that bargaining ignores change by being kept", found.kept),
        ("priorities", "What priorities cost", found.priorities),
        ("shut", "What closures keep from all until those who shut agree", found.shut),
        ("tolls", "What players lose to tolls of those who do not bargain", found.tolls),
    )
    for kind, name, value in others:
        if value:
            yield LedgerLine(kind=kind, name=name, value=MILLION * value)


def apart(case: Case, found: Found) -> dict[str, str]:
    """Name the two coalitions that lose most by joining, where any do."""
    pair = found.apart
    if pair is None:
        return {}
    one, other = (
        listed([case.actors[player].name for player in each]) for each in (pair.one, pair.other)
    )
    more = in_prose(format_amount(MILLION * pair.more, yearly(case)))
    return {
        "apart": f"not every deal pays: {one} on one side and {other} on the other would earn"
        f" {more} more than all of them together, since each side counts on all of what they would"
        " have to share, or is free of what binds them together"
    }


def layout(ledgers: Mapping[str, Ledger]) -> tuple[Shown, ...]:
    """Lay out ledgers by the names of their scenarios, each with its sum last.

    None where several have nothing outside the bargain.
    """
    if not ledgers or (len(ledgers) > 1 and all(len(e.lines) == 1 for e in ledgers.values())):
        return ()
    rows = tuple(
        (scenario, name, amount(value, found.unit))
        for scenario, found in ledgers.items()
        for name, value in (
            *((each.name, each.value) for each in found.lines),
            ("In all, what is earned in this scenario", found.total),
        )
    )
    headings = ("Scenario", "What", "Amount")
    return (Shown("Where all that is earned goes", headings, rows, "", (2,)),)
