"""Who runs short of what and when, what is left in store, and who must stop producing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import numpy as np

from rason.analysis.in_time import LITTLE, kept_in, unserved
from rason.analysis.in_time import in_time as analysis
from rason.answer import shortages_shown
from rason.claim.need import over
from rason.table.column import Column, Scenario
from rason.table.numbers import span
from rason.table.row import Answer, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rason.analysis.in_time import InTime
    from rason.answer.subject import Subject
    from rason.case import Case, FloatArray
    from rason.case.calendar import Calendar
    from rason.claim.need import Inquiry
    from rason.table.numbers import Span

NO_CALENDAR = "A year has no days: give the scenario a calendar."


class Shortage(Row, table="shortages"):
    """What a buyer asks for and does not get, over a calendar."""

    scenario: Scenario
    buyer: Annotated[str, Column("Buyer", "actor", key=True)]
    commodity: Annotated[str, Column("Good", "commodity", key=True)]
    unserved: Annotated[float, Column("Not served", "amount", unit="unit", compared=True)]
    """What comes less than is asked for at the demand's own price, period by period."""
    low: Annotated[float | None, Column("Low", "amount", unit="unit", end_of="unserved")] = None
    """Lower end of the range of nine draws in ten."""
    high: Annotated[float | None, Column("High", "amount", unit="unit", end_of="unserved")] = None
    asked: Annotated[float, Column("Asked for", "amount", unit="unit")]
    unit: Annotated[str, Column("Unit", "unit")]
    share: Annotated[float | None, Column("Share", "share", unit="1")] = None
    """Of all that is asked for."""
    short: Annotated[float, Column("Short at the ceiling", "amount", unit="unit")]
    """The part of it that would be taken even at the ceiling; of a flat bid, all."""
    bid_away: Annotated[float, Column("Bid away", "amount", unit="unit")]
    """The rest: what is left to others since it has become too dear."""
    first: Annotated[str, Column("First day")] = ""
    """First day of the first period in which anything is not served."""
    tied: Annotated[bool, Column("One of several", "flag")] = False
    """Whether it is one of several equally good ways to share out what there is."""


class ShortageInTime(Row, table="shortages_in_time"):
    """What a buyer asks for and does not get in a period; of those alone who ever run short."""

    scenario: Scenario
    buyer: Annotated[str, Column("Buyer", "actor", key=True)]
    commodity: Annotated[str, Column("Good", "commodity", key=True)]
    from_: Annotated[str, Column("From", key=True, name="from")]
    until: Annotated[str, Column("Until")]
    unserved: Annotated[float, Column("Not served", "amount", unit="unit", compared=True)]
    low: Annotated[float | None, Column("Low", "amount", unit="unit", end_of="unserved")] = None
    high: Annotated[float | None, Column("High", "amount", unit="unit", end_of="unserved")] = None
    unit: Annotated[str, Column("Unit", "unit")]
    share: Annotated[float | None, Column("Share", "share", unit="1")] = None
    """Of what is asked for in the period."""


class ShutIn(Row, table="shut_in"):
    """What a producer does not bring out since the scenario's closures keep it in."""

    scenario: Scenario
    actor: Annotated[str, Column("Producer", "actor", key=True)]
    commodity: Annotated[str, Column("Good", "commodity", key=True)]
    amount: Annotated[float, Column("Shut in", "amount", unit="unit", compared=True)]
    """Less than without the closures, period by period."""
    low: Annotated[float | None, Column("Low", "amount", unit="unit", end_of="amount")] = None
    high: Annotated[float | None, Column("High", "amount", unit="unit", end_of="amount")] = None
    unit: Annotated[str, Column("Unit", "unit")]
    share: Annotated[float | None, Column("Share", "share", unit="1")] = None
    """Of what it would bring out."""
    first: Annotated[str, Column("First day")] = ""
    tied: Annotated[bool, Column("One of several", "flag")] = False
    """Whether others could as well keep in more, and it less."""


