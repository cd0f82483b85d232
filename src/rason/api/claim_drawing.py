"""Figures of one claim of a run: what drives it, and how it fares under other choices."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pandas as pd

from rason.api import answers
from rason.api.drawing import drawn, nothing
from rason.report.brief.claim_pictures import described
from rason.report.brief.words import SHORT, chosen
from rason.report.figures import influence_chart, specification_chart, tornado_chart
from rason.report.wording import counted, listed

if TYPE_CHECKING:
    from rason.report.document import Claim, Influence

NAMED = 3
"""Figures that the words beside a chart name."""


def claim_chart(asked: answers.ClaimChartAsk) -> answers.Chart:
    """Draw one figure of a claim.

    Parameters
    ----------
    asked
        The claim as a run has it, which figure, and how wide.

    Returns
    -------
    chart
        As Vega-Lite, with words for those who cannot see it.
    """
    draw = {"swings": _swings, "drivers": _drivers, "choices": _choices}
    return draw[asked.chart](asked.claim, asked.width)


def _swings(claim: Claim, width: int) -> answers.Chart:
    """Draw how far each figure moves the margin from one end of its range to the other."""
    found = claim.sensitivity
    central = None if found is None else claim.statements[found.statement].margin
    moving = [] if found is None else [e for e in found.influences if _ends(e)]
    if found is None or central is None or not moving:
        return nothing("No figure moves the margin alone.")
    frame = pd.DataFrame(
        [
            {"figure": _name(e), "low": _number(e.at_low), "high": _number(e.at_high)}
            for e in found.influences
        ]
    )
    widest = max(moving, key=lambda each: _swing(each, central))
    unit = claim.statements[found.statement].unit
    return drawn(
        tornado_chart(
            frame,
            central=central,
            measure="margin",
            unit="" if unit == "1" else unit,
            threshold=0.0,
            width=width,
        ),
        "The margin with each figure at the ends of its range, the others central; below nothing"
        f" the statement fails. {_name(widest)} moves it furthest.",
    )


def _drivers(claim: Claim, width: int) -> answers.Chart:
    """Draw how much each figure counts over the draws, in two measures."""
    found = claim.sensitivity
    if found is None or all(e.pawn is None and e.total is None for e in found.influences):
        return nothing("Over the draws no figure stands out.")
    frame = pd.DataFrame(
        [
            {
                "figure": _name(each),
                "total": _number(each.total),
                "total_error": _number(each.total_error),
                "pawn": _number(each.pawn),
                "pawn_error": _number(each.pawn_error),
            }
            for each in found.influences
        ]
    )
    text = f"Over the draws {listed([_name(e) for e in found.influences[:NAMED]])} count most"
    if found.points:
        text += f"; totals from {counted(found.points, 'point')} a figure, with 95 % intervals"
    if found.noise is not None:
        text += ". Left of the dashed line the second measure is noise"
    return drawn(influence_chart(frame, noise=found.noise, width=width), f"{text}.")


def _choices(claim: Claim, width: int) -> answers.Chart:
    """Draw the claim under all its modelling choices, crossed."""
    curve = claim.curve
    if curve is None or not any(each.margin is not None for each in curve.specifications):
        return nothing("There is nothing to choose.")
    names = [SHORT.get(each, each) for each in curve.choices]
    frame = pd.DataFrame(
        [
            {
                "margin": _number(each.margin),
                "low": _number(each.low),
                "high": _number(each.high),
                "holds": each.holds,
                "changed": each.changed,
                "share": _number(each.share),
                **{n: chosen(s) for n, s in zip(names, each.settings, strict=True)},
            }
            for each in curve.specifications
        ]
    )
    settings = {n: list(map(chosen, ways)) for n, ways in zip(names, curve.settings, strict=True)}
    unit = "" if curve.unit == "1" else curve.unit
    return drawn(
        specification_chart(frame, settings, unit=unit, width=width),
        described(curve, len(claim.statements)),
    )


def _name(influence: Influence) -> str:
    return influence.name or influence.figure


def _number(value: float | None) -> float:
    return math.nan if value is None else value


def _swing(influence: Influence, central: float) -> float:
    return max(abs(end - central) for end in _ends(influence))


def _ends(influence: Influence) -> list[float]:
    return [end for end in (influence.at_low, influence.at_high) if end is not None]
