"""The compiled kernel beside HiGHS and scipy."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog
from scipy.sparse import csc_array

from rason.case import read_case
from rason.program import compile
from rason.scenario.apply import apply
from rason.scenario.draws import draw
from rason.scenario.merge import merge
from rason.solve import Batch, Game, solve
from rason.solve.kernel.simplex import INFEASIBLE, OPTIMAL, optimise
from rason.solve.kernel.tableau import BROKEN, tableau
from rason.testing import assert_balanced


@st.composite
def boxed(draw: st.DrawFn) -> tuple[Any, ...]:
    """Draw a program whose columns are boxed: matrix, then three sets of costs and bounds."""
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(1, 9))
    whole = st.integers(-3, 3)
    matrix = np.array(draw(st.lists(whole, min_size=rows * columns, max_size=rows * columns)))
    cases = []
    for _ in range(3):
        cost = draw(st.lists(whole, min_size=columns, max_size=columns))
        lower = draw(st.lists(st.integers(0, 2), min_size=columns, max_size=columns))
        width = draw(st.lists(st.integers(0, 4), min_size=columns, max_size=columns))
        low = draw(st.lists(st.integers(-9, 3), min_size=rows, max_size=rows))
        tall = draw(st.lists(st.sampled_from((0, 2, 9, np.inf)), min_size=rows, max_size=rows))
        open_ = draw(st.lists(st.booleans(), min_size=rows, max_size=rows))
        row_lower = np.where(open_, -np.inf, np.array(low, dtype=float))
        cases.append(
            (
                np.array(cost, dtype=float),
                np.array(lower, dtype=float),
                np.array(lower, dtype=float) + width,
                row_lower,
                np.array(low, dtype=float) + tall,
            )
        )
    return matrix.reshape(rows, columns).astype(float), cases


@given(boxed())
@settings(max_examples=300)
def test_it_follows_a_program_from_change_to_change(program: tuple[Any, ...]) -> None:
    matrix, cases = program
    sparse = csc_array(matrix)
    rows, columns = matrix.shape
    starts, indices = sparse.indptr.astype(np.int64), sparse.indices.astype(np.int64)
    table = tableau(starts, indices, rows)
    table.data[:] = sparse.data
    table.state[BROKEN] = 1
    for cost, lower, upper, row_lower, row_upper in cases:
        table.cost[:columns], table.lower[:columns], table.upper[:columns] = cost, lower, upper
        table.lower[columns:], table.upper[columns:] = row_lower, row_upper
        end = optimise(table)
        above, below = np.isfinite(row_upper), np.isfinite(row_lower)
        other = linprog(
            -cost,
            A_ub=np.vstack([matrix[above], -matrix[below]]),
            b_ub=np.concatenate([row_upper[above], -row_lower[below]]),
            bounds=list(zip(lower, upper, strict=True)),
        )
        assert end == (OPTIMAL if other.status == 0 else INFEASIBLE)
        if other.fun is not None and end == OPTIMAL:
            value = table.value[:columns]
            assert cost @ value == pytest.approx(-other.fun, abs=1e-7)
            assert np.all(matrix @ value <= row_upper + 1e-7)
            assert np.all(matrix @ value >= row_lower - 1e-7)
            assert np.all((value >= lower - 1e-7) & (value <= upper + 1e-7))


@pytest.mark.parametrize("access", ["veto", "open"])
def test_it_finds_what_highs_finds_in_a_whole_case(access: Literal["veto", "open"]) -> None:
    """With lumpy projects, contracts, tolls and losses that are drawn."""
    case = read_case("northeast-asia-2014")
    program, values = compile(case), draw(case, 16, 3)
    change = replace(merge(case, ("base", "korean_pipe")), access=access)
    variant = apply(program, change)
    game = Game(variant, tuple(range(len(case.players))))
    batch = Batch(values, variants=(variant,), games=(game,))
    slow, quick = solve(program, batch), solve(program, batch, compiled=True)
    one, other = slow.variants[variant], quick.variants[variant]
    assert other.objective == pytest.approx(one.objective, rel=1e-9)
    assert_balanced(program, values, other)
    size = np.abs(slow.games[game]).max()
    assert np.abs(slow.games[game] - quick.games[game]).max() <= 1e-9 * size
    assert quick.count.bounded > 0
