"""What flows and what goods are worth in each period of a calendar."""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING, Annotated

import numpy as np

from rason import chart
from rason.analysis.foresight import outcome
from rason.analysis.in_time import LITTLE, moved_in
from rason.analysis.in_time import in_time as analysis
from rason.analysis.quantity import capacity
from rason.analysis.worth import price_rows
from rason.answer.shortages import NO_CALENDAR
from rason.answer.shortages_shown import told
from rason.claim.need import over
from rason.program.program import FLOWS
from rason.table.column import Column, Scenario
from rason.table.naming import name_of
from rason.table.numbers import MILLION, finite, flow_scale, price_scale, span
from rason.table.row import Answer, Row
from rason.table.shown import Drawn, Shown
from rason.words.counting import counted
from rason.words.phrases import amount, in_prose, interval, sentence
from rason.words.phrases import day as in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Sized

    from rason.analysis.in_time import InTime, Moved
    from rason.analysis.question import Analysis, Question
    from rason.answer.subject import Subject
    from rason.case import Case, FloatArray
    from rason.case.calendar import Calendar
    from rason.claim.need import Inquiry
    from rason.program.program import ColumnFamily
    from rason.table.naming import Names

_KINDS: dict[ColumnFamily, str] = {
    "flow": "flow", "back": "back", "supply": "supply", "process": "process", "slice": "demand",
    "sale": "sale",
    "purchase": "purchase", "inject": "into store", "withdraw": "out of store",
}  # fmt: skip
MOST_PRICES = 8
"""Panels of prices."""
BANDED = "; bands hold nine draws in ten"


class FlowInTime(Row, table="flows_in_time"):
    """What an asset carries, makes or serves in a period."""

    scenario: Scenario
    asset: Annotated[str, Column("Asset", "asset", key=True)]
    commodity: Annotated[str, Column("Good", "commodity", key=True)]
    kind: Annotated[str, Column("Kind", key=True)]
    from_: Annotated[str, Column("From", key=True, name="from")]
    until: Annotated[str, Column("Until")]
    rate: Annotated[float, Column("Rate", "amount", unit="unit", compared=True)]
    """As an amount a year, so that periods of any length compare."""
    low: Annotated[float | None, Column("Low", "amount", unit="unit", end_of="rate")] = None
    """Lower end of the range of nine draws in ten."""
    high: Annotated[float | None, Column("High", "amount", unit="unit", end_of="rate")] = None
    """Upper end of the range of nine draws in ten."""
    capacity: Annotated[float | None, Column("Capacity", "amount", unit="unit")] = None
    """The most that could flow, as a rate; 0 where it is shut."""
    unit: Annotated[str, Column("Unit", "unit")]


class PriceInTime(Row, table="prices_in_time"):
    """What one unit more is worth at a place in a period, in that period's money."""

    scenario: Scenario
    place: Annotated[str, Column("Place", "place", key=True)]
    commodity: Annotated[str, Column("Good", "commodity", key=True)]
    from_: Annotated[str, Column("From", key=True, name="from")]
    until: Annotated[str, Column("Until")]
    value: Annotated[float | None, Column("Price", "amount", unit="unit", compared=True)]
    low: Annotated[float | None, Column("Low", "amount", unit="unit", end_of="value")] = None
    high: Annotated[float | None, Column("High", "amount", unit="unit", end_of="value")] = None
    unit: Annotated[str, Column("Unit", "unit")]


class Money(Row, table="money_in_time"):
    """What all earn together in a period."""

    scenario: Scenario
    from_: Annotated[str, Column("From", key=True, name="from")]
    until: Annotated[str, Column("Until")]
    surplus: Annotated[float, Column("Surplus", "amount", unit="unit", compared=True)]
    """Its present value on the first day, without what building costs and what is left in stores,
    which are in no period."""
    left_in_stores: Annotated[
        float | None, Column("Left in stores", "amount", unit="unit", compared=True)
    ] = None
    """What stores hold on the last day is worth, as a present value on the first; of the last
    period alone."""
    daily: Annotated[float, Column("A day", "amount", unit="daily_unit")]
    unit: Annotated[str, Column("Unit", "unit")]
    daily_unit: Annotated[str, Column("Unit of a day's", "unit")]


class Timeline(Answer):
    """Flows, prices and money, period by period."""

    flows_in_time: tuple[FlowInTime, ...] = ()
    prices_in_time: tuple[PriceInTime, ...] = ()
    money_in_time: tuple[Money, ...] = ()


ANSWER = Timeline


