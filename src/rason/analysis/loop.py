"""The loops that earn money though nobody need agree: what stands behind V(empty) > 0."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.quantity import no_money, nothing
from rason.scenario.outside import settled
from rason.solve.batch import Batch

if TYPE_CHECKING:
    from rason.analysis.question import Analysis, Question
    from rason.case.cell import FloatArray
    from rason.program.program import Program
    from rason.scenario.variant import Variant

SOME = 1e-6  # part of all that the loops earn that is worth a line


@dataclass(frozen=True, slots=True)
class Loop:
    """A way from where something is bought to where it is sold, on which nobody need agree."""

    steps: tuple[str, ...]  # keys of the assets from a market or supply to a market or demand
    quantity: float  # what goes this way, in the first asset's commodity a year
    earns: float  # what it earns [million currency per year]


def loops(question: Question) -> Analysis[tuple[Loop, ...]]:
    """Ask on which ways money is earned though no player agrees to anything.

    In the first draw, the most earning first; none where V(empty) is 0.
    """
    alone = _nobody(question)
    values = question.figures()
    solutions = yield Batch(values, variants=(alone,))
    solved = solutions.variants[alone]
    if not solved.objective[0] > no_money(question.program):
        return ()
    numbers = question.program.numbers(values)
    cost = (numbers.cost * alone.cost_scale)[0].copy()
    for column, _, term in alone.surcharges:
        cost[column] -= np.broadcast_to(term.evaluate(values), (question.draws,))[0]
    return _ways(question.program, numbers.data[0], cost, solved.primal[0])


def _nobody(question: Question) -> Variant:
    """Return the variant of the empty coalition: whoever runs open transport is paid its tariff."""
    columns = question.program.columns
    variant = settled(question.program, question.variant(), 0)
    bargaining = sum(1 << bit for bit in question.bits)
    free = (variant.consent & bargaining) == 0
    tolls = tuple(
        (int(position), "tariff", columns[position].tariff)
        for position in np.flatnonzero(free & (variant.toll & bargaining != 0))
    )
    return replace(
        variant,
        name=f"{variant.name}, nobody agrees",
        scale=variant.scale * free,
        lower=variant.lower * free,
        surcharges=variant.surcharges + tolls,
    )


def _ways(
    program: Program, data: FloatArray, cost: FloatArray, flow: FloatArray
) -> tuple[Loop, ...]:
    """Take a flow apart into ways from a source to a sink, the widest first."""
    nodes = [row.family in ("balance", "pool") for row in program.rows]
    takes: dict[int, dict[int, float]] = {}
    ends: list[tuple[int | None, int | None, float]] = []
    for column in range(len(program.columns)):
        start, end, share = None, None, 1.0
        for entry in range(program.starts[column], program.starts[column + 1]):
            row = int(program.indices[entry])
            if nodes[row] and data[entry] > 0.0:
                start = row
            elif nodes[row]:
                end, share = row, -float(data[entry])
        ends.append((start, end, share))
        if flow[column] > 0.0 and start is not None:
            takes.setdefault(start, {})[column] = float(flow[column])
    least = [nothing(program, column.commodity) for column in program.columns]
    sources = {
        column: float(flow[column])
        for column, (start, end, _) in enumerate(ends)
        if start is None and end is not None and flow[column] > least[column]
    }
    found: dict[tuple[str, ...], Loop] = {}
    while sources:
        first = max(sources, key=sources.__getitem__)
        way, width, factor = [first], sources[first], [1.0]
        node, passed = ends[first][1], ends[first][2]
        while node is not None and any(
            left > least[column] for column, left in takes.get(node, {}).items()
        ):
            column = max(takes[node], key=takes[node].__getitem__)
            width = min(width, takes[node][column] / passed)
            way.append(column)
            factor.append(passed)
            _, node, share = ends[column]
            passed *= share
        for column, part in zip(way, factor, strict=True):
            start = ends[column][0]
            left = sources if start is None else takes[start]
            left[column] -= width * part
            if left[column] <= least[column]:
                del left[column]
        earns = width * sum(cost[column] * part for column, part in zip(way, factor, strict=True))
        steps = tuple(dict.fromkeys(program.columns[column].asset for column in way))
        before = found.get(steps, Loop(steps, 0.0, 0.0))
        found[steps] = Loop(steps, before.quantity + width, before.earns + earns)
    some = SOME * sum(max(loop.earns, 0.0) for loop in found.values())
    return tuple(
        sorted(
            (loop for loop in found.values() if abs(loop.earns) > some),
            key=lambda loop: (-loop.earns, loop.steps),
        )
    )
