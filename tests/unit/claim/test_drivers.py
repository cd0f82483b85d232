from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.claim.drivers import drivers, grade, poor, together
from rason.claim.figures_read import expanded, figures_read
from rason.scenario.draws import draw

if TYPE_CHECKING:
    from tests.unit.claim.conftest import Written

    from rason.case import Case


def test_shares_add_up_and_rank_by_what_moves_the_margin(toy: Case) -> None:
    values = draw(toy, 1024)
    margin = 3.0 * values["worth"] - values["field_cost"]
    found = drivers(toy, values, margin)
    assert [driver.figure for driver in found] == ["worth", "field_cost"]
    assert sum(driver.share for driver in found) == pytest.approx(1.0)
    assert found[0].correlation > 0.9
    assert found[1].correlation < 0.0


def test_ranks_do_not_see_the_scale(toy: Case) -> None:
    values = draw(toy, 256)
    straight = drivers(toy, values, values["worth"])
    bent = drivers(toy, values, np.exp(values["worth"]))
    assert straight == bent
    assert straight[0].share == pytest.approx(1.0)


def test_only_what_is_felt_counts(toy: Case) -> None:
    values = draw(toy, 1024)
    margin = 3.0 * values["worth"] - values["field_cost"]
    (only,) = drivers(toy, values, margin, together(toy, {"worth", "undersea_cost"}))
    assert (only.figure, only.share) == ("worth", 1.0)
    assert drivers(toy, values, margin, {}) == ()


def test_what_does_not_move_has_no_driver(toy: Case) -> None:
    values = draw(toy, 64)
    assert drivers(toy, values, np.ones(64)) == ()
    assert drivers(toy, values, np.full(64, np.nan)) == ()


def test_unknown_margins_are_left_out(toy: Case) -> None:
    values = draw(toy, 256)
    margin = np.where(np.arange(256) % 4 == 0, np.nan, values["worth"])
    margin[1] = np.inf
    assert drivers(toy, values, margin)[0].figure == "worth"


def test_grades_are_the_poorest_of_those_that_move_together(toy: Case, written: Written) -> None:
    assert grade(toy, ("worth", "field_cost")) == "C"
    assert grade(toy, ("worth", "undersea_cost")) == "D"
    line = "undersea_cost,Cost of pumping through the undersea line,50,60,70,USD/thousand m3,"
    bare = written("", ("figures.csv", line + "triangular,,2014,2014-06,,D,",
                        line + "triangular,,2014,2014-06,,,")).case  # fmt: skip
    assert bare is not None
    assert grade(bare, ("undersea_cost",)) == "D"
    assert [poor(each) for each in ("A", "B2", "D", "E5", "")] == [False, False, True, True, False]


def test_what_nothing_reads_is_not_moved(toy: Case) -> None:
    assert expanded(toy, ["pipe_margin"]) == {"worth", "field_cost", "pipe_cost"}
    assert {"worth", "undersea_capital", "field_cost"} <= figures_read(toy)


def test_figures_that_only_a_scenario_or_a_claim_reads_are_moved(written: Written) -> None:
    unused = "\nalone,Alone,1,2,3,USD/t,pert,,,,,D,,\nruled,Ruled,1,2,3,USD/m3,pert,,,,,D,,\n"
    claims = "- claim: one\n  paragraph: 1\n  says: So.\n  kind: ratio\n  statements:\n"
    reading = written(
        claims + "    - {ratio: alone, compare: '>', than: 1 USD/t, by: nonsense}\n",
        ("figures.csv", "\nworth,", unused + "worth,"),
        (
            "scenarios.yaml",
            "pipe_closed:",
            "dear:\n  figures: {world_price: ruled * 2}\n  rules:\n    toll:\n"
            "      {kind: surcharge, by: MID, asset: pipe, amount: transit_fee / (10 bcm/yr)}\n"
            "pipe_closed:",
        ),
    )
    case = reading.case
    assert case is not None, reading.diagnostics
    assert {"alone", "ruled", "transit_fee"} <= figures_read(case)
