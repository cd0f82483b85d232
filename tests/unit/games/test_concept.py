"""A concept that solves games one by one, as a new one does in its first file."""

from __future__ import annotations

import numpy as np

from rason.games.coalition import GameError
from rason.games.concept import Concept, Structure


def test_games_are_solved_one_by_one_where_nothing_solves_many() -> None:
    """Half each of two; a game that earns nothing has no payoff."""

    def halves(values: np.ndarray, structure: Structure, error: float | None) -> np.ndarray:
        assert structure == Structure()
        if values[-1] == 0.0:
            raise GameError("nothing is earned")
        return np.full(2, (values[-1] - (error or 0.0)) / 2.0)

    concept = Concept("half", "Half", "half", "half", "nobody2014", halves)
    games = np.array([[0.0, 0.0, 0.0, 4.0], [0.0, 0.0, 0.0, 0.0], [0.0, 1.0, 1.0, 6.0]])
    found = concept.payoffs(games, Structure())
    np.testing.assert_array_equal(found, [[2.0, 2.0], [np.nan, np.nan], [3.0, 3.0]])
    less = concept.payoffs(games, Structure(), np.array([2.0, 0.0, 4.0]))
    np.testing.assert_array_equal(less, [[1.0, 1.0], [np.nan, np.nan], [1.0, 1.0]])
