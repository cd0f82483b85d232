"""How many draws it takes until no word can change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from rason.claim.context import Context
from rason.claim.judge import judge
from rason.claim.likelihood import band
from rason.claim.settle import Settled, settle
from rason.errors import InputError
from rason.program import compile as compile_case
from rason.scenario.draws import share
from rason.solve import solve
from rason.study import Study, run

if TYPE_CHECKING:
    from collections.abc import Hashable

    from tests.unit.claim.conftest import Written

    from rason.case import Case
    from rason.claim.need import Inquiry

SURE = """
- claim: sure
  paragraph: 1
  says: The pipe matters.
  statements: [{measure: closure_loss, with: {closed: pipe}, compare: ">", than: 1 bn USD/yr}]
- claim: told
  paragraph: 1
  says: It will stay.
  kind: forecast
  why: Settled by 2020.
- claim: quarrel
  paragraph: 1
  says: They quarrelled.
  kind: event
  statements: [{exists: {from: MID, to: NOR}}]
"""
LAST = "worth - field_cost - pipe_cost,derived\n"
MIDDLING = """
- claim: middling
  paragraph: 1
  says: The pipe is worth some.
  kind: ratio
  statements: [{ratio: pipe_margin, compare: ">", than: 157 USD/thousand m3}]
"""
BORDER = """
- claim: border
  paragraph: 1
  says: Cost lies below a border of the bands.
  kind: ratio
  statements: [{ratio: undersea_capital, compare: "<", than: 4.3675444679663244 bn USD}]
"""
"""A triangle from 3 over 4 to 5 has 4/5 of itself below 5 − (2/5)^½."""


def case_of(written: Written, claims: str) -> Case:
    case = written(claims).case
    assert case is not None
    return case


def settled(case: Case, first: int = 64, most: int = 1024) -> Settled:
    context = Context(compile_case(case), scenario=("base",))
    inquiries: dict[Hashable, Inquiry[Any]] = {"one": settle(context, first, most)}
    found = run(inquiries, lambda batch, _: solve(context.program, batch))["one"]
    assert isinstance(found, Settled)
    return found


def test_what_is_sure_settles_at_once(written: Written) -> None:
    found = settled(case_of(written, SURE), 128)
    assert (found.number, found.open) == (128, ())
    assert set(found.margins) == {"sure"}


def test_what_lies_on_a_border_never_settles(written: Written) -> None:
    found = settled(case_of(written, BORDER))
    assert (found.number, found.open) == (1024, ("border",))
    assert "1 verdict could still change a word" in found.sentence


def test_doubling_stops_where_the_interval_lies_in_one_band(written: Written) -> None:
    found = settled(case_of(written, MIDDLING), 16, 16 * 2**9)
    (part,) = found.margins["middling"]
    looks = 10
    assert 16 < found.number < 16 * 2**9
    assert len(part.holds) == found.number
    for number in (found.number, found.number // 2):
        now, half = share(part.holds[:number], looks)
        assert (band(max(now - half, 0)) == band(min(now + half, 1))) == (number == found.number)
    assert found.sentence.startswith("doubled until no verdict could change its word")


def test_the_margins_found_on_the_way_are_those_of_one_run(written: Written) -> None:
    case = case_of(written, SURE + MIDDLING)
    found = settled(case, 16, 128)
    context = Context(compile_case(case), found.number, scenario=("base",))
    verdicts = {}
    for known in ({}, found.margins):
        asked = Context(context.program, found.number, scenario=("base",), known=known)
        inquiries = {each.claim: judge(each, asked) for each in case.claims}
        verdicts[len(known)] = run(inquiries, lambda batch, _: solve(context.program, batch))
    assert verdicts[0]["sure"].probability == verdicts[2]["sure"].probability
    assert verdicts[0]["sure"].drivers == verdicts[2]["sure"].drivers
    assert verdicts[0]["middling"] == verdicts[2]["middling"]
    np.testing.assert_allclose(verdicts[0]["sure"].margin_low, verdicts[2]["sure"].margin_low)


DIP = "(worth - 205 USD/thousand m3) * (worth - 215 USD/thousand m3) / one"


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("links.csv", "pipe,gas,10 bcm/yr", f"pipe,gas,10 bcm/yr * {DIP} / one", "bcm/yr"),
        ("demands.csv", "10 bcm/yr,worth", f"10 bcm/yr,{DIP}", "million USD/bcm"),
        ("markets.csv", "gas,world_price", f"gas,{DIP}", "million USD/bcm"),
    ],
)
def test_a_formula_that_draws_below_nothing_stops_with_draw_figure_and_row(
    file: str, old: str, new: str, said: str, written: Written
) -> None:
    """The formula is above nothing at the centre and at both ends of the range, not between."""
    one = ("figures.csv", LAST, LAST + "one,One,,1,,USD/thousand m3,,,,,,D,,\n")
    case = written(SURE + MIDDLING, (file, old, new), one).case
    assert case is not None
    for draws in (64, "auto"):
        with pytest.raises(InputError) as stopped:
            Study(case, draws=draws, executor=None).verdicts()
        (fault,) = stopped.value.diagnostics
        assert (fault.code, fault.file) == ("RSN-P001", case.path(file))
        assert fault.line
        assert said in fault.found
        assert "in draw 3 (worth = 206.618, one = 1)" in fault.found
        assert fault.expected == "at least 0"


def test_a_study_says_how_many_draws_it_took(written: Written) -> None:
    study = Study(case_of(written, MIDDLING), draws="auto", executor=None)
    assert study.settled is not None
    assert study.draws == study.settled.number
    (verdict,) = study.verdicts()
    looks = 7
    expected = share(study.settled.margins["middling"][0].holds, looks)
    assert (verdict.probability, verdict.error) == pytest.approx(expected)
    assert verdict.verdict in {"unlikely", "likely", "very likely", "illustrative", "unstable"}
