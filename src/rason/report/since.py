"""What changed since an earlier run, and which figure changed it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rason.claim.phrases import counted_in, outcome
from rason.games.wording import listed
from rason.report.ratio import name_of_figure
from rason.words.counting import counted
from rason.words.phrases import amount, day, in_prose, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rason.claim.verdict import Verdict
    from rason.report.document import Document, Value

MOST = 5
"""Verdicts that are told one by one."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure that has another value than in the earlier run."""

    figure: str
    name: str
    says: str
    """From what to what it went."""


def changed(before: Document, after: Document) -> tuple[str, ...]:
    """Say what changed, in sentences: verdicts first, then the answer, then the figures.

    `before`: of an earlier run of the same case; an older one does not hold its figures, and then
    no cause is named.
    """
    figures, known = moved(before, after), bool(before.case.values) or not after.case.values
    old = {each.claim: each for each in before.claims}
    turned = [
        (old[each.claim], each)
        for each in after.claims
        if each.claim in old and _fares(old[each.claim]) != _fares(each)
    ]
    told = [
        _verdict(was, now, figures, known=known and before.case.change == after.case.change)
        for was, now in turned[:MOST]
    ]
    if len(turned) > MOST:
        told.append(f"{counted(len(turned) - MOST, 'further verdict')} changed")
    if not turned and before.claims:
        told.append("no verdict changed")
    told += [
        f"{counted(len(keys), 'claim')} {'is' if len(keys) == 1 else 'are'} {word}"
        for keys, word in (
            ([each for each in after.claims if each.claim not in old], "new"),
            ([key for key in old if key not in {c.claim for c in after.claims}], "no longer there"),
        )
        if keys
    ]
    was, now = ({each.about: each.says for each in one.findings} for one in (before, after))
    told += [
        f"it was said before: “{was[about].rstrip('.')}”"
        for about in now
        if about in was and was[about] != now[about] and about != "change"
    ][:2]
    if not known:
        told.append("the earlier run does not hold its figures, so none can be named as the cause")
    elif before.case.change != after.case.change:
        told.append(f"every scenario is taken {after.case.change or 'as the case has it'}")
    elif figures:
        named = listed([each.says for each in figures[:MOST]])
        left = counted(len(figures) - MOST, "other figure") if len(figures) > MOST else ""
        told.append(f"{named}{f' and {left}' * bool(left)} changed")
    else:
        told.append("no figure changed")
    frozen = before.case.frozen
    since = f"since the run of the case as known on {day(frozen)}" if (
        frozen != after.case.frozen
    ) else "since the earlier run"  # fmt: skip
    return tuple(sentence(in_prose(each)) for each in (f"{since}: {told[0]}", *told[1:]))


def moved(before: Document, after: Document) -> tuple[Moved, ...]:
    """Return the figures that differ from those of an earlier run."""
    old = {each.figure: each for each in before.case.values}
    found = []
    for now in after.case.values:
        was = old.get(now.figure)
        if was is None or was.model_copy(update={"name": now.name}) == now:
            continue
        name = name_of_figure(now.name)
        first, last = (_said(each) for each in (was, now))
        says = f"“{name}” (from {first} to {last})" if first != last else f"“{name}” (its range)"
        found.append(Moved(now.figure, name, says))
    return tuple(found)


def _said(each: Value) -> str:
    return "no value" if each.value is None else amount(each.value, each.unit, exact=True)


def _fares(claim: Verdict) -> tuple[str, str]:
    return outcome(claim), claim.verdict


def _verdict(was: Verdict, now: Verdict, figures: Sequence[Moved], *, known: bool) -> str:
    """Say how one verdict changed, and by which of the figures that moved."""
    then = counted_in(was).replace("holds", "held", 1)
    text = f"“{now.says.strip().rstrip('.')}” {counted_in(now)}; before, it {then}"
    reads = {
        *(each.figure for claim in (was, now) for each in claim.overturned_by),
        *was.drivers,
        *now.drivers,
        *was.steady,
        *now.steady,
    }
    causes = [each.name for each in figures if each.figure in reads]
    if causes:
        return f"{text}, which {listed([f'“{each}”' for each in causes[:3]])} changed"
    return f"{text}; no figure behind it changed" if known else text
