"""All variants of a draw by the kernel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.solve.kernel.certified import Found, bound, decide, keep, solution
from rason.solve.kernel.compiling import compiled
from rason.solve.kernel.programs import Asked, load
from rason.solve.kernel.simplex import OPTIMAL, optimise
from rason.solve.linear import GAP

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.solve.kernel.tableau import Tableau


@compiled
def variants(
    t: Tableau,
    f: Found,
    a: Asked,
    draw: int,
    tilt: tuple[FloatArray, FloatArray, FloatArray],
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
    value, primal, reduced, dual
        Shape ``(q,)``, ``(q, columns)`` twice and ``(q, rows)``: filled in; a value that could not
        be certified stays NaN.
    """
    n, m = len(a.tie), len(t.head)
    columns, rows, slivers = tilt
    f.size[0] = 0
    for q in range(len(a.scale)):
        load(t, a, draw, q)
        if np.any(a.lumpy[q]):
            node = decide(t, f, a, q)
            if node < 0:
                continue
            for j in range(n):
                if a.lumpy[q, j]:
                    t.lower[j] = t.upper[j] = np.round(f.nodes[node, j])
        upper = t.upper.copy()
        for j in range(n):
            if t.lower[j] < t.upper[j]:
                t.upper[j] *= columns[j]
        for i in range(m):
            t.upper[n + i] = t.upper[n + i] * rows[i] + slivers[i]
        tilted = optimise(t)
        chosen = t.dual.copy()
        t.upper[:] = upper
        if optimise(t) != OPTIMAL:
            continue
        found, size, feasible = solution(t, f)
        if not feasible:
            continue
        if tilted != OPTIMAL or bound(t, chosen, f.reduced) - found > GAP * size:
            chosen[:] = t.dual
            if bound(t, chosen, f.reduced) - found > GAP * size:
                continue
        keep(f, chosen, f.primal, f.activity)
        for j in range(n):
            found -= (a.steer[draw, j] * a.paid[q, j] + a.tie[j]) * f.primal[j]
        value[q] = found
        primal[q], reduced[q], dual[q] = f.primal, f.reduced, chosen
