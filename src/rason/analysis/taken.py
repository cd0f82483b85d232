"""What is taken under each contract: a unit of flow counts for one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from rason.program.contract import contract_row, due_of, flows_of, in_force

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


def standing(
    program: Program, values: Values, variant: Variant, solved: Solved
) -> dict[str, Standing]:
    """Share what flows on each link among its contracts.

    What is not paid for has been taken, by the solution's own shortfalls. What flows beyond what is
    owed goes up to each contract's quantity, to the dearest first and in the order of contracts.csv
    among equals.

    By contract, of those that bind somebody in the scenario.
    """
    shared: dict[tuple[int, ...], list[Contract]] = {}
    for contract in in_force(program.case):
        if not np.isnan(variant.row_scale[contract_row(program, contract)]):
            shared.setdefault(tuple(flows_of(program, contract)), []).append(contract)
    found: dict[str, Standing] = {}
    for flows, contracts in shared.items():
        found |= _share(program, values, variant, solved, flows, contracts)
    return found


def _share(
    program: Program,
    values: Values,
    variant: Variant,
    solved: Solved,
    flows: tuple[int, ...],
    contracts: list[Contract],
) -> dict[str, Standing]:
    """Share one flow among the contracts that can count it."""
    none = np.zeros(len(solved.objective))
    flow = solved.primal[:, list(flows)].sum(axis=1)
    upper = program.numbers(values).upper * variant.scale
    due, owing, shortfall, limit, price = ([] for _ in range(5))
    for contract in contracts:
        project = program.case.links[contract.link].project
        there = solved.primal[:, program.build[project]] if project else 1.0
        position = program.row_index["contract", contract.contract, contract.commodity, ""]
        columns = {"shortfall": none, "excused": none}
        for column in program.touching(position):
            family = program.columns[column].family
            if family == "shortfall":
                columns[family] = solved.primal[:, column]
            elif family == "excused":
                columns[family] = columns[family] + upper[:, column]
        due.append(due_of(contract).evaluate(values) * there + none)
        owing.append(np.maximum(due[-1] - columns["excused"], 0.0))
        shortfall.append(np.clip(columns["shortfall"], 0.0, owing[-1]))
        limit.append(contract.quantity.evaluate(values) * there + none)
        price.append(contract.price.evaluate(values) + none)
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
