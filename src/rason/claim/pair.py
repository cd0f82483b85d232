"""Which two figures, moved together, overturn a claim soonest."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from rason.claim.line import WIDTH, Line, brackets, closed
from rason.claim.reach import moved_together
from rason.scenario.possible import possible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rason.case.cell import FloatArray
    from rason.claim.line import Ask, Bracket, Scores
    from rason.claim.need import Inquiry
    from rason.claim.reach import Move
    from rason.program.program import Program

FIGURES = 8
"""Figures of which pairs are made: those that do most against the claim inside their ranges."""
LINES = 8
"""Pairs that are looked at: those of which the single moves foretell the nearest change."""
RADII = np.linspace(0.25, 2.0, 8)
"""Where they are looked at."""


def closest(
    program: Program, scan: Mapping[str, Scores], nearest: float, ask: Ask
) -> Inquiry[tuple[Line, float] | None]:
    r"""Look for the closest pair of figures that overturns a claim.

    With :math:`x_f` the position of figure f, the distance of a pair is
    :math:`\max(|x_f|, |x_g|)`: 1 is where the first of the two reaches an end of its range.
    A pair is moved along the diagonals, :math:`|x_f| = |x_g|`, on which the closest change lies
    wherever each figure works one way.

    Parameters
    ----------
    program
        The compiled case.
    scan
        The claim's scores with each figure moved alone, the centre included.
    nearest
        The distance at which a figure alone overturns it; infinite if none does.
    ask
        Asks for scores.

    Returns
    -------
    line, position
        What is moved which way, and where the claim changes its truth; None if no pair was found
        that is nearer than every figure alone.

    Notes
    -----
    Pairs are made of the eight figures that do most against the claim inside their ranges. What a
    pair does is foretold as the sum of what its figures do alone, and the eight pairs of which the
    nearest change is foretold are looked at. So this is the closest of the pairs that were looked
    at: another may be closer where two figures do together what their sum does not tell.
    """
    lines = _lines(scan)
    looks = [(line, float(r)) for line in lines for r in RADII if r < nearest + RADII[0]]
    looks = _made(program, looks)
    if not looks:
        return None
    answers = yield from ask([line.at(position) for line, position in looks])
    now = next(iter(scan.values()))[0.0]
    seen: dict[Line, Scores] = {line: {0.0: now} for line, _ in looks}
    for (line, position), score in zip(looks, answers, strict=True):
        seen[line][position] = float(score)
    first = [found[0] for line, scores in seen.items() if (found := brackets(line, scores))]
    soonest = min((bracket.high for bracket in first), default=0.0)
    near: list[Bracket] = [bracket for bracket in first if bracket.low < soonest]
    narrow = yield from closed(near, ask)
    best = min(narrow, key=lambda bracket: bracket.guess, default=None)
    if best is None or best.guess > nearest - WIDTH:
        return None
    return best.line, best.guess


def _lines(scan: Mapping[str, Scores]) -> list[Line]:
    """Return the pairs of which the nearest change is foretold, each with its directions."""
    ways: dict[Move, FloatArray] = {}
    strength: dict[str, float] = {}
    for leader, seen in scan.items():
        holding = np.sign(seen[0.0])
        for step in (-1.0, 1.0):
            there = np.array([seen.get(step * radius, np.nan) for radius in RADII])
            change = holding * (there - seen[0.0])
            if np.any(change < 0.0):
                ways[leader, step] = change
                inside = float(np.min(change[RADII <= 1.0], initial=0.0, where=change[:4] < 0.0))
                strength[leader] = min(strength.get(leader, 0.0), inside)
    chosen = set(sorted(strength, key=lambda leader: (strength[leader], leader))[:FIGURES])
    left = abs(next(iter(scan.values()))[0.0]) if scan else 0.0
    foretold = {
        Line((one, other)): _foretold(left + ways[one] + ways[other])
        for one, other in combinations(ways, 2)
        if one[0] != other[0] and chosen.issuperset((one[0], other[0]))
    }
    return sorted(foretold, key=lambda line: (foretold[line], line.ways))[:LINES]


def _foretold(left: FloatArray) -> tuple[int, float]:
    """Rank a pair by the radius at which nothing is left of the score, then by what is left."""
    known = np.where(np.isnan(left), np.inf, left)
    gone = np.flatnonzero(known <= 0.0)
    return (int(gone[0]), float(known[gone[0]])) if len(gone) else (len(RADII), float(known.min()))


def _made(program: Program, looks: list[tuple[Line, float]]) -> list[tuple[Line, float]]:
    """Leave out where no program can be made, and what lies beyond on the same line."""
    if not looks:
        return []
    values = moved_together(program.case, [line.at(position) for line, position in looks])
    kept: list[tuple[Line, float]] = []
    stopped: set[Line] = set()
    for look, can in zip(looks, possible(program, values), strict=True):
        if not can:
            stopped.add(look[0])
        if look[0] not in stopped:
            kept.append(look)
    return kept
