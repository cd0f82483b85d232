"""From a claim to its verdict."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from rason.claim.acts import chronicled, with_acts
from rason.claim.chronology import consult
from rason.claim.drivers import MATTERS, drivers, poor
from rason.claim.evidence import evidence, recorded
from rason.claim.figures_read import spoken_of
from rason.claim.need import Need, Same, granted
from rason.claim.overturn import Overturned, overturns
from rason.claim.reporters import words_given
from rason.claim.sensitivity import sensitivity
from rason.claim.specification import specification_curve
from rason.claim.stability import access, flips
from rason.claim.statement import RELATIVE_NOISE, margin
from rason.claim.truth import UNKNOWN, percentiles, reason_of, scores, truth
from rason.claim.verdict import Part, Stability, Verdict, illustrative, likelihood, unstable
from rason.claim.wording import in_words
from rason.errors import InputError
from rason.scenario.draws import partners, share

if TYPE_CHECKING:
    from collections.abc import Hashable

    from rason.analysis.question import Question
    from rason.case.case import Case
    from rason.case.cell import FloatArray, Values
    from rason.case.document import Claim
    from rason.claim.court import Court
    from rason.claim.drivers import Driver
    from rason.claim.need import Inquiry
    from rason.claim.stability import Flip
    from rason.claim.statement import Margin
    from rason.claim.truth import Truth
    from rason.claim.verdict import Overturn

IMPOSSIBLE = "RSN-P001"
TOLD = 3
"""Events that a sentence names."""
OVERTURNING = 0.5
"""From this share of the variance on poor figures make a verdict illustrative."""


def judge(claim: Claim, court: Court) -> Inquiry[Verdict]:
    """Come to a verdict on a claim.

    Parameters
    ----------
    claim
        A checked claim.
    court
        What all claims share.

    Returns
    -------
    verdict
        With the reason where there can be none.

    Raises
    ------
    InputError
        If a figure's draw gives an impossible number (RSN-P001): then nothing can be judged.
    """
    if claim.kind == "untestable":
        return _plain(claim, "untestable", f"Not testable here. {_line(claim.why)}")
    if claim.kind == "forecast":
        return _plain(claim, "open", f"Open at the case's date. {_line(claim.why)}", due=claim.due)
    if claim.kind == "event":
        return chronicled(claim, court.program.case, _chronicled(claim, court.program.case))
    try:
        verdict = yield from _modelled(claim, court)
        return (yield from with_acts(claim, court.question(court.short.values), verdict))
    except InputError as fault:
        if IMPOSSIBLE in {each.code for each in fault.diagnostics}:
            raise
        return _plain(claim, "refused", f"No verdict: {reason_of(fault)}")


def _plain(claim: Claim, verdict: str, sentence: str, **found: Any) -> Verdict:  # noqa: ANN401 - fields of a verdict
    return Verdict(
        claim=claim.claim,
        paragraph=claim.paragraph,
        says=claim.says,
        kind=claim.kind,
        verdict=verdict,
        sentence=sentence,
        why=claim.why,
        **found,
    )


def _line(text: str) -> str:
    """Return a text without the line breaks of its document."""
    return " ".join(text.split())


def _chronicled(claim: Claim, case: Case) -> Verdict:
    """Ask the chronology."""
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
    return _plain(
        claim,
        finding,
        sentence,
        evidence=recorded(case, events),
        sources=tuple(dict.fromkeys(source for event in events for source in event.source)),
        reasons=tuple(
            f"{in_words(statement)}: {record.amount:.4g}."
            for statement, record in zip(claim.statements, records, strict=True)
            if record.amount is not None
        ),
    )


def _modelled(claim: Claim, court: Court) -> Inquiry[Verdict]:
    """Test a claim over draws, at central figures, over every figure and under every choice."""
    others = flips(court.question(court.middle), claim)
    needs = [
        *_drawn(claim, court),
        *_needs(claim, court.question(court.middle), ("middle",)),
        *_needs(claim, court.question(court.reach.values), ("reach",)),
    ]
    for flip in others:
        asked = replace(court.question(court.middle), choices=flip.choices)
        needs += _needs(flip.free(claim), asked, (flip.choice, flip.detail))
    count = len(claim.statements)
    crossed = Need((claim.claim, "crossed"), partial(specification_curve, claim, court))
    *results, curves = yield (*needs, crossed)
    groups = [results[start : start + count] for start in range(0, len(results), count)]
    drawn: list[Margin] = [granted(result) for result in groups[0]]
    middle: list[Margin] = [granted(result) for result in groups[1]]
    reasons: list[str] = []
    overturned = Overturned()
    weakest, alone = _weakest(drawn), None
    try:
        reached = [granted(result) for result in groups[2]]
        alone = _alone(court, middle[weakest], reached[weakest])
        overturned = yield from _overturned(claim, court, middle, reached)
    except InputError as fault:
        reasons.append(f"What overturns it could not be looked for: {reason_of(fault)}")
    else:
        if not overturned.alone:
            reasons.append("No figure, moved alone by its range beyond its range, overturns it.")
    stability = tuple(
        _stability(flip, truth(middle), group)
        for flip, group in zip(others, groups[3:], strict=True)
    )
    statement = claim.statements[weakest]
    driven = yield from sensitivity(
        court.probe,
        weakest,
        drawn[weakest],
        lambda values: Need(
            (claim.claim, "felt", weakest, Same(values)),
            partial(margin, statement, court.question(values)),
        ),
        alone,
    )
    felt = None if alone is None else alone.union(each.figure for each in driven.influences)
    moving = drivers(court.program.case, court.draws, drawn[weakest].margin, felt)
    verdict = _verdict(claim, court, drawn, middle, moving, overturned.alone, stability, reasons)
    verdict = replace(
        verdict,
        together=overturned.together,
        steady=overturned.steady,
        pairs=overturned.pairs,
        pairs_solved=overturned.solved,
    )
    return replace(verdict, sensitivity=driven, curve=granted(curves)[weakest] if curves else None)


def _alone(court: Court, middle: Margin, reached: Margin) -> frozenset[str]:
    """Return the figures that, moved alone as far as they go, move a statement's margin at all."""
    groups = partners(court.program.case.figures)
    spread = np.nan_to_num(np.append(reached.margin, middle.margin), posinf=0.0, neginf=0.0)
    least = RELATIVE_NOISE * float(np.abs(spread).max())
    same = np.isclose(reached.margin, middle.margin[0], rtol=0.0, atol=least, equal_nan=True)
    return frozenset(
        groups[figure][0]
        for (figure, _), stays in zip(court.reach.moves, same, strict=True)
        if not stays
    )


