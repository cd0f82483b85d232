"""Whole linear programs in numbers, as a peer is given them: one pattern, many bounds and costs.

They come from the same compiled case as rason's own, before it cuts anything into blocks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from rason.solve.block import Block
from rason.solve.restriction import game_part, variant_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from rason.case.cell import FloatArray, Values
    from rason.program.program import IntArray, Program
    from rason.scenario.variant import Variant
    from rason.solve.batch import Game
    from rason.solve.part import Part

    Int32Array = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Numbered:
    """maximise cost'x subject to row_lower <= Ax <= row_upper and lower <= x <= upper."""

    starts: IntArray
    indices: IntArray
    data: FloatArray
    cost: FloatArray
    lower: FloatArray
    upper: FloatArray
    row_lower: FloatArray
    row_upper: FloatArray

    @property
    def column_of(self) -> IntArray:
        """Column of each entry."""
        return np.repeat(np.arange(len(self.cost)), np.diff(self.starts))


@dataclass(frozen=True, slots=True, eq=False)
class Coalitions:
    """The programs of all coalitions: that of the grand one, and whom each column needs.

    Parameters
    ----------
    everybody
        The program of the grand coalition.
    consent
        Shape ``(columns,)``: players that must agree, as bits.
    toll
        Shape ``(columns,)``: what a coalition without the operator pays for a unit.
    toll_to
        Shape ``(columns,)``: the operator's bit; -1 for none.
    players
        How many of those who bargain have a say somewhere.
    members
        Shape ``(2 ** all players,)``: for each coalition, that of its members who have a say.
    """

    everybody: Numbered
    consent: IntArray
    toll: FloatArray
    toll_to: IntArray
    players: int
    members: IntArray

    def active(self, coalition: int) -> npt.NDArray[np.bool_]:
        """Return which columns a coalition can use."""
        usable: npt.NDArray[np.bool_] = (self.consent & ~coalition) == 0
        return usable

    def cost(self, coalition: int) -> FloatArray:
        """Return the coalition's objective, tolls paid."""
        tolled = (self.toll_to >= 0) & ((coalition >> np.maximum(self.toll_to, 0)) & 1 == 0)
        return self.everybody.cost - np.where(tolled, self.toll, 0.0)

    def of(self, coalition: int) -> Numbered:
        """Return a coalition's program: columns that need others are shut."""
        active = self.active(coalition)
        whole = self.everybody
        return replace(
            whole,
            cost=self.cost(coalition),
            lower=whole.lower * active,
            upper=whole.upper * active,
        )


def programs(
    program: Program, variants: tuple[Variant, ...], values: Values
) -> Iterator[tuple[int, int, Numbered]]:
    """Yield draw, variant and program, in the order in which rason takes them."""
    whole = _whole(program)
    draws = program.numbers(values).draws
    parts = [variant_part(whole, variant, values, draws)[1] for variant in variants]
    for draw in range(draws):
        for index, part in enumerate(parts):
            yield draw, index, _numbered(program, values, part, draw, steered=1.0)


def coalitions(program: Program, game: Game, values: Values) -> Coalitions:
    """Return the programs of a game's coalitions in the first draw."""
    _, part, members = game_part(program, _whole(program), game, values, 1)
    return Coalitions(
        everybody=_numbered(program, values, part.part, 0, steered=0.0),
        consent=part.bargain.consent,
        toll=part.toll[0],
        toll_to=part.bargain.toll_to,
        players=part.bargain.players,
        members=members,
    )


def _whole(program: Program) -> Block:
    """Return the program as a single block."""
    return Block(
        columns=np.arange(len(program.columns)),
        rows=np.arange(len(program.rows)),
        entries=np.arange(len(program.indices)),
        starts=program.starts,
        indices=program.indices,
        column_of=np.repeat(np.arange(len(program.columns)), np.diff(program.starts)),
    )


def _numbered(
    program: Program, values: Values, part: Part, draw: int, *, steered: float
) -> Numbered:
    numbers = program.numbers(values)
    lifted = np.isnan(part.row_scale)
    factor = np.where(lifted, 1.0, part.row_scale)
    row_lower, row_upper = numbers.row_lower[draw], numbers.row_upper[draw]
    bounded_below, bounded_above = np.isfinite(row_lower), np.isfinite(row_upper)
    upper = numbers.upper[draw] * part.scale
    surcharge = part.surcharge[draw if len(part.surcharge) > 1 else 0]
    return Numbered(
        starts=program.starts,
        indices=program.indices,
        data=numbers.data[draw if len(numbers.data) > 1 else 0],
        cost=numbers.cost[draw] * part.cost_scale + numbers.steer[draw] * steered - surcharge,
        lower=np.minimum(part.lower, upper),
        upper=upper,
        row_lower=_scaled(row_lower, factor, bounded_below & ~lifted, -np.inf),
        row_upper=_scaled(row_upper, factor, bounded_above & ~lifted, np.inf),
    )


def _scaled(
    bound: FloatArray, factor: FloatArray, bounded: npt.NDArray[np.bool_], missing: float
) -> FloatArray:
    return np.where(bounded, np.where(bounded, bound, 0.0) * factor, missing)
