"""What overturns a claim, on scores without any solver and on the toy case."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rason.case import central, ends, read_case
from rason.claim.bracket import Bracket, brackets, doubtful
from rason.claim.court import Court
from rason.claim.overturn import WIDTH, overturns
from rason.claim.reach import KNOTS, POSITIONS, Reach, at, knots, moved, reach
from rason.claim.statement import margin
from rason.claim.truth import truth
from rason.program import compile as compile_case
from rason.scenario.draws import partners
from rason.solve import solve
from rason.study import run

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.claim.conftest import Judged, Written

    from rason.case import Case, Values
    from rason.case.cell import FloatArray
    from rason.case.document import Claim
    from rason.claim.need import Inquiry
    from rason.claim.verdict import Overturn


@cache
def toy_case() -> Case:
    return read_case("toy")


def search(case: Case, score: Callable[[Values], FloatArray]) -> tuple[Overturn, ...]:
    """Look for overturning figures with a score that needs no solver."""
    moves = tuple((figure, end) for figure in partners(case.figures) for end in (-2.0, 2.0))
    ends_ = Reach(moves, moved(case, moves))

    def ask(values: Values) -> Inquiry[FloatArray]:
        return score(values)
        yield ()

    now = float(score(central(case))[0])
    inquiry = overturns(case, ends_, now, score(ends_.values), (), ask)
    try:
        next(inquiry)
    except StopIteration as end:
        found: tuple[Overturn, ...] = end.value
        return found
    raise AssertionError


@given(st.floats(145.0, 255.0).filter(lambda root: abs(root - 200.0) > 0.1))
def test_the_value_is_found_to_a_thousandth_of_the_range(root: float) -> None:
    (found,) = search(toy_case(), lambda values: (values["worth"] - root) * np.sign(200.0 - root))
    assert found.figure == "worth"
    assert abs(found.at - root) <= WIDTH * 40.0
    assert found.inside == (180.0 <= found.at <= 220.0)
    assert found.distance == pytest.approx(abs(found.at - 200.0) / 40.0)


@given(st.floats(145.0, 255.0).filter(lambda root: abs(root - 200.0) > 0.1))
def test_steps_are_found_as_well(root: float) -> None:
    sign = np.sign(200.0 - root)
    (found,) = search(toy_case(), lambda values: np.where(values["worth"] > root, 0.5, -0.5) * sign)
    assert abs(found.at - root) <= WIDTH * 40.0


def test_all_changes_are_reported_the_nearest_first() -> None:
    found = search(
        toy_case(),
        lambda v: np.minimum((v["worth"] - 190.0) / 10.0, (53.0 - v["field_cost"]) / 9.0),
    )
    assert [(each.figure, each.inside) for each in found] == [
        ("worth", True), ("field_cost", False),
    ]  # fmt: skip


def test_nothing_is_found_where_nothing_changes() -> None:
    assert search(toy_case(), lambda v: v["worth"] - 100.0) == ()


def test_derived_figures_follow() -> None:
    found = search(toy_case(), lambda v: v["pipe_margin"] - 140.0)
    assert {each.figure: round(each.at, 1) for each in found} == {
        "worth": 190.0, "field_cost": 40.0, "pipe_cost": 30.0,
    }  # fmt: skip


def test_unknown_scores_are_stepped_over() -> None:
    scores = {-2.0: 1.0, -1.0: float("nan"), 0.0: 1.0, 1.0: float("nan"), 2.0: -1.0}
    assert brackets("worth", scores) == [Bracket("worth", 0.0, 2.0, 1.0, -1.0)]
    assert doubtful(scores) == [(-2.0, -1.0), (-1.0, 0.0), (0.0, 1.0), (1.0, 2.0)]


@given(st.floats(-50.0, -0.001), st.floats(0.001, 50.0))
def test_trials_shrink_a_bracket_to_a_quarter(below: float, above: float) -> None:
    bracket = Bracket("worth", -1.0, -0.5, below, above)
    trials = bracket.trials(0.001)
    assert all(-1.0 < position < -0.5 for position in trials)
    step = -0.6
    closer = bracket.closer({position: 1.0 if position > step else -1.0 for position in trials})
    assert closer.low <= step <= closer.high
    assert closer.high - closer.low <= 0.125 + 1e-12


def test_figures_go_no_further_than_makes_sense(written: Written) -> None:
    case = toy_case()
    assert knots(case.figures["worth"]) == (140.0, 180.0, 200.0, 220.0, 260.0)
    assert knots(case.figures["undersea_capital"]) == (1.0, 3.0, 4.0, 5.0, 7.0)
    assert at(case.figures["worth"], -1.5) == 160.0
    old = "20,30,40,USD/thousand m3"
    low = written("", ("figures.csv", old, old.replace("20,", "10,"))).case
    assert low is not None
    assert knots(low.figures["field_cost"])[0] == 0.0
    assert len(POSITIONS) == 17


def test_partners_have_one_position(written: Written) -> None:
    line = "field_cost,Cost of production in Norland,20,30,40,USD/thousand m3,pert,"
    case = written("", ("figures.csv", line, line + "worth")).case
    assert case is not None
    values = moved(case, [("worth", -1.0), ("worth", 2.0)])
    np.testing.assert_allclose(values["worth"], [180.0, 260.0])
    np.testing.assert_allclose(values["field_cost"], [20.0, 60.0])
    (found,) = search(case, lambda v: v["worth"] - 190.0)
    assert found.moving == ("field_cost",)


def test_reach_stops_where_no_program_can_be_made(written: Written) -> None:
    room = "10 bcm/yr * (worth - 150 USD/thousand m3) / (50 USD/thousand m3)"
    case = written("", ("links.csv", "pipe,gas,10 bcm/yr", f"pipe,gas,{room}")).case
    assert case is not None
    found = reach(compile_case(case), ["worth", "pipe_cost"])
    assert found.moves == (
        ("worth", -1.75), ("worth", 2.0), ("pipe_cost", -2.0), ("pipe_cost", 2.0),
    )  # fmt: skip
    np.testing.assert_allclose(found.values["worth"], [150.0, 260.0, 200.0, 200.0])


def test_reach_stops_before_all_is_lost_on_the_way(written: Written) -> None:
    lossy = ("links.csv", "pipe_cost,0,", "pipe_cost,field_cost / (50 USD/thousand m3),")
    case = written("", lossy).case
    assert case is not None
    found = reach(compile_case(case), ["field_cost"])
    assert found.moves == (("field_cost", -2.0), ("field_cost", 1.25))


def test_nothing_reaches_nowhere() -> None:
    assert reach(compile_case(toy_case()), []).moves == ()


@pytest.mark.parametrize("claim", ["pipe_matters", "narrow", "worth_it", "dear"])
def test_moving_the_figure_past_its_value_flips_the_claim(
    claim: str, written: Written, judged: Judged
) -> None:
    case = written(CLAIMS).case
    assert case is not None
    verdict = judged(case)[claim]
    assert verdict.overturned_by, verdict.reasons
    court = Court(compile_case(case), 16, scenario=("base",))
    (asked,) = [each for each in case.claims if each.claim == claim]
    for overturn in verdict.overturned_by:
        assert flipped(court, asked, overturn), overturn


@pytest.mark.slow
def test_every_claim_of_northeast_asia_is_flipped_by_its_figure(judged: Judged) -> None:
    case = read_case("northeast-asia-2014")
    court = Court(compile_case(case), 16, scenario=("base",))
    verdicts = judged(case, 16)
    unmoved = [
        (claim.claim, verdicts[claim.claim].overturned_by[0])
        for claim in case.claims
        if verdicts[claim.claim].overturned_by
        and not flipped(court, claim, verdicts[claim.claim].overturned_by[0])
    ]
    assert not unmoved


def flipped(court: Court, claim: Claim, overturn: Overturn) -> bool:
    """Tell whether a claim's truth differs a thousandth of the range below and above a value."""
    case = court.program.case
    low, _, high = ends(case.figures[overturn.figure])
    step = 0.001 * (high - low)
    (leader,) = [k for k, keys in partners(case.figures).items() if overturn.figure == keys[0]]
    furthest = knots(case.figures[overturn.figure])
    sides = np.clip([overturn.at - step, overturn.at + step], furthest[0], furthest[-1])
    values = moved(case, [(leader, position_of(case, overturn.figure, each)) for each in sides])
    np.testing.assert_allclose(values[overturn.figure], sides)
    question = court.question(values)
    inquiries = {i: margin(each, question) for i, each in enumerate(claim.statements)}
    found = run(inquiries, lambda batch, _: solve(court.program, batch))
    return sorted(truth(list(found.values()))) == [0, 1]


