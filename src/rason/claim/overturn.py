"""Which figure, moved alone, overturns a claim; which two do so together; and which cannot.

Every figure is moved as far as it goes, down and up, and looked at in seventeen positions, whatever
the score does in between; where it bends towards a change between two of them, there as well. What
changes the truth is closed in on until it is known to a ten-thousandth of half the range. Only
what does so as it is printed is told; see `rason.claim.printing`.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, isnan
from typing import TYPE_CHECKING, Annotated, Any, Literal

from rason.case.figures import ends
from rason.claim.double_crossing import refined
from rason.claim.drivers import grade
from rason.claim.line import Line, brackets, closed
from rason.claim.moves import moved_together, position
from rason.claim.pair import closest
from rason.claim.printed import Setting, joined
from rason.claim.printing import Step, replayed
from rason.claim.sentences import changed_by, changed_by_two
from rason.scenario.draws import partners
from rason.table.column import Column
from rason.table.part import Part
from rason.table.row import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from rason.case.case import Case
    from rason.case.cell import FloatArray, Values
    from rason.claim.line import Bracket, Scores
    from rason.claim.moves import Move, Reach
    from rason.claim.need import Inquiry
    from rason.claim.pair import Search
    from rason.claim.printing import Group, Printed, Replay
    from rason.program.program import Program


class Overturn(Row):
    """A value of one figure at which a claim is not as at central figures.

    It was put in as it is printed, with the printed values of those that move with it.
    """

    figure: str
    name: str = ""
    at: float
    unit: str = ""
    side: Annotated[Literal["above", "below", ""], Column("Side", key=True)] = ""
    """On which side of the value the claim is changed."""
    until: float | None = None
    """Where on that side it changes back; None where that was not seen."""
    inside: bool
    """Whether the value lies within the figure's range."""
    low: float | None
    value: float | None
    """None, like its range, where it may not be passed on."""
    high: float | None
    grade: str = ""
    sources: tuple[str, ...] = ()
    """Keys of what the figure's value and range come from."""
    moving: tuple[str, ...] = ()
    """Figures that move with it."""
    settings: tuple[Setting, ...] = ()
    """The figure as it is to be set, and those that move with it."""
    set: str = ""
    """All that is to be set for the claim to change: `figure=value` each, set apart by
    semicolons."""
    says: str = ""
    """On which side of the value the claim holds, and where the figure is now."""

    @property
    def now(self) -> tuple[float, float, float]:
        """Low end, value and high end, of a figure that may be passed on."""
        assert self.low is not None
        assert self.value is not None
        assert self.high is not None
        return self.low, self.value, self.high

    @property
    def widths(self) -> float:
        """How many widths of its range the value lies from the central one."""
        if self.value is None:
            return inf
        low, value, high = self.now
        return abs(self.at - value) / (high - low)


class Alone(Overturn, table="overturned"):
    """A value at which a figure overturns a claim by itself."""


class Paired(Overturn, table="together"):
    """A value at which a figure overturns a claim together with another one."""

    distance: float | None = None
    """What part of the way from its central value to the end of its range each of the two has gone;
    beyond 1, the whole way and then this many widths of the range less one."""


class Together(Part):
    """Values of two figures, all others central, at which a claim is not as at central figures."""

    figures: tuple[Paired, ...]
    distance: float
    """What part of the way from its central value to the end of its range each has gone; beyond 1,
    the whole way and then this many widths of the range less one."""
    inside: bool
    """Whether both values lie within their ranges."""
    set: str = ""
    """All that is to be set, in one line as for one figure."""
    says: str = ""
    """Whether the claim holds there, and where the figures are now."""


@dataclass(frozen=True, slots=True)
class Overturned:
    """What overturns a claim, and what does not.

    `pairs`, `solved`: pairs of figures that work against the claim, and how many of them were moved
    together.
    """

    alone: tuple[Alone, ...] = ()
    """Each value of one figure at which the claim changes its truth, the nearest to its central
    value first, measured in widths of the range."""
    together: Together | None = None
    """The closest pair of figures that does so; None where none was found that is nearer than every
    figure alone."""
    steady: tuple[str, ...] = ()
    """Figures that move the claim's score and overturn it nowhere, the strongest first. All others
    do not move it."""
    unprinted: int = 0
    """Changes of truth that were found and are not among these, as no printed value makes them."""
    pairs: int = 0
    solved: int = 0


