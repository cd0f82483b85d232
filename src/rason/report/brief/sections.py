"""The brief's answers to declared questions, one section each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rason.answer.registry import QUESTIONS
from rason.report.brief.word_tables import hanging
from rason.report.case_note import names_in
from rason.report.document import answered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rason.report.brief.picture import Picture
    from rason.report.document import Document
    from rason.table.shown import Shown


@dataclass(frozen=True, slots=True)
class Section:
    """A question and its answer."""

    key: str
    heading: str
    """Which says something where the answer does."""
    says: tuple[str, ...]
    """What a reader must know, and what the answer means."""
    tables: tuple[Shown, ...]
    """Short; whole ones stand in files."""
    pictures: tuple[Picture, ...]


def sections(
    document: Document, pictures: Mapping[str, tuple[Picture, ...]]
) -> tuple[Section, ...]:
    """Lay out the answers to all declared questions that have a section of their own."""
    names = names_in(document.case)
    beside = {"misreporting": hanging(document)}
    found = []
    for question in QUESTIONS.values():
        if question.within:
            continue
        answer = answered(document, question)
        tables = (*question.laid_out(answer, names), *beside.get(question.name, ()))
        heading = question.heading(answer, names)
        first, says = question.warns(answer, names), question.says(answer, names)
        about = (question.about,) if question.about else ()
        if tables:
            drawn = pictures.get(question.name, ())
            found.append(Section(question.name, heading, (*first, *about, *says), tables, drawn))
    return tuple(found)


def unanswered(document: Document) -> tuple[str, ...]:
    """Say which declared questions have no answer in this case, and why."""
    return tuple(f"{QUESTIONS[name].title}: {why}" for name, why in document.reasons.items())
