"""The map of what a case holds: places, links, projects, closures."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeAlias

from rason.chart import theme
from rason.chart.atlas import Canvas, Stroke
from rason.chart.borders import NEUTRAL
from rason.chart.frame_columns import keys_of, require, text_of
from rason.chart.framing import choose_frame
from rason.chart.labels import Sheet
from rason.chart.legend import Entry
from rason.chart.names import write_names
from rason.chart.network import (
    Course,
    Request,
    locate,
    mode_of,
    near_passages,
    route_of,
    state_of,
    trace,
    way_of,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import altair as alt
    import pandas as pd

    from rason.chart.network import Place

Bundle: TypeAlias = tuple[frozenset[str], str, str, tuple[str, ...], Course]
"""What links share that are drawn as one line: ends, mode, state, passages and course."""
_WIDTHS = {"pipe": 2.4, "rail": 1.8, "sea": 1.2, "road": 1.4, "power": 1.6, "air": 1.2}
_LINE = 1.4  # px: other modes
_FROM_BELOW = ("sea", "air", "road", "power", "rail", "pipe")
_WORDS = {"pipe": "pipeline", "sea": "sea lane (drawn along the water)", "power": "power line"}


def system_map(
    places: pd.DataFrame,
    links: pd.DataFrame,
    *,
    title: str,
    players: Collection[str] | None = None,
    focus: Sequence[str] | None = None,
    territories: Mapping[str, str] | None = None,
    borders: str = NEUTRAL,
    width: float = theme.MAP_WIDTH,
) -> alt.LayerChart:
    """Map what a case holds: its places and links, what is planned and what is closed.

    Columns of `places`: ``place``, ``name``, ``territory``, ``latitude``, ``longitude`` [degrees];
    optional ``priority`` (the higher, the surer its name is written). Columns of `links`: ``link``,
    ``from``, ``to``, ``mode``; optional ``commodity``, ``operator``, ``passage`` (keys joined by
    ``;``), ``route`` (a tuple of longitude and latitude, from end to end), ``project``, and
    ``state``: ``existing`` (also ``built``), ``project`` (also ``option``, ``forced``) or
    ``closed``. Without a state, a link with a project is one that is not built.

    The map shows the places of `focus`, or else the main cluster of the players' territories.
    `territories` are names written on the land where there is room; `borders` is the view of
    disputed ones, as of `rason.chart.borders`. Ask for a narrow map rather
    than shrink a wide one. Links to places beyond the edge end there in a name.

    Notes
    -----
    Lines over land follow their routes, and are great circles where none is known; lines at sea go
    round the land. Links that join the same places by the same way, mode and state are one line.
    """
    require(links, "link", "from", "to", "mode")
    frame = choose_frame(places, width, links=links, players=players, focus=focus, borders=borders)
    spots = locate(places, frame)
    bundles: dict[Bundle, list[dict[str, Any]]] = {}
    for link in links.to_dict("records"):
        mode = mode_of(link["mode"])
        via = near_passages(keys_of(link.get("passage")), frame) if mode == "sea" else ()
        ends = frozenset((str(link["from"]), str(link["to"])))
        row = {str(column): cell for column, cell in link.items()}
        way = way_of(route_of(link.get("route")))
        bundles.setdefault((ends, mode, state_of(row), via, way), []).append(row)
    ranked = sorted(bundles.items(), key=lambda each: _rank(each[0][1]))
    requests = [
        Request(str(rows[0]["from"]), str(rows[0]["to"]), mode, via, route_of(rows[0].get("route")))
        for (_, mode, _, via, _), rows in ranked
    ]
    routes = trace(requests, spots, frame)

    strokes, crosses = [], []
    for route, ((_, mode, state, _, _), rows) in zip(routes, ranked, strict=True):
        if route is None:
            continue
        strokes.append(
            Stroke(
                route.parts,
                theme.MODES.get(mode, theme.OTHER_MODE),
                _WIDTHS.get(mode, _LINE) * (0.75 if width < theme.NARROW else 1.0),
                dashed=state == "project",
                facts=_facts(rows, spots),
            )
        )
        if state == "closed":
            crosses.append(route.at(0.5)[0])
    shown = [route for route in routes if route is not None]
    states = {state for (_, _, state, _, _), _ in ranked}
    canvas = Canvas(frame, _entries({mode for (_, mode, _, _, _), _ in ranked}, states))
    canvas.strokes(strokes)
    canvas.crosses(crosses)
    sheet = Sheet(frame, canvas.rings)
    for stroke in strokes:
        sheet.take_lines(stroke.parts, stroke.width)
    sheet.take_dots(crosses, 6.0)
    write_names(
        canvas,
        sheet,
        spots,
        shown,
        priorities=_priorities(places, links),
        passages=[key for cell in links.get("passage", ()) for key in keys_of(cell)],
        territories=territories or {},
    )
    return canvas.finish(title)


def _rank(mode: str) -> int:
    """Say how far up a mode is drawn: thin lines below thick ones."""
    return _FROM_BELOW.index(mode) if mode in _FROM_BELOW else 0


def _facts(rows: Sequence[Mapping[str, Any]], spots: Mapping[str, Place]) -> dict[str, str]:
    """Collect what a reader sees who points at a line."""
    first = rows[0]
    facts = {"from": spots[str(first["from"])].name, "to": spots[str(first["to"])].name}
    for column in ("link", "commodity", "operator", "project", "passage"):
        words = list(dict.fromkeys(text_of(row.get(column)) for row in rows))
        text = ", ".join(word for word in words if word)
        if text:
            facts[column] = text
    return facts


def _priorities(places: pd.DataFrame, links: pd.DataFrame) -> dict[str, float]:
    """Rank places by their priority where given, then by how many links they have."""
    degree: dict[str, float] = defaultdict(float)
    for column in ("from", "to"):
        for place in links[column]:
            degree[str(place)] += 1.0
    if "priority" in places:
        for place, priority in zip(places["place"], places["priority"], strict=True):
            degree[str(place)] += 1000.0 * float(priority)
    return degree


def _entries(modes: Collection[str], states: Collection[str]) -> list[Entry]:
    """Explain the modes that are there, dashes and crosses."""
    entries = [
        Entry(
            _WORDS.get(mode, mode),
            "line",
            theme.MODES.get(mode, theme.OTHER_MODE),
            max(1.6, _WIDTHS.get(mode, _LINE)),
        )
        for mode in sorted(modes, key=lambda mode: (-_rank(mode), mode))
    ]
    if "project" in states:
        entries.append(Entry("dashed: not built", "dash", theme.MAP_MUTED, 1.8))
    if "closed" in states:
        entries.append(Entry("closed", "cross"))
    return entries
