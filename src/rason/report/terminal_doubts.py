"""Tables for the terminal: how far verdicts are to be trusted, and on whose word they rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.games.wording import listed
from rason.report.terminal import table
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
    shown = table(
        "Claim", "Confidence", "Sources", "Unsourced", "Driven by", "Models", "Hangs on the word of"
    )
    shown.columns[4].ratio = 3
    for claim in claims:
        found = claim.evidence
        if found is None:
            continue
        shown.add_row(
            claim.claim,
            found.confidence,
            str(found.independent),
            format_share(found.unsourced) if claim.drivers else "",
            _drivers(claim),
            _models(claim.curve),
            listed([names.get(w.reporter, w.reporter) for w in claim.words if w.hangs] or [""]),
        )
    if shown.row_count:
        to.print(shown)
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
    shown = table("Claim", "Changes with --set")
    shown.columns[1].ratio = 3
    for claim in claims:
        for each in claim.overturned_by[:1]:
            shown.add_row(claim.claim, each.set)
    if shown.row_count:
        to.print(shown)


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
