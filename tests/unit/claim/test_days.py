"""Statements about days, sums and tolerances: their faults, all at once, and their sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rason.case.document import Statement
from rason.claim.check import check_reading
from rason.claim.statement_words import in_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from tests.unit.claim.conftest import Written

    from rason.case import Case, Reading

WEEKS = ("scenarios.yaml", "base:", "days:\n  calendar: {from: 2014-12-01, until: 2014-12-28,"
         " step: 1 week}\nbase:")  # fmt: skip
FLOW = "flow, with: {asset: pipe, commodity: gas}, in: days"
MORE = "compare: '>', than: 1 bcm/yr"
SHORT = "day_unserved, with: {commodity: gas, buyer: SUD}"

FAULTS = {
    "an asset of a sum that is unknown": (
        f"flow, with: {{assets: [pipe, undersee]}}, {MORE}", "RSN-S002", "write undersea",
    ),
    "an asset of a sum that is there twice": (
        f"flow, with: {{assets: [pipe, pipe]}}, {MORE}", "RSN-S002", "remove one `pipe`",
    ),
    "one asset beside several": (
        f"flow, with: {{asset: pipe, assets: [pipe, undersea]}}, {MORE}", "RSN-S002",
        "remove `asset:`",
    ),
    "neither one asset nor several": (f"flow, {MORE}", "RSN-S002", "add `asset:`"),
    "a day where there are none": (
        f"flow, with: {{asset: pipe}}, at: 2014-12-03, {MORE}", "RSN-S010", "`calendar:`",
    ),
    "a day outside the calendar": (
        f"{FLOW}, at: 2014-12-29, {MORE}", "RSN-S010", "as far",
    ),
    "days of which the last is the first": (
        f"{FLOW}, between: [2014-12-09, 2014-12-02], {MORE}", "RSN-S010",
        "[2014-12-02, 2014-12-09]",
    ),
    "a day and days": (
        f"{FLOW}, at: 2014-12-02, between: [2014-12-02, 2014-12-03], {MORE}", "RSN-S005",
        "remove one of them",
    ),
    "a day of what is one number": (
        "power, with: {actor: NOR}, in: days, at: 2014-12-02, compare: '>', than: 1 USD/yr",
        "RSN-S010", "remove",
    ),
    "a day of the other side outside the calendar": (
        f"{FLOW}, compare: '>', than: {{at: 2015-01-01}}", "RSN-S010", "correct the day",
    ),
    "what days tell, without days": (
        "unserved, with: {commodity: gas, buyer: SUD}, compare: '>', than: 1 bcm/yr", "RSN-S010",
        "`calendar:`",
    ),
    "a date that is no date": (
        f"{SHORT}, in: days, compare: '<', than: '2014-12-32'", "RSN-S004", "month or day",
    ),
    "a date outside the calendar": (
        f"{SHORT}, in: days, compare: '<', than: 2015-01-02", "RSN-S010", "correct the day",
    ),
    "a date beside an amount": (
        f"{FLOW}, compare: '>', than: 2014-12-02", "RSN-S004", "a number with its unit",
    ),
    "an amount beside a date": (
        f"{SHORT}, in: days, compare: '<', than: 2 bcm", "RSN-S004", "such as day",
    ),
    "what lies near without saying how near": (
        f"{FLOW}, near: 2 bcm/yr", "RSN-S005", "add `within:`",
    ),
    "how near without saying what": (f"{FLOW}, within: 5 %", "RSN-S005", "add `near:`"),
    "near beside a comparison": (
        f"{FLOW}, near: 2 bcm/yr, within: 5 %, {MORE}", "RSN-S005", "remove `compare:`",
    ),
    "near by less than nothing": (
        f"{FLOW}, near: 2 bcm/yr, within: -5 %", "RSN-S004", "without the sign",
    ),
    "near by another dimension": (
        f"{FLOW}, near: 2 bcm/yr, within: 5 USD", "RSN-S004", "bcm/yr",
    ),
    "near another dimension": (f"{FLOW}, near: 2 USD, within: 5 %", "RSN-S004", "bcm/yr"),
    "what is taken off itself": (
        f"{FLOW}, minus: {{in: days}}, {MORE}", "RSN-S003", "`minus: {in: [another_scenario]}`",
    ),
    "another unit is taken off": (
        f"{FLOW}, minus: {{measure: welfare}}, {MORE}", "RSN-S004", "choose another measure",
    ),
    "an unknown scenario is taken off": (
        f"{FLOW}, minus: {{in: day}}, {MORE}", "RSN-C023", "write days",
    ),
    "other days are taken off": (
        f"{FLOW}, minus: {{in: base}}, {MORE}", "RSN-S007", "one `calendar`",
    ),
    "a spread to no place": (
        "spread, with: {from: field, to: citi, commodity: gas}, compare: '>', than: 1 USD/t",
        "RSN-S002", "write city",
    ),
    "an owner that is unknown": (
        f"produced, with: {{owner: NORR, commodity: gas}}, {MORE}", "RSN-S002", "write NOR",
    ),
    "a store that is none": (
        f"stock, with: {{store: pipe}}, in: days, {MORE}", "RSN-S002", "choose one of them",
    ),
    "less than nothing unserved": (
        "unserved, with: {commodity: gas, buyer: SUD}, in: days, compare: '<', than: 0 bcm/yr",
        "RSN-S003", "above 0",
    ),
}  # fmt: skip


def said(*statements: str) -> str:
    """Return claims with one statement each."""
    return "".join(
        f"- {{claim: c{index}, paragraph: 1, says: So, statements: [{{measure: {each}}}]}}\n"
        for index, each in enumerate(statements)
    )


@pytest.fixture
def read(written: Written) -> Callable[[str], Reading]:
    return lambda claims: written(claims, WEEKS)


def test_all_faults_are_found_at_once(read: Callable[[str], Reading]) -> None:
    statements = [statement for statement, *_ in FAULTS.values()]
    found = check_reading(read(said(*statements)))
    for index, (name, (_, code, fix)) in enumerate(FAULTS.items()):
        first = next((each for each in found if each.line == index + 1), None)
        assert first is not None, name
        assert first.code == code, name
        assert fix in first.fix, name


@pytest.mark.parametrize(
    "statement",
    [
        f"{FLOW}, at: 2014-12-28, {MORE}",
        f"{FLOW}, between: [2014-12-01, 2014-12-28], near: 2 bcm/yr, within: 5 %",
        f"{FLOW}, at: 2014-12-02, compare: '>', than: {{at: 2014-12-09, times: 2}}",
        f"{FLOW}, minus: {{with: {{assets: [undersea, tanker]}}}}, compare: '<', than: 0 bcm/yr",
        f"{SHORT}, in: days, compare: '<', than: 2014-12-29",
        f"{SHORT}, in: days, near: 2014-12-09, within: 2 weeks",
        f"{SHORT}, in: days, compare: '<', than: {{measure: day_shut_in, with: {{owner: NOR}}}}",
    ],
)
def test_what_has_no_fault(read: Callable[[str], Reading], statement: str) -> None:
    assert not check_reading(read(said(statement)))


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        (
            {"measure": "flow", "with": {"assets": ["pipe", "tanker"]}, "in": "bypass",
             "between": ["2014-12-01", "2014-12-28"], "near": "4.7 million m3/d",
             "within": "15 %"},
            "the flow of Gas field to Sud City by pipe and Open sea to Sud City by sea from 1 to"
            " 28 December 2014 in “bypass” lies within 15 % of 4.7 million m3/d",
        ),
        (
            {"measure": "spread", "with": {"from": "field", "to": "city", "commodity": "gas"},
             "at": "2014-12-02", "minus": {"in": "base"}, "compare": ">", "than": "3 USD/t",
             "by": "5 %"},
            "the price of Natural gas at Sud City, less that at Gas field, on 2 December 2014, less"
            " that in “base”, is more than 3 USD/t, by 5 %",
        ),
        (
            {"measure": "day_unserved", "with": {"commodity": "gas", "buyer": "SUD"},
             "compare": "<", "than": "2014-12-05"},
            "the first day on which Sudland goes short of Natural gas comes before"
            " 5 December 2014",
        ),
        (
            {"measure": "unserved", "with": {"commodity": "gas", "buyer": "SUD", "as": "share"},
             "at": "2014-12-02", "compare": ">=", "than": {"at": "2014-12-09", "times": 2}},
            "the part of the demand of Sudland for Natural gas that is not met on 2 December 2014"
            " is at least twice that on 9 December 2014",
        ),
        (
            {"measure": "delivered", "with": {"commodity": "gas", "buyer": "SUD", "seller": "NOR"},
             "between": ["2014-12-30", "2015-01-02"], "compare": "<=",
             "than": {"measure": "produced", "with": {"owner": "NOR"}}},
            "the delivery of Natural gas to Sudland from Norland from 30 December 2014 to 2"
            " January 2015 is at most the output of Natural gas by Norland",
        ),
        (
            {"measure": "shut_in", "with": {"owners": ["NOR", "MID"], "commodity": "gas"},
             "minus": {"with": {"owner": "SUD", "as": "share"}, "times": -0.5}, "compare": "<",
             "than": {"at": "2014-12-02", "times": 0.9}},
            "the Natural gas shut in by Norland and Midland, plus half of the part of the Natural"
            " gas of Sudland that is shut in, is less than 90 % of that on 2 December 2014, plus"
            " half of the part of the Natural gas of Sudland that is shut in",
        ),
        ({"ratio": "a / b", "near": 2, "within": "5 %"}, "a / b lies within 5 % of 2"),
    ],
)  # fmt: skip
def test_sentences(toy: Case, fields: dict[str, Any], text: str) -> None:
    assert in_words(Statement.model_validate(fields), toy) == text
