"""Shortages and stores as their readers see them: sentences, tables, a calendar, curves."""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from rason import chart
from rason.games.wording import listed
from rason.table.naming import name_of
from rason.table.shown import Drawn, Shown
from rason.words.amounts import format_share
from rason.words.counting import counted
from rason.words.phrases import amount, interval
from rason.words.phrases import day as in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rason.answer.shortages import Shortage, ShortageInTime, Shortages, ShutIn, Stock
    from rason.table.naming import Names

    Of = TypeVar("Of", Shortage, ShortageInTime, ShutIn, Stock)

MOST_ROWS = 12
"""Rows of the calendar in each scenario."""
MOST_STORES = 8
"""Panels of stock curves."""
TIED = "* one of several equally good: among equals another would do as well."
_STAR = " *"
_TOLD = 6
"""Who is named in the words that stand for a picture."""


def by_scenario(rows: Iterable[Of]) -> dict[str, list[Of]]:
    """Return rows by scenario."""
    found: dict[str, list[Of]] = {}
    for each in rows:
        found.setdefault(each.scenario, []).append(each)
    return found


def asked_of(answer: Shortages) -> tuple[str, ...]:
    """Return the scenarios that an answer is about."""
    every = (answer.stocks, answer.shortages, answer.shut_in)
    return tuple(dict.fromkeys(each.scenario for rows in every for each in rows))


def heading(answer: Shortages, names: Names) -> str:
    """Name who runs short first."""
    asks = "Who runs short, and when"
    first = _first(answer.shortages)
    if first is None:
        return asks
    return f"{asks}: first, {name_of(names, 'actor', first.buyer)}, on {told(first.first)}"


def says(answer: Shortages, names: Names) -> tuple[str, ...]:
    """Say who runs short first, who must stop, and which stores are empty or full on which day."""
    scenarios = asked_of(answer)
    found: list[str] = []
    for scenario in scenarios:
        short = [each for each in answer.shortages if each.scenario == scenario]
        kept = [each for each in answer.shut_in if each.scenario == scenario]
        stocks = [each for each in answer.stocks if each.scenario == scenario]
        own = [*_short(short, names), *_stopped(kept, names), *_stores_in_words(stocks, names)]
        if len(scenarios) > 1:
            own = [f"“{name_of(names, 'scenario', scenario)}”: {' '.join(own)}"]
        found += own
    return tuple(found)


def _short(rows: Sequence[Shortage], names: Names) -> list[str]:
    first = _first(rows)
    if first is None:
        some = list(dict.fromkeys(name_of(names, "actor", each.buyer) for each in rows))
        if not some:
            return ["Nobody runs short."]
        return [f"Nobody runs short at central figures; {listed(some)} in some draws."]
    others = len({each.buyer for each in rows if each.first > first.first})
    more = f"; {counted(others, 'other')} later" if others else ""
    return [f"First to run short: {_firsts(rows, names)}, from {told(first.first)}{more}."]


def _firsts(rows: Iterable[Shortage], names: Names) -> str:
    """Name all who run short on the first day on which anybody does, each with its good."""
    dated = [each for each in rows if each.first]
    day = min(each.first for each in dated)
    goods: dict[str, list[str]] = {}
    for each in dated:
        if each.first == day:
            own = goods.setdefault(name_of(names, "actor", each.buyer), [])
            own.append(name_of(names, "commodity", each.commodity))
    return listed([f"{buyer} ({listed(own)})" for buyer, own in goods.items()])


def _stopped(rows: Sequence[ShutIn], names: Names) -> list[str]:
    dated = [each for each in rows if each.first]
    if not dated:
        return []
    first = min(dated, key=lambda each: each.first)
    good = name_of(names, "commodity", first.commodity)
    actor = name_of(names, "actor", first.actor)
    return [f"First to cut output: {actor}, from {told(first.first)} ({good})."]


def _stores_in_words(rows: Sequence[Stock], names: Names) -> list[str]:
    reached: dict[str, Stock] = {}
    for each in _moved(rows):
        if each.empty:
            reached.setdefault(each.store, each)
    found = [
        f"{name_of(names, 'asset', store)} is"
        f" {'down to its minimum' if each.minimum else 'empty'} on {told(each.until)}."
        for store, each in reached.items()
    ]
    last = {each.store: each for each in rows}
    return found + [
        f"{name_of(names, 'asset', store)} lacks {amount(each.lacking, each.unit)} of what it must"
        " end with."
        for store, each in last.items()
        if each.lacking
    ]


def _moved(stocks: Iterable[Stock]) -> list[Stock]:
    """Return the levels of stores that closures move at all."""
    return [
        each
        for levels in _levels(stocks).values()
        if any(own.level != own.without for own in levels)
        for each in levels
    ]


