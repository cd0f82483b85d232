from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.analysis.hold_up import quasi_rent
from rason.errors import InputError

if TYPE_CHECKING:
    from tests.unit.analysis.conftest import Ask, Changed

NEAR = pytest.approx
FEE = {"actor": "MID", "fee": "transit_fee"}


def test_a_quarter_of_the_quasi_rent(toy: Ask) -> None:
    assert toy.measure("patience", {**FEE, "closed": "pipe"}) == NEAR(0.75)
    assert toy.measure("patience", FEE) == NEAR(0.75)


def test_quasi_rent_with_capital_sunk(toy: Ask) -> None:
    # The undersea line stands: without the pipe it earns 10 x (200 - 90).
    assert toy.run(quasi_rent(toy.question("bypass"), "MID")) == NEAR(1500.0 - 1100.0)


def test_a_fee_above_the_quasi_rent_is_always_kept(changed: Changed) -> None:
    ask = changed(("figures.csv", "year,200,315,400", "year,1500,2000,2500"))
    assert ask.measure("patience", FEE) == NEAR(0.0)


def test_nothing_to_take(toy: Ask) -> None:
    assert np.isnan(toy.measure("patience", {**FEE, "closed": "tanker"})).all()


def test_an_outsider_is_refused(changed: Changed) -> None:
    ask = changed(("actors.csv", "", "ELSE,Elsewhere,outsider,,\n"))
    with pytest.raises(InputError):
        ask.measure("patience", {"actor": "ELSE", "fee": "transit_fee"})


def test_a_fee_that_is_no_money_is_refused(toy: Ask) -> None:
    with pytest.raises(InputError):
        toy.measure("patience", {"actor": "MID", "fee": "worth"})
