"""Projects: how much of each is built, and the annuity of its capital."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np

from rason.program.consent import both, needs
from rason.program.handling import berths, operators
from rason.program.term import ONE, ZERO, Term

if TYPE_CHECKING:
    from rason.case.calendar import Calendar
    from rason.case.case import Case
    from rason.case.cell import Cell, FloatArray, Values
    from rason.case.evaluate import Evaluator
    from rason.case.tables import Project
    from rason.program.draft import Draft
    from rason.program.timing import Timing

BUILT: Final = frozenset({"build", "standing"})
"""Families of what is built: by decision, and what stands before a calendar begins."""
_WHOLE: Final = 1e-9
"""Part of a period that is rounding."""


def annuity(case: Case, project: Project, wedge: Term | None = None) -> Term:
    r"""Return the yearly cost of a project's capital.

    .. math:: a = K \, \frac{r}{1 - (1 + r)^{-T}}

    Parameters
    ----------
    project
        The project: capital K, life T, and its own discount rate if it has one.
    wedge
        Added to the rate r by rules of kind `finance`.

    Returns
    -------
    annuity
        Term [million currency per year].
    """
    rate = project.discount if project.discount is not None else case.discount
    capital, life, extra = project.capital, project.life, wedge or ZERO
    evaluate = partial(_annuity, capital.evaluate, rate.evaluate, life.evaluate, extra.evaluate)
    return Term(evaluate, (capital, rate, life, *extra.cells))


def _annuity(
    capital: Evaluator, rate: Evaluator, life: Evaluator, wedge: Evaluator, values: Values
) -> FloatArray:
    """Return K r / (1 - (1 + r)^-T), and K / T where nothing is asked for waiting."""
    asked, years = rate(values) + wedge(values), life(values)
    free = asked <= 0.0
    safe = np.where(free, 1.0, asked)
    with np.errstate(all="ignore"):  # a life of nearly nothing has no yearly cost: it is refused
        factor = np.where(free, 1.0 / years, safe / (1.0 - np.power(1.0 + safe, -years)))
        return capital(values) * factor


def spent(case: Case, project: Project, timing: Timing, wedge: Term | None = None) -> Term:
    r"""Return what building a project whole costs a year of the program.

    In the year without dates that is the annuity. In a calendar capital is spent on the day of
    decision and service begins later, so the annuity is raised by :math:`(1 + r)^b` for the years
    `b` that building takes, and it is paid for as long as the project serves within the calendar.

    Rules of kind `finance` add the `wedge` to the rate.
    """
    yearly = annuity(case, project, wedge)
    if timing.calendar is None:
        return yearly
    rate = project.discount if project.discount is not None else case.discount
    extra = wedge or ZERO
    service = Service(project, timing.calendar)
    evaluate = partial(_spent, yearly.evaluate, rate.evaluate, extra.evaluate, service, timing)
    cells = (project.build,) if project.build is not None else ()
    discount = timing.calendar.discount
    return Term(evaluate, (*yearly.cells, *cells, *((discount,) if discount else ())))


def _spent(
    yearly: Evaluator,
    rate: Evaluator,
    wedge: Evaluator,
    service: Service,
    timing: Timing,
    values: Values,
) -> FloatArray:
    raised = np.power(1.0 + rate(values) + wedge(values), service.building(values))
    part = timing.served(service.begins(values), service.life(values), values)
    found: FloatArray = yearly(values) * raised * part
    return found


@dataclass(frozen=True, slots=True)
class Service:
    """When a project that is decided in a calendar serves, in years from its first day."""

    project: Project
    calendar: Calendar

    def building(self, values: Values) -> FloatArray:
        """Return how long it takes to build."""
        build = self.project.build
        return np.asarray(0.0) if build is None else build.evaluate(values)

    def begins(self, values: Values) -> FloatArray:
        """Return when it begins to serve."""
        decided = self.project.decided
        day = 0.0 if decided is None else self.calendar.offset(decided)
        begun: FloatArray = day + self.building(values)
        return begun

    def life(self, values: Values) -> FloatArray:
        """Return for how long it serves."""
        return self.project.life.evaluate(values)

    def part(self, period: int, values: Values) -> FloatArray:
        """Return what part of a period it serves."""
        there = self.calendar.periods[period]
        start, end = there.start, there.start + there.length
        first = self.begins(values)
        last = first + self.life(values)
        inside = np.minimum(last, end) - np.maximum(first, start)
        # What begins on the period's first day serves all of it, whatever a sum of years rounds.
        part: FloatArray = np.clip(inside / there.length, 0.0, 1.0)
        return np.where(part > 1.0 - _WHOLE, 1.0, np.where(part < _WHOLE, 0.0, part))


def serves(draft: Draft, project: Project, *, standing: bool) -> Term:
    """Return what part of the draft's period a project serves, all if it stands before it."""
    if draft.calendar is None or draft.period is None or standing:
        return ONE
    cells = (project.life, *((project.build,) if project.build is not None else ()))
    return Term(partial(Service(project, draft.calendar).part, draft.period), cells)


def add_projects(draft: Draft) -> None:
    """Add a `build` column for each project, after all its assets stand.

    It earns its sponsor the rents of the build rows of its assets and costs the annuity. Its
    consent is that of all its assets together, of those who run its handling, and its sponsor's. In
    a calendar a column `standing` is what stands before it begins, and so serves from the first
    day.

    Parameters
    ----------
    draft
        The program so far, with the assets of every project.
    """
    case = draft.case
    for project in case.projects.values():
        members = [c for c in draft.columns if c.project == project.project]
        by_asset: dict[str, set[frozenset[str]]] = {}
        for member in members:
            by_asset.setdefault(member.asset, set()).add(member.consent)
        consent = both(
            [
                needs(project.sponsor, *operators(case, project.project)),
                *(tuple(sorted(sets, key=sorted)) for sets in by_asset.values()),
            ],
            draft.players,
        )
        for standing in (False, True) if draft.calendar is not None else (False,):
            entries = []
            for period in draft.timing.periods:
                draft.period = period
                part = serves(draft, project, standing=standing)
                for asset in by_asset:
                    room = draft.quantity(Term.of(_capacity(case, asset)) * -1.0)
                    row = draft.row("build", asset)
                    entries.append((row, room if part is ONE else room * part))
                for row, capacity in berths(draft, project.project):
                    room = draft.quantity(capacity * -1.0)
                    entries.append((row, room if part is ONE else room * part))
            draft.period = None
            draft.column(
                "standing" if standing else "build",
                project.project,
                consent=consent[:1],
                entries=entries,
                upper=ONE,
                cost=ZERO if standing else spent(case, project, draft.timing) * -1.0,
                owner=project.sponsor,
                project=project.project,
            )


def _capacity(case: Case, asset: str) -> Cell:
    """Return the capacity of a supply, a link or a process."""
    if asset in case.links:
        return case.links[asset].capacity
    if asset in case.supplies:
        return case.supplies[asset].capacity
    return case.processes[asset].capacity
