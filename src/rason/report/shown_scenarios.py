"""Which scenarios a brief shows, and with which other each is compared."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rason.claim.chronology import names
from rason.scenario.merge import merge
from rason.study.setting import usual_scenario

if TYPE_CHECKING:
    from rason.case import Case

Names = tuple[str, ...]

MAIN = 4
"""Scenarios that a brief maps beside the usual one."""


def main_scenarios(case: Case) -> tuple[Names, ...]:
    """Choose the scenarios that the brief shows: what may be built, in most statements.

    The usual one first, the others in the order of `scenarios.yaml`; where the case names those of
    its brief, these.
    """
    spoken = Counter(
        name
        for claim in case.claims
        for statement in claim.statements
        for name in names(statement.in_)
    )
    usual = usual_scenario(case)
    named = case.settings.brief.scenarios if case.settings.brief else ()
    if named:
        return tuple(dict.fromkeys((usual, *((each,) for each in named))))
    order = list(case.scenarios)
    ranked = sorted(
        (each for each in spoken if (each,) != usual and each in case.scenarios),
        key=lambda each: (
            not isinstance(case.scenarios[each].projects, tuple),
            -spoken[each],
            order.index(each),
        ),
    )
    chosen = sorted(ranked[:MAIN], key=order.index)
    return (usual, *((each,) for each in chosen))


def compared_with(case: Case, scenario: Names) -> Names | None:
    """Return the scenario that shows what another one changes: the one it stands on.

    Its `base`, the usual scenario where it names none; None for the usual one itself, and where
    that one is about other days.
    """
    usual = usual_scenario(case)
    if not scenario or scenario == usual:
        return None
    below = names(case.scenarios[scenario[-1]].base) or usual
    if case.calendars and merge(case, below).calendar != merge(case, scenario).calendar:
        return None
    return below
