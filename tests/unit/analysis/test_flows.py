from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.analysis.flows import flows
from rason.analysis.quantity import ratio

if TYPE_CHECKING:
    from tests.unit.analysis.conftest import Ask, Changed

NEAR = pytest.approx
PIPE = "pipe,field,city,pipe,gas,10 bcm/yr"


def test_the_pipe_carries_all_and_the_tanker_nothing(toy: Ask) -> None:
    found = toy.run(flows(toy.question("base")))
    flow = dict(zip(found.keys, found.value[0], strict=True))
    assert flow["flow", "pipe", "gas"] == NEAR(10.0)
    assert flow["flow", "tanker", "gas"] == NEAR(0.0)
    assert flow["slice", "stoves", "gas"] == NEAR(10.0)
    assert found.objective == NEAR(1500.0)


def test_ends_of_flows_hold_the_flow(toy: Ask) -> None:
    found = toy.run(flows(toy.question("pipe_closed")))
    assert (found.low <= found.value + 1e-9).all()
    assert (found.value <= found.high + 1e-9).all()
    assert found.objective == NEAR(240.0)


def test_without_ranges_the_flow_is_its_own_ends(toy: Ask) -> None:
    full = toy.run(flows(toy.question("pipe_closed")))
    quick = toy.run(flows(toy.question("pipe_closed"), ranges=False))
    assert np.array_equal(quick.value, full.value)
    assert np.array_equal(quick.low, quick.value)
    assert np.array_equal(quick.high, quick.value)


@pytest.mark.parametrize(("asset", "flow"), [("pipe", 0.0), ("tanker", 6.0), ("world", 6.0)])
def test_flow_of_an_asset(toy: Ask, asset: str, flow: float) -> None:
    assert toy.measure("flow", {"asset": asset}, "pipe_closed") == NEAR(flow)


def test_what_is_delivered(toy: Ask) -> None:
    told = {"buyer": "SUD", "commodity": "gas"}
    assert toy.measure("delivered", told) == NEAR(10.0)
    assert toy.measure("delivered", {**told, "seller": "NOR"}, "pipe_closed") == NEAR(0.0)
    assert toy.measure("delivered", {**told, "seller": "world"}, "pipe_closed") == NEAR(6.0)


def test_use_of_a_capacity(toy: Ask) -> None:
    assert toy.measure("capacity_use", {"asset": "tanker"}, "pipe_closed") == NEAR(1.0)


@pytest.mark.parametrize(("capacity", "observed", "use"), [(40, 10, 0.25), (10, 6, 1.0)])
def test_use_of_a_capacity_does_not_depend_on_what_was_observed(
    changed: Changed, capacity: int, observed: int, use: float
) -> None:
    ask = changed(
        ("links.csv", PIPE, f"pipe,field,city,pipe,gas,{capacity} bcm/yr"),
        ("observed.csv", "10 bcm/yr", f"{observed} bcm/yr"),
    )
    assert ask.measure("capacity_use", {"asset": "pipe"}) == NEAR(use)


def test_lane_share(toy: Ask) -> None:
    told = {"passage": "narrows", "buyer": "SUD", "commodity": "gas"}
    assert toy.measure("lane_share", told) == NEAR(0.0)
    assert toy.measure("lane_share", told, "pipe_closed") == NEAR(1.0)
    assert np.isnan(toy.measure("lane_share", told, ("pipe_closed", "narrows_closed"))).all()


def test_what_joins_on_the_way_has_not_passed(changed: Changed) -> None:
    """Six come through the narrows to a port where four of its own join them."""
    ask = changed(
        ("commodities.csv", "35.3e6 MMBtu,yes", "35.3e6 MMBtu,"),
        ("places.csv", "", "port,Port at sea,,49,-35,\n"),
        ("links.csv", "tanker,ocean,city,sea", "tanker,ocean,port,sea"),
        ("links.csv", "", "last,port,city,sea,gas,10 bcm/yr,1 USD/thousand m3,0,0,SUD,,,,90 km,\n"),
        ("supplies.csv", "", "rig,port,gas,,4 bcm/yr,10 USD/thousand m3,,\n"),
    )
    told = {"passage": "narrows", "buyer": "SUD", "commodity": "gas"}
    assert ask.measure("lane_share", told, "pipe_closed") == NEAR(0.6)


def test_ratio_of_nothing_is_none() -> None:
    assert np.isnan(ratio(np.array([1.0]), np.array([0.0]))).all()
