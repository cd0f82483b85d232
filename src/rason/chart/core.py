"""What the core allows each player, and where each concept stands in it or beside it."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

from rason.chart import theme
from rason.chart.frame_columns import require, text_of, unit_of
from rason.chart.laying import below, beside, layer, layered, tips
from rason.chart.lettering import text_width, wrap
from rason.chart.row_layout import lay_rows
from rason.words.amounts import axis_scale, format_amount

if TYPE_CHECKING:
    from collections.abc import Sequence

    import altair as alt
    import pandas as pd

    from rason.words.amounts import Scale
from rason.chart.row_layout import Rows

_ROW = 34.0  # px a player
_MOST_NAMES = 0.3  # of the width
_GAP = 22.0  # px between panels
_EDGE = 8.0  # px round the legend
_LINE = 18.0  # px from one line of it to the next
_ASIDE = 0.22  # of a row, between two concepts at most
_ABREAST = 0.8  # of a row, that all concepts take at most
_AMOUNTS = ("gain", "low", "high")
_SHAPES = (
    *("circle", "diamond", "square", "triangle-up", "cross", "triangle-down"),
    *("triangle-right", "triangle-left"),
)


def core_chart(
    frame: pd.DataFrame, *, title: str = "", unit: str | None = None, width: float = theme.WIDTH
) -> alt.VConcatChart:
    """Draw what the core allows each player, with what each concept gives it.

    A row of the frame is a scenario, player and concept. Columns ``player`` (shown), ``concept``
    and ``gain`` (NaN where the concept has no value); optional ``scenario`` (a panel each), ``low``
    and ``high`` (core interval, the same in each row of a player; NaN where the core is empty) and
    ``outside`` (whether the concept's split is outside the core).

    A pale bar for the core, a mark for each concept; one outside the core is hollow. A wide figure
    has two panels side by side.
    """
    require(frame, "player", "concept", "gain")
    unit = unit_of(frame, "gain", unit)
    records = frame.to_dict("records")
    players = list(dict.fromkeys(text_of(record["player"]) for record in records))
    concepts = list(dict.fromkeys(text_of(record["concept"]) for record in records))
    rows = [_row(record, players, concepts, unit) for record in records]
    panels = list(dict.fromkeys(row["panel"] for row in rows))
    abreast = 2 if len(panels) > 1 and width >= theme.NARROW else 1
    layout = lay_rows(
        players,
        width=(width - _GAP) / 2.0 if abreast > 1 else width,
        least=_ROW,
        most=_MOST_NAMES,
    )
    amounts = [row[key] for row in rows for key in _AMOUNTS if row[key] is not None]
    scale = axis_scale(max(map(abs, amounts), default=0.0), unit)
    ends = _ends([each / scale.factor for each in amounts])
    drawn = [
        _panel([row for row in rows if row["panel"] == panel], panel, concepts, scale, ends, layout)
        for panel in panels
    ]
    lines = [drawn[at : at + abreast] for at in range(0, len(drawn), abreast)]
    legend = _legend(concepts, layout.middle + ((width + _GAP) / 2.0 if abreast > 1 else 0.0))
    chart = below([legend, *(beside(line, _GAP) for line in lines)], _GAP / 2.0)
    return theme.dressed(chart, title=title, subtitle=_how(rows), width=width)


def _row(
    record: dict[Any, Any], players: Sequence[str], concepts: Sequence[str], unit: str
) -> dict[str, Any]:
    """Prepare one gain: what cannot be drawn becomes null."""
    player, concept = text_of(record["player"]), text_of(record["concept"])
    aside = (concepts.index(concept) - (len(concepts) - 1) / 2.0) * min(
        _ASIDE, _ABREAST / len(concepts)
    )
    row: dict[str, Any] = {
        "panel": text_of(record.get("scenario", "")),
        "player": player,
        "rank": players.index(player),
        # Concepts stand one above the other in a player's row, so that equal gains stay visible.
        "y": players.index(player) + aside,
        "concept": concept,
        "outside": bool(record.get("outside", False)),
    }
    for column in _AMOUNTS:
        value = float(record.get(column, math.nan))
        row[column] = value if math.isfinite(value) else None
    row["text"] = format_amount(math.nan if row["gain"] is None else row["gain"], unit)
    return row


def _ends(amounts: Sequence[float]) -> tuple[float, float]:
    """Choose one axis for all panels, so that they can be compared, with room for the marks."""
    low, high = min(0.0, *amounts, 0.0), max(0.0, *amounts, 0.0)
    room = 0.04 * ((high - low) or 1.0)
    return low - room, high + room


def _how(rows: Sequence[dict[str, Any]]) -> str:
    """Say how to read it."""
    said = []
    if any(row["low"] is not None for row in rows):
        said.append("Pale bars: the core, all that no group of players could better on its own")
    if any(row["low"] is None for row in rows):
        said.append("no bar: the core is empty")
    if any(row["outside"] for row in rows):
        said.append("hollow marks: a split that some group could better")
    text = "; ".join(said)
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _panel(
    rows: Sequence[dict[str, Any]],
    panel: str,
    concepts: Sequence[str],
    scale: Scale,
    ends: tuple[float, float],
    layout: Rows,
) -> alt.LayerChart:
    """Draw the cores and concepts of one scenario."""
    import altair as alt

    scaled = [
        row | {key: None if row[key] is None else row[key] / scale.factor for key in _AMOUNTS}
        for row in rows
    ]
    y, tooltip = layout.y(), tips("player:N", "concept:N", "text:N")
    x = alt.X(
        "gain:Q",
        title=f"gain above what each earns alone [{scale.unit}]",
        axis=alt.Axis(tickCount=4, grid=True),
        scale=alt.Scale(domain=list(ends), nice=False, zero=False),
    )
    cores = {
        row["rank"]: {"y": row["rank"], "gain": row["low"], "high": row["high"]}
        for row in scaled
        if row["low"] is not None
    }
    colours = theme.colours(concepts)
    colour = alt.Scale(domain=list(colours), range=list(colours.values()))
    shape = alt.Scale(domain=list(concepts), range=list(_SHAPES[: len(concepts)]))
    layers: list[alt.Chart] = [
        layer([{"gain": 0.0}]).mark_rule(color=theme.MUTED).encode(x=x),
        layer(list(cores.values()))
        .mark_bar(orient="horizontal", color=theme.RULE, opacity=0.35, height=layout.height - 8.0)
        .encode(x=x, x2=alt.X2("high:Q"), y=y),
    ]
    for outside in (False, True):
        drawn = [row for row in scaled if row["gain"] is not None and row["outside"] is outside]
        points = layer(drawn).encode(x=x, y=y, tooltip=tooltip)
        coded = {
            "stroke": alt.Stroke("concept:N", scale=colour, legend=None),
            "shape": alt.Shape("concept:N", scale=shape, legend=None),
        }
        if not outside:
            coded["fill"] = alt.Fill("concept:N", scale=colour, legend=None)
        layers.append(
            points.mark_point(filled=not outside, size=58, strokeWidth=1.6, opacity=1.0).encode(
                **coded
            )
        )
    layers.extend(layout.written())
    title = alt.TitleParams(
        wrap(panel, theme.SIZE, layout.middle) if panel else "",
        fontSize=theme.SIZE,
        fontWeight="bold",
        anchor="start",
        frame="group",
        offset=6,
    )
    return layered(layers, width=layout.middle, height=layout.total, title=title)


def _legend(concepts: Sequence[str], width: float) -> alt.LayerChart:
    """Write once which mark is which concept."""
    import altair as alt

    colours, entries, x, y = theme.colours(concepts), [], _EDGE, _EDGE
    for concept, shape in zip(concepts, _SHAPES, strict=False):
        wide = text_width(concept, theme.SIZE) + 30.0
        if x > _EDGE and x + wide > width:
            x, y = _EDGE, y + _LINE
        entries.append(
            {"x": x, "y": y, "concept": concept, "shape": shape, "colour": colours[concept]}
        )
        x += wide
    across = alt.Scale(domain=[0, width], nice=False, zero=False)
    down = alt.Scale(domain=[y + _EDGE, 0], nice=False, zero=False)
    base = layer(entries).encode(
        x=alt.X("x:Q", axis=None, scale=across), y=alt.Y("y:Q", axis=None, scale=down)
    )
    marks = [
        base.transform_filter(f"datum.concept === {json.dumps(each['concept'])}").mark_point(
            shape=str(each["shape"]), color=str(each["colour"]), filled=True, size=58, opacity=1.0
        )
        for each in entries
    ]
    words = base.mark_text(align="left", dx=9, fontSize=theme.SIZE).encode(
        text=alt.Text("concept:N")
    )
    return layered([*marks, words], width=width - _EDGE, height=y + _EDGE)
