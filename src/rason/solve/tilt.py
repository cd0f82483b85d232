"""Which of many optima is reported: costs and bounds are tilted a little, always the same way.

Where a program is degenerate, many flows or prices are optimal and the solver's depend on where it
came from. Tilting the costs chooses among flows: those up to what was observed come first, and
equals differ a little by name. Tilting the bounds chooses among prices: links and berths count as
scarcer than supplies, supplies as scarcer than what is wanted, so that scarcity rents go to
operators, then to sellers; what nobody owns is never scarce; and where nothing flows the price is
what a first unit would be worth. The ranges of the optimal face say how much the choice matters.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from rason.solve.block import SEEN

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.program.program import Program
    from rason.solve.block import Block
    from rason.solve.highs import Answer
    from rason.solve.linear import Linear
    from rason.solve.scale import Scale

STEP = 1e-7  # a tilt, relative to the bound
SCARCE = {"flow": -3.0, "back": -3.0, "process": -3.0, "supply": -2.0, "slice": 1.0}
SCARCE_ROWS = {"handling": -3.0, "capacity": -3.0, "cap": -3.0}
LOOSE = 3.0
EASY = 30.0  # contracts ask for less by this: one binds only where more flows than would without it
APART = 0.5  # equals differ by up to this part of a step
SLIVER = 3e-9
"""What every row lets through beyond its bound, so that a price is that of a first unit: a part of
a usual bound, the same part whatever the case counts in."""
TIE = 1e-6
"""Part of a usual cost by which a flow up to what was observed is preferred among equal optima."""
ORDER = 0.01  # part of a tie by which other equals may differ
SOONER = 0.1
"""Part of a tie by which a buyer is served, or something produced, in one period rather than in the
next, so that stock is used before anybody goes short, and tanks are full before anybody must stop,
where that is left open."""
SOON = frozenset({"slice", "supply"})
AT = 1e-9  # how near to a bound is at the bound, relative


@dataclass(frozen=True, slots=True, eq=False)
class Tilt:
    """What a block's costs and upper bounds are tilted by, in the block's own units."""

    ties: FloatArray  # shape ``(columns,)``: added to costs
    # columns, rows: shape ``(columns,)`` and ``(rows,)``: factors on upper bounds.
    columns: FloatArray
    rows: FloatArray
    slivers: FloatArray  # shape ``(rows,)``: added to the rows' upper bounds
    # least, eased: shape ``(rows,)``: factors on the rows' lower bounds, and what is taken off
    # them.
    least: FloatArray
    eased: FloatArray

    def tilted(self, linear: Linear) -> Linear:
        """Return a program with its bounds tilted; columns that are fixed stay."""
        upper = np.where(linear.lower < linear.upper, linear.upper * self.columns, linear.upper)
        row_upper = linear.row_upper * self.rows + self.slivers
        row_lower = linear.row_lower * self.least - self.eased
        return replace(linear, upper=upper, row_lower=row_lower, row_upper=row_upper)

    def within(self, scale: Scale) -> Tilt:
        """Return the tilt in a block's own units."""
        return replace(
            self,
            ties=self.ties * scale.dear,
            slivers=self.slivers * scale.bulk,
            eased=self.eased * scale.bulk,
        )


@lru_cache(maxsize=SEEN)
def tilt_of(program: Program, block: Block) -> Tilt:
    """Return a block's tilt: by family, and a little by name so that equals differ.

    Small, in parts of a usual cost and of usual bounds. The capacity row of a project's asset, and
    the row of handling of which a project builds a part, are loosened instead, so that the rent
    goes to the sponsor, by whose decision the capacity is there.
    """
    own = [program.columns[index] for index in block.columns]
    spread = _spread([f"{column.name} {sorted(column.consent)}" for column in own])
    steps = [SCARCE.get(column.family, 0.0) if column.owner else LOOSE for column in own]
    built = {column.asset for column in program.columns if column.project}
    there = [program.rows[index] for index in block.rows]
    joined = {(row.key, row.commodity) for row in there if row.family == "build"}
    row_spread = _spread([row.name for row in there])
    row_steps = [
        LOOSE
        if (row.family == "capacity" and (row.key in built or not row.owner))
        or (row.family == "handling" and (row.key, row.commodity) in joined)
        else SCARCE_ROWS.get(row.family, 0.0)
        for row in there
    ]
    observed = np.array([column.observed for column in own])
    contract = np.array([row.family == "contract" for row in there])
    late = np.array([column.period or 0 if column.family in SOON else 0 for column in own])
    return Tilt(
        ties=TIE * (np.where(observed, 1.0, -ORDER * spread) - SOONER * late),
        columns=1.0 + STEP * np.array(steps) * (1.0 + APART * spread),
        rows=1.0 + STEP * np.array(row_steps) * (1.0 + APART * row_spread),
        slivers=SLIVER * (1.0 + row_spread),
        least=np.where(contract, 1.0 - STEP * EASY, 1.0),
        eased=np.where(contract, SLIVER * EASY, 0.0),
    )


def _spread(names: list[str]) -> FloatArray:
    """Return numbers between 0 and 1 without pattern, the same for a name each time.

    They hang on the names, so that another asset in the case changes nobody else's; equal names
    are told apart by order.
    """
    seen: dict[str, int] = {}
    spread = np.empty(len(names))
    for position, name in enumerate(names):
        seen[name] = seen.get(name, 0) + 1
        spread[position] = crc32(f"{name} {seen[name]}".encode()) / 2**32
    return spread


def degenerate(linear: Linear, answer: Answer) -> bool:
    """Return whether an optimum's prices may be one choice of many.

    Whether fewer columns and rows than there are rows are away from their bounds.
    """
    primal = answer.primal
    size = AT * (1.0 + np.abs(primal))
    free = (primal > linear.lower + size) & (primal < linear.upper - size)
    activity = linear.activity(primal)
    slack = AT * (1.0 + np.abs(activity))
    loose = (activity > linear.row_lower + slack) & (activity < linear.row_upper - slack)
    return int(free.sum() + loose.sum()) < len(linear.row_lower)
