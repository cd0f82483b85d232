"""Which figure, moved alone, overturns a claim.

Every figure is moved as far as it goes, down and up. Where the claim's score says that its truth
may change on the way, or the figure moves it over the draws, the ends of the range are looked at,
then the quarters between: seventeen positions, none of them in vain. What changes the truth is
closed in on until it is known to a thousandth of the range.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.case.figures import ends
from rason.claim.bracket import brackets, doubtful
from rason.claim.drivers import grade
from rason.claim.reach import POSITIONS, at, moved
from rason.claim.verdict import Overturn
from rason.scenario.draws import partners

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from rason.case.case import Case
    from rason.case.cell import FloatArray, Values
    from rason.claim.bracket import Bracket, Scores
    from rason.claim.need import Inquiry
    from rason.claim.reach import Move, Reach

WIDTH = 0.001
"""How near a change of truth is to be known, in widths of the figure's range."""
ROUNDS = 6
"""A bracket is at most a quarter of itself after each round; a straight score needs one."""


def overturns(
    case: Case,
    reach: Reach,
    now: float,
    scores: FloatArray,
    moving: Collection[str],
    ask: Callable[[Values], Inquiry[FloatArray]],
) -> Inquiry[tuple[Overturn, ...]]:
    """Find every value of a figure at which a claim changes its truth.

    Parameters
    ----------
    case
        The case.
    reach
        Every figure moved alone as far as it goes.
    now
        The claim's score at central figures.
    scores
        Its scores over the reach.
    moving
        Figures that move the claim over the draws.
    ask
        Asks for the claim's scores at other values.

    Returns
    -------
    overturns
        The nearest to its central value first, measured in widths of the range.

    Notes
    -----
    A change of truth and back is missed where it lies between two positions whose scores are alike
    and far from zero.
    """
    found: dict[str, Scores] = {figure: {0.0: now} for figure, _ in reach.moves}
    _note(found, reach.moves, scores)
    for step in (1.0, 0.25):
        yield from _look(case, found, _between(found, moving, step), ask)
    closing = [bracket for figure in found for bracket in brackets(figure, found[figure])]
    for _ in range(ROUNDS):
        wide = [bracket for bracket in closing if _length(case, bracket) > WIDTH]
        if not wide:
            break
        trials = {b: b.trials(WIDTH * (b.high - b.low) / _length(case, b)) for b in wide}
        seen: dict[str, Scores] = {bracket.figure: {} for bracket in wide}
        moves = [(b.figure, position) for b in wide for position in trials[b]]
        yield from _look(case, seen, moves, ask)
        closing = [
            bracket.closer({p: seen[bracket.figure][p] for p in trials[bracket]})
            if bracket in trials
            else bracket
            for bracket in closing
        ]
    groups = partners(case.figures)
    listed = [_overturn(case, bracket, groups[bracket.figure]) for bracket in closing]
    return tuple(sorted(listed, key=lambda overturn: (overturn.distance, overturn.figure)))


def _note(found: dict[str, Scores], moves: Iterable[Move], scores: FloatArray) -> None:
    for (figure, position), score in zip(moves, scores, strict=True):
        found[figure][position] = float(score)


def _between(found: dict[str, Scores], moving: Collection[str], step: float) -> list[Move]:
    """Return the positions, a step apart, that lie in doubtful stretches."""
    moves = []
    for figure, scores in found.items():
        stretches = doubtful(scores)
        if step == 1.0 and figure in moving:
            stretches = [(min(scores), max(scores))]
        moves += [
            (figure, float(position))
            for position in POSITIONS[(POSITIONS % step) == 0.0]
            if position not in scores and any(low < position < high for low, high in stretches)
        ]
    return moves


def _look(
    case: Case,
    found: dict[str, Scores],
    moves: list[Move],
    ask: Callable[[Values], Inquiry[FloatArray]],
) -> Inquiry[None]:
    """Ask for scores at some moves, none of them beyond the reach."""
    if moves:
        _note(found, moves, (yield from ask(moved(case, moves))))


def _length(case: Case, bracket: Bracket) -> float:
    """Return the length of a bracket in widths of the figure's range."""
    figure = case.figures[partners(case.figures)[bracket.figure][0]]
    low, _, high = ends(figure)
    return abs(at(figure, bracket.high) - at(figure, bracket.low)) / (high - low)


def _overturn(case: Case, bracket: Bracket, moving: tuple[str, ...]) -> Overturn:
    """Say where a bracket lies in the units of the figure that leads it."""
    figure = case.figures[moving[0]]
    low, value, high = ends(figure)
    found = at(figure, bracket.guess)
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
