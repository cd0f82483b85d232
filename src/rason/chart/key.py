"""The words above a chart that say what its marks mean.

Vega writes such a legend itself, and takes as long for it as for the chart: it measures each word
several times. Here the words are laid out by `rason.chart.lettering`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rason.chart import theme
from rason.chart.laying import WRITTEN, layer
from rason.chart.lettering import text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    import altair as alt

_LINE = 18.0  # px from one line to the next
_LIFT = 12.0  # px from the chart to the middle of the lowest line
_SIGN = 16.0  # px for a mark
_GAP = 12.0  # px between one word and the next mark
_AREA = 70.0  # px² of a mark


@dataclass(frozen=True, slots=True)
class Sign:
    """A mark and what it means."""

    word: str
    colour: str
    shape: str = "square"


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
        marks.append({"x": x + 5.0, "line": line, "colour": sign.colour, "shape": sign.shape})
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
            opacity=1.0,
        ),
        layer(words)
        .mark_text(
            x=across, y=down, fill=colour, align="left", baseline="middle", fontSize=theme.SIZE
        )
        .encode(text=alt.Text(f"{WRITTEN}:N")),
    ]