def prices(question: Question) -> Analysis[dict[tuple[str, str, str], FloatArray]]:
    """Ask for prices in each period, in its own money.

    Returns
    -------
    prices
        Shape ``(draws, periods)`` [million currency per unit], by place, commodity and origin.
    """
    program, values = question.program, question.figures()
    solved = (yield from outcome(question)).solved
    worth = [program.timing.worth(period, values) for period in program.timing.periods]
    return {
        key: np.stack(
            [
                np.take_along_axis(solved.dual, row[:, None], axis=1)[:, 0] / each
                for row, each in zip(rows, worth, strict=True)
            ],
            axis=1,
        )
        for key, rows in price_rows(program, solved).items()
    }


def timeline(subject: Subject) -> Inquiry[Timeline]:
    """Ask what flows, what goods are worth and what is earned in each period of a calendar."""
    calendar = subject.central.program.calendar
    if calendar is None:
        return Timeline(reason=NO_CALENDAR)
    found: InTime = yield from over(("in time", False), analysis, subject.central)
    if not np.isfinite(found.objective[0]):
        return Timeline(reason=next((each for each in found.reasons if each), "no solution"))
    priced = yield from over("prices in time", prices, subject.central)
    drawn, prices_drawn = None, {}
    if subject.drawn is not None:
        drawn = yield from over(("in time", False), analysis, subject.drawn)
        prices_drawn = yield from over("prices in time", prices, subject.drawn)
    return Timeline(
        flows_in_time=tuple(_flows(subject, calendar, found, drawn)),
        prices_in_time=tuple(_prices(subject, calendar, priced, prices_drawn)),
        money_in_time=tuple(_money(subject, calendar, found)),
    )


def _ends(drawn: FloatArray | None, factor: float) -> dict[str, float | None]:
    """Return the range of nine draws in ten; nothing where none was asked."""
    if drawn is None:
        return {}
    whole = span(0.0, drawn, factor)
    return {"low": whole.low, "high": whole.high}


def _flows(
    subject: Subject, calendar: Calendar, found: InTime, drawn: InTime | None
) -> Iterator[FlowInTime]:
    case: Case = subject.case
    rooms = _rooms(subject.central)
    for place, (family, asset, commodity) in enumerate(found.moved):
        # Of links those that carry nothing are told, too: some are shut.
        if family not in _KINDS or not (family in FLOWS or found.amount[0, place].any()):
            continue
        factor, unit = flow_scale(case, commodity)
        for index, period in enumerate(calendar.periods):
            yield FlowInTime(
                scenario=subject.scenario,
                asset=asset,
                commodity=commodity,
                kind=_KINDS[family],
                from_=str(period.first),
                until=str(period.last),
                rate=float(found.amount[0, place, index]) / period.length * factor,
                **_ends(
                    None if drawn is None else drawn.amount[:, place, index],
                    factor / period.length,
                ),
                capacity=finite(rooms[family, asset, commodity][index] / period.length * factor),
                unit=unit,
            )


def _rooms(question: Question) -> dict[Moved, FloatArray]:
    """Return the most that could be moved in each period at central figures."""
    program, variant = question.program, question.variant()
    upper = program.numbers(question.figures()).upper * variant.scale
    return {
        key: np.array(
            [
                float(capacity(program, upper, own)[0]) * program.timing.years if own else 0.0
                for own in periods
            ]
        )
        for key, periods in moved_in(program, tuple(_KINDS)).items()
    }


def _prices(
    subject: Subject,
    calendar: Calendar,
    priced: dict[tuple[str, str, str], FloatArray],
    drawn: dict[tuple[str, str, str], FloatArray],
) -> Iterator[PriceInTime]:
    for (place, commodity, origin), price in priced.items():
        if origin:
            continue
        factor, unit = price_scale(subject.case, commodity)
        for index, period in enumerate(calendar.periods):
            yield PriceInTime(
                scenario=subject.scenario,
                place=place,
                commodity=commodity,
                from_=str(period.first),
                until=str(period.last),
                value=finite(float(price[0, index]) * factor),
                **_ends(
                    drawn[place, commodity, origin][:, index] if drawn else None,
                    factor,
                ),
                unit=unit,
            )


def _money(subject: Subject, calendar: Calendar, found: InTime) -> Iterator[Money]:
    currency = subject.case.settings.currency
    left, last = float(found.left[0]) * MILLION, calendar.periods[-1]
    for index, period in enumerate(calendar.periods):
        surplus = float(found.worth[0, index]) * MILLION
        yield Money(
            scenario=subject.scenario,
            from_=str(period.first),
            until=str(period.last),
            surplus=surplus,
            left_in_stores=left if left and period is last else None,
            daily=surplus / period.days,
            unit=currency,
            daily_unit=f"{currency}/d",
        )


