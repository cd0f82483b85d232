"""All variants of a draw by the kernel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.solve.kernel.certified import Found, bound, copy, decide, keep, solution
from rason.solve.kernel.compiling import inner
from rason.solve.kernel.programs import Asked, load
from rason.solve.kernel.simplex import OPTIMAL, optimise
from rason.solve.linear import GAP

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
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
    tilt: tuple[FloatArray, FloatArray, FloatArray],
    upper: FloatArray,
    chosen: FloatArray,
    value: FloatArray,
    primal: FloatArray,
    reduced: FloatArray,
    dual: FloatArray,
) -> None:
    """Solve all variants of a draw, the tilt choosing among optimal prices.

    Parameters
    ----------
    t, f, a, draw
        Tableau, room, programs, and which draw.
    tilt
        Factors on the upper bounds of columns and of rows, and what is added to the rows'; see
        `rason.solve.tilt`.
    upper, chosen
        Shape ``(columns + rows,)`` and ``(rows,)``: room for upper bounds and for prices.
    value, primal, reduced, dual
        Shape ``(q,)``, ``(q, columns)`` twice and ``(q, rows)``: filled in; a value that could not
        be certified stays NaN.
    """
    n, m = len(a.tie), len(t.head)
    columns, rows, slivers = tilt
    f.size[0] = 0
    for q in range(len(a.scale)):
        load(t, a, draw, q)
        if _lumpy(a, q):
            node = decide(t, f, a, q)
            if node < 0:
                continue
            for j in range(n):
                if a.lumpy[q, j]:
                    t.lower[j] = t.upper[j] = 1.0 if f.nodes[node, j] > HALF else 0.0
        copy(t.upper, upper)
        for j in range(n):
            if t.lower[j] < t.upper[j]:
                t.upper[j] *= columns[j]
        for i in range(m):
            t.upper[n + i] = t.upper[n + i] * rows[i] + slivers[i]
        tilted = optimise(t)
        copy(t.dual, chosen)
        copy(upper, t.upper)
        if optimise(t) != OPTIMAL:
            continue
        found, size, feasible = solution(t, f)
        if not feasible:
            continue
        if tilted != OPTIMAL or bound(t, chosen, f.reduced) - found > GAP * size:
            copy(t.dual, chosen)
            if bound(t, chosen, f.reduced) - found > GAP * size:
                continue
        keep(f, chosen, f.primal, f.activity)
        for j in range(n):
            found -= (a.steer[draw, j] * a.paid[q, j] + a.tie[j]) * f.primal[j]
        value[q] = found
        copy(f.primal, primal[q])
        copy(f.reduced, reduced[q])
        copy(chosen, dual[q])
