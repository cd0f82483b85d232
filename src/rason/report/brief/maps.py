"""The maps of the brief: the system, and what would flow in each scenario."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rason.games.wording import listed
from rason.report.brief.picture import NARROW, Picture
from rason.report.case_names import scenario_name
from rason.words.counting import counted, spelled

if TYPE_CHECKING:
    from collections.abc import Callable

    import altair as alt
    import pandas as pd

    from rason.report.document import Document, Scenario

MOST_MAPS = 6
_FULL = 0.95


@dataclass(frozen=True, slots=True)
class _Map:
    """A map that is not drawn yet."""

    section: str
    caption: str
    draw: Callable[..., alt.LayerChart]


def maps(document: Document, *, narrow: bool) -> dict[str, tuple[Picture, ...]]:
    """Draw all maps at one width: those share the coasts, and most of the ways at sea."""
    from rason.chart import to_svg

    drawn: dict[str, tuple[Picture, ...]] = {}
    for each in (*_system(document), *_flows(document)):
        chart = each.draw(width=NARROW) if narrow else each.draw()
        svg = to_svg(chart, description=each.caption, shrinks=narrow)
        drawn[each.section] = (*drawn.get(each.section, ()), Picture(each.caption, svg))
    return drawn


def _system(document: Document) -> tuple[_Map, ...]:
    from rason.chart import system_map

    case = document.case
    places, links = _places(document), _links(document)
    if not places["latitude"].notna().any():
        return ()
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

    case = document.case
    moving = [each for each in scenario.flows if each.kind == "flow"]
    frame = pd.DataFrame(
        {
            "link": [each.asset for each in moving],
            "commodity": [case.commodities.get(each.commodity, each.commodity) for each in moving],
            "value": [each.value for each in moving],
            "unit": [each.unit for each in moving],
            "share": [_share(each.value, each.capacity) for each in moving],
        }
    )
    largest = sorted((each for each in moving if each.value > 0.0), key=lambda each: -each.value)
    full = sum(_share(each.value, each.capacity) >= _FULL for each in moving if each.value > 0.0)
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


def _mapped(document: Document) -> dict[str, Any]:
    """Say which part of the world the maps show: where the states among the players are."""
    case = document.case
    placed = {each.territory for each in case.places}
    states = [each for each in case.actors if each.actor in placed]
    return {
        "players": [each.actor for each in states if each.player],
        "territories": {each.actor: each.name for each in states},
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
            "project",
            "state",
        ],
    )


def _share(value: float, capacity: float | None) -> float:
    return math.nan if not capacity else value / capacity
