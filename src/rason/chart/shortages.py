"""A calendar of shortages: who goes short when, and of how much."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rason.chart import theme
from rason.chart.frame_columns import require, text_of
from rason.chart.key import Sign, key
from rason.chart.laying import below, layer, layered, tips
from rason.chart.row_layout import lay_rows
from rason.chart.time_axis import TimeAxis, day_of, time_axis
from rason.words.amounts import format_share

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from rason.chart.row_layout import Rows

_ROW = 24.0  # px
_CELL = 16.0  # px
_GAP = 18.0  # px between panels
_MOST_NAMES = 0.36  # of the width
_CLASSES = (
    (0.1, 0.2, "up to a tenth"),
    (0.25, 0.42, "to a quarter"),
    (0.5, 0.68, "to a half"),
    (1.0, 1.0, "more"),
)
"""Share that is lacking, how dense its mark is, and what it is called: darker is more."""


def shortage_calendar(
    frame: pd.DataFrame, *, title: str = "", width: float = theme.WIDTH
) -> alt.VConcatChart:
    """Draw who goes short when: a row for each, a mark for each period, darker where more lacks.

    Columns of the frame: ``who`` (shown), ``from`` and ``until`` (a period's first and last day),
    ``share`` of what is asked for that is not served [1]; optional ``panel`` (a heading),
    ``amount`` (of the period, shown to those who point at it) and ``total`` (written behind the
    row). Rows stand in the order in which they come.
    """
    require(frame, "who", "from", "until", "share")
    panels: dict[str, dict[str, list[dict[Any, Any]]]] = {}
    for record in frame.to_dict("records"):
        own = panels.setdefault(text_of(record.get("panel")), {})
        own.setdefault(text_of(record["who"]), []).append(record)
    rows = [(who, own) for panel in panels.values() for who, own in panel.items()]
    whole = _layout(dict(rows), width)
    days = [(day_of(each["from"]), day_of(each["until"])) for _, own in rows for each in own]
    axis = time_axis(days, whole.middle)
    charts = []
    for place, (heading, panel) in enumerate(panels.items()):
        layout = replace(_layout(panel, width), left=whole.left, middle=whole.middle)
        charts.append(_panel(heading, panel, layout, axis, keyed=place == 0))
    return theme.dressed(below(charts, _GAP), title=title, width=width)


def _layout(rows: dict[str, list[dict[Any, Any]]], width: float) -> Rows:
    totals = [text_of(own[0].get("total")) for own in rows.values()]
    return lay_rows(list(rows), totals, width=width, least=_ROW, most=_MOST_NAMES)


def _panel(
    heading: str,
    rows: dict[str, list[dict[Any, Any]]],
    layout: Rows,
    axis: TimeAxis,
    *,
    keyed: bool,
) -> alt.LayerChart:
    """Draw those who go short in one scenario."""
    import altair as alt

    marks = [
        {
            "y": y,
            "x": axis.at(day_of(each["from"])),
            "end": axis.at(day_of(each["until"])) + 1,
            "dense": next(dense for most, dense, _ in _CLASSES if each["share"] <= most),
            "who": who,
            "days": f"{each['from']} to {each['until']}",
            "lacking": f"{text_of(each.get('amount'))} ({format_share(each['share'])})".strip(),
        }
        for y, (who, own) in enumerate(rows.items())
        for each in own
        if each["share"] > 0.0
    ]
    lines = [{"y": y, "x": 0, "end": axis.at(axis.end)} for y in range(len(rows))]
    x, end = axis.x(), alt.X2("end:Q")
    layers: list[alt.Chart] = [
        layer(lines).mark_rule(color=theme.RULE, opacity=0.4).encode(x=x, x2=end, y=layout.y()),
        layer(marks)
        .mark_bar(orient="horizontal", color=theme.ACCENT, height=_CELL)
        .encode(
            x=x,
            x2=end,
            y=layout.y(),
            opacity=alt.Opacity("dense:Q", scale=None, legend=None),
            tooltip=tips("who:N", "days:N", "lacking:N"),
        ),
        *layout.written(),
    ]
    if keyed:
        layers += key(
            [Sign(word, theme.ACCENT, opacity=dense) for _, dense, word in _CLASSES],
            width=layout.left + layout.middle + layout.right,
            title="not served, of what is asked for:",
            start=-layout.left,
            above=_LINE if heading else 0.0,
        )
    chart_title = alt.TitleParams(
        text=heading,
        anchor="start",
        frame="group",
        fontSize=theme.SIZE,
        offset=4,
        dx=-layout.left,
    )
    return layered(
        layers,
        width=layout.middle,
        height=layout.total,
        title=chart_title if heading else None,
    )


_LINE = 18.0  # px of a panel's heading
