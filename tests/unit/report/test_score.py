from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.unit.report.sample import sample

from rason.errors import InputError
from rason.report.difference import differences
from rason.report.score import plot, score

if TYPE_CHECKING:
    from pathlib import Path

    from rason.report.document import Document

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


def test_an_outcome_stands_once_and_outside_the_case(tmp_path: Path) -> None:
    row = "pipe_matters,2016-01-01,yes,a"
    with pytest.raises(InputError) as refused:
        score(sample(), outcomes(tmp_path, row, row))
    (fault,) = refused.value.diagnostics
    assert (fault.line, fault.fix) == (3, "remove one")
    assert "line 2" in fault.expected
    table = outcomes(tmp_path, row)
    (tmp_path / "case.yaml").write_text("title: A case\n")
    with pytest.raises(InputError) as refused:
        score(sample(), table)
    assert "outside" in refused.value.diagnostics[0].expected


def test_nobody_can_say_before_the_day_that_a_forecast_failed(tmp_path: Path) -> None:
    first, *rest = sample().claims
    forecast = first.model_copy(update={"due": date(2016, 6, 30)})
    document = sample().model_copy(update={"claims": (forecast, *rest)})
    with pytest.raises(InputError) as refused:
        score(document, outcomes(tmp_path, "pipe_matters,2016-06-29,no,a"))
    assert "2016-06-30" in refused.value.diagnostics[0].expected
    for row in ("pipe_matters,2016-06-30,no,a", "pipe_matters,2016-06-29,yes,a"):
        assert score(document, outcomes(tmp_path, row)).scored == 1


def many(*shares: float) -> Document:
    """Return the sample with as many claims of the same kind as there are shares."""
    first = next(each for each in sample().claims if each.probability is not None)
    return sample().model_copy(
        update={
            "claims": tuple(
                first.model_copy(update={"claim": f"claim_{number}", "probability": share})
                for number, share in enumerate(shares)
            )
        }
    )


def test_ten_claims_make_a_calibration_plot_and_nine_do_not(tmp_path: Path) -> None:
    shares = [0.6] * 5 + [0.9] * 5
    rows = [f"claim_{n},2016-01-01,{'no' if n in (0, 1) else 'yes'},a" for n in range(10)]
    found = score(many(*shares), outcomes(tmp_path, *rows))
    likely, very = found.groups
    assert (likely.word, likely.claims, likely.happened) == ("likely", 5, 3)
    assert (very.word, very.frequency) == ("very likely", 1.0)
    # Wilson's interval of 3 in 5, by hand: (3 + 1.92) / 8.84 less and plus 0.3257
    assert (likely.low, likely.high) == pytest.approx((0.2307, 0.8824), abs=1e-3)
    assert found.always == pytest.approx(0.8 * 0.2)
    assert "likely: 3 of 5 came true, that held in 60 % of draws" in plot(found)
    few = score(many(*shares), outcomes(tmp_path, *rows[:9]))
    assert few.groups == ()
    with pytest.raises(InputError) as refused:
        plot(few)
    assert refused.value.diagnostics[0].code == "RSN-R003"


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
