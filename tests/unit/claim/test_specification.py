"""Specification curves of the toy case, whose margins can be worked out by hand."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

import pytest

from rason.claim.context import Context
from rason.claim.specification import MOST, _chosen
from rason.claim.subsample import DRAWS
from rason.program import compile as compile_case

if TYPE_CHECKING:
    from tests.unit.claim.conftest import Judged, Written

    from rason.case import Case
    from rason.claim.specification import Curve
    from rason.claim.verdict import Verdict

CLAIMS = """
- claim: pipe_matters
  paragraph: 1
  says: Losing the pipe would cost more than a billion dollars a year.
  choices: [options, capital]
  statements:
    - {measure: closure_loss, with: {closed: pipe}, in: base, compare: ">", than: 1 bn USD/yr}
- claim: named
  paragraph: 1
  says: Midland loses by the way around it, whatever the concept.
  choices: [concept]
  statements:
    - measure: shift
      with: {actor: MID, versus: base, concept: shapley}
      in: bypass
      compare: "<"
      than: -200 million USD/yr
- claim: ratio
  paragraph: 1
  says: Gas is worth something.
  kind: ratio
  statements: [{ratio: worth, compare: ">", than: 1 USD/thousand m3}]
- claim: stable
  paragraph: 1
  says: Losing the pipe would cost more than half a billion dollars a year.
  choices: [options, spread]
  statements:
    - {measure: closure_loss, with: {closed: pipe}, in: base, compare: ">", than: 0.5 bn USD/yr}
- claim: wrong
  paragraph: 1
  says: Losing the pipe would cost more than two billion dollars a year.
  choices: [spread]
  statements:
    - {measure: closure_loss, with: {closed: pipe}, in: base, compare: ">", than: 2 bn USD/yr}
"""


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory, judged: Judged) -> dict[str, Verdict]:
    import shutil

    from rason.case import find, read_case

    folder = tmp_path_factory.mktemp("crossed") / "toy"
    shutil.copytree(find("toy"), folder)
    (folder / "claims.yaml").write_text(CLAIMS, encoding="utf-8")
    return judged(read_case(folder))


def curve(verdict: Verdict) -> Curve:
    assert verdict.curve is not None
    return verdict.curve


def test_choices_are_crossed_with_the_margins_worked_out_by_hand(
    verdicts: dict[str, Verdict],
) -> None:
    # With the pipe 1,500; without it 240, or by the undersea line (200 − 30 − 60) · 10 = 1,100,
    # of which its capital takes 500 · 0.4 = 200 if it has still to be spent.
    found = curve(verdicts["pipe_matters"])
    assert found.choices == ("capital", "options")
    assert found.unit == "bn USD/yr"
    margins = {each.settings: each.margin for each in found.specifications}
    only, all_ = "the scenario's projects", "every project optional"
    assert margins == {
        ("new", only): pytest.approx(0.26),
        ("new", all_): pytest.approx(-0.4),
        ("sunk", all_): pytest.approx(-0.6),
    }
    assert [each.margin for each in found.specifications] == sorted(
        each.margin for each in found.specifications if each.margin is not None
    )
    # Where no project may be built it is one model, whether capital is sunk or not.
    assert found.possible == found.tested == 4


def test_the_verdicts_own_specification_says_what_the_verdict_says(
    verdicts: dict[str, Verdict],
) -> None:
    for verdict in verdicts.values():
        if verdict.curve is None:
            continue
        (own,) = [each for each in verdict.curve.specifications if each.changed == 0]
        assert own.holds == verdict.holds
        assert own.margin == pytest.approx(verdict.margin)
        assert own.settings == tuple(ways[0] for ways in verdict.curve.settings)
        # The draws of a short run are those of the curve.
        assert own.share == verdict.probability
        assert own.low == pytest.approx(verdict.margin_low)
        assert own.high == pytest.approx(verdict.margin_high)
        assert verdict.curve.draws == DRAWS


def test_single_changes_are_those_of_stability(verdicts: dict[str, Verdict]) -> None:
    for verdict in verdicts.values():
        if verdict.curve is None:
            assert verdict.stability == ()
            continue
        single = {
            way: each.holds != verdict.holds
            for each in verdict.curve.specifications
            if each.changed == 1
            for way, ways in zip(each.settings, verdict.curve.settings, strict=True)
            if way != ways[0]
        }
        assert single == {each.setting: each.flips for each in verdict.stability if each.differs}
        assert not any(each.flips for each in verdict.stability if not each.differs)


def test_a_choice_that_a_statement_fixes_is_freed(verdicts: dict[str, Verdict]) -> None:
    # Midland falls by 220 million by the Shapley value, by 120 million by the nucleolus.
    found = curve(verdicts["named"])
    assert found.settings == (("shapley", "nucleolus"),)
    margins = {each.settings: each.margin for each in found.specifications}
    assert margins[("shapley",)] == pytest.approx(20.0)
    assert margins[("nucleolus",)] == pytest.approx(-80.0)


def test_what_no_choice_bears_on_has_no_curve(verdicts: dict[str, Verdict]) -> None:
    assert verdicts["ratio"].curve is None


def test_half_of_the_single_changes_take_the_word_away(verdicts: dict[str, Verdict]) -> None:
    assert verdicts["pipe_matters"].verdict == "unstable"
    assert verdicts["pipe_matters"].probability == 1.0
    assert "the one modelling choice that bears on it" in verdicts["pipe_matters"].sentence
    assert "likely" not in verdicts["pipe_matters"].sentence
    assert verdicts["pipe_matters"].depends == ("options",)
    assert verdicts["stable"].verdict == "almost certain"
    assert verdicts["wrong"].verdict == "almost no chance"


def test_of_too_many_a_sample_is_looked_at_with_every_single_change() -> None:
    counts = [2, 3, 2, 4, 3]
    chosen = _chosen(counts)
    assert len(chosen) == len(set(chosen)) == MOST < prod(counts)
    single = [each for each in chosen if sum(place > 0 for place in each) == 1]
    assert len(single) == sum(count - 1 for count in counts)
    assert chosen[0] == (0,) * len(counts)
    assert all(place < count for each in chosen for place, count in zip(each, counts, strict=True))
    assert chosen == _chosen(counts)


def test_few_choices_are_crossed_in_full() -> None:
    assert sorted(_chosen([2, 3])) == [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)]


def test_specifications_are_tested_on_the_first_draws(toy: Case) -> None:
    context = Context(compile_case(toy), 256, scenario=("base",))
    assert context.subsample.draws == DRAWS
    assert (context.subsample.values["worth"][:-1] == context.draws["worth"][:DRAWS]).all()
    assert context.subsample.values["worth"][-1] == 200.0


def test_a_specification_that_cannot_be_asked_says_why(written: Written, judged: Judged) -> None:
    claims = """
- claim: outside
  paragraph: 1
  says: Midland has power.
  choices: [players, spread]
  statements:
    - {measure: power_share, with: {actor: MID}, in: base, compare: ">", than: 0.1}
"""
    reading = written(claims)
    assert reading.case is not None, reading.diagnostics
    found = curve(judged(reading.case, 16)["outside"])
    assert found.draws == 16
    assert {each.reason for each in found.specifications if each.holds is None} <= {
        each.reason for each in found.specifications if each.reason
    }
    assert found.settings[found.choices.index("players")][0] == "all players"
