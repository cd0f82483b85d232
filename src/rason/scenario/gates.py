"""What the closures of a scenario let pass: by consent, up to an amount, or for a toll."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from rason.program.gate import gates
from rason.program.share import part_shut

if TYPE_CHECKING:
    from rason.program.closure import Shut
    from rason.program.program import Program, Row
    from rason.program.term import Term
    from rason.scenario.merge import Change


OWN = frozenset({"toll", "opened", "free"})
"""Families of a closure's own columns."""


@dataclass(slots=True)
class Let:
    """What closures let pass in a scenario."""

    # Columns that stay shut here and that bargaining opens, with the factors on their bounds.
    offered: list[tuple[int, float]] = field(default_factory=list)
    dues: list[int] = field(default_factory=list)  # columns whose toll an actor takes
    # Tolls that nobody takes: a column, a label that tells equal ones, and what a unit costs.
    costs: list[tuple[int, str, Term]] = field(default_factory=list)


def pass_gates(
    program: Program,
    change: Change,
    scale: np.ndarray,
    cost_scale: np.ndarray,
    row_scale: np.ndarray,
    toll: np.ndarray,
) -> Let:
    """Put the rows of a scenario's closures in force, and lift those of all others.

    The factor on the cost of a toll is the part of the period in which it is asked; bits of those
    who take it go into `toll`.
    """
    known, let = _gates(program), Let()
    for each in known.values():
        scale[each.columns] = 0.0
        row_scale[list(each.rows)] = float("nan")
    left: dict[int, float] = {}
    for shut in dict.fromkeys(change.shut):
        gate = known.get(shut, NO_GATE)
        for row, struck in gate.rows.items():
            part = part_shut(shut, program.calendar, program.rows[row].period)
            if part > 0.0:
                row_scale[row] = factor = _factor(program.rows[row], shut, part)
                own = shut.drawn is None and not _capped(program.rows[row].key)
                if program.rows[row].family == "closed" and own:
                    left |= {index: min(factor, left.get(index, 1.0)) for index in struck}
        for index in gate.columns:
            part = part_shut(shut, program.calendar, program.columns[index].period)
            if part > 0.0:
                _let(program, shut, index, part, let, (scale, cost_scale, toll))
    # What is shut is shut by its own bound as well, so that no sliver of a row passes.
    let.offered += [(index, float(scale[index])) for index in left]
    for index, factor in left.items():
        scale[index] *= factor
    return let


def _factor(row: Row, shut: Shut, part: float) -> float:
    """Return the factor on the bound of a closure's row that acts on a part of the period."""
    if row.family == "toll":
        return 1.0
    return part if _capped(row.key) else 1.0 - shut.share * part


def _let(
    program: Program,
    shut: Shut,
    index: int,
    part: float,
    let: Let,
    arrays: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> None:
    """Let a closure's own column act on a part of its period."""
    scale, cost_scale, toll = arrays
    column, players = program.columns[index], program.case.players
    if column.family == "free":
        scale[index] = 1.0 - part
    elif column.family == "opened":
        if set(shut.by) & set(players):
            whole = _capped(column.asset) or shut.drawn is not None
            let.offered.append((index, 1.0 if whole else shut.share * part))
    else:
        scale[index], cost_scale[index] = 1.0, part
        if shut.by:
            let.dues.append(index)
            taker = shut.by[0]
            toll[index] = 1 << players.index(taker) if taker in players else 0
        else:
            let.costs.append((index, f"toll {part}", column.tariff * part))


def _capped(key: str) -> bool:
    """Tell whether a row or column is about those who pass up to an amount."""
    return ".capped." in key


def own_columns(program: Program, shut: Shut) -> list[int]:
    """Return the columns by which a closure lets pass; none where it has no terms."""
    return _gates(program).get(shut, NO_GATE).columns


@dataclass(frozen=True, slots=True)
class Gate:
    """The columns of a closure's own, and its rows, each with the flows that stand in it."""

    columns: list[int]
    rows: dict[int, list[int]]


NO_GATE = Gate([], {})


@lru_cache(maxsize=8)
def _gates(program: Program) -> dict[Shut, Gate]:
    """Return the columns and rows of each closure that has some."""
    rows = [at for at, row in enumerate(program.rows) if row.family in ("toll", "closed")]
    entries = np.flatnonzero(np.isin(program.indices, rows))
    columns = np.searchsorted(program.starts, entries, side="right") - 1
    struck: dict[int, list[int]] = {row: [] for row in rows}
    for row, column in zip(program.indices[entries].tolist(), columns.tolist(), strict=True):
        if program.columns[column].family not in OWN:
            struck[row].append(column)
    found = {}
    for number, shut in enumerate(gates(program.case)):
        name = f"{shut.key}.{number + 1}."
        found[shut] = Gate(
            [
                at
                for at, own in enumerate(program.columns)
                if own.family in OWN and own.asset.startswith(name)
            ],
            {row: each for row, each in struck.items() if program.rows[row].key.startswith(name)},
        )
    return found
