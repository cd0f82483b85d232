from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.analysis.power import power
from rason.analysis.relations import Relations, relations, spread, talk

if TYPE_CHECKING:
    from tests.unit.analysis.conftest import Ask, Changed

NEAR = pytest.approx

PLAYERS = ("NOR", "MID", "SUD")
FROZEN = date(2014, 11, 30)


def of_toy(toy: Ask, half_life: float) -> Relations:
    return relations(toy.program.case.events, PLAYERS, FROZEN, half_life)


def test_old_acts_count_for_less(toy: Ask) -> None:
    acts = date(2012, 5, 1), date(2013, 9, 15), date(2014, 2, 10)
    days = np.array([(FROZEN - act).days for act in acts])
    by_hand = np.array([1, -1, -1]) @ 0.5 ** (days / 365.25 / 2.0)
    found = of_toy(toy, 2.0)
    assert found.index[0, 1] == pytest.approx(by_hand)
    assert found.index[1, 0] == pytest.approx(by_hand)
    assert found.acts[0, 1] == 3


def test_without_decay_acts_add_up(toy: Ask) -> None:
    assert of_toy(toy, 1e9).index[0, 1] == pytest.approx(-1.0)


def test_the_range_over_half_lives_holds_the_index_and_finds_a_sign_that_turns(toy: Ask) -> None:
    events = toy.program.case.events
    low, high = spread(events, PLAYERS, FROZEN, 2.0)
    by_hand = [of_toy(toy, half_life).index[0, 1] for half_life in (1.0, 2.0, 4.0)]
    assert low[0, 1] <= min(by_hand)
    assert max(by_hand) <= high[0, 1]
    assert np.isnan(low[1, 2])
    # An old good act worth two, and a late bad one worth one: which counts for more hangs on how
    # fast they fade. Here 2 * 2^(-4/h) equals 2^(-1/h) at h = 3.
    first = next(iter(events))
    old = replace(first, date=date(2010, 11, 30), score=2.0)
    late = replace(first, date=date(2013, 11, 30), score=-1.0)
    pair = (first.from_, first.to)
    neither = replace(first, date=date(2014, 1, 1), score=0.0)
    low, high = spread((old, late, neither), pair, FROZEN, 3.0)
    assert low[0, 1] < 0.0 < high[0, 1]
    index = relations((old, late, neither), pair, FROZEN, 3.0).index
    assert index[0, 1] == pytest.approx(0.0, abs=1e-3)


def test_silence_is_unknown_and_no_quarrel(toy: Ask) -> None:
    """One good act between Norland and Sudland says as little as none."""
    found = of_toy(toy, 2.0)
    assert found.unknown == (("NOR", "SUD"), ("MID", "SUD"))
    assert np.isnan(found.index[1, 2])
    assert np.isnan(found.index[0, 2])
    assert found.acts[0, 2] == 1
    assert found.standing(("NOR", "SUD"), np.nan, np.nan) == "unknown"
    assert found.deal(0.0) == (("NOR", "SUD"), ("MID", "SUD"))


def test_what_comes_later_does_not_count(toy: Ask) -> None:
    early = relations(toy.program.case.events, PLAYERS, date(2012, 1, 1), 2.0)
    assert len(early.unknown) == 3


def test_a_half_life_must_be_positive() -> None:
    with pytest.raises(ValueError, match="half-life"):
        relations((), PLAYERS, FROZEN, 0.0)


APART = "apart:\n  relations: {threshold: 0.9}\n"
"""Norland talks with nobody at this threshold: with Sudland its index is 0.857."""
NEITHER = tuple(
    ("events.csv", "", f"2014-0{month}-01,NOR,SUD,0,Norland and Sudland meet,fable,C\n")
    for month in (7, 8)
)
"""Two acts that are neither good nor bad, so that the pair is known by three."""


def scenarios(text: str) -> tuple[str, str, str]:
    return "scenarios.yaml", "", text


def test_a_threshold_keeps_quarrels_from_the_table(changed: Changed) -> None:
    """Norland and Sudland could go under the sea; only Midland and Sudland talk."""
    ask = changed(scenarios(APART), *NEITHER)
    assert ask.measure("coalition_value", {"members": ["NOR", "SUD"]}, "bypass") == NEAR(900.0)
    assert ask.measure("coalition_value", {"members": ["NOR", "SUD"]}, ("bypass", "apart")) == NEAR(
        240.0
    )
    for concept in ("shapley", "nucleolus", "myerson"):
        told = {"actor": "NOR", "concept": concept}
        assert ask.measure("power", told, ("bypass", "apart")) == NEAR(0.0)


def test_a_half_life_decides_whether_an_old_act_still_speaks(changed: Changed) -> None:
    ask = changed(
        scenarios("slow:\n  relations: {threshold: 0.8}\n"),
        scenarios("fast:\n  relations: {threshold: 0.8, half_life: 12 month}\n"),
        *NEITHER,
    )
    slow, fast = (talk(ask.question("bypass", name)) for name in ("slow", "fast"))
    assert slow.quarrels == (("NOR", "MID"),)
    assert fast.quarrels == (("NOR", "MID"), ("NOR", "SUD"))
    assert slow.unknown == fast.unknown == (("MID", "SUD"),)
    assert slow.threshold == 0.8
    assert fast.half_life == NEAR(1.0)


