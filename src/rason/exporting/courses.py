"""The courses of links, in degrees: routes or great circles over land, ways over water at sea."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from rason.chart.land import read_waters
from rason.chart.network import land_course, locate, mode_of, near_passages
from rason.chart.sea import SeaRoutes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rason.case.case import Case
    from rason.case.tables import Link
    from rason.chart.network import Place
    from rason.chart.projection import Frame, Points

# Degrees between two points of a course: great circles bend little.
LAND_STEP, SEA_STEP, ROUTE_STEP = 2.0, 0.2, 0.01
SEA: Final = "sea"

Spot = tuple[float, float]


def located(case: Case) -> pd.DataFrame:
    """Return the places of a case that have a position."""
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
        ],
        columns=["place", "name", "territory", "latitude", "longitude"],
    )
    return places[places[["latitude", "longitude"]].notna().all(axis=1)]


def courses(case: Case, places: pd.DataFrame, frame: Frame) -> dict[str, Points]:
    """Return the course of every link whose ends have a position, in degrees."""
    spots = locate(places, frame)
    links = [each for each in case.links.values() if each.from_ in spots and each.to in spots]
    at_sea = _at_sea([each for each in links if mode_of(each.mode) == SEA], spots, frame)
    ways: dict[str, Points] = {}
    for link in links:
        start, end = spots[link.from_], spots[link.to]
        if link.link in at_sea:
            # Far from the map a way at sea is not looked for: it goes on straight.
            course, step = np.vstack([start.degrees, at_sea[link.link], end.degrees]), SEA_STEP
        else:
            route = case.routes.get(link.link)
            between = route.spots if route else ()
            course = land_course(start.degrees, end.degrees, between, LAND_STEP / 2.0)
            step = ROUTE_STEP if route else LAND_STEP
        ways[link.link] = thinned(course, np.full(len(course), step))
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


def thinned(line: Points, spacing: np.ndarray) -> Points:
    """Keep the ends of a line, and points that are far enough from the last one kept."""
    kept = [0]
    shrink = np.cos(np.radians(line[:, 1]))
    for index in range(1, len(line) - 1):
        east, north = line[index] - line[kept[-1]]
        if np.hypot(east * shrink[index], north) >= spacing[index]:
            kept.append(index)
    kept.append(len(line) - 1)
    return line[kept]
