"""Land and lines cut to the frame of a map, in pixels, as small GeoJSON.

Everything is projected and cut here, so that a chart carries only what it shows.
"""

from __future__ import annotations

import functools
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from rason.chart.borders import borders
from rason.chart.land import read_land

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rason.chart.land import Land
    from rason.chart.projection import Frame, Points

Geometry: TypeAlias = dict[str, Any]

_TURN = 0.15  # radians: largest step along the rim
_GRAIN = 0.7  # px: points that share a cell of this size are drawn as one
_SPECK = 0.5  # px²: smaller islands are left out


def land_geometry(rings: Sequence[Points]) -> Geometry:
    """Write land as GeoJSON, without specks.

    A GeoJSON MultiPolygon [px], one ring a polygon: the sense of rotation tells land from lake, as
    the non-zero rule of SVG reads it.
    """
    shown = [ring for ring in rings if abs(_area(ring)) > _SPECK]
    return {"type": "MultiPolygon", "coordinates": [[_coordinates(ring)] for ring in shown]}


@functools.lru_cache(maxsize=8)
def land_rings(frame: Frame) -> tuple[Points, ...]:
    """Cut the rings of the land to a frame.

    Closed [px], each of shape ``(points, 2)``.

    Notes
    -----
    Points beyond the frame's rim are drawn in to the rim, which keeps their direction from the
    centre and so changes nothing inside. Only where the far side of the globe is itself land
    does the page lie inside a ring that the page cannot show; the page's own edge stands for it.
    """
    land = read_land()
    rings = [_everything(frame)] if _far_side_is_land(land, frame) else []
    for ring in _in_sight(land.rings, frame):
        cut = _cut_ring(_hold_within_rim(ring, frame), frame)
        if cut.size:
            rings.append(cut)
    return tuple(rings)


def line_geometry(lines: list[Points]) -> Geometry:
    """Write lines on the page as GeoJSON."""
    return {"type": "MultiLineString", "coordinates": [_coordinates(line) for line in lines]}


@functools.lru_cache(maxsize=8)
def border_geometry(frame: Frame) -> Geometry:
    """Cut the borders between countries to a frame: a GeoJSON MultiLineString [px]."""
    return _cut_lines(borders(frame.borders).whole, frame)


@functools.lru_cache(maxsize=8)
def disputed_geometry(frame: Frame) -> Geometry:
    """Cut disputed borders and lines of control to a frame: a GeoJSON MultiLineString [px]."""
    return _cut_lines(borders(frame.borders).dashed, frame)


def _cut_lines(lines: Sequence[Points], frame: Frame) -> Geometry:
    cut: list[Points] = []
    for line in _in_sight(lines, frame):
        held = _hold_within_rim(line, frame)
        cut.extend(_thinned(part) for part in cut_line(held, frame))
    return line_geometry(cut)


def cut_line(line: Points, frame: Frame, margin: float = 0.0) -> list[Points]:
    """Keep what of a line lies inside a frame.

    In order along the line, which ends `margin` inside the frame's edge [px]; each of shape
    ``(points, 2)``.
    """
    low = np.array([margin, margin])
    high = np.array([frame.width - margin, frame.height - margin])
    near = frame.holds(line, margin)
    if near.all():
        return [line]
    if ((line.max(axis=0) < low) | (line.min(axis=0) > high)).any():
        return []
    parts: list[list[Points]] = []
    for start, end in pairwise(line):
        share = _inner_share(start, end, low, high)
        if share is None:
            continue
        first, last = start + share[0] * (end - start), start + share[1] * (end - start)
        if parts and np.array_equal(parts[-1][-1], first):
            parts[-1].append(last)
        else:
            parts.append([first, last])
    return [np.array(part) for part in parts]


def _in_sight(lines: Sequence[Points], frame: Frame) -> list[Points]:
    """Project lines, all at once, and keep those whose box touches the frame."""
    ends = np.cumsum([len(line) for line in lines])
    page = frame.projection.forward(np.concatenate(lines))
    starts = ends - [len(line) for line in lines]
    low, high = np.minimum.reduceat(page, starts), np.maximum.reduceat(page, starts)
    size = np.array([frame.width, frame.height])
    near = ((high >= 0.0) & (low <= size)).all(axis=1)
    return [page[starts[number] : ends[number]] for number in np.flatnonzero(near)]


def _inner_share(
    start: Points, end: Points, low: Points, high: Points
) -> tuple[float, float] | None:
    """Say between which shares of a segment it lies in a box (Liang and Barsky)."""
    enter, leave = 0.0, 1.0
    for axis in (0, 1):
        step = float(end[axis] - start[axis])
        for distance, toward in (
            (float(low[axis] - start[axis]), step),
            (float(start[axis] - high[axis]), -step),
        ):
            if toward == 0.0:
                if distance > 0.0:
                    return None
            elif toward > 0.0:
                enter = max(enter, distance / toward)
            else:
                leave = min(leave, distance / toward)
    return (enter, leave) if enter < leave else None


