from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.analysis.cover import cushions
from rason.program.share import DAYS_A_YEAR

if TYPE_CHECKING:
    from tests.unit.analysis.conftest import Ask, Changed

NEAR = pytest.approx
TOLD = {"buyer": "SUD", "commodity": "gas", "closed": "pipe"}
HEADER = "store,place,commodity,owner,volume,initial,inject,withdraw,note\n"


@pytest.mark.parametrize(
    ("initial", "days"), [("2 bcm", 0.2 * DAYS_A_YEAR), ("", 0.4 * DAYS_A_YEAR)]
)
def test_days_of_stock(changed: Changed, initial: str, days: float) -> None:
    tank = f"tank,city,gas,SUD,4 bcm,{initial},,,\n"
    assert changed(("stores.csv", "", HEADER + tank)).measure("cover", TOLD) == NEAR(days)


def test_no_days_against_nothing(toy: Ask) -> None:
    nothing_comes = ("pipe_closed", "narrows_closed")
    assert np.isnan(toy.measure("cover", TOLD, nothing_comes)).all()
    assert np.isnan(toy.measure("spare", TOLD, nothing_comes)).all()


def test_what_the_tanker_replaces(toy: Ask) -> None:
    assert toy.measure("spare", TOLD) == NEAR(0.6)
    assert toy.measure("spare", TOLD, "bypass") == NEAR(1.0)


def test_what_cushions_whom(changed: Changed) -> None:
    ask = changed(("stores.csv", "", HEADER + "tank,city,gas,SUD,4 bcm,2 bcm,,,\n"))
    (found,) = ask.run(cushions(ask.question("base"), "pipe"))
    assert (found.buyer, found.commodity) == ("SUD", "gas")
    # 2 of 10 bcm a year in store; the tanker brings 6 of the 10.
    assert found.days == NEAR(0.2 * DAYS_A_YEAR)
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
    assert found.days == NEAR(DAYS_A_YEAR * 1.36 / 10.0)


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


def test_days_are_of_what_is_burnt_whatever_unit_the_asset_carries(changed: Changed) -> None:
    """A gasifier turns coal into gas: without it the pipe brings as much as before."""
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
    assert found.days == NEAR(0.0)
    assert found.spare == NEAR(1.0)


TWO_BUYERS = (
    ("places.csv", "", "hamlet,Hamlet,MID,49,-31,\n"),
    ("demands.csv", "stoves,city,gas,SUD,10 bcm/yr", "stoves,city,gas,SUD,9 bcm/yr"),
    ("demands.csv", "", "village,hamlet,gas,MID,1 bcm/yr,worth,0,,,\n"),
    ("links.csv", "", "spur,city,hamlet,pipe,gas,1 bcm/yr,1 USD/thousand m3,0,0,MID,,,,10 km,\n"),
    ("stores.csv", "", HEADER + "barn,hamlet,gas,MID,0.5 bcm,0.5 bcm,,,\n"),
)


def test_cover_and_spare_are_the_buyers_own(changed: Changed) -> None:
    """Half a year of what the hamlet burns; behind the shut narrows nothing else comes."""
    ask, told = changed(*TWO_BUYERS), {"buyer": "MID", "commodity": "gas", "closed": "pipe"}
    assert ask.measure("cover", told) == NEAR(0.5 * DAYS_A_YEAR)
    assert ask.measure("spare", told, "narrows_closed") == NEAR(0.0)
    found = {each.buyer: each for each in ask.run(cushions(ask.question("narrows_closed"), "pipe"))}
    assert found["MID"].days == NEAR(0.5 * DAYS_A_YEAR)
    assert found["MID"].spare == NEAR(0.0)
    assert found["SUD"].spare == NEAR(0.0)


TERMINAL = (
    ("commodities.csv", "", "lng,Liquefied gas,bcm,,yes,\n"),
    ("places.csv", "", "bay,Bay,SUD,49,-29,\nfar,Far,,40,-40,\n"),
    ("supplies.csv", "", "plant,far,lng,MID,9 bcm/yr,10 USD/thousand m3,,\n"),
    ("links.csv", "", "ship,far,bay,sea,lng,9 bcm/yr,5 USD/thousand m3,0,0,,,,,9000 km,\n"),
    ("links.csv", "", "ring,bay,city,pipe,gas,9 bcm/yr,0,0,0,SUD,,,,9 km,\n"),
    (
        "processes.csv", "", "process,place,input,output,yield,capacity,cost,operator,consent,"
        "project,note\nregas,bay,lng,gas,0.8,5 bcm/yr,0,SUD,,,\n",
    ),
    ("stores.csv", "", HEADER + "tank,bay,lng,SUD,1 bcm,,,,\n"),
)  # fmt: skip


def test_what_a_terminal_takes_its_operator_takes(changed: Changed) -> None:
    """All 5 bcm of liquefied gas that the terminal can take; 4 of the 10 bcm of gas are its."""
    ask, told = changed(*TERMINAL), {"buyer": "SUD", "commodity": "lng"}
    assert ask.measure("delivered", told) == NEAR(5.0)
    assert ask.measure("cover", told) == NEAR(DAYS_A_YEAR / 5.0)
    assert ask.measure("cover", TOLD) == NEAR(0.8 * DAYS_A_YEAR / 10.0)
    assert ask.measure("spare", told | {"closed": "ship"}) == NEAR(0.0)
    assert ask.measure("spare", told | {"closed": "pipe"}) == NEAR(1.0)
    assert ask.measure("supplier_share", told | {"seller": "MID"}) == NEAR(1.0)
    assert ask.measure("supplier_concentration", told) == NEAR(1.0)
    assert ask.measure("buyer_share", told | {"seller": "MID"}) == NEAR(1.0)
    found = {each.commodity: each for each in ask.run(cushions(ask.question("base"), "ship"))}
    assert found["lng"].days == NEAR(DAYS_A_YEAR / 5.0)
    assert found["gas"].days == NEAR(0.8 * DAYS_A_YEAR / 10.0)


def test_stock_counts_for_what_the_process_makes_of_it(changed: Changed) -> None:
    """A million tonnes of coal, with no equivalent in gas, are half a bcm by the gasifier."""
    ask = changed(
        ("commodities.csv", "", "coal,Coal,Mt,,,\n"),
        (
            "processes.csv", "", "process,place,input,output,yield,capacity,cost,operator,consent,"
            "project,note\ngasifier,city,coal,gas,0.5 bcm/Mt,1 Mt/yr,0,SUD,,,\n",
        ),
        ("stores.csv", "", HEADER + "heap,city,coal,SUD,1 Mt,,,,\n"),
    )  # fmt: skip
    assert ask.measure("cover", TOLD) == NEAR(0.5 * DAYS_A_YEAR / 10.0)
