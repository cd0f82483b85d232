"""A share needs its whole: what others trade is no part of a buyer's cover, spare and shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.unit.analysis.conftest import Ask

from rason.analysis.measures import MEASURES
from rason.analysis.trade_share import trade_shares
from rason.case import read_case
from rason.case.figures import central
from rason.errors import InputError
from rason.program.share import DAYS_A_YEAR
from rason.solve import solve
from rason.study.lockstep import run
from rason.testing.cases import table, write_case

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.random import Generator

TOLD = {"buyer": "X", "commodity": "gas"}
TOLD_EACH = {
    "cover": TOLD | {"closed": "pipe"},
    "spare": TOLD | {"closed": "pipe"},
    "supplier_share": TOLD | {"seller": "S"},
    "buyer_share": TOLD | {"seller": "X"},
    "supplier_concentration": TOLD,
    "lane_share": TOLD | {"passage": "narrows"},
}


def buyer(rng: Generator) -> dict[str, int]:
    """Return what one buyer needs and what its own ways bring, no two at the same cost."""
    return {
        "needs": int(rng.integers(2, 12)),
        "ship": int(rng.integers(0, 9)),
        "own": int(rng.integers(0, 4)),
        "store": int(rng.integers(0, 9)),
        "ship_cost": 2 * int(rng.integers(1, 30)),
        "own_cost": 2 * int(rng.integers(1, 30)),
    }


def quantity(amount: int) -> str:
    return f"{amount} bcm/yr"


def price(amount: float) -> str:
    return f"{amount} million USD/bcm"


def network(
    folder: Path,
    shared: dict[str, dict[str, int]],
    apart: int,
    burners: dict[str, tuple[str, int]] | None = None,
) -> Path:
    """Buyers on one pipe, each with a ship and a field of its own; and systems of their own.

    Of who has a burner, by operator and yield, the demand is for the heat that it makes of gas.
    """
    burners = burners or {}
    total = quantity(sum(each["needs"] for each in shared.values()))
    actors = [("S", "Seller", "state"), *((key, key, "state") for key in shared)]
    places = [("field", "Field", "S"), ("hub", "Hub", "")]
    supplies = [("f", "field", "gas", "S", total, price(10.5))]
    links = [("pipe", "field", "hub", "pipe", "gas", total, price(5), "S", "")]
    demands, stores, processes = [], [], []
    for key, each in shared.items():
        city, ocean, needs = f"c{key}", f"o{key}", quantity(each["needs"])
        actors.append((f"M{key}", key, "outsider"))
        places += [(city, key, key), (ocean, key, "")]
        if key in burners:
            operator, heat = burners[key]
            hot = (f"{heat * each['needs']} TWh/yr", f"{90 / heat} million USD/TWh")
            demands.append((f"d{key}", city, "heat", key, *hot))
            made = (f"{heat} TWh/bcm", needs, "0", operator)
            processes.append((f"burner{key}", city, "gas", "heat", *made))
        else:
            demands.append((f"d{key}", city, "gas", key, needs, price(90)))
        supplies += [
            (f"m{key}", ocean, "gas", f"M{key}", quantity(each["ship"]), price(1)),
            (f"own{key}", city, "gas", key, quantity(each["own"]), price(each["own_cost"])),
        ]
        way = ("sea", "gas", quantity(20), price(each["ship_cost"]), key, "narrows")
        links += [
            (f"spur{key}", "hub", city, "pipe", "gas", needs, price(1), key, ""),
            (f"ship{key}", ocean, city, *way),
        ]
        stores.append((f"s{key}", city, "gas", key, f"{each['store']} bcm"))
    for one in range(apart):
        key, field, city = f"Q{one}", f"fQ{one}", f"cQ{one}"
        actors.append((key, key, "state"))
        places += [(field, key, key), (city, key, key)]
        supplies.append((f"s{key}", field, "gas", key, quantity(7), price(3)))
        way = ("sea", "gas", quantity(7), price(1), key, "narrows")
        links.append((f"p{key}", field, city, *way))
        demands.append((f"d{key}", city, "gas", key, quantity(9), price(80)))
    return write_case(
        folder,
        {
            "actors": table("actor,name,kind", actors),
            "places": table("place,name,territory", places),
            "commodities": table(
                "commodity,name,unit,traced",
                [("gas", "Gas", "bcm", "yes"), ("heat", "Heat", "TWh", "no")],
            ),
            "processes": table(
                "process,place,input,output,yield,capacity,cost,operator", processes
            ),
            "supplies": table("supply,place,commodity,owner,capacity,cost", supplies),
            "demands": table("demand,place,commodity,buyer,quantity,price", demands),
            "links": table("link,from,to,mode,commodity,capacity,cost,operator,passage", links),
            "stores": table("store,place,commodity,owner,volume", stores),
        },
        players=[key for key, _, kind in actors if kind == "state"],
    )


def measured(folder: Path) -> dict[str, float]:
    ask = Ask(folder)
    asked = {name: MEASURES[name].run(ask.question(), told) for name, told in TOLD_EACH.items()}
    found = run(asked, lambda batch, _: solve(ask.program, batch))
    return {name: float(value[0]) for name, value in found.items()}


def test_a_buyers_numbers_stay_when_others_join(rounds: int, tmp_path: Path) -> None:
    bites = 0
    for one in range(rounds):
        rng = np.random.default_rng([6, one])
        own, others = {"X": buyer(rng)}, {f"Y{k}": buyer(rng) for k in range(rng.integers(1, 4))}
        alone = measured(network(tmp_path / f"{one}a", own, 0))
        among = measured(network(tmp_path / f"{one}b", own | others, int(rng.integers(0, 3))))
        assert among == pytest.approx(alone, abs=1e-6, nan_ok=True), one
        if not np.isnan(alone["cover"]):
            each = own["X"]
            assert alone["cover"] == pytest.approx(each["store"] * DAYS_A_YEAR / each["needs"])
            kept = min(each["needs"], each["ship"] + each["own"])
            assert alone["spare"] == pytest.approx(kept / each["needs"])
            bites += alone["cover"] > 0.0 or alone["spare"] < 1.0
    assert 3 * bites >= rounds


def test_what_a_buyer_turns_into_something_else_it_takes(rounds: int, tmp_path: Path) -> None:
    """Gas burnt in stoves or in a plant of the buyer's is taken alike; nobody else's matters."""
    bites = 0
    for one in range(rounds):
        rng = np.random.default_rng([666, one])
        shared = {key: buyer(rng) for key in ("X", "Y")[: rng.integers(1, 3)]}
        burners = {
            key: (str(rng.choice([key, ""])), int(rng.integers(1, 4)))
            for key in shared
            if key == "X" or rng.random() < 0.5
        }
        stoves = measured(network(tmp_path / f"{one}a", shared, 0))
        plant = measured(network(tmp_path / f"{one}b", shared, 0, burners))
        assert plant == pytest.approx(stoves, abs=1e-6, nan_ok=True), one
        bites += stoves["cover"] > 0.0 or stoves["spare"] < 1.0
    assert 3 * bites >= rounds


def test_a_share_of_observed_trade_needs_its_whole(rounds: int, tmp_path: Path) -> None:
    """The share is of the total or of all that is listed with the rest; else there is none."""
    bites = 0
    for one in range(rounds):
        rng = np.random.default_rng([66, one])
        actors = ["A", "B", "C", "D"]
        amounts = {key: int(rng.integers(1, 50)) for key in actors[1:] if rng.random() < 0.8}
        amounts["B"] = amounts.get("B", 7)
        rest, total = int(rng.integers(0, 90)), rng.random() < 0.4
        given = rng.random() < 0.5
        rows = [("A", key, "goods", f"{each} bn USD/yr", "2014") for key, each in amounts.items()]
        rows += [(key, "D", "goods", "9 bn USD/yr", "2014") for key in ("B", "C")]
        rows.append(("A", "B", "goods", "5 bn USD/yr", "2013"))
        whole = sum(amounts.values()) + rest
        if given:
            end, amount = ("", whole) if total else ("world", rest)
            rows.append(("A", end, "goods", f"{amount} bn USD/yr", "2014"))
        known = [(key, key, "state") for key in [*actors, "world"]]
        folder = write_case(
            tmp_path / str(one),
            {
                "actors": table("actor,name,kind", known),
                "commodities": table("commodity,name,unit", [("goods", "Goods", "billion USD")]),
                "places": table("place,name", [("p", "P")]),
                "observed": table("from,to,commodity,quantity,period", rows),
            },
            players=["A", "B"],
        )
        case = read_case(folder)
        (found,) = trade_shares(case, central(case), "A", "B", "from")
        assert found.of == "what it sends"
        ask = Ask(folder)
        if given:
            assert found.share == pytest.approx(amounts["B"] / whole)
            assert ask.measure("observed_share", {"of": "A", "with": "B"}, ()) == pytest.approx(
                found.share
            )
        else:
            bites += 1
            assert found.share is None
            assert "A,world,goods,,...,2014" in found.reason
            with pytest.raises(InputError, match="without their whole"):
                ask.measure("observed_share", {"of": "A", "with": "B"}, ())
        assert next(trade_shares(case, central(case), "D", "C", "to")).share is None
    assert 3 * bites >= rounds