def _weakest(drawn: list[Margin]) -> int:
    """Return the position of the statement that holds least often."""
    return min(range(len(drawn)), key=lambda index: share(drawn[index].holds)[0])


def _needs(claim: Claim, question: Question, about: tuple[Hashable, ...]) -> list[Need]:
    """Return the need of every statement of a claim."""
    return [
        Need((claim.claim, about, index), partial(margin, statement, question))
        for index, statement in enumerate(claim.statements)
    ]


def _drawn(claim: Claim, court: Court) -> list[Need]:
    """Return the needs of a claim's statements over the draws, where they are not known yet."""
    if claim.claim not in court.known:
        return _needs(claim, court.question(court.draws), ("draws",))
    return [
        Need((claim.claim, "known", index), partial(_given, found))
        for index, found in enumerate(court.known[claim.claim])
    ]


def _given(found: Margin) -> Inquiry[Margin]:
    """Return what is known already."""
    yield from ()
    return found


def _overturned(
    claim: Claim, court: Court, middle: list[Margin], reached: list[Margin]
) -> Inquiry[Overturned]:
    """Look for what overturns a claim."""
    sizes = [float(abs(one.margin[0])) for one in middle]

    def ask(values: Values) -> Inquiry[FloatArray]:
        margins = yield tuple(_needs(claim, court.question(values), (Same(values),)))
        return scores([granted(one) for one in margins], sizes)

    now = float(scores(middle, sizes)[0])
    return (yield from overturns(court.program, court.reach, now, scores(reached, sizes), ask))


