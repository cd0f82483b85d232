from __future__ import annotations

import pytest

from rason.claim.phrases import (
    Outcome,
    counted_in,
    headline,
    held_and_beside,
    holds_in,
    outcome,
    overturned,
    rests,
    stands,
)
from rason.claim.verdict import Verdict
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
    assert held_and_beside(likely) == "69 % of draws (not at central figures)"
    assert holds_in(likely) == "it holds in 69 % of draws, not at central figures"
    turned = likely.model_copy(update={"probability": 0.31, "holds": True, "no_value": 0.25})
    assert held_and_beside(turned) == (
        "31 % of draws (but at central figures; no value in 25 % of all draws)"
    )
    counted_ = likely.model_copy(update={"draws": 1024, "draws_held": 706})
    assert held_and_beside(counted_) == "706 of 1,024 draws (not at central figures)"


@pytest.mark.parametrize(
    ("settled", "said"),
    [
        ("holds", "holds whatever the figures are"),
        ("fails", "does not hold whatever the figures are"),
        ("weights", "depends on which report is right"),
    ],
)
def test_what_is_settled_has_no_share(settled: str, said: str) -> None:
    found = claim("settled by construction").model_copy(update={"settled": settled})
    assert held_and_beside(found) == ""
    assert stands(found) == counted_in(found) == said
    assert overturned(found) == ""


def test_headline_names_what_a_verdict_depends_on() -> None:
    assert headline(claim("likely", 0.7, "concept", "access")) == (
        "holds; depends on how gains are split and whether owners may refuse passage"
    )


def test_what_holds_how_surely_and_on_what_are_three_things() -> None:
    guess = claim("illustrative", 0.2).model_copy(
        update={"assumption": "Fee", "draws": 16, "draws_held": 3}
    )
    assert stands(guess) == "does not hold"
    assert counted_in(guess) == "holds in 3 of 16 draws"
    assert rests(guess) == "rests on an untested assumption: Fee"
    for each in (stands(guess), counted_in(guess), rests(guess)):
        assert "likel" not in each


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
