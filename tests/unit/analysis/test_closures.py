from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rason.analysis.closures import closable, closures, role
from rason.errors import InputError

if TYPE_CHECKING:
    from tests.unit.analysis.conftest import Ask, Changed

NEAR = pytest.approx
BY_HAND = {
    "pipe": 1260.0, "undersea": 0.0, "tanker": 0.0, "narrows": 0.0,
    "field": 1260.0, "city": 1500.0, "ocean": 0.0,
}  # fmt: skip


def test_every_link_passage_and_place_once(toy: Ask) -> None:
    assert [shut.key for shut in closable(toy.program.case)] == list(BY_HAND)


def test_losses_by_hand(toy: Ask) -> None:
    found = toy.run(closures(toy.question("base")))
    losses = {shut[0].key: loss for shut, loss in zip(found.closed, found.loss[0], strict=True)}
    assert losses == NEAR(BY_HAND)


def test_two_at_a_time(toy: Ask) -> None:
    found = toy.run(closures(toy.question("base"), k=2))
    losses = {
        frozenset(shut.key for shut in pair): loss
        for pair, loss in zip(found.closed, found.loss[0], strict=True)
    }
    assert losses[frozenset({"pipe", "tanker"})] == NEAR(1500.0)


def test_losses_by_actor_add_up(toy: Ask) -> None:
    found = toy.run(closures(toy.question("base")))
    assert found.by_actor.sum(axis=2) == NEAR(found.loss)


def test_an_unused_line_costs_sudland_the_same_in_any_batch(toy: Ask) -> None:
    found = toy.run(closures(toy.question("base")))
    sudland = found.by_actor[:, list(BY_HAND).index("undersea"), found.actors.index("SUD")]
    assert sudland == NEAR(toy.measure("closure_loss", {"closed": "undersea", "actor": "SUD"}))


def test_a_partial_closure(toy: Ask) -> None:
    # A quarter of the pipe, 2.5 bcm, comes by tanker at 160 instead of 50.
    told = {"closed": "pipe", "share": 0.25}
    assert toy.measure("closure_loss", told) == NEAR(2.5 * 110.0)


def test_loss_of_one_actor_under_parity(changed: Changed) -> None:
    ask = changed(("links.csv", "sea,gas,6 bcm/yr", "sea,gas,20 bcm/yr"))
    # Sudland pays Norland what the tanker would cost, so that the pipe is nothing to it.
    told = {"closed": "pipe", "actor": "SUD", "rule": "parity"}
    assert ask.measure("closure_loss", told) == NEAR(0.0)
    assert ask.measure("closure_loss", {"closed": "pipe"}) == NEAR(10 * 110.0)


def test_a_misspelt_strait_is_refused(toy: Ask) -> None:
    with pytest.raises(InputError, match="write narrows"):
        toy.measure("closure_loss", {"closed": "narows"})


def test_a_share_may_be_written_as_in_scenarios(toy: Ask) -> None:
    told = {"closed": "pipe", "share": "25 %"}
    assert toy.measure("closure_loss", told) == NEAR(2.5 * 110.0)


def test_a_share_above_one_is_refused(toy: Ask) -> None:
    with pytest.raises(InputError):
        toy.measure("closure_loss", {"closed": "pipe", "share": 2.0})


def test_a_place_is_said_to_be_what_stands_there(changed: Changed) -> None:
    """A market's place, a city or a field is an end, and a point of the way is no strait."""
    ask = changed(
        ("places.csv", "", "cape,Cape,,45,-40,\n"),
        ("links.csv", "tanker,ocean,city", "tanker,cape,city"),
        ("links.csv", "", "voyage,ocean,cape,sea,gas,9 bcm/yr,0,0,0,,,,,,\n"),
    )
    case = ask.program.case
    roles = {shut.key: role(case, shut) for shut in closable(case)}
    assert roles == {
        "pipe": "link", "undersea": "link", "tanker": "link", "voyage": "link",
        "narrows": "strait or canal", "ocean": "market", "city": "city", "field": "field",
        "cape": "way-point",
    }  # fmt: skip
