"""Names of what keys stand for, by the kind of the column that holds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rason.chart.land import read_waters
from rason.games.wording import listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from rason.case import Case
    from rason.case.tables import Place, Project

Names = Mapping[str, Mapping[str, str]]
"""By kind of column and key."""
APART = "."
"""Parts the pieces of keys that the program makes; no key of an author's holds it."""
NOBODY = "what has no owner"


def names(case: Case) -> Names:
    """Return the names of all that a case has.

    Of actors, with markets and nobody, who earn as they do; of assets, places, commodities,
    projects, passages and scenarios.
    """
    assets = asset_names(case)
    earning = {key: assets[key] for key in case.markets} | {"nobody": NOBODY}
    return {
        "actor": earning | {key: each.name for key, each in case.actors.items()},
        "asset": assets,
        "place": {key: each.name for key, each in case.places.items()},
        "commodity": {key: each.name for key, each in case.commodities.items()},
        "project": {key: each.name for key, each in case.projects.items()},
        "passage": {key: passage_name(key) for link in case.links.values() for key in link.passage},
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


def passage_name(key: str) -> str:
    """Return what a strait or canal is called: as on maps, where they know its key.

    Examples
    --------
    >>> passage_name("panama"), passage_name("the_narrows")
    ('Panama Canal', 'The narrows')
    """
    water = read_waters().get(key)
    return water.name if water else key.replace("_", " ").capitalize()


def closed_name(names: Names, kind: str, key: str) -> str:
    """Return the name of what is shut: an asset, a place or a passage; no kind is any of these.

    A link and the strait that it passes may have one key.
    """
    own = {"asset": ("asset", "project"), "place": ("place",), "passage": ()}
    kinds = own.get(kind, ("asset", "place"))
    found = next((names[each][key] for each in kinds if key in names.get(each, {})), "")
    return found or passage_name(key)


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
    """Put each asset into words, no two of a table into the same.

    By key: the name that it has, or `Tumangang to Rajin by rail` for a link, what and where for the
    others. Where several would be called alike, what tells them apart stands in brackets: what a
    link carries, its flag, its passages, its project; of the others whose they are; last, the key.
    """
    place = {key: each.name for key, each in case.places.items()}
    good = {key: each.name for key, each in case.commodities.items()}
    actor = {key: each.name for key, each in case.actors.items()}
    project = {key: each.name for key, each in case.projects.items()}
    links = _told_apart(
        {key: each.name or _way(case, key) for key, each in case.links.items()},
        lambda key: listed([good[each] for each in case.links[key].commodity]),
        lambda key: _flag(actor, case.links[key].flag),
        lambda key: _through(case.links[key].passage),
        lambda key: project.get(case.links[key].project, ""),
        lambda key: _way(case, key) if case.links[key].name else "",
    )
    supplies = _told_apart(
        {
            key: f"{good[each.commodity]} from {place[each.place]}"
            for key, each in case.supplies.items()
        },
        lambda key: actor.get(case.supplies[key].owner, ""),
        lambda key: project.get(case.supplies[key].project, ""),
    )
    demands = _told_apart(
        {
            key: f"{good[each.commodity]} used in {place[each.place]}"
            for key, each in case.demands.items()
        },
        lambda key: actor.get(case.demands[key].buyer, ""),
    )
    processes = _told_apart(
        {
            key: f"{good[each.input]} into {good[each.output]} at {place[each.place]}"
            for key, each in case.processes.items()
        },
        lambda key: actor.get(case.processes[key].operator, ""),
        lambda key: project.get(case.processes[key].project, ""),
    )
    markets = _told_apart(
        {
            key: f"{good[each.commodity]} market at {place[each.place]}"
            for key, each in case.markets.items()
        }
    )
    stores = _told_apart(
        {
            key: f"{good[each.commodity]} stored at {place[each.place]}"
            for key, each in case.stores.items()
        },
        lambda key: actor.get(case.stores[key].owner, ""),
    )
    return links | supplies | demands | processes | markets | stores


def called(case: Case, key: str) -> str:
    """Return the words for a key of whatever kind, or for a row of the program named after it.

    Such a row is `bab.2.bab_north`: what the second closure, which is of `bab`, does to a link.
    """
    for known in (asset_names(case), _titles(case.projects), _titles(case.places)):
        if key in known:
            return known[key]
    closed, apart, rest = key.partition(APART)
    if not apart:
        passages = {each for link in case.links.values() for each in link.passage}
        return passage_name(key) if key in passages else key.replace("_", " ")
    asset = rest.rpartition(APART)[2]
    return f"the closure of {called(case, asset if asset in asset_names(case) else closed)}"


def _titles(rows: Mapping[str, Project] | Mapping[str, Place]) -> dict[str, str]:
    return {key: each.name for key, each in rows.items()}


def _way(case: Case, key: str) -> str:
    """Say from where to where a link goes, and how."""
    link = case.links[key]
    back = " and back" if link.both else ""
    return f"{case.places[link.from_].name} to {case.places[link.to].name}{back} by {link.mode}"


def _flag(actors: Mapping[str, str], flag: str) -> str:
    """Say under which flag ships sail: an actor's, or a word of the author's."""
    return f"flag: {actors.get(flag, flag.replace('_', ' '))}" if flag else ""


def _through(passages: Sequence[str]) -> str:
    """Say through which straits and canals a link goes."""
    return f"through {listed([passage_name(each) for each in passages])}" if passages else ""


def _told_apart(bases: Mapping[str, str], *parts: Callable[[str], str]) -> dict[str, str]:
    """Add to names that are alike what tells them apart, part by part; last, their keys."""
    added: dict[str, list[str]] = {key: [] for key in bases}
    named = dict(bases)

    def tell(key: str, part: str) -> None:
        added[key].append(part)
        named[key] = f"{bases[key]} ({'; '.join(added[key])})"

    for part in parts:
        groups = _alike(named)
        for group in groups:
            words = {key: part(key) for key in group}
            for key, word in words.items() if len(set(words.values())) > 1 else ():
                if word:
                    tell(key, word)
    while groups := _alike(named):  # a name of the author's may read like a key in brackets
        for key in (key for group in groups for key in group):
            tell(key, key)
    return named


def _alike(named: Mapping[str, str]) -> list[list[str]]:
    """Return the keys of each name that several have."""
    groups: dict[str, list[str]] = {}
    for key, name in named.items():
        groups.setdefault(name, []).append(key)
    return [group for group in groups.values() if len(group) > 1]
