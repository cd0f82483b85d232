"""A brief in order: two pages, contents, chapters, annexes; every form is set from this."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rason.games.wording import listed
from rason.report.brief import annexes, tables, text_tables
from rason.report.brief.chapters import chapters
from rason.report.brief.claim import Block, block
from rason.report.brief.front import first_page, second_page, standing, told_first
from rason.report.brief.parts import Drawing, Item, Items, Section, words
from rason.report.brief.sections import sections, unanswered
from rason.report.brief.words import STRIP
from rason.report.coverage import place
from rason.report.since import changed
from rason.words.phrases import day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rason.claim.verdict import Verdict
    from rason.report.brief.picture import Picture
    from rason.report.document import Document

MOST_WORDS = 3000
"""Words of the main part: the two pages, the contents and the chapters."""
_ROWS = (6, 5, 4, 3, 2, 1, 0)
"""Rows that the tables of chapters may have, the most that fit first."""


@dataclass(frozen=True)
class Page:
    """The brief."""

    document: Document
    standing: str
    """Of which day it speaks, and which scenario comes first."""
    front: tuple[Section, ...]
    """The answer, and the verdicts in groups: the brief in short."""
    chapters: tuple[Section, ...]
    annexes: tuple[Section, ...]
    blocks: tuple[Block, ...]
    changed: tuple[str, ...]
    """What changed since an earlier run; empty where none is compared."""
    sources: tuple[tuple[int, str, str, str], ...]
    """Number, key, text and address of each."""

    @property
    def contents(self) -> Section:
        """Where chapters and annexes stand."""
        listed_ = (*self.chapters, *self.annexes, _SOURCES)
        entries = tuple(Item(each.heading, each.mark) for each in listed_)
        return Section("contents", "Contents", (Items(entries),))

    @property
    def behind(self) -> tuple[Section, ...]:
        """All that stands behind the two pages, but the sources."""
        return (self.contents, *self.chapters, *self.annexes)

    @property
    def main(self) -> tuple[Section, ...]:
        """All but the annexes."""
        return (*self.front, self.contents, *self.chapters)


_SOURCES = Section("sources", "Annex: sources")


def lay_out(
    document: Document,
    pictures: Mapping[str, tuple[Picture, ...]] | None = None,
    *,
    since: Document | None = None,
) -> Page:
    """Lay out a result document as a brief.

    `since`: an earlier run; what changed since then comes first.

    `pictures`: figures by section: `system`, `flows`, and each question's; one by the key of each
    claim, and more with `drivers` and `choices` behind it.
    """
    shown = dict(pictures or {})
    numbers = {each.source: number for number, each in enumerate(document.case.sources, 1)}
    blocks = tuple(
        block(each, document, numbers, shown) for each in sorted(document.claims, key=_order)
    )
    found = {each.key: each for each in sections(document, shown)}
    front = tuple(
        each for each in (first_page(document, shown), second_page(document)) if each is not None
    )
    news = () if since is None else changed(since, document)
    if news:
        first_one = replace(front[0], parts=(*told_first(news), *front[0].parts))
        front = (first_one, *front[1:])
    own = {
        "flows": (*tables.flows(document), *tables.contracts(document)),
        "prices": tables.prices(document),
    }
    first = _drawn(front)
    short = [chapters(document, found, shown, rows, first) for rows in _ROWS]
    weak = tables.figures(document.case.assumptions, "Figures without a source, or guessed")
    late = tables.figures(document.case.late, "Figures that became known after the freeze")
    behind = (
        annexes.claims(blocks, STRIP if any(each.bar for each in blocks) else ""),
        annexes.answers(found, own, shown, unanswered(document), first | _drawn(short[-1])),
        annexes.text(text_tables.paragraphs(document), text_tables.whole(document)),
        annexes.figures(document, weak, late, text_tables.watch(document, numbers)),
        annexes.made(_made(document), document.notes),
    )
    fixed = Page(
        document=document,
        standing=standing(document),
        front=front,
        chapters=short[-1],
        annexes=tuple(each for each in behind if each is not None),
        blocks=blocks,
        changed=news,
        sources=tuple(
            (numbers[each.source], each.source, each.text, each.url)
            for each in document.case.sources
        ),
    )
    tried = (replace(fixed, chapters=each) for each in short)
    return next((each for each in tried if words(each.main) <= MOST_WORDS), fixed)


def _drawn(sections: Sequence[Section]) -> frozenset[str]:
    """Return the pictures of some sections: each is shown once."""
    return frozenset(
        part.picture.svg for each in sections for part in each.parts if isinstance(part, Drawing)
    )


def _order(claim: Verdict) -> tuple[int, str]:
    """Order claims as the text does."""
    return place(str(claim.paragraph))


def _made(document: Document) -> tuple[tuple[str, str], ...]:
    case, settings = document.case, document.settings
    grades = [
        f"{count} of grade {grade}" if grade else f"{count} without a grade"
        for grade, count in case.counts.grades.items()
    ]
    settled = f"; {settings.settled}" if settings.settled else ""
    return (
        ("Case", f"{case.name}, frozen on {day(case.frozen)}"),
        ("Figures", f"{case.counts.figures}: {listed(grades)}" if grades else "none"),
        ("Draws", f"{settings.draws:,}, seed {settings.seed}{settled}"),
        ("Digest", case.digest),
        ("Made with", ", ".join(f"{name} {each}" for name, each in settings.versions.items())),
    )
