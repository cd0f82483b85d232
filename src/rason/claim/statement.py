"""By how much a statement holds, in every draw."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.measure import money
from rason.analysis.measures import MEASURES
from rason.analysis.projects import worth_of_more
from rason.claim import amount
from rason.claim.border import border, way
from rason.claim.break_even import break_even
from rason.claim.chronology import names
from rason.claim.limit import limit
from rason.claim.moves import knots
from rason.claim.need import Need, granted, over
from rason.claim.side import far, form, near, number_of
from rason.claim.undecided import SUMMED, searched, undecided
from rason.scenario.possible import possible

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from rason.analysis.question import Question
    from rason.case.case import Case
    from rason.case.cell import FloatArray, Values
    from rason.case.document import Statement
    from rason.claim.amount import Scale
    from rason.claim.need import Inquiry
    from rason.claim.side import Side
    from rason.claim.undecided import Noise

NOTHING = np.zeros(())


@dataclass(frozen=True, slots=True)
class Margin:
    """By how much a statement holds.

    `left`, `right`: shape ``(draws,)``, in `unit`: what is compared, and what it is compared with.
    """

    left: FloatArray
    right: FloatArray
    margin: FloatArray
    """Shape ``(draws,)``, in `unit`: positive where the statement holds with something to spare;
    NaN where a side has no value."""
    holds: npt.NDArray[np.bool_]
    """Shape ``(draws,)``: whether it holds, within what solving leaves undecided."""
    unit: str
    """The unit in which the text speaks; `points` for shares."""
    noise: FloatArray
    """Shape ``(draws,)``, in `unit`: what solving leaves undecided."""

    def where(self, some: Sequence[int]) -> Margin:
        """Return the margin in some of its draws."""
        arrays = ("left", "right", "margin", "holds", "noise")
        return replace(self, **{name: getattr(self, name)[list(some)] for name in arrays})


def margin(statement: Statement, question: Question) -> Inquiry[Margin]:
    """Ask by how much a statement holds.

    Over the question's draws.
    `statement`: one of the forms `measure`, `ratio`, `build` or `break_even`, checked.
    `question`: program, draws and choices; the statement names its scenarios.
    """
    case, kind = question.program.case, form(statement)
    if kind == "ratio":
        return _ratio(statement, question)
    here = near(statement)
    commodity = str(here.parameters.get("commodity", ""))
    if kind == "break_even":
        return (yield from _break_even(statement, question))
    unit, other = MEASURES[here.measure].unit(case, here.parameters), far(statement)
    if kind == "build":
        (worth,) = yield (need(here, question),)
        scale, noise = amount.scale(case, unit, ""), undecided(question.program, unit)
        return compared(statement, granted(worth), NOTHING, scale, noise)
    part = part_asked(statement, question)
    if part is not None:
        more = ("worth of more", here.parameters["project"], part)
        about = partial(_worth_of_more, str(here.parameters["project"]), part)
        worth = yield from over(more, about, within(question, here))
        earned = money(case, {})
        scale, noise = amount.scale(case, earned, ""), undecided(question.program, earned)
        return compared(statement, worth, NOTHING, scale, noise)
    number, noise = number_of(statement), undecided(question.program, unit, commodity)
    scale = amount.scale(case, unit, commodity, number, statement.by or statement.within)
    asked = room(case, statement, scale, commodity)
    if other is not None:
        left, right = yield from _less((here, other), question)
        return compared(statement, left, right * other.times, scale, noise, asked)
    assert number is not None, "check refuses a comparison with nothing"
    (left,) = yield from _less((here,), question)
    threshold = limit(case, here, number).evaluate(within(question, here).figures())
    return compared(statement, left, threshold, scale, noise, asked)


def _less(sides: Sequence[Side], question: Question) -> Inquiry[list[FloatArray]]:
    """Ask for sides, each less what is taken off it."""
    asked = [one for side in sides for one in (side.alone, side.minus) if one is not None]
    found = iter((yield tuple(need(one, question) for one in asked)))
    return [
        granted(next(found)) - (granted(next(found)) * side.minus.times if side.minus else 0.0)
        for side in sides
    ]


def room(
    case: Case, statement: Statement, scale: Scale, commodity: str = ""
) -> tuple[float, float]:
    """Return the margin that a statement asks for, or the room that it leaves on both sides."""
    written = statement.within if statement.near is not None else statement.by
    return amount.by(case, written, scale, commodity)


def need(side: Side, question: Question) -> Need:
    """Return the need of a measure, which is one need whoever has it.

    Its result is an array of shape ``(draws,)`` in the measure's unit.
    `question`: program, draws and choices.
    """
    key = (side.measure, repr(sorted(side.parameters.items())))
    return Need.over(key, partial(_measured, side), within(question, side))


def _measured(side: Side, question: Question) -> Inquiry[FloatArray]:
    """Ask for a side's measure."""
    return (yield from MEASURES[side.measure].run(question, side.parameters))


