"""Calendars: how many days a step has, how much of a year, and how much money counts."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rason.case.calendar import Span, Step, calendar_of, counted, read_step, years_of
from rason.case.evaluate import Compiler, Target
from rason.case.tables import Where
from rason.units import Units

FIRST = date(2026, 2, 28)
DAYS = st.dates(date(1990, 1, 1), date(2050, 12, 31))
WORDS = st.sampled_from(["day", "week", "month", "quarter", "year"])
STEPS = st.builds(Step, st.integers(1, 40), WORDS)
RATE = Compiler(Units("USD", {}, {}), {}).cell(
    "0.08", Where("case.yaml", 1), Target("1/yr", bare=True)
)


def span(
    until: date, step: str = "", *, first: date = FIRST, bounds: tuple[date, ...] = ()
) -> Span:
    return Span(first, until, read_step(step), bounds)


@pytest.mark.parametrize(
    ("step", "years"),
    [
        ("1 day", Fraction(4, 1461)), ("1 week", Fraction(28, 1461)), ("1 month", Fraction(1, 12)),
        ("2 quarters", Fraction(1, 2)), ("1 year", Fraction(1)), ("10 days", Fraction(40, 1461)),
    ],
)  # fmt: skip
def test_a_step_is_as_long_as_it_says(step: str, years: Fraction) -> None:
    read = read_step(step)
    assert read is not None
    assert read.years == years
    assert str(read) == step


@pytest.mark.parametrize(
    "text", ["week", "0 weeks", "1.5 weeks", "-1 day", "a week", "1 fortnight", ""]
)
def test_what_is_no_step(text: str) -> None:
    assert read_step(text) is None


def test_twenty_six_weeks() -> None:
    """From 28 February to 28 August are 182 days: 26 weeks, all whole."""
    weeks = span(date(2026, 8, 28), "1 week")
    assert weeks.count == 26
    assert weeks.short is None
    assert weeks.years == Fraction(26 * 28, 1461)


def test_a_month_from_its_last_day() -> None:
    """Months that begin on the 31st begin on the last day that the month has."""
    months = span(date(2014, 4, 28), "1 month", first=date(2013, 12, 31))
    firsts = [first for first, *_ in months.steps()]
    assert firsts == [date(2013, 12, 31), date(2014, 1, 31), date(2014, 2, 28), date(2014, 3, 31)]
    assert months.short == (date(2014, 3, 31), date(2014, 4, 28))


@given(DAYS, st.integers(0, 900), STEPS)
def test_steps_follow_each_other_from_first_day_to_last(first: date, days: int, step: Step) -> None:
    last = first + timedelta(days=days)
    made = Span(first, last, step)
    steps = list(made.steps())
    assert len(steps) == made.count == step.count(first, last)
    assert steps[0][0] == first
    assert steps[-1][1] == last
    for (_, end, years), (begin, *_) in pairwise(steps):
        assert begin == end + timedelta(days=1)
        assert years == step.years
    assert sum(years for *_, years in steps) == made.years
    assert 0 < steps[-1][2] <= step.years


@given(DAYS, st.integers(1, 900), STEPS, st.lists(st.integers(-50, 950), max_size=6))
def test_cuts_change_no_length(first: date, days: int, step: Step, cuts: list[int]) -> None:
    made = Span(first, first + timedelta(days=days), step)
    whole = calendar_of(made, [], RATE)
    cut = calendar_of(made, [first + timedelta(days=each) for each in cuts], RATE)
    assert cut.years == whole.years
    assert cut.whole == whole.whole
    assert (cut.discount is None) == (made.years <= 1)
    assert sum(each.days for each in cut.periods) == days + 1
    for one, after in pairwise(cut.periods):
        assert after.first == one.last + timedelta(days=1)
        assert after.start == pytest.approx(one.start + one.length, abs=1e-12)
    present = np.sum(cut.counted({}), axis=0)
    assert present == pytest.approx(np.sum(whole.counted({}), axis=0), rel=1e-12)


def test_money_of_parts_adds_up_and_an_annuity_is_worth_its_capital() -> None:
    rate = np.array([0.0, 0.05, 0.3])
    edges = [0.0, 0.2, 1.0, 7.5, 15.0]
    parts = np.sum([counted(rate, start, end) for start, end in pairwise(edges)], axis=0)
    assert parts == pytest.approx(counted(rate, 0.0, 15.0), rel=1e-12)
    annuity = 0.05 / (1.0 - 1.05**-15)
    assert annuity * parts[1] == pytest.approx(1.0, rel=1e-12)


def test_listed_bounds_share_the_length_by_days() -> None:
    """A year listed as two parts is a year, wherever it is cut."""
    listed = span(date(2014, 12, 31), first=date(2014, 1, 1), bounds=(date(2014, 2, 15),))
    assert listed.years == 1
    assert [years for *_, years in listed.steps()] == [Fraction(45, 365), Fraction(320, 365)]


def test_whole_months_are_counted_exactly() -> None:
    assert years_of(date(2026, 1, 15), date(2026, 3, 14)) == Fraction(1, 6)
    assert years_of(date(2024, 2, 29), date(2025, 2, 27)) == 1
    assert years_of(date(9999, 12, 1), date(9999, 12, 31)) == Fraction(31 * 4, 1461)
