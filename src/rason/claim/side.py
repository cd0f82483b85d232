"""The two sides of a statement: what is measured, and what it is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from rason.analysis.measures import MEASURES
from rason.case.document import Side as Other
from rason.claim.chronology import names

if TYPE_CHECKING:
    from rason.case.document import Statement

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


def form(statement: Statement) -> Form | None:
    """Return of which form a statement is.

    None where it has none, or more than one.
    `statement`: a statement of `claims.yaml`.
    """
    found = [name for name in FORMS if getattr(statement, name) is not None]
    if found[:2] == ["break_even", "measure"]:
        found.remove("measure")
    return found[0] if len(found) == 1 else None


def near(statement: Statement) -> Side:
    """Return the side that a statement is about.

    Its measure; what building the project whole adds, for `build`.
    `statement`: one of the forms `measure`, `build` or `break_even`.
    """
    if statement.build is not None:
        return Side("project_value", {"project": statement.build}, names(statement.in_))
    assert statement.measure is not None, "check refuses a statement without its measure"
    return Side(statement.measure, dict(statement.with_), names(statement.in_))


def far(statement: Statement) -> Side | None:
    """Return the side that a statement compares with.

    None where it compares with a number. What the other side leaves out is as on the first; another
    measure takes over the parameters that it knows.
    `statement`: one of the form `measure`.
    """
    other, here = statement.than, near(statement)
    if not isinstance(other, Other):
        return None
    measure = other.measure or here.measure
    known = MEASURES[measure].parameters if measure in MEASURES else {}
    inherited = {
        key: value
        for key, value in here.parameters.items()
        if measure == here.measure or key in known
    }
    return Side(
        measure,
        inherited | (other.with_ or {}),
        here.scenario if other.in_ is None else names(other.in_),
        other.times,
    )


def same(one: Side, other: Side) -> bool:
    """Tell whether two sides measure the same."""
    return (one.measure, one.parameters, one.scenario) == (
        other.measure,
        other.parameters,
        other.scenario,
    )
