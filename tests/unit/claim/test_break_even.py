from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.case.figures import central
from rason.claim.break_even import break_even

if TYPE_CHECKING:
    from collections.abc import Callable

    from rason.case import Case, Values
    from rason.case.cell import FloatArray
    from rason.claim.need import Inquiry

LADDER = np.array([140.0, 180.0, 200.0, 220.0, 260.0])


def root(
    case: Case,
    above: Callable[[FloatArray], FloatArray],
    draws: int = 3,
    least: float = -np.inf,
) -> FloatArray:
    """Solve for the figure `worth` without any solver; cells hold what is not below `least`."""

    def ask(values: Values) -> Inquiry[FloatArray]:
        return above(values["worth"])
        yield ()

    values = {key: np.repeat(value, draws) for key, value in central(case).items()}
    inquiry = break_even(
        case, case.figures["worth"], LADDER, values, ask, lambda some: some["worth"] >= least
    )
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


@pytest.mark.parametrize("where", [-5000.0, 10.0, 139.0, 261.0, 900.0, 5e6])
def test_beyond_the_ladder_it_is_found_however_far(where: float, toy: Case) -> None:
    for found in (root(toy, lambda worth: worth - where), root(toy, lambda worth: where - worth)):
        np.testing.assert_allclose(found, where, rtol=1e-9, atol=1e-6)


def test_a_jump_is_found_as_closely_as_a_line(toy: Case) -> None:
    found = root(toy, lambda worth: np.where(worth < 10.0, -1.0, 200.0))
    np.testing.assert_allclose(found, 10.0, atol=1e-4)


def test_what_no_cell_may_hold_is_not_looked_at(toy: Case) -> None:
    np.testing.assert_allclose(root(toy, lambda worth: worth - 10.0, least=0.0), 10.0)
    np.testing.assert_allclose(root(toy, lambda worth: worth - 0.01, least=0.0), 0.01)
    assert np.isnan(root(toy, lambda worth: worth + 10.0, least=0.0)).all()


def test_a_threshold_that_is_never_met_has_no_break_even(toy: Case) -> None:
    assert np.isnan(root(toy, lambda worth: np.abs(worth) + 1.0)).all()


def test_a_measure_that_does_not_move_has_no_break_even(toy: Case) -> None:
    assert np.all(np.isnan(root(toy, lambda worth: 0.0 * worth + 1.0)))
    assert np.all(np.isnan(root(toy, lambda worth: 0.0 * worth + np.nan)))


def test_every_draw_has_its_own(toy: Case) -> None:
    levels = np.array([150.0, 195.0, 240.0])
    found = root(toy, lambda worth: worth - np.resize(levels, worth.shape))
    np.testing.assert_allclose(found, levels)
