"""Quantities read off a solution: what an asset carries, who takes what of whom, by which lane."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.games.exactness import ERRORS
from rason.program.process import runs
from rason.program.program import FLOWS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rason.case.cell import FloatArray
    from rason.program.program import BoolArray, Program
    from rason.solve.batch import Solved

Flow = tuple[str, str, str]  # family, asset and commodity
CARRYING = frozenset(
    {"supply", "purchase", "sale", "slice", *FLOWS, "process", "inject", "withdraw"}
)
"""Families of what an asset carries, makes or serves."""
NOTHING = 1e-9  # what part of a usual amount is nothing; values are certified to as much

TIE = 1e-6
"""Part of a flow by which its ends over all optimal solutions differ where it is left open."""


def columns_of(program: Program) -> dict[Flow, list[int]]:
    """Return the columns of each flow, in the order of the program.

    Indices by family, asset and commodity.
    """
    groups: dict[Flow, list[int]] = {}
    for index, column in enumerate(program.columns):
        key = (str(column.family), column.asset, column.commodity)
        groups.setdefault(key, []).append(index)
    return groups


def is_open(low: FloatArray, high: FloatArray, least: FloatArray | float) -> BoolArray:
    """Tell where ends over all optimal solutions lie apart.

    `least` is what is nothing of each amount, in its unit.
    """
    apart: BoolArray = high - low > TIE * np.abs(high) + least
    return apart


def capacity(program: Program, upper: FloatArray, columns: Sequence[int]) -> FloatArray:
    """Return what an asset whose columns share one capacity can pass, in all periods together.

    Shape ``(draws,)``, of `upper` bounds of shape ``(draws, columns)``.
    """
    periods: dict[int | None, list[int]] = {}
    for index in columns:
        periods.setdefault(program.columns[index].period, []).append(index)
    first, *others = (upper[:, own].max(axis=1) for own in periods.values())
    found: FloatArray = sum(others, first)
    return found


def carried(program: Program, solved: Solved, asset: str, commodity: str = "") -> FloatArray:
    """Return what an asset carries, makes or serves.

    Of one commodity, or of all. Shape ``(draws,)`` [commodity unit per year]; sales count against
    purchases of a market, and what goes into a store against what comes out.
    """
    total = np.zeros(len(solved.objective))
    for index in program.by_asset.get(asset, ()):
        column = program.columns[index]
        if column.family not in CARRYING:
            continue
        if not commodity or column.commodity == commodity:
            sign = -1.0 if column.family in ("sale", "inject") else 1.0
            total += sign * solved.primal[:, index]
    return total


def taken(
    program: Program, solved: Solved, commodity: str, buyer: str = "", seller: str = ""
) -> FloatArray:
    """Return what a buyer takes of a commodity: for its demands, and into processes of its own.

    No buyer or no seller is everybody; the commodity is traced where a seller is named. What is
    sold to a market nobody takes. Shape ``(draws,)`` [commodity unit per year].
    """
    case = program.case
    demand = "delivery" if case.commodities[commodity].traced else "slice"
    total = np.zeros(len(solved.objective))
    for index, column in enumerate(program.columns):
        if column.commodity != commodity or column.family not in (demand, "process"):
            continue
        who = column.owner
        if column.family == "process":
            who = runs(case, case.processes[column.asset])
        if (not buyer or who == buyer) and (not seller or column.origin == seller):
            total += solved.primal[:, index]
    return total


def sold(program: Program, solved: Solved, commodity: str, seller: str) -> FloatArray:
    """Return what a seller's goods bring to markets.

    The seller is an actor, or a market, whose own goods do not count as sold. Shape ``(draws,)``
    [commodity unit per year].
    """
    columns = [
        index
        for index, column in enumerate(program.columns)
        if column.family == "sale"
        and (column.commodity, column.origin) == (commodity, seller)
        and column.asset != seller
    ]
    total: FloatArray = solved.primal[:, columns].sum(axis=1)
    return total


def lane_share(
    program: Program, solved: Solved, passage: str, buyer: str, commodity: str
) -> FloatArray:
    """Return what part of what enters a buyer's territory by link has come through a passage.

    Where ways meet at a place, what goes on is mixed in proportion to what came in.

    Shape ``(draws,)``; NaN where nothing enters.
    """
    case = program.case
    moves = [
        (column, solved.primal[:, index], passage in case.links[column.asset].passage)
        for index, column in enumerate(program.columns)
        if column.family in FLOWS and column.commodity == commodity
    ]
    none, least = np.zeros(len(solved.objective)), nothing(program, commodity)
    supplied: dict[tuple[str, str], FloatArray] = {}
    for index, column in enumerate(program.columns):
        if column.family in ("supply", "purchase") and column.commodity == commodity:
            node = (column.place, column.origin)
            supplied[node] = supplied.get(node, none) + solved.primal[:, index]
    passed: dict[tuple[str, str], FloatArray] = {}
    for _ in case.places:
        through: dict[tuple[str, str], FloatArray] = {}
        entered = dict(supplied)
        for column, flow, inside in moves:
            node = (column.to, column.origin)
            came = flow if inside else flow * passed.get((column.place, column.origin), none)
            through[node] = through.get(node, none) + came
            entered[node] = entered.get(node, none) + flow
        after = {
            node: np.nan_to_num(ratio(came, entered[node], least)) for node, came in through.items()
        }
        settled = all(np.allclose(passed.get(node, none), part) for node, part in after.items())
        passed = after
        if settled:
            break
    lane, total = none, none
    for column, flow, inside in moves:
        if (
            case.places[column.to].territory != buyer
            or case.places[column.place].territory == buyer
        ):
            continue
        part = 1.0 if inside else passed.get((column.place, column.origin), none)
        lane, total = lane + flow * part, total + flow
    return ratio(lane, total, least)


def nothing(program: Program, commodity: str) -> float:
    """Return how much of a commodity is nothing beside what its case moves.

    What solving leaves undecided grows with the amounts that a case deals in, and no fixed amount
    is small in all of them: a billionth is nothing in Mt/yr of coal and a kilogram of gold in the
    same unit. So it is measured against a usual bound of the commodity, as the solver's own
    units are.

    In commodity units per year.
    """
    return NOTHING * program.usual.get(commodity, 0.0)


def no_money(program: Program) -> float:
    """Return how much money is nothing beside what goes round in a case.

    What is earned is certified to a billionth of all that is paid and received, and what a change
    adds is a difference of two such values.

    In million currency per year.
    """
    return ERRORS * NOTHING * program.turnover


def significant(amount: FloatArray, least: FloatArray | float) -> FloatArray:
    """Return amounts, 0 for those that cannot be told from nothing."""
    return np.where(np.abs(amount) <= least, 0.0, amount)


def ratio(part: FloatArray, whole: FloatArray, least: FloatArray | float = 0.0) -> FloatArray:
    """Return a share, or NaN where the whole is nearly nothing.

    A whole that is no larger than `least` is nothing; see `nothing` for what was solved. Of what
    was only computed from figures no more than zero is.
    """
    gone = np.abs(whole) <= least
    return np.where(gone, np.nan, part / np.where(gone, 1.0, whole))


def beside(parts: Sequence[FloatArray], shape: tuple[int, ...]) -> FloatArray:
    """Put arrays beside each other, even none, shape ``(draws, parts, …)``."""
    if parts:
        return np.stack(parts, axis=1)
    return np.zeros((shape[0], 0, *shape[1:]))
