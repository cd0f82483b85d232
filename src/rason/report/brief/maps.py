"""The maps of the brief: the system, and what would flow in each scenario."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from rason.answer.flows import on_links
from rason.games.wording import listed
from rason.program.program import FLOWS
from rason.report.brief.picture import NARROW, Picture
from rason.report.case_names import scenario_name
from rason.words.counting import counted, spelled
from rason.words.phrases import day

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import altair as alt
    import pandas as pd

    from rason.answer.flows import OnLink
    from rason.answer.timeline import FlowInTime
    from rason.report.document import Document, Scenario

MOST_MAPS = 6
_FULL = 0.95
MOST_MOMENTS = 4
"""Maps of one scenario at several moments."""
MOST_IN_TIME = 2
"""Scenarios that are mapped at several moments."""
_SLIGHT = 0.05
"""Part of a good's largest flow: what changes less is no other picture."""


@dataclass(frozen=True, slots=True)
class _Map:
    """A map that is not drawn yet."""

    section: str
    caption: str
    draw: Callable[..., alt.LayerChart | alt.VConcatChart]


def maps(document: Document, *, narrow: bool) -> dict[str, tuple[Picture, ...]]:
    """Draw all maps at one width: those share the coasts, and most of the ways at sea.

    There are none where no place has coordinates, as in drafts of statistics by country.
    """
    from rason.chart import to_svg

    if all(each.latitude is None for each in document.case.places):
        return {}
    drawn: dict[str, tuple[Picture, ...]] = {}
    for each in (*_system(document), *_flows(document), *_moments(document)):
        chart = each.draw(width=NARROW) if narrow else each.draw()
        svg = to_svg(chart, description=each.caption, shrinks=narrow)
        drawn[each.section] = (*drawn.get(each.section, ()), Picture(each.caption, svg))
    return drawn


def _system(document: Document) -> tuple[_Map, ...]:
    from rason.chart import system_map

    case = document.case
    places, links = _places(document), _links(document)
    planned = sum(each.state == "project" for each in case.links)
    text = f"Map of {counted(case.counts.places, 'place')}"
    text += f" and {counted(case.counts.links, 'way')} between them"
    if planned:
        text += f", of which {spelled(planned)} {'belongs' if planned == 1 else 'belong'}"
        text += " to projects that are not built"
    text += "."
    draw = functools.partial(system_map, places, links, title="", **_mapped(document))
    return (_Map("system", text, draw),)


def _flows(document: Document) -> tuple[_Map, ...]:
    shown = [each for each in document.scenarios[:MOST_MAPS] if each.flows]
    return tuple(_flow(document, each) for each in shown)


def _flow(document: Document, scenario: Scenario) -> _Map:
    import pandas as pd

    from rason.chart import flow_map

    moving = on_links(
        (each.asset, each.commodity, each.kind, each.value, each.unit, each.capacity)
        for each in scenario.flows
    )
    frame = pd.DataFrame(_carried(document, moving))
    largest = [each for each in moving if each.value]
    full = sum(each.use >= _FULL for each in largest)
    title = scenario_name(document.case, scenario.scenario)
    text = f"{title}: {counted(len(largest), 'way')} {'is' if len(largest) == 1 else 'are'} used"
    if full:
        text += ", to the full" if len(largest) == 1 else f", {spelled(full)} of them to the full"
    text += "."
    if scenario.built:
        built = [each.name for each in scenario.built if each.value > 0.0]
        text += f" Built: {listed(built)}." if built else " Nothing is built."
    places, links, said = _places(document), _links(document, scenario), _mapped(document)
    draw = functools.partial(flow_map, places, links, frame, title=title, **said)
    return _Map("flows", text, draw)


def _moments(document: Document) -> tuple[_Map, ...]:
    """Map flows at those moments of a calendar between which they change most."""
    by_scenario: dict[str, dict[str, list[FlowInTime]]] = {}
    for each in getattr(document, "flows_in_time", ()):
        if each.kind in FLOWS:
            by_scenario.setdefault(each.scenario, {}).setdefault(each.from_, []).append(each)
    changes = {
        scenario: max(_apart(one, other) for one in periods.values() for other in periods.values())
        for scenario, periods in by_scenario.items()
    }
    told = sorted((each for each in changes if changes[each] > _SLIGHT), key=lambda s: -changes[s])
    chosen = [each for each in by_scenario if each in told[:MOST_IN_TIME]]
    return tuple(_moment_maps(document, each, by_scenario[each]) for each in chosen)


