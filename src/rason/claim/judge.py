"""From a claim to its verdict."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from rason.claim.acts import chronicled, with_acts
from rason.claim.alike import compared_models
from rason.claim.construction import all_settled, settled_by_reports, settled_statements
from rason.claim.drivers import MATTERS, drivers, poor
from rason.claim.evidence import evidence
from rason.claim.figures_read import spoken_of
from rason.claim.likelihood import words
from rason.claim.need import Need, Same, granted
from rason.claim.one_at_a_time import Known, graded, influential_members
from rason.claim.overturn import Overturned, overturns
from rason.claim.printed_break_even import all_as_printed
from rason.claim.replay import replays
from rason.claim.reporters import words_given
from rason.claim.sensitivity import sensitivity
from rason.claim.sentences import at_centre, illustrative, likelihood, no_value, settled, unstable
from rason.claim.specification import specification_curve
from rason.claim.stability import access, decisive, flips
from rason.claim.statement import margin
from rason.claim.statement_words import in_words, named
from rason.claim.truth import (
    UNKNOWN,
    measured_in,
    part_true,
    percentiles,
    reason_of,
    scores,
    truth,
    undecided_in,
)
from rason.claim.undecided import RELATIVE
from rason.claim.unmodelled import by_events, on_one_line, plain
from rason.claim.verdict import NO_VALUE, SETTLED, BreakEven, Statement, Verdict
from rason.errors import InputError
from rason.scenario.draws import partners, share
from rason.table.numbers import finite

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from rason.analysis.question import Question
    from rason.case.case import Case
    from rason.case.cell import FloatArray, Values
    from rason.case.document import Claim
    from rason.claim.construction import Settled
    from rason.claim.context import Context
    from rason.claim.drivers import Driver
    from rason.claim.need import Inquiry
    from rason.claim.overturn import Alone
    from rason.claim.printed_break_even import AsPrinted
    from rason.claim.sensitivity import Sensitivity
    from rason.claim.specification import Curve
    from rason.claim.stability import Stability
    from rason.claim.statement import Margin

IMPOSSIBLE = "RSN-P001"
OVERTURNING = 0.5
"""From this share of the variance on poor figures make a verdict illustrative."""
EVEN = 0.5


def judge(claim: Claim, context: Context) -> Inquiry[Verdict]:
    """Come to a verdict on a claim.

    With the reason where there can be none, and figures and claims by their names. Raises
    `InputError` if a figure's draw gives an impossible number (RSN-P001): then nothing can be
    judged.
    """
    case, found = context.program.case, (yield from _judged(claim, context))
    return found.model_copy(
        update={
            "sentence": named(case, found.sentence),
            "why": named(case, found.why),
            "reasons": tuple(named(case, each) for each in found.reasons),
        }
    )


def _judged(claim: Claim, context: Context) -> Inquiry[Verdict]:
    """Come to a verdict, with figures by their keys."""
    if claim.kind == "untestable":
        return plain(claim, "untestable", f"Not testable here. {on_one_line(claim.why)}")
    if claim.kind == "forecast":
        return plain(
            claim, "open", f"Open at the case's date. {on_one_line(claim.why)}", due=claim.due
        )
    if claim.kind == "event":
        case = context.program.case
        return chronicled(claim, case, by_events(claim, case))
    try:
        verdict = yield from _modelled(claim, context)
        return (yield from with_acts(claim, context.question(context.subsample.values), verdict))
    except InputError as fault:
        if IMPOSSIBLE in {each.code for each in fault.diagnostics}:
            raise
        return plain(claim, "refused", f"No verdict: {reason_of(fault)}")


def _modelled(claim: Claim, context: Context) -> Inquiry[Verdict]:  # noqa: PLR0915 - one step each
    """Test a claim over draws, at central figures, over every figure and under every choice."""
    others = flips(context.question(context.middle), claim)
    few = context.question(context.subsample.values)
    needs = [
        *_drawn(claim, context),
        *_needs(claim, context.question(context.middle), ("middle",)),
        *_needs(claim, context.question(context.reach.values), ("reach",)),
    ]
    if others:
        needs += _needs(claim, few, ("subsample",))
    for flip in others:
        asked = replace(few, choices=flip.choices)
        needs += _needs(flip.free(claim), asked, (flip.choice, flip.detail))
    count = len(claim.statements)
    crossed = Need((claim.claim, "crossed"), partial(specification_curve, claim, context))
    *results, curves = yield (*needs, crossed)
    groups = [results[start : start + count] for start in range(0, len(results), count)]
    drawn: list[Margin] = [granted(result) for result in groups[0]]
    middle: list[Margin] = [granted(result) for result in groups[1]]
    reasons: list[str] = []
    overturned = Overturned()
    parts = settled_statements(claim, context, drawn, middle, groups[2])
    open_ = [place for place, found in enumerate(parts) if found is None] or [*range(count)]
    weakest, alone, others_influential = _weakest(drawn, open_), None, set[str]()
    try:
        reached = [granted(result) for result in groups[2]]
        alone = frozenset[str]()
        if context.reach.moves:
            alone = _alone(context, middle[weakest], reached[weakest])
            others_influential.update(
                *(_alone(context, middle[each], reached[each]) for each in open_)
            )
            overturned = yield from _overturned(claim, context, middle, reached, open_)
    except InputError as fault:
        reasons.append(f"What overturns it could not be looked for: {reason_of(fault)}")
    else:
        if not context.reach.moves:
            reasons.append("No figure with a range stands behind it, so none can overturn it.")
        elif overturned.unprinted:
            reasons.append(_unprinted(overturned.unprinted))
        elif not overturned.alone:
            reasons.append("No figure, moved alone by its range beyond its range, overturns it.")
    stability = compared_models(others, groups[3:])
    ask = partial(_asked, claim, weakest, context)
    driven = yield from sensitivity(
        context.probe,
        weakest,
        drawn[weakest],
        ask,
        alone,
    )
    influential = None if alone is None else alone.union(each.figure for each in driven.influences)
    construction = all_settled(parts)
    if construction is None and influential:
        some = [(place, drawn[place]) for place in open_]
        construction = yield from settled_by_reports(
            claim, context, some, influential.union(others_influential)
        )
    known = [
        Known(drawn[place], middle[place], partial(_asked, claim, place, context))
        for place in sorted(open_, key=lambda place: place != weakest)
    ]
    turning = [each.figure for each in overturned.alone]
    members, turned = yield from influential_members(context, known, influential, turning)
    case = context.program.case
    moving = drivers(case, context.draws, drawn[weakest].margin, members)
    nearest = graded(case, overturned.alone, turned)
    centre = context.question(context.middle)
    shown, unmet = yield from all_as_printed(claim, centre, middle, context.bounds)
    told = (*reasons, *unmet)
    curve = granted(curves)[weakest] if curves else None
    found = _Found(
        weakest, construction, moving, members, replace(overturned, alone=nearest), stability,
        shown, told, driven, curve,
    )  # fmt: skip
    return _verdict(claim, context, drawn, middle, found)


def _unprinted(number: int) -> str:
    """Say that some changes of truth are not told, and why."""
    some = "One value" if number == 1 else f"{number} values"
    left = "is" if number == 1 else "are"
    return (
        f"{some} at which the search saw it change {left} left out: with the figure set there on"
        " top of every scenario, as a reader would set it, it does not change."
    )


def _alone(context: Context, middle: Margin, reached: Margin) -> frozenset[str]:
    """Return the figures that, moved alone as far as they go, move a statement's margin at all."""
    groups = partners(context.program.case.figures)
    spread = np.nan_to_num(np.append(reached.margin, middle.margin), posinf=0.0, neginf=0.0)
    least = RELATIVE * float(np.abs(spread).max())
    same = np.isclose(reached.margin, middle.margin[0], rtol=0.0, atol=least, equal_nan=True)
    return frozenset(
        groups[figure][0]
        for (figure, _), stays in zip(context.reach.moves, same, strict=True)
        if not stays
    )


