"""Solutions of the kernel, each certified from the original numbers, and what a draw has taught."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from rason.solve.kernel.compiling import inlined, inner
from rason.solve.kernel.simplex import OPTIMAL, optimise
from rason.solve.kernel.tableau import BROKEN
from rason.solve.linear import FEASIBLE, GAP
from rason.solve.lumpy import WHOLE

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.program.program import IntArray
    from rason.solve.kernel.programs import Asked
    from rason.solve.kernel.tableau import Tableau

NODES = 64  # most relaxations of a program with lumpy projects that are solved here
KEPT = 64  # how many solutions of a draw are kept for its games, the latest


class Found(NamedTuple):
    """Solutions of a draw, and a workspace."""

    # duals, primals, activities: shape ``(KEPT, ...)``: what programs of this draw have taught.
    duals: FloatArray
    primals: FloatArray
    activities: FloatArray
    size: IntArray  # how many were ever kept, and relaxations solved for the program at hand
    # nodes, node_duals, node_bounds, fixed, waiting: shape ``(NODES, ...)``: the relaxations of the
    # program at hand, what they have fixed, and whether they may have to be divided.
    nodes: FloatArray
    node_duals: FloatArray
    node_bounds: FloatArray
    fixed: IntArray
    waiting: IntArray
    bounds: FloatArray  # shape ``(2, columns)``: workspace for the columns' bounds
    primal: FloatArray
    dual: FloatArray
    reduced: FloatArray
    activity: FloatArray
    bulk: FloatArray


def workspace(columns: int, rows: int) -> Found:
    """Return a workspace for the solutions of a block."""
    return Found(
        duals=np.zeros((KEPT, rows)),
        primals=np.zeros((KEPT, columns)),
        activities=np.zeros((KEPT, rows)),
        size=np.zeros(2, dtype=np.int64),
        nodes=np.zeros((NODES, columns)),
        node_duals=np.zeros((NODES, rows)),
        node_bounds=np.zeros(NODES),
        fixed=np.zeros((NODES, columns), dtype=np.int64),
        waiting=np.zeros(NODES, dtype=np.int64),
        bounds=np.zeros((2, columns)),
        primal=np.zeros(columns),
        dual=np.zeros(rows),
        reduced=np.zeros(columns),
        activity=np.zeros(rows),
        bulk=np.zeros(rows),
    )


@inner
def copy(source: FloatArray, into: FloatArray) -> None:
    """Copy numbers."""
    for position in range(len(source)):
        into[position] = source[position]


@inner
def reduce(t: Tableau, dual: FloatArray, reduced: FloatArray) -> float:
    """Work out reduced costs and return what the rows are worth under multipliers.

    Multipliers of a sign that the rows' bounds do not allow are set to 0.
    """
    n = len(reduced)
    # A multiplier against a bound that does not exist proves nothing: it is dropped, and what is
    # left is still a bound, if a weaker one.
    worth = 0.0
    for i in range(len(dual)):
        if dual[i] > 0.0:
            if t.upper[n + i] == np.inf:
                dual[i] = 0.0
            else:
                worth += dual[i] * t.upper[n + i]
        elif dual[i] < 0.0:
            if t.lower[n + i] == -np.inf:
                dual[i] = 0.0
            else:
                worth += dual[i] * t.lower[n + i]
    for j in range(n):
        total = t.cost[j]
        for entry in range(t.starts[j], t.starts[j + 1]):
            total -= t.data[entry] * dual[t.indices[entry]]
        reduced[j] = total
    return worth


@inner
def bound(t: Tableau, dual: FloatArray, reduced: FloatArray) -> float:
    """Return the upper bound that multipliers prove.

    No feasible solution is worth more. Multipliers of a wrong sign are set to 0.
    """
    worth = reduce(t, dual, reduced)
    for j in range(len(reduced)):
        worth += reduced[j] * (t.upper[j] if reduced[j] > 0.0 else t.lower[j])
    return worth


@inner
def solution(t: Tableau, f: Found) -> tuple[float, float, bool]:
    """Take the solution at hand, brought within the columns' bounds, into `f.primal`.

    Returns its worth, what errors are measured against, and whether every row holds.
    """
    n = len(f.primal)
    value = size = 0.0
    f.activity[:] = 0.0
    f.bulk[:] = 1.0
    for j in range(n):
        x = min(max(t.value[j], t.lower[j]), t.upper[j])
        f.primal[j] = x
        worth = t.cost[j] * x
        value += worth
        size += abs(worth)
        if x != 0.0:
            for entry in range(t.starts[j], t.starts[j + 1]):
                moved = t.data[entry] * x
                f.activity[t.indices[entry]] += moved
                f.bulk[t.indices[entry]] += abs(moved)
    feasible = True
    for i in range(len(f.activity)):
        breach = max(t.lower[n + i] - f.activity[i], f.activity[i] - t.upper[n + i])
        if breach > FEASIBLE * f.bulk[i]:
            feasible = False
    return value, max(1.0, size), feasible


@inlined
def _relax(t: Tableau, f: Found, node: int) -> bool:
    """Solve the program at hand and keep it as a node; return whether it is certified."""
    # The certificate: the solution keeps the original rows, and the multipliers prove from the
    # original numbers that nothing is worth more. If it fails, once more with an inverse made anew.
    for _ in range(2):
        if optimise(t) != OPTIMAL:
            return False
        value, size, feasible = solution(t, f)
        copy(t.dual, f.dual)
        proved = bound(t, f.dual, f.reduced)
        if feasible and proved - value <= GAP * size:
            copy(f.primal, f.nodes[node])
            copy(f.dual, f.node_duals[node])
            f.node_bounds[node] = proved
            return True
        t.state[BROKEN] = 1
    return False


@inner
def _open(a: Asked, q: int, solution: FloatArray) -> int:
    """Return the lumpy column farthest from whole, or -1 if all are whole."""
    farthest, column = WHOLE, -1
    for j in range(len(solution)):
        if a.lumpy[q, j]:
            part = min(solution[j], 1.0 - solution[j])
            if part > farthest:
                farthest, column = part, j
    return column


@inner
def _divide(f: Found, node: int, branch: int, nodes: int) -> None:
    """Make two nodes out of one: a lumpy column is built in the first, and not in the second."""
    for child in (nodes, nodes + 1):
        for j in range(f.fixed.shape[1]):
            f.fixed[child, j] = f.fixed[node, j]
        f.fixed[child, branch] = 1 - (child - nodes)


@inner
def _fix(t: Tableau, f: Found, node: int) -> None:
    """Fill in the bounds of a node, those of the program being in `f.bounds`."""
    for j in range(f.fixed.shape[1]):
        fixed = f.fixed[node, j]
        t.lower[j] = f.bounds[0, j] if fixed < 0 else fixed
        t.upper[j] = f.bounds[1, j] if fixed < 0 else fixed


@inner
def _next(f: Found) -> int:
    """Return the waiting node with the largest bound, or -1."""
    node, most = -1, -np.inf
    for other in range(f.size[1]):
        if f.waiting[other] and f.node_bounds[other] > most:
            node, most = other, f.node_bounds[other]
    return node


@inner
def decide(t: Tableau, f: Found, a: Asked, q: int) -> int:
    """Solve the program at hand with its lumpy columns whole: best relaxation first.

    Returns the best whole one of the relaxations that were solved, `f.size[1]` of them; -1 if one
    of them could not be certified.
    """
    n = len(a.tie)
    f.size[1] = 0
    nodes, best, value = 1, -1, -np.inf
    while True:
        while f.size[1] < nodes:
            node = f.size[1]
            if nodes > 1:
                _fix(t, f, node)
            if not _relax(t, f, node):
                return -1
            f.waiting[node] = 1
            f.size[1] += 1
        node = _next(f)
        enough = value + GAP * max(1.0, abs(value))
        if node < 0 or (best >= 0 and f.node_bounds[node] <= enough):
            break
        f.waiting[node] = 0
        # Branch and bound on whole projects: the node that promises most is looked at next, so the
        # first whole one whose promise nobody beats is the best.
        branch = _open(a, q, f.nodes[node])
        if branch < 0:
            worth = 0.0
            for j in range(n):
                worth += t.cost[j] * f.nodes[node, j]
            if worth > value:
                best, value = node, worth
            continue
        if nodes == 1:
            f.fixed[0] = -1
            for j in range(n):
                f.bounds[0, j], f.bounds[1, j] = t.lower[j], t.upper[j]
        if nodes + 2 > NODES:
            return -1
        _divide(f, node, branch, nodes)
        nodes += 2
    if nodes > 1:
        for j in range(n):
            t.lower[j], t.upper[j] = f.bounds[0, j], f.bounds[1, j]
    return best


@inner
def activity(t: Tableau, f: Found, primal: FloatArray) -> None:
    """Fill `f.activity` with what a solution makes of the rows."""
    f.activity[:] = 0.0
    for j in range(len(primal)):
        if primal[j] != 0.0:
            for entry in range(t.starts[j], t.starts[j + 1]):
                f.activity[t.indices[entry]] += t.data[entry] * primal[j]


@inner
def keep(f: Found, dual: FloatArray, primal: FloatArray, activity: FloatArray) -> None:
    """Keep what a solved program has taught, in place of the oldest."""
    position = f.size[0] % KEPT
    copy(dual, f.duals[position])
    copy(primal, f.primals[position])
    copy(activity, f.activities[position])
    f.size[0] += 1