def _moment_maps(
    document: Document, scenario: str, periods: Mapping[str, Sequence[FlowInTime]]
) -> _Map:
    import pandas as pd

    from rason.chart import flow_maps

    case = document.case
    found = next(each for each in document.scenarios if each.scenario == scenario)
    moments = []
    for first in _telling(periods):
        rows = periods[first]
        moving = on_links(
            (each.asset, each.commodity, each.kind, each.rate, each.unit, each.capacity)
            for each in rows
        )
        frame = pd.DataFrame(_carried(document, moving))
        shut = {each.asset for each in rows if each.capacity == 0.0}
        moments.append((_from_to(first, rows[0].until), frame, shut))
    title = scenario_name(case, scenario)
    text = f"{title}: what flows in those periods between which it changes most, as rates a year:"
    text += f" {listed([words for words, _, _ in moments])}."
    draw = functools.partial(
        flow_maps, _places(document), _links(document, found), moments, title=title,
        **_mapped(document),
    )  # fmt: skip
    return _Map("timeline", text, draw)


def _telling(periods: Mapping[str, Sequence[FlowInTime]]) -> list[str]:
    """Choose the first period, and again and again the one least like those that are chosen."""
    chosen = [next(iter(periods))]
    while len(chosen) < min(MOST_MOMENTS, len(periods)):
        least = {
            each: min(_apart(periods[each], periods[other]) for other in chosen)
            for each in periods
            if each not in chosen
        }
        next_ = max(least, key=lambda each: least[each])
        if least[next_] <= _SLIGHT:
            break
        chosen.append(next_)
    return sorted(chosen)


def _apart(one: Sequence[FlowInTime], other: Sequence[FlowInTime]) -> float:
    """Return how far two periods' flows differ, as a part of each good's largest flow."""
    found = 0.0
    most: dict[str, float] = {}
    for each in (*one, *other):
        most[each.commodity] = max(most.get(each.commodity, 0.0), each.rate)
    for first, second in zip(one, other, strict=True):
        if most[first.commodity]:
            found += abs(first.rate - second.rate) / most[first.commodity]
    return found


def _from_to(first: str, last: str) -> str:
    begin, end = (day(date.fromisoformat(each)) for each in (first, last))
    return begin if begin == end else f"{begin} to {end}"


def _mapped(document: Document) -> dict[str, Any]:
    """Say which part of the world the maps show: where the states among the players are."""
    case = document.case
    placed = {each.territory for each in case.places}
    states = [each for each in case.actors if each.actor in placed]
    return {
        "players": [each.actor for each in states if each.player],
        "territories": {each.actor: each.name for each in states},
        "borders": case.borders,
    }


def _places(document: Document) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(
        [each.model_dump() for each in document.case.places],
        columns=["place", "name", "territory", "latitude", "longitude"],
    )


def _links(document: Document, scenario: Scenario | None = None) -> pd.DataFrame:
    import pandas as pd

    built = {each.project for each in scenario.built if each.value > 0.0} if scenario else set()
    return pd.DataFrame(
        [
            {
                "link": each.link,
                "from": each.from_,
                "to": each.to,
                "mode": each.mode,
                "commodity": ";".join(each.commodities),
                "operator": each.operator,
                "passage": ";".join(each.passages),
                "route": each.route,
                "project": each.project,
                "state": "existing" if each.project in built else each.state,
            }
            for each in document.case.links
        ],
        columns=[
            "link",
            "from",
            "to",
            "mode",
            "commodity",
            "operator",
            "passage",
            "route",
            "project",
            "state",
        ],
    )


def _carried(document: Document, moving: Sequence[OnLink]) -> dict[str, list[str | float]]:
    """Return what links carry as maps ask for it, by column."""
    called = document.case.commodities
    return {
        "link": [each.link for each in moving],
        "commodity": [called.get(each.commodity, each.commodity) for each in moving],
        "value": [each.value for each in moving],
        "unit": [each.unit for each in moving],
        "share": [each.use for each in moving],
    }
