from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rason.analysis.patron import patrons, service, with_second
from rason.errors import InputError
from rason.games import shapley_value

if TYPE_CHECKING:
    from tests.unit.analysis.conftest import Ask, Changed

NEAR = pytest.approx
PIPE = {"provider": "MID", "assets": ["pipe"]}


@pytest.mark.parametrize(
    ("concept", "gains"),
    [("shapley", (105.0, 105.0, -315.0)), ("nucleolus", (210.0, 210.0, -420.0))],
)
def test_two_midlands_compete(toy: Ask, concept: str, gains: tuple[float, ...]) -> None:
    """By hand: of 1,260 either Midland adds all where the other comes after it, last of all.

    That is two of twenty-four orders: 105 each, and Norland and Sudland halve the rest.
    """
    for actor, gain in zip(("NOR", "SUD", "MID"), gains, strict=True):
        told = {**PIPE, "actor": actor, "concept": concept}
        assert toy.measure("second_provider", told) == NEAR(gain)


def test_a_second_provider_carries_as_much_again(changed: Changed) -> None:
    """A pipe of 4 beside the tanker's 6: with a second one Sudland needs 2 of the sea.

    v(N) is 4 x 150 + 6 x 40 = 840 with one pipe and 8 x 150 + 2 x 40 = 1,280 with two, of which
    Sudland has 240 alone: 600 with either Midland, 1,040 with both.
    """
    ask = changed(("links.csv", "pipe,gas,10 bcm/yr,pipe_cost", "pipe,gas,4 bcm/yr,pipe_cost"))
    # Norland and Sudland add 600 or 1,040 in all but the orders in which a Midland is missing.
    w = {(): 0.0, ("M",): 600.0, ("m",): 600.0, ("M", "m"): 1040.0}
    by_hand = shapley_value(
        [
            w[tuple(x for x in "Mm" if x in names)] if {"N", "S"} <= set(names) else 0.0
            for mask in range(16)
            for names in ["".join(p for place, p in enumerate("NMSm") if mask >> place & 1)]
        ]
    )
    for actor, place in (("NOR", 0), ("MID", 1), ("SUD", 2)):
        found = ask.measure("second_provider", {**PIPE, "actor": actor})
        assert found == NEAR(by_hand[place] - 200.0)


@pytest.mark.parametrize("capacity", ["10 bcm/yr", "4 bcm/yr"])
@pytest.mark.parametrize("scenario", ["base", "bypass", "narrows_closed"])
@pytest.mark.parametrize("concept", ["shapley", "nucleolus"])
def test_the_second_is_as_if_it_stood_in_the_case(
    changed: Changed, capacity: str, scenario: str, concept: str
) -> None:
    """Another Midland, with a pipe of its own written into the tables, changes as much."""
    pipe = "pipe,field,city,pipe,gas,{},pipe_cost,0,0,,{},,,1000 km,\n"
    narrow = ("links.csv", pipe.format("10 bcm/yr", "MID"), pipe.format(capacity, "MID"))
    one = changed(narrow)
    told = {"concept": concept}
    before = {
        p: one.measure("power", {"actor": p, **told}, scenario) for p in one.program.case.players
    }
    asked = {
        p: one.measure("second_provider", {**PIPE, "actor": p, **told}, scenario) for p in before
    }
    two = changed(
        ("case.yaml", "[NOR, MID, SUD]", "[NOR, MID, SUD, MID2]"),
        ("actors.csv", "", "MID2,Another Midland,state,,\n"),
        ("links.csv", "", "pipe2" + pipe.format(capacity, "MID2").removeprefix("pipe")),
        narrow,
    )
    for player, gain in before.items():
        after = two.measure("power", {"actor": player, **told}, scenario)
        assert asked[player] == NEAR(after - gain, abs=1e-3)


def test_a_second_tanker_is_a_way_round_the_pipe(toy: Ask) -> None:
    """With both tankers Sudland lands all 10 by sea, for 400.

    Dividends are 160 for the two, 1,260 for the three of the pipe, and so -160 for all four.
    """
    told = {"provider": "SUD", "assets": ["tanker"], "actor": "NOR"}
    assert toy.measure("second_provider", told) == NEAR(-40.0)