def says(answer: Timeline, names: Names) -> tuple[str, ...]:
    """Say what is earned on all days together, and a day."""
    found = []
    scenarios = list(dict.fromkeys(each.scenario for each in answer.money_in_time))
    for scenario in scenarios:
        own = [each for each in answer.money_in_time if each.scenario == scenario]
        first, last = (date.fromisoformat(day) for day in (own[0].from_, own[-1].until))
        days = (last - first).days + 1
        whole = sum(each.surplus for each in own)
        where = f"{name_of(names, 'scenario', scenario)}: " if len(scenarios) > 1 else ""
        found.append(
            f"{where}from {in_words(first)} to {in_words(last)}, {counted(days, 'day')}, all"
            f" together earn {in_prose(amount(whole, own[0].unit))}, or"
            f" {in_prose(amount(whole / days, own[0].unit))} a day, before what building costs"
            + (
                f"; what is left in stores on the last is worth {in_prose(left)}."
                if (left := _left(own))
                else "."
            )
        )
    return tuple(map(sentence, found))


def _left(rows: Iterable[Money]) -> str:
    """Write what is left in stores in a scenario; empty where it is worth nothing."""
    return next(
        (amount(each.left_in_stores, each.unit) for each in rows if each.left_in_stores), ""
    )


def layout(answer: Timeline, names: Names, most: int) -> tuple[Shown, ...]:
    """Lay out the money of periods, and prices where they move."""
    several = len({each.scenario for each in answer.money_in_time}) > 1

    def where(scenario: str) -> tuple[str, ...]:
        return (name_of(names, "scenario", scenario),) if several else ()

    left = any(each.left_in_stores for each in answer.money_in_time)
    money: list[tuple[str, ...]] = [
        (
            told(each.from_),
            told(each.until),
            amount(each.surplus, each.unit),
            amount(each.daily, each.daily_unit),
            *((_left([each]),) if left else ()),
        )
        for each in answer.money_in_time
    ]
    heads: tuple[str, ...] = ("From", "Until", "Surplus", "A day")
    if several:
        money, heads = _by_scenario(answer, names, left=left), (
            "Scenario", "In all", "Least", "Most",
        )  # fmt: skip
    if left:
        heads = (*heads, "Left in stores")
    by_price = _by_price(answer)
    prices_ = tuple(
        (
            *where(scenario),
            name_of(names, "place", place),
            name_of(names, "commodity", commodity),
            *_lowest_and_highest(known),
        )
        for (scenario, place, commodity), rows in list(by_price.items())[:most]
        if (known := [row for row in rows if row.value is not None])
    )
    above = ("Scenario",) if several else ()
    return tuple(
        shown
        for shown in (
            Shown("Prices at their lowest and highest",
                  (*above, "Place", "Good", "Lowest", "Highest"), prices_,
                  _more(by_price, most, "prices_in_time.csv"), (2 + several, 3 + several)),
            Shown(
                "What is earned when", heads, tuple(money[:most]),
                _more(money, most, "money_in_time.csv")
                or "All periods in money_in_time.csv and flows_in_time.csv.",
                tuple(range(1 if several else 2, len(heads))),
            ),
        )
        if shown.rows
    )  # fmt: skip


def _by_scenario(answer: Timeline, names: Names, *, left: bool) -> list[tuple[str, ...]]:
    """Return what is earned in each scenario: in all, and a day in its worst and best period."""
    found: dict[str, list[Money]] = {}
    for each in answer.money_in_time:
        found.setdefault(each.scenario, []).append(each)
    return [
        (
            name_of(names, "scenario", scenario),
            amount(sum(each.surplus for each in own), own[0].unit),
            *(
                f"{amount(each.daily, each.daily_unit)} from {told(each.from_)}"
                for each in (pick(own, key=lambda row: row.daily) for pick in (min, max))
            ),
            *((_left(own),) if left else ()),
        )
        for scenario, own in found.items()
    ]


def _more(rows: Sized, most: int, file: str) -> str:
    return f"The first {most} of {len(rows)}; all in {file}." if len(rows) > most else ""


def _by_price(answer: Timeline) -> dict[tuple[str, str, str], list[PriceInTime]]:
    """Return the prices of a good at a place in each scenario, in time."""
    found: dict[tuple[str, str, str], list[PriceInTime]] = {}
    for each in answer.prices_in_time:
        found.setdefault((each.scenario, each.place, each.commodity), []).append(each)
    return found