def _asked(claim: Claim, place: int, context: Context, values: Values) -> Need:
    """Return the need of one statement's margin at other values."""
    return Need(
        (claim.claim, "influential", place, Same(values)),
        partial(margin, claim.statements[place], context.question(values)),
    )


def _weakest(drawn: list[Margin], open_: list[int]) -> int:
    """Return the position of the statement that holds least often, of those that are open."""
    return min(open_, key=lambda index: _known_share(drawn[index])[0])


def _known_share(found: Margin, looks: int = 1) -> tuple[float, float]:
    """Return in what share of the draws in which it has a value a statement holds."""
    return share(found.holds, looks, ~np.isnan(found.margin))


def _needs(claim: Claim, question: Question, about: tuple[Hashable, ...]) -> list[Need]:
    """Return the need of every statement of a claim."""
    return [
        Need((claim.claim, about, index), partial(margin, statement, question))
        for index, statement in enumerate(claim.statements)
    ]


def _drawn(claim: Claim, context: Context) -> list[Need]:
    """Return the needs of a claim's statements over the draws, where they are not known yet."""
    if claim.claim not in context.known:
        return _needs(claim, context.question(context.draws), ("draws",))
    return [
        Need((claim.claim, "known", index), partial(_given, found))
        for index, found in enumerate(context.known[claim.claim])
    ]


