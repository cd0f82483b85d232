"""The brief is one whole page: nothing from outside, nothing that runs, always the same bytes."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from tests.unit.report.sample import sample

from rason.claim.overturn import Paired, Together
from rason.report.brief.page import Page, lay_out
from rason.report.brief.picture import Picture
from rason.report.brief.pictures import pictures
from rason.report.brief.render import html, markdown

SECTIONS = (
    "answer",
    "verdicts",
    "claims",
    "text",
    "system",
    "flows",
    "prices",
    "power",
    "stakes",
    "assumptions",
    "sources",
    "made",
)


class Reader(HTMLParser):
    """Collects what a browser would see."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def page() -> Page:
    return lay_out(sample(), pictures(sample()))


@pytest.fixture(scope="module")
def text(page: Page) -> str:
    return html(page)


def test_sections_stand_in_order(text: str) -> None:
    places = [text.index(f'<section id="{section}"') for section in SECTIONS]
    assert places == sorted(places)


def test_nothing_runs_and_nothing_is_fetched(text: str) -> None:
    tags = Reader(text).tags
    assert not {tag for tag, _ in tags} & {"script", "iframe", "link", "object", "embed", "img"}
    assert not [key for _, attributes in tags for key in attributes if key.startswith("on")]
    assert not [attributes for _, attributes in tags if "src" in attributes]
    assert "@import" not in text
    assert not re.search(r"url\((?!#)", text)


