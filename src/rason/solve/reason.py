"""Why a program has no solution, in the words of the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.program.handling import APART, bounds_at, handled

if TYPE_CHECKING:
    from rason.program.program import Program, Row
    from rason.solve.block import Block


def reason(program: Program, block: Block, conflict: tuple[int, ...]) -> str:
    """Return which places and commodities cannot be balanced.

    `conflict` are its rows that cannot hold together.

    Examples
    --------
    A ray that names no row says so rather than guess.

    >>> reason(None, None, ())
    'no solution; the solver names no rows that conflict'
    """
    if not conflict:
        return "no solution; the solver names no rows that conflict"
    rows = [program.rows[block.rows[index]] for index in conflict]
    balances = [
        f"{row.commodity} at {row.key}" for row in rows if row.family in ("balance", "pool")
    ]
    others = [_held(program, row) for row in rows if row.family not in ("balance", "pool")]
    said = " and ".join(dict.fromkeys(balances)) or "nothing"
    held = " against " + ", ".join(dict.fromkeys(others)) if others else ""
    return f"cannot balance {said}{held}"


def _held(program: Program, row: Row) -> str:
    """Say what a row holds back: of handling, where, and what the berths are called."""
    place, _, _ = row.key.partition(APART)
    if not bounds_at(row, place):
        return f"{row.family} of {row.key}"
    named = [each.name for each in handled(program.case, place, row.commodity) if each.name]
    return f"handling of {place}" + (f" ({', '.join(named)})" if named else "")
