"""A closure with dates says what it does in a program of one year: a share of the year."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.analysis.question import Question
from rason.answer.limits import dated, limits
from rason.case import central, read_case
from rason.cli.app import run
from rason.program import compile as compile_case
from rason.solve import Batch, solve
from rason.testing.cases import write_case

if TYPE_CHECKING:
    from pathlib import Path

TABLES = {
    "actors": "actor,name,kind\nA,Aland,state\nB,Bland,state\n",
    "commodities": "commodity,name,unit\ngas,Gas,bcm\n",
    "places": "place,name,territory,latitude,longitude\nfield,Field,A,1,1\ntown,Town,B,2,2\n",
    "supplies": "supply,place,commodity,owner,capacity,cost\n"
    "well,field,gas,A,300 bcm/yr,20 USD/thousand m3\n",
    "demands": "demand,place,commodity,buyer,quantity,price,elasticity\n"
    "use,town,gas,B,231 bcm/yr,100 USD/thousand m3,0\n",
    "links": "link,from,to,mode,commodity,capacity,cost,operator\n"
    "pipe,field,town,pipe,gas,240 bcm/yr,5 USD/thousand m3,A\n",
}


def case(folder: Path, closure: str, **tables: str) -> Path:
    return write_case(
        folder,
        TABLES | tables,
        players=["A", "B"],
        documents={"scenarios.yaml": f"base: {{}}\nshut:\n  closures:\n    - {closure}\n"},
    )


def most(folder: Path) -> float:
    """Return what the pipe can carry in the scenario."""
    read = read_case(folder)
    program, values = compile_case(read), central(read)
    variant = Question(program, values, ("shut",)).variant()
    solve(program, Batch(values, variants=(variant,)))
    column = next(i for i, each in enumerate(program.columns) if each.asset == "pipe")
    upper = program.numbers(values).upper * variant.scale
    return float(upper[0, column])


def test_any_dates_come_to_what_is_said(tmp_path: Path, rounds: int) -> None:
    bites = 0
    for seed in range(rounds):
        draw = np.random.default_rng(seed)
        first = date(2013, 1, 1) + timedelta(days=int(draw.integers(0, 700)))
        last = first + timedelta(days=int(draw.integers(0, 420)))
        part = int(draw.choice([100, 100, 50, 25]))
        closure = f"{{asset: pipe, share: {part} %, from: {first}, until: {last}}}"
        folder = case(tmp_path / str(seed), closure)
        days = (last - first).days + 1
        whole = days >= 366 or (first.month, first.day) == (
            (last + timedelta(1)).month,
            (last + timedelta(1)).day,
        )
        share = part / 100 * (1.0 if whole else min(days / 365.25, 1.0))
        assert most(folder) == pytest.approx(240 * (1 - share), rel=1e-12)
        (said,) = dated(read_case(folder), ("shut",))
        told = float(said.partition(": ")[2].partition(" %")[0])
        assert told == pytest.approx(100 * share, rel=0.05)
        assert "a year's balance cannot show a shortage of days" in said
        bites += not whole
    assert bites >= rounds / 3


def test_two_weeks_without_gas(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of 240, 230.8 can flow: 231 are asked for, and the note says what a year cannot show."""
    monkeypatch.chdir(tmp_path)
    case(tmp_path / "c", "{asset: pipe, from: 2014-01-01, until: 2014-01-14}")
    said = (
        "Field to Town by pipe closed 1 to 14 January 2014: 3.8 % of the year's capacity; a year's"
        " balance cannot show a shortage of days."
    )
    for verb in (("solve", "c", "-s", "shut"), ("power", "c", "-s", "shut", "--draws", "16"),
                 ("close", "c", "-s", "shut"), ("projects", "c", "-s", "shut", "--draws", "16"),
                 ("diff", "base", "shut", "--case", "c"), ("check", "c")):  # fmt: skip
        assert run([*verb]) == 0
        assert said in capsys.readouterr().out.replace("\n", " ")
        assert run([*verb, "--json"]) == 0
        assert any(said in each for each in json.loads(capsys.readouterr().out)["notes"])


@pytest.mark.parametrize(
    ("closure", "told"),
    [
        ("{asset: pipe, from: 2014-03-01}", "from 1 March 2014: without its other day"),
        ("{asset: pipe, until: 2014-03-01}", "until 1 March 2014: without its other day"),
        ("{asset: pipe, from: 2013-12-30, until: 2014-01-02}",
         "30 December 2013 to 2 January 2014: 1.1 %"),
        ("{asset: pipe, from: 2014-02-27, until: 2014-03-02}", "27 February to 2 March 2014"),
        ("{place: town, share: 50 %, from: 2014-02-27, until: 2014-02-27}",
         "Town closed 27 February 2014, 50 % of it: 0.14 %"),
    ],
)  # fmt: skip
def test_dates_are_told_as_people_write_them(closure: str, told: str, tmp_path: Path) -> None:
    (said,) = dated(read_case(case(tmp_path / "c", closure)), ("shut",))
    assert told in said


def test_a_closure_without_dates_says_nothing(tmp_path: Path) -> None:
    assert dated(read_case(case(tmp_path / "c", "{asset: pipe, share: 50 %}")), ("shut",)) == ()


def test_rules_and_contracts_with_dates_say_which_count(tmp_path: Path) -> None:
    read = read_case(
        case(
            tmp_path / "c",
            "pipe",
            rules="rule,kind,from,until,by,actor,asset,commodity,amount\n"
            "old,forbid,2010-01-01,2012-12-31,,,pipe,,\n"
            "now,surcharge,2013-01-01,,,,pipe,gas,1 USD/thousand m3\n",
        )
    )
    (said,) = limits(read)
    assert "in force on 30 November 2014, and else not at all: now counts; old does not." in said


def test_building_time_is_said_not_to_count(tmp_path: Path) -> None:
    """Capital for 20 years of building bears no interest: the table and `check` say so."""
    read = read_case(
        case(
            tmp_path / "c",
            "pipe",
            projects="project,name,capital,life,build,state\n"
            "line,A line,4 bn USD,20 yr,20 yr,option\nroad,A road,1 bn USD,20 yr,0 yr,option\n",
        )
    )
    (said,) = limits(read)
    assert said.startswith("Building time is not counted")
    assert "(A line: 20 yr)" in said