def test_ids_are_unique_and_references_lead_somewhere(text: str) -> None:
    tags = Reader(text).tags
    ids = [str(attributes["id"]) for _, attributes in tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    inside = {
        str(attributes["href"])[1:]
        for tag, attributes in tags
        if tag == "a" and str(attributes["href"]).startswith("#")
    }
    labels = {
        str(attributes["aria-labelledby"])
        for _, attributes in tags
        if "aria-labelledby" in attributes
    }
    assert inside | labels <= set(ids)


def test_headings_descend_by_one(text: str) -> None:
    levels = [int(tag[1]) for tag, _ in Reader(text).tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_picture_says_what_it_shows(text: str) -> None:
    drawings = [attributes for tag, attributes in Reader(text).tags if tag == "svg"]
    assert drawings
    assert all(attributes.get("aria-label") for attributes in drawings)


def test_all_claims_figures_and_sources_are_there(text: str, page: Page) -> None:
    for claim in sample().claims:
        assert f'id="{claim.claim}"' in text
    assert "Cost of pumping through the undersea line" in text
    assert all(f'id="source-{key}"' in text for _, key, _, _ in page.sources)


def test_equal_documents_give_equal_bytes(text: str) -> None:
    assert html(lay_out(sample(), pictures(sample()))) == text


def test_words_of_a_case_cannot_become_markup() -> None:
    case = sample().case.model_copy(update={"title": "<script>alert(1)</script>"})
    text = html(lay_out(sample().model_copy(update={"case": case})))
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_a_document_with_little_in_it_makes_a_page() -> None:
    bare = sample().model_copy(
        update={
            "claims": (),
            "power": (),
            "hold_ups": (),
            "closures": (),
            "projects": (),
            "dependence": (),
            "scenarios": (),
            "answer": (),
        }
    )
    assert "Three countries and one pipe" in html(lay_out(bare, pictures(bare)))
    assert markdown(lay_out(bare)).startswith("# Three countries and one pipe\n")


def test_markdown_tables_have_equal_rows(page: Page) -> None:
    widths: list[int] = []
    assert "|\\-" not in markdown(page), "what parts head and rows is no text"
    for line in markdown(page).splitlines():
        if line.startswith("|"):
            widths.append(len(re.findall(r"(?<!\\)\|", line)))
            assert widths[-1] == widths[0], line
        else:
            widths = []


def test_headings_say_something(page: Page) -> None:
    assert page.headings["verdicts"] == "Two of the four claims that can be tested hold up"
    assert page.headings["assumptions"] == "One of the nine figures has no source"
    closures = next(each for each in page.answers if each.key == "closures")
    assert closures.heading.endswith("Gas field to Sud City by pipe")


def test_symmetry_is_called_no_evidence(page: Page) -> None:
    assert page.power is not None
    assert (
        "equal by symmetry in what they gain: no coalition tells them apart"
        in page.power.tables[0].note
    )


def test_hold_up_is_told_and_tabled(page: Page, text: str) -> None:
    assert "for a year &amp; a day, all lose." in text
    (section,) = [each for each in page.answers if each.key == "hold_up"]
    rows = {row[0]: row[1:] for row in section.tables[0].rows}
    assert rows["Temptation (Q − F)"] == ("USD 945 m/yr", "USD 851 m/yr to USD 1 bn/yr")
    assert rows["What Sudland could take from it (enough for surety)"][0] == "USD 1 bn/yr"
    assert "If Midland shut" in markdown(page)


def test_the_closest_pair_and_what_cannot_overturn_stand_in_the_brief() -> None:
    found = sample()
    first = next(each for each in found.claims if each.overturned_by)
    turn = Paired(**dict(first.overturned_by[0]))
    other = turn.model_copy(update={"figure": "field_cost", "name": "Cost of gas", "at": 44.0})
    says = "fails with Worth at USD 174/t and Cost of gas at USD 44/t; the case has so much"
    pair = Together(
        figures=(turn, other),
        distance=0.9,
        inside=True,
        set="worth=174 USD/t; m=4 m USD/yr",
        says=says,
    )
    steady = {"pipe_cost": "Cost of the pipe", "a": "A", "b": "B", "c": "C"}
    changed = first.model_copy(update={"together": pair, "steady": steady})
    claims = tuple(changed if each is first else each for each in found.claims)
    settings = found.settings.model_copy(update={"settled": "doubled until no word could change"})
    document = found.model_copy(update={"claims": claims, "settings": settings})
    text = markdown(lay_out(document, {}))
    assert "By two together" in text
    assert "and Cost of gas at USD 44" in text
    assert (
        "Set to see it change: worth=174 USD/thousand m3; or worth=174 USD/t; m=4 m USD/yr" in text
    )
    assert "Cost of the pipe; A; B; and 1 more that move it" in text
    assert "doubled until no word could change" in text


@pytest.mark.parametrize(
    ("pairs", "solved", "told"),
    [
        (
            1225,
            70,
            "a figure alone; of 1,225 pairs of figures that work against it, the 70 foretold",
        ),
        (6, 6, "a figure alone; all 6 pairs of figures that work against it were tried"),
    ],
)
def test_how_far_pairs_were_searched_is_said(pairs: int, solved: int, told: str) -> None:
    found = sample()
    first = next(each for each in found.claims if each.overturned_by)
    changed = first.model_copy(update={"together": None, "pairs": pairs, "pairs_solved": solved})
    claims = tuple(changed if each is first else each for each in found.claims)
    text = markdown(lay_out(found.model_copy(update={"claims": claims}), {}))
    assert told in text


def test_what_the_bars_show_is_said_where_there_are_bars(page: Page) -> None:
    assert page.strip
    assert page.strip in html(page)
    assert "The bar of a claim" not in html(lay_out(sample()))


def test_what_depends_on_choices_shows_them_at_once(page: Page) -> None:
    drawn = (Picture("How it fares", '<svg aria-label="How it fares"></svg>'),)
    block = replace(page.blocks[0], choices=drawn)
    opened = '<details class="doubt" open><summary>Under other modelling choices'
    assert opened in html(replace(page, blocks=(replace(block, outcome="depends"),)))
    assert opened not in html(replace(page, blocks=(replace(block, outcome="holds"),)))


def test_closures_of_one_name_are_not_added_up() -> None:
    found = sample()
    first = next(each for each in found.closures if each.loss and each.actors)
    other = first.model_copy(update={"closed": "another"})
    drawn = pictures(found.model_copy(update={"closures": (first, other), "claims": ()}))
    (picture,) = drawn["closures"]
    assert f"[{first.closed}]" in picture.svg
    assert "[another]" in picture.svg


@pytest.mark.slow
def test_two_processes_draw_the_same_as_one() -> None:
    assert pictures(sample(), workers=2) == pictures(sample())
