"""Of what a question is asked: a scenario, at central figures and perhaps over draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rason.analysis.question import Question
    from rason.case import Case


@dataclass(frozen=True, slots=True)
class Subject:
    """A scenario of a case, with its modelling choices.

    Parameters
    ----------
    central
        At central figures.
    drawn
        Over all draws; None where nobody asks for ranges.
    """

    central: Question
    drawn: Question | None = None

    @property
    def case(self) -> Case:
        """The case that is asked about."""
        return self.central.case

    @property
    def scenario(self) -> str:
        """The scenario by its key: several merged ones are joined by ``+``."""
        return "+".join(self.central.scenario)
