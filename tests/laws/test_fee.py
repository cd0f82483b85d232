"""What an implied fee cannot hang on, and which way a way around moves it.

One producer, one transit state with a pipe, and up to three who could let a way around pass. Money
is in millions of dollars and quantities in million barrels, so USD a barrel are millions for each.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.analysis.fee import Fee, implied_fee
from rason.analysis.price_rule import bargained
from rason.analysis.question import Choices, Question
from rason.case import central, read_case
from rason.program import compile as compile_case
from rason.scenario.merge import merge
from rason.solve import solve
from rason.testing.cases import write_case

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from rason.analysis.question import Analysis
    from rason.case.case import Case
    from rason.program.program import Program

CLOSE = 1e-6
RULES = ("shapley", "nucleolus", "per_capita_nucleolus")


@dataclass(frozen=True)
class Passage:
    """A case of random figures, and its programs by calendar."""

    case: Case
    size: float
    cost: float
    fees: dict[str, Fee] = field(default_factory=dict)

    def asked(self, scenario: str, read: Callable[[Question], Analysis[Any]]) -> Any:
        """Answer an analysis in a scenario."""
        program: Program = compile_case(self.case, merge(self.case, (scenario,)).calendar)
        question = Question(program, central(self.case), (scenario,), Choices())
        analysis = read(question)
        try:
            batch = next(analysis)
            while True:
                batch = analysis.send(solve(program, batch))
        except StopIteration as end:
            return end.value

    def fee(self, scenario: str) -> Fee:
        """Return what is implied for T on its pipe."""
        if scenario not in self.fees:
            asked = self.asked(scenario, lambda q: implied_fee(q, "T", ("pipe",), RULES))
            self.fees[scenario] = asked
        return self.fees[scenario]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Passage]:
    """Return passages of random figures by their seeds, each written and asked once."""
    folder, made = tmp_path_factory.mktemp("passages"), dict[int, Passage]()

    def at(seed: int) -> Passage:
        if seed not in made:
            made[seed] = written(folder, seed)
        return made[seed]

    return at


def written(folder: Path, seed: int) -> Passage:
    """Write a case of random figures.

    `base`; `nearer`, the way around a year or more sooner; `scaled`, all money times `size`;
    `split`, every year cut in halves; `free`, nobody is asked about the pipe.
    """
    draw = np.random.default_rng(seed)
    others = int(draw.integers(0, 3))
    players = ["S", "T", *"XYZ"[:others]]
    years, late = int(draw.integers(3, 6)), int(draw.integers(1, 4))
    size, cost = float(draw.choice([1e-3, 7.0, 1e4])), float(draw.integers(1, 9))
    around = cost + float(draw.integers(1, 9))
    price, lifting = float(draw.integers(60, 120)), float(draw.integers(5, 30))
    well, room = float(draw.integers(5, 20)), float(draw.integers(3, 25))
    rate = float(draw.choice([0.0, 0.08, 0.15]))
    capital = float(draw.integers(1, 8)) * 10.0 * min(well, room)
    tables = {
        "actors": "actor,name,kind\n" + "".join(f"{p},{p}land,state\n" for p in "STXYZ"),
        "commodities": "commodity,name,unit\noil,Oil,MMbbl\n",
        "places": "place,name,territory,latitude,longitude\n"
        "field,Field,S,1,1\nport,Port,T,2,2\ncoast,Coast,,3,3\n",
        "figures": "figure,name,low,value,high,unit,grade\n"
        f"size,Size,0.0001,1,100000,1,D\nlate,Late,0,{late},9,yr,D\n",
        "supplies": "supply,place,commodity,owner,capacity,cost\n"
        f"well,field,oil,S,{well} MMbbl/yr,{lifting} USD/bbl * size\n",
        "markets": "market,place,commodity,price,spread,quantity\n"
        f"at_port,port,oil,{price} USD/bbl * size,0 USD/bbl,100 MMbbl/yr\n"
        f"at_coast,coast,oil,{price} USD/bbl * size,0 USD/bbl,100 MMbbl/yr\n",
        "links": "link,from,to,mode,commodity,capacity,cost,operator,consent,project,length\n"
        f"pipe,field,port,pipe,oil,30 MMbbl/yr,{cost} USD/bbl * size,T,,,700 km\n"
        f"line,field,coast,pipe,oil,{room} MMbbl/yr,{around} USD/bbl * size,,"
        f"{';'.join(players[2:])},around,900 km\n",
        "projects": "project,name,capital,life,build,sponsor\n"
        f"around,Around,{capital} million USD * size,30 yr,late,S\n",
        "rules": "rule,kind,by,asset,from\nno_say,release,T,pipe,2100-01-01\n",
    }
    span = f"from: 2013-01-01, until: {2012 + years}-12-31"
    documents = {
        "case.yaml": "title: Passage\nfrozen: 2012-12-31\ncurrency: USD\n"
        f"discount: {rate}\nplayers: [{', '.join(players)}]\n"
        f"calendar: {{{span}, step: 1 year}}\n",
        "scenarios.yaml": "base: {name: Base}\n"
        "nearer: {name: Nearer, figures: {late: 0 yr}}\n"
        f"scaled: {{name: Scaled, figures: {{size: {size}}}}}\n"
        f"split: {{name: Split, calendar: {{{span}, step: 6 months}}}}\n"
        "free: {name: Free, rules: {no_say: on}}\n",
    }
    path = write_case(folder / str(seed), tables, players=players, documents=documents)
    return Passage(read_case(path), size, cost)


def test_who_cannot_refuse_is_paid_its_cost_alone(
    drawn: Callable[[int], Passage], rounds: int
) -> None:
    bites = 0
    for seed in range(rounds):
        passage = drawn(seed)
        found = passage.fee("free")
        for rule in RULES:
            assert abs(found.by_unit(rule)[0] - passage.cost) <= CLOSE, (seed, rule)
        bites += passage.fee("base").gain["shapley"][0] > 0.0
    assert bites >= rounds // 3


def test_a_fee_hangs_neither_on_moneys_scale_nor_on_how_years_are_cut(
    drawn: Callable[[int], Passage], rounds: int
) -> None:
    bites = 0
    for seed in range(rounds):
        passage = drawn(seed)
        base, scaled, split = (passage.fee(name) for name in ("base", "scaled", "split"))
        for rule in RULES:
            fee = base.by_unit(rule)[0]
            assert abs(scaled.by_unit(rule)[0] / passage.size - fee) <= CLOSE * fee, (seed, rule)
            assert abs(split.by_unit(rule)[0] - fee) <= CLOSE * fee, (seed, rule)
            assert abs(base.by_distance(rule)[0] * 7.0 - fee) <= CLOSE * fee, (seed, rule)
            bites += fee > passage.cost * (1.0 + CLOSE)
    assert bites >= rounds // 3


def test_a_nearer_way_around_never_raises_what_passage_brings(
    drawn: Callable[[int], Passage], rounds: int
) -> None:
    # The pipe and the way around join the same field to the same price, so whatever is with whom,
    # more of the one makes the other worth no more; Shapley's value is a mean of such worths.
    lower = 0
    for seed in range(rounds):
        passage = drawn(seed)
        late, soon = (passage.fee(name) for name in ("base", "nearer"))
        least = CLOSE * late.gain["shapley"][0]
        assert soon.gain["shapley"][0] <= late.gain["shapley"][0] + least, seed
        assert soon.by_unit("shapley")[0] <= late.by_unit("shapley")[0] * (1.0 + CLOSE), seed
        lower += soon.gain["shapley"][0] < late.gain["shapley"][0] - least
    assert lower >= rounds // 3


def test_what_players_bargain_for_adds_up_whatever_is_shut(
    drawn: Callable[[int], Passage], rounds: int
) -> None:
    def earned(question: Question) -> Analysis[tuple[float, dict[str, float]]]:
        from rason.analysis.earned import lines
        from rason.scenario.merge import named

        shut = question.change().with_closure(named(question.case, "pipe"))
        found = yield from bargained(question, shut)
        total = (yield from lines(question, shut)).total
        return float(total[0]), {actor: float(each[0]) for actor, each in found.items()}

    bites = 0
    for seed in range(rounds):
        total, by_actor = drawn(seed).asked("nearer", earned)
        assert abs(sum(by_actor.values()) - total) <= CLOSE * max(total, 1.0), seed
        assert by_actor["T"] == 0.0, "a closure is valued by its own game"
        bites += total > 0.0
    assert bites >= rounds // 3
