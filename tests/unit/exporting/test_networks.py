"""A PyPSA network solves to what rason solves to, or is refused with what it cannot say."""

from __future__ import annotations

import logging
import os
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from rason.case import read_case
from rason.errors import InputError
from rason.exporting.counted import count
from rason.exporting.export import export
from rason.exporting.network import network
from rason.solve import Batch, solve
from rason.testing import table, write_case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rason.case import Case


@contextmanager
def silent() -> Iterator[None]:
    """Keep banners and warnings of the peers to themselves."""
    logging.disable(logging.WARNING)
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)
        logging.disable(logging.NOTSET)


def ours(case: Case, *scenarios: str) -> float:
    counted = count(case, scenarios)
    found = solve(counted.program, Batch(counted.values, variants=(counted.variant,)))
    return float(found.variants[counted.variant].objective[0])


def theirs(net: Any) -> float:
    with silent():
        status, condition = net.optimize(
            solver_name="highs", log_to_console=False, io_api="direct",
            solver_options={"output_flag": False, "threads": 1},
        )  # fmt: skip
    assert (status, condition) == ("ok", "optimal")
    return -float(net.objective)


def drawn(folder: Path, seed: int) -> Case:
    """Write a case of many features: a calendar, stores, shared links, projects, handling."""
    rng = np.random.default_rng(seed)

    def some(low: float, high: float) -> float:
        return round(float(rng.uniform(low, high)), 3)

    rate, price = "bcm/yr", "USD/thousand m3"
    crude, worth = "Mt/yr", "USD/t"
    years = bool(rng.integers(2))
    tables = {
        "actors": table("actor,name,kind", [("A", "A", "state"), ("B", "B", "state")]),
        "commodities": table(
            "commodity,name,unit,equivalents,traced",
            [("gas", "Gas", "bcm", "1 bcm = 0.75 Mt", "yes" if rng.integers(2) else "no"),
             ("lng", "LNG", "Mt", "1 Mt = 1.36 bcm", "no")],
        ),
        "places": table(
            "place,name,territory,latitude,longitude",
            [("field", "Field", "A", 1, 1), ("port", "Port", "A", 2, 2),
             ("city", "City", "B", 3, 3), ("sea", "Sea", "", 0, 0)],
        ),
        "figures": table(
            "figure,name,low,value,high,unit,shape",
            [("bid", "Bid", 100, 200, 300, price, "pert")],
        ),
        "supplies": table(
            "supply,place,commodity,owner,capacity,cost,project",
            [("well", "field", "gas", "A", f"{some(5, 20)} {rate}", f"{some(10, 60)} {price}", ""),
             ("deep", "field", "gas", "A", f"{some(5, 20)} {rate}", f"{some(10, 60)} {price}",
              "deep_well" if years else "")],
        ),
        "processes": table(
            "process,place,input,output,yield,capacity,cost",
            [("plant", "port", "gas", "lng", "0.7 Mt/bcm", f"{some(2, 9)} {rate}",
              f"{some(1, 30)} {price}")],
        ),
        "links": table(
            "link,from,to,mode,commodity,capacity,cost,loss,project,passage",
            [("pipe", "field", "port", "pipe", "gas", f"{some(5, 25)} {rate}", f"5 {price}",
              f"{some(0, 5)} %", "", ""),
             ("line", "port", "city", "pipe", "gas;lng", f"{some(3, 15)} {rate}", f"8 {price}", 0,
              "new_line", ""),
             ("ship", "port", "sea", "sea", "lng", f"{some(3, 15)} {crude}", f"9 {worth}", 0, "",
              "strait"),
             ("home", "sea", "city", "sea", "lng", f"{some(3, 15)} {crude}", f"4 {worth}", 0, "",
              "")],
        ),
        "handling": table(
            "place,commodity,capacity,cost",
            [("city", "lng", f"{some(1, 12)} {crude}", f"2 {worth}"),
             ("port", "gas", f"{some(5, 12)} {rate}", f"1 {price}")],
        ),
        "projects": table(
            "project,name,capital,life,state",
            [("new_line", "Line", f"{some(10, 3000)} million USD", "20 yr",
              rng.choice(["option", "built", "forced"] if years else ["built", "forced"])),
             ("deep_well", "Well", f"{some(10, 2000)} million USD", "20 yr", "option")],
        ),
        "markets": table(
            "market,place,commodity,price,spread,quantity",
            [("world", "sea", "lng", f"{some(80, 250)} {worth}", f"6 {worth}", f"20 {crude}")],
        ),
        "demands": table(
            "demand,place,commodity,buyer,quantity,price,elasticity",
            [("stoves", "city", "gas", "B", f"{some(4, 12)} {rate}", "bid", -0.4),
             ("mills", "city", "lng", "B", f"{some(4, 12)} {crude}", f"{some(90, 400)} {worth}",
              0)],
        ),
    }  # fmt: skip
    scenario = "days:\n  closures: [{passage: strait, share: 0.5}]\n"
    if not years:
        scenario = (
            "days:\n  projects: [new_line]\n"
            "  calendar: {from: 2014-01-01, until: 2014-12-31, step: 2 months}\n"
            "  closures: [{passage: strait, from: 2014-03-01, until: 2014-07-10, share: 0.6}]\n"
        )
        final = rng.choice(["final", "worth"])
        tables["series"] = table(
            "figure,from,factor", [("bid", "2014-06-01", some(0.5, 2)), ("bid", "2014-10-01", 1)]
        )
        tables["stores"] = table(
            f"store,place,commodity,owner,volume,initial,inject,withdraw,loss,decay,minimum,{final}",
            [("tank", "port", "lng", "A", "3 Mt", f"{some(0.5, 2)} Mt", f"{some(1, 20)} {crude}",
              f"{some(1, 20)} {crude}", "2 %", "5 %", "0.2 Mt",
              "0.3 Mt" if final == "final" else f"{some(20, 300)} {worth}")],
        )  # fmt: skip
    return read_case(write_case(folder, tables, players=["A", "B"],
                                documents={"scenarios.yaml": scenario}))  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_a_network_solves_to_the_same_objective(seed: int, tmp_path: Path) -> None:
    case = drawn(tmp_path / "case", seed)
    value = ours(case, "days")
    assert value > 1.0
    assert theirs(network(case, ["days"])) == pytest.approx(value, rel=1e-6)


