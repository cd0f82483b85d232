"""Large blocks: what the last program of a name gives is what a cold solve gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.case import read_case
from rason.claim.figures_read import figures_read
from rason.claim.moves import reach
from rason.program import compile as compile_case
from rason.scenario.apply import apply
from rason.scenario.draws import draw
from rason.scenario.merge import merge
from rason.solve import Batch, Game, solve
from rason.solve.vertex import Vertex

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.solve.linear import Linear

CASE = "cases/toy"


@pytest.mark.parametrize("moved", ["alone", "together"])
def test_an_optimum_that_is_asked_again_is_that_of_a_cold_solve(
    moved: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A figure moved alone leaves many bases optimal, draws of all figures leave few."""
    case = read_case(CASE)
    program = compile_case(case)
    alone = reach(program, figures_read(case)).values
    values = alone if moved == "alone" else draw(case, 64)
    variant = apply(program, merge(case, ()))
    game = Game(variant, tuple(range(len(case.settings.players))))
    batch = Batch(values, variants=(variant,), games=(game,))
    monkeypatch.setattr("rason.solve.highs.MANY_ROWS", 10**9)
    cold = solve(program, batch)
    monkeypatch.setattr("rason.solve.highs.MANY_ROWS", 0)
    named = solve(program, batch)
    size = np.abs(cold.games[game]).max()
    assert named.games[game] == pytest.approx(cold.games[game], abs=1e-9 * size)
    assert named.variants[variant].objective == pytest.approx(
        cold.variants[variant].objective, rel=1e-9
    )
    assert named.count.solved < cold.count.solved


def test_other_coefficients_are_solved_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """A basis is of no use where a loss, and so the matrix, is another one."""
    monkeypatch.setattr("rason.solve.highs.MANY_ROWS", 0)
    asked: list[bool] = []
    answer = Vertex.answer

    def seen(self: Vertex, linear: Linear) -> tuple[FloatArray, FloatArray] | None:
        found = answer(self, linear)
        asked.append(found is not None)
        assert (found is not None) == np.array_equal(linear.data, self.linear.data)
        return found

    monkeypatch.setattr(Vertex, "answer", seen)
    case = read_case(CASE)
    program = compile_case(case)
    values = reach(program, figures_read(case)).values
    variant = apply(program, merge(case, ()))
    game = Game(variant, tuple(range(len(case.settings.players))))
    solve(program, Batch(values, games=(game,)))
    assert True in asked
