"""What solving leaves undecided: of a case's own sizes, commodity by commodity."""

from __future__ import annotations

import pytest

import rason
from rason.claim.undecided import PURE, RELATIVE, searched, undecided
from rason.program import compile as compiled

CASE = rason.read_case("toy")
PROGRAM = compiled(CASE)


def test_quantities_and_prices_are_measured_against_usual_ones() -> None:
    """Of the bounds and of the costs and bids of the columns: 10 bcm a year, 45 USD."""
    for unit, usual in (
        (CASE.units.quantity_unit("gas"), 10.0), (CASE.units.price_unit("gas"), 45.0),
    ):  # fmt: skip
        for named in ("gas", ""):
            assert undecided(PROGRAM, unit, named).least == pytest.approx(RELATIVE * usual)


def test_what_has_no_scale_of_its_own_has_one_for_all() -> None:
    assert undecided(PROGRAM, "1").least == PURE


def test_a_search_leaves_part_of_a_figures_reach() -> None:
    """The worth of gas, 180 to 220, is searched from 140 to 260."""
    assert searched(CASE.figures["worth"]).least == pytest.approx(RELATIVE * 120.0)
