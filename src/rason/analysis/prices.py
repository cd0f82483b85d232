"""What a unit more is worth where, and how wide the optimum leaves it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rason.solve.batch import Batch

if TYPE_CHECKING:
    from rason.analysis.question import Analysis, Question
    from rason.case.cell import FloatArray
    from rason.program.program import Program
    from rason.solve.batch import Solved


@dataclass(frozen=True, slots=True)
class Prices:
    """The prices of one scenario.

    Parameters
    ----------
    keys
        Place, commodity and, for a traced commodity without a demand there, origin.
    value, low, high
        Shape ``(draws, prices)`` [million currency per commodity unit]: one optimal price, the
        worth of one unit more and of one unit less; NaN where no such unit can be had.
    """

    keys: tuple[tuple[str, str, str], ...]
    value: FloatArray
    low: FloatArray
    high: FloatArray


def prices(question: Question) -> Analysis[Prices]:
    """Ask for all prices of a scenario, with their ranges.

    Parameters
    ----------
    question
        Program, draws and scenario.

    Returns
    -------
    prices
        One for each place and commodity; where a traced commodity is burnt, the buyers' price
        beside those of each origin.
    """
    variant = question.variant()
    solutions = yield Batch(question.figures(), variants=(variant,), faces=(variant,))
    solved, face = solutions.variants[variant], solutions.faces[variant]
    rows = price_rows(question.program)
    order = list(rows.values())
    return Prices(
        tuple(rows), solved.dual[:, order], face.price_low[:, order], face.price_high[:, order]
    )


def price_rows(program: Program) -> dict[tuple[str, str, str], int]:
    """Return the row behind each price: a pool where there is a demand, a balance elsewhere.

    Parameters
    ----------
    program
        The program.

    Returns
    -------
    rows
        Row index by place, commodity and origin.
    """
    rows: dict[tuple[str, str, str], int] = {}
    for index, row in enumerate(program.rows):
        if row.family == "pool":
            rows.setdefault((program.case.demands[row.key].place, row.commodity, ""), index)
        elif row.family == "balance":
            rows.setdefault((row.key, row.commodity, row.origin), index)
    return dict(sorted(rows.items()))


def price_at(program: Program, solved: Solved, place: str, commodity: str) -> FloatArray:
    """Return the price of a commodity at a place.

    Parameters
    ----------
    program
        The program.
    solved
        A solution.
    place, commodity
        Where, and of what.

    Returns
    -------
    price
        Shape ``(draws,)`` [million currency per commodity unit]: the buyers' price where a traced
        commodity is burnt, elsewhere that of the origin worth most; NaN where none can be.
    """
    rows = price_rows(program)
    if (place, commodity, "") in rows:
        return solved.dual[:, rows[place, commodity, ""]]
    found = [row for (at, what, _), row in rows.items() if (at, what) == (place, commodity)]
    if not found:
        return np.full(len(solved.objective), np.nan)
    highest: FloatArray = solved.dual[:, found].max(axis=1)
    return highest
