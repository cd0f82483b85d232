"""What to watch: the figures whose movement within their ranges would change a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rason.claim.phrases import outcome

if TYPE_CHECKING:
    from rason.claim.overturn import Overturn
    from rason.claim.verdict import Verdict
    from rason.report.document import Document


@dataclass(frozen=True, slots=True)
class Turn:
    """One verdict that a figure would change."""

    claim: Verdict
    figure: Overturn

    @property
    def at(self) -> float:
        """The figure's value from which it would."""
        return self.figure.at


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure to watch, in one direction."""

    figure: Overturn
    """With its range, unit, grade and sources, as its nearest verdict has it."""
    direction: Literal["above", "below"]
    """Whether it would have to rise or to fall."""
    turns: tuple[Turn, ...]
    """The verdicts that it would change, the first to change first."""

    @property
    def distance(self) -> float:
        """What part of the way to the end of its range it must go to change the first verdict."""
        low, now, high = self.figure.now
        way = abs((high if self.direction == "above" else low) - now)
        return abs(self.turns[0].at - now) / way if way else 1.0


def indicators(document: Document) -> tuple[Indicator, ...]:
    """Find the figures whose movement would change the picture.

    Those that change most verdicts first; among equals those that need to move least. Only
    movements within a figure's range count, and only of figures that were measured or guessed, the
    others central.
    """
    found: dict[tuple[str, Literal["above", "below"]], list[Turn]] = {}
    for claim in document.claims:
        if outcome(claim) == "open":
            continue
        nearest: dict[tuple[str, Literal["above", "below"]], Turn] = {}
        for each in claim.overturned_by:
            if not each.inside or each.value is None:
                continue
            side: Literal["above", "below"] = "above" if each.at > each.value else "below"
            before = nearest.get((each.figure, side))
            if before is None or abs(each.at - each.value) < abs(before.at - each.value):
                nearest[each.figure, side] = Turn(claim, each)
        for key, turn in nearest.items():
            found.setdefault(key, []).append(turn)
    told = []
    for (_, direction), turns in found.items():
        ranked = sorted(turns, key=lambda turn: abs(turn.at - turn.figure.now[1]))
        told.append(Indicator(ranked[0].figure, direction, tuple(ranked)))
    return tuple(
        sorted(told, key=lambda each: (-len(each.turns), each.distance, each.figure.figure))
    )
