"""Checking routes: of a land link that is there, once, and from one of its places to the other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from rason.case.routes import Route, Written, length_of, read_cell, read_file
from rason.chart.network import mode_of
from rason.chart.projection import kilometres

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from rason.case.assets import Link
    from rason.case.faults import Faults
    from rason.case.routes import Piece, Spot
    from rason.case.tables import Place

NEAR: Final = 100.0
"""How far a route may end from its place [km]: places stand for fields, cities and coasts."""
NORTH: Final = 90.0
"""Degrees beyond which there is no latitude."""
PART: Final = 0.1
"""The same, as a part of the way between the two places, where that is more."""


def read_routes(
    text: str | None,
    tables: Mapping[str, list[Any]],
    keys: Collection[str] | None,
    faults: Faults,
) -> dict[str, Route]:
    """Read and check all routes of a case.

    `text` is that of the file, None without one; `keys` are those of all links, None where the
    table cannot be read.
    """
    links: dict[str, Link] = {each.link: each for each in tables.get("links", ())}
    places: dict[str, Place] = {each.place: each for each in tables.get("places", ())}
    written = [] if text is None else read_file(text, faults)
    for link in links.values():
        if link.route:
            cell = read_cell(link.where, link.link, link.route, faults)
            written += [cell] if cell else []
    routes: dict[str, Route] = {}
    first: dict[str, Written] = {}
    for each in written:
        for key in each.links:
            if keys is not None and key not in keys:
                faults.dangling(each.where, each.what, key, keys, ("links",))
                continue
            if key in first:
                other = first[key]
                faults.add(
                    "RSN-C022", each.where, each.what,
                    f"a second route of `{key}`, first at {other.where.file}:{other.where.line}",
                    "one route a link", "remove one of the two",
                )  # fmt: skip
                continue
            first[key] = each
            if key in links:
                route = _fitted(each, links[key], places, faults)
                routes |= {key: route} if route else {}
    return routes


def _fitted(
    written: Written, link: Link, places: Mapping[str, Place], faults: Faults
) -> Route | None:
    """Return a route from the first place of its link to the last, or note why it is none."""
    if mode_of(link.mode) == "sea":
        faults.add(
            "RSN-C057", written.where, written.what, f"a route of `{link.link}`, a link by sea",
            "routes of links over land: ways at sea are led through their passages",
            "remove it, and name the straits in the column passage",
        )  # fmt: skip
        return None
    start, end = spot_of(places.get(link.from_)), spot_of(places.get(link.to))
    within = NEAR if start is None or end is None else max(NEAR, PART * kilometres(start, end))
    pieces = _laid(written.pieces, start, end)
    turned = _turned(written.pieces)
    if (
        start
        and end
        and turned
        and not _fits(pieces, start, end, within)
        and _fits(_laid(turned, start, end), start, end, within)
    ):
        faults.add(
                "RSN-C057", written.where, written.what,
                f"a route of `{link.link}` from {_degrees(pieces[0][0])} to "
                f"{_degrees(pieces[-1][-1])}",
                f"a course between {link.from_}, at {_degrees(start)}, and {link.to}, at "
                f"{_degrees(end)}",
                "swap longitude and latitude of its points: the longitude stands first",
            )  # fmt: skip
        return None
    for before, after in pairwise(pieces):
        gap = kilometres(before[-1], after[0])
        if gap > within:
            faults.add(
                "RSN-C057", written.where, written.what,
                f"pieces that lie {gap:,.0f} km apart",
                f"pieces that follow each other, at most {within:,.0f} km apart",
                "put them in their order, and add what lies between",
            )  # fmt: skip
            return None
    good = True
    for name, key, spot, at in (
        ("begins", link.from_, start, pieces[0][0]),
        ("ends", link.to, end, pieces[-1][-1]),
    ):
        if spot is None or (off := kilometres(spot, at)) <= within:
            continue
        faults.add(
            "RSN-C057", written.where, written.what,
            f"a route of `{link.link}` that {name} at {_degrees(at)}: {off:,.0f} km from {key}",
            f"a point at most {within:,.0f} km from {key}, at {_degrees(spot)}",
            "lead it to the place, or correct the link or the place",
        )  # fmt: skip
        good = False
    if not good:
        return None
    spots = tuple(spot for piece in pieces for spot in piece)
    return Route(written.where, spots, length_of(pieces))


def _degrees(spot: Spot) -> str:
    return f"{spot[0]:g} east, {spot[1]:g} north"


def _turned(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces with longitude and latitude swapped; none where no latitude can be that."""
    if any(abs(east) > NORTH for piece in pieces for east, _ in piece):
        return []
    return [tuple((north, east) for east, north in piece) for piece in pieces]


def _fits(pieces: Sequence[Piece], start: Spot, end: Spot, within: float) -> bool:
    """Tell whether a route begins and ends near its places."""
    ends = (start, pieces[0][0]), (end, pieces[-1][-1])
    return all(kilometres(*each) <= within for each in ends)


def _laid(pieces: Sequence[Piece], start: Spot | None, end: Spot | None) -> list[Piece]:
    """Put pieces into the sense in which they lead from one place to the other."""
    return min(
        (_chained(pieces, start), _chained(pieces[::-1], start)),
        key=lambda each: _gaps(each, start, end),
    )


def _chained(pieces: Sequence[Piece], start: Spot | None) -> list[Piece]:
    """Turn pieces so that each begins nearest to where the one before ends."""
    at, found = start, []
    for index, piece in enumerate(pieces):
        if at is None and index + 1 < len(pieces):
            after = pieces[index + 1]
            off = [min(kilometres(end, after[0]), kilometres(end, after[-1]))
                   for end in (piece[-1], piece[0])]  # fmt: skip
            turned = off[1] < off[0]
        else:
            turned = at is not None and kilometres(at, piece[-1]) < kilometres(at, piece[0])
        found.append(piece[::-1] if turned else piece)
        at = found[-1][-1]
    return found


def _gaps(pieces: Sequence[Piece], start: Spot | None, end: Spot | None) -> float:
    """Return how much lies between pieces and places together [km]."""
    ends = [start, *(end for piece in pieces for end in (piece[0], piece[-1])), end]
    gaps = zip(ends[::2], ends[1::2], strict=True)
    return sum(kilometres(one, other) for one, other in gaps if one and other)


def spot_of(place: Place | None) -> Spot | None:
    """Return where a place is, if it is said."""
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return place.longitude, place.latitude
