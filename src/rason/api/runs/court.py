"""A court in which some edits lie on top of every scenario that a claim names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rason.api.edited import Edited
from rason.claim.court import Court

if TYPE_CHECKING:
    from rason.analysis.question import Question
    from rason.api.edited import Laid
    from rason.case.cell import Values


@dataclass(frozen=True)
class EditedCourt(Court):
    """What all claims share, under some edits.

    Parameters
    ----------
    program, number, seed, scenario, choices, looks, known
        As of any court.
    laid
        The edits; None for none.
    """

    laid: Laid | None = field(default=None)

    def question(self, values: Values) -> Question:
        """Return the question about some values.

        Parameters
        ----------
        values
            Every figure.

        Returns
        -------
        question
            In the scenario of statements that name none, under the edits.
        """
        return Edited(self.program, values, self.scenario, self.choices, self.laid)
