"""Verdicts in groups by what they hang on, so that one finding is told once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rason.claim.phrases import CHOICES, OUTCOMES, outcome, stands
from rason.games.wording import listed
from rason.report.ratio import name_of_figure, turning
from rason.words.counting import counted, spelled
from rason.words.phrases import in_prose, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rason.claim.verdict import Verdict
    from rason.report.document import Document


_APART = ("firm", "settled", "recorded")
"""What hangs on nothing that others may doubt comes last."""


@dataclass(frozen=True, slots=True)
class Group:
    """Claims whose verdicts hang on the same thing."""

    about: str
    """What they hang on, as the beginning of a sentence."""
    says: str
    """How many they are, and how they fare, in a sentence."""
    claims: tuple[Verdict, ...]
    """The firmest first."""
    doubted: bool = True
    """Whether it is something that others may doubt: a figure, a choice, an assumption."""


def groups(document: Document) -> tuple[Group, ...]:
    """Group all claims that can be tested, the largest groups first.

    A claim hangs on the figure that overturns it soonest within its range; where none does, on the
    modelling choice that changes it, or on the assumption that carries it. Those that nothing
    changes, that the chronology decides, or that are settled by construction stand by themselves.
    """
    found: dict[tuple[str, str], list[Verdict]] = {}
    for claim in document.claims:
        if outcome(claim) != "open":
            found.setdefault(_hangs_on(claim), []).append(claim)
    ranked = sorted(found.items(), key=lambda pair: (pair[0][0] in _APART, -len(pair[1])))
    return tuple(_group(kind, key, claims) for (kind, key), claims in ranked)


def first_figure(claims: Sequence[Verdict]) -> tuple[Verdict, int] | None:
    """Return a claim that the figure to check first overturns, and how many it overturns in all.

    That is the figure which, within its range, overturns most verdicts before any other does; None
    where no figure overturns any.
    """
    first = {
        each.claim: each.overturned_by[0]
        for each in claims
        if each.overturned_by and each.overturned_by[0].inside
    }
    if not first:
        return None
    figure, _ = Counter(each.figure for each in first.values()).most_common(1)[0]
    alone = [
        claim
        for claim in claims
        if any(each.figure == figure and each.inside for each in claim.overturned_by)
    ]
    soonest = [each for each in alone if each.overturned_by[0].figure == figure]
    return min(soonest, key=lambda each: each.overturned_by[0].widths), len(alone)


def _hangs_on(claim: Verdict) -> tuple[str, str]:
    if claim.settled and not claim.depends:
        return ("settled", "")
    if claim.probability is None and not claim.settled:
        return ("recorded", "")
    inside = next((each for each in claim.overturned_by if each.inside), None)
    if inside is not None:
        return ("figure", name_of_figure(inside.name or inside.figure))
    if claim.depends:
        return ("choice", ";".join(claim.depends))
    if claim.verdict.startswith("illustrative"):
        return ("figure", name_of_figure(claim.assumption))
    return ("firm", "")


def _group(kind: str, key: str, claims: Sequence[Verdict]) -> Group:
    ranked = tuple(sorted(claims, key=_doubt))
    about = {
        "settled": "How the case is built",
        "recorded": "The chronology of events",
        "firm": "Nothing that was tried",
        "choice": _capital(listed([CHOICES.get(each, each) for each in key.split(";")])),
    }.get(kind, "")
    if kind == "figure":
        turns = [
            each
            for claim in ranked
            for each in claim.overturned_by
            if each.inside and name_of_figure(each.name or each.figure) == key
        ]
        about = f"An untested assumption{': ' * bool(key)}{key}"
        if turns:
            nearest = min(turns, key=lambda each: each.widths)
            about = f"{key}: {in_prose(turning(nearest))}"
    counts = Counter(map(_fares, ranked))
    fares = listed([f"{spelled(n)} {words[n > 1]}" for words, n in counts.items()])
    if len(counts) == 1:
        fares = f"all {next(iter(counts))[1]}"
    if len(ranked) == 1:
        fares = f"it {stands(ranked[0])}"
    says = sentence(f"{counted(len(ranked), 'claim')}: {fares}")
    return Group(about, says, ranked, kind not in _APART)


def _fares(claim: Verdict) -> tuple[str, str]:
    """Say how a claim fares, whatever it hangs on, of one and of several."""
    if claim.settled == "weights":
        return ("depends on a report", "depend on a report")
    if claim.probability is None:
        holds = claim.settled == "holds" or claim.verdict == "documented"
        return OUTCOMES["holds" if holds else "fails"]
    return next(words for words in OUTCOMES.values() if words[0] == stands(claim))


def _doubt(claim: Verdict) -> float:
    return -abs((claim.probability if claim.probability is not None else 0.5) - 0.5)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
