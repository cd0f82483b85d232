"""Verdicts on the toy case, whose numbers can be checked by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.unit.claim.conftest import SHORT

from rason.analysis.measure import Measure, Parameters, at_once, refuse, share
from rason.analysis.measures import MEASURES
from rason.analysis.question import Choices, Question
from rason.case import read_case
from rason.case.document import Claim, Statement
from rason.claim.context import Context
from rason.claim.stability import access, flips
from rason.claim.statement import Margin
from rason.claim.truth import scores, truth
from rason.program import compile as compile_case

if TYPE_CHECKING:
    from tests.unit.claim.conftest import Judged, Written

    from rason.case import Case
    from rason.claim.verdict import Verdict


@pytest.fixture(scope="module")
def verdicts(judged: Judged) -> dict[str, Verdict]:
    return judged(read_case("toy"))


def test_the_loss_of_the_pipe_is_the_one_worked_out_by_hand(verdicts: dict[str, Verdict]) -> None:
    verdict = verdicts["pipe_matters"]
    assert verdict.holds
    assert verdict.probability == 1.0
    assert verdict.error == pytest.approx(3 / 64)
    assert verdict.margin == pytest.approx(0.26)
    assert verdict.margin_unit == "bn USD/yr"
    assert verdict.margin_low is not None
    assert verdict.margin_high is not None
    assert verdict.margin_low < 0.26 < verdict.margin_high
    cost = next(each for each in verdict.overturned_by if each.figure == "field_cost")
    assert cost.at == pytest.approx(56.0, abs=0.02)
    assert not cost.inside
    assert verdict.sources == ("fable",)


def test_two_statements_must_both_hold(verdicts: dict[str, Verdict]) -> None:
    verdict = verdicts["bypass_stays_on_paper"]
    assert [each.text for each in verdict.statements] == [
        "built (project bypass) in bypass < 0.5",
        "bypass is worth building in closed_with_bypass",
    ]
    assert verdict.depends == ("capital",)
    assert verdict.depends == ("capital",)


def test_events_and_the_untestable_get_no_likelihood(verdicts: dict[str, Verdict]) -> None:
    quarrel, pride = verdicts["quarrel"], verdicts["pride"]
    assert (quarrel.verdict, pride.verdict) == ("documented", "untestable")
    assert "2013-09-15, Midland asks for a higher fee" in quarrel.sentence
    assert quarrel.sources == ("fable",)
    assert "opinion polls would be needed" in pride.sentence
    assert quarrel.probability is None


OTHERS = """
- claim: forecast
  paragraph: 1
  says: The pipe will stay.
  kind: forecast
  why: >-
    Settled by
    2020.
- claim: absent
  paragraph: 1
  says: Sudland thanked Norland.
  kind: event
  statements: [{exists: {from: SUD, to: NOR}}]
- claim: contrary
  paragraph: 1
  says: Midland was kinder after the treaty.
  kind: event
  statements:
    - {trend: {between: [NOR, MID]}, split: 2013-01-01, compare: ">", than: 0}
- claim: many
  paragraph: 1
  says: Much happened.
  kind: event
  statements: [{count: {}, compare: ">", than: 3}]
- claim: guessed
  paragraph: 1
  says: The undersea line is dear to run.
  kind: ratio
  statements: [{ratio: undersea_cost, compare: ">", than: 61 USD/thousand m3}]
- claim: even
  paragraph: 1
  says: Pumping costs more than it does.
  kind: ratio
  statements: [{ratio: pipe_cost, compare: ">", than: 20 USD/thousand m3}]
- claim: nothing
  paragraph: 1
  says: Midland depends on Norland's gas.
  statements:
    - measure: supplier_share
      with: {buyer: MID, seller: NOR, commodity: gas}
      compare: ">"
      than: 50 %
- claim: split
  paragraph: 1
  says: The nucleolus gives Midland more than Shapley.
  statements:
    - measure: power
      with: {actor: MID, concept: nucleolus}
      compare: ">"
      than: {with: {concept: shapley}}
  choices: [concept, players, access]
