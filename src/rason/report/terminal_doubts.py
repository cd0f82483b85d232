"""Tables for the terminal: how far verdicts are to be trusted, and on whose word they rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.games.wording import listed
from rason.report.terminal_layout import show_rows
from rason.words.amounts import format_share

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import Console

    from rason.claim.specification import Curve
    from rason.claim.verdict import Verdict

MOST_NAMED = 2


def show_doubts(to: Console, claims: Sequence[Verdict], names: Mapping[str, str]) -> None:
    """Write what each verdict rests on: evidence, drivers, modelling choices, interested words.

    `claims`: in the order of the text; those without evidence are left out.
    """
    headings = (
        "Claim",
        "Confidence",
        "Sources",
        "Unsourced",
        "Driven by",
        "Models",
        "Hangs on the word of",
    )
    rows = []
    for claim in claims:
        found = claim.evidence
        if found is None:
            continue
        whose = listed([names.get(w.reporter, w.reporter) for w in claim.words if w.hangs] or [""])
        unsourced = format_share(found.unsourced) if claim.drivers else ""
        sources, models = str(found.independent), _models(claim.curve)
        row = (claim.claim, found.confidence, sources, unsourced, _drivers(claim), models, whose)
        rows.append(row)
    if rows:
        show_rows(to, headings, rows)
        to.print(
            "Confidence is in the evidence, and no likelihood; models counts those in which the"
            " claim holds at central figures, of all that modelling choices make and that differ."
        )
    missing = dict.fromkeys(
        reason
        for claim in claims
        if claim.sensitivity is not None
        for reason in claim.sensitivity.reasons
        if "SALib" in reason
    )
    for reason in missing:
        to.print(reason)


def show_settings(to: Console, claims: Sequence[Verdict]) -> None:
    """Write what is to be set to see each verdict change, with all that moves along.

    `claims`: in the order of the text; those that no figure alone overturns are left out.
    """
    rows = [(claim.claim, each.set) for claim in claims for each in claim.overturned_by[:1]]
    if rows:
        show_rows(to, ("Claim", "Changes with --set"), rows)


def _drivers(claim: Verdict) -> str:
    if claim.sensitivity is None:
        return ""
    named = [each.name or each.figure for each in claim.sensitivity.influences[:MOST_NAMED]]
    return "; ".join(named)


def _models(curve: Curve | None) -> str:
    if curve is None:
        return ""
    told = [each.holds for each in curve.specifications if each.holds is not None]
    return f"{sum(told)} of {len(told)}" if told else ""
