"""Batch to Solutions: cut into chunks, solved one after another, put together again."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from rason.errors import InputError
from rason.scenario.outside import owed
from rason.solve.batch import Batch, Count, Face, Game, Solutions, Solved
from rason.solve.chunk import Chunk, ChunkAnswer
from rason.solve.cut import cuts
from rason.solve.highs import UncertifiedError
from rason.solve.many import Many
from rason.solve.part import GamePart, Part, some
from rason.solve.reason import reason
from rason.solve.restriction import face_part, game_part, owners, sums, variant_part
from rason.solve.spoiler import spoiler
from rason.solve.work import run

if TYPE_CHECKING:
    from rason.case.calendar import Calendar
    from rason.case.cell import FloatArray
    from rason.program.program import IntArray, Numbers, Program
    from rason.scenario.variant import Variant
    from rason.solve.block import Block
    from rason.solve.cut import Cut

DRAWS = 64  # draws in a chunk: the first is solved cold, the others follow
COMPILED_ROWS = 2000
"""Rows of a block up to which the compiled kernel is quicker than HiGHS: it keeps a full tableau. A
variant takes 5 and 11 ms with 990 rows, 115 and 48 ms with 3,663."""

Solution = Literal["value", "primal", "reduced", "dual", "bounds", "floors", "forgone"]
Progress = Callable[[int, int], None]  # told of chunks done and chunks in all
Work = Callable[[Chunk], ChunkAnswer]  # answers a chunk


def solve(
    program: Program,
    batch: Batch,
    *,
    progress: Progress | None = None,
    compiled: bool = False,
    work: Work = run,
) -> Solutions:
    """Answer a batch.

    The compiled kernel, tried first if `compiled`, must be installed and pays for many programs.
    `work` answers a chunk: `rason.solve.work.run`, or who remembers what that answered.

    Raises `InputError` if a figure's draw gives an impossible number (RSN-P001), or one so far from
    the others that no optimum can be certified (RSN-P004).
    """
    parts = _by_calendar(program, batch)
    if len(parts) > 1:
        found = [
            solve(program.over(days), part, progress=progress, compiled=compiled, work=work)
            for days, part in parts.items()
        ]
        return _together(found)
    program = program.over(*parts)
    numbers = program.numbers(batch.values)
    if batch.begun is not None:
        program = program.within(batch.begun.window)
        numbers = batch.begun.put(program.numbers(batch.values))
    plans = [
        _plan(program, cut, numbers, batch, compiled=compiled) for cut in cuts(program, numbers)
    ]
    chunks = [chunk for plan in plans for chunk in plan.chunks]
    try:
        answers = _run(chunks, work, progress)
        for plan in plans:
            plan.answers = [next(answers) for _ in plan.chunks]
        return _assemble(program, batch, numbers, plans)
    except UncertifiedError as problem:
        raise InputError(spoiler(program, problem.block, numbers)) from None


def _by_calendar(program: Program, batch: Batch) -> dict[Calendar | None, Batch]:
    """Return what a batch asks of the program over each calendar."""
    games = [*batch.games, *(asked.game for asked in batch.coalitions)]
    games += [asked.game for asked in batch.objections]
    variants = (*batch.variants, *batch.faces, *(game.variant for game in games))
    days = dict.fromkeys(variant.calendar for variant in variants)
    if len(days) <= 1:
        return dict.fromkeys(days or (program.calendar,), batch)
    return {
        each: Batch(
            batch.values,
            tuple(variant for variant in batch.variants if variant.calendar == each),
            tuple(game for game in batch.games if game.variant.calendar == each),
            tuple(face for face in batch.faces if face.calendar == each),
            tuple(c for c in batch.coalitions if c.game.variant.calendar == each),
            tuple(o for o in batch.objections if o.game.variant.calendar == each),
            batch.begun,
        )
        for each in days
    }


def _together(found: list[Solutions]) -> Solutions:
    """Put together what was asked over several calendars."""
    return Solutions(
        ChainMap(*(each.variants for each in found)),  # type: ignore[arg-type]
        {game: values for each in found for game, values in each.games.items()},
        {game: values for each in found for game, values in each.nothing.items()},
        {variant: face for each in found for variant, face in each.faces.items()},
        {asked: values for each in found for asked, values in each.coalitions.items()},
        {asked: objector for each in found for asked, objector in each.objectors.items()},
        sum((each.count for each in found), Count()),
    )


def _run(chunks: list[Chunk], work: Work, progress: Progress | None) -> Iterator[ChunkAnswer]:
    answers = []
    for index, chunk in enumerate(chunks):
        answers.append(work(chunk))
        if progress is not None:
            progress(index + 1, len(chunks))
    return iter(answers)


@dataclass
class _Plan:
    """A block's questions without repeats, and where each asked one finds its answer."""

    block: Block
    chunks: list[Chunk]
    draw: IntArray  # for each draw the position of its equal among the distinct ones
    part: dict[Variant, int]
    game: dict[Game, tuple[int, IntArray]]
    """For each game its position, and for each coalition that of its members who matter here."""
    answers: list[ChunkAnswer]

    def conflicts(self, part: int) -> dict[int, tuple[int, ...]]:
        """Return the rows that cannot hold together in each draw where a variant is infeasible."""
        first = 0
        distinct: dict[int, tuple[int, ...]] = {}
        for answer in self.answers:
            for (draw, index), rows in answer.conflicts.items():
                if index == part:
                    distinct[first + draw] = rows
            first += len(answer.value)
        return {
            draw: distinct[int(position)]
            for draw, position in enumerate(self.draw)
            if int(position) in distinct
        }

    def most(self) -> FloatArray:
        """Return what no optimum needs more of, in the order of the draws asked."""
        most = [np.broadcast_to(chunk.most, chunk.upper.shape) for chunk in self.chunks]
        return np.concatenate(most)[self.draw]

    def stack(self, name: Solution, part: int) -> FloatArray:
        """Return one part's answers in the order of the draws asked."""
        found: list[FloatArray] = [getattr(answer, name)[:, part] for answer in self.answers]
        return np.concatenate(found)[self.draw]

    def game_values(self, position: int) -> FloatArray:
        """Return one game's values in the order of the draws asked."""
        return np.concatenate([answer.games[position] for answer in self.answers])[self.draw]


