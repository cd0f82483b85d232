"""Who depends on whom: how concentrated sources are, and what is lost when two cease to deal."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.bargain import clean, game, split, talking
from rason.analysis.quantity import nothing, ratio, taken
from rason.games import stand_alone_values
from rason.solve.batch import Batch

if TYPE_CHECKING:
    from rason.analysis.question import Analysis, Question
    from rason.case.cell import FloatArray
    from rason.program.program import Program
    from rason.solve.batch import Game, Solved


@dataclass(frozen=True, slots=True)
class Dependence:
    """Bargaining dependence of every pair of players."""

    players: tuple[str, ...]
    # Shape ``(draws, players, players)`` [million currency per year]: what the first loses by the
    # question's concept when it and the second no longer deal; NaN on the diagonal.
    loss: FloatArray
    payoff: FloatArray  # shape ``(draws, players)``: what each has while all deal
    gain: FloatArray  # shape ``(draws, players)``: what of that it has above what it earns alone


def dependence(question: Question) -> Analysis[Dependence]:
    """Ask what each player loses when it no longer deals with each other one."""
    players = question.players
    whole = game(question)
    cuts = {
        (one, other): game(question, question.change().with_cut(players[one], players[other]))
        for one, other in combinations(range(len(players)), 2)
    }
    solutions = yield Batch(question.figures(), games=(whole, *cuts.values()))

    def values(asked: Game) -> FloatArray:
        return talking(question, clean(solutions.games[asked]))

    v = values(whole)
    payoff = split(question, v)
    loss = np.full((len(payoff), len(players), len(players)), np.nan)
    for (one, other), cut in cuts.items():
        lost = payoff - split(question, values(cut))
        loss[:, one, other] = lost[:, one]
        loss[:, other, one] = lost[:, other]
    return Dependence(players, loss, payoff, payoff - stand_alone_values(v))


def bargaining_loss(question: Question, actor: str, partner: str) -> Analysis[FloatArray]:
    """Ask what one player loses when it and another no longer deal.

    Shape ``(draws,)`` [million currency per year]; resale through a market remains.
    """
    whole = game(question)
    cut = game(question, question.change().with_cut(actor, partner))
    solutions = yield Batch(question.figures(), games=(whole, cut))
    position = question.players.index(actor)
    before, after = (
        split(question, talking(question, clean(solutions.games[each])))[:, position]
        for each in (whole, cut)
    )
    return before - after


def concentration(program: Program, solved: Solved, buyer: str, commodity: str) -> FloatArray:
    r"""Return how concentrated a buyer's sources are: the Herfindahl–Hirschman index.

    .. math:: H = \sum_s \Bigl( q_s \big/ \sum_r q_r \Bigr)^2

    Shape ``(draws,)``: 1 for one source, 1/n for n equal ones, NaN if nothing is bought.

    References
    ----------
    Hirschman (1964), "The paternity of an index", *AER* 54(5).
    """
    origins = sorted({c.origin for c in program.columns if c.commodity == commodity and c.origin})
    total = taken(program, solved, commodity, buyer)
    least = nothing(program, commodity)
    shares = [
        ratio(taken(program, solved, commodity, buyer, origin), total, least) for origin in origins
    ]
    index: FloatArray = np.square(np.array(shares)).sum(axis=0)
    return index
