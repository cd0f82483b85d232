"""Games of so many players that not all coalitions can be solved: some values, and who objects."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.scenario.outside import owed
from rason.solve.batch import Count, Objector
from rason.solve.certificates import Certificates
from rason.solve.coalition import coalition_values
from rason.solve.highs import Kept
from rason.solve.optimum import program_of
from rason.solve.restriction import bargain_part
from rason.solve.separate import Piece, separate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rason.case.cell import FloatArray, Values
    from rason.program.program import Program
    from rason.solve.batch import Coalitions, Game, Objection
    from rason.solve.chunk import Chunk


class Many:
    """Answers what a batch asks of games with many players, in the first draw."""

    def __init__(self, program: Program, values: Values, chunks: Sequence[Chunk]) -> None:
        self.count = Count()
        self._program, self._chunks = program, chunks
        self._figures = {key: np.atleast_1d(value)[:1] for key, value in values.items()}
        self._pieces: dict[Game, list[Piece]] = {}
        # What one game teaches about a block bounds the coalitions of every other.
        self._taught = [Certificates() for _ in chunks]
        self._kept: dict[int, Kept] = {}

    def values(self, asked: Coalitions) -> FloatArray:
        """Return v(S) = V(S) - V(empty) of some coalitions.

        Shape ``(masks,)`` [million currency per year].
        """
        total = self._earned(asked.game, (0, *asked.masks))
        earned: FloatArray = total[1:] - total[0]
        return earned

    def objector(self, asked: Objection) -> Objector:
        """Return the coalition that objects most to a payoff.

        With its certified value, and what no excess can be above.
        """
        game = asked.game
        coalition, bound = separate(self._game(game), np.array(asked.payoff))
        # What outsiders owe comes on top, and no coalition is owed more than its members alone.
        alone = 1 << np.arange(len(game.players))
        bound += float(
            owed(self._program, game.variant, game.players, self._figures, alone)[0].sum()
        )
        nothing, value = self._earned(asked.game, (0, coalition)).tolist()
        return Objector(coalition, value - nothing, bound - nothing)

    def _earned(self, game: Game, masks: tuple[int, ...]) -> FloatArray:
        """Return V(S) of some coalitions: each block solves those that differ in it."""
        asked = np.array(masks, dtype=np.int64)
        total = np.zeros(len(asked))
        for block, piece in enumerate(self._game(game)):
            own = np.zeros_like(asked)
            for position, player in enumerate(piece.players):
                own |= ((asked >> player) & 1) << position
            distinct, where = np.unique(own, return_inverse=True)
            if block not in self._kept:
                self._kept[block] = Kept(piece.linear)
            found = coalition_values(
                self._kept[block], piece.linear, piece.toll, piece.bargain,
                self._taught[block], distinct,
                lacks=piece.lacks, keeps=piece.keeps,
            )  # fmt: skip
            total += found.values[where] / piece.money
            self.count += found.count
        total += owed(self._program, game.variant, game.players, self._figures, asked)[0]
        return total

    def _game(self, game: Game) -> list[Piece]:
        """Return the grand coalition's program, block by block."""
        if game not in self._pieces:
            self._pieces[game] = [self._piece(chunk, game) for chunk in self._chunks]
        return self._pieces[game]

    def _piece(self, chunk: Chunk, game: Game) -> Piece:
        _, local, own = bargain_part(self._program, chunk.block, game, self._figures, 1)
        scale, scaled = chunk.scale, chunk.scaled()
        part = local.part.scaled(scale)
        linear = program_of(scaled, part, 0)
        return Piece(
            linear=linear,
            toll=local.toll[0] * scale.cost,
            bargain=local.bargain,
            players=tuple(game.players.index(bit) for bit in own),
            money=scale.money,
            lacks=chunk.lacks,
            keeps=part.keeps,
        )
