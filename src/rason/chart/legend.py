"""The strip below a map that says what its lines and marks mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rason.chart import theme
from rason.chart.lettering import text_width, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

SAMPLE = 26.0  # px: length of a line in the strip
ROW = 18.0  # px: height of a row
INSET = 8.0  # px between the strip's edge and what stands in it
_GAP = 18.0  # px between entries


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the strip below the map."""

    text: str
    # What it explains; nothing for a plain remark.
    mark: Literal["line", "dash", "cross", "dot", ""] = ""
    colour: str = theme.MAP_INK
    width: float = 2.0  # of a line [px]


def strip_height(entries: Sequence[Entry], width: float, credit: str) -> float:
    """Measure the strip that explains a map, the line on the outline included [px]."""
    rows = lay_out(entries, width)[1]
    return 2.0 * INSET + ROW * (rows + len(wrap(credit, theme.SMALL, width - 2.0 * INSET)))


def lay_out(
    entries: Sequence[Entry], width: float
) -> tuple[list[tuple[Entry, float, int, str]], int]:
    """Give entries their place, breaking long ones.

    Returns entry, x [px], row and text of each line.
    """
    spots: list[tuple[Entry, float, int, str]] = []
    x, row = INSET, 0
    edge = width - INSET
    for entry in entries:
        indent = SAMPLE + 6.0 if entry.mark in {"line", "dash"} else 18.0 if entry.mark else 0.0
        lines = wrap(entry.text, theme.SIZE, edge - INSET - indent)
        needed = indent + text_width(lines[0], theme.SIZE)
        if x > INSET and (x + needed > edge or len(lines) > 1):
            x, row = INSET, row + 1
        spots.append((entry, x, row, lines[0]))
        for line in lines[1:]:
            row += 1
            spots.append((Entry(entry.text), x + indent, row, line))
        x += needed + _GAP if len(lines) == 1 else width
    return spots, row + 1 if entries else 0
