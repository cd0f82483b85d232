"""Bargaining power of more players than all coalitions can be solved for: sampled, and proved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rason.games import least_core_by_rows, shapley_sampling
from rason.solve.batch import Batch, Coalitions, Game, Objection
from rason.solve.linear import GAP

if TYPE_CHECKING:
    from collections.abc import Generator

    from rason.analysis.question import Analysis, Question
    from rason.case.cell import FloatArray
    from rason.games import CertifiedLeastCore, SampledShapley

    Sampling = Generator[tuple[int, ...], FloatArray, SampledShapley]


@dataclass(frozen=True, slots=True)
class ManyPower:
    """Bargaining power of many players in one scenario, at the first draw."""

    players: tuple[str, ...]
    together: float  # what all earn together [million currency per year]
    # alone, indispensable: what each earns alone, and what the others lose without it; shape
    # ``(players,)`` [million currency per year].
    alone: FloatArray
    indispensable: FloatArray
    shapley: SampledShapley  # estimates with their errors [million currency per year]
    # A payoff that leaves no coalition more to object to than can be helped, and its proof [million
    # currency per year].
    least_core: CertifiedLeastCore
    talks_ignored: bool  # whether the scenario says who talks with whom, which is left out here


def power_of_many(question: Question) -> Analysis[ManyPower]:
    """Ask for what can be known of bargaining power without the values of all coalitions.

    In the first draw; two players or more. The Shapley value with errors, and a certified payoff of
    the least core.
    """
    asked, values = Game(question.variant(), question.bits), question.figures()
    players = len(question.players)
    everybody = (1 << players) - 1
    ends = [1 << player for player in range(players)]
    ends += [everybody ^ single for single in ends] + [everybody]
    sampling = shapley_sampling(players, accuracy=GAP)
    sample = next(sampling)
    masks = tuple(sorted({*sample, *ends}))
    wanted = Coalitions(asked, masks)
    solutions = yield Batch(values, coalitions=(wanted,))
    known = dict(zip(masks, solutions.coalitions[wanted].tolist(), strict=True))
    shapley = _ended(sampling, np.array([known[coalition] for coalition in sample]))
    least_core = yield from _least_core(question, asked, known)
    without = np.array([known[everybody ^ (1 << player)] for player in range(players)])
    return ManyPower(
        players=question.players,
        together=known[everybody],
        alone=np.array([known[1 << player] for player in range(players)]),
        indispensable=known[everybody] - without,
        shapley=shapley,
        least_core=least_core,
        talks_ignored=question.change().talks.restricts,
    )


def _ended(sampling: Sampling, values: FloatArray) -> SampledShapley:
    """Tell a sampling the values that it asked for, and return what it makes of them."""
    try:
        sampling.send(values)
    except StopIteration as end:
        shapley: SampledShapley = end.value
        return shapley
    raise AssertionError("a sample is asked for once")


def _least_core(
    question: Question, asked: Game, known: dict[int, float]
) -> Analysis[CertifiedLeastCore]:
    """Ask who objects to a payoff, until nobody does more than can be helped."""
    searching = least_core_by_rows(len(question.players), known, accuracy=GAP)
    payoff = next(searching)
    while True:
        objection = Objection(asked, tuple(payoff.tolist()))
        solutions = yield Batch(question.figures(), objections=(objection,))
        found = solutions.objectors[objection]
        try:
            payoff = searching.send((found.coalition, found.value, found.bound))
        except StopIteration as end:
            least_core: CertifiedLeastCore = end.value
            return least_core
