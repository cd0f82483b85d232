"""Any scale: what is found hangs neither on the size of the amounts of a case nor of its money.

A case is written again with all quantities, and all money, up to a hundred million times as large
or as small. What is told is the same, and every amount is that many times what it was; of prices
that the optimum leaves open the ends are, and the one that is chosen between them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from tests.unit.analysis.conftest import Ask

from rason.analysis.closures import closures
from rason.analysis.cover import cushions
from rason.analysis.flows import flows
from rason.analysis.loop import loops
from rason.analysis.power import power
from rason.analysis.prices import prices
from rason.analysis.projects import projects
from rason.analysis.surplus import surplus
from rason.case.arbitrage import profitable_loops
from rason.case.gain import gains
from rason.claim.context import Context
from rason.claim.statement import margin
from rason.claim.truth import scores
from rason.solve import solve
from rason.study import run
from rason.testing.cases import table, write_case

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.random import Generator

SIZES = (1e-8, 1e-6, 1e6, 1e8)


class Written:
    """Writes the numbers of a case, times the sizes of its quantities and of its money."""

    def __init__(self, rng: Generator, quantity: float, money: float) -> None:
        self.rng, self.quantity, self.money = rng, quantity, money

    def whole(self, low: int, high: int) -> int:
        return int(self.rng.integers(low, high))

    def amount(self, number: float) -> str:
        return f"{number * self.quantity:.12g} bcm/yr"

    def price(self, number: float) -> str:
        return f"{number * self.money:.12g} million USD/bcm"

    def sum(self, number: float, per: str = "/yr") -> str:
        return f"{number * self.quantity * self.money:.12g} million USD{per}"


def network(folder: Path, w: Written) -> Path:
    """Two fields, two pipes to one hub, of which often both are as good; a terminal, a market."""
    rng = w.rng
    costs = [2 * w.whole(1, 4) for _ in range(2)]
    worth, world = w.whole(14, 30), w.whole(8, 30)
    low, high = (f"{each * w.money:.12g}" for each in (worth - 6, worth + 8))
    links = [
        (f"pipe{i}", f"field{i}", "hub", "pipe", "gas", w.amount(w.whole(2, 9)), w.price(1),
         f"S{i}", "", "", "0.1" if rng.random() < 0.2 else "0")
        for i in range(2)
    ] + [
        ("spur", "hub", "town", "pipe", "gas", w.amount(w.whole(3, 16)), w.price(1), "B", "", "",
         ""),
        ("wide", "hub", "town", "pipe", "gas", w.amount(w.whole(2, 6)), w.price(1), "B", "",
         "line", ""),
        ("ship", "sea", "bay", "sea", "lng", w.amount(w.whole(1, 6)), w.price(w.whole(1, 5)), "B",
         "narrows", "", ""),
        ("ferry", "sea", "far", "sea", "lng", w.amount(4), w.price(1), "", "", "", ""),
        ("ring", "bay", "town", "pipe", "gas", w.amount(9), w.price(0), "B", "", "", ""),
    ]  # fmt: skip
    tables = {
        "actors": table(
            "actor,name,kind", [(key, key, "state") for key in ("S0", "S1", "B", "M")]
        ),
        "places": table(
            "place,name,territory",
            [("field0", "F", "S0"), ("field1", "G", "S1"), ("hub", "H", "M"), ("town", "T", "B"),
             ("bay", "Y", "B"), ("sea", "Sea", ""), ("far", "Far", "")],
        ),
        "commodities": table(
            "commodity,name,unit,traced",
            [("gas", "Gas", "bcm", "yes"), ("lng", "LNG", "bcm", "no")],
        ),
        "supplies": table(
            "supply,place,commodity,owner,capacity,cost",
            [(f"well{i}", f"field{i}", "gas", f"S{i}", w.amount(w.whole(2, 9)), w.price(costs[i]))
             for i in range(2)],
        ),
        "demands": table(
            "demand,place,commodity,buyer,quantity,price,elasticity",
            [("use", "town", "gas", "B", w.amount(w.whole(5, 20)), "worth",
              str(rng.choice(["0", "-0.5"]))),
             ("stove", "town", "gas", "B", w.amount(2), w.price(worth + 3), "0")],
        ),
        "markets": table(
            "market,place,commodity,price,spread,quantity",
            [("world", "sea", "lng", w.price(world), w.price(2), w.amount(50)),
             ("other", "far", "lng", w.price(world + w.whole(-2, 8)), w.price(2), w.amount(3))],
        ),
        "links": table(
            "link,from,to,mode,commodity,capacity,cost,operator,passage,project,loss", links
        ),
        "processes": table(
            "process,place,input,output,yield,capacity,cost,operator",
            [("regas", "bay", "lng", "gas", "1", w.amount(5), w.price(1), "B")],
        ),
        "projects": table(
            "project,name,capital,life,state,sponsor",
            [("line", "Line", w.sum(w.whole(50, 400), ""), "20 yr", "option", "B")],
        ),
        "stores": table(
            "store,place,commodity,owner,volume", [("tank", "bay", "lng", "B", w.amount(1)[:-3])]
        ),
        "figures": "figure,name,low,value,high,unit,shape,published,grade\n"
        f"worth,Worth,{low},{worth * w.money:.12g},{high},million USD/bcm,uniform,2014-05,A\n",
    }  # fmt: skip
    total = w.whole(20, 120)
    said = [
        ("much", f'measure: welfare, compare: ">", than: {w.sum(total)}'),
        ("full", f'measure: flow, with: {{asset: pipe0}}, compare: ">=", than: {w.amount(4)}'),
        ("dear", 'measure: price, with: {place: town, commodity: gas}, compare: ">",'
                 f" than: {w.price(w.whole(6, 24))}"),
        ("more", 'measure: flow, with: {asset: pipe0}, compare: ">",'
                 " than: {measure: flow, with: {asset: pipe1}}"),
        ("pays", "build: line"),
        ("ratio", f'ratio: worth, compare: ">", than: {w.price(worth)}'),
        ("even", f"break_even: worth, measure: welfare, threshold: {w.sum(total)},"
                 f' compare: "<", than: {w.price(worth)}'),
    ]  # fmt: skip
    claims = "".join(
        f"- claim: {key}\n  paragraph: 1\n  says: So.\n  statements:\n    - {{{statement}}}\n"
        for key, statement in said
    )
    return write_case(
        folder, tables, players=["S0", "S1", "B", "M"], documents={"claims.yaml": claims}
    )


def found(folder: Path, w: Written) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what is told of a case, and its amounts, each divided by its size."""
    ask, money = Ask(folder), w.quantity * w.money
    question, case = ask.question(), ask.program.case
    context = Context(ask.program, 0)
    asked: dict[str, Any] = {
        "flows": flows(question),
        "prices": prices(question),
        "surplus": surplus(question),
        "power": power(question),
        "closures": closures(question),
        "projects": projects(question),
        "cushions": cushions(question, "ship"),
        "loops": loops(question),
    } | {
        each.claim: margin(each.statements[0], context.question(context.middle))
        for each in case.claims
    }
    got = run(asked, lambda batch, _: solve(ask.program, batch, compiled=False))
    f, p, s, g, c, j = (got[key] for key in list(asked)[:6])
    claims = {key: got[key] for key in (each.claim for each in case.claims)}
    ways = sorted(got["loops"], key=lambda each: each.steps)
    earned = sorted(profitable_loops(case), key=lambda each: (each.bought, each.sold))
    told = {
        "tied": f.tied, "ceilings": f.ceilings, "short": [x.demand for x in f.shortages],
        "rows": p.keys, "actors": s.actors, "equal": g.equal, "empty": g.concepts.core.empty,
        "additive": g.concepts.additive, "closed": [[x.key for x in y] for y in c.closed],
        "cushioned": [(x.buyer, x.commodity) for x in got["cushions"]],
        "loops": [x.steps for x in ways], "earned": [(x.bought, x.sold) for x in earned],
        "gains": [[way.asset for way in x.ways] for x in gains(case)],
        "holds": {key: bool(x.holds[0]) for key, x in claims.items()},
        "value": {key: bool(np.isfinite(x.margin[0])) for key, x in claims.items()},
        "zero": [(x == 0.0).tolist() for x in (f.value, f.low, f.high, p.value, p.low, p.high,
                 c.loss, j.alone, g.gains["shapley"], s.low, s.high)],
    }  # fmt: skip
    numbers = {
        "flow": np.stack([f.value, f.low, f.high])
        / [1.0 if family == "build" else w.quantity for family, _, _ in f.keys],
        "price": np.stack([p.value, p.low, p.high]) / w.money,
        "surplus": np.stack([s.value, s.low, s.high]) / money,
        "gain": g.gains["shapley"] / money,
        "loss": c.loss / money,
        "project": np.append(j.alone, j.last) / money,
        "cushion": np.array([[x.days[0], x.spare[0]] for x in got["cushions"]]),
        "loop": np.array([[x.quantity / w.quantity, x.earns / money] for x in ways]),
        "score": np.array([scores([x], [1.0])[0] > 0.0 for x in claims.values()], dtype=float),
    }
    return told, numbers


def test_nothing_hangs_on_the_size_of_amounts(dear_rounds: int, tmp_path: Path) -> None:
    bites = 0
    for one in range(dear_rounds):
        drawn = np.random.default_rng([10, one])
        sizes = float(drawn.choice([1.0, *SIZES])), float(drawn.choice(SIZES))
        here, there = (
            (
                network(
                    tmp_path / f"{one}{k}", w := Written(np.random.default_rng([100, one]), *size)
                ),
                w,
            )
            for k, size in enumerate([(1.0, 1.0), sizes])
        )
        (told, numbers), (told_there, numbers_there) = found(*here), found(*there)
        assert told_there == told, (one, sizes)
        for name, number in numbers.items():
            size = max(1.0, float(np.abs(np.nan_to_num(number)).max(initial=0.0)))
            assert numbers_there[name] == pytest.approx(number, abs=1e-6 * size, nan_ok=True), (
                one, name, sizes
            )  # fmt: skip
        bites += any(told["tied"]) or bool(told["loops"] or told["short"])
    assert 3 * bites >= dear_rounds
