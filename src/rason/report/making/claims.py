"""Verdicts in the document, with the names of the figures that they speak of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rason.report import document
from rason.report.making.doubts import curve_part, evidence_part, sensitivity_part, word_part
from rason.report.making.numbers import finite

if TYPE_CHECKING:
    from rason.case import Case
    from rason.claim.verdict import Overturn, Part, Together, Verdict

_KEY = re.compile(r"\b[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+\b")


def claim_part(case: Case, verdict: Verdict) -> document.Claim:
    """Put a verdict into the document.

    Parameters
    ----------
    case
        The case.
    verdict
        Of one claim.

    Returns
    -------
    part
        The same, with figures named.
    """
    return document.Claim(
        claim=verdict.claim,
        paragraph=verdict.paragraph,
        says=verdict.says,
        kind=verdict.kind,
        verdict=verdict.verdict,
        sentence=named(case, verdict.sentence),
        depends=verdict.depends,
        probability=verdict.probability,
        error=verdict.error,
        no_value=verdict.no_value,
        holds=verdict.holds,
        disagrees=verdict.disagrees,
        settled=verdict.settled,
        margin=verdict.margin,
        margin_unit=verdict.margin_unit,
        margin_low=verdict.margin_low,
        margin_high=verdict.margin_high,
        statements=tuple(_statement(each) for each in verdict.parts),
        overturned_by=tuple(_overturn(case, each) for each in verdict.overturned_by),
        together=_together(case, verdict.together),
        acts=tuple(
            document.Act(
                between=each.between,
                who=" and ".join(case.actors[actor].name for actor in each.between),
                kind=each.kind,
                text=each.text,
                grade=each.grade,
                sources=each.sources,
                flips=each.flips,
                share=each.share,
                before=each.before,
            )
            for each in verdict.acts
        ),
        pairs=verdict.pairs,
        pairs_solved=verdict.pairs_solved,
        steady={figure: case.figures[figure].name for figure in verdict.steady},
        stability=tuple(
            document.Stability(
                choice=each.choice,
                setting=each.setting,
                flips=each.flips,
                reason=each.reason,
                differs=each.differs,
            )
            for each in verdict.stability
        ),
        drivers=dict(verdict.drivers),
        sensitivity=sensitivity_part(case, verdict.sensitivity),
        curve=curve_part(verdict.curve),
        evidence=evidence_part(verdict.evidence),
        words=tuple(map(word_part, verdict.words)),
        sources=verdict.sources,
        why=named(case, " ".join(verdict.why.split())),
        reasons=tuple(named(case, each) for each in verdict.reasons),
        due=verdict.due,
    )


def named(case: Case, text: str) -> str:
    """Put names in the place of the keys of figures and claims.

    Parameters
    ----------
    case
        The case.
    text
        With keys in it.

    Returns
    -------
    text
        For readers.
    """
    names = {each.claim: each.says.rstrip(".") for each in case.claims}
    names |= {each.figure: each.name for each in case.figures.values()}
    return _KEY.sub(lambda key: f"“{names[key[0]]}”" if key[0] in names else key[0], text)


def _statement(part: Part) -> document.Statement:
    return document.Statement(
        text=part.text,
        probability=finite(part.probability),
        error=finite(part.error),
        left=finite(part.left),
        right=finite(part.right),
        margin=finite(part.margin),
        unit=part.unit,
    )


def _together(case: Case, together: Together | None) -> document.Together | None:
    if together is None:
        return None
    return document.Together(
        figures=tuple(_overturn(case, each) for each in together.figures),
        distance=together.distance,
        inside=together.inside,
    )


def _overturn(case: Case, overturn: Overturn) -> document.Overturn:
    return document.Overturn(
        figure=overturn.figure,
        name=case.figures[overturn.figure].name,
        at=overturn.at,
        unit=overturn.unit,
        inside=overturn.inside,
        low=finite(overturn.low),
        value=finite(overturn.value),
        high=finite(overturn.high),
        grade=overturn.grade,
        sources=case.figures[overturn.figure].cited,
        moving=overturn.moving,
    )
