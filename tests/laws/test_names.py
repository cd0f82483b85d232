"""No two assets of a table are called alike, whatever tells them apart."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.case import read, read_case, shipped
from rason.program import compile as compile_case
from rason.table.naming import APART, asset_names, called
from rason.testing.cases import table, write_case

if TYPE_CHECKING:
    from pathlib import Path

    from rason.case import Case

FAMILIES = ("links", "supplies", "demands", "processes", "markets", "stores")


def alike(case: Case) -> list[str]:
    """Return names that several assets of one table have."""
    names = asset_names(case)
    return [
        name
        for family in FAMILIES
        for name, count in Counter(names[key] for key in getattr(case, family)).items()
        if count > 1
    ]


def write(folder: Path, seed: int) -> Path:
    """Write a case whose assets differ in little: by flag, way, goods, name, project, or by key."""
    draw = np.random.default_rng(seed)

    def one(*words: str) -> str:
        return str(draw.choice(words))

    def some(where: str, letter: str, *cells: int) -> list[tuple[object, ...]]:
        return [
            (f"{letter}{each}", where, one("gas", "oil"), one("A", "B"), *cells)
            for each in range(4)
        ]

    count = int(draw.integers(3, 7))
    return write_case(
        folder,
        {
            "actors": "actor,name,kind\nA,Aland,state\nB,Bland,state\n",
            "places": "place,name,territory\nfield,Field,A\ntown,Town,B\n",
            "commodities": "commodity,name,unit\ngas,Gas,bcm\noil,Oil,Mt\n",
            "projects": "project,name,capital,life\nmore,More of it,1 million USD,20 yr\n",
            "links": table(
                "link,name,from,to,mode,commodity,capacity,flag,passage,project",
                [
                    (
                        f"l{each}", one("", "", "Old way", f"Old way (l{each - 1})"), "field",
                        "town", one("sea", "pipe"), one("gas", "oil"), 0, one("", "A", "others"),
                        one("", "bab", "bab;suez"), one("", "more"),
                    )
                    for each in range(count)
                ],
            ),
            "supplies": table(
                "supply,place,commodity,owner,capacity",
                some("field", "s", 0),
            ),
            "demands": table(
                "demand,place,commodity,buyer,quantity,price",
                some("town", "d", 0, 0),
            ),
            "stores": table(
                "store,place,commodity,owner,volume",
                some("town", "t", 0),
            ),
        },
        players=["A", "B"],
    )  # fmt: skip


def test_no_two_assets_of_a_table_are_called_alike(tmp_path: Path, rounds: int) -> None:
    bites = 0
    for seed in range(rounds):
        case = read_case(write(tmp_path / str(seed), seed))
        assert alike(case) == []
        told = Counter(each.name or f"{each.mode} {each.commodity}" for each in case.links.values())
        bites += max(told.values()) > 1
    assert bites >= rounds / 3


@pytest.mark.parametrize("name", [each for each, _ in shipped()])
def test_no_two_assets_of_a_shipped_case_are_called_alike(name: str) -> None:
    assert alike(read_case(name)) == []


def test_what_tells_links_apart_stands_in_their_names(tmp_path: Path) -> None:
    folder = write_case(
        tmp_path / "case",
        {
            "actors": "actor,name,kind\nA,Aland,state\n",
            "places": "place,name,territory\nfield,Field,A\ntown,Town,A\n",
            "commodities": "commodity,name,unit\ngas,Gas,bcm\n",
            "links": table(
                "link,name,from,to,mode,commodity,capacity,flag,passage",
                [
                    ("own", "", "field", "town", "sea", "gas", 0, "A", "bab"),
                    ("others", "", "field", "town", "sea", "gas", 0, "any_other", "bab"),
                    ("twin", "", "field", "town", "sea", "gas", 0, "any_other", "bab"),
                    ("pipe", "The old pipe", "field", "town", "pipe", "gas", 0, "", ""),
                ],
            ),
        },
        players=["A"],
    )
    assert asset_names(read_case(folder)) == {
        "own": "Field to Town by sea (flag: Aland)",
        "others": "Field to Town by sea (flag: any other; others)",
        "twin": "Field to Town by sea (flag: any other; twin)",
        "pipe": "The old pipe",
    }


def test_no_name_shows_how_the_program_parts_its_keys(tmp_path: Path, rounds: int) -> None:
    bites = 0
    for seed in range(rounds):
        draw = np.random.default_rng(seed)
        what = draw.choice(["asset: l0", "asset: l1", "passage: bab", "place: town"])
        terms = draw.choice(["by: A", "capped: 1 bcm/yr", "charged: 1 USD/m3", "by: [A, B]"])
        folder = write(tmp_path / str(seed), seed)
        shut = f"base: {{}}\nshut:\n  closures: [{{{what}, commodity: gas, {terms}}}]\n"
        (folder / "scenarios.yaml").write_text(shut, encoding="utf-8")
        reading = read(folder)
        if reading.case is None:  # a closure of what does not carry gas
            continue
        program = compile_case(reading.case)
        keys = {each.key for each in program.rows} | {each.asset for each in program.columns}
        bites += any(APART in key for key in keys)
        for key in keys:
            assert APART not in called(reading.case, key)
    assert bites >= rounds / 3
