"""Draws in a line: what lies between two that are solved is what a solver finds there."""

from __future__ import annotations

import numpy as np
import pytest

from rason.case import read_case
from rason.claim.figures_read import figures_read
from rason.claim.moves import reach
from rason.program import compile as compile_case
from rason.scenario.apply import apply
from rason.scenario.merge import merge
from rason.solve import Batch, Game, solve
from rason.solve.between import Line, lines
from rason.solve.block import Block
from rason.solve.linear import Linear


def _linear(cost: float, upper: float, loss: float = 0.5) -> Linear:
    """Return two columns in one row: the first sends what the second takes."""
    block = Block(
        columns=np.arange(2), rows=np.arange(1), entries=np.arange(2), starts=np.arange(3),
        indices=np.zeros(2, dtype=np.int64), column_of=np.arange(2),
    )  # fmt: skip
    return Linear(
        block, np.array([-1.0, cost]), np.zeros(2), np.array([upper, 9.0]), np.array([0.0]),
        np.array([np.inf]), np.array([1.0 - loss, -1.0]),
    )  # fmt: skip


def _cut(*programs: Linear) -> list[tuple[float, ...]]:
    return [line.places for line in lines([(each, np.zeros(2)) for each in programs])]


def test_draws_are_cut_into_straight_lines() -> None:
    """Places are told from the first draw to the last, however far apart."""
    straight = [_linear(2.0 + step, 4.0 - step) for step in (0.0, 1.0, 1.5, 4.0)]
    assert _cut(*straight) == [(0.0, 0.25, 0.375, 1.0)]
    assert _cut(straight[0]) == [(0.0,)]
    back = [*straight[:3], straight[1]]
    assert _cut(*back) == [pytest.approx((0.0, 2 / 3, 1.0)), (0.0,)]


def test_a_bend_or_another_coefficient_ends_a_line() -> None:
    """Costs and bounds may move together; what multiplies the flows may not."""
    assert _cut(_linear(2.0, 4.0), _linear(3.0, 4.0), _linear(4.0, 5.0)) == [(0.0, 1.0), (0.0,)]
    lossy = [_linear(2.0, 4.0, 0.5), _linear(3.0, 4.0, 0.6), _linear(4.0, 4.0, 0.7)]
    assert _cut(*lossy) == [(0.0,), (0.0,), (0.0,)]
    off = [_linear(2.0, 4.0), _linear(3.0, 5.0), _linear(4.0 + 1e-6, 6.0), _linear(5.0, 7.0)]
    assert len(_cut(*off)) > 1


@pytest.mark.parametrize(("case_key", "part"), [("cases/toy", 0.7), ("cases/south_sudan_2012", 1)])
def test_a_line_is_what_each_draw_alone_is(
    case_key: str, part: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every figure moved as far as it goes: in lines, and each draw by itself.

    Where projects are built whole, a line spares nothing.
    """
    case = read_case(case_key)
    program = compile_case(case)
    values = reach(program, figures_read(case)).values
    game = Game(apply(program, merge(case, ())), tuple(range(len(case.players))))
    batch = Batch(values, games=(game,))
    together = solve(program, batch)
    monkeypatch.setattr(
        "rason.solve.coalition.lines", lambda programs: map(Line, range(len(programs)))
    )
    alone = solve(program, batch)
    size = max(1.0, float(np.abs(alone.games[game]).max()))
    assert together.games[game] == pytest.approx(alone.games[game], abs=1e-9 * size)
    assert together.count.solved <= part * alone.count.solved
