"""Names of what keys stand for, by the kind of the column that holds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rason.games.wording import listed

if TYPE_CHECKING:
    from rason.case import Case

Names = Mapping[str, Mapping[str, str]]
"""By kind of column and key."""
NOBODY = "what has no owner"


def names(case: Case) -> Names:
    """Return the names of all that a case has.

    Of actors, with markets and nobody, who earn as they do; of assets, places, commodities,
    projects and scenarios.
    """
    assets = asset_names(case)
    earning = {key: assets[key] for key in case.markets} | {"nobody": NOBODY}
    return {
        "actor": earning | {key: each.name for key, each in case.actors.items()},
        "asset": assets,
        "place": {key: each.name for key, each in case.places.items()},
        "commodity": {key: each.name for key, each in case.commodities.items()},
        "project": {key: each.name for key, each in case.projects.items()},
        "scenario": {
            key: each.name or key.replace("_", " ") for key, each in case.scenarios.items()
        },
    }


def name_of(names: Names, kind: str, key: str) -> str:
    """Return what a key is called.

    The key itself where nothing is known of it.
    `key`: may be empty; scenarios may be several, joined by ``+``.
    """
    known = names.get(kind, {})
    if kind == "scenario":
        words = (known.get(each, each.replace("_", " ")) for each in key.split("+"))
        return "; ".join(words) or "The case as it stands"
    return known.get(key, key)


def scenario_key(names: Sequence[str]) -> str:
    """Return the key of merged scenarios: names joined by ``+``; that of the bare case is empty."""
    return "+".join(names)


def scenario_name(names: Mapping[str, str], key: str, change: str) -> str:
    """Return what merged scenarios are called, with what lies on top of every scenario.

    `key`: several are joined by ``+``; empty is the bare case.
    `change`: in words; empty where nothing lies on top.
    """
    name = name_of({"scenario": names}, "scenario", key)
    return f"{name}, {change}" if change else name


def asset_names(case: Case) -> dict[str, str]:
    """Put each asset into words.

    By key: `Tumangang to Rajin by rail` for a link, with what it carries where others of that name
    carry something else; what and where for the others.
    """
    place = {key: each.name for key, each in case.places.items()}
    good = {key: each.name for key, each in case.commodities.items()}
    ways = {
        key: f"{place[each.from_]} to {place[each.to]} by {each.mode}"
        for key, each in case.links.items()
    }
    goods: dict[str, set[tuple[str, ...]]] = {}
    for key, name in ways.items():
        goods.setdefault(name, set()).add(case.links[key].commodity)
    names = {
        key: f"{name} ({listed([good[each] for each in case.links[key].commodity])})"
        if len(goods[name]) > 1
        else name
        for key, name in ways.items()
    }
    names |= {
        key: f"{good[each.commodity]} from {place[each.place]}"
        for key, each in case.supplies.items()
    }
    names |= {
        key: f"{good[each.commodity]} used in {place[each.place]}"
        for key, each in case.demands.items()
    }
    names |= {
        key: f"{good[each.input]} into {good[each.output]} at {place[each.place]}"
        for key, each in case.processes.items()
    }
    names |= {
        key: f"{good[each.commodity]} market at {place[each.place]}"
        for key, each in case.markets.items()
    }
    stored = {
        key: f"{good[each.commodity]} stored at {place[each.place]}"
        for key, each in case.stores.items()
    }
    alike = Counter(stored.values())
    return names | {
        key: f"{name} ({key})" if alike[name] > 1 else name for key, name in stored.items()
    }
