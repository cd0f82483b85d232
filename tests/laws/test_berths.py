"""What a place can pass is the sum of its berths, of a project's as far as it is built."""

from __future__ import annotations

from itertools import product
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from rason.case import central, read_case
from rason.program import compile as compile_case
from rason.scenario.apply import apply
from rason.scenario.merge import merge
from rason.solve import Batch, Game, solve
from rason.solve.reason import reason
from rason.testing.cases import table, write_case
from rason.testing.program_text import as_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rason.case.case import Case

CLOSE = 1e-6
SEEDS = range(2)
STATES = list(product(("out", "built"), repeat=2))
CLOSURES = ("", "{place: port, share: 0.4}", "{place: port, share: part}",
            "{place: port, share: 0.7, from: 2014-12-10}")  # fmt: skip
Berth = tuple[float, str]  # capacity [Mt/yr] and project


def written(folder: Path, seed: int, berths: Sequence[Berth], projects: str = "{}") -> Case:
    """Write a case in which two ships, a well and a market bring oil to a port and its town."""
    draw = np.random.default_rng(seed)

    def some(low: float, high: float) -> str:
        return f"{draw.uniform(low, high):.3f}"

    tables = {
        "actors": "actor,name,kind\nA,Aland,state\nB,Bland,state\n",
        "places": "place,name,territory\nfield,Field,A\nport,Port,B\ntown,Town,B\n",
        "commodities": f"commodity,name,unit,traced\noil,Oil,Mt,{draw.choice(['no', 'yes'])}\n",
        "figures": "figure,name,low,value,high,unit\npart,Part lost,0.2,0.5,0.6,1\n",
        "supplies": table("supply,place,commodity,owner,capacity,cost", [
            ("wells", "field", "oil", "A", "30 Mt/yr", f"{some(10, 30)} USD/t"),
            ("rig", "port", "oil", "B", f"{some(1, 2)} Mt/yr", f"{some(10, 60)} USD/t"),
        ]),
        "markets": "market,place,commodity,price,spread,quantity\n"
        f"hub,port,oil,{some(50, 90)} USD/t,4 USD/t,9 Mt/yr\n",
        "demands": "demand,place,commodity,buyer,quantity,price,elasticity\n"
        f"use,town,oil,B,{some(6, 12)} Mt/yr,{some(60, 120)} USD/t,-0.3\n",
        "links": table("link,from,to,mode,commodity,capacity,cost,loss,operator", [
            ("one", "field", "port", "sea", "oil", f"{some(3, 7)} Mt/yr", f"{some(1, 5)} USD/t",
             "2 %", "A"),
            ("two", "field", "port", "sea", "oil", f"{some(3, 7)} Mt/yr", f"{some(1, 9)} USD/t", 0,
             "A"),
            ("road", "port", "town", "road", "oil", "30 Mt/yr", "1 USD/t", 0, "B"),
        ]),
        "handling": table("handling,name,place,commodity,capacity,cost,operator,project", [
            (f"berth_{at}", f"Berth {at}", "port", "oil", f"{size!r} Mt/yr", "2 USD/t", "B", own)
            for at, (size, own) in enumerate(berths)
        ]),
        "projects": "project,name,capital,life,sponsor\n"
        "pier,Pier,300 million USD,20 yr,B\nwharf,Wharf,500 million USD,20 yr,B\n",
    }  # fmt: skip
    calendar = "{from: 2014-12-01, until: 2014-12-28, step: 1 week}"
    scenarios = f"year: {{projects: {projects}}}\ndays: {{base: year, calendar: {calendar}}}\n"
    for at, closure in enumerate(CLOSURES[1:], 1):
        scenarios += f"shut_{at}: {{base: year, closures: [{closure}]}}\n"
        scenarios += f"days_shut_{at}: {{base: days, closures: [{closure}]}}\n"
    for name in ("pier", "wharf"):
        scenarios += f"no_{name}: {{base: year, closures: [{{asset: {name}, share: 0.4}}]}}\n"
    return read_case(write_case(folder, tables, players="AB",
                                documents={"scenarios.yaml": scenarios}))  # fmt: skip


