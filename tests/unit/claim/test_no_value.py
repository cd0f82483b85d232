"""Claims without a value have no verdict; break-evens are searched until they are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.laws.corridor import UNIT, claim, figure, judged, margins, written

from rason.case import read_case
from rason.testing.cases import table, write_case

if TYPE_CHECKING:
    from pathlib import Path

    from rason.case import Case

SHARE = "measure: supplier_share, with: {buyer: B, commodity: gas, seller: A}"


def test_of_nothing_neither_more_nor_less_than_half_comes_from_anybody(tmp_path: Path) -> None:
    case = written(
        tmp_path,
        [figure("p", 8, 12, unit=UNIT)],
        claim("more", f"{SHARE}, in: shut, compare: '>', than: 50 %")
        + claim("less", f"{SHARE}, in: shut, compare: '<', than: 50 %"),
        price="p",
    )
    for found in judged(case, 16).values():
        assert (found.verdict, found.probability, found.no_value) == ("no value", None, 1.0)
        assert found.sentence.startswith("No value: in none of 16 draws can it, or its contrary")
        assert "likel" not in found.sentence
        assert found.evidence is None


def test_draws_without_a_value_count_neither_way(tmp_path: Path) -> None:
    # The town pays 2 to 6, the well and the pipe cost 3: below that nothing comes from anybody.
    case = written(
        tmp_path,
        [figure("p", 2, 6, unit=UNIT)],
        claim("more", f"{SHARE}, in: base, compare: '>', than: 50 %")
        + claim("less", f"{SHARE}, in: base, compare: '<=', than: 50 %"),
        price="p",
    )
    found = judged(case)
    assert found["more"].no_value == pytest.approx(0.25)
    assert (found["more"].probability, found["less"].probability) == (1.0, 0.0)
    assert "In 8 of 32 draws it has no value" in found["more"].sentence
    assert "they count neither way" in found["less"].sentence


def test_a_threshold_that_is_never_met_has_no_break_even(tmp_path: Path) -> None:
    wanted = "break_even: p, measure: flow, with: {asset: old}, in: base, threshold: 9 bcm/yr"
    case = written(
        tmp_path,
        [figure("p", 8, 12, unit=UNIT)],
        claim("dear", f"{wanted}, compare: '>', than: 9 {UNIT}")
        + claim("cheap", f"{wanted}, compare: '<', than: 9 {UNIT}"),
        price="p",
    )
    for found in judged(case, 16).values():
        assert found.verdict == "no value"
        assert "p was moved as far as the case may hold and met the threshold nowhere" in (
            found.sentence
        )


def mine(folder: Path, than: str) -> Case:
    """Write a case of copper that is dug for 5,000, railed for 150 and sold at half a spread."""
    rows = {
        "actors": table("actor,name,kind", [("N", "N", "state")]),
        "places": table("place,name,territory", [("m", "M", "N"), ("h", "H", "N")]),
        "commodities": table("commodity,name,unit", [("copper", "Copper", "t")]),
        "supplies": table(
            "supply,place,commodity,owner,capacity,cost",
            [("ore", "m", "copper", "N", "600 kt/yr", "dug")],
        ),
        "links": table(
            "link,from,to,mode,commodity,capacity,cost,operator",
            [("rail", "m", "h", "rail", "copper", "200 kt/yr", "150 USD/t", "N")],
        ),
        "markets": table(
            "market,place,commodity,price,spread,quantity",
            [("world", "h", "copper", "copper_price", "100 USD/t", "5000 kt/yr")],
        ),
        "figures": table(
            "figure,name,low,value,high,unit,source,grade",
            [
                ("copper_price", "Price", 8000, 9000, 10000, "USD/t", "k1", "B"),
                ("dug", "Cost", 4000, 5000, 6500, "USD/t", "k1", "B"),
            ],
        ),
    }
    claims = claim(
        "pays",
        "break_even: copper_price, measure: flow, with: {asset: ore}, in: base, "
        f"threshold: 1 kt/yr, compare: '<', than: {than}",
    )
    documents = {
        "sources.bib": "@misc{k1, title={One}, year={2014}}\n",
        "claims.yaml": claims,
        "scenarios.yaml": "base: {}\n",
    }
    return read_case(write_case(folder, rows, players=["N"], documents=documents))


def test_a_break_even_below_half_of_the_range_is_found(tmp_path: Path) -> None:
    case = mine(tmp_path, "6000 USD/t")
    (central,) = margins(case).values()
    assert float(central.left[0]) == pytest.approx(5200.0, rel=1e-5)
    (found,) = judged(case).values()
    assert found.holds
    assert found.no_value == 0.0
    assert found.probability is not None
    assert 0.8 < found.probability < 1.0
    drawn = margins(case, 32)["pays"].left
    assert 4100.0 < drawn.min() < drawn.max() < 6700.0
