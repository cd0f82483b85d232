"""One claim of the brief: verdict, margin, what overturns it, how stable it is, sources."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rason.report.wording import (
    amount,
    headline,
    held,
    in_prose,
    interval,
    listed,
    outcome,
    overturned,
    sentence,
    turning,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rason.report.document import Claim, Document

MOST_OVERTURNING = 3
_HALF = 0.5
CHOICES = {
    "concept": "how gains are split",
    "increment": "whether the project is bargained over alone",
    "access": "whether owners may refuse passage",
    "capital": "whether capital counts as spent",
    "spread": "how dear trading on the market is",
    "players": "who sits at the table",
    "price_rule": "how goods are priced between partners",
    "options": "which other projects are possible",
}


@dataclass(frozen=True, slots=True)
class Block:
    """One claim of the page.

    Parameters
    ----------
    key, paragraph, says
        Which claim.
    outcome, word
        Its kind and the short verdict.
    sentence
        The verdict in full.
    share
        Share of draws in words; empty where none was asked.
    overturned
        The figure that would overturn it first, in words; empty where none was sought.
    facts
        Label and text, in reading order.
    sources
        Keys of sources, with the number that the list of sources gives them.
    picture
        Probability bar, as SVG.
    """

    key: str
    paragraph: str
    says: str
    outcome: str
    word: str
    sentence: str
    share: str
    overturned: str
    facts: tuple[tuple[str, str], ...]
    sources: tuple[tuple[str, int], ...]
    picture: str = ""


def block(claim: Claim, document: Document, numbers: Mapping[str, int], picture: str = "") -> Block:
    """Lay out a claim.

    Parameters
    ----------
    claim
        Tested.
    document
        All results, for names.
    numbers
        Number of each source in the list of sources.
    picture
        Its probability bar, as SVG.

    Returns
    -------
    block
        Ready for a template.
    """
    return Block(
        key=claim.claim,
        paragraph=str(claim.paragraph),
        says=sentence(claim.says),
        outcome=outcome(claim),
        word=headline(claim),
        sentence=claim.sentence,
        share=held(claim),
        overturned=in_prose(overturned(claim)),
        facts=tuple((label, in_prose(text)) for label, text in _facts(claim, document) if text),
        sources=tuple(
            (key, numbers[key]) for key in sorted(claim.sources, key=numbers.__getitem__)
        ),
        picture=picture,
    )


def _facts(claim: Claim, document: Document) -> list[tuple[str, str]]:
    margin = ""
    if claim.margin is not None and not _is_build(claim):
        margin = amount(claim.margin, claim.margin_unit, signed=True)
        spread = interval(claim.margin_low, claim.margin_high, claim.margin_unit)
        if spread:
            margin += f" at central figures; in nine draws of ten {spread}"
    turns = [turning(each) for each in claim.overturned_by[:MOST_OVERTURNING]]
    if len(claim.overturned_by) > MOST_OVERTURNING:
        turns.append(f"and {len(claim.overturned_by) - MOST_OVERTURNING} more")
    return [
        ("Tested by", "; ".join(_readable(each.text, document) for each in claim.statements)),
        ("Margin", margin),
        ("Overturned by", "; ".join(turns) or overturned(claim)),
        ("Stability", _stability(claim)),
        (_why(claim), "" if claim.why in claim.sentence else claim.why),
        ("Note", " ".join(sentence(each) for each in claim.reasons)),
    ]


def _is_build(claim: Claim) -> bool:
    """Tell whether its margin only says whether something is built."""
    return claim.margin_unit == "1" and abs(claim.margin or 0.0) == _HALF


def _readable(text: str, document: Document) -> str:
    """Give a statement its actors' names, and spaces for underscores."""
    names = {each.actor: each.name for each in document.case.actors}
    words = re.sub(r"\b[A-Za-z0-9_]+\b", lambda key: names.get(key[0], key[0]), text)
    return words.replace("_", " ")


def _why(claim: Claim) -> str:
    return {"untestable": "What it would take", "forecast": "What will settle it"}.get(
        claim.kind, "Why this test"
    )


def _stability(claim: Claim) -> str:
    if not claim.stability:
        return ""
    groups: dict[bool | None, list[str]] = {True: [], False: [], None: []}
    for each in claim.stability:
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
    if untold:
        parts.append(f"not told for {listed(untold)}")
    return "; ".join(parts)
