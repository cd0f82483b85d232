"""What lies between two solved draws needs no solver: values on a straight line through programs.

Let the costs of draw s be c(s) = (1 - s) c0 + s c1, its bounds b(s) likewise, and its coefficients
those of both ends. Then x(s) = (1 - s) x0 + s x1 is feasible in s, with x0 and x1 the solutions of
the ends, and y(s) = (1 - s) y0 + s y1 bounds it from above, with y0 and y1 their multipliers. The
error of that is at most

    (1 - s)^2 e00 + s (1 - s) (e01 + e10) + s^2 e11,

where eij is by how much yi and xj fail to prove each other in the program with the costs of end i
and the bounds of end j: a bound is convex in the reduced costs and straight in what they multiply.
Where one basis is optimal at both ends every eij is 0, and with it the value of all between is

    V(s) = (1 - s)^2 c0'x0 + s (1 - s) (c0'x1 + c1'x0) + s^2 c1'x1.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from rason.solve.linear import GAP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rason.case.cell import FloatArray
    from rason.program.program import IntArray
    from rason.solve.coalition_bounds import Bounds
    from rason.solve.linear import Linear

STRAIGHT = 1e-12
"""How far a number may lie off the line, relative to the largest on the line: rounding alone."""


@dataclass(frozen=True, slots=True)
class Line:
    """Draws, one after another, whose programs lie on a straight line.

    `places`: how far along it each lies, rising, from 0 at the first to 1 at the last.
    """

    first: int
    places: tuple[float, ...] = (0.0,)

    @property
    def last(self) -> int:
        """The draw at its other end; the first, where a draw is alone."""
        return self.first + len(self.places) - 1

    def share(self, draw: int, low: int, high: int) -> float:
        """Return how far a draw lies from a lower to a higher one, from 0 to 1."""
        here, start, end = (self.places[each - self.first] for each in (draw, low, high))
        return (here - start) / (end - start)


def lines(programs: Sequence[tuple[Linear, FloatArray]]) -> Iterator[Line]:
    """Cut draws into straight lines, each as long as can be from where the last one ended.

    `programs`: of each draw, the program of all players and what others pay for a unit.
    """
    first = 0
    while first < len(programs):
        line = _line_from(first, programs)
        yield line
        first = line.last + 1


def _line_from(first: int, programs: Sequence[tuple[Linear, FloatArray]]) -> Line:
    """Return the longest line from a draw on."""
    seen, places = [_numbers(*programs[first])], [0.0]
    line = Line(first)
    for linear, toll in programs[first + 1 :]:
        if not np.array_equal(linear.data, programs[first][0].data):
            break
        seen.append(_numbers(linear, toll))
        # The first step measures how far the others are along the line.
        step = seen[1] - seen[0]
        longest = int(np.argmax(np.abs(step)))
        places.append(float((seen[-1] - seen[0])[longest] / (step[longest] or np.nan)))
        if not (places[-1] > places[-2] and _straight(seen, places)):
            break
        line = Line(first, tuple(place / places[-1] for place in places))
    return line


def _numbers(linear: Linear, toll: FloatArray) -> FloatArray:
    """Return all that may move in a program; a bound that is infinite counts as such alone."""
    rows = np.concatenate([linear.row_lower, linear.row_upper])
    free = np.isinf(rows)
    return np.concatenate(
        [linear.cost, linear.lower, linear.upper, toll, np.where(free, 0.0, rows), free]
    )


def _straight(seen: Sequence[FloatArray], places: Sequence[float]) -> bool:
    """Tell whether numbers lie on the line through the first and the last of them."""
    first, last = seen[0], seen[-1]
    slack = STRAIGHT * np.maximum(np.abs(first), np.abs(last))
    for here, place in zip(seen[1:-1], places[1:-1], strict=True):
        share = place / places[-1]
        if (np.abs(here - (1.0 - share) * first - share * last) > slack).any():
            return False
    return True


@dataclass(frozen=True, slots=True, eq=False)
class Between:
    """The values of coalitions on a line between two draws, where the ends prove them.

    `ends`, `crossed`: shapes ``(2, coalitions)`` and ``(coalitions,)``: what solutions are worth at
    their own ends, and what both together are worth at the costs of the other.
    """

    coalitions: IntArray
    ends: FloatArray
    crossed: FloatArray

    def fill(self, values: FloatArray, share: float) -> None:
        """Enter the values at a point of the line, where no other is known.

        `values`: of all coalitions, NaN where not known; `share`: how far along the line, in 0 to
        1.
        """
        here = (
            (1.0 - share) ** 2 * self.ends[0]
            + share * (1.0 - share) * self.crossed
            + share**2 * self.ends[1]
        )
        new = np.isnan(values[self.coalitions])
        values[self.coalitions[new]] = here[new]


def between(low: Bounds, high: Bounds) -> Between:
    """Return what the ends of a line prove of all that lies between them."""
    coalitions, at_low, at_high = np.intersect1d(
        low.coalitions, high.coalitions, assume_unique=True, return_indices=True
    )
    proven = low.proves(at_low) & high.proves(at_high)
    coalitions, at_low, at_high = coalitions[proven], at_low[proven], at_high[proven]
    forth, error = _crossed(low, at_low, high, at_high)
    back, other = _crossed(high, at_high, low, at_low)
    # Rounding may leave one of them below 0, which makes up for nothing in the other.
    gap = np.maximum(error, 0.0) + np.maximum(other, 0.0)
    close = gap <= GAP * min(low.scale, high.scale)
    ends = np.array([low.low[at_low], high.low[at_high]])
    return Between(coalitions[close], ends[:, close], (forth + back)[close])


def _crossed(
    costs: Bounds, at_costs: IntArray, bounds: Bounds, at_bounds: IntArray
) -> tuple[FloatArray, FloatArray]:
    """Return what some coalitions' solutions at one end are worth at the costs of the other.

    And by how much the multipliers of those costs fail to prove it, each of shape
    ``(coalitions,)``.
    """
    linear = replace(bounds.linear, cost=costs.linear.cost)
    most, worth = np.empty(len(at_costs)), np.empty(len(at_costs))
    dual_of, primal_of = costs.dual_of[at_costs], bounds.primal_of[at_bounds]
    for each in np.unique(dual_of):
        own = np.flatnonzero(dual_of == each)
        most[own] = bounds.above(costs.duals[each], linear, costs.toll)[at_bounds[own]]
    for each in np.unique(primal_of):
        own = np.flatnonzero(primal_of == each)
        worth[own] = bounds.below(bounds.primals[each], linear, costs.toll)[at_bounds[own]]
    return worth, most - worth