def measured(side: Side, question: Question) -> Inquiry[FloatArray]:
    """Ask for a side, less what is taken off, in one go.

    `question`: as the side asks it, whatever the figures.
    """
    whole = yield from _measured(side, question)
    if side.minus is None:
        return whole
    off = yield from _measured(side.minus, within(question, side.minus))
    return whole - off * side.minus.times


def within(question: Question, side: Side) -> Question:
    """Return the question as a side asks it.

    `question`: program, draws, choices, and the scenario of sides that name none.
    """
    return replace(question, scenario=side.scenario or question.scenario, days=side.days)


def compared(
    statement: Statement,
    left: FloatArray,
    right: FloatArray,
    scale: Scale,
    noise: Noise,
    by: tuple[float, float] = (0.0, 0.0),
) -> Margin:
    """Compare two sides.

    `scale`: unit and unit shown.
    `noise`: what solving leaves undecided, in the scale's unit.
    `by`: the margin asked for, or the room on both sides of what it shall be near: absolute, and as
    a part of the right side.
    """
    left, right = np.broadcast_arrays(np.atleast_1d(left), right)
    with np.errstate(invalid="ignore"):
        asked = by[0] + (by[1] * np.abs(right) if by[1] else 0.0)
        if statement.near is not None:
            spare = asked - np.abs(left - right)
        else:
            spare = way(statement) * (left - right) - asked
    size = np.maximum(np.abs(left), np.abs(right))
    least = noise.least + noise.part * np.where(np.isfinite(size), size, 0.0)
    strict = statement.near is None and statement.compare not in {"<=", ">="}
    return Margin(
        left=left * scale.factor,
        right=right * scale.factor,
        margin=spare * scale.factor,
        holds=spare > least if strict else spare >= -least,
        unit=scale.shown,
        noise=least * scale.factor,
    )


def part_asked(statement: Statement, question: Question) -> float | None:
    """Return the part of a project that a statement asks about, if that is a decision.

    How much of a project is built jumps from nothing to all; behind the jump lies what it adds to
    build more than the part, which is continuous.

    Between 0 and 1; None where the statement measures something else, compares with what figures
    decide, or asks in a scenario in which the project is not optional.
    `statement`: of the form `measure`.
    `question`: program and choices, and the scenario of statements that name none.
    """
    case, here = question.program.case, near(statement)
    if here.measure != "built":
        return None
    part = border(statement, case)
    if part is None or within(question, here).change().projects[here.parameters["project"]] != (
        "option"
    ):
        return None
    return part if 0.0 < part < 1.0 else None


def _worth_of_more(project: str, part: float, question: Question) -> Inquiry[FloatArray]:
    """Ask what it adds to build more than a part of a project."""
    return (yield from worth_of_more(question, project, part))


def _ratio(statement: Statement, question: Question) -> Margin:
    """Compare an expression over figures with a number; nothing is solved."""
    case = question.program.case
    values = replace(question, scenario=names(statement.in_) or question.scenario).figures()
    draws = max(np.size(value) for value in values.values())
    number = number_of(statement)
    assert number is not None, "check refuses other sides"
    left = amount.read(case, str(statement.ratio), "").evaluate(values)
    right = amount.read(case, number, "").evaluate(values)
    scale = amount.scale(case, "", "", number, statement.by or statement.within)
    by = room(case, statement, scale)
    return compared(statement, np.broadcast_to(left, (draws,)), right, scale, SUMMED, by)


def _break_even(statement: Statement, question: Question) -> Inquiry[Margin]:
    """Compare a figure's value, at which a measure meets its threshold, with a number."""
    case, here = question.program.case, near(statement)
    figure = case.figures[str(statement.break_even)]
    number = number_of(statement)
    assert number is not None, "check refuses other sides"
    commodity = str(here.parameters.get("commodity", ""))
    key = ("break even", repr(statement))
    (root,) = yield (Need.over(key, partial(_root, statement), within(question, here)),)
    scale = amount.scale(case, figure.unit, commodity, number, statement.by or statement.within)
    figures = within(question, here).figures()
    right = amount.read(case, number, figure.unit, commodity).evaluate(figures)
    by = room(case, statement, scale, commodity)
    return compared(statement, granted(root), right, scale, searched(figure), by)


def _root(statement: Statement, question: Question) -> Inquiry[FloatArray]:
    """Ask for a figure's value at which a measure meets its threshold."""
    case, here = question.program.case, near(statement)
    figure = case.figures[str(statement.break_even)]
    assert statement.threshold is not None, "check refuses a break-even without its threshold"
    threshold = limit(case, here, statement.threshold)

    def above(values: Values) -> Inquiry[FloatArray]:
        asked = replace(question, values=values)
        return (yield from measured(here, asked)) - threshold.evaluate(asked.figures())

    def can(values: Values) -> npt.NDArray[np.bool_]:
        return possible(question.program, replace(question, values=values).figures())

    ladder = np.array(knots(figure))
    return (yield from break_even(case, figure, ladder, question.values, above, can))
