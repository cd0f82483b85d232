"""The lines of a map: links by their routes or great circles on land, and over water at sea."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from rason.chart.frame_columns import require, text_of
from rason.chart.land import read_waters
from rason.chart.outline import cut_line
from rason.chart.projection import great_circle
from rason.chart.sea import sea_routes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from rason.chart.projection import Frame, Points

Course: TypeAlias = tuple[tuple[float, float], ...]

_NEAR = 0.15  # widths of the map: how far off a passage still leads a line
_SAME = 1e-6  # degrees: points so near are one
_SHIFT = 4.5  # px between lines that join the same two places
_SEA_MODES = frozenset({"sea", "ship"})
EDGE = 4.0  # px: how far from the frame's edge a line to the outside ends
_NOT_YET = frozenset({"project", "option", "forced", "planned"})


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map, or beyond it."""

    key: str
    name: str
    territory: str
    degrees: Points  # longitude and latitude, shape ``(2,)``
    page: Points  # the x and y [px], shape ``(2,)``
    inside: bool  # whether it lies in the frame


@dataclass(frozen=True, slots=True)
class Request:
    """A line that is wanted."""

    start: str
    end: str
    mode: str  # one of the theme's modes
    via: tuple[str, ...] = ()  # keys of passages, in order
    # Points of its course over land (longitude, latitude) [degrees]; none where it is not known.
    route: Course = ()


@dataclass(frozen=True, slots=True)
class Route:
    """A line on the map."""

    request: Request
    # Its visible parts, from start to end, each of shape ``(points, 2)`` [px].
    parts: tuple[Points, ...]
    beyond: Place | None  # the end that lies outside the frame, or None

    def at(self, share: float) -> tuple[Points, Points]:
        """Find a point of the longest visible part, and the line's direction there.

        `share` is how far along [1]. Returns x and y [px] and a unit vector, each of shape
        ``(2,)``.
        """
        part = max(self.parts, key=length)
        steps = np.hypot(*np.diff(part, axis=0).T)
        reached = np.concatenate([[0.0], np.cumsum(steps)])
        wanted = share * reached[-1]
        piece = int(np.clip(np.searchsorted(reached, wanted, side="right") - 1, 0, len(steps) - 1))
        along = (wanted - reached[piece]) / steps[piece] if steps[piece] else 0.0
        span = part[piece + 1] - part[piece]
        return part[piece] + along * span, span / max(float(np.hypot(*span)), 1e-9)


def length(line: Points) -> float:
    """Measure a line of shape ``(points, 2)`` [px]."""
    return float(np.hypot(*np.diff(line, axis=0).T).sum())


def land_course(start: Points, end: Points, route: Course = (), step: float = 1.0) -> Points:
    """Return the course of a link over land: its route, or the great circle.

    Longitude and latitude [degrees], both ends included; no two points are more than `step` apart.
    """
    stops = np.vstack([start, *np.array(route).reshape(-1, 2), end])
    kept = np.concatenate([[True], np.abs(np.diff(stops, axis=0)).max(axis=1) > _SAME])
    kept[-1] = True
    stops = stops[kept]
    ways = [great_circle(one, other, step) for one, other in pairwise(stops)]
    return np.vstack([ways[0], *(way[1:] for way in ways[1:])])


def route_of(cell: object) -> Course:
    """Read the course of a link in a frame: points, or nothing."""
    return cell if isinstance(cell, tuple) else ()


def way_of(route: Course) -> Course:
    """Return a course in one sense, whichever way it is gone."""
    return min(route, route[::-1])


def mode_of(cell: object) -> str:
    """Read a link's mode: the first of several, a ship goes by sea.

    Examples
    --------
    >>> mode_of("rail+port"), mode_of("ship")
    ('rail', 'sea')
    """
    first = text_of(cell).replace(";", "+").split("+")[0].strip().lower()
    return "sea" if first in _SEA_MODES else first


def state_of(link: Mapping[str, object]) -> str:
    """Tell whether a link is there: ``existing``, ``project`` or ``closed``.

    The column ``state`` decides where it is given, else a ``project`` means not built yet.

    Examples
    --------
    >>> state_of({"state": "option"}), state_of({"project": "P_LINE"}), state_of({"state": "built"})
    ('project', 'project', 'existing')
    """
    state = text_of(link.get("state")).lower()
    if state == "closed":
        return "closed"
    if state:
        return "project" if state in _NOT_YET else "existing"
    return "project" if text_of(link.get("project")) else "existing"


def locate(places: pd.DataFrame, frame: Frame) -> dict[str, Place]:
    """Put places on the page.

    Columns ``place``, ``name``, ``territory``, ``latitude`` and ``longitude`` [degrees].
    """
    require(places, "place", "name", "territory", "latitude", "longitude")
    degrees = places[["longitude", "latitude"]].to_numpy(dtype=float)
    page = frame.projection.forward(degrees)
    inside = frame.holds(page, EDGE)
    return {
        str(row.place): Place(str(row.place), text_of(row.name), text_of(row.territory), *spot)
        for row, spot in zip(
            places[["place", "name", "territory"]].itertuples(index=False),
            zip(degrees, page, map(bool, inside), strict=True),
            strict=True,
        )
    }


