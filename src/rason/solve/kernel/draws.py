"""All draws of a chunk by the kernel: each has its variants, and then the games they bound."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from rason.solve.kernel.bounds import Pool
from rason.solve.kernel.coalitions import coalitions
from rason.solve.kernel.compiling import compiled
from rason.solve.kernel.variants import variants

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.program.program import IntArray
    from rason.solve.kernel.certified import Found
    from rason.solve.kernel.programs import Asked
    from rason.solve.kernel.tableau import Tableau


class Games(NamedTuple):
    """The games of a block; their coalitions stand one game after the other."""

    # consent, toll_to: shape ``(games, columns)``; see `rason.solve.coalition.Bargain`.
    consent: IntArray
    toll_to: IntArray
    # Shape ``(games, draws, columns)``: what a coalition without the operator pays for a unit.
    toll: FloatArray
    first: IntArray  # shape ``(games + 1,)``: where each game's coalitions begin
    stands: IntArray  # shape ``(draws, coalitions)``: which coalition of its game stands for each


class Answered(NamedTuple):
    """Where the answers go."""

    value: FloatArray  # shape ``(draws, variants)``
    # primal, reduced, dual: shape ``(draws, variants, columns)`` twice and ``(draws, variants,
    # rows)``.
    primal: FloatArray
    reduced: FloatArray
    dual: FloatArray
    bounds: FloatArray  # shape ``(draws, variants, bounded)``
    coalitions: FloatArray  # shape ``(draws, coalitions)``
    # solved, inert: shape ``(draws, games)``: for how many coalitions the simplex was run, -1 where
    # one could not be certified; and how many have nothing that earns.
    solved: IntArray
    inert: IntArray


@compiled
def draws(
    t: Tableau,
    f: Found,
    a: Asked,
    b: Asked,
    g: Games,
    tilt: tuple[FloatArray, FloatArray, FloatArray, FloatArray, FloatArray],
    bounded: IntArray,
    into: Answered,
) -> None:
    """Solve all variants and games in every draw.

    `a` and `b` are the programs of the variants and of the games' grand coalitions; of the columns
    `bounded`, what steers may choose the upper bound.
    """
    n, m = len(a.tie), len(t.head)
    bounds, chosen = np.empty((2, n + m)), np.empty(m)
    everybody, some = np.empty((3, n)), np.empty(n, dtype=np.int64)
    most = 1
    for q in range(len(g.consent)):
        most = max(most, g.first[q + 1] - g.first[q])
    high, share, owed = np.empty(most), np.empty(most), np.empty(most)
    for draw in range(len(into.value)):
        variants(
            t, f, a, draw, tilt, bounds, chosen, bounded,
            into.value[draw], into.primal[draw], into.reduced[draw], into.dual[draw],
            into.bounds[draw],
        )  # fmt: skip
        for q in range(len(g.consent)):
            first, last = g.first[q], g.first[q + 1]
            size, players = last - first, 0
            while 1 << players < size:
                players += 1
            pool = Pool(
                g.consent[q], g.toll_to[q], g.toll[q, draw], g.stands[draw, first:last],
                into.coalitions[draw, first:last], high[:size], share[:size],
                everybody, owed[:players], some,
            )  # fmt: skip
            ran, idle = coalitions(t, f, b, pool, draw, q)
            into.solved[draw, q], into.inert[draw, q] = ran, idle
