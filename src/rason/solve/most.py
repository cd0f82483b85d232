"""The most that can pass where a bound says "unlimited": what sources bring and sinks can take.

A bound far beyond all that can flow, 1e9 where ten are to be had, spoils the certificate: a
rounding error of a reduced cost is multiplied by it. Such a bound is brought down to twice what can
pass, where it binds no optimum.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.program.program import FLOWS
from rason.solve.block import in_families

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.program.program import BoolArray, Program
    from rason.solve.block import Block

HUGE = 1e3  # a bound is brought down where it is more than so many times what can pass
AMPLE = 2.0  # to what it is brought down, relative to what can pass
ROUNDS = 30
"""How often processes, which take from one commodity and bring to another, are gone through."""


def most_of(
    program: Program,
    block: Block,
    upper: FloatArray,
    cost: FloatArray,
    data: FloatArray,
    row_lower: FloatArray,
) -> FloatArray:
    r"""Return the most of each column that any optimum needs, where its own bound is far beyond it.

    A flow can be taken apart into ways from sources to sinks, and whatever goes in a circle earns
    nothing, unless a contract asks for it. So no more of a commodity need pass a link than its
    sources bring, nor than its sinks take and links on the way lose, and what contracts ask for:

    .. math:: M = \min \Bigl( \sum \text{sources}, \; \sum \text{sinks} / \prod_a (1 - \lambda_a)
              \Bigr) + \sum \text{contracts}

    Arrays have the draws first, one row where all share it. Infinite where a column keeps its own
    bound.
    """
    none = np.full((1, upper.shape[1]), np.inf)
    moving = in_families(program, block, *FLOWS, "process")
    if not _far_apart(upper) or (cost[:, moving] > 0.0).any():
        return none
    columns = [program.columns[index] for index in block.columns]
    rows = [program.rows[index] for index in block.rows]
    names = sorted({column.commodity for column in columns if column.commodity})
    position = {name: index for index, name in enumerate(names)}
    still = [column.family == "level" for column in columns]
    own = np.array([position.get(column.commodity, -1) for column in columns])
    own[still] = -1  # what lies in store does not pass
    entry_row = np.array(
        [position.get(r.commodity, -1) if r.family == "balance" else -1 for r in rows]
    )
    flow = in_families(program, block, *FLOWS)
    edge = (entry_row[block.indices] >= 0) & ~flow[block.column_of]
    kept = _kept(block, data, np.array([r.family == "balance" for r in rows]), flow)
    owed = np.maximum(np.where(np.isfinite(row_lower), row_lower, 0.0), 0.0)
    cap = upper.copy()
    for _ in range(ROUNDS):
        before = cap
        most = np.empty((len(upper), len(names)))
        for index, name in enumerate(names):
            here = edge & (entry_row[block.indices] == index)
            moved = data[:, here] * cap[:, block.column_of[here]]
            brought = np.maximum(-moved, 0.0).sum(axis=1)
            taken = np.maximum(moved, 0.0).sum(axis=1)
            lossless = np.prod(kept[:, own[flow] == index], axis=1)
            asked = owed[:, [r.commodity == name and r.family == "contract" for r in rows]]
            with np.errstate(divide="ignore", invalid="ignore"):
                least = np.fmin(brought, taken / lossless)
            most[:, index] = least + asked.sum(axis=1)
        cap = np.where(own >= 0, np.minimum(cap, most[:, own]), cap)
        if np.array_equal(cap, before):
            break
    far = (upper > HUGE * cap) & (cap > 0.0)
    return np.where(far, AMPLE * cap, np.inf) if far.any() else none


def _far_apart(upper: FloatArray) -> bool:
    """Return whether some bound is so far beyond the usual that it may be out of reach."""
    positive = upper[upper > 0.0]
    return bool(len(positive) and positive.max() > HUGE * np.median(positive))


def _kept(block: Block, data: FloatArray, balance: BoolArray, flow: BoolArray) -> FloatArray:
    """Return which part of each flow arrives, shape ``(draws, flows)``."""
    arrives = np.ones((len(data), len(flow)))
    ends = balance[block.indices] & flow[block.column_of] & (data < 0.0).all(axis=0)
    arrives[:, block.column_of[ends]] = np.minimum(-data[:, ends], 1.0)
    return arrives[:, flow]


def whole_of(
    program: Program, block: Block, upper: FloatArray, most: FloatArray, data: FloatArray
) -> FloatArray:
    """Return coefficients in which a whole project's capacity is no more than it can be used for.

    A project that is built whole or not at all stands in its assets' rows with their capacity. One
    of 1e9 would be built by a hundred-millionth in the relaxation, which is none.
    """
    if not np.isfinite(most).any():
        return data
    bound = np.minimum(upper, most)
    changed = np.repeat(data, len(bound), axis=0) if len(data) == 1 else data.copy()
    for entry, row, column in build_entries(program, block):
        project = program.case.projects[program.columns[block.columns[column]].asset]
        used = (block.indices == row) & (block.column_of != column)
        limit = (np.abs(changed[:, used]) * bound[:, block.column_of[used]]).sum(axis=1)
        if project.lumpy:
            changed[:, entry] = -np.minimum(-changed[:, entry], limit)
    return changed[:1] if (changed == changed[:1]).all() else changed


def build_entries(program: Program, block: Block) -> list[tuple[int, int, int]]:
    """Return where projects stand in the rows of what they build."""
    return [
        (entry, int(row), int(column))
        for entry, (row, column) in enumerate(zip(block.indices, block.column_of, strict=True))
        if program.rows[block.rows[row]].family == "build"
        and program.columns[block.columns[column]].family == "build"
    ]
