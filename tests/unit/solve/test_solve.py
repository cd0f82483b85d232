"""The solver's promises: certificates, the same bytes anywhere, nothing solved twice."""

from __future__ import annotations

import pickle
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from rason.case import central, read_case
from rason.program import compile
from rason.scenario.apply import apply
from rason.scenario.draws import draw
from rason.scenario.merge import merge
from rason.solve import Batch, Game, solve
from rason.solve.block import blocks
from rason.solve.cut import cuts
from rason.solve.highs import Infeasible, Kept
from rason.solve.linear import Linear
from rason.solve.solve import _plan
from rason.solve.work import run
from rason.testing import table, write_case

if TYPE_CHECKING:
    from rason.case.document import State

CASES = Path(__file__).parents[3] / "cases"
TOLERANCE = 1e-6
STATES: tuple[State, ...] = ("forced", "out")


@pytest.fixture(scope="module")
def asked() -> Any:
    """Northeast Asia over 32 draws: three scenarios and their games."""
    case = read_case(CASES / "northeast_asia_2014")
    program = compile(case)
    names = ("base", "korean_pipe", "power_of_siberia")
    variants = tuple(apply(program, merge(case, [name])) for name in names)
    games = tuple(Game(variant, tuple(range(len(case.players)))) for variant in variants)
    return program, Batch(draw(case, 32, seed=7), variants=variants, games=games)


def test_a_longer_run_contains_the_shorter(asked: Any) -> None:
    program, batch = asked
    half = {figure: values[:16] for figure, values in batch.values.items()}
    short = solve(program, replace(batch, values=half))
    long = solve(program, batch)
    for game in batch.games:
        assert short.games[game] == pytest.approx(long.games[game][:16], rel=1e-9, abs=TOLERANCE)


def test_equal_draws_and_untouched_blocks_are_solved_once(asked: Any) -> None:
    program, batch = asked
    one = {figure: values[:1] for figure, values in batch.values.items()}
    many = {figure: np.repeat(values[:1], 10) for figure, values in batch.values.items()}
    single = solve(program, Batch(one, variants=batch.variants))
    repeated = solve(program, Batch(many, variants=batch.variants))
    assert repeated.count.solved == single.count.solved
    assert single.count.solved < len(batch.variants) * len(blocks(program))


def test_progress_reaches_the_end(asked: Any) -> None:
    program, batch = asked
    seen: list[tuple[int, int]] = []
    solve(
        program, replace(batch, games=()), progress=lambda done, total: seen.append((done, total))
    )
    assert seen[-1][0] == seen[-1][1] == len(seen)


def linear(**changes: Any) -> Linear:
    """Maximise x + y with x + y <= 3, x and y in [0, 2]."""
    block: Any = type("B", (), {})()
    block.columns, block.rows = np.arange(2), np.arange(1)
    block.starts, block.indices = np.array([0, 1, 2]), np.array([0, 0])
    block.column_of = np.array([0, 1])
    parts: dict[str, Any] = {
        "block": block,
        "cost": np.ones(2),
        "lower": np.zeros(2),
        "upper": np.full(2, 2.0),
        "row_lower": np.array([-np.inf]),
        "row_upper": np.array([3.0]),
        "data": np.ones(2),
    }
    return Linear(**(parts | changes))


def test_an_optimum_is_certified_by_its_duals() -> None:
    answer = Kept(linear()).solve(linear())
    assert not isinstance(answer, Infeasible)
    assert answer.value == pytest.approx(3.0)
    assert answer.bound - answer.value <= 1e-9 * 3


def test_any_multipliers_bound_from_above_and_the_wrong_sign_is_dropped() -> None:
    problem = linear()
    for dual in (-5.0, 0.0, 0.3, 1.0, 7.0):
        assert problem.bound(np.array([dual])) >= 3.0 - 1e-12


def test_what_cannot_hold_names_its_rows() -> None:
    impossible = linear(row_lower=np.array([9.0]), row_upper=np.array([9.0]))
    answer = Kept(impossible).solve(impossible)
    assert isinstance(answer, Infeasible)
    assert answer.rows == (0,)


