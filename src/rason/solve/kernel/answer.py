"""A chunk's variants and games by the compiled kernel, as far as their values can be certified."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from rason.solve.batch import Count

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.program.program import BoolArray
    from rason.solve.chunk import Chunk, ChunkAnswer
    from rason.solve.kernel.draws import Answered, Games
    from rason.solve.kernel.programs import Asked
    from rason.solve.part import Part


def answer(chunk: Chunk, into: ChunkAnswer) -> tuple[BoolArray, BoolArray, Count]:
    """Answer what the kernel can certify.

    Returns which variants and games it has answered, shape ``(draws, variants)`` and ``(draws,
    games)``; `into` is filled in as far as it goes.
    """
    from rason.solve.kernel.certified import workspace
    from rason.solve.kernel.draws import Answered, draws
    from rason.solve.kernel.tableau import tableau

    block, tilt, number = chunk.block, chunk.tilt, len(chunk.cost)
    columns, rows = len(block.columns), len(block.rows)
    games = _games(chunk)
    filled = Answered(
        into.value,
        into.primal,
        into.reduced,
        into.dual,
        into.bounds,
        coalitions=np.empty(games.stands.shape),
        solved=np.zeros((number, len(chunk.games)), dtype=np.int64),
        inert=np.zeros((number, len(chunk.games)), dtype=np.int64),
    )
    draws(
        tableau(block.starts, block.indices, rows),
        workspace(columns, rows),
        _asked(chunk, list(chunk.parts), games=False),
        _asked(chunk, [game.part for game in chunk.games], games=True),
        games,
        (tilt.columns, tilt.rows, tilt.slivers, tilt.least, tilt.eased),
        chunk.bounded,
        filled,
    )
    for position, first in enumerate(games.first[:-1]):
        into.games[position][:] = filled.coalitions[:, first : games.first[position + 1]]
    answered, played = ~np.isnan(into.value), filled.solved >= 0
    return answered, played, _count(games, filled, answered, played)


def _games(chunk: Chunk) -> Games:
    """Return games as the kernel reads them."""
    from rason.solve.kernel.draws import Games
    from rason.solve.kernel.standing import standing

    draws, columns = chunk.cost.shape
    many, sizes = len(chunk.games), [1 << game.bargain.players for game in chunk.games]
    stands = [np.array(standing(chunk, game)) for game in chunk.games]
    tolls = [np.broadcast_to(game.toll, (draws, columns)) for game in chunk.games]
    return Games(
        consent=np.array([game.bargain.consent for game in chunk.games], dtype=np.int64).reshape(
            many, columns
        ),
        toll_to=np.array([game.bargain.toll_to for game in chunk.games], dtype=np.int64).reshape(
            many, columns
        ),
        toll=np.array(tolls, dtype=np.float64).reshape(many, draws, columns),
        first=np.cumsum([0, *sizes], dtype=np.int64),
        stands=np.hstack([np.empty((draws, 0), dtype=np.int64), *stands]),
    )


def _count(games: Games, filled: Answered, answered: BoolArray, played: BoolArray) -> Count:
    """Return where the values came from."""
    own = np.empty(played.shape, dtype=np.int64)
    for position, (first, last) in enumerate(pairwise(games.first)):
        own[:, position] = (games.stands[:, first:last] == np.arange(last - first)).sum(axis=1)
    sizes = np.broadcast_to(np.diff(games.first), played.shape)
    solved, inert = filled.solved[played].sum(), filled.inert[played].sum()
    return Count(
        solved=int(solved + answered.sum()),
        bounded=int(own[played].sum() - solved - inert),
        inert=int(inert),
        equal=int(sizes[played].sum() - own[played].sum()),
    )


def _asked(chunk: Chunk, parts: list[Part], *, games: bool) -> Asked:
    """Return programs as the kernel reads them; nothing steers games, which have no ties."""
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
        most=np.ascontiguousarray(chunk.most),
        row_lower=np.ascontiguousarray(chunk.row_lower),
        row_upper=np.ascontiguousarray(chunk.row_upper),
        data=np.ascontiguousarray(chunk.data),
        tie=np.zeros(columns) if games else chunk.tilt.ties,
        scale=np.array([part.scale for part in parts]).reshape(many, columns),
        lower=np.array([part.lower for part in parts]).reshape(many, columns),
        cost_scale=np.array([part.cost_scale for part in parts]).reshape(many, columns),
        steered=np.array([float(part.steered and not games) for part in parts]),
        row_scale=np.array([part.row_scale for part in parts]).reshape(many, rows),
        surcharge=np.array(surcharges).reshape(len(surcharges), draws, columns),
        surcharged=surcharged,
        lumpy=lumpy,
    )
