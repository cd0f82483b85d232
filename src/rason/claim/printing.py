"""What may be printed of a change of truth: few digits, on the changed side, with what moves along.

The search knows between which two values a claim changes its truth. What is published is a number
of few digits on the changed side, with the printed values of all figures that move with it; the
claim is worked out there, and where it has not changed the number is given more digits. What
changes it with no sensible number of digits is not published.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from rason.case.figures import ends
from rason.claim.moves import at, following, position
from rason.claim.printed import Setting, beyond, power, setting
from rason.scenario.draws import partners

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from rason.case.case import Case
    from rason.case.tables import Figure
    from rason.claim.need import Inquiry

EXTRA = 4
"""Digits that are added at most."""

Group = tuple[Setting, ...]
"""A figure, and after it those that move with it, each with its value."""
Printed = tuple[Group, ...]
"""All that is set: one group for each figure that is moved."""
Replay = Callable[[Sequence[Printed]], "Inquiry[list[bool]]"]
"""Asks whether a claim has changed its truth, with some figures set."""


@dataclass(frozen=True, slots=True)
class Step:
    """The way of one figure over a change of truth.

    `before`, `after`: positions at which the claim is as it is at central figures, and at which it
    is not.
    """

    leader: str
    before: float
    after: float
    others: tuple[float, ...] = (0.0,)
    """Positions that must read otherwise: the centre, and other changes of the same figure."""

    @property
    def way(self) -> float:
        """Whether it rises (1) or falls (−1) to where the claim has changed."""
        return 1.0 if self.after > self.before else -1.0


Edge = tuple[Step, ...]
"""A change of truth: the step of each figure that is moved."""


def replayed(case: Case, edges: Sequence[Edge], replay: Replay) -> Inquiry[list[Printed | None]]:
    """Print each change of truth so that what is printed overturns the claim.

    For each the shortest printing that does, nearest to the side that has not changed; None where
    none does.
    `replay`: asks whether the claim has changed, with some figures set.
    """
    levels = [_levels(case, edge) for edge in edges]
    found: list[Printed | None] = [None] * len(edges)
    for part in (slice(0, 1), slice(1, None)):
        trials = [
            (place, printed)
            for place, each in enumerate(levels)
            if found[place] is None
            for level in each[part]
            for printed in level
        ]
        if not trials:
            continue
        changed = yield from replay([printed for _, printed in trials])
        for (place, printed), flips in zip(trials, changed, strict=True):
            if flips and found[place] is None:
                found[place] = printed
    return found


def _levels(case: Case, edge: Edge) -> list[list[Printed]]:
    """Return what may be printed, by rising number of digits.

    What rounding takes over an end of a range, within which the change was found or beyond which
    it was, comes last.
    """
    there = [_inside(_first(case, step), at(_first(case, step), step.after)) for step in edge]
    levels: list[list[Printed]] = []
    astray: list[Printed] = []
    for extra in range(EXTRA + 1):
        levels.append([])
        for printed in _printings(case, edge, extra):
            here = [_inside(case.figures[lead.figure], lead.at) for lead, *_ in printed]
            (levels[-1] if here == there else astray).append(printed)
    return [*filter(None, levels), astray]


def _printings(case: Case, edge: Edge, extra: int) -> Iterator[Printed]:
    """Yield what may be printed with so many digits more than at first, the least change first."""
    leaders = tuple(step.leader for step in edge)
    numbers = [_numbers(_first(case, step), step, extra) for step in edge]
    most = max(map(len, numbers))
    for each in zip(*(list_ + list_[-1:] * (most - len(list_)) for list_ in numbers), strict=True):
        yield tuple(
            _group(case, step, number, extra, leaders)
            for step, number in zip(edge, each, strict=True)
        )


def _numbers(figure: Figure, step: Step, extra: int) -> list[Decimal]:
    """Return values that may be printed: the next on the way, the one after, and one that is over.

    Of a change that is known more closely than the last digit, the first two hold the first
    printable value that is over, whatever way the search took.
    """
    before, after = at(figure, step.before), at(figure, step.after)
    apart = min(abs(after - at(figure, other)) for other in step.others)
    last = power(after, apart) - extra
    first = beyond(before, step.way, last, strictly=True)
    second = beyond(float(first), step.way, last, strictly=True)
    over = beyond(after, step.way, last, strictly=False)
    return sorted({first, second, over}, reverse=step.way < 0.0)


def _group(case: Case, step: Step, number: Decimal, extra: int, leaders: Collection[str]) -> Group:
    """Return a figure's printed value, and those of the figures that move with it."""
    first = _first(case, step)
    lead = setting(case, first, number)
    where = position(first, lead.at)
    others = tuple(leader for leader in leaders if leader != step.leader)
    parts = list(following(case, step.leader, others).items())[1:]
    return (lead, *(_moved(case, key, part * where, part * step.way, extra) for key, part in parts))


def _moved(case: Case, key: str, where: float, way: float, extra: int) -> Setting:
    """Return the printed value of a figure that moves with another one."""
    figure = case.figures[key]
    value, centre = at(figure, where), ends(figure)[1]
    if value == centre:
        return setting(case, figure, Decimal(repr(centre)))
    last = power(value, abs(value - centre)) - extra
    return setting(case, figure, beyond(value, way, last, strictly=False))


def _first(case: Case, step: Step) -> Figure:
    """Return the figure whose value is told."""
    return case.figures[partners(case.figures)[step.leader][0]]


def _inside(figure: Figure, value: float) -> bool:
    low, _, high = ends(figure)
    return low <= value <= high
