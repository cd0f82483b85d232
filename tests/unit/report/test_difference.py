"""What differs between two runs."""

from __future__ import annotations

import pytest
from tests.unit.report.sample import sample

from rason.report.difference import differences


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