def _plan(
    program: Program,
    cut: Cut,
    numbers: Numbers,
    batch: Batch,
    *,
    compiled: bool,
) -> _Plan:
    """Return a block's questions, equal ones once, cut into chunks of distinct draws."""
    block, arrays = cut.block, cut.arrays
    parts: dict[bytes, Part] = {}
    games: dict[bytes, GamePart] = {}
    position: dict[bytes, int] = {}
    of_part: dict[Variant, int] = {}
    of_game: dict[Game, tuple[int, IntArray]] = {}
    for variant in batch.variants:
        key, part = variant_part(block, variant, batch.values, numbers.draws)
        of_part[variant] = position.setdefault(key, len(parts))
        parts.setdefault(key, part)
    position.clear()
    for game in batch.games:
        key, game_piece, members = game_part(program, block, game, batch.values, numbers.draws)
        of_game[game] = (position.setdefault(key, len(games)), members)
        games.setdefault(key, game_piece)
    faces = [face_part(program, block, v, batch.values, numbers.draws) for v in batch.faces]
    varied = [part.surcharge for part in parts.values()]
    varied += [array for g in games.values() for array in (g.part.surcharge, g.toll)]
    varied += [face.part.surcharge for face in faces]
    keep, draw = cut.distinct_under(varied)
    asked = [*parts.values(), *(g.part for g in games.values()), *(each.part for each in faces)]
    owing = arrays["upper"][:, cut.lacks].any() or any(part.keeps for part in asked)
    compiled &= not owing and len(block.rows) <= COMPILED_ROWS
    owned = {int(place) for part in asked for keep in part.keeps for place in keep.own}
    chunks = []
    for first in range(0, len(keep), DRAWS):
        draws = keep[first : first + DRAWS]
        chunks.append(
            Chunk(
                block=block,
                scale=cut.scale,
                tilt=cut.tilt,
                ranks=cut.ranks,
                slices=cut.slices,
                bounded=cut.bounded,
                lacks=cut.lacks,
                kept=np.array(sorted(owned), dtype=np.int64),
                parts=tuple(part.at(draws) for part in parts.values()),
                games=tuple(game.at(draws) for game in games.values()),
                faces=tuple(face.at(draws) for face in faces),
                compiled=compiled,
                **{name: some(array, draws) for name, array in arrays.items()},
            )
        )
    return _Plan(block, chunks, draw, of_part, of_game, [])


