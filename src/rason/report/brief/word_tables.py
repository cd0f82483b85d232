"""Claims that hang on the word of an interested actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.report.case_names import actor_names
from rason.table.shown import Shown
from rason.words.amounts import format_share
from rason.words.phrases import sentence

if TYPE_CHECKING:
    from rason.report.document import Document


def hanging(document: Document) -> tuple[Shown, ...]:
    """Show which claims hang on an interested word.

    None where no claim does.
    """
    found = _hanging(document)
    return (found,) if found.rows else ()


def _hanging(document: Document) -> Shown:
    names = actor_names(document.case)
    figures = {
        each.figure: each.name
        for claim in document.claims
        if claim.sensitivity is not None
        for each in claim.sensitivity.influences
    }
    figures |= {each.figure: each.name for claim in document.claims for each in claim.overturned_by}
    rows = tuple(
        (
            sentence(claim.says),
            names.get(word.reporter, word.reporter),
            format_share(word.share),
            "; ".join(figures.get(each, each) for each in word.overturning or word.figures[:2]),
        )
        for claim in document.claims
        for word in claim.words
        if word.hangs
    )
    return Shown(
        "Claims that hang on the word of an interested actor",
        ("Claim", "Whose word", "Of the variance", "Figures"),
        rows,
        "",
        (2,),
    )
