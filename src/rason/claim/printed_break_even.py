"""A break-even as it is printed: set there, as a reader sets it, its measure meets the threshold.

The search finds a break-even to the last digit that a computer has. What is published is a number
of few digits, rounded away from the central value, so that the measure has crossed its threshold
there and has not at the number before. Where that is not so, the number is given more digits, and
where no sensible number of digits helps, no break-even is published.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.measures import MEASURES
from rason.claim import amount
from rason.claim.border import way
from rason.claim.limit import limit
from rason.claim.need import Need, Same
from rason.claim.printed import beyond, power, setting
from rason.claim.printing import EXTRA
from rason.claim.replay import Printings, taken
from rason.claim.side import form, near, number_of
from rason.claim.statement import measured, within
from rason.claim.undecided import searched, undecided
from rason.errors import InputError
from rason.scenario.possible import possible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rason.analysis.question import Question
    from rason.case.cell import FloatArray
    from rason.case.document import Claim, Statement
    from rason.claim.need import Inquiry
    from rason.claim.printed import Setting
    from rason.claim.statement import Margin
    from rason.scenario.lay import Bounds

AsPrinted = tuple["Margin", "Setting | None"]
"""A margin with the printed break-even in it, and what is to be set to see that it is one."""
BESIDE = 3
"""A number is looked at with the one before it, on the way from the centre, and the one after."""


def all_as_printed(
    claim: Claim, question: Question, middle: Sequence[Margin], bounds: Bounds
) -> Inquiry[tuple[list[AsPrinted], list[str]]]:
    """Print the break-evens of a claim.

    Each margin as `as_printed` returns it. A sentence for each break-even that was found and cannot
    be printed.
    `question`: as of `as_printed`.
    `middle`: the margin of each statement at central figures.
    `bounds`: as of `as_printed`.
    """
    shown: list[AsPrinted] = []
    left_out: list[str] = []
    for statement, one in zip(claim.statements, middle, strict=True):
        shown.append((yield from as_printed(statement, question, one, bounds)))
        if np.isnan(shown[-1][0].margin[0]) and not np.isnan(one.margin[0]):
            left_out.append(
                f"The break-even of {statement.break_even} is left out: with the figure set there"
                " on top of every scenario, as a reader would set it, the measure does not meet"
                " the threshold."
            )
    return shown, left_out


def as_printed(
    statement: Statement, question: Question, found: Margin, bounds: Bounds
) -> Inquiry[AsPrinted]:
    """Print a statement's break-even so that its measure meets the threshold at what is printed.

    With the printed break-even on its left side, and NaN where none is printed; as it was found
    where the statement is none, or has no value. What is to be set to see the measure meet its
    threshold; None where nothing is printed.
    `question`: program, central figures and choices; the statement names its scenario.
    `bounds`: what checks figures that are set, as whoever sets them is checked.
    """
    if form(statement) != "break_even" or not np.isfinite(found.margin[0]):
        return found, None
    case = question.case
    figure = case.figures[str(statement.break_even)]
    number = number_of(statement)
    assert number is not None, "check refuses other sides"
    commodity = str(near(statement).parameters.get("commodity", ""))
    scale = amount.scale(case, figure.unit, commodity, number, statement.by or statement.within)
    root = float(found.left[0]) / scale.factor
    centre = float(within(question, near(statement)).figures()[figure.figure][0])
    apart = min(abs(root - centre), abs(float(found.margin[0])) / scale.factor)
    last, up = power(root, apart), 1.0 if root >= centre else -1.0
    noise = searched(figure)
    near_enough = noise.least + noise.part * abs(root)
    levels = [_numbers(root, up, last - extra, near_enough) for extra in range(EXTRA + 1)]
    for part in (levels[:1], levels[1:]):
        crosses = yield from _crossings(statement, question, part)
        for (_, value, _), meets in zip(part, crosses, strict=True):
            printed = setting(case, figure, value)
            if meets and taken(case, ((printed,),), bounds):
                at = np.array([printed.at * scale.factor])
                moved = gained(statement, found, at)
                return replace(found, left=at, margin=found.margin + moved), printed
    nothing = np.array([np.nan])
    return replace(found, left=nothing, margin=nothing), None


def gained(statement: Statement, found: Margin, left: FloatArray) -> FloatArray:
    """Return how much a margin grows where another number stands on its left side."""
    if statement.near is not None:
        return np.abs(found.left - found.right) - np.abs(left - found.right)
    return way(statement) * (left - found.left)


def _numbers(root: float, up: float, last: int, near_enough: float) -> tuple[Decimal, ...]:
    """Return what may be printed of a root, between the number before it and the one after.

    A number that the search does not tell from the root stands for it; else the next one on the
    way from the centre does.
    """
    step = Decimal(1).scaleb(last)
    number = (Decimal(repr(root)) / step).to_integral_value(ROUND_HALF_EVEN) * step
    if abs(float(number) - root) > near_enough:
        number = beyond(root, up, last, strictly=False)
    way_on = step if up > 0.0 else -step
    return number - way_on, number, number + way_on


def _crossings(
    statement: Statement, question: Question, levels: list[tuple[Decimal, ...]]
) -> Inquiry[list[bool]]:
    """Tell where the measure meets its threshold at the middle number of three.

    It does so where it has crossed the threshold since the number before; or lies on it, and
    crosses it on the way to the number after.
    """
    figure = question.case.figures[str(statement.break_even)]
    trials = [((setting(question.case, figure, number),),) for level in levels for number in level]
    asked = within(Printings.on_top(question, trials), near(statement))
    can = possible(question.program, asked.figures())
    signs = np.full(len(trials), np.nan)
    if can.any():
        kept = [trial for trial, one in zip(trials, can, strict=True) if one]
        asked = within(Printings.on_top(question, kept), near(statement))
        key = ("crossings", repr(statement), Same(asked))
        (there,) = yield (Need(key, partial(_signs, statement, asked)),)
        if not isinstance(there, InputError):
            signs[can] = there
    return [_meets(*map(float, each)) for each in signs.reshape(-1, BESIDE)]


def _meets(before: float, here: float, after: float) -> bool:
    """Tell whether a threshold is met, by the sides on which a measure lies.

    Examples
    --------
    >>> _meets(-1.0, 1.0, 1.0), _meets(-1.0, 0.0, 1.0), _meets(0.0, 1.0, 1.0)
    (True, True, True)
    >>> _meets(-1.0, -1.0, 1.0), _meets(0.0, 0.0, 0.0), _meets(-1.0, 0.0, 0.0)
    (False, False, False)
    >>> _meets(float("nan"), 1.0, 1.0), _meets(1.0, float("nan"), 1.0)
    (False, False)
    """
    if np.isnan(before) or np.isnan(here):
        return False
    return (here > 0.0) != (before > 0.0) or (here == 0.0 and before * after < 0.0)


def _signs(statement: Statement, question: Question) -> Inquiry[FloatArray]:
    """Ask on which side of its threshold a measure lies: 0 where solving does not tell, or NaN."""
    case, here = question.case, near(statement)
    unit = MEASURES[here.measure].unit(case, here.parameters)
    commodity = str(here.parameters.get("commodity", ""))
    assert statement.threshold is not None, "check refuses a break-even without its threshold"
    found_there = yield from measured(here, question)
    threshold = limit(case, here, statement.threshold).evaluate(question.figures())
    noise = undecided(question.program, unit, commodity)
    size = np.maximum(np.abs(found_there), np.abs(threshold))
    excess = found_there - threshold
    found: FloatArray = np.where(
        np.isnan(excess),
        np.nan,
        np.where(np.abs(excess) > noise.least + noise.part * size, np.sign(excess), 0.0),
    )
    return found
