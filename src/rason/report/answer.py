"""The answer in five sentences, put together from results alone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rason.report.holding import holds_in
from rason.report.wording import (
    OUTCOMES,
    actor_names,
    amount,
    counted,
    day,
    in_prose,
    listed,
    outcome,
    scenario_name,
    sentence,
    spelled,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rason.report.document import CaseNote, Claim, Closure, Document, Power
    from rason.report.wording import Outcome

_ORDER: tuple[Outcome, ...] = ("holds", "fails", "even", "depends", "unfounded", "settled")
_SLIGHT = 0.01
"""Part of the largest shift below which an actor neither gains nor loses."""


def answer(document: Document) -> tuple[str, ...]:
    """Say what a run found.

    Parameters
    ----------
    document
        All results; its own `answer` is not read.

    Returns
    -------
    sentences
        Five, or fewer where a question was not asked, after one that says what lies on top of every
        scenario, if anything does: how the claims fared, the firmest of them,
        who gains power, what is most at stake, and how sure all this is.
    """
    parts = (
        _taken(document.case),
        tally(document.claims, document.case),
        firmest(document.claims),
        power(document.power, document.case),
        stakes(document.closures, document.case),
        doubt(document.claims, document.case),
    )
    return tuple(sentence(in_prose(part)) for part in parts if part)


def _taken(case: CaseNote) -> str:
    """Say that not the case as it stands is answered for."""
    return f"every scenario is taken {case.change}" if case.change else ""


def tally(claims: Sequence[Claim], case: CaseNote) -> str:
    """Count how the claims fared.

    Parameters
    ----------
    claims
        All of them.
    case
        Whose freeze they are tested at.

    Returns
    -------
    text
        Empty without claims.
    """
    if not claims:
        return ""
    counts = Counter(map(outcome, claims))
    tested = sum(counts[each] for each in _ORDER)
    told = [
        f"{spelled(counts[each])} {OUTCOMES[each][counts[each] != 1]}"
        for each in _ORDER
        if counts[each]
    ]
    text = f"the {counted(len(claims), 'claim')}"
    if case.text is not None:
        text += f" drawn from “{case.text.title}”"
    few = spelled(tested)
    all_ = tested == len(claims)
    begun = f"All {text[4:]} can be tested" if all_ else f"Of {text}, {few} can be tested"
    return f"{begun} against what was known on {day(case.frozen)}: {listed(told)}"


def firmest(claims: Sequence[Claim]) -> str:
    """Name the claims whose verdict is hardest to overturn: one that holds, one that fails.

    Parameters
    ----------
    claims
        All of them.

    Returns
    -------
    text
        Empty where no modelled claim has a firm verdict.
    """

    def firm(wanted: Outcome) -> Claim | None:
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


def power(powers: Sequence[Power], case: CaseNote) -> str:
    """Say which scenario adds most to what there is to bargain for, and who gets it.

    Parameters
    ----------
    powers
        Games with their shifts.
    case
        For names.

    Returns
    -------
    text
        Empty where no shift was asked.
    """
    shifts = [
        (each, each.shift["shapley"]) for each in powers if each.shift and "shapley" in each.shift
    ]
    if not shifts:
        return ""
    game, shift = max(shifts, key=lambda pair: sum(pair[1].values()))
    actor = actor_names(case)
    largest = max(map(abs, shift.values()), default=0.0)
    up = [each for each, moved in _ranked(shift) if moved > _SLIGHT * largest]
    down = [each for each, moved in reversed(_ranked(shift)) if moved < -_SLIGHT * largest]
    if not up:
        return ""
    where = scenario_name(case, game.scenario)
    text = f"There is most to gain in “{where}”"
    equal = [each for each in up if _close(shift[each], shift[up[0]])]
    gains = listed([actor[each] for each in equal])
    most = amount(shift[up[0]], game.unit)
    text += f": {gains} " + (
        f"each gain about {most}" if len(equal) > 1 else f"gains most, about {most}"
    )
    if down:
        text += f", and {actor[down[0]]} loses {amount(-shift[down[0]], game.unit)}"
    elif len(equal) == len(up):
        text += " and nobody else moves"
    return text


def stakes(closures: Sequence[Closure], case: CaseNote) -> str:
    """Name the closure that costs most.

    Parameters
    ----------
    closures
        One thing shut at a time; straits and canals are spoken of or, where none costs anything,
        links: to shut a market's place, a city or a way-point is to ask something else.
    case
        For the names of actors.

    Returns
    -------
    text
        Empty where none was asked.
    """
    players = {each.actor for each in case.actors if each.player}
    corridors = [each for each in closures if each.corridor]
    straits = [each for each in corridors if each.kind == "passage"]

    def costly(some: Sequence[Closure]) -> list[tuple[float, Closure]]:
        found = [
            (sum(lost for who, lost in each.actors.items() if who in players), each)
            for each in some
            if each.loss is not None and not each.ceiling
        ]
        return [each for each in found if each[0] > 0.0]

    closures = straits if costly(straits) else corridors
    known = costly(closures)
    if not known:
        return ""
    loss, worst = max(known, key=lambda pair: pair[0])
    actor = actor_names(case)
    things = counted(len(closures), "link or strait", "links and straits")
    if closures is straits:
        things = counted(len(closures), "strait or canal", "straits and canals")
    text = f"Of {things} shut for a year one at a time, "
    text += f"shutting “{worst.name}” would cost the {counted(len(players), 'player')} most,"
    text += f" {amount(loss, worst.unit)} together"
    ranked = [each for each in _ranked(worst.actors) if each[0] in players and each[1] > 0.0]
    if ranked:
        who, lost = ranked[0]
        text += f", and {actor[who]} would lose most, {amount(lost, worst.unit)}"
    beyond = sum(bool(each.ceiling) for each in closures)
    if beyond:
        text += f"; {counted(beyond, 'other')} would cost more than the model can price"
    return text


def doubt(claims: Sequence[Claim], case: CaseNote) -> str:
    """Say how far all this can be trusted, and which figure matters most.

    Parameters
    ----------
    claims
        All of them.
    case
        With its counts.

    Returns
    -------
    text
        How many figures have no source, and which one overturns most verdicts.
    """
    counts = case.counts
    one = counts.unsourced == 1
    few = spelled(counts.unsourced)
    text = f"{few} of the {counts.figures} figures behind this {'has' if one else 'have'} no source"
    if counts.unsourced:
        text += f" and {'is an assumption' if one else 'are assumptions'}"
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


def _firmness(claim: Claim) -> tuple[float, bool, bool]:
    """Rank a verdict: draws that agree, what the model itself says, no figure that overturns it."""
    assert claim.probability is not None
    inside = any(each.inside for each in claim.overturned_by)
    return (abs(claim.probability - 0.5), claim.kind == "measure", not inside)


def _ranked(numbers: dict[str, float]) -> list[tuple[str, float]]:
    return sorted(numbers.items(), key=lambda pair: -pair[1])


def _close(one: float, other: float) -> bool:
    return abs(one - other) <= _SLIGHT * max(abs(one), abs(other))
