"""All coalitions of a game by the kernel: bounds before solves, as in `rason.solve.coalition`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from rason.solve.kernel.certified import KNOWN, Found, activity, copy, decide, keep, reduce
from rason.solve.kernel.compiling import compiled, inner
from rason.solve.kernel.programs import Asked, load
from rason.solve.linear import FEASIBLE, GAP
from rason.solve.lumpy import WHOLE

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.program.program import IntArray
    from rason.solve.kernel.tableau import Tableau

USED = 1e-9
"""More than this of a column is a use of it, in the block's own units."""


class Pool(NamedTuple):
    """What is known of the values of all coalitions.

    Parameters
    ----------
    consent, toll_to
        Shape ``(columns,)``; see `rason.solve.coalition.Bargain`.
    toll
        Shape ``(columns,)``: what a coalition without the operator pays for a unit.
    low, high
        Shape ``(2 ** players,)``: bounds.
    share
        Room for what each coalition's columns are worth.
    """

    consent: IntArray
    toll_to: IntArray
    toll: FloatArray
    low: FloatArray
    high: FloatArray
    share: FloatArray


@inner
def _from_above(t: Tableau, f: Found, p: Pool, dual: FloatArray) -> None:
    """Bound every coalition by one set of multipliers: columns grouped by consent."""
    copy(dual, f.dual)
    rows = reduce(t, f.dual, f.reduced)
    p.share[:] = 0.0
    for j in range(len(f.reduced)):
        worth = f.reduced[j]
        if p.toll_to[j] >= 0 and p.toll[j] != 0.0:
            paid = max(worth - p.toll[j], 0.0) * t.upper[j]
            p.share[p.consent[j]] += paid
            p.share[p.consent[j] | (1 << p.toll_to[j])] += max(worth, 0.0) * t.upper[j] - paid
        else:
            p.share[p.consent[j]] += worth * (t.upper[j] if worth > 0.0 else t.lower[j])
    bit = 1
    while bit < len(p.share):
        for first in range(0, len(p.share), 2 * bit):
            without, within = p.share[first : first + bit], p.share[first + bit : first + 2 * bit]
            for place in range(bit):
                within[place] += without[place]
        bit <<= 1
    for coalition in range(len(p.share)):
        bound = min(p.high[coalition], rows + p.share[coalition])
        p.high[coalition] = max(p.low[coalition], bound)


@compiled
def _from_below(t: Tableau, p: Pool, primal: FloatArray) -> None:
    """Bound from below every coalition that can carry out a solution."""
    players = 0
    while (1 << players) < len(p.low):
        players += 1
    used, value = 0, 0.0
    owed = np.zeros(players)
    short = np.zeros(len(primal), dtype=np.int64)
    shorts = 0
    for j in range(len(primal)):
        value += t.cost[j] * primal[j]
        if abs(primal[j]) > USED:
            used |= p.consent[j]
            if p.toll_to[j] >= 0:
                owed[p.toll_to[j]] += p.toll[j] * primal[j]
        if t.lower[j] > 0.0 and primal[j] < t.lower[j]:
            short[shorts] = p.consent[j]
            shorts += 1
    rest = (len(p.low) - 1) & ~used
    outside = rest
    while True:
        coalition = used | outside
        able = True
        for k in range(shorts):
            if short[k] & ~coalition == 0:
                able = False
        if able:
            worth = value
            for player in range(players):
                if not (coalition >> player) & 1:
                    worth -= owed[player]
            if worth > p.low[coalition]:
                p.low[coalition] = min(worth, p.high[coalition])
        if outside == 0:
            break
        outside = (outside - 1) & rest


@inner
def _whole(a: Asked, q: int, primal: FloatArray) -> bool:
    """Return whether the lumpy columns of a solution are whole."""
    for j in range(len(primal)):
        if a.lumpy[q, j] and abs(primal[j] - np.round(primal[j])) > WHOLE:
            return False
    return True


@inner
def _allowed(t: Tableau, f: Found, k: int) -> bool:
    """Return whether the program at hand allows a known solution, lower bounds aside."""
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
def _widest(p: Pool) -> int:
    """Return the coalition with the widest gap; -1 if all are exact."""
    most, coalition, scale = 0.0, -1, 1.0
    for s in range(len(p.low)):
        if p.low[s] > -np.inf:
            scale = max(scale, abs(p.low[s]))
        if p.high[s] - p.low[s] > most:
            most, coalition = p.high[s] - p.low[s], s
    return coalition if most > GAP * scale else -1


@compiled
def coalitions(t: Tableau, f: Found, a: Asked, p: Pool, draw: int, q: int) -> int:
    """Find V(S) for all coalitions of one game.

    Parameters
    ----------
    t, f, a
        Tableau, room, and the programs of the grand coalitions.
    p
        Who must agree to what; its `low` is filled in.
    draw, q
        Which program of which draw.

    Returns
    -------
    solved
        For how many the simplex was run; -1 if one could not be certified.
    """
    n, m = len(a.tie), len(t.head)
    load(t, a, draw, q)
    lower, upper, cost = t.lower[:n].copy(), t.upper[:n].copy(), t.cost[:n].copy()
    p.low[:] = -np.inf
    p.high[:] = np.inf
    _from_above(t, f, p, np.zeros(m))
    idle = True
    for i in range(m):
        idle = idle and t.lower[n + i] <= 0.0 <= t.upper[n + i]
    if idle:
        _from_below(t, p, np.zeros(n))
    for k in range(min(f.size[0], KNOWN)):
        _from_above(t, f, p, f.duals[k])
        if _whole(a, q, f.primals[k]) and _allowed(t, f, k):
            _from_below(t, p, f.primals[k])
    solved = 0
    while True:
        coalition = _widest(p)
        if coalition < 0:
            return solved
        for j in range(n):
            active = p.consent[j] & ~coalition == 0
            t.lower[j] = lower[j] if active else 0.0
            t.upper[j] = upper[j] if active else 0.0
            pays = p.toll_to[j] >= 0 and not (coalition >> p.toll_to[j]) & 1
            t.cost[j] = cost[j] - p.toll[j] if pays else cost[j]
        node = decide(t, f, a, q)
        if node < 0:
            return -1
        solved += 1
        value = np.dot(t.cost[:n], f.nodes[node])
        t.lower[:n], t.upper[:n], t.cost[:n] = lower, upper, cost
        for k in range(f.size[1]):
            _from_above(t, f, p, f.node_duals[k])
            if _whole(a, q, f.nodes[k]):
                _from_below(t, p, f.nodes[k])
                activity(t, f, f.nodes[k])
                keep(f, f.node_duals[k], f.nodes[k], f.activity)
        p.low[coalition] = p.high[coalition] = value
