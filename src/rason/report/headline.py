"""What a brief puts first: the scenario and the claims that the case names, or else chosen ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.case.document import MOST_CLAIMS
from rason.report.case_names import scenario_called
from rason.report.document import Headline
from rason.report.groups import groups
from rason.words.counting import counted
from rason.words.phrases import sentence

if TYPE_CHECKING:
    from rason.answer.power import Power
    from rason.case.document import BriefNote
    from rason.claim.verdict import Verdict
    from rason.report.document import Document

SLIGHT = 0.01
"""Part of the largest shift below which an actor neither gains nor loses."""


def headline(document: Document, named: BriefNote | None) -> Headline:
    """Say what comes first, and how that was chosen.

    `named`: scenarios and claims that the case names; None for none.
    """
    scenario = named.scenarios[0] if named and named.scenarios else ""
    claims = named.claims if named else ()
    told = []
    if not scenario:
        game = telling(document)
        scenario = "" if game is None else game.scenario
        if game is not None:
            why = "adds most to" if _change(game)[0] > 0.0 else "moves most of"
            name = scenario_called(document.case, scenario)
            told.append(f"“{name}” comes first since it {why} what there is to bargain for")
    if not claims and document.claims:
        claims = tuple(each.claim for each in _weightiest(document))
        if claims:
            told.append(
                f"the {counted(len(claims), 'claim')} are one for each thing that verdicts hang on,"
                " what most hang on first"
            )
    how = f"{', and '.join(told)}; the case names none" if told else "as the case names them"
    return Headline(scenario=scenario, claims=claims, how=sentence(how))


def game_of(document: Document, scenario: str) -> Power | None:
    """Return the game of a scenario that is compared with another; None where there is none."""
    return next((each for each in _compared(document) if each.scenario == scenario), None)


def telling(document: Document) -> Power | None:
    """Return the game that changes most against another: what all have, else what some have."""
    games = _compared(document)
    usual = document.scenarios[0].scenario if document.scenarios else ""
    near = [each for each in games if each.versus == usual] or games
    return max(near, key=_change, default=None)


def shifts(game: Power) -> dict[str, float]:
    """Return what a game changes for each player by Shapley."""
    return dict((game.shift or {}).get("shapley", {}))


def _compared(document: Document) -> list[Power]:
    return [each for each in document.power if len(shifts(each)) > 1]


def _change(game: Power) -> tuple[float, float]:
    moved = shifts(game).values()
    largest = max(map(abs, moved), default=0.0)
    total = sum(moved)
    return (total if total > SLIGHT * largest else 0.0, largest)


def _weightiest(document: Document) -> list[Verdict]:
    """Return a claim of each group, the largest groups first; then more of the largest."""
    found = [
        [each for each in group.claims if each.probability is not None]
        for group in groups(document)
    ]
    turns = [
        claims[place] for place in range(MOST_CLAIMS) for claims in found if place < len(claims)
    ]
    return turns[:MOST_CLAIMS]
