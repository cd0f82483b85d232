"""Margins: sides, signs, units and what solving leaves undecided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from rason.case import central
from rason.case.document import Statement
from rason.case.expression import ExpressionError
from rason.claim import amount
from rason.claim.context import Context
from rason.claim.side import far, form, near, same
from rason.claim.statement import Margin, compared, margin
from rason.claim.statement_words import in_words
from rason.claim.undecided import SUMMED
from rason.program import compile as compile_case
from rason.solve import solve
from rason.study import run

if TYPE_CHECKING:
    from rason.case import Case

LOSS: dict[str, Any] = {"measure": "closure_loss", "with": {"closed": "pipe"}}


def ask(case: Case, **fields: Any) -> Margin:
    context = Context(compile_case(case), 16, scenario=("base",))
    inquiry = margin(Statement.model_validate(fields), context.question(central(case)))
    found: Margin = run({1: inquiry}, lambda batch, _: solve(context.program, batch))[1]
    return found


def test_a_measure_against_a_number_is_shown_in_the_numbers_unit(toy: Case) -> None:
    found = ask(toy, **LOSS, compare=">", than="1 bn USD/yr")
    assert found.unit == "bn USD/yr"
    assert found.left[0] == pytest.approx(1.26)
    assert found.margin[0] == pytest.approx(0.26)
    assert found.holds[0]


def test_less_than_turns_the_sign(toy: Case) -> None:
    found = ask(toy, **LOSS, compare="<", than="1500 million USD/yr")
    assert found.margin[0] == pytest.approx(240.0)


@pytest.mark.parametrize(
    ("by", "holds"), [("255 million USD/yr", True), ("25 %", True), ("27 %", False)]
)
def test_by_is_absolute_or_relative(toy: Case, by: str, *, holds: bool) -> None:
    assert ask(toy, **LOSS, compare=">", than="1 bn USD/yr", by=by).holds[0] == holds


def test_the_other_side_may_be_elsewhere_and_be_multiplied(toy: Case) -> None:
    found = ask(
        toy, measure="welfare", **{"in": "base"}, compare=">",
        than={"in": "pipe_closed", "times": 6.0},
    )  # fmt: skip
    assert found.right[0] == pytest.approx(6 * 240.0)
    assert found.margin[0] == pytest.approx(60.0)
    assert found.unit == "million USD/yr"


def test_equal_sides_are_no_strict_difference(toy: Case) -> None:
    than = {"in": "bypass"}
    assert not ask(toy, measure="welfare", compare=">", than=than).holds[0]
    assert not ask(toy, measure="welfare", compare="<", than=than).holds[0]
    assert ask(toy, measure="welfare", compare=">=", than=than).holds[0]


def test_a_build_holds_where_the_project_is_worth_building(toy: Case) -> None:
    assert not ask(toy, build="bypass", **{"in": "bypass"}).holds[0]
    assert ask(toy, build="bypass", **{"in": "closed_with_bypass"}).holds[0]


def test_a_ratio_is_compared_in_points(toy: Case) -> None:
    found = ask(toy, ratio="pipe_margin / worth", compare=">", than="50 %")
    assert (found.left[0], found.unit) == (pytest.approx(75.0), "points")
    assert ask(toy, ratio="pipe_margin", compare=">", than="0.14 USD/m3").margin[0] == (
        pytest.approx(0.01)
    )


def test_a_break_even_is_shown_in_the_figures_unit(toy: Case) -> None:
    found = ask(
        toy, break_even="field_cost", **LOSS, threshold="1 bn USD/yr", compare=">",
        than="40 USD/thousand m3",
    )  # fmt: skip
    assert found.unit == "USD/thousand m3"
    assert found.left[0] == pytest.approx(56.0)
    assert found.margin[0] == pytest.approx(16.0)


def test_a_threshold_may_read_figures(toy: Case) -> None:
    found = ask(toy, **LOSS, compare=">", than="transit_fee * 2")
    assert found.margin[0] == pytest.approx(1260.0 - 630.0)


def test_prices_are_shown_as_the_case_shows_them(toy: Case) -> None:
    told = {"place": "city", "commodity": "gas"}
    found = ask(toy, measure="price", **{"with": told}, compare=">", than={"in": "pipe_closed"})
    assert found.unit == "USD/thousand m3"
    assert found.left[0] == pytest.approx(found.margin[0] + found.right[0])


def test_no_value_is_neither_true_nor_false() -> None:
    statement = Statement.model_validate({"measure": "welfare", "compare": "<"})
    left = np.array([np.nan, 1.0, np.inf, -np.inf])
    found = compared(statement, left, np.asarray(2.0), amount.Scale("1", "1"), SUMMED)
    assert np.isnan(found.margin[0])
    assert found.holds.tolist() == [False, True, False, True]


def test_points_and_percent_are_the_same(toy: Case) -> None:
    assert float(amount.read(toy, "5 points", "1").evaluate({})) == pytest.approx(0.05)
    assert amount.by(toy, "5 points", amount.Scale("1", "1"))[0] == pytest.approx(0.05)
    assert amount.by(toy, None, amount.Scale("1", "1")) == (0.0, 0.0)
    with pytest.raises(ExpressionError):
        amount.by(toy, "worth", amount.Scale("USD/t", "USD/t"))


def test_forms_are_told_apart() -> None:
    def of(**fields: object) -> str | None:
        return form(Statement.model_validate(fields))

    assert of(measure="welfare") == "measure"
    assert of(measure="welfare", break_even="worth") == "break_even"
    assert of(measure="welfare", build="bypass") is None
    assert of() is None


def test_the_other_side_inherits_what_it_knows() -> None:
    statement = Statement.model_validate(
        {
            "measure": "surplus",
            "with": {"actor": "RU", "rule": "nodal"},
            "in": "base",
            "than": {"measure": "power", "with": {"concept": "shapley"}},
        }
    )
    other = far(statement)
    assert other is not None
    assert other.parameters == {"actor": "RU", "concept": "shapley"}
    assert other.scenario == ("base",)
    assert not same(near(statement), other)


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        (
            {**LOSS, "in": ["a", "b"], "compare": ">", "than": "1 USD/yr", "by": "5 %"},
            "closure_loss (closed pipe) in a + b > 1 USD/yr, by 5 %",
        ),
        (
            {"measure": "welfare", "compare": "<", "than": {"in": "c", "times": 2}},
            "welfare < 2 × welfare in c",
        ),
        ({"ratio": "a / b", "compare": ">", "than": 2}, "a / b > 2"),
        ({"build": "line", "in": "c"}, "line is worth building in c"),
        (
            {
                "break_even": "fee", "measure": "welfare", "threshold": "0 USD/yr", "compare": "<",
                "than": "1 USD/yr",
            },
            "fee, at which welfare meets 0 USD/yr, < 1 USD/yr",
        ),
        (
            {"measure": "interaction", "with": {"players": ["A", "B"]}, "compare": ">", "than": 1},
            "interaction (players A, B) > 1",
        ),
        (
            {"order": [{"between": ["A", "B"], "sign": "+"}, {"from": "A", "to": ["B", "C"]}]},
            "friendly acts between A and B came before acts from A to B, C",
        ),
        ({"exists": {"contains": "coal", "sign": "-"}}, "hostile acts with “coal” is recorded"),
        (
            {"trend": {}, "split": "2014-03-01", "compare": ">", "than": 0},
            "scores a year of acts, from 2014-03-01 on, less before it, > 0",
        ),
        ({"balance": {}, "compare": "<", "than": 0}, "sum of scores of acts < 0"),
        (
            {"count": {"after": "2013-01-01", "before": "2014-01-01"}, "compare": ">", "than": 3},
            "number of acts from 2013-01-01 on before 2014-01-01 > 3",
        ),
    ],
)  # fmt: skip
def test_statements_in_words(toy: Case, fields: dict[str, Any], text: str) -> None:
    assert in_words(Statement.model_validate(fields), toy) == text
