"""The levels of a nucleolus: largest excesses made as small as they can be, one after another.

The largest excess v(S) − x(S) of any coalition is made as small as possible; the coalitions that
cannot do better are settled; then the largest excess of the others is made as small as possible,
until one payoff is left. A level is a linear program over payoffs and the excess. The multipliers
of its optimum weigh a balanced collection of coalitions, which proves the level and names the
coalitions to settle.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import numpy as np

from rason.games.coalition import (
    BoolArray,
    FloatArray,
    IntArray,
    coalition_sizes,
    coalition_sums,
    player_count,
)
from rason.games.simplex import FEASIBLE, POSITIVE, Basis, Row, minimise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rason.games.exactness import Gains

Domain = Literal["imputation", "preimputation"]
"""Whether payoffs must be individually rational, or only efficient."""


@dataclass(frozen=True, slots=True)
class Level:
    """The largest excess of the open coalitions, and the balanced collection that proves it.

    Parameters
    ----------
    excess
        The largest excess of the coalitions still open, as small as it can be; per member where
        excesses are.
    coalitions
        Masks of the coalitions that no payoff can give a smaller excess together, shape ``(k,)``.
    weights
        Their positive weights, adding up to 1, shape ``(k,)``; where excesses are per member, each
        times its coalition's members adds up to 1.
    floors
        Players held at their stand-alone value, without which the excess could be smaller.
    floor_weights
        Their positive weights, shape of `floors`.
    """

    excess: float
    coalitions: IntArray
    weights: FloatArray
    floors: IntArray
    floor_weights: FloatArray


def divisors(players: int, *, per_capita: bool) -> FloatArray:
    """Return what each coalition's excess is divided by: its members, or 1; shape ``(2**n,)``."""
    ones = np.ones(1 << players)
    return np.maximum(coalition_sizes(players), ones) if per_capita else ones


def levels(
    found: Gains, domain: Domain, *, per_capita: bool = False
) -> Iterator[tuple[FloatArray, Level]]:
    """Go through the levels, each with a payoff that attains it and those before.

    Payoffs are efficient, and individually rational if `domain`; the last is the only one left. If
    `per_capita`, a coalition's excess is divided by its members. One player has no level: no
    coalition can object.
    """
    gains, players = found.values, player_count(found.values)
    if players == 1:
        return
    program = _Program(gains, domain, divisors(players, per_capita=per_capita))
    basis = program.start()
    while not basis.equality.all():
        point, multipliers = minimise(basis, program.objective, program.broken_row)
        excess = float(point[players])
        weighted = ~basis.equality & (multipliers > POSITIVE)
        yield (
            point[:players] * found.unit + found.alone,
            _level(excess * found.unit, np.array(basis.names), multipliers * weighted),
        )
        program.settle(basis, excess, weighted)


