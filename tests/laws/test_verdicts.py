"""A verdict can lose: words, shares, drivers and evidence of claims on random small cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from tests.laws.corridor import UNIT, claim, court_of, figure, judged, margins, written

from rason.claim.alike import alike, compared_models
from rason.claim.lawful import lawful
from rason.claim.likelihood import band
from rason.claim.specification import _different
from rason.claim.stability import Flip
from rason.claim.statement import Margin
from rason.scenario import size
from rason.testing.cases import table

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.random import Generator


LEVEL = ("roughly even",)


@pytest.fixture(autouse=True)
def _few_dimensions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Scramble no more dimensions than these cases have figures: that takes most of the time."""
    monkeypatch.setattr(size, "DIMENSIONS", 8)


def test_a_claim_and_its_contrary_share_the_draws(rounds: int, tmp_path: Path) -> None:
    bites = 0
    for one in range(rounds):
        rng = np.random.default_rng([8, 1, one])
        low, border = float(rng.integers(0, 9)), float(rng.integers(2, 14))
        known = f"max(a - {border:g}, 0) / max(a - {border:g}, 0)"
        ratio = f"ratio: '{known} * b', than: {rng.integers(2, 9)}"
        case = written(
            tmp_path / str(one),
            [figure("a", low, low + 8), figure("b", 1, 10)],
            claim("so", f"{ratio}, compare: '>'") + claim("contrary", f"{ratio}, compare: '<='"),
        )
        found = judged(case)
        so, contrary = found["so"], found["contrary"]
        assert so.no_value == contrary.no_value
        assert so.no_value is not None
        if so.no_value == 1.0:
            assert so.verdict == contrary.verdict == "no value"
            assert so.probability is contrary.probability is None
            continue
        assert so.probability is not None
        assert contrary.probability is not None
        likely = so.probability, contrary.probability
        held = [each * (1.0 - so.no_value) for each in likely]
        assert sum(held) + so.no_value == pytest.approx(1.0)
        sides = {band(each) for each in likely}
        assert len(sides) == 2 or sides <= set(LEVEL)
        without = round(32 * so.no_value)
        assert (f"In {without} of 32 draws it has no value" in so.sentence) == (without > 0)
        bites += 0.0 < so.no_value < 1.0
    assert 3 * bites >= rounds


def a_project(rng: Generator) -> dict[str, Any]:
    """Figures of a line that pays in some draws and not in others, as often as not."""
    price, cost = float(rng.integers(8, 20)), float(rng.integers(1, 5))
    worth = 8.0 * (price - 2.0 - cost) / 0.11746
    low, high = sorted(worth * rng.uniform(0.5, 1.5, 2))
    return {
        "figures": [
            figure("p", price - 2, price + 2, unit=UNIT, grade="D", source=""),
            figure("c", cost - 1, cost + 1, unit=UNIT),
            figure("k", low, high + 1.0, unit="million USD"),
        ],
        "price": "p",
        "pipe": "c",
        "capital": "k",
    }


BUILD = claim("build", "build: line, in: with") + claim(
    "value",
    "measure: project_value, with: {project: line}, in: with, compare: '>', than: 0 million USD/yr",
)


def test_a_decision_to_build_is_judged_by_what_it_adds(rounds: int, tmp_path: Path) -> None:
    bites = 0
    for one in range(rounds):
        made = a_project(np.random.default_rng([8, 2, one]))
        case = written(tmp_path / str(one), made.pop("figures"), BUILD, **made)
        found = margins(case, 16)
        np.testing.assert_array_equal(found["build"].margin, found["value"].margin)
        np.testing.assert_array_equal(found["build"].holds, found["value"].holds)
        assert len(np.unique(found["build"].margin.round(6))) > 2
        bites += 0 < found["build"].holds.sum() < 16
        if one < 2:
            verdicts = judged(case)
            build, value = verdicts["build"], verdicts["value"]
            for same in ("verdict", "probability", "drivers", "overturned_by", "evidence"):
                assert getattr(build, same) == getattr(value, same)
            assert build.drivers
    assert 3 * bites >= rounds


