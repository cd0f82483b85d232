"""Borders as a map draws them: what is disputed dashed, or as one party to the dispute sees it.

Lines are Natural Earth's. In the neutral drawing those that a dispute is about, and lines of
control, are dashed. A country's own view draws the lines of its own disputes whole, or not at all
where what they part is one country to it; all other disputes stay dashed.
"""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from importlib import resources
from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from rason.chart.ground import within
from rason.chart.land import CREDIT, read_countries, read_disputes, read_land

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rason.chart.land import Border, Dispute
    from rason.chart.projection import Points

NEUTRAL: Final = "neutral"
Drawn = Literal["dashed", "whole", "not"]
_LATER_WINS: Final[tuple[Drawn, ...]] = ("dashed", "whole", "not")


@dataclass(frozen=True, slots=True)
class Borders:
    """Lines in degrees, each of shape ``(points, 2)``."""

    whole: tuple[Points, ...]
    dashed: tuple[Points, ...]  # disputed, or lines of control


@functools.cache
def read_views() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Read the views that can be drawn: by country and dispute the lines that are not drawn."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    table = resources.files("rason.chart") / "data" / "views.csv"
    with table.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            found.setdefault(row["view"], {})[row["area"]] = frozenset(row["undrawn"].split())
    return found


@functools.cache
def borders(view: str = NEUTRAL) -> Borders:
    """Return the borders of the world in a view: `neutral`, or that of a country of `read_views`.

    Examples
    --------
    >>> neutral, own = borders(), borders("CYP")
    >>> len(neutral.dashed) - len(own.dashed)
    1
    """
    parts: dict[Drawn, list[Points]] = {"whole": [], "dashed": [], "not": []}
    for border in read_land().borders:
        for drawn, part in _parts(border, view):
            parts[drawn].append(part)
    return Borders(tuple(parts["whole"]), tuple(parts["dashed"]))


def credit(view: str = NEUTRAL) -> str:
    """Return the line that stands below every map: whose outline it is, and whose view.

    Examples
    --------
    >>> credit("MAR")
    'Outline: Natural Earth. Names and borders imply no recognition. Disputed borders of Morocco are
    drawn as Morocco sees them.'
    """
    if view == NEUTRAL:
        return CREDIT
    name = next(each.names[0] for each in read_countries() if view in each.names)
    return f"{CREDIT} Disputed borders of {name} are drawn as {name} sees them."


def _parts(border: Border, view: str) -> Iterator[tuple[Drawn, Points]]:
    """Cut a line where it enters and leaves what is disputed."""
    line = border.line
    middles = (line[:-1] + line[1:]) / 2.0
    ranks = np.full(len(middles), -1, dtype=np.intp)
    for dispute in read_disputes():
        if border.between in dispute.lines:
            inside = within(middles, dispute.box)
            rank = _LATER_WINS.index(_drawn(border, dispute, view))
            ranks[inside] = np.maximum(ranks[inside], rank)
    start = 0
    for rank, run in groupby(ranks.tolist()):
        end = start + len(list(run))
        yield "whole" if rank < 0 else _LATER_WINS[rank], line[start : end + 1]
        start = end


def _drawn(border: Border, dispute: Dispute, view: str) -> Drawn:
    """Say how a view draws a line that a dispute is about."""
    own = read_views()[view] if view != NEUTRAL else {}
    if dispute.area not in own:
        return "dashed"
    return "not" if border.between in own[dispute.area] else "whole"
