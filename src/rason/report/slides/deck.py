"""A presentation to be filled: one method for each kind of slide."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from rason.optional import needed
from rason.report.word.field import plain
from rason.words.amounts import axis_scale
from rason.words.phrases import in_prose

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from rason.table.shown import Shown

MOST: Final = 8
_WIDTH, _HEIGHT = 33.867, 19.05  # cm: 16 to 9
_EDGE, _TOP, _FOOT = 1.5, 3.2, 1.4  # cm
_TITLE, _TEXT, _CELL, _NOTE = 26, 16, 12, 11  # pt
_LONG = 90
"""Letters from which a title is set smaller."""
_EMU: Final = 360_000


class Deck:
    """A presentation that grows slide by slide.

    `day`: the date that it bears, so that the same brief has the same bytes.
    `template`: whose layouts are taken, its slides left out; None for our own.
    """

    def __init__(self, title: str, day: date, template: Path | None = None) -> None:
        from datetime import UTC, datetime, time

        pptx = needed("pptx", "slides")
        self._deck: Any = pptx.Presentation(None if template is None else str(template))
        if template is None:
            self._deck.slide_width, self._deck.slide_height = _emu(_WIDTH), _emu(_HEIGHT)
        else:
            _emptied(self._deck)
        core = self._deck.core_properties
        core.title, core.author, core.language = plain(title)[:255], "rason", "en-GB"
        core.created = core.modified = datetime.combine(day, time(12), UTC)
        core.last_modified_by = "rason"
        core.revision = 1

    def points(self, title: str, points: Sequence[str], note: str, *, size: int = _TEXT) -> None:
        """Write a slide of sentences."""
        from pptx.util import Pt

        slide = self._slide(title)
        frame = self._box(slide, _TOP, self._height - _TOP - _FOOT)
        for place, text in enumerate(points):
            paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
            paragraph.text = plain(text)
            paragraph.font.size = Pt(size)
            paragraph.space_after = Pt(size / 2)
        self._note(slide, note)

    def picture(self, title: str, png: bytes, described: str) -> None:
        """Show a picture, as large as the slide allows."""
        slide = self._slide(title)
        shape = slide.shapes.add_picture(BytesIO(png), _emu(_EDGE), _emu(_TOP))
        room = (self._width - 2 * _EDGE) * _EMU, (self._height - _TOP - _FOOT) * _EMU
        shrink = min(room[0] / shape.width, room[1] / shape.height)
        shape.width, shape.height = int(shape.width * shrink), int(shape.height * shrink)
        shape.left = int((self._width * _EMU - shape.width) / 2)
        shape._element.nvPicPr.cNvPr.set("descr", plain(described))  # noqa: SLF001 - no other way

    def bars(
        self, title: str, names: Sequence[str], amounts: Sequence[float], unit: str, note: str
    ) -> None:
        """Show a bar chart, whose numbers can be edited.

        `unit`: of the amounts.
        """
        from pptx.enum.chart import XL_CHART_TYPE
        from pptx.util import Pt

        slide, scale = self._slide(title), axis_scale(max(map(abs, amounts)), unit)
        data = needed("pptx.chart.data", "slides").CategoryChartData(number_format="#,##0.0")
        data.categories = [plain(each) for each in names]
        data.add_series(
            in_prose(scale.unit), [float(f"{each / scale.factor:.3g}") for each in amounts]
        )
        frame = slide.shapes.add_chart(
            XL_CHART_TYPE.COLUMN_CLUSTERED, _emu(_EDGE), _emu(_TOP),
            _emu(self._width - 2 * _EDGE), _emu(self._height - _TOP - _FOOT), data,
        )  # fmt: skip
        chart = frame.chart
        chart.has_legend, chart.has_title = False, True
        chart.chart_title.text_frame.text = in_prose(scale.unit)
        chart.chart_title.text_frame.paragraphs[0].font.size = Pt(_CELL)
        plot = chart.plots[0]
        plot.has_data_labels = True
        plot.data_labels.font.size = Pt(_CELL)
        chart.category_axis.tick_labels.font.size = Pt(_CELL)
        chart.category_axis.tick_label_position = _low()
        chart.value_axis.tick_labels.font.size = Pt(_NOTE)
        self._note(slide, note)

    def table(self, title: str, table: Shown, widths: Sequence[float] = ()) -> None:
        """Show a table, whose cells can be edited."""
        from pptx.util import Pt

        slide = self._slide(title)
        room = self._width - 2 * _EDGE
        count = len(table.headings)
        shape = slide.shapes.add_table(
            len(table.rows) + 1, count, _emu(_EDGE), _emu(_TOP), _emu(room), _emu(1.0)
        )
        shares = widths or [1.0] * count
        for place, share in enumerate(shares):
            shape.table.columns[place].width = _emu(room * share / sum(shares))
        for row, cells in enumerate((table.headings, *table.rows)):
            for column, text in enumerate(cells):
                cell = shape.table.cell(row, column)
                cell.text = plain(text)
                for paragraph in cell.text_frame.paragraphs:
                    paragraph.font.size = Pt(_CELL)
        self._note(slide, table.note)

    def to_bytes(self) -> bytes:
        """Return the presentation as a file; the same slides give the same bytes."""
        from rason.report.word.paper import settled

        written = BytesIO()
        assert len(self._deck.slides) <= MOST, "a deck that is shown has few slides"
        self._deck.save(written)
        return settled(written)

    @property
    def _width(self) -> float:
        return float(self._deck.slide_width) / _EMU

    @property
    def _height(self) -> float:
        return float(self._deck.slide_height) / _EMU

    def _slide(self, title: str) -> Any:  # noqa: ANN401 - a slide
        """Begin a slide with a title and nothing else, by the layout that comes nearest to that."""
        from pptx.util import Pt

        titled = [each for each in self._deck.slide_layouts if _has_title(each)]
        layout = min(titled or self._deck.slide_layouts, key=lambda each: len(each.placeholders))
        slide = self._deck.slides.add_slide(layout)
        for shape in list(slide.placeholders):
            if shape.placeholder_format.idx != 0:
                shape._element.getparent().remove(shape._element)  # noqa: SLF001 - no other way
        heading = slide.shapes.title
        if heading is None:
            heading = slide.shapes.add_textbox(
                _emu(_EDGE), _emu(0.6), _emu(self._width - 2 * _EDGE), _emu(_TOP - 0.8)
            )
        heading.left, heading.top = _emu(_EDGE), _emu(0.6)
        heading.width, heading.height = _emu(self._width - 2 * _EDGE), _emu(_TOP - 0.8)
        heading.text_frame.text = plain(title)
        heading.text_frame.word_wrap = True
        heading.text_frame.paragraphs[0].font.size = Pt(
            _TITLE if len(title) < _LONG else _TITLE - 8
        )
        return slide

    def _box(self, slide: Any, top: float, height: float) -> Any:  # noqa: ANN401 - shapes
        box = slide.shapes.add_textbox(
            _emu(_EDGE), _emu(top), _emu(self._width - 2 * _EDGE), _emu(height)
        )
        box.text_frame.word_wrap = True
        return box.text_frame

    def _note(self, slide: Any, text: str) -> None:  # noqa: ANN401 - a slide
        from pptx.util import Pt

        if text:
            frame = self._box(slide, self._height - _FOOT, _FOOT - 0.3)
            frame.text = plain(text)
            frame.paragraphs[0].font.size = Pt(_NOTE)


def _has_title(layout: Any) -> bool:  # noqa: ANN401 - a layout
    return any(each.placeholder_format.idx == 0 for each in layout.placeholders)


def _low() -> Any:  # noqa: ANN401 - an enumeration's member
    from pptx.enum.chart import XL_TICK_LABEL_POSITION

    return XL_TICK_LABEL_POSITION.LOW


def _emptied(deck: Any) -> None:  # noqa: ANN401 - a presentation
    """Take the slides out of a template; its layouts and letterhead stay."""
    listed = deck.slides._sldIdLst  # noqa: SLF001 - there is no other way to it
    for each in list(listed):
        deck.part.drop_rel(each.rId)
        listed.remove(each)


def _emu(cm: float) -> int:
    return round(cm * _EMU)
