"""Faults of statements about events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.claim.chronology import names

if TYPE_CHECKING:
    from rason.case.document import EventTest, Statement
    from rason.case.faults import Faults
    from rason.case.read import Reading
    from rason.claim.position import Position
    from rason.claim.side import Form

COUNTED = ("trend", "balance", "count")


def check_events(
    statement: Statement, kind: Form, place: Position, reading: Reading, faults: Faults
) -> None:
    """Note what is wrong with a statement about events."""
    asked = getattr(statement, kind)
    tests: tuple[EventTest, ...] = asked if isinstance(asked, tuple) else (asked,)
    for index, test in enumerate(tests):
        path = (kind, index) if isinstance(asked, tuple) else (kind,)
        _check_test(test, place, path, reading, faults)
    if kind == "order" and tests[0] == tests[1]:
        faults.add(
            "RSN-S003", place.where("order"), place.what, "the same events on both sides",
            "two different sets of events", "change one of them",
        )  # fmt: skip
    if kind in COUNTED:
        _check_number(statement, kind, place, faults)
    if kind == "trend" and statement.split is None:
        faults.add(
            "RSN-S005", place.where("trend"), place.what, "trend without `split`",
            "the day that divides before from after", "add `split: 2014-03-01`",
        )  # fmt: skip


def _check_number(statement: Statement, kind: str, place: Position, faults: Faults) -> None:
    """Check that something counted is compared with a bare number."""
    if statement.compare is None or statement.than is None:
        missing = "compare" if statement.compare is None else "than"
        faults.add(
            "RSN-S005", place.where(kind), place.what, f"{kind} without `{missing}`",
            "a comparison with a number", f"add `{missing}:`",
        )  # fmt: skip
        return
    try:
        float(statement.than)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        faults.add(
            "RSN-S004", place.where("than"), f"{place.what}, than", f"`{statement.than}`",
            "a bare number: scores and events have no unit", "write a number such as 0",
        )  # fmt: skip


def _check_test(
    test: EventTest, place: Position, path: tuple[str | int, ...], reading: Reading, faults: Faults
) -> None:
    """Check that actors exist and that the dates leave room."""
    actors = reading.keys.get("actors")
    said = {
        "from": names(test.from_ or ()),
        "to": names(test.to or ()),
        "between": test.between or (),
    }
    for name, keys in said.items():
        for key in keys:
            if actors is not None and key not in actors:
                faults.dangling(
                    place.where(*path, name), f"{place.what}, {name}", key, actors, ("actors",)
                )
    here, there = names(test.from_ or ()), names(test.to or ())
    alone = test.between is not None and test.between[0] == test.between[1]
    if alone or (len(here) == 1 and here == there):
        name = "between" if alone else "to"
        faults.add(
            "RSN-S003", place.where(*path, name), f"{place.what}, {name}",
            f"`{said[name][0]}` on both sides", "two actors", "name another one",
        )  # fmt: skip
    if test.after is not None and test.before is not None and test.after >= test.before:
        faults.add(
            "RSN-S003", place.where(*path, "after"), place.what,
            f"after {test.after} and before {test.before}", "at least one day between the two",
            "exchange the two dates",
        )  # fmt: skip
