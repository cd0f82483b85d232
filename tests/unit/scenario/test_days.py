"""What is there on which days, and what figures are on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.analysis.question import Question
from rason.case import central, read_case
from rason.program import compile as compile_case
from rason.program.in_time import InTime
from rason.scenario.draws import draw
from rason.testing.cases import write_case

if TYPE_CHECKING:
    from pathlib import Path

    from rason.case.cell import Values

FIGURES = (
    "figure,name,low,value,high,unit,formula\n"
    "use,Use,180,200,220,bcm/yr,\n"
    "cost,Cost,15,20,25,USD/thousand m3,\n"
    "landed,Landed,,,,USD/thousand m3,cost * 2\n"
)
TABLES = {
    "figures": FIGURES,
    "actors": "actor,name,kind\nA,Aland,state\nB,Bland,state\n",
    "commodities": "commodity,name,unit\ngas,Gas,bcm\n",
    "places": "place,name,territory,latitude,longitude\nfield,Field,A,1,1\ntown,Town,B,2,2\n",
    "supplies": "supply,place,commodity,owner,capacity,cost\nwell,field,gas,A,300 bcm/yr,cost\n",
    "demands": "demand,place,commodity,buyer,quantity,price,elasticity,from\n"
    "use,town,gas,B,use,100 USD/thousand m3,0,\n"
    "late,town,gas,B,10 bcm/yr,90 USD/thousand m3,0,2014-12-10\n",
    "links": "link,from,to,mode,commodity,capacity,cost,operator,since,until\n"
    "sea,field,town,sea,gas,100 bcm/yr,landed,A,2014-12-15,2014-12-21\n",
}
SERIES = (
    "figure,from,low,value,high,factor,unit,shape\n"
    "use,2014-12-15,,,,1.2,,\n"
    "cost,2014-12-08,25,30,40,,USD/thousand m3,linear\n"
    "cost,2014-12-22,10,12,14,,USD/thousand m3,\n"
)
RULES = (
    "rule,kind,by,asset,amount,from,until\n"
    "toll,surcharge,A,sea,3 USD/thousand m3,2014-12-18,\n"
    "ban,forbid,A,well,,2014-01-01,2014-12-07\n"
)


def asked(folder: Path, values: str = "central") -> tuple[Question, Values]:
    case = read_case(
        write_case(
            folder,
            TABLES | {"series": SERIES, "rules": RULES},
            players=["A", "B"],
            documents={
                "scenarios.yaml": "now:\n  calendar:"
                " {from: 2014-12-01, until: 2014-12-28, step: 1 week}\n"
            },
        )
    )
    drawn = central(case) if values == "central" else draw(case, 16)
    question = Question(compile_case(case), drawn, ("now",))
    return question, question.figures()


def rates(question: Question, asset: str) -> dict[str, float]:
    """Return upper bounds as rates a year, by the first day of the period."""
    program, calendar = question.program, question.program.calendar
    assert calendar is not None
    numbers = program.numbers(question.figures())
    upper = numbers.upper * question.variant().scale
    return {
        str(calendar.periods[column.period].first)[5:]: float(
            upper[0, place] / program.timing.share(column.period)
        )
        for place, column in enumerate(program.columns)
        if column.asset == asset and column.period is not None
    }


def test_periods_are_cut_on_every_day_that_is_named(tmp_path: Path) -> None:
    question, _ = asked(tmp_path / "c")
    days = ["12-01", "12-08", "12-10", "12-15", "12-18", "12-22"]
    assert list(rates(question, "sea")) == days


def test_assets_are_there_on_their_days(tmp_path: Path) -> None:
    question, _ = asked(tmp_path / "c")
    assert list(rates(question, "sea").values()) == pytest.approx([0, 0, 0, 100, 100, 0])
    assert list(rates(question, "late").values()) == pytest.approx([0, 0, 10, 10, 10, 10])
    assert list(rates(question, "use").values()) == pytest.approx([200] * 3 + [240] * 3)


def test_without_a_calendar_the_day_of_the_case_counts(tmp_path: Path) -> None:
    """On 30 November the sea lane and the late buyer are not there yet; series say nothing."""
    question, values = asked(tmp_path / "c")
    year = Question(compile_case(question.case), values, ())
    upper = year.program.numbers(year.figures()).upper[0]
    found = {each.asset: upper[i] for i, each in enumerate(year.program.columns)}
    assert found == pytest.approx({"well": 300, "use": 200, "late": 0, "sea": 0})


def test_rules_act_on_their_days(tmp_path: Path) -> None:
    question, _ = asked(tmp_path / "c")
    assert list(rates(question, "well").values()) == pytest.approx([0] + [300] * 5)
    tolled = {question.program.columns[place].period for place, *_ in question.variant().surcharges}
    assert tolled == {4, 5}


def test_figures_run_from_row_to_row_and_formulas_follow(tmp_path: Path) -> None:
    """From 30 on the 8th to 12 on the 22nd: in the middle of the 8th and 9th, 30 - 18 x 1/14."""
    question, values = asked(tmp_path / "c")
    numbers, columns = question.program.numbers(values), question.program.columns
    cost = [-numbers.cost[0, i] for i, each in enumerate(columns) if each.asset == "well"]
    middles = [1.0, 4.5, 8.5, 12.0]
    ramp = [30 - 18 * middle / 14 for middle in middles]
    assert cost == pytest.approx([20, *ramp, 12])
    landed = [-numbers.cost[0, i] for i, each in enumerate(columns) if each.asset == "sea"]
    assert landed == pytest.approx([2 * each for each in cost])


def test_values_share_the_draw_and_have_their_own_range(tmp_path: Path) -> None:
    question, values = asked(tmp_path / "c", "drawn")
    first = values["cost@2014-12-08"]
    assert np.array_equal(np.argsort(values["cost"]), np.argsort(first))
    assert first.min() >= 25
    assert first.max() <= 40
    numbers = question.program.numbers(values)
    for place in range(3):
        alone = {key: each[place : place + 1] for key, each in values.items()}
        one = question.program.numbers(alone)
        assert one.cost[0] == pytest.approx(numbers.cost[place], rel=1e-12)
        assert one.upper[0] == pytest.approx(numbers.upper[place], rel=1e-12)


def test_only_its_own_rows_stand_behind_what_reads_a_figure(tmp_path: Path) -> None:
    question, _ = asked(tmp_path)
    calendar = question.program.calendar
    assert calendar is not None
    in_time = InTime(question.case, calendar)
    assert in_time.behind(("use",)) == ()
    keys = [cell.text for cell in in_time.behind(("landed",))]
    assert keys == ["cost@2014-12-08", "cost@2014-12-22"]
