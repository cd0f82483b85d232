"""What a network of pipes does not say and a solution needs, as figures of grade D that say so.

Trackers print what pipes can carry; they do not print who uses how much, at which price. So that
a draft can be solved at all, gas enters where pipes begin and none ends, is used where pipes end
and none begins, no more of it than pipes can bring to all their ends at once, and every amount of
it hangs on a handful of assumed figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.sparse import coo_array

from rason.units import Units

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rason.importing.draft import Draft

SEA: Final = "lng_at_sea"
"""The place of ships with LNG, wherever they are."""
MOST_TERMS: Final = 40  # of one sum, so that no cell becomes longer than cells may be
_GAS: Final = Units(
    commodities={"gas": "bcm"}, equivalents={"gas": ((1, "bcm"), (0.735, "Mt"), (35.3e6, "MMBtu"))}
)
_SETTLED: Final = 1e-4
"""Change of any flow at which what arrives is known well enough [bcm/yr]."""
_MOST_ROUNDS: Final = 5000


@dataclass(frozen=True, slots=True)
class Way:
    """One direction of a pipe."""

    start: str
    end: str
    capacity: str  # key of its figure
    twin: bool = False  # whether the same pipe runs the other way as well
    planned: bool = False  # whether it does not run yet


def gas(draft: Draft) -> None:
    """Add gas as a commodity, with equivalents that are assumed."""
    draft.put("commodities", {
        "commodity": "gas", "name": "Natural gas", "unit": "bcm",
        "equivalents": "1 bcm = 0.735 Mt = 35.3e6 MMBtu",
        "note": "assumed equivalents: of LNG by weight, and of gross heat",
    })  # fmt: skip


def pipe_cost(draft: Draft) -> str:
    """Assume what it costs to send gas through a pipe; return the figure's key."""
    return draft.assume(
        "assumed_transport", "Cost of sending gas through a pipe, by distance",
        (0.005, 0.015, 0.04), "USD/thousand m3/km",
    )  # fmt: skip


def pipe_capital(draft: Draft) -> str:
    """Assume what a kilometre of pipe costs to build; return the figure's key."""
    return draft.assume(
        "assumed_pipe_capital", "Cost of building a kilometre of pipe", (1.0, 2.5, 6.0),
        "million USD/km",
    )  # fmt: skip


def gas_cost(draft: Draft) -> str:
    """Assume what producing gas costs; return the figure's key."""
    return draft.assume(
        "assumed_cost", "Cost of producing gas", (20.0, 60.0, 140.0), "USD/thousand m3"
    )


def lng_cost(draft: Draft) -> str:
    """Assume what a terminal and its ships cost by amount; return the figure's key."""
    return draft.assume(
        "assumed_lng_cost", "Cost of liquefying, shipping or regasifying", (20.0, 60.0, 120.0),
        "USD/thousand m3",
    )  # fmt: skip


def at_sea(draft: Draft) -> None:
    """Add a market at sea that takes and brings LNG at one price, which is assumed."""
    draft.put("places", {"place": SEA, "name": "LNG at sea"})
    price = draft.assume(
        "assumed_lng_price", "World market price of LNG", (180.0, 320.0, 600.0), "USD/thousand m3"
    )
    spread = draft.assume(
        "assumed_lng_spread", "Between buying and selling LNG", (5.0, 10.0, 20.0), "USD/thousand m3"
    )
    most = draft.assume(
        "assumed_lng_market", "Most LNG that ships bring or take", (300.0, 500.0, 800.0), "bcm/yr"
    )
    draft.put("markets", {
        "market": "lng", "place": SEA, "commodity": "gas", "price": price, "spread": spread,
        "quantity": most, "note": "assumed: ships take and bring gas at one price",
    })  # fmt: skip


def assume_trade(draft: Draft, ways: Iterable[Way]) -> None:
    """Add supplies where ways begin, demands where they end, by shares that are assumed."""
    leaving: dict[str, list[Way]] = {}
    arriving: dict[str, list[Way]] = {}
    for way in ways:
        leaving.setdefault(way.start, []).append(way)
        arriving.setdefault(way.end, []).append(way)
    cost = gas_cost(draft)
    produced = {each["place"] for each in draft.rows("supplies")}
    trading = {each["place"] for each in draft.rows("markets")}
    places = {each["place"]: each for each in draft.rows("places")
              if each["place"] not in trading}  # fmt: skip
    for place in [each for each in places if each not in leaving and each not in arriving]:
        del places[place], draft.tables["places"][(place,)]
        draft.leave("places", "no pipe that is taken touches them")
    ends = []
    for place, row in places.items():
        out, into = leaving.get(place, []), arriving.get(place, [])
        if out and not into and place not in produced:
            _supply(draft, row, out, cost, "pipes begin here and none ends")
        elif into and (not out or _dead_end(out, into)):
            ends.append(row)
    _without_source(draft, places, leaving, cost)
    later = _demands(draft, ends, [way for out in leaving.values() for way in out])
    made, used = len(list(draft.rows("supplies"))), len(list(draft.rows("demands")))
    draft.say(f"who produces: {made} supplies are assumed where pipes begin (supplies.csv)")
    draft.say(
        f"who uses how much: {used} demands are assumed where pipes end, a quarter of what"
        " pipes can bring to all of them at once (demands.csv; assumed_use in figures.csv)"
    )
    if later:
        draft.say(f"who will use gas at the {later} places to which only planned pipes lead")
    draft.say("prices and costs: assumed_price, assumed_cost, assumed_transport (figures.csv)")


