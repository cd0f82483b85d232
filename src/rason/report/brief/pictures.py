"""The figures of the brief, each an SVG with a description for those who cannot see it."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from rason.report.brief import claim_pictures
from rason.report.brief.picture import Picture
from rason.report.brief.power_pictures import power_pictures
from rason.report.wording import actor_names, listed, scenario_name

if TYPE_CHECKING:
    import pandas as pd

    from rason.report.document import Document, Scenario

NARROW = 360.0
"""Width of a map on a phone [px]."""
MOST_MAPS = 6
_WORTH_SHARING = 2
_FULL = 0.95


def pictures(document: Document, *, workers: int = 1) -> dict[str, tuple[Picture, ...]]:
    """Draw all figures of the brief.

    Parameters
    ----------
    document
        All results.
    workers
        Processes that draw; the pictures are the same with any number.

    Returns
    -------
    pictures
        By section; by the key of each claim that has a share; and by that key with `drivers` and
        `choices` behind it.
    """
    maps = [each for each in document.scenarios[:MOST_MAPS] if each.flows]
    tasks: list[Task] = [("system", _system, (document,))]
    tasks += [("flows", _flows, (document, each)) for each in maps]
    tasks += [("power", power_pictures, (document,))]
    tasks += [("closures", _closures, (document,)), ("dependence", _dependence, (document,))]
    for claim in document.claims:
        tasks += [
            (claim.claim, claim_pictures.bar, (claim,)),
            (f"{claim.claim} drivers", claim_pictures.drivers, (claim,)),
            (f"{claim.claim} choices", claim_pictures.choices, (claim,)),
        ]
    drawn: dict[str, tuple[Picture, ...]] = {}
    for (section, _, _), found in zip(tasks, _drawn(tasks, workers), strict=True):
        drawn[section] = drawn.get(section, ()) + found
    return {section: each for section, each in drawn.items() if each}


Task = tuple[str, Callable[..., "tuple[Picture, ...]"], tuple[object, ...]]


def _drawn(tasks: list[Task], workers: int) -> list[tuple[Picture, ...]]:
    """Draw here, or by others: maps take a second each."""
    if workers < _WORTH_SHARING or len(tasks) < _WORTH_SHARING:
        return [_draw(draw, given) for _, draw, given in tasks]
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(workers) as pool:
        futures = [pool.submit(_draw, draw, given) for _, draw, given in tasks]
        return [future.result() for future in futures]


def _draw(
    draw: Callable[..., tuple[Picture, ...]], given: tuple[object, ...]
) -> tuple[Picture, ...]:
    """Draw one figure; its parts are not held to Vega-Lite's schema, which its tests do."""
    from altair.utils.schemapi import debug_mode

    with debug_mode(False):  # noqa: FBT003 - the library's own signature
        return draw(*given)


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


def _flows(document: Document, scenario: Scenario) -> tuple[Picture, ...]:
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
    title = scenario_name(document.case, scenario.scenario)
    text = f"{title}: {len(largest)} ways are used, {full} of them to the full."
    if scenario.built:
        built = [each.name for each in scenario.built if each.value > 0.0]
        text += f" Built: {listed(built)}." if built else " Nothing is built."
    places, links, said = _places(document), _links(document, scenario), _mapped(document)
    picture = Picture(
        text,
        to_svg(flow_map(places, links, frame, title=title, **said), description=text),
        to_svg(
            flow_map(places, links, frame, title=title, width=NARROW, **said),
            description=text,
            shrinks=True,
        ),
    )
    return (picture,)


def _closures(document: Document) -> tuple[Picture, ...]:
    import pandas as pd

    from rason.report.figures import closure_chart, to_svg

    names = actor_names(document.case)
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

    names = actor_names(document.case)
    losses = {
        (each.actor, each.partner): each
        for each in document.dependence
        if each.bargaining_loss is not None
    }
    if not losses:
        return ()
    players = [each.actor for each in document.case.actors if each.player]
    frame = pd.DataFrame(
        [
            {
                "actor": names[actor],
                "partner": names[partner],
                "bargaining_loss": math.nan if found is None else found.bargaining_loss,
                "loss_share": math.nan
                if found is None or found.loss_share is None
                else found.loss_share,
            }
            for actor in players
            for partner in players
            for found in [losses.get((actor, partner))]
        ]
    )
    frame.attrs["units"] = {"bargaining_loss": document.dependence[0].unit}
    title = "What each row would lose if it no longer dealt with each column"
    text = (
        f"{title}. Under Shapley's rule both lose the same, so that the amount does not tell who"
        " depends more. The part of its gains does, but is large where these are small beside what"
        " it earns alone."
    )
    return (
        Picture(
            text.removeprefix(f"{title}. "),
            to_svg(dependence_matrix(frame, title=title), description=text),
            to_svg(
                dependence_matrix(frame, title=title, width=NARROW), description=text, shrinks=True
            ),
        ),
    )


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
    return actor_names(document.case)


def _share(value: float, capacity: float | None) -> float:
    return math.nan if not capacity else value / capacity
