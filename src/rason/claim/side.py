"""The two sides of a statement: what is measured, and what it is compared with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from rason.analysis.measures import MEASURES
from rason.case.document import Side as Other
from rason.claim.chronology import names

if TYPE_CHECKING:
    from datetime import date

    from rason.analysis.days import Days
    from rason.case.document import Number, Statement

Form = Literal[
    "measure", "ratio", "build", "break_even", "exists", "order", "trend", "balance", "count"
]
FORMS: tuple[Form, ...] = (
    "break_even", "measure", "ratio", "build", "exists", "order", "trend", "balance", "count",
)  # fmt: skip
"""A break-even has a measure as well, so it comes first."""
EVENT_FORMS: tuple[Form, ...] = ("exists", "order", "trend", "balance", "count")


@dataclass(frozen=True, slots=True)
class Side:
    """A measure in a scenario."""

    measure: str
    """A key of `rason.analysis.measures.MEASURES`."""
    parameters: dict[str, Any]
    scenario: tuple[str, ...]
    """Names of scenarios, merged from left to right."""
    times: float = 1.0
    days: Days | None = None
    """First and last day; None is the whole calendar, or the year."""
    minus: Side | None = None
    """What is taken off."""

    @property
    def alone(self) -> Side:
        """The side without what is taken off."""
        return replace(self, minus=None)


def form(statement: Statement) -> Form | None:
    """Return of which form a statement is.

    None where it has none, or more than one.
    `statement`: a statement of `claims.yaml`.
    """
    found = [name for name in FORMS if getattr(statement, name) is not None]
    if found[:2] == ["break_even", "measure"]:
        found.remove("measure")
    return found[0] if len(found) == 1 else None


def against(statement: Statement) -> tuple[Literal["than", "near"], Number | Other | None]:
    """Return what a statement compares with, and the key under which it stands."""
    return ("near", statement.near) if statement.near is not None else ("than", statement.than)


def number_of(statement: Statement) -> Number | None:
    """Return the number that a statement compares with; None where it is a measure, or nothing."""
    number = against(statement)[1]
    return None if isinstance(number, Other) else number


def days_of(at: date | None, between: Days | None) -> Days | None:
    """Return first and last of the days that are named; None where none is."""
    return (at, at) if at is not None else between


def near(statement: Statement) -> Side:
    """Return the side that a statement is about.

    Its measure; what building the project whole adds, for `build`.
    `statement`: one of the forms `measure`, `build` or `break_even`.
    """
    if statement.build is not None:
        return Side("project_value", {"project": statement.build}, names(statement.in_))
    assert statement.measure is not None, "check refuses a statement without its measure"
    side = Side(
        statement.measure,
        dict(statement.with_),
        names(statement.in_),
        days=days_of(statement.at, statement.between),
    )
    return _less(side, statement)


def far(statement: Statement) -> Side | None:
    """Return the side that a statement compares with.

    None where it compares with a number. What the other side leaves out is as on the first; another
    measure takes over the parameters that it knows.
    `statement`: one of the form `measure`.
    """
    other = against(statement)[1]
    if not isinstance(other, Other):
        return None
    return _less(_beside(near(statement).alone, other), statement)


def _less(side: Side, statement: Statement) -> Side:
    """Return a side with what the statement takes off, which is told beside it."""
    if statement.minus is None:
        return side
    return replace(side, minus=_beside(side, statement.minus))


def _beside(here: Side, other: Other) -> Side:
    """Return another side, which takes over from one what it leaves out."""
    measure, told = other.measure or here.measure, other.with_ or {}
    known = MEASURES[measure].parameters if measure in MEASURES else {}
    sums = MEASURES[measure].sums if measure in MEASURES else {}
    instead = {one for many, one in sums.items() if many in told}
    instead |= {many for many, one in sums.items() if one in told}
    inherited = {
        key: value
        for key, value in here.parameters.items()
        if (measure == here.measure or key in known) and key not in instead
    }
    return Side(
        measure,
        inherited | told,
        here.scenario if other.in_ is None else names(other.in_),
        other.times,
        here.days
        if other.at is None and other.between is None
        else days_of(other.at, other.between),
    )


def same(one: Side, other: Side) -> bool:
    """Tell whether two sides measure the same."""
    return replace(one, times=1.0) == replace(other, times=1.0)
