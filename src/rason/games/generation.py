"""The least core without the values of all coalitions: those that object are found one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rason.games.coalition import FloatArray, GameError
from rason.games.exactness import EQUAL, ERRORS, ROUNDING
from rason.games.simplex import FEASIBLE, POSITIVE, Basis, Row, minimise

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from rason.games.coalition import IntArray

ROUNDS = 1_000  # most coalitions that are asked for

Objecting = tuple[int, float, float]
"""A coalition, its value, and what no coalition's excess is above."""


@dataclass(frozen=True, slots=True)
class CertifiedLeastCore:
    """A payoff whose largest excess is as small as it can be, with both sides of the proof.

    Parameters
    ----------
    payoff
        Shape ``(n,)``; adds up to v(N).
    epsilon
        What the largest excess cannot be below: proved by the balanced collection.
    attained
        What no coalition's excess at `payoff` is above: proved by the search for objections.
    proved
        Whether the two meet.
    coalitions, weights
        The balanced collection, bit masks and positive weights that add up to 1.
    nucleolus
        Whether the payoff is the nucleolus: it is the only one in the least core, which is proved,
        and it gives nobody less than its stand-alone value.
    rounds
        How many objections were asked for.
    tolerance
        Difference below which two amounts count as equal.
    """

    payoff: FloatArray
    epsilon: float
    attained: float
    proved: bool
    coalitions: IntArray
    weights: FloatArray
    nucleolus: bool
    rounds: int
    tolerance: float


def least_core_by_rows(
    players: int, known: Mapping[int, float], accuracy: float = ROUNDING
) -> Generator[FloatArray, Objecting, CertifiedLeastCore]:
    r"""Ask for objections until no coalition has a larger one than can be helped.

    .. math:: \min_{x(N) = v(N)} \varepsilon \quad\text{with}\quad
              x(S) + \varepsilon \ge v(S) \text{ for the coalitions S found so far}

    Parameters
    ----------
    players
        Their number n, from 2 on.
    known
        Values by bit mask: of the single players, of everybody, and of any others.
    accuracy
        Error of the values, as a part of the largest; at least the rounding of numbers.

    Returns
    -------
    least_core
        A payoff, and the proof of how good it is.

    Yields
    ------
    payoff
        Shape ``(n,)``. What is sent back: the coalition that objects most to it, its value, and a
        bound on all excesses.

    Raises
    ------
    GameError
        If there are fewer than two players, or a single one's value or everybody's is missing.

    Notes
    -----
    The coalitions found give a bound from below whatever the others earn, for they are some of
    the rows of the whole program; the search for objections gives one from above.
    If the coalitions with positive weight, and everybody, settle every player's payoff, then the
    least core is that one payoff, and so are prenucleolus and, if nobody gets less than alone,
    nucleolus. Otherwise it is a payoff of many, and is not called so: the levels that would
    follow are not proved here.

    References
    ----------
    Drechsel and Kimms (2010), "Computing core allocations in cooperative games with an application
    to cooperative procurement", *International Journal of Production Economics* 128(1).

    Examples
    --------
    Three players of whom any two can divide 1; a pair objects to an equal split by a third:

    >>> asking = least_core_by_rows(3, {1: 0.0, 2: 0.0, 4: 0.0, 7: 1.0, 3: 1.0, 5: 1.0, 6: 1.0})
    >>> next(asking).round(3)
    array([0.333, 0.333, 0.333])
    >>> try:
    ...     asking.send((3, 1.0, 1 / 3))
    ... except StopIteration as end:
    ...     round(end.value.epsilon, 3), end.value.proved, end.value.nucleolus
    (0.333, True, True)
    """
    if players < 2:  # noqa: PLR2004 - one player has nobody to object
        raise GameError("nobody can object to what a single player gets")
    needed = [*(1 << player for player in range(players)), (1 << players) - 1]
    if any(coalition not in known for coalition in needed):
        raise GameError("the values of single players and of everybody must be known")
    rows = _Rows(players, known, accuracy)
    basis = rows.start()
    objective = np.append(np.zeros(players), 1.0)
    asked = 0
    while True:
        point, multipliers = minimise(basis, objective, rows.broken_row)
        payoff = point[:players] * rows.scale + rows.alone
        epsilon = float(point[players]) * rows.scale
        coalition, value, bound = yield payoff
        asked += 1
        proved = bound - epsilon <= rows.tolerance
        if proved or asked == ROUNDS or not rows.add(coalition, value, point, basis):
            break
    weighted = ~basis.equality & (multipliers > POSITIVE)
    settled = basis.matrix[weighted | basis.equality, :players]
    single = int(np.linalg.matrix_rank(settled)) == players
    rational = bool(np.all(point[:players] * rows.scale >= -rows.tolerance))
    return CertifiedLeastCore(
        payoff=payoff,
        epsilon=epsilon,
        attained=bound,
        proved=bool(proved),
        coalitions=np.array(basis.names, dtype=np.int64)[weighted],
        weights=multipliers[weighted],
        nucleolus=bool(proved and single and rational),
        rounds=asked,
        tolerance=rows.tolerance,
    )


