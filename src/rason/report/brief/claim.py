"""One claim of the brief: verdict, margin, what overturns it, how stable it is, sources."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rason.claim.phrases import (
    CHOICES,
    apart,
    headline,
    held_and_beside,
    outcome,
    overturned,
    said,
    turned_by,
)
from rason.claim.sobol import MISSING
from rason.games.wording import listed
from rason.words.amounts import format_share, rough_share
from rason.words.phrases import amount, in_prose, interval, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rason.claim.sensitivity import Influence
    from rason.claim.verdict import Statement, Verdict
    from rason.report.brief.picture import Picture
    from rason.report.document import Document

MOST_OVERTURNING = 3
TO_SET = "Set to see it change"
"""A fact that is copied, not read."""
SPARE = frozenset(
    {"Tested by", "By two together", "Not overturned by", "Whose word", "Why this test"}
)
"""Facts that the page on paper and the Word document leave to the page on the screen."""


@dataclass(frozen=True, slots=True)
class Block:
    """One claim of the page.

    `outcome`, `word`: its kind and the short verdict.
    `drivers`, `choices`: figures of what drives it, and of how it fares under other modelling
    choices.
    """

    key: str
    paragraph: str
    says: str
    outcome: str
    word: str
    sentence: str
    share: str
    """Share of draws in words; empty where none was asked."""
    overturned: str
    """The figure that would overturn it first, in words; empty where none was sought."""
    facts: tuple[tuple[str, str], ...]
    """Label and text, in reading order."""
    sources: tuple[tuple[str, int], ...]
    """Keys of sources, with the number that the list of sources gives them."""
    bar: Picture | None = None
    """In what share of draws it holds."""
    drivers: tuple[Picture, ...] = ()
    choices: tuple[Picture, ...] = ()


def block(
    claim: Verdict,
    document: Document,
    numbers: Mapping[str, int],
    pictures: Mapping[str, tuple[Picture, ...]],
) -> Block:
    """Lay out a claim.

    `numbers`: number of each source in the list of sources.
    `pictures`: by the claim's key, and by that with `drivers` and `choices` behind it.
    """
    return Block(
        key=claim.claim,
        paragraph=str(claim.paragraph),
        says=sentence(said(claim)),
        outcome=outcome(claim),
        word=headline(claim),
        sentence=claim.sentence,
        share=held_and_beside(claim),
        overturned=in_prose(overturned(claim)),
        facts=tuple(
            (label, text if label == TO_SET else in_prose(text))
            for label, text in _facts(claim, document)
            if text
        ),
        sources=tuple(
            (key, numbers[key]) for key in sorted(claim.sources, key=numbers.__getitem__)
        ),
        bar=next(iter(pictures.get(claim.claim, ())), None),
        drivers=pictures.get(f"{claim.claim} drivers", ()),
        choices=pictures.get(f"{claim.claim} choices", ()),
    )


def _facts(claim: Verdict, document: Document) -> list[tuple[str, str]]:
    margin = ""
    if claim.margin is not None:
        margin = amount(claim.margin, claim.margin_unit, signed=True)
        spread = interval(claim.margin_low, claim.margin_high, claim.margin_unit)
        if spread:
            margin += f" at central figures; in nine draws of ten {spread}"
    told = _overturning(claim)
    turning = [*told[:MOST_OVERTURNING]]
    if len(told) > MOST_OVERTURNING:
        turning.append(f"and {len(told) - MOST_OVERTURNING} more")
    turning += [turned_by(each) for each in claim.acts[:MOST_OVERTURNING]]
    if len(claim.acts) > MOST_OVERTURNING:
        turning.append(f"and {len(claim.acts) - MOST_OVERTURNING} more acts and relations")
    return [
        ("Tested by", "; ".join(_readable(each.text, document) for each in claim.statements)),
        ("Breaks even at", "; ".join(filter(None, map(_breaks_even, claim.statements)))),
        ("Margin", margin),
        ("Overturned by", "; ".join(filter(None, [*turning, apart(claim)])) or overturned(claim)),
        ("By two together", _together(claim)),
        (TO_SET, _settings(claim)),
        ("Not overturned by", _steady(claim)),
        ("Driven by", _drivers(claim)),
        ("Stability", _stability(claim)),
        ("Evidence", claim.evidence.sentence if claim.evidence else ""),
        ("Whose word", _words(claim, document)),
        (_why(claim), "" if claim.why in claim.sentence else claim.why),
        ("Note", " ".join(sentence(each) for each in claim.reasons)),
    ]


def _overturning(claim: Verdict) -> list[str]:
    """Say what each figure alone does to a claim, each stretch of a figure once."""
    return list(dict.fromkeys(each.says for each in claim.overturned_by))


def _breaks_even(statement: Statement) -> str:
    """Say where a break-even lies, as it is to be set to see it."""
    found = statement.meets
    return "" if found is None else f"{found.text} ({found.name})"


def _together(claim: Verdict) -> str:
    """Say which two figures overturn a claim sooner than each alone, and how far was searched."""
    found = claim.together
    told = "" if found is None else found.says
    if not claim.pairs_solved:
        return told
    told = told or "no pair that was tried does so sooner than a figure alone"
    if claim.pairs_solved >= claim.pairs:
        return f"{told}; all {claim.pairs:,} pairs of figures that work against it were tried"
    return (
        f"{told}; of {claim.pairs:,} pairs of figures that work against it, the"
        f" {claim.pairs_solved} most promising were tried"
    )


def _settings(claim: Verdict) -> str:
    """Write what command line, page and Python are told to see the verdict change."""
    told = dict.fromkeys(
        each.set
        for text in _overturning(claim)[:MOST_OVERTURNING]
        for each in claim.overturned_by
        if each.says == text
    )
    if claim.together is not None:
        told[claim.together.set] = None
    return "; or ".join(told)


def _steady(claim: Verdict) -> str:
    """Name figures that move a claim, and do not overturn it however far each goes alone."""
    named = list(claim.steady.values())[:MOST_OVERTURNING]
    left = len(claim.steady) - len(named)
    return "; ".join(named) + (f"; and {left} more that move it" if left else "")


def _readable(text: str, document: Document) -> str:
    """Give a statement its actors' names, and spaces for underscores."""
    names = {each.actor: each.name for each in document.case.actors}
    words = re.sub(r"\b[A-Za-z0-9_]+\b", lambda key: names.get(key[0], key[0]), text)
    return words.replace("_", " ")


