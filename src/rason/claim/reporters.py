"""Whose word a verdict hangs on: figures that an actor with an interest reports himself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from rason.table.column import Column
from rason.table.row import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rason.case.case import Case
    from rason.claim.overturn import Overturn

HALF = 0.5


class Word(Row, table="words"):
    """What of a verdict rests on one interested actor's word."""

    reporter: Annotated[str, Column("Whose word", "actor", key=True)]
    figures: tuple[str, ...]
    """What he reports of the figures that move the margin or overturn the claim, the strongest
    first."""
    share: float
    """Their part of the margin's variance."""
    overturning: tuple[str, ...] = ()
    """Those that, moved alone within their range, overturn the claim."""
    hangs: bool
    """Whether the claim hangs on it: half of the variance, or a figure that overturns it."""


def words_given(
    case: Case, shares: Sequence[tuple[str, float]], overturned: Sequence[Overturn]
) -> tuple[Word, ...]:
    """Find whose word a verdict rests on.

    One for each interested reporter, the weightiest first.
    `shares`: figures and their shares of the margin's variance, of those that move together the
    leader.

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
            reporter=reporter,
            figures=tuple(figures),
            share=sum(figures.values()),
            overturning=tuple(turning.get(reporter, ())),
            hangs=bool(turning.get(reporter)) or sum(figures.values()) >= HALF,
        )
        for reporter, figures in moving.items()
    ]
    return tuple(sorted(found, key=lambda word: (not word.hangs, -word.share, word.reporter)))


def interested(case: Case, reporter: str) -> bool:
    """Tell whether a reporter has a stake in what he reports.

    Whether he bargains, or acts with a bloc that does.
    """
    return reporter in case.players or case.actors[reporter].bloc in case.players