class _Variants(Mapping["Variant", Solved]):
    """Each variant's solution, put together from its blocks when it is looked at."""

    def __init__(
        self,
        program: Program,
        numbers: Numbers,
        asked: tuple[Variant, ...],
        plans: list[_Plan],
    ) -> None:
        self._program, self._numbers, self._plans = program, numbers, plans
        self._asked = dict.fromkeys(asked)

    def __iter__(self) -> Iterator[Variant]:
        return iter(self._asked)

    def __len__(self) -> int:
        return len(self._asked)

    def __getitem__(self, variant: Variant) -> Solved:
        if variant not in self._asked:
            raise KeyError(variant)  # of another calendar: see `_together`
        draws = self._numbers.draws
        shape = (draws, len(self._program.columns))
        objective, forgone = np.zeros(draws), np.zeros(draws)
        primal, reduced = np.zeros(shape), np.zeros(shape)
        upper = self._numbers.upper * variant.scale
        floors = np.broadcast_to(variant.lower, shape).copy()
        dual = np.zeros((draws, len(self._program.rows)))
        reasons = [""] * draws
        for plan in self._plans:
            part = plan.part[variant]
            objective += plan.stack("value", part)
            forgone += plan.stack("forgone", part)
            columns, rows = plan.block.columns, plan.block.rows
            primal[:, columns] = plan.stack("primal", part)
            reduced[:, columns] = plan.stack("reduced", part)
            dual[:, rows] = plan.stack("dual", part)
            upper[:, columns] = np.minimum(upper[:, columns], plan.most())
            upper[:, columns[plan.chunks[0].bounded]] = plan.stack("bounds", part)
            floors[:, columns[plan.chunks[0].kept]] = plan.stack("floors", part)
            for draw, conflict in plan.conflicts(part).items():
                reasons[draw] = reason(self._program, plan.block, conflict)
        lower = np.minimum(floors, upper)
        return Solved(objective, primal, reduced, dual, lower, upper, forgone, tuple(reasons))


def _assemble(program: Program, batch: Batch, numbers: Numbers, plans: list[_Plan]) -> Solutions:
    games, nothing, draws = {}, {}, numbers.draws
    for game in batch.games:
        total = np.zeros((draws, 1 << len(game.players)))
        for plan in plans:
            position, members = plan.game[game]
            total += plan.game_values(position)[:, members]
        total += owed(
            program, game.variant, game.players, batch.values, np.arange(1 << len(game.players))
        )
        nothing[game] = total[:, 0].copy()
        games[game] = total - total[:, :1]
    faces = {
        variant: _face(program, draws, plans, position)
        for position, variant in enumerate(batch.faces)
    }
    count = sum((answer.count for plan in plans for answer in plan.answers), Count())
    many = Many(program, batch.values, [plan.chunks[0] for plan in plans])
    coalitions = {asked: many.values(asked) for asked in batch.coalitions}
    objectors = {asked: many.objector(asked) for asked in batch.objections}
    return Solutions(
        _Variants(program, numbers, batch.variants, plans),
        games,
        nothing,
        faces,
        coalitions,
        objectors,
        count + many.count,
    )


def _face(program: Program, draws: int, plans: list[_Plan], position: int) -> Face:
    """Put the ends of one face together from its blocks."""
    price = np.full((draws, len(program.rows), 2), np.nan)
    flow: dict[tuple[str, str, str], FloatArray] = {}
    surplus: dict[str, FloatArray] = {}
    for plan in plans:
        ends = [ends for answer in plan.answers for ends in answer.faces[position]]
        ends = [ends[distinct] for distinct in plan.draw]
        part = plan.chunks[0].faces[position]
        price[:, plan.block.rows[part.wanted.rows]] = [e.prices for e in ends]
        for index, key in enumerate(sums(program, plan.block)):
            flow[key] = flow.get(key, 0.0) + np.array([e.sums[index] for e in ends])
        for index, owner in enumerate(owners(program, plan.block)):
            rents = np.array([e.rents[index] for e in ends])
            surplus[owner] = surplus.get(owner, 0.0) + rents
    return Face(
        flow_low={key: ends[:, 0] for key, ends in flow.items()},
        flow_high={key: ends[:, 1] for key, ends in flow.items()},
        price_low=price[:, :, 0],
        price_high=price[:, :, 1],
        surplus_low={owner: ends[:, 0] for owner, ends in surplus.items()},
        surplus_high={owner: ends[:, 1] for owner, ends in surplus.items()},
    )
