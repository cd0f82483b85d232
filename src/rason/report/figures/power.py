"""Who gains what, under each concept, inside the core, and against a base."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from rason.report.figures import theme
from rason.report.figures.amounts import axis_scale, format_amount
from rason.report.figures.columns import inline, require, text_of, unit_of
from rason.report.figures.rows import lay_rows, legend_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    import altair as alt
    import pandas as pd

    from rason.report.figures.amounts import Scale
    from rason.report.figures.rows import Rows

_ROW = 40.0  # px a player
_MOST_NAMES = 0.3  # of the width
_GAP = 28.0  # px between the panels
_ASIDE = 0.22  # of a row, between two concepts
_SHAPES = ("circle", "diamond", "square", "triangle-up", "cross", "triangle-down")


def power_shift_chart(
    frame: pd.DataFrame, *, title: str = "", unit: str | None = None, width: float = theme.WIDTH
) -> alt.HConcatChart | alt.VConcatChart:
    """Draw each player's gain by concept within its core interval, and its shift.

    Parameters
    ----------
    frame
        A row for each player and concept. Columns ``player`` (shown), ``concept`` and ``gain``
        (NaN where the concept has no value); optional ``low`` and ``high`` (core interval, the
        same in each row of a player; NaN where the core is empty) and ``shift`` (gain less the
        gain in the base; NaN where unknown).
    title
        What the figure says.
    unit
        Of all amounts; else from ``frame.attrs``.
    width
        Of the whole figure [px].

    Returns
    -------
    chart
        Left the gains, right the shifts where there are any; one below the other if narrow.
    """
    import altair as alt

    require(frame, "player", "concept", "gain")
    unit = unit_of(frame, "gain", unit)
    records = frame.to_dict("records")
    players = list(dict.fromkeys(text_of(record["player"]) for record in records))
    concepts = list(dict.fromkeys(text_of(record["concept"]) for record in records))
    rows = [_row(record, players, concepts, unit) for record in records]
    shifts = any(row["shift"] is not None for row in rows)
    narrow = width < theme.NARROW
    layout = lay_rows(players, width=width, least=_ROW, most=_MOST_NAMES)
    inner = (layout.middle - _GAP) / 2.0 if shifts and not narrow else layout.middle
    scale = _scale(rows, unit)
    left = _panel(rows, "gain", concepts, scale, layout, inner)
    if not shifts:
        chart: alt.HConcatChart | alt.VConcatChart = alt.hconcat(left)
    elif narrow:
        chart = alt.vconcat(left, _panel(rows, "shift", concepts, scale, layout, inner))
    else:
        right = _panel(rows, "shift", concepts, scale, layout, inner, names=False)
        chart = alt.hconcat(left, right, spacing=_GAP)
    core = any(row["low"] is not None for row in rows)
    how = "Pale bars: all that the core allows." if core else ""
    return theme.dressed(chart, title=title, subtitle=how, width=width)


def _row(
    record: dict[Any, Any], players: Sequence[str], concepts: Sequence[str], unit: str
) -> dict[str, Any]:
    """Prepare one gain: what cannot be drawn becomes null."""
    player, concept = text_of(record["player"]), text_of(record["concept"])
    aside = (concepts.index(concept) - (len(concepts) - 1) / 2.0) * _ASIDE
    row: dict[str, Any] = {
        "player": player,
        "rank": players.index(player),
        # Concepts stand one above the other in a player's row, so that equal gains stay visible.
        "y": players.index(player) + aside,
        "concept": concept,
    }
    for column in ("gain", "shift", "low", "high"):
        value = float(record.get(column, math.nan))
        row[column] = value if math.isfinite(value) else None
    for column in ("gain", "shift"):
        value = math.nan if row[column] is None else row[column]
        row[f"{column}_text"] = format_amount(value, unit, signed=column == "shift")
    return row


def _scale(rows: Sequence[dict[str, Any]], unit: str) -> Scale:
    """Choose one scale for gains and shifts, so that they can be compared."""
    keys = ("gain", "shift", "low", "high")
    amounts = [abs(row[key]) for row in rows for key in keys if row[key] is not None]
    return axis_scale(max(amounts, default=0.0), unit)


def _panel(
    rows: list[dict[str, Any]],
    measure: str,
    concepts: Sequence[str],
    scale: Scale,
    layout: Rows,
    inner: float,
    *,
    names: bool = True,
) -> alt.LayerChart:
    """Draw one measure of all players."""
    import altair as alt

    keys = (measure, "low", "high") if measure == "gain" else (measure,)
    scaled = [
        row | {key: None if row[key] is None else row[key] / scale.factor for key in keys}
        for row in rows
    ]
    drawn = [row for row in scaled if row[measure] is not None]
    word = "gain" if measure == "gain" else "shift against the base"
    y = layout.y()
    layers: list[alt.Chart] = [
        alt.Chart(inline([{"zero": 0}])).mark_rule(color=theme.MUTED).encode(x=alt.X("zero:Q"))
    ]
    if measure == "gain":
        cores = {
            row["rank"]: {"y": row["rank"], "low": row["low"], "high": row["high"]}
            for row in scaled
            if row["low"] is not None
        }
        layers.append(
            alt.Chart(inline(list(cores.values())))
            .mark_bar(orient="horizontal", color=theme.RULE, opacity=0.35, height=26)
            .encode(x=alt.X("low:Q"), x2="high:Q", y=y)
        )
    colours = theme.colours(concepts)
    colour = alt.Scale(domain=list(colours), range=list(colours.values()))
    shape = alt.Scale(domain=list(concepts), range=list(_SHAPES[: len(concepts)]))
    legend = alt.Legend(title=None, columns=legend_columns(concepts, inner)) if names else None
    points = alt.Chart(inline(drawn)).encode(
        x=alt.X(f"{measure}:Q", title=f"{word} [{scale.unit}]").axis(tickCount=5).scale(zero=True),
        y=y,
        tooltip=["player:N", "concept:N", f"{measure}_text:N"],
    )
    if measure == "shift":
        layers.append(
            points.mark_rule(strokeWidth=2).encode(
                x2=alt.datum(0), stroke=alt.Stroke("concept:N", scale=colour, legend=None)
            )
        )
    layers.append(
        points.mark_point(filled=True, size=85, opacity=1.0).encode(
            fill=alt.Fill("concept:N", scale=colour, legend=legend),
            shape=alt.Shape("concept:N", scale=shape, legend=legend),
        )
    )
    if names:
        layers.extend(layout.written())
    panel = alt.layer(*layers).properties(width=inner, height=layout.total)
    assert isinstance(panel, alt.LayerChart)
    return panel
