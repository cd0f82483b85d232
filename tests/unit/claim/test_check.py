"""Every fault of the claims at once, each at its line, with one fix."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rason.claim.check import check, check_reading

if TYPE_CHECKING:
    from tests.unit.claim.conftest import Written

    from rason.case import Case

HEAD = "- claim: one\n  paragraph: 1\n  says: So.\n"
MEASURE = HEAD + "  statements:\n    - measure: {}\n"
SHARE = (
    HEAD + "  statements:\n    - measure: supplier_share\n"
    "      with: {buyer: SUD, seller: NOR, commodity: gas}\n"
)
LOSS = MEASURE.format("closure_loss") + "      with: {closed: pipe}\n"
FLOW = MEASURE.format("flow") + "      with: {asset: pipe, commodity: gas}\n"
EVENT = HEAD + "  kind: event\n  statements:\n"

FAULTS = {
    "an unknown measure, the nearest offered": (
        MEASURE.format("closure_los") + "      compare: '>'\n      than: 1\n",
        "RSN-S001", 5, "write closure_loss",
    ),
    "a paragraph that the text does not have": (
        HEAD.replace("1", "5") + "  kind: untestable\n  why: It is not there.\n",
        "RSN-C031", 2, "text.paragraphs",
    ),
    "a forecast that was due before the freeze": (
        HEAD + "  kind: forecast\n  why: A summit.\n  due: 2014-11-30\n",
        "RSN-S005", 6, "kind: event",
    ),
    "a day on which no forecast is due": (
        HEAD + "  kind: untestable\n  why: Polls.\n  due: 2015-11-30\n",
        "RSN-S005", 6, "kind: forecast",
    ),
    "a parameter that is missing": (
        MEASURE.format("closure_loss") + "      compare: '>'\n      than: 1 USD/yr\n",
        "RSN-S002", 5, "add `closed:`",
    ),
    "a parameter that is unknown": (
        LOSS.replace("closed: pipe", "closed: pipe, actr: NOR") + "      compare: '>'\n"
        "      than: 1 USD/yr\n",
        "RSN-S002", 6, "write actor",
    ),
    "an actor that is unknown": (
        LOSS.replace("closed: pipe", "closed: pipe, actor: NORD") + "      compare: '>'\n"
        "      than: 1 USD/yr\n",
        "RSN-S002", 6, "write NOR",
    ),
    "a scenario that is unknown": (
        LOSS + "      in: bas\n      compare: '>'\n      than: 1 USD/yr\n",
        "RSN-C023", 7, "write base",
    ),
    "a scenario of the other side that is unknown": (
        LOSS + "      compare: '>'\n      than: {in: bypas}\n", "RSN-C023", 8, "write bypass",
    ),
    "a measure of the other side that is unknown": (
        LOSS + "      compare: '>'\n      than: {measure: welfar}\n",
        "RSN-S001", 8, "write welfare",
    ),
    "both sides the same": (
        LOSS + "      in: base\n      compare: '>'\n      than: {in: [base], times: 0.5}\n",
        "RSN-S003", 9, "another_scenario",
    ),
    "both sides the same where one names the usual scenario": (
        LOSS + "      compare: '>'\n      than: {in: base}\n", "RSN-S003", 8, "another_scenario",
    ),
    "both sides the same under two names": (
        LOSS + "      in: [base, pipe_closed]\n      compare: '>'\n      than: {in: pipe_closed}\n",
        "RSN-S003", 9, "another_scenario",
    ),
    "both sides the same where one says the usual concept": (
        HEAD + "  statements:\n    - measure: power\n      with: {actor: MID}\n      compare: '>'\n"
        "      than: {with: {concept: shapley}}\n",
        "RSN-S003", 8, "another_scenario",
    ),
    "a shift against itself": (
        HEAD + "  statements:\n    - measure: shift\n      with: {actor: MID, versus: base}\n"
        "      in: base\n      compare: '>'\n      than: 0 USD/yr\n",
        "RSN-S003", 6, "under `versus:`",
    ),
    "a shift on the other side against itself": (
        HEAD + "  statements:\n    - measure: shift\n      with: {actor: MID, versus: base}\n"
        "      in: bypass\n      compare: '>'\n      than: {in: base}\n",
        "RSN-S003", 9, "under `versus:`",
    ),
    "a ratio of a figure with itself": (
        HEAD + "  statements:\n    - ratio: worth / worth\n      compare: '>'\n      than: 0.5\n",
        "RSN-S003", 5, "another figure",
    ),
    "a ratio against itself and something": (
        HEAD + "  statements:\n    - ratio: worth\n      compare: '>'\n      than: worth * 0.5\n",
        "RSN-S003", 5, "another figure",
    ),
    "a share above all": (
        SHARE + "      compare: '>'\n      than: 5\n", "RSN-S003", 8, "write 5 %",
    ),
    "a share that a margin puts above all": (
        SHARE + "      compare: '>'\n      than: 95 %\n      by: 5 points\n",
        "RSN-S003", 8, "such as 50 %",
    ),
    "a share at least nothing": (
        SHARE + "      compare: '>='\n      than: 0\n", "RSN-S003", 8, "such as 50 %",
    ),
    "a share below nothing": (
        SHARE + "      compare: '<'\n      than: 0 %\n", "RSN-S003", 8, "such as 50 %",
    ),
    "sides in different units": (
        LOSS + "      compare: '>'\n      than: {measure: built, with: {project: bypass}}\n",
        "RSN-S004", 8, "another measure",
    ),
    "a threshold without unit": (
        LOSS + "      compare: '>'\n      than: 5\n", "RSN-S004", 8, "such as USD/yr",
    ),
    "a threshold of another dimension": (
        FLOW + "      compare: '>'\n      than: 5 USD/yr\n", "RSN-S004", 8, "bcm/yr",
    ),
    "a margin of another dimension": (
        FLOW + "      compare: '>'\n      than: 5 bcm/yr\n      by: 2 USD/yr\n",
        "RSN-S004", 9, "bcm/yr",
    ),
    "a threshold in an unknown unit": (
        FLOW + "      compare: '>'\n      than: 5 bcmm/yr\n", "RSN-C029", 8, "`rason units`",
    ),
    "no comparison": (FLOW + "      than: 5 bcm/yr\n", "RSN-S005", 5, "add `compare:`"),
    "nothing to compare with": (FLOW + "      compare: '<'\n", "RSN-S005", 5, "add `than:`"),
    "no statement": (HEAD, "RSN-S005", 1, "kind: untestable"),
    "an untestable claim without its reason": (
        HEAD + "  kind: untestable\n", "RSN-S005", 4, "what would be needed",
    ),
    "a forecast with a statement": (
        LOSS.replace("  statements", "  kind: forecast\n  why: Wait.\n  statements"),
        "RSN-S005", 6, "another kind",
    ),
    "a statement of two forms": (
        FLOW + "      ratio: worth / field_cost\n", "RSN-S005", 5, "a statement of each",
    ),
    "a statement of none": (
        HEAD + "  statements:\n    - compare: '<'\n", "RSN-S005", 5, "add `measure:`",
    ),
    "a ratio that reads no figure": (
        HEAD + "  statements:\n    - ratio: 1 + 1\n      compare: '>'\n      than: 1\n",
        "RSN-S003", 5, "name a figure",
    ),
    "a ratio of an unknown figure": (
        HEAD + "  statements:\n    - ratio: wort / field_cost\n      compare: '>'\n"
        "      than: 1\n",
        "RSN-S004", 5, "write worth",
    ),
    "a ratio against another dimension": (
        HEAD + "  statements:\n    - ratio: worth / field_cost\n      compare: '>'\n"
        "      than: 1 USD\n",
        "RSN-S004", 7, "in that unit",
    ),
    "a ratio by another dimension": (
        HEAD + "  statements:\n    - ratio: worth / field_cost\n      compare: '>'\n"
        "      than: 1\n      by: 1 USDD\n",
        "RSN-S004", 8, "USD",
    ),
    "a ratio by per cent of another dimension": (
        HEAD + "  statements:\n    - ratio: worth\n      compare: '>'\n"
        "      than: 0\n      by: 1 bcm\n",
        "RSN-S004", 8, "in that unit",
    ),
    "a margin that is no number": (
        FLOW + "      compare: '>'\n      than: 5 bcm/yr\n      by: transit_fee / worth\n",
        "RSN-S004", 9, "a number with its unit",
    ),
    "a break-even's threshold without unit": (
        LOSS.replace("measure: closure_loss", "break_even: worth\n      measure: closure_loss")
        + "      threshold: 3\n      compare: '>'\n      than: 1 USD/thousand m3\n",
        "RSN-S004", 8, "such as USD/yr",
    ),
    "a ratio against a side": (
        HEAD + "  statements:\n    - ratio: worth / field_cost\n      compare: '>'\n"
        "      than: {in: base}\n",
        "RSN-S005", 7, "no other side",
    ),
    "a project that is unknown": (
        HEAD + "  statements:\n    - build: bypas\n", "RSN-C023", 5, "write bypass",
    ),
    "a project that cannot be built": (
        HEAD + "  statements:\n    - build: bypass\n      in: base\n",
        "RSN-S003", 5, "whose projects list bypass",
    ),
    "a build that is compared": (
        HEAD + "  statements:\n    - build: bypass\n      in: bypass\n      compare: '<'\n",
        "RSN-S005", 7, "measure: built",
    ),
    "a break-even of an unknown figure": (
        LOSS.replace("measure: closure_loss", "break_even: transit_feee\n      measure: "
        "closure_loss") + "      threshold: 1 USD/yr\n      compare: '>'\n      than: 1 USD/yr\n",
        "RSN-C023", 5, "write transit_fee",
    ),
    "a break-even of a figure without a range": (
        LOSS.replace("measure: closure_loss", "break_even: world_spread\n      measure: "
        "closure_loss") + "      threshold: 1 USD/yr\n      compare: '>'\n      than: 1 USD/t\n",
        "RSN-S005", 5, "a range",
    ),
    "a break-even without its threshold": (
        LOSS.replace("measure: closure_loss", "break_even: worth\n      measure: closure_loss")
        + "      compare: '>'\n      than: 1 USD/thousand m3\n",
        "RSN-S005", 5, "add `threshold:`",
    ),
    "a measure in a claim about events": (
        LOSS.replace("  statements", "  kind: event\n  statements"), "RSN-S005", 6, "two claims",
    ),
    "events in a claim about the model": (
        HEAD + "  statements:\n    - exists: {from: NOR}\n", "RSN-S005", 5, "two claims",
    ),
    "an actor of an event that is unknown": (
        EVENT + "    - exists: {from: [NOR, MIDD]}\n", "RSN-C023", 6, "write MID",
    ),
    "dates that leave no day": (
        EVENT + "    - exists: {after: 2014-01-01, before: 2014-01-01}\n",
        "RSN-S003", 6, "exchange",
    ),
    "an order of the same with itself": (
        EVENT + "    - order: [{from: NOR}, {from: NOR}]\n", "RSN-S003", 6, "change one",
    ),
    "a trend without its split": (
        EVENT + "    - trend: {between: [NOR, MID]}\n      compare: '>'\n      than: 0\n",
        "RSN-S005", 6, "split: 2014-03-01",
    ),
    "an actor that acts on itself": (
        EVENT + "    - exists: {from: NOR, to: NOR}\n", "RSN-S003", 6, "name another",
    ),
    "a pair of one actor": (
        EVENT + "    - exists: {between: [NOR, NOR]}\n", "RSN-S003", 6, "two actors",
    ),
    "an amount that is never negative": (
        MEASURE.format("delivered") + "      with: {buyer: SUD, commodity: gas}\n"
        "      compare: '>='\n      than: 0 bcm/yr\n",
        "RSN-S003", 8, "write a number above 0",
    ),
    "two statements that cannot hold together": (
        LOSS + "      compare: '>'\n      than: 1 bn USD/yr\n"
        + LOSS.removeprefix(HEAD).removeprefix("  statements:\n")
        + "      compare: '<'\n      than: 900 million USD/yr\n",
        "RSN-S003", 12, "turn `compare` round",
    ),
    "two statements that hold together only on a border that both leave out": (
        LOSS + "      compare: '>='\n      than: 1 bn USD/yr\n"
        + LOSS.removeprefix(HEAD).removeprefix("  statements:\n")
        + "      compare: '<'\n      than: 1000 million USD/yr\n",
        "RSN-S003", 12, "statement 1",
    ),
    "a margin below nothing": (
        LOSS + "      compare: '>'\n      than: 1 bn USD/yr\n      by: -5 %\n",
        "RSN-S004", 9, "0.95 * 1 bn USD/yr",
    ),
    "a margin of money below nothing": (
        LOSS + "      compare: '>'\n      than: 1 bn USD/yr\n      by: -5 million USD/yr\n",
        "RSN-S004", 9, "a margin of 0 or more",
    ),
    "points of money": (
        LOSS + "      compare: '>'\n      than: 1 bn USD/yr\n      by: 5 points\n",
        "RSN-S004", 9, "only beside shares",
    ),
    "a margin without a unit": (
        LOSS + "      compare: '>'\n      than: 1 bn USD/yr\n      by: 5\n",
        "RSN-S004", 9, "write the unit",
    ),
    "a count that is not compared": (
        EVENT + "    - count: {from: NOR}\n", "RSN-S005", 6, "add `compare:`",
    ),
    "a balance against a unit": (
        EVENT + "    - balance: {from: NOR}\n      compare: '>'\n      than: 3 USD\n",
        "RSN-S004", 8, "a number such as 0",
    ),
    "a key that stands twice": (
        EVENT + "    - exists: {from: NOR}\n" + EVENT + "    - exists: {to: NOR}\n",
        "RSN-C022", 1, "rename one",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_one_diagnostic_at_its_line_with_its_fix(name: str, written: Written) -> None:
    claims, code, line, fix = FAULTS[name]
    reading = written(claims)
    assert reading.case is not None, reading.diagnostics
    faults = check_reading(reading)
    shown = "\n".join(map(str, faults))
    assert {fault.code for fault in faults} == {code}, shown
    assert faults[0].line == line, shown
    assert faults[0].file.endswith("claims.yaml")
    assert fix in faults[0].fix + faults[0].found + faults[0].expected, shown
    assert check(reading.case) == faults


@pytest.mark.parametrize(
    "two",
    [
        ("'>'", "1 bn USD/yr", "'<'", "2 bn USD/yr"),
        ("'>='", "1 bn USD/yr", "'<='", "1 bn USD/yr"),
        ("'>'", "1 bn USD/yr", "'>'", "2 bn USD/yr"),
        ("'>'", "1 bn USD/yr", "'<'", "0 USD/yr + transit_fee"),
    ],
)
def test_statements_that_can_hold_together_are_let_be(
    two: tuple[str, str, str, str], written: Written
) -> None:
    one, low, other, high = two
    claims = LOSS + f"      compare: {one}\n      than: {low}\n"
    claims += LOSS.removeprefix(HEAD).removeprefix("  statements:\n")
    claims += f"      compare: {other}\n      than: {high}\n"
    assert check_reading(written(claims)) == ()


def test_other_measures_may_go_other_ways(written: Written) -> None:
    claims = LOSS + "      compare: '>'\n      than: 1 bn USD/yr\n"
    claims += "    - {measure: welfare, compare: '<', than: 1 million USD/yr}\n"
    claims += "    - {measure: welfare, in: bypass, compare: '>', than: {in: base}}\n"
    assert check_reading(written(claims)) == ()


def test_all_faults_are_found_at_once(written: Written) -> None:
    claims = LOSS.replace("pipe", "pip").replace("one", "first") + FLOW.replace("flow", "flo")
    faults = check_reading(written(claims))
    found = [(fault.code, fault.line or 0) for fault in faults]
    assert sorted(found) == [
        ("RSN-S001", 11), ("RSN-S002", 6), *[("RSN-S005", 5)] * 2, *[("RSN-S005", 11)] * 2,
    ]  # fmt: skip
    assert [line for _, line in found] == sorted(line for _, line in found)


def test_what_needs_traced_flows_says_so(written: Written) -> None:
    claims = (
        MEASURE.format("supplier_concentration") + "      with: {buyer: SUD, commodity: gas}\n"
        "      compare: '>'\n      than: 0.5\n"
    )
    (fault,) = check_reading(written(claims, ("commodities.csv", ",yes,", ",,")))
    assert fault.code == "RSN-S006"
    assert "traced of gas" in fault.fix


def test_claims_are_checked_beside_faults_in_tables(written: Written) -> None:
    sound = (
        FLOW.replace("one", "two") + "      compare: '>'\n      than: 5 USD/yr\n"
        + LOSS.replace("one", "three") + "      compare: '>'\n      than: {in: bypass}\n"
        + LOSS.replace("one", "four").replace("measure:", "break_even: worth\n      measure:")
        + "      threshold: 1\n      compare: '>'\n      than: 3\n"
    )  # fmt: skip
    reading = written(
        MEASURE.format("flo") + "      compare: '>'\n      than: 1\n" + sound,
        ("links.csv", "pipe,", "pipe,nowhere"),
    )
    assert reading.case is None
    assert [fault.code for fault in check_reading(reading)] == ["RSN-S001"]


def test_claims_are_checked_where_a_table_cannot_be_read(written: Written) -> None:
    claims = LOSS.replace("pipe", "pip") + "      compare: '>'\n      than: 1 USD/yr\n"
    reading = written(claims, ("links.csv", "link,from", "link;from"))
    assert reading.case is None
    assert check_reading(reading) == ()


def test_the_shipped_claims_are_sound(toy: Case) -> None:
    assert check(toy) == ()
