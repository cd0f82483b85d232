"""What every analysis is asked, and the protocol by which it asks the solver.

An analysis never solves: it is a generator that yields batches, receives solutions and returns
its result. The study runs many of them in lockstep and solves each round once.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, Literal, TypeVar

import numpy as np

from rason.errors import Diagnostic, InputError
from rason.scenario.apply import apply
from rason.scenario.hold import hold
from rason.scenario.merge import Change, merge
from rason.scenario.values import override
from rason.solve.batch import Batch, Solutions

if TYPE_CHECKING:
    from datetime import date

    from rason.case.case import Case
    from rason.case.cell import Values
    from rason.case.tables import Where
    from rason.program.program import Program
    from rason.scenario.variant import Variant

Result = TypeVar("Result")
Analysis = Generator[Batch, Solutions, Result]

PriceRule = Literal["nodal", "contract", "parity", "bargained"]
UNIT_PRICES: Final[tuple[PriceRule, ...]] = ("nodal", "contract", "parity")
"""Price rules under which goods have unit prices; what players bargain for are sums of money."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Modelling choices that a result may depend on.

    Parameters
    ----------
    concept
        The rule that splits v(N), by its key in `rason.games.CONCEPTS`.
    increment
        Bargain over the difference game instead of the shift between full games.
    access
        `veto` or `open`; None keeps the scenario's own.
    capital
        `new`: annuities count; `sunk`: all projects of the scenario count as built.
    spread
        Factor on every market's spread.
    without
        Players left out of bargaining (they always agree).
    price_rule
        The rule behind surplus by actor; under `bargained` the concept's split stands for it.
    options
        `scenario`: the option set of the scenario; `all`: every project of the case may be built
        as well.
    foresight
        How far ahead is seen in a calendar: `perfect`, `none`, or a window such as `4 weeks`; None
        keeps the scenario's own. It bears on flows, prices, shortages and closures alone.
    unheard
        Rows of events.csv and relations.csv that are left out.
    turned
        Pairs of players who talk though their acts speak against it, or do not though they do.
    """

    concept: str = "shapley"
    increment: bool = False
    access: Literal["veto", "open"] | None = None
    capital: Literal["new", "sunk"] = "new"
    spread: float = 1.0
    without: tuple[str, ...] = ()
    price_rule: PriceRule = "nodal"
    options: Literal["scenario", "all"] = "scenario"
    foresight: str | None = None
    unheard: tuple[Where, ...] = ()
    turned: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Question:
    """Where and how an analysis is asked: program, draws, scenario, choices."""

    program: Program
    # Every figure, derived ones included, each of shape ``(draws,)``.
    values: Values = field(repr=False)
    # Names of scenarios, merged from left to right; empty is the bare case.
    scenario: tuple[str, ...] = ()
    choices: Choices = Choices()
    # First and last day that a measure is asked about; None is the whole calendar, or the year.
    days: tuple[date, date] | None = None

    def __post_init__(self) -> None:
        """Ask of the program over the scenario's own days."""
        if not self.case.calendars:
            return
        calendar = _merged(self.program, self.scenario).calendar
        if calendar != self.program.calendar:
            object.__setattr__(self, "program", self.program.over(calendar))

    @property
    def case(self) -> Case:
        """The case that is asked about."""
        return self.program.case

    @cached_property
    def draws(self) -> int:
        """The number of draws."""
        return max((np.size(value) for value in self.values.values()), default=1)

    @property
    def players(self) -> tuple[str, ...]:
        """The players who bargain: bit i of a coalition is ``players[i]``."""
        left_out = self.choices.without
        return tuple(player for player in self.case.players if player not in left_out)

    def at(self, *scenario: str) -> Question:
        """Return the same question in another scenario.

        Names are merged from left to right; none is the bare case.
        """
        return replace(self, scenario=scenario)

    def beside(self, *scenario: str) -> Question:
        """Return the same question in another scenario, to be compared with this one.

        Raises
        ------
        InputError
            If it is about other days (RSN-R009): amounts a year of them are no changes.
        """
        return same_days(self, self.at(*scenario))

    def change(self) -> Change:
        """Return the merged scenario with the modelling choices applied."""
        return _change(self.program, self.scenario, self.choices)

    def sunk(self) -> Change:
        """Return the merged scenario with all that it allows built, and the capital sunk.

        What only the choice of options adds may still be built, at its yearly cost.
        """
        own = replace(self, choices=replace(self.choices, options="scenario")).change()
        return own.under(sunk=True).under(all_options=self.choices.options == "all")

    def variant(self, change: Change | None = None) -> Variant:
        """Return the variant of `change`, or of the question's own scenario."""
        if change is None:
            return _variant(self.program, self.scenario, self.choices)
        return apply(self.program, change)

    @property
    def bits(self) -> tuple[int, ...]:
        """Positions in the case's players of those who bargain: the bits of consent masks."""
        left_out = self.choices.without
        return tuple(
            position for position, player in enumerate(self.case.players) if player not in left_out
        )

    def figures(self) -> Values:
        """Return the figures' values with those that the scenario sets."""
        return self._figures

    @cached_property
    def _figures(self) -> Values:
        """The same object whoever asks, so that what is made of it is made once."""
        return override(self.case, self.values, self.change())


