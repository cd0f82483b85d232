from __future__ import annotations

import pytest

from rason.claim.likelihood import band, percent, words
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


def test_the_sentence_speaks_of_the_model_and_never_of_the_claim() -> None:
    assert likelihood(0.77, 0.02, VETO) == (
        "Under this case's figures and the veto rule the statement holds in 77 ± 2 % of draws "
        "(model likelihood: likely)."
    )
    assert "open access" in likelihood(0.78, 0.02, OPEN)
    assert "the access rules of its scenarios" in likelihood(0.78, 0.02, VETO | OPEN)


def test_where_all_draws_agree_it_says_so() -> None:
    assert "in every draw (p ≥ 99.7 %;" in likelihood(1.0, 3 / 1024, VETO)
    assert "in no draw (p ≤ 0.3 %;" in likelihood(0.0, 3 / 1024, VETO)


def test_a_guess_gets_no_word() -> None:
    sentence = illustrative(0.78, VETO, "the assumption x overturns it inside its range")
    assert sentence == (
        "Illustrative: holds in 78 % of draws under this case's figures and the veto rule; "
        "the assumption x overturns it inside its range."
    )
    assert "likel" not in sentence
    assert illustrative(1.0, VETO, "so").startswith("Illustrative: holds in every draw")
    assert illustrative(0.0, VETO, "so").startswith("Illustrative: holds in no draw")


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
    assert verdict.headline == "likely, depends on access and players"
    assert Verdict.model_validate({**told, "sentence": ""}).headline == "likely"
