"""Units in which a block is solved: powers of two, so that nothing is rounded.

A case may balance gas in bcm or in m3; the solver's tolerances are absolute. Every commodity is
measured so that its usual bound is near 1, and money so that its usual cost is.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from rason.solve.block import SEEN
from rason.solve.most import HUGE, build_entries

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rason.case.cell import FloatArray
    from rason.program.program import IntArray, Program
    from rason.solve.block import Block

USUAL = 16.0  # what a usual bound and a usual cost are brought near to


@dataclass(frozen=True, slots=True, eq=False)
class Scale:
    """The units of a block."""

    # Shape ``(columns,)``: what one unit of a scaled column is in the program's unit.
    columns: FloatArray
    rows: FloatArray  # shape ``(rows,)``: factor on each row
    money: float
    # Shape ``(rows,)``: a usual bound of the row's commodity in these units, near `USUAL`.
    bulk: FloatArray
    dear: float  # a usual cost in these units, near `USUAL`

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

    Powers of two: one for each commodity and one for money, and one for each project whose capacity
    is far beyond what can pass. `arrays` are the block's numbers, draws first: `upper`, `most`,
    `cost`, `data`.
    """
    upper = np.minimum(arrays["upper"][0], arrays["most"][0])
    cost = np.abs(arrays["cost"][0])
    alike = _alike(program, block)
    columns, usual = np.ones(len(block.columns)), np.full(len(block.columns), USUAL)
    for members in alike.commodities:
        middle = _middle(_by_asset(alike.assets[members], upper[members]))
        columns[members] = _power(middle)
        usual[members] = middle / _power(middle)
    rows = np.where(alike.of_row >= 0, 1.0 / columns[alike.of_row], 1.0)
    bulk = np.where(alike.of_row >= 0, usual[alike.of_row], USUAL)
    if np.isfinite(arrays["most"]).any():
        for entry, row, column in build_entries(program, block):
            capacity = -arrays["data"][0, entry] * rows[row]
            if capacity > HUGE * USUAL:
                fit = 2.0 ** np.round(np.log2(USUAL / capacity))
                columns[column] = min(columns[column], float(fit))
    middle = _middle(_by_asset(alike.assets, cost * columns))
    return Scale(columns, rows, 1.0 / _power(middle), bulk, middle / _power(middle))


@dataclass(frozen=True, slots=True, eq=False)
class _Alike:
    """Which columns of a block are measured together."""

    assets: IntArray  # shape ``(columns,)``: a number for each column's asset
    commodities: tuple[IntArray, ...]
    # Shape ``(rows,)``: the first column with a commodity that stands in a row, -1 for none.
    of_row: IntArray


@lru_cache(maxsize=SEEN)
def _alike(program: Program, block: Block) -> _Alike:
    """Return which columns of a block are measured together."""
    own = [program.columns[index] for index in block.columns]
    groups: dict[str, list[int]] = {}
    for position, column in enumerate(own):
        groups.setdefault(column.commodity, []).append(position)
    of_row = np.full(len(block.rows), -1, dtype=np.int64)
    for row, position in zip(block.indices[::-1], block.column_of[::-1], strict=True):
        if own[position].commodity:
            of_row[row] = position
    _, assets = np.unique([column.asset for column in own], return_inverse=True)
    commodities = tuple(np.array(positions) for name, positions in groups.items() if name)
    return _Alike(assets, commodities, of_row)


def _by_asset(assets: IntArray, sizes: FloatArray) -> FloatArray:
    """Return the largest size of each asset, so that a curve of many slices counts once."""
    largest = np.zeros(int(assets.max(initial=-1)) + 1)
    np.maximum.at(largest, assets, sizes)
    return largest


def _middle(sizes: FloatArray) -> float:
    """Return the median of the positive sizes; the usual where there are none."""
    positive = sizes[sizes > 0.0]
    return float(np.median(positive)) if len(positive) else USUAL


def _power(middle: float) -> float:
    """Return the power of two that brings a size near the usual."""
    return float(2.0 ** np.round(np.log2(middle / USUAL)))
