from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.case.figures import central
from rason.claim.break_even import break_even

if TYPE_CHECKING:
    from collections.abc import Callable

    from rason.case import Case, Values
    from rason.case.cell import FloatArray
    from rason.claim.need import Inquiry

LADDER = np.array([140.0, 180.0, 200.0, 220.0, 260.0])


def root(case: Case, above: Callable[[FloatArray], FloatArray], draws: int = 3) -> FloatArray:
    """Solve for the figure `worth` without any solver."""

    def ask(values: Values) -> Inquiry[FloatArray]:
        return above(values["worth"])
        yield ()

    values = {key: np.repeat(value, draws) for key, value in central(case).items()}
    inquiry = break_even(case, case.figures["worth"], LADDER, values, ask)
    try:
        next(inquiry)
    except StopIteration as end:
        found: FloatArray = end.value
        return found
    raise AssertionError


def test_a_straight_measure_is_solved_exactly(toy: Case) -> None:
    np.testing.assert_allclose(root(toy, lambda worth: 2.0 * (worth - 187.5)), 187.5)
    np.testing.assert_allclose(root(toy, lambda worth: 251.0 - worth), 251.0)


def test_a_bent_measure_is_solved_to_a_thousandth_of_the_range(toy: Case) -> None:
    found = root(toy, lambda worth: np.maximum(worth - 190.0, 3.0 * (worth - 190.0)))
    np.testing.assert_allclose(found, 190.0, atol=0.04)


def test_the_root_nearest_to_the_central_value_is_taken(toy: Case) -> None:
    found = root(toy, lambda worth: np.where(worth < 170.0, 165.0 - worth, worth - 205.0))
    np.testing.assert_allclose(found, 205.0, atol=0.04)


def test_beyond_the_ladder_it_is_known_on_which_side(toy: Case) -> None:
    assert np.all(root(toy, lambda worth: worth - 10.0) == -np.inf)
    assert np.all(root(toy, lambda worth: worth - 900.0) == np.inf)
    assert np.all(root(toy, lambda worth: 900.0 - worth) == np.inf)
    assert np.all(root(toy, lambda worth: 10.0 - worth) == -np.inf)


def test_a_measure_that_does_not_move_has_no_break_even(toy: Case) -> None:
    assert np.all(np.isnan(root(toy, lambda worth: 0.0 * worth + 1.0)))
    assert np.all(np.isnan(root(toy, lambda worth: 0.0 * worth + np.nan)))


def test_every_draw_has_its_own(toy: Case) -> None:
    levels = np.array([150.0, 195.0, 240.0])
    found = root(toy, lambda worth: worth - np.resize(levels, worth.shape))
    np.testing.assert_allclose(found, levels)
