"""The answer in five sentences, put together from results alone."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from rason.answer.closures import Closure, costliest
from rason.answer.days import in_all, lasting, whole
from rason.claim.phrases import OUTCOMES, holds_in, outcome
from rason.games.wording import listed
from rason.report.case_names import actor_names, scenario_name
from rason.words.amounts import format_share
from rason.words.counting import counted, part, spelled
from rason.words.phrases import amount, day, in_prose, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rason.claim.phrases import Outcome
    from rason.claim.verdict import Verdict
    from rason.report.document import CaseNote, Document, Power

_ORDER: tuple[Outcome, ...] = ("holds", "fails", "even", "depends", "unfounded", "settled")
_SLIGHT = 0.01
"""Part of the largest shift below which an actor neither gains nor loses."""


def summary(document: Document) -> tuple[str, ...]:
    """Say what a run found.

    Five, or fewer where a question was not asked, after one that says what lies on top of every
    scenario, if anything does: how the claims fared, the firmest of them, who gains power, what is
    most at stake, and how sure all this is. Of days also who runs short first.
    `document`: all results; its own `answer` is not read.
    """
    parts = (
        _taken(document.case),
        tally(document.claims, document.case),
        firmest(document.claims),
        shortages(document),
        power(document.power, document.case),
        stakes(document.closures, document.case),
        doubt(document.claims, document.case),
    )
    return tuple(sentence(in_prose(part)) for part in parts if part)


def _taken(case: CaseNote) -> str:
    """Say that not the case as it stands is answered for."""
    return f"every scenario is taken {case.change}" if case.change else ""


def tally(claims: Sequence[Verdict], case: CaseNote) -> str:
    """Count how the claims fared."""
    if not claims:
        return ""
    counts = Counter(map(outcome, claims))
    tested = sum(counts[each] for each in _ORDER)
    told = [
        f"{spelled(counts[each])} {OUTCOMES[each][counts[each] != 1]}"
        for each in _ORDER
        if counts[each]
    ]
    claim = "claim" if case.text is None else f"claim drawn from “{case.text.title}”"
    begun = part(tested, len(claims), claim, ("can be tested",) * 2, ("cannot be tested",) * 2)
    if 0 < tested < len(claims):
        several = claim.replace("claim", "claims", 1)
        begun = f"of the {spelled(len(claims))} {several}, {spelled(tested)} can be tested"
    if not told:
        return f"{begun} against what was known on {day(case.frozen)}"
    if len(claims) == 1:
        return f"{begun} against what was known on {day(case.frozen)}: it {told[0][4:]}"
    return f"{begun} against what was known on {day(case.frozen)}: {listed(told)}"


def firmest(claims: Sequence[Verdict]) -> str:
    """Name the claims whose verdict is hardest to overturn: one that holds, one that fails.

    Empty where no modelled claim has a firm verdict.
    """

    def firm(wanted: Outcome) -> Verdict | None:
        found = [
            claim for claim in claims if outcome(claim) == wanted and claim.probability is not None
        ]
        return max(found, key=_firmness, default=None)

    parts = []
    holds, fails = firm("holds"), firm("fails")
    if holds is not None:
        parts.append(f"the firmest is “{_inner(holds.says)}” ({holds_in(holds)})")
    if fails is not None:
        parts.append(f"the least borne out is “{_inner(fails.says)}” ({holds_in(fails)})")
    return "; ".join(parts)


def shortages(document: Document) -> str:
    """Say who runs short first in the scenarios shown; empty where none is about days."""
    rows = getattr(document, "shortages", ())
    if not rows and not getattr(document, "money_in_time", ()):
        return ""
    dated = [each for each in rows if each.first]
    if not dated:
        return "at central figures nobody runs short in any scenario shown"
    first = min(dated, key=lambda each: each.first)
    case = document.case
    good = case.commodities.get(first.commodity, first.commodity)
    others = {each.buyer for each in dated if each.scenario == first.scenario} - {first.buyer}
    return (
        f"in “{scenario_name(case, first.scenario)}” {actor_names(case)[first.buyer]} runs short"
        f" first, from {day(date.fromisoformat(first.first))}, and lacks"
        f" {format_share(first.share or 0.0)} of what it asks for ({good})"
        + (f"; {counted(len(others), 'other')} on that day or later" if others else "")
    )


def power(powers: Sequence[Power], case: CaseNote) -> str:
    """Say which scenario adds most to what there is to bargain for, and who gets it.

    Empty where no shift was asked, and where nobody can bargain: one player has no partner.
    """
    shifts = [
        (each, each.shift["shapley"])
        for each in powers
        if each.shift and len(each.shift.get("shapley", ())) > 1
    ]
    if not shifts:
        return ""
    actor = actor_names(case)
    size = max((abs(moved) for _, moves in shifts for moved in moves.values()), default=0.0)
    game, shift = max(shifts, key=lambda pair: sum(pair[1].values()))
    if sum(shift.values()) > _SLIGHT * size:
        where, base = (scenario_name(case, each) for each in (game.scenario, game.versus))
        return f"against “{base}”, there is most to gain in “{where}”: {_moves(game, shift, actor)}"
    game, shift = max(shifts, key=lambda pair: max(map(abs, pair[1].values()), default=0.0))
    where, base = (scenario_name(case, each) for each in (game.scenario, game.versus))
    text = f"against “{base}”, no scenario shown gives the players more to gain together"
    moves = _moves(game, shift, actor)
    return f"{text}; most changes hands in “{where}”: {moves}" if moves else text


def _moves(game: Power, shift: Mapping[str, float], actor: Mapping[str, str]) -> str:
    """Say who gains most by a change, and who loses most; empty where nobody moves."""
    largest = max(map(abs, shift.values()), default=0.0)
    up = [each for each, moved in _ranked(shift) if moved > _SLIGHT * largest]
    down = [each for each, moved in reversed(_ranked(shift)) if moved < -_SLIGHT * largest]
    told = []
    equal = [each for each in up if _close(shift[each], shift[up[0]])]
    if up:
        most = amount(shift[up[0]], game.unit)
        does = f"each gain about {most}" if len(equal) > 1 else f"gains most, about {most}"
        told.append(f"{listed([actor[each] for each in equal])} {does}")
    if down:
        loses = amount(-shift[down[0]], game.unit)
        most = "" if up or len(down) == 1 else " most, about"
        told.append(f"{actor[down[0]]} loses{most} {loses}")
    elif up and len(equal) == len(up) < len(shift):
        return f"{told[0]} and nobody else moves"
    return ", and ".join(told)


def stakes(closures: Sequence[Closure], case: CaseNote) -> str:
    """Name the closure that costs most.

    Empty where none was asked.
    `closures`: one thing shut at a time; straits and canals are spoken of or, where none costs
    anything, links: to shut a market's place, a city or a way-point is to ask something else.
    """
    players = {each.actor for each in case.actors if each.player}
    corridors = [each for each in closures if each.corridor]
    worst = next(iter(costliest(closures)), None)
    if worst is None or worst.loss is None:
        return ""
    actor = actor_names(case)
    days = lasting(case.days)
    text = f"shutting “{worst.name}” {days} would cost"
    if len(corridors) > 1:
        things = f"{spelled(len(corridors))} links, straits and canals"
        text = f"Of {things} shut {days} one at a time, shutting “{worst.name}” would cost most,"
    lost = in_all(worst.days, worst.loss, worst.unit)
    text += f" {'at least ' if worst.ceiling else ''}{lost}{'' if worst.days else ' in all'}"
    ranked = [each for each in _ranked(worst.actors) if each[0] in players and each[1] > 0.0]
    if ranked:
        who, most = ranked[0]
        text += f", and {actor[who]} would lose most, {whole(worst.days, most, worst.unit)}"
    beyond = 0 if worst.ceiling else sum(bool(each.ceiling) for each in corridors)
    if beyond:
        text += f"; {counted(beyond, 'other')} would cost more than the model can price"
    return text


def doubt(claims: Sequence[Verdict], case: CaseNote) -> str:
    """Say how far all this can be trusted, and which figure matters most.

    How many figures have no source, and which one overturns most verdicts.
    """
    counts = case.counts
    if not counts.read:
        return "no figure stands behind this: all numbers stand in the cells of its tables"
    text = part(
        counts.unsourced_read,
        counts.read,
        "figure behind this",
        ("has no source and is an assumption", "have no source and are assumptions"),
        ("has a source", "have a source"),
        deny=False,
    )
    first = Counter(
        each.name or each.figure
        for claim in claims
        for each in claim.overturned_by[:1]
        if each.inside
    )
    if first:
        figure, times = first.most_common(1)[0]
        verdicts = counted(times, "verdict")
        text += f"; the one to check first is “{_inner(figure)}”, which within its range"
        text += f" overturns {verdicts}"
    return text


def _inner(text: str) -> str:
    return text.strip().rstrip(".")


def _firmness(claim: Verdict) -> tuple[float, bool, bool]:
    """Rank a verdict: draws that agree, what the model itself says, no figure that overturns it."""
    assert claim.probability is not None
    inside = any(each.inside for each in claim.overturned_by)
    return (abs(claim.probability - 0.5), claim.kind == "measure", not inside)


def _ranked(numbers: Mapping[str, float]) -> list[tuple[str, float]]:
    return sorted(numbers.items(), key=lambda pair: -pair[1])


def _close(one: float, other: float) -> bool:
    return abs(one - other) <= _SLIGHT * max(abs(one), abs(other))
