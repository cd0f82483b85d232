from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rason.chart.labels import Label, Sheet
from rason.chart.lettering import shorten, text_width, wrap
from rason.chart.projection import Frame, Projection

FRAME = Frame(Projection(0, 0), 300, 200)
GRAIN = 2.0  # px: two names may share the border of a cell

spots = st.tuples(st.floats(0, 300), st.floats(0, 200))
words = st.text(alphabet="abcdefgh ILM", min_size=1, max_size=14).filter(str.strip)


@settings(max_examples=30)
@given(st.lists(st.tuples(words, spots), max_size=25))
def test_names_keep_apart_and_inside(wanted: list[tuple[str, tuple[float, float]]]) -> None:
    labels = [Label(text, *spot, priority=0.0, size=11) for text, spot in wanted]

    placed = Sheet(FRAME, []).place(labels)

    boxes = []
    for each in placed:
        width, height = text_width(each.label.text, 11), 11.0
        boxes.append(
            (each.x - width / 2, each.y - height / 2, each.x + width / 2, each.y + height / 2)
        )
    for number, (left, top, right, bottom) in enumerate(boxes):
        assert left >= 0
        assert top >= 0
        assert right <= 300
        assert bottom <= 200
        for other in boxes[:number]:
            across = min(right, other[2]) - max(left, other[0])
            down = min(bottom, other[3]) - max(top, other[1])
            assert across <= GRAIN or down <= GRAIN


def test_the_weightier_name_stays_when_there_is_no_room() -> None:
    small = Frame(Projection(0, 0), 76, 24)
    labels = [
        Label("Rajin", 20, 12, priority=1, size=11),
        Label("Khasan", 21, 12, priority=2, size=11),
    ]

    placed = Sheet(small, []).place(labels)

    assert [each.label.text for each in placed] == ["Khasan"]


def test_the_name_of_a_sea_stands_on_water() -> None:
    land = np.array([[0.0, 0.0], [150.0, 0.0], [150.0, 200.0], [0.0, 200.0], [0.0, 0.0]])
    sheet = Sheet(FRAME, [land])

    on_land = sheet.place([Label("Sea", 70, 100, priority=0, size=11, ground="water")])
    on_water = sheet.place([Label("Sea", 230, 100, priority=0, size=11, ground="water")])

    assert on_land == []
    assert (on_water[0].x, on_water[0].y) == (230, 100)


def test_a_far_name_is_tied_to_its_place() -> None:
    sheet = Sheet(FRAME, [])
    sheet.take_dots([np.array([150.0, 100.0])], 18.0)

    (placed,) = sheet.place([Label("Ulsan", 150, 100, priority=0, size=11)])

    assert placed.leader is not None
    assert placed.leader[0].tolist() == [150, 100]


@given(st.text(alphabet="abc xyz", max_size=60), st.floats(40, 200))
def test_wrapping_loses_no_word(text: str, width: float) -> None:
    lines = wrap(text, 12, width)

    assert " ".join(lines).split() == text.split()
    assert all(text_width(line, 12) <= width for line in lines if " " in line)


@given(st.text(alphabet="abcXYZ ", min_size=1, max_size=60), st.floats(20, 200))
def test_shortened_text_fits(text: str, width: float) -> None:
    assert text_width(shorten(text, 12, width), 12) <= max(width, text_width("…", 12))
