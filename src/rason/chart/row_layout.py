"""Figures made of rows: names on the left, marks in the middle, amounts on the right."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rason.chart import theme
from rason.chart.laying import WRITTEN, layer
from rason.chart.lettering import shorten, text_width, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    import altair as alt

_LINE = 13.5  # px from one line of a name to the next
_MOST_LINES = 3
_PADDING = 8.0  # px between a name or amount and the marks
_STEP = 20.0  # px: figures with names of about the same width are laid out alike
_EDGE = 6.0  # px left free for the outermost ticks' labels


@dataclass(frozen=True, slots=True)
class Rows:
    """The lay-out of a figure made of rows."""

    names: tuple[tuple[str, ...], ...]
    values: tuple[str, ...]  # one a row, written on the right; empty where there are none
    height: float  # of a row [px]
    left: float  # width left of the marks [px]
    middle: float  # width left for the marks [px]
    right: float  # width right of them [px]

    @property
    def total(self) -> float:
        """Height of all rows [px]."""
        return self.height * max(1, len(self.names))

    def y(self, field: str = "y") -> alt.Y:
        """Place a mark by the number of its row; the first row is on top."""
        import altair as alt

        ends = [max(1, len(self.names)) - 0.5, -0.5]
        return alt.Y(f"{field}:Q", axis=None, scale=alt.Scale(domain=ends, nice=False, zero=False))

    def written(self) -> list[alt.Chart]:
        """Write names and values, and keep the room that they were given."""
        import altair as alt

        names = [
            {"y": row + (number - (len(lines) - 1) / 2.0) * _LINE / self.height, WRITTEN: line}
            for row, lines in enumerate(self.names)
            for number, line in enumerate(lines)
        ]
        values = [{"y": row, WRITTEN: text} for row, text in enumerate(self.values) if text]
        room = layer([{"y": 0}]).mark_rule(opacity=0, x=-self.left, x2=self.middle + self.right)
        layers = [room.encode(y=self.y())]
        if names:
            layers.append(
                layer(names)
                .mark_text(x=0, align="right", dx=-_PADDING, fontSize=theme.SIZE)
                .encode(y=self.y(), text=alt.Text(f"{WRITTEN}:N"))
            )
        if values:
            layers.append(
                layer(values)
                .mark_text(x=self.middle, align="left", dx=_PADDING, fontSize=theme.SIZE)
                .encode(y=self.y(), text=alt.Text(f"{WRITTEN}:N"))
            )
        return layers


def lay_rows(
    names: Sequence[str],
    values: Sequence[str] = (),
    *,
    width: float,
    least: float,
    most: float = 0.42,
) -> Rows:
    """Share the width of a figure between names, marks and values.

    Long names are broken into up to three lines, then cut. `width` and `least`, the least height of
    a row, are in pixels, `most` is the largest share of the width for names.
    """
    wanted = max((text_width(name, theme.SIZE) for name in names), default=0.0)
    room = min(math.ceil(wanted / _STEP) * _STEP, most * width)
    broken = [_broken(name, room) for name in names]
    right = max((text_width(value, theme.SIZE) + _PADDING for value in values), default=_EDGE)
    lines = max(map(len, broken), default=1)
    return Rows(
        tuple(broken),
        tuple(values),
        max(least, lines * _LINE + _PADDING),
        room + _PADDING if names else 0.0,
        max(60.0, width - room - _PADDING - right - _EDGE),
        right,
    )


def ranked(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give rows their numbers ``y``, from the top."""
    return [{"y": number, **row} for number, row in enumerate(rows)]


def _broken(name: str, room: float) -> tuple[str, ...]:
    """Break a name into lines that fit."""
    lines = wrap(name, theme.SIZE, room + 1.0)
    if len(lines) > _MOST_LINES:
        rest = " ".join(lines[_MOST_LINES - 1 :])
        lines = [*lines[: _MOST_LINES - 1], f"{rest}"]
    return tuple(shorten(line, theme.SIZE, room + 1.0) for line in lines)
