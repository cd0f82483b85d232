"""Verdicts that take no draws: of events, forecasts, and what has none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rason.claim.chronology import consult
from rason.claim.evidence import recorded
from rason.claim.statement_words import in_words
from rason.claim.verdict import Verdict

if TYPE_CHECKING:
    from rason.case.case import Case
    from rason.case.document import Claim

TOLD = 3
"""Events that a sentence names."""


def plain(claim: Claim, verdict: str, sentence: str, **found: Any) -> Verdict:  # noqa: ANN401 - fields of a verdict
    """Return a verdict that says what its claim says."""
    return Verdict(
        claim=claim.claim,
        paragraph=claim.paragraph,
        says=claim.says,
        own=claim.own,
        kind=claim.kind,
        verdict=verdict,
        sentence=sentence,
        why=on_one_line(claim.why),
        **found,
    )


def on_one_line(text: str) -> str:
    """Return a text without the line breaks of its document.

    Its words with one space between two.
    """
    return " ".join(text.split())


def by_events(claim: Claim, case: Case) -> Verdict:
    """Ask the chronology.

    `documented`, `contradicted` or `not found`.
    """
    blocs = {key: actor.bloc for key, actor in case.actors.items() if actor.bloc}
    records = [
        consult(statement, case.events, case.settings.frozen, blocs)
        for statement in claim.statements
    ]
    findings = {record.finding for record in records}
    finding = next(word for word in ("contradicted", "not found", "documented") if word in findings)
    events = tuple(dict.fromkeys(event for record in records for event in record.events))
    told = tuple(dict.fromkeys(f"{event.date}, {event.event}" for event in events))
    some = "; ".join(told[:TOLD]) + ("; and others" if len(told) > TOLD else "")
    sentence = f"{finding.capitalize()}: {some}."
    if finding == "not found":
        few = any(record.events and record.finding == "not found" for record in records)
        why = "too few acts are known to say so" if few else "the case's events do not show it"
        sentence = f"Not found: {why}."
    return plain(
        claim,
        finding,
        sentence,
        evidence=recorded(case, events),
        sources=tuple(dict.fromkeys(source for event in events for source in event.source)),
        reasons=tuple(
            f"{in_words(statement, case)}: {record.amount:.4g}."
            for statement, record in zip(claim.statements, records, strict=True)
            if record.amount is not None
        ),
    )
