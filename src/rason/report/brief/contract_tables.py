"""The brief's table of contracts: what is due, what flows for it, who owes whom for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.answer.shown import MOST_ROWS, Shown
from rason.report.wording import actor_names, scenario_name
from rason.words.phrases import amount

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rason.report.document import Contract, Document


def contracts(document: Document) -> tuple[Shown, ...]:
    """Show the contracts of each scenario whose goods do not all flow, or that bind nobody.

    Parameters
    ----------
    document
        All results.

    Returns
    -------
    tables
        One of all scenarios; none where each contract is kept in goods.
    """
    names = actor_names(document.case)
    told = [
        (scenario_name(document.case, scenario.scenario), each)
        for scenario in document.scenarios
        for each in scenario.contracts
        if each.owed or each.reason
    ]
    told.sort(key=lambda pair: -pair[1].owed)
    rows = tuple((where, *_row(each, names)) for where, each in told[:MOST_ROWS])
    headings = ("Scenario", "Contract", "Due", "Flows", "Owed for the rest", "Who owes whom", "Why")
    note = "What is owed is paid for goods that do not flow: a transfer, and no part of surplus."
    if len(told) > len(rows):
        note += f" The dearest of {len(told)}; all in contracts.csv."
    if not rows:
        return ()
    return (Shown("Contracts that goods alone do not fulfil", headings, rows, note, (2, 3, 4)),)


def _row(each: Contract, names: Mapping[str, str]) -> tuple[str, ...]:
    return (
        f"{each.contract}: {names[each.seller]} to {names[each.buyer]}",
        amount(each.due, each.quantity_unit),
        amount(each.flowed, each.quantity_unit),
        amount(each.owed, each.unit),
        f"{names[each.payer]} owes {names[each.payee]}" if each.payer else "",
        each.reason,
    )
