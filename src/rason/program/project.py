"""Projects: how much of each is built, and the annuity of its capital."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from rason.program.consent import both, needs
from rason.program.term import ONE, ZERO, Term

if TYPE_CHECKING:
    from rason.case.case import Case
    from rason.case.cell import Cell, FloatArray, Values
    from rason.case.evaluate import Evaluator
    from rason.case.tables import Project
    from rason.program.draft import Draft


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


def add_projects(draft: Draft) -> None:
    """Add a `build` column for each project, after all its assets stand.

    It earns its sponsor the rents of the build rows of its assets and costs the annuity. Its
    consent is that of all its assets together, and its sponsor's.

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
                needs(project.sponsor),
                *(tuple(sorted(sets, key=sorted)) for sets in by_asset.values()),
            ],
            draft.players,
        )
        entries = [
            (draft.row("build", asset), Term.of(_capacity(case, asset)) * -1.0)
            for asset in by_asset
        ]
        draft.column(
            "build",
            project.project,
            consent=consent[:1],
            entries=entries,
            upper=ONE,
            cost=annuity(case, project) * -1.0,
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
