"""Which figure, moved alone, overturns a claim: scanned at 17 positions, then closed in on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from rason.case.figures import ends
from rason.claim.drivers import grade
from rason.claim.reach import at, moved
from rason.claim.verdict import Overturn
from rason.scenario.draws import partners
from rason.scenario.possible import possible

if TYPE_CHECKING:
    from collections.abc import Callable

    from rason.case.case import Case
    from rason.case.cell import FloatArray, Values
    from rason.claim.need import Inquiry
    from rason.claim.reach import Scan
    from rason.program.program import Program

Truth = npt.NDArray[np.int64]
"""1 where a claim holds, 0 where it does not, −1 where that is unknown."""
UNKNOWN = -1
PIECES = 8
ROUNDS = 3
"""Each round cuts a bracket into eight: three leave 1/512 of a quarter of the range."""


@dataclass(frozen=True, slots=True)
class Bracket:
    """Two positions of a figure between which a claim changes its truth.

    Parameters
    ----------
    figure
        The figure that leads what is moved.
    low, high
        The positions.
    truth
        The claim's truth at `low`; at `high` it is the other.
    """

    figure: str
    low: float
    high: float
    truth: int

    def inner(self) -> FloatArray:
        """Return the positions that cut it into equal pieces."""
        return np.linspace(self.low, self.high, PIECES + 1)[1:-1]

    def closer(self, truth: Truth) -> Bracket:
        """Return the piece nearest to the central value in which the truth changes.

        Parameters
        ----------
        truth
            At the inner positions.

        Returns
        -------
        bracket
            A piece; longer where the truth at its ends is unknown.
        """
        positions = np.concatenate(([self.low], self.inner(), [self.high]))
        known = np.concatenate(([self.truth], truth, [1 - self.truth]))
        pieces = brackets(self.figure, positions, known)
        return min(pieces, key=lambda piece: abs(piece.low + piece.high))


def brackets(figure: str, positions: FloatArray, truth: Truth) -> list[Bracket]:
    """Return the brackets between neighbouring positions at which the truth is known.

    Parameters
    ----------
    figure
        What is moved.
    positions
        Rising.
    truth
        At these positions.

    Returns
    -------
    brackets
        By rising position.
    """
    known = [(float(p), int(t)) for p, t in zip(positions, truth, strict=True) if t != UNKNOWN]
    return [
        Bracket(figure, low, high, before)
        for (low, before), (high, after) in pairwise(known)
        if before != after
    ]


def overturns(
    program: Program, scan: Scan, truth: Truth, truths: Callable[[Values], Inquiry[Truth]]
) -> Inquiry[tuple[Overturn, ...]]:
    """Close in on every value of a figure at which a claim changes its truth.

    Parameters
    ----------
    program
        The compiled case.
    scan
        Every figure moved alone.
    truth
        Shape ``(points,)``: the claim's truth in the scan.
    truths
        Asks for the claim's truth at other values.

    Returns
    -------
    overturns
        The nearest to its central value first, measured in widths of the range.

    Notes
    -----
    All brackets are cut at once, so a claim asks three more times, whatever the number of figures.
    A change of truth and back between two neighbouring positions of the scan goes unseen.
    """
    found = [
        bracket
        for figure in dict.fromkeys(scan.moved)
        for bracket in brackets(figure, scan.position[scan.of(figure)], truth[scan.of(figure)])
    ]
    for _ in range(ROUNDS if found else 0):
        moves = [(b.figure, float(position)) for b in found for position in b.inner()]
        values = moved(program.case, moves)
        kept = np.flatnonzero(possible(program, values))
        inner = np.full(len(moves), UNKNOWN)
        if len(kept):
            inner[kept] = yield from truths({key: value[kept] for key, value in values.items()})
        rows = inner.reshape(len(found), PIECES - 1)
        found = [bracket.closer(row) for bracket, row in zip(found, rows, strict=True)]
    groups = partners(program.case.figures)
    listed = [_overturn(program.case, bracket, groups[bracket.figure]) for bracket in found]
    return tuple(sorted(listed, key=lambda overturn: (overturn.distance, overturn.figure)))


def _overturn(case: Case, bracket: Bracket, moving: tuple[str, ...]) -> Overturn:
    """Say where a bracket lies in the units of the figure that leads it."""
    figure = case.figures[moving[0]]
    low, value, high = ends(figure)
    found = at(figure, (bracket.low + bracket.high) / 2.0)
    return Overturn(
        figure=figure.figure,
        at=found,
        unit=figure.unit,
        inside=low <= found <= high,
        distance=abs(found - value) / (high - low),
        low=low,
        value=value,
        high=high,
        grade=grade(case, moving),
        moving=moving[1:],
    )
