"""Whose word a verdict hangs on: figures that an actor with an interest reports himself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rason.case.case import Case
    from rason.claim.verdict import Overturn

HALF = 0.5


@dataclass(frozen=True, slots=True)
class Word:
    """What of a verdict rests on one actor's word.

    Parameters
    ----------
    figures
        What he reports of the figures that move the margin or overturn the claim, the strongest
        first.
    share
        Their part of the margin's variance.
    overturning
        Those that, moved alone within their range, overturn the claim.
    hangs
        Whether the claim hangs on his word: half of the variance or more, or one that overturns it.
    """

    reporter: str
    figures: tuple[str, ...]
    share: float
    overturning: tuple[str, ...]
    hangs: bool


def words_given(
    case: Case, shares: Sequence[tuple[str, float]], overturned: Sequence[Overturn]
) -> tuple[Word, ...]:
    """Find whose word a verdict rests on.

    Parameters
    ----------
    shares
        Figures and their shares of the margin's variance, of those that move together the leader.

    Returns
    -------
    words
        One for each interested reporter, the weightiest first.

    Notes
    -----
    The share of figures that move together counts for whoever reports the one that leads them: what
    only follows it is no word that the verdict rests on.
    """
    inside = [each.figure for each in overturned if each.inside]
    weight = dict(shares)
    moving: dict[str, dict[str, float]] = {}
    turning: dict[str, list[str]] = {}
    for figure in dict.fromkeys([*weight, *inside]):
        for reporter in case.figures[figure].reporters:
            if not interested(case, reporter):
                continue
            moving.setdefault(reporter, {})[figure] = weight.get(figure, 0.0)
            if figure in inside:
                turning.setdefault(reporter, []).append(figure)
    found = [
        Word(
            reporter,
            tuple(figures),
            sum(figures.values()),
            tuple(turning.get(reporter, ())),
            bool(turning.get(reporter)) or sum(figures.values()) >= HALF,
        )
        for reporter, figures in moving.items()
    ]
    return tuple(sorted(found, key=lambda word: (not word.hangs, -word.share, word.reporter)))


def interested(case: Case, reporter: str) -> bool:
    """Tell whether a reporter has a stake in what he reports.

    Returns
    -------
    interested
        Whether he bargains, or acts with a bloc that does.
    """
    return reporter in case.players or case.actors[reporter].bloc in case.players