def outcome(case: Case, scenario: str) -> dict[str, np.ndarray]:
    """Solve a scenario: its surplus, what coalitions are worth, and what comes to the port."""
    change = merge(case, (scenario,))
    program = compile_case(case, change.calendar)
    variant = apply(program, change)
    game = Game(variant, (0, 1))
    solutions = solve(program, Batch(central(case), variants=(variant,), games=(game,)))
    solved = solutions.variants[variant]
    ships = [at for at, each in enumerate(program.columns) if each.asset in ("one", "two", "rig")]
    return {
        "objective": solved.objective,
        "values": solutions.games[game][0],
        "ships": solved.primal[0, ships],
    }


def assert_alike(one: dict[str, np.ndarray], other: dict[str, np.ndarray]) -> None:
    for name, amounts in one.items():
        assert amounts == pytest.approx(other[name], abs=CLOSE), name


def sizes(seed: int) -> list[float]:
    return [round(float(each), 3) for each in np.random.default_rng(seed + 99).uniform(1, 3, 3)]


@pytest.mark.parametrize("closed", range(len(CLOSURES)))
@pytest.mark.parametrize("states", STATES, ids="-".join)
def test_built_it_is_a_larger_berth_and_else_as_if_absent(
    tmp_path: Path, states: tuple[str, str], closed: int
) -> None:
    seed = closed + STATES.index(states)
    own, pier, wharf = sizes(seed)
    said = f"{{pier: {states[0]}, wharf: {states[1]}}}"
    rows = [(own, ""), (pier, "pier"), (wharf, "wharf")]
    case = written(tmp_path / "project", seed, rows, said)
    built = sum(size for size, state in zip((pier, wharf), states, strict=True) if state == "built")
    plain = written(tmp_path / "plain", seed, [(own + built, "")])
    shut = f"shut_{closed}" if closed else ""
    for scenario in (shut or "year", f"days_{shut}".rstrip("_")):
        assert_alike(outcome(case, scenario), outcome(plain, scenario))


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_built_of_it_counts_by_its_part(tmp_path: Path, seed: int) -> None:
    own, pier, wharf = sizes(seed)
    built = "{pier: built, wharf: built}"
    rows = [(own, ""), (pier, "pier"), (wharf, "wharf")]
    shut = outcome(written(tmp_path / "project", seed, rows, built), "no_pier")
    less = written(tmp_path / "plain", seed, [(own + 0.6 * pier + wharf, "")])
    assert_alike(shut, outcome(less, "year"))


@pytest.mark.parametrize("scenario", ["year", "days", "shut_1", "shut_2", "days_shut_3"])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_row_in_two_is_the_row(tmp_path: Path, seed: int, scenario: str) -> None:
    own, more, other = sizes(seed)
    split = written(tmp_path / "split", seed, [(own, ""), (more, ""), (other, "")])
    whole = written(tmp_path / "whole", seed, [(own + more + other, "")])
    assert_alike(outcome(split, scenario), outcome(whole, scenario))


def test_without_keys_it_is_the_same_program(tmp_path: Path) -> None:
    keyed = written(tmp_path / "keyed", 1, [(3.0, "")])
    folder = keyed.folder
    bare = tmp_path / "bare"
    bare.mkdir()
    for file in folder.iterdir():
        (bare / file.name).write_bytes(file.read_bytes())
    (bare / "handling.csv").write_text(
        "place,commodity,capacity,cost,operator\nport,oil,3.0 Mt/yr,2 USD/t,B\n"
    )
    old = read_case(bare)
    assert [*old.handling] == ["port_oil"]
    assert as_text(compile_case(old), central(old)) == as_text(compile_case(keyed), central(keyed))


def test_whoever_runs_the_berths_must_agree_to_build_them(tmp_path: Path) -> None:
    case = written(tmp_path / "case", 1, [(3.0, ""), (2.0, "pier")])
    program = compile_case(case)
    consents = {each.asset: each.consent for each in program.columns if each.family == "build"}
    assert consents == {"pier": {"B"}, "wharf": {"B"}}


def test_berths_are_named_where_they_hold_something_back(tmp_path: Path) -> None:
    program = compile_case(written(tmp_path / "case", 0, [(3.0, ""), (2.0, "pier")]))
    names = [row.name for row in program.rows]
    block: Any = SimpleNamespace(rows=np.arange(len(names)))
    conflict = tuple(
        next(at for at, name in enumerate(names) if name.startswith(start))
        for start in ("pool.use", "handling.port", "build.port", "capacity.road")
    )
    assert reason(program, block, conflict) == (
        "cannot balance oil at use against handling of port (Berth 0, Berth 1), capacity of road"
    )
