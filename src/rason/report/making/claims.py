"""Verdicts in the document, with the names of the figures that they speak of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from rason.claim.printed import joined
from rason.report import document
from rason.report.making.doubts import curve_part, evidence_part, sensitivity_part, word_part
from rason.report.making.turn_says import says_alone, says_together
from rason.report.overturned import Alone
from rason.table.numbers import finite

if TYPE_CHECKING:
    from rason.case import Case
    from rason.claim.printed import Setting
    from rason.claim.verdict import Overturn, Part, Together, Verdict

Kind = TypeVar("Kind", bound=document.Overturn)
_KEY = re.compile(r"\b[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+\b")


def claim_part(case: Case, verdict: Verdict) -> document.Claim:
    """Put a verdict into the document."""
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
        statements=tuple(_statement(case, each) for each in verdict.parts),
        overturned_by=tuple(
            _overturn(Alone, case, each, holds=bool(verdict.holds))
            for each in verdict.overturned_by
        ),
        together=_together(case, verdict.together, holds=bool(verdict.holds)),
        unprinted=verdict.unprinted,
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
    """Put names in the place of the keys of figures and claims."""
    names = {each.claim: each.says.rstrip(".") for each in case.claims}
    names |= {each.figure: each.name for each in case.figures.values()}
    return _KEY.sub(lambda key: f"“{names[key[0]]}”" if key[0] in names else key[0], text)


def _statement(case: Case, part: Part) -> document.Statement:
    return document.Statement(
        text=part.text,
        probability=finite(part.probability),
        error=finite(part.error),
        left=finite(part.left),
        right=finite(part.right),
        margin=finite(part.margin),
        unit=part.unit,
        meets=None if part.meets is None else _setting(case, part.meets),
    )


def _setting(case: Case, setting: Setting) -> document.Setting:
    figure = case.figures[setting.figure]
    return document.Setting(
        figure=setting.figure,
        name=figure.name,
        at=setting.at,
        unit=figure.unit,
        text=setting.text,
    )


def _together(case: Case, together: Together | None, *, holds: bool) -> document.Together | None:
    if together is None:
        return None
    return document.Together(
        figures=tuple(
            _overturn(document.Overturn, case, each, holds=holds) for each in together.figures
        ),
        distance=together.distance,
        inside=together.inside,
        set=joined(tuple(each for figure in together.figures for each in figure.settings)),
        says=says_together(case, together, holds=holds),
    )


def _overturn(kind: type[Kind], case: Case, overturn: Overturn, *, holds: bool) -> Kind:
    figure = case.figures[overturn.figure]
    return kind(
        figure=overturn.figure,
        name=figure.name,
        at=overturn.at,
        unit=overturn.unit,
        side=overturn.side,
        until=overturn.until,
        inside=overturn.inside,
        low=finite(overturn.low),
        value=finite(overturn.value),
        high=finite(overturn.high),
        grade=overturn.grade,
        sources=figure.cited,
        moving=tuple(each.figure for each in overturn.moving),
        settings=tuple(_setting(case, each) for each in overturn.settings),
        set=joined(overturn.settings),
        says=says_alone(case, overturn, holds=holds),
    )
