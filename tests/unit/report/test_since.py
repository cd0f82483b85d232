"""A brief says first what changed since an earlier run, and which figure changed it."""

from __future__ import annotations

from tests.unit.report.sample import sample

from rason.report.brief.page import lay_out
from rason.report.brief.render import html, markdown
from rason.report.since import changed, moved


def test_a_verdict_that_turned_names_the_figure_behind_it() -> None:
    before = sample()
    first, *rest = before.claims
    worth, *others = (each for each in before.case.values if each.figure == "worth")
    assert not others
    assert worth.value == 200.0
    values = tuple(
        each.model_copy(update={"value": 150.0}) if each.figure == "worth" else each
        for each in before.case.values
    )
    turned = first.model_copy(update={"probability": 0.0, "verdict": "almost no chance"})
    after = before.model_copy(
        update={
            "claims": (turned, *rest),
            "case": before.case.model_copy(update={"values": values}),
        }
    )
    told = changed(before, after)
    assert told[0] == (
        "Since the earlier run: “Losing the pipe would cost the three more than a billion dollars a"
        " year” holds in no draw; before, it held in every draw, which “What a thousand cubic"
        " metres is worth in Sudland” changed."
    )
    assert told[-1] == (
        "“What a thousand cubic metres is worth in Sudland” (from USD 200/thousand m3 to"
        " USD 150/thousand m3) changed."
    )
    page = lay_out(after, since=before)
    assert page.changed == told
    for text in (html(page), markdown(page)):
        assert text.index("What changed") < text.index("The answer now")


def test_the_same_run_changed_nothing() -> None:
    assert changed(sample(), sample()) == (
        "Since the earlier run: no verdict changed.",
        "No figure changed.",
    )
    assert lay_out(sample()).changed == ()


def test_an_older_run_names_no_cause() -> None:
    old = sample()
    old = old.model_copy(update={"case": old.case.model_copy(update={"values": ()})})
    assert "does not hold its figures" in changed(old, sample())[-1]
    assert moved(old, sample()) == ()
