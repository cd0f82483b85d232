"""Contracts: what must flow or be paid for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.program.consent import NOBODY
from rason.program.draft import IN, OUT
from rason.program.origin import of_supply
from rason.program.project import BUILT, serves
from rason.program.rule import covers
from rason.program.term import ONE, ZERO, Term, least

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rason.case.calendar import Calendar
    from rason.case.case import Case
    from rason.case.tables import Contract
    from rason.program.draft import Draft
    from rason.program.program import Column, ColumnFamily, Program


def in_force(case: Case, calendar: Calendar | None, period: int | None) -> tuple[Contract, ...]:
    """Return the contracts in force in a period; in the year, at the case's date.

    Returns
    -------
    contracts
        In the order of contracts.csv; the last day counts.
    """
    day = case.settings.frozen
    if calendar is not None and period is not None:
        day = calendar.periods[period].first
    return tuple(
        contract
        for contract in case.contracts.values()
        if (contract.from_ is None or contract.from_ <= day)
        and (contract.until is None or day <= contract.until)
    )


def terms(program: Program) -> Iterator[tuple[Contract, int | None]]:
    """Yield the contracts in force, period by period.

    Yields
    ------
    contract, period
        Each pair is a contract of its own: what is due in a period is due there.
    """
    for period in program.timing.periods:
        for contract in in_force(program.case, program.calendar, period):
            yield contract, period


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


def contract_row(program: Program, contract: Contract, period: int | None) -> int:
    """Return the row of a contract in force."""
    return program.row_index["contract", contract.contract, contract.commodity, "", period]


def columns_of(program: Program, contract: Contract, period: int | None) -> list[int]:
    """Return the columns that count a contract in a period."""
    return [
        int(place)
        for place in program.by_asset[contract.contract]
        if program.columns[place].period == period
    ]


def flows_of(program: Program, contract: Contract, period: int | None) -> list[int]:
    """Return the flows that a contract can count in a period.

    Returns
    -------
    columns
        Their indices, rising; none where the seller's goods cannot come to the link.
    """
    return [
        int(place)
        for place in program.by_asset.get(contract.link, ())
        if program.columns[place].period == period
        and counts(program.case, contract, program.columns[place])
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
    built = [index for index in draft.here.get(None, ()) if draft.columns[index].family in BUILT]
    flowing = list(draft.here.get(draft.period, ()))
    for contract in in_force(case, draft.calendar, draft.period):
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
        for index in built:
            if project and draft.columns[index].asset == project:
                owed, standing = draft.quantity(due * -1.0), draft.columns[index].family != "build"
                part = serves(draft, case.projects[project], standing=standing)
                draft.entries[index][row] = owed if part is ONE else owed * part
        for index in flowing:
            if counts(case, contract, draft.columns[index]):
                draft.entries[index][goods] = OUT
        _count(draft, contract, "taken", (goods, IN), (row, OUT), upper=Term.of(contract.quantity))
        paid = Term.of(contract.price) * -1.0
        _count(draft, contract, "shortfall", (row, OUT), upper=due, steer=paid)
        if contract.force_majeure != "none":
            _count(draft, contract, "excused", (row, OUT), upper=due)
        if contract.force_majeure in ("rules", "both"):
            there = (draft.columns[index] for index in flowing)
            flows = [column for column in there if counts(case, contract, column)]
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
