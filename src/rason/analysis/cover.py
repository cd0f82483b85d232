"""What cushions a closure: stocks in days, and what other routes replace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.quantity import carried, delivered, ratio
from rason.scenario.merge import named
from rason.scenario.share import DAYS
from rason.solve.batch import Batch

if TYPE_CHECKING:
    from rason.analysis.question import Analysis, Question
    from rason.case.cell import FloatArray


def cover(question: Question, buyer: str, commodity: str, closed: str) -> Analysis[FloatArray]:
    """Ask for how many days a buyer's stocks stand in for a closed asset.

    Parameters
    ----------
    question
        Program, draws and scenario.
    buyer
        Whose stocks.
    commodity
        What they hold; the asset may carry another form of it.
    closed
        Key of the asset that closes.

    Returns
    -------
    days
        Shape ``(draws,)``: stock held at the start of the year, or room where that is not given,
        over the asset's yearly flow; NaN where it carries nothing.
    """
    case, program, values = question.case, question.program, question.figures()
    variant = question.variant()
    solutions = yield Batch(values, variants=(variant,))
    solved = solutions.variants[variant]
    flow = np.zeros(len(solved.objective))
    for carries in {program.columns[index].commodity for index in program.by_asset[closed]}:
        if carries:
            units = (case.commodities[carries].unit, case.commodities[commodity].unit)
            factor = case.units.factor(*units, carries, commodity)
            flow += carried(program, solved, closed, carries) * factor
    stock = np.zeros(len(flow))
    for store in case.stores.values():
        if store.owner == buyer and store.commodity == commodity:
            held = store.volume if store.initial is None else store.initial
            stock = stock + held.evaluate(values)
    return ratio(stock * DAYS, flow)


def spare(question: Question, buyer: str, commodity: str, closed: str) -> Analysis[FloatArray]:
    """Ask what part of a closed asset's flow to a buyer other routes replace.

    Parameters
    ----------
    question
        Program, draws and scenario.
    buyer
        Who is served.
    commodity
        With what.
    closed
        Key of the asset that closes.

    Returns
    -------
    share
        Shape ``(draws,)``: 1 where the buyer gets as much as before, NaN where the asset carries
        nothing.
    """
    program, change = question.program, question.change()
    open_ = question.variant()
    shut = question.variant(change.with_closure(named(question.case, closed)))
    solutions = yield Batch(question.figures(), variants=(open_, shut))
    before, after = solutions.variants[open_], solutions.variants[shut]
    lost = delivered(program, before, commodity, buyer) - delivered(
        program, after, commodity, buyer
    )
    return 1.0 - ratio(lost, carried(program, before, closed))
