"""All coalitions of a block: bounds before solves.

Where both bounds on V(S) meet, it is exact without a solve; otherwise the coalition with the widest
gap is solved next, unless nothing that earns can flow in it. Coalitions that differ by players whom
the program does not tell apart are one. Draws in a line are solved at its ends: see
`rason.solve.between`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from rason.solve.batch import Count
from rason.solve.between import between, lines
from rason.solve.certificates import Certificates
from rason.solve.coalition_bounds import Bounds
from rason.solve.duty import met, owes
from rason.solve.highs import Infeasible
from rason.solve.lumpy import solve_whole
from rason.solve.symmetry import classes, representatives

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from rason.case.cell import FloatArray
    from rason.program.program import IntArray
    from rason.scenario.variant import Keep
    from rason.solve.between import Line
    from rason.solve.coalition_bounds import Bargain
    from rason.solve.highs import Kept
    from rason.solve.linear import Linear

NONE: Final = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The values of coalitions in one draw.

    `bounds`: what proves them; None where each coalition has a program of its own, whole columns or
    duties.
    """

    values: FloatArray
    count: Count
    bounds: Bounds | None = None


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
    known: FloatArray | None = None,
) -> Found:
    """Find V(S) for every coalition of a block's players, or for some of them.

    `coalitions` are bits over the block's own players, bit i = player i; None is all ``2 **
    players``. `toll` is what a coalition without the operator pays for a unit. What is learnt is
    added to `certificates`. Where somebody has a duty, by the columns `lacks` or by `keeps`, each
    coalition has its own, and none teaches anything about another. `name` is the game's, the same
    in every draw. `known` are values of all coalitions as far as they are proven already, NaN where
    they are not.
    """
    every = np.arange(1 << bargain.players) if coalitions is None else coalitions
    if owes(linear, lacks, keeps):
        return _each(kept, linear, toll, bargain, every, lacks, keeps)
    if known is not None and not np.isnan(known).any():
        return Found(known, Count(bounded=len(known)))
    asked, where = representatives(every, classes(linear, toll, bargain))
    pool = Bounds(linear, toll, bargain, certificates, asked)
    solved, inert = 0, int(pool.settled.sum())
    if known is not None:
        for place in np.flatnonzero(~np.isnan(known[asked])):
            pool.give(int(place), float(known[asked[place]]))
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
        again = None if len(bargain.lumpy) else kept.again(program, own)
        if again is not None:
            pool.learn(again, whole=True)
            pool.settle(position, again.value)
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
    return Found(pool.low[where], count, None if len(bargain.lumpy) else pool)


def values_in_draws(
    programs: Sequence[tuple[Linear, FloatArray]],
    ask: Callable[[int, FloatArray | None], Found],
) -> tuple[FloatArray, Count]:
    """Return V(S) for every coalition, draw after draw, and what that took.

    Shape ``(draws, 2 ** players)``. `programs`: of each draw, the program of all together and what
    coalitions without an operator pay for a unit. `ask` finds the values of a draw that are not
    known.
    """
    found: dict[int, Found] = {}
    for line in lines(programs):
        for draw in sorted({line.first, line.last}):
            found[draw] = ask(draw, None)
        inner = range(line.first + 1, line.last)
        known = {draw: np.full_like(found[line.first].values, np.nan) for draw in inner}
        stretches = [(line.first, line.last)] if inner else []
        while stretches:
            low, high = stretches.pop()
            _fill(known, found, line, low, high)
            inside = range(low + 1, high)
            if inside and np.isnan(known[inside[0]]).any():
                middle = inside[len(inside) // 2]
                found[middle] = ask(middle, known[middle])
                stretches += [(middle, high), (low, middle)]
        for draw in range(line.first, line.last + 1):
            # What proves a draw is of no use beyond its line.
            asked = found[draw] if draw in found else ask(draw, known[draw])
            found[draw] = replace(asked, bounds=None)
    values = np.array([found[draw].values for draw in range(len(programs))])
    return values, sum((each.count for each in found.values()), Count())


def _fill(
    known: dict[int, FloatArray], found: dict[int, Found], line: Line, low: int, high: int
) -> None:
    """Enter what two draws of a line prove of those between them."""
    ends = found[low].bounds, found[high].bounds
    if high - low > 1 and ends[0] is not None and ends[1] is not None:
        proven = between(ends[0], ends[1])
        for draw in range(low + 1, high):
            proven.fill(known[draw], line.share(draw, low, high))


def _each(
    kept: Kept,
    linear: Linear,
    toll: FloatArray,
    bargain: Bargain,
    coalitions: IntArray,
    lacks: IntArray,
    keeps: tuple[Keep, ...],
) -> Found:
    """Find V(S) of coalitions that have duties, each solved by itself.

    A duty is capped at what a coalition can do with what it has.
    """
    pool = Bounds(linear, toll, bargain, Certificates(), coalitions)
    values = np.empty(len(coalitions))
    for position, coalition in enumerate(coalitions):
        program = pool.program(int(coalition))
        if owes(program, lacks, keeps):
            program = met(kept, program, lacks, keeps, bargain.lumpy)
        found = solve_whole(kept, program, bargain.lumpy)
        assert not isinstance(found, Infeasible), "a coalition's program cannot be infeasible"
        values[position] = found.value
    return Found(values, Count(solved=len(coalitions)))
