"""A variant of a whole calendar cut down to one of its windows.

At a window's end, what is left in a store counts at its worth there, as if the calendar ended; a
project is decided in the window of its day of decision, by what it costs and brings in that window
alone, and stands as decided in all later ones.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from rason.program.project import Service
from rason.program.term import ONE, Term

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rason.case.cell import FloatArray, Values
    from rason.case.tables import Project
    from rason.program.program import Program
    from rason.program.timing import Timing
    from rason.program.window import WindowProgram
    from rason.scenario.variant import Keep, Variant


def narrowed(part: WindowProgram, variant: Variant) -> Variant:
    """Return a variant of the whole program as one of a window.

    Columns whose value the window is given have no lower bound of their own: they stand at the
    upper bound that they are given.
    """
    own = part.own_columns
    place = {int(column): index for index, column in enumerate(own)}
    scale, lower = variant.scale[own], variant.lower[own]
    cost_scale = variant.cost_scale[own]
    now = {part.build[project] for project in part.build if _decided_here(part, project)}
    surcharges = [
        (place[column], label, term)
        for column, label, term in variant.surcharges
        if column in place
    ]
    for index in given(part):
        scale[index], lower[index] = 1.0, np.inf
    for project, index in part.build.items():
        if index in now and cost_scale[index] > 0.0:
            surcharges = _in_window(part, project, index, surcharges)
        else:
            cost_scale[index] = 0.0
            surcharges = [each for each in surcharges if each[0] != index]
            if _decided_in(part.whole, project) > part.window[1]:
                scale[index] = lower[index] = 0.0
    return replace(
        variant,
        scale=scale,
        lower=lower,
        cost_scale=cost_scale,
        row_scale=variant.row_scale[part.own_rows],
        surcharges=(*surcharges, *_worths(part)),
        lumpy=tuple(place[index] for index in variant.lumpy if place[index] in now),
        keeps=_keeps(part, variant, place),
        consent=variant.consent[own],
        toll=variant.toll[own],
        offered=tuple((place[c], factor) for c, factor in variant.offered if c in place),
        dues=tuple(place[column] for column in variant.dues if column in place),
    )


def _keeps(part: WindowProgram, variant: Variant, columns: Mapping[int, int]) -> tuple[Keep, ...]:
    """Return the own load of the window that is served first."""
    rows = {int(row): index for index, row in enumerate(part.own_rows)}
    found = (keep.at(columns, rows) for keep in variant.keeps)
    return tuple(keep for keep in found if len(keep.own))


def given(part: WindowProgram) -> tuple[int, ...]:
    """Return the columns that are as earlier windows left them: levels, and what was decided."""
    before = part.window[0] - 1
    levels = [
        index
        for index, column in enumerate(part.columns)
        if column.family == "level" and column.period == before
    ]
    built = [
        index
        for project, index in part.build.items()
        if _decided_in(part.whole, project) < part.window[0]
    ]
    return (*levels, *built)


def _decided_in(program: Program, project: str) -> int:
    """Return the period in which a project is decided; what is decided before, in the first."""
    calendar, day = program.calendar, program.case.projects[project].decided
    assert calendar is not None, "a year has no windows"
    if day is None or day < calendar.periods[0].first:
        return 0
    found = calendar.period_of(day)
    return len(calendar.periods) if found is None else found


def _decided_here(part: WindowProgram, project: str) -> bool:
    first, last = part.window
    return first <= _decided_in(part.whole, project) <= last


def _in_window(
    part: WindowProgram, project: str, index: int, surcharges: list[tuple[int, str, Term]]
) -> list[tuple[int, str, Term]]:
    """Let a decision cost as much of what it costs as it serves within the window."""
    first, last = part.window
    timing, row = part.timing, part.case.projects[project]
    begun = 0.0 if first == 0 else timing.end_of(first - 1)
    share = Term(partial(_share, row, timing, (begun, timing.end_of(last))))
    own = [
        (column, f"{label} in {part.window}", term * share) if column == index else
        (column, label, term)
        for column, label, term in surcharges
    ]  # fmt: skip
    later = part.columns[index].cost * (ONE - share)
    return [*own, (index, f"later than {part.window}", later)]


def _share(
    project: Project, timing: Timing, within: tuple[float, float], values: Values
) -> FloatArray:
    """Return what part of a project's service within the calendar is within a window."""
    assert timing.calendar is not None, "a year has no windows"
    service = Service(project, timing.calendar)
    begins, life = service.begins(values), service.life(values)
    all_ = timing.served(begins, life, values)
    some = timing.served(begins, life, values, within)
    found: FloatArray = np.where(all_ > 0.0, some / np.where(all_ > 0.0, all_, 1.0), 0.0)
    return found


def _worths(part: WindowProgram) -> list[tuple[int, str, Term]]:
    """Return what a unit in store at the window's end counts, as surcharges of its level."""
    last = part.window[1]
    if last == len(part.timing.periods) - 1:
        return []  # the program itself has it
    return [
        (index, f"worth at the end of {last}", part.timing.at_end(Term.of(worth), last) * -1.0)
        for index, column in enumerate(part.columns)
        if column.family == "level" and column.period == last
        for worth in (part.case.stores[column.asset].worth,)
        if worth is not None
    ]
