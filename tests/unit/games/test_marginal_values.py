"""Shapley, Banzhaf, dividends and interaction, against their definitions."""

from __future__ import annotations

from itertools import combinations, permutations
from math import factorial

import numpy as np
import pytest

from rason.games import (
    GameError,
    banzhaf_index,
    banzhaf_value,
    harsanyi_dividends,
    shapley_interaction,
    shapley_value,
)
from rason.games.coalition import FloatArray, coalition_sizes, coalition_sums, mask, player_count

TOLERANCE = 1e-9

GAMES = np.random.default_rng(4).normal(size=(3, 2, 32))
GAMES[..., 0] = 0.0


def over_all_orders(game: FloatArray) -> FloatArray:
    """Shapley's own definition."""
    players = player_count(game)
    payoff = np.zeros(players)
    for order in permutations(range(players)):
        for position, player in enumerate(order):
            payoff[player] += game[mask(order[: position + 1])] - game[mask(order[:position])]
    return payoff / factorial(players)


def interaction_of(game: FloatArray, group: tuple[int, ...]) -> float:
    """Grabisch and Roubens' definition."""
    players, size = player_count(game), len(group)
    others = [player for player in range(players) if player not in group]
    total = 0.0
    for s in range(len(others) + 1):
        weight = factorial(players - s - size) * factorial(s) / factorial(players - size + 1)
        for outside in combinations(others, s):
            for t in range(size + 1):
                for inside in combinations(group, t):
                    total += weight * (-1) ** (size - t) * game[mask(outside + inside)]
    return total


def test_shapley_averages_over_all_orders_also_in_a_batch() -> None:
    payoffs = shapley_value(GAMES)
    assert payoffs.shape == (3, 2, 5)
    assert payoffs[2, 1] == pytest.approx(over_all_orders(GAMES[2, 1]), abs=TOLERANCE)


def test_shapley_of_sixteen_players() -> None:
    game = coalition_sizes(16) ** 2.0
    payoff = shapley_value(game)
    assert payoff == pytest.approx(np.full(16, 16.0), abs=TOLERANCE)


def test_banzhaf_averages_over_coalitions_of_the_others() -> None:
    game = GAMES[0, 0]
    swings = [game[S | 4] - game[S] for S in range(32) if not S & 4]
    assert banzhaf_value(GAMES)[0, 0, 2] == pytest.approx(np.mean(swings), abs=TOLERANCE)
    assert banzhaf_index(GAMES).sum(axis=-1) == pytest.approx(np.ones((3, 2)), abs=TOLERANCE)


def test_shares_of_no_power_are_refused() -> None:
    with pytest.raises(GameError, match="add up to zero"):
        banzhaf_index([0, 1, -1, 0])


def test_dividends_add_up_to_the_values() -> None:
    dividends = harsanyi_dividends(GAMES)
    for coalition in range(32):
        parts = [S for S in range(32) if S & coalition == S]
        together = dividends[..., parts].sum(axis=-1)
        assert together == pytest.approx(GAMES[..., coalition], abs=TOLERANCE)


def test_shapley_shares_dividends_equally() -> None:
    sizes = np.maximum(coalition_sizes(5), 1)
    shares = harsanyi_dividends(GAMES[0, 0]) / sizes
    third = sum(share for S, share in enumerate(shares) if S & 4)
    assert shapley_value(GAMES[0, 0])[2] == pytest.approx(third, abs=TOLERANCE)


@pytest.mark.parametrize("size", [2, 3])
def test_interaction_is_as_defined_and_symmetric(size: int) -> None:
    index = shapley_interaction(GAMES, size)
    assert index.shape == (3, 2, *[5] * size)
    for group in combinations(range(5), size):
        expected = interaction_of(GAMES[1, 0], group)
        for order in permutations(group):
            assert index[(1, 0, *order)] == pytest.approx(expected, abs=TOLERANCE)
    assert np.isnan(index[(0, 0, *[3] * size)])


def test_players_of_an_additive_game_do_not_interact() -> None:
    pairs = shapley_interaction(coalition_sums(np.array([1.0, 2.0, 3.0])))
    assert np.nanmax(np.abs(pairs)) <= TOLERANCE


def test_interaction_of_other_sizes_is_refused() -> None:
    with pytest.raises(GameError, match="4 were asked for"):
        shapley_interaction(GAMES, 4)


def test_one_player_gets_everything() -> None:
    assert shapley_value([0, 7]).tolist() == [7]
    assert banzhaf_value([0, 7]).tolist() == [7]
    assert harsanyi_dividends([0, 7]).tolist() == [0, 7]
