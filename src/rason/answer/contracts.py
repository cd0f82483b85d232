"""How contracts are kept: what is due, what flows for it, who owes whom for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from rason.analysis.contracts import Status
from rason.analysis.contracts import contracts as analysis
from rason.claim.need import Need, granted
from rason.table.column import Column, Reason, Unit
from rason.table.naming import name_of
from rason.table.numbers import certain, flow_scale, money, price_scale, yearly
from rason.table.row import Answer, Row
from rason.table.shown import Shown
from rason.words.phrases import amount, day, in_prose

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rason.analysis.contracts import Kept
    from rason.answer.subject import Subject
    from rason.case import Case
    from rason.claim.need import Inquiry
    from rason.table.naming import Names

OWED = "What is owed is paid for goods that do not flow: a transfer, and no part of surplus."


class Contract(Row, table="contracts"):
    """A contract in one scenario: what is due, what flows for it, who owes whom for the rest."""

    contract: Annotated[str, Column("Contract", key=True)]
    seller: Annotated[str, Column("Seller", "actor")]
    buyer: Annotated[str, Column("Buyer", "actor")]
    link: Annotated[str, Column("Link", "asset")]
    commodity: Annotated[str, Column("Good", "commodity")]
    status: Annotated[Status, Column("Status")]
    """`excused` where closures excuse what does not flow; the last three bind nobody."""
    due: Annotated[float, Column("Due", "amount", unit="quantity_unit")]
    """What is to flow or be paid for."""
    flowed: Annotated[float, Column("Flowed", "amount", unit="quantity_unit")]
    """What flows and counts for it, up to its quantity."""
    short: Annotated[float, Column("Short", "amount", unit="quantity_unit")]
    """What is due and does not flow."""
    excused: Annotated[float, Column("Excused", "amount", unit="quantity_unit")] = 0.0
    """The part of that which its force majeure excuses."""
    quantity_unit: str
    price: Annotated[float, Column("Price", "amount", unit="price_unit")]
    price_unit: str
    owed: Annotated[float, Column("Owed", "amount", unit="unit", compared=True)]
    """What is paid for goods that do not flow: a transfer, and no part of surplus."""
    unit: Unit
    payer: Annotated[str, Column("Who owes", "actor")] = ""
    payee: Annotated[str, Column("Who is owed", "actor")] = ""
    reason: Reason = ""
    """Why it binds nobody, or what excuses it."""


class Contracts(Answer):
    """How every contract of the case is kept."""

    contracts: tuple[Contract, ...] = ()


ANSWER = Contracts


def contracts(subject: Subject) -> Inquiry[Contracts]:
    """Ask what is due by contract, what flows for it, and what is owed for the rest."""
    if not subject.case.contracts:
        return Contracts(reason="The case has no contract.")
    found, optimum = map(
        granted, (yield Need.over("contracts", analysis, subject.central), subject.optimum)
    )
    if optimum.objective is None:
        return Contracts(reason=optimum.reason)
    return Contracts(contracts=tuple(_row(subject.case, each) for each in found))


def _row(case: Case, kept: Kept) -> Contract:
    contract = kept.contract
    factor, price_unit = price_scale(case, contract.commodity)
    times, quantity_unit = flow_scale(case, contract.commodity)
    owed = money(kept.owed[0]) or 0.0
    return Contract(
        contract=contract.contract,
        seller=contract.seller,
        buyer=contract.buyer,
        link=contract.link,
        commodity=contract.commodity,
        status=kept.status,
        due=certain(kept.due[0]) * times,
        flowed=certain(kept.flowed[0]) * times,
        short=certain(kept.shortfall[0]) * times,
        excused=certain(kept.excused[0]) * times,
        quantity_unit=quantity_unit,
        price=float(kept.price[0] * factor),
        price_unit=price_unit,
        owed=owed,
        unit=yearly(case),
        payer=contract.buyer if owed else "",
        payee=contract.seller if owed else "",
        reason=_reason(case, kept),
    )


def _reason(case: Case, kept: Kept) -> str:
    """Say why a contract binds nobody, or what excuses a part of it."""
    contract = kept.contract
    if kept.status == "expired":
        assert contract.until is not None, "a contract without an end does not end"
        return f"ended on {day(contract.until)}"
    if kept.status == "void":
        names = [case.actors[each].name for each in (contract.seller, contract.buyer)]
        return f"{names[0]} and {names[1]} do not deal with each other here"
    if kept.status == "out":
        project = case.projects[case.links[contract.link].project]
        return f"{project.name} is not built here"
    if kept.status == "excused":
        times, unit = flow_scale(case, contract.commodity)
        struck = {
            "rules": "rules stop the flow",
            "passages": "its way is closed",
            "both": "its way is closed, or rules stop the flow",
        }[contract.force_majeure]
        excused = in_prose(amount(kept.excused[0] * times, unit))
        return f"force majeure: {struck}, which excuses {excused}"
    return ""


def layout(answer: Contracts, names: Names, most: int) -> tuple[Shown, ...]:
    """Lay out how each contract is kept."""
    rows = tuple(
        (
            _parties(each, names),
            *(amount(n, each.quantity_unit) for n in (each.due, each.flowed, each.short)),
            amount(each.price, each.price_unit),
            *_debt(each, names),
            each.reason,
        )
        for each in answer.contracts[:most]
    )
    headings = ("Contract", "Due", "Flows", "Short", "Price", "Owed", "Who owes whom", "Why")
    notes = [OWED] if any(each.owed for each in answer.contracts) else []
    if len(answer.contracts) > most:
        notes.append(f"The first {most} of {len(answer.contracts)}; all in contracts.csv.")
    shown = Shown("How contracts are kept", headings, rows, " ".join(notes), (1, 2, 3, 4, 5))
    return (shown,) if rows else ()


def unkept(
    answers: Iterable[tuple[str, tuple[Contract, ...]]], names: Names, most: int
) -> tuple[Shown, ...]:
    """Lay out the contracts of some scenarios that goods alone do not fulfil, or that bind nobody.

    One of all scenarios, the dearest first; none where each contract is kept in goods.
    """
    told = [(where, c) for where, rows in answers for c in rows if c.owed or c.reason]
    told.sort(key=lambda pair: -pair[1].owed)
    rows = tuple(
        (
            where,
            _parties(each, names),
            *(amount(n, each.quantity_unit) for n in (each.due, each.flowed)),
            *_debt(each, names),
            each.reason,
        )
        for where, each in told[:most]
    )
    headings = ("Scenario", "Contract", "Due", "Flows", "Owed for the rest", "Who owes whom", "Why")
    more = f" The dearest of {len(told)}; all in contracts.csv." if len(told) > len(rows) else ""
    caption = "Contracts that goods alone do not fulfil"
    return (Shown(caption, headings, rows, f"{OWED}{more}", (2, 3, 4)),) if rows else ()


def _parties(each: Contract, names: Names) -> str:
    seller, buyer = (name_of(names, "actor", party) for party in (each.seller, each.buyer))
    return f"{each.contract}: {seller} to {buyer}"


def _debt(each: Contract, names: Names) -> tuple[str, str]:
    """Say how much is owed, and by whom to whom."""
    payer, payee = (name_of(names, "actor", party) for party in (each.payer, each.payee))
    return amount(each.owed, each.unit), f"{payer} owes {payee}" if each.payer else ""
