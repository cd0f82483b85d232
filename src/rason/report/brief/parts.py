"""What a brief is made of: headings, texts, lists, tables, pictures; each form sets the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rason.report.brief.picture import Picture
    from rason.table.shown import Shown


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below that of its section."""

    kind: ClassVar[str] = "heading"
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    kind: ClassVar[str] = "text"
    text: str
    style: Literal["plain", "answer", "note"] = "plain"
    aside: str = ""
    """What stands behind it in small letters, such as the confidence."""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list, which may lead elsewhere."""

    text: str
    mark: str = ""
    """Where the text leads."""
    more: str = ""
    """What stands behind it."""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    kind: ClassVar[str] = "items"
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and texts."""

    kind: ClassVar[str] = "facts"
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, whose second column may lead elsewhere."""

    kind: ClassVar[str] = "grid"
    table: Shown
    widths: tuple[float, ...] = ()
    """Part of the width that each column takes; none where the cells decide."""
    marks: tuple[str, ...] = ()
    """Where the second cell of each row leads."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture."""

    kind: ClassVar[str] = "drawing"
    picture: Picture
    small: bool = False
    """Whether it takes little room beside text."""


@dataclass(frozen=True, slots=True)
class Back:
    """A way back from an annex to where it is spoken of."""

    kind: ClassVar[str] = "back"
    text: str
    mark: str


@dataclass(frozen=True, slots=True)
class Fold:
    """Parts that are folded away on a screen below what they are about."""

    kind: ClassVar[str] = "fold"
    about: str
    parts: tuple[Part, ...]
    mark: str = ""


Part: TypeAlias = "Heading | Text | Items | Facts | Grid | Drawing | Back | Fold"


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter, or an annex."""

    mark: str
    heading: str
    parts: tuple[Part, ...] = field(default_factory=tuple)


def words(sections: Sequence[Section]) -> int:
    """Count the words of sections: all but the letters in pictures."""
    return sum(
        len(text.split()) for each in sections for text in (each.heading, *_texts(each.parts))
    )


def _texts(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        match part:
            case Heading() | Back():
                yield part.text
            case Text():
                yield from (part.text, part.aside)
            case Items():
                yield from (text for each in part.items for text in (each.text, each.more))
            case Facts():
                yield from (text for fact in part.facts for text in fact)
            case Grid():
                table = part.table
                yield from (table.caption, table.note, *table.headings)
                yield from (cell for row in table.rows for cell in row)
            case Drawing():
                yield part.picture.caption
            case Fold():
                yield part.about
                yield from _texts(part.parts)
