"""What a scenario takes off contracts: what is force majeure, and whose parties do not deal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.case.tracing import destinations, destinations_of
from rason.program.contract import columns_of, contract_row, flows_of, goods_of, terms
from rason.program.share import part_shut

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np

    from rason.case.case import Case
    from rason.case.tables import Contract
    from rason.program.closure import Shut, Whom
    from rason.program.program import Program
    from rason.scenario.merge import Change


def settle(
    program: Program,
    change: Change,
    forbidden: set[int],
    capped: Callable[[str, int | None], float],
    scale: np.ndarray,
    row_scale: np.ndarray,
) -> None:
    """Let each contract be excused by as much as its force majeure and the scenario say.

    A contract between two who do not deal with each other is void.

    Of the columns, those `forbidden` by a rule of the scenario; whether a cap acts in a period says
    `capped`. The factors on upper bounds, `scale`, change where a column is the part of a contract
    that is excused; those on row bounds, `row_scale`, are NaN where a contract is void.
    """
    for contract, period in terms(program):
        if any({contract.seller, contract.buyer} == {*pair} for pair in change.cut):
            row_scale[contract_row(program, contract, period)] = float("nan")
        for position in columns_of(program, contract, period):
            column = program.columns[position]
            if column.family != "excused":
                continue
            if column.rule:
                scale[position] = capped(column.rule, period)
            else:
                scale[position] = _share(program, change, forbidden, contract, period)


def _share(
    program: Program,
    change: Change,
    forbidden: set[int],
    contract: Contract,
    period: int | None,
) -> float:
    """Return what part of a contract closures excuse in a period."""
    flows = flows_of(program, contract, period)
    if contract.force_majeure != "passages" and flows and forbidden.issuperset(flows):
        return 1.0
    if contract.force_majeure == "rules":
        return 0.0
    left = 1.0
    for shut in change.shut:
        if _strikes(program, shut, contract):
            left *= 1.0 - shut.share * part_shut(shut, program.calendar, period)
    return 1.0 - left


def _strikes(program: Program, shut: Shut, contract: Contract) -> bool:
    """Return whether a closure takes a part of a contract's link from its goods."""
    link = program.case.links[contract.link]
    goods, ends = goods_of(program.case, contract), _ends(program.case, contract)
    groups = [shut.only, *shut.exempt, *(each.whom for each in (*shut.capped, *shut.charged))]
    meant, *passing = (_meant(program.case, whom, contract, goods, ends) for whom in groups)
    if not meant or any(passing):
        return False
    struck = {
        "asset": (link.link, link.project),
        "passage": link.passage,
        "place": (link.from_, link.to),
    }
    return shut.key in struck[shut.kind]


def _ends(case: Case, contract: Contract) -> tuple[str, ...]:
    """Return where a contract's goods are bound for: the destinations of its buyer."""
    known = destinations(case)
    return tuple(
        end
        for end in destinations_of(case, contract.commodity)
        if known[end].buyer == contract.buyer
    )


def _meant(case: Case, whom: Whom, contract: Contract, goods: str, ends: tuple[str, ...]) -> bool:
    """Return whether a contract's goods are of those whom a closure tells apart."""
    link = case.links[contract.link]
    return (
        (not whom.commodity or whom.commodity == contract.commodity)
        and (not whom.origin or goods in whom.origin)
        and (not whom.flag or link.flag in whom.flag)
        and (not (whom.destination or whom.buyer) or whom.bound(case, ends))
    )
