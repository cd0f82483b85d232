"""A town behind a pipe that is shut for two of four weeks, with stock for a week and a half."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import rason
from rason.answer.shortages import Shortages
from rason.answer.timeline import Timeline
from rason.testing.cases import write_case

if TYPE_CHECKING:
    from pathlib import Path

WEEK = 200 * 7 / 365.25
"""What the town uses in a week [bcm]."""
TABLES = {
    "actors": "actor,name,kind\nA,Aland,state\nB,Bland,state\n",
    "commodities": "commodity,name,unit\ngas,Gas,bcm\n",
    "places": "place,name,territory,latitude,longitude\nfield,Field,A,1,1\ntown,Town,B,2,2\n",
    "supplies": "supply,place,commodity,owner,capacity,cost\n"
    "well,field,gas,A,300 bcm/yr,20 USD/thousand m3\n",
    "demands": "demand,place,commodity,buyer,quantity,price,elasticity\n"
    "use,town,gas,B,200 bcm/yr,100 USD/thousand m3,0\n",
    "links": "link,from,to,mode,commodity,capacity,cost,operator\n"
    "pipe,field,town,pipe,gas,240 bcm/yr,5 USD/thousand m3,A\n",
    "stores": "store,place,commodity,owner,volume,minimum,initial,inject,withdraw,worth\n"
    "tank,town,gas,B,20 bcm,2 bcm,8 bcm,0 bcm/yr,200 bcm/yr,26 USD/thousand m3\n",
}
SCENARIOS = """base:
  calendar: {from: 2014-12-01, until: 2014-12-28, step: 1 week}
shut:
  base: base
  closures:
    - {asset: pipe, from: 2014-12-08, until: 2014-12-21}
year: {}
"""


@pytest.fixture
def study(tmp_path: Path) -> rason.Study:
    folder = write_case(
        tmp_path / "c", TABLES, players=["A", "B"], documents={"scenarios.yaml": SCENARIOS}
    )
    case = rason.read_case(folder)
    return rason.Study(case, scenario="shut", draws=16, executor=None)


def short_in(study: rason.Study) -> Shortages:
    answer = study.answer("shortages")
    assert isinstance(answer, Shortages)
    return answer


def test_who_runs_short_and_when(study: rason.Study) -> None:
    """Of two weeks' gas 6 bcm are in store; the first week is served out of it."""
    (short,) = short_in(study).shortages
    assert (short.buyer, short.commodity, short.unit) == ("B", "gas", "bcm")
    assert short.unserved == pytest.approx(2 * WEEK - 6, rel=1e-9)
    assert short.asked == pytest.approx(4 * WEEK, rel=1e-9)
    assert short.share == pytest.approx((2 * WEEK - 6) / (4 * WEEK), rel=1e-9)
    assert short.short == pytest.approx(short.unserved, rel=1e-9)
    assert short.bid_away == 0.0
    assert short.first == "2014-12-15"


def test_who_must_stop(study: rason.Study) -> None:
    """Without the closure nothing would be taken out of store, where it is worth 26 for 25."""
    (kept,) = short_in(study).shut_in
    assert kept.amount == pytest.approx(2 * WEEK, rel=1e-9)
    assert kept.share == pytest.approx(0.5, rel=1e-9)
    assert kept.first == "2014-12-08"


def test_what_is_left_in_store(study: rason.Study) -> None:
    stocks = short_in(study).stocks
    assert [each.until[-2:] for each in stocks] == ["07", "14", "21", "28"]
    assert [each.level for each in stocks] == pytest.approx([8, 8 - WEEK, 2, 2], rel=1e-9)
    assert [each.without for each in stocks] == pytest.approx([8, 8, 8, 8], rel=1e-9)
    assert [each.empty for each in stocks] == [False, False, True, True]


def test_what_happens_when(study: rason.Study) -> None:
    found = study.answer("timeline")
    assert isinstance(found, Timeline)
    rates = [each.rate for each in found.flows_in_time if each.asset == "pipe"]
    assert rates == pytest.approx([200, 0, 0, 200], rel=1e-9)
    prices = [each.value for each in found.prices_in_time if each.place == "town"]
    million = 1e6
    assert prices == pytest.approx([25 * million, 100 * million, 100 * million, 25 * million])
    earned = [each.surplus for each in found.money_in_time]
    whole = 75 * WEEK * million
    assert earned[:2] == pytest.approx([whole, 100 * WEEK * million], rel=1e-9)
    assert [each.left_in_stores for each in found.money_in_time] == [
        None, None, None, pytest.approx(2 * 26 * million, rel=1e-9)
    ]  # fmt: skip
    assert found.money_in_time[0].daily == pytest.approx(whole / 7, rel=1e-9)


def test_a_year_has_no_days(study: rason.Study) -> None:
    for question in ("shortages", "timeline"):
        answer = study.answer(question, "year")
        assert answer.reason.startswith("A year has no days")


def test_each_scenario_is_asked_of_its_own_days(study: rason.Study) -> None:
    def piped(scenario: str) -> float:
        return float(study.flows(scenario)["value"]["pipe"].item())

    assert [piped(each) for each in ("year", "shut", "base")] == pytest.approx([200, 100, 200])


def test_a_tank_is_full_before_a_well_stops(tmp_path: Path) -> None:
    """Nothing goes through the pipe after the first week, and 5 bcm go into a tank at the field.

    Which weeks' gas that is, is open: it is the first that the well can bring out, at 5.75 a week,
    of which the town uses 3.83 in the first.
    """
    header, _ = TABLES["stores"].splitlines()
    tables = {
        **TABLES,
        "stores": f"{header}\nroom,field,gas,A,5 bcm,0 bcm,0 bcm,300 bcm/yr,0 bcm/yr,"
        "21 USD/thousand m3\n",
    }
    scenarios = SCENARIOS.replace(", until: 2014-12-21", "")
    folder = write_case(
        tmp_path / "c", tables, players=["A", "B"], documents={"scenarios.yaml": scenarios}
    )
    found = rason.Study(rason.read_case(folder), scenario="shut", draws=16, executor=None)
    stocks = short_in(found).stocks
    spare = 300 * 7 / 365.25 - WEEK
    assert [each.level for each in stocks] == pytest.approx([spare, 5, 5, 5], rel=1e-9)


def test_what_happens_when_has_ranges(tmp_path: Path) -> None:
    """What the town bids moves the price in the weeks in which it runs short, and no flow."""
    tables = {
        **TABLES,
        "figures": "figure,name,low,value,high,unit\nbid,Bid,90,100,110,USD/thousand m3\n",
        "demands": TABLES["demands"].replace("100 USD/thousand m3", "bid"),
    }
    folder = write_case(
        tmp_path / "c", tables, players=["A", "B"], documents={"scenarios.yaml": SCENARIOS}
    )
    found = rason.Study(rason.read_case(folder), draws=64, executor=None)
    answer = found.answer("timeline", "shut")
    assert isinstance(answer, Timeline)
    prices = [each for each in answer.prices_in_time if each.place == "town"]
    million = 1e6
    for price, moves in zip(prices, (False, True, True, False), strict=True):
        assert price.low is not None
        assert price.high is not None
        if moves:
            assert 90 * million < price.low < 95 * million
            assert 105 * million < price.high < 110 * million
        else:
            assert (price.low, price.high) == pytest.approx((25 * million, 25 * million))
    for flow in answer.flows_in_time:
        assert (flow.low, flow.high) == pytest.approx((flow.rate, flow.rate), rel=1e-9, abs=1e-9)
