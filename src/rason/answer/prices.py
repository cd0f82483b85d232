"""What one unit more of a good is worth at a place."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Annotated

from rason import chart
from rason.analysis.prices import Prices as Found
from rason.analysis.prices import prices as analysis
from rason.analysis.question import UNIT_PRICES
from rason.claim.need import Need, granted
from rason.games.wording import listed
from rason.table.column import Column, Reason, Unit
from rason.table.naming import name_of
from rason.table.numbers import finite, price_scale
from rason.table.row import Answer, Row
from rason.table.shown import Drawn, Shown
from rason.words.phrases import amount, interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rason.answer.subject import Subject
    from rason.case import Case
    from rason.claim.need import Inquiry
    from rason.table.naming import Names

NO_PRICES = (
    "Players bargain for sums of money, and no unit has a price by that: choose another price rule."
)


class Price(Row, table="prices"):
    """What one unit more is worth at a place."""

    place: Annotated[str, Column("Place", "place", key=True)]
    commodity: Annotated[str, Column("Good", "commodity", key=True)]
    origin: Annotated[str, Column("Origin", "actor", key=True)] = ""
    """Of a traced good that nobody uses there; empty where its origin does not matter."""
    value: Annotated[float | None, Column("Price", "amount", unit="unit", compared=True)]
    low: Annotated[float | None, Column("Low", "amount", unit="unit", end_of="value")] = None
    """What one unit more is worth."""
    high: Annotated[float | None, Column("High", "amount", unit="unit", end_of="value")] = None
    """What one unit less costs."""
    unit: Unit
    reason: Reason = ""
    """Why there is no price, or which end of it is missing."""


class Prices(Answer):
    """What one unit more is worth, at every place and of every good."""

    prices: tuple[Price, ...] = ()


ANSWER = Prices


def prices(subject: Subject) -> Inquiry[Prices]:
    """Ask what one unit more and one unit less of each good is worth at each place."""
    if subject.central.choices.price_rule not in UNIT_PRICES:
        return Prices(reason=NO_PRICES)
    asked = partial(analysis, ranges=subject.ranges)
    needs = Need.over(("prices", subject.ranges), asked, subject.central), subject.optimum
    found, optimum = map(granted, (yield needs))
    if optimum.objective is None:
        return Prices(reason=optimum.reason)
    return Prices(
        prices=tuple(_rows(subject.case, found)),
        reason="" if found.keys else "No good has a price anywhere.",
    )


def _rows(case: Case, found: Found) -> Iterator[Price]:
    for index, (place, commodity, origin) in enumerate(found.keys):
        factor, unit = price_scale(case, commodity)
        value, low, high = (
            finite(each[0, index] * factor) for each in (found.value, found.low, found.high)
        )
        if low is not None and high is not None:
            low, high = min(low, high), max(low, high)
        reason = "nothing more can be brought there, or taken away" if None in (low, high) else ""
        yield Price(
            place=place,
            commodity=commodity,
            origin=origin,
            value=value,
            low=low,
            high=high,
            unit=unit,
            reason=reason if value is not None else "no price",
        )


def layout(answer: Prices, names: Names, most: int) -> tuple[Shown, ...]:
    """Lay out the prices of goods whatever their origin."""
    rows = [each for each in answer.prices if not each.origin]
    texts = tuple(
        (
            name_of(names, "place", each.place),
            name_of(names, "commodity", each.commodity),
            each.reason if each.value is None else amount(each.value, each.unit),
            interval(each.low, each.high, each.unit),
        )
        for each in rows[:most]
    )
    note = f"All {len(answer.prices)} in prices.csv." if len(rows) > most else ""
    headings = ("Place", "Good", "Worth of one unit more", "Range")
    return (Shown("What goods are worth", headings, texts, note, (2, 3)),) if texts else ()


def draw(answer: Prices, names: Names, width: float) -> Drawn:
    """Draw prices with their ranges, good by good."""
    import pandas as pd

    rows = [
        {
            "place": name_of(names, "place", each.place),
            "commodity": name_of(names, "commodity", each.commodity),
            "low": math.nan if each.low is None else each.low,
            "central": each.value,
            "high": math.nan if each.high is None else each.high,
            "unit": each.unit,
        }
        for each in answer.prices
        if not each.origin and each.value is not None
    ]
    if not rows:
        return Drawn(None, "There are no prices.")
    goods = list(dict.fromkeys(str(row["commodity"]) for row in rows))
    return Drawn(
        chart.price_range_chart(pd.DataFrame(rows), width=width),
        f"What one unit more is worth, place by place: {listed(goods)}.",
    )