def test_evidence_counts_only_what_the_margin_feels(rounds: int, tmp_path: Path) -> None:
    bites = 0
    for one in range(rounds):
        rng = np.random.default_rng([8, 3, one])
        way = str(rng.choice(["", "1", "-1", "0.7"]))
        unread = figure("z", 0, 9, grade="D", source="")
        leads = bool(rng.integers(2)) and bool(way)
        mine = figure("a", 2, 8, **({"with": f"z {way}"} if leads else {}))
        theirs = unread if leads or not way else figure(
            "z", 0, 9, grade="D", source="", **{"with": f"a {way}"}
        )  # fmt: skip
        rows = [theirs, mine] if rng.integers(2) else [mine, theirs]
        case = written(
            tmp_path / str(one),
            [*rows, figure("b", 0, 2)],
            claim("so", f"ratio: a + b, compare: '>', than: {rng.integers(4, 8)}"),
        )
        (found,) = judged(case).values()
        assert found.evidence is not None
        ((letter, share),) = found.evidence.grades.items()
        assert letter == "A"
        assert share == pytest.approx(1.0)
        assert found.evidence.unsourced == 0.0
        assert "z" not in dict(found.drivers)
        assert found.verdict != "illustrative"
        bites += bool(way)
    assert 3 * bites >= rounds


def made(rng: Generator) -> Margin:
    values = rng.integers(-3, 4, 5).astype(float)
    return Margin(values, values, values, values > 0.0, "1", np.zeros(5))


def test_models_that_are_one_count_once(rounds: int) -> None:
    bites = 0
    for one in range(rounds):
        rng = np.random.default_rng([8, 4, one])
        own, *others = [[made(rng)] for _ in range(rng.integers(2, 6))]
        every = [own, *others]
        copies = [every[i] for i in rng.integers(len(every), size=rng.integers(0, 6))]
        asked = [Flip("spread", str(i), None) for i in range(len(others) + len(copies))]  # type: ignore[arg-type]
        plain = compared_models(asked[: len(others)], [own, *others])
        again = compared_models(asked, [own, *others, *copies])
        counts = [[each.flips for each in told if each.differs] for told in (plain, again)]
        assert counts[0] == counts[1]
        places: list[tuple[int, ...]] = [(i,) for i in range(len(every) + len(copies))]
        chosen, _ = _different(places, [*every, *copies])
        kept = [[*every, *copies][place] for (place,) in chosen]
        assert len(kept) == 1 + len(counts[0])
        assert not any(alike(kept[i], kept[j]) for i in range(len(kept)) for j in range(i))
        bites += bool(copies)
    assert 3 * bites >= rounds


def test_only_choices_that_change_a_value_count_for_a_verdict(tmp_path: Path) -> None:
    """That the line may be built turns the claim; there is no market, and no capital to be sunk."""
    said = claim(
        "rich",
        'measure: welfare, in: base, compare: ">", than: 40 million USD/yr',
        "  choices: [options, spread, capital]\n",
    )
    case = written(tmp_path, [figure("a", 0.9, 1.1)], said, well=f"a * 2 {UNIT}")
    verdict = judged(case)["rich"]
    assert {each.choice: (each.flips, each.differs) for each in verdict.stability} == {
        "options": (True, True), "spread": (False, False), "capital": (False, False),
    }  # fmt: skip
    assert verdict.verdict == "unstable"
    assert verdict.evidence is not None
    assert verdict.evidence.confidence == "low"


def test_only_what_nothing_moves_is_settled(rounds: int, tmp_path: Path) -> None:
    bites = 0
    for one in range(rounds):
        rng = np.random.default_rng([8, 5, one])
        sure, compare = bool(rng.integers(2)), str(rng.choice([">", "<"]))
        moves = bool(rng.integers(2))
        border = -5.0 if sure == (compare == ">") else 50.0
        left = f"{rng.integers(2, 9)}" + (" + a" if moves else " + 0 * a")
        case = written(
            tmp_path / str(one),
            [figure("a", 1, 3), figure("b", 1, 2)],
            claim("so", f"ratio: {left}, compare: '{compare}', than: {border:g} * b / b"),
        )
        (found,) = judged(case).values()
        assert found.holds == sure
        assert (found.verdict == "settled by construction") == (not moves)
        assert found.settled == ("" if moves else "holds" if sure else "fails")
        assert (found.probability is None) == (not moves)
        assert moves == ("in this model that is" in found.sentence)
        bites += not moves
    assert 3 * bites >= rounds


