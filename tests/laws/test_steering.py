"""What steers is never money: priorities, contracts' prices and ties choose bounds, and no more.

Random systems with priorities and take-or-pay contracts are solved; within the bounds that came of
it, a plain program is built from the same numbers by other means, and must have the same optimum,
with the prices that were told as its multipliers.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.optimize import linprog
from scipy.sparse import csc_array

from rason.analysis.worth import nodal
from rason.case import central, read_case
from rason.program import compile
from rason.scenario.apply import apply
from rason.scenario.merge import merge
from rason.solve import Batch, solve
from rason.solve.kernel.at_hand import available
from rason.testing import assert_balanced, assert_dual, table, write_case

if TYPE_CHECKING:
    from pathlib import Path

    from rason.case import Case
    from rason.program.program import Program
    from rason.solve.batch import Solved

NEAR = 1e-9
ACTORS = ("A", "B", "C")


def a_system(rng: np.random.Generator) -> dict[str, str]:
    """Draw two fields, three towns and a market, with less to be had than is wanted."""

    def amount(low: float, high: float) -> str:
        return f"{rng.uniform(low, high):.4f} bcm/yr"

    def money(low: float, high: float) -> str:
        return f"{rng.uniform(low, high):.4f} million USD/bcm"

    towns = ("t0", "t1", "t2")
    links = [
        (
            f"{start}{end}",
            start,
            end,
            "pipe",
            "gas",
            amount(1, 8),
            money(1, 5),
            rng.choice(["0", "0.05"]),
            rng.choice(ACTORS),
        )
        for start in ("f0", "f1")
        for end in towns
    ]
    links.append(
        ("t0t1", "t0", "t1", "pipe", "gas", amount(1, 4), money(1, 3), "0", rng.choice(ACTORS))
    )
    demands = [
        (
            f"d{place}",
            towns[place % 3],
            "gas",
            ACTORS[place % 3],
            amount(2, 8),
            money(10, 60),
            rng.choice(["0", "-0.4"]),
            int(rng.integers(0, 3)),
        )
        for place in range(4)
    ]
    contracts = [
        (
            f"c{place}",
            "A" if link[1] == "f0" else "B",
            ACTORS[towns.index(link[2])],
            link[0],
            "gas",
            amount(1, 9),
            f"{rng.uniform(0.5, 1):.3f}",
            money(5, 90),
        )
        for place, link in enumerate(rng.permuted(np.array(links[:6]), axis=0)[:3].tolist())
        if ("A" if link[1] == "f0" else "B") != ACTORS[towns.index(link[2])]
    ]
    places = [(place, place, actor, 0, 0) for place, actor in zip(("f0", "f1"), "AB", strict=True)]
    places += [(place, place, actor, 1, 0) for place, actor in zip(towns, ACTORS, strict=True)]
    tables = {
        "actors": table("actor,name,kind", [(a, a, "state") for a in ACTORS]),
        "places": table("place,name,territory,latitude,longitude", places),
        "commodities": table("commodity,name,unit,traced", [("gas", "Gas", "bcm", "yes")]),
        "supplies": table(
            "supply,place,commodity,owner,capacity,cost",
            [
                ("s0", "f0", "gas", "A", amount(2, 9), money(2, 12)),
                ("s1", "f1", "gas", "B", amount(2, 9), money(2, 12)),
            ],
        ),
        "links": table("link,from,to,mode,commodity,capacity,cost,loss,operator", links),
        "demands": table(
            "demand,place,commodity,buyer,quantity,price,elasticity,priority", demands
        ),
    }
    if rng.random() < 0.5:
        world = ("world", "t2", "gas", money(10, 40), "1 million USD/bcm", amount(1, 6))
        tables["markets"] = table("market,place,commodity,price,spread,quantity", [world])
    if contracts:
        tables["contracts"] = table(
            "contract,seller,buyer,link,commodity,quantity,take,price", contracts
        )
    return tables


def without_priorities(case: Case) -> Case:
    demands = {key: replace(demand, priority=None) for key, demand in case.demands.items()}
    return replace(case, demands=demands)


def solved_in(program: Program, *, compiled: bool = False) -> Solved:
    variant = apply(program, merge(program.case, ()))
    batch = Batch(central(program.case), variants=(variant,))
    return solve(program, batch, compiled=compiled).variants[variant]


def assert_plain(program: Program, solved: Solved) -> None:
    """Within its bounds, the optimum and prices are those of a program that knows no steering."""
    numbers = program.numbers(central(program.case))
    shape = (len(program.rows), len(program.columns))
    matrix = csc_array((numbers.data[0], program.indices, program.starts), shape=shape)
    low, high = numbers.row_lower[0], numbers.row_upper[0]
    below, above = np.isfinite(low), np.isfinite(high)
    plain = linprog(
        -numbers.cost[0],
        A_ub=np.vstack([matrix.toarray()[above], -matrix.toarray()[below]]),
        b_ub=np.concatenate([high[above], -low[below]]),
        bounds=list(zip(np.zeros(shape[1]), solved.upper[0], strict=True)),
    )
    size = 1.0 + np.abs(numbers.cost[0] * solved.primal[0]).sum()
    assert plain.fun == pytest.approx(-solved.objective[0], abs=NEAR * size)
    price = solved.dual[0]
    worth = numbers.cost[0] - matrix.T @ price
    proved = (worth * np.where(worth > 0, solved.upper[0], 0.0)).sum()
    bound = np.where(price > 0, high, low)
    proved += (price * np.where(price != 0, bound, 0.0)).sum()
    assert proved == pytest.approx(solved.objective[0], abs=NEAR * size)
    served = np.array([column.family == "slice" for column in program.columns])
    served &= solved.primal[0] > NEAR * size
    assert np.all(worth[served] >= -NEAR * size), "somebody takes what is worth less than it costs"


def assert_nothing_idle(program: Program, solved: Solved) -> None:
    """Assert that what priorities keep from somebody, somebody else takes: no more can be had."""
    numbers = program.numbers(central(program.case))
    shape = (len(program.rows), len(program.columns))
    matrix = csc_array((numbers.data[0], program.indices, program.starts), shape=shape).toarray()
    low, high = numbers.row_lower[0], numbers.row_upper[0]
    below, above = np.isfinite(low), np.isfinite(high)
    family = np.array([column.family for column in program.columns])
    sold = (family == "slice") | (family == "sale")
    most = np.where(family == "shortfall", solved.upper[0], numbers.upper[0])
    size = 1.0 + np.abs(numbers.cost[0] * solved.primal).sum()
    least = np.where(sold, solved.primal[0] * (1.0 - NEAR), 0.0)
    plain = linprog(
        -numbers.cost[0],
        A_ub=np.vstack([matrix[above], -matrix[below]]),
        b_ub=np.concatenate([high[above], -low[below]]),
        bounds=list(zip(np.clip(least, 0.0, most), most, strict=True)),
    )
    assert plain.fun is not None
    assert -plain.fun <= solved.objective[0] + 1e-6 * size


def consumption(program: Program, solved: Solved, priority: float) -> float:
    columns = [
        index
        for index, column in enumerate(program.columns)
        if column.family == "slice" and column.priority == priority
    ]
    return float(solved.primal[0, columns].sum())


def binds(program: Program, solved: Solved) -> bool:
    """Whether a contract makes something flow, or makes somebody pay for nothing."""
    row = [index for index, row in enumerate(program.rows) if row.family == "contract"]
    column = [index for index, c in enumerate(program.columns) if c.family == "shortfall"]
    return bool((solved.dual[0, row] < -NEAR).any() or (solved.primal[0, column] > NEAR).any())


def test_what_steers_is_never_money(rounds: int, tmp_path: Path) -> None:
    turned_away = bound = 0
    for seed in range(rounds):
        rng = np.random.default_rng(seed)
        case = read_case(write_case(tmp_path / str(seed), a_system(rng), players=ACTORS))
        program, values = compile(case), central(case)
        free = solved_in(compile(without_priorities(case)))
        ways = [False, True] if available() else [False]
        for solved in [solved_in(program, compiled=way) for way in ways]:
            assert_balanced(program, values, solved)
            assert_dual(program, values, apply(program, merge(case, ())), solved)
            assert_plain(program, solved)
            earned = nodal(program, values, apply(program, merge(case, ())), solved)
            rents = np.sum(list(earned.values()), axis=0)
            size = 1.0 + np.abs(program.numbers(values).cost * solved.primal).sum()
            assert rents == pytest.approx(solved.objective, abs=NEAR * size)
            top = max(demand.priority or 0.0 for demand in case.demands.values())
            first, before = (consumption(program, one, top) for one in (solved, free))
            assert first >= before - NEAR * (1.0 + before)
            assert_nothing_idle(program, solved)
            assert solved.objective + solved.forgone == pytest.approx(
                free.objective, abs=NEAR * size
            )
        turned_away += bool(solved.forgone[0] > NEAR)
        bound += binds(program, solved)
    assert turned_away >= rounds / 3
    assert bound >= rounds / 3


def two(tmp_path: Path, *demands: tuple[object, ...], **more: str) -> Program:
    """Compile a field of 6 at 20, a pipe at 5, and demands: key, quantity, price, priority."""
    rows = [
        (key, "town", "gas", "B", f"{quantity} bcm/yr", f"{price} million USD/bcm", 0, priority)
        for key, quantity, price, priority in demands
    ]
    tables = {
        "actors": table("actor,name,kind", [(a, a, "state") for a in ACTORS]),
        "places": table(
            "place,name,territory,latitude,longitude",
            [("field", "Field", "A", 0, 0), ("town", "Town", "B", 1, 0)],
        ),
        "commodities": table("commodity,name,unit", [("gas", "Gas", "bcm")]),
        "supplies": table(
            "supply,place,commodity,owner,capacity,cost",
            [("well", "field", "gas", "A", "6 bcm/yr", "20 million USD/bcm")],
        ),
        "links": table(
            "link,from,to,mode,commodity,capacity,cost,loss,operator",
            [("pipe", "field", "town", "pipe", "gas", "99 bcm/yr", "5 million USD/bcm", 0, "A")],
        ),
        "demands": table("demand,place,commodity,buyer,quantity,price,elasticity,priority", rows),
    }
    return compile(read_case(write_case(tmp_path, tables | more, players=ACTORS)))


def taken(program: Program, solved: Solved) -> dict[str, float]:
    return {
        column.asset: round(float(solved.primal[0, index]), 6)
        for index, column in enumerate(program.columns)
        if column.family in ("slice", "sale")
    }


def price_in_town(program: Program, solved: Solved) -> float:
    return float(solved.dual[0, program.row_index["balance", "town", "gas", "", None]])


@pytest.mark.parametrize("priorities", [(1,), (0.5,), (1e6,), (1, 1), (1e6, 1e6)])
def test_nobody_to_come_before_changes_nothing(
    tmp_path: Path, priorities: tuple[float, ...]
) -> None:
    """Not a bit: one demand alone, or all with the same priority, even one bid below its cost."""
    bids = ((4, 100), (5, 22))
    answers = []
    for folder, ranks in (("with", priorities), ("without", (0,) * len(priorities))):
        demands = [
            (f"d{place}", *bid, rank)
            for place, (bid, rank) in enumerate(zip(bids, ranks, strict=False))
        ]
        program = two(tmp_path / folder, *demands)
        answers.append(solved_in(program))
    one, other = answers
    for name in ("objective", "primal", "dual", "reduced", "upper", "forgone"):
        assert np.array_equal(getattr(one, name), getattr(other, name)), name


@pytest.mark.parametrize(
    ("homes", "mill", "served", "price", "forgone"),
    [
        # The homes come first; a unit less would be theirs.
        ((4, 50, 1), (4, 100, 0), (4, 2), 50, 2 * (100 - 50)),
        # Equal bids: the homes still come first, and it costs nothing.
        ((4, 100, 1), (4, 100, 0), (4, 2), 100, 0),
        # Who bids less than it costs takes nothing, whatever its priority.
        ((4, 10, 9), (4, 100, 0), (0, 4), 25, 0),
        # Enough for both.
        ((2, 50, 1), (3, 100, 0), (2, 3), 25, 0),
    ],
)
def test_who_comes_first_caps_who_comes_later(
    tmp_path: Path,
    homes: tuple[float, ...],
    mill: tuple[float, ...],
    served: tuple[float, float],
    price: float,
    forgone: float,
) -> None:
    program = two(tmp_path, ("homes", *homes), ("mill", *mill))
    solved = solved_in(program)
    assert taken(program, solved) == {"homes": served[0], "mill": served[1]}
    assert price_in_town(program, solved) == pytest.approx(price, abs=1e-9)
    assert solved.forgone[0] == pytest.approx(forgone, abs=1e-6)


def test_home_comes_before_abroad(tmp_path: Path) -> None:
    """Sales to a market rank with the priority 0; without one, the market outbids the homes."""
    market = table(
        "market,place,commodity,price,spread,quantity",
        [("world", "town", "gas", "80 million USD/bcm", "20 million USD/bcm", "9 bcm/yr")],
    )
    for priority, served in ((0, {"homes": 0, "world": 6}), (1, {"homes": 4, "world": 2})):
        program = two(tmp_path / str(priority), ("homes", 4, 50, priority), markets=market)
        solved = solved_in(program)
        assert taken(program, solved) == served
        assert price_in_town(program, solved) == pytest.approx(50 if priority else 70, abs=1e-9)


def test_what_more_costs_is_the_price_for_all(tmp_path: Path) -> None:
    """Priorities ration: where the mill pays for more to be had, nobody is turned away."""
    supplies = table(
        "supply,place,commodity,owner,capacity,cost",
        [
            ("well", "field", "gas", "A", "6 bcm/yr", "20 million USD/bcm"),
            ("dear", "town", "gas", "B", "9 bcm/yr", "90 million USD/bcm"),
        ],
    )
    program = two(tmp_path, ("homes", 4, 50, 1), ("mill", 7, 100, 0), supplies=supplies)
    solved = solved_in(program)
    assert taken(program, solved) == {"homes": 0, "mill": 7}
    assert price_in_town(program, solved) == pytest.approx(90, abs=1e-9)


@pytest.mark.parametrize("loss", [0.1, 0.01, 0.001])
def test_caps_are_raised_until_nothing_is_left_idle(tmp_path: Path, loss: float) -> None:
    """However small the steps: a tight pipe would spare what the cheap one loses, at 50 a unit.

    The homes come first and take all, by the cheap pipe: to them no unit is worth 50. The mill pays
    100 and takes what the tight pipe would spare if the homes kept theirs, so that there is less
    for them, and again something to spare, and so on. In the end the mill has all: at the price of
    a unit more the homes do without.
    """
    links = table(
        "link,from,to,mode,commodity,capacity,cost,loss,operator",
        [
            (key, "field", "town", "pipe", "gas", "99 bcm/yr", f"{cost} million USD/bcm", lost, "A")
            for key, cost, lost in (("cheap", 1, loss), ("tight", 1 + 50 * loss, 0))
        ],
    )
    program = two(tmp_path, ("homes", 20, 40, 1), ("mill", 20, 100, 0), links=links)
    solved = solved_in(program)
    assert taken(program, solved) == {"homes": 0, "mill": 6}
    assert price_in_town(program, solved) == pytest.approx(100, abs=1e-9)
    assert solved.forgone[0] == pytest.approx(0, abs=1e-6)


def test_what_finds_who_competes_is_no_bid(tmp_path: Path) -> None:
    """The homes bid a hair less than dear gas costs, which is the price for all: the mill has all.

    It would be left 1 if that hair counted for nothing, and nobody would take what is dear.
    """
    supplies = table(
        "supply,place,commodity,owner,capacity,cost",
        [
            ("well", "field", "gas", "A", "6 bcm/yr", "20 million USD/bcm"),
            ("dear", "town", "gas", "B", "3 bcm/yr", "90.0005 million USD/bcm"),
        ],
    )
    homes, mill = ("homes", 8, 90, 1), ("mill", 12, 100, 0)
    program = two(tmp_path, homes, mill, supplies=supplies)
    solved = solved_in(program)
    assert taken(program, solved) == {"homes": 0, "mill": 9}
    assert price_in_town(program, solved) == pytest.approx(100, abs=1e-9)


def test_nobody_is_turned_away_for_nobody(tmp_path: Path) -> None:
    """The homes bid less than the mill's dear gas costs: what a cap left them they would not take.

    Well and pipe bring 6 at 25, and there are 3 at 90: the mill, which bids 100, takes all 9. Of
    dear gas that is bid for nothing is left idle. A hospital that bids 95 keeps its 2.
    """
    supplies = table(
        "supply,place,commodity,owner,capacity,cost",
        [
            ("well", "field", "gas", "A", "6 bcm/yr", "20 million USD/bcm"),
            ("dear", "town", "gas", "B", "3 bcm/yr", "90 million USD/bcm"),
        ],
    )
    homes, mill = ("homes", 4, 50, 1), ("mill", 12, 100, 0)
    program = two(tmp_path / "homes", homes, mill, supplies=supplies)
    solved = solved_in(program)
    assert taken(program, solved) == {"homes": 0, "mill": 9}
    assert solved.forgone[0] == pytest.approx(0.0, abs=1e-6)
    program = two(tmp_path / "ward", homes, ("ward", 2, 95, 1), mill, supplies=supplies)
    solved = solved_in(program)
    assert taken(program, solved) == {"homes": 0, "ward": 2, "mill": 7}
    assert solved.forgone[0] == pytest.approx(2 * (100 - 95))


@pytest.mark.parametrize(("due", "short", "price"), [(6, 0, 25), (20, 14, 25)])
def test_what_is_paid_for_and_not_taken_is_in_no_price(
    tmp_path: Path, due: float, short: float, price: float
) -> None:
    """The contract asks for no more than flows of itself, or for more than can flow."""
    contracts = table(
        "contract,seller,buyer,link,commodity,quantity,take,price",
        [("long", "A", "B", "pipe", "gas", f"{due} bcm/yr", "1", "90 million USD/bcm")],
    )
    program = two(tmp_path, ("town", 6, 100, 0), contracts=contracts)
    solved = solved_in(program)
    (column,) = [i for i, each in enumerate(program.columns) if each.family == "shortfall"]
    assert solved.primal[0, column] == pytest.approx(short, abs=1e-6)
    assert price_in_town(program, solved) <= 100 + 1e-9
    assert solved.dual[0, program.row_index["contract", "long", "gas", "", None]] == pytest.approx(
        0
    )
    assert solved.objective[0] == pytest.approx(6 * (100 - price))


def test_nothing_left_is_nothing(tmp_path: Path) -> None:
    """Who comes later gets no sliver of what the first have taken."""
    program = two(tmp_path, ("homes", 8, 50, 1), ("mill", 4, 200, 0))
    solved = solved_in(program)
    assert solved.primal[0, program.by_asset["mill"]].sum() == 0.0
    assert solved.objective[0] == pytest.approx(6 * (50 - 25), rel=1e-12)
