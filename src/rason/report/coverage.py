"""The whole text, paragraph by paragraph: what is tested, what cannot be and why, what is left out.

A claim stands in exactly one row, and every paragraph has a row: nothing is lost silently.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rason.claim.phrases import OUTCOMES, outcome
from rason.games.wording import listed
from rason.words.counting import spelled
from rason.words.phrases import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rason.claim.verdict import Verdict
    from rason.report.document import Document

ELSEWHERE = 10**6
"""Where a claim stands whose paragraph has a name and no number: behind all others."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What became of one paragraph of the text."""

    paragraph: str
    """Its number, or the name that the case gives it."""
    tested: tuple[Verdict, ...] = ()
    forecasts: tuple[Verdict, ...] = ()
    """Its claims about what was still to come."""
    untestable: tuple[Verdict, ...] = ()
    """Its claims that no such model can test."""
    refused: tuple[Verdict, ...] = ()
    """Its claims that could have had a verdict and got none."""
    outside: str = ""
    """What else it says that lies outside the system, and why; empty for nothing."""

    @property
    def claims(self) -> tuple[Verdict, ...]:
        """All of its claims."""
        return (*self.tested, *self.forecasts, *self.untestable, *self.refused)

    @property
    def silent(self) -> bool:
        """Whether nobody drew a claim from it or said why not."""
        return not self.claims and not self.outside


def coverage(document: Document) -> tuple[Paragraph, ...]:
    """Go through the text paragraph by paragraph.

    Every paragraph that the text has, then places that claims name otherwise. Where the case does
    not say how many paragraphs there are, those that are spoken of. Empty without claims.
    """
    text = document.case.text
    outside = {} if text is None else {str(key): why for key, why in text.outside.items()}
    there = range(1, ((text.paragraphs if text is not None else None) or 0) + 1)
    found: dict[str, list[Verdict]] = {str(number): [] for number in there}
    found |= {key: [] for key in outside if key not in found}
    for claim in document.claims:
        found.setdefault(str(claim.paragraph), []).append(claim)
    if not document.claims:
        return ()
    return tuple(
        _paragraph(key, found[key], outside.get(key, "")) for key in sorted(found, key=place)
    )


def place(paragraph: str) -> tuple[int, str]:
    """Order paragraphs as the text does.

    Examples
    --------
    >>> sorted(["10", "caption", "9"], key=place)
    ['9', '10', 'caption']
    """
    return (int(paragraph), "") if paragraph.isdecimal() else (ELSEWHERE, paragraph)


def came_of(claims: Iterable[Verdict]) -> str:
    """Count what came of tested claims.

    Such as ``two hold up and one does not hold up; one is the case's own question``; empty for
    none.
    """
    claims = tuple(claims)
    told = [outcome(claim) for claim in claims]
    found = listed(
        [
            f"{spelled(told.count(each))} {phrases[told.count(each) != 1]}"
            for each, phrases in OUTCOMES.items()
            if each in told
        ]
    )
    own = sum(claim.own for claim in claims)
    if not own:
        return found
    many = "is the case's own question" if own == 1 else "are the case's own questions"
    return f"{found}; {spelled(own)} {many}"


def left(paragraph: Paragraph) -> tuple[str, ...]:
    """Say what of a paragraph has no verdict, and why.

    One for each claim without a verdict, one for what lies outside, or that there is no claim.
    """
    if paragraph.silent:
        return ("No claim was drawn from it.",)
    texts = [
        f"{label}: {sentence(claim.says)} {sentence(claim.why or claim.sentence)}"
        for label, claims in (
            ("Forecast", paragraph.forecasts),
            ("Untestable", paragraph.untestable),
            ("No verdict", paragraph.refused),
        )
        for claim in claims
    ]
    if paragraph.outside:
        texts.append(f"Outside the system: {sentence(paragraph.outside)}")
    return tuple(texts)


def _paragraph(key: str, claims: Sequence[Verdict], outside: str) -> Paragraph:
    told = [(claim, outcome(claim)) for claim in claims]
    unsettled = [claim for claim, each in told if each == "open"]
    spoken = {"forecast", "untestable"}
    return Paragraph(
        paragraph=key,
        tested=tuple(claim for claim, each in told if each != "open"),
        forecasts=tuple(claim for claim in unsettled if claim.kind == "forecast"),
        untestable=tuple(claim for claim in unsettled if claim.kind == "untestable"),
        refused=tuple(claim for claim in unsettled if claim.kind not in spoken),
        outside=outside,
    )
