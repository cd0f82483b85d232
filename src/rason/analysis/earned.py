"""All that is earned in a scenario, by line: what players split, and what stays outside that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.bargain import clean, game, talking
from rason.program.contract import columns_of
from rason.scenario.outside import bonds, owed_by_contract, settled, with_consent
from rason.solve.batch import Batch

if TYPE_CHECKING:
    from rason.analysis.question import Analysis, Question
    from rason.case.cell import FloatArray
    from rason.case.tables import Contract
    from rason.scenario.merge import Change
    from rason.scenario.variant import Variant
    from rason.solve.batch import Solved

NOTHING = 1e-8  # what is less than this part of all that is earned is rounding


@dataclass(frozen=True, slots=True)
class Left:
    """What a contract with an outsider leaves with it."""

    contract: Contract
    outsider: str  # its party that does not bargain
    # Above its cost, or below its bid if negative, shape ``(draws,)`` [million currency per year].
    amount: FloatArray


@dataclass(frozen=True, slots=True)
class Lines:
    """Where all that is earned goes: lines of shape ``(draws,)`` [million currency per year]."""

    v: FloatArray  # what coalitions of those who deal earn, shape ``(draws, 2 ** players)``
    silence: FloatArray  # what players do not earn since some do not deal with each other
    nothing: FloatArray  # what needs nobody's consent
    left: tuple[Left, ...]  # what contracts leave with outsiders
    # What contracts of players among each other, or of outsiders, make of the flows.
    kept: FloatArray
    priorities: FloatArray  # what priorities cost, as a negative amount
    shut: FloatArray  # what closures keep from all that could be opened, as a negative amount
    tolls: FloatArray  # what players lose to tolls of those who do not bargain
    total: FloatArray  # the surplus of all in the scenario; v(N) and the other lines add up to it


def lines(question: Question, change: Change | None = None) -> Analysis[Lines]:
    r"""Ask for the lines of what is earned in a scenario, or in a change of it.

    With the objective :math:`W` of the scenario, of which priorities cost :math:`P`, and what
    contracts leave with outsiders :math:`O_g` where all players deal,

    .. math:: W = v(N) + V(\varnothing) + \sum_g O_g + C - P - K + T ,

    where :math:`K` is what closures keep from all that those who shut could open, :math:`T` what
    players lose to tolls of those who do not bargain, and :math:`C` what the contracts that
    bargaining ignores make of the flows: the surplus of all with them less that without.
    """
    asked, values = game(question, change), question.figures()
    bargaining = sum(1 << bit for bit in question.bits)
    together = settled(question.program, asked.variant, bargaining)
    opened = with_consent(asked.variant)
    untolled = settled(question.program, replace(asked.variant, dues=()), bargaining)
    variants = tuple(dict.fromkeys((asked.variant, together, opened, untolled)))
    solutions = yield Batch(values, variants=variants, games=(asked,))
    solved, bargained = solutions.variants[asked.variant], solutions.variants[together]
    shut = solved.objective - solutions.variants[opened].objective
    tolls = solutions.variants[untolled].objective - bargained.objective
    consented = clean(solutions.games[asked])
    v = talking(question, consented, change)
    left = _left(question, asked.variant, bargained)
    total, nothing = solved.objective, solutions.nothing[asked]
    silence, priorities = consented[:, -1] - v[:, -1], -solved.forgone
    outside = sum((each.amount for each in left), np.zeros_like(total))
    kept = total - priorities - shut - tolls - (consented[:, -1] + nothing + outside)
    least = NOTHING * np.maximum(np.abs(total), np.abs(consented).max(axis=1))

    def told(amount: FloatArray) -> FloatArray:
        return np.where(np.abs(amount) > least, amount, 0.0)

    return Lines(
        v=v,
        silence=told(silence),
        nothing=told(nothing),
        left=left,
        kept=told(kept),
        priorities=told(priorities),
        shut=told(shut),
        tolls=told(tolls),
        total=total,
    )


def _left(question: Question, variant: Variant, bargained: Solved) -> tuple[Left, ...]:
    """Return what each contract with an outsider leaves with it where all players deal."""
    program, values = question.program, question.figures()
    bargaining = sum(1 << bit for bit in question.bits)
    everybody = np.array([(1 << len(question.bits)) - 1])
    owed = owed_by_contract(program, variant, question.bits, values, everybody)
    found: dict[str, Left] = {}
    for bond in bonds(program, variant, bargaining):
        key, amount = bond.contract.contract, np.zeros(question.draws)
        for position in columns_of(program, bond.contract, bond.period):
            rate = {"taken": bond.taken, "shortfall": bond.shortfall}.get(
                program.columns[position].family
            )
            if rate is not None:
                amount = amount + rate.evaluate(values) * bargained.primal[:, position]
        if key in found:
            amount = amount + found[key].amount
        elif key in owed:
            amount = amount - owed[key][:, 0]
        outsider = bond.contract.buyer if bond.sells else bond.contract.seller
        found[key] = Left(bond.contract, outsider, amount)
    return tuple(found.values())
