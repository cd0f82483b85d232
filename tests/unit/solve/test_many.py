"""Games of many players: some coalitions, and objections, equal what enumeration finds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rason.case import read_case
from rason.case.figures import central
from rason.games import least_core, least_core_by_rows, nucleolus
from rason.games.coalition import coalition_sums
from rason.program import compile
from rason.scenario.apply import apply
from rason.scenario.merge import merge
from rason.solve import Batch, Game, solve
from rason.solve.batch import Coalitions, Objection
from rason.testing import table, write_case

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from rason.games.coalition import FloatArray
    from rason.games.generation import CertifiedLeastCore
    from rason.program.program import Program


@st.composite
def chains(draw: st.DrawFn) -> tuple[dict[str, str], tuple[str, ...]]:
    """Six to ten players along a line and across it: some sell, some buy, all may be passed."""
    count = draw(st.integers(6, 10))
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    names = tuple(f"a{number}" for number in range(count))
    sellers, buyers = range(count // 3), range(count - count // 3, count)
    pairs = {(i, i + 1) for i in range(count - 1)}
    while len(pairs) < 2 * count - 3:
        near = int(random.integers(count - 2))
        pairs.add((near, near + int(random.integers(2, 4)) if near + 3 < count else count - 1))
    links = [
        (
            f"l{i}_{j}",
            f"p{i}",
            f"p{j}",
            "pipe",
            "gas",
            f"{random.integers(1, 12)} bcm/yr",
            f"{random.integers(1, 9)} million USD/bcm",
            random.choice(("0", "0.1")),
            f"{random.integers(0, 6)} million USD/bcm",
            names[int(random.integers(count))],
        )
        for i, j in sorted(pairs)
    ]
    bought = "million USD/bcm"
    tables = {
        "actors": table("actor,name,kind", [(name, name, "state") for name in names]),
        "places": table(
            "place,name,territory,latitude,longitude",
            [(f"p{i}", f"Place {i}", name, 0, i) for i, name in enumerate(names)],
        ),
        "commodities": table("commodity,name,unit", [("gas", "Gas", "bcm")]),
        "links": table("link,from,to,mode,commodity,capacity,cost,loss,tariff,operator", links),
        "supplies": table(
            "supply,place,commodity,owner,capacity,cost",
            [
                (
                    f"s{i}",
                    f"p{i}",
                    "gas",
                    names[i],
                    f"{random.integers(2, 14)} bcm/yr",
                    f"{random.integers(1, 20)} {bought}",
                )
                for i in sellers
            ],
        ),
        "demands": table(
            "demand,place,commodity,buyer,quantity,price,elasticity",
            [
                (
                    f"d{i}",
                    f"p{i}",
                    "gas",
                    names[i],
                    f"{random.integers(2, 14)} bcm/yr",
                    f"{random.integers(40, 90)} {bought}",
                    0,
                )
                for i in buyers
            ],
        ),
    }
    return tables, names


def rows(program: Program, game: Game, known: Mapping[int, float]) -> CertifiedLeastCore:
    """Let the solver object until nobody does."""
    values = central(program.case)
    asking = least_core_by_rows(len(game.players), known)
    payoff = next(asking)
    while True:
        asked = Objection(game, tuple(payoff.tolist()))
        found = solve(program, Batch(values, objections=(asked,))).objectors[asked]
        try:
            payoff = asking.send((found.coalition, found.value, found.bound))
        except StopIteration as end:
            certified: CertifiedLeastCore = end.value
            return certified


@settings(max_examples=12, deadline=None)
@given(chains(), st.sampled_from(("veto", "open")))
def test_what_is_found_without_all_values_is_what_enumeration_finds(
    tmp_path_factory: pytest.TempPathFactory,
    drawn: tuple[dict[str, str], tuple[str, ...]],
    access: Literal["veto", "open"],
) -> None:
    tables, names = drawn
    case = read_case(write_case(tmp_path_factory.mktemp("case"), tables, players=names))
    program = compile(case)
    variant = apply(program, replace(merge(case, ()), access=access))
    game = Game(variant, tuple(range(len(names))))
    batch = Batch(central(case), games=(game,))
    v: FloatArray = solve(program, batch).games[game][0]
    scale = max(1.0, float(np.abs(v).max()))

    everything = Coalitions(game, tuple(range(0, len(v), 7)))
    some = solve(program, Batch(central(case), coalitions=(everything,))).coalitions[everything]
    assert some == pytest.approx(v[::7], abs=1e-8 * scale)

    singles = {1 << player: float(v[1 << player]) for player in range(len(names))}
    found = rows(program, game, singles | {len(v) - 1: float(v[-1])})
    exact = least_core(v)
    assert found.proved
    assert found.epsilon == pytest.approx(exact.epsilon, abs=2e-6 * scale)
    excess = (v - coalition_sums(found.payoff))[1:-1].max()
    assert excess == pytest.approx(exact.epsilon, abs=2e-6 * scale)
    assert found.payoff.sum() == pytest.approx(v[-1])
    if found.nucleolus:
        assert found.payoff == pytest.approx(nucleolus(v).payoff, abs=1e-5 * scale)


@pytest.mark.parametrize("tariff", [-7, -3, 4])
def test_an_objection_counts_a_tariff_of_either_sign(tmp_path: Path, tariff: int) -> None:
    """Who runs the line pays for its use or is paid, whether or not it is in the coalition."""
    names = ("A", "B", "C", "D")
    case = read_case(
        write_case(
            tmp_path / "case",
            {
                "actors": table("actor,name,kind", [(name, name, "state") for name in names]),
                "places": table(
                    "place,name,territory,latitude,longitude",
                    [("p", "P", "A", 0, 0), ("q", "Q", "C", 1, 1)],
                ),
                "commodities": table("commodity,name,unit", [("gas", "Gas", "bcm")]),
                "links": table(
                    "link,from,to,mode,commodity,capacity,cost,tariff,operator",
                    [
                        ("line", "p", "q", "pipe", "gas", "6 bcm/yr", "2 million USD/bcm",
                         f"{tariff} million USD/bcm", "B"),
                    ],
                ),
                "supplies": table(
                    "supply,place,commodity,owner,capacity,cost",
                    [("s", "p", "gas", "A", "9 bcm/yr", "10 million USD/bcm")],
                ),
                "demands": table(
                    "demand,place,commodity,buyer,quantity,price,elasticity",
                    [("d", "q", "gas", "C", "4 bcm/yr", "30 million USD/bcm", 0)],
                ),
            },
            players=names,
        )
    )  # fmt: skip
    program, values = compile(case), central(case)
    game = Game(apply(program, replace(merge(case, ()), access="open")), (0, 1, 2, 3))
    v = solve(program, Batch(values, games=(game,))).games[game][0]
    assert v[0b101] == pytest.approx(4 * (30 - 10 - 2 - tariff))
    assert v[0b111] == pytest.approx(4 * (30 - 10 - 2))
    for payoff in (
        (0.0, 90.0, 0.0, 0.0), (-40.0, 60.0, -30.0, 1.0), (10.0, 5.0, 20.0, 0.0),
        (0.0, -90.0, 0.0, 9.0),
    ):  # fmt: skip
        asked = Objection(game, payoff)
        found = solve(program, Batch(values, objections=(asked,))).objectors[asked]
        excess = (v - coalition_sums(np.array(payoff)))[1:-1]
        assert found.value - sum(
            payoff[player] for player in range(4) if found.coalition >> player & 1
        ) == pytest.approx(excess.max(), abs=1e-6)
        assert found.value == pytest.approx(v[found.coalition], abs=1e-6)
        assert found.bound == pytest.approx(excess.max(), abs=1e-6)
