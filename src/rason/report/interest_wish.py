"""What is asked about whose figures they are: how far actors could move their own shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.analysis.misreporting import misreporting
from rason.claim.need import over
from rason.report.making.doubts import interest_part
from rason.report.making.scenario import scenario_key
from rason.report.wish import Wish, central_question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rason.study import Study

    Names = tuple[str, ...]


def interests_wish(study: Study, scenarios: Sequence[Names]) -> Wish:
    """Wish for how far each actor could move its own share by what it reports.

    Parameters
    ----------
    study
        With its modelling choices.
    scenarios
        Those that are asked about.

    Returns
    -------
    wish
        For a tuple of `document.Interest`: empty where no player reports an uncertain figure.
    """
    case = study.program.case
    return Wish(
        {
            names: over("misreporting", misreporting, central_question(study, names))
            for names in scenarios
        },
        lambda found: tuple(
            interest_part(case, scenario_key(names), each)
            for names in scenarios
            for each in found[names]
        ),
    )
