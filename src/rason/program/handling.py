"""Handling: what a port, berth or junction can pass, whatever the number of its links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.program.term import ONE, ZERO, Term

if TYPE_CHECKING:
    from rason.program.draft import Draft


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
        Entries in handling rows: sum of arrivals <= capacity.
    cost
        Resources that handling uses for a unit of the column.
    """
    entries: list[tuple[int, Term]] = []
    cost = ZERO
    for handling in draft.case.handling:
        if (handling.place, handling.commodity) == (place, commodity):
            row = draft.row(
                "handling",
                place,
                commodity,
                owner=handling.operator,
                lower=None,
                upper=Term.of(handling.capacity),
            )
            entries.append((row, share))
            cost = cost + Term.of(handling.cost) * share
    return entries, cost
