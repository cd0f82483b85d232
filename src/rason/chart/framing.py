"""The part of the world that a map shows: its places, and the courses of the lanes between them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from rason.chart.borders import NEUTRAL
from rason.chart.frame_columns import keys_of, require
from rason.chart.network import EDGE, Request, locate, mode_of, route_of, ways_at_sea
from rason.chart.projection import core_of, fit_frame

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import pandas as pd

    from rason.chart.projection import Frame, Points

_TIMES = 8  # a wider frame may show a lane another way, which a wider one still then holds


def choose_frame(
    places: pd.DataFrame,
    width: float,
    *,
    links: pd.DataFrame | None = None,
    players: Collection[str] | None = None,
    focus: Sequence[str] | None = None,
    borders: str = NEUTRAL,
) -> Frame:
    """Choose the part of the world that a map shows.

    `places` have ``place``, ``territory``, ``latitude`` and ``longitude`` [degrees], `links` have
    ``from``, ``to`` and ``mode``; a lane between two places of the map lies on it with its whole
    course, and so does a link over land with its ``route``.

    The map shows the places of `focus`, or else the main cluster of those in the players'
    territories; a place without coordinates is none. `borders` is the view of disputed ones, as of
    `rason.chart.borders`. Raises `ValueError` if there is no place to show.
    """
    require(places, "place", "territory", "latitude", "longitude")
    points = places[["longitude", "latitude"]].to_numpy(dtype=float)
    chosen = np.isfinite(points).all(axis=1)
    if focus is not None:
        chosen &= places["place"].isin(list(focus)).to_numpy()
    else:
        if players is not None:
            own = chosen & places["territory"].isin(list(players)).to_numpy()
            chosen = own if own.any() else chosen
        if chosen.any():
            chosen[np.flatnonzero(chosen)[~core_of(points[chosen])]] = False
    if not chosen.any():
        raise ValueError("a map needs at least one place to show")
    frame = replace(fit_frame(points[chosen], width), borders=borders)
    if links is None or links.empty:
        return frame
    held = np.vstack([points[chosen], *_routes(links, set(places["place"][chosen]))])
    frame = replace(fit_frame(held, width), borders=borders)
    lanes = _lanes(links, set(places["place"][chosen]))
    for _ in range(_TIMES):
        beyond = _beyond(lanes, places, frame)
        if not len(beyond):
            break
        held = np.vstack([held, beyond])
        frame = replace(fit_frame(held, width), borders=borders)
    return frame


def _lanes(links: pd.DataFrame, shown: set[str]) -> list[Request]:
    """Ask for the sea links both of whose ends the map is to show."""
    require(links, "from", "to", "mode")
    return [
        Request(str(link["from"]), str(link["to"]), "sea", keys_of(link.get("passage")))
        for link in links.to_dict("records")
        if mode_of(link["mode"]) == "sea" and {str(link["from"]), str(link["to"])} <= shown
    ]


def _routes(links: pd.DataFrame, shown: set[str]) -> list[Points]:
    """Return the courses, in degrees, of the links both of whose ends the map is to show."""
    return [
        np.array(route)
        for link in (links.to_dict("records") if "route" in links else ())
        if (route := route_of(link.get("route"))) and {str(link["from"]), str(link["to"])} <= shown
    ]


def _beyond(lanes: Sequence[Request], places: pd.DataFrame, frame: Frame) -> Points:
    """Return where lanes run outside a frame [degrees]."""
    ways = list(ways_at_sea(lanes, locate(places, frame), frame).values()) if lanes else []
    if not ways:
        return np.empty((0, 2))
    course = np.vstack(ways)
    return frame.projection.inverse(course[~frame.holds(course, EDGE)])
