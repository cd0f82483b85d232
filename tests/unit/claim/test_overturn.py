"""What overturns a claim, on scores without any solver and on the toy case."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.laws.corridor import claim as statement_of
from tests.laws.corridor import figure, judged, written

from rason.case import central, read_case
from rason.case.figures import derive
from rason.case.partner import Partner
from rason.claim.context import Context
from rason.claim.line import Bracket, Line, brackets
from rason.claim.moves import (
    KNOTS,
    POSITIONS,
    Reach,
    at,
    following,
    knots,
    moved,
    moved_together,
    reach,
)
from rason.claim.overturn import Overturned, overturns
from rason.claim.statement import Margin, margin
from rason.claim.truth import truth, undecided_in
from rason.program import compile as compile_case
from rason.scenario.draws import draw, partners
from rason.solve import solve
from rason.solve.kernel.at_hand import available
from rason.study import run

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.unit.claim.conftest import Judged, Written

    from rason.case import Case, Values
    from rason.case.cell import FloatArray
    from rason.case.document import Claim
    from rason.claim.need import Inquiry
    from rason.claim.overturn import Overturn, Together
    from rason.claim.printing import Printed
    from rason.program.program import Program

WORTH = Line((("worth", 1.0),))


@cache
def toy_case() -> Case:
    return read_case("toy")


@cache
def toy_program() -> Program:
    return compile_case(toy_case())


def search(case: Case, score: Callable[[Values], FloatArray]) -> Overturned:
    """Look for overturning figures with a score that needs no solver."""
    program = toy_program() if case is toy_case() else compile_case(case)
    moves = tuple(
        (figure, float(position))
        for figure in partners(case.figures)
        for position in POSITIONS[POSITIONS != 0.0]
    )
    everywhere = Reach(moves, moved(case, moves))

    def ask(values: Values) -> Inquiry[FloatArray]:
        return score(values)
        yield ()

    now = float(score(central(case))[0])

    def replay(trials: Sequence[Printed]) -> Inquiry[list[bool]]:
        return [bool((score(put_in(case, each))[0] > 0.0) != (now > 0.0)) for each in trials]
        yield ()

    there = score(everywhere.values)
    inquiry = overturns(program, everywhere, now, there, ask, replay, holds=now > 0)
    try:
        next(inquiry)
    except StopIteration as end:
        found: Overturned = end.value
        return found
    raise AssertionError


def put_in(case: Case, printed: Printed) -> Values:
    """Return the central figures with a printing put in."""
    set_ = {each.figure: np.array([each.at]) for group in printed for each in group}
    return derive(case, {**central(case), **set_})


def alone(case: Case, score: Callable[[Values], FloatArray]) -> tuple[Overturn, ...]:
    return search(case, score).alone


@given(st.floats(145.0, 255.0).filter(lambda root: abs(root - 200.0) > 0.1))
def test_the_value_is_printed_on_the_changed_side(root: float) -> None:
    (found,) = alone(toy_case(), lambda values: (values["worth"] - root) * np.sign(200.0 - root))
    assert found.figure == "worth"
    assert 0.0 <= (found.at - root) * np.sign(root - 200.0) <= 0.1 * abs(root - 200.0) + 1e-9
    assert found.side == ("above" if root > 200.0 else "below")
    assert found.inside == (180.0 <= found.at <= 220.0)
    assert found.widths == pytest.approx(abs(found.at - 200.0) / 40.0)


@given(st.floats(145.0, 255.0).filter(lambda root: abs(root - 200.0) > 0.1))
def test_steps_are_found_as_well(root: float) -> None:
    sign = np.sign(200.0 - root)
    (found,) = alone(toy_case(), lambda values: np.where(values["worth"] > root, 0.5, -0.5) * sign)
    assert 0.0 <= (found.at - root) * -sign <= 0.1 * abs(root - 200.0) + 1e-9


def test_all_changes_are_reported_the_nearest_first() -> None:
    found = alone(
        toy_case(),
        lambda v: np.minimum((v["worth"] - 190.0) / 10.0, (53.0 - v["field_cost"]) / 9.0),
    )
    assert [(each.figure, each.inside) for each in found] == [
        ("worth", True), ("field_cost", False),
    ]  # fmt: skip


def test_nothing_is_found_where_nothing_changes() -> None:
    assert alone(toy_case(), lambda v: v["worth"] - 100.0) == ()


def test_derived_figures_follow() -> None:
    found = alone(toy_case(), lambda v: v["pipe_margin"] - 140.0)
    assert {each.figure: each.settings[0].text.split()[0] for each in found} == {
        "worth": "190", "field_cost": "40", "pipe_cost": "30",
    }  # fmt: skip


def test_a_change_there_and_back_is_seen_however_alike_its_ends() -> None:
    def score(values: Values) -> FloatArray:
        return np.where(np.abs(values["worth"] - 212.5) < 3.0, -5.0, 5.0)

    found = alone(toy_case(), score)
    np.testing.assert_allclose([each.at for each in found], [209.6, 215.4], atol=0.2)
    assert [each.side for each in found] == ["above", "below"]
    assert [each.until for each in found] == [found[1].at, found[0].at]


def test_the_figure_that_leads_is_named_wherever_its_row_stands(written: Written) -> None:
    line = (
        "worth,What a thousand cubic metres is worth in Sudland,180,200,220,USD/thousand m3,pert,"
    )
    case = written("", ("figures.csv", line, line + "field_cost")).case
    assert case is not None
    (found,) = alone(case, lambda v: v["worth"] - 190.0)
    assert (found.figure, found.moving) == ("field_cost", ("worth",))
    assert found.at == pytest.approx(25.0, abs=0.5)


def test_figures_that_move_a_claim_and_do_not_overturn_it_are_named() -> None:
    def score(values: Values) -> FloatArray:
        return values["worth"] - 190.0 - 0.1 * (values["pipe_cost"] - 20.0) \
            + 0.01 * values["transit_fee"] - 3.15  # fmt: skip

    found = search(toy_case(), score)
    assert [each.figure for each in found.alone] == ["worth"]
    assert found.steady == ("transit_fee", "pipe_cost")


def test_the_closest_pair_goes_the_same_part_of_its_ways() -> None:
    """Worth alone needs 0.75 of its way down, and cost 0.9 up; together each needs 9/22."""

    def score(values: Values) -> FloatArray:
        worth = (values["worth"] - 200.0) / 20.0
        cost = (values["field_cost"] - 30.0) / 10.0
        return 0.9 + 1.2 * worth - cost + 0.01 * (values["pipe_cost"] - 20.0)

    found = search(toy_case(), score)
    assert [each.figure for each in found.alone] == ["worth", "field_cost"]
    pair = found.together
    assert pair is not None
    assert pair.inside
    assert pair.distance == pytest.approx(0.9 / 2.2, rel=0.1)
    assert {each.figure: each.at for each in pair.figures} == {
        "worth": pytest.approx(200.0 - 20.0 * 0.9 / 2.2, abs=0.9),
        "field_cost": pytest.approx(30.0 + 10.0 * 0.9 / 2.2, abs=0.5),
    }


@given(st.floats(0.3, 3.0), st.lists(st.floats(-1.0, 1.0), min_size=3, max_size=3))
def test_the_closest_pair_of_straight_scores_is_the_one_worked_out(
    margin: float, slopes: list[float]
) -> None:
    case = toy_case()
    figures = ("worth", "field_cost", "pipe_cost")

    def score(values: Values) -> FloatArray:
        parts = [slope * np.array([position_of(case, figure, each) for each in values[figure]])
                 for figure, slope in zip(figures, slopes, strict=True)]  # fmt: skip
        total: FloatArray = margin + np.sum(parts, axis=0)
        return total

    sizes = sorted(map(abs, slopes))
    needed = margin / max(sizes[1] + sizes[2], 1e-9)
    least = margin / max(sizes[2], 1e-9)
    pair = search(case, score).together
    if needed < 1.99 and 1.11 * needed < least - 0.01:
        assert pair is not None
        assert pair.distance == pytest.approx(needed, rel=0.11)
    elif needed > 2.0 or needed > least:
        assert pair is None


def test_a_pair_that_does_more_than_the_sum_is_found_far_down_the_list() -> None:
    """Twenty-one pairs work against it; the one that is foretold last changes it first."""
    case = toy_case()
    weights = {
        "worth": -0.42, "world_price": -0.4, "field_cost": 0.38, "pipe_cost": 0.36,
        "undersea_cost": 0.34, "undersea_capital": 0.1, "transit_fee": 0.09,
    }  # fmt: skip

    def score(values: Values) -> FloatArray:
        at_ = {
            key: np.array([position_of(case, key, each) for each in values[key]]) for key in weights
        }
        straight = np.sum([weight * at_[key] for key, weight in weights.items()], axis=0)
        both = np.maximum(at_["undersea_capital"], 0.0) \
            * np.maximum(at_["transit_fee"], 0.0)  # fmt: skip
        total: FloatArray = 1.0 - straight - 3.0 * both
        return total

    found = search(case, score)
    assert found.alone == ()
    assert (found.pairs, found.solved) == (21, 21)
    assert found.together is not None
    assert {each.figure for each in found.together.figures} == {"undersea_capital", "transit_fee"}
    assert found.together.distance == pytest.approx(
        (-0.19 + (0.19**2 + 12.0) ** 0.5) / 6.0, rel=0.1
    )


def test_where_nothing_works_against_a_claim_no_pair_is_tried() -> None:
    found = search(toy_case(), lambda v: 1.0 + 0.0 * v["worth"])
    assert (found.pairs, found.solved) == (0, 0)
    found = search(toy_case(), lambda v: v["worth"] - 100.0)
    assert (found.pairs, found.solved, found.together) == (0, 0, None)


def test_a_change_right_at_the_centre_leaves_no_room_for_pairs() -> None:
    def score(values: Values) -> FloatArray:
        return np.minimum(values["worth"] - 200.0 + 0.02, 0.05 * (60.0 - values["field_cost"]))

    found = search(toy_case(), score)
    assert found.alone[0].figure == "worth"
    assert found.together is None


def test_a_dent_between_two_positions_is_found() -> None:
    def score(values: Values) -> FloatArray:
        return np.abs(values["worth"] - 213.0) - 0.5

    found = alone(toy_case(), score)
    assert [each.figure for each in found] == ["worth", "worth"]
    np.testing.assert_allclose([each.at for each in found], [212.5, 213.5], atol=0.04)


def test_a_pair_goes_only_where_a_program_can_be_made(written: Written) -> None:
    room = "10 bcm/yr * (worth - field_cost - 130 USD/thousand m3) / (40 USD/thousand m3)"
    case = written("", ("links.csv", "pipe,gas,10 bcm/yr", f"pipe,gas,{room}")).case
    assert case is not None

    def score(values: Values) -> FloatArray:
        return (values["worth"] - values["field_cost"] - 115.0) / 55.0

    assert search(case, score).together is None


def test_unknown_scores_are_stepped_over() -> None:
    scores = {-2.0: 1.0, -1.0: float("nan"), 0.0: 1.0, 1.0: float("nan"), 2.0: -1.0}
    assert brackets(WORTH, scores) == [Bracket(WORTH, 0.0, 2.0, 1.0, -1.0)]
    unknown = search(toy_case(), lambda v: np.full(len(v["worth"]), np.nan))
    assert unknown == Overturned()


@given(st.floats(-50.0, -0.001), st.floats(0.001, 50.0))
def test_trials_shrink_a_bracket_to_a_quarter(below: float, above: float) -> None:
    bracket = Bracket(WORTH, -1.0, -0.5, below, above)
    trials = bracket.trials()
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
    (found,) = alone(case, lambda v: v["worth"] - 190.0)
    assert found.moving == ("field_cost",)


def follow(written: Written, **cells: str) -> Case:
    """Return the toy case with some `moves_with` cells filled."""
    rows = (toy_case().folder / "figures.csv").read_text(encoding="utf-8").splitlines()
    edits = []
    for key, cell in cells.items():
        (old,) = [row for row in rows if row.startswith(f"{key},")]
        edits.append(("figures.csv", old, old.replace("pert,,", f"pert,{cell},")))
    case = written("", *edits).case
    assert case is not None
    return case


def test_partners_that_take_the_draw_the_other_way_round_go_the_other_way(
    written: Written,
) -> None:
    case = follow(written, field_cost="worth -1")
    values = moved(case, [("worth", -1.0), ("worth", 2.0)])
    np.testing.assert_allclose(values["worth"], [180.0, 260.0])
    np.testing.assert_allclose(values["field_cost"], [40.0, 0.0])
    assert following(case, "worth") == {"worth": 1.0, "field_cost": -1.0}


def test_positions_are_those_of_the_first_that_moves(written: Written) -> None:
    """The one that leads has no range, so the first that shares its draw is named instead."""
    case = follow(written, field_cost="world_spread -1", pipe_cost="world_spread")
    assert partners(case.figures)["world_spread"] == ("field_cost", "pipe_cost")
    assert following(case, "world_spread") == {"field_cost": 1.0, "pipe_cost": -1.0}
    values = moved(case, [("world_spread", -1.0)])
    assert (values["field_cost"][0], values["pipe_cost"][0]) == (20.0, 25.0)
    assert values["world_spread"][0] == 10.0


def test_those_that_follow_go_their_part_of_the_way(written: Written) -> None:
    case = follow(written, field_cost="worth 0.6", pipe_cost="field_cost -1",
                  transit_fee="pipe_cost 0.5")  # fmt: skip
    assert following(case, "worth") == {
        "worth": 1.0, "field_cost": 0.6, "pipe_cost": -0.6, "transit_fee": -0.3,
    }  # fmt: skip
    assert following(case, "transit_fee") == {"transit_fee": 1.0}
    values = moved(case, [("worth", 1.0), ("field_cost", -1.0), ("transit_fee", 1.0)])
    np.testing.assert_allclose(values["worth"], [220.0, 200.0, 200.0])
    np.testing.assert_allclose(values["field_cost"], [36.0, 20.0, 30.0])
    np.testing.assert_allclose(values["pipe_cost"], [17.0, 25.0, 20.0])
    np.testing.assert_allclose(values["transit_fee"][0], 315.0 - 0.3 * 115.0)
    np.testing.assert_allclose(values["transit_fee"][1:], [315.0 + 0.5 * 85.0, 400.0])
    (found,) = alone(case, lambda v: 33.0 - v["field_cost"] - 0.0 * v["worth"])[1:]
    assert found.figure == "worth"
    assert found.at == pytest.approx(210.0, abs=0.02)
    assert found.moving == ("field_cost", "pipe_cost", "transit_fee")


def test_of_two_that_are_moved_neither_follows_the_other(written: Written) -> None:
    case = follow(written, field_cost="worth 0.6", pipe_cost="field_cost 0.5")
    values = moved_together(case, [(("worth", 1.0), ("field_cost", -1.0))])
    assert [float(values[key][0]) for key in ("worth", "field_cost")] == [220.0, 20.0]
    assert float(values["pipe_cost"][0]) == 17.5


def test_a_figure_between_two_that_has_no_range_passes_the_move_on(written: Written) -> None:
    case = follow(written, field_cost="world_spread 0.5")
    fixed = replace(case.figures["world_spread"], moves_with=Partner("worth", -0.5))
    case = replace(case, figures={**case.figures, "world_spread": fixed})
    assert following(case, "worth") == {"worth": 1.0, "field_cost": -0.25}


@pytest.mark.parametrize("asked", [0.3, 0.6, 0.9, -0.6])
def test_a_part_of_the_way_is_near_the_median_given_where_the_other_is(
    written: Written, asked: float
) -> None:
    case = follow(written, field_cost=f"worth {asked}")
    for position in (-0.6, -0.3, 0.0, 0.3, 0.6):
        worth = float(moved(case, [("worth", position)])["worth"][0])
        drawn = draw(case, 2**15)
        near = np.abs(drawn["worth"] - worth) < 0.5
        median = float(np.median(drawn["field_cost"][near]))
        there = float(moved(case, [("worth", position)])["field_cost"][0])
        assert there == pytest.approx(median, abs=0.6), "of a half range of 10"


def test_reach_moves_what_is_followed(written: Written) -> None:
    case = follow(written, field_cost="worth 0.6")
    found = reach(compile_case(case), ["field_cost"])
    assert {first for first, _ in found.moves} == {"worth", "field_cost"}


def test_reach_stops_where_no_program_can_be_made(written: Written) -> None:
    room = "10 bcm/yr * (worth - 150 USD/thousand m3) / (50 USD/thousand m3)"
    case = written("", ("links.csv", "pipe,gas,10 bcm/yr", f"pipe,gas,{room}")).case
    assert case is not None
    found = reach(compile_case(case), ["worth", "pipe_cost"])
    assert found.moves == (
        *[("worth", float(position)) for position in POSITIONS[1:] if position != 0.0],
        *[("pipe_cost", float(position)) for position in POSITIONS if position != 0.0],
    )
    assert found.moves[0] == ("worth", -1.75)
    np.testing.assert_allclose(found.values["worth"][[0, 14, 15, 30]], [150.0, 260.0, 200.0, 200.0])


def test_reach_stops_before_all_is_lost_on_the_way(written: Written) -> None:
    lossy = ("links.csv", "pipe_cost,0,", "pipe_cost,field_cost / (50 USD/thousand m3),")
    case = written("", lossy).case
    assert case is not None
    found = reach(compile_case(case), ["field_cost"])
    assert (found.moves[0], found.moves[-1]) == (("field_cost", -2.0), ("field_cost", 1.25))
    assert len(found.moves) == 13


def test_nothing_reaches_nowhere() -> None:
    assert reach(compile_case(toy_case()), []).moves == ()


def test_moving_the_figure_past_its_value_flips_the_claim(written: Written, judged: Judged) -> None:
    case = written(CLAIMS).case
    assert case is not None
    verdicts = judged(case)
    context = Context(compile_case(case), 16, scenario=("base",))
    asked = {each.claim: each for each in case.claims}
    for claim in ("pipe_matters", "narrow", "worth_it", "dear"):
        assert verdicts[claim].overturned_by, verdicts[claim].reasons
        assert unflipped(context, asked[claim], verdicts[claim].overturned_by) == []


@pytest.mark.slow
def test_every_claim_of_northeast_asia_is_flipped_by_its_figures(judged: Judged) -> None:
    """Every value of every figure, and the closest pairs: below them and above them they differ."""
    case = read_case("northeast-asia-2014")
    context = Context(compile_case(case), 16, scenario=("base",))
    verdicts = judged(case, 16, compiled=available())
    tried = [claim for claim in case.claims if verdicts[claim.claim].probability is not None]
    assert len(tried) > 40
    missed: dict[str, list[Overturn]] = {}
    for claim in tried:
        verdict = verdicts[claim.claim]
        missed[claim.claim] = unflipped(context, claim, verdict.overturned_by)
        if verdict.together is not None:
            assert flipped_together(context, claim, verdict.together), (
                claim.claim,
                verdict.together,
            )
        if not verdict.overturned_by:
            assert any("No figure, moved alone" in reason for reason in verdict.reasons)
    assert {claim: values for claim, values in missed.items() if values} == {}


def unflipped(context: Context, claim: Claim, overturned: tuple[Overturn, ...]) -> list[Overturn]:
    """Return the values at which a claim is as at central figures, put in as they are printed."""
    now = int(truths(context, claim, context.middle)[0])
    case = context.program.case
    return [
        each
        for each in overturned
        if int(truths(context, claim, put_in(case, (each.settings,)))[0]) != 1 - now
    ]


def flipped_together(context: Context, claim: Claim, pair: Together) -> bool:
    """Tell whether a claim is changed with both figures set."""
    now = int(truths(context, claim, context.middle)[0])
    printed = tuple(each.settings for each in pair.figures)
    return int(truths(context, claim, put_in(context.program.case, printed))[0]) == 1 - now


def leader_of(case: Case, figure: str) -> str:
    (leader,) = [each for each, keys in partners(case.figures).items() if figure == keys[0]]
    return leader


def truths(context: Context, claim: Claim, values: Values) -> list[int]:
    """Return whether a claim holds at some values."""
    question = context.question(values)
    inquiries = {i: margin(each, question) for i, each in enumerate(claim.statements)}
    found = run(inquiries, lambda batch, _: solve(context.program, batch))
    return [int(each) for each in truth(list(found.values()))]


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
    assert found["field_cost"].settings[0].text == "33.4 USD/thousand m3"


def test_what_is_only_computed_moves_a_claim_however_little(tmp_path: Path) -> None:
    """Nothing is solved, so that a ten-millionth of the margin is no noise."""
    statement = "ratio: 'a + b / 10000000', compare: '>', than: 1"
    case = written(tmp_path, [figure("a", 2, 3), figure("b", 1, 2)], statement_of("so", statement))
    assert "b" in judged(case, 16)["so"].steady


@pytest.mark.parametrize("unit", [1e-6, 1.0, 1e6])
def test_what_solving_leaves_undecided_in_a_score_has_no_unit(unit: float) -> None:
    """A margin of a thousandth of its sides is known to a thousand times less than they are."""
    sides = np.array([1000.0 * unit])
    known = Margin(sides, sides - unit, np.array([unit]), np.array([True]), "", 1e-7 * sides)
    assert undecided_in([known], [unit]) == pytest.approx(2e-4)
