"""Loops of links and processes that make goods or money out of nothing, at central figures."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rason.case.arbitrage import number, ways
from rason.case.figures import central
from rason.case.reachable import reachable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rason.case.arbitrage import Node, Way
    from rason.case.case import Case
    from rason.case.cell import Values

NOISE: Final = 1e-9
DEAR: Final = 1e6
"""How many times the dearest amount of the case a unit costs where nobody sells it."""
MOST: Final = 20  # loops that are reported; whoever has more of them mends these first


@dataclass(frozen=True, slots=True)
class Gain:
    """A loop in which more comes back than went in, or every round of which earns money."""

    # The links and processes in order, from where somebody bids if anybody does.
    ways: tuple[Way, ...]
    share: float
    cost: float  # of a round [million currency per unit that goes in]; negative where it earns
    # By a unit that goes in, at the best bid along the loop [million currency per unit]; None where
    # nobody bids on the way.
    earned: float | None


def gains(case: Case) -> list[Gain]:
    """Find loops that make goods or money from nothing, whoever owns them and built or not.

    Goods are multiplied where the product of the shares that arrive is above 1: Bellman and Ford's
    search for a negative loop over ``-log(share)``. Money is made where no more comes back and
    still every round makes a unit cheaper, as links with a negative cost can: the same search over
    the cost of a unit landed, from all supplies and markets. Of each loop that is found one way is
    put aside before the next is sought, so each tells of another fault.

    Examples
    --------
    >>> from rason.case import read_case
    >>> gains(read_case("toy"))
    []
    """
    values = central(case)
    there = reachable(case)
    left = [way for way in ways(case, values) if way.share > 0.0 and way.start in there]
    found: list[Gain] = []
    starts = {node: 0.0 for way in left for node in (way.start, way.end)}
    prices = _offers(case, values, left)
    kinds = ((starts, _multiplied, _factors), (prices, _landed, _paid))
    for begin, along, size in kinds:
        while len(found) < MOST and (loop := _loop(begin, left, along, size)):
            gain = _gain(case, values, loop)
            found.append(gain)
            left.remove(gain.ways[-1])
    return found


def _multiplied(label: float, way: Way) -> float:
    """Return minus the logarithm of what is there of a unit after one way more."""
    return label - math.log(way.share)


def _landed(label: float, way: Way) -> float:
    """Return what a unit costs after one way more."""
    return (label + way.cost) / way.share


def _factors(label: float, way: Way) -> float:
    """Return what the rounding of a logarithm of shares is measured against."""
    return max(1.0, abs(_multiplied(label, way)))


def _paid(label: float, way: Way) -> float:
    """Return what the rounding of a cost is measured against: the amounts that it is made of."""
    return (abs(label) + abs(way.cost)) / way.share


def _loop(
    begin: dict[Node, float],
    along: Iterable[Way],
    after: Callable[[float, Way], float],
    size: Callable[[float, Way], float],
) -> tuple[Way, ...]:
    """Return a loop every round of which makes labels smaller; empty where there is none."""
    ways_, labels = list(along), dict(begin)
    last: dict[Node, Way] = {}
    changed: Node | None = None
    for _ in range(len({node for way in ways_ for node in (way.start, way.end)}) + 1):
        changed = None
        for way in ways_:
            if way.start not in labels:
                continue
            label = after(labels[way.start], way)
            before = labels.get(way.end, math.inf)
            if label < before - NOISE * size(labels[way.start], way):
                labels[way.end], last[way.end], changed = label, way, way.end
        if changed is None:
            return ()
    return _backwards(changed, last)


def _backwards(node: Node | None, last: dict[Node, Way]) -> tuple[Way, ...]:
    """Follow the last ways back to where they close."""
    seen: dict[Node, int] = {}
    path: list[Way] = []
    while node is not None and node not in seen:
        if node not in last:
            return ()
        seen[node] = len(path)
        path.append(last[node])
        node = last[node].start
    return tuple(reversed(path[seen[node] :])) if node is not None else ()


def _gain(case: Case, values: Values, loop: tuple[Way, ...]) -> Gain:
    """Walk once round a loop, from where somebody bids if anybody does."""
    share, cost, bids = 1.0, 0.0, _bids(case, values)
    first = max(range(len(loop)), key=lambda index: loop[index].start in bids)
    loop = (*loop[first:], *loop[:first])
    held = []
    for way in loop:
        held.append(share)
        cost += way.cost * share
        share *= way.share
    earned = [
        bids[way.start] * (share - 1.0) * there - cost
        for way, there in zip(loop, held, strict=True)
        if way.start in bids
    ]
    return Gain(loop, share, cost, max(earned, default=None))


def _bids(case: Case, values: Values) -> dict[Node, float]:
    """Return the highest price that anybody pays at each node."""
    bids: dict[Node, float] = {}
    offered = [
        *(((row.place, row.commodity), number(row.price, values)) for row in case.demands.values()),
        *(
            (
                (row.place, row.commodity),
                number(row.price, values) - number(row.spread, values) / 2,
            )
            for row in case.markets.values()
        ),
    ]
    for node, price in offered:
        bids[node] = max(price, bids.get(node, -math.inf))
    return bids


def _offers(case: Case, values: Values, along: Iterable[Way]) -> dict[Node, float]:
    """Return the lowest price for which a unit can be had at each node.

    Where nothing is sold a unit is dearer than anywhere else: a loop in which nothing is lost
    needs no goods from outside.
    """
    asked = [
        *(((row.place, row.commodity), number(row.cost, values)) for row in case.supplies.values()),
        *(
            (
                (row.place, row.commodity),
                number(row.price, values) + number(row.spread, values) / 2,
            )
            for row in case.markets.values()
        ),
    ]
    known = [abs(price) for _, price in asked]
    dear = DEAR * (max((*known, *(abs(way.cost) for way in along)), default=0.0) or 1.0)
    offers = {node: dear for way in along for node in (way.start, way.end)}
    for node, price in asked:
        offers[node] = min(price, offers.get(node, math.inf))
    return offers