def test_weights_of_reports_are_no_likelihood(rounds: int, tmp_path: Path) -> None:
    bites = 0
    for one in range(rounds):
        rng = np.random.default_rng([8, 6, one])
        weight, apart = float(rng.integers(2, 8)) / 10.0, bool(rng.integers(2))
        border = 6.0 if apart else float(rng.uniform(8.5, 9.5))
        reports = table(
            "figure,weight,low,value,high,unit,source,grade",
            [("a", weight, 8, 9, 10, "1", "k1", "B")],
        )
        case = written(
            tmp_path / str(one),
            [figure("a", 1, 3), figure("b", 0, 1)],
            claim("so", f"ratio: a + 0.1 * b, compare: '<', than: {border:.3f}"),
            reports=reports,
        )
        (found,) = judged(case, 64).values()
        if apart:
            assert (found.verdict, found.settled) == ("settled by construction", "weights")
            assert found.probability is None
            assert f"it holds where it is 1 to 3 (weight {100 - 100 * weight:.0f} %)" in (
                found.sentence
            )
            assert "likel" not in found.sentence
        else:
            assert found.settled == ""
            assert found.probability is not None
        bites += apart
    assert 3 * bites >= rounds


def test_a_break_even_is_found_wherever_it_lies(rounds: int, tmp_path: Path) -> None:
    bites = 0
    for one in range(rounds):
        rng = np.random.default_rng([8, 7, one])
        low = float(rng.integers(20, 900))
        well = float(rng.integers(1, 15))
        case = written(
            tmp_path / str(one),
            [figure("p", low, low * 1.1, unit=UNIT)],
            claim(
                "pays",
                "break_even: p, measure: flow, with: {asset: old}, in: base, "
                f"threshold: 1 bcm/yr, compare: '<', than: {low:g} {UNIT}",
            ),
            price="p",
            well=f"{well:g} {UNIT}",
        )
        (found,) = margins(case).values()
        # The old pipe costs 1, and nothing comes while the town pays less than both.
        np.testing.assert_allclose(found.left, well + 1.0, rtol=1e-4)
        assert found.holds.all()
        bites += well + 1.0 < 0.9 * low
    assert 3 * bites >= rounds


LAWS = (
    "measure: closure_loss, with: {closed: old}, in: base, compare: '>=', than: 0 USD/yr",
    "measure: closure_loss, with: {closed: old}, in: with, compare: '<', than: -5 USD/yr",
    "measure: welfare, in: shut, compare: '>', than: {in: base}",
    "measure: welfare, in: with, compare: '>=', than: {in: base}",
    "measure: consent_value, with: {actor: A}, in: with, compare: '<', than: 0 USD/yr",
    "measure: coalition_value, with: {members: [A]}, in: with, compare: '>', "
    "than: {with: {members: [A, B]}}",
)
OPEN = (
    "measure: closure_loss, with: {closed: old}, in: base, compare: '>', than: 0 USD/yr",
    "measure: welfare, in: shut, compare: '<', than: {in: base}",
    "measure: welfare, in: with, compare: '>', than: {in: shut}, by: 5 USD/yr",
    "measure: project_value, with: {project: line}, in: with, compare: '>=', than: 0 USD/yr",
)


def test_no_case_breaks_a_law_that_settles(rounds: int, tmp_path: Path) -> None:
    bites = 0
    text = "".join(claim(f"law{i}", each) for i, each in enumerate(LAWS))
    text += "".join(claim(f"open{i}", each) for i, each in enumerate(OPEN))
    for one in range(rounds):
        made = a_project(np.random.default_rng([8, 8, one]))
        case = written(tmp_path / str(one), made.pop("figures"), text, **made)
        context = court_of(case, 16)
        question = context.question(context.middle)
        found = margins(case, 16)
        for each in case.claims:
            law = lawful(each.statements[0], question)
            assert (law is None) == each.claim.startswith("open"), each.claim
            if law is not None:
                assert (found[each.claim].holds == law[0]).all(), each.claim
        bites += bool((found["open0"].margin > 1.0).any())
    assert 3 * bites >= rounds
