"""What projects are worth: what building each adds to a scenario, alone and beside the others."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import numpy as np
from pydantic import Field

from rason.analysis.projects import Projects as Worth
from rason.analysis.projects import built
from rason.analysis.projects import projects as analysis
from rason.claim.need import Need, granted
from rason.scenario.merge import merge
from rason.scenario.needs import left_open, needed
from rason.table.column import Column, Reason, Scenario, Spread, Unit
from rason.table.naming import name_of
from rason.table.numbers import by_name, certain, finite, money, yearly
from rason.table.row import Answer, Row
from rason.table.shown import Shown
from rason.words.amounts import format_share
from rason.words.phrases import amount

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rason.answer.subject import Subject
    from rason.case import Case, FloatArray
    from rason.claim.need import Inquiry
    from rason.table.naming import Names

BUILT = 0.5
"""Part of a divisible project from which it counts as worth building."""


class Project(Row, table="projects"):
    """What building a project whole adds to a scenario, alone and beside all others."""

    scenario: Scenario
    """Where it is valued, which leaves it open."""
    project: Annotated[str, Column("Key", key=True)]
    name: Annotated[str, Column("Project")]
    needs: Annotated[tuple[str, ...], Column("With")] = ()
    """Projects that are built with it, since without them it carries nothing, or less."""
    alone: Annotated[float | None, Column("Worth alone", "amount", unit="unit", compared=True)]
    """Where nothing else is optional; negative where it does not pay."""
    together: Annotated[
        float | None, Column("Worth beside all others", "amount", unit="unit", compared=True)
    ]
    """Where all others may be built as well."""
    unit: Unit
    built: Annotated[float | None, Column("Part built", "share", unit="1")] = None
    """At central figures, where it and what it needs alone may be built."""
    frequency: Annotated[
        float | None, Column("Built, of draws", "share", unit="1", compared=True)
    ] = None
    """Share of draws in which it is built where all others may be built as well."""
    actors: Annotated[
        dict[str, float],
        Spread(
            "projects_by_actor",
            "actor",
            Column("Actor", "actor"),
            "gain",
            Column("Gain", "amount", unit="unit", compared=True),
        ),
    ] = Field(default_factory=dict)
    """What it changes for each actor, alone."""
    reason: Reason = ""


class Projects(Answer):
    """What building projects adds, alone and beside all others."""

    projects: tuple[Project, ...] = ()


ANSWER = Projects


def projects(subject: Subject) -> Inquiry[Projects]:
    """Ask what building each project adds to a scenario, and how often it is built."""
    question, drawn = subject.central, subject.drawn
    open_ = left_open(question.change()) if drawn is not None else ()
    found = yield (
        Need.over("projects", analysis, question),
        *(
            Need.over(("built", key), partial(built, project=key), drawn)
            for key in open_
            if drawn is not None
        ),
    )
    worth, *parts = map(granted, found)
    rows = _rows(subject.case, subject.scenario, worth, dict(zip(open_, parts, strict=True)))
    reason = "" if rows else none_open(subject.case, (question.scenario,))
    return Projects(projects=rows, reason=reason)


def _rows(
    case: Case, scenario: str, worth: Worth, parts: Mapping[str, FloatArray]
) -> tuple[Project, ...]:
    return tuple(
        Project(
            scenario=scenario,
            project=key,
            name=case.projects[key].name,
            needs=needed(case, key),
            alone=money(worth.alone[0, index]),
            together=money(worth.last[0, index]),
            unit=yearly(case),
            built=finite(worth.built[0, index]),
            frequency=certain(float(np.mean(parts[key] >= BUILT))) if key in parts else None,
            actors=by_name(worth.actors, worth.by_actor[0, index]),
            reason="infeasible" if money(worth.alone[0, index]) is None else "",
        )
        for index, key in enumerate(worth.projects)
    )


def none_open(case: Case, scenarios: Iterable[tuple[str, ...]]) -> str:
    """Say why no project is valued, and in which scenarios some would be."""
    if not case.projects:
        return "No project is valued: the case has none."
    where = [f"`{'+'.join(names)}`" if names else "the case as it stands" for names in scenarios]
    named = (key for key in case.scenarios if key not in case.on_top)
    open_ = [f"`{key}`" for key in named if left_open(merge(case, (key,)))]
    others = f"scenarios that leave some open: {', '.join(open_)}" if open_ else "no scenario does"
    return (
        "No project is valued, since none is left open to be built or not in "
        f"{' or '.join(where)}; {others}."
    )


def layout(answer: Projects, names: Names, most: int) -> tuple[Shown, ...]:  # noqa: ARG001 - all
    """Lay out all projects: a case has few."""
    if not answer.projects:
        return ()
    rows = tuple(
        (
            name_of(names, "scenario", each.scenario),
            (each.name or each.project)
            + "".join(f", with {name_of(names, 'project', need)}" for need in each.needs),
            each.reason if each.alone is None else amount(each.alone, each.unit),
            "" if each.together is None else amount(each.together, each.unit),
            "" if each.frequency is None else format_share(each.frequency),
        )
        for each in answer.projects
    )
    headings = (
        "Scenario",
        "Project",
        "Worth alone",
        "Worth beside all others",
        "Built beside all others, of draws",
    )
    note = (
        "What building it whole adds at a year's rate, its annuity paid, and what it needs built as"
        " far as that pays; less than nothing does not pay."
    )
    return (Shown("Projects", headings, rows, note, (2, 3, 4)),)
