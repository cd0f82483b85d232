"""What can be read off a game, and majority games to read it off."""

from __future__ import annotations

import numpy as np
import pytest

from rason.games import (
    GameError,
    dummy_players,
    interchangeable_players,
    is_monotone,
    is_superadditive,
    veto_players,
    weighted_majority,
)
from rason.games import traits as traits_module
from rason.games.coalition import coalition_sizes, coalition_sums

GLOVES = np.array([0, 0, 0, 0, 0, 1, 1, 1.0])


def test_monotone_and_superadditive_are_different_things() -> None:
    assert is_monotone(GLOVES)
    assert is_superadditive(GLOVES)
    assert is_monotone([0, 2, 2, 3])
    assert not is_superadditive([0, 2, 2, 3])
    assert not is_monotone([0, 1, -2, 0])
    assert is_superadditive([0, 1, -2, 0])


def test_superadditivity_agrees_with_enumeration(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = np.random.default_rng(2)
    verdicts = set()
    for block in (1, 1 << 21):
        monkeypatch.setattr(traits_module, "BLOCK", block)
        for _ in range(40):
            game = coalition_sizes(4) ** 1.2 + draw.normal(scale=0.4, size=16)
            game[0] = 0
            expected = all(
                game[S | T] >= game[S] + game[T] for S in range(16) for T in range(16) if not S & T
            )
            assert is_superadditive(game) == expected
            verdicts.add(expected)
    assert verdicts == {True, False}


def test_rounding_breaks_no_law() -> None:
    additive = coalition_sums(np.array([0.1, 0.2, 0.3, 1e6]))
    assert is_superadditive(additive)
    assert dummy_players(additive) == (0, 1, 2, 3)
    assert veto_players(additive) == ()


def test_standing_does_not_depend_on_stand_alone_values() -> None:
    shifted = GLOVES + coalition_sums(np.array([5.0, 5.0, -3.0]))
    for game in (GLOVES, shifted):
        assert veto_players(game) == (2,)
        assert dummy_players(game) == ()
        assert interchangeable_players(game) == ((0, 1), (2,))


def test_three_vetoes_over_one_pie() -> None:
    pie = np.array([0, 0, 0, 0, 0, 0, 0, 1.0])
    assert veto_players(pie) == (0, 1, 2)
    assert interchangeable_players(pie) == ((0, 1, 2),)


def test_everybody_is_a_dummy_where_there_is_nothing() -> None:
    assert dummy_players(np.zeros(8)) == (0, 1, 2)
    assert veto_players(np.zeros(8)) == ()


def test_a_weight_that_only_just_reaches_the_quota_wins() -> None:
    assert weighted_majority([0.1, 0.7], 0.8)[3] == 1  # 0.1 + 0.7 is below 0.8 in floats
    assert weighted_majority([1, 0], 1).tolist() == [0, 1, 0, 1]
    shares = weighted_majority([10**12, 10**12 - 1], 10**12)
    assert shares.tolist() == [0, 1, 0, 1]


@pytest.mark.parametrize(
    ("weights", "quota", "reason"),
    [
        ([], 1, "one weight for each player"),
        ([[1, 2]], 1, "one weight for each player"),
        ([1, -1], 1, "not negative"),
        ([1, np.nan], 1, "not negative"),
        ([1, 1], 0, "above 0"),
        ([1, 1], 3, "at most the sum of weights 2"),
        ([1, 1], np.nan, "above 0"),
    ],
)
def test_what_is_no_majority_game_is_refused(weights: object, quota: float, reason: str) -> None:
    with pytest.raises(GameError, match=reason):
        weighted_majority(weights, quota)  # type: ignore[arg-type]
