"""Shares and prices of what hardly flows, and of what does not come at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.unit.analysis.conftest import Ask

from rason.analysis.quantity import ratio
from rason.testing import table, write_case

if TYPE_CHECKING:
    from pathlib import Path

    from rason.case.cell import FloatArray


def system(folder: Path, flow: str, unit: str) -> Ask:
    """Three in four parts of what B burns come from A by way of a hub, one from next door.

    Beside the hub stands a dear well of C, from which nothing comes: D, who pays more, may not burn
    A's gas and finds C's too dear. Money keeps its unit, so that prices are the dearer the smaller
    the flows are.
    """
    many = {"m3": "10", "bcm": "1e10"}[flow]
    each = {"m3": "1 million USD/m3", "bcm": "1 million USD/bcm"}[flow]
    tables = {
        "actors": table("actor,name,kind", [(a, a, "state") for a in "ABCD"]),
        "places": table(
            "place,name,territory,latitude,longitude",
            [("field", "Field", "A", 0, 0), ("hub", "Hub", "C", 0, 5), ("city", "City", "B", 0, 9)],
        ),
        "commodities": table("commodity,name,unit,traced", [("gas", "Gas", unit, "yes")]),
        "supplies": table(
            "supply,place,commodity,owner,capacity,cost",
            [
                ("wells", "field", "gas", "A", f"{float(many) * 0.6} m3/yr", f"20 * {each}"),
                ("own", "city", "gas", "B", f"{float(many) * 0.2} m3/yr", f"10 * {each}"),
                ("dear", "hub", "gas", "C", f"{many} m3/yr", f"90 * {each}"),
            ],
        ),
        "demands": table(
            "demand,place,commodity,buyer,quantity,price",
            [
                ("use", "city", "gas", "B", f"{many} m3/yr", f"80 * {each}"),
                ("rich", "city", "gas", "D", f"{many} m3/yr", f"85 * {each}"),
            ],
        ),
        "links": table(
            "link,from,to,mode,commodity,capacity,cost",
            [
                ("first", "field", "hub", "pipe", "gas", f"{many} m3/yr", f"5 * {each}"),
                ("second", "hub", "city", "pipe", "gas", f"{many} m3/yr", f"5 * {each}"),
            ],
        ),
    }
    tables["rules"] = "rule,kind,by,origin,asset,source\na,forbid,D,A,rich,\nb,forbid,D,B,rich,\n"
    return Ask(write_case(folder / "case", tables, players="ABC"))


@pytest.mark.parametrize(("flow", "unit"), [("bcm", "bcm"), ("bcm", "m3"), ("m3", "tcm")])
def test_a_share_does_not_depend_on_the_unit(tmp_path: Path, flow: str, unit: str) -> None:
    """In the last case 6 m3 are counted in tcm: 6e-12 of them, and still three quarters."""
    ask = system(tmp_path, flow, unit)
    share = {"buyer": "B", "commodity": "gas", "seller": "A"}
    assert ask.measure("supplier_share", share, ()) == pytest.approx(0.75)
    assert ask.measure("buyer_share", share, ()) == pytest.approx(1.0)
    assert ask.measure(
        "supplier_concentration", {"buyer": "B", "commodity": "gas"}, ()
    ) == pytest.approx(0.75**2 + 0.25**2)


def test_what_does_not_come_makes_no_price(tmp_path: Path) -> None:
    """The next unit at the hub is A's, worth 80 - 5 in the city; C's, if it came, 85 - 5."""
    ask = system(tmp_path, "bcm", "bcm")
    price: FloatArray = ask.measure("price", {"place": "hub", "commodity": "gas"}, ())
    assert price == pytest.approx(75.0)
    assert ask.measure("price", {"place": "city", "commodity": "gas"}, ()) == pytest.approx(80.0)


def test_a_ratio_of_figures_needs_no_more_than_something() -> None:
    assert ratio(np.array([1e-12]), np.array([2e-12])) == pytest.approx(0.5)
    assert np.isnan(ratio(np.array([1.0]), np.array([0.0]))).all()
