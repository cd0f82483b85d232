"""What a chronology says: that an act is there, which came first, how a relation moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rason.analysis.relations import FEWEST
from rason.program.share import DAYS_A_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from rason.case.document import EventTest, Names, Statement
    from rason.case.tables import Event

Finding = Literal["documented", "contradicted", "not found"]


@dataclass(frozen=True, slots=True)
class Record:
    """What the events of a case say about one statement."""

    finding: Finding
    """`documented`, `contradicted`, or `not found` where no event bears on it."""
    events: tuple[Event, ...]
    amount: float | None = None
    """What was compared: a number of events, a sum of scores, a change of scores a year; None where
    nothing was."""


def matching(
    test: EventTest, events: Iterable[Event], frozen: date, blocs: Mapping[str, str] | None = None
) -> tuple[Event, ...]:
    """Return the events that a test asks for.

    `test`: what is asked: `after` counts from that day on, `before` up to the day before it.
    `frozen`: the case's date; later events do not count.
    `blocs`: the bloc of each actor that has one: its members' acts are the bloc's.
    """

    def known_as(actor: str) -> set[str]:
        return {actor, (blocs or {}).get(actor, actor)}

    def between(event: Event) -> bool:
        one, other = test.between or ("", "")
        acts, bears = known_as(event.from_), known_as(event.to)
        return (one in acts and other in bears) or (other in acts and one in bears)

    chosen = (
        event
        for event in events
        if event.date <= frozen
        and (not test.from_ or not known_as(event.from_).isdisjoint(names(test.from_)))
        and (not test.to or not known_as(event.to).isdisjoint(names(test.to)))
        and (test.between is None or between(event))
        and (test.sign == "any" or (event.score > 0 if test.sign == "+" else event.score < 0))
        and (test.after is None or event.date >= test.after)
        and (test.before is None or event.date < test.before)
        and (test.contains is None or test.contains.casefold() in event.event.casefold())
    )
    return tuple(sorted(chosen, key=lambda event: (event.date, event.from_, event.to)))


def consult(
    statement: Statement,
    events: Iterable[Event],
    frozen: date,
    blocs: Mapping[str, str] | None = None,
) -> Record:
    """Ask the chronology whether a statement about events holds.

    What was found. Absence of events is `not found`, never a contradiction, but for `count`; so are
    fewer acts than say how two stand, where they are weighed against each other.
    `statement`: one with `exists`, `order`, `trend`, `balance` or `count`.
    `blocs`: the bloc of each actor that has one: its members' acts are the bloc's.
    """
    events = tuple(events)
    if statement.exists is not None:
        found = matching(statement.exists, events, frozen, blocs)
        return Record("documented" if found else "not found", found)
    if statement.order is not None:
        first, second = (matching(test, events, frozen, blocs)[:1] for test in statement.order)
        if not (first and second):
            return Record("not found", first + second)
        earlier = first[0].date < second[0].date
        return Record("documented" if earlier else "contradicted", first + second)
    test = statement.trend or statement.balance or statement.count
    assert test is not None, "check refuses a statement of no kind"
    found = matching(test, events, frozen, blocs)
    if not found and statement.count is None:
        return Record("not found", ())
    if statement.count is None and len({(e.date, e.event) for e in found}) < FEWEST:
        return Record("not found", found)
    if statement.trend is not None:
        assert statement.split is not None, "check refuses a trend without its split"
        amount = _trend(found, statement.split, frozen)
    elif statement.balance is not None:
        amount = sum(event.score for event in found)
    else:
        amount = float(len(found))
    documented = _compares(amount, statement)
    return Record("documented" if documented else "contradicted", found, amount)


def names(some: Names) -> tuple[str, ...]:
    """Return one name or several as several."""
    return (some,) if isinstance(some, str) else tuple(some)


def _trend(events: tuple[Event, ...], split: date, frozen: date) -> float:
    """Return the sum of scores a year from the split on, less that before it."""
    begin = min(event.date for event in events)
    before = sum(event.score for event in events if event.date < split)
    after = sum(event.score for event in events if event.date >= split)
    years_before = max((split - begin).days, 1) / DAYS_A_YEAR
    years_after = max((frozen - split).days, 1) / DAYS_A_YEAR
    return after / years_after - (before / years_before if begin < split else 0.0)


def _compares(amount: float, statement: Statement) -> bool:
    """Compare an amount with the statement's bare number."""
    assert isinstance(statement.than, str | float | int), "check refuses other sides"
    than = float(statement.than)
    return {
        "<": amount < than,
        "<=": amount <= than,
        ">": amount > than,
        ">=": amount >= than,
    }[statement.compare or ">"]
