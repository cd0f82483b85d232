"""What drives a statement: linear claims whose shares of the variance are known exactly."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.case.partner import Partner
from rason.claim import sensitivity as module
from rason.claim.need import Need, Same
from rason.claim.sensitivity import Probe, _preferred, sensitivity
from rason.claim.sobol import MISSING, sobol
from rason.claim.statement import Margin
from rason.errors import Diagnostic, InputError
from rason.scenario.draws import draw

if TYPE_CHECKING:
    from tests.unit.claim.conftest import Judged

    from rason.case import Case
    from rason.case.cell import Values
    from rason.claim.sensitivity import Sensitivity
    from rason.claim.verdict import Verdict

LINEAR = """
- claim: linear
  paragraph: 1
  says: Gas is worth more than it costs.
  kind: ratio
  statements:
    - {ratio: worth - 2 * field_cost, compare: ">", than: 100 USD/thousand m3}
"""
SHARES = {"worth": 0.5, "field_cost": 0.5}
"""Variance of a symmetric beta-PERT of half-width w is w²/7: (20² , (2·10)²)/7, alike."""


@pytest.fixture(scope="module")
def linear(tmp_path_factory: pytest.TempPathFactory, judged: Judged) -> Verdict:
    import shutil

    from rason.case import find, read_case

    folder = tmp_path_factory.mktemp("linear") / "toy"
    shutil.copytree(find("toy"), folder)
    (folder / "claims.yaml").write_text(LINEAR, encoding="utf-8")
    return judged(read_case(folder), 4096)["linear"]


def found(verdict: Verdict) -> Sensitivity:
    assert verdict.sensitivity is not None
    return verdict.sensitivity


def test_shares_of_a_linear_claim_are_the_exact_ones(linear: Verdict) -> None:
    sensitivity = found(linear)
    assert {each.figure for each in sensitivity.influences} == set(SHARES)
    assert sensitivity.points == 128
    for each in sensitivity.influences:
        assert each.total is not None
        assert each.total_error is not None
        assert abs(each.total - SHARES[each.figure]) < 1.5 * each.total_error
        assert each.total_error < 0.25
    assert sensitivity.reasons == ()


def test_the_ends_of_a_tornado_are_worked_out_by_hand(linear: Verdict) -> None:
    # 200 − 2 · 30 − 100 = 40; worth from 180 to 220, cost from 20 to 40.
    ends = {each.figure: (each.at_low, each.at_high) for each in found(linear).influences}
    assert ends["worth"] == pytest.approx((20.0, 60.0))
    assert ends["field_cost"] == pytest.approx((60.0, 20.0))
    assert linear.statements[0].margin == pytest.approx(40.0)


def test_figures_that_do_nothing_are_not_named(linear: Verdict, toy: Case) -> None:
    noise = found(linear).noise
    assert noise is not None
    assert noise < 0.1
    assert all(each.pawn is not None and each.pawn > noise for each in found(linear).influences)
    assert len(found(linear).influences) < len(toy.figures)


def test_interaction_counts_for_both() -> None:
    # Of xy with means 0 all variance is interaction: first order 0, totals 1.
    random = np.random.default_rng(1)
    one, other = random.uniform(-1.0, 1.0, (2, 2, 4096))
    mixed = [other[0] * one[1], one[0] * other[1]]
    shares = sobol(one[0] * one[1], other[0] * other[1], mixed)
    assert shares.first == pytest.approx([0.0, 0.0], abs=0.1)
    assert shares.total == pytest.approx([1.0, 1.0], abs=0.1)
    assert (shares.total_error < 0.15).all()


def test_the_two_samples_are_independent(toy: Case) -> None:
    draws = draw(toy, 4096)
    probe = Probe(toy, draws)
    assert probe.points == 128
    base, other = draws["worth"][probe.base], draws["worth"][probe.other]
    assert not set(base).intersection(other)
    assert abs(np.corrcoef(base, other)[0, 1]) < 0.25
    values = probe.values("worth")
    assert (values["worth"][:128] == other).all()
    assert (values["field_cost"][:128] == draws["field_cost"][probe.base]).all()
    assert (values["worth"][-2:] == [180.0, 220.0]).all()
    expected = values["worth"] - values["field_cost"] - values["pipe_cost"]
    assert values["pipe_margin"] == pytest.approx(expected)
    assert probe.values("worth") is values


def test_what_follows_a_figure_is_taken_from_the_second_sample_as_well(toy: Case) -> None:
    figures = {
        **toy.figures,
        "field_cost": replace(toy.figures["field_cost"], moves_with=Partner("worth", 0.6)),
    }
    case = replace(toy, figures=figures)
    draws = draw(case, 4096, 5)
    probe = Probe(case, draws, 5)
    whole, followed, own = (
        values["field_cost"][: probe.points]
        for values in (draws, probe.values("worth"), probe.values("field_cost"))
    )
    assert (probe.values("worth")["worth"][:128] == draws["worth"][probe.other]).all()
    assert (probe.values("field_cost")["worth"][:128] == draws["worth"][probe.base]).all()
    np.testing.assert_allclose(probe.values("worth")["field_cost"][-2:], [24.0, 36.0])
    totals = [((whole - other) ** 2).mean() / 2.0 / whole.var() for other in (followed, own)]
    assert totals == pytest.approx([0.6**2, 1.0 - 0.6**2], abs=0.12)
    assert (probe.values("pipe_cost")["field_cost"][: probe.points] == whole).all()
    few = Probe(case, draw(case, 64), 5).values("worth")
    assert len(few["worth"]) == 2


def run(
    toy: Case,
    drawn: np.ndarray,
    draws: int,
    answer: object = None,
    alone: frozenset[str] | None = None,
) -> Sensitivity:
    """Ask what drives a margin that is made up, and answer every need alike."""
    probe = Probe(toy, draw(toy, draws))
    shown = Margin(drawn, drawn, drawn, drawn > 0.0, "1", np.zeros(len(drawn)))
    inquiry = sensitivity(probe, 0, shown, partial(_ask, toy), alone)
    try:
        needs = next(inquiry)
        while True:
            assert isinstance(needs, tuple)
            answers = [answer if answer is not None else _answer(need) for need in needs]
            needs = inquiry.send(tuple(answers))
    except StopIteration as end:
        result: Sensitivity = end.value
        return result


def _ask(_: Case, values: Values) -> Need:
    return Need(Same(values), partial(iter, ()))


def _answer(need: Need) -> Margin:
    assert isinstance(need.key, Same)
    values = need.key.thing
    assert isinstance(values, dict)
    worth = np.asarray(values["worth"])
    return Margin(worth, worth, worth, worth > 0.0, "1", np.zeros(len(worth)))


def test_with_few_draws_the_ranks_choose_and_totals_are_left_out(toy: Case) -> None:
    result = run(toy, draw(toy, 64)["worth"], 64)
    assert [each.figure for each in result.influences] == ["worth"]
    assert result.influences[0].at_low == 180.0
    assert result.influences[0].pawn is None
    assert result.influences[0].total is None
    assert result.points == 0
    assert "at least 128 draws" in result.reasons[0]
    assert "at least 512 draws" in result.reasons[1]


def test_what_does_not_move_has_no_drivers(toy: Case) -> None:
    assert run(toy, np.ones(256), 256).reasons == ("No figure moves the margin.",)
    assert run(toy, np.full(256, np.nan), 256).influences == ()


def test_what_changes_the_margin_nowhere_is_not_listed(toy: Case) -> None:
    # The margin is made to look like field_cost, too; but only worth is ever answered with.
    values = draw(toy, 1024)
    both = values["worth"] - 30.0 + values["field_cost"]
    shown = run(toy, both, 1024, alone=frozenset({"worth", "field_cost"}))
    assert {each.figure for each in shown.influences} == {"worth", "field_cost"}
    alike = run(toy, values["worth"], 1024, alone=frozenset({"worth"}))
    assert [each.figure for each in alike.influences] == ["worth"]
    still = Margin(both, both, np.append(both[:64], [1.0, 1.0]), both > 0.0, "1", 0.0 * both)
    inert = run(toy, both, 1024, still)
    assert inert.influences == ()
    assert inert.reasons == ("No figure can be told from one that does nothing.",)


def test_what_moves_the_margin_alone_is_looked_at_first() -> None:
    ranked = [f"other{number}" for number in range(5)] + [f"alone{number}" for number in range(7)]
    groups = {leader: (leader,) for leader in ranked}
    first = [each for each in ranked if each.startswith("alone")]
    assert _preferred(ranked, groups, first) == [*first, "other0"]
    assert _preferred(ranked, groups, first[:2]) == [*first[:2], "other0", "other1"]
    assert _preferred(ranked, groups, None) == ranked[:8]


def test_noise_alone_names_nobody(toy: Case) -> None:
    result = run(toy, np.random.default_rng(0).random(256), 256)
    assert result.influences == ()
    assert result.noise is not None
    assert result.reasons == ("No figure can be told from one that does nothing.",)


def test_totals_need_a_value_everywhere(toy: Case) -> None:
    worth = draw(toy, 1024)["worth"]
    result = run(toy, np.where(np.arange(1024) == 3, np.nan, worth), 1024)
    assert "no finite value" in result.reasons[0]
    assert result.influences[0].total is None
    assert result.influences[0].pawn is not None
    late = np.where(np.arange(1024) < 512, 200.0, worth)
    assert "the same at all points" in run(toy, late, 1024).reasons[0]


def test_a_system_that_cannot_be_made_is_said(toy: Case) -> None:
    fault = InputError(
        Diagnostic("RSN-R001", "case", None, "a draw", "a negative capacity", "another", "mend it")
    )
    result = run(toy, draw(toy, 1024)["worth"], 1024, fault)
    assert "cannot be made" in result.reasons[0]
    assert result.influences[0].at_low is None


def test_without_salib_one_line_says_what_is_missing(
    toy: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "installed", lambda: False)
    result = run(toy, draw(toy, 1024)["worth"], 1024)
    assert result.reasons == (f"{MISSING}.",)
    assert result.influences[0].total is None
    assert result.influences[0].pawn is not None


def test_the_same_seed_gives_the_same_bytes(toy: Case) -> None:
    worth = draw(toy, 1024)["worth"]
    assert run(toy, worth, 1024) == run(toy, worth, 1024)
