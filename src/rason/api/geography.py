"""Land, borders and the courses of links, in degrees: the browser lays them on its own page."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from rason.api.answers import Outline
from rason.chart.framing import choose_frame
from rason.chart.land import CREDIT, read_land, read_waters
from rason.chart.network import locate, mode_of, near_passages
from rason.chart.projection import great_circle
from rason.chart.sea import SeaRoutes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rason.case.case import Case
    from rason.case.tables import Link
    from rason.chart.network import Place
    from rason.chart.projection import Frame, Points

WIDTH: Final = 1200.0  # pixels of the map on which ways at sea are looked for
MARGIN: Final = 0.6  # widths of the map, beyond its edge, in which outlines keep their detail
FINE, COARSE = 0.04, 1.5  # degrees between two points of an outline, near the map and far from it
DIGITS: Final = 2  # decimals of a degree: about a kilometre
LAND_STEP, SEA_STEP = 2.0, 0.2  # degrees between two points of a course: great circles bend little
SEA: Final = "sea"

Spot = tuple[float, float]
Line = tuple[Spot, ...]


def outline(case: Case, *, ways: bool = True) -> Outline:
    """Draw what lies under a case's map.

    Of the whole world, in detail where the case's map is. `ways`: whether courses of links are
    looked for, which takes most of the time.
    """
    places = pd.DataFrame(
        [
            {
                "place": each.place,
                "name": each.name,
                "territory": each.territory,
                "latitude": np.nan if each.latitude is None else each.latitude,
                "longitude": np.nan if each.longitude is None else each.longitude,
            }
            for each in case.places.values()
        ]
    )
    placed = places[places[["latitude", "longitude"]].notna().all(axis=1)]
    if placed.empty:
        return Outline(
            digest=case.digest, credit=CREDIT, centre=(0.0, 0.0),
            bounds=(-180.0, -60.0, 180.0, 80.0), land=(), borders=(), ways={},
        )  # fmt: skip
    states = [each for each in case.players if each in set(placed["territory"])]
    frame = choose_frame(placed, WIDTH, players=states)
    land = read_land()
    projection = frame.projection
    return Outline(
        digest=case.digest,
        credit=CREDIT,
        centre=(projection.longitude, projection.latitude),
        bounds=_bounds(frame),
        land=tuple(_lines(land.rings, frame, ring=True)),
        borders=tuple(_lines(land.borders, frame, ring=False)),
        ways=_ways(case, placed, frame) if ways else {},
    )


def _bounds(frame: Frame) -> tuple[float, float, float, float]:
    """Return the ends of what a frame shows."""
    width, height = frame.width, frame.height
    steps = np.linspace(0.0, 1.0, 21)
    edge = np.vstack(
        [
            *(np.column_stack([steps * width, np.full(21, y)]) for y in (0.0, height)),
            *(np.column_stack([np.full(21, x), steps * height]) for x in (0.0, width)),
        ]
    )
    degrees = frame.projection.inverse(edge)
    middle = frame.projection.longitude
    turned = (degrees[:, 0] - middle + 180.0) % 360.0 - 180.0
    west, east = (
        float((end + middle + 180.0) % 360.0 - 180.0) for end in (turned.min(), turned.max())
    )
    return west, float(degrees[:, 1].min()), east, float(degrees[:, 1].max())


def _lines(lines: Iterable[Points], frame: Frame, *, ring: bool) -> list[Line]:
    """Thin lines out: a little near the map, much far from it."""
    found = []
    for line in lines:
        near = frame.holds(frame.projection.forward(line), -MARGIN * frame.width)
        if not ring and not near.any():
            continue
        kept = _thinned(line, np.where(near, FINE, COARSE))
        least = 4 if ring else 2
        if len(kept) >= least:
            found.append(_rounded(kept))
    return found


def _thinned(line: Points, spacing: np.ndarray) -> Points:
    """Keep the ends of a line, and points that are far enough from the last one kept."""
    kept = [0]
    shrink = np.cos(np.radians(line[:, 1]))
    for index in range(1, len(line) - 1):
        east, north = line[index] - line[kept[-1]]
        if np.hypot(east * shrink[index], north) >= spacing[index]:
            kept.append(index)
    kept.append(len(line) - 1)
    return line[kept]


def _rounded(line: Points) -> Line:
    return tuple((float(x), float(y)) for x, y in np.round(line, DIGITS))


def _ways(case: Case, places: pd.DataFrame, frame: Frame) -> dict[str, Line]:
    """Return the course of every link whose ends have a position."""
    spots = locate(places, frame)
    links = [each for each in case.links.values() if each.from_ in spots and each.to in spots]
    at_sea = _at_sea([each for each in links if mode_of(each.mode) == SEA], spots, frame)
    ways: dict[str, Line] = {}
    for link in links:
        start, end = spots[link.from_], spots[link.to]
        if link.link in at_sea:
            # Far from the map a way at sea is not looked for: it goes on straight.
            course, step = np.vstack([start.degrees, at_sea[link.link], end.degrees]), SEA_STEP
        else:
            course, step = great_circle(start.degrees, end.degrees), LAND_STEP
        ways[link.link] = _rounded(_thinned(course, np.full(len(course), step)))
    return ways


def _at_sea(links: Iterable[Link], spots: Mapping[str, Place], frame: Frame) -> dict[str, Points]:
    """Return the courses of sea links round the land, through the passages that they name."""
    legs: dict[str, list[Spot]] = {}
    for link in links:
        start, end = spots[link.from_], spots[link.to]
        if start.inside or end.inside:
            via = [_spot(each) for each in _passages(link.passage, frame)]
            legs[link.link] = [_spot(start.page), *via, _spot(end.page)]
    # A way is looked for once, from the end on the map, for all the ways that begin there.
    targets: dict[Spot, dict[Spot, None]] = {}
    for stops in legs.values():
        for leg in pairwise(stops):
            first, last = _from_the_map(leg, frame)
            targets.setdefault(first, {})[last] = None
    sea = SeaRoutes(frame)
    found: dict[tuple[Spot, Spot], Points] = {}
    for first, ends in targets.items():
        ways = sea.between(np.array(first), np.array(list(ends)))
        found |= {(first, end): way for end, way in zip(ends, ways, strict=True)}
    courses = {}
    for key, stops in legs.items():
        pieces = []
        for leg in pairwise(stops):
            first, last = _from_the_map(leg, frame)
            pieces.append(found[first, last] if first == leg[0] else found[first, last][::-1])
        courses[key] = frame.projection.inverse(np.vstack(pieces))
    return courses


def _passages(keys: tuple[str, ...], frame: Frame) -> Points:
    """Return where the passages of a link are that lie on the map or near it."""
    near = [read_waters()[key] for key in near_passages(keys, frame)]
    degrees = np.array([[each.longitude, each.latitude] for each in near]).reshape(-1, 2)
    return frame.projection.forward(degrees)


def _spot(page: Points) -> Spot:
    return float(page[0]), float(page[1])


def _from_the_map(leg: tuple[Spot, Spot], frame: Frame) -> tuple[Spot, Spot]:
    """Turn a leg so that it begins on the map, and the same way whoever asks."""
    return min(leg, leg[::-1], key=lambda way: (not frame.holds(np.array(way[:1]))[0], way))
