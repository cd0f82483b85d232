"""All coalitions of a game by the kernel: bounds before solves, as in `rason.solve.coalition`.

Where bounds settle hardly anything, what is open is solved in an order in which neighbours differ
by one player, so that a few pivots lead from one to the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.solve.kernel.bounds import from_above, from_below, measure
from rason.solve.kernel.certified import KEPT, activity, decide, keep
from rason.solve.kernel.compiling import inlined, inner
from rason.solve.kernel.programs import load
from rason.solve.linear import FEASIBLE, GAP
from rason.solve.lumpy import WHOLE

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.solve.kernel.bounds import Pool
    from rason.solve.kernel.certified import Found
    from rason.solve.kernel.programs import Asked
    from rason.solve.kernel.tableau import Tableau

# A program that is solved for one coalition bounds all others: from above by its multipliers, from
# below by its solution. In most games a dozen solves settle hundreds of coalitions. Where they do
# not (as in a game in which everybody counts), bounds cost more than they save.
WINDOW = 24
"""Solves after which it is looked at how many other coalitions their bounds have settled."""
WORTHWHILE = 6  # fewer than this, and bounds are given up


@inner
def _whole(a: Asked, q: int, primal: FloatArray) -> bool:
    """Return whether the lumpy columns of a solution are whole."""
    whole = True
    for j in range(len(primal)):
        if a.lumpy[q, j] and WHOLE < primal[j] < 1.0 - WHOLE:
            whole = False
    return whole


@inner
def _allowed(t: Tableau, f: Found, k: int) -> bool:
    """Return whether the program at hand allows a solution that was kept, lower bounds aside."""
    n = len(f.primal)
    for j in range(n):
        if f.primals[k, j] > t.upper[j] * (1.0 + 1e-12):
            return False
    for i in range(len(f.dual)):
        activity = f.activities[k, i]
        slack = FEASIBLE * (1.0 + abs(activity))
        if activity > t.upper[n + i] + slack or activity < t.lower[n + i] - slack:
            return False
    return True


@inner
def _begin(t: Tableau, f: Found, a: Asked, p: Pool, q: int) -> int:
    """Bound all coalitions by what was proved: at first by no multipliers, and by doing nothing.

    Return how many coalitions have no column that earns.
    """
    m = len(t.head)
    n = len(t.cost) - m
    p.low[:] = -np.inf
    p.high[:] = np.inf
    # No multipliers: each column at its best, whatever the rows say. Nothing done: what a coalition
    # has at least, if the rows allow it. Where the two meet there is nothing to earn.
    t.dual[:] = 0.0
    from_above(t, f, p, t.dual)
    idle = True
    for i in range(m):
        idle = idle and t.lower[n + i] <= 0.0 <= t.upper[n + i]
    inert = 0
    if idle:
        f.primal[:] = 0.0
        from_below(t, p, f.primal)
        for coalition in range(len(p.low)):
            inert += p.high[coalition] == p.low[coalition] and p.stands[coalition] == coalition
    # What the draw's variants have taught holds for its games as well.
    for k in range(min(f.size[0], KEPT)):
        from_above(t, f, p, f.duals[k])
        if _whole(a, q, f.primals[k]) and _allowed(t, f, k):
            from_below(t, p, f.primals[k])
    return inert


@inner
def _become(t: Tableau, p: Pool, coalition: int) -> None:
    """Fill the tableau with the program of a coalition: columns that need others are shut."""
    everybody = p.everybody
    for j in range(everybody.shape[1]):
        if p.consent[j] & ~coalition == 0:
            t.lower[j], t.upper[j] = everybody[1, j], everybody[2, j]
        else:
            t.lower[j] = t.upper[j] = 0.0
        pays = p.toll_to[j] >= 0 and not (coalition >> p.toll_to[j]) & 1
        t.cost[j] = everybody[0, j] - p.toll[j] if pays else everybody[0, j]


@inner
def _barren(t: Tableau, f: Found, p: Pool, coalition: int) -> bool:
    """Return whether nothing that earns can flow in a coalition's program at hand, nor in a part's.

    See `rason.solve.symmetry.Reach`. Where a part of the coalition earns something, so does it.
    """
    m = len(f.dual)
    n = len(f.primal)
    earns = p.low[coalition] > 0.0
    for i in range(m):
        earns |= t.lower[n + i] > 0.0 or t.upper[n + i] < 0.0
    for player in range(len(p.owed)):
        earns |= p.low[coalition & ~(1 << player)] > 0.0
    if earns:
        return False
    # Count, for each row, the columns that add to it and that take from it. A column that adds
    # where nothing takes and nothing may be left over (or the reverse) can only be 0; shutting it
    # may shut others. What remains in the end can flow.
    added, taken = f.activity, f.bulk
    added[:] = 0.0
    taken[:] = 0.0
    for j in range(n):
        if t.lower[j] > 0.0:
            return False
        p.some[j] = t.upper[j] > 0.0
        if p.some[j]:
            for entry in range(t.starts[j], t.starts[j + 1]):
                added[t.indices[entry]] += t.data[entry] > 0.0
                taken[t.indices[entry]] += t.data[entry] < 0.0
    shut = True
    while shut:
        shut = False
        for j in range(n):
            if p.some[j] and _stuck(t, j, added, taken):
                p.some[j] = 0
                shut = True
                for entry in range(t.starts[j], t.starts[j + 1]):
                    added[t.indices[entry]] -= t.data[entry] > 0.0
                    taken[t.indices[entry]] -= t.data[entry] < 0.0
    for j in range(n):
        earns |= p.some[j] == 1 and max(t.cost[j], p.everybody[0, j]) > 0.0
        earns |= p.some[j] == 1 and p.toll_to[j] >= 0 and p.everybody[0, j] > p.toll[j]
    return not earns


@inner
def _shut(t: Tableau, f: Found, p: Pool, coalition: int) -> int:
    """Settle a barren coalition, made as large as it can be, and all its parts.

    Return how many of them were not settled.
    """
    for player in range(len(p.owed)):
        larger = coalition | (1 << player)
        _become(t, p, larger)
        if larger != coalition and _barren(t, f, p, larger):
            coalition = larger
    # All subsets of the coalition, itself and nobody included.
    count, part = 0, coalition
    while True:
        if p.low[part] != p.high[part] and p.stands[part] == part:
            count += 1
        p.low[part] = p.high[part] = 0.0
        if part == 0:
            return count
        part = (part - 1) & coalition


@inner
def _stuck(t: Tableau, j: int, added: FloatArray, taken: FloatArray) -> bool:
    """Return whether a row that a column meets only adds, or only takes, and so lets nothing."""
    stuck = False
    for entry in range(t.starts[j], t.starts[j + 1]):
        i = t.indices[entry]
        row = len(t.cost) - len(t.head) + i
        if t.data[entry] > 0.0:
            stuck |= t.upper[row] == 0.0 and taken[i] == 0.0
        elif t.data[entry] < 0.0:
            stuck |= t.lower[row] == 0.0 and added[i] == 0.0
    return stuck


@inner
def _restore(t: Tableau, p: Pool) -> None:
    """Fill the tableau with the program of the grand coalition."""
    everybody = p.everybody
    for j in range(everybody.shape[1]):
        t.cost[j], t.lower[j], t.upper[j] = everybody[0, j], everybody[1, j], everybody[2, j]


@inlined
def _settle(t: Tableau, f: Found, a: Asked, p: Pool, q: int, coalition: int) -> int:
    """Find a coalition's value.

    Return 0 if it was solved, how many coalitions are settled if it is barren, and -1 if its value
    cannot be certified.
    """
    _become(t, p, coalition)
    if _barren(t, f, p, coalition):
        return _shut(t, f, p, coalition)
    node = decide(t, f, a, q)
    if node < 0:
        return -1
    value = 0.0
    for j in range(len(a.tie)):
        value += t.cost[j] * f.nodes[node, j]
    p.low[coalition] = p.high[coalition] = value
    return 0


@inner
def _learn(t: Tableau, f: Found, a: Asked, p: Pool, q: int) -> None:
    """Take bounds for all coalitions from the relaxations that were just solved."""
    for k in range(f.size[1]):
        from_above(t, f, p, f.node_duals[k])
        if _whole(a, q, f.nodes[k]):
            from_below(t, p, f.nodes[k])
            activity(t, f, f.nodes[k])
            keep(f, f.node_duals[k], f.nodes[k], f.activity)


@inner
def _open(p: Pool) -> tuple[int, int]:
    """Return the coalition with the widest gap, -1 if all are exact; and how many are not."""
    widest, scale = measure(p)
    if widest <= GAP * scale:
        return -1, 0
    first, many = -1, 0
    for coalition in range(len(p.low)):
        gap = p.high[coalition] - p.low[coalition]
        many += gap > GAP * scale
        if gap == widest and first < 0:
            first = coalition
    return first, many


@inlined
def _walk(t: Tableau, f: Found, a: Asked, p: Pool, q: int) -> tuple[int, int]:
    """Settle what is open in Gray order; return how many were solved, or -1, and are barren."""
    _, scale = measure(p)
    solved = inert = 0
    for step in range(len(p.low)):
        coalition = step ^ (step >> 1)  # the reflected binary code: one player joins or leaves
        exact = p.high[coalition] - p.low[coalition] <= GAP * scale
        if exact or p.stands[coalition] != coalition:
            continue
        barren = _settle(t, f, a, p, q, coalition)
        if barren < 0:
            return -1, 0
        solved += barren == 0
        inert += barren
    return solved, inert


@inner
def coalitions(t: Tableau, f: Found, a: Asked, p: Pool, draw: int, q: int) -> tuple[int, int]:
    """Find V(S) for all coalitions of one game.

    Fills in `p.low`. Returns for how many the simplex was run, -1 if one could not be certified,
    and how many have nothing that earns.
    """
    load(t, a, draw, q)
    for j in range(len(a.tie)):
        p.everybody[0, j], p.everybody[1, j], p.everybody[2, j] = t.cost[j], t.lower[j], t.upper[j]
    inert = _begin(t, f, a, p, q)
    # Always the coalition of which least is known; then look whether its bounds settled enough
    # others.
    solved = since = 0
    coalition, left = _open(p)
    before = left
    while coalition >= 0:
        standing = p.stands[coalition]
        if standing != coalition and p.high[standing] == p.low[standing]:
            p.low[coalition] = p.high[coalition] = p.low[standing]
        else:
            barren = _settle(t, f, a, p, q, standing)
            if barren < 0:
                return -1, 0
            inert += barren
            if barren == 0:
                value = p.low[standing]
                _restore(t, p)
                _learn(t, f, a, p, q)
                p.low[standing] = p.high[standing] = value
                solved += 1
                since += 1
        coalition, left = _open(p)
        if since == WINDOW:
            if before - left < WINDOW + WORTHWHILE:
                walked, barren = _walk(t, f, a, p, q)
                if walked < 0:
                    return -1, 0
                solved += walked
                inert += barren
                break
            since, before = 0, left
    for position in range(len(p.low)):
        p.low[position] = p.low[p.stands[position]]
    return solved, inert
