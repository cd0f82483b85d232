"""Money of days: it adds up over days, over actors, and with what is left to that of all days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.laws.test_foresight import YEAR, answered, lane

from rason.analysis.foresight import outcome
from rason.analysis.in_time import in_time
from rason.analysis.measures import MEASURES
from rason.analysis.money_in_days import all_in_days, present
from rason.analysis.price_rule import by_actor
from rason.analysis.question import UNIT_PRICES, Choices, Question
from rason.case import central
from rason.errors import InputError
from rason.program import compile as compile_case

if TYPE_CHECKING:
    from pathlib import Path

    from rason.analysis.days import Days

FIRST, LAST = date(2014, 1, 1), date(2014, 12, 31)
FORESIGHT = ("perfect", "none", "1 quarter")


def asked(folder: Path, seed: int) -> Question:
    """Return a question of a lane with a store, whose later money counts less in every other."""
    discount = ", discount: 0.1" if seed % 2 else ""
    case = lane(seed, calendar=f"{YEAR}{discount}").write(folder)
    choices = Choices(foresight=FORESIGHT[seed % 3])
    return Question(compile_case(case), central(case), ("now",), choices)


def earned(question: Question, rule: str) -> dict[str, float]:
    """Return the present value of what each actor earns in the question's days."""
    found = answered(by_actor(question, rule), question.program)  # type: ignore[arg-type]
    counted = float(np.ravel(present(question))[0])
    return {actor: float(amount[0]) * counted for actor, amount in found.items()}


def together(question: Question) -> float:
    """Return the present value of what all earn in the question's days."""
    found = answered(outcome(question), question.program)
    rate = all_in_days(question, found.variant, found.solved)[0]
    return float(rate * np.ravel(present(question))[0])


def test_money_of_days_adds_up(tmp_path: Path, rounds: int) -> None:
    """Cut anywhere, also within a period, for all together and for each of them, by every rule."""
    for seed in range(max(rounds // 25, 4)):
        question = asked(tmp_path / str(seed), seed)
        draw = np.random.default_rng(seed)
        cuts = sorted(FIRST + timedelta(days=int(day)) for day in draw.integers(1, 364, 2))
        parts: list[Days] = [
            (begin, end - timedelta(days=1))
            for begin, end in zip([FIRST, *cuts], [*cuts, LAST + timedelta(days=1)], strict=True)
            if begin < end
        ]
        whole = replace(question, days=(FIRST, LAST))
        some = [replace(question, days=days) for days in parts]
        assert sum(map(together, some)) == pytest.approx(together(whole), rel=1e-9, abs=1e-7)
        for rule in UNIT_PRICES:
            of_all, of_some = earned(whole, rule), [earned(each, rule) for each in some]
            assert sum(of_all.values()) == pytest.approx(together(whole), rel=1e-6, abs=1e-5)
            for actor, amount in of_all.items():
                own = sum(each.get(actor, 0.0) for each in of_some)
                assert own == pytest.approx(amount, rel=1e-9, abs=1e-6)


def test_days_and_what_is_left_come_to_the_whole(tmp_path: Path, rounds: int) -> None:
    """Of all together, and of each actor at nodal prices: goods in store are their owner's."""
    left_some = 0
    for seed in range(max(rounds // 10, 6)):
        question = asked(tmp_path / str(seed), seed)
        whole = replace(question, days=(FIRST, LAST))
        found = answered(in_time(question, beside=False), question.program)
        counted = float(np.ravel(question.program.timing.present(question.figures()))[0])
        left = float(found.left[0])
        assert together(whole) == pytest.approx(float(found.worth[0].sum()), rel=1e-9, abs=1e-7)
        assert together(whole) + left == pytest.approx(
            float(found.objective[0]) * counted, rel=1e-7, abs=1e-6
        )
        owner = next(iter(question.case.stores.values())).owner
        dated, plain = earned(whole, "nodal"), earned(question, "nodal")
        for actor, amount in plain.items():
            own = dated.get(actor, 0.0) + (left if actor == owner else 0.0)
            assert own == pytest.approx(amount, rel=1e-6, abs=1e-5)
        left_some += left > 1e-6
    assert left_some


def test_what_players_share_out_has_no_days(tmp_path: Path) -> None:
    question = replace(asked(tmp_path, 0), days=(FIRST, FIRST))
    with pytest.raises(InputError) as error:
        earned(question, "bargained")
    assert error.value.diagnostics[0].code == "RSN-S010"


def test_an_amount_is_the_rate_over_its_days(tmp_path: Path) -> None:
    question = replace(asked(tmp_path, 3), days=(date(2014, 4, 1), date(2014, 6, 30)))
    counted = float(np.ravel(present(question))[0])
    for name, told in (
        ("welfare", {}),
        ("surplus", {"actor": "A"}),
        ("closure_loss", {"closed": "pipe"}),
    ):
        rate, amount = (
            float(answered(MEASURES[name].run(question, {**told, "as": each}), question.program)[0])
            for each in ("rate", "amount")
        )
        assert amount == pytest.approx(rate * counted, rel=1e-9)
        assert MEASURES[name].unit(question.case, {**told, "as": "amount"}) == "million USD"
