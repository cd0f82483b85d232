from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from tests.unit.report.sample import sample

from rason.errors import InputError
from rason.report.difference import differences
from rason.report.score import score

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "claim,date,happened,source\n"


def outcomes(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "outcomes.csv"
    path.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_scores_by_hand(tmp_path: Path) -> None:
    table = outcomes(
        tmp_path,
        "bypass_weakens_midland,2016-01-01,yes,a",
        "bypass_stays_on_paper,2016-01-01,yes,b",
        "pride,2016-01-01,no,c",
    )
    found = score(sample(), table)
    assert found.scored == 2
    assert found.brier == pytest.approx((0.22**2 + 0.88**2) / 2)
    assert found.logarithmic == pytest.approx((-math.log(0.78) - math.log(0.12)) / 2)
    assert found.claims[2].reason == "untestable: no share to score"


def test_certainty_that_fails_costs_much_but_not_everything(tmp_path: Path) -> None:
    found = score(sample(), outcomes(tmp_path, "pipe_matters,2016-01-01,no,a"))
    assert found.brier == 1.0
    assert found.logarithmic == pytest.approx(-math.log(1e-3))


def test_what_was_known_at_the_freeze_is_no_forecast(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        score(sample(), outcomes(tmp_path, "pipe_matters,2014-11-30,yes,a"))
    (fault,) = refused.value.diagnostics
    assert (fault.code, fault.line) == ("RSN-R004", 2)
    assert "frozen" in fault.expected


def test_all_faults_of_a_table_at_once(tmp_path: Path) -> None:
    table = outcomes(
        tmp_path, "pipe_mattres,2016-01-01,yes,", "pride,soon,no,", "quarrel,2016-01-01,maybe,"
    )
    with pytest.raises(InputError) as refused:
        score(sample(), table)
    assert [each.line for each in refused.value.diagnostics] == [2, 3, 4]
    assert refused.value.diagnostics[0].fix == "write pipe_matters"


def test_a_table_that_is_none_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("a,b\n1,2\n")
    for path in (wrong, tmp_path / "nowhere.csv", tmp_path):
        with pytest.raises(InputError):
            score(sample(), path)


def test_a_run_does_not_differ_from_itself() -> None:
    assert differences(sample(), sample()) == ()


def test_what_differs_is_told_with_its_unit() -> None:
    first, *rest = sample().claims
    changed = first.model_copy(update={"probability": 0.5, "verdict": "roughly even"})
    found = differences(sample(), sample().model_copy(update={"claims": (changed, *rest)}))
    assert [(each.table, each.key, each.what) for each in found] == [
        ("claims", "pipe_matters", "verdict"),
        ("claims", "pipe_matters", "probability"),
    ]
    assert found[1].change == pytest.approx(-0.5)


def test_scenarios_are_compared_whatever_they_are_called() -> None:
    (base,) = sample().scenarios
    other = base.model_copy(update={"scenario": "bypass", "objective": 9e8})
    document = sample().model_copy(update={"power": ()})
    found = differences(document, document.model_copy(update={"scenarios": (other,)}), across=True)
    assert [(each.what, each.change, each.unit) for each in found] == [
        ("objective", -6e8, "USD/yr")
    ]
