"""Worth read off a solution: what a unit is worth where, and who earns the rent of which bound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.quantity import nothing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rason.case.cell import FloatArray, Values
    from rason.program.program import Column, Program, Row
    from rason.scenario.variant import Variant
    from rason.solve.batch import Solved

NOBODY = "nobody"
"""Who earns the rents of what nobody owns."""
ROUNDING = 1e-9
"""A rent of nobody's below this part of the surplus is none."""


def price_rows(program: Program) -> dict[tuple[str, str, str], int]:
    """Return the row behind each price: a pool where there is a demand, a balance elsewhere.

    Parameters
    ----------
    program
        The program.

    Returns
    -------
    rows
        Row index by place, commodity and origin.
    """
    rows: dict[tuple[str, str, str], int] = {}
    for index, row in enumerate(program.rows):
        if row.family == "pool":
            rows.setdefault((program.case.demands[row.key].place, row.commodity, ""), index)
        elif row.family == "balance":
            rows.setdefault((row.key, row.commodity, row.origin), index)
    return dict(sorted(rows.items()))


def price_at(program: Program, solved: Solved, place: str, commodity: str) -> FloatArray:
    """Return the price of a commodity at a place.

    Parameters
    ----------
    program
        The program.
    solved
        A solution.
    place, commodity
        Where, and of what.

    Returns
    -------
    price
        Shape ``(draws,)`` [million currency per commodity unit]: the buyers' price where a traced
        commodity is burnt, elsewhere that of the origin worth most; NaN where none can be.
    """
    rows = price_rows(program)
    if (place, commodity, "") in rows:
        return solved.dual[:, rows[place, commodity, ""]]
    found = [row for (at, what, _), row in rows.items() if (at, what) == (place, commodity)]
    if not found:
        return np.full(len(solved.objective), np.nan)
    price, least = solved.dual[:, found], nothing(program, commodity)
    comes = np.stack(
        [(solved.primal[:, program.touching(row)] > least).any(axis=1) for row in found], axis=1
    )
    comes |= ~comes.any(axis=1, keepdims=True)
    highest: FloatArray = np.where(comes, price, -np.inf).max(axis=1)
    return highest


def nodal(
    program: Program, values: Values, variant: Variant, solved: Solved
) -> dict[str, FloatArray]:
    """Return surplus at nodal prices: every bound's rent goes to who owns it.

    Buyers and sellers trade at nodal prices, scarcity rents go to operators, the rent of a
    project's capacity less its annuity to its sponsor. A bound that a priority or a contract chose
    is a bound like others: its rent is the buyer's.

    Parameters
    ----------
    program
        The program.
    values
        Every figure.
    variant
        The scenario.
    solved
        Its solution.

    Returns
    -------
    surplus
        Shape ``(draws,)`` by actor; adds up to the objective.
    """
    numbers = program.numbers(values)
    lower = np.minimum(variant.lower, solved.upper)
    whole = np.isin(np.arange(len(program.columns)), variant.lumpy)
    at = np.where(whole, solved.primal, np.where(solved.reduced > 0, solved.upper, lower))
    rents = solved.reduced * at
    earned = {
        owner or NOBODY: rents[:, columns].sum(axis=1)
        for owner, columns in owned(program.columns).items()
    }
    for owner, rows in owned(program.rows).items():
        dual, factor = solved.dual[:, rows], np.nan_to_num(variant.row_scale[rows])
        bound = np.where(dual > 0, numbers.row_upper[:, rows], numbers.row_lower[:, rows])
        worth = dual * np.where(dual != 0, bound, 0.0) * factor
        actor = owner or NOBODY
        earned[actor] = earned.get(actor, 0.0) + worth.sum(axis=1)
    least = ROUNDING * max(1.0, float(np.nanmax(np.abs(solved.objective), initial=0.0)))
    return {
        actor: rent
        for actor, rent in earned.items()
        if actor in program.case.actors or float(np.nanmax(np.abs(rent), initial=0.0)) > least
    }


def owned(parts: Sequence[Column | Row]) -> dict[str, list[int]]:
    """Return the positions of the columns or rows whose bounds each owner earns.

    Parameters
    ----------
    parts
        A program's columns or rows.

    Returns
    -------
    positions
        By owner, in order of first appearance.
    """
    positions: dict[str, list[int]] = {}
    for index, part in enumerate(parts):
        positions.setdefault(part.owner, []).append(index)
    return positions
