"""Slides hold tables and charts that can be edited, and never more than eight."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from tests.unit.report.sample import sample

from rason.errors import InputError
from rason.report.brief.page import Page, lay_out
from rason.report.brief.pictures import pictures
from rason.report.forms import forms
from rason.report.slides.write import slides

if TYPE_CHECKING:
    from pathlib import Path

pptx = pytest.importorskip("pptx")


@pytest.fixture(scope="module")
def page() -> Page:
    bare = sample().model_copy(update={"claims": sample().claims[:3]})
    return lay_out(sample(), pictures(bare))


@pytest.fixture(scope="module")
def deck(page: Page) -> Any:
    return pptx.Presentation(BytesIO(slides(page)))


def test_eight_slides_at_most_with_the_answer_first(page: Page, deck: Any) -> None:
    assert 5 <= len(deck.slides) <= 8
    texts = [shape.text_frame.text for shape in deck.slides[0].shapes if shape.has_text_frame]
    assert any(page.document.findings[0].says in each for each in texts)
    titles = [each.shapes.title.text_frame.text for each in deck.slides]
    assert titles[0] == page.document.case.question
    assert titles[-1] == "Sources"


def test_tables_and_charts_are_native(page: Page, deck: Any) -> None:
    shapes = [shape for each in deck.slides for shape in each.shapes]
    assert sum(each.has_chart for each in shapes) == 1
    tables = [each.table for each in shapes if each.has_table]
    assert tables
    assert tables[0].cell(1, 1).text in {each.says for each in page.document.claims}
    (chart,) = (each.chart for each in shapes if each.has_chart)
    assert list(chart.plots[0].categories) == ["Norland", "Sudland", "Midland"]
    assert list(chart.plots[0].series[0].values) == [110.0, 110.0, -220.0]


def test_no_word_of_likelihood_stands_on_a_slide(deck: Any) -> None:
    for each in deck.slides:
        for shape in each.shapes:
            if shape.has_text_frame:
                assert "likely" not in shape.text_frame.text


def test_equal_pages_give_equal_bytes(page: Page) -> None:
    assert slides(page) == slides(page)


def test_no_part_tells_when_it_was_packed(page: Page) -> None:
    """Nor any part of a chart's workbook: seconds go by between two writings."""
    with ZipFile(BytesIO(slides(page))) as deck:
        books = [BytesIO(deck.read(name)) for name in deck.namelist() if name.endswith(".xlsx")]
    assert books
    for book in books:
        with ZipFile(book) as packed:
            assert {each.date_time for each in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            made = packed.read("docProps/core.xml").decode()
        assert made.count("1980-01-01T00:00:00Z") == made.count("</dcterms:")


def test_a_house_style_is_taken_and_its_slides_are_not(page: Page, tmp_path: Path) -> None:
    house = pptx.Presentation()
    house.slides.add_slide(house.slide_layouts[0]).shapes.title.text = "Template slide"
    file = tmp_path / "house.pptx"
    house.save(str(file))
    wanted = forms(short=False, slides=False, templates=[file])
    assert wanted.slides
    deck = pptx.Presentation(BytesIO(slides(page, wanted.deck)))
    assert deck.slide_width == house.slide_width
    assert "Template slide" not in [each.shapes.title.text_frame.text for each in deck.slides]


@pytest.mark.parametrize(
    ("name", "held", "found"),
    [
        ("house.odt", b"", "a file with the ending `.odt`"),
        ("house.docx", b"no zip", "a file of another kind"),
        ("house.pptx", b"no zip", "a file of another kind"),
        ("nowhere.docx", None, "no file"),
    ],
)
def test_a_template_that_is_none_is_refused(
    name: str, held: bytes | None, found: str, tmp_path: Path
) -> None:
    file = tmp_path / name
    if held is not None:
        file.write_bytes(held)
    with pytest.raises(InputError) as fault:
        forms(short=False, slides=False, templates=[file])
    (diagnostic,) = fault.value.diagnostics
    assert (diagnostic.code, diagnostic.found) == ("RSN-R004", found)


def test_without_the_extra_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pptx", None)
    with pytest.raises(InputError) as fault:
        forms(short=False, slides=True, templates=[])
    (diagnostic,) = fault.value.diagnostics
    assert (diagnostic.code, diagnostic.fix) == ("RSN-R013", "pip install 'rason[slides]'")
