from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.analysis.hold_up import Corridor, highest_discount, penalties, quasi_rent
from rason.errors import InputError

if TYPE_CHECKING:
    from tests.unit.analysis.conftest import Ask, Changed

NEAR = pytest.approx
FEE = {"actor": "MID", "fee": "transit_fee"}


def test_a_quarter_of_the_quasi_rent(toy: Ask) -> None:
    assert toy.measure("patience", {**FEE, "closed": "pipe"}) == NEAR(0.75)
    assert toy.measure("patience", FEE) == NEAR(0.75)


def test_the_highest_discount_is_the_same_said_as_a_rate(toy: Ask) -> None:
    rent = toy.measure("quasi_rent", FEE_LESS)
    # 315 / (1,260 - 315): one dollar in a year is worth 1 / (1 + 1/3) = 0.75 of one now.
    assert highest_discount(rent, np.array([315.0])) == NEAR(1 / 3)


FEE_LESS = {"actor": "MID", "closed": "pipe"}


def test_quasi_rent_with_capital_sunk(toy: Ask) -> None:
    # The undersea line stands: without the pipe it earns 10 x (200 - 90).
    assert toy.run(quasi_rent(toy.question("bypass"), "MID")) == NEAR(1500.0 - 1100.0)


@pytest.mark.parametrize("closed", ["", "pipe"])
def test_other_outlets_that_must_be_built_are_paid_for(toy: Ask, closed: str) -> None:
    # In `base` the line round Midland is another outlet: it would earn 1,100 less 200 a year.
    told = {"actor": "MID", "closed": closed} if closed else {"actor": "MID"}
    assert toy.measure("quasi_rent", told) == NEAR(1500.0 - 240.0)
    assert toy.measure("quasi_rent", told, options="all") == NEAR(1500.0 - 900.0)


def test_what_tempts_beyond_the_fee(toy: Ask) -> None:
    assert toy.measure("temptation", FEE) == NEAR(1260.0 - 315.0)


def test_a_fee_counts_net_of_what_it_costs(changed: Changed) -> None:
    guards = "guards,Guarding the pipe,63,63,63,million USD/yr,fixed,,2014,2014-11,fable,B,,\n"
    ask = changed(("figures.csv", "", guards))
    told = {**FEE, "cost": "guards"}
    assert ask.measure("temptation", told) == NEAR(1260.0 - (315.0 - 63.0))
    assert ask.measure("patience", told) == NEAR(1.0 - 252.0 / 1260.0)


def test_a_fee_above_the_quasi_rent_is_always_kept(changed: Changed) -> None:
    ask = changed(("figures.csv", "year,200,315,400", "year,1500,2000,2500"))
    assert ask.measure("patience", FEE) == NEAR(0.0)
    assert ask.measure("temptation", FEE) == NEAR(0.0)
    assert np.isinf(highest_discount(np.array([1260.0]), np.array([2000.0])))


def test_nothing_to_take(toy: Ask) -> None:
    assert np.isnan(toy.measure("patience", {**FEE, "closed": "tanker"})).all()


def test_the_corridor_is_no_part_of_its_own_surety(toy: Ask) -> None:
    # All that Midland has is the pipe: once it is shut nobody can take more from it.
    found = toy.run(penalties(toy.question("base"), Corridor("MID", "pipe")))
    assert found == {"NOR": NEAR(0.0), "SUD": NEAR(0.0)}


def test_what_a_guarantor_can_take(toy: Ask) -> None:
    # The undersea line stands and the pipe is shut: Norland and Sudland earn 1,100 together and
    # 240 apart, so that each has 430 of the other, and Midland has no part in it.
    question = toy.question("bypass")
    assert toy.run(penalties(question, Corridor("NOR", "pipe"))) == {
        "MID": NEAR(0.0),
        "SUD": NEAR(430.0),
    }
    told = {"actor": "NOR", "guarantor": "SUD", "closed": "pipe"}
    assert toy.measure("penalty", told, "bypass") == NEAR(430.0)
    assert toy.measure("penalty", {**told, "concept": "nucleolus"}, "bypass") == NEAR(430.0)


def test_nobody_stands_surety_for_itself(toy: Ask) -> None:
    with pytest.raises(InputError, match="another player"):
        toy.measure("penalty", {"actor": "MID", "guarantor": "MID", "closed": "pipe"})


def test_who_is_left_out_has_nothing_at_stake(toy: Ask) -> None:
    told = {"actor": "MID", "guarantor": "NOR", "closed": "pipe"}
    assert np.isnan(toy.measure("penalty", told, without=("MID",))).all()


def test_an_outsider_is_refused(changed: Changed) -> None:
    ask = changed(("actors.csv", "", "ELSE,Elsewhere,outsider,,\n"))
    with pytest.raises(InputError, match="does not bargain"):
        ask.measure("patience", {"actor": "ELSE", "fee": "transit_fee"})
    with pytest.raises(InputError, match="does not bargain"):
        ask.measure("penalty", {"actor": "MID", "guarantor": "ELSE", "closed": "pipe"})


def test_a_fee_that_is_no_money_is_refused(toy: Ask) -> None:
    with pytest.raises(InputError):
        toy.measure("patience", {"actor": "MID", "fee": "worth"})
