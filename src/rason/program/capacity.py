"""What bounds an asset: its capacity, shared by its columns, and the project that builds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.program.term import ONE, Term

if TYPE_CHECKING:
    from rason.case.cell import Cell
    from rason.program.draft import Draft


def add_capacity(
    draft: Draft, asset: str, owner: str, capacity: Cell, project: str, *, columns: int
) -> list[tuple[int, Term]]:
    """Add the rows that bound an asset and return the entries that each of its columns has there.

    A single column of an existing asset is bounded by itself. Columns that share a capacity meet
    in a `capacity` row: sum <= capacity. An asset of a project also meets a `build` row, sum <=
    capacity x y; its capacity row stays, so that a partial closure is a change of bounds.

    Parameters
    ----------
    draft
        The program so far; modified.
    columns
        How many columns share it.

    Returns
    -------
    entries
        Rows and coefficients for a unit measured in the unit of the capacity.
    """
    entries: list[tuple[int, Term]] = []
    if columns > 1 or project:
        row = draft.row("capacity", asset, owner=owner, lower=None, upper=Term.of(capacity))
        entries.append((row, ONE))
    if project:
        entries.append((draft.row("build", asset, owner=owner, lower=None), ONE))
    return entries
