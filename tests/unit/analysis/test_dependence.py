from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.analysis.dependence import dependence
from rason.errors import InputError

if TYPE_CHECKING:
    from tests.unit.analysis.conftest import Ask, Changed

NEAR = pytest.approx
WITHOUT_TRACE = ("commodities.csv", "MMBtu,yes", "MMBtu,")


def test_every_pair_holds_the_pipe(toy: Ask) -> None:
    found = toy.run(dependence(toy.question("base")))
    assert np.isnan(np.diagonal(found.loss[0])).all()
    assert found.loss[0][~np.eye(3, dtype=bool)] == NEAR(420.0)


def test_a_way_around_makes_norland_depend_less_on_midland(toy: Ask) -> None:
    told = {"actor": "NOR", "partner": "MID"}
    assert toy.measure("bargaining_loss", told, "bypass") == NEAR(200.0)
    told = {"actor": "NOR", "partner": "SUD"}
    assert toy.measure("bargaining_loss", told, "bypass") == NEAR(530.0)


def test_shares_of_trade(toy: Ask) -> None:
    pair = {"seller": "NOR", "buyer": "SUD", "commodity": "gas"}
    assert toy.measure("supplier_share", pair) == NEAR(1.0)
    assert toy.measure("buyer_share", pair) == NEAR(1.0)
    assert np.isnan(toy.measure("buyer_share", pair, "pipe_closed")).all()


def test_what_is_sold_to_markets_is_part_of_the_whole(changed: Changed) -> None:
    """Norland's other field serves the open sea: 5 bcm beside the 10 that Sudland takes."""
    ask = changed(
        ("supplies.csv", "", "rig,ocean,gas,NOR,5 bcm/yr,1 USD/thousand m3,,\n"),
        ("links.csv", "tanker,ocean,city,sea,gas,6 bcm/yr", "tanker,ocean,city,sea,gas,0 bcm/yr"),
    )
    pair = {"seller": "NOR", "buyer": "SUD", "commodity": "gas"}
    assert ask.measure("buyer_share", pair) == NEAR(10.0 / 15.0)


def test_one_supplier_is_full_concentration(toy: Ask) -> None:
    assert toy.measure("supplier_concentration", {"buyer": "SUD", "commodity": "gas"}) == NEAR(1.0)


def test_concentration_of_two_suppliers(changed: Changed) -> None:
    ask = changed(("links.csv", "pipe,gas,10 bcm/yr,pipe_cost", "pipe,gas,6 bcm/yr,pipe_cost"))
    told = {"buyer": "SUD", "commodity": "gas"}
    # Six bcm by pipe and four by tanker.
    assert ask.measure("supplier_concentration", told) == NEAR(0.6**2 + 0.4**2)


@pytest.mark.parametrize("measure", ["supplier_share", "buyer_share"])
def test_shares_need_tracing(changed: Changed, measure: str) -> None:
    told = {"seller": "NOR", "buyer": "SUD", "commodity": "gas"}
    with pytest.raises(InputError, match="kept apart by origin"):
        changed(WITHOUT_TRACE).measure(measure, told)


def test_deliveries_of_a_seller_need_tracing(changed: Changed) -> None:
    with pytest.raises(InputError, match="kept apart by origin"):
        changed(WITHOUT_TRACE).measure(
            "delivered", {"seller": "NOR", "buyer": "SUD", "commodity": "gas"}
        )


def test_observed_shares_take_the_latest_period(changed: Changed) -> None:
    ask = changed(
        ("observed.csv", "", "NOR,SUD,gas,,3 bcm/yr,2012,fable\n"),
        ("observed.csv", "", "NOR,SUD,gas,,4 bcm/yr,2013,fable\n"),
        ("observed.csv", "", "NOR,MID,gas,,1 bcm/yr,2013,fable\n"),
        ("observed.csv", "", "NOR,world,gas,,0,2013,fable\n"),
        ("observed.csv", "", ",SUD,gas,,5 bcm/yr,2013,fable\n"),
        ("observed.csv", "", "NOR,SUD,gas,,9 bcm/yr,2014,fable\n"),
    )
    told = {"of": "NOR", "with": "SUD", "commodity": "gas"}
    assert ask.measure("observed_share", told) == NEAR(0.8)
    assert ask.measure("observed_share", {"of": "SUD", "with": "NOR", "side": "to"}) == NEAR(0.8)
    with pytest.raises(InputError, match="without their whole"):
        ask.measure("observed_share", {"of": "MID", "with": "NOR"})
    assert np.isnan(ask.measure("observed_share", {"of": "MID", "with": "SUD"})).all()


@pytest.mark.parametrize("pair", [("NOR", "MID"), ("NOR", "SUD"), ("MID", "SUD")])
@pytest.mark.parametrize("concept", ["shapley", "nucleolus", "banzhaf", "myerson"])
def test_cutting_a_pair_without_shared_assets_changes_nothing(
    toy: Ask, pair: tuple[str, str], concept: str
) -> None:
    """Without the pipe Sudland lives by its own tanker: no two need each other for anything."""
    for actor, partner in (pair, pair[::-1]):
        told = {"actor": actor, "partner": partner, "concept": concept}
        assert toy.measure("bargaining_loss", told, "pipe_closed") == NEAR(0.0)


def test_by_shapley_both_lose_alike_where_all_they_have_is_theirs_alone(changed: Changed) -> None:
    """Norland and Sudland under the sea: 660 halved, and gone for both if they do not deal."""
    ask = changed()
    for actor, partner in (("NOR", "SUD"), ("SUD", "NOR")):
        told = {"actor": actor, "partner": partner}
        assert ask.measure("bargaining_loss", told, "closed_with_bypass") == NEAR(330.0)
