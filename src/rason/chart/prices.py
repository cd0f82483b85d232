"""Prices at places, with their range."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rason.chart import theme
from rason.chart.frame_columns import require, text_of, unit_of
from rason.chart.laying import below, layer, layered, tips
from rason.chart.row_layout import lay_rows, ranked
from rason.words.amounts import axis_scale, format_amount, format_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    import altair as alt
    import pandas as pd

    from rason.chart.row_layout import Rows

_ROW = 24.0  # px
_GAP = 16.0  # px between panels
_MOST_NAMES = 0.36  # of the width


def price_range_chart(
    frame: pd.DataFrame, *, title: str = "", unit: str | None = None, width: float = theme.WIDTH
) -> alt.VConcatChart:
    """Draw low, central and high price at each place, a panel a commodity.

    Columns of the frame: ``place`` (shown), ``low``, ``central`` and ``high``; optional
    ``commodity``, and ``unit`` where commodities differ. NaN where a place has no price. A bar from
    low to high with a mark at the central price, and the price in words.

    The scales do not begin at zero: lengths are ranges, not prices.
    """
    require(frame, "place", "low", "central", "high")
    fallback = unit_of(frame, "central", unit)
    panels: dict[str, list[dict[str, Any]]] = {}
    for record in frame.to_dict("records"):
        own = unit or text_of(record.get("unit")) or fallback
        panels.setdefault(text_of(record.get("commodity")), []).append(_row(record, own))
    everything = [row for rows in panels.values() for row in rows]
    # All panels share one lay-out, so that their scales stand below one another.
    whole = _layout(everything, width)
    charts = [
        _panel(ranked(rows), commodity, replace(_layout(rows, width), middle=whole.middle))
        for commodity, rows in panels.items()
    ]
    return theme.dressed(below(charts, _GAP), title=title, width=width)


def _layout(rows: Sequence[dict[str, Any]], width: float) -> Rows:
    return lay_rows(
        [row["place"] for row in rows],
        [row["text"] for row in rows],
        width=width,
        least=_ROW,
        most=_MOST_NAMES,
    )


def _row(record: dict[Any, Any], unit: str) -> dict[str, Any]:
    """Prepare a place's price."""
    row: dict[str, Any] = {"place": text_of(record["place"]), "unit": unit, "range": ""}
    for column in ("low", "central", "high"):
        value = float(record[column])
        row[column] = value if math.isfinite(value) else None
    row["text"] = "no price" if row["central"] is None else format_amount(row["central"], unit)
    if row["low"] is not None and row["high"] is not None:
        ends = [format_number(row[key], price=True) for key in ("low", "high")]
        row["range"] = ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"
    return row


def _panel(rows: list[dict[str, Any]], commodity: str, layout: Rows) -> alt.LayerChart:
    """Draw the places of one commodity."""
    import altair as alt

    unit = text_of(rows[0]["unit"])
    heading = f"{commodity} [{axis_scale(0.0, unit).unit}]".strip() if unit else commodity
    base = layer(rows).encode(y=layout.y(), tooltip=tips("place:N", "text:N", "range:N"))
    layers: list[alt.Chart] = [
        base.mark_rule(color=theme.RULE, opacity=0.3, x=0, x2=layout.middle),
        base.mark_bar(orient="horizontal", color=theme.ACCENT, opacity=0.4, height=9).encode(
            x=alt.X(
                "low:Q",
                title=heading,
                scale=alt.Scale(zero=False, padding=12),
                axis=alt.Axis(tickCount=6),
            ),
            x2=alt.X2("high:Q"),
        ),
        base.mark_tick(color=theme.INK, thickness=2.5, height=15, orient="vertical").encode(
            x=alt.X("central:Q")
        ),
        *layout.written(),
    ]
    return layered(layers, width=layout.middle, height=layout.total)
