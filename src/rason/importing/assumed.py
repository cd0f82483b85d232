"""What a network of pipes does not say and a solution needs, as figures of grade D that say so.

Trackers print what pipes can carry; they do not print who uses how much, at which price. So that
a draft can be solved at all, gas enters where pipes begin and none ends, is used where pipes end
and none begins, and every amount of it hangs on a handful of assumed figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rason.importing.draft import Draft

SEA: Final = "lng_at_sea"
"""The place of ships with LNG, wherever they are."""
MOST_TERMS: Final = 40  # of one sum, so that no cell becomes longer than cells may be


@dataclass(frozen=True, slots=True)
class Way:
    """One direction of a pipe."""

    start: str
    end: str
    capacity: str  # key of its figure
    twin: bool = False  # whether the same pipe runs the other way as well
    planned: bool = False  # whether it does not run yet


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
    price = draft.assume(
        "assumed_price", "What gas is worth where it is used", (250.0, 450.0, 800.0),
        "USD/thousand m3",
    )  # fmt: skip
    cost = gas_cost(draft)
    produced = {each["place"] for each in draft.rows("supplies")}
    use = draft.assume(
        "assumed_use", "Share of what pipes bring to their ends that is used there",
        (0.1, 0.25, 0.6), "1",
    )  # fmt: skip
    trading = {each["place"] for each in draft.rows("markets")}
    places = {each["place"]: each for each in draft.rows("places")
              if each["place"] not in trading}  # fmt: skip
    for place in [each for each in places if each not in leaving and each not in arriving]:
        del places[place], draft.tables["places"][(place,)]
        draft.leave("places", "no pipe that is taken touches them")
    later = 0
    for place, row in places.items():
        out, into = leaving.get(place, []), arriving.get(place, [])
        begins = bool(out) and not into and place not in produced
        ends = bool(into) and (not out or _dead_end(out, into))
        there = [way for way in into if not way.planned]
        if begins:
            draft.put("supplies", {
                "supply": f"from_{place}", "place": place, "commodity": "gas",
                "owner": row.get("territory", ""), "capacity": _sum(out), "cost": cost,
                "note": "assumed: pipes begin here and none ends",
            })  # fmt: skip
        elif ends and not there:
            later += 1
        elif ends:
            draft.put("demands", {
                "demand": f"use_{place}", "place": place, "commodity": "gas",
                "buyer": row.get("territory", ""), "quantity": f"{use} * ({_sum(there)})",
                "price": price, "note": "assumed: pipes end here",
            })  # fmt: skip
    _without_source(draft, places, leaving, cost)
    later += _unserved_today(draft, leaving)
    made, used = len(list(draft.rows("supplies"))), len(list(draft.rows("demands")))
    draft.say(f"who produces: {made} supplies are assumed where pipes begin (supplies.csv)")
    draft.say(f"who uses how much: {used} demands are assumed where pipes end (demands.csv)")
    if later:
        draft.say(
            f"who will use gas at the {later} places at which planned pipes end, and no other"
        )
    draft.say("prices and costs: assumed_price, assumed_cost, assumed_transport (figures.csv)")


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
        draft.tables.get("demands", {}).pop((f"use_{widest}",), None)
        draft.put("supplies", {
            "supply": f"from_{widest}", "place": widest, "commodity": "gas",
            "owner": places[widest].get("territory", ""), "capacity": _sum(leaving[widest]),
            "cost": cost, "note": "assumed: no pipe of this part of the network begins anywhere",
        })  # fmt: skip
        waiting.append(widest)


def _unserved_today(draft: Draft, leaving: dict[str, list[Way]]) -> int:
    """Take back demands that only planned pipes lead to; return how many they are."""
    waiting = [each["place"] for table in ("supplies", "markets") for each in draft.rows(table)]
    reached: set[str] = set()
    while waiting:
        place = waiting.pop()
        if place not in reached:
            reached.add(place)
            waiting += [way.end for way in leaving.get(place, ()) if not way.planned]
    rows = draft.tables.get("demands", {})
    lost = [key for key, row in rows.items() if row["place"] not in reached]
    for key in lost:
        del rows[key]
    return len(lost)


def _sum(ways: list[Way]) -> str:
    """Write the sum of what ways can carry."""
    return " + ".join(dict.fromkeys(way.capacity for way in ways[:MOST_TERMS]))
