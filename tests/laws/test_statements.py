"""What statements about days say: sums add up, and near is both comparisons at once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from rason.analysis.question import Question
from rason.case import central, read_case
from rason.case.document import Statement
from rason.case.figures import ends
from rason.claim.statement import Margin, margin
from rason.program import compile as compile_case
from rason.solve import solve
from rason.study import Study, run
from rason.testing.cases import write_case

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from rason.case.cell import Values

FIRST = date(2014, 3, 1)
TABLES = {
    "actors": "actor,name,kind\nA,Aland,state\nB,Bland,state\nC,Cland,state\n",
    "commodities": "commodity,name,unit\noil,Oil,MMbbl\n",
    "places": "place,name,territory,latitude,longitude\nfield,Field,A,1,1\n"
    "town,Town,B,2,2\nport,Port,C,2,5\n",
}
NUMBERS = {"compare": ">", "than": "0 MMbbl/d"}
PRICES = {"compare": ">", "than": "0 USD/bbl"}
STOCKS = {"compare": ">", "than": "-1 MMbbl"}
DRAWS = 8
BUYERS = {"buyers": ["B", "C"], "commodity": "oil"}
OWNERS = {"owners": ["A", "C"], "commodity": "oil"}
AMOUNTS: tuple[tuple[dict[str, Any], str, str], ...] = (
    ({"measure": "flow", "with": {"assets": ["pipe", "sea", "lane"]}}, "assets", "asset"),
    ({"measure": "delivered", "with": BUYERS}, "buyers", "buyer"),
    ({"measure": "produced", "with": OWNERS}, "owners", "owner"),
    ({"measure": "unserved", "with": BUYERS}, "buyers", "buyer"),
    ({"measure": "shut_in", "with": OWNERS}, "owners", "owner"),
)


class Crisis:
    """A field, a town and a port, with stocks, whose pipe is shut for some weeks."""

    def __init__(self, folder: Path, seed: int, foresight: str = "perfect") -> None:
        self.draw = np.random.default_rng(seed)
        draw, weeks = self.draw, int(self.draw.integers(3, 7))
        self.last = FIRST + timedelta(days=7 * weeks - 1 - int(draw.integers(0, 3)))
        begun = FIRST + timedelta(days=int(draw.integers(1, 8)))
        ended = begun + timedelta(days=int(draw.integers(4, 7 * weeks)))
        tables = TABLES | {
            "figures": "figure,name,low,value,high,unit\n"
            f"rate,Pipe,1,{draw.uniform(1.5, 3):.3f},4,MMbbl/d\n"
            f"wish,Wish,1,{draw.uniform(1.5, 4):.3f},5,MMbbl/d\n"
            f"held,Held,2,{draw.uniform(3, 20):.3f},25,MMbbl\n",
            "supplies": "supply,place,commodity,owner,capacity,cost\n"
            "well,field,oil,A,4 MMbbl/d,20 USD/bbl\nother,port,oil,C,0.6 MMbbl/d,30 USD/bbl\n"
            f"dear,town,oil,B,{draw.uniform(0.0, 0.5):.3f} MMbbl/d,120 USD/bbl\n",
            "demands": "demand,place,commodity,buyer,quantity,price,elasticity\n"
            f"use,town,oil,B,wish,{draw.uniform(60, 140):.1f} USD/bbl,"
            f"{draw.choice([0.0, -0.3])}\nuse_c,port,oil,C,0.5 MMbbl/d,90 USD/bbl,\n",
            "links": "link,from,to,mode,commodity,capacity,cost,operator,consent\n"
            "pipe,field,town,pipe,oil,rate,1 USD/bbl,A,\nsea,field,port,sea,oil,0.7 MMbbl/d,"
            "3 USD/bbl,C,\nlane,port,town,sea,oil,0.8 MMbbl/d,2 USD/bbl,C,\n",
            "stores": "store,place,commodity,owner,volume,initial,inject,withdraw,minimum,final,"
            f"worth\ntank,town,oil,B,30 MMbbl,held,1 MMbbl/d,{draw.uniform(0.3, 2):.3f} MMbbl/d,"
            f"1 MMbbl,,{draw.choice([50, 80, 100])} USD/bbl\n"
            "small,port,oil,C,5 MMbbl,3 MMbbl,1 MMbbl/d,1 MMbbl/d,,,60 USD/bbl\n",
        }
        scenario = (
            f"year: {{}}\nbase:\n  calendar: {{from: {FIRST}, until: {self.last}, step: 1 week}}\n"
            f"war:\n  base: base\n  foresight: {foresight}\n  closures:\n"
            f"    - {{asset: pipe, from: {begun}, until: {ended}}}\n"
            "    - {asset: sea, share: 0.5}\n"
        )
        self.case = read_case(
            write_case(folder, tables, players=["A", "B"], documents={"scenarios.yaml": scenario})
        )
        self.program = compile_case(self.case)
        ranges = {key: ends(figure) for key, figure in self.case.figures.items()}
        self.values: Values = {
            key: np.append(value, draw.uniform(ranges[key][0], ranges[key][2], DRAWS - 1))
            for key, value in central(self.case).items()
        }

    def days(self) -> dict[str, Any]:
        """Return a day, some days, or none."""
        reach = (self.last - FIRST).days + 1
        one, other = sorted(int(each) for each in self.draw.integers(0, reach, 2))
        days = [FIRST + timedelta(days=each) for each in (one, other)]
        return ({"at": days[0]}, {"between": days}, {})[int(self.draw.integers(3))]

    def ask(self, *statements: Mapping[str, Any]) -> list[Margin]:
        """Ask by how much statements hold."""
        question = Question(self.program, self.values, ("base",))
        asked = {
            index: margin(Statement.model_validate({"in": "war", **each}), question)
            for index, each in enumerate(statements)
        }
        found = run(asked, lambda batch, _: solve(self.program, batch))
        return [found[index] for index in range(len(statements))]


@pytest.fixture
def crises(tmp_path: Path, rounds: int) -> list[Crisis]:
    """Several crises of random figures; each is asked in many draws."""
    return [Crisis(tmp_path / str(seed), seed) for seed in range(max(rounds // 15, 2))]


def test_a_sum_is_the_sum_of_its_parts(crises: list[Crisis]) -> None:
    bites = 0
    for crisis in crises:
        days = crisis.days()
        for said, many, one in AMOUNTS:
            rest = {key: each for key, each in said["with"].items() if key != many}
            singles = [
                {"measure": said["measure"], "with": {**rest, one: key}, **days, **NUMBERS}
                for key in said["with"][many]
            ]
            whole, *parts = crisis.ask({**said, **days, **NUMBERS}, *singles)
            assert whole.left == pytest.approx(sum(each.left for each in parts), abs=1e-9)
            bites += min(float(np.ptp(each.left)) for each in parts) > 0.0
        both, tank, small = crisis.ask(
            *(
                {"measure": "stock", "with": told, "at": crisis.last, **STOCKS}
                for told in ({"stores": ["tank", "small"]}, {"store": "tank"}, {"store": "small"})
            )
        )
        assert both.left == pytest.approx(tank.left + small.left, abs=1e-9)
    assert bites >= len(crises) / 3


def test_days_together_are_their_parts(crises: list[Crisis]) -> None:
    """An amount over some days is that of the first of them and that of the others."""
    bites = 0
    for crisis in crises:
        cut = FIRST + timedelta(days=int(crisis.draw.integers(0, (crisis.last - FIRST).days)))
        spans = ([FIRST, crisis.last], [FIRST, cut], [cut + timedelta(days=1), crisis.last])
        for said, *_ in AMOUNTS:
            told = {**said, "with": {**said["with"], "as": "amount"}, **STOCKS}
            whole, first, rest, plain = crisis.ask(
                *({**told, "between": span} for span in spans), told
            )
            assert whole.left == pytest.approx(first.left + rest.left, rel=1e-9, abs=1e-9)
            assert whole.left == pytest.approx(plain.left, rel=1e-9, abs=1e-9)
            bites += bool(np.any(np.abs(first.left - rest.left) > 1e-6))
    assert bites >= len(crises) / 3


def test_nothing_is_left_of_what_is_taken_off_itself(crises: list[Crisis]) -> None:
    bites = 0
    for crisis in crises:
        days = crisis.days()
        for said, *_ in AMOUNTS:
            same, other, there, here = crisis.ask(
                {**said, **days, "minus": {"in": "war"}, **NUMBERS},
                {**said, **days, "minus": {"in": "base"}, **NUMBERS},
                {**said, **days, "in": "base", **NUMBERS},
                {**said, **days, **NUMBERS},
            )
            assert np.array_equal(same.left, np.zeros(DRAWS))
            assert other.left == pytest.approx(here.left - there.left, abs=1e-9)
            bites += bool(np.any(np.abs(other.left) > 1e-6))
    assert bites >= len(crises) / 3


def test_near_is_both_comparisons(crises: list[Crisis]) -> None:
    bites = 0
    for crisis in crises:
        days, draw = crisis.days(), crisis.draw
        said = {"measure": "price", "with": {"place": "town", "commodity": "oil"}, **days}
        middle, room = float(draw.uniform(20, 120)), float(draw.uniform(5, 60))
        near, above, below, part = crisis.ask(
            {**said, "near": f"{middle} USD/bbl", "within": f"{room} USD/bbl"},
            {**said, "compare": ">=", "than": f"{middle - room} USD/bbl"},
            {**said, "compare": "<=", "than": f"{middle + room} USD/bbl"},
            {**said, "near": f"{middle} USD/bbl", "within": f"{100 * room / middle} %"},
        )
        assert np.array_equal(near.holds, above.holds & below.holds)
        assert near.margin == pytest.approx(np.minimum(above.margin, below.margin), abs=1e-6)
        assert part.margin == pytest.approx(near.margin, abs=1e-6)
        bites += bool(near.holds.any() and not near.holds.all())
    assert bites >= len(crises) / 6


def test_of_two_first_days_one_is_the_earlier(crises: list[Crisis]) -> None:
    """Whoever comes before another does not come after it; what never comes is last."""
    bites = 0
    for crisis in crises:
        days = [
            {"measure": "day_unserved", "with": {"buyer": "B", "commodity": "oil"}},
            {"measure": "day_at_minimum", "with": {"store": "tank"}},
        ]
        pairs = [(days[0], days[1]), (days[1], days[0])]
        before, after = crisis.ask(
            *({**one, "compare": "<", "than": other} for one, other in pairs)
        )
        assert not np.any(before.holds & after.holds)
        known = ~np.isnan(before.margin)
        assert np.array_equal(before.margin[known], -after.margin[known])
        assert np.array_equal(known, np.isfinite(before.left) | np.isfinite(before.right))
        end = str(crisis.last + timedelta(days=1))
        lacking = {**days[0], "measure": "unserved"}
        for where in ("war", "base"):
            ever, never, short = crisis.ask(
                {**days[0], "in": where, "compare": "<", "than": end},
                {**days[0], "in": where, "compare": ">=", "than": end},
                {**lacking, "in": where, "compare": ">", "than": "10 bbl/d"},
            )
            assert np.array_equal(ever.holds, short.holds)
            assert np.array_equal(never.holds, ~ever.holds)
        bites += bool(np.any(before.holds) or np.any(after.holds))
    assert bites >= len(crises) / 3


def test_scenarios_over_other_days_are_asked_at_once(crises: list[Crisis]) -> None:
    for crisis in crises:
        said = {"measure": "flow", "with": {"asset": "pipe"}, **NUMBERS}
        there = ({**said, "in": "year"}, said, {**said, "in": "base"})
        together = crisis.ask(*there)
        for one, statement in zip(together, there, strict=True):
            assert one.left == pytest.approx(crisis.ask(statement)[0].left, abs=1e-9)


def test_a_day_of_a_period_is_that_period(crises: list[Crisis]) -> None:
    """Prices and flows hold through a period; stocks run straight from its begin to its end."""
    for crisis in crises:
        calendar = Question(crisis.program, crisis.values, ("war",)).program.calendar
        assert calendar is not None
        period = calendar.periods[int(crisis.draw.integers(1, len(calendar.periods)))]
        before = period.first - timedelta(days=1)
        price = {"measure": "spread", "with": {"from": "field", "to": "town", "commodity": "oil"}}
        stock = {"measure": "stock", "with": {"store": "tank"}, **STOCKS}
        rate = {"compare": ">", "than": "0 USD/bbl"}
        first, last, whole = crisis.ask(
            *({**price, **rate, "at": day} for day in (period.first, period.last)),
            {**price, **rate, "between": [period.first, period.last]},
        )
        assert first.left == pytest.approx(last.left, abs=1e-9)
        assert first.left == pytest.approx(whole.left, abs=1e-9)
        begun, one, end, least = crisis.ask(
            *({**stock, "at": day} for day in (before, period.first, period.last)),
            {**stock, "between": [period.first, period.last]},
        )
        step = (end.left - begun.left) / period.days
        assert one.left == pytest.approx(begun.left + step, abs=1e-9)
        assert least.left == pytest.approx(np.minimum(one.left, end.left), abs=1e-9)


@pytest.mark.slow
@pytest.mark.parametrize("foresight", ["perfect", "none", "2 weeks"])
def test_statements_say_what_the_answers_say(foresight: str, tmp_path: Path) -> None:
    """Prices, stocks, shortages, what is shut in and first days are those of the tables."""
    for seed in range(12):
        crisis = Crisis(tmp_path / str(seed), seed, foresight)
        study, oil = Study(crisis.case, draws=16), {"commodity": "oil"}
        crisis.values = central(crisis.case)
        timeline, shortages = (
            study.answer(each, "war").model_dump() for each in ("timeline", "shortages")
        )
        told: list[tuple[dict[str, Any], float]] = []
        for row in timeline["prices_in_time"]:
            said = {"measure": "price", "with": {**oil, "place": row["place"]}, "at": row["from_"]}
            factor = crisis.case.units.factor(row["unit"], "USD/bbl", "oil")
            told.append(({**said, **PRICES}, row["value"] * factor))
        for row in shortages["stocks"]:
            said = {"measure": "stock", "with": {"store": row["store"]}, "at": row["until"]}
            told.append(({**said, **STOCKS}, row["level"]))
        for key, who, measure, amount in (
            ("shortages", "buyer", "unserved", "unserved"),
            ("shut_in", "owner", "shut_in", "amount"),
        ):
            for row in shortages[key]:
                named = {**oil, who: row["buyer" if who == "buyer" else "actor"]}
                said = {"measure": measure, "with": {**named, "as": "amount"}}
                told.append(({**said, **STOCKS}, row[amount]))
                day = (date.fromisoformat(row["first"]) - FIRST).days if row["first"] else np.inf
                said = {"measure": f"day_{measure}", "with": named}
                told.append(({**said, "compare": ">", "than": FIRST}, day))
        for found, (_, right) in zip(crisis.ask(*(said for said, _ in told)), told, strict=True):
            assert found.left[0] == pytest.approx(right, rel=1e-6, abs=1e-6)
        assert len(told) > len(timeline["prices_in_time"])
