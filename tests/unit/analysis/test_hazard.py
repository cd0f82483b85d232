from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.optimize import brentq

from rason.analysis.hazard import break_even_hazard, hazard, project_of

if TYPE_CHECKING:
    from tests.unit.analysis.conftest import Ask, Changed

NEAR = pytest.approx
BYPASS = {"project": "bypass"}
CAPITAL = ("figures.csv", "line,3,4,5,bn USD", "line,0.5,0.645,0.8,bn USD")
TWO_YEARS = ("projects.csv", "20 yr", "2 yr")


def test_by_hand_over_two_years(changed: Changed) -> None:
    # With the pipe shut the line earns 1,100 - 240 = 860 a year. 860 x (0.5 + 0.25) = 645.
    ask = changed(CAPITAL, TWO_YEARS)
    assert ask.measure("break_even_hazard", BYPASS, "closed_with_bypass") == NEAR(0.5)
    assert ask.measure("break_even_outage", BYPASS, "closed_with_bypass") == NEAR(1 - 322.5 / 860)


def test_interest_leaves_less_room_for_risk(changed: Changed) -> None:
    # Now half a year's worth must remain of (1 - h) / 1.25.
    ask = changed(CAPITAL, TWO_YEARS, ("case.yaml", "discount: 0 %", "discount: 25 %"))
    assert ask.measure("break_even_hazard", BYPASS, "closed_with_bypass") == NEAR(0.375)


def test_a_dearer_rate_counts_as_interest(changed: Changed) -> None:
    rules = "rule,kind,by,origin,actor,commodity,asset,amount,from,until,source,note\n"
    ask = changed(
        CAPITAL, TWO_YEARS, ("rules.csv", "", rules + "dear,finance,MID,,NOR,,,0.25,,,fable,\n")
    )
    assert ask.measure("break_even_hazard", BYPASS, "closed_with_bypass") == NEAR(0.375)


def test_wider_spreads_are_no_cost_of_capital(toy: Ask) -> None:
    # Twice the spread makes the tanker's gas dearer by 5: 6 x (200 - 165) = 210 without the line.
    asked = toy.measure("break_even_outage", BYPASS, "closed_with_bypass", spread=2.0)
    assert asked == NEAR(1 - 200 / (1100 - 210))


def test_the_root_is_one(toy: Ask) -> None:
    found = toy.run(hazard(toy.question("closed_with_bypass"), "bypass"))
    assert found.worth == NEAR(860.0)
    assert found.annuity == NEAR(200.0)
    kept = (1.0 - found.for_good[0]) ** np.arange(1, 21)
    assert 860.0 * kept.sum() == NEAR(4000.0)


def test_what_does_not_pay_bears_no_risk(toy: Ask) -> None:
    # While the pipe is open the line round it is worth nothing.
    assert toy.measure("break_even_hazard", BYPASS, "bypass") == NEAR(0.0)
    assert toy.measure("break_even_outage", BYPASS, "bypass") == NEAR(0.0)


def test_a_life_need_not_be_whole() -> None:
    # 400 of capital is 8 years' money at an annuity of 50, and 4 at a worth of 100.
    life = 12.5
    borne = break_even_hazard(
        np.array([100.0]), np.array([50.0]), np.array([400.0]), np.array([life])
    )[0]

    def years(factor: float) -> float:
        return float(factor * (1.0 - factor**life) / (1.0 - factor))

    discounted = brentq(lambda factor: years(factor) - 8.0, 0.1, 0.999)
    assert years(discounted * (1.0 - borne)) == NEAR(4.0)


def test_what_stands_or_falls_with_an_asset(toy: Ask) -> None:
    case = toy.program.case
    assert project_of(case, "undersea") == project_of(case, "bypass") == "bypass"
    assert project_of(case, "pipe") == project_of(case, "narrows") == ""
