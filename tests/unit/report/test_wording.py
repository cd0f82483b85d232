from __future__ import annotations

import pytest

from rason.claim.verdict import Verdict
from rason.report.verdict_phrases import Outcome, held_and_beside, holds_in, outcome, overturned
from rason.words.counting import counted
from rason.words.phrases import amount, in_prose, interval, sentence


def claim(verdict: str, probability: float | None = None, *depends: str) -> Verdict:
    return Verdict(
        claim="a",
        paragraph=1,
        says="A claim.",
        kind="measure",
        verdict=verdict,
        sentence="",
        probability=probability,
        depends=depends,
    )


@pytest.mark.parametrize(
    ("tested", "expected"),
    [
        (claim("likely", 0.78), "holds"),
        (claim("unlikely", 0.3), "fails"),
        (claim("roughly even", 0.5), "even"),
        (claim("likely", 0.78, "access"), "depends"),
        (claim("illustrative", 0.99), "unfounded"),
        (claim("documented"), "holds"),
        (claim("contradicted"), "fails"),
        (claim("not found"), "fails"),
        (claim("open"), "open"),
        (claim("untestable"), "open"),
        (claim("refused"), "open"),
        (claim("no value"), "open"),
        (claim("settled by construction").model_copy(update={"settled": "fails"}), "settled"),
        (
            claim("settled by construction", None, "access").model_copy(
                update={"settled": "holds"}
            ),
            "depends",
        ),
    ],
)
def test_outcomes(tested: Verdict, expected: Outcome) -> None:
    assert outcome(tested) == expected


def test_a_share_says_where_the_central_figures_disagree() -> None:
    likely = claim("likely", 0.69).model_copy(update={"holds": False, "disagrees": True})
    assert held_and_beside(likely) == "69 % (not at central figures)"
    assert holds_in(likely) == "it holds in 69 % of draws, not at central figures"
    turned = likely.model_copy(update={"probability": 0.31, "holds": True, "no_value": 0.25})
    assert held_and_beside(turned) == ("31 % (but at central figures; no value in 25 % of draws)")


@pytest.mark.parametrize(
    ("settled", "said"), [("holds", "always"), ("fails", "never"), ("weights", "some reports")]
)
def test_what_is_settled_has_no_share(settled: str, said: str) -> None:
    found = claim("settled by construction").model_copy(update={"settled": settled})
    assert held_and_beside(found) == said
    assert overturned(found) == ""


def test_headline_names_what_a_verdict_depends_on() -> None:
    assert claim("likely", 0.7, "concept", "access").headline == (
        "likely, depends on concept and access"
    )


def test_nothing_has_no_unit_and_a_plain_number_neither() -> None:
    assert [amount(x, u) for x, u in ((0.0, "USD/yr"), (1.5, "1"), (-2.0, "1"))] == [
        "0",
        "1.5",
        "−2",
    ]
    assert amount(0.3, "1", signed=True) == "+0.3"


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (1.2e9, 1.4e9, "USD 1.2–1.4 bn/yr"),
        (8e8, 1.4e9, "USD 800 m/yr to USD 1.4 bn/yr"),
        (-3e8, 4e8, "−USD 300 m/yr to USD 400 m/yr"),
        (0.0, 4e8, "USD 0–400 m/yr"),
        (5e8, 5e8, ""),
        (None, 4e8, "up to USD 400 m/yr"),
        (4e8, None, "from USD 400 m/yr"),
        (None, None, ""),
    ],
)
def test_intervals(low: float | None, high: float | None, text: str) -> None:
    assert interval(low, high, "USD/yr") == text


def test_prose_spells_out() -> None:
    assert in_prose("USD 3.2 bn/yr and 38 bcm/yr") == "USD 3.2 billion a year and 38 bcm a year"


def test_small_numbers_are_words() -> None:
    assert counted(1, "claim") == "one claim"
    assert counted(13, "claim") == "13 claims"
    assert counted(0, "claim") == "no claims"


def test_a_sentence_begins_and_ends_as_one() -> None:
    assert sentence("the  line\npays") == "The line pays."
    assert sentence("Does it?") == "Does it?"
