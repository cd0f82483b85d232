"""How often the claims' statements hold, with the bands of likelihood's words."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from rason.chart import theme
from rason.chart.frame_columns import require, text_of
from rason.chart.laying import layer, layered, tips
from rason.chart.lettering import text_width
from rason.chart.row_layout import lay_rows, ranked
from rason.words.amounts import format_share

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

EDGES = (0.05, 0.20, 0.45, 0.55, 0.80, 0.95)
_WORDS = ("very\nunlikely", "unlikely", "even", "likely", "very\nlikely")
_ROW = 24.0  # px
_STRIP = 16  # px: height of a single bar


def claims_chart(
    frame: pd.DataFrame, *, title: str = "", width: float = theme.WIDTH
) -> alt.LayerChart:
    """Draw in what share of draws each claim's statement holds.

    Columns of the frame: ``claim`` (a short name, shown), ``probability`` [1] (NaN: no share can be
    given) and ``error`` [1] (half-width; NaN or 0 for none); optional ``note``, written instead of
    the bar where there is no share, such as ``untestable``. A bar a claim, in their order, and the
    edges of the bands of likelihood's words.

    References
    ----------
    Office of the Director of National Intelligence (2015), Intelligence Community Directive 203,
    "Analytic Standards": the words and their bands.
    """
    import altair as alt

    require(frame, "claim", "probability", "error")
    drawn = ranked([_row(record) for record in frame.to_dict("records")])
    layout = lay_rows(
        [text_of(name) for name in frame["claim"]],
        [row["text"] if row["probability"] is not None else "" for row in drawn],
        width=width,
        least=_ROW,
    )
    y = layout.y()
    roomy = layout.middle > _words_need()
    words = "share of draws in which the statement holds" if roomy else "share of draws"
    axis = alt.Axis(
        values=list(EDGES),
        format="%",
        grid=False,
        labelFontSize=theme.TINY,
        labelOverlap=not roomy,
    )
    x = alt.X("probability:Q", title=words, scale=alt.Scale(domain=[0, 1]), axis=axis)
    base = layer(drawn).encode(y=y)
    known = "isValid(datum.probability)"
    layers: list[alt.Chart] = [
        layer([{"edge": edge} for edge in EDGES])
        .mark_rule(color=theme.RULE, strokeDash=[2, 3], opacity=0.7)
        .encode(x=alt.X("edge:Q")),
        base.transform_filter(known)
        .mark_bar(orient="horizontal", color=theme.ACCENT, opacity=0.85, height=10)
        .encode(x=x, x2=alt.X2Datum(0), tooltip=tips("claim:N", "text:N")),
        base.transform_filter("isValid(datum.low)")
        .mark_rule(color=theme.INK, strokeWidth=2.0)
        .encode(x=alt.X("low:Q"), x2=alt.X2("high:Q")),
        base.transform_filter(f"!{known}")
        .mark_text(
            x=0, align="left", dx=6, fontSize=theme.SMALL, fontStyle="italic", fill=theme.MUTED
        )
        .encode(text=alt.Text("text:N")),
        *layout.written(),
    ]
    if roomy:
        layers.append(_words())
    chart = layered(layers, width=layout.middle, height=layout.total)
    return theme.dressed(chart, title=title, width=width)


def _row(record: dict[Any, Any]) -> dict[str, Any]:
    """Prepare a claim's row."""
    probability, error = float(record["probability"]), float(record["error"])
    known = math.isfinite(probability)
    spread = known and math.isfinite(error) and error > 0.0
    share = format_share(probability, error)
    return {
        "claim": text_of(record["claim"]),
        "probability": probability if known else None,
        "low": max(0.0, probability - error) if spread else None,
        "high": min(1.0, probability + error) if spread else None,
        "text": share if known else text_of(record.get("note")) or "no share",
    }


def _words() -> alt.Chart:
    """Write the words of the bands above the bars."""
    import altair as alt

    rows = [
        {"at": (start + end) / 2.0, "word": word, "lift": -4 - 11 * word.count("\n")}
        for (start, end), word in zip(pairwise(EDGES), _WORDS, strict=True)
    ]
    words: alt.Chart = (
        layer(rows)
        .mark_text(
            y=0,
            baseline="bottom",
            dy=alt.expr("datum.lift"),
            lineBreak="\n",
            lineHeight=11,
            fontSize=theme.TINY,
            fill=theme.MUTED,
        )
        .encode(x=alt.X("at:Q"), text=alt.Text("word:N"))
    )
    return words


def _words_need() -> float:
    """Say from which width on the words of the bands fit between their edges."""
    return max(
        text_width(line, theme.TINY) / (end - start)
        for (start, end), word in zip(pairwise(EDGES), _WORDS, strict=True)
        for line in word.split("\n")
    )


def probability_bar(
    probability: float, error: float = math.nan, *, width: float = 220
) -> alt.LayerChart:
    """Draw one share on the scale of likelihood's words, small enough for a line of text.

    Bands in alternating shades, the error (half-width [1]; NaN for none) as a bar, the share as a
    mark.
    """
    import altair as alt

    bands = [
        {"start": start, "end": end, "shade": 0.34 if number % 2 else 0.16}
        for number, (start, end) in enumerate(pairwise((0.0, *EDGES, 1.0)))
    ]
    spread = error if math.isfinite(error) else 0.0
    low, high = max(0.0, probability - spread), min(1.0, probability + spread)
    mark = [{"at": probability, "low": low, "high": high}]
    scale = alt.Scale(domain=[0, 1])
    layers: list[alt.Chart] = [
        layer(bands)
        .mark_rect(fill=theme.RULE)
        .encode(
            x=alt.X("start:Q", axis=None, scale=scale),
            x2=alt.X2("end:Q"),
            opacity=alt.Opacity("shade:Q", scale=None),
        ),
        layer(mark)
        .mark_rect(fill=theme.ACCENT, opacity=0.45)
        .encode(x=alt.X("low:Q", axis=None), x2=alt.X2("high:Q")),
        layer(mark)
        .mark_tick(color=theme.INK, thickness=3, height=_STRIP, orient="vertical")
        .encode(x=alt.X("at:Q", axis=None)),
    ]
    chart = layered(layers, width=width, height=_STRIP)
    return theme.dressed(chart, title="", width=width)
