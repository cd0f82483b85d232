"""Measures of a calendar: what is lacking, kept in and in store, and the days of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.days import parts, years
from rason.analysis.in_time import LITTLE, in_time, kept_in, unserved
from rason.analysis.measure import (
    AS,
    BUYER,
    BUYERS,
    COMMODITY,
    GOODS,
    OWNER,
    OWNERS,
    Measure,
    Parameters,
    listed,
    rate_or_amount,
    singles,
    summed,
)
from rason.analysis.parameter import Parameter
from rason.analysis.quantity import ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from rason.analysis.in_time import InTime
    from rason.analysis.question import Analysis, Question
    from rason.case.case import Case
    from rason.case.cell import FloatArray

STORE = Parameter("The store.", ("stores",))
OF = replace(
    AS,
    doc="`rate` (what is meant where nothing is said), `amount` over all the days that are asked,"
    " or `share` of what it would be.",
    choices=("rate", "amount", "share"),
)
NEVER = np.inf  # later than every day


def _unit(case: Case, parameters: Parameters) -> str:
    if parameters.get("as") == "share":
        return "1"
    commodity, *_ = singles(parameters, "commodities", "commodity")
    return rate_or_amount(case, commodity, parameters)


def _stock_unit(case: Case, parameters: Parameters) -> str:
    store, *_ = singles(parameters, "stores", "store")
    return case.commodities[case.stores[store].commodity].unit


def _day(case: Case, parameters: Parameters) -> str:  # noqa: ARG001 - a unit of every measure
    return "day"


def _demands(case: Case, found: InTime, buyer: str, commodity: str) -> list[int]:
    """Return the positions of what a buyer asks for."""
    return [
        place
        for place, key in enumerate(found.demands)
        if case.demands[key].buyer == buyer and case.demands[key].commodity == commodity
    ]


def _supplies(case: Case, found: InTime, owner: str, commodity: str) -> list[int]:
    """Return the positions of what an owner brings out."""
    return [
        place
        for place, (family, key, good) in enumerate(found.moved)
        if family == "supply" and good == commodity and case.supplies[key].owner == owner
    ]


def _lacking(found: InTime, places: list[int]) -> tuple[FloatArray, FloatArray]:
    """Return what is not served and what is asked for, each of shape ``(draws, periods)``."""
    asked = found.asked[:, places].sum(axis=1)
    return (unserved(found, places)[0].sum(axis=1) if places else 0.0 * asked), asked


def _kept(found: InTime, places: list[int]) -> tuple[FloatArray, FloatArray]:
    """Return what is kept in and what would come out, each of shape ``(draws, periods)``."""
    return kept_in(found, places), found.open[:, places].sum(axis=1)


def _unserved(question: Question, parameters: Parameters) -> Analysis[FloatArray]:
    """Ask what buyers ask for and do not get."""
    found = yield from in_time(question, beside=False)
    each = [
        _lacking(found, _demands(question.case, found, one["buyer"], one["commodity"]))
        for one in summed(BUYERS, parameters)
    ]
    return _told(question, found, each, parameters)


def _shut_in(question: Question, parameters: Parameters) -> Analysis[FloatArray]:
    """Ask what owners do not bring out since the scenario's closures keep it in."""
    found = yield from in_time(question)
    # What one owner brings out more takes nothing off what another one keeps in.
    each = [
        _kept(found, _supplies(question.case, found, one["owner"], one["commodity"]))
        for one in summed(OWNERS, parameters)
    ]
    return _told(question, found, each, parameters)


def _told(
    question: Question,
    found: InTime,
    each: Sequence[tuple[FloatArray, FloatArray]],
    parameters: Parameters,
) -> FloatArray:
    """Return what is lost over the question's days: a rate, an amount, or a share of the whole.

    `each` are what is lost and the whole, period by period, of all that are summed.
    """
    lost, whole = (np.sum(part, axis=0) for part in zip(*each, strict=True))
    within = parts(question.program, question.days)
    amount, of = lost @ within, whole @ within
    told = {
        "amount": amount,
        "share": ratio(amount, of, LITTLE * whole.sum(axis=1)),
        "rate": amount / years(question.program, question.days),
    }[str(parameters.get("as", "rate"))]
    return _solved(found, told)


def _stock(question: Question, parameters: Parameters) -> Analysis[FloatArray]:
    """Ask what is in stores at the end of a day; over several days, the least there is."""
    found = yield from in_time(question, beside=False)
    assert question.program.calendar is not None, "a measure of a calendar"
    periods, days = question.program.calendar.periods, question.days
    last = periods[-1].last
    first, until = days if days is not None else (last, last)
    looked = {first, until, *(p.last for p in periods if first <= p.last <= until)}
    stores = singles(parameters, "stores", "store")
    held = [
        np.sum([_level(question, found, store, day) for store in stores], axis=0)
        for day in sorted(looked)
    ]
    return _solved(found, np.min(held, axis=0))