def layout(answer: Shortages, names: Names, most: int) -> tuple[Shown, ...]:
    """Lay out who runs short, who must stop, and where stores stand at the end."""
    several = len(asked_of(answer)) > 1
    short = [
        (
            *_where(each, names, several=several),
            name_of(names, "actor", each.buyer),
            name_of(names, "commodity", each.commodity),
            told(each.first) if each.first else "in some draws",
            amount(each.unserved, each.unit) + _STAR * each.tied,
            interval(each.low, each.high, each.unit),
            format_share(each.share or 0.0),
            amount(each.short, each.unit),
        )
        for each in answer.shortages
    ]
    kept = [
        (
            *_where(each, names, several=several),
            name_of(names, "actor", each.actor),
            name_of(names, "commodity", each.commodity),
            told(each.first) if each.first else "in some draws",
            amount(each.amount, each.unit) + _STAR * each.tied,
            interval(each.low, each.high, each.unit),
            format_share(each.share or 0.0),
        )
        for each in answer.shut_in
    ]
    stores = [
        (
            *_where(levels[0], names, several=several),
            name_of(names, "asset", levels[0].store),
            amount(min(each.level for each in levels), levels[0].unit),
            amount(levels[-1].level, levels[0].unit),
            interval(levels[-1].low, levels[-1].high, levels[0].unit),
            next((told(each.until) for each in levels if each.empty), ""),
        )
        for levels in _levels(answer.stocks).values()
    ]
    tables = (
        (
            "Who runs short",
            ("Buyer", "Good", "First day", "Not served", "Range", "Share", "At the ceiling"),
            short, "shortages.csv", (3, 4, 5, 6), any(each.tied for each in answer.shortages),
        ),
        (
            "Who must stop producing",
            ("Producer", "Good", "First day", "Shut in", "Range", "Share"),
            kept, "shut_in.csv", (3, 4, 5), any(each.tied for each in answer.shut_in),
        ),
        (
            "What is left in store",
            ("Store", "Lowest", "On the last day", "Range", "Down to its minimum on"),
            stores, "stocks.csv", (1, 2, 3), False,
        ),
    )  # fmt: skip
    return tuple(
        Shown(
            caption,
            ("Scenario", *headings) if several else headings,
            tuple(rows[:most]),
            _note(len(rows), most, file, tied=tied),
            tuple(place + several for place in numbers),
        )
        for caption, headings, rows, file, numbers, tied in tables
        if rows
    )


def _note(count: int, most: int, file: str, *, tied: bool) -> str:
    more = f"The first {most} of {count}; all in {file}." if count > most else ""
    return " ".join(filter(None, [TIED if tied else "", more]))


def _where(each: Shortage | ShutIn | Stock, names: Names, *, several: bool) -> tuple[str, ...]:
    return (name_of(names, "scenario", each.scenario),) if several else ()


def _levels(stocks: Iterable[Stock]) -> dict[tuple[str, str], list[Stock]]:
    """Return the levels of each store in each scenario."""
    found: dict[tuple[str, str], list[Stock]] = {}
    for each in stocks:
        found.setdefault((each.scenario, each.store), []).append(each)
    return found


def draw(answer: Shortages, names: Names, width: float) -> Drawn:
    """Draw who goes short when, those first who are first."""
    if not answer.shortages:
        return Drawn(None, "Nobody runs short.")
    import pandas as pd

    several = len(asked_of(answer)) > 1
    periods: dict[tuple[str, str, str], list[ShortageInTime]] = {}
    for period in answer.shortages_in_time:
        key = period.scenario, period.buyer, period.commodity
        periods.setdefault(key, []).append(period)
    goods = {each.commodity for each in answer.shortages}
    rows: list[dict[str, Any]] = []
    cut = False
    for scenario, short in by_scenario(answer.shortages).items():
        cut |= len(short) > MOST_ROWS
        for each in short[:MOST_ROWS]:
            who = name_of(names, "actor", each.buyer)
            good = name_of(names, "commodity", each.commodity)
            rows += [
                {
                    "panel": name_of(names, "scenario", scenario) if several else "",
                    "who": f"{who}: {good}" if len(goods) > 1 else who,
                    "from": period.from_,
                    "until": period.until,
                    "share": period.share or 0.0,
                    "amount": amount(period.unserved, period.unit),
                    "total": amount(each.unserved, each.unit),
                }
                for period in periods[scenario, each.buyer, each.commodity]
            ]
    finding = _finding(answer, names)
    more = f" The first {MOST_ROWS} of each scenario; all in shortages.csv." if cut else ""
    return Drawn(
        chart.shortage_calendar(pd.DataFrame(rows), width=width),
        " ".join([finding, *_each_told(answer, names)]),
        f"{finding} Who goes short when; darker where more of what is asked for is lacking,"
        f" and behind each row what is lacking in all.{more}",
    )


