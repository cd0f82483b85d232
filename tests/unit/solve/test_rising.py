"""Leaps lead to where single steps do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.solve.rising import at_rest

if TYPE_CHECKING:
    from rason.case.cell import FloatArray

SLACK = np.full(1, 1e-7)


def stepped(knots: FloatArray, heights: FloatArray) -> tuple[float, int, float]:
    """Return where single steps lead and how many they are, and where leaps lead."""
    calls = 0

    def rise(here: FloatArray) -> FloatArray:
        nonlocal calls
        calls += 1
        return np.interp(here, knots, heights, right=0.0)

    here = np.zeros(1)
    while (rise(here) > SLACK).any():
        here = here + rise(here)
    single, calls = calls, 0
    rest = at_rest(rise, np.zeros(1), SLACK, np.ones(1))
    assert calls < max(60.0, single / 4.0)
    return float(here[0]), single, float(rest[0])


@pytest.mark.parametrize("seed", range(40))
def test_leaps_lead_to_where_single_steps_do(seed: int) -> None:
    rng = np.random.default_rng(seed)
    knots = np.linspace(0.0, 1.0, 6)
    knots[1:-1] += rng.uniform(-0.08, 0.08, 4)
    heights = rng.uniform(1e-3, 3e-3, 6)
    first = int(rng.integers(2, 5))
    heights[[first, 5]] = 0.0  # a place of rest on the way to the last
    here, _, rest = stepped(knots, heights)
    slope = heights[first - 1] / (knots[first] - knots[first - 1])
    assert rest == pytest.approx(here, abs=2.0 * SLACK[0] / slope)
    assert rest < knots[first]


def test_steps_of_one_length_are_leapt_over() -> None:
    here, single, rest = stepped(np.array([0.0, 0.99, 1.0]), np.array([1e-4, 1e-4, 0.0]))
    assert single > 10_000
    assert rest == pytest.approx(here, abs=1e-4)


def test_steps_little_above_the_slack_are_leapt_over() -> None:
    """Their ratio is noise: two million of them are a few dozen leaps."""
    calls = 0

    def rise(here: FloatArray) -> FloatArray:
        nonlocal calls
        calls += 1
        return np.where(here < 1.0, 5e-7 + 0.4 * SLACK * np.sin(1e9 * here), 0.0)

    assert at_rest(rise, np.zeros(1), SLACK, np.ones(1)) == pytest.approx(1.0, abs=1e-6)
    assert calls < 200


def test_what_comes_to_no_rest_is_let_go() -> None:
    """Steps of two lengths in turn, a million of them: it goes to where it can rise no more."""

    def rise(here: FloatArray) -> FloatArray:
        return np.where(here < 1.0, np.where(np.round(here * 1e6) % 3.0, 2e-6, 1e-6), 0.0)

    assert at_rest(rise, np.zeros(1), SLACK, np.ones(1)) == 1.0
