"""Contracts told once: whom they bind, what is taken and owed, and what is earned by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from rason.analysis.contracts import contracts
from rason.analysis.ledger import ledger
from rason.analysis.power import power
from rason.analysis.price_rule import by_actor
from rason.analysis.question import Choices, Question
from rason.case import central, read_case
from rason.program import compile
from rason.solve import solve
from rason.testing.cases import write_case

if TYPE_CHECKING:
    from pathlib import Path

    from rason.analysis.contracts import Kept
    from rason.analysis.question import Analysis, PriceRule

CONTRACT = "contract,seller,buyer,link,commodity,quantity,take,price,until,force_majeure\n"


def asked(question: Question, analysis: Analysis[Any]) -> Any:
    """Answer what an analysis yields until it returns."""
    try:
        batch = next(analysis)
        while True:
            batch = analysis.send(solve(question.program, batch))
    except StopIteration as end:
        return end.value


def sold(
    folder: Path,
    contract: str,
    bid: int,
    *scenario: str,
    players: str = "AB",
    scenarios: str = "",
    rules: str = "",
    link: str = "",
) -> Question:
    """Write that A sells gas for 20 to B through a pipe of 12 for 5; B wants 8 at the bid."""
    tables = {
        "actors": "actor,name,kind\n"
        + "".join(
            f"{each},{each}land,{'state' if each in players else 'outsider'}\n" for each in "AB"
        ),
        "places": "place,name,territory,latitude,longitude\n"
        "field,Field,A,60,100\ntown,Town,B,37,127\n",
        "commodities": "commodity,name,unit,traced\ngas,Gas,bcm,yes\n",
        "supplies": "supply,place,commodity,owner,capacity,cost\n"
        "well,field,gas,A,10 bcm/yr,20 USD/thousand m3\n",
        "links": "link,from,to,mode,commodity,capacity,cost,operator,passage,project\n"
        f"pipe,field,town,pipe,gas,12 bcm/yr,5 USD/thousand m3,A,gap,{link}\n",
        "demands": "demand,place,commodity,buyer,quantity,price,elasticity\n"
        f"use,town,gas,B,8 bcm/yr,{bid} USD/thousand m3,0\n",
        "contracts": CONTRACT + contract,
    }
    if rules:
        tables["rules"] = rules
    if link:
        tables["projects"] = "project,name,capital,life,sponsor\nline,Line,10 million USD,10 yr,A\n"
    write_case(
        folder, tables, players=players, documents={"scenarios.yaml": f"base: {{}}\n{scenarios}"}
    )
    case = read_case(folder)
    return Question(compile(case), central(case), scenario, Choices())


def earned(question: Question, rule: PriceRule = "contract") -> dict[str, float]:
    found = asked(question, by_actor(question, rule))
    return {actor: round(float(amount[0]), 6) for actor, amount in found.items()}


def kept(question: Question) -> dict[str, Kept]:
    return {each.contract.contract: each for each in asked(question, contracts(question))}


def test_goods_are_sold_at_the_contract_price_where_take_or_pay_forces_them(tmp_path: Path) -> None:
    """6 x (90 - 25) = 390, and 6 x (10 - 90) = -480."""
    question = sold(tmp_path, "c,A,B,pipe,gas,6 bcm/yr,1,90 USD/thousand m3,,\n", 10)
    assert earned(question) == {"A": 390.0, "B": -480.0}
    assert sum(earned(question, "nodal").values()) == pytest.approx(6 * (10 - 25))


def test_what_is_owed_for_goods_that_are_not_taken_is_a_transfer_beside_surplus(
    tmp_path: Path,
) -> None:
    """8 x (90 - 25) = 520 and 8 x (100 - 90) = 80; 12 of the 20 are paid for at 90."""
    question = sold(tmp_path, "c,A,B,pipe,gas,20 bcm/yr,1,90 USD/thousand m3,,\n", 100)
    assert earned(question) == {"A": 520.0, "B": 80.0}
    told = kept(question)["c"]
    amounts = (told.due, told.flowed, told.shortfall, told.owed)
    assert [each[0] for each in amounts] == pytest.approx([20, 8, 12, 1080])


@pytest.mark.parametrize(("until", "binds"), [("2014-11-29", False), ("2014-11-30", True)])
def test_a_contract_binds_until_its_last_day(tmp_path: Path, until: str, binds: bool) -> None:
    question = sold(tmp_path, f"c,A,B,pipe,gas,6 bcm/yr,1,90 USD/thousand m3,{until},\n", 100)
    assert kept(question)["c"].status == ("binds" if binds else "expired")
    assert earned(question) == ({"A": 390.0, "B": 210.0} if binds else {"A": 0.0, "B": 600.0})


def test_a_unit_counts_for_one_contract_the_dearer_first(tmp_path: Path) -> None:
    """Of the 8 that are worth bringing 6 are for the dearer contract, and 2 for the other."""
    rows = "low,A,B,pipe,gas,6 bcm/yr,1,50 USD/thousand m3,,\n"
    rows += "high,A,B,pipe,gas,6 bcm/yr,1,90 USD/thousand m3,,\n"
    told = kept(sold(tmp_path, rows, 100))
    assert told["high"].flowed[0] == pytest.approx(6)
    assert told["low"].flowed[0] == pytest.approx(2)
    assert told["low"].owed[0] == pytest.approx(4 * 50)


SHUT = "shut: {closures: [{asset: pipe}]}\n"
HALF = "shut: {closures: [{passage: gap, share: 0.5}]}\n"
BAN = "rule,kind,by,asset,commodity,amount\nban,forbid,B,pipe,gas,\n"
CAP = "rule,kind,by,asset,commodity,amount\ncap,cap,B,pipe,gas,2 bcm/yr\n"


@pytest.mark.parametrize(
    ("force_majeure", "scenarios", "rules", "flowed", "owed"),
    [
        ("", SHUT, "", 0, 8 * 50),
        ("none", SHUT, "", 0, 8 * 50),
        ("rules", SHUT, "", 0, 8 * 50),
        ("passages", SHUT, "", 0, 0),
        ("both", SHUT, "", 0, 0),
        ("passages", HALF, "", 6, 0),
        ("none", HALF, "", 6, 2 * 50),
        ("passages", "shut: {closures: [{place: town, share: 0.25}]}\n", "", 8, 0),
        ("none", "shut: {}\n", BAN, 0, 8 * 50),
        ("passages", "shut: {}\n", BAN, 0, 8 * 50),
        ("rules", "shut: {}\n", BAN, 0, 0),
        ("both", "shut: {}\n", BAN, 0, 0),
        ("rules", "shut: {}\n", CAP, 2, 0),
        ("passages", "shut: {}\n", CAP, 2, 6 * 50),
        ("rules", "shut: {closures: [{asset: well}]}\n", "", 0, 8 * 50),
        ("both", "shut: {closures: [{asset: well}]}\n", "", 0, 8 * 50),
    ],
)
def test_force_majeure_says_which_closures_end_the_debt(
    tmp_path: Path, force_majeure: str, scenarios: str, rules: str, flowed: float, owed: float
) -> None:
    row = f"c,A,B,pipe,gas,8 bcm/yr,1,50 USD/thousand m3,,{force_majeure}\n"
    told = kept(sold(tmp_path, row, 100, "shut", scenarios=scenarios, rules=rules))["c"]
    assert told.flowed[0] == pytest.approx(flowed, abs=1e-6)
    assert told.owed[0] == pytest.approx(owed, abs=1e-6)
    assert told.shortfall[0] - told.excused[0] == pytest.approx(owed / 50, abs=1e-6)
    assert told.status == ("excused" if 8 - flowed > owed / 50 else "binds")


def test_a_contract_goes_with_its_project_and_with_those_who_deal(tmp_path: Path) -> None:
    row = "c,A,B,pipe,gas,8 bcm/yr,1,50 USD/thousand m3,,\n"
    scenarios = "out: {projects: {line: out}}\ncut: {relations: {cut: [[A, B]]}}\n"
    out = kept(sold(tmp_path / "out", row, 100, "out", scenarios=scenarios, link="line"))["c"]
    cut = kept(sold(tmp_path / "cut", row, 100, "cut", scenarios=scenarios, link="line"))["c"]
    assert (out.status, cut.status) == ("out", "void")
    assert out.owed[0] == cut.owed[0] == 0.0


@pytest.mark.parametrize(
    ("players", "bid", "scenario", "worth", "left"),
    [
        ("B", 100, (), 8 * (100 - 90), 8 * (90 - 25)),
        ("B", 10, (), 8 * (10 - 90), 8 * (90 - 25)),
        ("B", 100, ("shut",), -8 * 90, 8 * 90),
        ("A", 100, (), 8 * (90 - 25), 8 * (100 - 90)),
        ("A", 100, ("shut",), 8 * 90, -8 * 90),
    ],
)
def test_who_is_bound_to_an_outsider_pays_or_gets_the_contract_price(
    tmp_path: Path, players: str, bid: int, scenario: tuple[str, ...], worth: float, left: float
) -> None:
    row = "c,A,B,pipe,gas,8 bcm/yr,1,90 USD/thousand m3,,\n"
    question = sold(tmp_path, row, bid, *scenario, players=players, scenarios=SHUT)
    told = asked(question, ledger(question))
    assert told.players == pytest.approx(worth)
    assert [each.amount for each in told.left] == pytest.approx([left])
    assert told.players + told.left[0].amount == pytest.approx(told.total)
    assert (told.kept, told.priorities, told.silence, told.nothing) == (0.0, 0.0, 0.0, 0.0)


def test_contracts_of_players_are_what_is_bargained_over(tmp_path: Path) -> None:
    """Keeping the contract costs 6 x 15; nobody who bargains would."""
    question = sold(tmp_path, "c,A,B,pipe,gas,6 bcm/yr,1,90 USD/thousand m3,,\n", 10)
    told = asked(question, ledger(question))
    assert (told.players, told.kept, told.total) == pytest.approx((0.0, -90.0, -90.0))


def test_what_two_coalitions_count_on_both_is_named(tmp_path: Path) -> None:
    """An outsider's oil that costs 10 can go to A at 60 or to B at 50: each counts on all."""
    tables = {
        "actors": "actor,name,kind\nA,Aland,state\nB,Bland,state\nO,Oland,outsider\n",
        "places": "place,name,territory,latitude,longitude\n"
        "field,Field,O,0,0\none,One,A,1,1\ntwo,Two,B,2,2\n",
        "commodities": "commodity,name,unit\noil,Oil,MMbbl\n",
        "supplies": "supply,place,commodity,owner,capacity,cost\n"
        "well,field,oil,O,10 MMbbl/yr,10 USD/bbl\n",
        "links": "link,from,to,mode,commodity,capacity,cost,operator\n"
        "north,field,one,sea,oil,10 MMbbl/yr,0 USD/bbl,A\n"
        "south,field,two,sea,oil,10 MMbbl/yr,0 USD/bbl,B\n",
        "demands": "demand,place,commodity,buyer,quantity,price,elasticity\n"
        "a,one,oil,A,10 MMbbl/yr,60 USD/bbl,0\nb,two,oil,B,10 MMbbl/yr,50 USD/bbl,0\n",
    }
    case = read_case(write_case(tmp_path, tables, players="AB"))
    question = Question(compile(case), central(case), (), Choices())
    told = asked(question, ledger(question))
    assert told.apart is not None
    assert (told.apart.one, told.apart.other) == (("A",), ("B",))
    assert told.apart.more == pytest.approx(400)
    assert told.players == pytest.approx(told.total) == pytest.approx(500)


