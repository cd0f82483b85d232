"""What moves a measure: each figure taken to its ends, and what part of the variance it carries."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from rason.chart import theme
from rason.chart.frame_columns import require, text_of, unit_of
from rason.chart.key import Sign, key
from rason.chart.laying import layer, layered, tips
from rason.chart.row_layout import lay_rows
from rason.words.amounts import axis_scale, format_amount, format_share

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

_ROW = 26.0  # px
_ENDS = {"low": "#9ecae1", "high": "#0b4f8a"}
_ENDS_TITLE = "with the figure at its … end"
_FLIPS = 15.0  # px above the bars for the words at the line where the statement flips
_MEASURES = {
    "total": "part of the variance (Sobol total)",
    "pawn": "shift of the distribution (PAWN)",
}
_MEASURE_COLOURS = dict(zip(_MEASURES.values(), theme.PALETTE, strict=False))
_MEASURE_SHAPES = dict(zip(_MEASURES.values(), ("circle", "diamond"), strict=True))


def tornado_chart(
    frame: pd.DataFrame,
    *,
    central: float,
    measure: str = "",
    title: str = "",
    unit: str | None = None,
    threshold: float | None = None,
    count: int = 12,
    width: float = theme.WIDTH,
) -> alt.LayerChart:
    """Draw how far each figure moves a measure from its central value.

    Columns of the frame: ``figure`` (shown), ``low`` and ``high``: the measure with the figure at
    its low and at its high end. Either may lie above the other; NaN where it has no value there. At
    most `count` figures, ranked by how far apart their ends are; the statement flips at
    `threshold`, drawn as a line.
    """
    import altair as alt

    require(frame, "figure", "low", "high")
    unit = unit_of(frame, "low", unit)
    swings = [_swing(record, central) for record in frame.to_dict("records")]
    shown = sorted(swings, key=lambda swing: -swing["span"])[:count]
    ends = [swing[key] for swing in shown for key in ("low", "high") if swing[key] is not None]
    scale = axis_scale(max(map(abs, [*ends, central])), unit)
    layout = lay_rows([swing["figure"] for swing in shown], width=width, least=_ROW)
    rows = [
        {
            "y": y,
            "figure": swing["figure"],
            "end": end,
            "from": central / scale.factor,
            "to": swing[end] / scale.factor,
            "amount": format_amount(swing[end], unit),
        }
        for y, swing in enumerate(shown)
        for end in _ENDS
        if swing[end] is not None
    ]
    heading = f"{measure} [{scale.unit}]" if scale.unit else measure
    colours = alt.Scale(domain=list(_ENDS), range=list(_ENDS.values()))
    layers: list[alt.Chart] = [
        layer(rows)
        .mark_bar(orient="horizontal", height=15)
        .encode(
            x=alt.X(
                "from:Q",
                title=heading,
                scale=alt.Scale(zero=False, padding=10),
                axis=alt.Axis(tickCount=5),
            ),
            x2=alt.X2("to:Q"),
            y=layout.y(),
            color=alt.Color("end:N", scale=colours, legend=None),
            tooltip=tips("figure:N", "end:N", "amount:N"),
        ),
        layer([{"at": central / scale.factor}]).mark_rule(color=theme.INK).encode(x=alt.X("at:Q")),
        *layout.written(),
    ]
    layers += key(
        [Sign(end, colour) for end, colour in _ENDS.items()],
        width=layout.middle,
        title=_ENDS_TITLE,
        above=0.0 if threshold is None else _FLIPS,
    )
    if threshold is not None:
        flip = [{"at": threshold / scale.factor, "word": "flips here"}]
        layers += [
            layer(flip)
            .mark_rule(color=theme.NEGATIVE, strokeDash=[5, 3], strokeWidth=1.5)
            .encode(x=alt.X("at:Q")),
            layer(flip)
            .mark_text(
                y=0,
                baseline="bottom",
                dy=-3,
                fontSize=theme.SMALL,
                fill=theme.NEGATIVE,
                align="center",
            )
            .encode(x=alt.X("at:Q"), text=alt.Text("word:N")),
        ]
    chart = layered(layers, width=layout.middle, height=layout.total)
    return theme.dressed(chart, title=title, width=width)


def influence_chart(
    frame: pd.DataFrame,
    *,
    noise: float | None = None,
    title: str = "",
    width: float = theme.WIDTH,
) -> alt.LayerChart:
    """Draw how much each figure drives a margin over the draws, in two measures.

    Columns of the frame: ``figure`` (shown), ``total`` and ``total_error``, ``pawn`` and
    ``pawn_error`` [1]: part of the variance and shift of the distribution, with half-widths; NaN
    for none. Rows are drawn in their order. `noise` is what a figure that does nothing reaches in
    the second.
    """
    import altair as alt

    require(frame, "figure", *(part for name in _MEASURES for part in (name, f"{name}_error")))
    records = frame.to_dict("records")
    layout = lay_rows([text_of(record["figure"]) for record in records], width=width, least=_ROW)
    drawn = [
        {
            "y": y + shift,
            "figure": text_of(record["figure"]),
            "measure": word,
            "at": min(max(float(record[name]), 0.0), 1.0),
            "low": max(float(record[name]) - _error(record, name), 0.0),
            "high": min(float(record[name]) + _error(record, name), 1.0),
            "text": format_share(float(record[name]), _error(record, name)),
        }
        for y, record in enumerate(records)
        for (name, word), shift in zip(_MEASURES.items(), (-0.17, 0.17), strict=True)
        if math.isfinite(record[name])
    ]
    words = [word for word in _MEASURES.values() if any(word == row["measure"] for row in drawn)]
    colours = alt.Scale(domain=words, range=[_MEASURE_COLOURS[word] for word in words])
    shapes = alt.Scale(domain=words, range=[_MEASURE_SHAPES[word] for word in words])
    colour = alt.Color("measure:N", scale=colours, legend=None)
    base = layer(drawn).encode(y=layout.y())
    axis = alt.Axis(values=[0, 0.25, 0.5, 0.75, 1], format="%")
    layers: list[alt.Chart] = [
        base.mark_rule(strokeWidth=2).encode(
            x=alt.X("low:Q", title="", scale=alt.Scale(domain=[0, 1]), axis=axis),
            x2=alt.X2("high:Q"),
            color=colour,
        ),
        base.mark_point(filled=True, size=55, opacity=1).encode(
            x=alt.X("at:Q"),
            color=colour,
            shape=alt.Shape("measure:N", scale=shapes, legend=None),
            tooltip=tips("figure:N", "measure:N", "text:N"),
        ),
        *layout.written(),
        *key(
            [Sign(word, _MEASURE_COLOURS[word], _MEASURE_SHAPES[word]) for word in words],
            width=layout.middle,
        ),
    ]
    if noise is not None:
        layers.append(
            layer([{"at": noise}])
            .mark_rule(color=theme.MUTED, strokeDash=[3, 3])
            .encode(x=alt.X("at:Q"))
        )
    chart = layered(layers, width=layout.middle, height=layout.total)
    return theme.dressed(chart, title=title, width=width)


def _error(record: dict[Any, Any], name: str) -> float:
    error = float(record[f"{name}_error"])
    return error if math.isfinite(error) else 0.0


def _swing(record: dict[Any, Any], central: float) -> dict[str, Any]:
    """Read one figure's effect; ends without a value move nothing."""
    ends = {end: float(record[end]) for end in ("low", "high")}
    known = {end: value if math.isfinite(value) else None for end, value in ends.items()}
    reached = [value for value in known.values() if value is not None] + [central]
    return {"figure": text_of(record["figure"]), **known, "span": max(reached) - min(reached)}
