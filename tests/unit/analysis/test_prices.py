from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rason.analysis.prices import prices

if TYPE_CHECKING:
    from tests.unit.analysis.conftest import Ask, Changed

NEAR = pytest.approx
AMPLE = (
    ("links.csv", "pipe,field,city,pipe,gas,10 bcm/yr", "pipe,field,city,pipe,gas,20 bcm/yr"),
    ("supplies.csv", "gas,NOR,10 bcm/yr", "gas,NOR,20 bcm/yr"),
)


def test_price_where_nothing_is_scarce_is_its_cost(changed: Changed) -> None:
    ask = changed(*AMPLE)
    assert ask.measure("price", {"place": "city", "commodity": "gas"}) == NEAR(50.0)
    assert ask.measure("price", {"place": "field", "commodity": "gas"}) == NEAR(30.0)


def test_price_without_the_pipe_is_what_the_unserved_bid(toy: Ask) -> None:
    told = {"place": "city", "commodity": "gas"}
    assert toy.measure("price", told, "pipe_closed") == NEAR(200.0)


def test_prices_have_two_sides(toy: Ask) -> None:
    found = toy.run(prices(toy.question("base")))
    city = found.keys.index(("city", "gas", ""))
    # Field, pipe and stoves are all just full: one unit more saves 50, one less loses its worth.
    # Without the unit from the pipe the tanker brings one at 160.
    assert found.low[0, city] == NEAR(50.0)
    assert found.high[0, city] == NEAR(160.0)
    quick = toy.run(prices(toy.question("base"), ranges=False))
    assert quick.value[0, city] == quick.low[0, city] == quick.high[0, city]
    assert quick.value[0, city] == NEAR(found.value[0, city])


@pytest.mark.parametrize("first", [True, False])
def test_a_demand_that_bids_too_little_is_no_price(changed: Changed, first: bool) -> None:
    poor, served = (
        "poor,city,gas,SUD,5 bcm/yr,10 USD/thousand m3,0,,,",
        "stoves,city,gas,SUD,10 bcm/yr",
    )
    rest = ",worth,0,,,"
    rows = (poor, served + rest) if first else (served + rest, poor)
    ask = changed(*AMPLE, ("demands.csv", served + rest, "\n".join(rows)))
    assert ask.measure("price", {"place": "city", "commodity": "gas"}) == NEAR(50.0)
    found = ask.run(prices(ask.question("base")))
    city = found.keys.index(("city", "gas", ""))
    assert found.value[0, city] == found.low[0, city] == found.high[0, city] == NEAR(50.0)
