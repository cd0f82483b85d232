from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.analysis.ranking import ranking, ranks, standing

if TYPE_CHECKING:
    from tests.unit.analysis.conftest import Ask, Changed

NEAR = pytest.approx
NONE: dict[str, np.ndarray] = {}


def test_gains_or_shifts_are_ranked(toy: Ask) -> None:
    question = toy.question("bypass")
    assert toy.run(standing(question)) == NEAR(np.array([[530, 200, 530]]))
    assert toy.run(standing(question, ("base",))) == NEAR(np.array([[110, -220, 110]]))


def test_a_shift_may_come_of_figures(changed: Changed) -> None:
    # Pumping for 30 more a thousand cubic metres costs the three 300 a year, 100 each.
    ask = changed(
        (
            "scenarios.yaml", "",
            "\ndear:\n  base: base\n  figures: {pipe_cost: 50 USD/thousand m3}\n",
        ),
    )  # fmt: skip
    assert ask.run(standing(ask.question("dear"), ("base",))) == NEAR(np.full((1, 3), -100.0))


def test_other_outlets_stand_on_both_sides(toy: Ask) -> None:
    """What is compared stays out of the other side: here nothing else may be built."""
    question = toy.question("bypass")
    assert toy.run(standing(question, ("base",), outlets=True)) == NEAR(
        np.array([[110, -220, 110]])
    )
    # Without the pipe as well as with it the line round Midland may be built: 900 against 1,500.
    shifted = toy.run(standing(toy.question("base"), ("pipe_closed",), outlets=True))
    assert shifted == NEAR(np.array([[200, 200, 200]]))


def test_equals_share_a_rank() -> None:
    assert ranks(np.array([530.0, 200.0, 530.0])).tolist() == [1, 3, 1]
    assert ranks(np.array([530.0, 200.0, 530.0]), last=True).tolist() == [2, 3, 2]


def test_what_is_only_rounding_ranks_nobody() -> None:
    assert ranks(np.array([1e6, 1e6 + 1e-3])).tolist() == [1, 1]
    assert ranks(np.zeros(2)).tolist() == [1, 1]


def test_a_rank_is_held_where_it_is_shared() -> None:
    drawn = np.array([[2.0, 1.0], [1.0, 1.0], [1.0, 2.0], [3.0, 1.0]])
    found = ranking(("a", "b"), np.array([2.0, 1.0]), drawn, NONE)
    assert found.held.tolist() == [0.75, 0.75]
    assert found.first.tolist() == [0.75, 0.5]


def test_another_choice_may_rank_otherwise() -> None:
    others = {
        "access: open": np.array([3.0, 2.0, 1.0]),
        "concept: nucleolus": np.array([1.0, 2.0, 3.0]),
        "options: all": np.array([np.nan, np.nan, np.nan]),
    }
    found = ranking(("a", "b", "c"), np.array([3.0, 2.0, 1.0]), np.ones((1, 3)), others)
    assert found.changes == {
        "access: open": False,
        "concept: nucleolus": True,
        "options: all": None,
    }
    assert found.best.tolist() == [1, 2, 1]
    assert found.worst.tolist() == [3, 2, 3]


def test_no_draw_with_a_value_says_nothing_of_draws() -> None:
    found = ranking(("a", "b"), np.array([2.0, 1.0]), np.full((4, 2), np.nan), NONE)
    assert np.isnan(found.held).all()
    assert np.isnan(found.first).all()
