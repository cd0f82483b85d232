"""What differs between two runs."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.report.sample import sample

from rason.answer.days import Days
from rason.answer.shortages import Shortage
from rason.report.difference import NOISE, differences, lost_in_all


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


def test_what_differs_is_named_and_keys_stand_beside() -> None:
    (base,) = sample().scenarios
    flow, *others = base.flows
    more = flow.model_copy(update={"value": 2.0 * flow.value})
    found = differences(
        sample(),
        sample().model_copy(
            update={"scenarios": (base.model_copy(update={"flows": (more, *others)}),)}
        ),
    )
    (told,) = found
    assert sample().case.assets[flow.asset] in told.name
    assert flow.asset not in told.name.split(", ")
    assert (told.what, told.title) == ("value", "Amount")
    assert flow.asset in told.key


@given(st.floats(-1.0, 1.0))
def test_noise_of_the_solver_is_no_difference(part: float) -> None:
    (base,) = sample().scenarios
    first = base.surplus[0]
    large = first.model_copy(update={"actor": "MID", "value": 1e9})
    small = first.model_copy(update={"value": 0.0})
    noisy = first.model_copy(update={"value": part * NOISE * 1e9})
    one, other = (
        sample().model_copy(
            update={"scenarios": (base.model_copy(update={"surplus": (each, large)}),)}
        )
        for each in (small, noisy)
    )
    assert differences(one, other) == ()


def test_what_is_lost_over_all_days_comes_in_money_and_by_buyer() -> None:
    (base,) = sample().scenarios
    assert base.objective is not None
    short = Shortage(
        scenario="shut", buyer="SUD", commodity="gas", unserved=3.0, asked=9.0, unit="bcm",
        short=3.0, bid_away=0.0,
    )  # fmt: skip
    shut = sample().model_copy(
        update={
            "scenarios": (base.model_copy(update={"objective": base.objective - 4e8}),),
            "shortages": (short, short.model_copy(update={"buyer": "MID", "unserved": 0.0})),
        }
    )
    half = Days(first=date(2031, 1, 1), last=date(2031, 7, 1), counted=0.5)
    found = lost_in_all(sample(), shut, half)
    assert [(each.table, each.key, each.what, each.change, each.unit) for each in found] == [
        ("in all", "all together", "earned", pytest.approx(-2e8), "USD"),
        ("in all", "Sudland, Natural gas", "not served", 3.0, "bcm"),
    ]
    assert lost_in_all(sample(), shut, None) == ()
    assert lost_in_all(sample(), sample(), half) == ()
