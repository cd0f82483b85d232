"""Parts of a Word document that python-docx has no words for: links, bookmarks, numbers."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

_WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LINK = "0B5394"
_LONGEST = 40
"""Letters that the name of a bookmark may have."""
_FORBIDDEN = re.compile(r"[^\x09\x0a\x0d\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    """Return a text without the control characters that XML refuses."""
    return _FORBIDDEN.sub("", text)


def anchor(text: str, size: float, *, bold: bool = False) -> str:
    """Write a run of text.

    `size`: of its letters [pt].
    """
    of_weight = "<w:b/>" if bold else ""
    return (
        f'<w:r><w:rPr>{of_weight}<w:sz w:val="{round(2 * size)}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(plain(text))}</w:t></w:r>'
    )


def link(text: str, mark: str, size: float, *, root: bool = False) -> str:
    """Write a run of text that leads to a bookmark.

    `size`: of its letters [pt].
    `root`: whether it stands by itself, and so names its namespace.
    """
    space = _WORDS if root else ""
    return (
        f'<w:hyperlink {space} w:anchor="{escape(name_of(mark))}" w:history="1"><w:r><w:rPr>'
        f'<w:color w:val="{_LINK}"/><w:sz w:val="{round(2 * size)}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(plain(text))}</w:t></w:r></w:hyperlink>'
    )


def name_of(mark: str) -> str:
    """Name a bookmark so that Word takes it.

    It begins with a letter and is no longer than Word allows; a long key keeps a digest.

    Examples
    --------
    >>> name_of("pipe_matters")
    'c_pipe_matters'
    >>> len(name_of("x" * 80))
    40
    """
    from hashlib import sha256

    name = f"c_{mark}"
    if len(name) <= _LONGEST:
        return name
    digest = sha256(mark.encode()).hexdigest()[:8]
    return f"{name[: _LONGEST - 9]}_{digest}"


def bookmark(paragraph: Paragraph, mark: str, number: int) -> None:
    """Put a bookmark round a paragraph.

    `paragraph`: where links shall lead.
    """
    from docx.oxml import parse_xml

    start = f'<w:bookmarkStart {_WORDS} w:id="{number}" w:name="{escape(name_of(mark))}"/>'
    element = paragraph._p  # noqa: SLF001 - there is no other way to it
    first = element.find(".//{*}r")
    assert first is not None, "a heading has words"
    first.addprevious(parse_xml(start))
    element.append(parse_xml(f'<w:bookmarkEnd {_WORDS} w:id="{number}"/>'))


def hyperlink(paragraph: Paragraph, url: str, size: float) -> None:
    """Add an address that leads where it says.

    `size`: of its letters [pt].
    """
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import parse_xml

    key = paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    paragraph._p.append(  # noqa: SLF001 - there is no other way to it
        parse_xml(
            f'<w:hyperlink {_WORDS} xmlns:r="{relations}" r:id="{key}"><w:r><w:rPr>'
            f'<w:color w:val="{_LINK}"/><w:sz w:val="{round(2 * size)}"/>'
            f'<w:u w:val="single"/></w:rPr>'
            f'<w:t xml:space="preserve">{escape(plain(url))}</w:t></w:r></w:hyperlink>'
        )
    )


def field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """Add a field, which Word works out when it opens the document.

    `instruction`: what it works out, such as `PAGE`.
    `shown`: until then.
    """
    from docx.oxml import parse_xml

    for inner in (
        '<w:fldChar w:fldCharType="begin" w:dirty="true"/>',
        f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{escape(shown)}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        run = parse_xml(f"<w:r {_WORDS}>{inner}</w:r>")
        paragraph._p.append(run)  # noqa: SLF001 - there is no other way to it


def numbered(paragraph: Paragraph, kind: str, number: int) -> None:
    """Give a caption its number as a field, so that Word can list tables and figures.

    `kind`: `Table` or `Figure`.
    `number`: what the field shows until Word counts anew.
    """
    from docx.oxml import parse_xml

    paragraph.add_run(f"{kind} ")
    paragraph._p.append(  # noqa: SLF001 - there is no other way to it
        parse_xml(
            f'<w:fldSimple {_WORDS} w:instr=" SEQ {kind} \\* ARABIC "><w:r>'
            f"<w:t>{number}</w:t></w:r></w:fldSimple>"
        )
    )
