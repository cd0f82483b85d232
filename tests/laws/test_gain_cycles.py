"""Nothing comes from nothing: every loop that gains goods or money is warned of, and no other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.analysis.question import Question
from rason.case import central, read_case
from rason.program import compile as compile_case
from rason.solve import Batch, solve
from rason.testing.cases import table, write_case

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rason.errors import Diagnostic

PLACES, GOODS = ("a", "b"), ("x", "y")
NODES = [(place, good) for place in PLACES for good in GOODS]


def warned(folder: Path) -> list[Diagnostic]:
    return [each for each in read_case(folder).warnings if each.code == "RSN-W005"]


def network(
    folder: Path,
    links: Sequence[tuple[str, str, str, float, float]],
    processes: Sequence[tuple[str, str, str, float, float]],
    demands: Sequence[tuple[str, str]] = (),
) -> Path:
    """Write a case of ways between nodes, supplies too dear for anybody, and demands worth 1."""
    tables = {
        "actors": table("actor,name,kind", [("P", "P", "state")]),
        "commodities": table("commodity,name,unit", [("x", "X", "kt"), ("y", "Y", "kt")]),
        "places": table(
            "place,name,territory,latitude,longitude",
            [("a", "A", "P", 0, 0), ("b", "B", "P", 1, 1)],
        ),
        "links": table(
            "link,from,to,mode,commodity,capacity,cost,loss,operator",
            [
                (f"l{i}", start, end, "pipe", good, "9 kt/yr", f"{cost} USD/t", f"{loss}", "P")
                for i, (start, end, good, loss, cost) in enumerate(links)
            ],
        ),
        "processes": table(
            "process,place,input,output,yield,capacity,cost,operator",
            [
                (f"p{i}", place, into, out, f"{share}", "9 kt/yr", f"{cost} USD/t", "P")
                for i, (place, into, out, share, cost) in enumerate(processes)
            ],
        ),
        "supplies": table(
            "supply,place,commodity,owner,capacity,cost",
            [(f"s{i}", *node, "P", "1 kt/yr", "999 USD/t") for i, node in enumerate(NODES)],
        ),
        "demands": table(
            "demand,place,commodity,buyer,quantity,price,elasticity",
            [(f"d{i}", *node, "P", "1 kt/yr", "1 USD/t", 0) for i, node in enumerate(demands)],
        ),
    }
    return write_case(folder, tables, players=["P"])


def worth(folder: Path) -> float:
    """Return what the case earns, by the solver."""
    case = read_case(folder)
    program, values = compile_case(case), central(case)
    variant = Question(program, values).variant()
    return float(solve(program, Batch(values, variants=(variant,))).variants[variant].objective[0])


def test_goods_come_from_nothing_only_where_it_is_warned_of(tmp_path: Path, rounds: int) -> None:
    bites = 0
    for seed in range(rounds):
        draw = np.random.default_rng(seed)
        links = [
            (*draw.permutation(PLACES), str(draw.choice(GOODS)), float(draw.integers(0, 5)) / 20, 0)
            for _ in range(draw.integers(2, 6))
        ]
        processes = [
            (
                str(draw.choice(PLACES)),
                *draw.permutation(GOODS),
                float(draw.integers(10, 32)) / 20,
                0,
            )
            for _ in range(draw.integers(2, 6))
        ]
        folder = network(tmp_path / str(seed), links, processes, NODES)
        made = worth(folder) > 1e-9
        bites += made
        assert bool(warned(folder)) == made, seed
    assert bites >= rounds / 3


def test_money_comes_from_nothing_only_where_it_is_warned_of(tmp_path: Path, rounds: int) -> None:
    bites = 0
    for seed in range(rounds):
        draw = np.random.default_rng(1_000_000 + seed)
        links = [
            (*draw.permutation(PLACES), str(draw.choice(GOODS)), 0, float(draw.integers(-3, 5)))
            for _ in range(draw.integers(1, 6))
        ]
        processes = [
            (str(draw.choice(PLACES)), *draw.permutation(GOODS), 1, float(draw.integers(-3, 5)))
            for _ in range(draw.integers(1, 6))
        ]
        folder = network(tmp_path / str(seed), links, processes)
        made = worth(folder) > 1e-9
        bites += made
        assert bool(warned(folder)) == made, seed
    assert bites >= rounds / 3


LIQUEFIED = {
    "actors": "actor,name,kind\nA,Aland,state\nB,Bland,state\n",
    "commodities": "commodity,name,unit\ngas,Gas,bcm\nlng,LNG,Mt\n",
    "places": "place,name,territory,latitude,longitude\ntown,Town,B,1,1\n",
    "supplies": "supply,place,commodity,owner,capacity,cost\n"
    "well,town,gas,A,6 bcm/yr,20 USD/thousand m3\n",
    "demands": "demand,place,commodity,buyer,quantity,price,elasticity\n"
    "use,town,gas,B,8 bcm/yr,100 USD/thousand m3,0\n",
}


@pytest.mark.parametrize(("regasified", "comes_back"), [("1.36", "1.224 bcm"), ("1.11", None)])
def test_gas_is_not_made_by_liquefying_it(
    regasified: str, comes_back: str | None, tmp_path: Path
) -> None:
    processes = (
        "process,place,input,output,yield,capacity,cost\n"
        "liquefy,town,gas,lng,0.9 Mt/bcm,10 bcm/yr,0\n"
        f"regasify,town,lng,gas,{regasified} bcm/Mt,20 Mt/yr,0\n"
    )
    folder = write_case(tmp_path / "c", {**LIQUEFIED, "processes": processes}, players=["A", "B"])
    found = [each.found for each in warned(folder)]
    if comes_back is None:
        assert found == []
        return
    (only,) = found
    assert "1 bcm of gas at town, sent through liquefy and regasify" in only
    assert f"comes back as {comes_back}" in only
    assert "a round brings 22.4 million USD/bcm" in only


def test_a_loop_over_two_commodities_and_two_places_is_found(tmp_path: Path) -> None:
    links = [("a", "b", "y", 0.1, 0), ("b", "a", "x", 0.1, 0)]
    processes = [("a", "x", "y", 1.5, 0), ("b", "y", "x", 1.0, 0)]
    (only,) = warned(network(tmp_path / "c", links, processes, [("a", "x")]))
    assert "sent through p0, l0, p1 and l1, comes back as 1.215 kt" in only.found


def test_three_loops_are_three_warnings(tmp_path: Path) -> None:
    processes = [(place, *pair, 1.25, 0) for place in PLACES for pair in (("x", "y"), ("y", "x"))]
    folder = network(tmp_path / "c", [], processes)
    assert len(warned(folder)) == 2
    assert all(one.line != other.line or one != other for one, other in pairwise(warned(folder)))
