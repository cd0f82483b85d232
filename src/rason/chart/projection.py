"""From the globe to the page: Lambert's azimuthal equal-area projection about any centre.

Equal areas keep one country from looking weightier than another, and an azimuthal projection
has no seam: a region across 180° or over a pole is drawn like any other.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Points: TypeAlias = npt.NDArray[np.float64]

RADIUS = 6371.0
"""Of the Earth as a sphere [km]."""

_SMALLEST_SPAN = 0.02  # of the Earth's radius: about 130 km across
_WIDE = 0.35  # cosine of the angle beyond which a map is of half the world
_LOWEST, _HIGHEST = 0.55, 0.88  # height of a map, in widths


@dataclass(frozen=True, slots=True)
class Projection:
    """A place on the page for each place on the globe."""

    # longitude, latitude: centre of the projection [degrees].
    longitude: float
    latitude: float
    scale: float = 1.0  # pixels to one radius of the Earth
    # x, y: where the centre lies on the page [px]; y grows downwards.
    x: float = 0.0
    y: float = 0.0

    def forward(self, points: Points) -> Points:
        """Project points.

        From longitude and latitude [degrees] to x and y [px], each of shape ``(points, 2)``. The
        antipode of the centre lands two radii out.
        """
        away = np.radians(points[:, 0] - self.longitude)
        latitude, centre = np.radians(points[:, 1]), np.radians(self.latitude)
        cosine = np.sin(centre) * np.sin(latitude) + np.cos(centre) * np.cos(latitude) * np.cos(
            away
        )
        stretch = np.sqrt(2.0 / np.maximum(1.0 + cosine, 1e-12))
        right = stretch * np.cos(latitude) * np.sin(away)
        up = stretch * (
            np.cos(centre) * np.sin(latitude) - np.sin(centre) * np.cos(latitude) * np.cos(away)
        )
        return np.column_stack([self.x + self.scale * right, self.y - self.scale * up])

    def inverse(self, page: Points) -> Points:
        """Find the place on the globe under points of the page.

        From x and y [px] to longitude and latitude [degrees], each of shape ``(points, 2)``.
        """
        right = (page[:, 0] - self.x) / self.scale
        up = (self.y - page[:, 1]) / self.scale
        radius = np.hypot(right, up)
        angle = 2.0 * np.arcsin(np.clip(radius / 2.0, 0.0, 1.0))
        centre = np.radians(self.latitude)
        ratio = np.divide(up, radius, out=np.zeros_like(up), where=radius > 0)
        latitude = np.arcsin(
            np.clip(
                np.cos(angle) * np.sin(centre) + ratio * np.sin(angle) * np.cos(centre), -1.0, 1.0
            )
        )
        away = np.arctan2(
            right * np.sin(angle),
            radius * np.cos(centre) * np.cos(angle) - up * np.sin(centre) * np.sin(angle),
        )
        longitude = (self.longitude + np.degrees(away) + 180.0) % 360.0 - 180.0
        return np.column_stack([longitude, np.degrees(latitude)])


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the page that shows the map."""

    projection: Projection  # how the globe is laid on the page
    # width, height: size [px]; the upper left corner is (0, 0).
    width: float
    height: float
    borders: str = "neutral"  # whose view of disputed borders is drawn

    def holds(self, page: Points, margin: float = 0.0) -> npt.NDArray[np.bool_]:
        """Tell which points of the page lie inside, at least `margin` from the edge.

        Points are x and y, shape ``(points, 2)``, the margin is in pixels; a negative one reaches
        beyond the edge.
        """
        x, y = page[:, 0], page[:, 1]
        inside: npt.NDArray[np.bool_] = (
            (x >= margin) & (x <= self.width - margin) & (y >= margin) & (y <= self.height - margin)
        )
        return inside


def unit_vectors(points: Points) -> Points:
    """Turn longitude and latitude into vectors from the Earth's centre.

    From degrees, shape ``(points, 2)``, to length 1, shape ``(points, 3)``.
    """
    longitude, latitude = np.radians(points[:, 0]), np.radians(points[:, 1])
    return np.column_stack(
        [
            np.cos(latitude) * np.cos(longitude),
            np.cos(latitude) * np.sin(longitude),
            np.sin(latitude),
        ]
    )


