from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from rason.analysis.broker import broker_rent, brokerage, brokers
from rason.errors import InputError

if TYPE_CHECKING:
    from tests.unit.analysis.conftest import Ask, Changed

NEAR = pytest.approx
ALL = [(0, 1), (0, 2), (1, 2)]


def test_midland_between_norland_and_sudland(toy: Ask) -> None:
    """By hand in bypass, above what each has alone: v(NOR, SUD) = 660, v(N) = 1,260.

    Where Norland and Sudland do not talk they earn nothing without Midland and 1,260 with it: the
    interaction is 1,260 / 2 with it, since it comes first in half of the orders, and 0 without.
    """
    told = {"broker": "MID", "between": ["NOR", "SUD"]}
    assert toy.measure("brokerage", told, "bypass") == NEAR(630.0)
    # It has 200 where they talk and 420 where they do not.
    assert toy.measure("broker_rent", told, "bypass") == NEAR(220.0)


def test_all_brokers_stand_in_the_graph_of_acts(toy: Ask) -> None:
    """Norland and Midland do not talk: Sudland joins them for 600 that all three add, halved.

    It takes nothing more for that, since the two have nothing without it anyway. Without the link
    of Norland and Sudland nobody joins them, and Midland loses its 200.
    """
    found = toy.run(brokers(toy.question("bypass")))
    assert found.players == ("NOR", "MID", "SUD")
    assert found.pairs == ((0, 1), (0, 2), (1, 2))
    assert found.talking == (False, True, True)
    assert found.brings[0, 0, 2] == NEAR(300.0)
    assert found.takes[0, 0, 2] == NEAR(0.0)
    assert (found.brings[0, 1, 1], found.takes[0, 1, 1]) == (NEAR(0.0), NEAR(-200.0))
    assert np.isnan(found.brings[0, 1, [0, 2]]).all()


def test_where_no_act_is_known_everybody_talks(changed: Changed) -> None:
    days = ("2012-05-01", "2013-09-15", "2014-02-10", "2014-06-20")
    quiet = changed(*(("events.csv", day, f"2015{day[4:]}") for day in days))
    found = quiet.run(brokers(quiet.question("bypass")))
    assert found.talking == (True, True, True)
    assert found.brings[0, 1, 1] == NEAR(630.0)
    assert found.takes[0, 1, 1] == NEAR(220.0)


def test_brokers_stand_in_the_scenarios_graph(changed: Changed) -> None:
    text = "silent:\n  relations: {silent: [[NOR, SUD], [MID, SUD]]}\n"
    ask = changed(("scenarios.yaml", "", text))
    told = {"broker": "MID", "between": ["NOR", "SUD"]}
    assert ask.measure("brokerage", told, ("bypass", "silent")) == NEAR(0.0)
    assert ask.run(brokers(ask.question("bypass", "silent"))).talking == (True, False, False)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"broker": "MID", "between": ["NOR"]}, "two actors"),
        ({"broker": "MID", "between": ["NOR", "NOR"]}, "two actors"),
        ({"broker": "NOR", "between": ["NOR", "SUD"]}, "a third player"),
    ],
)
def test_a_broker_stands_between_two_others(toy: Ask, told: dict[str, object], words: str) -> None:
    with pytest.raises(InputError, match=words):
        toy.measure("brokerage", told)


def test_who_is_left_out_brokers_nothing(toy: Ask) -> None:
    told = {"broker": "MID", "between": ["NOR", "SUD"]}
    assert np.isnan(toy.measure("broker_rent", told, without=("MID",))).all()


@given(arrays(np.float64, 8, elements=st.floats(-100.0, 100.0)))
def test_a_third_of_three_brings_what_all_three_share(v: np.ndarray) -> None:
    """With three players the two apart earn nothing together alone: I is half of what N adds.

    v(N) less the three alone, on the chain, less v of each talking pair, counts half for each of
    the two orders in which the broker is there before the second comes.
    """
    v = v - v[0]
    alone = v[1], v[2], v[4]
    chain = v[7] - v[3] - v[6] + alone[1]
    assert brokerage(v, ALL, (0, 2), 1) == NEAR(0.5 * chain, abs=1e-6)
    # Fairness: the pair loses alike by its silence, and what it loses together the third gains.
    assert broker_rent(v, ALL, (0, 2), 1) == NEAR((v[5] - alone[0] - alone[2]) / 3.0, abs=1e-6)


def test_the_index_of_relations_as_a_measure(toy: Ask, changed: Changed) -> None:
    days = np.array([943, 441, 293])
    index = toy.measure("relation", {"between": ["NOR", "MID"]})
    assert index == NEAR(np.array([1, -1, -1]) @ 0.5 ** (days / 365.25 / 2.0))
    for pair, acts in ((["MID", "SUD"], "no acts"), (["NOR", "SUD"], "1 act of")):
        with pytest.raises(InputError, match=acts):
            toy.measure("relation", {"between": pair})
    text = "long:\n  relations: {threshold: 0, half_life: 1000000 yr}\n"
    ask = changed(("scenarios.yaml", "", text))
    assert ask.measure("relation", {"between": ["NOR", "MID"]}, "long") == NEAR(-1.0, abs=1e-4)
