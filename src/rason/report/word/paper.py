"""A Word document to be filled: its styles, and one method for each kind of thing in it."""

from __future__ import annotations

import re
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Final

from rason.report.word.field import (
    anchor,
    bookmark,
    field,
    hyperlink,
    link,
    name_of,
    numbered,
    plain,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from docx.document import Document as Docx
    from docx.shape import InlineShape
    from docx.text.paragraph import Paragraph

    from rason.table.shown import Shown

FONT: Final = "Calibri"
TEXT_WIDTH: Final = 17.0  # cm: A4 less its margins
_MARGIN, _WIDTH, _HEIGHT = 2.0, 21.0, 29.7  # cm
_SIZES: Final = {
    "Normal": 9.5,
    "Title": 24.0,
    "Heading 1": 15.0,
    "Heading 2": 11.5,
    "Heading 3": 10.5,
    "Caption": 9.0,
    "List Number": 9.0,
}
_INK, _MUTED, _RULE = "1B2430", "5A6470", "BFC6CE"
_CELL: Final = 8.0  # pt
_NARROWEST: Final = 6
_WIDEST: Final = 42
"""Letters between which a column's width follows its longest cell."""
_WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TALLEST: Final = 9.0  # cm: a picture, so that a chapter stays on its pages
_ROW: Final = 5.2  # cm: the pictures of the first page
_BETWEEN: Final = 0.2  # cm between two pictures in a row
_TWIPS_A_CM: Final = 567
_EMU_A_CM: Final = 360_000
_LONGEST: Final = 255
"""Letters that a property of a Word file may have."""
_MADE: Final = re.compile(rb"(?<=>)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ(?=</dcterms:)")
_NEVER: Final = b"1980-01-01T00:00:00Z"
"""The moment at which a chart's workbook was made, and what stands for it."""


class Paper:
    """A Word document that grows from its head to its foot.

    `day`: the date that it bears, so that the same brief has the same bytes.
    `template`: a document whose styles, page and letterhead are taken, its text left out; None for
    our own.
    """

    def __init__(self, title: str, subject: str, day: date, template: Path | None = None) -> None:
        import docx

        self.linked = True
        """Whether texts lead to marks: not where these stand in a part that is left out."""
        self._marks = 0
        self._counts = {"Table": 0, "Figure": 0}
        if template is None:
            self.docx: Docx = docx.Document()
            _dress(self.docx)
        else:
            self.docx = docx.Document(str(template))
            _emptied(self.docx)
        section = self.docx.sections[0]
        width = section.page_width - section.left_margin - section.right_margin  # type: ignore[operator]
        self.width = min(TEXT_WIDTH, width / _EMU_A_CM)
        _name(self.docx, title, subject, day)

    def title(self, text: str) -> None:
        """Write the document's title."""
        self.docx.add_heading(plain(text), 0)

    def new_page(self) -> None:
        """Begin a new page."""
        self.docx.add_page_break()  # type: ignore[no-untyped-call]

    def running(self, left: str, right: str) -> None:
        """Write a line above every page and its number below, where the letterhead leaves room."""
        from docx.shared import Pt

        section = self.docx.sections[0]
        head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
        if not head.text.strip():
            run = head.add_run(plain(f"{left} · {right}"))
            run.font.size = Pt(_CELL)
        if not foot.text.strip():
            foot.alignment = 2
            field(foot, "PAGE", "1")

    def contents(self, entries: Sequence[tuple[str, str]]) -> None:
        """Write where headings stand, with their pages."""
        from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
        from docx.oxml import parse_xml
        from docx.shared import Cm, Pt

        for text, mark in entries:
            paragraph = self.docx.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(1)
            stops = paragraph.paragraph_format.tab_stops
            stops.add_tab_stop(Cm(self.width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
            paragraph._p.append(parse_xml(link(text, mark, _SIZES["Normal"], root=True)))  # noqa: SLF001
            paragraph.add_run("\t")
            field(paragraph, f"PAGEREF {name_of(mark)} \\h", "…")

    def items(self, items: Sequence[tuple[str, str, str]]) -> None:
        """Write a list: what each says, where that leads, and what stands behind it."""
        from docx.oxml import parse_xml
        from docx.shared import Pt

        for text, mark, more in items:
            paragraph = self.docx.add_paragraph(style="List Bullet")
            paragraph.paragraph_format.space_after = Pt(1)
            if mark and self.linked:
                paragraph._p.append(  # noqa: SLF001 - there is no other way to it
                    parse_xml(link(text, mark, _SIZES["Normal"], root=True))
                )
            else:
                paragraph.add_run(plain(text))
            if more:
                paragraph.add_run(plain(f" {more}")).font.size = Pt(_SIZES["Caption"])

    def back(self, text: str, mark: str) -> None:
        """Write a way back."""
        from docx.oxml import parse_xml

        paragraph = self.docx.add_paragraph()
        paragraph._p.append(parse_xml(link(text, mark, _CELL, root=True)))  # noqa: SLF001

    def heading(self, text: str, level: int, *, mark: str = "") -> None:
        """Write a heading.

        `level`: from 1.
        `mark`: its name for links to it; empty for none.
        """
        paragraph = self.docx.add_heading(plain(text), level)
        if mark:
            self._marks += 1
            bookmark(paragraph, mark, self._marks)

    def text(
        self, text: str, *, small: bool = False, italic: bool = False, aside: str = ""
    ) -> Paragraph:
        """Write a paragraph, and what stands behind it in small letters."""
        from docx.shared import Pt, RGBColor

        paragraph = self.docx.add_paragraph()
        run = paragraph.add_run(plain(text))
        run.italic = italic
        if small:
            run.font.size = Pt(_SIZES["Caption"])
            run.font.color.rgb = RGBColor.from_string(_MUTED)
        if aside:
            behind = paragraph.add_run(plain(f" {aside}"))
            behind.font.size = Pt(_SIZES["Caption"])
            behind.font.color.rgb = RGBColor.from_string(_MUTED)
        return paragraph

    def facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Write labels and texts, one paragraph each, close together."""
        from docx.shared import Pt

        for label, text in facts:
            paragraph = self.docx.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(1)
            for part, bold in ((f"{label}: ", True), (text, False)):
                run = paragraph.add_run(plain(part))
                run.bold = bold
                run.font.size = Pt(_SIZES["Caption"])

    def sources(self, sources: Sequence[tuple[int, str, str]]) -> None:
        """Write a numbered list of sources with their addresses.

        `sources`: number, text and address of each; an empty address for none.
        """
        from docx.shared import Pt

        for number, text, url in sources:
            paragraph = self.docx.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(1)
            run = paragraph.add_run(plain(f"[{number}] {text} "))
            run.font.size = Pt(_CELL)
            if url:
                hyperlink(paragraph, url, _CELL)

    def table(
        self, table: Shown, *, widths: Sequence[float] = (), marks: Sequence[str] = ()
    ) -> None:
        """Write a table below its caption, with its headings on every page that it reaches.

        `widths`: part of the text's width that each column takes; by what stands in it where this
        is empty.
        `marks`: where the second cell of each row leads; empty for nowhere.
        """
        from docx.oxml import parse_xml

        self._caption("Table", table.caption)
        shares = widths or _widths(table)
        cells = [round(self.width * _TWIPS_A_CM * share / sum(shares)) for share in shares]
        right = set(table.numbers)

        def row(texts: Sequence[str], *, head: bool = False, mark: str = "") -> str:
            said = (
                _cell(
                    text,
                    width,
                    right=place in right,
                    bold=head,
                    mark=mark if place == 1 else "",
                )
                for place, (text, width) in enumerate(zip(texts, cells, strict=True))
            )
            of_head = "<w:tblHeader/>" if head else ""
            return f"<w:tr><w:trPr><w:cantSplit/>{of_head}</w:trPr>{''.join(said)}</w:tr>"

        targets = marks if marks and self.linked else [""] * len(table.rows)
        rows = [row(table.headings, head=True)]
        rows += [row(each, mark=mark) for each, mark in zip(table.rows, targets, strict=True)]
        edges = "".join(
            f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{_RULE}"/>'
            for edge in ("top", "bottom", "insideH")
        )
        element = parse_xml(
            f'<w:tbl {_WORDS}><w:tblPr><w:tblW w:w="{sum(cells)}" w:type="dxa"/>'
            f"<w:tblBorders>{edges}</w:tblBorders>"
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="1"/>'
            f'<w:tblCaption w:val="{escape(plain(table.caption))}"/></w:tblPr><w:tblGrid>'
            + "".join(f'<w:gridCol w:w="{width}"/>' for width in cells)
            + f"</w:tblGrid>{''.join(rows)}</w:tbl>"
        )
        body = self.docx.element.body
        body.insert_element_before(element, "w:sectPr")
        if table.note:
            self.text(table.note, small=True)
        else:
            self._gap()

    def _gap(self) -> None:
        """Keep a table apart from what follows."""
        from docx.shared import Pt

        paragraph = self.docx.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.line_spacing = Pt(5)

    def picture(self, png: bytes, caption: str, described: str, width: float) -> None:
        """Place a picture above its caption.

        `caption`: below it; empty for none.
        `described`: what a reader who cannot see it should know.
        `width`: on paper [cm].
        """
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        paragraph = self.strip(png, described, width)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.keep_with_next = bool(caption)
        if caption:
            self._caption("Figure", caption)

    def side_by_side(self, pictures: Sequence[tuple[bytes, str, str]]) -> None:
        """Place pictures in one row, their captions in one below it.

        `pictures`: each with its caption, and what a reader who cannot see it should know.
        """
        from docx.shared import Cm

        paragraph = self.docx.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        for png, _, described in pictures:
            width = Cm(self.width / len(pictures) - _BETWEEN)
            shape = paragraph.add_run().add_picture(BytesIO(png), width=width)
            _no_taller(shape, _ROW)
            shape._inline.docPr.set("descr", plain(described))  # noqa: SLF001 - no other way
            paragraph.add_run(" ")
        told = [caption for _, caption, _ in pictures if caption]
        if told:
            self._caption("Figure", " ".join(told))

    def strip(self, png: bytes, described: str, width: float) -> Paragraph:
        """Place a picture that needs no caption at the left.

        `described`: what a reader who cannot see it should know.
        `width`: on paper [cm].
        """
        from docx.shared import Cm

        paragraph = self.docx.add_paragraph()
        shape = paragraph.add_run().add_picture(BytesIO(png), width=Cm(width))
        _no_taller(shape, _TALLEST)
        shape._inline.docPr.set("descr", plain(described))  # noqa: SLF001 - there is no other way to it
        return paragraph

    def to_bytes(self) -> bytes:
        """Return the document as a file; the same document gives the same bytes."""
        written = BytesIO()
        self.docx.save(written)
        return settled(written)

    def _caption(self, kind: str, text: str) -> None:
        self._counts[kind] += 1
        paragraph = self.docx.add_paragraph(style="Caption")
        paragraph.paragraph_format.keep_with_next = kind == "Table"
        numbered(paragraph, kind, self._counts[kind])
        paragraph.add_run(plain(f". {text}"))


def _no_taller(shape: InlineShape, most: float) -> None:
    """Shrink a picture that is taller than there is room for [cm]."""
    shrink = most * _EMU_A_CM / shape.height
    if shrink < 1.0:
        shape.width, shape.height = int(shape.width * shrink), int(shape.height * shrink)  # type: ignore[assignment]


def settled(written: BytesIO) -> bytes:
    """Return an Office file without the moment at which its parts were packed.

    Nor that at which the workbooks of its charts were.
    """
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    again = BytesIO()
    with ZipFile(written) as there, ZipFile(again, "w", ZIP_DEFLATED) as here:
        book = "xl/workbook.xml" in there.namelist()
        for name in there.namelist():
            content = there.read(name)
            if name.endswith(".xlsx"):
                content = settled(BytesIO(content))
            elif book and name == "docProps/core.xml":
                content = _MADE.sub(_NEVER, content)
            here.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return again.getvalue()


def _widths(table: Shown) -> list[float]:
    """Give columns width by their longest cell, and never less than their longest word needs."""
    found = []
    for cells in zip(table.headings, *table.rows, strict=True):
        words = max((len(word) + 2 for cell in cells for word in cell.split()), default=0)
        longest = max(map(len, (*cells[1:], "")))
        found.append(float(max(min(longest, _WIDEST), min(words, _WIDEST), _NARROWEST)))
    return found


def _cell(text: str, width: int, *, right: bool, bold: bool, mark: str) -> str:
    said = link(text, mark, _CELL) if mark else anchor(text, _CELL, bold=bold)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr>'
        f'<w:spacing w:before="20" w:after="20"/><w:jc w:val="{"right" if right else "left"}"/>'
        f"</w:pPr>{said}</w:p></w:tc>"
    )


def _dress(docx: Docx) -> None:
    """Set page, fonts and sizes; the styles stay Word's own, so that its readers know them."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    (section,) = docx.sections
    section.page_width, section.page_height = Cm(_WIDTH), Cm(_HEIGHT)
    section.left_margin = section.right_margin = Cm(_MARGIN)
    section.top_margin = section.bottom_margin = Cm(_MARGIN)
    for name, size in _SIZES.items():
        style = docx.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        style.font.color.rgb = RGBColor.from_string(_MUTED if name == "Caption" else _INK)
        fonts = style.element.rPr.rFonts
        for script in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{script}"), None)
        fonts.set(qn("w:hAnsi"), FONT)
    docx.styles["Normal"].paragraph_format.space_after = Pt(5)
    docx.styles["Caption"].paragraph_format.space_before = Pt(6)
    for language in docx.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _emptied(docx: Docx) -> None:
    """Take the text out of a template; its styles, page and letterhead stay."""
    body = docx.element.body
    for child in list(body):
        if not child.tag.endswith("}sectPr"):
            body.remove(child)


def _name(docx: Docx, title: str, subject: str, day: date) -> None:
    from datetime import UTC, datetime, time

    noon = datetime.combine(day, time(12), UTC)
    core = docx.core_properties
    core.title, core.subject = plain(title)[:_LONGEST], plain(subject)[:_LONGEST]
    core.author, core.language = "rason", "en-GB"
    core.comments = ""
    core.created = core.modified = noon
