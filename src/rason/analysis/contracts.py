"""Contracts in a scenario: what is due, what flows for it, and who owes whom for the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from rason.analysis.foresight import outcome
from rason.analysis.quantity import nothing, significant
from rason.analysis.taken import standing
from rason.program.contract import contract_row, terms

if TYPE_CHECKING:
    from rason.analysis.question import Analysis, Question
    from rason.case.cell import FloatArray
    from rason.case.tables import Contract

Status = Literal["binds", "excused", "out", "expired", "void"]


@dataclass(frozen=True, slots=True)
class Kept:
    """How a contract is kept in one scenario; arrays have shape ``(draws,)``."""

    contract: Contract
    # `binds`; `excused`, where closures excuse what does not flow in some draw; or why it binds
    # nobody: `out` with its project, `expired` at the case's date, `void` where seller and buyer do
    # not deal.
    status: Status
    # What is to flow or be paid for, what closures excuse included [commodity unit per year].
    due: FloatArray
    flowed: FloatArray  # what flows and counts for it, up to its quantity [commodity unit per year]
    # The part of what does not flow that closures excuse [commodity unit per year].
    excused: FloatArray
    # What is due and does not flow, what is excused included [commodity unit per year].
    shortfall: FloatArray
    price: FloatArray  # contract price [million currency per commodity unit]
    # What the buyer owes the seller for what does not flow [million currency per year].
    owed: FloatArray


def contracts(question: Question) -> Analysis[tuple[Kept, ...]]:
    """Ask how the contracts of a case are kept in a scenario."""
    case, values = question.case, question.figures()
    here = yield from outcome(question)
    variant, solved = here.variant, here.solved
    found = standing(question.program, values, variant, solved)
    binding: dict[str, list[int]] = {}
    for contract, period in terms(question.program):
        row = contract_row(question.program, contract, period)
        binding.setdefault(contract.contract, []).append(row)
    kept = []
    none = np.zeros(question.draws)
    for contract in case.contracts.values():
        price = contract.price.evaluate(values) + none
        if contract.contract not in binding:
            kept.append(Kept(contract, "expired", none, none, none, none, price, none))
            continue
        if np.isnan(variant.row_scale[binding[contract.contract]]).all():
            kept.append(Kept(contract, "void", none, none, none, none, price, none))
            continue
        due, _, flowed, shortfall = found[contract.contract]
        least = nothing(question.program, contract.commodity)
        lacks, shortfall = (
            significant(np.maximum(due - flowed, 0.0), least),
            significant(shortfall, least),
        )
        excused = significant(lacks - shortfall, least)
        kept.append(
            Kept(
                contract=contract,
                status=_status(case.links[contract.link].project, due, excused),
                due=due,
                flowed=flowed,
                excused=excused,
                shortfall=lacks,
                price=price,
                owed=price * shortfall,
            )
        )
    return tuple(kept)


def _status(project: str, due: FloatArray, excused: FloatArray) -> Status:
    """Return whether anything is due, and whether any of it is excused.

    A link that is not built owes nothing, and nothing is excused where all that is due flows.
    """
    if project and not np.any(due):
        return "out"
    return "excused" if np.any(excused > 0.0) else "binds"
