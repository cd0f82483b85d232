"""Distances on the globe, routes as files print them, and ends so near that they are one."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from rason.importing.values import read_point

if TYPE_CHECKING:
    from rason.case.faults import Faults
    from rason.importing.grid import Grid

RADIUS: Final = 6371.0
"""Of the Earth as a sphere [km]."""
Point = tuple[float, float]
"""Latitude and longitude [degrees]."""
_WKT: Final = re.compile(r"\s*(MULTI)?LINESTRING\s*(Z|M|ZM)?\s*\(", re.IGNORECASE)


def distance(one: Point, other: Point) -> float:
    """Return the length of the great circle between two points [km].

    Examples
    --------
    >>> round(distance((0.0, 0.0), (0.0, 90.0)))
    10008
    """
    first, second = np.radians(one), np.radians(other)
    half = (
        np.sin((second[0] - first[0]) / 2) ** 2
        + np.cos(first[0]) * np.cos(second[0]) * np.sin((second[1] - first[1]) / 2) ** 2
    )
    return float(2 * RADIUS * np.arcsin(min(1.0, np.sqrt(half))))


def length(route: list[Point]) -> float:
    """Return how long a route is, along great circles between its points [km]."""
    return sum(distance(one, other) for one, other in pairwise(route))


def read_routes(grid: Grid, line: int, text: str, faults: Faults) -> list[list[Point]]:
    """Read the lines of a route, or note what is wrong with its first bad point.

    Written as ``lat,lng:lat,lng;…`` with branches after `;`, as WKT, or as the geometry of
    GeoJSON; the latter two have the longitude first.
    """
    if text.lstrip().startswith("{"):
        found: Any = json.loads(text)
        parts = found.get("coordinates") or []
        lines = [parts] if found.get("type") == "LineString" else parts
        pairs = [[(str(point[1]), str(point[0])) for point in each] for each in lines]
    elif _WKT.match(text):
        pairs = []
        for each in re.findall(r"\(([^()]+)\)", text):
            points = [point.split() for point in each.split(",")]
            pairs.append([(point[1], point[0]) for point in points if len(point) > 1])
    else:
        pairs = [
            [
                (north.strip(), east.strip())
                for north, _, east in (point.partition(",") for point in branch.split(":"))
            ]
            for branch in text.split(";")
            if branch.strip(" :")
        ]
    routes = []
    for each in pairs:
        route: list[Point] = []
        for north, east in each:
            point = read_point(grid, line, north, east, faults)
            if point is None:
                return []
            route.append(point)
        if len(route) > 1:
            routes.append(route)
    return routes


@dataclass(slots=True)
class Joining:
    """Places made of the ends of routes: ends on one ground, so near to each other, are one."""

    within: float  # [km]
    places: dict[str, tuple[str, Point]] = field(default_factory=dict)  # ground and point by key
    _cells: dict[tuple[int, int], list[str]] = field(default_factory=dict)
    joined: int = 0  # ends that fell to a place that was there

    def find(self, ground: str, point: Point) -> str:
        """Return the nearest place on a ground that lies near enough; nothing if none does."""
        best, nearest = "", self.within
        row, column = int(point[0] // 1), int(point[1] // 1)
        for north in (row - 1, row, row + 1):
            for east in range(column - 3, column + 4):
                for key in self._cells.get((north, east), ()):
                    on, at = self.places[key]
                    if on == ground and (far := distance(point, at)) <= nearest:
                        best, nearest = key, far
        self.joined += bool(best)
        return best

    def add(self, key: str, ground: str, point: Point) -> None:
        """Add a place."""
        self.places[key] = (ground, point)
        self._cells.setdefault((int(point[0] // 1), int(point[1] // 1)), []).append(key)
