"""What a worker does with a chunk: the kernel if it is asked for, HiGHS for all that it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.solve.batch import Count
from rason.solve.certificates import Certificates
from rason.solve.chunk import Chunk, ChunkAnswer
from rason.solve.coalition import coalition_values, values_in_draws
from rason.solve.duty import dutiful, owes
from rason.solve.face import Ends, Wanted, face
from rason.solve.highs import MANY_ROWS, Infeasible, Kept
from rason.solve.optimum import program_of, row_of, settle
from rason.solve.priority import turned_away

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.program.program import BoolArray, IntArray
    from rason.solve.coalition import Found
    from rason.solve.highs import Answer
    from rason.solve.linear import Linear
    from rason.solve.part import FacePart
    from rason.solve.scale import Scale


def run(chunk: Chunk) -> ChunkAnswer:
    """Answer a chunk's questions, every value certified."""
    scale = chunk.scale
    chunk = chunk.scaled()
    draws, columns, rows = len(chunk.cost), len(chunk.block.columns), len(chunk.block.rows)
    shape = (draws, len(chunk.parts))
    answer = ChunkAnswer(
        value=np.full(shape, np.nan),
        primal=np.full((*shape, columns), np.nan),
        reduced=np.full((*shape, columns), np.nan),
        dual=np.full((*shape, rows), np.nan),
        bounds=np.full((*shape, len(chunk.bounded)), np.nan),
        floors=np.zeros((*shape, len(chunk.kept))),
        forgone=np.zeros(shape),
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
    solvers = _Solvers(chunk)
    faces: list[list[Ends]] = [[] for _ in chunk.faces]
    certificates = [Certificates() for _ in range(draws)]
    for index in range(len(chunk.parts)):
        # Draw after draw of one variant: its next optimum is nearer than that of another variant.
        for draw in range(draws):
            count += _variant(chunk, answer, (draw, index), done, solvers, certificates[draw])
    for index in range(len(chunk.games)):
        todo = np.flatnonzero(~played[:, index])
        if len(todo):
            answer.games[index][todo], counted = _game(chunk, index, todo, solvers, certificates)
            count += counted
    for draw in range(draws):
        for index, wanted in enumerate(chunk.faces):
            faces[index].append(_face(chunk, wanted, draw))
    return ChunkAnswer(
        value=answer.value / scale.money,
        primal=answer.primal * scale.columns,
        reduced=answer.reduced / scale.cost,
        dual=answer.dual * scale.dual,
        bounds=answer.bounds * scale.columns[chunk.bounded],
        floors=answer.floors * scale.columns[chunk.kept],
        forgone=answer.forgone / scale.money,
        conflicts=answer.conflicts,
        games=tuple(values / scale.money for values in answer.games),
        faces=tuple(
            tuple(_unscaled(ends, asked.wanted, scale) for ends in found)
            for asked, found in zip(chunk.faces, faces, strict=True)
        ),
        count=count,
    )


class _Solvers:
    """Kept solvers of a chunk, made when they are first asked for."""

    def __init__(self, chunk: Chunk) -> None:
        self.ranked = bool((chunk.ranks > 0).any())
        self._kept: Kept | None = None
        self._aside: Kept | None = None

    def kept(self, linear: Linear) -> Kept:
        """Return the solver that follows variants and games."""
        self._kept = self._kept or Kept(linear)
        return self._kept

    def aside(self, linear: Linear) -> Kept:
        """Return the solver of what priorities ask: the other one's path stays as without them."""
        self._aside = self._aside or Kept(linear)
        return self._aside


def _variant(
    chunk: Chunk,
    answer: ChunkAnswer,
    position: tuple[int, int],
    done: BoolArray,
    solvers: _Solvers,
    certificates: Certificates,
) -> Count:
    """Solve a variant in a draw if that is not done, and turn away whom priorities turn away."""
    draw, index = position
    part = chunk.parts[index]
    ranked = solvers.ranked and part.steered
    if done[position] and not ranked:
        return Count()
    count = Count()
    first = program_of(chunk, part, draw)
    if owes(first, chunk.lacks, part.keeps):
        part = dutiful(solvers.aside(first), chunk, part, draw)
    if not done[position]:
        settled = settle(solvers.kept(first), chunk, part, draw, name=("variant", index))
        count += Count(solved=1)
        if isinstance(settled, Infeasible):
            answer.conflicts[position] = settled.rows
            return count
        _fill(answer, chunk, position, *settled)
        if chunk.games:
            certificates.add(settled[0], settled[1].dual, settled[1].primal)
    if not ranked:
        return count
    aside = solvers.aside(first)
    upper = turned_away(aside, chunk, part, draw)
    if upper is not None:
        without = answer.value[position]
        served = settle(aside, chunk, part, draw, upper)
        assert not isinstance(served, Infeasible), "who is turned away leaves a solution"
        _fill(answer, chunk, position, *served)
        answer.forgone[position] = without - answer.value[position]
    return count


def _game(
    chunk: Chunk,
    index: int,
    draws: IntArray,
    solvers: _Solvers,
    certificates: list[Certificates],
) -> tuple[FloatArray, Count]:
    """Return a game's values in some draws, shape ``(draws, 2 ** players of the block)``.

    What a draw teaches of a large block is forgotten after it: another game's coalitions gain
    little by it, and it is tens of megabytes.
    """
    game = chunk.games[index]
    programs = [(program_of(chunk, game.part, draw), row_of(game.toll, draw)) for draw in draws]
    large = len(chunk.block.rows) >= MANY_ROWS

    def ask(place: int, known: FloatArray | None) -> Found:
        linear, toll = programs[place]
        taught = certificates[draws[place]]
        return coalition_values(
            solvers.kept(linear), linear, toll, game.bargain, taught.copy() if large else taught,
            lacks=chunk.lacks, keeps=game.part.keeps, name=("game", index), known=known,
        )  # fmt: skip

    return values_in_draws(programs, ask)


def _fill(
    answer: ChunkAnswer, chunk: Chunk, position: tuple[int, int], linear: Linear, found: Answer
) -> None:
    """Enter a solution, and the bounds within which it is an optimum."""
    answer.value[position] = found.value
    answer.primal[position] = found.primal
    answer.dual[position] = found.dual
    answer.reduced[position] = linear.reduced(found.dual)
    answer.bounds[position] = linear.upper[chunk.bounded]
    answer.floors[position] = linear.lower[chunk.kept]


def _unscaled(ends: Ends, wanted: Wanted, scale: Scale) -> Ends:
    """Return ranges in the program's units."""
    sizes = np.array([scale.columns[columns[0]] for columns, _ in wanted.sums]).reshape(-1, 1)
    return Ends(
        sums=ends.sums * sizes,
        prices=ends.prices * scale.dual[wanted.rows].reshape(-1, 1),
        rents=ends.rents / scale.money,
    )


def _face(chunk: Chunk, asked: FacePart, draw: int) -> Ends:
    """Return the face of one variant in one draw, within the bounds that steering chose."""
    part, wanted = asked.part, asked.wanted
    kept = Kept(program_of(chunk, part, draw))
    part = dutiful(kept, chunk, part, draw)
    settled = settle(kept, chunk, part, draw)
    if (chunk.ranks > 0).any() and not isinstance(settled, Infeasible):
        upper = turned_away(kept, chunk, part, draw)
        settled = settled if upper is None else settle(kept, chunk, part, draw, upper)
    if isinstance(settled, Infeasible):
        sizes = (len(wanted.sums), len(wanted.rows), len(wanted.owners))
        return Ends(*(np.full((size, 2), np.nan) for size in sizes))
    return face(kept, settled[0], wanted)