def _given(found: Margin) -> Inquiry[Margin]:
    """Return what is known already."""
    yield from ()
    return found


def _overturned(
    claim: Claim, context: Context, middle: list[Margin], reached: list[Margin], open_: list[int]
) -> Inquiry[Overturned]:
    """Look for what overturns a claim, by its statements that are open."""
    sizes = [measured_in(middle[place]) for place in open_]

    def scored(found: Sequence[Margin]) -> FloatArray:
        return scores([found[place] for place in open_], sizes)

    def ask(values: Values) -> Inquiry[FloatArray]:
        margins = yield tuple(_needs(claim, context.question(values), (Same(values),)))
        return scored([granted(one) for one in margins])

    now = float(scored(middle)[0])
    replay = replays(claim, context, int(truth(middle)[0]))
    there = scored(reached)
    least = undecided_in([middle[place] for place in open_], sizes)
    holds = truth(middle)[0] == 1
    return (
        yield from overturns(
            context.program, context.reach, now, there, ask, replay, least, holds=bool(holds)
        )
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found of a claim beside its margins."""

    weakest: int
    settled: Settled | None
    moving: tuple[Driver, ...]
    members: Mapping[str, tuple[str, ...]]
    overturned: Overturned
    stability: tuple[Stability, ...]
    shown: list[AsPrinted]
    reasons: tuple[str, ...]
    sensitivity: Sensitivity
    curve: Curve | None

    @property
    def alone(self) -> tuple[Alone, ...]:
        """What overturns it by itself."""
        return self.overturned.alone


def _verdict(
    claim: Claim, context: Context, drawn: list[Margin], middle: list[Margin], found: _Found
) -> Verdict:
    """Put together what was found."""
    case, over, centre = context.program.case, truth(drawn), truth(middle)[0]
    weakest, members = found.weakest, found.members
    statements = tuple(
        _statement(in_words(statement, case), context.looks, one, shown)
        for statement, one, shown in zip(claim.statements, drawn, found.shown, strict=True)
    )
    shares = tuple((driver.figure, driver.share) for driver in found.moving)
    told = [flip.flips for flip in found.stability if flip.flips is not None and flip.differs]
    low, high = percentiles(drawn[weakest].margin)
    holds = None if centre == UNKNOWN else bool(centre)
    both: dict[str, Any] = {
        "depends": decisive(found.stability),
        "no_value": float((over == UNKNOWN).mean()),
        "holds": holds,
        "margin": statements[weakest].margin,
        "margin_unit": statements[weakest].unit,
        "margin_low": low,
        "margin_high": high,
        "statements": statements,
        "overturned_by": found.alone,
        "together": found.overturned.together,
        "unprinted": found.overturned.unprinted,
        "pairs": found.overturned.pairs,
        "pairs_solved": found.overturned.solved,
        "steady": {key: case.figures[key].name for key in found.overturned.steady},
        "stability": found.stability,
        "drivers": dict(shares),
        "sensitivity": found.sensitivity,
        "curve": found.curve,
        "evidence": evidence(case, shares, spoken_of(case, claim.statements), told, members),
        "words": words_given(case, shares, found.alone),
        "sources": _sources(case, found, members),
        "reasons": found.reasons,
    }
    if found.settled is not None:
        sentence = settled(found.settled.holds, found.settled.reason)
        return plain(claim, SETTLED, sentence, settled=found.settled.word, **both)
    if over.max() < 1 and any(np.isnan(one.margin).all() for one in drawn) and over.min() < 0:
        sentence = no_value(len(over), _missing(claim, drawn))
        return plain(claim, NO_VALUE, sentence, **both | {"evidence": None})
    probability, error = part_true(over, context.looks)
    rules, (figure, guess) = access(context.question(context.middle), claim), _guess(found)
    known, held = int((over != UNKNOWN).sum()), int((over == 1).sum())
    if figure:
        word, sentence = "illustrative", illustrative(held, known, rules, figure, guess)
        both["assumption"] = case.figures[figure].name
    elif sum(told) and 2 * sum(told) >= len(told):
        word, sentence = "unstable", unstable(held, known, rules, sum(told), len(told))
    else:
        word = words(probability, error)
        sentence = likelihood(held, known, error, rules)
    both |= {"draws": known, "draws_held": held}
    disagrees = holds is not None and probability != EVEN and (probability > EVEN) != holds
    if disagrees:
        sentence += f" {at_centre(bool(holds))}"
    unknown = int((over == UNKNOWN).sum())
    if unknown:
        sentence += (
            f" In {unknown:,} of {len(over):,} draws it has no value, as {_missing(claim, drawn)}; "
            "they count neither way."
        )
    return plain(
        claim, word, sentence, probability=probability, error=error, disagrees=disagrees, **both
    )


def _missing(claim: Claim, drawn: list[Margin]) -> str:
    """Say which side of a claim has no value, and why."""
    statement = next(
        statement
        for statement, one in zip(claim.statements, drawn, strict=True)
        if np.isnan(one.margin).any()
    )
    if statement.break_even is not None:
        return (
            f"{statement.break_even} was moved as far as the case may hold and met the threshold "
            "nowhere"
        )
    return "a side of it has none, as a share of nothing or what cannot be balanced has none"


def _statement(text: str, looks: int, drawn: Margin, shown: AsPrinted) -> Statement:
    middle, meets = shown
    probability, error = _known_share(drawn, looks)
    return Statement(
        text=text,
        probability=finite(probability),
        error=finite(error),
        left=finite(middle.left[0]),
        right=finite(middle.right[0]),
        margin=finite(middle.margin[0]),
        unit=middle.unit,
        meets=None if meets is None else BreakEven(**dict(meets), set=str(meets)),
    )


def _guess(found: _Found) -> tuple[str, str]:
    """Return the figure of which a verdict that hangs on guesses hangs most, and how.

    Both empty where it hangs on none.
    """
    guessed = [driver for driver in found.moving if poor(driver.grade)]
    if sum(driver.share for driver in guessed) > OVERTURNING:
        return guessed[0].figure, "more than half of the variance comes from such assumptions"
    inside = [flip for flip in found.alone if flip.inside and poor(flip.grade)]
    return (inside[0].figure, "it overturns the claim inside its range") if inside else ("", "")


def _sources(case: Case, found: _Found, together: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the sources of the figures that matter, and of the one that overturns first."""
    figures = [driver.figure for driver in found.moving if driver.share >= MATTERS]
    figures += [overturn.figure for overturn in found.alone[:1]]
    keys = [key for figure in figures for key in together.get(figure, (figure,))]
    return tuple(dict.fromkeys(source for key in keys for source in case.figures[key].cited))
