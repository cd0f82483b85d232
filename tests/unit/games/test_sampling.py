"""Sampled Shapley values: their intervals hold what they say, on games whose values are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.games import GameError, sampled_shapley, shapley_value, weighted_majority

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rason.games.coalition import FloatArray

    Known = tuple[Callable[[Sequence[int]], FloatArray], FloatArray]

SEEDS = 60


def airport() -> Known:
    """Thirty players share the cost of what the largest of them needs."""
    need = np.sort(np.random.default_rng(1).random(30))
    steps = np.diff(need, prepend=0.0)
    exact = np.cumsum(steps / np.arange(30, 0, -1))
    padded = np.append(0.0, need)
    return lambda asked: padded[[coalition.bit_length() for coalition in asked]], exact


def unanimity() -> Known:
    """Twenty-five players; sixty sets of two to six of them earn something, or lose it."""
    random = np.random.default_rng(2)
    sets = [random.choice(25, random.integers(2, 7), replace=False) for _ in range(60)]
    amounts = random.normal(1.0, 2.0, 60)
    exact = np.zeros(25)
    for members, amount in zip(sets, amounts, strict=True):
        exact[members] += amount / len(members)
    masks = np.array([sum(1 << int(member) for member in members) for members in sets])

    def value(asked: Sequence[int]) -> FloatArray:
        inside = (masks[None, :] & ~np.array(asked)[:, None]) == 0
        earned: FloatArray = inside @ amounts
        return earned

    return value, exact


def voting() -> Known:
    """Twelve voters: most are decisive seldom, and equal in all orders but few."""
    game = weighted_majority([12, 9, 7, 5, 3, 3, 2, 2, 1, 1, 1, 1], 26)
    return lambda asked: game[list(asked)], shapley_value(game)


GAMES = {"airport": airport, "unanimity": unanimity, "voting": voting}


@pytest.mark.parametrize("name", GAMES)
def test_its_intervals_cover_what_they_promise(name: str) -> None:
    value, exact = GAMES[name]()
    found = [sampled_shapley(value, len(exact), pairs=4, seed=seed) for seed in range(SEEDS)]
    off = np.array([sampled.payoff - exact for sampled in found])
    errors = np.array([sampled.error for sampled in found])
    covered = (np.abs(off) <= errors).mean(axis=0)
    # 95 % of 60 seeds is 57; players share orders, so only the mean over them is near it.
    assert covered.mean() >= 0.93
    assert covered.min() >= 0.80
    assert (errors > 0.0).all()
    # They are no wider than they need be: an honest interval is not a useless one.
    usual = np.median(errors, axis=0) / (2.13 * np.sqrt((off**2).mean(axis=0)))
    assert np.median(usual) < 1.5


def test_shares_add_up_and_a_longer_run_contains_the_shorter() -> None:
    value, exact = unanimity()
    asked: list[set[int]] = []

    def heard(coalitions: Sequence[int]) -> FloatArray:
        asked.append(set(coalitions))
        return value(coalitions)

    short = sampled_shapley(heard, 25, pairs=2)
    long = sampled_shapley(heard, 25, pairs=4)
    assert short.payoff.sum() == pytest.approx(exact.sum())
    assert asked[0] < asked[1]
    assert (short.orders, long.orders) == (64, 128)
    assert short.coalitions == len(asked[0])


def test_no_share_is_certain_because_nothing_else_was_seen() -> None:
    # Player 0 needs all others: it is last in one order of thirty, and adds nothing in the rest.
    rare = (1 << 30) - 1
    sampled = sampled_shapley(
        lambda asked: np.array([float(coalition == rare) for coalition in asked]),
        30,
        groups=2,
        pairs=1,
    )
    assert any(sampled.alike)
    assert (sampled.error >= np.abs(sampled.payoff - 1 / 30)).all()


@pytest.mark.parametrize(
    ("players", "settings", "said"),
    [
        (0, {}, "1 to 62 players: there are 0"),
        (63, {}, "there are 63"),
        (3, {"groups": 1}, "two groups"),
        (3, {"pairs": 0}, "a pair of orders"),
    ],
)
def test_it_refuses_what_has_no_error(players: int, settings: dict[str, int], said: str) -> None:
    with pytest.raises(GameError, match=said):
        sampled_shapley(lambda asked: np.zeros(len(asked)), players, **settings)


@pytest.mark.parametrize("values", [np.array([0.0]), np.full(6, np.nan)])
def test_it_refuses_values_that_are_none(values: FloatArray) -> None:
    with pytest.raises(GameError, match="a finite number"):
        sampled_shapley(lambda asked: np.resize(values, len(asked) if len(values) > 1 else 1), 4)
