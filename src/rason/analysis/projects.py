"""What projects are worth: with and without, each alone, all together, and which are built."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.quantity import beside, no_money, significant
from rason.analysis.worth import nodal
from rason.scenario.needs import built_whole, left_open, needed
from rason.solve.batch import Batch

if TYPE_CHECKING:
    from rason.analysis.question import Analysis, Question
    from rason.case.cell import FloatArray
    from rason.scenario.merge import Change
    from rason.scenario.variant import Variant
    from rason.solve.batch import Solved


@dataclass(frozen=True, slots=True)
class Projects:
    """The projects of a case against one scenario."""

    projects: tuple[str, ...]
    # Shape ``(draws, projects)`` [million currency per year]: what building it whole, with all that
    # it needs, adds to the scenario without optional projects; negative where it does not pay.
    alone: FloatArray
    # Shape ``(draws, projects)``: what that adds where all others may be built as well, as
    # `project_value` has it.
    last: FloatArray
    # Shape ``(draws, projects)``: the part built where it and what it needs alone may be.
    built: FloatArray
    built_together: FloatArray  # shape ``(draws, projects)``: the part built where all may be
    actors: tuple[str, ...]
    # Shape ``(draws, projects, actors)``: what each actor gains at nodal prices where the project
    # is built alone, with what it needs.
    by_actor: FloatArray


def projects(question: Question) -> Analysis[Projects]:
    """Ask what each optional project of the scenario is worth.

    Each alone, each last, and which are built; only those that the scenario leaves open are asked
    about.
    """
    values, program, change = question.figures(), question.program, question.change()
    case, keys = question.case, left_open(change)
    none = _only(change, keys, ())
    variants: dict[str | tuple[str, str], Variant] = {
        "none": question.variant(none),
        "all": question.variant(change),
    }
    for key in keys:
        may = _only(change, keys, (key, *needed(case, key)))
        variants["may", key] = question.variant(may)
        variants["alone", key] = question.variant(built_whole(case, none, key))
        variants["with", key] = question.variant(built_whole(case, change, key))
        variants["without", key] = question.variant(change.with_project(key, "out"))
    solutions = yield Batch(values, variants=tuple(dict.fromkeys(variants.values())))
    solved = {name: solutions.variants[variant] for name, variant in variants.items()}
    base = nodal(program, values, variants["none"], solved["none"])
    draws = len(solved["none"].objective)
    nothing, least = np.zeros(draws), no_money(program)

    def stacked(pick: list[FloatArray]) -> FloatArray:
        return beside(pick, (draws,))

    def more(with_: Solved, without: Solved) -> FloatArray:
        return significant(with_.objective - without.objective, least)

    after = [nodal(program, values, variants["alone", k], solved["alone", k]) for k in keys]
    actors = tuple(dict.fromkeys(actor for earned in (base, *after) for actor in earned))
    gains = [
        stacked([significant(earned.get(a, nothing) - base.get(a, nothing), least) for a in actors])
        for earned in after
    ]
    return Projects(
        projects=keys,
        alone=stacked([more(solved["alone", k], solved["none"]) for k in keys]),
        last=stacked([more(solved["with", k], solved["without", k]) for k in keys]),
        built=stacked([program.built(solved["may", k].primal, k) for k in keys]),
        built_together=stacked([program.built(solved["all"].primal, k) for k in keys]),
        actors=actors,
        by_actor=beside(gains, (draws, len(actors))),
    )


def _only(change: Change, keys: tuple[str, ...], allowed: tuple[str, ...]) -> Change:
    """Return the change with only some of its optional projects allowed."""
    for key in keys:
        if key not in allowed:
            change = change.with_project(key, "out")
    return change


def project_value(question: Question, project: str) -> Analysis[FloatArray]:
    """Ask what building a project whole adds to a scenario.

    Shape ``(draws,)`` [million currency per year]: surplus with all of it built and what it needs,
    annuities paid unless the capital is sunk, less surplus without it; all else is free to adapt.
    Negative where it does not pay. A scenario that leaves the project out is asked as if it allowed
    it.
    """
    change = question.change()
    with_ = question.variant(built_whole(question.case, change, project))
    without = question.variant(change.with_project(project, "out"))
    solutions = yield Batch(question.figures(), variants=(with_, without))
    return solutions.variants[with_].objective - solutions.variants[without].objective


def worth_of_more(question: Question, project: str, part: float) -> Analysis[FloatArray]:
    """Ask what it adds to build a part of an optional project or more, rather than that or less.

    Shape ``(draws,)`` [million currency per year]: positive where more than the part is built,
    negative where less is. It goes on where the part built has come to an end of its range.
    """
    variant, position = question.variant(), question.program.build[project]
    if position in variant.lumpy:
        return (yield from project_value(question, project))
    bound = np.zeros(len(variant.lower))
    bound[position] = part
    more = replace(variant, lower=np.maximum(variant.lower, bound))
    less = replace(variant, scale=np.where(bound > 0.0, bound, variant.scale))
    solutions = yield Batch(question.figures(), variants=(more, less))
    return solutions.variants[more].objective - solutions.variants[less].objective


def built(question: Question, project: str) -> Analysis[FloatArray]:
    """Ask what part of a project is built in a scenario, shape ``(draws,)``, from 0 to 1."""
    variant = question.variant()
    solutions = yield Batch(question.figures(), variants=(variant,))
    return question.program.built(solutions.variants[variant].primal, project)
