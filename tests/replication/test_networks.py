"""Published network results, through the whole way from tables to solutions.

The figures quoted here are the sources' own; where the sources' whole files are needed they are
read from beside the checkout, and the test skips where they are absent.
"""

from __future__ import annotations

import gzip
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.case import central, read_case
from rason.games import shapley_value
from rason.program import compile
from rason.program.closure import Shut
from rason.scenario.apply import apply
from rason.scenario.merge import merge
from rason.solve import Batch, Game, solve
from rason.testing import table, write_case

if TYPE_CHECKING:
    from rason.case import Case

PUBLISHED = Path(__file__).parents[3] / "shared" / "published_values"
TOLERANCE = 1e-6
ACTOR = table("actor,name,kind", [("N", "Nobody's neighbour", "state")])


def objective(case: Case) -> float:
    program = compile(case)
    variant = apply(program, merge(case, ()))
    return float(
        solve(program, Batch(central(case), variants=(variant,))).variants[variant].objective[0]
    )


def test_operators_on_a_network(tmp_path: Path) -> None:
    """Four operators, three demands that are never netted, links shared in each direction.

    Nihar Shah, "Manual: Network Contributor Rewards" (DoubleZero Foundation, 18 July 2025),
    section 3: Shapley 17.5, 2.5, 10 and 5, values -90 for nobody and -55 for all.
    """
    kinds = ("ab", "bc", "ca")
    private = [
        ("A", "B", 10, 5, "R"),
        ("A", "B", 25, 2, "G"),
        ("B", "C", 20, 5, "T"),
        ("A", "C", 25, 5, "O"),
    ]
    public = [("A", "B", 30), ("B", "C", 30), ("A", "C", 30)]
    links = []
    for one, other, latency, width, operator in private:
        for start, end in ((one, other), (other, one)):
            links.append(
                (
                    f"l{start}{end}{operator}",
                    start,
                    end,
                    "wire",
                    ";".join(kinds),
                    f"{width} t/yr",
                    f"{latency} USD/t",
                    operator,
                )
            )
    for one, other, latency in public:
        for start, end in ((one, other), (other, one)):
            links.append(
                (
                    f"p{start}{end}",
                    start,
                    end,
                    "wire",
                    ";".join(kinds),
                    "100 t/yr",
                    f"{latency} USD/t",
                    "",
                )
            )
    folder = write_case(
        tmp_path / "operators",
        {
            "actors": table("actor,name,kind", [(a, a, "firm") for a in "RGTO"]),
            "places": table("place,name", [(p, p) for p in "ABC"]),
            "commodities": table("commodity,name,unit", [(k, k, "t") for k in kinds]),
            "supplies": table(
                "supply,place,commodity,capacity,cost",
                [(f"s{k}", k[0].upper(), k, "1 t/yr", "0") for k in kinds],
            ),
            "demands": table(
                "demand,place,commodity,quantity,price",
                [(f"d{k}", k[1].upper(), k, "1 t/yr", "100 USD/t") for k in kinds],
            ),
            "links": table("link,from,to,mode,commodity,capacity,cost,operator", links),
        },
        players="RGTO",
    )
    case = read_case(folder)
    program = compile(case)
    game = Game(apply(program, merge(case, ())), (0, 1, 2, 3))
    values = solve(program, Batch(central(case), games=(game,))).games[game][0] * 1e6
    printed = {
        "": -90,
        "R": -70,
        "G": -85,
        "T": -80,
        "O": -85,
        "RT": -60,
        "RO": -65,
        "GT": -75,
        "GO": -80,
        "TO": -75,
        "RG": -70,
        "RTO": -55,
        "GTO": -70,
        "RGT": -60,
        "RGO": -65,
        "RGTO": -55,
    }
    expected = np.empty(16)
    for members, value in printed.items():
        expected[sum(1 << "RGTO".index(member) for member in members)] = value + 90
    assert values == pytest.approx(expected, abs=TOLERANCE)
    assert shapley_value(values) == pytest.approx([17.5, 2.5, 10.0, 5.0], abs=TOLERANCE)