class _Rows:
    """The rows found so far, of the zero-normalised game scaled to 1."""

    def __init__(self, players: int, known: Mapping[int, float], accuracy: float) -> None:
        self.players, self.everybody = players, (1 << players) - 1
        self.alone = np.array([known[1 << player] for player in range(players)])
        masks = np.array(sorted(set(known) - {0}), dtype=np.int64)
        self.members = self._members(masks)
        gains = np.array([known[int(mask)] for mask in masks]) - self.members @ self.alone
        largest = max(map(abs, known.values()))
        self.unsure = ERRORS * max(accuracy, ROUNDING * players) * largest
        self.most = float(np.abs(gains).max())
        if self.most <= self.unsure:
            gains[:] = 0.0
        self.scale = max(self.most, self.unsure) or 1.0
        self.total = float(gains[masks == self.everybody][0]) / self.scale
        open_rows = masks != self.everybody
        self.masks, self.members = masks[open_rows], self.members[open_rows]
        self.gains = gains[open_rows] / self.scale

    @property
    def tolerance(self) -> float:
        """Difference below which two excesses count as equal."""
        return max(EQUAL * self.most, self.unsure)

    def _members(self, masks: IntArray) -> FloatArray:
        """Return coalitions as 0-1 rows."""
        bits: FloatArray = ((masks[:, None] >> np.arange(self.players)) & 1).astype(np.float64)
        return bits

    def start(self) -> Basis:
        """Balance the single players, against an equation for everybody."""
        singles = [1 << player for player in range(self.players)]
        square = np.ones((self.players + 1, self.players + 1))
        square[:-1, :-1] = np.eye(self.players)
        square[-1, -1] = 0.0
        return Basis(
            names=[*singles, self.everybody],
            matrix=square,
            bounds=np.append(np.zeros(self.players), self.total),
            equality=np.append(np.zeros(self.players, dtype=bool), [True]),
        )

    def broken_row(self, point: FloatArray, *, lowest: bool) -> Row | None:
        """Return the row that the point breaks most, or the broken one with the lowest name."""
        breach = self.gains - self.members @ point[: self.players] - point[self.players]
        worst = int((breach > FEASIBLE if lowest else breach).argmax())
        if breach[worst] <= FEASIBLE:
            return None
        coefficients = np.append(self.members[worst], 1.0)
        return Row(int(self.masks[worst]), coefficients, float(self.gains[worst]))

    def add(self, coalition: int, value: float, point: FloatArray, basis: Basis) -> bool:
        """Write down a coalition that objects; tell whether it did."""
        mask = np.array([coalition], dtype=np.int64)
        members = self._members(mask)
        gain = (value - float(members[0] @ self.alone)) / self.scale
        self.most = max(self.most, abs(gain) * self.scale)
        if gain - members[0] @ point[: self.players] - point[self.players] <= FEASIBLE:
            return False
        position = int(np.searchsorted(self.masks, coalition))
        self.masks = np.insert(self.masks, position, coalition)
        self.members = np.insert(self.members, position, members, axis=0)
        self.gains = np.insert(self.gains, position, gain)
        if self.most > self.scale:  # a larger gain than any before: it is the unit from here on
            self.gains *= self.scale / self.most
            basis.bounds *= self.scale / self.most
            self.scale = self.most
        return True
