"""A chunk of a batch: one block, some draws, every question that touches it. What a worker does.

Chunks are fixed by the batch, start cold and share nothing, so that the bytes of an answer do not
depend on how many workers there are.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from rason.solve.batch import Count
from rason.solve.coalition import Bargain, coalition_values
from rason.solve.face import Ends, Wanted, face
from rason.solve.highs import Answer, Infeasible, Kept
from rason.solve.known import Known
from rason.solve.linear import GAP, Linear
from rason.solve.lumpy import solve_whole
from rason.solve.tilt import degenerate

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.program.program import IntArray
    from rason.solve.block import Block
    from rason.solve.scale import Scale
    from rason.solve.tilt import Tilt


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A variant as far as a block feels it.

    Parameters
    ----------
    scale, lower, cost_scale, row_scale
        Shape ``(columns,)``, the last ``(rows,)``; see `Variant`.
    surcharge
        Shape ``(draws, columns)`` or ``(1, columns)``: taken from the cost.
    lumpy
        Columns that must be whole.
    """

    scale: FloatArray
    lower: FloatArray
    cost_scale: FloatArray
    row_scale: FloatArray
    surcharge: FloatArray
    lumpy: IntArray

    def scaled(self, scale: Scale) -> Part:
        """Return the part in the block's own units.

        Parameters
        ----------
        scale
            Of the block.

        Returns
        -------
        part
            With its surcharge scaled; factors have no unit.
        """
        return replace(self, surcharge=self.surcharge * scale.cost)

    def at(self, draws: IntArray) -> Part:
        """Return the part for some of the draws.

        Parameters
        ----------
        draws
            Indices of the draws that are kept.

        Returns
        -------
        part
            With these draws only, in this order.
        """
        return replace(self, surcharge=some(self.surcharge, draws))


@dataclass(frozen=True, slots=True, eq=False)
class GamePart:
    """A game as far as a block feels it.

    Parameters
    ----------
    part, bargain
        The variant, and who must agree to which column.
    toll
        Shape ``(draws, columns)``: what a coalition without the operator pays for a unit.
    paid
        Shape ``(columns,)``: 1 where a steering cost is a payment to an outsider and so a cost.
    """

    part: Part
    bargain: Bargain
    toll: FloatArray
    paid: FloatArray

    def at(self, draws: IntArray) -> GamePart:
        """Return the part for some of the draws.

        Parameters
        ----------
        draws
            Indices of the draws that are kept.

        Returns
        -------
        part
            With these draws only, in this order.
        """
        return replace(self, part=self.part.at(draws), toll=some(self.toll, draws))


@dataclass(frozen=True, slots=True, eq=False)
class FacePart:
    """A face as far as a block feels it.

    Parameters
    ----------
    part, wanted
        The variant, and whose ranges are wanted.
    """

    part: Part
    wanted: Wanted

    def at(self, draws: IntArray) -> FacePart:
        """Return the part for some of the draws.

        Parameters
        ----------
        draws
            Indices of the draws that are kept.

        Returns
        -------
        part
            With these draws only, in this order.
        """
        return replace(self, part=self.part.at(draws))


def some(array: FloatArray, draws: IntArray) -> FloatArray:
    """Return the rows of some draws, or the one row that all draws share.

    Parameters
    ----------
    array
        Shape ``(draws, n)``, or ``(1, n)`` if all draws share it.
    draws
        Indices of the draws that are kept.

    Returns
    -------
    array
        Shape ``(kept, n)`` or ``(1, n)``.
    """
    return array if len(array) == 1 else array[draws]


