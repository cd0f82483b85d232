"""Concentration of sources, worked out by hand: 6 of 10 from the near field, 4 from the far one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import rason
from rason.answer.concentration import Concentrations, says
from rason.table.naming import names
from rason.testing.cases import table, write_case

if TYPE_CHECKING:
    from pathlib import Path


def folder(where: Path, near: float = 6.0) -> Path:
    """One buyer of 10 bcm; a near field of some of it, a far one of more than is left."""
    return write_case(
        where,
        {
            "actors": table("actor,name,kind", [(n, f"Land {n}", "state") for n in "ABC"]),
            "commodities": table("commodity,name,unit,traced", [("gas", "Gas", "bcm", "yes")]),
            "places": table(
                "place,name,territory,latitude,longitude",
                [(f"p{n}", f"Place {n}", n, 0, each) for each, n in enumerate("ABC")],
            ),
            "supplies": table(
                "supply,place,commodity,owner,capacity,cost",
                [
                    ("near", "pA", "gas", "A", f"{near} bcm/yr", "20 USD/kcm"),
                    ("far", "pB", "gas", "B", "30 bcm/yr", "90 USD/kcm"),
                ],
            ),
            "links": table(
                "link,from,to,mode,commodity,capacity,cost,operator",
                [
                    ("one", "pA", "pC", "pipe", "gas", "30 bcm/yr", "1 USD/kcm", "A"),
                    ("two", "pB", "pC", "pipe", "gas", "30 bcm/yr", "1 USD/kcm", "B"),
                ],
            ),
            "demands": table(
                "demand,place,commodity,buyer,quantity,price,elasticity",
                [("town", "pC", "gas", "C", "10 bcm/yr", "200 USD/kcm", 0)],
            ),
        },
        players="ABC",
    )


@pytest.mark.parametrize(
    ("near", "index", "largest", "share"),
    [(6.0, 0.52, "A", 0.6), (5.0, 0.5, None, 0.5), (0.0, 1.0, "B", 1.0), (12.0, 1.0, "A", 1.0)],
)
def test_the_index_is_the_sum_of_squared_shares(
    tmp_path: Path, near: float, index: float, largest: str | None, share: float
) -> None:
    study = rason.Study(rason.read_case(str(folder(tmp_path / "case", near))), draws=16)
    answer = study.answer("concentration")
    assert isinstance(answer, Concentrations)
    (row,) = answer.concentration
    assert (row.buyer, row.commodity) == ("C", "gas")
    assert row.index == pytest.approx(index)
    assert row.low == pytest.approx(index)
    assert row.high == pytest.approx(index)
    assert largest is None or row.largest == largest
    assert row.share == pytest.approx(share)
    assert study.concentration().loc[("C", "gas"), "index"] == pytest.approx(index)


def test_who_hangs_most_on_one_source_is_said(tmp_path: Path) -> None:
    study = rason.Study(rason.read_case(str(folder(tmp_path / "case"))), draws=16)
    answer = study.answer("concentration")
    assert isinstance(answer, Concentrations)
    assert says(answer, names(study.case)) == (
        "Most concentrated: Gas for Land C, 60 % of it from Land A.",
    )


def test_who_takes_only_its_own_imports_nothing(tmp_path: Path) -> None:
    where = folder(tmp_path / "case")
    demands = where / "demands.csv"
    text = demands.read_text(encoding="utf-8").replace("pC,gas,C", "pA,gas,A")
    demands.write_text(text, encoding="utf-8")
    answer = rason.Study(rason.read_case(str(where)), draws=16).answer("concentration")
    assert isinstance(answer, Concentrations)
    assert answer.concentration == ()
    assert answer.reason.startswith("Nobody takes a good")