def _why(claim: Verdict) -> str:
    return {"untestable": "What it would take", "forecast": "What will settle it"}.get(
        claim.kind, "Why this test"
    )


def _drivers(claim: Verdict) -> str:
    """Name the figures that drive a claim, with the best measure that there is."""
    found = claim.sensitivity
    if found is None:
        return ""
    named = [
        f"{each.name or each.figure}{_part(each)}" for each in found.influences[:MOST_OVERTURNING]
    ]
    rest = len(found.influences) - len(named)
    told = "; ".join(named) + (f"; and {rest} more" if rest > 0 else "")
    reasons = [reason for reason in found.reasons if MISSING not in reason]  # said once, at the end
    return " ".join(filter(None, [f"{told}." if told else "", *reasons, _between(claim)]))


def _between(claim: Verdict) -> str:
    """Name the pairs of players whose dealings a claim hangs on, beside figures."""
    pairs = dict.fromkeys(each.who for each in claim.acts)
    return f"Who talks with whom: {'; '.join(pairs)}." if pairs else ""


def _part(influence: Influence) -> str:
    """Say what part of the variance a figure carries, or how far it shifts the distribution."""
    if influence.total is not None:
        share = min(max(influence.total, 0.0), 1.0)
        return f" ({rough_share(share, influence.total_error or 0.0)} of the variance)"
    if influence.pawn is not None:
        return f" (shifts the distribution by {format_share(influence.pawn)})"
    return ""


def _words(claim: Verdict, document: Document) -> str:
    """Say on whose word a claim hangs."""
    names = {each.actor: each.name for each in document.case.actors}
    return " ".join(
        f"{names.get(each.reporter, each.reporter)} reports figures behind"
        f" {format_share(each.share)} of the variance"
        + (
            ", and one of them alone overturns the claim inside its range"
            if each.overturning
            else ""
        )
        + ("." if each.hangs else ": the claim does not hang on it.")
        for each in claim.words
    )


def _stability(claim: Verdict) -> str:
    if not claim.stability:
        return ""
    groups: dict[bool | None, list[str]] = {True: [], False: [], None: []}
    for each in claim.stability:
        if not each.differs and not each.flips:
            continue
        words = CHOICES.get(each.choice, each.choice)
        if words not in groups[each.flips]:
            groups[each.flips].append(words)
    flips = groups[True]
    stays = [each for each in groups[False] if each not in flips]
    parts = []
    if flips:
        parts.append(f"changes with {listed(flips)}")
    if stays:
        parts.append(
            f"the same whatever {listed(stays)}" if flips else f"unmoved by {listed(stays)}"
        )
    untold = [each for each in groups[None] if each not in flips + stays]
    told = [*flips, *stays, *untold]
    nothing = [CHOICES.get(each.choice, each.choice) for each in claim.stability]
    nothing = [each for each in dict.fromkeys(nothing) if each not in told]
    if nothing:
        parts.append(f"{listed(nothing)} {'changes' if len(nothing) == 1 else 'change'} no value")
    if untold:
        parts.append(f"not told for {listed(untold)}")
    return "; ".join(parts)
