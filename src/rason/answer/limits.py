"""What the program of one year cannot show of a case: dates and building times, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.case import central
from rason.case.arbitrage import number
from rason.games.wording import listed
from rason.scenario.share import fraction, share_of
from rason.table.naming import asset_names
from rason.words.amounts import format_share
from rason.words.phrases import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rason.case import Case
    from rason.case.document import Closure, Scenario

BUILDING = (
    "Building time is not counted: a project serves from the first day, and its capital bears no"
    " interest while it is built"
)


def limits(case: Case) -> tuple[str, ...]:
    """Say what the program leaves out of a case, whatever is asked.

    Returns
    -------
    sentences
        On building times, on closures with dates by scenario, on rules and contracts with dates;
        none where the case has none of these.
    """
    said = list(building(case))
    for name, scenario in case.scenarios.items():
        told = [text for closure in scenario.closures if (text := _dated(case, closure))]
        called = scenario.name or name.replace("_", " ")
        said += [f"In “{called}”: {text}" for text in told]
    return (*said, *_terms(case))


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
    return (f"{BUILDING} ({'; '.join(times)}).",) if times else ()


def dated(case: Case, names: Sequence[str]) -> tuple[str, ...]:
    """Say what closures with dates come to in a scenario.

    Parameters
    ----------
    names
        Of scenarios, merged from left to right.
    """
    found = [
        _dated(case, closure)
        for scenario in _lineage(case, (*names, *case.on_top))
        for closure in scenario.closures
    ]
    return tuple(dict.fromkeys(text for text in found if text))


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
    key = closure.asset or closure.passage or closure.place or ""
    place = case.places.get(closure.place or "")
    name = place.name if place else asset_names(case).get(key, key.replace("_", " "))
    if closure.from_ is None or closure.until is None:
        given = f"until {day(closure.until)}" if closure.until else ""
        given = f"from {day(closure.from_)}" if closure.from_ else given
        return f"{name} closed {given}: without its other day it counts for the whole year."
    first, last = closure.from_, closure.until
    if first.year == last.year:
        begun = day(first).removesuffix(f" {first.year}")
        if first.month == last.month:
            begun = str(first.day)
        days = day(first) if first == last else f"{begun} to {day(last)}"
    else:
        days = f"{day(first)} to {day(last)}"
    whole = fraction(closure.share)
    of = "" if whole == 1.0 else f", {format_share(whole)} of it"
    return (
        f"{name} closed {days}{of}: {format_share(share_of(closure))} of the year's capacity; a"
        " year's balance cannot show a shortage of days."
    )


def _terms(case: Case) -> Iterator[str]:
    """Say which rules and contracts with dates count: what is in force at the freeze, all year."""
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
            yield (
                f"{what} with dates count for the whole year if they are in force on"
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
