"""A stretch of one figure in which a claim changes its truth, and how it is closed in on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import isnan

Scores = dict[float, float]
"""By how much a claim holds at each position of a figure, in units of its central margin: positive
where it holds, negative where it does not, NaN where that is unknown."""

QUARTERS = (0.25, 0.5, 0.75)


@dataclass(frozen=True, slots=True)
class Bracket:
    """Two positions between which a claim changes its truth.

    Parameters
    ----------
    figure
        The figure that leads what is moved.
    low, high
        The positions.
    below, above
        The claim's scores there, of opposite signs.
    """

    figure: str
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

    def trials(self, width: float) -> list[float]:
        """Return positions that close in on the change.

        Parameters
        ----------
        width
            How near the change is to be known.

        Returns
        -------
        positions
            The quarters, so that the bracket shrinks whatever the scores do; and two positions
            closely around the point where a straight line between the scores changes its sign.
        """
        length = self.high - self.low
        around = (self.guess - 0.45 * width, self.guess + 0.45 * width)
        quarters = [self.low + length * quarter for quarter in QUARTERS]
        inner = {position for position in (*quarters, *around) if self.low < position < self.high}
        return sorted(inner)

    def closer(self, scores: Scores) -> Bracket:
        """Return the piece nearest to the central value in which the truth changes.

        Parameters
        ----------
        scores
            At some positions inside.

        Returns
        -------
        bracket
            A piece of this one.
        """
        ends = {self.low: self.below, self.high: self.above}
        pieces = brackets(self.figure, {**ends, **scores})
        return min(pieces, key=lambda piece: abs(piece.middle))


def brackets(figure: str, scores: Scores) -> list[Bracket]:
    """Return the brackets between neighbouring positions.

    Parameters
    ----------
    figure
        What is moved.
    scores
        At any positions; unknown ones are stepped over.

    Returns
    -------
    brackets
        By rising position.
    """
    known = sorted((position, score) for position, score in scores.items() if not isnan(score))
    return [
        Bracket(figure, low, high, below, above)
        for (low, below), (high, above) in pairwise(known)
        if (below > 0.0) != (above > 0.0)
    ]


def doubtful(scores: Scores) -> list[tuple[float, float]]:
    """Return the stretches in which a claim may change its truth.

    Parameters
    ----------
    scores
        At some positions of a figure.

    Returns
    -------
    stretches
        Between neighbouring positions where the truth differs, where the score changes by more
        than is left of it, or where an end is unknown.

    Examples
    --------
    >>> doubtful({-2.0: 0.9, 0.0: 1.0, 2.0: 0.3})
    [(0.0, 2.0)]
    """
    return [
        (low, high)
        for (low, below), (high, above) in pairwise(sorted(scores.items()))
        if not min(abs(below), abs(above)) > abs(above - below) or (below > 0.0) != (above > 0.0)
    ]
