"""What no figure can make win or lose is settled by construction, and nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.laws.corridor import UNIT, claim, figure, judged, written

from rason.claim.reports import apart
from rason.testing.cases import table

if TYPE_CHECKING:
    from pathlib import Path

VALUE = "measure: project_value, with: {project: line}"


def test_a_difference_that_is_nothing_by_structure_is_settled(tmp_path: Path) -> None:
    # That the old pipe is shut twice over changes nothing of what the new one adds.
    case = written(
        tmp_path,
        [figure("p", 8, 12, unit=UNIT)],
        claim(
            "raises",
            f"{VALUE}, in: [with, shut], compare: '>', than: {{in: [with, shut, shut_again]}}, "
            "by: 50 million USD/yr",
        )
        + claim("moves", f"{VALUE}, in: with, compare: '>', than: -1 bn USD/yr"),
        price="p",
        scenarios="shut_again: {closures: [old]}\n",
    )
    found = judged(case)
    raises, moves = found["raises"], found["moves"]
    assert (raises.verdict, raises.settled) == ("settled by construction", "fails")
    assert raises.probability is None
    assert raises.margin == pytest.approx(-50.0)
    assert "which is −50 million USD/yr in every draw and at both ends" in raises.sentence
    # Holding in every draw is not settled.
    assert moves.settled == ""
    assert moves.probability == 1.0


def test_a_settled_statement_leaves_the_verdict_to_the_open_one(tmp_path: Path) -> None:
    both = (
        "- claim: both\n  paragraph: 1\n  says: It is so.\n  statements:\n"
        f"    - {{{VALUE}, in: with, compare: '>', than: 40 million USD/yr}}\n"
        "    - {measure: veto_count, with: {project: line}, in: with, compare: '>=', than: 1}\n"
    )
    case = written(tmp_path, [figure("p", 5, 15, unit=UNIT)], both, price="p")
    (found,) = judged(case).values()
    assert found.settled == ""
    assert found.margin_unit == "million USD/yr"
    assert found.margin is not None
    assert found.margin < 0.0 or found.probability
    assert dict(found.drivers) == {"p": pytest.approx(1.0)}
    assert found.overturned_by[0].figure == "p"


def test_a_law_settles_whatever_the_margin_is(tmp_path: Path) -> None:
    loss = "measure: closure_loss, with: {closed: old}, in: base"
    case = written(
        tmp_path,
        [figure("p", 8, 12, unit=UNIT)],
        claim("helps", f"{loss}, compare: '<', than: 0 USD/yr")
        + claim("hurts", f"{loss}, compare: '>', than: 0 USD/yr"),
        price="p",
    )
    found = judged(case)
    assert found["helps"].settled == "fails"
    assert "as a closure never raises total surplus" in found["helps"].sentence
    assert found["helps"].margin_low != found["helps"].margin_high
    assert found["hurts"].settled == ""
    assert found["hurts"].probability == 1.0


def test_priorities_take_the_laws_away(tmp_path: Path) -> None:
    loss = "measure: closure_loss, with: {closed: old}, in: base, compare: '<', than: 0 USD/yr"
    case = written(
        tmp_path, [figure("p", 8, 12, unit=UNIT)], claim("helps", loss), price="p", priority="1"
    )
    (found,) = judged(case).values()
    assert found.settled == ""
    assert found.probability == 0.0


def test_reports_with_values_in_common_are_one(tmp_path: Path) -> None:
    rows = [("a", 0.2, 3, 4, 5, "1", "k1", "B"), ("a", 0.3, 8, 9, 10, "1", "k1", "B")]
    case = written(
        tmp_path,
        [figure("a", 1, 3)],
        claim("so", "ratio: a, compare: '>', than: 6"),
        reports=table("figure,weight,low,value,high,unit,source,grade", rows),
    )
    assert [(each.low, each.high) for each in apart(case.figures["a"])] == [(1, 5), (8, 10)]
    assert [each.weight for each in apart(case.figures["a"])] == pytest.approx([0.7, 0.3])
