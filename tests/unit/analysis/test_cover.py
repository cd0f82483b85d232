from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.analysis.cover import cushions

if TYPE_CHECKING:
    from tests.unit.analysis.conftest import Ask, Changed

NEAR = pytest.approx
TOLD = {"buyer": "SUD", "commodity": "gas", "closed": "pipe"}
HEADER = "store,place,commodity,owner,volume,initial,inject,withdraw,note\n"


@pytest.mark.parametrize(("initial", "days"), [("2 bcm", 73.0), ("", 146.0)])
def test_days_of_stock(changed: Changed, initial: str, days: float) -> None:
    tank = f"tank,city,gas,SUD,4 bcm,{initial},,,\n"
    assert changed(("stores.csv", "", HEADER + tank)).measure("cover", TOLD) == NEAR(days)


def test_no_days_against_nothing(toy: Ask) -> None:
    assert np.isnan(toy.measure("cover", TOLD, "pipe_closed")).all()


def test_what_the_tanker_replaces(toy: Ask) -> None:
    assert toy.measure("spare", TOLD) == NEAR(0.6)
    assert toy.measure("spare", TOLD, "bypass") == NEAR(1.0)


def test_what_cushions_whom(changed: Changed) -> None:
    ask = changed(("stores.csv", "", HEADER + "tank,city,gas,SUD,4 bcm,2 bcm,,,\n"))
    (found,) = ask.run(cushions(ask.question("base"), "pipe"))
    assert (found.buyer, found.commodity) == ("SUD", "gas")
    # 2 of 10 bcm a year in store; the tanker brings 6 of the 10.
    assert found.days == NEAR(73.0)
    assert found.spare == NEAR(0.6)


def test_stocks_of_what_becomes_it_count(changed: Changed) -> None:
    """A tonne of liquefied gas is 1.36 thousand cubic metres: 1 Mt for 10 bcm a year."""
    ask = changed(
        ("commodities.csv", "", "lng,Liquefied gas,Mt,1 Mt = 1.36 bcm,,\n"),
        (
            "processes.csv", "", "process,place,input,output,yield,capacity,cost,operator,consent,"
            "project,note\nregas,city,lng,gas,1.36 bcm/Mt,1 Mt/yr,0,SUD,,,\n",
        ),
        ("stores.csv", "", HEADER + "tank,city,lng,SUD,1 Mt,,,,\n"),
    )  # fmt: skip
    (found,) = ask.run(cushions(ask.question("base"), "pipe"))
    assert found.days == NEAR(365.0 * 1.36 / 10.0)


def test_no_stock_is_no_day(toy: Ask) -> None:
    (found,) = toy.run(cushions(toy.question("base"), "pipe"))
    assert found.days == NEAR(0.0)


def test_a_strait_has_no_one_flow(toy: Ask) -> None:
    assert toy.run(cushions(toy.question("base"), "narrows")) == ()


def test_what_is_served_may_lie_behind_other_ways(changed: Changed) -> None:
    """The pipe ends at the border, and Norland's own tank cushions nobody in Sudland."""
    ask = changed(
        ("places.csv", "", "border,Border,SUD,51,-30,\n"),
        ("links.csv", "pipe,field,city,pipe", "pipe,field,border,pipe"),
        ("links.csv", "", "inner,border,city,pipe,gas,10 bcm/yr,0,0,0,SUD,,,,,\n"),
        ("stores.csv", "", HEADER + "own,field,gas,NOR,4 bcm,,,,\n"),
    )
    (found,) = ask.run(cushions(ask.question("base"), "pipe"))
    assert (found.buyer, found.days[0]) == ("SUD", 0.0)
    assert found.spare == NEAR(0.6)
    assert ask.measure("cover", TOLD) == NEAR(0.0)


def test_a_flow_in_no_unit_of_what_is_burnt_has_no_days(changed: Changed) -> None:
    """A gasifier turns coal into gas: tonnes of coal are no days of gas."""
    ask = changed(
        ("commodities.csv", "", "coal,Coal,Mt,,,\n"),
        ("supplies.csv", "", "pit,city,coal,SUD,1 Mt/yr,0 USD/t,,\n"),
        (
            "processes.csv", "", "process,place,input,output,yield,capacity,cost,operator,consent,"
            "project,note\ngasifier,city,coal,gas,1 bcm/Mt,1 Mt/yr,0,SUD,,,\n",
        ),
    )  # fmt: skip
    (found,) = ask.run(cushions(ask.question("base"), "gasifier"))
    assert (found.buyer, found.commodity) == ("SUD", "gas")
    assert np.isnan(found.days).all()
    assert np.isnan(found.spare).all()
