"""Closures for some, by somebody, up to an amount or for a toll: the same through every door."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import rason
from rason.answer.change import change_in_words
from rason.answer.closures import Closures
from rason.answer.limits import limits
from rason.answer.power import Power, Powers
from rason.api.state import Edits
from rason.claim.figures_read import all_read
from rason.cli.opening import changed
from rason.errors import InputError
from rason.report.origin import users
from rason.scenario.lay import changes, lay
from rason.scenario.merge import merge
from rason.testing.cases import write_case

if TYPE_CHECKING:
    from pathlib import Path

    from rason.case.case import Case

SCENARIOS = """\
base: {}
tolls:
  closures:
    - {passage: strait, by: X, charged: 10 USD/t}
    - {passage: strait, by: O, charged: 5 USD/t}
blockade:
  closures:
    - {passage: strait, by: [X, O], exempt: {buyer: J}}
    - {passage: strait, by: K, capped: {flag: X, amount: 1 Mt/yr}}
weeks:
  base: blockade
  calendar: {from: 2014-03-01, until: 2014-03-28, step: 1 week}
late:
  base: weeks
  closures:
    - {passage: strait, flag: X, from: 2015-01-01, until: 2015-02-01}
"""


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return made(tmp_path_factory.mktemp("strait"), SCENARIOS)


def made(folder: Path, scenarios: str, **more: str) -> Case:
    tables = {
        "actors": "actor,name,kind\nP,Prod,state\nX,Closer,state\nJ,Jay,state\nK,Kay,state\n"
        "O,Other,state\nB,Bloc,bloc\n",
        "commodities": "commodity,name,unit,traced\noil,Oil,Mt,both\n",
        "places": "place,name,territory,latitude,longitude\nport,Port,P,0,0\nsea,Sea,,0,9\n"
        "jcity,J,J,0,15\nkcity,K,K,5,15\n",
        "supplies": "supply,place,commodity,owner,capacity,cost\n"
        "well,port,oil,P,9 Mt/yr,20 USD/t\n",
        "demands": "demand,place,commodity,buyer,quantity,price\n"
        "j,jcity,oil,J,3 Mt/yr,100 USD/t\nk,kcity,oil,K,4 Mt/yr,80 USD/t\n",
        "links": "link,from,to,mode,commodity,capacity,cost,passage,flag\n"
        "ships,port,sea,sea,oil,4 Mt/yr,4 USD/t,strait,X\n"
        "fleet,port,sea,sea,oil,4 Mt/yr,4 USD/t,strait,Y\n"
        "jsea,sea,jcity,sea,oil,9 Mt/yr,0,,\nksea,sea,kcity,sea,oil,9 Mt/yr,0,,\n",
        **more,
    }
    players = ["P", "X", "J", "K"]
    documents = {"scenarios.yaml": scenarios}
    return rason.read_case(write_case(folder, tables, players=players, documents=documents))


def bargained(case: Case, name: str) -> Power:
    answer = rason.Study(case, draws=16, executor=None).answer("power", name)
    assert isinstance(answer, Powers)
    return answer.power[0]


@pytest.mark.parametrize(
    ("python", "line", "words"),
    [
        ({"strait": "25 %"}, "strait=25 %", "Strait closed by 25 %"),
        (
            {"strait": {"by": "X", "flag": ["X", "Y"]}},
            "strait by=X flag=X,Y",
            "Strait closed to goods under the flag of Closer and Y by Closer",
        ),
        (
            {"strait": {"charged": "10 USD/t", "by": "X", "exempt": {"buyer": "J"}}},
            "strait charged=10 USD/t by=X exempt.buyer=J",
            "Strait charged 10 USD/t by Closer (goods for Jay exempt)",
        ),
        (
            {"strait": {"capped": {"destination": "J", "amount": "2 Mt/yr"}}},
            "strait capped.destination=J capped.amount=2 Mt/yr",
            "Strait closed (goods bound for Jay up to 2 Mt/yr)",
        ),
    ],
)
def test_every_door_reads_a_closure_alike(
    case: Case, python: dict[str, Any], line: str, words: str
) -> None:
    said = lay(case, changes(case, closures=python))
    typed = changed(case, closed=[line])
    (shut,) = merge(said, ()).shut
    assert repr(merge(typed, ()).shut).replace("command line", "the request") == repr((shut,))
    assert change_in_words(said) == change_in_words(typed) == f"with {words}"


def test_the_page_says_a_closure_as_a_scenario_does(case: Case) -> None:
    whole = {"passage": "strait", "by": ["X"], "charged": [{"buyer": "J", "amount": "2 USD/t"}]}
    edits = Edits.model_validate({"closures": [whole]})
    assert merge(lay(case, edits.plain()), ()).shut[0].charged[0].whom.buyer == ("J",)


def test_a_change_on_top_is_held_to_what_the_case_keeps_apart(case: Case) -> None:
    for closure, code in (
        ({"flag": "Z"}, "RSN-C023"),
        ({"buyer": "P"}, "RSN-C056"),
        ({"origin": "B"}, "RSN-C056"),
        ({"charged": "3 Mt/yr"}, "RSN-C030"),
    ):
        with pytest.raises(InputError) as refused:
            lay(case, changes(case, closures={"strait": closure}))
        assert refused.value.diagnostics[0].code == code


def test_power_says_what_closers_could_ask_for_and_who_would_pay(case: Case) -> None:
    power = bargained(case, "blockade")
    worth = {(each.closer, each.actor): each.worth for each in power.closers or ()}
    assert {closer for closer, _ in worth} == {"X", "K"}  # who does not bargain asks for nothing
    assert worth["X", "X"] > 0.0 > worth["X", "P"]
    assert power.ledger is not None
    lines = {each.kind: each.value for each in power.ledger.lines}
    assert lines["shut"] < 0.0
    assert sum(lines.values()) == pytest.approx(power.ledger.total)


def test_a_toll_of_who_does_not_bargain_is_a_line_of_the_ledger(case: Case) -> None:
    power = bargained(case, "tolls")
    assert power.ledger is not None
    lines = {each.kind: each.value for each in power.ledger.lines}
    assert lines["tolls"] == pytest.approx(35e6)
    assert sum(lines.values()) == pytest.approx(power.ledger.total)


def test_the_origin_pays_tolls_at_contract_prices(case: Case) -> None:
    study = rason.Study(case, draws=16, executor=None)
    before, after = (
        study.answer("surplus", name, rule="contract").frames()["surplus"].set_index("actor")
        for name in ("base", "tolls")
    )
    change = after["value"] - before["value"]
    assert change["X"] == pytest.approx(70e6)
    assert change["O"] == pytest.approx(35e6)
    assert change["P"] == pytest.approx(-105e6)


def test_check_says_how_large_a_case_becomes(case: Case) -> None:
    (said,) = (each for each in limits(case) if "kept apart" in each)
    assert said.startswith("Oil is kept apart by one origin and two destinations: 6 flows in place")


def test_days_that_no_period_covers_are_told(case: Case) -> None:
    (told,) = (each for each in case.warnings if each.code == "RSN-W012")
    assert (told.what, told.line) == ("late.closures.1", 16)


def test_what_is_shut_on_the_days_of_a_calendar_says_so(case: Case) -> None:
    study = rason.Study(case, draws=16, executor=None)
    for name, dated in (("weeks", True), ("base", False)):
        answer = study.answer("closures", name)
        assert isinstance(answer, Closures)
        assert (answer.closures[0].days is not None) == dated


def test_ends_of_flows_are_those_of_all_periods(case: Case) -> None:
    flows = rason.Study(case, draws=16, executor=None).flows("weeks")
    assert (flows["low"] <= flows["value"] + 1e-9).all()
    assert (flows["value"] <= flows["high"] + 1e-9).all()
    tied = flows.loc["well"].iloc[0]
    assert tied["high"] - tied["low"] == pytest.approx(0.0, abs=1e-6)


def test_a_toll_that_figures_move_is_a_number_like_others(tmp_path: Path) -> None:
    figures = "figure,name,low,value,high,unit,shape\nfee,Fee,5,10,20,USD/t,pert\n"
    fee = "tolls:\n  closures:\n    - {passage: strait, by: X, charged: fee}\n"
    case = made(tmp_path / "good", fee, figures=figures)
    assert not [each for each in case.warnings if each.code == "RSN-W008"]
    assert [use.column for use in users(case)["fee"]] == ["charged"]
    assert "fee" in all_read(case)
    with pytest.raises(InputError) as refused:
        made(tmp_path / "bad", fee.replace("fee", "8 USD/t - fee"), figures=figures)
    assert [each.code for each in refused.value.diagnostics] == ["RSN-C031"]
