"""Handling: what a port, berth or junction can pass, whatever the number of its links."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, combinations
from typing import TYPE_CHECKING, Literal

from rason.program.term import ONE, ZERO, Term, total

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rason.case.assets import Handling
    from rason.case.case import Case
    from rason.program.draft import Draft
    from rason.program.program import Row

APART = "."
"""Parts a place from the projects that a bound counts as built; no key of an author's holds it."""


@dataclass(frozen=True, slots=True)
class Bound:
    """One condition on all that arrives: sum of arrivals - what else is built <= capacity."""

    family: Literal["handling", "build"]
    key: str  # the place and, where some but not all projects count as built, those
    commodity: str
    operator: str
    capacity: Term  # of rows without a project, and of the projects that count as built
    rest: tuple[str, ...]  # projects whose rows count as far as they are built


def handled(case: Case, place: str, commodity: str) -> tuple[Handling, ...]:
    """Return the rows that pass a commodity at a place, in file order; cost and operator are one.

    Empty where nothing bounds what arrives.
    """
    return tuple(
        row for row in case.handling.values() if (row.place, row.commodity) == (place, commodity)
    )


def bounds(case: Case, place: str, commodity: str) -> tuple[Bound, ...]:
    r"""Return what bounds the arrivals of a commodity at a place.

    What a closure leaves of a berth is a part of its capacity, whatever is built of it, and what is
    built of it a part of its capacity, whatever is closed. Each berth of a project passes the less
    of the two, and so the sum of arrivals is bounded for each set of projects by the first of those
    in it and the second of all others. With all in it that is the row `handling`.
    """
    rows = handled(case, place, commodity)
    projects = tuple(dict.fromkeys(row.project for row in rows if row.project))
    sets = chain.from_iterable(
        combinations(projects, size) for size in range(len(projects), -1, -1)
    )
    return tuple(
        Bound(
            "handling" if len(whole) == len(projects) else "build",
            place if len(whole) == len(projects) else APART.join((place, *whole)),
            commodity,
            rows[0].operator,
            capacity(row for row in rows if row.project in ("", *whole)),
            tuple(each for each in projects if each not in whole),
        )
        for whole in sets
        if rows
    )


def bounds_at(row: Row, place: str) -> bool:
    """Tell whether a row bounds what arrives at a place."""
    return (
        row.family in ("handling", "build")
        and bool(row.commodity)
        and (row.key.partition(APART)[0] == place)
    )


def capacity(rows: Iterable[Handling]) -> Term:
    """Return what rows can pass together."""
    terms = [Term.of(row.capacity) for row in rows]
    return terms[0] if len(terms) == 1 else total(terms)


def arrival(
    draft: Draft, place: str, commodity: str, share: Term = ONE
) -> tuple[list[tuple[int, Term]], Term]:
    """Return what a unit that enters a place's balance uses of its handling.

    All that arrives counts: by link, from a local supply, from a market, out of a process.

    Parameters
    ----------
    draft
        The program so far; modified.

    Returns
    -------
    entries
        Entries in the rows that bound the sum of arrivals.
    cost
        Resources that handling uses for a unit of the column.
    """
    entries = [
        (
            draft.row(
                bound.family,
                bound.key,
                commodity,
                owner=bound.operator,
                lower=None,
                upper=bound.capacity,
            ),
            share,
        )
        for bound in bounds(draft.case, place, commodity)
    ]
    rows = handled(draft.case, place, commodity)
    return entries, Term.of(rows[0].cost) * share if rows else ZERO


def operators(case: Case, project: str) -> tuple[str, ...]:
    """Return who runs the berths of a project, each once; empty where nobody is named."""
    rows = (row for row in case.handling.values() if row.project == project)
    return tuple(dict.fromkeys(row.operator for row in rows))


def berths(draft: Draft, project: str) -> list[tuple[int, Term]]:
    """Return the rows in which a project's berths count as far as it is built, and how much.

    Those of the draft's period; none for what nobody brings there.
    """
    case = draft.case
    nodes = dict.fromkeys(
        (row.place, row.commodity) for row in case.handling.values() if row.project == project
    )
    return [
        (row, capacity(each for each in handled(case, *node) if each.project == project))
        for node in nodes
        for bound in bounds(case, *node)
        if project in bound.rest
        for row in (
            draft.row_index.get((bound.family, bound.key, bound.commodity, "", "", draft.period)),
        )
        if row is not None
    ]
