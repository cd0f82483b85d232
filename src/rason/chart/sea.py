"""Ways over water for the lines of sea links, so that no ship is drawn across a mountain range.

The ways are drawn, not measured: distances and costs come from the case.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from rason.chart.land import read_waters
from rason.chart.outline import land_rings
from rason.chart.projection import Frame, Points, Projection, unit_vectors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scipy.sparse import csr_array
Grid: TypeAlias = npt.NDArray[np.float64]

_LAND_COST = 30.0  # of a cell of land, in cells of water: ports may lie a little inland
_ICE = 67.0  # degrees north: beyond it a way is open, but not the usual one
_NARROWS = float(np.cos(110.0 / 6371.0))  # within 110 km of a strait or canal ships pass
_FINE = 6  # px: cell of the map and its surroundings
_GLOBE, _COARSE = 1000.0, 20.0  # px to the Earth's radius, and cell, of the rest of the globe
_SAMPLES = 3  # per side of a cell, to see narrow straits
_SURROUNDINGS = 0.3  # widths of the map, beyond its frame


@dataclass(frozen=True, slots=True)
class Waterway:
    """A grid over the page on which ways over water are searched."""

    cost: Grid  # of crossing a cell, 1 where it is all water, shape ``(rows, columns)``
    cell: float  # side of a cell [px]
    graph: csr_array  # cost of stepping from a cell to each of its eight neighbours

    def cell_of(self, page: Points) -> npt.NDArray[np.int64]:
        """Find the cell under each point, the nearest one for points off the grid.

        Points are x and y [px]; cells are numbered row by row.
        """
        rows, columns = self.cost.shape
        column = np.clip(page[:, 0] // self.cell, 0, columns - 1)
        row = np.clip(page[:, 1] // self.cell, 0, rows - 1)
        cells: npt.NDArray[np.int64] = (row * columns + column).astype(np.int64)
        return cells

    def middle_of(self, cells: npt.NDArray[np.int64]) -> Points:
        """Give the middle of cells: x and y [px], shape ``(cells, 2)``."""
        row, column = np.divmod(cells, self.cost.shape[1])
        return np.column_stack([column + 0.5, row + 0.5]) * self.cell

    def ways(self, start: Points, ends: Points) -> list[Points]:
        """Find the easiest ways from one point to several.

        Points are x and y [px]; each way has shape ``(points, 2)``.
        """
        from scipy.sparse.csgraph import dijkstra

        source = int(self.cell_of(start[np.newaxis])[0])
        _, before = dijkstra(  # type: ignore[call-overload] # the stubs leave sparse graphs out
            self.graph, indices=source, return_predecessors=True
        )
        ways = []
        for end, target in zip(ends, self.cell_of(ends), strict=True):
            cells = [int(target)]
            while cells[-1] != source and before[cells[-1]] >= 0:
                cells.append(int(before[cells[-1]]))
            between = self.middle_of(np.array(cells[-2:0:-1], dtype=np.int64))
            ways.append(np.vstack([start, between, end]))
        return ways

    def pulled_tight(self, way: Points) -> Points:
        """Leave out points of a way between which the straight line costs no more.

        The way has shape ``(points, 2)`` [px].
        """
        flat = self.cost.ravel()
        steps = np.hypot(*np.diff(way, axis=0).T)
        cells = flat[self.cell_of(way)]
        spent = np.concatenate([[0.0], np.cumsum(steps * (cells[:-1] + cells[1:]) / 2.0)])
        kept, here = [0], 0
        while here < len(way) - 1:
            ahead = here + 1
            for candidate in range(here + 2, len(way)):
                span = way[candidate] - way[here]
                distance = float(np.hypot(*span))
                parts = max(2, int(distance / self.cell * 2.0))
                line = way[here] + np.linspace(0.0, 1.0, parts)[:, np.newaxis] * span
                straight = distance * flat[self.cell_of(line)].mean()
                if straight > spent[candidate] - spent[here] + 0.2 * self.cell:
                    break
                ahead = candidate
            kept.append(ahead)
            here = ahead
        return way[kept]


@functools.lru_cache(maxsize=8)
def lay_waterway(frame: Frame, cell: float) -> Waterway:
    """Lay a grid over a frame and tell water from land.

    The side of a cell is in pixels. A cell that is partly land costs more, by the fourth power of
    its share of land.
    """
    columns, rows = int(np.ceil(frame.width / cell)), int(np.ceil(frame.height / cell))
    step = cell / _SAMPLES
    is_land = fill(land_rings(frame), rows * _SAMPLES, columns * _SAMPLES, step)
    share = is_land.reshape(rows, _SAMPLES, columns, _SAMPLES).mean(axis=(1, 3))
    across, down = np.meshgrid(np.arange(columns) + 0.5, np.arange(rows) + 0.5)
    globe = frame.projection.inverse(np.column_stack([across.ravel(), down.ravel()]) * cell)
    cost = np.maximum(1.0 + _LAND_COST * share.ravel() ** 4, np.where(globe[:, 1] > _ICE, 6.0, 1.0))
    narrows = [[w.longitude, w.latitude] for w in read_waters().values() if w.kind != "sea"]
    near = unit_vectors(globe) @ unit_vectors(np.array(narrows)).T > _NARROWS
    cost = np.where(near.any(axis=1), 1.0, cost).reshape(rows, columns)
    return Waterway(cost, cell, _neighbours(cost, unit_vectors(globe)))


def _neighbours(cost: Grid, middles: Points) -> csr_array:
    """Join each cell with its eight neighbours, by true distance [radii of the Earth]."""
    from scipy.sparse import csr_array

    rows, columns = cost.shape
    number = np.arange(rows * columns).reshape(rows, columns)
    starts, ends, costs = [], [], []
    for down, right in ((0, 1), (1, 0), (1, 1), (1, -1)):
        here = (slice(0, rows - down), slice(max(0, -right), columns - max(0, right)))
        there = (slice(down, rows), slice(max(0, right), columns + min(0, right)))
        apart = middles[number[here].ravel()] - middles[number[there].ravel()]
        mean = (cost[here] + cost[there]).ravel() / 2.0 * np.sqrt((apart**2).sum(axis=1))
        starts += [number[here].ravel(), number[there].ravel()]
        ends += [number[there].ravel(), number[here].ravel()]
        costs += [mean, mean]
    index = (np.concatenate(starts), np.concatenate(ends))
    return csr_array((np.concatenate(costs), index), shape=(number.size, number.size))


def fill(rings: Sequence[Points], rows: int, columns: int, step: float) -> npt.NDArray[np.bool_]:
    """Tell which points of a grid lie inside rings (even-odd).

    Points lie `step` apart [px], the first half a step from the corner; shape ``(rows, columns)``.

    Examples
    --------
    >>> import numpy as np
    >>> square = np.array([[1.0, 1.0], [3.0, 1.0], [3.0, 3.0], [1.0, 3.0], [1.0, 1.0]])
    >>> fill([square], 4, 4, 1.0).astype(int).tolist()
    [[0, 0, 0, 0], [0, 1, 1, 0], [0, 1, 1, 0], [0, 0, 0, 0]]
    """
    toggles = np.zeros((rows, columns + 1), dtype=np.int64)
    if rings:
        start = np.concatenate([ring[:-1] for ring in rings]) / step - 0.5
        end = np.concatenate([ring[1:] for ring in rings]) / step - 0.5
        low = np.ceil(np.minimum(start[:, 1], end[:, 1])).astype(int).clip(0, rows)
        high = np.ceil(np.maximum(start[:, 1], end[:, 1])).astype(int).clip(0, rows)
        counts = high - low
        owner = np.repeat(np.arange(len(counts)), counts)
        row = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts) + low[owner]
        share = (row - start[owner, 1]) / (end[owner, 1] - start[owner, 1])
        across = start[owner, 0] + share * (end[owner, 0] - start[owner, 0])
        np.add.at(toggles, (row, np.ceil(across).astype(int).clip(0, columns)), 1)
    inside: npt.NDArray[np.bool_] = np.cumsum(toggles, axis=1)[:, :-1] % 2 == 1
    return inside


@functools.lru_cache(maxsize=8)
def sea_routes(frame: Frame) -> SeaRoutes:
    """Keep the ways over one part of the world: the maps of a case share most of them."""
    return SeaRoutes(frame)


class SeaRoutes:
    """Ways over water between places, on a fine grid near the map and a coarse one beyond."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._found: dict[tuple[tuple[float, ...], tuple[float, ...]], Points] = {}
        room = _SURROUNDINGS * frame.width
        here = frame.projection
        self._room = room
        self._near = lay_waterway(
            Frame(
                Projection(here.longitude, here.latitude, here.scale, here.x + room, here.y + room),
                frame.width + 2.0 * room,
                frame.height + 2.0 * room,
            ),
            max(_FINE, frame.width / 150.0),
        )
        side = 4.0 * _GLOBE
        globe = Projection(here.longitude, here.latitude, _GLOBE, side / 2.0, side / 2.0)
        self._far = lay_waterway(Frame(globe, side, side), _COARSE)

    def between(self, start: Points, ends: Points) -> list[Points]:
        """Find the ways from one place on the map to several places anywhere.

        From x and y inside the frame [px], shape ``(2,)``; each way has shape ``(points, 2)`` [px].
        """
        pairs = [(tuple(map(float, start)), tuple(map(float, end))) for end in ends]
        new = np.array([pair not in self._found for pair in pairs], dtype=bool)
        if new.any():
            sought = [pair for pair, is_new in zip(pairs, new, strict=True) if is_new]
            self._found.update(zip(sought, self._seek(start, ends[new]), strict=True))
        return [self._found[pair] for pair in pairs]

    def _seek(self, start: Points, ends: Points) -> list[Points]:
        """Find ways that nobody asked for before."""
        near = self._frame.holds(ends, -self._room)
        gates = ends.copy()
        if not near.all():
            gates[~near] = self._gates(start, ends[~near])
        ways = self._near.ways(start + self._room, gates + self._room)
        return [_rounded_off(self._near.pulled_tight(way) - self._room) for way in ways]

    def _gates(self, start: Points, ends: Points) -> Points:
        """Find where the ways to far places leave the surroundings of the map."""
        projection = self._frame.projection
        centre = np.array([projection.x, projection.y])
        ratio = _GLOBE / projection.scale
        middle = 2.0 * _GLOBE
        gates = []
        for way in self._far.ways(
            (start - centre) * ratio + middle, (ends - centre) * ratio + middle
        ):
            page = _dense((way - middle) / ratio + centre)
            inside = self._frame.holds(page, -self._room)
            outside = np.flatnonzero(~inside)
            gates.append(page[outside[0] if len(outside) else -1])
        return np.array(gates)


def _dense(line: Points, parts: int = 40) -> Points:
    """Put points between the points of a line."""
    share = np.linspace(0.0, 1.0, parts, endpoint=False)[:, np.newaxis]
    pieces = [a + share * (b - a) for a, b in pairwise(line)]
    return np.vstack([*pieces, line[-1:]])


def _rounded_off(line: Points, times: int = 2) -> Points:
    """Cut the corners of a line (Chaikin), keeping its ends."""
    for _ in range(times):
        if len(line) < 3:  # noqa: PLR2004 - a straight line has no corner
            return line
        first, last = line[:-1], line[1:]
        cut = np.stack([0.75 * first + 0.25 * last, 0.25 * first + 0.75 * last], axis=1)
        line = np.vstack([line[:1], cut.reshape(-1, 2)[1:-1], line[-1:]])
    return line