class Stock(Row, table="stocks"):
    """What is in a store at the end of a period."""

    scenario: Scenario
    store: Annotated[str, Column("Store", "asset", key=True)]
    from_: Annotated[str, Column("From", name="from")]
    until: Annotated[str, Column("At the end of", key=True)]
    """The last day of the period."""
    level: Annotated[float, Column("Level", "amount", unit="unit", compared=True)]
    low: Annotated[float | None, Column("Low", "amount", unit="unit", end_of="level")] = None
    high: Annotated[float | None, Column("High", "amount", unit="unit", end_of="level")] = None
    without: Annotated[float, Column("Without closures", "amount", unit="unit")]
    """What it would be without the scenario's closures."""
    minimum: Annotated[float, Column("Minimum", "amount", unit="unit")]
    volume: Annotated[float, Column("Room", "amount", unit="unit")]
    unit: Annotated[str, Column("Unit", "unit")]
    empty: Annotated[bool, Column("At its minimum", "flag")] = False
    lacking: Annotated[float, Column("Lacks", "amount", unit="unit")] = 0.0
    """By how much it is below the least that is asked for: its minimum, or on the last day what it
    must end with, which is met as far as it can be."""


class Shortages(Answer):
    """Who runs short, what is left in store, and who must stop producing."""

    shortages: tuple[Shortage, ...] = ()
    shortages_in_time: tuple[ShortageInTime, ...] = ()
    shut_in: tuple[ShutIn, ...] = ()
    stocks: tuple[Stock, ...] = ()


ANSWER = Shortages
heading, layout, says = shortages_shown.heading, shortages_shown.layout, shortages_shown.says
draw, draw_stocks = shortages_shown.draw, shortages_shown.draw_stocks


def shortages(subject: Subject) -> Inquiry[Shortages]:
    """Ask who runs short of what and when, what is left in store, and who must stop producing."""
    calendar = subject.central.program.calendar
    if calendar is None:
        return Shortages(reason=NO_CALENDAR)
    asked = partial(analysis, ends=subject.ranges)
    central: InTime = yield from over(("in time", subject.ranges), asked, subject.central)
    if not np.isfinite(central.objective[0]):
        return Shortages(reason=next((each for each in central.reasons if each), "no solution"))
    drawn = central
    if subject.drawn is not None:
        drawn = yield from over(("in time", False), analysis, subject.drawn)
    made = _Made(subject, calendar, central, drawn)
    short = tuple(made.shortages())
    answer = Shortages(
        shortages=short,
        shortages_in_time=tuple(made.in_time(short)),
        shut_in=tuple(made.shut_in()),
        stocks=tuple(made.stocks()),
    )
    if any((answer.shortages, answer.shut_in, answer.stocks)):
        return answer
    return Shortages(reason="Everybody gets what is asked for, and the case has no store.")