def test_interdiction_of_the_greatest_flow(tmp_path: Path) -> None:
    """Pyomo Gallery, network interdiction: 80 passes, 10 after the worst closure, 0 after two."""
    arcs = [
        ("Start", "B", 10),
        ("Start", "C", 70),
        ("C", "B", 30),
        ("B", "End", 100),
        ("C", "D", 40),
        ("D", "End", 50),
    ]
    folder = write_case(
        tmp_path / "interdiction",
        {
            "actors": ACTOR,
            "places": table("place,name", [(p, p) for p in ("Start", "B", "C", "D", "End")]),
            "commodities": table("commodity,name,unit", [("oil", "Oil", "Mt")]),
            "supplies": table(
                "supply,place,commodity,capacity", [("source", "Start", "oil", "1000 Mt/yr")]
            ),
            "demands": table(
                "demand,place,commodity,quantity,price",
                [("sink", "End", "oil", "1000 Mt/yr", "1 million USD/Mt")],
            ),
            "links": table(
                "link,from,to,mode,commodity,capacity",
                [(f"{a}_{b}", a, b, "pipe", "oil", f"{c} Mt/yr") for a, b, c in arcs],
            ),
        },
        players="N",
    )
    case = read_case(folder)
    program, change = compile(case), merge(case, ())
    worst = {}
    for closed in range(3):
        sets = list(combinations(sorted(case.links), closed))
        variants = [
            apply(program, change.with_closure(*(Shut("asset", key) for key in keys)))
            for keys in sets
        ]
        solutions = solve(program, Batch(central(case), variants=tuple(variants)))
        flows = [float(solutions.variants[variant].objective[0]) for variant in variants]
        worst[closed] = (min(flows), sets[int(np.argmin(flows))])
    assert worst[0][0] == pytest.approx(80, abs=TOLERANCE)
    assert worst[1][0] == pytest.approx(10, abs=TOLERANCE)
    assert worst[1][1] == ("Start_C",)
    assert worst[2][0] == pytest.approx(0, abs=TOLERANCE)
    cut = apply(program, change.with_closure(Shut("asset", "B_End"), Shut("asset", "D_End")))
    assert solve(program, Batch(central(case), variants=(cut,))).variants[cut].objective[
        0
    ] == pytest.approx(0, abs=TOLERANCE)


def test_spatial_price_equilibrium(tmp_path: Path) -> None:
    """Three regions with linear supply and demand, cut into steps of a tenth of a unit.

    Miranda and Fackler, *Applied Computational Economics and Finance* (2002), p. 56: prices 24, 27
    and 30, net exports 6, 3 and -9; the surplus of 751.5 net of transport is computed from them. A
    step's price is right to half its rise, so prices hold to 0.15 and exports to one step.
    """
    step = 0.1
    demand, supply = [(42, 2), (54, 3), (51, 1)], [(9, 1), (3, 2), (18, 1)]
    transport = [(0, 3, 9), (3, 0, 3), (6, 3, 0)]
    middles = [round(step * (k + 0.5), 6) for k in range(400)]
    tables = {
        "actors": ACTOR,
        "places": table("place,name", [(f"r{i}", f"Region {i}") for i in range(3)]),
        "commodities": table("commodity,name,unit", [("wheat", "Wheat", "Mt")]),
        "supplies": table(
            "supply,place,commodity,capacity [Mt/yr],cost [million USD/Mt]",
            [
                (f"s{i}_{k}", f"r{i}", "wheat", step, f"{a + b * q:.6f}")
                for i, (a, b) in enumerate(supply)
                for k, q in enumerate(middles)
                if a + b * q < 60
            ],
        ),
        "demands": table(
            "demand,place,commodity,quantity [Mt/yr],price [million USD/Mt]",
            [
                (f"d{i}_{k}", f"r{i}", "wheat", step, f"{a - b * q:.6f}")
                for i, (a, b) in enumerate(demand)
                for k, q in enumerate(middles)
                if a - b * q > 0
            ],
        ),
        "links": table(
            "link,from,to,mode,commodity,capacity,cost",
            [
                (
                    f"t{i}{j}",
                    f"r{i}",
                    f"r{j}",
                    "sea",
                    "wheat",
                    "1000 Mt/yr",
                    f"{transport[i][j]} million USD/Mt",
                )
                for i in range(3)
                for j in range(3)
                if i != j
            ],
        ),
    }
    case = read_case(write_case(tmp_path / "spatial", tables, players="N"))
    program = compile(case)
    variant = apply(program, merge(case, ()))
    solved = solve(program, Batch(central(case), variants=(variant,))).variants[variant]
    prices = [
        solved.dual[0, program.row_index["balance", f"r{i}", "wheat", "", None]] for i in range(3)
    ]
    assert prices == pytest.approx([24, 27, 30], abs=0.15)
    net = np.zeros(3)
    for index, column in enumerate(program.columns):
        if column.family == "flow":
            net[int(column.place[1])] += solved.primal[0, index]
            net[int(column.to[1])] -= solved.primal[0, index]
    assert net == pytest.approx([6, 3, -9], abs=step + TOLERANCE)
    assert solved.objective[0] == pytest.approx(751.5, abs=0.5)


