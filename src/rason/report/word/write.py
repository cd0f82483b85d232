"""The brief as a Word document, in the order of the page on the screen."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from rason.chart.theme import INK
from rason.report.brief import parts
from rason.report.brief.annexes import OTHERWISE
from rason.report.brief.claim import SPARE
from rason.report.word.paper import Paper
from rason.words.phrases import day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rason.report.brief.page import Page
    from rason.report.brief.picture import Picture

_DESCRIBED = re.compile(r'aria-label="([^"]*)"')
_WIDE = 13.0  # cm
_STRIP = 5.0  # cm: a claim's bar
_DOTS = 1.5
"""Dots drawn for each of a picture's own: 150 an inch on paper, and cheap to draw."""


def word(page: Page, *, short: bool = False, template: Path | None = None) -> bytes:
    """Write the brief as a Word document.

    The bytes of a .docx file; equal pages give equal bytes.
    `short`: the two first pages alone.
    `template`: a document whose styles, page and letterhead are taken; None for our own.
    """
    case = page.document.case
    paper = Paper(case.title, case.question, case.frozen, template)
    paper.linked = not short
    paper.running(case.title, f"as known on {day(case.frozen)}")
    paper.title(case.title)
    if case.question:
        paper.text(case.question, italic=True)
    paper.text(page.standing, small=True)
    depends = frozenset(each.key for each in page.blocks if each.outcome == "depends")
    for each in page.front:
        if each.mark != "answer":
            paper.new_page()
            paper.heading(each.heading, 1, mark=each.mark)
        _front(paper, each.parts, depends)
    if short:
        return paper.to_bytes()
    paper.new_page()
    paper.heading(page.contents.heading, 1, mark=page.contents.mark)
    paper.contents(
        [(each.heading, each.mark) for each in (*page.chapters, *page.annexes)]
        + [("Annex: sources", "sources")]
    )
    for each in (*page.chapters, *page.annexes):
        if each in page.annexes[:1]:
            paper.new_page()
        paper.heading(each.heading, 1, mark=each.mark)
        _parts(paper, each.parts, 2, depends, wide=_WIDE)
    paper.heading("Annex: sources", 1, mark="sources")
    paper.sources([(number, text, url) for number, _, text, url in page.sources])
    return paper.to_bytes()


def _front(paper: Paper, found: Sequence[parts.Part], depends: frozenset[str]) -> None:
    """Set a page of its own: its pictures stand in one row, so that it stays one page."""
    drawn = [each.picture for each in found if isinstance(each, parts.Drawing)]
    others = [each for each in found if not isinstance(each, parts.Drawing)]
    first = next((at for at, each in enumerate(others) if isinstance(each, parts.Grid)), None)
    _parts(paper, others[:first], 2, depends, wide=_WIDE)
    if drawn:
        shown = [(each.narrow or each.svg, each.caption) for each in drawn]
        paper.side_by_side([(png(svg), caption, described(svg)) for svg, caption in shown])
    if first is not None:
        _parts(paper, others[first:], 2, depends, wide=_WIDE)


def _parts(
    paper: Paper, found: Sequence[parts.Part], level: int, depends: frozenset[str], wide: float
) -> None:
    """Set parts one after the other.

    `level`: of their headings.
    `depends`: claims whose pictures of other choices paper shows, too.
    `wide`: of pictures [cm].
    """
    for part in found:
        match part:
            case parts.Heading():
                paper.heading(part.text, level)
            case parts.Text():
                paper.text(part.text, small=part.style == "note", aside=part.aside)
            case parts.Items():
                paper.items([(each.text, each.mark, each.more) for each in part.items])
            case parts.Facts():
                paper.facts([fact for fact in part.facts if fact[0] not in SPARE])
            case parts.Grid():
                paper.table(part.table, widths=part.widths, marks=part.marks)
            case parts.Drawing():
                _picture(paper, part.picture, _STRIP if part.small else wide, small=part.small)
            case parts.Back():
                paper.back(part.text, part.mark)
            case parts.Fold():
                paper.heading(part.about, level, mark=part.mark)
                _parts(paper, _for_paper(part, depends), level + 1, depends, wide)


def _for_paper(fold: parts.Fold, depends: frozenset[str]) -> tuple[parts.Part, ...]:
    """Leave the pictures of a claim to the screen, unless other choices change its truth."""
    is_claim = any(isinstance(each, parts.Facts) for each in fold.parts)
    kept = {OTHERWISE} if fold.mark in depends else set()
    return tuple(
        each
        for each in fold.parts
        if not (is_claim and isinstance(each, parts.Fold) and each.about not in kept)
    )


def _picture(paper: Paper, picture: Picture, wide: float, *, small: bool) -> None:
    """Draw a picture once; of a map the one for a phone, whose letters are large enough."""
    drawn = picture.narrow or picture.svg
    if small:
        paper.strip(png(drawn), described(drawn), wide)
        return
    paper.picture(png(drawn), picture.caption, described(drawn), wide)


def described(svg: str) -> str:
    """Return what a reader of a picture should know who cannot see it."""
    found = _DESCRIBED.search(svg)
    assert found is not None, "every picture is described"
    return unescape(found[1])


def png(svg: str) -> bytes:
    """Turn a picture of the page into one for paper.

    `svg`: as the page has it, its ink left to the reader's light or dark.
    """
    import vl_convert

    drawn: bytes = vl_convert.svg_to_png(svg.replace("currentColor", INK), scale=_DOTS)
    return drawn
