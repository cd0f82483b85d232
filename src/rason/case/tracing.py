"""Whom goods come from and whom they are bound for, where a case keeps them apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rason.case.recent import remember_recent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rason.case.case import Case


@dataclass(frozen=True, slots=True)
class Destination:
    """Where goods are used, sold, changed or laid up, and for whom."""

    place: str
    buyer: str  # an actor or, of a market, its key; empty if nobody is named


@remember_recent(8)
def destinations(case: Case) -> Mapping[str, Destination]:
    """Return the destinations of all goods that are kept apart by them, by a short name.

    Goods are bound for whoever burns them at a place, for a market, for a store, or for a process
    whose product is not kept apart itself; what leaves a store may be bound for anywhere. A
    destination is named by its place or, where several are there, by place and buyer.
    """
    ends = dict.fromkeys(end for commodity in case.commodities for end in _ends(case, commodity))
    places = [end.place for end in ends]
    return {
        end.place if places.count(end.place) == 1 else f"{end.place}.{end.buyer or 'nobody'}": end
        for end in ends
    }


@remember_recent(8)
def _names(case: Case) -> Mapping[Destination, str]:
    return {end: name for name, end in destinations(case).items()}


def destination_at(case: Case, place: str, buyer: str) -> str:
    """Return the name of the destination at a place for a buyer."""
    return _names(case)[Destination(place, buyer)]


def destinations_of(case: Case, commodity: str) -> tuple[str, ...]:
    """Return the names of a commodity's destinations; none if it is not kept apart by them."""
    names = _names(case)
    return tuple(dict.fromkeys(names[end] for end in _ends(case, commodity)))


def origins_of(case: Case) -> Mapping[str, frozenset[str]]:
    """Return the origins that each traced commodity can have."""
    traced = [key for key, commodity in case.commodities.items() if commodity.traced]
    found: dict[str, set[str]] = {key: set() for key in traced}
    for commodity, origin in (
        *((row.commodity, row.owner or "nobody") for row in case.supplies.values()),
        *((row.commodity, row.owner or "nobody") for row in case.stores.values()),
        *((row.commodity, row.market) for row in case.markets.values()),
        *(
            (row.output, row.operator or "nobody")
            for row in case.processes.values()
            if row.input not in found
        ),
    ):
        if commodity in found:
            found[commodity].add(origin)
    made = [(row.input, row.output) for row in case.processes.values()]
    made = [(into, out) for into, out in made if into in found and out in found]
    for _ in made:
        for into, out in made:
            found[out] |= found[into]
    return {key: frozenset(origins) for key, origins in found.items()}


def _ends(case: Case, commodity: str) -> Iterator[Destination]:
    if not case.commodities[commodity].bound:
        return
    for demand in case.demands.values():
        if demand.commodity == commodity:
            yield Destination(demand.place, demand.buyer)
    for market in case.markets.values():
        if market.commodity == commodity:
            yield Destination(market.place, market.market)
    for store in case.stores.values():
        if store.commodity == commodity:
            yield Destination(store.place, store.owner)
    for process in case.processes.values():
        if process.input == commodity and not case.commodities[process.output].bound:
            yield Destination(process.place, process.operator)
