"""Time in the program: periods add up to their year, stock is kept, and waiting has its price.

Money is in millions of dollars and quantities in bcm, so USD per thousand m3 are millions a bcm.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.optimize import linprog

from rason.case import central, read_case
from rason.program import compile as compile_case
from rason.scenario.apply import apply
from rason.scenario.merge import merge
from rason.solve import Batch, Game, solve
from rason.testing.cases import write_case
from rason.testing.laws import assert_balanced, assert_dual

if TYPE_CHECKING:
    from pathlib import Path

    from rason.case.calendar import Period
    from rason.case.case import Case
    from rason.program.program import Program
    from rason.solve.batch import Solved

FIRST = date(2014, 1, 1)
CLOSE = 1e-6


@dataclass(frozen=True)
class Lane:
    """A field, a town behind a pipe, a dear source in the town, and stores there.

    Parameters
    ----------
    stores
        Volume, initial, inject, withdraw, minimum, final, loss and decay of each.
    """

    well: float = 10.0
    cost: float = 20.0
    pipe: float = 8.0
    use: float = 7.0
    bid: float = 100.0
    elasticity: float = 0.0
    dear: float = 3.0
    dearer: float = 70.0
    stores: tuple[tuple[float | str, ...], ...] = ()
    worth: float | None = None
    calendar: str = ""
    closures: tuple[str, ...] = ()
    more: str = ""

    def write(self, folder: Path) -> Case:
        """Write and read the case; its one scenario is `now`."""
        worth = "" if self.worth is None else f"{self.worth} USD/thousand m3"
        stores = "".join(
            f"tank{place},town,gas,B,{volume} bcm,{begun} bcm,{fill} bcm/yr,{empty} bcm/yr,"
            f"{least} bcm,{_stock(final)},{worth},{loss},{decay}\n"
            for place, (volume, begun, fill, empty, least, final, loss, decay) in enumerate(
                self.stores
            )
        )
        tables = {
            "actors": "actor,name,kind\nA,Aland,state\nB,Bland,state\nC,Cland,state\n",
            "commodities": "commodity,name,unit\ngas,Gas,bcm\n",
            "places": "place,name,territory,latitude,longitude\n"
            "field,Field,A,1,1\ntown,Town,B,2,2\n",
            "supplies": "supply,place,commodity,owner,capacity,cost\n"
            f"well,field,gas,A,{self.well} bcm/yr,{self.cost} USD/thousand m3\n"
            f"dear,town,gas,B,{self.dear} bcm/yr,{self.dearer} USD/thousand m3\n",
            "demands": "demand,place,commodity,buyer,quantity,price,elasticity\n"
            f"use,town,gas,B,{self.use} bcm/yr,{self.bid} USD/thousand m3,{self.elasticity}\n",
            "links": "link,from,to,mode,commodity,capacity,cost,operator,consent\n"
            f"pipe,field,town,pipe,gas,{self.pipe} bcm/yr,5 USD/thousand m3,A,C\n",
        }
        if stores:
            tables["stores"] = (
                "store,place,commodity,owner,volume,initial,inject,withdraw,minimum,final,worth,"
                f"loss,decay\n{stores}"
            )
        closures = "".join(f"    - {closure}\n" for closure in self.closures)
        calendar = f"  calendar: {{{self.calendar}}}\n" if self.calendar else ""
        scenario = "now:\n  name: Now\n" + calendar
        scenario += f"  closures:\n{closures}" if closures else ""
        scenario += self.more
        return read_case(
            write_case(
                folder, tables, players=["A", "B", "C"], documents={"scenarios.yaml": scenario}
            )
        )


def _stock(amount: float | str) -> str:
    return "" if amount == "" else f"{amount} bcm"


def solved(case: Case, *, bargain: bool = True) -> tuple[Program, Solved, np.ndarray]:
    """Solve `now`: the program, its solution, and the values of all coalitions."""
    change = merge(case, ("now",))
    program, values = compile_case(case, change.calendar), central(case)
    variant = apply(program, change)
    game = Game(variant, (0, 1, 2))
    games = (game,) if bargain else ()
    found = solve(program, Batch(values, variants=(variant,), games=games))
    answer = found.variants[variant]
    if not answer.reasons[0]:
        assert_balanced(program, values, answer)
        assert_dual(program, values, variant, answer)
    if not bargain:
        return program, answer, answer.objective
    return program, answer, found.games[game][0] + found.nothing[game][0]


def days_of(program: Program) -> tuple[Period, ...]:
    """Return the periods of a program."""
    assert program.calendar is not None
    return program.calendar.periods


def present(program: Program, answer: Solved, case: Case) -> float:
    """Return the present value of a solution."""
    return float(answer.objective[0] * np.ravel(program.timing.present(central(case)))[0])


def drawn(seed: int, **more: object) -> Lane:
    """Return a lane of random figures, with one store or none."""
    draw = np.random.default_rng(seed)
    volume = float(draw.integers(1, 6))
    store = (
        volume,
        volume * float(draw.choice([0.25, 0.5, 1.0])),
        float(draw.integers(1, 12)),
        float(draw.integers(1, 12)),
        0.0,
        "",
        float(draw.choice([0.0, 0.0, 0.1])),
        0.0,
    )
    lane = Lane(
        well=float(draw.integers(3, 12)),
        pipe=float(draw.integers(2, 10)),
        use=float(draw.integers(4, 12)),
        elasticity=float(draw.choice([0.0, -0.5])),
        dear=float(draw.integers(0, 5)),
        dearer=float(draw.integers(40, 120)),
        stores=(store,) if draw.integers(3) else (),
    )
    return replace(lane, **more)  # type: ignore[arg-type]


YEAR = f"from: {FIRST}, until: 2014-12-31, step: 1 year"


def test_one_period_of_a_year_is_the_year(tmp_path: Path, rounds: int) -> None:
    """A store that ends as it began has carried nothing over a year: flows and values are those."""
    bites = 0
    for seed in range(rounds):
        lane = drawn(seed)
        *_, year = plain = solved(lane.write(tmp_path / f"{seed}y"))
        program, answer, values = solved(replace(lane, calendar=YEAR).write(tmp_path / f"{seed}c"))
        assert [each.length for each in days_of(program)] == [1.0]
        assert answer.objective == pytest.approx(plain[1].objective, rel=1e-9)
        assert values == pytest.approx(year, rel=1e-9, abs=1e-9)
        if not lane.stores:
            assert np.array_equal(answer.primal[:, : plain[1].primal.shape[1]], plain[1].primal)
        bites += bool(lane.stores) and plain[1].objective[0] > 0.0
    assert bites >= rounds / 3


@pytest.mark.parametrize("step", ["1 month", "1 quarter", "5 weeks", "100 days"])
def test_splitting_changes_no_value(step: str, tmp_path: Path, rounds: int) -> None:
    """It does not matter into how many periods a calendar is cut; with stores, undiscounted."""
    bites = 0
    for seed in range(max(rounds // 6, 5)):
        draw = np.random.default_rng(seed)
        last = FIRST + timedelta(days=int(draw.integers(30, 500)))
        ends = f"from: {FIRST}, until: {last}"
        lane = drawn(seed)
        lane = replace(lane, stores=tuple((*s[:5], float(s[1]) / 2, *s[6:]) for s in lane.stores))
        rate = 0.0 if lane.stores else float(draw.choice([0.0, 0.1, 0.5]))
        one, many = (
            solved(
                replace(lane, calendar=f"{ends}, {cut}, discount: {rate}").write(
                    tmp_path / f"{seed}{name}"
                )
            )
            for name, cut in (("b", f"bounds: [{last}]"), ("s", f"step: {step}"))
        )
        # Amounts a year: that a month counts a twelfth and its days a little less moves none.
        if not lane.stores:
            assert many[2] == pytest.approx(one[2], rel=1e-9, abs=1e-9)
        cut = f"{ends}, step: {step}, discount: {rate}"
        halves = replace(
            lane, calendar=cut, closures=(f"{{asset: pipe, share: 0, from: {_middle(last)}}}",)
        )
        more = solved(halves.write(tmp_path / f"{seed}h"))
        assert len(days_of(more[0])) >= len(days_of(many[0]))
        assert more[0].timing.years == pytest.approx(many[0].timing.years, rel=1e-12)
        assert more[2] == pytest.approx(many[2], rel=1e-9, abs=1e-7)
        bites += len(days_of(more[0])) > len(days_of(many[0]))
    assert bites >= max(rounds // 6, 5) / 3


def _middle(last: date) -> date:
    return FIRST + (last - FIRST) // 2


def test_what_is_stored_flows_leaks_and_is_left_adds_up(tmp_path: Path, rounds: int) -> None:
    bites = 0
    for seed in range(rounds):
        draw = np.random.default_rng(seed)
        loss, decay = float(draw.choice([0.0, 0.1])), float(draw.choice([0.0, 0.3]))
        lane = drawn(
            seed,
            stores=((5.0, 4.0, 6.0, 9.0, 0.5, float(draw.choice([0.5, 2.0])), loss, decay),),
            calendar=f"from: {FIRST}, until: 2014-09-30, step: 1 month",
            closures=("{asset: pipe, from: 2014-03-01, until: 2014-04-30}",),
        )
        program, answer, _ = solved(lane.write(tmp_path / str(seed)), bargain=False)
        assert not answer.reasons[0]
        held, moved = 4.0, 0.0
        for period, days in enumerate(days_of(program)):
            put, took, level = (
                _of(program, answer, family, period) for family in ("inject", "withdraw", "level")
            )
            held = held * (1.0 - decay) ** days.length + (1.0 - loss) * put - took
            assert level == pytest.approx(held, abs=1e-6)
            assert 0.5 - 1e-6 <= level <= 5.0 + 1e-6
            assert put <= 6.0 * days.length + 1e-6
            assert took <= 9.0 * days.length + 1e-6
            moved += took
        assert held >= float(lane.stores[0][5]) - 1e-6
        bites += moved > 0.0
    assert bites >= rounds / 3


def _of(program: Program, answer: Solved, family: str, period: int) -> float:
    columns = [
        place
        for place, column in enumerate(program.columns)
        if (column.family, column.period) == (family, period)
    ]
    return float(answer.primal[0, columns].sum()) * program.timing.years


def test_a_longer_closure_never_raises_a_value(tmp_path: Path, rounds: int) -> None:
    bites = 0
    for seed in range(rounds):
        draw = np.random.default_rng(seed)
        first = FIRST + timedelta(days=int(draw.integers(0, 100)))
        ends = sorted(first + timedelta(days=int(day)) for day in draw.integers(0, 250, 2))
        lane = drawn(
            seed,
            calendar=f"from: {FIRST}, until: 2014-12-31, step: 1 quarter",
            worth=(None, 50.0)[int(draw.integers(2))],
        )
        short, long = (
            solved(
                replace(lane, closures=(f"{{asset: pipe, from: {first}, until: {end}}}",)).write(
                    tmp_path / f"{seed}{end}{place}"
                )
            )
            for place, end in enumerate(ends)
        )
        least = 1e-9 * max(1.0, float(np.abs(short[2]).max()))
        assert np.all(long[2] <= short[2] + least)
        # What B owns, its stock among it, is worth nothing to those who are without B.
        assert short[2][[0, 1, 4, 5]] == pytest.approx(0.0, abs=least)
        bites += bool(long[2][-1] < short[2][-1] - least)
    assert bites >= rounds / 3


def test_two_stores_of_half_are_one(tmp_path: Path, rounds: int) -> None:
    bites = 0
    for seed in range(rounds):
        draw = np.random.default_rng(seed)
        store = (4.0, 2.0, float(draw.integers(1, 9)), float(draw.integers(1, 9)), 1.0, 1.0,
                 float(draw.choice([0.0, 0.2])), float(draw.choice([0.0, 0.2])))  # fmt: skip
        half = (*(amount / 2.0 for amount in store[:6]), *store[6:])
        lane = drawn(
            seed,
            calendar=f"from: {FIRST}, until: 2014-09-30, step: 1 quarter",
            closures=("{asset: pipe, from: 2014-02-15, until: 2014-04-15}",),
        )
        one = solved(replace(lane, stores=(store,)).write(tmp_path / f"{seed}a"))
        two = solved(replace(lane, stores=(half, half)).write(tmp_path / f"{seed}b"))
        none = solved(replace(lane, stores=()).write(tmp_path / f"{seed}c"))
        assert two[2] == pytest.approx(one[2], rel=1e-9, abs=1e-7)
        bites += bool(one[2][-1] > none[2][-1] + 1e-6)
    assert bites >= rounds / 3


def test_an_annuity_over_a_life_is_worth_its_capital(tmp_path: Path, rounds: int) -> None:
    """Decided on the first day and served to its end, a project costs its capital, delay or not."""
    for seed in range(max(rounds // 10, 3)):
        draw = np.random.default_rng(seed)
        life, build = int(draw.integers(2, 6)), int(draw.integers(0, 4))
        capital = float(draw.integers(10, 90))
        folder = tmp_path / str(seed)
        until = date(2014 + life + build, 12, 31)
        lane = replace(Lane(), calendar=f"from: {FIRST}, until: {until}, step: 1 year", dear=0.0)
        lane.write(folder)
        (folder / "projects.csv").write_text(
            "project,name,capital,life,build,sponsor\n"
            f"line,Line,{capital} million USD,{life} yr,{build} yr,A\n"
        )
        links = (folder / "links.csv").read_text().splitlines()
        links = [links[0] + ",project", links[1] + ",line"]
        (folder / "links.csv").write_text("\n".join(links) + "\n")
        program, answer, _ = solved(read_case(folder), bargain=False)
        case = read_case(folder)
        cost = float(program.numbers(central(case)).cost[0, program.build["line"]])
        years = float(np.ravel(program.timing.present(central(case)))[0])
        assert -cost * years == pytest.approx(capital, rel=1e-9)
        served = [
            _of(program, answer, "flow", period) > 1e-9 for period in range(len(days_of(program)))
        ]
        assert served == [build <= year < build + life for year in range(len(served))]


def test_a_program_of_several_periods_is_that_of_scipy(tmp_path: Path, rounds: int) -> None:
    """The same program, written out by hand in quantities and present money, has the same value."""
    bites = 0
    for seed in range(rounds):
        draw = np.random.default_rng(seed)
        rate = float(draw.choice([0.0, 0.08, 0.2]))
        loss, decay = float(draw.choice([0.0, 0.1])), float(draw.choice([0.0, 0.3]))
        lane = drawn(
            seed,
            elasticity=0.0,
            stores=((6.0, 3.0, 5.0, 7.0, 0.5, 1.0, loss, decay),),
            worth=(None, 35.0, 90.0)[int(draw.integers(3))],
            calendar=f"from: {FIRST}, until: 2016-06-30, step: 1 quarter, discount: {rate}",
            closures=("{asset: pipe, share: 60 %, from: 2014-05-15, until: 2015-02-28}",),
        )
        case = lane.write(tmp_path / str(seed))
        program, answer, _ = solved(case, bargain=False)
        assert not answer.reasons[0]
        expected = written_out(lane, program, rate, loss, decay)
        assert present(program, answer, case) == pytest.approx(expected, rel=CLOSE)
        bites += any(_of(program, answer, "withdraw", p) > 1e-6 for p in range(10))
    assert bites >= rounds / 3


def written_out(lane: Lane, program: Program, rate: float, loss: float, decay: float) -> float:
    """Return the most that a lane with one store earns, in present money, by another solver."""
    days = days_of(program)
    (store,) = lane.stores
    volume, begun, fill, empty, least, final = (float(each) for each in store[:6])
    cost: list[float] = []
    bounds: list[tuple[float, float]] = []
    balance, carried = [], []
    for place, period in enumerate(days):
        start, end, long = period.start, period.start + period.length, period.length
        worth = ((1 + rate) ** -start - (1 + rate) ** -end) / rate / long if rate else 1.0
        shut = 0.6 if date(2014, 5, 15) <= period.first <= date(2015, 2, 28) else 0.0
        # by pipe, from the dear source, used, put in, taken out, held at the end
        last = place == len(days) - 1
        cost += [worth * price for price in (lane.cost + 5.0, lane.dearer, -lane.bid, 0, 0)]
        cost.append(-(lane.worth or 0.0) * (1 + rate) ** -end if last else 0.0)
        piped = min(lane.well, lane.pipe * (1.0 - shut))
        bounds += [(0, most * long) for most in (piped, lane.dear, lane.use, fill, empty)]
        bounds.append((max(least, final) if last else least, volume))
        row, held = np.zeros(6 * len(days)), np.zeros(6 * len(days))
        row[6 * place : 6 * place + 5] = [1, 1, -1, -1, 1]
        held[6 * place + 3 : 6 * place + 6] = [-(1 - loss), 1, 1]
        left = (1 - decay) ** long
        if place:
            held[6 * place - 1] = -left
        balance.append((row, 0.0))
        carried.append((held, 0.0 if place else left * begun))
    rows = [*balance, *carried]
    found = linprog(
        cost,
        A_eq=np.array([row for row, _ in rows]),
        b_eq=np.array([right for _, right in rows]),
        bounds=bounds,
        method="highs",
    )
    assert found.fun is not None
    return float(-found.fun)
