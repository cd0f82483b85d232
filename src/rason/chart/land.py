"""Coasts and borders of the world, as Natural Earth draws them at 1:50m.

No position is taken on any border. The file is made by ``scripts/make_land.py``.
"""

from __future__ import annotations

import csv
import functools
import gzip
import json
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

CREDIT = "Outline: Natural Earth. Names and borders imply no recognition."


@dataclass(frozen=True, slots=True)
class Land:
    """Outlines as lists of points (longitude, latitude) [degrees]."""

    # Closed rings of the land, each of shape ``(points, 2)``. Seen from above the land lies on the
    # right of its ring: islands run clockwise, lakes the other way.
    rings: tuple[npt.NDArray[np.float64], ...]
    # Lines between two countries, each of shape ``(points, 2)``.
    borders: tuple[npt.NDArray[np.float64], ...]


@dataclass(frozen=True, slots=True)
class Country:
    """What Natural Earth draws as a country, and what it is called."""

    names: tuple[str, ...]  # the first is for readers; codes of two and three letters among them
    # Closed rings, each of shape ``(points, 2)`` (longitude, latitude) [degrees]: a point within an
    # odd number of them lies in it.
    rings: tuple[npt.NDArray[np.float64], ...]


@dataclass(frozen=True, slots=True)
class Water:
    """A sea or strait, and where its name is written."""

    name: str  # every name in use, where the name is disputed
    kind: str  # ``sea``, ``strait`` or ``canal``
    # latitude, longitude: a point on the water [degrees], for drawing only.
    latitude: float
    longitude: float


@functools.cache
def read_land() -> Land:
    """Read the outlines that ship with the package.

    References
    ----------
    Natural Earth, 1:50m cultural vectors, https://www.naturalearthdata.com (public domain).
    """
    content, arcs = _content()
    return Land(
        rings=tuple(_join(arcs, ring) for ring in content["rings"]),
        borders=tuple(arcs[arc] for arc in content["borders"]),
    )


@functools.cache
def read_countries() -> tuple[Country, ...]:
    """Read the outlines of countries that ship with the package."""
    content, arcs = _content()
    return tuple(
        Country((*names, code), tuple(_join(arcs, ring) for ring in rings))
        for code, (names, rings) in content["countries"].items()
    )


@functools.cache
def read_disputed() -> npt.NDArray[np.float64]:
    """Read boxes round areas whose borders are disputed: west, south, east, north [degrees].

    They are drawn wide, so that nothing is said of any ground that is in dispute.
    """
    table = resources.files("rason.chart") / "data" / "disputed.csv"
    with table.open(encoding="utf-8") as lines:
        sides = ("west", "south", "east", "north")
        return np.array([[float(row[side]) for side in sides] for row in csv.DictReader(lines)])


def _content() -> tuple[dict[str, Any], list[npt.NDArray[np.float64]]]:
    packed = resources.files("rason.chart") / "data" / "land.json.gz"
    content = json.loads(gzip.decompress(packed.read_bytes()))
    scale, shift = np.array(content["scale"]), np.array(content["translate"])
    return content, [np.cumsum(np.array(arc), axis=0) * scale + shift for arc in content["arcs"]]


def _join(arcs: list[npt.NDArray[np.float64]], signed: list[int]) -> npt.NDArray[np.float64]:
    """Join the arcs of a ring; ``~i`` is arc i backwards. Shared ends are kept once."""
    parts = [arcs[arc] if arc >= 0 else arcs[~arc][::-1] for arc in signed]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


@functools.cache
def read_waters() -> Mapping[str, Water]:
    """Read the seas and straits whose names maps may carry.

    The positions only place a name or a line; no result depends on them.
    """
    table = resources.files("rason.chart") / "data" / "waters.csv"
    with table.open(encoding="utf-8") as lines:
        return {
            row["water"]: Water(
                row["name"], row["kind"], float(row["latitude"]), float(row["longitude"])
            )
            for row in csv.DictReader(lines)
        }
