"""Worth read off a solution: what a unit is worth where, and who earns the rent of which bound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.quantity import no_money, nothing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rason.case.cell import FloatArray, Values
    from rason.program.program import Column, IntArray, Program, Row
    from rason.scenario.variant import Variant
    from rason.solve.batch import Solved

NOBODY = "nobody"  # who earns the rents of what nobody owns


Priced = tuple[str, str, str]
"""Place, commodity and origin."""


def price_rows(program: Program, solved: Solved) -> dict[Priced, list[IntArray]]:
    """Return the rows behind each price: pools where there is a demand, balances elsewhere.

    Of several demands at one place only those that are served say what buyers pay there, and of
    these the one that pays most: the pool of a demand that bids too little is worth its bid.

    Row indices, one array of shape ``(draws,)`` for each period, by place, commodity and origin.
    """
    found: dict[Priced, dict[int | None, list[int]]] = {}
    for index, row in enumerate(program.rows):
        if row.family == "pool":
            key = (program.case.demands[row.key].place, row.commodity, "")
        elif row.family == "balance":
            key = (row.key, row.commodity, row.origin)
        else:
            continue
        found.setdefault(key, {}).setdefault(row.period, []).append(index)
    return {
        key: [dearest(program, solved, key[1], rows) for rows in periods.values()]
        for key, periods in sorted(found.items())
    }


def price_at(program: Program, solved: Solved, place: str, commodity: str) -> FloatArray:
    """Return the price of a commodity at a place.

    Shape ``(draws,)`` [million currency per commodity unit]: the buyers' price where a traced
    commodity is burnt, elsewhere that of the origin worth most; NaN where none can be.
    """
    periods = [
        price_in(program, solved, place, commodity, period) * program.timing.share(period)
        for period in program.timing.periods
    ]
    return periods[0] if len(periods) == 1 else np.sum(periods, axis=0)


def price_in(
    program: Program, solved: Solved, place: str, commodity: str, period: int | None
) -> FloatArray:
    """Return the price of a commodity at a place in a period, as the program tells its money.

    Returns
    -------
    price
        As of `price_at`.
    """
    pools, balances = [], []
    for index, row in enumerate(program.rows):
        if row.period != period:
            continue
        if row.family == "pool" and row.commodity == commodity:
            if program.case.demands[row.key].place == place:
                pools.append(index)
        elif row.family == "balance" and (row.key, row.commodity) == (place, commodity):
            balances.append(index)
    found = pools or balances
    if not found:
        return np.full(len(solved.objective), np.nan)
    best = dearest(program, solved, commodity, found)
    return np.take_along_axis(solved.dual, best[:, None], axis=1)[:, 0]


def at_rows(program: Program, by_row: FloatArray, rows: Iterable[list[IntArray]]) -> FloatArray:
    """Pick, in each draw, what stands at rows; over the periods of a calendar, their mean.

    `by_row` has shape ``(draws, rows of the program)``, the result ``(draws, rows asked for)``.
    """
    asked = list(rows)
    if not asked:
        return by_row[:, :0]
    shares = [program.timing.share(period) for period in program.timing.periods]
    if len(shares) == 1:
        return np.take_along_axis(by_row, np.stack([each[0] for each in asked], axis=1), axis=1)
    picked = [
        sum(
            np.take_along_axis(by_row, row[:, None], axis=1)[:, 0] * share
            for row, share in zip(each, shares, strict=True)
        )
        for each in asked
    ]
    return np.stack(picked, axis=1)


def balances_of(program: Program, priced: Priced, period: int | None) -> list[int]:
    """Return the balances of a commodity at a place in a period, one for each destination."""
    return [
        index
        for index, row in enumerate(program.rows)
        if row.family == "balance"
        and (row.key, row.commodity, row.origin) == priced
        and row.period == period
    ]


def dearest(program: Program, solved: Solved, commodity: str, rows: list[int]) -> IntArray:
    """Return, in each draw, the row of the highest price among those where something comes."""
    if len(rows) == 1:
        return np.full(len(solved.objective), rows[0])
    least = nothing(program, commodity)
    comes = np.stack(
        [(solved.primal[:, program.touching(row)] > least).any(axis=1) for row in rows], axis=1
    )
    comes |= ~comes.any(axis=1, keepdims=True)
    best: IntArray = np.where(comes, solved.dual[:, rows], -np.inf).argmax(axis=1)
    return np.array(rows)[best]


def nodal(
    program: Program, values: Values, variant: Variant, solved: Solved
) -> dict[str, FloatArray]:
    """Return surplus at nodal prices: every bound's rent goes to who owns it.

    Buyers and sellers trade at nodal prices, scarcity rents go to operators, the rent of a
    project's capacity less its annuity to its sponsor. A bound that a priority or a contract chose
    is a bound like others: its rent is the buyer's.

    Shape ``(draws,)`` by actor; adds up to the objective.
    """
    rents = column_rents(program, variant, solved)
    earned = {
        owner or NOBODY: rents[:, columns].sum(axis=1)
        for owner, columns in owned(program.columns).items()
    }
    worth = row_rents(program, values, variant, solved)
    for owner, rows in owned(program.rows).items():
        actor = owner or NOBODY
        earned[actor] = earned.get(actor, 0.0) + worth[:, rows].sum(axis=1)
    least = no_money(program)
    return {
        actor: rent
        for actor, rent in earned.items()
        if actor in program.case.actors or float(np.nanmax(np.abs(rent), initial=0.0)) > least
    }


def column_rents(program: Program, variant: Variant, solved: Solved) -> FloatArray:
    """Return the rent of each column's bound, shape ``(draws, columns)``."""
    whole = np.isin(np.arange(len(program.columns)), variant.lumpy)
    at = np.where(whole, solved.primal, np.where(solved.reduced > 0, solved.upper, solved.lower))
    found: FloatArray = solved.reduced * at
    return found


def row_rents(program: Program, values: Values, variant: Variant, solved: Solved) -> FloatArray:
    """Return the rent of each row's bound, shape ``(draws, rows)``."""
    numbers, dual = program.numbers(values), solved.dual
    bound = np.where(dual > 0, numbers.row_upper, numbers.row_lower)
    factor = np.nan_to_num(variant.row_scale)
    found: FloatArray = dual * np.where(dual != 0, bound, 0.0) * factor
    return found


def owned(parts: Sequence[Column | Row]) -> dict[str, list[int]]:
    """Return the positions of the columns or rows whose bounds each owner earns.

    By owner, in order of first appearance.
    """
    positions: dict[str, list[int]] = {}
    for index, part in enumerate(parts):
        positions.setdefault(part.owner, []).append(index)
    return positions
