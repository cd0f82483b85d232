"""Contracts in the document: what is due, what flows for it, who owes whom for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.answer.numbers import certain, money, price_scale, yearly
from rason.report import document
from rason.words.phrases import amount, day, in_prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rason.analysis.contracts import Kept
    from rason.case import Case


def contract_parts(case: Case, kept: Sequence[Kept]) -> Iterator[document.Contract]:
    """Put how contracts are kept into the document, at the first draw.

    Parameters
    ----------
    case
        The case.
    kept
        Every contract of the case in a scenario.

    Yields
    ------
    part
        One for each contract.
    """
    for each in kept:
        contract = each.contract
        factor, price_unit = price_scale(case, contract.commodity)
        owed = money(each.owed[0]) or 0.0
        yield document.Contract(
            contract=contract.contract,
            seller=contract.seller,
            buyer=contract.buyer,
            link=contract.link,
            commodity=contract.commodity,
            status=each.status,
            due=certain(each.due[0]),
            flowed=certain(each.flowed[0]),
            short=certain(each.short[0]),
            excused=certain(each.excused[0]),
            quantity_unit=case.units.quantity_unit(contract.commodity),
            price=float(each.price[0] * factor),
            price_unit=price_unit,
            owed=owed,
            unit=yearly(case),
            payer=contract.buyer if owed else "",
            payee=contract.seller if owed else "",
            reason=_reason(case, each),
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
        unit = case.units.quantity_unit(contract.commodity)
        struck = {
            "rules": "rules stop the flow",
            "passages": "its way is closed",
            "both": "its way is closed, or rules stop the flow",
        }[contract.force_majeure]
        return f"force majeure: {struck}, which excuses {in_prose(amount(kept.excused[0], unit))}"
    return ""
