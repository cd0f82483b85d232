"""A chunk's variants and games by the compiled kernel, as far as their values can be certified."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np

from rason.solve.batch import Count

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.program.program import BoolArray
    from rason.solve.chunk import Chunk, ChunkAnswer
    from rason.solve.kernel.programs import Asked
    from rason.solve.part import Part


def available() -> bool:
    """Return whether the kernel's compiler is installed: ``pip install rason[fast]``."""
    return find_spec("numba") is not None


def answer(chunk: Chunk, into: ChunkAnswer) -> tuple[BoolArray, BoolArray, Count]:
    """Answer what the kernel can certify.

    Parameters
    ----------
    chunk
        A chunk in the block's own units.
    into
        Its answer, filled in as far as it goes.

    Returns
    -------
    variants, games
        Shape ``(draws, variants)`` and ``(draws, games)``: which are answered.
    count
        Where the values came from.
    """
    from rason.solve.kernel.bounds import pool
    from rason.solve.kernel.certified import room
    from rason.solve.kernel.coalitions import coalitions
    from rason.solve.kernel.standing import standing
    from rason.solve.kernel.tableau import tableau
    from rason.solve.kernel.variants import variants

    block, draws = chunk.block, len(chunk.cost)
    columns, rows = len(block.columns), len(block.rows)
    asked = _asked(chunk, list(chunk.parts), None)
    played = _asked(
        chunk,
        [game.part for game in chunk.games],
        np.array([game.paid for game in chunk.games]).reshape(-1, columns),
    )
    tolls = [np.broadcast_to(game.toll, (draws, columns)) for game in chunk.games]
    stands = [standing(chunk, game) for game in chunk.games]
    table, found = tableau(block.starts, block.indices, rows), room(columns, rows)
    games = np.zeros((draws, len(chunk.games)), dtype=bool)
    solved = bounded = inert = equal = 0
    for draw in range(draws):
        variants(
            table,
            found,
            asked,
            draw,
            (chunk.tilt.columns, chunk.tilt.rows, chunk.tilt.slivers),
            into.value[draw],
            into.primal[draw],
            into.reduced[draw],
            into.dual[draw],
        )
        for place, game in enumerate(chunk.games):
            values = into.games[place][draw]
            toll, alike = np.ascontiguousarray(tolls[place][draw]), stands[place][draw]
            known = pool(game.bargain, toll, alike, values)
            ran, idle = coalitions(table, found, played, known, draw, place)
            if ran >= 0:
                games[draw, place] = True
                solved += ran
                own = np.count_nonzero(alike == np.arange(len(values)))
                bounded += int(own) - ran - idle
                inert += idle
                equal += len(values) - int(own)
    answered = ~np.isnan(into.value)
    return (
        answered,
        games,
        Count(solved=solved + int(answered.sum()), bounded=bounded, inert=inert, equal=equal),
    )


def _asked(chunk: Chunk, parts: list[Part], paid: FloatArray | None) -> Asked:
    """Return programs as the kernel reads them; `paid` is given for games, which have no ties."""
    from rason.solve.kernel.programs import Asked

    draws, columns = chunk.cost.shape
    rows, many = chunk.row_lower.shape[1], len(parts)
    lumpy = np.zeros((many, columns), dtype=np.int64)
    surcharged = np.full(many, -1, dtype=np.int64)
    surcharges: list[FloatArray] = []
    for index, part in enumerate(parts):
        lumpy[index, part.lumpy] = 1
        if part.surcharge.any():
            surcharged[index] = len(surcharges)
            surcharges.append(np.broadcast_to(part.surcharge, (draws, columns)))
    return Asked(
        cost=np.ascontiguousarray(chunk.cost),
        steer=np.ascontiguousarray(chunk.steer),
        upper=np.ascontiguousarray(chunk.upper),
        row_lower=np.ascontiguousarray(chunk.row_lower),
        row_upper=np.ascontiguousarray(chunk.row_upper),
        data=np.ascontiguousarray(chunk.data),
        tie=chunk.tilt.ties if paid is None else np.zeros(columns),
        scale=np.array([part.scale for part in parts]).reshape(many, columns),
        lower=np.array([part.lower for part in parts]).reshape(many, columns),
        cost_scale=np.array([part.cost_scale for part in parts]).reshape(many, columns),
        paid=np.ones((many, columns)) if paid is None else paid,
        row_scale=np.array([part.row_scale for part in parts]).reshape(many, rows),
        surcharge=np.array(surcharges).reshape(len(surcharges), draws, columns),
        surcharged=surcharged,
        lumpy=lumpy,
    )
