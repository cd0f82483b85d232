from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.analysis.surplus import surplus

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.analysis.conftest import Ask, Changed

    from rason.analysis.question import PriceRule

NEAR = pytest.approx
PIPE = "pipe,field,city,pipe,gas,10 bcm/yr,pipe_cost,0,0,,MID"
AMPLE_FIELD = ("supplies.csv", "gas,NOR,10 bcm/yr", "gas,NOR,20 bcm/yr")
CONTRACTS = "contract,seller,buyer,link,commodity,quantity,take,price,until,note\n"


def ample(operator: str = "", tariff: str = "0") -> tuple[tuple[str, str, str], ...]:
    """Neither field nor pipe is scarce: the nodal price in the city is 50."""
    pipe = f"pipe,field,city,pipe,gas,20 bcm/yr,pipe_cost,0,{tariff},{operator},MID"
    return AMPLE_FIELD, ("links.csv", PIPE, pipe)


def contract(quantity: int) -> tuple[str, str, str]:
    row = f"deal,NOR,SUD,pipe,gas,{quantity} bcm/yr,0,120 USD/thousand m3,,\n"
    return "contracts.csv", "", CONTRACTS + row


@pytest.mark.parametrize("rule", ["nodal", "contract", "parity"])
@pytest.mark.parametrize("scenario", ["base", "bypass", "pipe_closed", "closed_with_bypass"])
def test_adds_up_to_the_objective(toy: Ask, rule: PriceRule, scenario: str) -> None:
    found = toy.run(surplus(toy.question(scenario), rule))
    assert found.value.sum(axis=1) == NEAR(toy.measure("welfare", in_=scenario))


def test_without_ranges_there_are_no_ends(toy: Ask) -> None:
    full = toy.run(surplus(toy.question("base")))
    quick = toy.run(surplus(toy.question("base"), ranges=False))
    assert quick.value == NEAR(full.value)
    assert np.isnan(quick.low).all()
    assert np.isnan(quick.high).all()


@pytest.mark.parametrize("rule", ["nodal", "contract", "parity"])
def test_adds_up_with_contracts_and_priorities(
    northeast_asia: Callable[[], Ask], rule: PriceRule
) -> None:
    ask = northeast_asia()
    found = ask.run(surplus(ask.question("korean_pipe"), rule))
    assert found.value.sum(axis=1) == NEAR(ask.measure("welfare", in_="korean_pipe"))


def test_the_buyer_keeps_all_where_nothing_is_scarce(changed: Changed) -> None:
    found = changed(*ample())
    assert found.measure("surplus", {"actor": "SUD"}) == NEAR(1500.0)
    assert found.measure("surplus", {"actor": "NOR"}) == NEAR(0.0)


def test_a_contract_moves_its_price(changed: Changed) -> None:
    ask = changed(*ample(), contract(10))
    assert ask.measure("surplus", {"actor": "SUD", "rule": "contract"}) == NEAR(800.0)
    assert ask.measure("surplus", {"actor": "NOR", "rule": "contract"}) == NEAR(700.0)


def test_a_contract_moves_no_more_than_its_quantity(changed: Changed) -> None:
    ask = changed(*ample(), contract(6))
    assert ask.measure("surplus", {"actor": "NOR", "rule": "contract"}) == NEAR(6 * (120 - 50))


def test_a_tariff_is_paid_by_the_origin(changed: Changed) -> None:
    ask = changed(*ample("MID", "10 USD/thousand m3"))
    assert ask.measure("surplus", {"actor": "MID", "rule": "contract"}) == NEAR(100.0)
    assert ask.measure("surplus", {"actor": "NOR", "rule": "contract"}) == NEAR(-100.0)


def test_a_tariff_stands_in_for_the_rent(changed: Changed) -> None:
    pipe = "pipe,field,city,pipe,gas,8 bcm/yr,pipe_cost,0,10 USD/thousand m3,MID,MID"
    ask = changed(AMPLE_FIELD, ("links.csv", PIPE, pipe))
    # Two bcm come by tanker at 160, so that a bcm through the pipe earns 160 - 50.
    assert ask.measure("surplus", {"actor": "MID"}) == NEAR(8 * 110.0)
    assert ask.measure("surplus", {"actor": "MID", "rule": "contract"}) == NEAR(80.0)
    assert ask.measure("surplus", {"actor": "NOR", "rule": "contract"}) == NEAR(800.0)
    assert ask.measure("surplus", {"actor": "SUD", "rule": "contract"}) == NEAR(400.0)


def test_parity_is_what_the_next_source_costs(changed: Changed) -> None:
    ask = changed(*ample(), ("links.csv", "sea,gas,6 bcm/yr", "sea,gas,20 bcm/yr"))
    assert ask.measure("surplus", {"actor": "SUD", "rule": "parity"}) == NEAR(10 * (200 - 160))
    assert ask.measure("surplus", {"actor": "NOR", "rule": "parity"}) == NEAR(10 * (160 - 50))


def test_parity_stops_at_the_ceiling(toy: Ask) -> None:
    assert toy.measure("surplus", {"actor": "SUD", "rule": "parity"}) == NEAR(0.0)
