"""Borders as maps draw them: what is disputed dashed, and a country's view of its own disputes."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

import rason
from rason.api.geography import outline
from rason.case import Case, read_case
from rason.chart import system_map
from rason.chart.borders import NEUTRAL, borders, credit, read_views
from rason.chart.framing import choose_frame
from rason.chart.ground import within
from rason.chart.land import read_disputes, read_land
from rason.chart.outline import disputed_geometry
from rason.errors import InputError

if TYPE_CHECKING:
    from rason.chart.projection import Points

VIEWS = (NEUTRAL, *read_views())


def pieces(lines: tuple[Points, ...]) -> set[tuple[float, ...]]:
    """Return the pieces between two points of lines."""
    return {(*one, *other) for line in lines for one, other in pairwise(line)}


@pytest.mark.parametrize("view", VIEWS)
def test_every_line_is_natural_earths_and_drawn_once(view: str) -> None:
    known = pieces(tuple(each.line for each in read_land().borders))
    drawn, neutral = borders(view), borders()
    assert not pieces(drawn.whole) & pieces(drawn.dashed)
    assert pieces(drawn.whole) | pieces(drawn.dashed) <= known
    assert pieces(neutral.whole) | pieces(neutral.dashed) == known
    assert pieces(neutral.whole) <= pieces(drawn.whole), "no view changes what nobody disputes"
    assert pieces(drawn.dashed) <= pieces(neutral.dashed)


def test_every_disputed_line_that_there_is_is_dashed() -> None:
    dashed = borders().dashed
    for dispute in read_disputes():
        held = [line for line in dashed if within(line, dispute.box).any()]
        assert bool(held) >= bool(dispute.lines), dispute.area


def test_views_are_of_disputes_that_there_are() -> None:
    known = {each.area: each.lines for each in read_disputes()}
    for view, own in read_views().items():
        assert len(view) == 3
        for area, undrawn in own.items():
            assert undrawn <= known[area], (view, area)


@pytest.mark.parametrize(
    ("view", "area", "drawn"),
    [
        (NEUTRAL, "Crimea", "dashed"), ("CYP", "Crimea", "dashed"),
        ("UKR", "Crimea", "not"), ("RUS", "Crimea", "whole"),
        ("CYP", "Cyprus, north", "not"), ("TUR", "Cyprus, north", "whole"),
        ("MAR", "Western Sahara", "not"), ("ESH", "Western Sahara", "whole"),
        ("KOR", "Military demarcation line of Korea", "not"), ("SRB", "Kosovo", "not"),
    ],
)  # fmt: skip
def test_a_view_draws_its_own_disputes(view: str, area: str, drawn: str) -> None:
    (box,) = (each.box for each in read_disputes() if each.area == area)
    disputed = {
        piece
        for piece in pieces(borders().dashed)
        if within(np.array([piece]).reshape(2, 2).mean(axis=0, keepdims=True), box).all()
    }
    found = borders(view)
    assert disputed
    assert disputed <= pieces(found.whole) or drawn != "whole"
    assert disputed <= pieces(found.dashed) or drawn != "dashed"
    assert not disputed & pieces((*found.whole, *found.dashed)) or drawn != "not"


def changed(view: str) -> Case:
    toy = read_case("toy")
    said = f"{toy.documents['settings']}\nborders: {view}\n"
    return Case.from_frames(toy.tables, **toy.documents | {"settings": said})


def test_a_case_chooses_a_view_and_an_unknown_one_is_refused() -> None:
    assert changed("CYP").settings.borders == "CYP"
    with pytest.raises(InputError) as caught:
        changed("IND")
    (fault,) = caught.value.diagnostics
    assert "neutral, or the view of one of AZE, CYP" in fault.expected


def test_a_map_dashes_what_is_disputed_and_says_whose_view_it_is() -> None:
    places = pd.DataFrame(
        {"place": ["a", "b"], "name": ["Nicosia", "Kyrenia"], "territory": ["A", "B"]}
        | {"longitude": [32.6, 34.4], "latitude": [34.7, 35.7]}
    )
    frame = choose_frame(places, 400.0)
    links = pd.DataFrame({"link": ["l"], "from": ["a"], "to": ["b"], "mode": ["pipe"]})
    drawn = system_map(places, links, title="Map").to_json()
    assert "disputed border, or line of control" in drawn
    assert "Names and borders imply no" in drawn
    assert disputed_geometry(frame)["coordinates"]
    assert not disputed_geometry(replace(frame, borders="CYP"))["coordinates"]
    assert credit("CYP").endswith("drawn as Cyprus sees them.")
    assert not [view for view in read_views() if view in credit(view)]


def test_the_page_gets_what_the_brief_draws() -> None:
    case = rason.read_case("northeast-asia-2014")
    drawn = outline(case, ways=False)
    assert drawn.disputed
    assert drawn.credit == credit()


def test_the_guide_lists_every_view() -> None:
    guide = (Path(__file__).parents[3] / "docs/how-to/draw-real-routes.md").read_text("utf-8")
    listed = guide.partition("| Dispute | Views |")[2].partition("\n\n")[0]
    assert set(re.findall(r"\b[A-Z]{3}\b", listed)) == set(read_views())
