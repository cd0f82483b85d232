"""Checking a calendar: its days in order, its steps not too many."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from rason.case.calendar import MOST_STEPS, Span, Step, read_step

if TYPE_CHECKING:
    from rason.case.cell import Cell
    from rason.case.document import Calendar
    from rason.case.faults import Faults
    from rason.case.yaml_file import Tree

_LONGER: Final = (
    Step(1, "week"), Step(1, "month"), Step(1, "quarter"), Step(1, "year"), Step(10, "year"),
)  # fmt: skip

SPELT: Final = {
    "daily": "1 day", "weekly": "1 week", "fortnightly": "2 weeks", "monthly": "1 month",
    "quarterly": "1 quarter", "yearly": "1 year",
}  # fmt: skip
"""Steps as people spell them without a number."""


def _as_a_step(text: str) -> str:
    """Say how a step is written, exactly where only one can be meant."""
    meant = SPELT.get(text.strip().casefold())
    return f"write {meant}" if meant else "write how many of these it is, as in 2 weeks"


def check_calendar(
    calendar: Calendar, rate: Cell | None, tree: Tree, path: tuple[str, ...], faults: Faults
) -> Span | None:
    """Return a calendar with its step read; None where anything is wrong with it.

    `rate` is its own discount rate, and `path` where it stands in the document.
    """
    before = len(faults.found)
    what = ".".join(path)
    first, last = calendar.from_, calendar.until
    if last < first:
        faults.add(
            "RSN-C050", tree.where(*path, "until"), f"{what}.until", f"{last}",
            f"a day from {first} on", "swap the two dates",
        )  # fmt: skip
    step = None if calendar.step is None else read_step(calendar.step)
    if calendar.step is not None and step is None:
        faults.add(
            "RSN-C042", tree.where(*path, "step"), f"{what}.step", f"`{calendar.step}`",
            "a number of days, weeks, months, quarters or years",
            _as_a_step(calendar.step),
        )  # fmt: skip
    if (calendar.step is None) == (not calendar.bounds):
        found = "neither `step` nor `bounds`" if calendar.step is None else "`step` and `bounds`"
        fix = "add `step: 1 week`" if calendar.step is None else "remove `bounds`"
        faults.add("RSN-C042", tree.where(*path), what, found, "one of `step` and `bounds`", fix)
    for index, bound in enumerate(calendar.bounds):
        where = tree.where(*path, "bounds", index)
        if not first < bound <= last:
            faults.add(
                "RSN-C050", where, f"{what}.bounds.{index + 1}", f"{bound}, outside the calendar",
                f"a day after {first}, up to {last}", "remove it, or move `from` or `until`",
            )  # fmt: skip
    for index, (one, other) in enumerate(pairwise(calendar.bounds), 1):
        if other <= one:
            faults.add(
                "RSN-C050", tree.where(*path, "bounds", index), f"{what}.bounds.{index + 1}",
                f"{other}, after {one}", "first days of steps, each later than the one before",
                "remove it" if other == one else "put the days in order",
            )  # fmt: skip
    if len(faults.found) > before:
        return None
    span = Span(first, last, step, calendar.bounds, rate)
    if span.count > MOST_STEPS:
        shorter = next(each for each in _LONGER if each.count(first, last) <= MOST_STEPS)
        faults.add(
            "RSN-C031", tree.where(*path, "step" if step else "bounds"), what,
            f"{span.count:,} steps", f"at most {MOST_STEPS:,} steps",
            f"write `step: {shorter}`" if step else f"write `step: {shorter}` for `bounds`",
        )  # fmt: skip
        return None
    return span
