"""Patience and hazard in a calendar, by hand on the golden program with a way around built late.

The pipe brings 75 a barrel and the way around 70, ten million barrels a year, over ten years of
which the way around serves seven for a capital of 1,400; money that comes later counts whole.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

import rason
from rason.analysis.hazard import Hazard, hazard
from rason.analysis.measures import MEASURES
from rason.case import read_case

if TYPE_CHECKING:
    from collections.abc import Callable

LATE = Path(__file__).parents[2] / "golden" / "late_bypass" / "case"
NEAR = pytest.approx
FIGURES = "figure,name,low,value,high,unit,grade\nfee,Fee,1,20,60,million USD/yr,D\n"
NO_PIPE = ("links.csv", "pipe,field,south,pipe,oil,10", "pipe,field,south,pipe,oil,0")


@pytest.fixture
def late(tmp_path: Path) -> Callable[..., rason.Study]:
    def make(*edits: tuple[str, str, str], figures: str = FIGURES) -> rason.Study:
        folder = tmp_path / "late"
        shutil.copytree(LATE, folder, dirs_exist_ok=True)
        for name, old, new in edits:
            text = (folder / name).read_text(encoding="utf-8")
            assert old in text
            (folder / name).write_text(text.replace(old, new), encoding="utf-8")
        (folder / "figures.csv").write_text(figures, encoding="utf-8")
        return rason.Study(read_case(folder), draws=1)

    return make


def patience(study: rason.Study) -> float:
    told: dict[str, Any] = {"actor": "B", "closed": "pipe", "fee": "fee"}
    found = study._one(MEASURES["patience"].run(study.question(), told))  # noqa: SLF001
    return float(found[0])


def risk(study: rason.Study) -> Hazard:
    found: Hazard = study._one(hazard(study.question(), "around"))  # noqa: SLF001
    return found


def test_a_fee_is_paid_for_the_years_of_the_calendar(late: Callable[..., rason.Study]) -> None:
    # All that stands is sunk: shutting the pipe costs 5 a barrel, 50 a year, against a fee of 20.
    factor = patience(late())
    assert (1.0 - factor**10) / (1.0 - factor) == NEAR(50.0 / 20.0)
    assert factor > 1.0 - 20.0 / 50.0, "less patience would do if it were paid for ever"


def test_a_fee_that_changes_counts_by_its_years(late: Callable[..., rason.Study]) -> None:
    study = late()
    folder = study.case.folder
    (folder / "series.csv").write_text("figure,from,factor\nfee,2020-01-01,2\n", encoding="utf-8")
    factor = patience(rason.Study(read_case(folder), draws=1))
    assert (1.0 - factor**10) / (1.0 - factor) == NEAR(50.0 / 30.0)


def test_days_too_few_for_a_later_fee_say_so(late: Callable[..., rason.Study]) -> None:
    study = late(("case.yaml", "2024-12-31, step: 1 year", "2015-06-30, step: 1 month"))
    assert np.isnan(patience(study))
    (row,) = study.answer("hold_up", actor="B", closed="pipe", fee="fee").hold_ups  # type: ignore[attr-defined]
    assert any("calendar too short" in each for each in row.says)
    always = late(
        ("case.yaml", "2024-12-31, step: 1 year", "2015-06-30, step: 1 month"),
        figures=FIGURES.replace("1,20,60", "1,55,60"),
    )
    assert patience(always) == 0.0


def test_a_project_bears_risk_in_the_years_in_which_it_serves(
    late: Callable[..., rason.Study],
) -> None:
    # 700 in each of seven years for 1,400 of capital, 200 a year of them.
    found = risk(late(NO_PIPE))
    assert (found.worth[0], found.annuity[0]) == (NEAR(700.0), NEAR(200.0))
    kept = (1.0 - found.for_good[0]) ** np.arange(1, 8)
    assert 700.0 * kept.sum() == NEAR(1400.0)
    assert found.one_year[0] == NEAR(1.0 - 200.0 / 700.0)


def test_only_the_years_within_the_calendar_count(late: Callable[..., rason.Study]) -> None:
    # A life of 14 years of which the calendar has seven: 100 a year, and 700 of the capital.
    found = risk(late(NO_PIPE, ("projects.csv", "7 yr", "14 yr")))
    assert (found.worth[0], found.annuity[0]) == (NEAR(700.0), NEAR(100.0))
    kept = (1.0 - found.for_good[0]) ** np.arange(1, 8)
    assert 700.0 * kept.sum() == NEAR(700.0)


def test_waiting_raises_what_a_project_must_pay(late: Callable[..., rason.Study]) -> None:
    cheaper = ("projects.csv", "1400", "1000")
    found = risk(late(NO_PIPE, cheaper, ("case.yaml", "discount: 0", "discount: 0.25")))
    annuity = 1000.0 * 0.25 / (1.0 - 1.25**-7) * 1.25**3
    assert (found.worth[0], found.annuity[0]) == (NEAR(700.0), NEAR(annuity))
    kept = ((1.0 - found.for_good[0]) / 1.25) ** np.arange(1, 8)
    assert 700.0 * kept.sum() == NEAR(1000.0 * 1.25**3)


def test_what_stands_already_serves_all_days(late: Callable[..., rason.Study]) -> None:
    found = risk(
        late(
            NO_PIPE,
            ("projects.csv", "sponsor", "sponsor,state"),
            ("projects.csv", "3 yr,A", "3 yr,A,built"),
        )
    )
    assert (found.worth[0], found.annuity[0]) == (NEAR(700.0), NEAR(200.0))
    kept = (1.0 - found.for_good[0]) ** np.arange(1, 11)
    assert 700.0 * kept.sum() == NEAR(2000.0)


def test_what_comes_too_late_bears_nothing(late: Callable[..., rason.Study]) -> None:
    found = risk(late(NO_PIPE, ("projects.csv", "3 yr", "12 yr")))
    assert (found.worth[0], found.for_good[0]) == (0.0, 0.0)
