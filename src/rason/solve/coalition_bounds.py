"""What is known of every coalition's value in one draw of a block, and what proves it.

Every dual solution bounds V(S) from above for all S at once, and every primal solution is feasible
for each superset of the players that it uses, so it bounds V from below there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from rason.solve.linear import GAP
from rason.solve.lumpy import WHOLE
from rason.solve.symmetry import Reach

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.program.program import BoolArray, IntArray
    from rason.solve.certificates import Certificates
    from rason.solve.highs import Answer
    from rason.solve.linear import Linear

USED = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Bargain:
    """What coalitions change in a block."""

    # Shape ``(columns,)``: players that must agree, as bits over the block's own players.
    consent: IntArray
    # Shape ``(columns,)``: index of the operator to whom coalitions without it pay; -1 for none.
    toll_to: IntArray
    players: int
    lumpy: IntArray  # columns that must be whole


class Bounds:
    """Bounds on every coalition's value so far, and what proves each of them.

    `dual_of`, `primal_of`: shape ``(coalitions,)``: which of `duals` and `primals` give a
    coalition's bounds; -1 where none of them does.
    """

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
        self.tolled = self._tolled(toll)
        self.obliged = np.flatnonzero(linear.lower > 0.0)
        self.scale = 1.0
        self.reach = Reach(linear)
        self.duals: list[FloatArray] = []
        self.primals: list[FloatArray] = []
        self.dual_of = np.full(size, -1)
        self.primal_of = np.full(size, -1)
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

    def give(self, position: int, value: float) -> None:
        """Take a coalition's value as exact that is proven elsewhere."""
        self.settle(position, value)
        self.dual_of[position] = self.primal_of[position] = -1

    def proves(self, positions: IntArray) -> BoolArray:
        """Tell of some coalitions whether what is kept here proves their values."""
        there = (self.dual_of >= 0) & (self.primal_of >= 0)
        found: BoolArray = there[positions]
        return found

    def _tolled(self, toll: FloatArray) -> IntArray:
        """Return the columns for which coalitions without the operator pay."""
        return np.flatnonzero((self.bargain.toll_to >= 0) & (toll != 0.0))

    def _from_certificates(self) -> None:
        """Take both bounds from all certificates at once."""
        linear, bargain = self.linear, self.bargain
        member = np.zeros((len(linear.cost), len(self.masks)))
        member[np.arange(len(linear.cost)), self.group] = 1.0
        duals = [linear.signed(dual) for dual in self.certificates.duals]
        reduced, rows = self.certificates.reduced(linear)
        worth = reduced * np.where(reduced > 0, linear.upper, linear.lower)
        worth[:, self.tolled] = 0.0
        bound = rows[:, None] + worth @ member @ self.inside.T
        for column in self.tolled:
            free = reduced[:, column, None]
            inside = (self.coalitions >> bargain.toll_to[column]) & 1 == 1
            gain = np.maximum(np.where(inside, free, free - self.toll[column]), 0.0)
            bound += self.inside[:, self.group[column]] * gain * linear.upper[column]
        self._take_above(duals, bound)
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
        self._take_below(list(primals), np.where(able, value, -np.inf))

    def _from_above(self, dual: FloatArray) -> None:
        """Bound every coalition by one set of multipliers."""
        self._take_above([dual], self.above(dual, self.linear, self.toll)[None, :])

    def _from_below(self, primal: FloatArray) -> None:
        """Bound from below every coalition that can carry out a solution."""
        linear, bargain = self.linear, self.bargain
        used = int(np.bitwise_or.reduce(bargain.consent[np.abs(primal) > USED], initial=0))
        able = (self.coalitions & used) == used
        for column in self.obliged:
            if primal[column] < linear.lower[column]:
                able &= ~self.inside[:, self.group[column]]
        value = np.where(able, self.below(primal, linear, self.toll), -np.inf)
        self._take_below([primal], value[None, :])

    def above(self, dual: FloatArray, linear: Linear, toll: FloatArray) -> FloatArray:
        """Return what a set of multipliers bounds each coalition's value by.

        Shape ``(coalitions,)``. The program may have other costs, tolls and bounds than this one.
        """
        reduced = linear.reduced(dual)
        worth = linear.column_worth(reduced)
        tolled = self._tolled(toll)
        worth[tolled] = 0.0
        # Columns by consent: a coalition has those of each set of players that is in it.
        by_group = np.bincount(self.group, worth, minlength=len(self.masks))
        bound: FloatArray = linear.row_worth(dual).sum() + self.inside @ by_group
        for column in tolled:
            free = reduced[column]
            paid = free - toll[column]
            upper = linear.upper[column]
            inside = self.inside[:, self.group[column]]
            member = (self.coalitions >> self.bargain.toll_to[column]) & 1 == 1
            bound += inside * np.where(member, max(free, 0.0), max(paid, 0.0)) * upper
        return bound

    def below(self, primal: FloatArray, linear: Linear, toll: FloatArray) -> FloatArray:
        """Return what a solution is worth to each coalition, shape ``(coalitions,)``."""
        value = np.full(len(self.low), float(linear.cost @ primal))
        for column in self._tolled(toll):
            member = (self.coalitions >> self.bargain.toll_to[column]) & 1 == 1
            value -= np.where(member, 0.0, toll[column] * primal[column])
        return value

    def _take_above(self, duals: list[FloatArray], bounds: FloatArray) -> None:
        """Take the lowest of some bounds, shape ``(duals, coalitions)``, where it is lower."""
        best = bounds.argmin(axis=0)
        bound = np.take_along_axis(bounds, best[None, :], axis=0)[0]
        lower = ~self.settled & (bound < self.high)
        self.high[lower] = bound[lower]
        self.dual_of[lower] = len(self.duals) + best[lower]
        self.duals += duals

    def _take_below(self, primals: list[FloatArray], values: FloatArray) -> None:
        """Take the highest of some values, shape ``(primals, coalitions)``, where it is higher."""
        best = values.argmax(axis=0)
        value = np.take_along_axis(values, best[None, :], axis=0)[0]
        higher = ~self.settled & (value > self.low)
        self.low[higher] = value[higher]
        self.primal_of[higher] = len(self.primals) + best[higher]
        self.primals += primals