"""


@pytest.fixture
def others(written: Written, judged: Judged) -> dict[str, Verdict]:
    case = written(OTHERS).case
    assert case is not None
    return judged(case)


def test_every_kind_has_its_word_and_sentence(others: dict[str, Verdict]) -> None:
    assert others["forecast"].sentence == "Open at the case's date. Settled by 2020."
    assert others["absent"].verdict == "not found"
    assert others["contrary"].verdict == "contradicted"
    assert others["many"].sentence.endswith("; and others.")
    assert others["many"].reasons == ("number of acts > 3: 4.",)


def test_a_guess_makes_a_verdict_illustrative(others: dict[str, Verdict]) -> None:
    verdict = others["guessed"]
    assert verdict.verdict == "illustrative"
    assert "undersea" in verdict.sentence.lower()
    assert verdict.overturned_by[0].inside


HALF = """
- claim: partly
  paragraph: 1
  says: Worth and cost are something.
  kind: ratio
  statements:
    - {ratio: worth + 1.6 * undersea_cost, compare: ">", than: 100 USD/thousand m3}
- claim: mostly
  paragraph: 1
  says: Worth and cost are something.
  kind: ratio
  statements:
    - {ratio: worth + 2.4 * undersea_cost, compare: ">", than: 100 USD/thousand m3}
"""


def test_guesses_behind_less_than_half_of_the_variance_leave_the_word(
    written: Written, judged: Judged
) -> None:
    case = written(HALF).case
    assert case is not None
    found = judged(case)
    assert 0.3 < dict(found["partly"].drivers)["undersea_cost"] < 0.5
    assert found["partly"].verdict == "almost certain"
    assert dict(found["mostly"].drivers)["undersea_cost"] > 0.5
    assert found["mostly"].verdict == "illustrative"


def test_a_claim_on_a_knife_edge_prints_its_words(others: dict[str, Verdict]) -> None:
    verdict = others["even"]
    assert verdict.holds is False
    assert "roughly even" in verdict.verdict
    assert "± " in verdict.sentence
    assert verdict.overturned_by[0].widths == pytest.approx(0.0, abs=0.001)


def test_a_flipped_concept_acts_on_statements_that_name_theirs(others: dict[str, Verdict]) -> None:
    settings = [(each.choice, each.setting) for each in others["split"].stability]
    assert ("concept", "shapley") in settings
    assert ("concept", "nucleolus") in settings
    assert ("players", "without NOR") in settings
    assert ("players", "without MID") not in settings
    assert ("access", "open") in settings


def test_draws_without_a_value_are_counted_and_said(others: dict[str, Verdict]) -> None:
    verdict = others["nothing"]
    assert verdict.verdict == "no value"
    assert verdict.holds is None
    assert verdict.probability is None
    assert verdict.no_value == 1.0
    assert verdict.margin is None
    assert verdict.sentence.startswith("No value: in none of 64 draws")
    assert all(each.flips is None for each in verdict.stability)


def test_flips_are_those_declared_or_those_that_the_measure_reads(toy: Case) -> None:
    context = Context(compile_case(toy), 16, scenario=("base",))
    claims = {claim.claim: claim for claim in toy.claims}
    question = context.question(context.middle)
    declared = flips(question, claims["bypass_weakens_midland"])
    assert [(each.choice, each.detail) for each in declared] == [("concept", "nucleolus")]
    read = {each.choice for each in flips(question, claims["pipe_matters"])}
    assert read == {"price_rule", "capital", "spread", "options"}
    assert access(question, claims["pipe_matters"]) == {"veto"}
    open_ = Context(context.program, 16, scenario=("base",), choices=Choices(access="open"))
    assert access(open_.question(context.middle), claims["pipe_matters"]) == {"open"}


def test_claims_that_list_the_price_rule_are_tried_as_players_bargain(toy: Case) -> None:
    """Not those about unit prices or about days, which have no value then, nor by default."""
    context = Context(compile_case(toy), 16, scenario=("base",))
    question = context.question(context.middle)
    claim = next(each for each in toy.claims if each.claim == "pipe_matters")
    listed = claim.model_copy(update={"choices": ("price_rule",)})

    def rules(claim: Claim) -> list[str]:
        return [each.detail for each in flips(question, claim)]

    assert rules(listed) == ["contract", "parity", "bargained"]
    assert "bargained" not in rules(claim)
    dated = claim.statements[0].model_copy(update={"at": toy.settings.frozen})
    price = Statement.model_validate(
        {"measure": "price", "with": {"place": "city", "commodity": "gas"}, "compare": ">",
         "than": "1 USD/thousand m3"}
    )  # fmt: skip
    for other in (dated, price):
        told = listed.model_copy(update={"statements": (*claim.statements, other)})
        assert rules(told) == ["contract", "parity"]
    leaving = replace(question, choices=replace(question.choices, concept="banzhaf"))
    assert "bargained" not in [each.detail for each in flips(leaving, listed)]


def test_choices_can_be_made_back(toy: Case) -> None:
    made = Choices(
        concept="nucleolus", increment=True, access="open", capital="sunk", price_rule="parity",
        options="all",
    )  # fmt: skip
    context = Context(compile_case(toy), 16, choices=made)
    claim = toy.claims[0].model_copy(
        update={
            "choices": (
                "concept", "increment", "access", "capital", "spread", "price_rule", "options",
            )
        }
    )  # fmt: skip
    back = {each.choice: each.choices for each in flips(context.question(context.middle), claim)}
    assert back["concept"].concept == "shapley"
    assert not back["increment"].increment
    assert back["access"].access == "veto"
    assert back["capital"].capital == "new"
    assert back["spread"].spread == 2.0
    assert back["options"].options == "scenario"


POWER = """
- claim: elsewhere
  paragraph: 1
  says: Elsewhere has power.
  statements: [{measure: power, with: {actor: EXT}, compare: ">", than: 0 USD/yr}]
