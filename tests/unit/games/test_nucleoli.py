"""Nucleoli of many games beside those found one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rason.games import GameError, nucleoli, nucleolus


@given(st.integers(2, 5), st.integers(0, 2**32 - 1), st.booleans())
def test_they_are_those_of_each_game_alone(players: int, seed: int, alike: bool) -> None:
    """Games that are near to each other, which share proofs, and games that share nothing."""
    random = np.random.default_rng(seed)
    base = random.integers(0, 9, 1 << players).astype(float)
    games = base + random.normal(size=(12, 1 << players)) * (0.01 if alike else 5.0)
    games[:, 0] = 0.0
    found = nucleoli(games)
    for game, payoff in zip(games, found, strict=True):
        try:
            expected = nucleolus(game).payoff
        except GameError:
            assert np.isnan(payoff).all()
        else:
            assert payoff == pytest.approx(expected, abs=1e-7)