def _finding(answer: Shortages, names: Names) -> str:
    """Say who is the first of all to run short."""
    first = _first(answer.shortages)
    if first is None:
        return "At central figures nobody runs short; in some draws somebody does."
    where = ""
    if len(asked_of(answer)) > 1:
        where = f" in “{name_of(names, 'scenario', first.scenario)}”"
    own = [each for each in answer.shortages if each.scenario == first.scenario]
    return f"First to run short: {_firsts(own, names)}, from {told(first.first)}{where}."


def _each_told(answer: Shortages, names: Names) -> list[str]:
    """Say of those who run short since when, and of how much."""
    dated = [each for each in answer.shortages if each.first]
    found = [
        f"{name_of(names, 'actor', each.buyer)} lacks {amount(each.unserved, each.unit)},"
        f" {format_share(each.share or 0.0)} of what it asks for, from {told(each.first)}."
        for each in dated[:_TOLD]
    ]
    if len(dated) > _TOLD:
        found.append(f"{counted(len(dated) - _TOLD, 'more row')}.")
    return found


def _first(rows: Iterable[Shortage]) -> Shortage | None:
    """Return who runs short first."""
    return min((each for each in rows if each.first), key=lambda each: each.first, default=None)


def draw_stocks(answer: Shortages, names: Names, width: float) -> Drawn:
    """Draw what is in each store on which day, with its range and its minimum."""
    if not answer.stocks:
        return Drawn(None, "The case has no store.")
    import pandas as pd

    scenarios = tuple(by_scenario(answer.stocks))
    by_store: dict[str, list[Stock]] = {}
    for each in answer.stocks:
        by_store.setdefault(each.store, []).append(each)
    chosen = sorted(by_store, key=lambda store: _urgency(by_store[store]))[:MOST_STORES]
    rows: list[dict[str, Any]] = []
    for store in chosen:
        levels = by_store[store]
        rows += [
            {
                "panel": name_of(names, "asset", store),
                "line": name_of(names, "scenario", each.scenario),
                "from": each.from_,
                "until": each.until,
                "value": each.level,
                "low": _number(each.low),
                "high": _number(each.high),
                "minimum": each.minimum if each.minimum > 0.0 else math.nan,
                "unit": each.unit,
            }
            for each in levels
        ]
        if len(scenarios) == 1 and any(each.level != each.without for each in levels):
            rows += [
                row
                | {"line": "without closures", "value": each.without}
                | dict.fromkeys(("low", "high"), math.nan)
                for row, each in zip(rows[-len(levels) :], levels, strict=True)
            ]
    finding = _stock_finding(answer, names)
    banded = any(each.low is not None for each in answer.stocks)
    read = "What is in store at the end of each period"
    read += ", with the range of nine draws in ten" if banded else ""
    more = f"; the {MOST_STORES} lowest of {len(by_store)}" if len(by_store) > len(chosen) else ""
    return Drawn(
        chart.curve_panels(pd.DataFrame(rows), width=width),
        " ".join([finding, *_stocks_told(answer, chosen, names)]),
        f"{finding} {read}{more}. All levels in stocks.csv.",
    )


def _urgency(levels: Sequence[Stock]) -> tuple[str, float]:
    """Rank a store: which is down to its minimum first, then which comes nearest to it."""
    day = min((each.until for each in _moved(levels) if each.empty), default="~")
    spare = min(
        (each.level - each.minimum) / each.volume if each.volume > 0.0 else 0.0 for each in levels
    )
    return day, spare


def _stock_finding(answer: Shortages, names: Names) -> str:
    """Say which store is down to its minimum first."""
    low = [each for each in _moved(answer.stocks) if each.empty]
    if not low:
        return "No store is brought down to its minimum by a closure."
    first = min(low, key=lambda each: each.until)
    where = ""
    if len(asked_of(answer)) > 1:
        where = f" in “{name_of(names, 'scenario', first.scenario)}”"
    store = name_of(names, "asset", first.store)
    return f"First down to its minimum: {store}, on {told(first.until)}{where}."


def _stocks_told(answer: Shortages, chosen: Sequence[str], names: Names) -> list[str]:
    """Say of each store that is drawn how low it gets, and what is left on the last day."""
    found = []
    for (scenario, store), levels in _levels(answer.stocks).items():
        if store in chosen:
            lowest = min(levels, key=lambda each: each.level)
            where = f" in “{name_of(names, 'scenario', scenario)}”"
            found.append(
                f"{name_of(names, 'asset', store)}{where}: lowest"
                f" {amount(lowest.level, lowest.unit)} on {told(lowest.until)},"
                f" {amount(levels[-1].level, lowest.unit)} on the last day."
            )
    return found


def _number(value: float | None) -> float:
    return math.nan if value is None else value


def told(iso: str) -> str:
    """Write a day of a table as running text does."""
    return in_words(date.fromisoformat(iso))
