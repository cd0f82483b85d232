"""What the closures of a scenario let pass: by consent, up to an amount, or for a toll."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from rason.program.gate import gates
from rason.scenario.share import part_shut

if TYPE_CHECKING:
    import numpy as np

    from rason.program.closure import Shut
    from rason.program.program import Program, Row
    from rason.program.term import Term
    from rason.scenario.merge import Change


@dataclass(slots=True)
class Let:
    """What closures let pass in a scenario."""

    # Columns that stay shut here and that bargaining opens, with how far.
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
    for all_columns, all_rows in known.values():
        scale[all_columns] = 0.0
        row_scale[all_rows] = float("nan")
    for shut in dict.fromkeys(change.shut):
        shut_columns, shut_rows = known.get(shut, ([], []))
        for row in shut_rows:
            part = part_shut(shut, program.calendar, program.rows[row].period)
            if part > 0.0:
                row_scale[row] = _factor(program.rows[row], shut, part)
        for index in shut_columns:
            part = part_shut(shut, program.calendar, program.columns[index].period)
            if part > 0.0:
                _let(program, shut, index, part, let, (scale, cost_scale, toll))
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
            let.offered.append((index, 1.0 if _capped(column.asset) else shut.share * part))
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
    return _gates(program).get(shut, ([], []))[0]


@lru_cache(maxsize=8)
def _gates(program: Program) -> dict[Shut, tuple[list[int], list[int]]]:
    """Return the columns and rows of each closure that has some."""
    found = {}
    for number, shut in enumerate(gates(program.case)):
        name = f"{shut.key}.{number + 1}."
        columns = [
            i for i, each in enumerate(program.columns) if _of(each.family, each.asset, name)
        ]
        rows = [i for i, each in enumerate(program.rows) if _of(each.family, each.key, name)]
        found[shut] = (columns, rows)
    return found


def _of(family: str, key: str, name: str) -> bool:
    return family in ("toll", "opened", "free", "closed") and key.startswith(name)
