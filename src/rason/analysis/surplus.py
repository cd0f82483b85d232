"""Who earns what: surplus by actor under a price rule, adding up to the objective."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.price_rule import by_actor
from rason.analysis.worth import NOBODY
from rason.solve.batch import Batch

if TYPE_CHECKING:
    from rason.analysis.question import Analysis, PriceRule, Question
    from rason.case.cell import FloatArray


@dataclass(frozen=True, slots=True)
class Surplus:
    """Surplus by actor in one scenario.

    Parameters
    ----------
    rule
        The price rule.
    actors
        Owners, markets and `nobody`, those with rents only.
    value
        Shape ``(draws, actors)`` [million currency per year]; adds up to the objective.
    low, high
        Ends over all optimal prices, under the nodal rule; NaN under the others.
    """

    rule: PriceRule
    actors: tuple[str, ...]
    value: FloatArray
    low: FloatArray
    high: FloatArray


def surplus(question: Question, rule: PriceRule | None = None) -> Analysis[Surplus]:
    """Ask who earns what in a scenario.

    Parameters
    ----------
    question
        Program, draws and scenario.
    rule
        The price rule; None takes the question's choice.

    Returns
    -------
    surplus
        By actor, with ranges under the nodal rule.
    """
    rule = rule or question.choices.price_rule
    earned = yield from by_actor(question, rule)
    variant = question.variant()
    solutions = yield Batch(question.figures(), faces=(variant,))
    face = solutions.faces[variant]
    actors = tuple(earned)
    value = np.stack([earned[actor] for actor in actors], axis=1)
    if rule != "nodal":
        return Surplus(
            rule, actors, value, np.full_like(value, np.nan), np.full_like(value, np.nan)
        )
    names = ["" if actor == NOBODY else actor for actor in actors]
    low = np.stack([face.surplus_low[name] for name in names], axis=1)
    high = np.stack([face.surplus_high[name] for name in names], axis=1)
    return Surplus(rule, actors, value, np.minimum(low, value), np.maximum(high, value))