def test_lumpy_projects_equal_enumeration(tmp_path: Path) -> None:
    """Four lumpy pipes of different size and price: the best of all sixteen subsets."""
    sizes, capital = (3, 5, 7, 9), (900, 1600, 2700, 2900)
    keys = [f"j{k}" for k in range(4)]
    folder = write_case(
        tmp_path / "lumpy",
        {
            "actors": table("actor,name,kind", [("A", "A", "state")]),
            "places": table("place,name,territory", [("a", "A", "A"), ("b", "B", "A")]),
            "commodities": table("commodity,name,unit", [("gas", "Gas", "bcm")]),
            "supplies": table(
                "supply,place,commodity,owner,capacity,cost",
                [("s", "a", "gas", "A", "30 bcm/yr", "20 million USD/bcm")],
            ),
            "demands": table(
                "demand,place,commodity,buyer,quantity,price,elasticity",
                [("d", "b", "gas", "A", "10 bcm/yr", "60 million USD/bcm", "-0.6")],
            ),
            "projects": table(
                "project,name,capital,life,discount,lumpy,sponsor",
                [
                    (key, key, f"{c} million USD", "10 yr", "0", "yes", "A")
                    for key, c in zip(keys, capital, strict=True)
                ],
            ),
            "links": table(
                "link,from,to,mode,commodity,capacity,cost,operator,project",
                [
                    (
                        f"l{key}",
                        "a",
                        "b",
                        "pipe",
                        "gas",
                        f"{size} bcm/yr",
                        "1 million USD/bcm",
                        "A",
                        key,
                    )
                    for key, size in zip(keys, sizes, strict=True)
                ],
            ),
        },
        players="A",
    )
    case = read_case(folder)
    program, change = compile(case), merge(case, ())
    free = apply(program, change)
    fixed = []
    for states in product(STATES, repeat=4):
        chosen = change
        for key, state in zip(keys, states, strict=True):
            chosen = chosen.with_project(key, state)
        fixed.append(apply(program, chosen))
    solutions = solve(program, Batch(central(case), variants=(free, *fixed)))
    best = max(float(solutions.variants[variant].objective[0]) for variant in fixed)
    assert float(solutions.variants[free].objective[0]) == pytest.approx(best, abs=TOLERANCE)


def test_a_contract_with_an_outsider_binds_and_costs(tmp_path: Path) -> None:
    """B pays outsider X 50 for each of 4, which cost X 60; the world sells at 21."""
    folder = write_case(
        tmp_path / "outsider",
        {
            "actors": table(
                "actor,name,kind",
                [("B", "B", "state"), ("X", "X", "outsider"), ("C", "C", "state")],
            ),
            "places": table("place,name,territory", [("x", "X", ""), ("b", "B", "B")]),
            "commodities": table("commodity,name,unit", [("gas", "Gas", "bcm")]),
            "supplies": table(
                "supply,place,commodity,owner,capacity,cost",
                [("s", "x", "gas", "X", "9 bcm/yr", "60 million USD/bcm")],
            ),
            "demands": table(
                "demand,place,commodity,buyer,quantity,price",
                [("d", "b", "gas", "B", "8 bcm/yr", "100 million USD/bcm")],
            ),
            "markets": table(
                "market,place,commodity,price,spread,quantity",
                [("w", "b", "gas", "20 million USD/bcm", "2 million USD/bcm", "50 bcm/yr")],
            ),
            "links": table(
                "link,from,to,mode,commodity,capacity", [("l", "x", "b", "pipe", "gas", "9 bcm/yr")]
            ),
            "contracts": table(
                "contract,seller,buyer,link,commodity,quantity,take,price",
                [("k", "X", "B", "l", "gas", "5 bcm/yr", "0.8", "50 million USD/bcm")],
            ),
        },
        players="BC",
    )
    case = read_case(folder)
    program = compile(case)
    game = Game(apply(program, merge(case, ())), (0, 1))
    values = solve(program, Batch(central(case), games=(game,))).games[game][0]
    assert values == pytest.approx([0, 8 * 79 - 4 * 29, 0, 8 * 79 - 4 * 29], abs=TOLERANCE)


def test_a_chunk_stands_alone(asked: Any) -> None:
    """A worker needs nothing but its chunk: it can be sent elsewhere."""
    program, batch = asked
    numbers = program.numbers(batch.values)
    plan = _plan(program, cuts(program, numbers)[-1], numbers, batch, compiled=False)
    chunk = plan.chunks[0]
    here, there = run(chunk), run(pickle.loads(pickle.dumps(chunk)))  # noqa: S301 - our own bytes
    assert here.value.tobytes() == there.value.tobytes()
