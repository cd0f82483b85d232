"""Money of some days of a calendar: what is earned and paid in them, out of a whole solution.

What building costs is in no days, nor is what lies in a store: it is earned when it is taken out,
and what is left on the last day is not.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.worth import NOBODY, column_rents, row_rents
from rason.case.calendar import counted

if TYPE_CHECKING:
    from rason.analysis.question import Question
    from rason.case.cell import FloatArray
    from rason.program.program import RowFamily
    from rason.scenario.variant import Variant
    from rason.solve.batch import Solved

STORED: tuple[RowFamily, ...] = ("level", "layer", "minimum", "final", "volume")
"""Rows in which a store's owner deals with itself, from one period to the next."""


def present(question: Question) -> FloatArray:
    """Return how many years the money of the question's days counts, on the first day [yr].

    Of the whole calendar, or of the year, where no days are asked about. Of any shape that
    broadcasts to ``(draws,)``.
    """
    if question.days is None:
        return question.program.timing.present(question.figures())
    found: FloatArray = _counted(question).sum(axis=0)
    return found


def shares(question: Question) -> FloatArray:
    """Return by what to multiply a period's money for its part in a mean over the question's days.

    The money is as the program counts it, a year of the whole calendar. Shape ``(periods,)`` or
    ``(periods, draws)``.
    """
    calendar, values = question.program.calendar, question.figures()
    assert calendar is not None, "days are of a calendar"
    part = _counted(question) / calendar.counted(values)
    found: FloatArray = part * question.program.timing.present(values) / present(question)
    return found


def _counted(question: Question) -> FloatArray:
    """Return how many years the money of each period's days among the question's counts."""
    calendar, days = question.program.calendar, question.days
    assert calendar is not None, "days are of a calendar"
    assert days is not None, "some days are asked about"
    rate = np.asarray(0.0)
    if calendar.discount is not None:
        rate = calendar.discount.evaluate(question.figures())
    ends = np.array([calendar.offset(days[0]), calendar.offset(days[1] + timedelta(days=1))])
    return np.stack(
        [
            counted(rate, *np.clip(ends, period.start, period.start + period.length))
            for period in calendar.periods
        ]
    )


def all_in_days(question: Question, variant: Variant, solved: Solved) -> FloatArray:
    """Return what all together earn over the question's days.

    Shape ``(draws,)`` [million currency per year].
    """
    program = question.program
    values, weigh = question.figures(), shares(question)
    total = np.zeros(len(solved.objective))
    cost = variant.earns(program.numbers(values).cost, values)
    for index, column in enumerate(program.columns):
        if column.period is not None and column.family != "level":
            total = total + weigh[column.period] * cost[:, index] * solved.primal[:, index]
    return np.where(np.isfinite(solved.objective), total, np.nan)


def nodal_in_days(question: Question, variant: Variant, solved: Solved) -> dict[str, FloatArray]:
    """Return what each actor earns over the question's days at nodal prices.

    As `rason.analysis.worth.nodal` shares rents out, with goods that go into a store paid for on
    the day, and those that come out sold on it; what a project's capacity earns comes on the day,
    too. Shape ``(draws,)`` by actor; adds up to what all earn in these days.
    """
    program, values, weigh = question.program, question.figures(), shares(question)
    rents = column_rents(program, variant, solved)
    worth = row_rents(program, values, variant, solved)
    data = program.numbers(values).data
    earned: dict[str, FloatArray] = {}

    def add(owner: str, period: int, amount: FloatArray) -> None:
        actor = owner or NOBODY
        earned[actor] = earned.get(actor, 0.0) + weigh[period] * amount

    for index, column in enumerate(program.columns):
        if column.period is not None and column.family != "level":
            add(column.owner, column.period, rents[:, index])
        if column.period is not None and column.family not in ("inject", "withdraw"):
            continue
        for entry in range(program.starts[index], program.starts[index + 1]):
            place = program.indices[entry]
            row = program.rows[place]
            paid = data[:, entry] * solved.dual[:, place] * solved.primal[:, index]
            if column.period is None and row.period is not None and row.family not in STORED:
                add(column.owner, row.period, -paid)
            if column.period is not None and row.family in STORED:
                add(column.owner, column.period, paid)
    for index, row in enumerate(program.rows):
        if row.period is not None and row.family not in STORED:
            add(row.owner, row.period, worth[:, index])
    return earned
