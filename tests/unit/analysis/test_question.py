from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.analysis.conftest import Ask, Changed

NEAR = pytest.approx


def test_players_left_out_keep_the_bits_of_the_others(toy: Ask) -> None:
    question = toy.question("base", without=("MID",))
    assert question.players == ("NOR", "SUD")
    assert question.bits == (0, 2)


@pytest.mark.parametrize(
    "draws",
    [
        1,
        2,
    ],
)
def test_a_wider_spread_makes_the_tanker_dearer(changed: Changed, draws: int) -> None:
    ask = changed(draws=draws)
    # 6 bcm at 150 + 10 + 5 instead of 150 + 5 + 5.
    assert ask.measure("welfare", in_="pipe_closed", spread=2.0) == NEAR(6 * (200.0 - 165.0))


def test_all_options_may_be_built(toy: Ask) -> None:
    assert toy.measure("welfare", in_="pipe_closed", options="all") == NEAR(900.0)