def _supply(draft: Draft, row: Mapping[str, str], out: list[Way], cost: str, why: str) -> None:
    """Add a supply at a place that can fill what leaves it."""
    draft.put("supplies", {
        "supply": f"from_{row['place']}", "place": row["place"], "commodity": "gas",
        "owner": row.get("territory", ""), "capacity": _sum(out), "cost": cost,
        "note": f"assumed: {why}",
    })  # fmt: skip


def _dead_end(out: list[Way], into: list[Way]) -> bool:
    """Tell whether all that leaves a place goes back to the one neighbour it came from."""
    return (
        all(way.twin for way in out) and len({*(w.end for w in out), *(w.start for w in into)}) == 1
    )


def _without_source(
    draft: Draft, places: dict[str, dict[str, str]], leaving: dict[str, list[Way]], cost: str
) -> None:
    """Add a supply wherever nothing comes otherwise: to rings of pipes that begin nowhere."""
    waiting = [each["place"] for table in ("supplies", "markets") for each in draft.rows(table)]
    reached: set[str] = set()
    rest = sorted(places, key=lambda place: -len(leaving.get(place, ())))
    while True:
        while waiting:
            place = waiting.pop()
            if place not in reached:
                reached.add(place)
                waiting += [way.end for way in leaving.get(place, ())]
        widest = next((place for place in rest if place not in reached), None)
        if widest is None:
            return
        _supply(draft, places[widest], leaving[widest], cost,
                "no pipe of this part of the network begins anywhere")  # fmt: skip
        waiting.append(widest)


def _demands(draft: Draft, ends: list[dict[str, str]], ways: list[Way]) -> int:
    """Add a demand at each end to which pipes bring gas today; return how many have none."""
    price = draft.assume(
        "assumed_price", "What gas is worth where it is used", (250.0, 450.0, 800.0),
        "USD/thousand m3",
    )  # fmt: skip
    use = draft.assume(
        "assumed_use", "Share of what pipes can bring to their ends that is used there",
        (0.1, 0.25, 0.6), "1",
    )  # fmt: skip
    there = [way for way in ways if not way.planned]
    amounts: dict[str, float] = {}
    for way, flow in zip(there, brought(draft, there), strict=True):
        amounts[way.end] = amounts.get(way.end, 0.0) + flow
    later = 0
    for row in ends:
        place = row["place"]
        if draft.has("supplies", f"from_{place}"):
            continue
        if amounts.get(place, 0.0) <= _SETTLED:
            later += 1
            continue
        most = draft.figure(
            f"brought_{place}", f"What pipes can bring to {row['name']}",
            f"{amounts[place]:.4g}", "bcm/yr", grade="D",
            note="assumed: where pipes fork, each takes its share of what comes by its capacity",
        )  # fmt: skip
        draft.put("demands", {
            "demand": f"use_{place}", "place": place, "commodity": "gas",
            "buyer": row.get("territory", ""), "quantity": f"{use} * {most}", "price": price,
            "note": "assumed: pipes end here",
        })  # fmt: skip
    return later


def brought(draft: Draft, ways: Sequence[Way]) -> np.ndarray:
    """Return what each way brings to its end if all ends draw at once [bcm/yr].

    What comes to a place is shared by the ways that leave it, by their capacities; nothing turns
    back at once. No way brings more than it can carry, and from no place leaves more than comes,
    so that all ends can be served together.
    """
    sizes = np.array([_size(draft, way.capacity) for way in ways])
    leaving: dict[str, list[int]] = {}
    for number, way in enumerate(ways):
        leaving.setdefault(way.start, []).append(number)
    begun = np.zeros(len(ways))
    for place, amount in _produced(draft).items():
        out = leaving.get(place, [])
        begun[out] = sizes[out] * min(1.0, amount / sizes[out].sum()) if out else 0.0
    entries = []
    for number, way in enumerate(ways):
        on = [each for each in leaving.get(way.end, ()) if ways[each].end != way.start]
        entries += [(each, number, sizes[each] / sizes[on].sum()) for each in on]
    rows, columns, shares = zip(*entries, strict=True) if entries else ((), (), ())
    passing = coo_array((shares, (rows, columns)), shape=(len(ways), len(ways))).tocsr()
    flows = np.zeros(len(ways))
    for _ in range(_MOST_ROUNDS):  # from nothing upwards: each round could flow as it stands
        before, flows = flows, np.minimum(sizes, begun + passing @ flows)
        if np.max(flows - before, initial=0.0) <= _SETTLED:
            break
    return flows


def _produced(draft: Draft) -> dict[str, float]:
    """Return what enters by place [bcm/yr]; a market brings whatever is taken."""
    produced = {row["place"]: float("inf") for row in draft.rows("markets")}
    for row in draft.rows("supplies"):
        made = sum(_size(draft, key) for key in row["capacity"].split(" + "))
        produced[row["place"]] = produced.get(row["place"], 0.0) + made
    return produced


def _size(draft: Draft, key: str) -> float:
    """Return the value of a figure of gas by time [bcm/yr]."""
    row = draft.tables["figures"][(key,)]
    return float(row["value"]) * _GAS.factor(row["unit"], "bcm/yr", "gas")


def _sum(ways: list[Way]) -> str:
    """Write the sum of what ways can carry."""
    return " + ".join(dict.fromkeys(way.capacity for way in ways[:MOST_TERMS]))