def position_of(case: Case, figure: str, value: float) -> float:
    """Return the position at which a figure has a value."""
    return float(np.interp(value, knots(case.figures[figure]), KNOTS))


CLAIMS = """
- claim: pipe_matters
  paragraph: 1
  says: Losing the pipe costs much.
  statements:
    - {measure: closure_loss, with: {closed: pipe}, compare: ">", than: 1 bn USD/yr}
- claim: narrow
  paragraph: 1
  says: Midland gets little and the pipe earns much.
  statements:
    - {measure: power, with: {actor: MID}, compare: "<", than: 0.43 bn USD/yr}
    - {measure: welfare, compare: ">", than: 1.45 bn USD/yr}
- claim: worth_it
  paragraph: 1
  says: Most of the worth is left.
  statements:
    - {ratio: pipe_margin / worth, compare: ">=", than: 70 %}
- claim: dear
  paragraph: 1
  says: The worth at which the pipe loses its point is low.
  statements:
    - break_even: worth
      measure: closure_loss
      with: {closed: pipe}
      threshold: 1 bn USD/yr
      compare: "<"
      than: 160 USD/thousand m3
"""


def test_a_ratio_is_scanned_down_to_a_divisor_of_nothing(written: Written, judged: Judged) -> None:
    """At no field cost at all the ratio has no value; it falls to six where the cost is 200 / 6."""
    claims = """
- claim: many_times_its_cost
  paragraph: 1
  says: Gas is worth far more than it costs.
  statements:
    - {ratio: worth / field_cost, compare: ">", than: 6}
"""
    case = written(claims).case
    assert case is not None
    assert at(case.figures["field_cost"], -2.0) == 0.0
    found = {flip.figure: flip for flip in judged(case)["many_times_its_cost"].overturned_by}
    assert found["field_cost"].at == pytest.approx(200 / 6, abs=0.02)
