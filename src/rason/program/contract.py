"""Contracts: what must flow or be paid for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.program.consent import NOBODY
from rason.program.draft import IN, OUT
from rason.program.origin import of_supply
from rason.program.rule import covers
from rason.program.term import ZERO, Term, least

if TYPE_CHECKING:
    from rason.case.case import Case
    from rason.case.tables import Contract
    from rason.program.draft import Draft
    from rason.program.program import Column, ColumnFamily, Program


def in_force(case: Case) -> tuple[Contract, ...]:
    """Return the contracts that have not ended at the case's date.

    Returns
    -------
    contracts
        In the order of contracts.csv; the last day counts.
    """
    frozen = case.settings.frozen
    return tuple(
        contract
        for contract in case.contracts.values()
        if contract.until is None or frozen <= contract.until
    )


def goods_of(case: Case, contract: Contract) -> str:
    """Return the origin of the goods that count for a contract.

    Returns
    -------
    origin
        The seller's own of a traced commodity; empty where origins are not told apart.
    """
    traced = case.commodities[contract.commodity].traced
    return of_supply(contract.seller) if traced else ""


def counts(case: Case, contract: Contract, column: Column) -> bool:
    """Return whether a column is a flow that a contract can count.

    Returns
    -------
    counted
        Whether it is a flow of the contract's goods on its link.
    """
    return (column.family, column.asset, column.commodity, column.origin) == (
        "flow",
        contract.link,
        contract.commodity,
        goods_of(case, contract),
    )


def due_of(contract: Contract) -> Term:
    """Return what must flow or be paid for: take x quantity.

    Returns
    -------
    due
        Its yearly amount [commodity unit per year], where all of its link is there.
    """
    return Term.of(contract.take) * Term.of(contract.quantity)


def contract_row(program: Program, contract: Contract) -> int:
    """Return the row of a contract in force."""
    return program.row_index["contract", contract.contract, contract.commodity, ""]


def flows_of(program: Program, contract: Contract) -> list[int]:
    """Return the flows that a contract can count.

    Returns
    -------
    columns
        Their indices, rising; none where the seller's goods cannot come to the link.
    """
    return [
        int(place)
        for place in program.by_asset.get(contract.link, ())
        if counts(program.case, contract, program.columns[place])
    ]


def add_contracts(draft: Draft) -> None:
    """Add the contracts in force: taken + shortfall + excused >= take x quantity.

    What flows on a link is shared among its contracts, so that a unit counts for one alone: the sum
    of what is taken is no more than the flow. Of a traced commodity only the seller's own goods
    count. The shortfall is paid for at the contract's price: a transfer that steers the flow and is
    no surplus. Over a link that a project builds, a contract binds by as much as is built: what is
    not there owes nothing. What closures excuse is decided by the scenario.

    Parameters
    ----------
    draft
        The program so far, flows and projects included.
    """
    case = draft.case
    build = {
        column.asset: index
        for index, column in enumerate(draft.columns)
        if column.family == "build"
    }
    for contract in in_force(case):
        project = case.links[contract.link].project
        due = due_of(contract)
        goods = draft.row(
            "goods", contract.link, contract.commodity, goods_of(case, contract), upper=None
        )
        row = draft.row(
            "contract",
            contract.contract,
            contract.commodity,
            owner=contract.buyer,
            lower=ZERO if project else due,
            upper=None,
        )
        if project:
            draft.entries[build[project]][row] = due * -1.0
        for index, column in enumerate(draft.columns):
            if counts(case, contract, column):
                draft.entries[index][goods] = OUT
        _count(draft, contract, "taken", (goods, IN), (row, OUT), upper=Term.of(contract.quantity))
        paid = Term.of(contract.price) * -1.0
        _count(draft, contract, "shortfall", (row, OUT), upper=due, steer=paid)
        if contract.force_majeure != "none":
            _count(draft, contract, "excused", (row, OUT), upper=due)
        if contract.force_majeure in ("rules", "both"):
            flows = [column for column in draft.columns if counts(case, contract, column)]
            for cap in draft.caps:
                if all(covers(case, cap, column) for column in flows):
                    beyond = due - least(due, Term.of(cap.amount))
                    _count(draft, contract, "excused", (row, OUT), upper=beyond, rule=cap.rule)


def _count(
    draft: Draft,
    contract: Contract,
    family: ColumnFamily,
    *entries: tuple[int, Term],
    upper: Term,
    steer: Term = ZERO,
    rule: str = "",
) -> None:
    """Add a column that counts a part of a contract: it needs nobody, and its buyer owns it."""
    draft.column(
        family,
        contract.contract,
        consent=NOBODY,
        entries=entries,
        upper=upper,
        steer=steer,
        commodity=contract.commodity,
        owner=contract.buyer,
        rule=rule,
    )
