"""Which figure, moved alone, overturns a claim; which two do so together; and which cannot.

Every figure is moved as far as it goes, down and up, and looked at in seventeen positions, whatever
the score does in between; where it bends towards a change between two of them, there as well. What
changes the truth is closed in on until it is known to a thousandth of half the range.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING

from rason.case.figures import ends
from rason.claim.dent import looked_into
from rason.claim.drivers import grade
from rason.claim.line import Line, brackets, closed
from rason.claim.pair import closest
from rason.claim.reach import at, following, moved_together
from rason.claim.verdict import Overturn, Together
from rason.scenario.draws import partners

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rason.case.case import Case
    from rason.case.cell import FloatArray, Values
    from rason.claim.line import Scores
    from rason.claim.need import Inquiry
    from rason.claim.reach import Move, Reach
    from rason.program.program import Program

NOISE = 1e-6
"""Scores that differ by less are not told apart."""


@dataclass(frozen=True, slots=True)
class Overturned:
    """What overturns a claim, and what does not.

    Parameters
    ----------
    alone
        Each value of one figure at which the claim changes its truth, the nearest to its central
        value first, measured in widths of the range.
    together
        The closest pair of figures that does so; None where none was found that is nearer than
        every figure alone.
    steady
        Figures that move the claim's score and overturn it nowhere, the strongest first. All
        others do not move it.
    pairs, solved
        Pairs of figures that work against the claim, and how many of them were moved together.
    """

    alone: tuple[Overturn, ...] = ()
    together: Together | None = None
    steady: tuple[str, ...] = ()
    pairs: int = 0
    solved: int = 0


def overturns(
    program: Program,
    reach: Reach,
    now: float,
    scores: FloatArray,
    ask: Callable[[Values], Inquiry[FloatArray]],
) -> Inquiry[Overturned]:
    """Find every value of a figure at which a claim changes its truth, and the closest pair.

    Parameters
    ----------
    program
        The compiled case.
    reach
        Every figure moved alone.
    now
        The claim's score at central figures.
    scores
        Its scores over the reach.
    ask
        Asks for the claim's scores at other values.

    Returns
    -------
    overturned
        What was found.

    Notes
    -----
    A change of truth and back is missed only where it lies between two neighbours of the seventeen
    positions, each an eighth of the range apart or, beyond the range, a quarter of it, and where
    the score on both sides does not bend towards it; see `rason.claim.dent.dents`.
    """
    case = program.case

    def look(moves: Sequence[tuple[Move, ...]]) -> Inquiry[FloatArray]:
        return (yield from ask(moved_together(case, moves)))

    scan: dict[str, Scores] = {leader: {0.0: now} for leader, _ in reach.moves}
    for (leader, position), score in zip(reach.moves, scores, strict=True):
        scan[leader][position] = float(score)
    scan = yield from looked_into(scan, look)
    found = [
        bracket
        for leader, seen in scan.items()
        for bracket in brackets(Line(((leader, 1.0),)), seen)
    ]
    narrow = yield from closed(found, look)
    alone = [_overturn(case, bracket.line.at(bracket.guess)[0]) for bracket in narrow]
    nearest = min((abs(bracket.guess) for bracket in narrow), default=float("inf"))
    search = yield from closest(program, scan, nearest, look)
    return Overturned(
        tuple(sorted(alone, key=lambda each: (each.distance, each.figure))),
        None if search.line is None else _together(case, search.line, search.position),
        _steady(case, scan, {bracket.line.ways[0][0] for bracket in found}),
        search.pairs,
        search.solved,
    )


def _steady(case: Case, scan: Mapping[str, Scores], turning: set[str]) -> tuple[str, ...]:
    """Return the figures that move the score and overturn nothing, the strongest first."""
    groups, moves = partners(case.figures), {}
    for leader, seen in scan.items():
        changes = [abs(score - seen[0.0]) for score in seen.values()]
        most = max((change for change in changes if not isnan(change)), default=0.0)
        if leader not in turning and most > NOISE:
            moves[groups[leader][0]] = most
    return tuple(sorted(moves, key=lambda figure: (-moves[figure], figure)))


def _together(case: Case, line: Line, position: float) -> Together:
    """Say where a pair of figures overturns a claim."""
    moved = tuple(_overturn(case, move) for move in line.at(position))
    return Together(moved, distance=position, inside=position <= 1.0)


def _overturn(case: Case, move: Move) -> Overturn:
    """Say where a group of figures is at a position, in the units of the one that leads it."""
    leader, position = move
    shared, moving = partners(case.figures)[leader], tuple(following(case, leader))
    figure = case.figures[shared[0]]
    low, value, high = ends(figure)
    found = at(figure, position)
    return Overturn(
        figure=figure.figure,
        at=found,
        unit=figure.unit,
        inside=low <= found <= high,
        distance=abs(found - value) / (high - low),
        low=low,
        value=value,
        high=high,
        grade=grade(case, shared),
        moving=moving[1:],
    )