def test_an_outsiders_rent_is_told_in_surplus_alone(tmp_path: Path) -> None:
    tables = {
        "actors": "actor,name,kind\nP,Pland,state\nQ,Qland,state\nO,Oland,outsider\n",
        "places": "place,name,territory,latitude,longitude\nfield,Field,O,0,0\nsea,Sea,,1,1\n",
        "commodities": "commodity,name,unit\noil,Oil,MMbbl\n",
        "supplies": "supply,place,commodity,owner,capacity,cost\n"
        "well,field,oil,O,10 MMbbl/yr,10 USD/bbl\n",
        "links": "link,from,to,mode,commodity,capacity,cost,operator,consent\n"
        "strait,field,sea,sea,oil,10.5 MMbbl/yr,0 USD/bbl,P,Q\n",
        "markets": "market,place,commodity,price,spread,quantity\n"
        "world,sea,oil,60 USD/bbl,0 USD/bbl,100 MMbbl/yr\n",
    }
    case = read_case(write_case(tmp_path, tables, players="PQ"))
    question = Question(compile(case), central(case), (), Choices())
    assert earned(question, "nodal")["O"] == pytest.approx(500)
    told, game = asked(question, ledger(question)), asked(question, power(question))
    assert told.players == pytest.approx(told.total) == pytest.approx(500)
    assert told.left == ()
    assert np.asarray(game.gains["shapley"]) == pytest.approx([250, 250])
