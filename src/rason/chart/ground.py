"""On whose ground points lie, by Natural Earth's outlines, where that is in no dispute."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.chart.land import read_countries, read_disputes

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from rason.chart.projection import Points

NOBODY = -1
_AT_ONCE = 2_000_000  # comparisons of a point with a side of a ring


def countries_at(points: Points) -> npt.NDArray[np.intp]:
    """Return the number of the country on which each point lies, by `read_countries`.

    Points are longitude and latitude [degrees], shape ``(points, 2)``. `NOBODY` at sea, where
    borders are disputed, and where Natural Earth draws no country that ISO 3166-1 has.
    """
    found = np.full(len(points), NOBODY, dtype=np.intp)
    for number, country in enumerate(read_countries()):
        odd = np.zeros(len(points), dtype=bool)
        for ring in country.rings:
            low, high = ring.min(axis=0), ring.max(axis=0)
            near = np.flatnonzero(within(points, (*low, *high)))
            if len(near):
                odd[near] ^= _inside(points[near], ring)
        found[odd] = number
    for dispute in read_disputes():
        if dispute.ground:
            found[within(points, dispute.box)] = NOBODY
    return found


def within(points: Points, box: Sequence[float] | npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Tell which points lie in a box: west, south, east, north [degrees]."""
    west, south, east, north = box
    held: npt.NDArray[np.bool_] = (
        (points[:, 0] >= west)
        & (points[:, 0] <= east)
        & (points[:, 1] >= south)
        & (points[:, 1] <= north)
    )
    return held


def _inside(points: Points, ring: Points) -> npt.NDArray[np.bool_]:
    """Tell which points lie within a ring: a way to the east crosses it an odd number of times."""
    inside = np.zeros(len(points), dtype=bool)
    first, last = ring[:-1], ring[1:]
    rise = last[:, 1] - first[:, 1]
    slope = (last[:, 0] - first[:, 0]) / np.where(rise == 0.0, 1.0, rise)
    parts = 1 + len(points) * len(ring) // _AT_ONCE
    for some in np.array_split(np.arange(len(points)), parts):
        x, y = points[some, 0:1], points[some, 1:2]
        between = (first[:, 1] > y) != (last[:, 1] > y)
        west = x < first[:, 0] + (y - first[:, 1]) * slope
        inside[some] = (between & west).sum(axis=1) % 2 == 1
    return inside
