"""The two maps of a case: what there is, and what flows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rason.report.figures import theme
from rason.report.figures.amounts import format_amount, format_share
from rason.report.figures.atlas import Canvas, Entry, Stroke
from rason.report.figures.columns import require, text_of
from rason.report.figures.labels import Label, Sheet
from rason.report.figures.network import (
    Request,
    choose_frame,
    locate,
    mode_of,
    near_passages,
    state_of,
    trace,
)
from rason.report.land import read_waters

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import altair as alt
    import pandas as pd

    from rason.report.figures.network import Place, Route
    from rason.report.figures.projection import Frame, Points

MAP_WIDTH = 900.0  # px
_NARROW = 520.0  # px: below, marks and names are smaller
_WIDTHS = {"pipe": 2.4, "rail": 1.8, "sea": 1.2, "road": 1.4, "power": 1.6, "air": 1.2}
_ORDER = ("sea", "air", "road", "power", "rail", "pipe")
_WIDEST = 11.0  # px: the largest flow of a commodity
_THINNEST = 1.4  # px
_ROOM_FOR_HEAD = 4.5  # px: from this width on, the arrowhead lies inside the line
_NEAR_LINE = 21.0  # px: an amount farther from its line would be read as another line's
_MODE_NAMES = {"pipe": "pipeline", "sea": "sea lane (drawn along the water)", "power": "power line"}
_UNUSED = "#a4adb5"
_USE = (
    (0.5, "#6aaed6", "up to half of capacity used"),
    (0.95, "#2070b4", "up to 95 %"),
    (np.inf, "#a50f15", "full (95 % or more)"),
)
_UNLIMITED = ("#7a8fa1", "no capacity given")


def system_map(
    places: pd.DataFrame,
    links: pd.DataFrame,
    *,
    title: str,
    players: Collection[str] | None = None,
    focus: Sequence[str] | None = None,
    territories: Mapping[str, str] | None = None,
    width: float = MAP_WIDTH,
) -> alt.LayerChart:
    """Map what a case holds: its places and links, what is planned and what is closed.

    Parameters
    ----------
    places
        Columns ``place``, ``name``, ``territory``, ``latitude``, ``longitude`` [degrees];
        optional ``priority`` (the higher, the surer its name is written).
    links
        Columns ``link``, ``from``, ``to``, ``mode``; optional ``commodity``, ``operator``,
        ``passage`` (keys joined by ``;``), ``project``, and ``state``: ``existing``,
        ``project`` (also ``option``, ``forced``) or ``closed``. Without a state, a link with a
        project is one that is not built.
    title
        What the map shows.
    players
        Territories whose places the map is cut to. All, where None.
    focus
        Keys of the places that the map must show, instead of the players' main cluster.
    territories
        Names of the territories, written on the land where there is room.
    width
        Of the map [px]. Ask for a narrow one rather than shrink a wide one.

    Returns
    -------
    chart
        With its legend. Links to places beyond the edge end there in a name.

    Notes
    -----
    Lines over land are great circles, lines at sea go round the land; neither shows the real
    course. Links that join the same places by the same mode and state are one line.
    """
    require(links, "link", "from", "to", "mode")
    frame = choose_frame(places, width, players=players, focus=focus)
    spots = locate(places, frame)
    groups: dict[tuple[frozenset[str], str, str, tuple[str, ...]], list[pd.Series]] = {}
    for _, row in links.iterrows():
        mode = mode_of(row["mode"])
        via = near_passages(_keys(row.get("passage")), frame) if mode == "sea" else ()
        key = (frozenset((row["from"], row["to"])), mode, state_of(row), via)
        groups.setdefault(key, []).append(row)
    ranked = sorted(groups.items(), key=lambda each: _rank(each[0][1]))
    requests = [
        Request(str(rows[0]["from"]), str(rows[0]["to"]), key[1], key[3]) for key, rows in ranked
    ]
    strokes, crossed = [], []
    routes = trace(requests, spots, frame)
    by_request = {id(route.request): route for route in routes}
    for request, (key, rows) in zip(requests, ranked, strict=True):
        route = by_request.get(id(request))
        if route is None:
            continue
        _, mode, state, _ = key
        strokes.append(
            Stroke(
                route.parts,
                theme.MODES.get(mode, theme.OTHER_MODE),
                _WIDTHS.get(mode, 1.4) * (0.75 if width < _NARROW else 1.0),
                dashed=state == "project",
                facts=_facts(rows, spots),
            )
        )
        if state == "closed":
            crossed.append(route.at(0.5)[0])
    entries = _system_entries([key for key, rows in ranked], crossed=bool(crossed))
    canvas = Canvas(frame, entries)
    canvas.strokes(strokes)
    _write_names(
        canvas,
        spots,
        routes,
        priorities=_priorities(places, links),
        passages=[key for row in links.get("passage", ()) for key in _keys(row)],
        territories=territories or {},
        crossed=crossed,
    )
    return canvas.finish(title)


def flow_map(
    places: pd.DataFrame,
    links: pd.DataFrame,
    flows: pd.DataFrame,
    *,
    title: str,
    players: Collection[str] | None = None,
    focus: Sequence[str] | None = None,
    territories: Mapping[str, str] | None = None,
    width: float = MAP_WIDTH,
    values: int = 12,
) -> alt.LayerChart:
    """Map what flows: width for how much, colour for how much of the capacity.

    Parameters
    ----------
    places, links, title, players, focus, territories, width
        As for `system_map`.
    flows
        Columns ``link``, ``commodity``, ``value``, ``unit``; optional ``share`` of the capacity
        used [1], NaN where the link has none. Several commodities on a link are several rows.
    values
        How many of the widest flows carry their amount.

    Returns
    -------
    chart
        Links without flow stay as thin lines; closed ones are crossed out.

    Notes
    -----
    The widest line is each commodity's own largest flow, since units differ; the legend says how
    much that is. Flows of a commodity between the same places by the same mode are one line.
    """
    require(links, "link", "from", "to", "mode")
    require(flows, "link", "commodity", "value", "unit")
    frame = choose_frame(places, width, players=players, focus=focus)
    spots = locate(places, frame)
    streams = _streams(links, flows)
    largest: dict[tuple[str, str], float] = defaultdict(float)
    for stream in streams:
        largest[stream.kind] = max(largest[stream.kind], stream.value)
    used = {frozenset((s.request.start, s.request.end, s.request.mode)) for s in streams}
    idle: dict[frozenset[str], Request] = {}
    crosses: set[frozenset[str]] = set()
    for _, row in links.iterrows():
        request = Request(str(row["from"]), str(row["to"]), mode_of(row["mode"]))
        ends = frozenset((request.start, request.end, request.mode))
        closed = state_of(row) == "closed"
        if ends not in used and (closed or state_of(row) == "existing"):
            idle.setdefault(ends, request)
            if closed:
                crosses.add(ends)
    streams.sort(key=lambda s: -s.value / largest[s.kind])
    requests = [s.request for s in streams] + list(idle.values())
    routes = trace(requests, spots, frame)
    by_request = {id(route.request): route for route in routes}
    shrink = 0.6 if width < _NARROW else 1.0

    thin = [
        Stroke(by_request[id(r)].parts, _UNUSED, 0.8) for r in idle.values() if id(r) in by_request
    ]
    strokes: list[Stroke] = []
    amounts: list[Label] = []
    drawn: dict[int, float] = {}
    slim_heads: list[tuple[tuple[Points, Points], str]] = []
    wide_heads: list[tuple[tuple[Points, Points], str]] = []
    for stream in streams:
        route = by_request.get(id(stream.request))
        if route is None:
            continue
        colour = stream.colour
        wide = max(_THINNEST, _WIDEST * stream.value / largest[stream.kind]) * shrink
        amount = format_amount(stream.value, stream.kind[1])
        facts = {
            "from": spots[stream.request.start].name,
            "to": spots[stream.request.end].name,
            "commodity": stream.kind[0],
            "flow": amount,
            "use of capacity": format_share(stream.share),
        }
        strokes.append(Stroke(route.parts, colour, wide, facts=facts))
        (wide_heads if wide >= _ROOM_FOR_HEAD else slim_heads).append((route.at(0.6), colour))
        stops = [(float(x), float(y)) for x, y in (route.at(s)[0] for s in (0.4, 0.25, 0.75))]
        drawn[id(route)] = wide
        amounts.append(
            Label(
                f"{amount} {stream.kind[0]}",
                *stops[0],
                anchors=tuple(stops[1:]),
                reach=_NEAR_LINE,
                priority=stream.value / largest[stream.kind],
                size=_sizes(width)[0] - 0.5,
                bold=True,
            )
        )
    crossed = [by_request[id(idle[e])].at(0.5)[0] for e in crosses if id(idle[e]) in by_request]
    canvas = Canvas(frame, _flow_entries(streams, largest, bool(thin), bool(crossed), shrink))
    canvas.strokes(thin)
    canvas.strokes(strokes)
    canvas.arrows([at for at, _ in slim_heads], [c for _, c in slim_heads], 70.0 * shrink)
    canvas.arrows([at for at, _ in wide_heads], [theme.LAND] * len(wide_heads), 34.0 * shrink)
    weight: dict[str, float] = defaultdict(float)
    for stream in streams:
        for end in (stream.request.start, stream.request.end):
            weight[end] += stream.value / largest[stream.kind]
    shown = set(weight) | {route.beyond.key for route in routes if route.beyond}
    _write_names(
        canvas,
        {key: spot for key, spot in spots.items() if key in shown},
        [r for r in routes if id(r.request) not in {id(i) for i in idle.values()}],
        priorities=weight,
        passages=[key for row in links.get("passage", ()) for key in _keys(row)],
        territories=territories or {},
        crossed=crossed,
        widths=drawn,
        amounts=sorted(amounts, key=lambda label: -label.priority)[
            : values if width >= _NARROW else values // 2
        ],
    )
    return canvas.finish(title)


@dataclass(frozen=True, slots=True)
class Stream:
    """Flows of one commodity between two places, as one line.

    Parameters
    ----------
    request
        The line.
    kind
        Commodity and unit.
    value
        How much, in that unit.
    share
        Largest use of capacity among its links [1]; NaN where none has a capacity.
    """

    request: Request
    kind: tuple[str, str]
    value: float
    share: float

    @property
    def colour(self) -> str:
        """Colour of its use of capacity."""
        if not np.isfinite(self.share):
            return _UNLIMITED[0]
        return next(colour for limit, colour, _ in _USE if self.share < limit)


def _streams(links: pd.DataFrame, flows: pd.DataFrame) -> list[Stream]:
    """Add up flows of a commodity between the same places by the same mode."""
    known = links.drop_duplicates("link").set_index("link")
    unknown = sorted(set(flows["link"]) - set(known.index))
    if unknown:
        raise ValueError(f"flows on links that are not there: {', '.join(map(str, unknown))}")
    sums: dict[tuple[str, ...], tuple[float, float]] = {}
    for _, flow in flows.iterrows():
        value = float(flow["value"])
        if not value > 0.0:
            continue
        link = known.loc[flow["link"]]
        key = (
            str(link["from"]),
            str(link["to"]),
            mode_of(link["mode"]),
            text_of(flow["commodity"]),
            text_of(flow["unit"]),
        )
        share = float(flow["share"]) if "share" in flows else np.nan
        total, most = sums.get(key, (0.0, np.nan))
        sums[key] = (total + value, float(np.fmax(most, share)))
    return [
        Stream(Request(key[0], key[1], key[2]), (key[3], key[4]), value, share)
        for key, (value, share) in sums.items()
    ]


def _keys(cell: object) -> tuple[str, ...]:
    """Split a cell of several keys."""
    return tuple(key.strip() for key in text_of(cell).split(";") if key.strip())


def _rank(mode: str) -> int:
    """Say how far up a mode is drawn: thin lines below thick ones."""
    return _ORDER.index(mode) if mode in _ORDER else 0


def _sizes(width: float) -> tuple[float, float]:
    """Give the size of names [px] and the radius of dots [px]."""
    return (11.0, 3.2) if width >= _NARROW else (10.0, 2.4)


def _facts(rows: Sequence[pd.Series], spots: Mapping[str, Place]) -> dict[str, str]:
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


def _system_entries(
    keys: Sequence[tuple[frozenset[str], str, str, tuple[str, ...]]], *, crossed: bool
) -> list[Entry]:
    """Explain the modes that are there, dashes and crosses."""
    modes = sorted({mode for _, mode, _, _ in keys}, key=lambda mode: (-_rank(mode), mode))
    entries = [
        Entry(
            _MODE_NAMES.get(mode, mode),
            "line",
            theme.MODES.get(mode, theme.OTHER_MODE),
            max(1.6, _WIDTHS.get(mode, 1.4)),
        )
        for mode in modes
    ]
    if any(state == "project" for _, _, state, _ in keys):
        entries.append(Entry("dashed: not built", "dash", theme.MAP_MUTED, 1.8))
    if crossed:
        entries.append(Entry("closed", "cross"))
    return entries


def _flow_entries(
    streams: Sequence[Stream],
    largest: Mapping[tuple[str, str], float],
    idle: bool,  # noqa: FBT001 - what the map shows
    crossed: bool,  # noqa: FBT001
    shrink: float,
) -> list[Entry]:
    """Explain colours, widths and thin lines."""
    present = {stream.colour for stream in streams}
    classes = [(colour, text) for _, colour, text in _USE] + [_UNLIMITED]
    entries = [Entry(text, "line", colour, 4.0) for colour, text in classes if colour in present]
    if idle:
        entries.append(Entry("no flow", "line", _UNUSED, 0.8))
    if crossed:
        entries.append(Entry("closed", "cross"))
    if largest:
        most = ", ".join(
            f"{kind[0]} {format_amount(value, kind[1])}" for kind, value in sorted(largest.items())
        )
        entries.append(
            Entry(
                f"widest line of each commodity: {most}", "line", theme.MAP_MUTED, _WIDEST * shrink
            )
        )
    return entries


def _write_names(
    canvas: Canvas,
    spots: Mapping[str, Place],
    routes: Sequence[Route],
    *,
    priorities: Mapping[str, float],
    passages: Sequence[str],
    territories: Mapping[str, str],
    crossed: Sequence[Points],
    amounts: Sequence[Label] = (),
    widths: Mapping[int, float] | None = None,
) -> None:
    """Mark the places and write all names, the weightiest first."""
    frame = canvas.frame
    size, radius = _sizes(frame.width)
    sheet = Sheet(frame, canvas.rings)
    touched = {route.request.start for route in routes} | {route.request.end for route in routes}
    inside = [spot for key, spot in spots.items() if spot.inside and key in touched]
    for spot in inside:
        sheet.take_dot(float(spot.page[0]), float(spot.page[1]), radius + 0.5)
    for point in crossed:
        sheet.take_dot(float(point[0]), float(point[1]), 6.0)
    for route in routes:
        for part in route.parts:
            sheet.take_line(part, (widths or {}).get(id(route), 1.0))
    canvas.crosses(crossed)
    canvas.dots(inside, radius)

    outward = sheet.place(_outward_labels(routes, frame, size))
    values = sheet.place(list(amounts))
    named = sheet.place(
        [
            Label(
                spot.name,
                float(spot.page[0]),
                float(spot.page[1]),
                priority=priorities.get(spot.key, 0.0),
                size=size,
            )
            for spot in inside
        ]
    )
    waters = _water_labels(passages, frame, size)
    straits = sheet.place([label for label in waters if not label.ground])
    lands = sheet.place(_territory_labels(spots.values(), territories, size))
    seas = sheet.place([label for label in waters if label.ground])
    canvas.names(seas + straits, theme.WATER_NAME, italic=True, halo=theme.PAPER)
    canvas.names(lands, theme.TERRITORY)
    canvas.names(named, theme.MAP_INK)
    canvas.names(values, theme.VALUE)
    canvas.names(outward, theme.MAP_MUTED, halo=theme.PAPER)


def _outward_labels(routes: Sequence[Route], frame: Frame, size: float) -> list[Label]:
    """Name where the lines go that leave the map, once for each place and side."""
    exits: dict[tuple[str, str], list[tuple[Points, bool]]] = defaultdict(list)
    names: dict[str, str] = {}
    for route in routes:
        if route.beyond is None:
            continue
        outgoing = route.request.end == route.beyond.key
        point = route.parts[-1][-1] if outgoing else route.parts[0][0]
        names[route.beyond.key] = route.beyond.name
        exits[route.beyond.key, _side(point, frame)].append((point, outgoing))
    gathered: dict[tuple[int, int, str], list[tuple[Points, str]]] = defaultdict(list)
    for (key, _), ends in exits.items():
        senses = {outgoing for _, outgoing in ends}
        word = "to and from" if len(senses) > 1 else "to" if True in senses else "from"
        middle = np.mean([point for point, _ in ends], axis=0)
        cell = (int(middle[0] // 60), int(middle[1] // 60), word)
        gathered[cell].append((middle, names[key]))
    return [
        Label(
            f"{word} {', '.join(dict.fromkeys(name for _, name in ends))}",
            *(float(value) for value in np.mean([point for point, _ in ends], axis=0)),
            priority=float(len(ends)),
            size=size,
        )
        for (_, _, word), ends in gathered.items()
    ]


def _side(point: Points, frame: Frame) -> str:
    """Tell at which side of the frame a point lies."""
    x, y = point
    gaps = {"left": x, "right": frame.width - x, "top": y, "bottom": frame.height - y}
    return min(gaps, key=lambda side: float(gaps[side]))


def _water_labels(passages: Sequence[str], frame: Frame, size: float) -> list[Label]:
    """Name the seas in sight, and the straits that links go through."""
    wanted = set(passages)
    waters = [
        (water, water.kind == "sea")
        for key, water in read_waters().items()
        if water.kind == "sea" or key in wanted
    ]
    page = frame.projection.forward(np.array([[w.longitude, w.latitude] for w, _ in waters]))
    return [
        Label(
            water.name,
            float(x),
            float(y),
            priority=0.0,
            size=size - 0.5,
            ground="water" if sea else "",
        )
        for (water, sea), (x, y), inside in zip(waters, page, frame.holds(page), strict=True)
        if inside
    ]


def _territory_labels(
    spots: Collection[Place], territories: Mapping[str, str], size: float
) -> list[Label]:
    """Write the territories' names amid their places."""
    labels = []
    for territory, name in territories.items():
        own = [spot.page for spot in spots if spot.territory == territory and spot.inside]
        if own:
            x, y = np.mean(own, axis=0)
            labels.append(
                Label(
                    "\u2009".join(name.upper()),
                    float(x),
                    float(y),
                    priority=float(len(own)),
                    size=size + 1.0,
                    ground="land",
                )
            )
    return labels
