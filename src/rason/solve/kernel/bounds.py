"""What solved programs say of the values of all coalitions: bounds from above and from below."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from rason.solve.kernel.certified import copy, reduce
from rason.solve.kernel.compiling import inner, reordered

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.program.program import IntArray
    from rason.solve.kernel.certified import Found
    from rason.solve.kernel.tableau import Tableau

USED = 1e-9  # more than this of a column is a use of it, in the block's own units


class Pool(NamedTuple):
    """Bounds on the values of all coalitions."""

    # consent, toll_to: shape ``(columns,)``; see `rason.solve.coalition.Bargain`.
    consent: IntArray
    toll_to: IntArray
    toll: FloatArray  # shape ``(columns,)``: what a coalition without the operator pays for a unit
    # Shape ``(2 ** players,)``: which coalition stands for each, itself where no players are alike.
    stands: IntArray
    # low, high: shape ``(2 ** players,)``: bounds.
    low: FloatArray
    high: FloatArray
    share: FloatArray  # workspace for what each coalition's columns are worth
    # Shape ``(3, columns)``: workspace for the grand coalition's costs, lower and upper bounds.
    everybody: FloatArray
    # owed, some: shape ``(players,)`` and ``(columns,)``: workspace for what a solution owes each
    # operator, and for some of the columns.
    owed: FloatArray
    some: IntArray


@inner
def _add_subsets(share: FloatArray) -> None:
    """Add to each coalition's own what belongs to coalitions within it."""
    # The sum over subsets, player by player (the fast zeta transform): players times 2 ** players
    # sums in place of 3 ** players.
    bit = 1
    while bit < len(share):
        for first in range(0, len(share), 2 * bit):
            without, within = share[first : first + bit], share[first + bit : first + 2 * bit]
            for position in range(bit):
                within[position] += without[position]
        bit <<= 1


@inner
def from_above(t: Tableau, f: Found, p: Pool, dual: FloatArray) -> None:
    """Bound every coalition by one set of multipliers: columns grouped by consent."""
    # Weak duality: at any multipliers, a coalition earns at most what the rows' bounds are worth
    # and what each of its columns earns at the reduced cost, at its best bound. So one set of
    # multipliers bounds all 2 ** players coalitions: a column's part goes to the coalition that
    # must agree to it, and a coalition has the parts of all coalitions within it.
    copy(dual, f.dual)
    rows = reduce(t, f.dual, f.reduced)
    p.share[:] = 0.0
    p.share[0] = rows
    for j in range(len(f.reduced)):
        worth = f.reduced[j]
        # Without its operator a coalition pays a toll for a column: it has only what is left of
        # that.
        if p.toll_to[j] >= 0 and p.toll[j] != 0.0:
            paid = max(worth - p.toll[j], 0.0) * t.upper[j]
            p.share[p.consent[j]] += paid
            p.share[p.consent[j] | (1 << p.toll_to[j])] += max(worth, 0.0) * t.upper[j] - paid
        else:
            p.share[p.consent[j]] += worth * (t.upper[j] if worth > 0.0 else t.lower[j])
    _add_subsets(p.share)
    for coalition in range(len(p.share)):
        bound = min(p.high[coalition], p.share[coalition])
        p.high[coalition] = max(p.low[coalition], bound)


@inner
def from_below(t: Tableau, p: Pool, primal: FloatArray) -> None:
    """Bound from below every coalition that can carry out a solution."""
    used, shorts = 0, 0
    value, indebted = 0.0, False
    p.owed[:] = 0.0
    # Who must agree to what the solution uses can carry it out alone, if it owes nothing to others
    # and no column of its own is held to more than the solution has of it.
    for j in range(len(primal)):
        value += t.cost[j] * primal[j]
        if abs(primal[j]) > USED:
            used |= p.consent[j]
            if p.toll_to[j] >= 0:
                p.owed[p.toll_to[j]] += p.toll[j] * primal[j]
                indebted = True
        if t.lower[j] > 0.0 and primal[j] < t.lower[j]:
            p.some[shorts] = p.consent[j]
            shorts += 1
    # All coalitions that hold those whose consent is used: `outside` runs over the subsets of the
    # others, from all of them down to none.
    rest = (len(p.low) - 1) & ~used
    outside = rest
    while True:
        coalition = used | outside
        able = True
        for k in range(shorts):
            if p.some[k] & ~coalition == 0:
                able = False
        if able:
            worth = value
            if indebted:
                for player in range(len(p.owed)):
                    if not (coalition >> player) & 1:
                        worth -= p.owed[player]
            if worth > p.low[coalition]:
                p.low[coalition] = min(worth, p.high[coalition])
        if outside == 0:
            break
        outside = (outside - 1) & rest


@reordered
def measure(p: Pool) -> tuple[float, float]:
    """Measure how much is still unknown.

    Returns the widest gap, and the largest value, at least 1.
    """
    widest, scale = 0.0, 1.0
    for coalition in range(len(p.low)):
        low = p.low[coalition]
        widest = max(widest, p.high[coalition] - low)
        scale = max(scale, abs(low) if low > -np.inf else 0.0)
    return widest, scale
