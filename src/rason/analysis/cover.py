"""What cushions a closure: a buyer's stocks in days, and what other routes still bring it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.quantity import nothing, ratio, taken
from rason.program.closure import TRANSPORT
from rason.program.process import runs
from rason.program.share import DAYS_A_YEAR
from rason.scenario.merge import named
from rason.solve.batch import Batch

if TYPE_CHECKING:
    from rason.analysis.question import Analysis, Question
    from rason.case.case import Case
    from rason.case.cell import FloatArray, Values
    from rason.program.program import Column, Program
    from rason.solve.batch import Solved


@dataclass(frozen=True, slots=True)
class Cushion:
    """What stands between a buyer and the closure of what serves it."""

    buyer: str
    commodity: str
    # Shape ``(draws,)`` [d]: for how long its stocks last at what it takes; 0 where it has none,
    # NaN where it takes nothing.
    days: FloatArray
    # Shape ``(draws,)``: what part of what it takes in a year other ways still bring with the asset
    # closed; NaN likewise.
    spare: FloatArray


def cushions(
    question: Question, closed: str, served: tuple[tuple[str, str], ...] | None = None
) -> Analysis[tuple[Cushion, ...]]:
    """Ask what cushions every buyer whom a closed asset serves, capital sunk.

    One for each buyer and commodity of `served`, or else of those that what flows on the asset can
    reach by ways in use. Stores are read as they stand on the first day, whatever the season does
    to them. Only a link or process can be `closed`: the closure of anything else has no one flow.
    """
    case, program, values = question.case, question.program, question.figures()
    if closed not in case.links and closed not in case.processes:
        return ()
    change = question.sunk()
    open_ = question.variant(change)
    shut = question.variant(change.with_closure(named(case, closed)))
    solutions = yield Batch(values, variants=(open_, shut))
    before, after = solutions.variants[open_], solutions.variants[shut]
    buyers = _served(program, before, closed) if served is None else served
    return tuple(
        Cushion(
            buyer,
            commodity,
            _days(question, before, buyer, commodity),
            _kept(question, before, after, buyer, commodity),
        )
        for buyer, commodity in buyers
    )


def _days(question: Question, before: Solved, buyer: str, commodity: str) -> FloatArray:
    """Return for how many days a buyer's stocks last at what it takes."""
    program, values = question.program, question.figures()
    whole = taken(program, before, commodity, buyer)
    stock = _stock(question.case, values, buyer, commodity) + np.zeros(len(whole))
    return ratio(stock * DAYS_A_YEAR, whole, nothing(program, commodity))


def _kept(
    question: Question, before: Solved, after: Solved, buyer: str, commodity: str
) -> FloatArray:
    """Return what part of what a buyer takes it still gets with an asset closed."""
    program = question.program
    whole = taken(program, before, commodity, buyer)
    left = taken(program, after, commodity, buyer)
    return ratio(left, whole, nothing(program, commodity))


def _served(program: Program, solved: Solved, closed: str) -> tuple[tuple[str, str], ...]:
    """Return the buyers and commodities that what an asset carries comes to, in any draw."""
    case, reached = program.case, _downstream(program, solved, closed)
    served = [
        (demand.buyer, demand.commodity)
        for demand in case.demands.values()
        if (demand.place, demand.commodity) in reached
    ]
    served += [
        (runs(case, process), process.input)
        for process in case.processes.values()
        if (process.place, process.input) in reached and runs(case, process)
    ]
    return tuple(dict.fromkeys(served))


def _downstream(program: Program, solved: Solved, closed: str) -> set[tuple[str, str]]:
    """Return the places and commodities that what an asset carries comes to, in any draw."""
    case = program.case
    used = [
        column
        for column, flow in zip(program.columns, solved.primal.max(axis=0), strict=True)
        if column.family in TRANSPORT and flow > nothing(program, column.commodity)
    ]

    def end(column: Column) -> tuple[str, str]:
        made = column.family == "process"
        return (column.place, case.processes[column.asset].output) if made else (
            column.to, column.commodity,
        )  # fmt: skip

    reached = {end(column) for column in used if column.asset == closed}
    while True:
        further = {end(c) for c in used if (c.place, c.commodity) in reached} - reached
        if not further:
            return reached
        reached |= further


def _stock(case: Case, values: Values, buyer: str, commodity: str) -> FloatArray | float:
    """Return what a buyer has in store, of a commodity or of what a process makes it from."""
    stock: FloatArray | float = 0.0
    for store in case.stores.values():
        if store.owner != buyer:
            continue
        held = store.volume if store.initial is None else store.initial
        stock = stock + held.evaluate(values) * _makes(case, values, store.commodity, commodity)
    return stock


def _makes(case: Case, values: Values, stored: str, commodity: str) -> FloatArray | float:
    """Return how much of a commodity comes of a unit in store, by the best process; 0 if none."""
    if stored == commodity:
        return 1.0
    best: FloatArray | float = 0.0
    for process in case.processes.values():
        if (process.input, process.output) == (stored, commodity):
            best = np.maximum(best, process.yield_.evaluate(values))
    return best


def cover(question: Question, buyer: str, commodity: str) -> Analysis[FloatArray]:
    """Ask for how many days a buyer's stocks last at what it takes.

    Stocks of what becomes the commodity count, too. Shape ``(draws,)``: stock held at the start of
    the year, or room where that is not given, over what the buyer takes in a year, however it
    comes; NaN where it takes nothing.
    """
    variant = question.variant()
    solutions = yield Batch(question.figures(), variants=(variant,))
    return _days(question, solutions.variants[variant], buyer, commodity)


def spare(question: Question, buyer: str, commodity: str, closed: str) -> Analysis[FloatArray]:
    """Ask what part of what a buyer takes other routes still bring with an asset closed.

    Shape ``(draws,)``: 1 where the buyer gets as much as before, above 1 where it gets more, NaN
    where it takes nothing.
    """
    change = question.change()
    open_ = question.variant()
    shut = question.variant(change.with_closure(named(question.case, closed)))
    solutions = yield Batch(question.figures(), variants=(open_, shut))
    before, after = solutions.variants[open_], solutions.variants[shut]
    return _kept(question, before, after, buyer, commodity)
