"""The figures of one claim: what drives it, and how it fares under other modelling choices."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from rason.claim.phrases import CHOICES, holds_in, outcome
from rason.games.wording import listed
from rason.report.brief.picture import Picture
from rason.report.brief.words import SHORT, chosen
from rason.words.counting import counted
from rason.words.phrases import sentence

if TYPE_CHECKING:
    import altair as alt

    from rason.claim.sensitivity import Influence
    from rason.claim.specification import Curve
    from rason.claim.verdict import Verdict

_WIDTH = 560.0  # px: beside a claim's text
_MOST_NAMED = 3


def bar(claim: Verdict) -> tuple[Picture, ...]:
    """Draw in what share of draws a claim holds."""
    from rason.chart import probability_bar, to_svg

    if claim.probability is None or outcome(claim) == "open":
        return ()
    chart = probability_bar(claim.probability, claim.error or math.nan)
    return (Picture("", to_svg(chart, description=_about(claim, holds_in(claim)), shrinks=True)),)


def drivers(claim: Verdict) -> tuple[Picture, ...]:
    """Draw what drives a claim: each figure to its ends, and its part of the variance.

    None where nothing moves it.
    """
    found = claim.sensitivity
    if found is None or not found.influences:
        return ()
    figures = (tornado(claim, _WIDTH), influence(claim, _WIDTH))
    return tuple(_picture(claim, *each) for each in figures if each is not None)


def choices(claim: Verdict) -> tuple[Picture, ...]:
    """Draw a claim under all its modelling choices.

    One, or none where there is nothing to choose.
    """
    found = specifications(claim, _WIDTH)
    return () if found is None else (_picture(claim, *found),)


def specifications(claim: Verdict, width: float) -> tuple[alt.TopLevelMixin, str] | None:
    """Chart a claim under all its modelling choices, crossed.

    With what it shows in words; None where there is nothing to choose.
    `width`: of the chart [px].
    """
    curve = claim.curve
    if curve is None or not any(each.margin is not None for each in curve.specifications):
        return None
    import pandas as pd

    from rason.chart import specification_chart

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
    chart = specification_chart(frame, settings, unit=_unit(curve.unit), width=width)
    return chart, described(curve, len(claim.statements))


def described(curve: Curve, statements: int) -> str:
    """Say what a specification curve shows, without making it a probability.

    How many specifications there are, in how many it holds, and how to read the figure.
    `statements`: how many the claim has, of which all must hold.
    """
    told = [each for each in curve.specifications if each.holds is not None]
    held, models = sum(bool(each.holds) for each in told), len(told)
    tested = curve.tested or len(curve.specifications)
    some = "" if tested == curve.possible else f" (of {curve.possible:,})"
    making = f"ways{some} of making {listed([CHOICES.get(c, c) for c in curve.choices])} together"
    count = "a count of models and no probability"
    if len(curve.specifications) == tested:
        where = f"{held} of the {models}" if 0 < held < models else f"each of the {models}"
        text = f"It {'holds' if held else 'does not hold'} at central figures in {where} {making}"
        text += f", {count}."
    else:
        number = "one model" if models == 1 else f"{counted(models, 'model')} that differ"
        where = f" in {held} of these {models:,}" if 0 < held < models else " in each"
        where *= models > 1
        text = f"The {tested:,} {making} are {number}, {count}."
        text += f" It {'holds' if held else 'does not hold'} at central figures{where}."
    return (
        f"{text}"
        f" Lines are nine draws of ten, of {curve.draws}; the blue column is the verdict's own."
        + " Margins are of the statement that holds least often; where one above nothing does not"
        " hold, another statement fails." * (statements > 1)
    )


def tornado(claim: Verdict, width: float) -> tuple[alt.TopLevelMixin, str] | None:
    """Chart how far each figure moves the margin from one end of its range to the other.

    With what it shows in words; None where no figure moves the margin alone.
    `width`: of the chart [px].
    """
    found = claim.sensitivity
    if found is None or not found.influences:
        return None
    import pandas as pd

    from rason.chart import tornado_chart

    statement = claim.statements[found.statement]
    if statement.margin is None:
        return None
    frame = pd.DataFrame(
        [
            {"figure": _name(each), "low": _number(each.at_low), "high": _number(each.at_high)}
            for each in found.influences
        ]
    )
    if not frame[["low", "high"]].notna().to_numpy().any():
        return None
    widest = max(found.influences, key=lambda each: _swing(each, statement.margin or 0.0))
    text = (
        "The margin with each figure at the ends of its range, the others central; below nothing"
        f" the statement fails. {_name(widest)} moves it furthest."
    )
    chart = tornado_chart(
        frame,
        central=statement.margin,
        measure="margin",
        unit=_unit(statement.unit),
        threshold=0.0,
        width=width,
    )
    return chart, text


def influence(claim: Verdict, width: float) -> tuple[alt.TopLevelMixin, str] | None:
    """Chart how much each figure counts over the draws, in two measures.

    With what it shows in words; None where no figure stands out.
    `width`: of the chart [px].
    """
    found = claim.sensitivity
    if found is None or all(e.pawn is None and e.total is None for e in found.influences):
        return None
    import pandas as pd

    from rason.chart import influence_chart

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
    text = f"Over the draws {listed([_name(e) for e in found.influences[:_MOST_NAMED]])} count most"
    if found.points:
        text += f"; totals from {counted(found.points, 'point')} a figure, with 95 % intervals"
    text += "."
    if found.noise is not None:
        text += " Left of the dashed line the second measure is noise."
    return influence_chart(frame, noise=found.noise, width=width), text


def _picture(claim: Verdict, chart: alt.TopLevelMixin, text: str) -> Picture:
    from rason.chart import to_svg

    return Picture(text, to_svg(chart, description=_about(claim, text), shrinks=True))


def _about(claim: Verdict, text: str) -> str:
    """Describe a figure so that no two claims have the same, and their ids differ."""
    return f"{sentence(claim.says)} {sentence(text)}"


def _name(influence: Influence) -> str:
    return influence.name or influence.figure


def _unit(unit: str) -> str:
    """Return the unit to be written: a plain number has none."""
    return "" if unit == "1" else unit


def _number(value: float | None) -> float:
    return math.nan if value is None else value


def _swing(influence: Influence, central: float) -> float:
    ends = [end for end in (influence.at_low, influence.at_high) if end is not None]
    return max((abs(end - central) for end in ends), default=0.0)