def test_a_silent_pair_deals_through_the_third_who_brokers(changed: Changed) -> None:
    """By hand: with all talking Midland has 200; Norland and Sudland need it to meet at all.

    On the chain v(NOR, SUD) falls from 900 to 240, so the three are equal in 1,260.
    """
    ask = changed(scenarios("silent:\n  relations: {silent: [[SUD, NOR]]}\n"))
    assert ask.measure("power", {"actor": "MID"}, "bypass") == NEAR(200.0)
    assert ask.measure("power", {"actor": "MID"}, ("bypass", "silent")) == NEAR(420.0)
    assert talk(ask.question("silent")).links == ((0, 1), (1, 2))


def test_silence_adds_up_and_a_later_threshold_replaces(changed: Changed) -> None:
    ask = changed(
        scenarios("one:\n  relations: {silent: [[NOR, MID]], threshold: 5}\n"),
        scenarios("two:\n  base: one\n  relations: {silent: [[MID, SUD]], threshold: -9}\n"),
    )
    found = talk(ask.question("two"))
    assert (found.links, found.threshold) == (((0, 2),), -9.0)
    assert found.silent == (("NOR", "MID"), ("MID", "SUD"))


def test_players_left_out_of_the_bargain_are_not_in_the_graph(changed: Changed) -> None:
    ask = changed(scenarios("silent:\n  relations: {silent: [[NOR, MID]]}\n"))
    found = talk(ask.question("silent", without=("MID",)))
    assert (found.players, found.links, found.silent) == (("NOR", "SUD"), ((0, 1),), ())


def test_without_acts_nothing_is_heard(changed: Changed) -> None:
    assert talk(changed().question("base")).heard
    quiet = changed(*(("events.csv", day, f"2015{day[4:]}") for day in DAYS))
    assert not talk(quiet.question("base")).heard
    assert quiet.run(power(quiet.question("base"))).concepts.payoffs["myerson"] is None


def test_power_shows_myerson_beside_shapley(changed: Changed) -> None:
    """The toy's acts leave out Norland and Midland, who need Sudland for all they do."""
    ask = changed(scenarios("silent:\n  relations: {silent: [[NOR, SUD]]}\n"))
    found = ask.run(power(ask.question("bypass"))).concepts
    assert found.shapley == NEAR([530.0, 200.0, 770.0])
    assert found.payoffs["myerson"] == NEAR([530.0, 200.0, 770.0])
    found = ask.run(power(ask.question("bypass", "silent"))).concepts
    assert found.payoffs["myerson"] == NEAR([420.0, 420.0, 660.0])
    assert found.shapley == NEAR(found.payoffs["myerson"])


@pytest.mark.parametrize("scenario", ["base", "bypass"])
def test_both_ends_of_a_link_lose_the_same_when_it_is_cut(changed: Changed, scenario: str) -> None:
    """Fairness, and efficiency of each component: what singles Myerson's value out."""
    links = [("NOR", "MID"), ("NOR", "SUD"), ("MID", "SUD")]
    texts = [
        scenarios(f"s{k}:\n  relations: {{silent: [[{a}, {b}]]}}\n")
        for k, (a, b) in enumerate(links)
    ]
    ask = changed(*texts)
    for cut in ((0,), (1,), (2,), (0, 1)):
        now = tuple(f"s{k}" for k in cut[1:])
        then = tuple(f"s{k}" for k in cut)
        one, other = (
            ask.measure("power", {"actor": end}, (scenario, *now))
            - ask.measure("power", {"actor": end}, (scenario, *then))
            for end in links[cut[0]]
        )
        assert one == NEAR(other)
    apart = (scenario, "s0", "s1")
    assert sum(ask.measure("power", {"actor": end}, apart) for end in ("MID", "SUD")) == NEAR(0.0)
    assert ask.measure("power", {"actor": "NOR"}, apart) == NEAR(0.0)


DAYS = ("2012-05-01", "2013-09-15", "2014-02-10", "2014-06-20")
BLOC = (
    ("actors.csv", "NOR,Norland,state,,", "NOR,Norland,state,north,"),
    ("actors.csv", "MID,Midland,state,,", "MID,Midland,state,north,"),
    ("actors.csv", "", "north,The North,bloc,,\n"),
)


def test_blocs_bargain_first_in_owens_value(changed: Changed) -> None:
    """By hand in bypass, zero-normalised: v(NOR, SUD) = 660, v(N) = 1,260.

    The union of Norland and Midland and Sudland halve 1,260. Inside the union Norland alone would
    have got half of 660, Midland nothing: 330 + (630 - 330) / 2 = 480 and 150.
    """
    ask = changed(
        *BLOC,
        scenarios("dissolved:\n  blocs: {}\n"),
        scenarios("south:\n  blocs: {s: [MID, SUD]}\n"),
    )
    for actor, gain in (("NOR", 480.0), ("MID", 150.0), ("SUD", 630.0)):
        told = {"actor": actor, "concept": "owen"}
        assert ask.measure("power", told, "bypass") == NEAR(gain)
        told = {"actor": actor, "concept": "owen_myerson"}
        assert ask.measure("power", told, "bypass") == NEAR(gain)
    told = {"actor": "NOR", "concept": "owen"}
    assert ask.measure("power", told, ("bypass", "dissolved")) == NEAR(530.0)
    assert ask.measure("power", told, ("bypass", "south")) == NEAR(630.0)
    assert ask.run(power(ask.question("bypass"))).concepts.payoffs["owen"] == NEAR(
        [480.0, 150.0, 870.0]
    )


def test_a_bloc_stands_for_its_members(changed: Changed) -> None:
    ask = changed(*BLOC, scenarios("cut:\n  relations: {cut: [[north, SUD]]}\n"))
    assert ask.measure("coalition_value", {"members": ["north", "SUD"]}) == NEAR(1500.0)
    assert ask.measure("coalition_value", {"members": ["NOR", "MID", "SUD"]}, "cut") == NEAR(240.0)
