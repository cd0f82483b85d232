"""Where the names on a map stand: greedily, the weightiest first, never on one another."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, pairwise, product
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt

from rason.chart.lettering import text_width
from rason.chart.sea import fill

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rason.chart.projection import Frame, Points

_CELL = 2.0  # px: grain of the map of what is taken
_LINE_HEIGHT = 1.15
_OWN_GROUND = 0.8  # share of an area's name that must lie on land, or on water
_LEADER = 11.0  # px: from this distance on, a thin line ties the name to its place
_DISTANCES = (5.0, 8.0, 13.0, 20.0, 30.0, 42.0, 56.0)
# Right and left read best, then above and below, then the slanted ones.
_DIRECTIONS = ((1, 0), (-1, 0), (0, -1), (0, 1), (0.8, -0.6), (0.8, 0.6), (-0.8, -0.6), (-0.8, 0.6))


@dataclass(frozen=True, slots=True)
class Label:
    """A text that wants a place."""

    text: str
    # x, y: what it names [px].
    x: float
    y: float
    priority: float  # the higher, the earlier it is placed
    size: float  # of the font [px]
    bold: bool = False
    # Other points [px] that it may stand beside just as well, such as those of a line.
    anchors: tuple[tuple[float, float], ...] = ()
    reach: float = 60.0  # how far from its point it may stand [px]
    # ``land`` or ``water`` for the name of an area: it stands on the point itself or close by, and
    # on that ground only. Empty for a name beside a dot.
    ground: Literal["", "land", "water"] = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A text that has a place."""

    label: Label
    # x, y: middle of the text [px].
    x: float
    y: float
    # Line from the place to the text [px], shape ``(2, 2)``, or None if it stands close.
    leader: Points | None


class Sheet:
    """What of a map is taken already.

    `rings` are those of the land [px], closed, each of shape ``(points, 2)``.
    """

    def __init__(self, frame: Frame, rings: Sequence[Points]) -> None:
        self._frame = frame
        shape = (int(frame.height / _CELL) + 2, int(frame.width / _CELL) + 2)
        self._taken = np.zeros(shape, dtype=bool)
        self._land = fill(rings, *shape, _CELL)
        self._lines = np.zeros(shape, dtype=np.float64)

    def take_dots(self, points: Iterable[Points], radius: float) -> None:
        """Keep names off marks.

        Points are their middles [px], each of shape ``(2,)``; `radius` is half their size.
        """
        for x, y in points:
            self._taken[self._window(x - radius, y - radius, x + radius, y + radius)] = True

    def take_lines(self, lines: Iterable[Points], width: float = 1.0) -> None:
        """Make names avoid lines where they can.

        Each of shape ``(points, 2)`` [px]; `width` is that of the stroke.
        """
        reach = int(width / 2.0 / _CELL)
        for start, end in chain.from_iterable(map(pairwise, lines)):
            steps = max(2, int(np.hypot(*(end - start)) / _CELL) + 1)
            points = start + np.linspace(0.0, 1.0, steps)[:, np.newaxis] * (end - start)
            cells = (points / _CELL).astype(int)
            for down, right in product(range(-reach, reach + 1), repeat=2):
                rows = (cells[:, 1] + down).clip(0, self._lines.shape[0] - 1)
                columns = (cells[:, 0] + right).clip(0, self._lines.shape[1] - 1)
                self._lines[rows, columns] = 1.0

    def place(self, labels: list[Label]) -> list[Placed]:
        """Give labels their places; those for which there is no room are left out.

        Of equal priorities the first comes first.
        """
        found = (self._find(label) for label in sorted(labels, key=lambda each: -each.priority))
        return [placed for placed in found if placed is not None]

    def _find(self, label: Label) -> Placed | None:
        """Take the best free spot near a point, if any."""
        width = text_width(label.text, label.size, bold=label.bold)
        height = label.size * _LINE_HEIGHT
        best: tuple[float, float, float] | None = None
        point = (label.x, label.y)
        for anchor, offset in product(
            ((label.x, label.y), *label.anchors),
            _offsets(width, height, area=bool(label.ground)),
        ):
            if offset[3] > label.reach:
                continue
            x, y = anchor[0] + offset[0], anchor[1] + offset[1]
            box = (x - width / 2.0, y - height / 2.0, x + width / 2.0, y + height / 2.0)
            if not self._free(box) or not self._suits(label, box):
                continue
            crossed = float(self._lines[self._window(*box)].sum())
            badness = offset[2] + 0.7 * crossed
            if best is None or badness < best[0]:
                best, point = (badness, x, y), anchor
        if best is None:
            return None
        _, x, y = best
        leader = None if label.ground else _leader(point, x, y, width, height)
        window = self._window(
            x - width / 2.0 - 1, y - height / 2.0, x + width / 2.0 + 1, y + height / 2.0
        )
        self._taken[window] = True
        if leader is not None:
            self.take_lines([leader])
        return Placed(label, round(x, 1), round(y, 1), leader)

    def _free(self, box: tuple[float, float, float, float]) -> bool:
        left, top, right, bottom = box
        if left < 2 or top < 2 or right > self._frame.width - 2 or bottom > self._frame.height - 2:  # noqa: PLR2004
            return False
        return not self._taken[self._window(*box)].any()

    def _suits(self, label: Label, box: tuple[float, float, float, float]) -> bool:
        """Tell whether most of a box is the ground that a label wants."""
        if not label.ground:
            return True
        land = float(self._land[self._window(*box)].mean())
        return (land if label.ground == "land" else 1.0 - land) >= _OWN_GROUND

    def _window(self, left: float, top: float, right: float, bottom: float) -> tuple[slice, slice]:
        """Give the cells under a box."""
        return (
            slice(max(0, int(top / _CELL)), max(0, int(bottom / _CELL) + 1)),
            slice(max(0, int(left / _CELL)), max(0, int(right / _CELL) + 1)),
        )


def _offsets(width: float, height: float, *, area: bool) -> npt.NDArray[np.float64]:
    """List the spots to try: offset of the text's middle from its point, badness, distance."""
    if area:
        near = [(right * d, down * d, d, d) for d in _DISTANCES[1:] for right, down in _DIRECTIONS]
        return np.array([(0.0, 0.0, 0.0, 0.0), *near])
    return np.array(
        [
            (
                right * distance + np.sign(right) * width / 2.0,
                down * distance + np.sign(down) * height / 2.0,
                distance + 0.8 * rank,
                distance,
            )
            for distance in _DISTANCES
            for rank, (right, down) in enumerate(_DIRECTIONS)
        ]
    )


def _leader(
    point: tuple[float, float], x: float, y: float, width: float, height: float
) -> Points | None:
    """Draw from a place to the nearest edge of its name, where that is not close by."""
    end = np.array(
        [
            np.clip(point[0], x - width / 2.0, x + width / 2.0),
            np.clip(point[1], y - height / 2.0, y + height / 2.0),
        ]
    )
    start = np.array(point)
    distance = float(np.hypot(*(end - start)))
    return np.stack([start, end]) if distance > _LEADER else None
