"""Which of many optimal prices is reported: bounds are tilted a little, always the same way.

Where a program is degenerate, many prices are optimal and the solver's depends on where it came
from. Tilting the bounds makes the choice: links and berths count as scarcer than supplies, supplies
as scarcer than what is wanted, so that scarcity rents go to operators, then to sellers; what nobody
owns is never scarce. The ranges of the optimal face say how much the choice matters.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.program.program import Program
    from rason.solve.block import Block
    from rason.solve.highs import Answer
    from rason.solve.linear import Linear

STEP = 1e-7
"""A tilt, relative to the bound."""
SCARCE = {"flow": -3.0, "process": -3.0, "supply": -2.0, "slice": 1.0}
SCARCE_ROWS = {"handling": -3.0, "capacity": -3.0, "cap": -3.0}
LOOSE = 3.0
APART = 1e-3
"""Equals differ by this part of a step from one to the next."""
AT = 1e-9
"""How near to a bound is at the bound, relative."""


@dataclass(frozen=True, slots=True, eq=False)
class Tilt:
    """Factors on a block's upper bounds.

    Parameters
    ----------
    columns, rows
        Shape ``(columns,)`` and ``(rows,)``.
    """

    columns: FloatArray
    rows: FloatArray

    def tilted(self, linear: Linear) -> Linear:
        """Return a program with its bounds tilted.

        Parameters
        ----------
        linear
            A program of the same block.

        Returns
        -------
        linear
            The same but for its upper bounds; columns that are fixed stay.
        """
        upper = np.where(linear.lower < linear.upper, linear.upper * self.columns, linear.upper)
        return replace(linear, upper=upper, row_upper=linear.row_upper * self.rows)


def tilt_of(program: Program, block: Block) -> Tilt:
    """Return a block's tilt: by family, and a little by order so that equals differ.

    Parameters
    ----------
    program
        The program.
    block
        The block.

    Returns
    -------
    tilt
        Factors near 1. The capacity row of a project's asset is loosened instead, so that the
        rent goes to the sponsor, by whose decision the capacity is there.
    """
    columns = []
    for place, index in enumerate(block.columns):
        column = program.columns[index]
        step = SCARCE.get(column.family, 0.0) if column.owner else LOOSE
        columns.append(step * (1.0 + APART * (place % 512)))
    built = {column.asset for column in program.columns if column.project}
    rows = []
    for place, index in enumerate(block.rows):
        row = program.rows[index]
        step = SCARCE_ROWS.get(row.family, 0.0)
        if row.family == "capacity" and (row.key in built or not row.owner):
            step = LOOSE
        rows.append(step * (1.0 + APART * (place % 512)))
    return Tilt(1.0 + STEP * np.array(columns), 1.0 + STEP * np.array(rows))


def degenerate(linear: Linear, answer: Answer) -> bool:
    """Return whether an optimum's prices may be one choice of many.

    Parameters
    ----------
    linear
        The program.
    answer
        Its optimum.

    Returns
    -------
    degenerate
        Whether fewer columns and rows than there are rows are away from their bounds.
    """
    block, primal = linear.block, answer.primal
    size = AT * (1.0 + np.abs(primal))
    free = (primal > linear.lower + size) & (primal < linear.upper - size)
    moved = linear.data * primal[block.column_of]
    activity = np.bincount(block.indices, moved, minlength=len(linear.row_lower))
    slack = AT * (1.0 + np.abs(activity))
    loose = (activity > linear.row_lower + slack) & (activity < linear.row_upper - slack)
    return int(free.sum() + loose.sum()) < len(linear.row_lower)
