"""The chapters of a brief: each question's answer in short, and where the whole of it stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rason.report.brief import tables
from rason.report.brief.parts import Drawing, Grid, Heading, Item, Items, Section, Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rason.report.brief.parts import Part
    from rason.report.brief.picture import Picture
    from rason.report.brief.sections import Section as Answered
    from rason.report.document import Document
    from rason.table.shown import Shown

MOST_SAID = 2
"""Sentences that a chapter says of each question."""
LONGEST = 45
"""Words of a sentence that a chapter has room for; longer ones stand in the annex."""
MOST_COLUMNS = 6
CHAPTERS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("flows", "What would flow, and at what prices", ()),
    ("time", "The crisis in days", ("shortages", "timeline")),
    ("power", "Who gains bargaining power", ("power",)),
    ("dependence", "Who depends on whom", ("dependence", "concentration")),
    ("closures", "What shutting one thing would cost", ("closures",)),
    ("projects", "What each project is worth", ("projects",)),
    ("hold_up", "Who could hold up what", ("hold_up", "fee", "ties")),
    ("later", "What happened later", ("replay",)),
)
"""Name, heading and the questions that each chapter answers."""


def annexed(question: str) -> str:
    """Name the place in the annexes where the whole answer to a question stands."""
    return f"all-{question}"


def chapters(
    document: Document,
    answers: Mapping[str, Answered],
    pictures: Mapping[str, tuple[Picture, ...]],
    rows: int,
    used: frozenset[str],
) -> tuple[Section, ...]:
    """Lay out all chapters that have something to tell.

    `answers`: the whole answers, by question.
    `rows`: of each table; the annexes have more.
    `used`: pictures that the first page shows already.
    """
    found = []
    for mark, heading, questions in CHAPTERS:
        parts = _flows(document, pictures, rows, used) if mark == "flows" else []
        told = [answers[each] for each in questions if each in answers]
        for each in told:
            if len(told) > 1:
                parts.append(Heading(each.heading))
            parts += _answered(document, each, rows, used)
        if parts:
            title = told[0].heading if len(told) == 1 else heading
            whole = Item("All of it in the annex", annexed(told[0].key if told else mark))
            found.append(Section(mark, title, (*parts, Items((whole,)))))
    return tuple(found)


def _flows(
    document: Document,
    pictures: Mapping[str, tuple[Picture, ...]],
    rows: int,
    used: frozenset[str],
) -> list[Part]:
    """Show the map, flows and prices of the headline scenario."""
    named = document.headline.scenario if document.headline else ""
    shown = [each for each in document.scenarios if each.scenario == named] or list(
        document.scenarios[:1]
    )
    one = document.model_copy(update={"scenarios": tuple(shown)})
    drawn = (*pictures.get("system", ()), *pictures.get("flows", ()))
    parts: list[Part] = [*map(Drawing, [each for each in drawn if each.svg not in used][:1])]
    found = (("Flows", tables.flows(one)[:1]), ("Prices", tables.prices(one)[:1]))
    return parts + [
        Grid(_short(replace(each, caption=f"{what}: {each.caption}"), rows))
        for what, shown_ in found
        for each in shown_
        if each.rows
    ]


def _answered(document: Document, answer: Answered, rows: int, used: frozenset[str]) -> list[Part]:
    """Show an answer in short: a few sentences, one picture, one table."""
    said = [each for each in answer.says if len(each.split()) <= LONGEST][:MOST_SAID]
    drawn = [each for each in answer.pictures if each.svg not in used][:1]
    parts: list[Part] = [*(Text(each) for each in said), *map(Drawing, drawn)]
    return parts + [Grid(_short(each, rows)) for each in _first(document, answer.tables)]


def _first(document: Document, shown: Sequence[Shown]) -> tuple[Shown, ...]:
    """Return the first table, or the first that is about the headline scenario."""
    named = document.headline.scenario if document.headline else ""
    name = document.case.scenarios.get(named, "")
    own = [each for each in shown if name and each.caption.startswith(name)]
    return tuple((own or list(shown))[:1])


def _short(table: Shown, rows: int) -> Shown:
    """Cut a table to what a chapter has room for; the whole stands in the annex."""
    wide = len(table.headings) > MOST_COLUMNS
    keep = slice(0, MOST_COLUMNS if wide else None)
    return replace(
        table,
        headings=table.headings[keep],
        rows=tuple(row[keep] for row in table.rows[:rows]),
        note="",
        numbers=tuple(each for each in table.numbers if not wide or each < MOST_COLUMNS),
    )