def _lowest_and_highest(rows: Sequence[PriceInTime]) -> tuple[str, str]:
    """Say when a price is lowest and highest; once where both are printed alike."""
    low, high = (pick(rows, key=lambda row: row.value or 0.0) for pick in (min, max))
    if _price(low) == _price(high):
        return f"{_price(low)} throughout", ""
    return f"{_price(low)} from {told(low.from_)}", f"{_price(high)} from {told(high.from_)}"


def _price(row: PriceInTime) -> str:
    """Return a price with its range."""
    ends = interval(row.low, row.high, row.unit)
    return amount(row.value or 0.0, row.unit) + (f" ({ends})" if ends else "")


def draw(answer: Timeline, names: Names, width: float) -> Drawn:
    """Draw what goods are worth in each period, place by place."""
    rows = [each for each in answer.prices_in_time if each.value is not None]
    if not rows:
        return Drawn(None, "There are no prices.")
    import pandas as pd

    moves: dict[tuple[str, str], float] = {}
    for (_, place, commodity), own in _by_price(answer).items():
        known = [each.value for each in own if each.value is not None]
        if known:
            move = max(known) / min(known) - 1.0 if min(known) > 0.0 else max(known)
            moves[place, commodity] = max(moves.get((place, commodity), 0.0), move)
    chosen = sorted(moves, key=lambda key: -moves[key])[:MOST_PRICES]
    goods = {each.commodity for each in rows}
    frame = pd.DataFrame(
        [
            {
                "panel": _priced(names, place, commodity if len(goods) > 1 else ""),
                "line": name_of(names, "scenario", each.scenario),
                "from": each.from_,
                "until": each.until,
                "value": each.value,
                "low": math.nan if each.low is None else each.low,
                "high": math.nan if each.high is None else each.high,
                "unit": each.unit,
            }
            for place, commodity in chosen
            for each in rows
            if (each.place, each.commodity) == (place, commodity)
        ]
    )
    finding = _finding(answer, names, several=len({each.scenario for each in rows}) > 1)
    more = f" The {len(chosen)} that move most of {len(moves)}." if len(moves) > len(chosen) else ""
    return Drawn(
        chart.curve_panels(frame, steps=True, width=width),
        " ".join([finding, *_told(answer, chosen, names)]),
        f"{finding} What one unit more is worth in each period, in its own money"
        f"{BANDED if any(each.low is not None for each in rows) else ''}.{more}"
        " All in prices_in_time.csv.",
    )


def _priced(names: Names, place: str, commodity: str) -> str:
    where = name_of(names, "place", place)
    return f"{where}: {name_of(names, 'commodity', commodity)}" if commodity else where


def _finding(answer: Timeline, names: Names, *, several: bool) -> str:
    """Say where and when a good is dearest beside its own lowest price."""
    widest: tuple[float, PriceInTime, PriceInTime] | None = None
    for own in _by_price(answer).values():
        known = [each for each in own if each.value is not None]
        if known:
            least, most = (pick(known, key=lambda row: row.value or 0.0) for pick in (min, max))
            move = (most.value or 0.0) / least.value - 1.0 if least.value else 0.0
            if widest is None or move > widest[0]:
                widest = (move, least, most)
    if widest is None or widest[0] <= LITTLE:
        return "No price moves from one period to another."
    _, least, most = widest
    good = name_of(names, "commodity", most.commodity)
    where = f" in “{name_of(names, 'scenario', most.scenario)}”" if several else ""
    return (
        f"Prices move most at {name_of(names, 'place', most.place)} ({good}){where}: between"
        f" {_at(least)} and {_at(most)}."
    )


def _at(row: PriceInTime) -> str:
    return f"{amount(row.value or 0.0, row.unit)} (from {told(row.from_)})"


def _told(answer: Timeline, chosen: Sequence[tuple[str, str]], names: Names) -> list[str]:
    """Say of each price that is drawn between which ends it moves."""
    found = []
    for (scenario, place, commodity), own in _by_price(answer).items():
        known = [each.value for each in own if each.value is not None]
        if (place, commodity) in chosen and known:
            where = f" in “{name_of(names, 'scenario', scenario)}”"
            ends = interval(min(known), max(known), own[0].unit) or amount(known[0], own[0].unit)
            found.append(f"{_priced(names, place, commodity)}{where}: {ends}.")
    return found
