"""A chart that says why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.chart.laying import layer

if TYPE_CHECKING:
    import altair as alt


def words_chart(text: str) -> alt.Chart:
    """Write a sentence where a chart would stand."""
    import altair as alt

    chart: alt.Chart = (
        layer([{"text": text}]).mark_text(align="left").encode(text=alt.Text("text:N"))
    )
    return chart
