"""Figures of one claim of a run: what drives it, and how it fares under other choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.api.drawing import drawn, nothing
from rason.report.brief.claim_pictures import influence, specifications, tornado

if TYPE_CHECKING:
    from rason.api import answers

FIGURES = {
    "swings": (tornado, "No figure moves the margin alone."),
    "drivers": (influence, "Over the draws no figure stands out."),
    "choices": (specifications, "There is nothing to choose."),
}
"""How each figure is drawn, and what is said where there is none."""


def claim_chart(asked: answers.ClaimChartAsk) -> answers.Chart:
    """Draw one figure of a claim, as the brief does.

    As Vega-Lite, with words for those who cannot see it.
    """
    draw, otherwise = FIGURES[asked.chart]
    found = draw(asked.claim, asked.width)
    return nothing(otherwise) if found is None else drawn(*found)