def overturns(
    program: Program,
    reach: Reach,
    now: float,
    scores: FloatArray,
    ask: Callable[[Values], Inquiry[FloatArray]],
    replay: Replay,
    undecided: float = 0.0,
    *,
    holds: bool,
) -> Inquiry[Overturned]:
    """Find every value of a figure at which a claim changes its truth, and the closest pair.

    What was found; nothing where the claim has no truth at central figures.
    `now`: the claim's score at central figures.
    `replay`: asks whether it has changed with some figures set, as a reader would set them.
    `undecided`: what solving leaves undecided in a score: scores that differ by less are not told
    apart.
    `holds`: whether it holds at central figures.

    Notes
    -----
    A change of truth and back is missed only where it lies between two neighbours of the seventeen
    positions, each an eighth of the range apart or, beyond the range, a quarter of it, and where
    the score on both sides does not bend towards it; see
    `rason.claim.double_crossing`.
    """
    case = program.case
    if isnan(now):
        return Overturned()

    def look(moves: Sequence[tuple[Move, ...]]) -> Inquiry[FloatArray]:
        return (yield from ask(moved_together(case, moves)))

    scan: dict[str, Scores] = {leader: {0.0: now} for leader, _ in reach.moves}
    for (leader, where), score in zip(reach.moves, scores, strict=True):
        scan[leader][where] = float(score)
    scan = yield from refined(scan, look)
    found = [
        bracket
        for leader, seen in scan.items()
        for bracket in brackets(Line(((leader, 1.0),)), seen)
    ]
    narrow = yield from closed(found, look)
    stretches = _stretches(narrow, now)
    edges = [(step,) for stretch in stretches for step in stretch]
    printed = iter((yield from replayed(case, edges, replay)))
    alone: list[Alone] = []
    nearest = float("inf")
    for stretch in stretches:
        told = [(step, next(printed)) for step in stretch]
        if told[0][1] is not None:
            nearest = min(nearest, abs(stretch[0].after))
            alone += _turns(case, told, holds=holds)
    search = yield from closest(program, scan, nearest, look)
    together, silent = yield from _together(case, search, nearest, replay, holds=holds)
    return Overturned(
        tuple(sorted(alone, key=lambda each: (each.widths, each.figure))),
        together,
        _steady(case, scan, {bracket.line.ways[0][0] for bracket in found}, undecided),
        len(edges) - len(alone) + silent,
        search.pairs,
        search.solved,
    )


def _stretches(found: Sequence[Bracket], now: float) -> list[list[Step]]:
    """Return the steps into each stretch of one figure in which a claim is changed.

    The step from the centre comes first, the one from the other side after it; a stretch may go on
    as far as was looked.
    """
    sides: dict[tuple[str, bool], list[Bracket]] = {}
    for each in found:
        sides.setdefault((each.line.ways[0][0], each.middle > 0.0), []).append(each)
    stretches = []
    for side in sides.values():
        steps = [_step(found, each, now) for each in sorted(side, key=lambda b: abs(b.middle))]
        stretches += [steps[start : start + 2] for start in range(0, len(steps), 2)]
    return stretches


def _step(found: Sequence[Bracket], over: Bracket, now: float) -> Step:
    """Return the step over a change of truth to the side on which the claim is changed."""
    forth = (over.below > 0.0) == (now > 0.0)
    before, after = (over.low, over.high) if forth else (over.high, over.low)
    others = [each.middle for each in found if each.line == over.line and each is not over]
    return Step(over.line.ways[0][0], before, after, (0.0, *others))


def _turns(case: Case, told: list[tuple[Step, Printed | None]], *, holds: bool) -> Iterator[Alone]:
    """Yield the printed values between which, or from which on, a claim is changed."""
    turns = [(step, printed[0]) for step, printed in told if printed is not None]
    values = [lead.at for _, (lead, *_) in turns]
    for step, group in turns:
        until = next((value for value in values if value != group[0].at), None)
        found = Alone(**_moved(case, group, step.way), until=until, set=joined(group))
        yield found.model_copy(update={"says": changed_by(found, holds=holds)})


def _steady(
    case: Case, scan: Mapping[str, Scores], turning: set[str], undecided: float
) -> tuple[str, ...]:
    """Return the figures that move the score and overturn nothing, the strongest first."""
    groups, moves = partners(case.figures), {}
    for leader, seen in scan.items():
        changes = [abs(score - seen[0.0]) for score in seen.values()]
        most = max((change for change in changes if not isnan(change)), default=0.0)
        if leader not in turning and most > undecided:
            moves[groups[leader][0]] = most
    return tuple(sorted(moves, key=lambda figure: (-moves[figure], figure)))


def _together(
    case: Case, search: Search, nearest: float, replay: Replay, *, holds: bool
) -> Inquiry[tuple[Together | None, int]]:
    """Say where a pair of figures overturns a claim sooner than each alone, or that none told does.

    The number is 1 where a pair was found that no printed values make overturn the claim.
    """
    if search.found is None:
        return None, 0
    ways, low, high = search.found.line.ways, search.found.low, search.found.high
    edge = tuple(Step(leader, step * low, step * high) for leader, step in ways)
    (printed,) = yield from replayed(case, [edge], replay)
    if printed is None:
        return None, 1
    distance = max(abs(position(case.figures[lead.figure], lead.at)) for lead, *_ in printed)
    if distance >= nearest:
        return None, 0
    pair = [
        Paired(**_moved(case, group, step.way)) for step, group in zip(edge, printed, strict=True)
    ]
    said = {
        "set": joined(tuple(each for group in printed for each in group)),
        "says": changed_by_two(pair, holds=holds),
    }
    return Together(
        figures=tuple(each.model_copy(update={"distance": distance, **said}) for each in pair),
        distance=distance,
        inside=all(each.inside for each in pair),
        **said,
    ), 0


def _moved(case: Case, group: Group, way: float) -> dict[str, Any]:
    """Say where a group of figures is when a claim has changed."""
    lead, *moving = group
    figure = case.figures[lead.figure]
    low, value, high = ends(figure)
    shared = next(keys for keys in partners(case.figures).values() if figure.figure in keys)
    return {
        "figure": figure.figure,
        "name": figure.name,
        "at": lead.at,
        "unit": figure.unit,
        "side": "above" if way > 0.0 else "below",
        "inside": low <= lead.at <= high,
        "low": low,
        "value": value,
        "high": high,
        "grade": grade(case, shared),
        "sources": figure.cited,
        "moving": tuple(each.figure for each in moving),
        "settings": group,
    }
