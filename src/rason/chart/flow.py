"""The map of what flows: how much by width, how near to capacity by colour."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from rason.chart import theme
from rason.chart.atlas import Canvas, Stroke
from rason.chart.borders import NEUTRAL
from rason.chart.frame_columns import keys_of, require, text_of
from rason.chart.framing import choose_frame
from rason.chart.labels import Label, Sheet
from rason.chart.laying import below, beside
from rason.chart.legend import Entry
from rason.chart.lettering import wrap
from rason.chart.names import sizes, write_names
from rason.chart.network import Course, Request, locate, mode_of, route_of, state_of, trace, way_of
from rason.words.amounts import format_amount, format_share

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Mapping, Sequence

    import altair as alt
    import pandas as pd

    from rason.chart.network import Place, Route
    from rason.chart.projection import Frame

Line: TypeAlias = tuple[frozenset[str], str, Course]
"""A line whichever way it is gone: its ends, mode and course."""
_WIDEST, _THINNEST = 11.0, 1.4  # px: a commodity's largest flow, and its least
_ROOM_FOR_HEAD = 4.5  # px: from this width on, the arrowhead lies inside the line
_BESIDE = 14.0  # px between maps
_NEAR_LINE = 14.0  # px: an amount farther from its line would be read as another line's
_AMOUNTS = 12  # how many of the widest flows carry their amount
_USE = (
    (0.5, "#6aaed6", "up to half of capacity used"),
    (0.95, "#2070b4", "up to 95 %"),
    (np.inf, "#a50f15", "full (95 % or more)"),
)
_UNLIMITED = ("#7a8fa1", "no capacity given")
_IDLE = "#a4adb5"


@dataclass(frozen=True, slots=True)
class Stream:
    """Flows of one commodity between two places, as one line."""

    request: Request
    commodity: str
    unit: str
    value: float  # how much, in that unit
    share: float  # largest use of capacity among its links [1]; NaN where none has a capacity
    part: float  # of the largest stream of its commodity [1]

    @property
    def colour(self) -> str:
        """Colour of its use of capacity."""
        if not np.isfinite(self.share):
            return _UNLIMITED[0]
        return next(colour for limit, colour, _ in _USE if self.share < limit)

    @property
    def width(self) -> float:
        """Width of its line [px]."""
        return max(_THINNEST, _WIDEST * self.part)

    @property
    def amount(self) -> str:
        """How much, for people."""
        return format_amount(self.value, self.unit)


def flow_map(  # noqa: PLR0913 - what a map shows, and how
    places: pd.DataFrame,
    links: pd.DataFrame,
    flows: pd.DataFrame,
    *,
    title: str,
    players: Collection[str] | None = None,
    focus: Sequence[str] | None = None,
    territories: Mapping[str, str] | None = None,
    borders: str = NEUTRAL,
    width: float = theme.MAP_WIDTH,
) -> alt.LayerChart:
    """Map what flows: width for how much, colour for how much of the capacity.

    Columns of `flows`: ``link``, ``commodity``, ``value`` (negative where it goes from the link's
    `to` to its `from`), ``unit``; optional ``share`` of the
    capacity used [1], NaN where the link has none. Several commodities on a link are several rows.
    All else is as for `rason.chart.system.system_map`. Links without flow stay as thin lines;
    closed ones are crossed out.

    Raises `ValueError` if a flow names a link that is not there.

    Notes
    -----
    The widest line is each commodity's own largest flow, since units differ; the legend says how
    much that is. Flows of a commodity between the same places by the same mode are one line.
    """
    require(links, "link", "from", "to", "mode")
    require(flows, "link", "commodity", "value", "unit")
    frame = choose_frame(places, width, links=links, players=players, focus=focus, borders=borders)
    canvas = _draw(places, links, _streams(links, flows), frame, territories or {})
    return canvas.finish(title)


def flow_maps(
    places: pd.DataFrame,
    links: pd.DataFrame,
    moments: Sequence[tuple[str, pd.DataFrame, Collection[str]]],
    *,
    title: str = "",
    players: Collection[str] | None = None,
    territories: Mapping[str, str] | None = None,
    borders: str = NEUTRAL,
    width: float = theme.MAP_WIDTH,
) -> alt.VConcatChart:
    """Map what flows at several moments, side by side on one scale.

    Each of `moments` has its words, its flows as for `flow_map`, and the links that are closed
    then. All else is as for `flow_map`; the widest line is each commodity's largest flow of all
    moments, and the last map explains the lines of all.
    """
    require(links, "link", "from", "to", "mode")
    abreast = 2 if width >= theme.NARROW else 1
    own = math.floor((width - (abreast - 1) * _BESIDE) / abreast)
    frame = choose_frame(places, own, links=links, players=players, borders=borders)
    widest: dict[tuple[str, str], float] = defaultdict(float)
    for _, flows, _ in moments:
        require(flows, "link", "commodity", "value", "unit")
        for stream in _streams(links, flows):
            kind = stream.commodity, stream.unit
            widest[kind] = max(widest[kind], stream.value)
    streams = [_streams(links, flows, widest) for _, flows, _ in moments]
    every = [each for found in streams for each in found]
    charts = []
    for place, (words, _, closed) in enumerate(moments):
        state = [
            "closed" if link in closed else state
            for link, state in zip(
                links["link"], links.get("state", [""] * len(links)), strict=True
            )
        ]
        last = place == len(moments) - 1
        canvas = _draw(
            places, links.assign(state=state), streams[place], frame, territories or {}, every,
            told=last,
        )  # fmt: skip
        charts.append(canvas.lay(_heading(words, own)))
    rows = [
        beside(charts[place : place + abreast], _BESIDE) for place in range(0, len(charts), abreast)
    ]
    return theme.dressed(below(rows, _BESIDE), title=title, width=width)


def _heading(words: str, width: float) -> alt.TitleParams:
    """Write what a map of several is about."""
    import altair as alt

    text = wrap(words, theme.SIZE, width, bold=True)
    return alt.TitleParams(text=text, anchor="start", fontSize=theme.SIZE, offset=4)


def _draw(
    places: pd.DataFrame,
    links: pd.DataFrame,
    found: Sequence[Stream],
    frame: Frame,
    territories: Mapping[str, str],
    every: Sequence[Stream] = (),
    *,
    told: bool = True,
) -> Canvas:
    """Draw the map of some streams.

    `every`: those of all maps beside it, whose places have their names here, too. `told`: whether
    it says what lines mean, theirs included.
    """
    width = frame.width
    spots = locate(places, frame)
    streams = sorted(found, key=lambda stream: -stream.part)
    idle, closed = _idle(links, {_line_of(stream.request) for stream in streams})
    routes = trace([*(stream.request for stream in streams), *idle], spots, frame)
    moving = [
        (stream, route) for stream, route in zip(streams, routes, strict=False) if route is not None
    ]
    still = [route for route in routes[len(streams) :] if route is not None]
    crosses = [route.at(0.5)[0] for route in still if _line_of(route.request) in closed]

    shrink = 0.6 if width < theme.NARROW else 1.0
    thin = [Stroke(route.parts, _IDLE, 0.8) for route in still]
    strokes = [
        Stroke(route.parts, stream.colour, stream.width * shrink, facts=_facts(stream, spots))
        for stream, route in moving
    ]
    entries = _entries(every or streams, shrink, idle=bool(thin), crossed=bool(crosses))
    canvas = Canvas(frame, entries if told else ())
    canvas.strokes(thin)
    canvas.strokes(strokes)
    _draw_heads(canvas, moving, shrink)
    canvas.crosses(crosses)

    sheet = Sheet(frame, canvas.rings)
    for stroke in strokes + thin:
        sheet.take_lines(stroke.parts, stroke.width)
    sheet.take_dots(crosses, 6.0)
    weight: dict[str, float] = defaultdict(float)
    for stream in streams:
        weight[stream.request.start] += stream.part
        weight[stream.request.end] += stream.part
    ends = {end for each in every for end in (each.request.start, each.request.end)}
    for end in sorted(ends):
        weight.setdefault(end, 0.0)
    write_names(
        canvas,
        sheet,
        {key: spot for key, spot in spots.items() if key in weight},
        [route for _, route in moving],
        priorities=weight,
        passages=[key for cell in links.get("passage", ()) for key in keys_of(cell)],
        territories=territories,
        amounts=_amounts(moving, width),
        also=ends,
    )
    return canvas


def _streams(
    links: pd.DataFrame,
    flows: pd.DataFrame,
    widest: Mapping[tuple[str, str], float] | None = None,
) -> list[Stream]:
    """Add up flows of a commodity between the same places by the same mode.

    `widest`: the flow that the widest line stands for, by commodity and unit; None for the largest.
    """
    known = {str(link["link"]): link for link in links.to_dict("records")}
    unknown = sorted(set(map(str, flows["link"])) - set(known))
    if unknown:
        raise ValueError(f"flows on links that are not there: {', '.join(unknown)}")
    sums: dict[tuple[Request, str, str], tuple[float, float]] = {}
    for flow in flows.to_dict("records"):
        value = abs(float(flow["value"]))
        if not value > 0.0:
            continue
        line = _request(known[str(flow["link"])])
        if float(flow["value"]) < 0.0:
            line = replace(line, start=line.end, end=line.start, route=line.route[::-1])
        kind = (line, text_of(flow["commodity"]), text_of(flow["unit"]))
        total, most = sums.get(kind, (0.0, np.nan))
        sums[kind] = (total + value, float(np.fmax(most, float(flow.get("share", np.nan)))))
    largest: dict[tuple[str, str], float] = defaultdict(float)
    for (_, commodity, unit), (value, _) in sums.items():
        largest[commodity, unit] = max(largest[commodity, unit], value)
    return [
        Stream(line, commodity, unit, value, share, value / (widest or largest)[commodity, unit])
        for (line, commodity, unit), (value, share) in sums.items()
    ]


def _idle(links: pd.DataFrame, used: Collection[Line]) -> tuple[list[Request], set[Line]]:
    """List the lines that are there and carry nothing, and which of them are closed."""
    idle: dict[Line, Request] = {}
    closed: set[Line] = set()
    for link in links.to_dict("records"):
        request = _request(link)
        state = state_of({str(column): cell for column, cell in link.items()})
        line = _line_of(request)
        if line in used or state == "project":
            continue
        idle.setdefault(line, request)
        if state == "closed":
            closed.add(line)
    return list(idle.values()), closed


def _line_of(request: Request) -> Line:
    """Name a line whatever its direction."""
    return frozenset((request.start, request.end)), request.mode, way_of(request.route)


def _request(link: Mapping[Hashable, Any]) -> Request:
    """Ask for the line of a link."""
    start, end, mode = str(link["from"]), str(link["to"]), mode_of(link["mode"])
    return Request(start, end, mode, route=route_of(link.get("route")))


def _facts(stream: Stream, spots: Mapping[str, Place]) -> dict[str, str]:
    """Collect what a reader sees who points at a line."""
    return {
        "from": spots[stream.request.start].name,
        "to": spots[stream.request.end].name,
        "commodity": stream.commodity,
        "flow": stream.amount,
        "use of capacity": format_share(stream.share),
    }


def _draw_heads(canvas: Canvas, moving: Sequence[tuple[Stream, Route]], shrink: float) -> None:
    """Show which way things flow: on slim lines in their colour, inside wide ones in white."""
    slim = [each for each in moving if each[0].width * shrink < _ROOM_FOR_HEAD]
    wide = [each for each in moving if each[0].width * shrink >= _ROOM_FOR_HEAD]
    canvas.arrows([route.at(0.6) for _, route in slim], [s.colour for s, _ in slim], 70.0 * shrink)
    canvas.arrows([route.at(0.6) for _, route in wide], [theme.LAND] * len(wide), 34.0 * shrink)


def _amounts(moving: Sequence[tuple[Stream, Route]], width: float) -> list[Label]:
    """Say how much flows on the widest lines."""
    count = _AMOUNTS if width >= theme.NARROW else _AMOUNTS // 2
    labels = []
    for stream, route in moving[:count]:
        first, *others = (
            (float(x), float(y))
            for x, y in (route.at(share)[0] for share in (0.45, 0.3, 0.75, 0.2, 0.85))
        )
        labels.append(
            Label(
                f"{stream.amount} {stream.commodity}",
                *first,
                priority=stream.part,
                size=sizes(width)[0] - 0.5,
                bold=True,
                anchors=tuple(others),
                reach=_NEAR_LINE,
            )
        )
    return labels


def _entries(streams: Sequence[Stream], shrink: float, *, idle: bool, crossed: bool) -> list[Entry]:
    """Explain colours, widths, thin lines and crosses."""
    present = {stream.colour for stream in streams}
    classes = [(colour, text) for _, colour, text in _USE] + [_UNLIMITED]
    entries = [Entry(text, "line", colour, 4.0) for colour, text in classes if colour in present]
    if idle:
        entries.append(Entry("no flow", "line", _IDLE, 0.8))
    if crossed:
        entries.append(Entry("closed", "cross"))
    largest = sorted(
        {
            f"{s.commodity} {s.amount}".replace(" ", "\N{NO-BREAK SPACE}")
            for s in streams
            if s.part == 1.0
        }
    )
    if largest:
        text = f"widest line of each commodity: {', '.join(largest)}"
        entries.append(Entry(text, "line", theme.MAP_MUTED, _WIDEST * shrink))
    return entries
