"""Where each commodity can come to, whatever is built and whoever agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rason.case.case import Case


def reachable(case: Case) -> frozenset[tuple[str, str]]:
    """Return the places that each commodity can reach from supplies and markets.

    Links, processes and projects count as there, in every state; capacities, rules and consents
    are not looked at.
    """
    reached = {(supply.place, supply.commodity) for supply in case.supplies.values()}
    reached |= {(market.place, market.commodity) for market in case.markets.values()}
    waiting = list(reached)
    onward: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for link in case.links.values():
        for here, there in link.ways:
            for commodity in link.commodity:
                onward.setdefault((here, commodity), []).append((there, commodity))
    for process in case.processes.values():
        start = (process.place, process.input)
        onward.setdefault(start, []).append((process.place, process.output))
    while waiting:
        for following in onward.get(waiting.pop(), ()):
            if following not in reached:
                reached.add(following)
                waiting.append(following)
    return frozenset(reached)