class _Program:
    """Rows ``x(S) + d(S) ε ≥ v(S)`` of the open coalitions, and ``x_i ≥ 0`` where there are floors.

    `gains` are what coalitions gain, scaled to 1: 0 for single players, or a little less for all
    coalitions but everybody; `divisors` are d, 1 for single players; each of shape ``(2**n,)``.
    """

    def __init__(self, gains: FloatArray, domain: Domain, divisors: FloatArray) -> None:
        self.gains, self.divisors = gains, divisors
        self.players = player_count(gains)
        self.bits = np.arange(self.players)
        self.everybody = len(gains) - 1
        self.has_floors = domain == "imputation"
        self.objective = np.append(np.zeros(self.players), 1.0)
        self.open_gains = gains.copy()  # −∞ for coalitions whose payoff is settled
        self.open_gains[[0, self.everybody]] = -np.inf

    def start(self) -> Basis:
        """Balance the single players, against an equation for everybody."""
        rows = [self._row(1 << player) for player in range(self.players)]
        return Basis(
            names=[*(row.name for row in rows), self.everybody],
            matrix=np.vstack([*(row.coefficients for row in rows), 1.0 - self.objective]),
            bounds=np.array([*(row.bound for row in rows), self.gains[self.everybody]]),
            equality=np.append(np.zeros(self.players, dtype=bool), [True]),
        )

    def broken_row(self, point: FloatArray, *, lowest: bool) -> Row | None:
        """Return the row that the point breaks most, or the broken one with the lowest name."""
        payoff = point[: self.players]
        breach = self.open_gains - coalition_sums(payoff) - point[self.players] * self.divisors
        worst = int((breach > FEASIBLE if lowest else breach).argmax())
        if self.has_floors:
            poorest = int(payoff.argmin())
            if lowest:
                poorest = self.players - 1 - int((payoff[::-1] < -FEASIBLE).argmax())
            if -payoff[poorest] > (FEASIBLE if lowest else max(breach[worst], FEASIBLE)):
                return self._row(~poorest)
        return self._row(worst) if breach[worst] > FEASIBLE else None

    def settle(self, basis: Basis, excess: float, weighted: BoolArray) -> None:
        """Turn the rows that a level proves tight into equations without the excess."""
        with_excess = weighted & (basis.matrix[:, self.players] > 0)
        basis.bounds[with_excess] -= excess * basis.matrix[with_excess, self.players]
        basis.matrix[with_excess, self.players] = 0.0
        loose = np.flatnonzero(~basis.equality & ~weighted)
        basis.equality |= weighted
        if len(loose) == 0:
            return
        # The weighted rows are one more than their rank. In the place of one comes the complement
        # of a loose coalition: as much of each is a balanced pair, where the next level starts.
        room = int(weighted.argmax())
        basis.equality[room] = False
        self.open_gains[spanned(basis.matrix[basis.equality, : self.players])] = -np.inf
        name = basis.names[loose[0]]
        basis.swap(room, self._row(self.everybody ^ (name if name >= 0 else 1 << ~name)))

    def _row(self, name: int) -> Row:
        """Write a row down: coalition S is named S, the floor of player i is named ~i."""
        coalition = name if name >= 0 else 1 << ~name
        coefficients = np.empty(self.players + 1)
        coefficients[:-1] = coalition >> self.bits & 1
        coefficients[-1] = self.divisors[coalition] if name >= 0 else 0.0
        return Row(name, coefficients, float(self.gains[coalition]))


def spanned(rows: FloatArray) -> BoolArray:
    """Find the coalitions whose payoff follows from payoffs that are settled.

    Rows are 0-1, shape ``(r, n)``; whether a coalition's own row is a combination of them, shape
    ``(2**n,)``.

    Notes
    -----
    A row is one if it is orthogonal to all directions that `rows` leave free. Two generic such
    directions stand for all: the chance that they err is below 10⁻¹².
    """
    free = null_space(rows)
    if len(free) == 0:
        return np.ones(1 << rows.shape[1], dtype=bool)
    generic = _generic(len(free)) @ free
    settled: BoolArray = np.abs(coalition_sums(generic)).max(axis=0) < POSITIVE
    return settled


@lru_cache(maxsize=64)
def _generic(dimensions: int) -> FloatArray:
    """Return two directions in general position, always the same."""
    return np.random.default_rng(0).standard_normal((2, dimensions))


def null_space(rows: FloatArray) -> FloatArray:
    """Find the directions in which a payoff can move without touching settled coalitions.

    Rows are 0-1, shape ``(r, n)``; orthonormal directions, shape ``(n - rank, n)``.
    """
    *_, singular, directions = np.linalg.svd(rows)
    return directions[int((singular > POSITIVE).sum()) :]


def _level(excess: float, names: IntArray, weights: FloatArray) -> Level:
    coalitions = (weights > 0) & (names >= 0)
    floors = (weights > 0) & (names < 0)
    return Level(excess, names[coalitions], weights[coalitions], ~names[floors], weights[floors])
