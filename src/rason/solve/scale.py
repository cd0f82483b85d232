"""Units in which a block is solved: powers of two, so that nothing is rounded.

A case may balance gas in bcm or in m3; the solver's tolerances are absolute. Every commodity is
measured so that its usual bound is near 1, and money so that its usual cost is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from rason.solve.most import HUGE, build_entries

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rason.case.cell import FloatArray
    from rason.program.program import Program
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


def scale_of(program: Program, block: Block, arrays: Mapping[str, FloatArray]) -> Scale:
    """Choose a block's units from the first draw.

    Parameters
    ----------
    program
        The program.
    block
        The block.
    arrays
        The block's numbers, draws first: `upper`, `most`, `cost` and `data`.

    Returns
    -------
    scale
        Powers of two: one for each commodity and one for money, and one for each project whose
        capacity is far beyond what can pass.
    """
    upper = np.minimum(arrays["upper"][0], arrays["most"][0])
    cost = np.abs(arrays["cost"][0])
    names = [program.columns[index].commodity for index in block.columns]
    assets = np.array([program.columns[index].asset for index in block.columns])
    columns = np.ones(len(names))
    for commodity in dict.fromkeys(names):
        members = np.array([name == commodity for name in names])
        if commodity:
            columns[members] = _power(_by_asset(assets[members], upper[members]))
    rows = np.ones(len(block.rows))
    for entry in range(len(block.indices) - 1, -1, -1):
        if names[block.column_of[entry]]:
            rows[block.indices[entry]] = 1.0 / columns[block.column_of[entry]]
    if np.isfinite(arrays["most"]).any():
        for entry, row, column in build_entries(program, block):
            capacity = -arrays["data"][0, entry] * rows[row]
            if capacity > HUGE * USUAL:
                fit = 2.0 ** np.round(np.log2(USUAL / capacity))
                columns[column] = min(columns[column], float(fit))
    return Scale(columns, rows, 1.0 / _power(_by_asset(assets, cost * columns)))


def _by_asset(assets: npt.NDArray[np.str_], sizes: FloatArray) -> FloatArray:
    """Return the largest size of each asset, so that a curve of many slices counts once."""
    _, where = np.unique(assets, return_inverse=True)
    largest = np.zeros(int(where.max(initial=-1)) + 1)
    np.maximum.at(largest, where, sizes)
    return largest


def _power(sizes: FloatArray) -> float:
    """Return the power of two that brings the median of the positive sizes near the usual."""
    positive = sizes[sizes > 0.0]
    if len(positive) == 0:
        return 1.0
    return float(2.0 ** np.round(np.log2(np.median(positive) / USUAL)))
