"""Loops that make goods or money out of nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.case import read
from rason.case.gain import MOST, gains
from rason.testing import table, write_case

if TYPE_CHECKING:
    from pathlib import Path

    from rason.case import Case


def loops(folder: Path, pairs: int) -> Case:
    """Return a case with so many pairs of lines, of which each round earns money."""
    lines = [
        (f"{way}{pair}", start, end, "pipe", "gas", "1 bcm/yr", "-1 USD/thousand m3")
        for pair in range(pairs)
        for way, start, end in (("there", "a", "b"), ("back", "b", "a"))
    ]
    tables = {
        "actors": table("actor,name,kind", [("x", "X", "state"), ("y", "Y", "state")]),
        "commodities": table("commodity,name,unit", [("gas", "Gas", "bcm")]),
        "places": table(
            "place,name,territory,latitude,longitude",
            [("a", "A", "x", 1, 1), ("b", "B", "y", 2, 2)],
        ),
        "supplies": table(
            "supply,place,commodity,owner,capacity,cost",
            [("well", "a", "gas", "x", "1 bcm/yr", "20 USD/thousand m3")],
        ),
        "links": table("link,from,to,mode,commodity,capacity,cost", lines),
    }
    case = read(write_case(folder / "case", tables, players=["x", "y"])).case
    assert case is not None
    return case


def test_each_loop_is_found_once_up_to_what_is_reported(tmp_path: Path) -> None:
    """One way of each is put aside: three pairs have five loops, until one direction is gone."""
    for pairs, found in ((1, 1), (3, 5), (MOST, MOST), (MOST + 3, MOST)):
        some = gains(loops(tmp_path, pairs))
        assert len(some) == found
        assert len({gain.ways[-1].asset for gain in some}) == found
        assert all(gain.cost == -2.0 for gain in some)
