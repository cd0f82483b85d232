"""The brief as a Word document, in the order of the page on the screen."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from rason.chart.theme import INK
from rason.report.brief.claim import SPARE
from rason.report.word.field import plain
from rason.report.word.paper import TEXT_WIDTH, Paper
from rason.table.shown import Shown
from rason.words.counting import counted
from rason.words.phrases import day, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rason.report.brief.page import Page
    from rason.report.brief.picture import Picture

_DESCRIBED = re.compile(r'aria-label="([^"]*)"')
_MAP = 9.0  # cm: the map that is drawn for a phone
_STRIP = 5.0  # cm: a claim's bar
_CHOICES = 12.0  # cm: a claim under other modelling choices
_DOTS = 1.5
"""Dots drawn for each of a picture's own: 150 an inch on paper, and cheap to draw."""
_VERDICTS = (0.05, 0.4, 0.17, 0.11, 0.27)
_PARAGRAPHS = (0.05, 0.08, 0.25, 0.62)
_WATCH = (0.22, 0.13, 0.17, 0.25, 0.23)
_FORECASTS = (0.05, 0.33, 0.15, 0.47)


def word(page: Page) -> bytes:
    """Write the brief as a Word document.

    The bytes of a .docx file; equal pages give equal bytes.
    """
    case = page.document.case
    paper = Paper(case.title, case.question, case.frozen)
    paper.title(case.title)
    if case.question:
        paper.text(case.question, italic=True)
    paper.text(f"As known on {day(case.frozen)}.", small=True)
    answer = page.document.answer
    if answer:
        paper.heading(f"The answer in {counted(len(answer), 'sentence')}", 1)
        for each in answer:
            paper.text(each)
    if page.blocks:
        _verdicts(paper, page)
        _claims(paper, page)
    _text(paper, page)
    _system(paper, page)
    _power(paper, page)
    _stakes(paper, page)
    _foundations(paper, page)
    return paper.to_bytes()


def _verdicts(paper: Paper, page: Page) -> None:
    paper.heading(page.headings["verdicts"], 1)
    paper.text(sentence("; ".join(f"{count} {phrase}" for _, phrase, count in page.counts)))
    paper.text(
        f"A verdict says in what share of {page.document.settings.draws:,} draws of the uncertain"
        " figures a statement holds, under the figures and rules of this case. It does not say how"
        " likely the claim is.",
        small=True,
    )
    blocks = page.blocks
    rows = tuple((b.paragraph, b.says, b.word, b.share, b.overturned) for b in blocks)
    headings = ("¶", "Claim", "Verdict", "Holds in", "What would overturn it")
    paper.table(
        Shown("Verdicts; each claim leads to its block", headings, rows),
        widths=_VERDICTS,
        marks=[block.key for block in blocks],
    )


def _claims(paper: Paper, page: Page) -> None:
    paper.heading(page.headings["claims"], 1)
    if page.strip:
        paper.text(page.strip, small=True)
    for block in page.blocks:
        paper.heading(block.says, 2, mark=block.key)
        paragraph = paper.text("")
        if not block.sentence.casefold().startswith(block.word.casefold()):
            paragraph.add_run(plain(f"{sentence(block.word)} ")).bold = True
        paragraph.add_run(plain(f"{block.sentence} (¶ {block.paragraph})"))
        if block.picture:
            paper.strip(png(block.picture), _described(block.picture), _STRIP)
        facts = [(label, text) for label, text in block.facts if label not in SPARE]
        if block.sources:
            facts.append(("Sources", " ".join(f"[{number}]" for _, number in block.sources)))
        paper.facts(facts)
        if block.outcome == "depends":
            _pictures(paper, block.choices, _CHOICES)


def _text(paper: Paper, page: Page) -> None:
    if page.tables["text"]:
        paper.heading(page.headings["text"], 1)
        for table in page.tables["text"]:
            paper.table(table, widths=_PARAGRAPHS)


def _system(paper: Paper, page: Page) -> None:
    if page.pictures.get("system"):
        paper.heading(page.headings["system"], 1)
        _pictures(paper, page.pictures["system"])
    for section in ("flows", "prices"):
        if page.pictures.get(section) or page.tables[section]:
            paper.heading(page.headings[section], 1)
            _pictures(paper, page.pictures.get(section, ()))
            _tables(paper, page.tables[section][:1])


def _power(paper: Paper, page: Page) -> None:
    if page.power is not None:
        paper.heading(page.power.heading, 1)
        _pictures(paper, page.power.pictures)
        for note in page.power.says:
            paper.text(note, small=True)
        _tables(paper, page.power.tables)


def _stakes(paper: Paper, page: Page) -> None:
    if page.answers:
        paper.heading(page.headings["stakes"], 1)
    for section in page.answers:
        paper.heading(section.heading, 2)
        for each in section.says:
            paper.text(each)
        _pictures(paper, section.pictures)
        _tables(paper, section.tables)
    for each in page.unanswered:
        paper.text(each, small=True)


def _foundations(paper: Paper, page: Page) -> None:
    paper.heading(page.headings["assumptions"], 1)
    paper.text(
        "They are assumptions of those who made the case, with wide ranges. Where a verdict hangs"
        " on them it says so. All of them stand at the end."
    )
    if page.tables["watch"]:
        paper.heading(page.headings["watch"], 1)
        paper.text(
            "A verdict is as good as its figures. If one of these moves as far as the table says,"
            " ask again."
        )
        for table in page.tables["watch"]:
            widths = _WATCH if len(table.headings) == len(_WATCH) else _FORECASTS
            paper.table(table, widths=widths)
    paper.heading(page.headings["sources"], 1)
    paper.sources([(number, text, url) for number, _, text, url in page.sources])
    paper.heading(page.headings["made"], 1)
    paper.facts(page.made)
    for note in page.document.notes:
        paper.text(note, small=True)
    if page.assumptions.rows or page.late.rows:
        paper.heading("Appendix: the weakest figures", 1)
        for table in (page.assumptions, page.late):
            if table.rows:
                paper.table(table, widths=(0.3, 0.13, 0.17, 0.07, 0.33))


def _tables(paper: Paper, tables: Sequence[Shown]) -> None:
    for table in tables:
        paper.table(table)


def _pictures(paper: Paper, pictures: Sequence[Picture], wide: float = TEXT_WIDTH) -> None:
    """Draw each picture once; of a map the one for a phone, whose letters are large enough."""
    for each in pictures:
        drawn = each.narrow or each.svg
        width = _MAP if each.narrow else wide
        paper.picture(png(drawn), each.caption, _described(drawn), width)


def _described(svg: str) -> str:
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
