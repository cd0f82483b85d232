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

NO_RECOGNITION = "Names and borders imply no recognition."
CREDIT = f"Outline: Natural Earth. {NO_RECOGNITION}"


@dataclass(frozen=True, slots=True)
class Land:
    """Outlines as lists of points (longitude, latitude) [degrees]."""

    # Closed rings of the land, each of shape ``(points, 2)``. Seen from above the land lies on the
    # right of its ring: islands run clockwise, lakes the other way.
    rings: tuple[npt.NDArray[np.float64], ...]
    borders: tuple[Border, ...]


@dataclass(frozen=True, slots=True)
class Border:
    """A line between two countries."""

    # Their two letters, joined by a hyphen in the order of the alphabet: one alone beside ground
    # that ISO 3166-1 has no country for, such as `CY`.
    between: str
    line: npt.NDArray[np.float64]  # shape ``(points, 2)`` (longitude, latitude) [degrees]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Ground or a line that is in dispute."""

    area: str
    box: tuple[float, float, float, float]  # west, south, east, north [degrees]
    lines: frozenset[str]  # the lines within the box that are disputed, as `Border.between`
    # Whether the ground itself is: nothing is then said of whose it is. A line of control parts two
    # grounds that nobody doubts on either side of it.
    ground: bool


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
    sides = _sides(content)
    return Land(
        rings=tuple(_join(arcs, ring) for ring in content["rings"]),
        borders=tuple(
            Border("-".join(sorted(sides.get(arc, ()))), arcs[arc]) for arc in content["borders"]
        ),
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
def read_disputes() -> tuple[Dispute, ...]:
    """Read what is in dispute.

    Boxes are drawn wide, so that nothing is said of any ground that is in dispute.
    """
    table = resources.files("rason.chart") / "data" / "disputed.csv"
    with table.open(encoding="utf-8") as lines:
        return tuple(
            Dispute(
                row["area"],
                (float(row["west"]), float(row["south"]), float(row["east"]), float(row["north"])),
                frozenset(row["lines"].split()),
                row["ground"] == "disputed",
            )
            for row in csv.DictReader(lines)
        )


def _content() -> tuple[dict[str, Any], list[npt.NDArray[np.float64]]]:
    packed = resources.files("rason.chart") / "data" / "land.json.gz"
    content = json.loads(gzip.decompress(packed.read_bytes()))
    scale, shift = np.array(content["scale"]), np.array(content["translate"])
    return content, [np.cumsum(np.array(arc), axis=0) * scale + shift for arc in content["arcs"]]


def _sides(content: dict[str, Any]) -> dict[int, set[str]]:
    """Return the countries beside each arc."""
    sides: dict[int, set[str]] = {}
    for code, (_, rings) in content["countries"].items():
        for ring in rings:
            for signed in ring:
                sides.setdefault(max(signed, ~signed), set()).add(code)
    return sides


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