def trace(
    requests: Sequence[Request],
    places: Mapping[str, Place],
    frame: Frame,
) -> list[Route | None]:
    """Draw the lines that were asked for.

    In the order asked, lines between the same two places side by side; None where nothing of a line
    lies in the frame.
    """
    lines = ways_at_sea(requests, places, frame)
    lanes: dict[frozenset[str], int] = {}
    routes: list[Route | None] = []
    for number, request in enumerate(requests):
        start, end = places[request.start], places[request.end]
        if not _drawn(start, end):
            routes.append(None)
            continue
        pair = frozenset((request.start, request.end))
        lane = lanes[pair] = lanes.get(pair, -1) + 1
        line = lines.get(number)
        if line is None:
            line = frame.projection.forward(land_course(start.degrees, end.degrees, request.route))
        if request.mode != "sea" or not request.via:
            line = _set_aside(line, _lane_shift(lane))
        parts = [part for part in cut_line(line, frame, EDGE) if length(part) > 0.0]
        if not parts or not (start.inside or end.inside):
            routes.append(None)
            continue
        beyond = None if start.inside and end.inside else end if start.inside else start
        routes.append(Route(request, tuple(parts), beyond))
    return routes


def _drawn(start: Place, end: Place) -> bool:
    """Tell whether both ends lie somewhere: a place may have no coordinates."""
    return bool(np.isfinite([*start.page, *end.page]).all())


def near_passages(keys: Sequence[str], frame: Frame) -> tuple[str, ...]:
    """Keep the passages that lie on the map or close by, where a line can be led through them.

    Open seas and those without a known position are left out.
    """
    waters = read_waters()
    known = [key for key in keys if key in waters and waters[key].kind != "sea"]
    if not known:
        return ()
    inside = frame.holds(_passage_points(known, frame), -_NEAR * frame.width)
    return tuple(key for key, near in zip(known, inside, strict=True) if near)


def _passage_points(keys: Sequence[str], frame: Frame) -> Points:
    waters = [read_waters()[key] for key in keys]
    return frame.projection.forward(np.array([[w.longitude, w.latitude] for w in waters]))


def _lane_shift(lane: int) -> float:
    """Say how far aside the next line between two places goes: 0, 1, −1, 2, −2, … steps."""
    return _SHIFT * ((lane + 1) // 2) * (1 if lane % 2 else -1)


def _set_aside(line: Points, shift: float) -> Points:
    """Move a line sideways between its ends."""
    if shift == 0.0:
        return line
    if len(line) == 2:  # noqa: PLR2004 - give a straight line something to move
        line = line[0] + np.linspace(0.0, 1.0, 9)[:, np.newaxis] * (line[1] - line[0])
    along = np.gradient(line, axis=0)
    # One sense for both directions, so that there and back do not swap sides.
    sense = 1.0 if tuple(line[0]) <= tuple(line[-1]) else -1.0
    across = np.column_stack([-along[:, 1], along[:, 0]])
    across *= sense / np.maximum(np.hypot(*across.T), 1e-9)[:, np.newaxis]
    share = np.linspace(0.0, 1.0, len(line))
    taper = np.minimum(1.0, np.minimum(share, 1.0 - share) * 5.0)
    aside: Points = line + shift * taper[:, np.newaxis] * across
    return aside


def ways_at_sea(
    requests: Sequence[Request],
    places: Mapping[str, Place],
    frame: Frame,
) -> dict[int, Points]:
    """Find the whole ways of the sea links that touch the map, also where they leave it.

    By the number of the request, each of shape ``(points, 2)`` [px].
    """
    legs: dict[int, list[tuple[float, float]]] = {}
    for number, request in enumerate(requests):
        start, end = places[request.start], places[request.end]
        if request.mode != "sea" or not _drawn(start, end) or not (start.inside or end.inside):
            continue
        via = near_passages(request.via, frame)
        stops = [start.page, *(_passage_points(via, frame) if via else ()), end.page]
        legs[number] = [(float(x), float(y)) for x, y in stops]
    if not legs:
        return {}
    # A way is sought from a place on the map, once for all the ways that begin there.
    wanted: dict[tuple[float, float], list[tuple[float, float]]] = {}
    for stops in legs.values():
        for leg in pairwise(stops):
            first, last = _from_inside(leg, frame)
            targets = wanted.setdefault(first, [])
            if last not in targets:
                targets.append(last)
    sea = sea_routes(frame)
    found: dict[tuple[tuple[float, float], tuple[float, float]], Points] = {}
    for first, targets in wanted.items():
        ways = sea.between(np.array(first), np.array(targets))
        found.update({(first, target): way for target, way in zip(targets, ways, strict=True)})
    lines = {}
    for number, stops in legs.items():
        pieces = []
        for leg in pairwise(stops):
            first, last = _from_inside(leg, frame)
            way = found[first, last]
            pieces.append(way if first == leg[0] else way[::-1])
        lines[number] = np.vstack(pieces)
    return lines


def _from_inside(
    leg: tuple[tuple[float, float], tuple[float, float]], frame: Frame
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Turn a leg so that it starts on the map or nearest to it; of two such ends, in order."""
    first, last = leg
    middle = np.array([frame.width / 2.0, frame.height / 2.0])
    inside = frame.holds(np.array(leg), -1.0)
    if inside.all():
        return (first, last) if first <= last else (last, first)
    away = np.hypot(*(np.array(leg) - middle).T)
    return (first, last) if away[0] <= away[1] else (last, first)
