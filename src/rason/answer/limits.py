"""What the program of one year cannot show of a case: dates and building times, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.case import central
from rason.case.arbitrage import number
from rason.case.check_closures import WHOM, keys_of
from rason.case.foresight import NONE, PERFECT
from rason.games.wording import listed
from rason.program.closure import fraction
from rason.program.origin import bound, reach
from rason.program.share import overlap, part_of_year, share_of
from rason.scenario.merge import merge
from rason.table.naming import called
from rason.words.amounts import format_share
from rason.words.counting import counted
from rason.words.phrases import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rason.case import Case, Values
    from rason.case.calendar import Calendar
    from rason.case.document import Closure, Scenario
    from rason.scenario.merge import Change

BUILDING = (
    "Building time is not counted: a project serves from the first day, and its capital bears no"
    " interest while it is built"
)


def limits(case: Case) -> tuple[str, ...]:
    """Say what the program leaves out of a case, whatever is asked.

    Returns
    -------
    sentences
        On building times, on closures with dates by scenario, on rules and contracts with dates,
        on what keeping goods apart by destination comes to; none where the case has none of these.
    """
    said = list(building(case))
    for name, scenario in case.scenarios.items():
        if merge(case, (name,)).calendar is not None:
            told = list(dated(case, (name,))[1:])
        else:
            told = [text for closure in scenario.closures if (text := _dated(case, closure))]
        called = scenario.name or name.replace("_", " ")
        said += [f"In “{called}”: {text}" for text in told]
    return (*said, *_stores(case), *_terms(case), *_sizes(case))


def _sizes(case: Case) -> Iterator[str]:
    """Say how many flows there are of goods that are kept apart by origin and destination."""
    if not any(commodity.bound for commodity in case.commodities.values()):
        return
    stored = bool(case.calendars)
    origins, ends = reach(case, stored=stored), bound(case, stored=stored)
    for key, commodity in case.commodities.items():
        if not commodity.bound:
            continue
        links = [link for link in case.links.values() if key in link.commodity]
        ways = [way for link in links for way in link.ways]
        sources = [len(origins.get((start, key), ())) for start, _ in ways]
        each = [len(ends.get((end, key), ("",))) for _, end in ways]
        count = sum(one * other for one, other in zip(sources, each, strict=True))
        from_, to = (
            len({one for (_, good), some in kept.items() if good == key for one in some})
            for kept in (origins, ends)
        )
        times = ", in each period of a calendar" if stored else ""
        yield (
            f"{commodity.name} is kept apart by {counted(from_, 'origin')} and"
            f" {counted(to, 'destination')}: {count:,} flows in place of {sum(sources):,} by origin"
            f" alone and {len(ways):,} if it were not{times}."
        )


def building(case: Case) -> tuple[str, ...]:
    """Say that building time is not counted, where any project has one.

    Returns
    -------
    sentences
        One at most, with the projects and their times as they are written.
    """
    times = [
        f"{project.name or project.project}: {project.build.text}"
        for project in case.projects.values()
        if project.build is not None and number(project.build, central(case)) > 0.0
    ]
    if not times or "" in case.calendars:
        return ()
    where = "Where a scenario has no calendar, b" if case.calendars else "B"
    return (f"{where}{BUILDING.removeprefix('B')} ({'; '.join(times)}).",)


def _stores(case: Case) -> Iterator[str]:
    """Say that stores move nothing in a program of one year, where they could."""
    moving = [
        store.store
        for store in case.stores.values()
        if store.inject is not None or store.withdraw is not None
    ]
    if moving and "" not in case.calendars:
        yield (
            f"Without a calendar stores move nothing, and count for days of cover alone:"
            f" {listed(moving)}."
        )


def dated(case: Case, names: Sequence[str]) -> tuple[str, ...]:
    """Say what days a scenario is about, how far ahead is seen, and what dated closures come to.

    Parameters
    ----------
    names
        Of scenarios, merged from left to right.
    """
    change = merge(case, names)
    calendar = change.calendar
    found = [] if calendar is None else [about(calendar, central(case)), foreseen(change)]
    found += [
        _dated(case, closure) if calendar is None else _within(case, calendar, closure)
        for scenario in _lineage(case, (*names, *case.on_top))
        for closure in scenario.closures
    ]
    return tuple(dict.fromkeys(text for text in found if text))


def about(calendar: Calendar, values: Values) -> str:
    """Say what days amounts are about, and what a yearly amount comes to in all of them."""
    first, last = calendar.periods[0].first, calendar.periods[-1].last
    count = len(calendar.periods)
    cut = f", in {count} periods" if count > 1 else ""
    present = float(np.ravel(calendar.counted(values).sum(axis=0))[0])
    money = f"money at that rate times {present:.4g} is that of all these days"
    if calendar.discount is not None:
        money += ", as a present value on the first of them"
    days = counted((last - first).days + 1, "day")
    return (
        f"From {day(first)} to {day(last)}, {days}{cut}: amounts a year are at a year's rate,"
        f" means over these {calendar.years:.4g} years, and {money}. What is shut or lost “for a"
        " year” is so on all of these days."
    )


def foreseen(change: Change) -> str:
    """Say how far ahead is seen, and of what; nothing where all days are known."""
    if change.foresight == PERFECT or change.calendar is None:
        return ""
    seen = "Every period" if change.foresight == NONE else f"Every window of {change.foresight}"
    return (
        f"{seen} is decided without knowing what comes after it: so are flows, prices, surplus,"
        " shortages and what closures cost. Bargaining power, fees, prices that"
        " are bargained for, and what projects are worth are told as if all days were known."
    )


def _within(case: Case, calendar: Calendar, closure: Closure | str) -> str:
    """Say of a closure with dates that it acts on no day, or on a part of a period."""
    if isinstance(closure, str) or (closure.from_ is None and closure.until is None):
        return ""
    parts = [
        overlap(closure.from_, closure.until, period.first, period.last)
        for period in calendar.periods
    ]
    name = _closed(case, closure)
    if not any(parts):
        return f"{name} is {_done(closure)} on no day of the calendar."
    cut = [place for place, part in enumerate(parts) if 0.0 < part < 1.0]
    if not cut:
        return ""
    told = "; ".join(
        f"{format_share(parts[place])} of the days from {day(calendar.periods[place].first)} to"
        f" {day(calendar.periods[place].last)}"
        for place in cut
    )
    return f"{name} is {_done(closure)} on {told}: it counts there by its share of the days."


def _done(closure: Closure) -> str:
    """Say what a closure does to what it covers: it shuts it, or only caps or charges it."""
    for word, terms in (("charged", closure.charged), ("capped", closure.capped)):
        if any(not any(keys_of(each, key) for key in WHOM) for each in terms):
            return word
    return "closed"


def _closed(case: Case, closure: Closure) -> str:
    """Name what a closure shuts."""
    key = closure.asset or closure.passage or closure.place or ""
    place = case.places.get(closure.place or "")
    return place.name if place else called(case, key)


def _lineage(case: Case, names: Iterable[str]) -> Iterator[Scenario]:
    """Return scenarios, each after those that it is based on."""
    for name in names:
        scenario = case.scenarios[name]
        bases = (scenario.base,) if isinstance(scenario.base, str) else scenario.base
        yield from _lineage(case, bases)
        yield scenario


def _dated(case: Case, closure: Closure | str) -> str:
    """Say what one closure comes to; empty for one without dates."""
    if isinstance(closure, str) or (closure.from_ is None and closure.until is None):
        return ""
    name = f"{_closed(case, closure)} {_done(closure)}"
    if closure.from_ is None or closure.until is None:
        given = f"until {day(closure.until)}" if closure.until else ""
        given = f"from {day(closure.from_)}" if closure.from_ else given
        return f"{name} {given}: without its other day it counts for the whole year."
    first, last = closure.from_, closure.until
    if first.year == last.year:
        begun = day(first).removesuffix(f" {first.year}")
        if first.month == last.month:
            begun = str(first.day)
        days = day(first) if first == last else f"{begun} to {day(last)}"
    else:
        days = f"{day(first)} to {day(last)}"
    try:
        whole = fraction(closure.share)
    except ValueError:  # an expression over figures, which every draw has its own of
        part = format_share(part_of_year(first, last))
        counts = f"{closure.share} of the capacity, on {part} of the year"
        of = ""
    else:
        of = "" if whole == 1.0 else f", {format_share(whole)} of it"
        counts = f"{format_share(share_of(closure))} of the year's capacity"
    return f"{name} {days}{of}: {counts}; a year's balance cannot show a shortage of days."


def _terms(case: Case) -> Iterator[str]:
    """Say which rules and contracts with dates count: what is in force at the freeze, all year."""
    if "" in case.calendars:
        return
    frozen = case.settings.frozen
    rules = {
        key: (rule.from_ is None or rule.from_ <= frozen)
        and (rule.until is None or frozen <= rule.until)
        for key, rule in case.rules.items()
        if rule.from_ is not None or rule.until is not None
    }
    contracts = {
        key: frozen <= contract.until
        for key, contract in case.contracts.items()
        if contract.until is not None
    }
    for what, terms in (("Rules", rules), ("Contracts", contracts)):
        verdicts = [_counting(terms, counts=True), _counting(terms, counts=False)]
        if terms:
            head = what if not case.calendars else f"Without a calendar, {what.lower()}"
            yield (
                f"{head} with dates count for the whole year if they are in force on"
                f" {day(frozen)}, and else not at all: {'; '.join(filter(None, verdicts))}."
            )


def _counting(terms: Mapping[str, bool], *, counts: bool) -> str:
    """Say which terms count, or which do not."""
    keys = [key for key, in_force in terms.items() if in_force == counts]
    if not keys:
        return ""
    one = len(keys) == 1
    return f"{listed(keys)} " + (
        ("counts" if one else "count") if counts else ("does not" if one else "do not")
    )
