"""How far verdicts are to be trusted, as people read it, where figures name who reports them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import jsonschema
import pytest

from rason.answer.registry import QUESTIONS
from rason.case import find, read_case
from rason.chart import influence_chart, specification_chart, to_svg
from rason.report.brief.page import lay_out
from rason.report.brief.pictures import pictures
from rason.report.brief.render import html, markdown
from rason.report.case_note import names_in
from rason.report.compose import compose
from rason.report.document import Document, answered, schema
from rason.report.tables import tables
from rason.report.terminal_doubts import show_doubts
from rason.study import Study

if TYPE_CHECKING:
    from pathlib import Path

    from rason.table.shown import Shown

REPORTERS = {"field_cost": "NOR", "pipe_cost": "MID", "worth": "SUD", "transit_fee": "MID;NOR"}
DRAWS = 512


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import shutil

    place: Path = tmp_path_factory.mktemp("words") / "toy"
    shutil.copytree(find("toy"), place)
    path = place / "figures.csv"
    comment, header, *rows = path.read_text(encoding="utf-8").splitlines()
    told = [f"{row},{REPORTERS.get(row.split(',')[0], '')}" for row in rows]
    path.write_text("\n".join([comment, f"{header},reporter", *told]) + "\n", encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def document(folder: Path) -> Document:
    with Study(read_case(folder), draws=DRAWS, executor=None) as study:
        return compose(study)


@pytest.fixture(scope="module")
def page(document: Document) -> str:
    return html(lay_out(document, pictures(document)))


def claim(text: str, key: str) -> str:
    found = re.search(rf'<details class="fold" id="{key}".*?Back to the verdicts', text, re.DOTALL)
    assert found is not None
    return re.sub(r"<svg.*?</svg>", "", found[0], flags=re.DOTALL)


def test_the_document_holds_to_its_schema_and_comes_back(document: Document) -> None:
    text = document.to_json()
    assert Document.model_validate_json(text) == document
    jsonschema.validate(document.model_dump(mode="json", by_alias=True), schema())
    (matters,) = [each for each in document.claims if each.claim == "pipe_matters"]
    assert matters.sensitivity is not None
    assert matters.curve is not None
    assert matters.evidence is not None
    assert matters.sensitivity.points == 32
    assert {word.reporter for word in matters.words} == {"NOR", "SUD", "MID"}


def test_interests_are_in_plain_money(document: Document) -> None:
    (norland,) = [
        each for each in document.interests if (each.actor, each.scenario) == ("NOR", "base")
    ]
    assert norland.share == pytest.approx(420e6)
    assert norland.best == pytest.approx(420e6 + 100e6 / 3.0)
    assert norland.unit == "USD/yr"
    assert norland.figures[0].name == "Cost of production in Norland"


def test_a_claim_of_the_brief_says_what_it_hangs_on(page: str) -> None:
    text = claim(page, "pipe_matters")
    assert "<dt>Driven by</dt>" in text
    assert "of the variance)" in text
    assert "Confidence in this is low" in text
    assert "Norland reports figures behind" in text
    assert "What drives it</summary>" in text
    assert "Under other modelling choices</summary>" in text
    assert "a count of models and no probability" in text
    assert "The 24 ways of making" in text
    assert "are four models that differ" in text
    assert "It holds at central figures in 2 of these 4." in text


def test_likelihood_and_confidence_stand_in_no_one_sentence(page: str) -> None:
    words = re.sub(r"<[^>]+>", "\n", re.sub(r"<svg.*?</svg>", "", page, flags=re.DOTALL))
    for sentence in re.split(r"[.\n]", words):
        assert not ("onfidence" in sentence and "likel" in sentence), sentence


def test_what_nothing_moves_says_so(page: str) -> None:
    text = claim(page, "quarrel")
    assert "What drives it</summary>" not in text
    text = claim(page, "bypass_stays_on_paper")
    assert "What drives it</summary>" in text


def test_ids_are_unique_even_where_two_claims_look_alike(page: str) -> None:
    ids = Counter(re.findall(r' id="([^"]+)"', page))
    assert [key for key, number in ids.items() if number > 1] == []


def test_the_brief_says_whose_figures_they_are(page: str) -> None:
    assert "Whose figures these are" in page
    assert "Could claim" in page
    assert "Claims that hang on the word of an interested actor" in page


def test_markdown_says_the_same(document: Document) -> None:
    text = markdown(lay_out(document))
    assert "- Evidence: Confidence in this is moderate" in text
    assert "Claims that hang on the word of an interested actor" in text


def test_tables_have_a_row_for_each_driver_and_specification(document: Document) -> None:
    found = tables(document)
    curves = [each.curve for each in document.claims if each.curve is not None]
    assert len(found["specifications"]) == sum(len(each.specifications) for each in curves)
    row = next(each for each in found["specifications"] if each["claim"] == "pipe_matters")
    assert row["options"] == "every project optional"
    assert row["concept"] is None
    driver = found["drivers"][0]
    assert {"claim", "figure", "pawn", "total", "at_low", "unit"} <= set(driver)
    assert found["evidence"][0]["confidence"] == "low"
    assert {row["reporter"] for row in found["words"]} == {"NOR", "MID", "SUD"}
    assert found["misreports"][0]["figure"] == "field_cost"
    assert found["misreports"][0]["actor"] == "NOR"


def laid_out(document: Document) -> tuple[Shown, ...]:
    question = QUESTIONS["misreporting"]
    return question.laid_out(answered(document, question), names_in(document.case))


def test_the_terminal_shows_it_too(document: Document, capsys: pytest.CaptureFixture[str]) -> None:
    from rason.report.terminal import console, show_table

    names = {each.actor: each.name for each in document.case.actors}
    show_doubts(console(), document.claims, names)
    for each in laid_out(document):
        show_table(console(), each)
    written = capsys.readouterr().out
    assert "2 of 4" in written
    assert "USD 453 m/yr" in written
    assert "no likelihood" in written
    assert "SALib" not in written


def test_a_missing_library_is_said_once(
    document: Document, capsys: pytest.CaptureFixture[str]
) -> None:
    from rason.claim.sobol import MISSING
    from rason.report.terminal import console

    lacking = [
        each.model_copy(
            update={"sensitivity": each.sensitivity.model_copy(update={"reasons": (MISSING,)})}
        )
        for each in document.claims
        if each.sensitivity is not None
    ]
    show_doubts(console(), lacking, {})
    assert capsys.readouterr().out.count("pip install 'rason[sensitivity]'") == 1


def test_the_brief_says_once_that_a_library_is_missing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rason.claim import sensitivity
    from rason.report import compose as module

    monkeypatch.setattr(sensitivity, "installed", lambda: False)
    monkeypatch.setattr(module, "installed", lambda: False)
    with Study(read_case(folder), draws=DRAWS, executor=None) as study:
        found = compose(study)
    assert "SALib" not in found.settings.versions
    text = markdown(lay_out(found)), html(lay_out(found))
    assert [each.count("SALib is not installed") for each in text] == [1, 1]


def test_nobody_reports_anything_in_the_toy_as_it_stands() -> None:
    with Study(read_case("toy"), draws=16, executor=None) as study:
        found = compose(study)
    assert found.interests == ()
    assert 'id="misreporting"' not in html(lay_out(found))
    assert "No player reports an uncertain figure of its own" in html(lay_out(found))


@pytest.mark.parametrize("width", [360.0, 680.0])
def test_figures_keep_to_their_width(document: Document, width: float) -> None:
    import pandas as pd

    (matters,) = [each for each in document.claims if each.claim == "pipe_matters"]
    assert matters.curve is not None
    choices = list(matters.curve.choices)
    frame = pd.DataFrame(
        [
            {**each.model_dump(include={"margin", "low", "high", "holds", "changed"}),
             **dict(zip(choices, each.settings, strict=True))}
            for each in matters.curve.specifications
        ]
    )  # fmt: skip
    settings = dict(zip(choices, matters.curve.settings, strict=True))
    curve = specification_chart(frame, settings, unit="bn USD/yr", width=width)
    drawn = pd.DataFrame(
        {"figure": ["One", "Another"], "total": [0.6, 1.1], "total_error": [0.1, 0.3],
         "pawn": [0.5, float("nan")], "pawn_error": [0.02, float("nan")]}
    )  # fmt: skip
    for chart in (curve, influence_chart(drawn, noise=0.08, width=width)):
        svg = to_svg(chart, description="a figure")
        assert svg == to_svg(chart, description="a figure")
        size = re.search(r'viewBox="0 0 ([\d.]+) ', svg)
        assert size is not None
        assert float(size[1]) <= width + 8


def test_a_specification_without_margin_is_drawn_as_not_told() -> None:
    import pandas as pd

    frame = pd.DataFrame(
        {"margin": [float("nan"), 1.0], "low": [float("nan")] * 2, "high": [float("nan")] * 2,
         "holds": pd.Series([None, True], dtype="object"), "changed": [1, 0],
         "share": [float("nan"), 1.0], "access": ["open", "veto"]}
    )  # fmt: skip
    chart = specification_chart(frame, {"access": ("veto", "open")}, unit="").to_dict()
    points = [
        row
        for rows in chart["datasets"].values()
        for row in rows
        if isinstance(row, dict) and "draws" in row
    ]
    assert {(row["place"], row["holds"], row["amount"]) for row in points} == {
        (0, "not told", "no margin"),
        (1, "holds", "+1"),
    }
