"""What a unit more is worth where, and how wide the optimum leaves it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.foresight import outcome
from rason.analysis.quantity import NOTHING, significant
from rason.analysis.worth import at_rows, price_rows

if TYPE_CHECKING:
    from rason.analysis.question import Analysis, Question
    from rason.case.cell import FloatArray


@dataclass(frozen=True, slots=True)
class Prices:
    """The prices of one scenario."""

    # Place, commodity and, for a traced commodity without a demand there, origin.
    keys: tuple[tuple[str, str, str], ...]
    # value, low, high: shape ``(draws, prices)`` [million currency per commodity unit]: one optimal
    # price, the worth of one unit more and of one unit less; NaN where no such unit can be had.
    value: FloatArray
    low: FloatArray
    high: FloatArray


def prices(question: Question, *, ranges: bool = True) -> Analysis[Prices]:
    """Ask for all prices of a scenario, with their ranges.

    One for each place and commodity; where a traced commodity is burnt, the buyers' price beside
    those of each origin. Without `ranges`, the worth of one unit more and less, both ends are the
    value.
    """
    found = yield from outcome(question, face=ranges)
    solved, face = found.solved, found.face
    rows = price_rows(question.program, solved)
    order, usual = rows.values(), question.program.usual_price
    least = np.array([NOTHING * usual.get(commodity, 0.0) for _, commodity, _ in rows])
    value = significant(at_rows(question.program, solved.dual, order), least)
    if face is None:
        return Prices(tuple(rows), value, value, value)
    low, high = (
        significant(at_rows(question.program, each, order), least)
        for each in (face.price_low, face.price_high)
    )
    return Prices(tuple(rows), value, low, high)
