"""Days that no period of any calendar of a case covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from rason.case.calendar import Span
    from rason.case.case import Case
    from rason.case.tables import Where

Dated = tuple["Where", str, "date | None", "date | None"]
"""Where something stands, what it is, its first and its last day."""


def unseen(case: Case) -> Iterator[tuple[Where, str, str]]:
    """Yield what is there on no day of a calendar: where it stands, what it is, and its days.

    Of a table's row that is any calendar of the case, of a scenario's closures and rules its own.
    """
    spans = list(case.calendars.values())
    if not spans:
        return
    for where, what, first, last in _rows(case):
        if not any(_meet(span, first, last) for span in spans):
            yield where, what, _days(first, last)
    tree = case.trees.get("scenarios.yaml")
    for name, scenario in case.scenarios.items():
        span = _span(case, name)
        if span is None or tree is None or name in case.on_top:
            continue
        for index, closure in enumerate(scenario.closures):
            if not isinstance(closure, str) and not _meet(span, closure.from_, closure.until):
                where = tree.where(name, "closures", index)
                days = _days(closure.from_, closure.until)
                yield where, f"{name}.closures.{index + 1}", days
        for key, rule in case.scenario_rules.get(name, {}).items():
            if not _meet(span, rule.from_, rule.until):
                yield rule.where, f"{name}.rules.{key}", _days(rule.from_, rule.until)


def _rows(case: Case) -> Iterator[Dated]:
    """Yield the rows of tables that have days."""
    for rule in case.rules.values():
        yield rule.where, f"rule {rule.rule}", rule.from_, rule.until
    for contract in case.contracts.values():
        yield contract.where, f"contract {contract.contract}", contract.from_, contract.until
    for supply in case.supplies.values():
        yield supply.where, f"supply {supply.supply}", supply.from_, supply.until
    for demand in case.demands.values():
        yield demand.where, f"demand {demand.demand}", demand.from_, demand.until
    for link in case.links.values():
        yield link.where, f"link {link.link}", link.since, link.until
    for project in case.projects.values():
        yield project.where, f"project {project.project}", project.decided, None
    for row in case.series:
        yield row.where, f"series of {row.figure}", row.from_, None


def _span(case: Case, name: str) -> Span | None:
    """Return the calendar of a scenario: its own, that of a base, or that of the case."""
    if name in case.calendars:
        return case.calendars[name]
    base = case.scenarios[name].base
    for each in reversed((base,) if isinstance(base, str) else base):
        found = _span(case, each)
        if found is not None and found is not case.calendars.get(""):
            return found
    return case.calendars.get("")


def _meet(span: Span, first: date | None, last: date | None) -> bool:
    return (first is None or first <= span.last) and (last is None or span.first <= last)


def _days(first: date | None, last: date | None) -> str:
    if first is None:
        return f"until {last}"
    return f"from {first}" if last is None else f"from {first} to {last}"
