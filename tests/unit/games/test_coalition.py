"""Games as arrays: what is refused, and what masks mean."""

from __future__ import annotations

import numpy as np
import pytest

from rason.games import GameError, shapley_value, stand_alone_values, zero_normalised
from rason.games.coalition import (
    coalition_sizes,
    coalition_sums,
    indicator,
    mask,
    member_totals,
    members,
    validated,
    validated_single,
)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ([], "at least one player"),
        ([0.0], "at least one player"),
        (0.0, "at least one player"),
        ([0, 1, 2], "3 values were given"),
        ([0, 1, np.nan, 3], r"that of \{1\} is not"),
        ([0, 1, 2, np.inf], r"that of \{0, 1\} is not"),
        ([1, 1, 2, 3], "empty coalition must be worth 0"),
        ([[0, 1], [2, 1]], "empty coalition must be worth 0"),
    ],
)
def test_what_is_no_game_is_refused_with_the_reason(values: object, reason: str) -> None:
    with pytest.raises(GameError, match=reason):
        validated(values)  # type: ignore[arg-type]


def test_a_batch_is_refused_where_one_game_is_meant() -> None:
    with pytest.raises(GameError, match=r"shape \(2, 4\)"):
        validated_single(np.zeros((2, 4)))


def test_a_game_error_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="3 values"):
        shapley_value([0, 1, 2])


def test_bit_i_stands_for_player_i() -> None:
    assert members(0b1010) == (1, 3)
    assert mask([1, 3]) == 0b1010
    assert indicator(0b1010, 4).tolist() == [0, 1, 0, 1]
    assert coalition_sums(np.array([1.0, 10.0, 100.0]))[0b101] == 101
    assert coalition_sizes(3).tolist() == [0, 1, 1, 2, 1, 2, 2, 3]


def test_member_totals_is_the_transpose_of_coalition_sums() -> None:
    rows = indicator(np.arange(16), 4)
    weights = np.arange(16.0) ** 2
    payoff = np.array([3.0, -1.0, 4.0, 1.0])
    assert member_totals(weights).tolist() == (weights @ rows).tolist()
    assert coalition_sums(payoff).tolist() == (rows @ payoff).tolist()


def test_cached_sizes_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        coalition_sizes(3)[0] = 1


def test_gains_are_above_what_members_earn_alone() -> None:
    games = np.array([[0, 3, 4, 9], [0, -1, 1, -5]])
    assert stand_alone_values(games).tolist() == [[3, 4], [-1, 1]]
    assert zero_normalised(games).tolist() == [[0, 0, 0, 2], [0, 0, 0, -5]]
