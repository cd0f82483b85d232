"""Who gains bargaining power by what: one row a scenario, one column a player, one scale."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rason.chart import theme
from rason.chart.frame_columns import require, text_of, unit_of
from rason.chart.laying import layer, layered, tips
from rason.chart.lettering import text_width, wrap
from rason.words.amounts import axis_scale, format_amount, format_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    import altair as alt
    import pandas as pd

_LINE = 13.0  # px from one line of text to the next
_BAR = 13.0  # px
_GAP = 4.0  # px between a number and its bar
_OTHER = "#e69f00"  # of the second concept
_PADDING = 10.0  # px
_MOST_NAMES = 0.3  # of the width
_MARGIN = 0.1  # of a cell, free on either side
_NOTHING = 0.005  # of the unit of the axis: less is written as 0


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the cells stand, in pixels."""

    scenarios: Sequence[str]
    players: Sequence[str]
    names: tuple[tuple[str, ...], ...]
    width: float
    left: float
    step: float
    top: float
    row: float
    above: float
    zero: float
    factor: float

    @property
    def height(self) -> float:
        """Height of the whole figure [px]."""
        return self.top + len(self.scenarios) * self.row

    def x(self, player: str, amount: float = 0.0) -> float:
        """Return where an amount of a player stands."""
        cell = self.left + self.players.index(player) * self.step
        return cell + self.zero + amount * self.factor

    def y(self, scenario: str) -> float:
        """Return the middle of a scenario's bars."""
        base = self.top + self.scenarios.index(scenario) * self.row
        return base + self.above + _LINE + _GAP + _BAR / 2.0

    def name(self, number: int, line: int) -> float:
        """Return where a line of a scenario's name stands: above its bars, or beside them."""
        base = self.top + number * self.row
        if self.left:
            return base + self.row / 2.0 + (line - (len(self.names[number]) - 1) / 2.0) * _LINE
        return base + _PADDING + line * _LINE


def power_shift_chart(
    frame: pd.DataFrame, *, title: str = "", unit: str | None = None, width: float = theme.WIDTH
) -> alt.LayerChart:
    """Draw what each scenario adds to what each player can bargain for.

    A row of the frame is a scenario and player, both shown as they stand. Columns ``scenario``,
    ``player`` and ``shift`` (NaN where it has no value); optional ``low`` and ``high`` (its range
    over draws), ``other`` (by a second concept) and ``equal`` (whether it is equal to another by
    symmetry). A narrow figure writes each scenario above its row.
    """
    require(frame, "scenario", "player", "shift")
    unit = unit_of(frame, "shift", unit)
    records = [_record(each) for each in frame.to_dict("records")]
    keys = ("shift", "low", "high", "other")
    amounts = [each[key] for each in records for key in keys if each[key] is not None]
    scale = axis_scale(max(map(abs, amounts), default=0.0), unit)
    grid = _lay_out(records, amounts, width)
    layers = [*_rules(grid), *_bars(grid, records, unit), *_texts(grid, records, scale.factor)]
    chart = layered(layers, width=width, height=grid.height)
    return theme.dressed(chart, title=title, subtitle=_how(records, scale.unit), width=width)


def _record(row: dict[Any, Any]) -> dict[str, Any]:
    """Read one row: what is not there, or no number, is None."""
    numbers = {key: float(row.get(key, math.nan)) for key in ("shift", "low", "high", "other")}
    return {
        "scenario": text_of(row["scenario"]),
        "player": text_of(row["player"]),
        "equal": bool(row.get("equal", False)),
        **{key: each if math.isfinite(each) else None for key, each in numbers.items()},
    }


def _how(records: Sequence[dict[str, Any]], unit: str) -> str:
    """Say how to read it."""
    said = [f"{unit}, by Shapley, what each earns alone included; right is a gain, left a loss"]
    if any(each["low"] is not None for each in records):
        said.append("thin line: nine draws in ten")
    if any(each["other"] is not None for each in records):
        said.append("diamond: nucleolus")
    if any(each["equal"] for each in records):
        said.append("=: equal by symmetry, no evidence of equal power")
    return "; ".join(said)


def _lay_out(records: Sequence[dict[str, Any]], amounts: Sequence[float], width: float) -> _Grid:
    """Share the figure between names and cells."""
    scenarios = list(dict.fromkeys(each["scenario"] for each in records))
    players = list(dict.fromkeys(each["player"] for each in records))
    narrow = width < theme.NARROW
    widest = max((text_width(each, theme.SIZE) for each in scenarios), default=0.0)
    room = width if narrow else min(widest, _MOST_NAMES * width)
    names = tuple(tuple(wrap(each, theme.SIZE, room + 1.0)) for each in scenarios)
    lines = max(map(len, names), default=1) * _LINE
    left = 0.0 if narrow else room + _PADDING
    step = (width - left) / max(1, len(players))
    heads = max((len(wrap(each, theme.SMALL, step - 4.0)) for each in players), default=1)
    bars = _LINE + _GAP + _BAR
    row = (lines + bars if narrow else max(lines, bars)) + 2.0 * _PADDING
    low, high = min(0.0, *amounts, 0.0), max(0.0, *amounts, 0.0)
    factor = step * (1.0 - 2.0 * _MARGIN) / ((high - low) or 1.0)
    return _Grid(
        scenarios,
        players,
        names,
        width,
        left,
        step,
        heads * _LINE + _PADDING,
        row,
        lines + _PADDING if narrow else (row - bars) / 2.0,
        step * _MARGIN - low * factor,
        factor,
    )


