"""The figures of the brief, each an SVG with a description for those who cannot see it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from rason.report.brief.page import Picture
from rason.report.brief.tables import scenario_name
from rason.report.figures.amounts import format_amount
from rason.report.wording import held, in_prose, listed, outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from rason.report.document import Document, Power, Scenario

NARROW = 360.0
"""Width of a map on a phone [px]."""
MOST_MAPS = 6
_FULL = 0.95


def pictures(document: Document) -> dict[str, tuple[Picture, ...]]:
    """Draw all figures of the brief.

    Parameters
    ----------
    document
        All results.

    Returns
    -------
    pictures
        By section, and by the key of each claim that has a share.
    """
    found = {
        "system": _system(document),
        "flows": tuple(
            _flows(document, each) for each in document.scenarios[:MOST_MAPS] if each.flows
        ),
        "power": tuple(_power(document, each) for each in document.power if each.shift),
        "closures": _closures(document),
        "dependence": _dependence(document),
    }
    return {section: each for section, each in found.items() if each} | _bars(document)


def _system(document: Document) -> tuple[Picture, ...]:
    from rason.report.figures import system_map, to_svg

    case = document.case
    places, links = _places(document), _links(document)
    if not places["latitude"].notna().any():
        return ()
    planned = sum(each.state == "project" for each in case.links)
    text = (
        f"Map of {case.counts.places} places and {case.counts.links} ways between them, "
        f"of which {planned} belong to projects that are not built."
    )
    said = _mapped(document)
    title = ""
    return (
        Picture(
            text,
            to_svg(system_map(places, links, title=title, **said), description=text),
            to_svg(
                system_map(places, links, title=title, width=NARROW, **said),
                description=text,
                shrinks=True,
            ),
        ),
    )


def _flows(document: Document, scenario: Scenario) -> Picture:
    import pandas as pd

    from rason.report.figures import flow_map, to_svg

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
    title = scenario_name(document, scenario.scenario)
    text = f"{title}: {len(largest)} ways are used, {full} of them to the full."
    if scenario.built:
        built = [each.name for each in scenario.built if each.value > 0.0]
        text += f" Built: {listed(built)}." if built else " Nothing is built."
    places, links, said = _places(document), _links(document, scenario), _mapped(document)
    return Picture(
        text,
        to_svg(flow_map(places, links, frame, title=title, **said), description=text),
        to_svg(
            flow_map(places, links, frame, title=title, width=NARROW, **said),
            description=text,
            shrinks=True,
        ),
    )


def _power(document: Document, game: Power) -> Picture:
    import pandas as pd

    from rason.report.figures import power_shift_chart, to_svg

    names = _actors(document)
    concepts: dict[str, Mapping[str, float] | None] = {
        "Shapley": game.gain,
        "nucleolus": None
        if game.nucleolus is None
        else {each: game.nucleolus[each] - game.stand_alone[each] for each in game.players},
    }
    rows = [
        {
            "player": names.get(player, player),
            "concept": concept,
            "gain": gains[player],
            "low": _above(game.core.low, game.stand_alone, player),
            "high": _above(game.core.high, game.stand_alone, player),
            "shift": (game.shift or {}).get(concept.lower(), {}).get(player, math.nan),
        }
        for concept, gains in concepts.items()
        if gains is not None
        for player in game.players
    ]
    shift = (game.shift or {}).get("shapley", {})
    ranked = sorted(shift, key=lambda each: -shift[each])
    text = in_prose(
        "; ".join(
            f"{names.get(each, each)} {format_amount(shift[each], game.unit, signed=True)}"
            for each in ranked
        )
    )
    versus = scenario_name(document, game.versus)
    title = scenario_name(document, game.scenario)
    described = f"{title}, against “{versus}”. Shift of bargaining power (Shapley): {text}."
    chart = power_shift_chart(pd.DataFrame(rows), title=title, unit=game.unit)
    narrow = power_shift_chart(pd.DataFrame(rows), title=title, unit=game.unit, width=NARROW)
    return Picture(
        f"Against “{versus}”.",
        to_svg(chart, description=described),
        to_svg(narrow, description=described, shrinks=True),
    )


def _closures(document: Document) -> tuple[Picture, ...]:
    import pandas as pd

    from rason.report.figures import closure_chart, to_svg

    names = _actors(document)
    rows = [
        {
            "closure": each.name,
            "actor": names.get(actor, actor),
            "loss": loss,
            "note": "above the ceiling" if each.ceiling else "",
        }
        for each in document.closures
        if each.loss is not None and each.loss > 0.0
        for actor, loss in each.actors.items()
    ]
    if not rows:
        return ()
    unit = document.closures[0].unit
    text = "What a year's closure would cost, and whom."
    frame = pd.DataFrame(rows)
    return (
        Picture(
            "",
            to_svg(closure_chart(frame, unit=unit, count=10), description=text),
            to_svg(
                closure_chart(frame, unit=unit, count=10, width=NARROW),
                description=text,
                shrinks=True,
            ),
        ),
    )


def _dependence(document: Document) -> tuple[Picture, ...]:
    import pandas as pd

    from rason.report.figures import dependence_matrix, to_svg

    names = _actors(document)
    rows = [
        {
            "actor": names.get(each.actor, each.actor),
            "partner": names.get(each.partner, each.partner),
            "bargaining_loss": math.nan if each.bargaining_loss is None else each.bargaining_loss,
        }
        for each in document.dependence
        if not each.commodity
    ]
    if not rows:
        return ()
    frame = pd.DataFrame(rows)
    frame.attrs["units"] = {"bargaining_loss": document.dependence[0].unit}
    text = "What each actor would lose if it and another no longer dealt with each other."
    return (
        Picture(
            text,
            to_svg(dependence_matrix(frame), description=text),
            to_svg(dependence_matrix(frame, width=NARROW), description=text, shrinks=True),
        ),
    )


def _bars(document: Document) -> dict[str, tuple[Picture, ...]]:
    from rason.report.figures import probability_bar, to_svg

    bars: dict[str, tuple[Picture, ...]] = {}
    for claim in document.claims:
        if claim.probability is None or outcome(claim) == "open":
            continue
        bar = probability_bar(claim.probability, claim.error or math.nan)
        text = f"Holds in {held(claim)} of draws"
        bars[claim.claim] = (Picture("", to_svg(bar, description=text, shrinks=True)),)
    return bars


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


def _actors(document: Document) -> dict[str, str]:
    return {each.actor: each.name for each in document.case.actors}


def _share(value: float, capacity: float | None) -> float:
    return math.nan if not capacity else value / capacity


def _above(ends: Mapping[str, float], alone: Mapping[str, float], player: str) -> float:
    return ends[player] - alone[player] if player in ends else math.nan
