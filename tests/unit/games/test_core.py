"""Least core, core intervals and vertices, on games that a hand can solve."""

from __future__ import annotations

import numpy as np
import pytest

from rason.games import (
    GameError,
    core_interval,
    core_is_empty,
    core_vertices,
    least_core,
    nucleolus,
)
from rason.games.coalition import coalition_sizes, coalition_sums, indicator
from rason.games.exactness import tolerance

TOLERANCE = 1e-9

MAJORITY = [0, 0, 0, 1, 0, 1, 1, 1]
GLOVES = [0, 0, 0, 0, 0, 1, 1, 1]


def test_any_two_of_three_leave_an_empty_core() -> None:
    least = least_core(MAJORITY)
    assert least.epsilon == pytest.approx(1 / 3, abs=TOLERANCE)
    assert least.payoff == pytest.approx(np.full(3, 1 / 3), abs=TOLERANCE)
    assert core_is_empty(MAJORITY)
    for solve in (core_interval, core_vertices):
        with pytest.raises(GameError, match=r"some coalition 0\.333333 below"):
            solve(MAJORITY)


def test_rounding_does_not_empty_a_core() -> None:
    game = np.array([0, 1, 1, 4 + 1e-6, 1, 3, 3, 5])
    assert least_core(game).epsilon > 0
    assert not core_is_empty(game)
    low, high = core_interval(game)
    assert low == pytest.approx([2, 2, 1], abs=1e-5)
    assert high == pytest.approx([2, 2, 1], abs=1e-5)
    # The core is there within the tolerance alone, and so is no wider than that; its corners and
    # its ends are of one body.
    corners, near = core_vertices(game), float(tolerance(game))
    assert np.ptp(corners, axis=0).max() <= near
    assert corners.min(axis=0) == pytest.approx(low, abs=near / 10)
    assert corners.max(axis=0) == pytest.approx(high, abs=near / 10)


def test_the_scarce_glove_takes_all() -> None:
    low, high = core_interval(GLOVES)
    assert low == pytest.approx([0, 0, 1], abs=TOLERANCE)
    assert high == pytest.approx([0, 0, 1], abs=TOLERANCE)
    assert core_vertices(GLOVES) == pytest.approx(np.array([[0, 0, 1]]), abs=TOLERANCE)


def test_equal_gloves_leave_an_edge() -> None:
    rows = indicator(np.arange(16), 4)
    game = np.minimum(rows[:, :2].sum(axis=1), rows[:, 2:].sum(axis=1))
    assert core_vertices(game) == pytest.approx(
        np.array([[0, 0, 1, 1], [1, 1, 0, 0]]), abs=TOLERANCE
    )


def test_a_convex_game_has_a_vertex_for_each_order() -> None:
    weights = np.array([1.0, 2.0, 4.0, 8.0])
    game = coalition_sums(weights) ** 2
    vertices = core_vertices(game)
    assert len(vertices) == 24
    low, high = core_interval(game)
    assert low == pytest.approx(weights**2, abs=TOLERANCE)
    assert high == pytest.approx(game[15] - game[15 - (1 << np.arange(4))], abs=TOLERANCE)
    assert vertices.min(axis=0) == pytest.approx(low, abs=TOLERANCE)
    assert vertices.max(axis=0) == pytest.approx(high, abs=TOLERANCE)


def test_vertices_stop_at_eight_players() -> None:
    assert len(core_vertices(coalition_sums(np.arange(8.0)))) == 1
    with pytest.raises(GameError, match="this game has 9"):
        core_vertices(coalition_sums(np.arange(9.0)))


def test_interval_agrees_with_scipy() -> None:
    from scipy.optimize import linprog

    rows = indicator(np.arange(64), 6)
    game = (rows @ np.arange(1.0, 7.0)) ** 1.3 + np.minimum(rows[:, 0], rows[:, 5]) * 5
    low, high = core_interval(game)
    for player in range(6):
        for sign, end in ((1, low), (-1, high)):
            answer = linprog(
                sign * np.eye(6)[player],
                A_ub=-rows[1:-1],
                b_ub=-game[1:-1],
                A_eq=rows[-1:],
                b_eq=game[-1:],
                bounds=(None, None),
            )
            assert answer.fun == pytest.approx(sign * end[player], abs=1e-7)


def test_one_player_has_no_one_to_object() -> None:
    assert least_core([0, -3]).epsilon == 0
    assert not core_is_empty([0, -3])
    low, high = core_interval([0, -3])
    assert (low.tolist(), high.tolist()) == ([-3], [-3])
    assert core_vertices([0, -3]).tolist() == [[-3]]


def test_a_game_is_not_changed_by_being_solved() -> None:
    game = coalition_sizes(3) ** 2.0
    game.flags.writeable = False
    payoffs = [core_vertices(game), least_core(game).payoff, nucleolus(game).payoff]
    assert not any(np.shares_memory(game, payoff) for payoff in payoffs)
    assert not np.shares_memory(game, core_interval(game)[0])


def test_an_empty_game_has_an_open_core() -> None:
    """All zeros: nothing to divide, and nobody objects."""
    low, high = core_interval(np.zeros(8))
    assert low.tolist() == high.tolist() == [0, 0, 0]
