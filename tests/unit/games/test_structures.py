"""Unions and graphs, against enumeration of the orders they allow."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.games import (
    GameError,
    aumann_dreze,
    graph_restricted,
    myerson_value,
    owen_myerson,
    owen_value,
    shapley_value,
)
from rason.games.coalition import FloatArray, mask

if TYPE_CHECKING:
    from collections.abc import Sequence

TOLERANCE = 1e-9

GAMES = np.random.default_rng(7).normal(size=(4, 32))
GAMES[:, 0] = 0.0
UNIONS = [[3, 0], [1, 4]]
CHAIN = [(0, 1), (1, 2), (2, 3), (3, 4)]


def over_uninterrupted_orders(game: FloatArray, unions: Sequence[Sequence[int]]) -> FloatArray:
    """Owen's own definition, for five players."""
    payoff, orders = np.zeros(5), 0
    for order in permutations(range(5)):
        places = [sorted(order.index(player) for player in union) for union in unions]
        if any(place[-1] - place[0] != len(place) - 1 for place in places):
            continue
        orders += 1
        for position, player in enumerate(order):
            payoff[player] += game[mask(order[: position + 1])] - game[mask(order[:position])]
    return payoff / orders


@pytest.mark.parametrize("unions", [UNIONS, [[0, 1, 2, 3, 4]], [[2, 4, 1]], []])
def test_owen_averages_over_orders_that_interrupt_no_union(unions: list[list[int]]) -> None:
    payoffs = owen_value(GAMES, unions)
    assert payoffs.shape == (4, 5)
    assert payoffs[3] == pytest.approx(over_uninterrupted_orders(GAMES[3], unions), abs=TOLERANCE)


def test_aumann_dreze_divides_each_union_alone() -> None:
    payoff = aumann_dreze(GAMES, UNIONS)[0]
    game = GAMES[0]
    inside = shapley_value([0, game[0b01000], game[0b00001], game[0b01001]])
    assert payoff[[3, 0]] == pytest.approx(inside, abs=TOLERANCE)
    assert payoff[2] == pytest.approx(game[0b00100], abs=TOLERANCE)


@pytest.mark.parametrize(
    ("unions", "reason"),
    [
        ([[0]] * 6, "6 unions, 5 players"),
        ([[0, 1], []], "without members"),
        ([[0, 5]], "player 5 is in a union"),
        ([[-1]], "player -1 is in a union"),
        ([[0, 1], [1]], "player 1 is in more than one"),
        ([[2, 2]], "player 2 is in more than one"),
    ],
)
def test_what_is_no_partition_is_refused(unions: list[list[int]], reason: str) -> None:
    for solve in (owen_value, aumann_dreze):
        with pytest.raises(GameError, match=reason):
            solve(GAMES, unions)


def test_a_coalition_on_a_graph_earns_what_its_parts_earn() -> None:
    restricted = graph_restricted(GAMES, CHAIN)
    parts = GAMES[:, 0b00011] + GAMES[:, 0b01000]
    assert restricted[:, 0b01011] == pytest.approx(parts, abs=TOLERANCE)
    assert restricted[:, 0b10101] == pytest.approx(GAMES[:, [1, 4, 16]].sum(axis=1), abs=TOLERANCE)
    assert restricted[:, -1] == pytest.approx(GAMES[:, -1], abs=TOLERANCE)


def test_a_long_way_round_still_connects() -> None:
    """Component search must follow a path through all players, in any order of indices."""
    zigzag = [(0, 4), (4, 1), (1, 3), (3, 2)]
    restricted = graph_restricted(GAMES, zigzag)
    assert restricted[:, 0b11111] == pytest.approx(GAMES[:, 0b11111], abs=TOLERANCE)
    assert restricted[:, 0b01101] == pytest.approx(
        GAMES[:, 0b00001] + GAMES[:, 0b01100], abs=TOLERANCE
    )


def test_without_links_everyone_stands_alone() -> None:
    assert myerson_value(GAMES, []) == pytest.approx(GAMES[:, 1 << np.arange(5)], abs=TOLERANCE)


def test_a_complete_graph_changes_nothing() -> None:
    everyone = [(i, j) for i in range(5) for j in range(i)]
    assert myerson_value(GAMES, everyone) == pytest.approx(shapley_value(GAMES), abs=TOLERANCE)
    assert owen_myerson(GAMES, UNIONS, everyone) == pytest.approx(
        owen_value(GAMES, UNIONS), abs=TOLERANCE
    )


@pytest.mark.parametrize("link", [(0, 0), (0, 5), (-1, 2)])
def test_a_link_without_two_ends_is_refused(link: tuple[int, int]) -> None:
    with pytest.raises(GameError, match=f"link {link[0]}-{link[1]} does not join"):
        myerson_value(GAMES, [link])
