from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.analysis.power import power, shift
from rason.errors import InputError
from rason.games.concept import Structure
from rason.games.registry import CONCEPTS

if TYPE_CHECKING:
    from tests.unit.analysis.conftest import Ask, Changed

NEAR = pytest.approx


def test_the_published_table_of_the_toy(toy: Ask) -> None:
    found = toy.run(power(toy.question("bypass")))
    values = found.concepts.values
    assert values == NEAR(np.array([0, 0, 0, 0, 240, 900, 240, 1500]))
    assert found.gains["shapley"] == NEAR(np.array([530, 200, 530]))
    assert found.gains["nucleolus"] == NEAR(np.array([480, 300, 480]))
    assert found.concepts.core.low is not None
    assert found.concepts.core.high is not None
    assert found.concepts.core.low - [0, 0, 240] == NEAR(np.zeros(3))
    assert found.concepts.core.high - [0, 0, 240] == NEAR(np.array([1260, 600, 1260]))


def test_nothing_is_earned_by_nobody(toy: Ask) -> None:
    assert toy.run(power(toy.question("base"))).nothing == NEAR(0.0)


def test_equal_by_symmetry(toy: Ask) -> None:
    assert toy.run(power(toy.question("base"))).equal == (("NOR", "MID", "SUD"),)


def test_shift_and_increment(toy: Ask) -> None:
    found = toy.run(shift(toy.question("bypass"), ("base",)))
    assert found.shift["shapley"] == NEAR(np.array([110, -220, 110]))
    # The Shapley value is additive, so both readings agree.
    assert found.increment["shapley"] == NEAR(found.shift["shapley"])
    assert found.shift["nucleolus"] == NEAR(np.array([60, -120, 60]))


def test_a_change_bargained_alone_is_flagged_where_it_is_not_monotone(toy: Ask) -> None:
    # The line round Midland adds 660 to Norland and Sudland, and nothing to all three.
    found = toy.run(shift(toy.question("bypass"), ("base",)))
    assert "not monotone" in found.reasons["increment"]
    assert "increment" not in toy.run(shift(toy.question("base"), ("pipe_closed",))).reasons


def test_three_vetoes_over_one_pie_are_equal_by_symmetry(toy: Ask) -> None:
    # The pipe adds 1,260 to all three together and nothing to fewer of them.
    found = toy.run(shift(toy.question("base"), ("pipe_closed",)))
    assert found.equal == (("NOR", "MID", "SUD"),)
    assert found.shift["shapley"] == NEAR(np.full(3, 420.0))


@pytest.mark.parametrize(
    ("measure", "told", "number"),
    [
        ("power", {"actor": "MID"}, 200.0),
        ("power", {"actor": "MID", "concept": "nucleolus"}, 300.0),
        ("power_share", {"actor": "NOR"}, 530 / 1260),
        ("shift", {"actor": "MID", "versus": "base"}, -220.0),
        ("increment", {"actor": "MID", "versus": ["base"]}, -220.0),
        ("coalition_value", {"members": ["NOR", "SUD"]}, 900.0),
        ("consent_value", {"actor": "MID"}, 600.0),
        # Dividends: 660 of NOR and SUD, 600 of all three: 660 + 600 / 2.
        ("interaction", {"players": ["NOR", "SUD"]}, 960.0),
        ("interaction", {"players": ["NOR", "MID", "SUD"]}, 600.0),
    ],
)
def test_measures_by_hand(toy: Ask, measure: str, told: dict[str, object], number: float) -> None:
    assert toy.measure(measure, told, "bypass") == NEAR(number)


def test_the_choice_of_a_concept(toy: Ask) -> None:
    assert toy.measure("power", {"actor": "MID"}, "bypass", concept="nucleolus") == NEAR(300.0)


def test_who_is_left_out_always_agrees(toy: Ask) -> None:
    assert toy.measure("power", {"actor": "NOR"}, without=("MID",)) == NEAR(630.0)
    assert np.isnan(toy.measure("power", {"actor": "MID"}, without=("MID",))).all()


def test_a_game_without_imputations_has_no_nucleolus() -> None:
    assert np.isnan(
        CONCEPTS["nucleolus"].payoffs(np.array([[0.0, 2.0, 2.0, 1.0]]), Structure())
    ).all()


def test_power_of_an_outsider_is_refused(changed: Changed) -> None:
    ask = changed(("actors.csv", "", "ELSE,Elsewhere,outsider,,\n"))
    with pytest.raises(InputError, match="does not bargain"):
        ask.measure("power", {"actor": "ELSE"})
    with pytest.raises(InputError, match="does not bargain"):
        ask.measure("coalition_value", {"members": ["NOR", "ELSE"]})


def test_interaction_of_four_is_refused(toy: Ask) -> None:
    with pytest.raises(InputError, match="two or three"):
        toy.measure("interaction", {"players": ["NOR"]})


CONTRACTS = "contract,seller,buyer,link,commodity,quantity,take,price,until,note\n"
DEAL = "deal{n},OUT{n},SUD,pipe,gas,1 bcm/yr,1,100 USD/thousand m3,,\n"


def test_nobody_pays_for_contracts_with_outsiders(changed: Changed) -> None:
    """The empty coalition owes nothing, so that v(N) is what all earn."""
    ask = changed(
        ("commodities.csv", "MMBtu,yes", "MMBtu,"),
        ("actors.csv", "", "OUT1,One,outsider,,\nOUT2,Two,outsider,,\n"),
        (
            "contracts.csv", "", CONTRACTS + DEAL.format(n=1) + DEAL.format(n=2),
        ),
    )  # fmt: skip
    assert ask.run(power(ask.question("base"))).nothing == NEAR(0.0)


def test_a_shift_between_scenarios_of_different_figures(changed: Changed) -> None:
    """Gas worth 10 more to Sudland's 10: by pipe 100 more for all three, by sea 60 for Sudland."""
    ask = changed(
        ("scenarios.yaml", "", "dear:\n  base: base\n  figures: {worth: 210 USD/thousand m3}\n")
    )
    told = {"actor": "NOR", "versus": "base"}
    assert ask.measure("shift", told, "dear") == NEAR((100.0 - 60.0) / 3)
