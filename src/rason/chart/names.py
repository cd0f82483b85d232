"""What is written on a map, and in which order it claims its room."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from rason.chart import theme
from rason.chart.labels import Label
from rason.chart.land import read_waters

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from rason.chart.atlas import Canvas
    from rason.chart.labels import Sheet
    from rason.chart.network import Place, Route
    from rason.chart.projection import Frame, Points


def write_names(  # noqa: PLR0913 - what a map may name
    canvas: Canvas,
    sheet: Sheet,
    spots: Mapping[str, Place],
    routes: Sequence[Route],
    *,
    priorities: Mapping[str, float],
    passages: Sequence[str],
    territories: Mapping[str, str],
    amounts: Sequence[Label] = (),
    also: Collection[str] = (),
) -> None:
    """Mark the places and write all names, the weightiest first.

    Lines and crosses are on the sheet already; places without a line are not marked, but for those
    in `also`. `passages` are the straits that links go through.
    """
    frame = canvas.frame
    size, radius = sizes(frame.width)
    touched = {route.request.start for route in routes} | {route.request.end for route in routes}
    touched |= set(also)
    inside = [spot for key, spot in spots.items() if spot.inside and key in touched]
    sheet.take_dots([spot.page for spot in inside], radius + 0.5)
    canvas.dots(inside, radius)

    outward = sheet.place(_outward_labels(routes, frame, size))
    values = sheet.place(list(amounts))
    named = sheet.place(
        [
            Label(
                spot.name,
                float(spot.page[0]),
                float(spot.page[1]),
                priority=priorities.get(spot.key, 0.0),
                size=size,
            )
            for spot in inside
        ]
    )
    waters = _water_labels(passages, frame, size)
    straits = sheet.place([label for label in waters if not label.ground])
    lands = sheet.place(_territory_labels(spots.values(), territories, size))
    seas = sheet.place([label for label in waters if label.ground])
    canvas.names(seas + straits, theme.WATER_NAME, italic=True, halo=theme.PAPER)
    canvas.names(lands, theme.TERRITORY)
    canvas.names(named, theme.MAP_INK)
    canvas.names(values, theme.VALUE)
    canvas.names(outward, theme.MAP_MUTED, halo=theme.PAPER)


def _outward_labels(routes: Sequence[Route], frame: Frame, size: float) -> list[Label]:
    """Name where the lines go that leave the map, once for each place and side."""
    exits: dict[tuple[str, str], list[tuple[Points, bool]]] = defaultdict(list)
    names: dict[str, str] = {}
    for route in routes:
        if route.beyond is None:
            continue
        outgoing = route.request.end == route.beyond.key
        point = route.parts[-1][-1] if outgoing else route.parts[0][0]
        names[route.beyond.key] = route.beyond.name
        exits[route.beyond.key, _side(point, frame)].append((point, outgoing))
    gathered: dict[tuple[int, int, str], list[tuple[Points, str]]] = defaultdict(list)
    for (key, _), ends in exits.items():
        senses = {outgoing for _, outgoing in ends}
        word = "to and from" if len(senses) > 1 else "to" if True in senses else "from"
        middle = np.mean([point for point, _ in ends], axis=0)
        cell = (int(middle[0] // 60), int(middle[1] // 60), word)
        gathered[cell].append((middle, names[key]))
    labels = []
    for (_, _, word), named in gathered.items():
        x, y = np.mean([point for point, _ in named], axis=0)
        text = f"{word} {', '.join(dict.fromkeys(name for _, name in named))}"
        labels.append(Label(text, float(x), float(y), priority=float(len(named)), size=size))
    return labels


def sizes(width: float) -> tuple[float, float]:
    """Give the size of names and the radius of dots on a map."""
    return (11.0, 3.2) if width >= theme.NARROW else (10.0, 2.4)


def _side(point: Points, frame: Frame) -> str:
    """Tell at which side of the frame a point lies."""
    x, y = point
    gaps = {"left": x, "right": frame.width - x, "top": y, "bottom": frame.height - y}
    return min(gaps, key=lambda side: float(gaps[side]))


def _water_labels(passages: Sequence[str], frame: Frame, size: float) -> list[Label]:
    """Name the seas in sight, and the straits that links go through."""
    wanted = set(passages)
    waters = [
        (water, water.kind == "sea")
        for key, water in read_waters().items()
        if water.kind == "sea" or key in wanted
    ]
    page = frame.projection.forward(np.array([[w.longitude, w.latitude] for w, _ in waters]))
    return [
        Label(
            water.name,
            float(x),
            float(y),
            priority=0.0,
            size=size - 0.5,
            reach=36.0,
            ground="water" if sea else "",
        )
        for (water, sea), (x, y), inside in zip(waters, page, frame.holds(page), strict=True)
        if inside
    ]


def _territory_labels(
    spots: Collection[Place], territories: Mapping[str, str], size: float
) -> list[Label]:
    """Write the territories' names amid their places."""
    labels = []
    for territory, name in territories.items():
        own = [spot.page for spot in spots if spot.territory == territory and spot.inside]
        if own:
            x, y = np.mean(own, axis=0)
            labels.append(
                Label(
                    "\u2009".join(name.upper()),
                    float(x),
                    float(y),
                    priority=float(len(own)),
                    size=size + 1.0,
                    ground="land",
                )
            )
    return labels