def _level(question: Question, found: InTime, store: str, day: date) -> FloatArray:
    """Return what is in a store at the end of a day, on the straight line through its period."""
    calendar, row = question.program.calendar, question.case.stores[store]
    assert calendar is not None and row.initial is not None, "check asks for it"  # noqa: PT018
    index = calendar.period_of(day)
    assert index is not None, "days lie within the calendar"
    period, ends = calendar.periods[index], _levels(found, store)
    part = ((day - period.first).days + 1) / period.days
    begun = ends[:, index - 1] if index else row.initial.evaluate(question.figures())
    level: FloatArray = (1.0 - part) * begun + part * ends[:, index]
    return level


def _levels(found: InTime, store: str) -> FloatArray:
    """Return what is in a store at the end of each period, shape ``(draws, periods)``."""
    place = next(
        place
        for place, (family, key, _) in enumerate(found.moved)
        if family == "level" and key == store
    )
    return found.amount[:, place]


def _day_at_minimum(question: Question, parameters: Parameters) -> Analysis[FloatArray]:
    """Ask on which day a store is first down to its minimum."""
    found = yield from in_time(question, beside=False)
    store = str(parameters["store"])
    room = question.case.stores[store].volume.evaluate(question.figures())
    least = found.minimum[:, found.stores.index(store)] + LITTLE * room
    return _first(question, found, _levels(found, store) <= least[:, None], last=True)


def _first_day(
    places_of: Callable[[Case, InTime, str, str], list[int]],
    lost_of: Callable[[InTime, list[int]], tuple[FloatArray, FloatArray]],
    who: str,
) -> Callable[[Question, Parameters], Analysis[FloatArray]]:
    """Return the question on which day something is first lost."""

    def ask(question: Question, parameters: Parameters) -> Analysis[FloatArray]:
        found = yield from in_time(question, beside=who == "owner")
        commodity = str(parameters["commodity"])
        places = places_of(question.case, found, str(parameters[who]), commodity)
        lost, whole = lost_of(found, places)
        some = lost > LITTLE * whole.sum(axis=1, keepdims=True)
        return _first(question, found, some, last=False)

    return ask


def _first(question: Question, found: InTime, some: np.ndarray, *, last: bool) -> FloatArray:
    """Return the first or last day of the first period in which something is so.

    In days from the calendar's first; later than every day where it never is.
    """
    assert question.program.calendar is not None, "a measure of a calendar"
    periods = question.program.calendar.periods
    days = np.array(
        [((each.last if last else each.first) - periods[0].first).days for each in periods]
    )
    day = np.where(some.any(axis=1), days[some.argmax(axis=1)], NEVER)
    return _solved(found, day)


def _solved(found: InTime, number: FloatArray) -> FloatArray:
    """Return a number where the scenario has a solution."""
    return np.where(np.isfinite(found.objective), number, np.nan)


IN_TIME = (
    Measure(
        "unserved",
        "What buyers ask for at their own price and do not get.",
        _unit,
        _unserved,
        {**GOODS, "buyer": BUYER, "buyers": listed(BUYER, "buyer"), "as": OF},
        sums=BUYERS,
        dated=True,
        calendar=True,
        phrase="the unmet demand of {buyer} for {commodity}",
        part="the part of the demand of {buyer} for {commodity} that is not met",
    ),
    Measure(
        "shut_in",
        "What the supplies of an owner do not bring out since the scenario's closures keep it in,"
        " beside the same days without the closures.",
        _unit,
        _shut_in,
        {**GOODS, "owner": OWNER, "owners": listed(OWNER, "owner"), "as": OF},
        sums=OWNERS,
        dated=True,
        calendar=True,
        phrase="the {commodity} shut in by {owner}",
        part="the part of the {commodity} of {owner} that is shut in",
    ),
    Measure(
        "stock",
        "What is in a store at the end of a day; over several days the least there is, and where no"
        " day is named, what is left on the last.",
        _stock_unit,
        _stock,
        {"store": STORE, "stores": listed(STORE, "store")},
        sums={"stores": "store"},
        dated=True,
        calendar=True,
        phrase="the stock of {store}",
    ),
    Measure(
        "day_at_minimum",
        "The day at whose end a store is first down to its minimum, as a date or in days from the"
        " calendar's first; later than every date where it never is.",
        _day,
        _day_at_minimum,
        {"store": STORE},
        calendar=True,
        when=True,
        phrase="the day on which {store} is down to its minimum",
    ),
    Measure(
        "day_unserved",
        "The first day of the first period in which a buyer does not get all that it asks for, as a"
        " date or in days from the calendar's first; later than every date where it gets all.",
        _day,
        _first_day(_demands, _lacking, "buyer"),
        {"commodity": COMMODITY, "buyer": BUYER},
        calendar=True,
        when=True,
        phrase="the first day on which {buyer} goes short of {commodity}",
    ),
    Measure(
        "day_shut_in",
        "The first day of the first period in which an owner's supplies bring out less than without"
        " the closures, as a date or in days from the calendar's first; later than every date where"
        " they never do.",
        _day,
        _first_day(_supplies, _kept, "owner"),
        {"commodity": COMMODITY, "owner": OWNER},
        calendar=True,
        when=True,
        phrase="the first day on which {owner} shuts in {commodity}",
    ),
)
"""Measures of a calendar."""
