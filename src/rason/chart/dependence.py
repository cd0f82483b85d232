"""Who depends on whom, by trade and by bargaining, side by side."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rason.chart import theme
from rason.chart.frame_columns import require, text_of, unit_of
from rason.chart.laying import below, beside, layer, layered, tips
from rason.chart.lettering import wrap
from rason.chart.row_layout import lay_rows
from rason.words.amounts import axis_scale, format_number, format_share

if TYPE_CHECKING:
    from collections.abc import Sequence

    import altair as alt
    import pandas as pd

    from rason.chart.row_layout import Rows
    from rason.words.amounts import Scale

_ROW = 32.0  # px
_LINE = 12.0  # px from one line of a partner's name to the next
_MOST_NAMES = 0.24  # of the width
_GAP = 24.0  # px between the panels
_LEAST = 0.01  # amounts below, in the unit of the panel, are not written out
_WORDS = {
    "trade_share": "share of trade",
    "bargaining_loss": "loss if the pair no longer deals",
    "loss_share": "the same as part of all its gains",
}
_DARK = 0.55  # of the scale, from which on text is white


def dependence_matrix(
    frame: pd.DataFrame, *, title: str = "", width: float = theme.WIDTH
) -> alt.HConcatChart | alt.VConcatChart:
    """Draw how much each actor depends on each other one, one panel a measure.

    A row of the frame is a pair: columns ``actor`` (who depends) and ``partner`` (on whom), both
    shown, and at least one of ``trade_share`` [1], ``bargaining_loss`` (an amount with a unit in
    ``frame.attrs``, or a share [1] where it has none) and ``loss_share`` [1]; else `ValueError`.
    NaN where a measure is refused or has no meaning: drawn as a dash.

    The darker, the more dependent; every cell is also written out.
    """
    require(frame, "actor", "partner")
    measures = [name for name in _WORDS if name in frame]
    if not measures:
        raise ValueError(f"the frame lacks {', '.join(_WORDS)}: give at least one")
    actors = list(dict.fromkeys(map(text_of, frame["actor"])))
    partners = list(dict.fromkeys(map(text_of, frame["partner"])))
    layout = lay_rows(actors, width=width, least=_ROW, most=_MOST_NAMES)
    abreast = len(measures) > 1 and width >= theme.NARROW
    inner = (layout.middle - _GAP) / 2.0 if abreast else layout.middle
    charts = [
        _panel(
            _cells(frame, measure, actors),
            _heading(frame, measure),
            partners,
            replace(layout, middle=inner),
            names=number == 0 or not abreast,
        )
        for number, measure in enumerate(measures)
    ]
    chart = beside(charts, _GAP) if abreast else below(charts, _GAP)
    return theme.dressed(chart, title=title, width=width)


def _amount_scale(frame: pd.DataFrame, measure: str) -> Scale | None:
    """Choose how amounts are written; None for shares."""
    unit = unit_of(frame, measure) if measure == "bargaining_loss" else ""
    if not unit:
        return None
    known = [abs(float(value)) for value in frame[measure] if math.isfinite(float(value))]
    return axis_scale(max(known, default=0.0), unit)


def _heading(frame: pd.DataFrame, measure: str) -> str:
    """Name a panel."""
    scale = _amount_scale(frame, measure)
    return _WORDS[measure] if scale is None else f"{_WORDS[measure]} [{scale.unit}]"


def _cells(frame: pd.DataFrame, measure: str, actors: Sequence[str]) -> list[dict[str, Any]]:
    """Prepare the cells of one panel: shares on the whole scale, amounts against the largest."""
    scale = _amount_scale(frame, measure)
    values = [float(value) for value in frame[measure]]
    largest = max((abs(value) for value in values if math.isfinite(value)), default=0.0)
    cells = []
    for record, value in zip(frame.to_dict("records"), values, strict=True):
        known = math.isfinite(value)
        if not known:
            text = "–"
        elif scale is None:
            text = format_share(value)
        else:
            size = value / scale.factor
            text = f"< {_LEAST}" if 0.0 < size < _LEAST else format_number(size)
        part = value / (1.0 if scale is None else largest) if known and largest else 0.0
        cells.append(
            {
                "y": actors.index(text_of(record["actor"])),
                "actor": text_of(record["actor"]),
                "partner": text_of(record["partner"]),
                "shade": max(0.0, part),
                "text": text,
            }
        )
    return cells


def _panel(
    cells: list[dict[str, Any]],
    heading: str,
    partners: Sequence[str],
    layout: Rows,
    *,
    names: bool,
) -> alt.LayerChart:
    """Draw one measure."""
    import altair as alt

    step = layout.middle / max(1, len(partners))
    bands = alt.Scale(domain=list(partners), paddingInner=0.0, paddingOuter=0.0)
    x = alt.X("partner:N", sort=list(partners), axis=None, scale=bands)
    placed = [cell | {"top": cell["y"] - 0.5, "bottom": cell["y"] + 0.5} for cell in cells]
    base = layer(placed).encode(x=x)
    tooltip = tips("actor:N", "partner:N", "text:N")
    shades = alt.Scale(domain=[0, 1], range=[0.0, 1.0])
    layers = [
        base.mark_rect(fill=theme.ACCENT, stroke=theme.RULE, strokeWidth=0.5).encode(
            y=layout.y("top"),
            y2=alt.Y2("bottom:Q"),
            fillOpacity=alt.FillOpacity("shade:Q", scale=shades, legend=None),
            tooltip=tooltip,
        )
    ]
    layers += [
        base.transform_filter(test)
        .mark_text(fontSize=theme.SMALL, fill=colour)
        .encode(y=layout.y(), text=alt.Text("text:N"), tooltip=tooltip)
        for test, colour in (
            (f"datum.shade >= {_DARK}", "#ffffff"),
            (f"datum.shade < {_DARK}", theme.INK),
        )
    ]
    heads = [(partner, wrap(partner, theme.SMALL, step)) for partner in partners]
    for line in range(max(map(len, (lines for _, lines in heads)), default=0)):
        rows = [
            {"partner": partner, "text": lines[-1 - line]}
            for partner, lines in heads
            if line < len(lines)
        ]
        layers.append(
            layer(rows)
            .mark_text(y=0, baseline="bottom", dy=-4 - _LINE * line, fontSize=theme.SMALL)
            .encode(x=x, text=alt.Text("text:N"))
        )
    if names:
        layers.extend(layout.written())
    title = alt.TitleParams(
        wrap(heading, theme.SMALL, layout.middle),
        fontSize=theme.SMALL,
        fontWeight="normal",
        color=theme.MUTED,
        anchor="start",
        offset=10,
    )
    return layered(layers, width=layout.middle, height=layout.total, title=title)
