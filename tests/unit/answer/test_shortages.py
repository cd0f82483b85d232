"""Who runs short where equals could as well: flows of a calendar and what they leave open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import rason
from rason.testing import table, write_case

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

QUARTERS = "calendar: {from: 2014-01-01, until: 2014-12-31, step: 1 quarter}"
SHUT = "closures: [{passage: strait, share: 50 %, from: 2014-04-01, until: 2014-06-30}]"


def strait(folder: Path, *, bid: int, cost: int) -> rason.Study:
    """Two producers of 10 and two buyers of 8 bcm a year on the two sides of a strait of 20.

    One buyer bids 100 and one producer has costs of 20; `bid` and `cost` are those of the others.
    """
    price = "USD/thousand m3"
    tables = {
        "actors": table("actor,name,kind", [(each, each, "state") for each in "ABXY"]),
        "commodities": table("commodity,name,unit", [("gas", "Gas", "bcm")]),
        "places": table(
            "place,name,territory,latitude,longitude",
            [("field", "Field", "A", 0, 0), ("town", "Town", "X", 1, 1)],
        ),
        "supplies": table(
            "supply,place,commodity,owner,capacity,cost",
            [
                ("one", "field", "gas", "A", "10 bcm/yr", f"20 {price}"),
                ("other", "field", "gas", "B", "10 bcm/yr", f"{cost} {price}"),
            ],
        ),
        "links": table(
            "link,from,to,mode,commodity,capacity,cost,passage",
            [("lane", "field", "town", "sea", "gas", "20 bcm/yr", f"1 {price}", "strait")],
        ),
        "demands": table(
            "demand,place,commodity,buyer,quantity,price,elasticity",
            [
                ("stoves", "town", "gas", "X", "8 bcm/yr", f"100 {price}", 0),
                ("mills", "town", "gas", "Y", "8 bcm/yr", f"{bid} {price}", 0),
            ],
        ),
    }
    documents = {
        "scenarios.yaml": f"shut:\n  {QUARTERS}\n  {SHUT}\nopen:\n  {QUARTERS}\nyear: {{}}\n"
    }
    case = rason.read_case(write_case(folder, tables, players=["A", "B"], documents=documents))
    return rason.Study(case, draws=16, scenario="shut", executor=None)


def asked(study: rason.Study, name: str) -> pd.DataFrame:
    return study.answer("shortages").frames()[name]


@pytest.mark.parametrize(("bid", "cost", "tied"), [(100, 20, True), (90, 30, False)])
def test_shares_among_equals_are_marked(tmp_path: Path, bid: int, cost: int, tied: bool) -> None:
    """A quarter of 10 instead of 16 bcm a year: 1.5 bcm lack, and 1.5 bcm stay in the ground."""
    study = strait(tmp_path / "case", bid=bid, cost=cost)
    short, kept = asked(study, "shortages"), asked(study, "shut_in")
    assert short["unserved"].tolist() == [pytest.approx(1.5)]
    assert kept["amount"].tolist() == [pytest.approx(1.5)]
    assert (short["tied"].tolist(), kept["tied"].tolist()) == ([tied], [tied])


def test_ends_over_equal_optima_are_those_of_all_periods(tmp_path: Path) -> None:
    """Of 8 bcm a year a buyer gets 2 to 8 in the quarter of 10, and all in the three others."""
    flows = strait(tmp_path / "case", bid=100, cost=20).flows()
    flows = flows.reset_index(["commodity", "kind"])
    ends = {key: (row["low"], row["high"]) for key, row in flows.iterrows()}
    for buyer in ("stoves", "mills"):
        assert ends[buyer] == pytest.approx((6.5, 8.0))
    for producer in ("one", "other"):
        assert ends[producer] == pytest.approx((4.5, 10.0))
    assert ends["lane"] == pytest.approx((14.5, 14.5))


def test_periods_that_are_alike_leave_open_what_the_year_does(tmp_path: Path) -> None:
    study = strait(tmp_path / "case", bid=100, cost=20)
    quarters, year = study.flows("open"), study.flows("year")
    for column in ("low", "high"):
        assert quarters[column].tolist() == pytest.approx(year[column].tolist())


@pytest.mark.parametrize("names", [("stoves", "mills"), ("a", "b"), ("z", "y")])
def test_stock_is_used_before_anybody_goes_short(names: tuple[str, str], tmp_path: Path) -> None:
    """Bids of 100 all year leave open when 12 bcm lack: once stock is gone."""
    price = "USD/thousand m3"
    tables = {
        "actors": table("actor,name,kind", [(each, each, "state") for each in "AXY"]),
        "commodities": table("commodity,name,unit", [("gas", "Gas", "bcm")]),
        "places": table("place,name,territory,latitude,longitude", [("town", "Town", "X", 1, 1)]),
        "supplies": table(
            "supply,place,commodity,owner,capacity,cost",
            [("well", "town", "gas", "A", "4 bcm/yr", f"20 {price}")],
        ),
        "demands": table(
            "demand,place,commodity,buyer,quantity,price,elasticity",
            [
                (name, "town", "gas", buyer, "12 bcm/yr", f"100 {price}", 0)
                for name, buyer in zip(names, "XY", strict=True)
            ],
        ),
        "stores": table(
            "store,place,commodity,owner,volume,initial,inject,withdraw,final",
            [("tank", "town", "gas", "X", "8 bcm", "8 bcm", "40 bcm/yr", "40 bcm/yr", "0 bcm")],
        ),
    }
    documents = {"scenarios.yaml": f"dry:\n  {QUARTERS}\n"}
    case = rason.read_case(
        write_case(tmp_path / "case", tables, players=["A", "X"], documents=documents)
    )
    study = rason.Study(case, draws=16, scenario="dry", executor=None)
    short, stocks = asked(study, "shortages"), asked(study, "stocks")
    assert short["unserved"].sum() == pytest.approx(12.0)
    assert short["first"].min() == "2014-04-01"
    assert stocks["level"].tolist() == pytest.approx([3.0, 0.0, 0.0, 0.0])
