"""What all claims of a case share, so that they ask about the same values."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from rason.analysis.question import Choices, Question
from rason.case.figures import central
from rason.claim.figures_read import figures_read
from rason.claim.moves import reach
from rason.claim.one_at_a_time import OneAtATime
from rason.claim.reports import corners
from rason.claim.sensitivity import Probe
from rason.claim.subsample import Subsample
from rason.scenario.draws import DEFAULT_DRAWS, draw
from rason.scenario.lay import bounds_of
from rason.scenario.merge import merge
from rason.scenario.possible import refuse
from rason.scenario.values import override

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from rason.case.cell import Values
    from rason.claim.moves import Reach
    from rason.claim.statement import Margin
    from rason.program.program import Program
    from rason.scenario.lay import Bounds


@dataclass(frozen=True)
class Context:
    """The values at which claims are tested.

    `number`, `seed`: how many draws, of which scrambles; see `rason.scenario.draws.draw`.
    """

    program: Program
    number: int = DEFAULT_DRAWS
    seed: int = 0
    scenario: tuple[str, ...] = ()
    """The scenario of statements that name none."""
    choices: Choices = field(default_factory=Choices)
    looks: int = 1
    """How often the draws may have been looked at before their number was settled; see
    `rason.scenario.draws.share`."""
    known: Mapping[str, tuple[Margin, ...]] = field(default_factory=dict, repr=False)
    """By claim, the margins of its statements over the draws, where they are known already."""
    _corners: dict[Hashable, Values] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    @cached_property
    def draws(self) -> Values:
        """Every figure in every draw, each of shape ``(draws,)``; impossible ones are refused."""
        values = draw(self.program.case, self.number, self.seed)
        refuse(self.program.case, override(self.program.case, values, merge(self.program.case, ())))
        return values

    @cached_property
    def middle(self) -> Values:
        """The central figures, each of shape ``(1,)``."""
        return central(self.program.case)

    @cached_property
    def bounds(self) -> Bounds:
        """What checks figures that are set, as whoever sets them is checked."""
        return bounds_of(self.program.case)

    @cached_property
    def reach(self) -> Reach:
        """Every figure that anything reads, moved alone as far as it goes."""
        return reach(self.program, figures_read(self.program.case))

    @cached_property
    def probe(self) -> Probe:
        """The values at which single figures are looked at."""
        return Probe(self.program.case, self.draws, self.seed)

    @cached_property
    def one_at_a_time(self) -> OneAtATime:
        """The values at which figures that do not move alone are moved alone."""
        return OneAtATime(self.program.case, self.draws)

    def corners(self, figures: tuple[str, ...], influential: frozenset[str]) -> Values:
        """Return where every choice of reports is looked at; see `rason.claim.reports.corners`.

        One set for all claims that ask alike.
        `influential`: what leads the figures that a claim depends on.
        """
        key = (figures, influential)
        if key not in self._corners:
            self._corners[key] = corners(self.program.case, figures, influential)
        return self._corners[key]

    @cached_property
    def subsample(self) -> Subsample:
        """The values at which modelling choices are crossed."""
        return Subsample.of(self.draws, self.middle)

    def question(self, values: Values) -> Question:
        """Return the question about some values.

        In the scenario of statements that name none.
        """
        return Question(self.program, values, self.scenario, self.choices)