def same_days(one: Question, other: Question) -> Question:
    """Return the other question if it is about the same days; refuse it if not (RSN-R009)."""
    if one.program.calendar != other.program.calendar:
        raise InputError(other_days(one.case, one.scenario, other.scenario))
    return other


def other_days(case: Case, one: tuple[str, ...], other: tuple[str, ...]) -> Diagnostic:
    """Say that two scenarios cannot be compared, since they are about other days."""
    names = [" + ".join(each) or "the case as it stands" for each in (one, other)]
    return Diagnostic(
        code="RSN-R009",
        file=case.path("scenarios.yaml"),
        line=None,
        what="calendar",
        found=f"{names[0]} beside {names[1]}, each with days of its own",
        expected="scenarios over the same days, cut alike",
        fix="write one `calendar` in case.yaml, or the same one in both",
    )


@dataclass(frozen=True, slots=True)
class _Kept:
    """What scenarios change in one program; asked again for every claim that they serve."""

    merged: dict[tuple[str, ...], Change] = field(default_factory=dict)
    changes: dict[tuple[tuple[str, ...], Choices], Change] = field(default_factory=dict)
    variants: dict[tuple[tuple[str, ...], Choices], Variant] = field(default_factory=dict)


@lru_cache(maxsize=8)
def _kept(program: Program) -> _Kept:  # noqa: ARG001 - what is kept is the program's own
    """Return what is kept of a program, for the last few alone: each holds its whole case."""
    return _Kept()


def _change(program: Program, scenario: tuple[str, ...], choices: Choices) -> Change:
    """Merge scenarios under modelling choices."""
    kept = _kept(program).changes
    if (scenario, choices) not in kept:
        kept[scenario, choices] = _merged(program, scenario).under(
            access=choices.access,
            sunk=choices.capital == "sunk",
            spread=choices.spread,
            all_options=choices.options == "all",
            foresight=choices.foresight,
        )
    return kept[scenario, choices]


def _merged(program: Program, scenario: tuple[str, ...]) -> Change:
    """Merge scenarios, and refuse what takes a cell where it cannot be."""
    kept = _kept(program).merged
    if scenario not in kept:
        merged = merge(program.case, scenario)
        hold(program.case, merged)
        kept[scenario] = merged
    return kept[scenario]


def _variant(program: Program, scenario: tuple[str, ...], choices: Choices) -> Variant:
    """Return the variant of merged scenarios."""
    kept = _kept(program).variants
    if (scenario, choices) not in kept:
        kept[scenario, choices] = apply(program, _change(program, scenario, choices))
    return kept[scenario, choices]
