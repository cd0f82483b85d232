"""The brief is one whole page: nothing from outside, nothing that runs, always the same bytes."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from tests.unit.report.sample import sample

from rason.case import read_case
from rason.claim.overturn import Paired, Together
from rason.report.brief.page import MOST_WORDS, Page, lay_out
from rason.report.brief.parts import words
from rason.report.brief.pictures import pictures
from rason.report.brief.render import html, markdown
from rason.report.compose import compose
from rason.study import Study

SECTIONS = (
    *("answer", "verdicts", "contents"),
    *("flows", "power", "dependence", "closures", "projects", "hold_up"),
    *("claims", "answers", "text", "figures", "made", "sources"),
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
            "findings": (),
            "headline": None,
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
    headings = {each.mark: each.heading for each in (*page.main, *page.annexes)}
    assert headings["verdicts"] == (
        "Two of the four claims that can be tested hold whatever else is tried"
    )
    assert headings["closures"].endswith("Gas field to Sud City by pipe")
    assert headings["figures"] == "Annex: figures, 9 in all"


def test_symmetry_is_called_no_evidence(text: str) -> None:
    assert "equal by symmetry in what they gain: no coalition tells them apart" in text


def test_hold_up_is_told_and_tabled(page: Page, text: str) -> None:
    assert "for a year &amp; a day, all lose." in text
    assert "| Temptation (Q − F) | USD 945 m/yr | USD 851 m/yr to USD 1 bn/yr |" in markdown(page)
    assert "If Midland shut" in markdown(page)


def test_the_main_part_is_short(page: Page) -> None:
    assert words(page.main) <= MOST_WORDS
    assert words(page.front) <= 900
    long = sample().claims[0].model_copy(update={"says": "Very " * 40 + "long."})
    many = tuple(long.model_copy(update={"claim": f"c{n}"}) for n in range(80))
    wordy = lay_out(sample().model_copy(update={"claims": (*many, *sample().claims)}))
    assert words(wordy.main) <= MOST_WORDS


@pytest.mark.slow
def test_the_main_part_of_northeast_asia_is_short() -> None:
    with Study(read_case("northeast-asia-2014"), draws=16) as study:
        page = lay_out(compose(study))
    assert words(page.main) <= MOST_WORDS


def test_the_two_pages_stand_alone(page: Page) -> None:
    text = html(page, short=True)
    ids = [str(each["id"]) for _, each in Reader(text).tags if "id" in each]
    assert "claims" not in ids
    assert not [each for tag, each in Reader(text).tags if tag == "a" and each["href"] != "#answer"]
    assert "## Contents" not in markdown(page, short=True)


def test_claims_and_annexes_lead_to_each_other(text: str) -> None:
    targets = [str(each["href"]) for tag, each in Reader(text).tags if tag == "a"]
    for claim in sample().claims:
        assert f"#{claim.claim}" in targets
    assert targets.count("#verdicts") == len(sample().claims)


def test_no_word_of_likelihood_stands_in_a_heading_or_picture(page: Page, text: str) -> None:
    assert not any("likel" in each.heading for each in (*page.main, *page.annexes))
    drawn = [str(each["aria-label"]) for tag, each in Reader(text).tags if tag == "svg"]
    assert not any("likely" in each for each in drawn)


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
            "a figure alone; of 1,225 pairs of figures that work against it, the 70 most promising",
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


def test_what_the_bars_show_is_said_where_there_are_bars(text: str) -> None:
    assert "The bar of a claim" in text
    assert "The bar of a claim" not in html(lay_out(sample()))


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
