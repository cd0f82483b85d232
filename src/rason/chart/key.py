"""The words above a chart that say what its marks mean.

Vega writes such a legend itself, and takes as long for it as for the chart: it measures each word
several times. Here the words are laid out by `rason.chart.lettering`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rason.chart import theme
from rason.chart.laying import WRITTEN, layer, layered
from rason.chart.lettering import text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    import altair as alt

_LINE = 18.0  # px from one line to the next
_LIFT = 12.0  # px from the chart to the middle of the lowest line
_SIGN = 16.0  # px for a mark
_GAP = 12.0  # px between one word and the next mark
_AREA = 70.0  # px² of a mark
_SAMPLE = 24.0  # px of a line


@dataclass(frozen=True, slots=True)
class Sign:
    """A mark and what it means."""

    word: str
    colour: str
    shape: str = "square"
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Line:
    """A kind of line and what it means."""

    word: str
    colour: str
    dash: tuple[int, ...] = ()


def key(
    signs: Sequence[Sign],
    *,
    width: float,
    title: str = "",
    start: float = 0.0,
    above: float = 0.0,
) -> list[alt.Chart]:
    """Explain marks.

    From the left, broken into lines where they need it. All lengths in pixels: `start` is where
    lines begin, from the left edge of the marks, `above` what is left free between chart and words.
    """
    import altair as alt

    x, line = 0.0, 0
    words: list[dict[str, Any]] = []
    marks: list[dict[str, Any]] = []
    if title:
        words.append({"x": 0.0, "line": 0, WRITTEN: title, "colour": theme.MUTED})
        x = text_width(title, theme.SIZE) + _GAP
    for sign in signs:
        wide = _SIGN + text_width(sign.word, theme.SIZE)
        if x > 0.0 and x + wide > width + 1.0:
            x, line = 0.0, line + 1
        mark = {"colour": sign.colour, "shape": sign.shape, "opacity": sign.opacity}
        marks.append({"x": x + 5.0, "line": line, **mark})
        words.append({"x": x + _SIGN, "line": line, WRITTEN: sign.word, "colour": theme.INK})
        x += wide + _GAP
    for row in words + marks:
        row["x"] += start
        row["y"] = -above - _LIFT - _LINE * (line - row["line"])
    across, down, colour = (alt.expr(f"datum.{field}") for field in ("x", "y", "colour"))
    return [
        layer(marks).mark_point(
            x=across,
            y=down,
            fill=colour,
            shape=alt.expr("datum.shape"),
            size=_AREA,
            filled=True,
            opacity=alt.expr("datum.opacity"),
        ),
        layer(words)
        .mark_text(
            x=across, y=down, fill=colour, align="left", baseline="middle", fontSize=theme.SIZE
        )
        .encode(text=alt.Text(f"{WRITTEN}:N")),
    ]


def lines_key(lines: Sequence[Line], *, width: float) -> alt.LayerChart:
    """Explain kinds of lines, as a strip of its own that is `width` wide [px]."""
    import altair as alt

    x, row = 0.0, 0
    placed: list[tuple[Line, float, int]] = []
    for line in lines:
        wide = _SAMPLE + 6.0 + text_width(line.word, theme.SIZE)
        if x > 0.0 and x + wide > width + 1.0:
            x, row = 0.0, row + 1
        placed.append((line, x, row))
        x += wide + _GAP
    room = layer([{"y": 0}]).mark_rule(opacity=0, x=0, x2=width)
    layers = [room.encode(y=alt.value(0))]
    for line, start, number in placed:
        style: dict[str, Any] = {"strokeDash": list(line.dash)} if line.dash else {}
        y = (number + 0.5) * _LINE
        layers += [
            layer([{"y": y}])
            .mark_rule(color=line.colour, strokeWidth=1.8, x=start, x2=start + _SAMPLE, **style)
            .encode(y=alt.value(y)),
            layer([{WRITTEN: line.word}])
            .mark_text(
                x=start + _SAMPLE + 6.0, y=y, align="left", baseline="middle", fontSize=theme.SIZE
            )
            .encode(text=alt.Text(f"{WRITTEN}:N")),
        ]
    return layered(layers, width=width, height=(row + 1) * _LINE)
