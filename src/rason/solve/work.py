"""What a worker does with a chunk: the kernel if it is asked for, HiGHS for all that it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.solve.batch import Count
from rason.solve.chunk import Chunk, ChunkAnswer
from rason.solve.coalition import coalition_values
from rason.solve.face import Ends, Wanted, face
from rason.solve.highs import Answer, Infeasible, Kept
from rason.solve.known import Known
from rason.solve.linear import GAP, Linear
from rason.solve.lumpy import solve_whole
from rason.solve.tilt import degenerate

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.solve.part import FacePart, Part
    from rason.solve.scale import Scale


def _row(array: FloatArray, draw: int) -> FloatArray:
    """Return the row of a draw, or the one that all draws share."""
    row: FloatArray = array[draw if len(array) > 1 else 0]
    return row


def run(chunk: Chunk) -> ChunkAnswer:
    """Answer a chunk's questions.

    Parameters
    ----------
    chunk
        The block, the draws and the questions.

    Returns
    -------
    answer
        Their answers, every value certified.
    """
    scale = chunk.scale
    chunk = chunk.scaled()
    draws, columns, rows = len(chunk.cost), len(chunk.block.columns), len(chunk.block.rows)
    shape = (draws, len(chunk.parts))
    answer = ChunkAnswer(
        value=np.full(shape, np.nan),
        primal=np.full((*shape, columns), np.nan),
        reduced=np.full((*shape, columns), np.nan),
        dual=np.full((*shape, rows), np.nan),
        conflicts={},
        games=tuple(np.empty((draws, 1 << game.bargain.players)) for game in chunk.games),
        faces=(),
    )
    done = np.zeros(shape, dtype=bool)
    played = np.zeros((draws, len(chunk.games)), dtype=bool)
    count = Count()
    if chunk.compiled:
        from rason.solve.kernel.answer import answer as compiled

        done, played, count = compiled(chunk, answer)
    kept: Kept | None = None
    faces: list[list[Ends]] = [[] for _ in chunk.faces]
    for draw in range(draws):
        known = Known()
        for index, part in enumerate(chunk.parts):
            if done[draw, index]:
                continue
            linear = program_of(chunk, part, draw, chunk.steer[draw] + chunk.tilt.ties)
            kept = kept or Kept(linear)
            found = solve_whole(kept, linear, part.lumpy)
            count += Count(solved=1)
            if isinstance(found, Infeasible):
                answer.conflicts[draw, index] = found.rows
                continue
            steered = (chunk.steer[draw] + chunk.tilt.ties) @ found.primal
            answer.value[draw, index] = found.value - steered
            answer.primal[draw, index] = found.primal
            dual = _dual(kept, chunk, part, linear, found)
            answer.dual[draw, index] = dual
            if chunk.games:
                known.add(linear, dual, found.primal)
            answer.reduced[draw, index] = linear.reduced(dual)
        for index, game in enumerate(chunk.games):
            if played[draw, index]:
                continue
            linear = program_of(chunk, game.part, draw, chunk.steer[draw] * game.paid)
            kept = kept or Kept(linear)
            values, counted = coalition_values(
                kept, linear, _row(game.toll, draw), game.bargain, known
            )
            answer.games[index][draw] = values
            count += counted
        for index, wanted in enumerate(chunk.faces):
            faces[index].append(_face(chunk, wanted, draw))
    return ChunkAnswer(
        value=answer.value / scale.money,
        primal=answer.primal * scale.columns,
        reduced=answer.reduced / scale.cost,
        dual=answer.dual * scale.dual,
        conflicts=answer.conflicts,
        games=tuple(values / scale.money for values in answer.games),
        faces=tuple(
            tuple(_unscaled(ends, asked.wanted, scale) for ends in found)
            for asked, found in zip(chunk.faces, faces, strict=True)
        ),
        count=count,
    )


def _dual(kept: Kept, chunk: Chunk, part: Part, linear: Linear, found: Answer) -> FloatArray:
    """Return the prices that the tilt chooses, where there is a choice.

    They are taken only if they certify the same optimum; a tilt that crossed a kink would not.
    """
    linear = _decided(linear, part, found)
    if not degenerate(linear, found):
        return found.dual
    chosen = kept.solve(chunk.tilt.tilted(linear))
    if isinstance(chosen, Infeasible):
        return found.dual
    dual = linear.signed(chosen.dual)
    scale = max(1.0, abs(found.value), float(np.abs(linear.cost * found.primal).sum()))
    return dual if linear.bound(dual) - found.value <= GAP * scale else found.dual


def _decided(linear: Linear, part: Part, found: Answer) -> Linear:
    """Return the program with its lumpy projects as they were decided."""
    if len(part.lumpy) == 0:
        return linear
    lower, upper = linear.lower.copy(), linear.upper.copy()
    lower[part.lumpy] = upper[part.lumpy] = np.round(found.primal[part.lumpy])
    return linear.with_bounds(lower, upper)


def _unscaled(ends: Ends, wanted: Wanted, scale: Scale) -> Ends:
    """Return ranges in the program's units."""
    sizes = np.array([scale.columns[columns[0]] for columns, _ in wanted.sums]).reshape(-1, 1)
    return Ends(
        sums=ends.sums * sizes,
        prices=ends.prices * scale.dual[wanted.rows].reshape(-1, 1),
        rents=ends.rents / scale.money,
    )


def _face(chunk: Chunk, asked: FacePart, draw: int) -> Ends:
    """Return the face of one variant in one draw, lumpy projects as they were decided."""
    part, wanted = asked.part, asked.wanted
    linear = program_of(chunk, part, draw)
    kept = Kept(linear)
    found = solve_whole(kept, linear, part.lumpy)
    if isinstance(found, Infeasible):
        sizes = (len(wanted.sums), len(wanted.rows), len(wanted.owners))
        return Ends(*(np.full((size, 2), np.nan) for size in sizes))
    return face(kept, _decided(linear, part, found), wanted)


def program_of(chunk: Chunk, part: Part, draw: int, steer: FloatArray | None = None) -> Linear:
    """Return a variant's program in one draw.

    Parameters
    ----------
    chunk
        In the block's own units.
    part
        The variant as the block feels it, in the same units.
    draw
        Which draw.
    steer
        What steers, shape ``(columns,)``; None is the chunk's own.

    Returns
    -------
    linear
        Its numbers.
    """
    steering = chunk.steer[draw] if steer is None else steer
    surcharge = _row(part.surcharge, draw)
    upper = chunk.upper[draw] * part.scale
    lifted = np.isnan(part.row_scale)
    factor = np.where(lifted, 1.0, part.row_scale)
    row_lower, row_upper = chunk.row_lower[draw], chunk.row_upper[draw]
    with np.errstate(invalid="ignore"):
        row_lower = np.where(
            lifted, -np.inf, np.where(np.isinf(row_lower), row_lower, row_lower * factor)
        )
        row_upper = np.where(
            lifted, np.inf, np.where(np.isinf(row_upper), row_upper, row_upper * factor)
        )
    return Linear(
        block=chunk.block,
        cost=chunk.cost[draw] * part.cost_scale + steering - surcharge,
        lower=np.minimum(part.lower, upper),
        upper=upper,
        row_lower=row_lower,
        row_upper=row_upper,
        data=_row(chunk.data, draw),
    )
