"""A break-even was tried as it is printed: set there, its measure meets the threshold."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.laws.corridor import UNIT, claim, court_of, figure, judged, written

from rason.analysis.measures import MEASURES
from rason.analysis.question import Question
from rason.case.figures import central
from rason.claim.printed_break_even import as_printed
from rason.claim.side import near
from rason.claim.statement import margin
from rason.program import compile as compile_case
from rason.scenario import size
from rason.scenario.lay import lay
from rason.solve import solve
from rason.study import run

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.random import Generator

    from rason.case import Case
    from rason.case.document import Statement
    from rason.claim.need import Inquiry
    from rason.claim.printed import Setting
    from rason.claim.statement import Margin


@pytest.fixture(autouse=True)
def _few_dimensions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Scramble no more dimensions than these cases have figures: that takes most of the time."""
    monkeypatch.setattr(size, "DIMENSIONS", 8)


def measured(case: Case, statement: Statement, settings: str) -> float:
    """Set a figure as `--set` does, and measure at central figures."""
    key, text = settings.split("=", 1)
    there = lay(case, {"figures": {key: text}})
    program = compile_case(there)
    question = Question(program, central(there), near(statement).scenario)
    inquiry = MEASURES[near(statement).measure].run(question, dict(statement.with_))
    found = run({"it": inquiry}, lambda batch, _: solve(program, batch, compiled=False))
    return float(found["it"][0])


def printed(case: Case) -> dict[str, tuple[Margin, Margin, Setting | None]]:
    """Return the margin of each claim's only statement as found and as printed."""
    context = court_of(case)
    centre = context.question(context.middle)

    def both(statement: Statement) -> Inquiry[tuple[Margin, Margin, Setting | None]]:
        found = yield from margin(statement, centre)
        shown, meets = yield from as_printed(statement, centre, found, context.bounds)
        return found, shown, meets

    asked = {each.claim: both(each.statements[0]) for each in case.claims}
    return run(asked, lambda batch, _: solve(context.program, batch, compiled=False))


def before(text: str, *, up: bool) -> str:
    """Return the printed number one step nearer to where the figure came from."""
    number, _, unit = text.partition(" ")
    step = Decimal(1).scaleb(int(Decimal(number).normalize().as_tuple().exponent))
    return f"{Decimal(number) - (step if up else -step):f} {unit}"


def corridor(folder: Path, rng: Generator) -> Case:
    """Return a case of two claims about what breaks even, some where a scenario sets it."""
    price, cost = float(rng.integers(8, 20)), float(rng.uniform(1, 5))
    capital = 8.0 * (price - 2.0 - cost) / 0.11746 * rng.uniform(0.6, 1.6)
    least = rng.uniform(2.0, 60.0)
    own = rng.choice(["p", "1.07 * p", "p + 0.313 million USD/bcm"])
    than = f"compare: '<', than: {rng.uniform(5, 25):.3g} {UNIT}"
    said = [
        claim(
            "line",
            "break_even: p, measure: project_value, with: {project: line}, in: with,"
            f" threshold: 0 million USD/yr, {than}",
        ),
        claim(
            "flow",
            f"break_even: p, measure: flow, with: {{asset: old}}, in: base, threshold: 1 bcm/yr,"
            f" {than}",
        ),
        claim(
            "welfare",
            "break_even: p, measure: welfare, in: later,"
            f" threshold: {least:.4g} million USD/yr, {than}",
        ),
        claim(
            "capital",
            "break_even: k, measure: project_value, with: {project: line}, in: with, threshold:"
            f" 0 million USD/yr, compare: '>', than: {capital:.4g} million USD",
        ),
    ]
    return written(
        folder,
        [
            figure("p", price - 2, price + 3, unit=UNIT),
            figure("k", 0.7 * capital, 1.2 * capital, unit="million USD"),
        ],
        "".join(rng.choice(said, 2, replace=False)),
        price="p",
        pipe=f"{cost:.3f} {UNIT}",
        capital="k",
        scenarios=f"later: {{projects: [], figures: {{p: {own}}}}}\n",
    )


def test_what_is_printed_as_a_break_even_is_one(dear_rounds: int, tmp_path: Path) -> None:
    """At the printed value the measure lies on another side than one printed step before."""
    bites = told = left_out = 0
    for one in range(dear_rounds):
        case = corridor(tmp_path / str(one), np.random.default_rng([2, 14, one]))
        found, rounded = printed(case), 0
        for each in case.claims:
            (statement,), (sought, shown, meets) = each.statements, found[each.claim]
            if meets is None:
                assert np.isnan(shown.left[0])
                left_out += not np.isnan(sought.left[0])
                continue
            told += 1
            assert shown.left[0] == pytest.approx(meets.at)
            assert (shown.margin[0] > 0.0) == sought.holds[0]
            centre = float(central(case)[meets.figure][0])
            near = f"{meets.figure}={before(meets.text, up=meets.at >= centre)}"
            limit = float(str(statement.threshold).split()[0])
            here = measured(case, statement, str(meets)) - limit
            then = measured(case, statement, near) - limit
            met = abs(here) <= 1e-6 * max(abs(limit), 1.0)
            assert met or np.sign(here) != np.sign(then), (one, each.claim, meets)
            rounded += not met
        bites += rounded > 0
    assert told > dear_rounds
    assert left_out > 0
    assert 3 * bites >= dear_rounds


def test_a_break_even_that_no_reader_could_see_is_left_out(tmp_path: Path) -> None:
    """A scenario sets the price from itself, so that what is set on top of it is another price."""
    case = written(
        tmp_path,
        [figure("p", 8, 13, unit=UNIT)],
        claim(
            "own",
            "break_even: p, measure: welfare, in: later, threshold: 20 million USD/yr,"
            f" compare: '<', than: 9 {UNIT}",
        ),
        price="p",
        scenarios="later: {projects: [], figures: {p: 1.07 * p}}\n",
    )
    verdict = judged(case, 16)["own"]
    (part,) = verdict.statements
    assert verdict.holds is not None
    assert part.meets is None
    assert (part.left, part.margin) == (None, None)
    assert verdict.margin is None
    assert verdict.reasons[-1].startswith("The break-even of p is left out")
