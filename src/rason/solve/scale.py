"""Units in which a block is solved: powers of two, so that nothing is rounded.

A case may balance gas in bcm or in m3; the solver's tolerances are absolute. Every commodity is
measured so that its usual bound is near 1, and money so that its usual cost is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.program.program import Numbers, Program
    from rason.solve.block import Block

USUAL = 16.0
"""What a usual bound and a usual cost are brought near to."""


@dataclass(frozen=True, slots=True, eq=False)
class Scale:
    """The units of a block.

    Parameters
    ----------
    columns
        Shape ``(columns,)``: what one unit of a scaled column is in the program's unit.
    rows
        Shape ``(rows,)``: factor on each row.
    money
        Factor on the objective.
    """

    columns: FloatArray
    rows: FloatArray
    money: float

    @property
    def cost(self) -> FloatArray:
        """Factor on costs."""
        return self.columns * self.money

    @property
    def dual(self) -> FloatArray:
        """Factor that brings scaled duals back."""
        return self.rows / self.money


def scale_of(program: Program, block: Block, numbers: Numbers) -> Scale:
    """Choose a block's units from the first draw.

    Parameters
    ----------
    program
        The program.
    block
        The block.
    numbers
        The program's numbers.

    Returns
    -------
    scale
        Powers of two, one for each commodity and one for money.
    """
    upper = numbers.upper[0, block.columns]
    cost = np.abs(numbers.cost[0, block.columns])
    names = [program.columns[index].commodity for index in block.columns]
    columns = np.ones(len(names))
    for commodity in dict.fromkeys(names):
        members = np.array([name == commodity for name in names])
        if commodity:
            columns[members] = _power(upper[members])
    rows = np.ones(len(block.rows))
    for entry in range(len(block.indices) - 1, -1, -1):
        if names[block.column_of[entry]]:
            rows[block.indices[entry]] = 1.0 / columns[block.column_of[entry]]
    return Scale(columns, rows, 1.0 / _power(cost * columns))


def _power(sizes: FloatArray) -> float:
    """Return the power of two that brings the median of the positive sizes near the usual."""
    positive = sizes[sizes > 0.0]
    if len(positive) == 0:
        return 1.0
    return float(2.0 ** np.round(np.log2(np.median(positive) / USUAL)))
