"""A claim under all its modelling choices: margins in rising order, and below what is chosen."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from rason.chart import theme
from rason.chart.frame_columns import require, text_of, unit_of
from rason.chart.key import Sign, key
from rason.chart.laying import below, layer, layered, tips
from rason.chart.row_layout import lay_rows
from rason.words.amounts import axis_scale, format_amount, format_share

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import altair as alt
    import pandas as pd

_ROW = 17.0  # px
_HEIGHT = 110.0  # px: of the margins
_GAP = 6.0  # px between these and the choices
_HOLDS = {"holds": theme.POSITIVE, "does not hold": theme.NEGATIVE, "not told": theme.MUTED}
_SHAPES = {"holds": "circle", "does not hold": "cross", "not told": "square"}


def specification_chart(
    frame: pd.DataFrame,
    settings: Mapping[str, Sequence[str]],
    *,
    unit: str | None = None,
    title: str = "",
    width: float = theme.WIDTH,
) -> alt.VConcatChart:
    """Draw a specification curve.

    A row of the frame is a specification, in the order drawn: ``margin``, ``low`` and ``high`` (NaN
    where there is none), ``holds`` (True, False or None), ``changed`` (0 for the verdict's own),
    optional ``share`` [1] (NaN for none), and one column of what is chosen for each choice.
    `settings` are the ways in which each choice can be made, by column, in words that are shown.

    Above, each margin with its range over the draws; below, a mark for what is chosen. The
    verdict's own specification stands on a line of its own colour.

    References
    ----------
    Simonsohn, Simmons and Nelson (2020), "Specification curve analysis", *Nature Human Behaviour*
    4(11).
    """
    import altair as alt

    require(frame, "margin", "low", "high", "holds", "changed", *settings)
    unit = unit_of(frame, "margin", unit)
    records = frame.to_dict("records")
    reached = [
        abs(float(record[end]))
        for record in records
        for end in ("margin", "low", "high")
        if math.isfinite(record[end])
    ]
    scale = axis_scale(max(reached, default=0.0), unit)
    drawn = [_drawn(record, place, scale.factor, unit) for place, record in enumerate(records)]
    rows = [(choice, setting) for choice, ways in settings.items() for setting in ways]
    layout = lay_rows([f"{choice}: {way}" for choice, way in rows], width=width, least=_ROW)
    across = alt.Scale(domain=[-0.7, len(records) - 0.3], nice=False, zero=False)
    x = alt.X("place:Q", axis=None, scale=across)
    own = [each for each in drawn if each["own"]]
    marks = [
        {
            "place": place,
            "y": y,
            "colour": theme.ACCENT if drawn[place]["own"] else theme.INK,
            "chosen": way,
        }
        for place, record in enumerate(records)
        for y, (choice, way) in enumerate(rows)
        if text_of(record[choice]) == way
    ]
    line = layer(own).mark_rule(color=theme.ACCENT, opacity=0.25, strokeWidth=7)
    colour = alt.Color(
        "holds:N",
        scale=alt.Scale(domain=list(_HOLDS), range=list(_HOLDS.values())),
        legend=None,
    )
    shape = alt.Shape(
        "holds:N",
        scale=alt.Scale(domain=list(_SHAPES), range=list(_SHAPES.values())),
        legend=None,
    )
    base, present = layer(drawn), {each["holds"] for each in drawn}
    heading = f"margin [{scale.unit}]" if scale.unit else "margin"
    y = alt.Y("margin:Q", title=heading, axis=alt.Axis(tickCount=4))
    margins: list[alt.Chart] = [
        line.encode(x=x),
        layer([{"zero": 0.0}])
        .mark_rule(color=theme.INK, strokeDash=[4, 3])
        .encode(y=alt.Y("zero:Q")),
        base.transform_filter("isValid(datum.low)")
        .mark_rule(color=theme.RULE, strokeWidth=2, opacity=0.7)
        .encode(x=x, y=alt.Y("low:Q", title=heading), y2=alt.Y2("high:Q")),
        base.transform_filter("isValid(datum.margin)")
        .mark_point(filled=True, size=46, opacity=1)
        .encode(x=x, y=y, color=colour, shape=shape, tooltip=tips("amount:N", "draws:N")),
        *key(
            [Sign(word, _HOLDS[word], _SHAPES[word]) for word in _HOLDS if word in present],
            width=layout.middle,
            title="at central figures the claim",
        ),
    ]
    choices: list[alt.Chart] = [
        line.encode(x=x),
        layer(marks)
        .mark_tick(orient="vertical", thickness=3, height=_ROW - 6.0)
        .encode(
            x=x,
            y=layout.y(),
            color=alt.Color("colour:N", scale=None),
            tooltip=tips("chosen:N"),
        ),
        *layout.written(),
    ]
    panels = [
        layered(margins, width=layout.middle, height=_HEIGHT),
        layered(choices, width=layout.middle, height=layout.total),
    ]
    return theme.dressed(below(panels, _GAP), title=title, width=width)


def _drawn(record: dict[Any, Any], place: int, factor: float, unit: str) -> dict[str, Any]:
    """Prepare the mark of a specification."""
    numbers = {
        end: float(record[end]) / factor if math.isfinite(record[end]) else None
        for end in ("margin", "low", "high")
    }
    share = float(record.get("share", math.nan))
    holds = record["holds"]
    return {
        "place": place,
        **numbers,
        "own": bool(record["changed"] == 0),
        "holds": "not told" if holds is None else "holds" if holds else "does not hold",
        "amount": "no margin"
        if numbers["margin"] is None
        else format_amount(float(record["margin"]), unit, signed=True),
        "draws": f"holds in {format_share(share)} of its draws" if math.isfinite(share) else "",
    }
