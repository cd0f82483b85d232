"""Of what a question is asked: a scenario, at central figures and perhaps over draws."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from rason.analysis.foresight import outcome
from rason.claim.need import Need, Same
from rason.table.naming import scenario_key
from rason.table.numbers import money

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from rason.analysis.question import Analysis, Question
    from rason.case import Case
    from rason.claim.need import Inquiry


@dataclass(frozen=True, slots=True)
class Optimum:
    """Whether a scenario has a solution."""

    objective: float | None
    """What all earn together, in plain units of money a year; None where there is no solution."""
    reason: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A scenario of a case, with its modelling choices."""

    central: Question
    drawn: Question | None = None
    """Over all draws; None where nobody asks for ranges."""
    ranges: bool = True
    """Whether ends over all optimal solutions are wanted; they take most of the time. Without them
    those of flows and prices are the value, and those of surplus None."""

    @property
    def case(self) -> Case:
        """The case that is asked about."""
        return self.central.case

    @property
    def scenario(self) -> str:
        """The scenario by its key: several merged ones are joined by ``+``."""
        return scenario_key(self.central.scenario)

    @property
    def optimum(self) -> Need:
        """The need of an `Optimum` at central figures."""
        return self._need("optimum", partial(_optimum, self.central))

    def need(self, name: Hashable, ask: Callable[[Subject], Inquiry[Any]]) -> Need:
        """Return the need of the answer to another question about the same subject.

        Worked out once, whoever asks.
        """
        return self._need(("answer", name), partial(ask, self))

    def _need(self, name: Hashable, start: Callable[[], Inquiry[Any]]) -> Need:
        asked = tuple(
            (Same(each.program), each.scenario, each.choices, Same(each.values))
            for each in (self.central, self.drawn)
            if each is not None
        )
        return Need((name, self.ranges, asked), start)


def _optimum(question: Question) -> Analysis[Optimum]:
    solved = (yield from outcome(question)).solved
    objective = money(solved.objective[0])
    reason = "; ".join(dict.fromkeys(each for each in solved.reasons if each))
    return Optimum(objective, "" if objective is not None else reason or "no solution")
