"""All coalitions of a block: bounds before solves.

Every dual solution bounds V(S) from above for all S at once, and every primal solution is feasible
for each superset of the players that it uses, so it bounds V from below there. Where the two meet,
V(S) is exact without a solve; otherwise the coalition with the widest gap is solved next, unless
nothing that earns can flow in it. Coalitions that differ by players whom the program does not tell
apart are one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from rason.solve.batch import Count
from rason.solve.certificates import Certificates
from rason.solve.duty import met, owes
from rason.solve.highs import Infeasible
from rason.solve.linear import GAP
from rason.solve.lumpy import WHOLE, solve_whole
from rason.solve.symmetry import Reach, classes, representatives

if TYPE_CHECKING:
    from collections.abc import Hashable

    from rason.case.cell import FloatArray
    from rason.program.program import IntArray
    from rason.scenario.variant import Keep
    from rason.solve.highs import Answer, Kept
    from rason.solve.linear import Linear

USED = 1e-9
NONE: Final = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Bargain:
    """What coalitions change in a block."""

    # Shape ``(columns,)``: players that must agree, as bits over the block's own players.
    consent: IntArray
    # Shape ``(columns,)``: index of the operator to whom coalitions without it pay; -1 for none.
    toll_to: IntArray
    players: int
    lumpy: IntArray  # columns that must be whole


def coalition_values(  # noqa: PLR0913 - what a game is, and what is known of it
    kept: Kept,
    linear: Linear,
    toll: FloatArray,
    bargain: Bargain,
    certificates: Certificates,
    coalitions: IntArray | None = None,
    *,
    lacks: IntArray = NONE,
    keeps: tuple[Keep, ...] = (),
    name: Hashable = None,
) -> tuple[FloatArray, Count]:
    """Return V(S) for every coalition of a block's players, or for some of them.

    `coalitions` are bits over the block's own players, bit i = player i; None is all ``2 **
    players``. `toll` is what a coalition without the operator pays for a unit. What is learnt is
    added to `certificates`. Where somebody has a duty, by the columns `lacks` or by `keeps`, each
    coalition has its own, and none teaches anything about another. `name` is the game's, the same
    in every draw.
    """
    every = np.arange(1 << bargain.players) if coalitions is None else coalitions
    if owes(linear, lacks, keeps):
        return _each(kept, linear, toll, bargain, every, lacks, keeps)
    asked, where = representatives(every, classes(linear, toll, bargain))
    pool = _Pool(linear, toll, bargain, certificates, asked)
    solved, inert = 0, int(pool.settled.sum())
    while True:
        position = pool.widest()
        if position is None:
            break
        program = pool.program(int(asked[position]))
        if pool.inert(program):
            inert += 1
            pool.settle(position, 0.0)
            continue
        kept.least = pool.scale
        own = (name, int(asked[position]))
        known = None if len(bargain.lumpy) else kept.again(program, own)
        if known is not None:
            pool.learn(known, whole=True)
            pool.settle(position, known.value)
            continue
        answer = solve_whole(kept, program, bargain.lumpy, pool.learn, own)
        solved += 1
        assert not isinstance(answer, Infeasible), "a coalition's program cannot be infeasible"
        pool.settle(position, answer.value)
    kept.least = 1.0
    count = Count(
        solved=solved,
        bounded=len(asked) - solved - inert,
        inert=inert,
        equal=len(every) - len(asked),
    )
    return pool.low[where], count


def _each(
    kept: Kept,
    linear: Linear,
    toll: FloatArray,
    bargain: Bargain,
    coalitions: IntArray,
    lacks: IntArray,
    keeps: tuple[Keep, ...],
) -> tuple[FloatArray, Count]:
    """Return V(S) of coalitions that have duties, each solved by itself.

    A duty is capped at what a coalition can do with what it has.
    """
    pool = _Pool(linear, toll, bargain, Certificates(), coalitions)
    values = np.empty(len(coalitions))
    for position, coalition in enumerate(coalitions):
        program = pool.program(int(coalition))
        if owes(program, lacks, keeps):
            program = met(kept, program, lacks, keeps, bargain.lumpy)
        found = solve_whole(kept, program, bargain.lumpy)
        assert not isinstance(found, Infeasible), "a coalition's program cannot be infeasible"
        values[position] = found.value
    return values, Count(solved=len(coalitions))


class _Pool:
    """Bounds on every coalition's value so far."""

    def __init__(
        self,
        linear: Linear,
        toll: FloatArray,
        bargain: Bargain,
        certificates: Certificates,
        coalitions: IntArray,
    ) -> None:
        self.certificates = certificates
        self.linear, self.toll, self.bargain = linear, toll, bargain
        self.coalitions, size = coalitions, len(coalitions)
        self.low = np.full(size, -np.inf)
        self.high = np.full(size, np.inf)
        self.settled = np.zeros(size, dtype=bool)
        self.masks, self.group = np.unique(bargain.consent, return_inverse=True)
        self.inside = (self.masks[None, :] & ~self.coalitions[:, None]) == 0
        self.tolled = np.flatnonzero((bargain.toll_to >= 0) & (toll != 0.0))
        self.obliged = np.flatnonzero(linear.lower > 0.0)
        self.scale = 1.0
        self.reach = Reach(linear)
        self._start()

    def _start(self) -> None:
        """Begin with what needs no solver: y = 0 bounds from above, doing nothing from below."""
        nothing = np.zeros(len(self.linear.row_lower))
        lower, upper = self.linear.row_lower, self.linear.row_upper
        self.idle = bool(np.all(lower <= 0.0) and np.all(upper >= 0.0))
        self._from_above(nothing)
        if self.idle:
            self._from_below(np.zeros(len(self.linear.cost)))
            self.settled = self.low == self.high
        if self.certificates.duals and len(self.linear.row_lower):
            self._from_certificates()

    def widest(self) -> int | None:
        """Return the position of the coalition with the widest gap; None if all are exact."""
        self.scale = max(1.0, float(np.abs(self.low[np.isfinite(self.low)]).max(initial=0.0)))
        gap = np.where(self.settled, 0.0, self.high - self.low)
        position = int(np.argmax(gap))
        return position if gap[position] > GAP * self.scale else None

    def program(self, coalition: int) -> Linear:
        """Return the program of a coalition: columns that need others are shut."""
        active = (self.bargain.consent & ~coalition) == 0
        cost = self.linear.cost
        if len(self.tolled):
            pays = (coalition >> self.bargain.toll_to[self.tolled]) & 1 == 0
            cost = cost.copy()
            cost[self.tolled[pays]] -= self.toll[self.tolled[pays]]
        return replace(
            self.linear,
            cost=cost,
            lower=self.linear.lower * active,
            upper=self.linear.upper * active,
        )

    def learn(self, answer: Answer, whole: bool) -> None:  # noqa: FBT001 - the callback's form
        """Take both bounds from a solved relaxation."""
        self._from_above(answer.dual)
        if whole:
            self._from_below(answer.primal)
        self.certificates.add(self.linear, answer.dual, answer.primal if whole else None)

    def inert(self, program: Linear) -> bool:
        """Tell whether nothing can flow in a coalition's program, so that it is worth 0."""
        if not self.idle or np.any(program.lower > 0.0):
            return False
        able = self.reach.open(program.upper > 0.0)
        return not np.any(program.cost[able] > 0.0)

    def settle(self, position: int, value: float) -> None:
        """Take a coalition's own value as exact."""
        self.low[position] = self.high[position] = value
        self.settled[position] = True

    def _from_certificates(self) -> None:
        """Take both bounds from all certificates at once."""
        linear, bargain = self.linear, self.bargain
        member = np.zeros((len(linear.cost), len(self.masks)))
        member[np.arange(len(linear.cost)), self.group] = 1.0
        reduced, rows = self.certificates.reduced(linear)
        worth = reduced * np.where(reduced > 0, linear.upper, linear.lower)
        worth[:, self.tolled] = 0.0
        bound = rows[:, None] + worth @ member @ self.inside.T
        for column in self.tolled:
            free = reduced[:, column, None]
            inside = (self.coalitions >> bargain.toll_to[column]) & 1 == 1
            gain = np.maximum(np.where(inside, free, free - self.toll[column]), 0.0)
            bound += self.inside[:, self.group[column]] * gain * linear.upper[column]
        self.high = np.minimum(self.high, bound.min(axis=0))
        if not self.certificates.primals:
            return
        primals, allowed = self.certificates.feasible(linear)
        share = primals[:, bargain.lumpy]
        allowed &= (np.abs(share - np.round(share)) <= WHOLE).all(axis=1)
        primals = primals[allowed]
        if not len(primals):
            return
        present = (np.abs(primals) > USED) @ member > 0
        used = np.bitwise_or.reduce(np.where(present, self.masks, 0), axis=1)
        able = (self.coalitions & used[:, None]) == used[:, None]
        for column in self.obliged:
            below = primals[:, column] < linear.lower[column]
            able &= ~(below[:, None] & self.inside[:, self.group[column]])
        value = np.repeat((primals @ linear.cost)[:, None], len(self.low), axis=1)
        for column in self.tolled:
            inside = (self.coalitions >> bargain.toll_to[column]) & 1 == 1
            value -= np.where(inside, 0.0, self.toll[column] * primals[:, column, None])
        self.low = np.maximum(self.low, np.where(able, value, -np.inf).max(axis=0))

    def _from_above(self, dual: FloatArray) -> None:
        """Bound every coalition by one set of multipliers: columns grouped by consent."""
        linear = self.linear
        reduced = linear.reduced(dual)
        worth = linear.column_worth(reduced)
        if len(self.tolled):
            worth[self.tolled] = 0.0
        by_group = np.bincount(self.group, worth, minlength=len(self.masks))
        bound = linear.row_worth(dual).sum() + self.inside @ by_group
        for column in self.tolled:
            free = reduced[column]
            paid = free - self.toll[column]
            upper = linear.upper[column]
            inside = self.inside[:, self.group[column]]
            member = (self.coalitions >> self.bargain.toll_to[column]) & 1 == 1
            bound += inside * np.where(member, max(free, 0.0), max(paid, 0.0)) * upper
        self.high = np.where(self.settled, self.high, np.minimum(self.high, bound))

    def _from_below(self, primal: FloatArray) -> None:
        """Bound from below every coalition that can carry out a solution."""
        linear, bargain = self.linear, self.bargain
        used = int(np.bitwise_or.reduce(bargain.consent[np.abs(primal) > USED], initial=0))
        able = (self.coalitions & used) == used
        for column in self.obliged:
            if primal[column] < linear.lower[column]:
                able &= ~self.inside[:, self.group[column]]
        value = np.full(len(self.low), float(linear.cost @ primal))
        for column in self.tolled:
            member = (self.coalitions >> bargain.toll_to[column]) & 1 == 1
            value -= np.where(member, 0.0, self.toll[column] * primal[column])
        better = able & ~self.settled & (value > self.low)
        self.low[better] = value[better]