def _x(grid: _Grid, field: str = "x") -> alt.X:
    """Place a mark across the figure, by pixels."""
    import altair as alt

    scale = alt.Scale(domain=[0, grid.width], nice=False, zero=False)
    return alt.X(f"{field}:Q", axis=None, scale=scale)


def _y(grid: _Grid, field: str = "y") -> alt.Y:
    """Place a mark down the figure, by pixels."""
    import altair as alt

    scale = alt.Scale(domain=[grid.height, 0], nice=False, zero=False)
    return alt.Y(f"{field}:Q", axis=None, scale=scale)


def _rules(grid: _Grid) -> list[alt.Chart]:
    """Draw a thin line between scenarios, and where each cell's zero is."""
    import altair as alt

    across = [
        {"x": 0.0, "end": grid.width, "y": grid.top + number * grid.row}
        for number in range(len(grid.scenarios))
    ]
    zeros = [
        {
            "x": grid.x(player),
            "y": grid.y(scenario) - _BAR / 2.0 - 2.0,
            "end": grid.y(scenario) + _BAR / 2.0 + 2.0,
        }
        for player in grid.players
        for scenario in grid.scenarios
    ]
    return [
        layer(across)
        .mark_rule(color=theme.RULE, opacity=0.5)
        .encode(x=_x(grid), x2=alt.X2("end:Q"), y=_y(grid)),
        layer(zeros)
        .mark_rule(color=theme.MUTED)
        .encode(x=_x(grid), y=_y(grid), y2=alt.Y2("end:Q")),
    ]


def _bars(grid: _Grid, records: Sequence[dict[str, Any]], unit: str) -> list[alt.Chart]:
    """Draw the shifts, their ranges over draws, and what a second concept says."""
    import altair as alt

    def ends(each: dict[str, Any], first: float, last: float) -> dict[str, Any]:
        middle = grid.y(each["scenario"])
        return {
            "x": grid.x(each["player"], min(first, last)),
            "end": grid.x(each["player"], max(first, last)),
            "y": middle - _BAR / 2.0,
            "bottom": middle + _BAR / 2.0,
            "middle": middle,
            "scenario": each["scenario"],
            "player": each["player"],
            "text": format_amount(each["shift"], unit, signed=True),
        }

    drawn = [each for each in records if each["shift"] is not None]
    tooltip = tips("scenario:N", "player:N", "text:N")
    layers = []
    for colour, some in (
        (theme.POSITIVE, [each for each in drawn if each["shift"] > 0.0]),
        (theme.NEGATIVE, [each for each in drawn if each["shift"] < 0.0]),
    ):
        bars = [ends(each, 0.0, each["shift"]) for each in some]
        layers.append(
            layer(bars)
            .mark_rect(fill=colour, fillOpacity=0.6)
            .encode(
                x=_x(grid), x2=alt.X2("end:Q"), y=_y(grid), y2=alt.Y2("bottom:Q"), tooltip=tooltip
            )
        )
    ranges = [
        ends(each, each["low"], each["high"])
        for each in drawn
        if each["low"] is not None and each["high"] is not None
    ]
    layers.append(
        layer(ranges)
        .mark_rule(color=theme.INK, strokeWidth=1.25)
        .encode(x=_x(grid), x2=alt.X2("end:Q"), y=_y(grid, "middle"))
    )
    others = [ends(each, each["other"], each["other"]) for each in drawn if each["other"]]
    layers.append(
        layer(others)
        .mark_point(
            shape="diamond", size=60, filled=True, fill=_OTHER, stroke=theme.INK, opacity=1.0
        )
        .encode(x=_x(grid), y=_y(grid, "middle"))
    )
    return layers


def _texts(grid: _Grid, records: Sequence[dict[str, Any]], factor: float) -> list[alt.Chart]:
    """Write players, scenarios and numbers."""
    import altair as alt

    heads = [
        {
            "x": grid.x(player),
            "y": grid.top - 8.0 - _LINE * (len(lines) - 1 - line),
            "text": text,
        }
        for player in grid.players
        for lines in [wrap(player, theme.SMALL, grid.step - 4.0)]
        for line, text in enumerate(lines)
    ]
    names = [
        {"x": 0.0, "y": grid.name(number, line), "text": text}
        for number, lines in enumerate(grid.names)
        for line, text in enumerate(lines)
    ]
    numbers = [
        {
            "x": grid.x(each["player"]),
            "y": grid.y(each["scenario"]) - _BAR / 2.0 - 6.0,
            "text": _number(each, factor),
        }
        for each in records
    ]
    x, y = _x(grid), _y(grid)
    return [
        layer(heads)
        .mark_text(fontSize=theme.SMALL, align="left", baseline="alphabetic")
        .encode(x=x, y=y, text=alt.Text("text:N")),
        layer(names)
        .mark_text(fontSize=theme.SIZE, align="left", baseline="middle")
        .encode(x=x, y=y, text=alt.Text("text:N")),
        layer(numbers)
        .mark_text(fontSize=theme.SIZE, align="left", baseline="alphabetic")
        .encode(x=x, y=y, text=alt.Text("text:N")),
    ]


def _number(each: dict[str, Any], factor: float) -> str:
    """Write a shift in the unit of the figure; none is a dash, and what rounds to nothing is 0."""
    if each["shift"] is None:
        return "–"
    amount = each["shift"] / factor
    if abs(amount) < _NOTHING:
        return "0"
    text = f"{abs(amount):.2f}" if abs(amount) < 1.0 else format_number(abs(amount))
    return ("+" if amount > 0.0 else "−") + text + (" =" if each["equal"] else "")
