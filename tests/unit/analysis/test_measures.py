from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from rason.analysis.measures import MEASURES
from rason.errors import InputError

if TYPE_CHECKING:
    from tests.unit.analysis.conftest import Ask

NEAR = pytest.approx

TOLD: dict[str, tuple[dict[str, Any], str]] = {
    "flow": ({"asset": "pipe"}, "bcm/yr"),
    "delivered": ({"buyer": "SUD", "commodity": "gas"}, "bcm/yr"),
    "produced": ({"owner": "NOR", "commodity": "gas"}, "bcm/yr"),
    "spread": ({"from": "field", "to": "city", "commodity": "gas"}, "million USD/bcm"),
    "price": ({"place": "city", "commodity": "gas"}, "million USD/bcm"),
    "capacity_use": ({"asset": "pipe"}, "1"),
    "welfare": ({}, "million USD/yr"),
    "surplus": ({"actor": "SUD"}, "million USD/yr"),
    "buyer_share": ({"seller": "NOR", "commodity": "gas", "buyer": "SUD"}, "1"),
    "supplier_share": ({"buyer": "SUD", "commodity": "gas", "seller": "NOR"}, "1"),
    "supplier_concentration": ({"buyer": "SUD", "commodity": "gas"}, "1"),
    "observed_share": ({"of": "field", "with": "city"}, "1"),
    "lane_share": ({"passage": "narrows", "buyer": "SUD", "commodity": "gas"}, "1"),
    "closure_loss": ({"closed": "pipe"}, "million USD/yr"),
    "project_value": ({"project": "bypass"}, "million USD/yr"),
    "built": ({"project": "bypass"}, "1"),
    "power": ({"actor": "MID"}, "million USD/yr"),
    "power_share": ({"actor": "MID"}, "1"),
    "shift": ({"actor": "MID", "versus": "bypass"}, "million USD/yr"),
    "increment": ({"actor": "MID", "versus": "bypass"}, "million USD/yr"),
    "coalition_value": ({"members": ["NOR"]}, "million USD/yr"),
    "consent_value": ({"actor": "MID"}, "million USD/yr"),
    "interaction": ({"players": ["NOR", "SUD"]}, "million USD/yr"),
    "bargaining_loss": ({"actor": "NOR", "partner": "SUD"}, "million USD/yr"),
    "transfer": ({}, "million USD/yr"),
    "quasi_rent": ({"actor": "MID"}, "million USD/yr"),
    "temptation": ({"actor": "MID", "fee": "transit_fee"}, "million USD/yr"),
    "patience": ({"actor": "MID", "fee": "transit_fee"}, "1"),
    "penalty": ({"actor": "MID", "guarantor": "NOR", "closed": "pipe"}, "million USD/yr"),
    "break_even_hazard": ({"project": "bypass"}, "1/yr"),
    "break_even_outage": ({"project": "bypass"}, "1/yr"),
    "cover": ({"buyer": "SUD", "commodity": "gas", "closed": "pipe"}, "day"),
    "spare": ({"buyer": "SUD", "commodity": "gas", "closed": "pipe"}, "1"),
    "veto_count": ({"project": "bypass"}, "1"),
    "relation": ({"between": ["NOR", "SUD"]}, "1"),
    "brokerage": ({"broker": "MID", "between": ["NOR", "SUD"]}, "million USD/yr"),
    "broker_rent": ({"broker": "MID", "between": ["NOR", "SUD"]}, "million USD/yr"),
    "second_provider": (
        {"actor": "SUD", "provider": "MID", "assets": ["pipe"]}, "million USD/yr",
    ),
    "veto_value": ({"holder": "MID", "asset": "pipe"}, "million USD/yr"),
    "implied_fee": ({"actor": "MID", "corridor": ["pipe"]}, "million USD/bcm"),
}  # fmt: skip
WITH_RULES = {"rule_value"}
"""Asked where there are rules, in `test_veto`: the toy has none."""
IN_TIME = {"unserved", "shut_in", "stock", "day_at_minimum", "day_unserved", "day_shut_in"}
"""Asked where there are days, in `laws/test_statements.py`."""


def test_every_measure_is_tested() -> None:
    assert set(MEASURES) == set(TOLD) | WITH_RULES | IN_TIME


def test_without_days_there_are_none_to_tell(toy: Ask) -> None:
    with pytest.raises(InputError, match="calendar"):
        toy.measure("unserved", {"buyer": "SUD", "commodity": "gas"})


def test_what_is_produced_less_at_another_place_and_together(toy: Ask) -> None:
    gas = {"commodity": "gas"}
    assert toy.measure("produced", {**gas, "owner": "NOR"}) == toy.measure(
        "flow", {"asset": "pipe"}
    )
    both = {"owners": ["NOR", "SUD"], "commodities": ["gas"]}
    assert toy.measure("produced", both) == NEAR(10.0)
    prices = [toy.measure("price", {**gas, "place": each}) for each in ("field", "city")]
    spread = toy.measure("spread", {**gas, "from": "field", "to": "city"})
    assert spread == NEAR(prices[1] - prices[0])
    assert toy.measure("produced", {**gas, "owner": "NOR", "as": "amount"}) == NEAR(10.0)


@pytest.mark.parametrize("name", [name for name in TOLD if name != "relation"])
def test_one_number_a_draw_with_a_unit(toy: Ask, name: str) -> None:
    told, unit = TOLD[name]
    assert toy.measure(name, told).shape == (1,)
    assert MEASURES[name].unit(toy.program.case, told) == unit


def test_a_relation_of_few_acts_is_refused(toy: Ask) -> None:
    with pytest.raises(InputError, match="3 acts at least"):
        toy.measure("relation", {"between": ["NOR", "SUD"]})


@pytest.mark.parametrize("name", [name for name, (told, _) in TOLD.items() if told])
def test_a_misspelt_key_is_refused(toy: Ask, name: str) -> None:
    told, _ = TOLD[name]
    for parameter, value in told.items():
        wrong = ["nobody_at_all"] if isinstance(value, list) else "nobody_at_all"
        with pytest.raises(InputError, match="nobody_at_all"):
            toy.measure(name, {**told, parameter: wrong})


@pytest.mark.parametrize("name", TOLD)
def test_an_unknown_parameter_is_refused(toy: Ask, name: str) -> None:
    with pytest.raises(InputError, match="colour"):
        toy.measure(name, {**TOLD[name][0], "colour": "red"})


def test_a_missing_parameter_is_refused(toy: Ask) -> None:
    with pytest.raises(InputError, match="add `actor`"):
        toy.measure("power")


def test_transfers_by_end_and_kind(toy: Ask) -> None:
    assert toy.measure("transfer", {"from": "NOR", "to": "MID", "kind": "fee"}) == NEAR(315.0)
    assert toy.measure("transfer", {"from": "MID"}) == NEAR(0.0)


def test_vetoes(toy: Ask) -> None:
    assert toy.measure("veto_count", {"project": "bypass"}) == NEAR(2.0)
