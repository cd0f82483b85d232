"""Which optima are equally good hangs on them alone, not on something dear or huge elsewhere.

A random system is solved twice: as it is, and with something beside it that is never used, since
it is too dear or too far off, and of any size. No flow, price or range of what was there before may
change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.case import central, read_case
from rason.program import compile
from rason.scenario.apply import apply
from rason.scenario.merge import merge
from rason.solve import Batch, solve
from rason.testing import table, write_case

if TYPE_CHECKING:
    from pathlib import Path

    from rason.program.program import Program
    from rason.solve.batch import Face, Solved

NEAR = 1e-6
TOWNS = ("t0", "t1", "t2")


def a_system(rng: np.random.Generator) -> dict[str, str]:
    """Draw fields and towns whose whole numbers leave many optima equally good."""

    def amount(low: int, high: int) -> str:
        return f"{rng.integers(low, high)} bcm/yr"

    def money(low: int, high: int) -> str:
        return f"{rng.integers(low, high)} million USD/bcm"

    places = [("f0", "f0", "A", 0, 0), ("f1", "f1", "A", 0, 0)]
    places += [(town, town, "B", 1, 0) for town in TOWNS]
    return {
        "actors": table("actor,name,kind", [("A", "A", "state"), ("B", "B", "state")]),
        "places": table("place,name,territory,latitude,longitude", places),
        "commodities": table("commodity,name,unit", [("gas", "Gas", "bcm")]),
        "supplies": table(
            "supply,place,commodity,owner,capacity,cost",
            [
                (f"s{field}", field, "gas", "A", amount(3, 12), money(2, 3))
                for field in ("f0", "f1")
            ],
        ),
        "links": table(
            "link,from,to,mode,commodity,capacity,cost,loss,operator",
            [
                (f"{one}{other}", one, other, "pipe", "gas", amount(2, 6), money(1, 2), 0, "A")
                for one in ("f0", "f1")
                for other in TOWNS
            ],
        ),
        "demands": table(
            "demand,place,commodity,buyer,quantity,price,elasticity",
            [
                (
                    f"d{town}",
                    town,
                    "gas",
                    "B",
                    amount(2, 9),
                    money(8, 30),
                    rng.choice(["0", "-0.4"]),
                )
                for town in TOWNS
            ],
        ),
    }


def with_something(tables: dict[str, str], rng: np.random.Generator) -> dict[str, str]:
    """Add what is never used, and dear or huge."""
    size = 10.0 ** rng.integers(3, 13)
    town = rng.choice(TOWNS)
    more = dict(tables)
    match rng.integers(0, 4):
        case 0:  # a backstop that nobody pays for
            more["supplies"] += f"back,{town},gas,,1000 bcm/yr,{size:g} million USD/bcm\n"
        case 1:  # a link that nobody pays for
            more["links"] += f"dear,f0,{town},pipe,gas,9 bcm/yr,{size:g} million USD/bcm,0,A\n"
        case 2:  # somebody who would take any amount for next to nothing
            more["demands"] += f"sink,{town},gas,B,{size:g} bcm/yr,0.5 million USD/bcm,0\n"
        case _:  # another system, as large as can be, with a thin dear link to it
            more["places"] += "far,far,B,9,9\n"
            more["supplies"] += f"sea,far,gas,B,{size:g} bcm/yr,40 million USD/bcm\n"
            more["demands"] += f"city,far,gas,B,{size:g} bcm/yr,50 million USD/bcm,-0.5\n"
            more["links"] += f"thin,far,{town},pipe,gas,1 bcm/yr,50 million USD/bcm,0,A\n"
    return more


def answered(folder: Path, tables: dict[str, str]) -> tuple[Program, Solved, Face]:
    program = compile(read_case(write_case(folder, tables, players=("A", "B"))))
    variant = apply(program, merge(program.case, ()))
    batch = Batch(central(program.case), variants=(variant,), faces=(variant,))
    solutions = solve(program, batch)
    return program, solutions.variants[variant], solutions.faces[variant]


def test_something_dear_or_huge_changes_nothing_elsewhere(rounds: int, tmp_path: Path) -> None:
    open_ = 0
    for seed in range(rounds):
        rng = np.random.default_rng(seed)
        tables = a_system(rng)
        program, plain, face = answered(tmp_path / f"{seed}", tables)
        other, with_, wide = answered(tmp_path / f"{seed}_more", with_something(tables, rng))
        for key, low in face.flow_low.items():
            high = face.flow_high[key]
            assert wide.flow_low[key] == pytest.approx(low, abs=NEAR), (seed, key)
            assert wide.flow_high[key] == pytest.approx(high, abs=NEAR), (seed, key)
        open_ += any(
            high[0] - low[0] > NEAR
            for low, high in zip(face.flow_low.values(), face.flow_high.values(), strict=True)
        )
        for asset, columns in program.by_asset.items():
            flow, same = plain.primal[0, columns], with_.primal[0, other.by_asset[asset]]
            assert same == pytest.approx(flow, abs=NEAR), (seed, asset)
        for named, row in program.row_index.items():
            if named[0] == "balance":
                there = other.row_index[named]
                assert with_.dual[0, there] == pytest.approx(plain.dual[0, row], rel=NEAR)
                least, same = face.price_low[0, row], wide.price_low[0, there]
                assert same == pytest.approx(least, rel=NEAR, nan_ok=True), (seed, named)
    assert open_ >= rounds / 3


def test_a_dear_backstop_leaves_one_optimum(tmp_path: Path) -> None:
    """Each of the 8 is worth 75 more than it costs, whatever a backstop would cost."""
    tables = a_line("1e9")
    _, _, face = answered(tmp_path, tables)
    key = ("flow", "pipe", "gas")
    assert [face.flow_low[key][0], face.flow_high[key][0]] == pytest.approx([8.0, 8.0])


def a_line(backstop: str, capacity: str = "12") -> dict[str, str]:
    """Write a field, a pipe and a town that wants 8, with a backstop at a cost."""
    return {
        "actors": table("actor,name,kind", [("A", "A", "state"), ("B", "B", "state")]),
        "places": table(
            "place,name,territory,latitude,longitude",
            [("field", "Field", "A", 0, 0), ("town", "Town", "B", 1, 0)],
        ),
        "commodities": table("commodity,name,unit", [("gas", "Gas", "bcm")]),
        "supplies": table(
            "supply,place,commodity,owner,capacity,cost",
            [
                ("well", "field", "gas", "A", "10 bcm/yr", "20 million USD/bcm"),
                ("back", "town", "gas", "", "1000 bcm/yr", f"{backstop} million USD/bcm"),
            ],
        ),
        "links": table(
            "link,from,to,mode,commodity,capacity,cost,loss,operator,project",
            [
                (
                    *("pipe", "field", "town", "pipe", "gas", f"{capacity} bcm/yr"),
                    *("5 million USD/bcm", 0, "A", "line"),
                )
            ],
        ),
        "projects": table(
            "project,name,capital,life,lumpy,state,sponsor",
            [("line", "Line", "100 million USD", "20 yr", "", "option", "A")],
        ),
        "demands": table(
            "demand,place,commodity,buyer,quantity,price,elasticity",
            [("use", "town", "gas", "B", "8 bcm/yr", "100 million USD/bcm", 0)],
        ),
    }


@pytest.mark.parametrize("lumpy", ["yes", ""])
@pytest.mark.parametrize("capacity", ["1e6", "1e9", "1e12"])
def test_what_is_unlimited_is_solved(tmp_path: Path, capacity: str, lumpy: str) -> None:
    """A line without a limit costs its annuity where it is whole, and else next to nothing."""
    tables = a_line("1000", capacity)
    tables["projects"] = tables["projects"].replace(",20 yr,,", f",20 yr,{lumpy},")
    program, solved, _ = answered(tmp_path, tables)
    annuity = float(-program.numbers(central(program.case)).cost[0, program.build["line"]])
    built = 1.0 if lumpy else 8.0 / float(capacity)
    assert solved.objective[0] == pytest.approx(8 * (100 - 25) - annuity * built, rel=1e-9)
    assert solved.primal[0, program.build["line"]] == pytest.approx(built, rel=1e-6)
