"""A line through the figures, along which a claim is looked at, and the search for its flips."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isnan
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.claim.moves import Move
    from rason.claim.need import Inquiry

WIDTH = 1e-4
"""How near a change of truth is to be known, in positions: a ten-thousandth of a half range."""
ROUNDS = 6
"""A bracket is at most a quarter of itself after each round; a straight score needs one."""
QUARTERS = (0.25, 0.5, 0.75)

Scores = dict[float, float]
"""By how much a claim holds at each position of a line, in units of its central margin: positive
where it holds, negative where it does not, NaN where that is unknown."""
Ask = Callable[[Sequence[tuple["Move", ...]]], "Inquiry[FloatArray]"]
"""Asks for the claim's scores, each with some figures moved."""


@dataclass(frozen=True, slots=True)
class Line:
    """Figures that are moved together, all others staying central."""

    ways: tuple[Move, ...]
    """The figure that leads each group, and its step for one position of the line: 1 is towards the
    high end of its range, −1 towards the low one."""

    def at(self, position: float) -> tuple[Move, ...]:
        """Return how the figures are moved at a position.

        `position`: 0 is the centre.
        """
        return tuple((leader, step * position) for leader, step in self.ways)


@dataclass(frozen=True, slots=True)
class Bracket:
    """Two positions between which a claim changes its truth.

    `below`, `above`: the claim's scores there, of opposite signs.
    """

    line: Line
    low: float
    high: float
    below: float
    above: float

    @property
    def middle(self) -> float:
        """The position halfway."""
        return (self.low + self.high) / 2.0

    @property
    def guess(self) -> float:
        """The position at which a straight line between the scores changes its sign."""
        return self.low + (self.high - self.low) * self.below / (self.below - self.above)

    def trials(self, width: float = WIDTH) -> list[float]:
        """Return positions that close in on the change.

        The quarters, so that the bracket shrinks whatever the scores do; and two positions closely
        around the point where a straight line between the scores changes its sign.
        `width`: how near the change is to be known.
        """
        length = self.high - self.low
        around = (self.guess - 0.45 * width, self.guess + 0.45 * width)
        quarters = [self.low + length * quarter for quarter in QUARTERS]
        inner = {position for position in (*quarters, *around) if self.low < position < self.high}
        return sorted(inner)

    def closer(self, scores: Scores) -> Bracket:
        """Return the piece nearest to the centre in which the truth changes."""
        ends = {self.low: self.below, self.high: self.above}
        pieces = brackets(self.line, {**ends, **scores})
        return min(pieces, key=lambda piece: abs(piece.middle))


def brackets(line: Line, scores: Scores) -> list[Bracket]:
    """Return the brackets between neighbouring positions.

    `scores`: at any positions; unknown ones are stepped over.
    """
    known = sorted((position, score) for position, score in scores.items() if not isnan(score))
    return [
        Bracket(line, low, high, below, above)
        for (low, below), (high, above) in pairwise(known)
        if (below > 0.0) != (above > 0.0)
    ]


def closed(found: Sequence[Bracket], ask: Ask) -> Inquiry[list[Bracket]]:
    """Close in on changes of truth, all of them at once.

    A narrow one inside each, in the same order.
    """
    closing = list(found)
    for _ in range(ROUNDS):
        wide = [i for i, bracket in enumerate(closing) if bracket.high - bracket.low > WIDTH]
        if not wide:
            break
        trials = [(i, position) for i in wide for position in closing[i].trials()]
        scores = yield from ask([closing[i].line.at(position) for i, position in trials])
        seen: dict[int, Scores] = {i: {} for i in wide}
        for (i, position), score in zip(trials, scores, strict=True):
            seen[i][position] = float(score)
        for i, there in seen.items():
            closing[i] = closing[i].closer(there)
    return closing
