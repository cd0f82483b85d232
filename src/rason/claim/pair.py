"""Which two figures, moved together, overturn a claim soonest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rason.claim.line import ROUNDS, WIDTH, Line, brackets
from rason.claim.moves import moved_together, possible_throughout

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rason.case.cell import FloatArray
    from rason.claim.line import Ask, Bracket, Scores
    from rason.claim.moves import Move
    from rason.claim.need import Inquiry
    from rason.program.program import Program

CLOSELY = 8
"""Pairs that are looked at all along their way: those of which the nearest change is foretold."""
ONCE = 64
"""The next ones are looked at where the nearest change that is known would be undercut."""
RADII = np.linspace(0.25, 2.0, 8)
"""Where pairs are foretold, and the first looked at."""


@dataclass(frozen=True, slots=True)
class Search:
    """How far pairs were searched, and what was found."""

    pairs: int = 0
    """Pairs of figures of which each, moved alone some way, works against the claim: what they do
    together was foretold for all of them."""
    solved: int = 0
    """Of those, how many were moved together and solved."""
    found: Bracket | None = None
    """Between which positions of the closest pair the claim changes its truth; None if none was
    found that is nearer than every figure alone."""


def closest(
    program: Program, scan: Mapping[str, Scores], nearest: float, ask: Ask
) -> Inquiry[Search]:
    r"""Look for the closest pair of figures that overturns a claim.

    With :math:`x_f` the position of figure f, the distance of a pair is
    :math:`\max(|x_f|, |x_g|)`: 1 is where the first of the two reaches an end of its range.
    A pair is moved along the diagonals, :math:`|x_f| = |x_g|`, on which the closest change lies
    wherever each figure works one way.

    The closest pair that was found, and how many were looked at.
    `scan`: the claim's scores with each figure moved alone, the centre included.
    `nearest`: the distance at which a figure alone overturns it; infinite if none does.

    Notes
    -----
    What a pair does is foretold as the sum of what its figures do alone, for all pairs and ways.
    The eight of which the nearest change is foretold are looked at all along their way, the next
    64 once, just short of the nearest change known by then; those that have changed there are
    closed in on. So this is the closest of the pairs that were looked at: another may be closer
    where two figures do together what their sum does not tell, or change it and change it back.
    """
    lines, pairs = _foretold(scan)
    if not lines:
        return Search(pairs)
    now = next(iter(scan.values()))[0.0]
    first, later = lines[:CLOSELY], lines[CLOSELY:][:ONCE]
    radii = [float(r) for r in RADII if r < nearest + RADII[0]]
    seen = yield from _looked(program, [(line, r) for line in first for r in radii], now, ask)
    found = [pieces[0] for line, s in seen.items() if (pieces := brackets(line, s))]
    best = min([nearest, *(piece.high for piece in found)])
    short = min(best - 2.0 * WIDTH, float(RADII[-1]))
    later = later if short > 0.0 else []
    more = yield from _looked(program, [(line, short) for line in later], now, ask)
    found += [pieces[0] for line, s in more.items() if (pieces := brackets(line, s))]
    solved = len({_figures(line) for line in (*seen, *more)})
    closed = yield from _soonest(found, ask)
    if closed is None or closed.guess > nearest - WIDTH:
        return Search(pairs, solved)
    return Search(pairs, solved, closed)


def _figures(line: Line) -> frozenset[str]:
    return frozenset(leader for leader, _ in line.ways)


def _foretold(scan: Mapping[str, Scores]) -> tuple[list[Line], int]:
    """Return the pairs of which the nearest change is foretold, and how many pairs there are."""
    ways: dict[Move, FloatArray] = {}
    for leader, seen in scan.items():
        holding = np.sign(seen[0.0])
        for step in (-1.0, 1.0):
            there = np.array([seen.get(step * radius, np.nan) for radius in RADII])
            change = holding * (there - seen[0.0])
            if np.any(change < 0.0):
                ways[leader, step] = change
    moves = list(ways)
    one, other = np.triu_indices(len(moves), 1)
    leaders = np.array([leader for leader, _ in moves])
    apart = leaders[one] != leaders[other] if moves else np.zeros(0, dtype=bool)
    one, other = one[apart], other[apart]
    count = len({leader for leader, _ in moves})
    if not len(one):
        return [], 0
    changes = np.stack(list(ways.values()))
    left = abs(next(iter(scan.values()))[0.0]) + changes[one] + changes[other]
    left = np.where(np.isnan(left), np.inf, left)
    gone = left <= 0.0
    radius = np.where(gone.any(axis=1), gone.argmax(axis=1), len(RADII))
    there = np.where(
        gone.any(axis=1), left[np.arange(len(left)), gone.argmax(axis=1)], left.min(axis=1)
    )
    order = np.lexsort((other, one, there, radius))[: CLOSELY + ONCE]
    lines = [Line((moves[one[place]], moves[other[place]])) for place in order]
    return lines, count * (count - 1) // 2


def _looked(
    program: Program, looks: Sequence[tuple[Line, float]], now: float, ask: Ask
) -> Inquiry[dict[Line, Scores]]:
    """Ask for scores where a program can be made, and add the one at the centre."""
    made = _made(program, looks)
    if not made:
        return {}
    answers = yield from ask([line.at(position) for line, position in made])
    seen: dict[Line, Scores] = {line: {0.0: now} for line, _ in made}
    for (line, position), score in zip(made, answers, strict=True):
        seen[line][position] = float(score)
    return seen


def _soonest(found: Sequence[Bracket], ask: Ask) -> Inquiry[Bracket | None]:
    """Close in on the nearest change of truth, letting go of those that lie beyond another."""
    near = list(found)
    for _ in range(ROUNDS):
        soonest = min((bracket.high for bracket in near), default=0.0)
        near = [bracket for bracket in near if bracket.low < soonest]
        wide = [i for i, bracket in enumerate(near) if bracket.high - bracket.low > WIDTH]
        if not wide:
            break
        trials = [(i, position) for i in wide for position in near[i].trials()]
        answers = yield from ask([near[i].line.at(position) for i, position in trials])
        seen: dict[int, Scores] = {i: {} for i in wide}
        for (i, position), score in zip(trials, answers, strict=True):
            seen[i][position] = float(score)
        for i, there in seen.items():
            near[i] = near[i].closer(there)
    return min(near, key=lambda bracket: bracket.guess, default=None)


def _made(program: Program, looks: Sequence[tuple[Line, float]]) -> list[tuple[Line, float]]:
    """Leave out where no program can be made, and what lies beyond on the same line."""
    if not looks:
        return []
    values = moved_together(program.case, [line.at(position) for line, position in looks])
    kept: list[tuple[Line, float]] = []
    stopped: set[Line] = set()
    for look, can in zip(looks, possible_throughout(program, values), strict=True):
        if not can:
            stopped.add(look[0])
        if look[0] not in stopped:
            kept.append(look)
    return kept
