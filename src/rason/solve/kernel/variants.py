"""All variants of a draw by the kernel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.solve.kernel.certified import Found, bound, copy, decide, keep, solution
from rason.solve.kernel.compiling import inner
from rason.solve.kernel.programs import Asked, load, unsteer
from rason.solve.kernel.simplex import OPTIMAL, optimise
from rason.solve.linear import GAP

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.program.program import IntArray
    from rason.solve.kernel.tableau import Tableau


HALF = 0.5


@inner
def _lumpy(a: Asked, q: int) -> bool:
    """Return whether any column must be whole."""
    some = False
    for j in range(len(a.tie)):
        some |= a.lumpy[q, j] == 1
    return some


@inner
def variants(
    t: Tableau,
    f: Found,
    a: Asked,
    draw: int,
    tilt: tuple[FloatArray, FloatArray, FloatArray, FloatArray, FloatArray],
    workspace: FloatArray,
    chosen: FloatArray,
    bounded: IntArray,
    value: FloatArray,
    primal: FloatArray,
    reduced: FloatArray,
    dual: FloatArray,
    bounds: FloatArray,
) -> None:
    """Solve all variants of a draw: what steers chooses bounds, the tilt among optimal prices.

    The five parts of `tilt` are factors on the upper bounds of columns and of rows, what is added
    to the rows', factors on the rows' lower bounds, and what is taken off them; see
    `rason.solve.tilt`. `workspace` and `chosen` hold bounds, shape ``(2, columns + rows)``, and
    prices meanwhile.

    What follows `bounded` is filled in, one line a variant; a value that could not be certified
    stays NaN.
    """
    n, m = len(a.tie), len(t.head)
    columns, rows, slivers, least, eased = tilt
    lower, upper = workspace
    f.size[0] = 0
    for q in range(len(a.scale)):
        # First the program with what steers among its costs: it says which optimum is reported.
        load(t, a, draw, q)
        if _lumpy(a, q):
            node = decide(t, f, a, q)
            if node < 0:
                continue
            for j in range(n):
                if a.lumpy[q, j]:
                    t.lower[j] = t.upper[j] = 1.0 if f.nodes[node, j] > HALF else 0.0
        if optimise(t) != OPTIMAL:
            continue
        _, _, feasible = solution(t, f)
        if not feasible:
            continue
        # Then the same within the bounds that this one chose, and without what steers: its
        # multipliers are the prices, since what steers is no money.
        unsteer(t, a, draw, q)
        found, size = 0.0, 1.0
        for j in range(n):
            if a.steer[draw, j] * a.steered[q] != 0.0:
                t.upper[j] = min(t.upper[j], f.primal[j])
            found += t.cost[j] * f.primal[j]
            size += abs(t.cost[j] * f.primal[j])
        size = max(1.0, size - 1.0)
        # Of several prices at which that solution is best, those are reported that still hold when
        # all bounds are a trifle narrower or wider; always the same ones, whatever was solved
        # before.
        copy(t.lower, lower)
        copy(t.upper, upper)
        for j in range(n):
            if t.lower[j] < t.upper[j]:
                t.upper[j] *= columns[j]
        for i in range(m):
            t.lower[n + i] = t.lower[n + i] * least[i] - eased[i]
            t.upper[n + i] = t.upper[n + i] * rows[i] + slivers[i]
        tilted = optimise(t)
        copy(t.dual, chosen)
        copy(lower, t.lower)
        copy(upper, t.upper)
        # They must prove the value of the program itself; else its own prices are taken.
        if tilted != OPTIMAL or bound(t, chosen, f.reduced) - found > GAP * size:
            if optimise(t) != OPTIMAL:
                continue
            copy(t.dual, chosen)
            if bound(t, chosen, f.reduced) - found > GAP * size:
                continue
        keep(f, chosen, f.primal, f.activity)
        value[q] = found
        copy(f.primal, primal[q])
        copy(f.reduced, reduced[q])
        copy(chosen, dual[q])
        for position in range(len(bounded)):
            bounds[q, position] = t.upper[bounded[position]]
