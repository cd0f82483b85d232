"""Land and borders in degrees, beside the courses of links: the browser lays them on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from rason.api.answers import Outline
from rason.chart.borders import borders, credit
from rason.chart.framing import choose_frame
from rason.chart.land import read_land
from rason.exporting.courses import courses, located, thinned

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rason.case.case import Case
    from rason.chart.projection import Frame, Points

WIDTH: Final = 1200.0  # pixels of the map on which ways at sea are looked for
MARGIN: Final = 0.6  # widths of the map, beyond its edge, in which outlines keep their detail
FINE, COARSE = 0.04, 1.5  # degrees between two points of an outline, near the map and far from it
DIGITS: Final = 2  # decimals of a degree: about a kilometre

Spot = tuple[float, float]
Line = tuple[Spot, ...]


def outline(case: Case, *, ways: bool = True) -> Outline:
    """Draw what lies under a case's map.

    Of the whole world, in detail where the case's map is. `ways`: whether courses of links are
    looked for, which takes most of the time.
    """
    placed = located(case)
    if placed.empty:
        return Outline(
            digest=case.digest, credit=credit(case.settings.borders), centre=(0.0, 0.0),
            bounds=(-180.0, -60.0, 180.0, 80.0), land=(), borders=(), disputed=(), ways={},
        )  # fmt: skip
    states = [each for each in case.players if each in set(placed["territory"])]
    frame = choose_frame(placed, WIDTH, players=states)
    land, drawn = read_land(), borders(case.settings.borders)
    projection = frame.projection
    return Outline(
        digest=case.digest,
        credit=credit(case.settings.borders),
        centre=(projection.longitude, projection.latitude),
        bounds=_bounds(frame),
        land=tuple(_lines(land.rings, frame, ring=True)),
        borders=tuple(_lines(drawn.whole, frame, ring=False)),
        disputed=tuple(_lines(drawn.dashed, frame, ring=False)),
        ways={key: _rounded(way) for key, way in courses(case, placed, frame).items()}
        if ways
        else {},
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
        kept = thinned(line, np.where(near, FINE, COARSE))
        least = 4 if ring else 2
        if len(kept) >= least:
            found.append(_rounded(kept))
    return found


def _rounded(line: Points) -> Line:
    return tuple((float(x), float(y)) for x, y in np.round(line, DIGITS))
