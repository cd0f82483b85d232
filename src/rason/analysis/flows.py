"""What flows where, between which ends, and how much of a capacity it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.foresight import outcome
from rason.analysis.quantity import (
    NOTHING,
    TIE,
    Flow,
    beside,
    capacity,
    columns_of,
    is_open,
    nothing,
    significant,
)
from rason.case.check_pairs import is_curve

if TYPE_CHECKING:
    from rason.analysis.question import Analysis, Question
    from rason.case.cell import FloatArray
    from rason.program.program import Program
    from rason.solve.batch import Solved


@dataclass(frozen=True, slots=True)
class Flows:
    """The flows of one scenario."""

    # Surplus [million currency per year], shape ``(draws,)``; NaN where infeasible.
    objective: FloatArray
    reasons: tuple[str, ...]
    keys: tuple[Flow, ...]  # what flows: family (supply, flow, process, ...), asset and commodity
    # value, low, high: shape ``(draws, flows)`` [commodity unit per year]: the optimal flows
    # nearest to what was observed, and their ends over all optimal solutions.
    value: FloatArray
    low: FloatArray
    high: FloatArray
    capacity: FloatArray  # shape ``(draws, flows)``: the most that could flow
    tied: tuple[bool, ...]  # whether more than one optimal solution was at hand, by flow
    # Demands that are served at their ceiling: their worth there is a guess.
    ceilings: tuple[str, ...]
    shortages: tuple[Shortage, ...] = ()  # demands without a curve that get less than they ask for


@dataclass(frozen=True, slots=True)
class Shortage:
    """A demand without a curve that gets less than it asks for.

    A demand with a curve asks for less where goods are dear: what it then leaves is its own
    choice, and no shortage until its ceiling binds.
    """

    demand: str
    # served, asked: in the first draw in which it is short [commodity unit per year].
    served: float
    asked: float


def flows(question: Question, *, ranges: bool = True) -> Analysis[Flows]:
    """Ask for all flows of a scenario, with their ranges.

    Every asset's, those at zero included. Without `ranges`, the ends over all optimal solutions,
    both ends are the value.
    """
    values, program = question.figures(), question.program
    found = yield from outcome(question, face=ranges)
    variant, solved, groups = found.variant, found.solved, columns_of(program)
    upper = program.numbers(values).upper * variant.scale
    none, least = (len(solved.objective),), np.array([_least(program, key) for key in groups])
    low = high = value = significant(
        beside([solved.primal[:, c].sum(axis=1) for c in groups.values()], none), least
    )
    face = found.face
    if face is not None:
        low = significant(beside([face.flow_low[key] for key in groups], none), least)
        high = significant(beside([face.flow_high[key] for key in groups], none), least)
    return Flows(
        objective=solved.objective,
        reasons=solved.reasons,
        keys=tuple(groups),
        value=value,
        low=low,
        high=high,
        capacity=beside([_capacity(program, upper, key, c) for key, c in groups.items()], none),
        tied=tuple(np.any(is_open(low, high, least), axis=0).tolist()),
        ceilings=ceilings(program, solved, upper),
        shortages=shortages(program, solved, upper),
    )


def _least(program: Program, key: Flow) -> float:
    """Return what is nothing of a flow: of what is built, of a whole; else of its commodity."""
    return nothing(program, key[2]) if key[2] else NOTHING


def _capacity(program: Program, upper: FloatArray, key: Flow, columns: list[int]) -> FloatArray:
    """Return an asset's capacity: its columns share one, but slices and supplies add up."""
    if key[0] == "slice":
        together: FloatArray = upper[:, columns].sum(axis=1)
        return together
    return capacity(program, upper, columns)


def ceilings(program: Program, solved: Solved, upper: FloatArray) -> tuple[str, ...]:
    """Return the demand curves that are not served beyond the block bid at their ceiling.

    In some draw; `upper` are the upper bounds, shape ``(draws, columns)``.
    """
    touched = []
    for key, columns in columns_of(program).items():
        if key[0] != "slice" or not is_curve(program.case.demands[key[1]]):
            continue
        periods: dict[int | None, int] = {}
        for column in columns:
            periods.setdefault(program.columns[column].period, column)
        first, least = list(periods.values()), nothing(program, key[2])
        unserved = solved.primal[:, first] < upper[:, first] * (1.0 - TIE) - least
        if unserved.any():
            touched.append(key[1])
    return tuple(touched)


def shortages(program: Program, solved: Solved, upper: FloatArray) -> tuple[Shortage, ...]:
    """Return the demands without a curve that are not served in full.

    `upper` are the upper bounds, shape ``(draws, columns)``.
    """
    found = []
    for key, columns in columns_of(program).items():
        if key[0] != "slice" or is_curve(program.case.demands[key[1]]):
            continue
        served, asked = (each[:, columns].sum(axis=1) for each in (solved.primal, upper))
        unserved = np.flatnonzero(served < asked * (1.0 - TIE) - nothing(program, key[2]))
        if len(unserved):
            found.append(Shortage(key[1], float(served[unserved[0]]), float(asked[unserved[0]])))
    return tuple(found)
