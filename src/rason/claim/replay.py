"""Whether a claim is changed where some figures are set, as a reader would set them.

Before a value is said to overturn a claim it is put in as it is printed: on top of every scenario,
as command line, page and Python put it, with the printed values of what moves with it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.question import Question
from rason.case.cell import Cell
from rason.claim.need import Need, Same
from rason.claim.side import form
from rason.claim.stability import measured
from rason.claim.statement import margin
from rason.claim.truth import truth
from rason.errors import InputError
from rason.scenario.lay import lay
from rason.scenario.possible import possible_in_all
from rason.scenario.values import override

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy.typing as npt

    from rason.case.case import Case
    from rason.case.cell import FloatArray, Values
    from rason.case.document import Claim
    from rason.claim.context import Context
    from rason.claim.need import Inquiry
    from rason.claim.printing import Printed, Replay
    from rason.scenario.lay import Bounds

MOST = 64
"""Printings of one question: so few draws are never cut."""


@dataclass(frozen=True)
class Printings(Question):
    """A question in which each draw has central figures and one printing on top."""

    top: Mapping[str, Cell] = field(default_factory=dict, repr=False)
    """What is set on top of every scenario, by figure."""

    @cached_property
    def _figures(self) -> Values:
        """The figures' values with those that the scenario sets, and then those on top."""
        return override(self.case, self.values, self.change(), self.top)

    @classmethod
    def on_top(cls, question: Question, trials: Sequence[Printed]) -> Printings:
        """Put printings on top of central figures."""
        case, middle = question.case, question.values
        values: dict[str, FloatArray] = {}
        for draw, printed in enumerate(trials):
            for each in (each for group in printed for each in group):
                values.setdefault(each.figure, np.repeat(middle[each.figure], len(trials)))
                values[each.figure][draw] = each.at
        cells = {
            key: Cell(
                "", case.figures[key].where, case.figures[key].unit, (), partial(_given, each)
            )
            for key, each in values.items()
        }
        repeated = {key: np.repeat(each, len(trials)) for key, each in middle.items()}
        return cls(question.program, repeated, question.scenario, question.choices, top=cells)

    def can(self, claim: Claim) -> npt.NDArray[np.bool_]:
        """Tell which printings the doors take wherever a claim looks.

        Shape ``(draws,)``.
        """
        everywhere = {side.scenario or self.scenario for side in measured(claim)} | {self.scenario}
        return possible_in_all(self.program, [self.at(*each).figures() for each in everywhere])


def _given(value: FloatArray, _values: Values) -> FloatArray:
    return value


def replays(claim: Claim, context: Context, now: int) -> Replay:
    """Return what asks whether a claim is changed with some figures set.

    Answers for each printing whether the claim has a truth there, and another one: set on top of
    every scenario, as command line, page and Python set it, which also refuse what the case cannot
    have.
    `now`: whether it holds at central figures: 1 or 0.
    """
    middle = context.question(context.middle)

    def replay(trials: Sequence[Printed]) -> Inquiry[list[bool]]:
        groups, questions = [], []
        for places in _alike(claim, middle.case, trials):
            can = Printings.on_top(middle, [trials[place] for place in places]).can(claim)
            kept = [place for place, one in zip(places, can, strict=True) if one]
            if kept:
                groups.append(kept)
                questions.append(Printings.on_top(middle, [trials[place] for place in kept]))
        asked = [
            Need(
                (claim.claim, "replay", index, Same(question)), partial(margin, statement, question)
            )
            for question in questions
            for index, statement in enumerate(claim.statements)
        ]
        answers = yield tuple(asked)
        count, changed = len(claim.statements), [False] * len(trials)
        for number, places in enumerate(groups):
            own = answers[number * count : (number + 1) * count]
            if any(isinstance(answer, InputError) for answer in own):
                continue
            for place, found in zip(places, truth(own), strict=True):
                changed[place] = found == 1 - now and taken(
                    middle.case, trials[place], context.bounds
                )
        return changed

    return replay


def _alike(claim: Claim, case: Case, trials: Sequence[Printed]) -> Iterator[list[int]]:
    """Yield the places of printings that one question can hold, one in each draw.

    A figure that a scenario sets has another value where it is left alone than at its centre, so
    that what sets it stands with its like. A break-even makes many draws of one, so it stands
    alone.
    """
    own = {key for figures in case.scenario_figures.values() for key in figures}
    alone = any(form(statement) == "break_even" for statement in claim.statements)
    alike: dict[object, list[int]] = {}
    for place, printed in enumerate(trials):
        figures = {each.figure for group in printed for each in group}
        kind = place if alone else tuple(sorted(figures)) if figures & own else ()
        alike.setdefault(kind, []).append(place)
    for places in alike.values():
        yield from (places[start : start + MOST] for start in range(0, len(places), MOST))


def taken(case: Case, printed: Printed, bounds: Bounds) -> bool:
    """Tell whether the doors take the text that is printed.

    `bounds`: what checks it, as whoever sets it is checked.
    """
    figures = {each.figure: each.text for group in printed for each in group}
    try:
        lay(case, {"figures": figures}, bounds)
    except InputError:
        return False
    return True
