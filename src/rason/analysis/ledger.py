"""Where all that is earned goes: what players split, and what stays outside the bargain."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.bargain import clean, error_of, game, talking
from rason.games import worst_pair
from rason.games.exactness import ERRORS
from rason.program.contract import columns_of
from rason.scenario.outside import bonds, owed_by_contract, settled, with_consent
from rason.solve.batch import Batch

if TYPE_CHECKING:
    from rason.analysis.question import Analysis, Question
    from rason.case.cell import FloatArray
    from rason.case.tables import Contract
    from rason.solve.batch import Solved

MOST_COMPARED = 12
"""Most players whose pairs of coalitions are all compared: half a million of them."""
NOTHING = 1e-8  # what is less than this part of all that is earned is rounding


@dataclass(frozen=True, slots=True)
class Left:
    """What a contract with an outsider leaves with it."""

    contract: Contract
    outsider: str  # its party that does not bargain
    amount: float  # above its cost, or below its bid if negative [million currency per year]


@dataclass(frozen=True, slots=True)
class Apart:
    """Two coalitions that earn more apart than together."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    more: float  # by how much [million currency per year]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Where all that is earned in a scenario goes, at the first draw [million currency a year]."""

    players: float
    silence: float  # what they do not earn since some of them do not deal with each other
    nothing: float  # what needs nobody's consent
    left: tuple[Left, ...]  # what contracts leave with outsiders
    # What contracts of players among each other, or of outsiders, make of the flows: bargaining
    # ignores them.
    kept: float
    priorities: float  # what priorities cost, as a negative amount
    # What closures keep from all that those who shut could open, as a negative amount.
    shut: float
    tolls: float  # what tolls of others, who do not bargain, take from the players
    total: float  # the surplus of all in the scenario; the sum of the others
    # The two disjoint coalitions that lose most by joining; None where none does, or where the
    # players are too many to compare all.
    apart: Apart | None


def ledger(question: Question) -> Analysis[Ledger]:
    r"""Ask where all that is earned in a scenario goes.

    In the first draw. Its lines add up to the scenario's surplus.

    Notes
    -----
    With the objective :math:`W` of the scenario, of which priorities cost :math:`P`, and what
    contracts leave with outsiders :math:`O_g` where all players deal,

    .. math:: W = v(N) + V(\varnothing) + \sum_g O_g + C - P - K + T ,

    where :math:`K` is what closures keep from all that those who shut could open, :math:`T` what
    players lose to tolls of those who do not bargain, and :math:`C` what the contracts that
    bargaining ignores make of the flows: the surplus of all with them less that without.
    """
    asked, values = game(question), question.figures()
    bargaining = sum(1 << bit for bit in question.bits)
    together = settled(question.program, asked.variant, bargaining)
    opened = with_consent(asked.variant)
    untolled = settled(question.program, replace(asked.variant, dues=()), bargaining)
    variants = tuple(dict.fromkeys((asked.variant, together, opened, untolled)))
    solutions = yield Batch(values, variants=variants, games=(asked,))
    solved, bargained = solutions.variants[asked.variant], solutions.variants[together]
    agreed, free = solutions.variants[opened], solutions.variants[untolled]
    shut = float(solved.objective[0] - agreed.objective[0])
    tolls = float(free.objective[0] - bargained.objective[0])
    v = clean(solutions.games[asked][:1])
    dealing = talking(question, v)[0]
    left = _left(question, bargained)
    total = float(solved.objective[0])
    players, nothing = float(dealing[-1]), float(solutions.nothing[asked][0])
    silence = float(v[0, -1]) - players
    priorities = -float(solved.forgone[0])
    kept = (
        total
        - priorities
        - shut
        - tolls
        - (players + silence + nothing + sum(each.amount for each in left))
    )
    least = NOTHING * max(abs(total), float(np.abs(v).max()))
    return Ledger(
        players=players,
        silence=silence if abs(silence) > least else 0.0,
        nothing=nothing if abs(nothing) > least else 0.0,
        left=left,
        kept=kept if abs(kept) > least else 0.0,
        priorities=priorities if abs(priorities) > least else 0.0,
        shut=shut if abs(shut) > least else 0.0,
        tolls=tolls if abs(tolls) > least else 0.0,
        total=total,
        apart=_apart(question.players, dealing),
    )


def _left(question: Question, bargained: Solved) -> tuple[Left, ...]:
    """Return what each contract with an outsider leaves with it where all players deal."""
    program, values, variant = question.program, question.figures(), question.variant()
    bargaining = sum(1 << bit for bit in question.bits)
    everybody = np.array([(1 << len(question.bits)) - 1])
    owed = owed_by_contract(program, variant, question.bits, values, everybody)
    left: dict[str, Left] = {}
    for bond in bonds(program, variant, bargaining):
        key, amount = bond.contract.contract, 0.0
        for position in columns_of(program, bond.contract, bond.period):
            rate = {"taken": bond.taken, "shortfall": bond.shortfall}.get(
                program.columns[position].family
            )
            if rate is not None:
                amount += _first(rate.evaluate(values)) * float(bargained.primal[0, position])
        if key in left:
            amount += left[key].amount
        elif key in owed:
            amount -= float(owed[key][0, 0])
        outsider = bond.contract.buyer if bond.sells else bond.contract.seller
        left[key] = Left(bond.contract, outsider, amount)
    return tuple(left.values())


def _first(values: FloatArray) -> float:
    return float(np.reshape(values, -1)[0])


def _apart(players: tuple[str, ...], v: FloatArray) -> Apart | None:
    """Return the two coalitions that lose most by joining."""
    if len(players) > MOST_COMPARED:
        return None
    found = worst_pair(v, ERRORS * float(error_of(v)))
    if found is None:
        return None
    one, other, more = found
    names = [
        tuple(player for position, player in enumerate(players) if mask >> position & 1)
        for mask in (one, other)
    ]
    return Apart(names[0], names[1], more)
