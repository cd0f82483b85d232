from __future__ import annotations

import pytest

from rason.claim.likelihood import band, percent, words
from rason.claim.phrases import rests
from rason.claim.sentences import illustrative, likelihood
from rason.claim.stability import Stability, decisive
from rason.claim.verdict import Verdict

VETO, OPEN = frozenset({"veto"}), frozenset({"open"})


@pytest.mark.parametrize(
    ("share", "word"),
    [
        (0.01, "almost no chance"),
        (0.05, "very unlikely"),
        (0.20, "unlikely"),
        (0.45, "roughly even"),
        (0.55, "likely"),
        (0.80, "very likely"),
        (0.95, "almost certain"),
        (1.00, "almost certain"),
    ],
)
def test_bands_are_those_of_the_directive(share: float, word: str) -> None:
    assert band(share) == word


def test_an_error_that_crosses_a_band_prints_both_words() -> None:
    assert words(0.79, 0.02) == "likely to very likely"
    assert words(0.5, 0.2) == "unlikely to likely"
    assert words(0.99, 0.02) == "almost certain"


def test_shares_are_written_as_exactly_as_their_error_allows() -> None:
    assert percent(0.5, 0.0149) == "50 ± 1 %"
    assert percent(0.004, 0.0004) == "0.4 ± 0.1 %"


def test_the_sentence_counts_first_and_speaks_of_the_model() -> None:
    assert likelihood(788, 1024, 0.02, VETO) == (
        "Under the veto rule it holds in 788 of 1,024 draws of this case (77 ± 2 %); in this model "
        "that is likely."
    )
    assert "open access" in likelihood(799, 1024, 0.02, OPEN)
    assert "the access rules of its scenarios" in likelihood(799, 1024, 0.02, VETO | OPEN)


def test_where_all_draws_agree_it_says_so() -> None:
    assert "in all 1,024 draws of this case; in" in likelihood(1024, 1024, 3 / 1024, VETO)
    assert "in none of 1,024 draws of this case; in" in likelihood(0, 1024, 3 / 1024, VETO)


def test_an_untested_assumption_gets_no_word() -> None:
    sentence = illustrative(799, 1024, VETO, "x", "it overturns the claim inside its range")
    assert sentence == (
        "Under the veto rule it holds in 799 of 1,024 draws of this case. "
        "It rests on an untested assumption: x; it overturns the claim inside its range."
    )
    assert "likel" not in sentence
    assert "holds in all 16 draws" in illustrative(16, 16, VETO, "x", "so")
    assert "holds in none of 16 draws" in illustrative(0, 16, VETO, "x", "so")


def test_the_headline_names_what_it_depends_on_once() -> None:
    flips: list[tuple[str, str, bool | None]] = [
        ("access", "open", True),
        ("players", "without KP", True),
        ("players", "without CN", True),
        ("capital", "sunk", False),
        ("spread", "twice the spread", None),
    ]
    stability = [Stability(choice=c, setting=s, flips=flips) for c, s, flips in flips]
    assert decisive(stability) == ("access", "players")
    told = {"claim": "one", "paragraph": 1, "says": "So.", "kind": "measure", "verdict": "likely"}
    verdict = Verdict.model_validate({**told, "sentence": "", "depends": ("access", "players")})
    assert rests(verdict) == (
        "depends on whether owners may refuse passage and who sits at the table"
    )
    assert rests(Verdict.model_validate({**told, "sentence": ""})) == ""
