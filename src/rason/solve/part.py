"""What a block feels of a batch's questions: a variant, a game, a face."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.program.program import IntArray
    from rason.solve.coalition import Bargain
    from rason.solve.face import Wanted
    from rason.solve.scale import Scale


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
    steered
        Whether what steers chooses first; see `Variant`.
    """

    scale: FloatArray
    lower: FloatArray
    cost_scale: FloatArray
    row_scale: FloatArray
    surcharge: FloatArray
    lumpy: IntArray
    steered: bool = True

    def scaled(self, scale: Scale) -> Part:
        """Return the part in the block's own units.

        Returns
        -------
        part
            With its surcharge and lower bounds scaled; factors have no unit.
        """
        return replace(
            self, surcharge=self.surcharge * scale.cost, lower=self.lower / scale.columns
        )

    def at(self, draws: IntArray) -> Part:
        """Return the part for some of the draws."""
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
    """

    part: Part
    bargain: Bargain
    toll: FloatArray

    def at(self, draws: IntArray) -> GamePart:
        """Return the part for some of the draws."""
        return replace(self, part=self.part.at(draws), toll=some(self.toll, draws))


@dataclass(frozen=True, slots=True, eq=False)
class FacePart:
    """A face as far as a block feels it."""

    part: Part
    wanted: Wanted

    def at(self, draws: IntArray) -> FacePart:
        """Return the part for some of the draws."""
        return replace(self, part=self.part.at(draws))


def some(array: FloatArray, draws: IntArray) -> FloatArray:
    """Return the rows of some draws, or the one row that all draws share.

    Parameters
    ----------
    array
        Shape ``(draws, n)``, or ``(1, n)`` if all draws share it.

    Returns
    -------
    array
        Shape ``(kept, n)`` or ``(1, n)``.
    """
    return array if len(array) == 1 else array[draws]
