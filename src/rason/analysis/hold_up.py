"""Hold-up: what a partner can take by shutting a corridor, and when it pays him to keep it open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.bargain import coalition, game
from rason.analysis.measure import refuse
from rason.analysis.quantity import ratio
from rason.scenario.merge import named
from rason.solve.batch import Batch
from rason.units import DimensionError

if TYPE_CHECKING:
    from rason.analysis.question import Analysis, Question
    from rason.case.cell import FloatArray


def quasi_rent(question: Question, actor: str, closed: str = "") -> Analysis[FloatArray]:
    """Ask what the others lose in a year when an actor shuts what it can, capital sunk.

    Parameters
    ----------
    question
        Program, draws and scenario.
    actor
        Who shuts.
    closed
        What it shuts: an asset, a passage or a place; empty is all that needs its consent.

    Returns
    -------
    quasi_rent
        Shape ``(draws,)`` [million currency per year]: Q.
    """
    change = question.change().under(sunk=True)
    if closed:
        open_ = question.variant(change)
        shut = question.variant(change.with_closure(named(question.case, closed)))
        solutions = yield Batch(question.figures(), variants=(open_, shut))
        return solutions.variants[open_].objective - solutions.variants[shut].objective
    asked = game(question, change)
    solutions = yield Batch(question.figures(), games=(asked,))
    v = solutions.games[asked]
    others = tuple(player for player in question.players if player != actor)
    return v[:, -1] - v[:, coalition(question, others)]


def patience(question: Question, actor: str, fee: str, closed: str = "") -> Analysis[FloatArray]:
    r"""Ask how much an actor must value next year to keep a corridor open for its fee.

    .. math:: \delta \ge 1 - F / Q

    Parameters
    ----------
    question
        Program, draws and scenario.
    actor
        Who could shut it, and could take the quasi-rent Q once.
    fee
        Key of the figure that it is paid a year, F.
    closed
        What it would shut; empty is all that needs its consent.

    Returns
    -------
    patience
        Shape ``(draws,)``: the least discount factor; 0 where the fee is at least the
        quasi-rent, NaN where there is nothing to take.
    """
    rent = yield from quasi_rent(question, actor, closed)
    case, values = question.case, question.figures()
    unit = f"million {case.settings.currency}/yr"
    try:
        paid = values[fee] * case.units.factor(case.figures[fee].unit, unit)
    except DimensionError:
        refuse(
            case, "RSN-S004", f"patience, fee {fee}", case.figures[fee].unit,
            f"money in a year, such as {unit}", "name a figure that is paid every year",
        )  # fmt: skip
    least: FloatArray = np.maximum(1.0 - ratio(np.broadcast_to(paid, rent.shape), rent), 0.0)
    return least
