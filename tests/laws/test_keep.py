"""Rules that keep stock and own load: nobody whom they are for gets less, in any coalition.

A sells from its well to B, who bids more than A's own buyers; a store of A lies beside the well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.laws.test_foresight import answered

from rason.analysis.foresight import Outcome, outcome
from rason.analysis.question import Choices, Question
from rason.analysis.worth import nodal
from rason.case import central, read_case
from rason.program import compile as compile_case
from rason.solve import Batch, Game, solve
from rason.testing.cases import write_case
from rason.testing.laws import assert_balanced, assert_dual

if TYPE_CHECKING:
    from pathlib import Path

    from rason.case.case import Case

LOAD = "load: {kind: keep, by: A}"
STOCK = "stock: {kind: keep, by: A, asset: tank}"
YEAR = "from: 2014-01-01, until: 2014-12-31, step: 1 quarter"
CLOSE = 1e-6


@dataclass(frozen=True)
class Export:
    """What A makes and uses, and what B bids for it."""

    well: float = 6.0
    use: float = 4.0
    bid: float = 60.0
    pipe: float = 8.0
    more: float = 100.0
    wanted: float = 8.0
    held: float = 0.0
    elasticity: float = 0.0
    loss: float = 0.0
    contract: float = 0.0
    closed: str = ""

    def write(self, folder: Path) -> Case:
        """Write and read the case; scenarios `free`, `load`, `stock` and `both`."""
        tables = {
            "actors": "actor,name,kind\nA,Aland,state\nB,Bland,state\nC,Cland,state\n",
            "commodities": "commodity,name,unit\ngas,Gas,bcm\n",
            "places": "place,name,territory,latitude,longitude\n"
            "field,Field,A,1,1\ncity,City,A,2,1\ntown,Town,B,2,2\n",
            "supplies": "supply,place,commodity,owner,capacity,cost\n"
            f"well,field,gas,A,{self.well} bcm/yr,20 USD/thousand m3\n"
            "other,field,gas,C,1 bcm/yr,30 USD/thousand m3\n",
            "demands": "demand,place,commodity,buyer,quantity,price,elasticity\n"
            f"home,city,gas,A,{self.use} bcm/yr,{self.bid} USD/thousand m3,{self.elasticity}\n"
            f"away,town,gas,B,{self.wanted} bcm/yr,{self.more} USD/thousand m3,0\n",
            "links": "link,from,to,mode,commodity,capacity,cost,operator,loss\n"
            f"main,field,city,pipe,gas,9 bcm/yr,1 USD/thousand m3,A,{self.loss}\n"
            f"pipe,field,town,pipe,gas,{self.pipe} bcm/yr,5 USD/thousand m3,A,0\n",
            "stores": "store,place,commodity,owner,volume,initial,inject,withdraw,worth\n"
            f"tank,field,gas,A,9 bcm,{self.held} bcm,1 bcm/yr,9 bcm/yr,0 USD/thousand m3\n",
        }
        if self.contract:
            tables["contracts"] = (
                "contract,seller,buyer,link,commodity,quantity,take,price\n"
                f"old,A,B,pipe,gas,{self.contract} bcm/yr,1,90 USD/thousand m3\n"
            )
        shut = f"  closures: [{self.closed}]\n" if self.closed else ""
        named = {"free": "", "load": LOAD, "stock": STOCK, "both": f"{LOAD}\n    {STOCK}"}
        scenarios = "".join(
            f"{name}:\n  calendar: {{{YEAR}}}\n{shut}" + (f"  rules:\n    {rule}\n" if rule else "")
            for name, rule in named.items()
        )
        return read_case(
            write_case(
                folder, tables, players=["A", "B", "C"], documents={"scenarios.yaml": scenarios}
            )
        )


def drawn(seed: int) -> Export:
    draw = np.random.default_rng(seed)
    return Export(
        well=float(draw.integers(1, 9)),
        use=float(draw.integers(2, 8)),
        bid=float(draw.integers(22, 90)),
        pipe=float(draw.integers(2, 9)),
        more=float(draw.integers(40, 130)),
        wanted=float(draw.integers(3, 10)),
        held=float(draw.integers(0, 4)),
        elasticity=float(draw.choice([0.0, -0.5])),
        loss=float(draw.choice([0.0, 0.1])),
        closed=("", "{asset: main, share: 50 %, from: 2014-04-01, until: 2014-09-30}")[seed % 2],
    )


def kept(case: Case, scenario: str, foresight: str = "perfect") -> tuple[Question, Outcome]:
    """Solve a scenario, its dual checked, its goods balanced, its surplus somebody's."""
    question = Question(
        compile_case(case), central(case), (scenario,), Choices(foresight=foresight)
    )
    found = answered(outcome(question), question.program)
    assert_balanced(question.program, question.values, found.solved)
    assert_dual(question.program, question.values, found.variant, found.solved)
    earned = nodal(question.program, question.values, found.variant, found.solved)
    assert sum(each[0] for each in earned.values()) == pytest.approx(found.solved.objective[0])
    return question, found


