"""Whose figures they are: what actors could gain by misreporting, and the claims on their word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.report.brief.tables import MOST_ROWS, Table
from rason.report.wording import actor_names, scenario_name
from rason.words.amounts import format_share
from rason.words.phrases import amount, sentence

if TYPE_CHECKING:
    from rason.report.document import Document, Misreport


def words(document: Document) -> tuple[Table, ...]:
    """Show who could gain by what he reports, and which claims hang on an interested word.

    Parameters
    ----------
    document
        All results.

    Returns
    -------
    tables
        None where no figure names who reports it.
    """
    return tuple(table for table in (_interests(document), _hanging(document)) if table.rows)


def _interests(document: Document) -> Table:
    names = actor_names(document.case)
    ranked = sorted(
        (
            each
            for each in document.interests
            if amount(each.share, each.unit) != amount(each.best, each.unit)
        ),
        key=lambda each: -(each.best - each.share),
    )
    rows = tuple(
        (
            names.get(each.actor, each.actor),
            scenario_name(document.case, each.scenario),
            amount(each.share, each.unit),
            amount(each.best, each.unit),
            _misreport(each.figures[0], each.share, each.unit),
        )
        for each in ranked[:MOST_ROWS]
    )
    return Table(
        "How far each actor could move its own share by misreporting within the ranges",
        ("Actor", "Scenario", "Its gain", "Could claim", "Most by"),
        rows,
        f"The largest of {len(ranked)}; all in interests.csv." if len(ranked) > len(rows) else "",
        (2, 3),
    )


def _misreport(each: Misreport, share: float, unit: str) -> str:
    """Say at which end a figure serves the actor who reports it."""
    ends = [
        (reached, at) for reached, at in ((each.at_low, each.low), (each.at_high, each.high))
        if reached is not None
    ]  # fmt: skip
    reached, at = max(ends)
    change = amount(reached - share, unit, signed=True)
    return f"{each.name or each.figure} at {amount(at, each.unit, exact=True)} ({change})"


def _hanging(document: Document) -> Table:
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
    return Table(
        "Claims that hang on the word of an interested actor",
        ("Claim", "Whose word", "Of the variance", "Figures"),
        rows,
        "",
        (2,),
    )