class _Made:
    """Rows out of what was found at central figures and over draws."""

    def __init__(
        self, subject: Subject, calendar: Calendar, central: InTime, drawn: InTime
    ) -> None:
        self.subject, self.calendar = subject, calendar
        self.case: Case = subject.case
        self.found = (central, drawn)
        self.ranged = subject.drawn is not None

    def shortages(self) -> Iterator[Shortage]:
        """Yield who does not get all: who runs short first, then the largest share."""
        rows = [self._shortage(*key, places) for key, places in self._buyers().items()]
        found = [row for row in rows if row is not None]
        yield from sorted(found, key=lambda row: (not row.first, row.first, -(row.share or 0.0)))

    def _buyers(self) -> dict[tuple[str, str], list[int]]:
        """Return the positions of the demands of each buyer for each good."""
        groups: dict[tuple[str, str], list[int]] = {}
        for place, key in enumerate(self.found[0].demands):
            demand = self.case.demands[key]
            groups.setdefault((demand.buyer, demand.commodity), []).append(place)
        return groups

    def in_time(self, short: Iterable[Shortage]) -> Iterator[ShortageInTime]:
        """Yield what those who run short lack in each period."""
        buyers = self._buyers()
        for row in short:
            places = buyers[row.buyer, row.commodity]
            (central, _), (drawn, _) = (unserved(each, places) for each in self.found)
            asked = self.found[0].asked[0, places].sum(axis=0)
            for index, period in enumerate(self.calendar.periods):
                lacking = span(
                    float(central[0, :, index].sum()),
                    drawn[:, :, index].sum(axis=1),
                    nothing=LITTLE * float(asked[index]),
                )
                amount = lacking.value or 0.0
                yield ShortageInTime(
                    scenario=self.subject.scenario,
                    buyer=row.buyer,
                    commodity=row.commodity,
                    from_=str(period.first),
                    until=str(period.last),
                    unserved=amount,
                    **self._ends(lacking),
                    unit=row.unit,
                    share=amount / float(asked[index]) if asked[index] else None,
                )

    def _shortage(self, buyer: str, commodity: str, places: list[int]) -> Shortage | None:
        central, drawn = (unserved(each, places) for each in self.found)
        (lacking, short), (over_draws, _) = central, drawn
        asked = float(self.found[0].asked[0, places].sum())
        by_period = lacking[0].sum(axis=0)
        whole = span(float(by_period.sum()), over_draws.sum(axis=(1, 2)), nothing=LITTLE * asked)
        if not whole.value and not (self.ranged and whole.high):
            return None
        total, part = whole.value or 0.0, min(float(short[0].sum()), float(by_period.sum()))
        return Shortage(
            scenario=self.subject.scenario,
            buyer=buyer,
            commodity=commodity,
            unserved=total,
            **self._ends(whole),
            asked=asked,
            unit=self.case.commodities[commodity].unit,
            share=total / asked if asked else None,
            short=part,
            bid_away=max(total - part, 0.0),
            first=self._first(by_period, LITTLE * asked),
            tied=any(
                ("slice", self.found[0].demands[place], commodity) in self.found[0].tied
                for place in places
            ),
        )

    def shut_in(self) -> Iterator[ShutIn]:
        """Yield who must keep goods in: who must first, then the largest share."""
        groups: dict[tuple[str, str], list[int]] = {}
        for place, (family, key, commodity) in enumerate(self.found[0].moved):
            if family == "supply":
                owner = self.case.supplies[key].owner
                groups.setdefault((owner, commodity), []).append(place)
        rows = [self._shut_in(*key, places) for key, places in groups.items()]
        found = [row for row in rows if row is not None]
        yield from sorted(found, key=lambda row: (not row.first, row.first, -(row.share or 0.0)))

    def _shut_in(self, actor: str, commodity: str, places: list[int]) -> ShutIn | None:
        kept, over_draws = (kept_in(each, places) for each in self.found)
        would = float(self.found[0].open[0, places].sum())
        whole = span(float(kept[0].sum()), over_draws.sum(axis=1), nothing=LITTLE * would)
        if not whole.value and not (self.ranged and whole.high):
            return None
        total = whole.value or 0.0
        return ShutIn(
            scenario=self.subject.scenario,
            actor=actor,
            commodity=commodity,
            amount=total,
            **self._ends(whole),
            unit=self.case.commodities[commodity].unit,
            share=total / would if would else None,
            first=self._first(kept[0], LITTLE * would),
            tied=any(self.found[0].moved[place] in self.found[0].tied for place in places),
        )

    def stocks(self) -> Iterator[Stock]:
        """Yield the level of every store at the end of every period."""
        central, drawn = self.found
        lacks = {key: i for i, (family, key, _) in enumerate(central.moved) if family == "lack"}
        for place, (family, key, commodity) in enumerate(central.moved):
            if family != "level":
                continue
            row = self.case.stores[key]
            room = float(np.ravel(row.volume.evaluate(self.subject.central.figures()))[0])
            minimum = float(central.minimum[0, central.stores.index(key)])
            least = minimum + LITTLE * room
            for index, period in enumerate(self.calendar.periods):
                level = central.amount[0, place, index]
                held = span(float(level), drawn.amount[:, place, index], nothing=LITTLE * room)
                yield Stock(
                    scenario=self.subject.scenario,
                    store=key,
                    from_=str(period.first),
                    until=str(period.last),
                    level=held.value or 0.0,
                    **self._ends(held),
                    without=float(central.open[0, place, index]),
                    minimum=minimum,
                    volume=room,
                    unit=self.case.commodities[commodity].unit,
                    empty=bool(level <= least),
                    lacking=float(central.amount[0, lacks[key], index]) if key in lacks else 0.0,
                )

    def _ends(self, whole: Span) -> dict[str, float | None]:
        return {"low": whole.low, "high": whole.high} if self.ranged else {}

    def _first(self, by_period: FloatArray, least: float) -> str:
        """Return the first day of the first period in which there is anything."""
        some = np.flatnonzero(by_period > least)
        return str(self.calendar.periods[int(some[0])].first) if len(some) else ""
