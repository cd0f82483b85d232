"""The layers that all maps share: paper, land, lines, marks, names and the strip below."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from rason.chart import theme
from rason.chart.borders import credit
from rason.chart.laying import WRITTEN, layer, layered, tips
from rason.chart.legend import INSET, ROW, SAMPLE, Entry, lay_out, strip_height
from rason.chart.lettering import wrap
from rason.chart.outline import (
    border_geometry,
    disputed_geometry,
    land_geometry,
    land_rings,
    line_geometry,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    import altair as alt

    from rason.chart.labels import Placed
    from rason.chart.network import Place
    from rason.chart.projection import Frame, Points

Row: TypeAlias = dict[str, Any]

DISPUTED = Entry("disputed border, or line of control", "dash", theme.BORDER, 1.0)
_HALO = 0.85  # how far a name's halo hides what lies below it [1]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line to draw."""

    parts: tuple[Points, ...]  # each of shape ``(points, 2)`` [px]
    colour: str
    width: float  # [px]
    dashed: bool = False  # whether it stands for something that is not there yet
    facts: Row = field(default_factory=dict)  # what a reader sees who points at it


class Canvas:
    """Collects the layers of one map and lays them over each other.

    `rings` are those of the land [px], each of shape ``(points, 2)``; `entries` are what the strip
    below explains.
    """

    def __init__(self, frame: Frame, entries: Sequence[Entry]) -> None:
        self.frame = frame
        self.rings = land_rings(frame)
        disputed = bool(disputed_geometry(frame)["coordinates"])
        self._entries = [*entries, *([DISPUTED] if entries and disputed else [])]
        strip = strip_height(self._entries, frame.width, credit(frame.borders))
        self._height = frame.height + strip
        self._layers: list[alt.Chart] = []
        self._paint_ground()

    def strokes(self, strokes: Sequence[Stroke], *, opacity: float = 0.9) -> None:
        """Draw lines, whole and dashed, in the order in which they cover one another."""
        import altair as alt

        for dashed in (False, True):
            features = [
                {
                    "type": "Feature",
                    "geometry": line_geometry(list(stroke.parts)),
                    "colour": stroke.colour,
                    "width": round(stroke.width, 2),
                    **stroke.facts,
                }
                for stroke in strokes
                if stroke.dashed == dashed
            ]
            if not features:
                continue
            facts = list(dict.fromkeys(key for stroke in strokes for key in stroke.facts))
            self._layers.append(
                self._shape(features)
                .mark_geoshape(
                    clip=False,
                    filled=False,
                    strokeDash=[5, 3.5] if dashed else alt.Undefined,
                    strokeCap="butt",
                    strokeJoin="round",
                    strokeOpacity=opacity,
                )
                .encode(
                    stroke=alt.Stroke("colour:N", scale=None),
                    strokeWidth=alt.StrokeWidth("width:Q", scale=None),
                    tooltip=tips(*(f"{fact}:N" for fact in facts)),
                )
            )

    def arrows(
        self, at: Sequence[tuple[Points, Points]], colours: Sequence[str], size: float
    ) -> None:
        """Draw arrowheads.

        Each of `at` is a point and a direction [px]; `size` is that of a head [px²].
        """
        rows = [
            {
                "x": round(float(point[0]), 1),
                "y": round(float(point[1]), 1),
                "turn": round(float(np.degrees(np.arctan2(way[0], -way[1]))), 1),
                "colour": colour,
            }
            for (point, way), colour in zip(at, colours, strict=True)
        ]
        self._points(rows, shape="triangle", size=size)

    def crosses(self, at: Sequence[Points]) -> None:
        """Cross out what is closed at points [px], each of shape ``(2,)``."""
        rows = [
            {"x": round(float(x), 1), "y": round(float(y), 1), "colour": theme.NEGATIVE, "turn": 45}
            for x, y in at
        ]
        self._points(rows, shape="cross", size=120)

    def dots(self, places: Sequence[Place], radius: float) -> None:
        """Mark places."""
        rows = [
            {
                "x": round(float(place.page[0]), 1),
                "y": round(float(place.page[1]), 1),
                "place": place.name,
                "territory": place.territory,
            }
            for place in places
        ]
        if rows:
            chart = (
                layer(rows)
                .mark_point(
                    filled=True,
                    fill="#ffffff",
                    stroke=theme.MAP_INK,
                    strokeWidth=1.2,
                    opacity=1.0,
                    size=float(np.pi * radius**2),
                )
                .encode(tooltip=tips("place:N", "territory:N"))
            )
            self._layers.append(self._placed(chart))

    def names(
        self,
        placed: Sequence[Placed],
        colour: str,
        *,
        italic: bool = False,
        halo: str = theme.LAND,
    ) -> None:
        """Write names, each with a halo and, where it stands off, a thin line."""
        import altair as alt

        leaders = [each.leader for each in placed if each.leader is not None]
        if leaders:
            self.strokes([Stroke(tuple(leaders), theme.MAP_MUTED, 0.6)])
        for size, bold in sorted({(each.label.size, each.label.bold) for each in placed}):
            rows = [
                {"x": each.x, "y": each.y, WRITTEN: each.label.text}
                for each in placed
                if (each.label.size, each.label.bold) == (size, bold)
            ]
            base = self._placed(layer(rows).encode(text=alt.Text(f"{WRITTEN}:N")))
            style: Row = {
                "align": "center",
                "baseline": "middle",
                "fontSize": size,
                "fontStyle": "italic" if italic else "normal",
                "fontWeight": "bold" if bold else "normal",
            }
            around = base.mark_text(
                **style,
                fill=halo,
                stroke=halo,
                strokeWidth=3,
                strokeJoin="round",
                fillOpacity=_HALO,
                strokeOpacity=_HALO,
            )
            self._layers += [around, base.mark_text(**style, fill=colour)]

    def finish(self, title: str, subtitle: str = "") -> alt.LayerChart:
        """Lay all layers over each other."""
        chart = self.lay()
        return theme.dressed(chart, title=title, subtitle=subtitle, width=self.frame.width)

    def lay(self, title: alt.TitleParams | None = None) -> alt.LayerChart:
        """Lay all layers over each other, as a part of a figure."""
        self._frame_line()
        self._write_strip()
        height = round(self._height)
        return layered(self._layers, width=self.frame.width, height=height, title=title)

    def _paint_ground(self) -> None:
        """Paint the paper, the land, and the borders."""
        width, height = self.frame.width, self.frame.height
        strip, paper = (
            {"type": "Polygon", "coordinates": [_corners(width, below).tolist()]}
            for below in (round(self._height), height)
        )
        for geometry, style in (
            (strip, {"fill": theme.LAND}),
            (paper, {"fill": theme.PAPER}),
            (
                land_geometry(self.rings),
                {"fill": theme.LAND, "stroke": theme.COAST, "strokeWidth": 0.6},
            ),
            (
                border_geometry(self.frame),
                {"filled": False, "stroke": theme.BORDER, "strokeWidth": 0.7},
            ),
            (
                disputed_geometry(self.frame),
                {"filled": False, "stroke": theme.BORDER, "strokeWidth": 0.9, "strokeDash": [2, 2]},
            ),
        ):
            feature = {"type": "Feature", "geometry": geometry}
            self._layers.append(self._shape([feature]).mark_geoshape(clip=False, **style))

    def _frame_line(self) -> None:
        """Close the map with a thin line."""
        edge = _corners(self.frame.width, self.frame.height)
        self.strokes([Stroke((edge,), theme.COAST, 1.0)])

    def _write_strip(self) -> None:
        """Write the strip below the map."""
        top = self.frame.height + INSET
        entries, rows = lay_out(self._entries, self.frame.width)
        texts: list[Row] = []
        for entry, x, row, text in entries:
            y = top + (row + 0.5) * ROW
            indent = 0.0
            if entry.mark in {"line", "dash"}:
                line = np.array([[x, y], [x + SAMPLE, y]])
                self.strokes([Stroke((line,), entry.colour, entry.width, entry.mark == "dash")])
                indent = SAMPLE + 6.0
            elif entry.mark == "cross":
                self.crosses([np.array([x + 6.0, y])])
                indent = 18.0
            texts.append({"x": x + indent, "y": y, WRITTEN: text})
        self._strip_text(texts, theme.SIZE, theme.MAP_INK)
        lines = wrap(credit(self.frame.borders), theme.SMALL, self.frame.width - 2.0 * INSET)
        said = [
            {"x": INSET, "y": top + (rows + number + 0.5) * ROW, WRITTEN: line}
            for number, line in enumerate(lines)
        ]
        self._strip_text(said, theme.SMALL, theme.MAP_MUTED)

    def _strip_text(self, rows: list[Row], size: float, colour: str) -> None:
        import altair as alt

        if rows:
            chart = layer(rows).mark_text(
                align="left", baseline="middle", fontSize=size, fill=colour
            )
            self._layers.append(self._placed(chart.encode(text=alt.Text(f"{WRITTEN}:N"))))

    def _points(self, rows: list[Row], *, shape: str, size: float) -> None:
        import altair as alt

        if not rows:
            return
        chart = layer(rows).mark_point(
            shape=shape,
            size=size,
            filled=True,
            opacity=1.0,
            stroke=theme.LAND,
            strokeWidth=0.8,
        )
        chart = chart.encode(
            fill=alt.Fill("colour:N", scale=None), angle=alt.Angle("turn:Q", scale=None)
        )
        self._layers.append(self._placed(chart))

    def _shape(self, features: list[Row]) -> alt.Chart:
        """Start a layer of shapes in pixels."""
        return layer(features).project(type="identity", scale=1, translate=[0, 0])

    def _placed(self, chart: alt.Chart) -> alt.Chart:
        """Set x and y in pixels from the upper left corner."""
        import altair as alt

        across = alt.Scale(domain=[0, self.frame.width], nice=False, zero=False)
        down = alt.Scale(domain=[round(self._height), 0], nice=False, zero=False)
        return chart.encode(
            x=alt.X("x:Q", axis=None, scale=across), y=alt.Y("y:Q", axis=None, scale=down)
        )


def _corners(width: float, height: float) -> Points:
    """Give the corners of a sheet, closed, in the sense of an island."""
    return np.array([[0.0, 0.0], [width, 0.0], [width, height], [0.0, height], [0.0, 0.0]])