def _row(array: FloatArray, draw: int) -> FloatArray:
    """Return the row of a draw, or the one that all draws share."""
    row: FloatArray = array[draw if len(array) > 1 else 0]
    return row


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """What a worker is given; arrays have the draws first.

    Parameters
    ----------
    block
        The columns and rows.
    scale, tilt
        The block's own units, and which of many optimal prices is reported.
    tie
        Shape ``(columns,)``: what breaks ties, in the block's own units of money.
    cost, steer, upper
        Shape ``(draws, columns)``: surplus and steering of a unit, and the upper bound.
    row_lower, row_upper
        Shape ``(draws, rows)``; infinite where there is no bound.
    data
        Shape ``(draws, entries)``, or ``(1, entries)`` if no coefficient moves; column-wise.
    parts, games, faces
        What is asked: variants, coalition values and optimal faces.
    """

    block: Block
    scale: Scale
    tilt: Tilt
    tie: FloatArray
    cost: FloatArray
    steer: FloatArray
    upper: FloatArray
    row_lower: FloatArray
    row_upper: FloatArray
    data: FloatArray
    parts: tuple[Part, ...]
    games: tuple[GamePart, ...]
    faces: tuple[FacePart, ...]

    def scaled(self) -> Chunk:
        """Return the chunk in the block's own units."""
        scale, block = self.scale, self.block
        return replace(
            self,
            cost=self.cost * scale.cost,
            steer=self.steer * scale.cost,
            upper=self.upper / scale.columns,
            row_lower=self.row_lower * scale.rows,
            row_upper=self.row_upper * scale.rows,
            data=self.data * (scale.rows[block.indices] * scale.columns[block.column_of]),
            parts=tuple(part.scaled(scale) for part in self.parts),
            games=tuple(
                replace(g, part=g.part.scaled(scale), toll=g.toll * scale.cost) for g in self.games
            ),
            faces=tuple(replace(asked, part=asked.part.scaled(scale)) for asked in self.faces),
        )


@dataclass(frozen=True, slots=True, eq=False)
class ChunkAnswer:
    """What a worker returns; draws first, then the chunk's parts.

    Parameters
    ----------
    value
        Surplus; NaN where infeasible.
    primal, reduced, dual
        Solutions.
    conflicts
        Rows that cannot hold together, by ``(draw, part)``.
    games
        For each game, shape ``(draws, 2 ** players of the block)``.
    faces
        For each face, its ends by draw.
    count
        Where the values came from.
    """

    value: FloatArray
    primal: FloatArray
    reduced: FloatArray
    dual: FloatArray
    conflicts: dict[tuple[int, int], tuple[int, ...]]
    games: tuple[FloatArray, ...]
    faces: tuple[tuple[Ends, ...], ...]
    count: Count = field(default_factory=Count)


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
    kept: Kept | None = None
    count = Count()
    faces: list[list[Ends]] = [[] for _ in chunk.faces]
    for draw in range(draws):
        known = Known()
        for index, part in enumerate(chunk.parts):
            linear = _linear(chunk, part, draw, chunk.steer[draw] + chunk.tie)
            kept = kept or Kept(linear)
            found = solve_whole(kept, linear, part.lumpy)
            count += Count(solved=1)
            if isinstance(found, Infeasible):
                answer.conflicts[draw, index] = found.rows
                continue
            steered = (chunk.steer[draw] + chunk.tie) @ found.primal
            answer.value[draw, index] = found.value - steered
            answer.primal[draw, index] = found.primal
            dual = _dual(kept, chunk, part, linear, found)
            answer.dual[draw, index] = dual
            if chunk.games:
                known.add(linear, dual, found.primal)
            answer.reduced[draw, index] = linear.reduced(dual)
        for index, game in enumerate(chunk.games):
            linear = _linear(chunk, game.part, draw, chunk.steer[draw] * game.paid)
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
    linear = _linear(chunk, part, draw)
    kept = Kept(linear)
    found = solve_whole(kept, linear, part.lumpy)
    if isinstance(found, Infeasible):
        sizes = (len(wanted.sums), len(wanted.rows), len(wanted.owners))
        return Ends(*(np.full((size, 2), np.nan) for size in sizes))
    return face(kept, _decided(linear, part, found), found, wanted)


def _linear(chunk: Chunk, part: Part, draw: int, steer: FloatArray | None = None) -> Linear:
    """Return a variant's program in one draw."""
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