"""
MOODY = """
- claim: moody
  paragraph: 1
  says: It holds.
  statements: [{measure: moody, compare: ">", than: 0}]
  choices: [access]
"""


def test_what_has_no_meaning_is_refused_with_its_reason(written: Written, judged: Judged) -> None:
    case = written(POWER, ("actors.csv", "SUD,", "EXT,Elsewhere,outsider,,\nSUD,")).case
    assert case is not None
    verdict = judged(case)["elsewhere"]
    assert verdict.verdict == "refused"
    assert "does not bargain" in verdict.sentence
    assert verdict.probability is None


def test_a_refused_choice_or_search_leaves_the_verdict(
    written: Written, judged: Judged, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask(question: Question, told: Parameters) -> float:  # noqa: ARG001 - of every measure
        if question.choices.access == "open" or question.draws not in (1, SHORT, SHORT + 1):
            refuse(question.case, "RSN-S006", "moody", "a mood", "none", "wait")
        return 1.0

    moody = Measure("moody", "A mood.", share, at_once(ask), {}, ("access",))
    monkeypatch.setitem(MEASURES, "moody", moody)
    case = written(MOODY).case
    assert case is not None
    verdict = judged(case)["moody"]
    assert verdict.probability == 1.0
    assert [(each.flips, each.reason) for each in verdict.stability] == [
        (None, "moody: found a mood, expected none. wait.")
    ]
    assert verdict.reasons[0].startswith("What overturns it could not be looked for: moody")


def made(margin: list[float], holds: list[bool]) -> Margin:
    array = np.array(margin)
    return Margin(array, array, array, np.array(holds), "1", np.zeros(len(margin)))


def test_a_claim_holds_where_all_its_statements_do() -> None:
    nan = float("nan")
    one = made([2.0, 2.0, nan, nan], [True, True, False, False])
    other = made([1.0, -1.0, -1.0, 1.0], [True, False, False, True])
    assert truth([one, other]).tolist() == [1, 0, 0, -1]
    found = scores([one, other], [2.0, 0.0])
    np.testing.assert_allclose(found[:2], [1.0, -1.0])
    assert found[2] < 0.0
    assert np.isnan(found[3])
