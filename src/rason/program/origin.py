"""Which origins of a commodity can reach which place, and where it can go from there.

A traced commodity is balanced by origin, and perhaps by destination; only the origins that links
and processes can bring to a place, and the destinations that can be reached from it, have a row
there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.case.tracing import destination_at

if TYPE_CHECKING:
    from rason.case.case import Case

Node = tuple[str, str]
"""A place and a commodity."""


def reach(case: Case, *, stored: bool = False) -> dict[Node, tuple[str, ...]]:
    """Return the origins that can be present at each place and commodity.

    Parameters
    ----------
    stored
        Whether what stores hold at the start can be used: its origin is the store's owner.

    Returns
    -------
    origins
        Sorted origins by ``(place, commodity)`` for traced commodities, ``("",)`` for the others;
        only nodes where something can be. The origin of a supply is its owner, of a market its
        key, of a process's output that of its input or, if that is not traced, its operator.
    """
    traced = {key for key, commodity in case.commodities.items() if commodity.traced}
    found: dict[Node, set[str]] = {}
    for supply in case.supplies.values():
        node = (supply.place, supply.commodity)
        found.setdefault(node, set()).add(
            of_supply(supply.owner) if supply.commodity in traced else ""
        )
    for market in case.markets.values():
        node = (market.place, market.commodity)
        found.setdefault(node, set()).add(market.market if market.commodity in traced else "")
    for store in case.stores.values() if stored else ():
        node = (store.place, store.commodity)
        found.setdefault(node, set()).add(
            of_supply(store.owner) if store.commodity in traced else ""
        )
    changed = True
    while changed:
        changed = False
        for start, end, operator in _steps(case):
            here = found.get(start, set())
            if start[1] != end[1] and here:
                here = _converted(here, operator, before=start[1] in traced, after=end[1] in traced)
            there = found.setdefault(end, set())
            if not here <= there:
                there |= here
                changed = True
    return {node: tuple(sorted(origins)) for node, origins in found.items() if origins}


def bound(case: Case, *, stored: bool = False) -> dict[Node, tuple[str, ...]]:
    """Return the destinations to which what is at each place can still be brought.

    Parameters
    ----------
    stored
        Whether goods can be laid up in stores.

    Returns
    -------
    destinations
        Sorted names by ``(place, commodity)``, of the commodities that are kept apart by
        destination; only nodes from which something can be reached.
    """
    kept = {key for key, commodity in case.commodities.items() if commodity.bound}
    found: dict[Node, set[str]] = {}
    ends = [(row.place, row.commodity, row.buyer) for row in case.demands.values()]
    ends += [(row.place, row.commodity, row.market) for row in case.markets.values()]
    ends += [(row.place, row.commodity, row.owner) for row in case.stores.values() if stored]
    ends += [
        (row.place, row.input, row.operator)
        for row in case.processes.values()
        if row.output not in kept
    ]
    for place, commodity, buyer in ends:
        if commodity in kept:
            found.setdefault((place, commodity), set()).add(destination_at(case, place, buyer))
    changed = True
    while changed:
        changed = False
        for start, end, _ in _steps(case):
            if start[1] in kept and end[1] in kept:
                here, there = found.setdefault(start, set()), found.get(end, set())
                if not there <= here:
                    here |= there
                    changed = True
    return {node: tuple(sorted(names)) for node, names in found.items() if names}


def of_supply(owner: str) -> str:
    """Return the origin of a supply: its owner, or `nobody`.

    Parameters
    ----------
    owner
        Key of the owner; empty if nobody owns it.
    """
    return owner or "nobody"


def _steps(case: Case) -> list[tuple[Node, Node, str]]:
    links = [
        ((start, commodity), (end, commodity), link.operator)
        for link in case.links.values()
        for start, end in link.ways
        for commodity in link.commodity
    ]
    processes = [
        ((process.place, process.input), (process.place, process.output), process.operator)
        for process in case.processes.values()
    ]
    return links + processes


def _converted(origins: set[str], operator: str, *, before: bool, after: bool) -> set[str]:
    """Return the origins of a process's output, of which input and output may be traced."""
    if not after:
        return {""}
    return origins if before else {of_supply(operator)}