def degrees_of(vectors: Points) -> Points:
    """Turn vectors from the Earth's centre into longitude and latitude.

    From any length but 0, shape ``(points, 3)``, to degrees, shape ``(points, 2)``.
    """
    longitude = np.degrees(np.arctan2(vectors[:, 1], vectors[:, 0]))
    latitude = np.degrees(np.arctan2(vectors[:, 2], np.hypot(vectors[:, 0], vectors[:, 1])))
    return np.column_stack([longitude, latitude])


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Measure the great circle between two points, each longitude and latitude [degrees].

    Examples
    --------
    >>> round(kilometres((0.0, 0.0), (90.0, 0.0)))
    10008
    """
    east, north, east_too, north_too = map(math.radians, (*one, *other))
    half = (
        math.sin((north_too - north) / 2.0) ** 2
        + math.cos(north) * math.cos(north_too) * math.sin((east_too - east) / 2.0) ** 2
    )
    return 2.0 * RADIUS * math.asin(min(1.0, math.sqrt(half)))


def great_circle(start: Points, end: Points, step: float = 1.0) -> Points:
    """Follow the shortest way over the globe.

    Longitude and latitude [degrees], both ends included; no two points are more than `step` apart.

    Examples
    --------
    >>> import numpy as np
    >>> great_circle(np.array([170.0, 0.0]), np.array([-170.0, 0.0]), step=10).round(6).tolist()
    [[170.0, 0.0], [180.0, 0.0], [-170.0, 0.0]]
    """
    first, last = unit_vectors(np.stack([start, end]))
    angle = float(np.arctan2(np.linalg.norm(np.cross(first, last)), first @ last))
    if angle < 1e-9:  # noqa: PLR2004 - a way of a few millimetres has no direction
        return np.stack([start, end])
    parts = max(1, int(np.ceil(np.degrees(angle) / step - 1e-9)))
    share = np.linspace(0.0, 1.0, parts + 1)[:, np.newaxis]
    way = degrees_of(np.sin((1.0 - share) * angle) * first + np.sin(share * angle) * last)
    way[0], way[-1] = start, end
    return way


def core_of(points: Points, reach: float = 2.8) -> npt.NDArray[np.bool_]:
    """Find the main cluster of places: those not far off beyond what is usual.

    Points are longitude and latitude [degrees], shape ``(points, 2)``. Near is within `reach` times
    the median distance from the middle; at least half are.
    """
    vectors = unit_vectors(points)
    # The place whose distances to all others add up to least: outliers cannot drag it along.
    between = np.arccos(np.clip(vectors @ vectors.T, -1.0, 1.0))
    distance = between[int(np.argmin(between.sum(axis=1)))]
    core: npt.NDArray[np.bool_] = distance <= reach * np.median(distance)
    return core


def fit_frame(points: Points, width: float, margin: float = 0.08) -> Frame:
    """Lay out a map that shows all of some places.

    Points are longitude and latitude [degrees], shape ``(points, 2)``, one or more; the margin is
    in widths of the map. North is up in its middle; its height follows from the places' extent,
    within limits.
    """
    middle = degrees_of(unit_vectors(points).mean(axis=0, keepdims=True))[0]
    wide = float((unit_vectors(points) @ unit_vectors(middle[np.newaxis])[0]).min()) < _WIDE
    if wide:  # the box of a hemisphere says little: keep the equator in sight
        middle[1] = np.clip(middle[1], -20.0, 20.0)
    for _ in range(0 if wide else 3):  # put the centre under the box's middle, where north is up
        plane = Projection(float(middle[0]), float(middle[1])).forward(points)
        low, high = plane.min(axis=0), plane.max(axis=0)
        middle = Projection(float(middle[0]), float(middle[1])).inverse(
            (low + high)[np.newaxis] / 2.0
        )[0]
    centred = Projection(float(middle[0]), float(middle[1])).forward(points)
    reach = np.maximum(np.abs(centred).max(axis=0) * 2.0, _SMALLEST_SPAN)
    inner = width * (1.0 - 2.0 * margin)
    height = float(reach[1] / reach[0]) * inner + 2.0 * margin * width
    height = round(min(max(height, _LOWEST * width), _HIGHEST * width))
    scale = min(inner / reach[0], (height - 2.0 * margin * width) / reach[1])
    return Frame(
        Projection(
            round(float(middle[0]), 4),
            round(float(middle[1]), 4),
            round(float(scale), 4),
            width / 2.0,
            height / 2.0,
        ),
        width,
        height,
    )
