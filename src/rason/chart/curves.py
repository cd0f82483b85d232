"""Curves over days, a panel each: what is left in store, what goods are worth."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from rason.chart import theme
from rason.chart.frame_columns import require, text_of
from rason.chart.key import Line, lines_key
from rason.chart.laying import below, beside, layer, layered, tips
from rason.chart.lettering import shorten
from rason.chart.time_axis import TimeAxis, day_of, time_axis
from rason.words.amounts import axis_scale, format_amount

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import altair as alt
    import pandas as pd

_HEIGHT = 92.0  # px of a panel
_LABELS = 44.0  # px for the words of an axis
_GAP = 16.0  # px between panels
_EDGE = 8.0  # px for the outermost tick's words
_DASHES = ((), (6, 3), (2, 2), (8, 3, 2, 3), (4, 4), (1, 3))
_LEAST = "minimum"

Rows = "list[dict[Any, Any]]"


def curve_panels(
    frame: pd.DataFrame,
    *,
    steps: bool = False,
    zero: bool = True,
    title: str = "",
    width: float = theme.WIDTH,
) -> alt.VConcatChart:
    """Draw curves over days, with their bands: a panel for each thing, a line for each case of it.

    Columns of the frame: ``panel`` and ``line`` (shown), ``from`` and ``until`` (a period's first
    and last day), ``value`` and ``unit``; optional ``low`` and ``high``, the ends of a band, and
    ``minimum``, drawn as a thin line. NaN where nothing is known.

    `steps`: a value holds for its whole period; else it is that of the period's end. `zero`:
    whether scales begin there. Each panel has a scale of its own. Lines differ by dashes as well as
    by colour.
    """
    require(frame, "panel", "line", "from", "until", "value", "unit")
    panels: dict[str, dict[str, list[dict[Any, Any]]]] = {}
    for record in frame.to_dict("records"):
        own = panels.setdefault(text_of(record["panel"]), {})
        own.setdefault(text_of(record["line"]), []).append(record)
    abreast = 2 if width >= theme.NARROW and len(panels) > 1 else 1
    wide = (width - (abreast - 1) * _GAP) / abreast - _LABELS - _EDGE
    records = [each for panel in panels.values() for own in panel.values() for each in own]
    axis = time_axis([(day_of(each["from"]), day_of(each["until"])) for each in records], wide)
    names = list(dict.fromkeys(line for panel in panels.values() for line in panel))
    styles = {
        name: Line(name, colour, _DASHES[place % len(_DASHES)])
        for place, (name, colour) in enumerate(theme.colours(names).items())
    }
    drawn = [
        _panel(name, lines, axis, styles, steps=steps, zero=zero) for name, lines in panels.items()
    ]
    lines = [drawn[place : place + abreast] for place in range(0, len(drawn), abreast)]
    rows = [beside(own, _GAP) for own in lines]
    explained = [styles[name] for name in names] if len(names) > 1 else []
    if any(_known(each.get(_LEAST)) for each in records):
        explained.append(Line(_LEAST, theme.MUTED, (1, 2)))
    if explained:
        rows.insert(0, beside([lines_key(explained, width=width - _LABELS - _EDGE)], 0.0))
    return theme.dressed(below(rows, _GAP), title=title, width=width)


def _panel(
    name: str,
    lines: Mapping[str, Sequence[dict[Any, Any]]],
    axis: TimeAxis,
    styles: Mapping[str, Line],
    *,
    steps: bool,
    zero: bool,
) -> alt.LayerChart:
    """Draw the curves of one thing."""
    import altair as alt

    every = [each for own in lines.values() for each in own]
    unit = text_of(every[0]["unit"])
    ends = ("value", "low", "high", _LEAST)
    reached = [abs(float(each[end])) for each in every for end in ends if _known(each.get(end))]
    scale = axis_scale(max(reached, default=0.0), unit)
    x = axis.x()
    down = alt.Scale(zero=zero, nice=True)
    across = alt.Axis(tickCount=4, minExtent=_LABELS, maxExtent=_LABELS, title=None)
    y = alt.Y("value:Q", scale=down, axis=across)
    kind: dict[str, Any] = {"interpolate": "step-after"} if steps else {}
    layers: list[alt.Chart] = []
    for line, own in lines.items():
        points = [
            point
            for each in own
            for point in _points(each, axis, scale.factor, unit, last=each is own[-1], steps=steps)
        ]
        band = [each for each in points if each["low"] is not None and each["high"] is not None]
        if band:
            layers.append(
                layer(band)
                .mark_area(color=styles[line].colour, opacity=0.2, **kind)
                .encode(x=x, y=alt.Y("low:Q", scale=down, axis=across), y2=alt.Y2("high:Q"))
            )
        style: dict[str, Any] = kind | (
            {"strokeDash": list(styles[line].dash)} if styles[line].dash else {}
        )
        layers.append(
            layer([each for each in points if each["value"] is not None])
            .mark_line(color=styles[line].colour, strokeWidth=1.8, **style)
            .encode(x=x, y=y, tooltip=tips("line:N", "day:N", "amount:N"))
        )
    least = next((float(each[_LEAST]) for each in every if _known(each.get(_LEAST))), None)
    if least is not None:
        layers.append(
            layer([{"value": least / scale.factor}])
            .mark_rule(color=theme.MUTED, strokeDash=[1, 2])
            .encode(y=y)
        )
    heading = f"{name} [{scale.unit}]" if scale.unit else name
    params = alt.TitleParams(
        text=shorten(heading, theme.SIZE, axis.width + _LABELS),
        anchor="start",
        frame="bounds",
        fontSize=theme.SIZE,
        fontWeight="normal",
        offset=4,
    )
    return layered(layers, width=axis.width, height=_HEIGHT, title=params)


def _points(
    each: dict[Any, Any], axis: TimeAxis, factor: float, unit: str, *, last: bool, steps: bool
) -> list[dict[str, Any]]:
    """Return the points of a curve that a period gives."""
    begin, end = axis.at(day_of(each["from"])), axis.at(day_of(each["until"])) + 1
    point: dict[str, Any] = {
        "x": begin if steps else end,
        "line": text_of(each["line"]),
        "day": text_of(each["from"] if steps else each["until"]),
        "amount": format_amount(float(each["value"]), unit),
    }
    for name in ("value", "low", "high"):
        point[name] = float(each[name]) / factor if _known(each.get(name)) else None
    return [point, point | {"x": end}] if last and steps else [point]


def _known(value: object) -> bool:
    return isinstance(value, (int, float)) and math.isfinite(value)
