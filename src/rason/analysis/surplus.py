"""Who earns what: surplus by actor under a price rule, adding up to the objective."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.foresight import windows_of
from rason.analysis.price_rule import by_actor
from rason.analysis.quantity import beside, no_money, significant
from rason.analysis.worth import NOBODY
from rason.solve.batch import Batch

if TYPE_CHECKING:
    from rason.analysis.question import Analysis, PriceRule, Question
    from rason.case.cell import FloatArray


@dataclass(frozen=True, slots=True)
class Surplus:
    """Surplus by actor in one scenario."""

    rule: PriceRule
    actors: tuple[str, ...]  # owners, markets and `nobody`, those with rents only
    # Shape ``(draws, actors)`` [million currency per year]; adds up to the objective.
    value: FloatArray
    # low, high: ends over all optimal prices, under the nodal rule; NaN under the others.
    low: FloatArray
    high: FloatArray


def surplus(
    question: Question, rule: PriceRule | None = None, *, ranges: bool = True
) -> Analysis[Surplus]:
    """Ask who earns what in a scenario.

    By actor, with ranges over all optimal prices under the nodal rule. No `rule` is the question's
    choice.
    """
    rule = rule or question.choices.price_rule
    earned = yield from by_actor(question, rule)
    actors = tuple(earned)
    least = no_money(question.program)
    value = significant(beside([earned[actor] for actor in actors], (question.draws,)), least)
    if rule != "nodal" or not ranges or windows_of(question):
        none = np.full_like(value, np.nan)
        return Surplus(rule, actors, value, none, none)
    variant = question.variant()
    solutions = yield Batch(question.figures(), faces=(variant,))
    face = solutions.faces[variant]
    names = ["" if actor == NOBODY else actor for actor in actors]
    none = np.zeros(question.draws)
    low, high = (
        significant(beside([ends.get(name, none) for name in names], none.shape), least)
        for ends in (face.surplus_low, face.surplus_high)
    )
    return Surplus(rule, actors, value, np.minimum(low, value), np.maximum(high, value))
