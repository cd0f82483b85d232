"""Real courses of land links: `routes.geojson`, or the column `route` of links.csv."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from rason.case.cell import Cell
from rason.case.tables import Where
from rason.case.texts import ROUTES as FILE
from rason.chart.projection import kilometres

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rason.case.cell import FloatArray, Values
    from rason.case.faults import Faults

Spot = tuple[float, float]
"""Longitude and latitude [degrees]."""
Piece = tuple[Spot, ...]
"""One line of a route."""
_KINDS: Final = ("LineString", "MultiLineString")
_EXPECTED: Final = "a LineString or a MultiLineString"
_WKT: Final = re.compile(r"(MULTI)?LINESTRING\s*(?:Z|M|ZM)?\s*\((.*)\)", re.IGNORECASE | re.DOTALL)
_SHOWN: Final = 80  # characters of a name that a message repeats
_LEAST: Final = 2
_EAST, _NORTH = 180.0, 90.0


@dataclass(frozen=True, slots=True)
class Route:
    """The course of one link, from its first place to its last."""

    where: Where
    spots: tuple[Spot, ...]  # all points, piece after piece
    length: float  # of the pieces, along great circles between their points [km]

    @property
    def cell(self) -> Cell:
        """Its length, as a cell that reads no figure."""
        return Cell(f"{self.length:.0f} km", self.where, "km", (), partial(_constant, self.length))


def _constant(number: float, values: Values) -> FloatArray:  # noqa: ARG001 - the same in every draw
    return np.asarray(number)


@dataclass(frozen=True, slots=True)
class Written:
    """A route as it was written, for one or several links."""

    where: Where
    what: str  # which one, as its author would say
    links: tuple[str, ...]
    pieces: tuple[Piece, ...]


def length_of(pieces: Iterable[Piece]) -> float:
    """Return how long pieces are together [km].

    Examples
    --------
    >>> round(length_of([((0.0, 0.0), (1.0, 0.0)), ((1.0, 0.0), (1.0, 1.0))]))
    222
    """
    return sum(kilometres(one, other) for piece in pieces for one, other in pairwise(piece))


def read_file(text: str, faults: Faults) -> list[Written]:
    """Read the features of `routes.geojson`; note those that are none."""
    try:
        found: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        words = error.msg.lower() if isinstance(error, json.JSONDecodeError) else "endless nesting"
        faults.add(
            "RSN-C045", Where(FILE, line), "", f"text that is no JSON: {words}", "GeoJSON",
            "correct the line, or export the file anew",
        )  # fmt: skip
        return []
    kind = found.get("type") if isinstance(found, dict) else None
    features = found.get("features") if isinstance(found, dict) else None
    if kind != "FeatureCollection" or not isinstance(features, list):
        called = f"`{kind}`" if isinstance(kind, str) else "no type"
        faults.add(
            "RSN-C045", Where(FILE, 1), "",
            called if kind != "FeatureCollection" else "no list of features", "a FeatureCollection",
            'write {"type": "FeatureCollection", "features": [...]} round it',
        )  # fmt: skip
        return []
    lines = list(_lines(text))
    written = []
    for number, feature in enumerate(features):
        where = Where(FILE, lines[number])
        one = _feature(where, f"feature {number + 1}", feature, faults)
        if one is not None:
            written.append(one)
    return written


def _lines(text: str) -> Iterator[int]:
    """Yield the line on which each feature of a collection begins."""
    decoder, space = json.JSONDecoder(), re.compile(r"[\s,:]*")

    def after(at: int) -> int:
        found = space.match(text, at)
        return found.end() if found else at

    at = after(after(text.index("{") + 1))
    starts: list[int] = []
    while at < len(text) and text[at] != "}":
        name, at = decoder.raw_decode(text, at)
        at = after(at)
        if name == "features" and text[at] == "[":
            starts, at = [], after(at + 1)
            while text[at] != "]":
                starts.append(at)
                _, at = decoder.raw_decode(text, at)
                at = after(at)
            at += 1
        else:
            _, at = decoder.raw_decode(text, at)
        at = after(at)
    line, before = 1, 0
    for start in starts:
        line, before = line + text.count("\n", before, start), start
        yield line


def _feature(where: Where, what: str, feature: object, faults: Faults) -> Written | None:
    """Read one feature."""
    feature = feature if isinstance(feature, dict) else {}
    said = feature.get("properties")
    link = said.get("link") if isinstance(said, dict) else None
    if not isinstance(link, str) or not link.strip():
        faults.add(
            "RSN-C045", where, f"{what}, link",
            "no property `link`" if link is None else f"`{link}`",
            "the key of a link of links.csv", 'write "properties": {"link": "its_key"}',
        )  # fmt: skip
        return None
    links = tuple(key.strip() for key in link.split(";") if key.strip())
    what = f"{what}, link {link[:_SHOWN]}"
    shape = feature.get("geometry")
    kind = shape.get("type") if isinstance(shape, dict) else None
    if not isinstance(shape, dict) or kind not in _KINDS:
        faults.add(
            "RSN-C045", where, what, f"a {kind}" if isinstance(kind, str) else "no geometry",
            _EXPECTED, "draw the course as a line, or remove the feature",
        )  # fmt: skip
        return None
    held = shape.get("coordinates")
    pieces: Any = [held] if kind == "LineString" else held
    if not isinstance(pieces, list) or not all(isinstance(each, list) for each in pieces):
        pieces = []
    points = [[_pair(point) for point in piece] for piece in pieces]
    return _written(where, what, links, points, faults)


def _pair(point: object) -> tuple[float, ...]:
    """Return the numbers of a position; none if it is no position."""
    if not isinstance(point, list) or len(point) < _LEAST:
        return ()
    numbers = [each for each in point[:_LEAST] if isinstance(each, int | float)]
    try:
        return tuple(float(each) for each in numbers if not isinstance(each, bool))
    except OverflowError:
        return ()


def read_cell(where: Where, link: str, text: str, faults: Faults) -> Written | None:
    """Read a cell of the column `route`, or note what is wrong with it."""
    what = f"link {link}, route"
    found = _WKT.fullmatch(text.strip())
    if not found:
        faults.add(
            "RSN-C045", where, what, f"`{text[:_SHOWN]}`",
            "a LINESTRING or a MULTILINESTRING",
            "write LINESTRING (131.9 43.1, 130.6 42.4): longitude first, points joined by commas",
        )  # fmt: skip
        return None
    texts = re.findall(r"\(([^()]*)\)", found[2]) if found[1] else [found[2]]
    points = [[_numbers(point) for point in piece.split(",")] for piece in texts]
    return _written(where, what, (link,), points, faults)


def _numbers(text: str) -> tuple[float, ...]:
    try:
        return tuple(map(float, text.split()[:_LEAST]))
    except ValueError:
        return ()


def _written(
    where: Where,
    what: str,
    links: tuple[str, ...],
    pieces: list[list[tuple[float, ...]]],
    faults: Faults,
) -> Written | None:
    """Check the points of a route: enough of them, and on the globe."""
    for piece in pieces or [[]]:
        for number, point in enumerate(piece, start=1):
            if len(point) < _LEAST:
                faults.add(
                    "RSN-C045", where, f"{what}, point {number}", "no two numbers",
                    "longitude and latitude as numbers of degrees",
                    "write the longitude first, then the latitude, with decimal points",
                )  # fmt: skip
                return None
            east, north = point
            if not (abs(east) <= _EAST and abs(north) <= _NORTH):
                swapped = abs(north) <= _EAST and abs(east) <= _NORTH
                faults.add(
                    "RSN-C031", where, f"{what}, point {number}", f"{east:g} east, {north:g} north",
                    "a longitude from -180 to 180, then a latitude from -90 to 90",
                    "swap the two if the latitude stands first; else correct the point" if swapped
                    else "correct the point: degrees, longitude first",
                )  # fmt: skip
                return None
        distinct = set(piece)
        if len(distinct) < _LEAST:
            faults.add(
                "RSN-C045", where, what,
                "one point" if distinct else "a line without points",
                "two points at least, the ends of the link and what lies between",
                "add points, or remove the route",
            )  # fmt: skip
            return None
    return Written(
        where, what, links, tuple(tuple((p[0], p[1]) for p in piece) for piece in pieces)
    )
