"""What is taken under each contract: a unit of flow counts for one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from rason.program.contract import contract_row, due_of, flows_of, terms

if TYPE_CHECKING:
    from rason.case.cell import FloatArray, Values
    from rason.case.tables import Contract
    from rason.program.program import Program
    from rason.scenario.variant import Variant
    from rason.solve.batch import Solved


class Standing(NamedTuple):
    """How a contract stands; shape ``(draws,)`` each [commodity unit per year]."""

    due: FloatArray
    owing: FloatArray  # the same without what closures excuse
    flowed: FloatArray
    shortfall: FloatArray  # what is owed and does not flow

    def plus(self, other: Standing) -> Standing:
        """Add up two periods."""
        return Standing(*(one + two for one, two in zip(self, other, strict=True)))


def standing(
    program: Program, values: Values, variant: Variant, solved: Solved
) -> dict[str, Standing]:
    """Share what flows on each link among its contracts.

    What is not paid for has been taken, by the solution's own shortfalls. What flows beyond what is
    owed goes up to each contract's quantity, to the dearest first and in the order of contracts.csv
    among equals.

    By contract, of those that bind somebody in the scenario.
    """
    found: dict[str, Standing] = {}
    for (contract, _), stands in by_period(program, values, variant, solved).items():
        before = found.get(contract)
        found[contract] = stands if before is None else before.plus(stands)
    return found


def by_period(
    program: Program, values: Values, variant: Variant, solved: Solved
) -> dict[tuple[str, int | None], Standing]:
    """Return how contracts stand in each period; see `standing`.

    Returns
    -------
    standing
        By contract and period, of those that bind somebody in the scenario.
    """
    shared: dict[tuple[int | None, tuple[int, ...]], list[Contract]] = {}
    for contract, period in terms(program):
        if not np.isnan(variant.row_scale[contract_row(program, contract, period)]):
            flows = tuple(flows_of(program, contract, period))
            shared.setdefault((period, flows), []).append(contract)
    found: dict[tuple[str, int | None], Standing] = {}
    for (period, flows), contracts in shared.items():
        stand = _share(program, values, variant, solved, period, flows, contracts)
        found |= {(contract, period): each for contract, each in stand.items()}
    return found


def _share(
    program: Program,
    values: Values,
    variant: Variant,
    solved: Solved,
    period: int | None,
    flows: tuple[int, ...],
    contracts: list[Contract],
) -> dict[str, Standing]:
    """Share one flow among the contracts that can count it."""
    none, figures = np.zeros(len(solved.objective)), program.timing.values(period, values)
    flow = solved.primal[:, list(flows)].sum(axis=1)
    upper = program.numbers(values).upper * variant.scale
    due, owing, shortfall, limit, price = ([] for _ in range(5))
    for contract in contracts:
        project = program.case.links[contract.link].project
        there = program.serving(solved.primal, project, period, values) if project else 1.0
        position = contract_row(program, contract, period)
        columns = {"shortfall": none, "excused": none}
        for column in program.touching(position):
            family = program.columns[column].family
            if family == "shortfall":
                columns[family] = solved.primal[:, column]
            elif family == "excused":
                columns[family] = columns[family] + upper[:, column]
        share = program.timing.share(period)
        due.append(due_of(contract).evaluate(figures) * share * there + none)
        owing.append(np.maximum(due[-1] - columns["excused"], 0.0))
        shortfall.append(np.clip(columns["shortfall"], 0.0, owing[-1]))
        limit.append(contract.quantity.evaluate(figures) * share * there + none)
        price.append(contract.price.evaluate(figures) + none)
    taken = np.stack(owing) - np.stack(shortfall)
    left = np.maximum(flow - taken.sum(axis=0), 0.0)
    order = np.argsort(-np.stack(price), axis=0, kind="stable")
    for rank in range(len(contracts)):
        for position in range(len(contracts)):
            more = np.where(
                order[rank] == position, np.minimum(left, limit[position] - taken[position]), 0.0
            )
            taken[position] += more
            left = left - more
    return {
        contract.contract: Standing(
            due[position], owing[position], taken[position], shortfall[position]
        )
        for position, contract in enumerate(contracts)
    }
