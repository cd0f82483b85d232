from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rason.case.evaluate import Compiler, Target
from rason.case.expression import ExpressionError, parse_expression
from rason.case.tables import Where
from rason.units import Units, parse

if TYPE_CHECKING:
    from rason.case.cell import Cell

WHERE = Where("links.csv", 7)
UNITS = Units("USD", {"gas": "bcm"}, {"gas": ((1.0, "Mt"), (1.36, "bcm"), (52e6, "MMBtu"))})
FIGURES = {
    "lng": "USD/MMBtu", "ship": "USD/t", "fee": "million USD/yr", "t": "bcm/yr",
    "half": "%", "exports": "t/yr", "rate": "1/yr",
}  # fmt: skip
VALUES = {
    "lng": np.array([10.0, 16.0]), "ship": np.array([52.0, 104.0]), "fee": np.array([100.0, 200.0]),
    "t": np.array([10.0, 20.0]), "half": np.array([50.0, 50.0]), "exports": np.array([1.0, 2.0]),
    "rate": np.array([0.1, 0.2]),
}  # fmt: skip
COMPILER = Compiler(UNITS, {key: parse(unit) for key, unit in FIGURES.items()})
TOLERANCE = 1e-12


def cell(text: str, unit: str, *, bare: bool = False, header: str = "") -> Cell:
    return COMPILER.cell(
        text, WHERE, Target(unit, ("gas",), bare=bare, why="gas is in bcm"), header
    )


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("10 bcm/yr", "bcm/yr", 10.0),  # exact: nothing is converted
        ("10 Mt/yr", "bcm/yr", 13.6),
        ("1e3 kt/yr", "bcm/yr", 1.36),
        ("-3 USD/t", "million USD/Mt", -3.0),
        ("5 %", "1", 0.05),
        ("5%", "1", 0.05),
        ("0", "bcm/yr", 0.0),  # zero has every unit
        ("0 Mt/yr + 1 bcm/yr", "bcm/yr", 1.0),
        ("0.1/yr", "1/yr", 0.1),
        ("8 %/yr", "1/yr", 0.08),
        ("10 USD/1000 m3", "million USD/bcm", 10.0),
        ("10 USD/thousand m3", "million USD/bcm", 10.0),
        ("2 bn USD", "million USD", 2000.0),
        ("2 * (3 - 1) * 1 bcm/yr", "bcm/yr", 4.0),
        ("8 bcm/yr / 2 / 2", "bcm/yr", 2.0),
        ("1 bcm/yr - 2 bcm/yr - 3 bcm/yr", "bcm/yr", -4.0),
        ("max(1 bcm/yr, 2 Mt/yr, 0)", "bcm/yr", 2.72),
        ("min(1 bcm/yr, 2 Mt/yr)", "bcm/yr", 1.0),
        ("--3 bcm/yr", "bcm/yr", 3.0),
        ("3 USD/(t km) * 100 km", "million USD/Mt", 300.0),
        (" 10  bcm/yr ", "bcm/yr", 10.0),
    ],
)
def test_numbers_come_out_in_the_unit_asked_for(text: str, unit: str, expected: float) -> None:
    found = cell(text, unit)
    assert found.constant
    assert float(found.evaluate({})) == pytest.approx(expected, rel=TOLERANCE)


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("lng - ship", "million USD/bcm", [(520 - 52) / 1.36, (832 - 104) / 1.36]),
        ("0.5 * fee / t", "million USD/bcm", [5.0, 5.0]),
        ("2 bcm/yr + t", "bcm/yr", [12.0, 22.0]),  # `t` alone is a figure
        ("1/half", "1", [2.0, 2.0]),  # a figure under a one divides
        ("half * t", "bcm/yr", [5.0, 10.0]),
        ("max(0, t - 15 bcm/yr)", "bcm/yr", [0.0, 5.0]),
        ("-t", "bcm/yr", [-10.0, -20.0]),
        ("rate", "1/yr", [0.1, 0.2]),
    ],
)
def test_figures_are_read_in_their_own_units(text: str, unit: str, expected: list[float]) -> None:
    assert cell(text, unit).evaluate(VALUES) == pytest.approx(expected, rel=TOLERANCE)


def test_a_word_after_a_number_is_a_unit_and_any_other_a_figure() -> None:
    found = cell("ship * 3 t / 1 t", "million USD/Mt")
    assert found.figures == ("ship",)


def test_figures_are_listed_once_in_order() -> None:
    assert cell("fee / t + lng * 0 + fee / t", "million USD/bcm").figures == ("fee", "t", "lng")


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("2 ^ 3 ^ 2", "1", 512.0),
        ("-2 ^ 2", "1", -4.0),
        ("2 ^ -1", "1", 0.5),
        ("50 % ^ 2", "1", 0.25),
        ("(1 + 10 %) ^ (3 yr / 1 yr)", "1", 1.331),
        ("(3 m) ^ 2 * 1 m", "m3", 9.0),
        ("annuity(8 %, 20 yr)", "1/yr", 0.08 / (1.0 - 1.08**-20)),
        ("annuity(0 %/yr, 240 month)", "1/yr", 0.05),
        ("100 million USD * annuity(8 %, 20 yr)", "million USD/yr", 8.0 / (1.0 - 1.08**-20)),
        ("(0 - 2) ^ 0.5", "1", float("nan")),
        ("0 ^ -1", "1", float("nan")),
        ("annuity(8 %, 0 yr)", "1/yr", float("nan")),
    ],
)
def test_powers_and_annuities(text: str, unit: str, number: float) -> None:
    assert float(cell(text, unit).evaluate({})) == pytest.approx(number, nan_ok=True)