def taken(question: Question, found: Outcome, asset: str) -> float:
    """Return what a demand gets, or is drawn of a store, in all periods [bcm]."""
    own = [
        index
        for index, column in enumerate(question.program.columns)
        if column.asset == asset and column.family in ("slice", "withdraw")
    ]
    return float(found.solved.primal[0, own].sum())


def values(question: Question) -> np.ndarray:
    """Return V(S) of all coalitions."""
    game = Game(question.variant(), (0, 1, 2))
    found = solve(question.program, Batch(question.figures(), games=(game,)))
    worth: np.ndarray = found.games[game][0] + found.nothing[game][0]
    return worth


def test_own_buyers_never_get_less(tmp_path: Path, rounds: int) -> None:
    bites, count = 0, max(rounds // 3, 10)
    for seed in range(count):
        case, rule = drawn(seed).write(tmp_path / str(seed)), ("load", "stock", "both")[seed % 3]
        seen = ("perfect", "none")[seed // 3 % 2]
        free, ruled = (taken(*kept(case, each, seen), "home") for each in ("free", rule))
        assert ruled >= free - CLOSE
        bites += ruled > free + CLOSE
    assert bites >= count / 3


def test_own_load_is_served_as_if_it_were_alone(tmp_path: Path) -> None:
    """Of 6 that A makes 4 stay at home, though B bids more; what C makes goes to B."""
    question, found = kept(Export().write(tmp_path / "plain"), "load")
    assert taken(question, found, "home") == pytest.approx(4.0)
    assert taken(question, found, "away") == pytest.approx(3.0)
    # Of a unit more at home nobody takes any: it is sold, and the price at the field is B's.
    row = question.program.row_index["balance", "field", "gas", "", 0]
    assert found.solved.dual[0, row] == pytest.approx(95.0)
    # Of what C makes nothing is kept for A's buyers.
    little = Export(well=2.0).write(tmp_path / "little")
    assert taken(*kept(little, "load"), "home") == pytest.approx(2.0)
    # A is not kept what it would not take for what it costs.
    dear = Export(bid=15.0).write(tmp_path / "dear")
    assert taken(*kept(dear, "load"), "home") == pytest.approx(0.0, abs=CLOSE)


def test_contracts_come_first(tmp_path: Path) -> None:
    """Of 6 that A makes it owes B 5: 1 is left for its own buyers."""
    case = Export(contract=5.0).write(tmp_path)
    question, found = kept(case, "load")
    assert taken(question, found, "home") == pytest.approx(1.0, abs=1e-5)
    assert taken(question, found, "away") == pytest.approx(6.0, abs=1e-5)


def test_stock_is_kept_from_others_alone(tmp_path: Path) -> None:
    """What lies in the tank is drawn no faster than own buyers take, and others make do."""
    made = Export(well=0.0, use=2.0, held=3.0)
    case = made.write(tmp_path)
    for scenario, home, away in (("free", 0.0, 4.0), ("stock", 2.0, 1.0)):
        question, found = kept(case, scenario)
        assert taken(question, found, "home") == pytest.approx(home, abs=CLOSE)
        assert taken(question, found, "away") == pytest.approx(away, abs=CLOSE)
    # Seen period by period it is no other: 0.5 a quarter at home.
    question, found = kept(case, "stock", "none")
    assert taken(question, found, "home") == pytest.approx(2.0, abs=CLOSE)


def test_a_layer_that_no_rule_keeps_is_stock_like_all_other(tmp_path: Path, rounds: int) -> None:
    """A rule that is switched off changes no value."""
    bites, count = 0, max(rounds // 6, 5)
    for seed in range(count):
        made = drawn(seed)
        case = made.write(tmp_path / str(seed))
        folder = tmp_path / f"{seed}plain"
        made.write(folder)
        text = (folder / "scenarios.yaml").read_text().split("load:")[0]
        (folder / "scenarios.yaml").write_text(text)
        plain = read_case(folder)
        one, other = (kept(each, "free") for each in (case, plain))
        assert one[1].solved.objective == pytest.approx(other[1].solved.objective, rel=1e-9)
        assert values(one[0]) == pytest.approx(values(other[0]), rel=1e-9, abs=1e-7)
        bites += taken(*one, "tank") > CLOSE
    assert bites >= count / 3


def test_what_is_kept_binds_every_coalition(tmp_path: Path, rounds: int) -> None:
    """No coalition earns more by it; all together earn what the scenario comes to."""
    bites, count = 0, max(rounds // 3, 10)
    for seed in range(count):
        case, rule = drawn(seed).write(tmp_path / str(seed)), ("load", "stock", "both")[seed % 3]
        free, (ruled, found) = (kept(case, each) for each in ("free", rule))
        without, with_ = values(free[0]), values(ruled)
        least = 1e-8 * max(1.0, float(np.abs(without).max()))
        assert np.all(with_ <= without + least)
        assert with_[-1] == pytest.approx(found.solved.objective[0], rel=1e-7)
        # A alone serves its own buyers as it would: what is kept for them costs it nothing.
        assert with_[1] == pytest.approx(without[1], rel=1e-7, abs=least)
        bites += bool(with_[-1] < without[-1] - 1e-6)
    assert bites >= count / 3


def test_stock_is_drawn_where_somebody_releases_it_alone(tmp_path: Path) -> None:
    """A drawdown has its days, its rate, and whose consent it takes."""
    folder = tmp_path / "case"
    Export(well=0.0, use=0.0, held=3.0).write(folder)
    (folder / "rules.csv").write_text(
        "rule,kind,by,asset,amount,from,until\n"
        "agency,drawdown,C,tank,4 bcm/yr,2014-04-01,2014-06-30\n"
    )
    text = (folder / "scenarios.yaml").read_text()
    (folder / "scenarios.yaml").write_text(
        text + f"shut:\n  calendar: {{{YEAR}}}\n  rules: {{agency: off}}\n"
    )
    case = read_case(folder)
    question, found = kept(case, "free")
    drawn_ = [
        float(found.solved.primal[0, index])
        for index, column in enumerate(question.program.columns)
        if column.family == "withdraw"
    ]
    # What is there in three scenarios' layer or beside it is one stock: 1 in a quarter at 4 a year.
    by_quarter = np.array(drawn_).reshape(4, -1).sum(axis=1)
    assert by_quarter == pytest.approx([0.0, 1.0, 0.0, 0.0], abs=CLOSE)
    worth = values(question)
    assert worth[0b111] > worth[0b011] + 1.0
    assert taken(*kept(case, "shut"), "tank") == pytest.approx(0.0, abs=CLOSE)