AMPL_COSTS = {
    "GARY": {
        "bands": (30, 10, 8, 10, 11, 71, 6),
        "coils": (39, 14, 11, 14, 16, 82, 8),
        "plate": (41, 15, 12, 16, 17, 86, 8),
    },
    "CLEV": {
        "bands": (22, 7, 10, 7, 21, 82, 13),
        "coils": (27, 9, 12, 9, 26, 95, 17),
        "plate": (29, 9, 13, 9, 28, 99, 18),
    },
    "PITT": {
        "bands": (19, 11, 12, 10, 25, 83, 15),
        "coils": (24, 14, 17, 13, 28, 99, 20),
        "plate": (26, 14, 17, 13, 31, 104, 20),
    },
}
AMPL_SUPPLY = {"GARY": (400, 800, 200), "CLEV": (700, 1600, 300), "PITT": (800, 1800, 300)}
AMPL_DEMAND = {
    "FRA": (300, 500, 100),
    "DET": (300, 750, 100),
    "LAN": (100, 400, 0),
    "WIN": (75, 250, 50),
    "STL": (650, 950, 200),
    "FRE": (225, 850, 100),
    "LAF": (250, 500, 250),
}


def test_steel_by_joint_lines(tmp_path: Path) -> None:
    """Fourer, Gay and Kernighan, *AMPL*, chapter 4, multi.mod: least cost 199,500.

    Each origin and destination share a line of 625; its three products cost differently, so they
    part behind a gate.
    """
    products, towns, worth = ("bands", "coils", "plate"), tuple(AMPL_DEMAND), 1000.0
    gates = [(origin, town) for origin in AMPL_SUPPLY for town in towns]
    joint = [
        (f"j_{o}_{t}", o, f"g_{o}_{t}", "rail", ";".join(products), "625 Mt/yr", "0")
        for o, t in gates
    ]
    split = [
        (
            f"l_{o}_{t}_{p}",
            f"g_{o}_{t}",
            t,
            "rail",
            p,
            "625 Mt/yr",
            f"{AMPL_COSTS[o][p][towns.index(t)]} million USD/Mt",
        )
        for o, t in gates
        for p in products
    ]
    places = [*AMPL_SUPPLY, *towns, *(f"g_{o}_{t}" for o, t in gates)]
    tables = {
        "actors": ACTOR,
        "places": table("place,name", [(p, p) for p in places]),
        "commodities": table("commodity,name,unit", [(p, p, "Mt") for p in products]),
        "supplies": table(
            "supply,place,commodity,capacity [Mt/yr]",
            [
                (f"s_{o}_{p}", o, p, AMPL_SUPPLY[o][k])
                for o in AMPL_SUPPLY
                for k, p in enumerate(products)
            ],
        ),
        "demands": table(
            "demand,place,commodity,quantity [Mt/yr],price [million USD/Mt]",
            [
                (f"d_{t}_{p}", t, p, AMPL_DEMAND[t][k], worth)
                for t in towns
                for k, p in enumerate(products)
            ],
        ),
        "links": table("link,from,to,mode,commodity,capacity,cost", [*joint, *split]),
    }
    case = read_case(write_case(tmp_path / "steel", tables, players="N"))
    demanded = sum(sum(amounts) for amounts in AMPL_DEMAND.values())
    assert worth * demanded - objective(case) == pytest.approx(199_500, rel=1e-9)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "optimum"), [("netgen_106", 4_314_276), ("netgen_134", 3_804_874)]
)
def test_netgen_optima(tmp_path: Path, name: str, optimum: int) -> None:
    """Klingman, Napier and Stutz, NETGEN problems 106 and 134: the listed optima."""
    path = PUBLISHED / f"{name}.min.gz"
    if not path.exists():
        pytest.skip("the NETGEN files are not beside this checkout")
    lines = [line.split() for line in gzip.decompress(path.read_bytes()).decode().splitlines()]
    nodes = {node: int(amount) for _, node, amount in (w for w in lines if w[:1] == ["n"])}
    arcs = [word[1:] for word in lines if word[:1] == ["a"]]
    worth = 1_000_000
    tables = {
        "actors": ACTOR,
        "places": table(
            "place,name",
            [(f"n{k}", k) for k in sorted({a for arc in arcs for a in arc[:2]} | set(nodes))],
        ),
        "commodities": table("commodity,name,unit", [("oil", "Oil", "Mt")]),
        "supplies": table(
            "supply,place,commodity,capacity [Mt/yr]",
            [(f"s{n}", f"n{n}", "oil", q) for n, q in nodes.items() if q > 0],
        ),
        "demands": table(
            "demand,place,commodity,quantity [Mt/yr],price [million USD/Mt]",
            [(f"d{n}", f"n{n}", "oil", -q, worth) for n, q in nodes.items() if q < 0],
        ),
        "links": table(
            "link,from,to,mode,commodity,capacity [Mt/yr],cost [million USD/Mt]",
            [
                (f"a{k}", f"n{a}", f"n{b}", "pipe", "oil", capacity, cost)
                for k, (a, b, _, capacity, cost) in enumerate(arcs)
            ],
        ),
    }
    case = read_case(write_case(tmp_path / name, tables, players="N"))
    demanded = -sum(q for q in nodes.values() if q < 0)
    assert worth * demanded - objective(case) == pytest.approx(optimum, abs=0.5)