def test_a_header_gives_bare_numbers_their_unit() -> None:
    assert float(cell("10", "bcm/yr", header="Mt/yr").evaluate({})) == pytest.approx(13.6)
    assert float(cell("10 bcm/yr", "bcm/yr", header="Mt/yr").evaluate({})) == pytest.approx(10.0)
    assert float(cell("2 * 5", "bcm/yr", header="bcm/yr").evaluate({})) == pytest.approx(10.0)
    assert cell("t", "bcm/yr", header="Mt/yr").evaluate(VALUES) == pytest.approx([10.0, 20.0])


def test_a_rate_may_be_a_bare_share() -> None:
    assert float(cell("8 %", "1/yr", bare=True).evaluate({})) == pytest.approx(0.08)
    with pytest.raises(ExpressionError, match="number per year"):
        cell("8 %", "1/yr")


@pytest.mark.parametrize(
    ("text", "code", "fix"),
    [
        ("10", "RSN-C028", "`10 bcm/yr`"),
        ("2 * 5", "RSN-C028", "bcm/yr"),
        ("1,5 bcm/yr", "RSN-C026", "1.5"),
        ("1,000 bcm/yr", "RSN-C026", "1000"),
        ("−3 bcm/yr", "RSN-C026", "hyphen"),
        ("#N/A", "RSN-C026", "spreadsheet"),
        ("nan", "RSN-C027", "number"),
        ("Infinity", "RSN-C027", "number"),
        ("1e999 bcm/yr", "RSN-C027", "smaller"),
        ("10 bcn/yr", "RSN-C029", "rason units"),
        ("10 Bcms/yr", "RSN-C029", "write bcm"),
        ("2 lng", "RSN-C029", "`lng` is a figure"),
        ("10 USD/fee", "RSN-C029", "`fee` is a figure"),
        ("10 kWh", "RSN-C030", "bcm/yr"),
        ("lng", "RSN-C030", "bcm/yr"),
        ("fee * t", "RSN-C030", "bcm/yr"),
        ("lgn", "RSN-C023", "write lng"),
        ("nothing_like_it", "RSN-C023", "figures.csv"),
        ("10 bcm / yr", "RSN-C023", "directly after its number"),
        ("lng + fee", "RSN-C036", "convert"),
        ("max(t, half)", "RSN-C036", "convert"),
        ("", "RSN-C032", "number with its unit"),
        ("(t", "RSN-C032", "add `)`"),
        ("t)", "RSN-C032", "expression"),
        ("t t", "RSN-C032", "expression"),
        ("1 000 bcm/yr", "RSN-C026", "write 1000 bcm/yr"),
        ("1.2.3 bcm/yr", "RSN-C032", "expression"),
        ("max()", "RSN-C032", "expression"),
        ("t ** 2", "RSN-C032", "write t ^ 2"),
        ("t ^", "RSN-C032", "expression"),
        ("t ^ 0.5", "RSN-C036", "one of its unit"),
        ("t ^ 9", "RSN-C036", "one of its unit"),
        ("2 ^ t", "RSN-C036", "/ 1 yr"),
        ("annuity(8 %)", "RSN-C032", "annuity(8 %, 20 yr)"),
        ("annuity(8 %, 20)", "RSN-C036", "20 yr"),
        ("annuity(fee, 20 yr)", "RSN-C036", "annuity(8 %, 20 yr)"),
        ("annuity", "RSN-C023", "figures.csv"),
        ("$5", "RSN-C032", "expression"),
        ("__import__('os')", "RSN-C032", "expression"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_write(text: str, code: str, fix: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        cell(text, "bcm/yr")
    assert caught.value.code == code, caught.value
    assert fix in caught.value.fix


@given(st.text(alphabet="0123456789.eE+-*/(), minaxt%bcyr", max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parse_expression(text)
    except ExpressionError as error:
        assert error.fix  # noqa: PT017 - either way is good


@given(
    st.floats(-1e6, 1e6, allow_nan=False),
    st.floats(-1e6, 1e6, allow_nan=False),
    st.floats(1e-3, 1e6),
)
def test_arithmetic_is_that_of_numbers(a: float, b: float, c: float) -> None:
    found = cell(f"({a!r} - {b!r} * 2) / {c!r}", "1")
    assert float(found.evaluate({})) == pytest.approx((a - b * 2) / c, rel=1e-9, abs=1e-9)


def test_a_ratio_to_nothing_has_no_value() -> None:
    values = {"lng": np.array([10.0, 0.0]), "ship": np.array([0.0, 0.0])}
    assert np.isnan(cell("lng / ship", "").evaluate(values)).all()
    assert np.isfinite(cell("ship / (lng + 1 USD/MMBtu)", "").evaluate(values)).all()
