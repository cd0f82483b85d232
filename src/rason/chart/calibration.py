"""Whether what held in so many draws came true as often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.chart import theme
from rason.chart.frame_columns import require
from rason.chart.laying import layer, layered, tips

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

_SIDE = 360.0  # px


def calibration_chart(
    frame: pd.DataFrame, *, title: str = "", width: float = _SIDE
) -> alt.LayerChart:
    """Draw how often groups of claims came true against the shares that they were given.

    A row of the frame is a group: columns ``share`` (mean, [1]), ``frequency`` [1], its interval
    ``low`` and ``high`` [1], ``claims``, their number, and ``happened``, how many came true. On the
    diagonal shares and frequencies agree.
    """
    import altair as alt

    require(frame, "share", "frequency", "low", "high", "claims", "happened")
    rows = [
        {
            **{name: float(each[name]) for name in ("share", "frequency", "low", "high")},
            "text": f"{int(each['happened'])}/{int(each['claims'])}",
        }
        for each in frame.to_dict("records")
    ]
    scale = alt.Scale(domain=[0, 1])
    axis = alt.Axis(format="%", tickCount=5)
    x = alt.X("share:Q", title="share of draws in which it held", scale=scale, axis=axis)
    y = alt.Y("frequency:Q", title="part that came true", scale=scale, axis=axis)
    diagonal = [{"share": end, "frequency": end} for end in (0.0, 1.0)]
    base = layer(rows).encode(x=x)

    layers: list[alt.Chart] = [
        layer(diagonal)
        .mark_line(color=theme.MUTED, strokeDash=[4, 3], strokeWidth=1.0)
        .encode(x=x, y=y),
        base.mark_rule(color=theme.ACCENT, strokeWidth=2.0).encode(
            y=alt.Y("low:Q"), y2=alt.Y2("high:Q")
        ),
        base.mark_point(color=theme.ACCENT, filled=True, opacity=1.0, size=70.0).encode(
            y=y, tooltip=tips("text:N", "share:Q", "frequency:Q")
        ),
        base.mark_text(align="left", dx=7, dy=-8, fontSize=theme.SMALL, fill=theme.INK).encode(
            y=y, text=alt.Text("text:N")
        ),
    ]
    chart = layered(layers, width=width, height=width)
    return theme.dressed(chart, title=title, width=width)