@pytest.mark.slow
def test_files_of_a_network_solve_to_the_same_objective(tmp_path: Path) -> None:
    import pypsa

    case = drawn(tmp_path / "case", 2)
    value = ours(case, "days")
    export(case, tmp_path / "net.nc", None, scenarios=["days"])
    export(case, tmp_path / "net", "pypsa", scenarios=["days"])
    for name in ("net.nc", "net"):
        with silent():
            net = pypsa.Network(tmp_path / name)
        assert theirs(net) == pytest.approx(value, rel=1e-6)
        assert net.meta["scenario"] == "days"


@pytest.mark.slow
@pytest.mark.parametrize("scenario", ["base", "bypass", "pipe_closed", "closed_with_bypass"])
def test_the_toy_agreed_is_worth_what_is_worked_out_by_hand(scenario: str) -> None:
    case = read_case("toy")
    by_hand = {"base": 1500, "bypass": 1500, "pipe_closed": 240, "closed_with_bypass": 900}
    net = network(case, [scenario], agreed=True)
    assert theirs(net) == pytest.approx(by_hand[scenario], rel=1e-9)


@pytest.mark.slow
@pytest.mark.parametrize("scenario", ["base", "closed"])
def test_a_crisis_of_weeks_with_stores_and_series_is_the_same_there(scenario: str) -> None:
    case = read_case("hormuz-2026")
    found = theirs(network(case, [scenario], agreed=True))
    assert found == pytest.approx(ours(case, scenario), rel=1e-6)


def test_whatever_a_network_cannot_say_is_named_at_once() -> None:
    with pytest.raises(InputError) as caught:
        network(read_case("northeast-asia-2014"), ["korean_pipe"])
    faults = caught.value.diagnostics
    assert {each.code for each in faults} == {"RSN-R012"}
    found = {each.what.split()[0] for each in faults}
    assert found >= {"contract", "project", "link"}
    assert all(each.line for each in faults)


def test_a_rule_about_goods_of_one_origin_is_refused(tmp_path: Path) -> None:
    folder = write_case(
        tmp_path / "case",
        {
            "actors": table("actor,name,kind", [(each, each, "state") for each in "ABC"]),
            "commodities": table("commodity,name,unit,traced", [("gas", "Gas", "bcm", "yes")]),
            "places": table("place,name,territory", [("a", "A", "A"), ("b", "B", "B")]),
            "supplies": table(
                "supply,place,commodity,owner,capacity",
                [("one", "a", "gas", "A", "5 bcm/yr"), ("two", "a", "gas", "C", "5 bcm/yr")],
            ),
            "links": table(
                "link,from,to,mode,commodity,capacity", [("l", "a", "b", "pipe", "gas", "9 bcm/yr")]
            ),
            "demands": table(
                "demand,place,commodity,buyer,quantity,price",
                [("d", "b", "gas", "B", "9 bcm/yr", "100 USD/thousand m3")],
            ),
            "rules": table("rule,kind,by,origin,commodity,asset", [("no", "forbid", "B", "C",
                                                                    "gas", "l")]),
        },
        players="ABC",
    )  # fmt: skip
    with pytest.raises(InputError) as caught:
        network(read_case(folder))
    (fault,) = caught.value.diagnostics
    assert (fault.code, fault.what) == ("RSN-R012", "flow l")
    assert "goods of C" in fault.found
