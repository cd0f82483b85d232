"""A link that goes both ways is two links that share one capacity, and has no first end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.analysis.fee import Fee, implied_fee
from rason.analysis.question import Choices, Question
from rason.case import central, read_case
from rason.program import compile as compile_case
from rason.scenario.apply import apply
from rason.scenario.merge import merge
from rason.solve import Batch, Game, solve
from rason.testing.cases import table, write_case

if TYPE_CHECKING:
    from pathlib import Path

    from rason.case.case import Case

CLOSE = 1e-6
YEARLY = 900.0  # what the whole project costs a year [million USD]
SEEDS = range(4)
TRACED = ("no", "yes", "both")


@dataclass(frozen=True)
class Written:
    """How the line of a case is written down."""

    form: str  # `both`; `pair`, two rows and a cap; `reversed`, from its other end
    room: float = 1.0  # part of its capacity
    project: str = ""  # the state of the project that builds it
    days: bool = False


def written(folder: Path, seed: int, how: Written) -> Case:
    """Write a case of two coasts, each with goods that the other wants, and a dear way around."""
    draw = np.random.default_rng(seed)

    def some(low: float, high: float) -> str:
        return f"{draw.uniform(low, high):.3f}"

    capacity = draw.uniform(3, 7) * how.room
    rest = [
        "pipe", "gas;oil", f"{capacity!r} bcm/yr", f"{some(0, 2)} USD/m3", some(0, 0.2),
        f"{some(0, 1)} USD/m3", draw.choice(["A", "B", "T"]), "T", "narrows",
        "works" if how.project else "",
    ]  # fmt: skip
    rows = {
        "both": [("line", "west", "east", "yes", *rest)],
        "reversed": [("line", "east", "west", "yes", *rest)],
        "pair": [("line", "west", "east", "", *rest), ("back", "east", "west", "", *rest)],
    }[how.form]
    around = ("around", "west", "east", "", "sea", "gas", "9 bcm/yr", "4 USD/m3", 0, 0, "A", "",
              "", "")  # fmt: skip
    wells = [
        (f"{place}_{good}", place, good, actor, f"{some(2, 6)} bcm/yr", f"{some(0, 3)} USD/m3")
        for place, actor in (("west", "A"), ("east", "B"))
        for good in ("gas", "oil")
    ]
    homes = [
        (f"use_{place}_{good}", place, good, actor, f"{some(2, 6)} bcm/yr", f"{some(5, 9)} USD/m3")
        for place, actor in (("west", "A"), ("east", "B"))
        for good in ("gas", "oil")
    ]
    traced = TRACED[seed % len(TRACED)]
    tables = {
        "actors": "actor,name,kind\nA,Aland,state\nB,Bland,state\nT,Tland,state\n",
        "places": "place,name,territory\nwest,West,A\neast,East,B\n",
        "commodities": f"commodity,name,unit,traced\ngas,Gas,bcm,{traced}\noil,Oil,bcm,{traced}\n",
        "supplies": table("supply,place,commodity,owner,capacity,cost", wells),
        "demands": table("demand,place,commodity,buyer,quantity,price", homes),
        "handling": f"place,commodity,capacity,cost,operator\neast,gas,{some(1, 4)} bcm/yr,0.1 "
        "USD/m3,T\n",
        "links": table(
            "link,from,to,both,mode,commodity,capacity,cost,loss,tariff,operator,consent,passage,"
            "project",
            [*rows, around],
        ),
        "projects": "project,name,capital,life,discount,state\n"
        f"works,Works,{YEARLY * 20} million USD,20 yr,0,{how.project or 'option'}\n",
    }
    if how.form == "pair":
        tables["rules"] = (
            f"rule,kind,by,asset,amount\nshared,cap,{rest[6]},line;back,{capacity!r} bcm/yr\n"
        )
    calendar = "{from: 2014-12-01, until: 2014-12-28, step: 2 weeks}"
    scenarios = f"base: {{calendar: {calendar}}}\n" if how.days else "base: {}\n"
    for what in ("asset: line", "passage: narrows"):
        key = what.split(": ")[1]
        scenarios += f"{key}: {{base: base, closures: [{{{what}, share: 0.4}}]}}\n"
    return read_case(
        write_case(folder, tables, players="ABT", documents={"scenarios.yaml": scenarios})
    )


def outcome(case: Case, scenario: str = "base") -> dict[str, np.ndarray]:
    """Solve a scenario: what all earn, what coalitions are worth, prices, what goes each way."""
    change = merge(case, (scenario,))
    program = compile_case(case, change.calendar)
    variant = apply(program, change)
    game = Game(variant, (0, 1, 2))
    solutions = solve(program, Batch(central(case), variants=(variant,), games=(game,)))
    solved = solutions.variants[variant]
    ways: dict[tuple[str, str], float] = {}
    for index, column in enumerate(program.columns):
        if column.asset in ("line", "back"):
            key = column.place, column.commodity
            ways[key] = ways.get(key, 0.0) + solved.primal[0, index]
    # Goods that are bound for where none go have one price of many.
    prices = {
        row.name: solved.dual[0, index]
        for index, row in enumerate(program.rows)
        if row.family == "balance" and not row.destination
    }
    built = sum(solved.primal[0, at] for at in program.build.values())
    return {
        "built": np.array(built),
        "objective": solved.objective,
        "values": solutions.games[game][0],
        "prices": np.array([prices[name] for name in sorted(prices)]),
        "ways": np.array([ways.get(key, 0.0) for key in sorted(ways)]),
    }


def assert_alike(one: dict[str, np.ndarray], other: dict[str, np.ndarray]) -> None:
    for name, amounts in one.items():
        assert amounts == pytest.approx(other[name], abs=CLOSE), name


@pytest.mark.parametrize("days", [False, True])
@pytest.mark.parametrize("project", ["", "forced"])
@pytest.mark.parametrize("seed", SEEDS)
def test_both_ways_are_two_links_under_one_cap(
    tmp_path: Path, seed: int, project: str, days: bool
) -> None:
    both, pair = (
        outcome(written(tmp_path / form, seed, Written(form, project=project, days=days)))
        for form in ("both", "pair")
    )
    assert both["ways"].min() >= 0.0
    assert both["ways"].sum() > 0.0
    if project:  # a pair builds its capacity twice, and no coalition pays for half of it
        both, pair = ({"objective": each["objective"]} for each in (both, pair))
    assert_alike(both, pair)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_built_of_it_is_for_both_ways(tmp_path: Path, seed: int) -> None:
    how = Written("both", room=5.0, project="option")
    found = outcome(written(tmp_path / "built", seed, how))
    part = float(found["built"])
    assert 0.0 < part < 1.0
    there = outcome(written(tmp_path / "there", seed, Written("pair", room=5.0 * part)))
    assert found["objective"] == pytest.approx(there["objective"] - YEARLY * part, abs=CLOSE)
    assert found["ways"] == pytest.approx(there["ways"], abs=CLOSE)


@pytest.mark.parametrize("project", ["", "option"])
@pytest.mark.parametrize("seed", SEEDS)
def test_such_a_link_has_no_first_end(tmp_path: Path, seed: int, project: str) -> None:
    one, other = (
        outcome(written(tmp_path / form, seed, Written(form, project=project)))
        for form in ("both", "reversed")
    )
    assert_alike(one, other)


@pytest.mark.parametrize("closed", ["line", "narrows"])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_closure_takes_its_share_of_both_ways(tmp_path: Path, seed: int, closed: str) -> None:
    shut = outcome(written(tmp_path / "shut", seed, Written("both")), closed)
    less = outcome(written(tmp_path / "less", seed, Written("pair", room=0.6)))
    assert_alike(shut, less)


def fee(case: Case, corridor: tuple[str, ...]) -> Fee:
    """Ask what T's passage is worth over a corridor."""
    program = compile_case(case)
    analysis = implied_fee(Question(program, central(case), (), Choices()), "T", corridor)
    try:
        batch = next(analysis)
        while True:
            batch = analysis.send(solve(program, batch))
    except StopIteration as end:
        found: Fee = end.value
        return found


@pytest.mark.parametrize("seed", SEEDS)
def test_a_fee_is_of_what_passes_either_way(tmp_path: Path, seed: int) -> None:
    both, other = (written(tmp_path / form, seed, Written(form)) for form in ("both", "reversed"))
    found = fee(both, ("line",))
    pair = fee(written(tmp_path / "pair", seed, Written("pair")), ("line", "back"))
    for each in (pair, fee(other, ("line",))):
        assert found.throughput == pytest.approx(each.throughput, abs=CLOSE)
        assert found.cost == pytest.approx(each.cost, abs=CLOSE)
        assert found.gain["shapley"] == pytest.approx(each.gain["shapley"], abs=CLOSE)
    assert found.throughput[0] == pytest.approx(outcome(both)["ways"].sum(), abs=CLOSE)
