"""What flows and what goods are worth in each period of a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import numpy as np

from rason.analysis.foresight import outcome
from rason.analysis.in_time import in_time as analysis
from rason.analysis.worth import price_rows
from rason.answer.shortages import NO_CALENDAR
from rason.claim.need import over
from rason.table.column import Column, Scenario
from rason.table.naming import name_of
from rason.table.numbers import MILLION, finite, price_scale
from rason.table.row import Answer, Row
from rason.table.shown import Shown
from rason.words.phrases import amount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rason.analysis.in_time import InTime
    from rason.analysis.question import Analysis, Question
    from rason.answer.subject import Subject
    from rason.case import Case, FloatArray
    from rason.case.calendar import Calendar
    from rason.claim.need import Inquiry
    from rason.table.naming import Names

_KINDS = {
    "flow": "flow", "supply": "supply", "process": "process", "slice": "demand", "sale": "sale",
    "purchase": "purchase", "inject": "into store", "withdraw": "out of store",
}  # fmt: skip


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
    unit: Annotated[str, Column("Unit", "unit")]


class PriceInTime(Row, table="prices_in_time"):
    """What one unit more is worth at a place in a period, in that period's money."""

    scenario: Scenario
    place: Annotated[str, Column("Place", "place", key=True)]
    commodity: Annotated[str, Column("Good", "commodity", key=True)]
    from_: Annotated[str, Column("From", key=True, name="from")]
    until: Annotated[str, Column("Until")]
    value: Annotated[float | None, Column("Price", "amount", unit="unit", compared=True)]
    unit: Annotated[str, Column("Unit", "unit")]


class Money(Row, table="money_in_time"):
    """What all earn together in a period."""

    scenario: Scenario
    from_: Annotated[str, Column("From", key=True, name="from")]
    until: Annotated[str, Column("Until")]
    surplus: Annotated[float, Column("Surplus", "amount", unit="unit", compared=True)]
    """Its present value on the first day; what building costs is in no period."""
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
    return Timeline(
        flows_in_time=tuple(_flows(subject, calendar, found)),
        prices_in_time=tuple(_prices(subject, calendar, priced)),
        money_in_time=tuple(_money(subject, calendar, found)),
    )


def _flows(subject: Subject, calendar: Calendar, found: InTime) -> Iterator[FlowInTime]:
    case: Case = subject.case
    for place, (family, asset, commodity) in enumerate(found.moved):
        if family not in _KINDS or not found.amount[0, place].any():
            continue
        for index, period in enumerate(calendar.periods):
            yield FlowInTime(
                scenario=subject.scenario,
                asset=asset,
                commodity=commodity,
                kind=_KINDS[family],
                from_=str(period.first),
                until=str(period.last),
                rate=float(found.amount[0, place, index]) / period.length,
                unit=case.units.quantity_unit(commodity),
            )


def _prices(
    subject: Subject, calendar: Calendar, priced: dict[tuple[str, str, str], FloatArray]
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
                unit=unit,
            )


def _money(subject: Subject, calendar: Calendar, found: InTime) -> Iterator[Money]:
    currency = subject.case.settings.currency
    for index, period in enumerate(calendar.periods):
        surplus = float(found.worth[0, index]) * MILLION
        yield Money(
            scenario=subject.scenario,
            from_=str(period.first),
            until=str(period.last),
            surplus=surplus,
            daily=surplus / period.days,
            unit=currency,
            daily_unit=f"{currency}/d",
        )


def layout(answer: Timeline, names: Names, most: int) -> tuple[Shown, ...]:
    """Lay out the money of periods, and prices where they move."""
    money = tuple(
        (
            each.from_,
            each.until,
            amount(each.surplus, each.unit),
            amount(each.daily, each.daily_unit),
        )
        for each in answer.money_in_time[:most]
    )
    by_price: dict[tuple[str, str], list[PriceInTime]] = {}
    for each in answer.prices_in_time:
        by_price.setdefault((each.place, each.commodity), []).append(each)
    prices_ = tuple(
        (
            name_of(names, "place", place),
            name_of(names, "commodity", commodity),
            *(_price(pick(known, key=lambda row: row.value or 0.0)) for pick in (min, max)),
        )
        for (place, commodity), rows in list(by_price.items())[:most]
        if (known := [row for row in rows if row.value is not None])
    )
    return tuple(
        shown
        for shown in (
            Shown(
                "What is earned when", ("From", "Until", "Surplus", "A day"), money,
                "Flows and prices of all periods in flows_in_time.csv and prices_in_time.csv.",
                (2, 3),
            ),
            Shown("Prices at their lowest and highest", ("Place", "Good", "Lowest", "Highest"),
                  prices_, "", (2, 3)),
        )
        if shown.rows
    )  # fmt: skip


def _price(row: PriceInTime) -> str:
    return f"{amount(row.value or 0.0, row.unit)} from {row.from_}"
