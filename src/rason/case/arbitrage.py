"""Markets between which anybody can earn without an actor's consent, at central figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rason.case.figures import central

if TYPE_CHECKING:
    from rason.case.case import Case
    from rason.case.cell import Cell, Values

NOISE: Final = 1e-9
Node = tuple[str, str]
"""Place and commodity."""


@dataclass(frozen=True, slots=True)
class Loop:
    """Something bought in one market and sold in another, or the same, at a profit.

    Parameters
    ----------
    bought, sold
        Keys of the markets.
    profit
        By a unit sold [million currency per unit of the commodity sold].
    """

    bought: str
    sold: str
    profit: float


def profitable_loops(case: Case) -> list[Loop]:
    """Find for each market the cheapest way there from any other, over what nobody can refuse.

    Only links and processes count that are there already and need no player's consent. Capacities
    are not looked at, since any positive one earns the profit.

    Parameters
    ----------
    case
        The case.

    Returns
    -------
    loops
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
        ask = _number(market.price, values) + _number(market.spread, values) / 2
        if node not in best or ask < best[node][0]:
            best[node] = (ask, market.market)
    steps = _steps(case, values)
    for _ in range(len(case.places) * len(case.commodities)):
        changed = False
        for start, end, cost, share in steps:
            if start not in best or share <= 0:
                continue
            price, origin = best[start]
            landed = (price + cost) / share
            if end not in best or landed < best[end][0] - NOISE * max(1.0, abs(landed)):
                best[end] = (landed, origin)
                changed = True
        if not changed:
            break
    loops = []
    for market in case.markets.values():
        price, origin = best[market.place, market.commodity]
        bid = _number(market.price, values) - _number(market.spread, values) / 2
        if bid - price > NOISE * max(1.0, abs(bid)):
            loops.append(Loop(origin, market.market, bid - price))
    return loops


def _steps(case: Case, values: Values) -> list[tuple[Node, Node, float, float]]:
    """Return ways from node to node: cost of a unit that enters, and what share of it arrives."""
    players = set(case.players)
    operators: dict[Node, set[str]] = {}
    fees: dict[Node, float] = {}
    for row in case.handling:
        node = (row.place, row.commodity)
        operators[node] = {row.operator} & players
        fees[node] = _number(row.cost, values)
    built = {""} | {key for key, project in case.projects.items() if project.state != "option"}
    steps = []
    for link in case.links.values():
        territories = {case.places[link.from_].territory, case.places[link.to].territory}
        refusing = (territories | {link.operator}) & players
        free = any(not {*case.everyone(each)} & players for each in link.consent)
        if refusing or not free or link.project not in built:
            continue
        share = 1 - _number(link.loss, values)
        for commodity in link.commodity:
            start, end = (link.from_, commodity), (link.to, commodity)
            if operators.get(start) or operators.get(end):
                continue
            cost = _number(link.cost, values) * case.link_factor(link.link, commodity)
            steps.append((start, end, cost + fees.get(end, 0.0) * share, share))
    for process in case.processes.values():
        refusing = {case.places[process.place].territory, process.operator} & players
        free = any(not {*case.everyone(each)} & players for each in process.consent)
        if not refusing and free and process.project in built:
            ends = (process.place, process.input), (process.place, process.output)
            steps.append((*ends, _number(process.cost, values), _number(process.yield_, values)))
    return steps


def _number(cell: Cell, values: Values) -> float:
    """Return a cell's central value."""
    return float(cell.evaluate(values).reshape(-1)[0])