def test_what_a_second_earns_alone_is_its_own(changed: Changed) -> None:
    """Norland also ships gas to the east, which pays 145: 10 x (145 - 30 - 5) = 1,100 alone.

    With all three there are 160 more. A second Norland earns its own 1,100, and competes for the
    160: a twelfth of them to either.
    """
    ask = changed(
        ("places.csv", "", "far,Far sea,,10,0,\n"),
        ("markets.csv", "", "east,far,gas,150 USD/thousand m3,10 USD/thousand m3,99 bcm/yr,\n"),
        ("links.csv", "", "ship,field,far,sea,gas,10 bcm/yr,5 USD/thousand m3,0,0,NOR,,,,1 km,\n"),
    )
    found = ask.run(patrons(ask.question("base")))
    assert found.second[0, 0] == NEAR(160.0 / 12)
    assert found.gain[0, 0, 0] == NEAR(160.0 / 12 - 160.0 / 3)


def test_blocs_and_relations_hold_with_a_second_provider(changed: Changed) -> None:
    """The newcomer talks with those who talk with the first; it is in no bloc."""
    ask = changed(("scenarios.yaml", "", "silent:\n  relations: {silent: [[NOR, SUD]]}\n"))
    told = {**PIPE, "actor": "MID"}
    # On NOR - MID - SUD each Midland connects the others, as it did when it was needed anyway.
    assert ask.measure("second_provider", told, ("base", "silent")) == NEAR(-315.0)
    named = {**told, "concept": "myerson"}
    assert ask.measure("second_provider", named, ("base", "silent")) == NEAR(-315.0)
    bloc = changed(
        ("actors.csv", "NOR,Norland,state,,", "NOR,Norland,state,b,"),
        ("actors.csv", "SUD,Sudland,state,,", "SUD,Sudland,state,b,"),
        ("actors.csv", "", "b,Both,bloc,,\n"),
    )
    # The bloc needs one of two: 2/3 of 1,260, a sixth each to the Midlands; with one, half.
    told = {**PIPE, "actor": "MID", "concept": "owen"}
    assert bloc.measure("second_provider", told) == NEAR(1260.0 / 6 - 630.0)


def test_patrons_of_all(toy: Ask) -> None:
    found = toy.run(patrons(toy.question("base")))
    assert found.assets == (("norgas", "pipe"), ("pipe",), ("pipe", "tanker"))
    assert found.gain[0, 1] == NEAR([105.0, -315.0, 105.0])
    assert found.second[0, 1] == NEAR(105.0)


def test_a_service_is_what_exists_and_asks_the_provider(toy: Ask) -> None:
    assert service(toy.question("bypass"), "NOR") == ("norgas", "pipe")
    for assets in (["tanker"], ["undersea"]):
        told = {"provider": "NOR", "assets": assets, "actor": "SUD"}
        with pytest.raises(InputError, match="RSN-S006"):
            toy.measure("second_provider", told, "bypass")


def test_who_is_left_out_has_no_second(toy: Ask) -> None:
    told = {**PIPE, "actor": "SUD"}
    assert np.isnan(toy.measure("second_provider", told, without=("MID",))).all()


@given(st.lists(st.floats(0.0, 100.0), min_size=1, max_size=4), st.floats(1.0, 100.0))
def test_a_competitor_never_helps_the_only_seller_of_one_good(
    worths: list[float], cost: float
) -> None:
    """One seller of one unit among buyers: v is the highest worth present, less its cost.

    Here the second unit only competes. It does not hold of every game: two short pipes to a third
    may be worth more to the first than one, as above.
    """
    buyers = len(worths)
    best = np.array(
        [
            max([0.0, *(w - cost for place, w in enumerate(worths) if mask >> place & 1)])
            for mask in range(1 << buyers)
        ]
    )
    v = np.stack([np.zeros_like(best), best], axis=1).ravel()  # bit 0 is the seller
    free = np.repeat(best, 2)
    w = with_second(v, free, v, 0)
    assert shapley_value(w)[0] <= shapley_value(v)[0] + 1e-9
