"""What a scenario takes off contracts: what is force majeure, and whose parties do not deal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.program.contract import columns_of, contract_row, flows_of, goods_of, terms

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np

    from rason.case.tables import Contract
    from rason.program.program import Program
    from rason.scenario.merge import Change, Shut


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
            left *= 1.0 - shut.within(program.calendar, period)
    return 1.0 - left


def _strikes(program: Program, shut: Shut, contract: Contract) -> bool:
    """Return whether a closure takes a part of a contract's link from its goods."""
    link = program.case.links[contract.link]
    if shut.origin and shut.origin != goods_of(program.case, contract):
        return False
    struck = {
        "asset": (link.link, link.project),
        "passage": link.passage,
        "place": (link.from_, link.to),
    }
    return shut.key in struck[shut.kind]
