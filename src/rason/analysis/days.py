"""Some days of a calendar: what is moved, asked for and paid in them, out of a whole solution."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.worth import price_in

if TYPE_CHECKING:
    from datetime import date

    from rason.analysis.question import Question
    from rason.case.calendar import Calendar
    from rason.case.cell import FloatArray
    from rason.program.program import Program
    from rason.solve.batch import Solved

Days = tuple["date", "date"]
"""First and last day."""


def astray(calendar: Calendar, days: Days) -> tuple[str, str, str] | None:
    """Say what is wrong with days of a calendar: found, expected and fix; None where nothing is."""
    if days[0] > days[1]:
        return (
            f"from {days[0]} until {days[1]}", "a first day that is no later than the last",
            f"write [{days[1]}, {days[0]}]",
        )  # fmt: skip
    first, last = calendar.periods[0].first, calendar.periods[-1].last
    outside = next((day for day in days if not first <= day <= last), None)
    if outside is None:
        return None
    return (
        f"{outside}, a day outside the calendar", f"days from {first} to {last}",
        "correct the day, or let the calendar reach as far",
    )  # fmt: skip


def parts(program: Program, days: Days | None) -> FloatArray:
    """Return what part of each period lies within some days; all of it where none are named.

    Shape ``(periods,)``, each from 0 to 1; a calendar holds the days.
    """
    if days is None or program.calendar is None:
        return np.ones(len(program.timing.periods))
    found = []
    for period in program.calendar.periods:
        first, last = max(period.first, days[0]), min(period.last, days[1])
        found.append(max((last - first).days + 1, 0) / period.days)
    return np.array(found)


def years(program: Program, days: Days | None) -> float:
    """Return how long some days are; the whole calendar, or the year, where none are named."""
    if days is None or program.calendar is None:
        return program.timing.years
    lengths = np.array([period.length for period in program.calendar.periods])
    return float(parts(program, days) @ lengths)


def in_days(question: Question, solved: Solved) -> Solved:
    """Return a solution in which all that moves is as it is on average over the question's days."""
    if question.days is None:
        return solved
    return replace(solved, primal=by_day(question, solved.primal))


def by_day(question: Question, by_column: FloatArray) -> FloatArray:
    """Return amounts a year over the whole calendar as those over the question's days.

    Of columns, shape ``(draws, columns)``. What belongs to no period, such as what is built, stays.
    """
    program = question.program
    if question.days is None:
        return by_column
    share = parts(program, question.days) * program.timing.years / years(program, question.days)
    times = np.array([1.0 if c.period is None else share[c.period] for c in program.columns])
    found: FloatArray = np.where(times > 0.0, by_column, 0.0) * times
    return found


def price_in_days(question: Question, solved: Solved, place: str, commodity: str) -> FloatArray:
    """Return the price over the question's days, each counting alike, in the money of these days.

    Shape ``(draws,)`` [million currency per commodity unit]; NaN where none can be.
    """
    program, values = question.program, question.figures()
    assert program.calendar is not None, "days are of a calendar"
    within = parts(program, question.days)
    lengths = np.array([period.length for period in program.calendar.periods])
    shares = within * lengths / years(program, question.days)
    total = np.zeros(len(solved.objective))
    for period in np.flatnonzero(within):
        price = price_in(program, solved, place, commodity, int(period))
        total = total + shares[period] * price / program.timing.worth(int(period), values)
    return total
