"""A numeric cell: a number with its unit, or an expression over figures.

`+ - * / ( ) min max` over figures and numbers with units. A cell is read once, checked for
dimension once, and evaluated for any number of draws at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from rason.case.tables import Where

FloatArray = npt.NDArray[np.float64]
Values = Mapping[str, FloatArray]
"""Value of every figure in the figure's own unit; arrays of one shape, ``(draws,)``."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A numeric cell that has been read and checked."""

    text: str
    where: Where
    unit: str  # the unit that `evaluate` returns, as it was read
    figures: tuple[str, ...]  # keys of the figures that it reads, in order of appearance
    # Computes it from values of figures.
    _evaluate: Callable[[Values], FloatArray] = field(repr=False, compare=False)

    @property
    def constant(self) -> bool:
        """Whether the cell reads no figure."""
        return not self.figures

    def evaluate(self, values: Values) -> FloatArray:
        """Return the cell's value in `unit` for each draw.

        `values` are of every figure, derived ones included, each of shape ``(draws,)``; so is the
        result, or ``()`` of a constant cell.
        """
        return self._evaluate(values)
