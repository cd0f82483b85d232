"""Markets between which anybody can earn without an actor's consent, at central figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rason.case.figures import central

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rason.case.assets import Link, Process
    from rason.case.case import Case
    from rason.case.cell import Cell, Values

NOISE: Final = 1e-9
Node = tuple[str, str]  # place and commodity


@dataclass(frozen=True, slots=True)
class Way:
    """A link or process that takes a commodity from one node to another."""

    start: Node
    end: Node
    cost: float  # of a unit that enters [million currency per unit], handling at the end included
    # What arrives of a unit that enters: less than 1 for a loss, any amount for a process.
    share: float
    asset: str


@dataclass(frozen=True, slots=True)
class Loop:
    """Something bought in one market and sold in another, or the same, at a profit."""

    bought: str
    sold: str
    profit: float  # by a unit sold [million currency per unit of the commodity sold]


def profitable_loops(case: Case) -> list[Loop]:
    """Find for each market the cheapest way there from any other, over what nobody can refuse.

    Only links and processes count that are there already and need no player's consent. Capacities
    are not looked at, since any positive one earns the profit.

    One for each market where a profit can be made.

    Examples
    --------
    >>> from rason.case import read_case
    >>> profitable_loops(read_case("toy"))
    []
    """
    values = central(case)
    best: dict[Node, tuple[float, str]] = {}
    for market in case.markets.values():
        node = (market.place, market.commodity)
        ask = number(market.price, values) + number(market.spread, values) / 2
        if node not in best or ask < best[node][0]:
            best[node] = (ask, market.market)
    steps = ways(case, values, unrefused=True)
    for _ in range(len(case.places) * len(case.commodities)):
        changed = False
        for way in steps:
            if way.start not in best or way.share <= 0:
                continue
            price, origin = best[way.start]
            landed = (price + way.cost) / way.share
            noise = NOISE * (abs(price) + abs(way.cost)) / way.share
            if way.end not in best or landed < best[way.end][0] - noise:
                best[way.end] = (landed, origin)
                changed = True
        if not changed:
            break
    loops = []
    for market in case.markets.values():
        price, origin = best[market.place, market.commodity]
        bid = number(market.price, values) - number(market.spread, values) / 2
        if bid - price > NOISE * max(abs(bid), abs(price)):
            loops.append(Loop(origin, market.market, bid - price))
    return loops


def ways(case: Case, values: Values, *, unrefused: bool = False) -> list[Way]:
    """Return the ways from node to node over links and processes that can carry anything.

    In file order, links first. `unrefused`: only those that are there already and that no player
    can refuse.
    """
    players = set(case.players)
    operators: dict[Node, set[str]] = {}
    fees: dict[Node, float] = {}
    built = {""} | {key for key, project in case.projects.items() if project.state != "option"}
    berths: dict[Node, bool] = {}  # whether any of them is there already
    for row in case.handling.values():
        node = (row.place, row.commodity)
        operators[node] = {row.operator} & players
        fees[node] = number(row.cost, values)
        berths[node] = berths.get(node, False) or row.project in built
    found = []

    def refused(asset: Link | Process, *places: str) -> bool:
        territories = {case.places[place].territory for place in places}
        free = any(not {*case.everyone(each)} & players for each in asset.consent)
        refusing = (territories | {asset.operator}) & players
        return bool(refusing) or not free or asset.project not in built

    for link in case.links.values():
        if unrefused and refused(link, link.from_, link.to):
            continue
        found += [
            way
            for way in _over(case, values, link, fees)
            if not unrefused
            or (
                not (operators.get(way.start) or operators.get(way.end))
                and berths.get(way.end, True)
            )
        ]
    for process in case.processes.values():
        if unrefused and refused(process, process.place):
            continue
        start, end = (process.place, process.input), (process.place, process.output)
        if number(process.capacity, values) > 0.0 and (not unrefused or berths.get(end, True)):
            share = number(process.yield_, values)
            cost = number(process.cost, values) + fees.get(end, 0.0) * share
            found.append(Way(start, end, cost, share, process.process))
    return found


def _over(case: Case, values: Values, link: Link, fees: dict[Node, float]) -> Iterator[Way]:
    """Yield the ways over a link that can carry anything."""
    if not number(link.capacity, values) > 0.0:
        return
    share = 1 - number(link.loss, values)
    for commodity in link.commodity:
        cost = number(link.cost, values) * case.link_factor(link.link, commodity)
        for here, there in link.ways:
            start, end = (here, commodity), (there, commodity)
            yield Way(start, end, cost + fees.get(end, 0.0) * share, share, link.link)


def number(cell: Cell, values: Values) -> float:
    """Return a cell's first value."""
    return float(cell.evaluate(values).reshape(-1)[0])