def _far_side_is_land(land: Land, frame: Frame) -> bool:
    """Tell whether the antipode of the frame's centre is land.

    The North Pole is sea, so it is land if coasts are crossed an odd number of times on the way
    north along its meridian.
    """
    longitude, latitude = frame.projection.longitude + 180.0, -frame.projection.latitude
    crossings = 0
    for ring in land.rings:
        away = (ring[:, 0] - longitude + 180.0) % 360.0 - 180.0
        start, end = away[:-1], away[1:]
        crossed = ((start < 0.0) != (end < 0.0)) & (np.abs(end - start) < 180.0)  # noqa: PLR2004
        share = start[crossed] / (start[crossed] - end[crossed])
        south, north = ring[:-1, 1][crossed], ring[1:, 1][crossed]
        crossings += int((south + share * (north - south) > latitude).sum())
    return crossings % 2 == 1


def _hold_within_rim(page: Points, frame: Frame) -> Points:
    """Draw points far outside the frame in to a circle round it, following that circle."""
    centre = np.array([frame.projection.x, frame.projection.y])
    rim = _rim(frame)
    away = page - centre
    radius = np.hypot(away[:, 0], away[:, 1])
    outside = radius > rim
    if not outside.any():
        return page
    azimuth = np.arctan2(away[:, 1], away[:, 0])
    turn = (np.diff(azimuth) + np.pi) % (2.0 * np.pi) - np.pi
    steps = np.where(outside[:-1] & outside[1:], np.ceil(np.abs(turn) / _TURN), 1.0)
    steps = np.maximum(steps, 1.0).astype(int)
    owner = np.repeat(np.arange(len(steps)), steps)
    share = (np.arange(len(owner)) - np.repeat(np.cumsum(steps) - steps, steps)) / steps[owner]
    along = np.append(azimuth[owner] + share * turn[owner], azimuth[-1])
    distance = np.append(np.minimum(radius, rim)[owner], min(float(radius[-1]), rim))
    held: Points = centre + distance[:, np.newaxis] * np.column_stack(
        [np.cos(along), np.sin(along)]
    )
    return held


def _rim(frame: Frame) -> float:
    """Give the radius of the circle that lines are held within: round the frame, on the globe."""
    centre = np.array([frame.projection.x, frame.projection.y])
    corners = float(np.linalg.norm(_page_edge(frame) - centre, axis=1).max())
    return min(1.03 * corners, 1.99 * frame.projection.scale)


def _everything(frame: Frame) -> Points:
    """Give a ring round all of the globe that the frame shows, in the sense of an island."""
    turn = np.linspace(0.0, 2.0 * np.pi, 121)
    circle = _rim(frame) * np.column_stack([np.cos(turn), np.sin(turn)])
    return _cut_ring(circle + np.array([frame.projection.x, frame.projection.y]), frame)


def _page_edge(frame: Frame) -> Points:
    """Give the corners of the frame, closed and in the sense of an island."""
    right, bottom = frame.width, frame.height
    return np.array([[0.0, 0.0], [right, 0.0], [right, bottom], [0.0, bottom], [0.0, 0.0]])


def _cut_ring(ring: Points, frame: Frame) -> Points:
    """Cut a closed ring to the frame, half-plane by half-plane (Sutherland and Hodgman)."""
    edge = _page_edge(frame)
    low, high = edge.min(axis=0), edge.max(axis=0)
    nothing = np.empty((0, 2))
    if ((ring.max(axis=0) < low) | (ring.min(axis=0) > high)).any():
        return nothing
    cut = ring[:-1]
    whole = ((cut >= low) & (cut <= high)).all()
    for axis in () if whole else (0, 1):
        for bound, sign in ((low[axis], 1.0), (high[axis], -1.0)):
            depth = sign * (cut[:, axis] - bound)
            inside = depth >= 0.0
            if not inside.any():
                return nothing
            following = np.roll(cut, -1, axis=0)
            crossing = inside != np.roll(inside, -1)
            span = depth - np.roll(depth, -1)
            share = np.divide(depth, span, out=np.zeros_like(depth), where=crossing)
            on_edge = cut + share[:, np.newaxis] * (following - cut)
            both = np.stack([cut, on_edge], axis=1)
            cut = both[np.stack([inside, crossing], axis=1)]
    thin = _thinned(cut)
    return np.concatenate([thin, thin[:1]])


def _thinned(points: Points) -> Points:
    """Drop points that fall into the same small cell as the point before."""
    cell = np.floor(points / _GRAIN)
    new = np.append(True, (np.diff(cell, axis=0) != 0.0).any(axis=1))
    new[-1] = True
    kept: Points = points[new]
    return kept


def _area(ring: Points) -> float:
    """Measure a closed ring [px²]; positive where it runs clockwise as seen on the page."""
    x, y = ring[:, 0], ring[:, 1]
    return float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum() / 2.0)


def _coordinates(points: Points) -> list[list[float]]:
    """Round to a tenth of a pixel, for small files."""
    rounded: list[list[float]] = np.round(points, 1).tolist()
    return rounded
