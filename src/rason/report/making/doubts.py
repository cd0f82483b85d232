"""What a verdict hangs on, in the document: drivers, choices, evidence, interested words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.case.figures import ends
from rason.report import doubts

if TYPE_CHECKING:
    from rason.case import Case
    from rason.claim.evidence import Evidence
    from rason.claim.reporters import Word
    from rason.claim.sensitivity import Sensitivity
    from rason.claim.specification import Curve


def sensitivity_part(case: Case, found: Sensitivity | None) -> doubts.Sensitivity | None:
    """Put what drives a claim into the document.

    Parameters
    ----------
    found
        What was found; None where it was not asked.

    Returns
    -------
    part
        The same, with names and ranges of the figures.
    """
    if found is None:
        return None
    influences = []
    for each in found.influences:
        figure = case.figures[each.figure]
        low, _, high = ends(figure)
        influences.append(
            doubts.Influence(
                figure=each.figure,
                name=figure.name,
                pawn=each.pawn,
                pawn_error=each.pawn_error,
                total=each.total,
                total_error=each.total_error,
                at_low=each.low,
                at_high=each.high,
                low=low,
                high=high,
                unit=figure.unit,
            )
        )
    return doubts.Sensitivity(
        statement=found.statement,
        influences=tuple(influences),
        noise=found.noise,
        points=found.points,
        reasons=found.reasons,
    )


def curve_part(found: Curve | None) -> doubts.Curve | None:
    """Put a specification curve into the document.

    Parameters
    ----------
    found
        The curve; None where no modelling choice bears on the claim.
    """
    if found is None:
        return None
    return doubts.Curve(
        choices=found.choices,
        settings=found.settings,
        statement=found.statement,
        unit=found.unit,
        specifications=tuple(
            doubts.Specification(
                settings=each.settings,
                changed=each.changed,
                holds=each.holds,
                margin=each.margin,
                low=each.low,
                high=each.high,
                share=each.share,
                reason=each.reason,
            )
            for each in found.specifications
        ),
        draws=found.draws,
        tested=found.tested,
        possible=found.possible,
    )


def evidence_part(found: Evidence | None) -> doubts.Evidence | None:
    """Put what a verdict rests on into the document.

    Parameters
    ----------
    found
        The evidence; None where there is none.
    """
    if found is None:
        return None
    return doubts.Evidence(
        confidence=found.confidence,
        sentence=found.sentence,
        grades=dict(found.grades),
        independent=found.independent,
        citations=found.citations,
        oldest=found.oldest,
        unsourced=found.unsourced,
    )


def word_part(found: Word) -> doubts.Word:
    """Put an interested actor's word into the document."""
    return doubts.Word(
        reporter=found.reporter,
        figures=found.figures,
        share=found.share,
        overturning=found.overturning,
        hangs=found.hangs,
    )
