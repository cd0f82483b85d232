"""The whole text is accounted for, and what to watch follows from what overturns the verdicts."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest
from rich.console import Console
from tests.unit.report.sample import sample

from rason.claim.overturn import Alone
from rason.claim.verdict import Verdict
from rason.report.brief.page import lay_out
from rason.report.brief.render import html, markdown
from rason.report.brief.text_tables import paragraphs, watch, whole
from rason.report.coverage import coverage, left
from rason.report.document import Document, Figure
from rason.report.indicators import indicators
from rason.report.tables import tables
from rason.report.terminal import show_claims


def told(
    *claims: Verdict, outside: dict[int, str] | None = None, count: int | None = 4
) -> Document:
    """Return the sample with other claims and another text."""
    found = sample()
    assert found.case.text is not None
    text = found.case.text.model_copy(update={"outside": outside or {}, "paragraphs": count})
    case = found.case.model_copy(update={"text": text})
    return found.model_copy(update={"claims": claims, "case": case})


def claim(key: str, paragraph: int | str, verdict: str = "documented", **found: object) -> Verdict:
    return Verdict.model_validate(
        {"claim": key, "paragraph": paragraph, "says": f"{key} is so", "kind": "event"}
        | {"verdict": verdict, "sentence": "So.", **found}
    )


def turn(at: float, *, figure: str = "worth", inside: bool = True, **found: object) -> Alone:
    return Alone.model_validate(
        {"figure": figure, "at": at, "inside": inside, "low": 180.0, "value": 200.0}
        | {"high": 240.0, "unit": "USD/thousand m3", **found}
    )


def measured(key: str, *turns: Alone) -> Verdict:
    return claim(key, 1, "likely", kind="measure", probability=0.7, error=0.01, overturned_by=turns)


def test_every_claim_and_every_paragraph_is_in_one_row() -> None:
    rows = coverage(sample())
    assert [each.paragraph for each in rows] == ["1", "2", "3", "4"]
    found = [each.claim for row in rows for each in row.claims]
    assert sorted(found) == sorted(each.claim for each in sample().claims)
    assert [len(each.tested) for each in rows] == [1, 1, 1, 1]
    (pride,) = rows[3].untestable
    assert left(rows[3]) == (
        "Untestable: Midlanders are proud of their pipe. Nothing here measures pride; opinion polls"
        " would be needed.",
    )
    assert pride.claim == "pride"


def test_a_paragraph_without_a_claim_is_listed_as_such() -> None:
    document = told(claim("a", 1), claim("b", "caption"), outside={3: "Songs have no price"})
    rows = coverage(document)
    assert [each.paragraph for each in rows] == ["1", "2", "3", "4", "caption"]
    assert [each.silent for each in rows] == [False, True, False, True, False]
    assert left(rows[1]) == ("No claim was drawn from it.",)
    assert left(rows[2]) == ("Outside the system: Songs have no price.",)
    assert whole(document) == "The whole text: five paragraphs, two paragraphs without a claim"
    (table,) = paragraphs(document)
    assert table.rows[0] == ("1", "1", "One holds.", "")


def test_the_cases_own_questions_are_told_apart_from_what_the_text_says() -> None:
    document = told(claim("a", 1), claim("b", 1, own=True), count=1)
    (table,) = paragraphs(document)
    assert table.rows == (("1", "2", "Two hold; one is the case's own question.", ""),)
    page = markdown(lay_out(document))
    assert "B is so (the case's own question)." in page
    assert "A is so (the case's own question)." not in page
    shown = StringIO()
    show_claims(Console(file=shown, width=120), document.claims)
    assert "b is so (the case's own question)." in shown.getvalue()
    assert shown.getvalue().count("own question") == 1


def test_what_got_no_verdict_is_not_lost() -> None:
    refused = claim("a", 1, "refused", kind="measure", sentence="No verdict: no such flow.")
    forecast = claim("b", 1, "open", kind="forecast", why="A summit would settle it.")
    (row,) = coverage(told(refused, forecast, count=1))
    assert (row.refused, row.forecasts, row.tested) == ((refused,), (forecast,), ())
    assert left(row) == (
        "Forecast: B is so. A summit would settle it.",
        "No verdict: A is so. No verdict: no such flow.",
    )


def test_a_text_of_unknown_length_says_so() -> None:
    (table,) = paragraphs(told(claim("a", 7), count=None))
    assert [row[0] for row in table.rows] == ["7"]
    assert table.note == "The case does not say how many paragraphs the text has."


def test_indicators_count_the_verdicts_that_each_would_change() -> None:
    document = told(
        measured("a", turn(210.0), turn(230.0), turn(185.0)),
        measured("b", turn(205.0), turn(6.0, figure="pipe_cost", value=5.0, low=4.0, high=7.0)),
        measured("c", turn(260.0, inside=False)),
        claim("d", 1, "open", kind="forecast"),
    )
    found = indicators(document)
    assert [(each.figure.figure, each.direction) for each in found] == [
        ("worth", "above"),
        ("pipe_cost", "above"),
        ("worth", "below"),
    ]
    first = found[0]
    assert [(each.claim.claim, each.at) for each in first.turns] == [("b", 205.0), ("a", 210.0)]
    assert first.distance == pytest.approx(5.0 / 40.0)
    assert found[2].distance == pytest.approx(15.0 / 20.0)


def test_what_to_watch_stands_in_the_brief_with_its_source() -> None:
    document = told(
        measured("a", turn(210.0, name="Worth of gas", sources=("fable",))),
        measured("b", turn(190.0, name="Worth of gas")),
        claim("c", 2, "open", kind="forecast", why="A treaty.", due=date(2016, 1, 31)),
    )
    watched, forecasts = watch(document, {"fable": 1})
    assert watched.rows[0] == (
        "Worth of gas",
        "USD 200/thousand m3",
        "rises to USD 210/thousand m3",
        "“A is so”",
        "[1]",
    )
    assert watched.rows[1][2:] == (
        "falls to USD 190/thousand m3",
        "“B is so”",
        "none: a figure to be found first",
    )
    assert forecasts.rows == (("2", "C is so.", "31 January 2016", "A treaty."),)
    page = lay_out(document)
    for text in (html(page), markdown(page)):
        assert "Indicators to watch" in text
        assert "31 January 2016" in text


def test_what_has_no_source_says_what_was_assumed() -> None:
    document = told(measured("a", turn(210.0)))
    guess = Figure(figure="worth", name="Worth", unit="", note="assumed: between two fables")
    case = document.case.model_copy(update={"assumptions": (guess,)})
    (watched,) = watch(document.model_copy(update={"case": case}), {})
    assert watched.rows[0][-1] == "none yet; assumed: between two fables"


def test_csv_tables_hold_all_of_it() -> None:
    document = told(measured("a", turn(210.0)), measured("b", turn(205.0)))
    found = tables(document)
    assert [(row["claim"], row["threshold"]) for row in found["indicators"]] == [
        ("b", 205.0),
        ("a", 210.0),
    ]
    assert [row["tested"] for row in found["coverage"]] == ["a; b", "", "", ""]