def _stability(flip: Flip, now: Truth, group: tuple[Margin | InputError, ...]) -> Stability:
    """Compare a claim's truth under another choice with its truth now."""
    faults = [result for result in group if isinstance(result, InputError)]
    if faults:
        return Stability(flip.choice, flip.detail, None, reason_of(faults[0]))
    then = truth([granted(result) for result in group])
    if UNKNOWN in (now[0], then[0]):
        return Stability(flip.choice, flip.detail, None, "a side has no value")
    return Stability(flip.choice, flip.detail, bool(now[0] != then[0]))


def _verdict(
    claim: Claim,
    court: Court,
    drawn: list[Margin],
    middle: list[Margin],
    moving: tuple[Driver, ...],
    overturned: tuple[Overturn, ...],
    stability: tuple[Stability, ...],
    reasons: list[str],
) -> Verdict:
    """Put together what was found."""
    case, over = court.program.case, truth(drawn)
    probability, error = share(over == 1, court.looks)
    parts = tuple(
        _part(in_words(statement), court.looks, *pair)
        for statement, *pair in zip(claim.statements, drawn, middle, strict=True)
    )
    weakest = _weakest(drawn)
    unknown = int((over == UNKNOWN).sum())
    if unknown:
        reasons.insert(
            0,
            f"In {unknown:,} of {len(over):,} draws a side has no value, as where the system "
            "cannot be balanced; they count as not holding.",
        )
    rules, guess = access(court.question(court.middle), claim), _guess(moving, overturned)
    shares = tuple((driver.figure, driver.share) for driver in moving)
    told = [flip.flips for flip in stability if flip.flips is not None]
    if guess:
        verdict, sentence = "illustrative", illustrative(probability, rules, guess)
    elif sum(told) and 2 * sum(told) >= len(told):
        verdict, sentence = "unstable", unstable(probability, rules, sum(told), len(told))
    else:
        sentence = likelihood(probability, error, rules)
        verdict = sentence.rpartition("likelihood: ")[2].removesuffix(").")
    low, high = percentiles(drawn[weakest].margin)
    return _plain(
        claim,
        verdict,
        sentence,
        probability=probability,
        error=error,
        holds=None if truth(middle)[0] == UNKNOWN else bool(truth(middle)[0]),
        margin=_finite(parts[weakest].margin),
        margin_unit=parts[weakest].unit,
        margin_low=low,
        margin_high=high,
        parts=parts,
        overturned_by=overturned,
        stability=stability,
        drivers=shares,
        evidence=evidence(case, shares, spoken_of(case, claim.statements), told),
        words=words_given(case, shares, overturned),
        sources=_sources(case, moving, overturned),
        reasons=tuple(reasons),
    )


def _part(text: str, looks: int, drawn: Margin, middle: Margin) -> Part:
    probability, error = share(drawn.holds, looks)
    return Part(
        text=text,
        probability=probability,
        error=error,
        left=float(middle.left[0]),
        right=float(middle.right[0]),
        margin=float(middle.margin[0]),
        unit=middle.unit,
    )


def _guess(moving: tuple[Driver, ...], overturned: tuple[Overturn, ...]) -> str:
    """Say on which guesses a verdict hangs; empty if on none."""
    guessed = [driver for driver in moving if poor(driver.grade)]
    if sum(driver.share for driver in guessed) > OVERTURNING:
        return f"more than half of the variance comes from assumptions ({guessed[0].figure} first)"
    inside = [flip for flip in overturned if flip.inside and poor(flip.grade)]
    return f"the assumption {inside[0].figure} overturns it inside its range" if inside else ""


def _sources(
    case: Case, moving: tuple[Driver, ...], overturned: tuple[Overturn, ...]
) -> tuple[str, ...]:
    """Return the sources of the figures that matter, and of the one that overturns first."""
    figures = [driver.figure for driver in moving if driver.share >= MATTERS]
    figures += [overturn.figure for overturn in overturned[:1]]
    together = {keys[0]: keys for keys in partners(case.figures).values()}
    keys = [key for figure in figures for key in together.get(figure, (figure,))]
    return tuple(dict.fromkeys(source for key in keys for source in case.figures[key].cited))


def _finite(number: float) -> float | None:
    return number if np.isfinite(number) else None
