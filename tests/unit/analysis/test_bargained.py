"""The price rule `bargained`, by hand on the toy case: what players split and closures take.

In `base` v(SUD) = 240 and v(N) = 1,500: by Shapley all three gain 420. In `bypass` the three get
530, 200 and 240 + 530.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import rason
from rason.analysis.price_rule import by_actor
from rason.analysis.question import Choices
from rason.answer.closures import Closures
from rason.case import read_case
from rason.errors import InputError

if TYPE_CHECKING:
    from tests.unit.analysis.conftest import Ask, Changed

NEAR = pytest.approx


def told(ask: Ask, scenario: str, **choices: object) -> dict[str, float]:
    found = ask.run(by_actor(ask.question(scenario, **choices), "bargained"))
    return {actor: float(each[0]) for actor, each in found.items()}


def test_players_get_what_the_rule_gives_them(toy: Ask) -> None:
    assert told(toy, "base") == {"NOR": NEAR(420.0), "MID": NEAR(420.0), "SUD": NEAR(660.0)}
    assert told(toy, "bypass", concept="nucleolus") == {
        "NOR": NEAR(480.0), "MID": NEAR(300.0), "SUD": NEAR(720.0),
    }  # fmt: skip


def test_what_an_outsider_and_nobody_have_is_told_beside(changed: Changed) -> None:
    # Norland sells at the end of Midland's pipe by contract to an outsider, who bids 120 for 4.
    ask = changed(
        ("actors.csv", "", "OUT,Outland,outsider,,\n"),
        ("contracts.csv", "", "contract,seller,buyer,link,commodity,quantity,take,price\n"
         "old,NOR,OUT,pipe,gas,4 bcm/yr,1,100 USD/thousand m3\n"),
        ("demands.csv", "", "mills,city,gas,OUT,4 bcm/yr,120 USD/thousand m3,0,,,\n"),
    )  # fmt: skip
    earned = told(ask, "base")
    total = float(ask.measure("welfare", {}, "base")[0])
    assert earned["OUT"] == NEAR(4.0 * (120.0 - 100.0))
    assert sum(earned.values()) == NEAR(total)


def test_a_closure_costs_an_actor_what_its_game_takes(toy: Ask) -> None:
    loss = {"closed": "pipe", "rule": "bargained"}
    assert toy.measure("closure_loss", {**loss, "actor": "MID"}) == NEAR(420.0)
    # The line round Midland is never used, and yet Norland loses its way around with it.
    around = {**loss, "closed": "undersea"}
    assert toy.measure("closure_loss", {**around, "actor": "NOR"}, "bypass") == NEAR(110.0)
    assert toy.measure("closure_loss", {**around, "actor": "MID"}, "bypass") == NEAR(-220.0)
    assert toy.measure("closure_loss", around, "bypass") == NEAR(0.0)


def test_hold_up_closures_and_power_price_the_same_gas(toy: Ask) -> None:
    # What all lose by the pipe is Q of the hold-up, however it is split.
    lost = [
        toy.measure("closure_loss", {"closed": "pipe", "actor": actor, "rule": "bargained"})
        for actor in ("NOR", "MID", "SUD")
    ]
    assert sum(lost) == NEAR(toy.measure("quasi_rent", {"actor": "MID", "closed": "pipe"}))
    assert lost[1] == NEAR(toy.measure("power", {"actor": "MID"}))


def test_it_has_no_unit_prices(toy: Ask) -> None:
    with pytest.raises(InputError) as fault:
        toy.measure("price", {"place": "city", "commodity": "gas"}, price_rule="bargained")
    (found,) = fault.value.diagnostics
    assert found.code == "RSN-S006"
    assert "implied_fee" in found.fix
    study = rason.Study(read_case("toy"), draws=1, choices=Choices(price_rule="bargained"))
    assert "sums of money" in study.answer("prices").reason
    answer = study.answer("closures")
    assert isinstance(answer, Closures)
    pipe = next(each for each in answer.closures if each.closed == "pipe")
    assert pipe.actors == {"NOR": NEAR(420e6), "MID": NEAR(420e6), "SUD": NEAR(420e6)}
    assert pipe.prices == ()
    nodal = study.answer("closures", rule="nodal")
    assert isinstance(nodal, Closures)
    assert any(each.prices for each in nodal.closures)


def test_a_concept_that_does_not_divide_all_is_refused(toy: Ask) -> None:
    question = toy.question("base")
    banzhaf = replace(question, choices=replace(question.choices, concept="banzhaf"))
    with pytest.raises(InputError) as fault:
        toy.run(by_actor(banzhaf, "bargained"))
    assert fault.value.diagnostics[0].fix == "choose shapley"
