"""The risk of closure that a project bears: at which yearly hazard it stops paying."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rason.program.project import Service
from rason.program.project import annuity as yearly_cost
from rason.scenario.needs import needed
from rason.solve.batch import Batch

if TYPE_CHECKING:
    from rason.analysis.question import Analysis, Question
    from rason.case.case import Case
    from rason.case.cell import FloatArray
    from rason.case.tables import Project

HALVINGS = 60  # steps of bisection: as many as a number between 0 and 1 has digits


@dataclass(frozen=True, slots=True)
class Hazard:
    """How likely a closure may be before a project stops paying."""

    # Shape ``(draws,)`` [million currency per year]: what a year with the project is worth more
    # than a year without it, its capital sunk.
    worth: FloatArray
    # Shape ``(draws,)`` [million currency per year]: the yearly cost of its capital.
    annuity: FloatArray
    # Shape ``(draws,)`` [1/yr]: the yearly hazard of a closure that never ends.
    for_good: FloatArray
    # Shape ``(draws,)`` [1/yr]: the yearly probability of a closure that ends with the year.
    one_year: FloatArray


def hazard(question: Question, project: str) -> Analysis[Hazard]:
    r"""Ask at which yearly hazard of closure a project stops paying.

    With capital K, life T, yearly worth W, discount rate r and hazard h of a closure that never
    ends, h is the root of

    .. math:: K = \sum_{t=1}^{T} W \Bigl( \frac{1 - h}{1 + r} \Bigr)^t .

    A closure that lasts one year takes the worth of that year alone: its probability may be
    :math:`1 - A / W`, with A the annuity of K.

    What the project needs and the other projects of the scenario stand, their capital sunk. 0 where
    the project does not pay even without a closure.

    In a calendar worth and annuity are those of a year of service: a project that is not built is
    decided on its day and serves when it is built, its annuity raised by the interest until then;
    T are its years of service within the calendar, and K what they pay of its capital.

    Notes
    -----
    Nothing is earned once it is shut, capital cannot be got back, and whoever bears the risk
    is neutral to it.
    """
    program, values, change = question.program, question.figures(), question.sunk()
    row = program.case.projects[project]
    decided = program.calendar is not None and question.change().projects[project] != "built"
    with_ = change.with_project(project, "forced" if decided else "built")
    for need in needed(question.case, project):
        with_ = with_.with_project(need, "built")
    stands = question.variant(with_)
    absent = question.variant(change.with_project(project, "out"))
    planned = question.variant(change.with_project(project, "option"))
    solutions = yield Batch(values, variants=(stands, absent))
    worth = solutions.variants[stands].objective - solutions.variants[absent].objective
    column = program.build[project]
    annuity = -program.numbers(values).cost[:, column]
    for index, _, dearer in planned.surcharges:
        if index == column:
            annuity = annuity + dearer.evaluate(values)
    if decided:  # what is decided pays its annuity, and is worth so much more before that
        worth = worth + annuity
    capital, life = row.capital.evaluate(values), row.life.evaluate(values)
    shape = worth.shape
    annuity, capital, life = (np.broadcast_to(each, shape) for each in (annuity, capital, life))
    if program.calendar is not None:
        service = _Service(question, row, decided=decided)
        worth, annuity = service.yearly(worth), service.yearly(annuity)
        if not decided:
            annuity = np.broadcast_to(yearly_cost(program.case, row).evaluate(values), shape)
        life = np.broadcast_to(service.years, shape)
        capital = annuity * _paid(1.0 / (1.0 + service.rate), life)
    return Hazard(
        worth, annuity, break_even_hazard(worth, annuity, capital, life), _share(worth, annuity)
    )


class _Service:
    """When in a calendar a project serves, and what part of all its money comes then."""

    def __init__(self, question: Question, row: Project, *, decided: bool) -> None:
        program, values = question.program, question.figures()
        assert program.calendar is not None
        timing = program.timing
        service = Service(row, program.calendar)
        first = service.begins(values) if decided else np.asarray(0.0)
        life = service.life(values) if decided else np.asarray(timing.years)
        end = np.clip(first + life, 0.0, timing.years)
        self.years = end - np.clip(first, 0.0, timing.years)
        self._part = timing.served(first, life, values)
        rate = row.discount if row.discount is not None else program.case.discount
        self.rate = rate.evaluate(values)

    def yearly(self, amount: FloatArray) -> FloatArray:
        """Return of an amount a year of the calendar what it is in a year of service."""
        serves = self._part > 0.0
        return np.where(serves, amount / np.where(serves, self._part, 1.0), 0.0)


def _paid(factor: FloatArray, years: FloatArray) -> FloatArray:
    """Return what one a year is worth before the first year: q + q² + … + q^n."""
    free = factor >= 1.0
    safe = np.where(free, 0.5, factor)
    return np.where(free, years, safe * (1.0 - safe**years) / (1.0 - safe))


def project_of(case: Case, closed: str) -> str:
    """Return the project that stands or falls with what is shut; empty where it belongs to none."""
    if closed in case.projects:
        return closed
    for table in (case.links, case.processes, case.supplies):
        row = table.get(closed)
        if row is not None:
            return str(row.project)
    return ""


def break_even_hazard(
    worth: FloatArray, annuity: FloatArray, capital: FloatArray, life: FloatArray
) -> FloatArray:
    r"""Return the yearly hazard of a closure for good at which a yearly worth just pays capital.

    Worth and annuity are [million currency per year], capital [million currency], life [yr], not
    always whole; the annuity says the discount rate, whatever it is made of. Shape ``(draws,)``
    [1/yr], from 0 (does not pay even without) to 1.

    Examples
    --------
    Over two years without interest, 750 of capital and 1,000 a year: 0.5 + 0.5² = 0.75.

    >>> import numpy as np
    >>> two = np.array([2.0])
    >>> break_even_hazard(np.array([1000.0]), 750.0 / two, np.array([750.0]), two).round(9)
    array([0.5])
    """
    pays, costs = worth > annuity, annuity > 0.0
    years = np.where(costs, capital / np.where(costs, annuity, 1.0), 0.0)
    discounted = _factor(years, life)
    needed = _factor(capital / np.where(pays, worth, 1.0), life)
    borne = 1.0 - needed / np.where(costs, discounted, 1.0)
    return np.where(pays, np.where(costs, np.clip(borne, 0.0, 1.0), 1.0), 0.0)


def _factor(years: FloatArray, life: FloatArray) -> FloatArray:
    """Return the factor q at which q + q² + … + q^T is a number of years; at most 1."""
    low, high = np.zeros_like(years), np.ones_like(years)
    for _ in range(HALVINGS):
        middle = (low + high) / 2.0
        gap = np.maximum(1.0 - middle, 1e-15)
        short = middle * (1.0 - middle**life) / gap < years
        low, high = np.where(short, middle, low), np.where(short, high, middle)
    return (low + high) / 2.0


def _share(worth: FloatArray, annuity: FloatArray) -> FloatArray:
    """Return 1 - A / W, or 0 where the worth is no more than the annuity."""
    pays = worth > annuity
    return np.where(pays, 1.0 - annuity / np.where(pays, worth, 1.0), 0.0)
