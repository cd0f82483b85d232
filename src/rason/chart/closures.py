"""What closing a thing costs, and whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rason.chart import theme
from rason.chart.frame_columns import require, text_of, unit_of
from rason.chart.key import Sign, key
from rason.chart.laying import layer, layered, tips
from rason.chart.row_layout import lay_rows
from rason.words.amounts import axis_scale, format_amount

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import altair as alt
    import pandas as pd

_ROW = 26.0  # px
_MOST = 7  # actors with a colour of their own; the colours of more cannot be told apart
_OTHERS = "others"


def closure_chart(
    frame: pd.DataFrame,
    *,
    title: str = "",
    unit: str | None = None,
    count: int = 12,
    width: float = theme.WIDTH,
) -> alt.LayerChart:
    """Draw the closures that cost most, each loss split by who bears it.

    A row of the frame is a closure and an actor: columns ``closure`` (shown), ``actor`` and
    ``loss`` (negative for who gains); optional ``note``, written below the name. Losses are stacked
    to the right, gains to the left, the sum in words; those whose losses and gains add up to least
    share a colour.

    `unit` is that of the losses, else ``frame.attrs`` says it; at most `count` closures, ranked by
    the sum over actors.
    """
    import altair as alt

    require(frame, "closure", "actor", "loss")
    unit = unit_of(frame, "loss", unit)
    losses: dict[str, dict[str, float]] = {}
    notes: dict[str, str] = {}
    for record in frame.to_dict("records"):
        closure, actor = text_of(record["closure"]), text_of(record["actor"])
        own = losses.setdefault(closure, {})
        own[actor] = own.get(actor, 0.0) + float(record["loss"])
        notes[closure] = notes.get(closure, "") or text_of(record.get("note"))
    total = {closure: float(f"{sum(losses[closure].values()):.9g}") for closure in losses}
    top = sorted(losses, key=lambda closure: -total[closure])[:count]
    layout = lay_rows(
        [f"{name} ({notes[name]})" if notes[name] else name for name in top],
        [format_amount(sum(losses[closure].values()), unit) for closure in top],
        width=width,
        least=_ROW,
    )
    actors, colours = _coloured([losses[closure] for closure in top])
    parts = [
        part | {"y": y, "closure": closure, "shown": _shown(part["actor"], colours)}
        for y, closure in enumerate(top)
        for part in _stacked(losses[closure], actors, unit)
    ]
    scale = axis_scale(max((abs(part["end"]) for part in parts), default=0.0), unit)
    drawn = [part | {k: part[k] / scale.factor for k in ("start", "end")} for part in parts]
    heading = f"loss of surplus [{scale.unit}]"
    layers: list[alt.Chart] = [
        layer(drawn)
        .mark_bar(orient="horizontal", height=16, stroke="#ffffff", strokeWidth=0.5)
        .encode(
            x=alt.X("start:Q", title=heading, axis=alt.Axis(tickCount=5)),
            x2=alt.X2("end:Q"),
            y=layout.y(),
            color=alt.Color(
                "shown:N",
                scale=alt.Scale(domain=list(colours), range=list(colours.values())),
                legend=None,
            ),
            tooltip=tips("closure:N", "actor:N", "amount:N"),
        ),
        layer([{"zero": 0}]).mark_rule(color=theme.MUTED).encode(x=alt.X("zero:Q")),
        *layout.written(),
        *key(
            [Sign(word, colour) for word, colour in colours.items()],
            width=layout.left + layout.middle + layout.right,
            start=-layout.left,
        ),
    ]
    chart = layered(layers, width=layout.middle, height=layout.total)
    return theme.dressed(chart, title=title, width=width)


def _coloured(losses: Sequence[dict[str, float]]) -> tuple[list[str], dict[str, str]]:
    """Put those first whose losses and gains are largest in all, and give them their colours."""
    moved: dict[str, float] = {}
    for own in losses:
        for actor, loss in own.items():
            moved[actor] = moved.get(actor, 0.0) + abs(loss)
    actors = sorted((actor for actor in moved if moved[actor]), key=lambda actor: -moved[actor])
    if len(actors) <= _MOST + 1:
        return actors, theme.colours(actors)
    return actors, theme.colours(actors[:_MOST]) | {_OTHERS: theme.RULE}


def _shown(actor: str, colours: Mapping[str, str]) -> str:
    return actor if actor in colours else _OTHERS


def _stacked(losses: dict[str, float], actors: Sequence[str], unit: str) -> list[dict[str, Any]]:
    """Set losses end to end to the right of zero, and gains to the left, in the actors' order."""
    right = left = 0.0
    parts = []
    for actor in actors:
        loss = losses.get(actor, 0.0)
        if loss == 0.0:
            continue
        start = right if loss > 0.0 else left
        if loss > 0.0:
            right += loss
        else:
            left += loss
        amount = format_amount(loss, unit)
        parts.append({"actor": actor, "start": start, "end": start + loss, "amount": amount})
    return parts
