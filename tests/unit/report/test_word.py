"""The Word document says what the page says, in Word's own headings, tables and captions."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from tests.unit.report.sample import sample

from rason.report.brief.page import Page, lay_out
from rason.report.brief.pictures import pictures
from rason.report.word.field import name_of
from rason.report.word.paper import Paper
from rason.report.word.write import png, word
from rason.table.shown import Shown

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as Docx

    from rason.report.document import Document


@pytest.fixture(scope="module")
def page() -> Page:
    return lay_out(sample(), pictures(sample()))


@pytest.fixture(scope="module")
def file(page: Page) -> bytes:
    return word(page)


@pytest.fixture(scope="module")
def opened(file: bytes) -> Docx:
    return docx.Document(BytesIO(file))


def headings(opened: Docx) -> list[tuple[str, str]]:
    return [
        (each.style.name, each.text)
        for each in opened.paragraphs
        if each.style is not None and each.style.name is not None
        if each.style.name.startswith("Heading")
    ]


def test_sections_stand_in_the_order_of_the_page(page: Page, opened: Docx) -> None:
    first = [text for style, text in headings(opened) if style == "Heading 1"]
    wanted = [each.heading for each in (*page.main, *page.annexes) if each.mark != "answer"]
    assert first == [*wanted, "Annex: sources"]


def test_the_answer_comes_first(page: Page, opened: Docx) -> None:
    texts = [each.text for each in opened.paragraphs]
    told = page.document.findings[0]
    assert f"{told.says} Confidence: {told.confidence}." in texts[:5]


def test_links_lead_to_headings(page: Page, opened: Docx) -> None:
    body = opened.element.body
    marks = {each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))}
    inside = {each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))} - {None}
    assert inside <= marks
    assert {name_of(block.key) for block in page.blocks} <= inside
    assert {block.says for block in page.blocks} <= {text for _, text in headings(opened)}


def test_pages_have_numbers_contents_and_a_line_above(page: Page, opened: Docx) -> None:
    (section,) = opened.sections
    assert page.document.case.title in section.header.paragraphs[0].text
    fields = [each.text or "" for each in section.footer.part.element.iter(qn("w:instrText"))]
    assert [each.strip() for each in fields] == ["PAGE"]
    told = [each.text or "" for each in opened.element.body.iter(qn("w:instrText"))]
    pages = [each for each in told if "PAGEREF" in each]
    assert len(pages) == len(page.chapters) + len(page.annexes) + 1


def test_tables_are_tables_with_heads_that_repeat(opened: Docx) -> None:
    assert len(opened.tables) >= 6
    assert len(list(opened.element.body.iter(qn("w:tblHeader")))) == len(opened.tables)
    assert opened.tables[0].cell(1, 2).text.startswith("holds in")


def test_pictures_have_words_and_captions(opened: Docx) -> None:
    described = [each.get("descr") for each in opened.element.body.iter(qn("wp:docPr"))]
    assert len(described) == len(opened.inline_shapes) > 6
    assert all(len(each) > 10 for each in described)
    captions = [
        "".join(words.text for words in paragraph.iter(qn("w:t")))
        for paragraph in opened.element.body.iter(qn("w:p"))
        if paragraph.style == "Caption"
    ]
    assert any(text.startswith("Figure 1. ") for text in captions)
    assert any(text.startswith("Table 1. The") for text in captions)


def test_the_two_pages_stand_alone(page: Page) -> None:
    opened = docx.Document(BytesIO(word(page, short=True)))
    assert [text for style, text in headings(opened) if style == "Heading 1"] == [
        page.front[1].heading
    ]
    links = opened.element.body.iter(qn("w:hyperlink"))
    assert not [each for each in links if each.get(qn("w:anchor"))]


def test_a_house_style_is_taken_and_its_text_is_not(page: Page, tmp_path: Path) -> None:
    house = docx.Document()
    house.styles["Heading 1"].font.name = "Garamond"
    house.add_paragraph("Template text")
    house.sections[0].header.paragraphs[0].text = "House of Maps"
    house.save(str(tmp_path / "house.docx"))
    opened = docx.Document(BytesIO(word(page, template=tmp_path / "house.docx")))
    assert opened.styles["Heading 1"].font.name == "Garamond"
    assert opened.sections[0].header.paragraphs[0].text == "House of Maps"
    assert "Template text" not in [each.text for each in opened.paragraphs]


def test_equal_pages_give_equal_bytes(page: Page, file: bytes) -> None:
    assert word(page) == file
    with ZipFile(BytesIO(file)) as there:
        assert {each.date_time for each in there.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_sources_lead_to_their_addresses(page: Page, opened: Docx) -> None:
    there = {each.target_ref for each in opened.part.rels.values() if each.is_external}
    assert there == {url for _, _, _, url in page.sources if url}


def test_words_of_a_case_cannot_break_the_file() -> None:
    found: Document = sample()
    title = "Oil <&> “gas”\x07"
    says = found.claims[0].model_copy(update={"says": title})
    changed = found.model_copy(update={"claims": (says, *found.claims[1:])})
    opened = docx.Document(BytesIO(word(lay_out(changed))))
    assert "Oil <&> “gas”." in {row.cells[1].text for row in opened.tables[0].rows}


def test_a_document_with_little_in_it_is_written() -> None:
    empty = ("claims", "power", "hold_ups", "closures", "projects", "dependence", "scenarios")
    bare = sample().model_copy(update={**dict.fromkeys(empty, ()), "answer": (), "findings": ()})
    opened = docx.Document(BytesIO(word(lay_out(bare))))
    assert opened.core_properties.title == "Three countries and one pipe"


def test_a_table_is_as_wide_as_the_text() -> None:
    paper = Paper("A", "B", sample().case.frozen)
    paper.table(Shown("C", ("One", "Two"), (("a", "a long cell that needs its room"),)))
    (grid,) = paper.docx.element.body.iter(qn("w:tblGrid"))
    narrow, wide = (int(each.get(qn("w:w"))) for each in grid)
    assert narrow + wide == pytest.approx(17.0 * 567, abs=2)
    assert wide == pytest.approx(narrow * 31 / 6, rel=0.01)


def test_a_picture_is_drawn_larger_than_it_stands_on_the_page() -> None:
    drawn = png('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40"/>')
    assert struct.unpack(">II", drawn[16:24]) == (60, 30)
