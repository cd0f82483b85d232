"""The part of a batch's questions that concerns a block: a variant, a game, a face."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.program.program import IntArray
    from rason.scenario.variant import Keep
    from rason.solve.coalition_bounds import Bargain
    from rason.solve.face import Wanted
    from rason.solve.scale import Scale


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A variant as far as it concerns a block."""

    # scale, lower, cost_scale, row_scale: shape ``(columns,)``, the last ``(rows,)``; see
    # `Variant`.
    scale: FloatArray
    lower: FloatArray
    cost_scale: FloatArray
    row_scale: FloatArray
    surcharge: FloatArray  # shape ``(draws, columns)`` or ``(1, columns)``: taken from the cost
    lumpy: IntArray  # columns that must be whole
    steered: bool = True  # whether what steers chooses first; see `Variant`
    # Shape ``(columns,)``: in one draw, upper bounds that duties set; None where there are none.
    most: FloatArray | None = None
    keeps: tuple[Keep, ...] = ()  # own load that is served first, by positions in the block

    def scaled(self, scale: Scale) -> Part:
        """Return the part in the block's own units."""
        return replace(
            self, surcharge=self.surcharge * scale.cost, lower=self.lower / scale.columns
        )

    def at(self, draws: IntArray) -> Part:
        """Return the part for some of the draws."""
        return replace(self, surcharge=some(self.surcharge, draws))


@dataclass(frozen=True, slots=True, eq=False)
class GamePart:
    """A game as far as it concerns a block."""

    # part, bargain: the variant, and who must agree to which column.
    part: Part
    bargain: Bargain
    # Shape ``(draws, columns)``: what a coalition without the operator pays for a unit.
    toll: FloatArray

    def at(self, draws: IntArray) -> GamePart:
        """Return the part for some of the draws."""
        return replace(self, part=self.part.at(draws), toll=some(self.toll, draws))


@dataclass(frozen=True, slots=True, eq=False)
class FacePart:
    """A face as far as it concerns a block."""

    part: Part
    wanted: Wanted

    def at(self, draws: IntArray) -> FacePart:
        """Return the part for some of the draws."""
        return replace(self, part=self.part.at(draws))


def some(array: FloatArray, draws: IntArray) -> FloatArray:
    """Return the rows of some draws, or the one row that all draws share.

    The array has shape ``(draws, n)``, or ``(1, n)`` if all draws share it.
    """
    return array if len(array) == 1 else array[draws]
