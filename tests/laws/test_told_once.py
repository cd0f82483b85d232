"""Money is told once: surpluses add up to the objective, and so do the lines of power's ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from tests.laws.contracts import PLAYERS, corridor, worth

from rason.analysis.contracts import contracts
from rason.analysis.ledger import ledger
from rason.analysis.price_rule import by_actor
from rason.analysis.question import Choices, Question
from rason.case import central, read_case
from rason.program import compile
from rason.solve import Batch, Game, solve

if TYPE_CHECKING:
    from pathlib import Path

    from rason.analysis.question import Analysis
    from rason.program.program import Program
    from rason.scenario.variant import Variant

SIZE = 1e-6


def asked(program: Program, analysis: Analysis[Any]) -> Any:
    """Answer what an analysis yields until it returns."""
    try:
        batch = next(analysis)
        while True:
            batch = analysis.send(solve(program, batch))
    except StopIteration as end:
        return end.value


def test_surplus_and_ledger_add_up_and_coalitions_pay_outsiders_by_contract(
    tmp_path: Path, rounds: int
) -> None:
    binding = owing = 0
    for seed in range(rounds):
        rng = np.random.default_rng([11, 4, seed])
        case = read_case(corridor(tmp_path / str(seed), rng))
        program, figures = compile(case), central(case)
        question = Question(program, figures, ("shut",) if rng.random() < 0.4 else (), Choices())
        variant, game = question.variant(), Game(question.variant(), question.bits)
        solutions = solve(program, Batch(figures, variants=(variant,), games=(game,)))
        solved = solutions.variants[variant]
        size = max(1.0, *np.abs(program.numbers(figures).cost[0] * solved.primal[0]))

        for rule in ("nodal", "contract", "parity"):
            earned = asked(program, by_actor(question, rule))
            assert sum(earned.values())[0] == pytest.approx(solved.objective[0], abs=SIZE * size)

        kept = asked(program, contracts(question))
        flow = _flow(program, solved.primal[0])
        assert sum(each.flowed[0] for each in kept) <= flow + SIZE
        for each in kept:
            assert each.owed[0] == pytest.approx(
                each.price[0] * (each.shortfall[0] - each.excused[0]), abs=SIZE * size
            )
        owing += any(each.owed[0] > SIZE for each in kept)

        told = asked(program, ledger(question))
        lines = told.players + told.silence + told.nothing + told.kept + told.priorities
        lines += sum(each.amount for each in told.left)
        assert lines == pytest.approx(told.total, abs=SIZE * size)
        assert told.total == pytest.approx(solved.objective[0], abs=SIZE * size)

        binding += _coalitions(
            program, variant, solutions.games[game][0] + solutions.nothing[game][0], size
        )
    assert binding >= rounds / 3
    assert owing >= rounds / 3


def _coalitions(program: Program, variant: Variant, values: np.ndarray, size: float) -> bool:
    """Compare V(S) with a program of its own for all S; return whether a contract moves any."""
    numbers, bound = program.numbers(central(program.case)), False
    for mask, value in enumerate(values):
        members = frozenset(each for at, each in enumerate(PLAYERS) if mask >> at & 1)
        alone = worth(program, numbers, variant, members, binding=True)
        assert value == pytest.approx(alone, abs=SIZE * size), sorted(members)
        bound = bound or not np.isclose(
            alone, worth(program, numbers, variant, members, binding=False)
        )
    return bound


def _flow(program: Program, primal: np.ndarray) -> float:
    return float(
        sum(primal[i] for i in program.by_asset["pipe"] if program.columns[i].family == "flow")
    )
