"""The compiled kernel beside HiGHS and scipy."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

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
from rason.solve.block import Block
from rason.solve.chunk import Chunk
from rason.solve.coalition_bounds import Bargain
from rason.solve.kernel.simplex import INFEASIBLE, OPTIMAL, optimise
from rason.solve.kernel.tableau import BROKEN, tableau
from rason.solve.part import GamePart, Part
from rason.solve.scale import USUAL, Scale
from rason.solve.tilt import Tilt
from rason.solve.work import run
from rason.testing import assert_balanced

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.program.program import IntArray


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


def test_it_walks_through_coalitions_that_bounds_do_not_settle() -> None:
    """Six traders on a ring, each with a field and a city of its own: every coalition differs."""
    rng = np.random.default_rng(5)
    players = 6
    ends = [(i, j) for i in range(players) for j in range(players) if i != j]
    flows = len(ends)
    matrix = np.zeros((players + flows, 2 * players + flows))
    for player in range(players):
        matrix[player, player], matrix[player, players + player] = 1.0, -1.0
    for flow, (source, sink) in enumerate(ends):
        matrix[source, 2 * players + flow] = -1.0
        matrix[sink, 2 * players + flow] = rng.uniform(0.9, 1.0)
        matrix[players + flow, 2 * players + flow] = 1.0
    consent = [1 << player for player in range(players)] * 2
    consent += [1 << source | 1 << sink for source, sink in ends]
    chunk = chunk_of(
        matrix,
        cost=-rng.uniform(1.0, 3.0, 2 * players + flows),
        earns=rng.uniform(4.0, 9.0, players),
        upper=rng.uniform(1.0, 4.0, 2 * players + flows),
        row_upper=np.concatenate([np.zeros(players), rng.uniform(0.2, 1.0, flows)]),
        consent=np.array(consent),
    )
    quick, slow = run(chunk), run(replace(chunk, compiled=False))
    values = slow.games[0][0]
    assert len(np.unique(np.round(values, 6))) == 1 << players
    assert quick.games[0][0] == pytest.approx(values, rel=1e-9)
    assert quick.count.solved > 1 << (players - 1)


def chunk_of(
    matrix: FloatArray,
    *,
    cost: FloatArray,
    earns: FloatArray,
    upper: FloatArray,
    row_upper: FloatArray,
    consent: IntArray,
) -> Chunk:
    """Return a game's chunk: players' balances first, then rows that are bounded from above."""
    sparse = csc_array(matrix)
    rows, columns = matrix.shape
    players = len(earns)
    cost[players : 2 * players] = earns
    block = Block(
        columns=np.arange(columns),
        rows=np.arange(rows),
        entries=np.arange(sparse.nnz),
        starts=sparse.indptr.astype(np.int64),
        indices=sparse.indices.astype(np.int64),
        column_of=np.repeat(np.arange(columns), np.diff(sparse.indptr)),
    )
    nothing = np.zeros(columns)
    part = Part(
        scale=np.ones(columns),
        lower=nothing,
        cost_scale=np.ones(columns),
        row_scale=np.ones(rows),
        surcharge=nothing[None],
        lumpy=np.array([], dtype=np.int64),
    )
    bargain = Bargain(consent, np.full(columns, -1), players, part.lumpy)
    row_lower = np.where(np.arange(rows) < players, 0.0, -np.inf)
    return Chunk(
        block=block,
        scale=Scale(np.ones(columns), np.ones(rows), 1.0, np.full(rows, USUAL), USUAL),
        tilt=Tilt(
            ties=nothing,
            columns=np.ones(columns),
            rows=np.ones(rows),
            slivers=np.zeros(rows),
            least=np.ones(rows),
            eased=np.zeros(rows),
        ),
        ranks=np.full(columns, -1),
        slices=np.zeros(columns, dtype=bool),
        bounded=np.array([], dtype=np.int64),
        lacks=np.array([], dtype=np.int64),
        kept=np.array([], dtype=np.int64),
        cost=cost[None],
        steer=nothing[None],
        upper=upper[None],
        most=np.full((1, columns), np.inf),
        row_lower=row_lower[None],
        row_upper=row_upper[None],
        data=sparse.data[None],
        parts=(),
        games=(GamePart(part, bargain, nothing[None]),),
        faces=(),
        compiled=True,
    )
