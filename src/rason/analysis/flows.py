"""What flows where, between which ends, and how much of a capacity it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rason.solve.batch import Batch, Solved

if TYPE_CHECKING:
    from rason.analysis.question import Analysis, Question
    from rason.case.cell import FloatArray
    from rason.program.program import Program

Flow = tuple[str, str, str]
"""Family, asset and commodity."""


@dataclass(frozen=True, slots=True)
class Flows:
    """The flows of one scenario.

    Parameters
    ----------
    objective
        Surplus [million currency per year], shape ``(draws,)``; NaN where infeasible.
    reasons
        Why, where it is infeasible.
    keys
        What flows: family (supply, flow, process, ...), asset and commodity.
    value, low, high
        Shape ``(draws, flows)`` [commodity unit per year]: the optimal flows nearest to what was
        observed, and their ends over all optimal solutions.
    capacity
        Shape ``(draws, flows)``: the most that could flow.
    tied
        Whether more than one optimal solution was at hand, by flow.
    ceilings
        Demands that are served at their ceiling: their worth there is a guess.
    """

    objective: FloatArray
    reasons: tuple[str, ...]
    keys: tuple[Flow, ...]
    value: FloatArray
    low: FloatArray
    high: FloatArray
    capacity: FloatArray
    tied: tuple[bool, ...]
    ceilings: tuple[str, ...]


TIE = 1e-6


def flows(question: Question) -> Analysis[Flows]:
    """Ask for all flows of a scenario, with their ranges.

    Parameters
    ----------
    question
        Program, draws and scenario.

    Returns
    -------
    flows
        Every asset's flow, those at zero included.
    """
    variant, values, program = question.variant(), question.figures(), question.program
    solutions = yield Batch(values, variants=(variant,), faces=(variant,))
    solved, face = solutions.variants[variant], solutions.faces[variant]
    groups = columns_of(program)
    upper = program.numbers(values).upper * variant.scale
    low = np.stack([face.flow_low[key] for key in groups], axis=1)
    high = np.stack([face.flow_high[key] for key in groups], axis=1)
    return Flows(
        objective=solved.objective,
        reasons=solved.reasons,
        keys=tuple(groups),
        value=np.stack([solved.primal[:, c].sum(axis=1) for c in groups.values()], axis=1),
        low=low,
        high=high,
        capacity=np.stack([_room(upper[:, c], key) for key, c in groups.items()], axis=1),
        tied=tuple(bool(t) for t in (high - low > TIE * (1.0 + np.abs(high))).any(axis=0)),
        ceilings=ceilings(program, solved, upper),
    )


def _room(upper: FloatArray, key: Flow) -> FloatArray:
    """Return an asset's capacity: its columns share one, but slices and supplies add up."""
    return upper.sum(axis=1) if key[0] == "slice" else upper.max(axis=1)


def columns_of(program: Program) -> dict[Flow, list[int]]:
    """Return the columns of each flow, in the order of the program.

    Parameters
    ----------
    program
        The program.

    Returns
    -------
    columns
        Indices by family, asset and commodity.
    """
    groups: dict[Flow, list[int]] = {}
    for index, column in enumerate(program.columns):
        key = (str(column.family), column.asset, column.commodity)
        groups.setdefault(key, []).append(index)
    return groups


def ceilings(program: Program, solved: Solved, upper: FloatArray) -> tuple[str, ...]:
    """Return the demand curves that are not served beyond the block bid at their ceiling.

    Parameters
    ----------
    program
        The program.
    solved
        A solution.
    upper
        Shape ``(draws, columns)``: upper bounds.

    Returns
    -------
    demands
        Keys of demands with a curve whose first block is not full in some draw.
    """
    touched = []
    for key, columns in columns_of(program).items():
        if key[0] != "slice" or len(columns) == 1:
            continue
        first = columns[0]
        short = solved.primal[:, first] < upper[:, first] * (1.0 - TIE) - TIE
        if short.any():
            touched.append(key[1])
    return tuple(touched)


def carried(program: Program, solved: Solved, asset: str, commodity: str = "") -> FloatArray:
    """Return what an asset carries, makes or serves.

    Parameters
    ----------
    program
        The program.
    solved
        A solution.
    asset
        Its key.
    commodity
        Only this commodity; empty is all.

    Returns
    -------
    flow
        Shape ``(draws,)`` [commodity unit per year]; sales count against purchases of a market.
    """
    total = np.zeros(len(solved.objective))
    for index in program.by_asset.get(asset, ()):
        column = program.columns[index]
        if column.family in ("delivery", "shortfall", "build"):
            continue
        if not commodity or column.commodity == commodity:
            sign = -1.0 if column.family == "sale" else 1.0
            total += sign * solved.primal[:, index]
    return total


def delivered(
    program: Program, solved: Solved, commodity: str, buyer: str = "", seller: str = ""
) -> FloatArray:
    """Return what a seller's goods bring to a buyer's demands.

    Parameters
    ----------
    program
        The program.
    solved
        A solution.
    commodity
        A commodity; traced where a seller is named.
    buyer, seller
        Keys; empty is everybody. Sales to a market count with the market as buyer.

    Returns
    -------
    quantity
        Shape ``(draws,)`` [commodity unit per year].
    """
    traced = program.case.commodities[commodity].traced
    family = "delivery" if traced else "slice"
    total = np.zeros(len(solved.objective))
    for index, column in enumerate(program.columns):
        if column.commodity != commodity or column.family not in (family, "sale"):
            continue
        if (not buyer or column.owner == buyer) and (not seller or column.origin == seller):
            total += solved.primal[:, index]
    return total


def lane_share(
    program: Program, solved: Solved, passage: str, buyer: str, commodity: str
) -> FloatArray:
    """Return what part of what enters a buyer's territory by link has come through a passage.

    Where ways meet at a place, what goes on is mixed in proportion to what came in.

    Parameters
    ----------
    program
        The program.
    solved
        A solution.
    passage
        Key of a strait or canal.
    buyer
        The actor whose territory it enters.
    commodity
        What enters.

    Returns
    -------
    share
        Shape ``(draws,)``; NaN where nothing enters.
    """
    case = program.case
    moves = [
        (column, solved.primal[:, index], passage in case.links[column.asset].passage)
        for index, column in enumerate(program.columns)
        if column.family == "flow" and column.commodity == commodity
    ]
    none = np.zeros(len(solved.objective))
    supplied: dict[tuple[str, str], FloatArray] = {}
    for index, column in enumerate(program.columns):
        if column.family in ("supply", "purchase") and column.commodity == commodity:
            node = (column.place, column.origin)
            supplied[node] = supplied.get(node, none) + solved.primal[:, index]
    passed: dict[tuple[str, str], FloatArray] = {}
    for _ in case.places:
        through, entered = {}, dict(supplied)
        for column, flow, inside in moves:
            node = (column.to, column.origin)
            came = flow if inside else flow * passed.get((column.place, column.origin), none)
            through[node] = through.get(node, none) + came
            entered[node] = entered.get(node, none) + flow
        after = {node: np.nan_to_num(ratio(came, entered[node])) for node, came in through.items()}
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
    return ratio(lane, total)


def ratio(part: FloatArray, whole: FloatArray, least: float = 1e-9) -> FloatArray:
    """Return a share, or NaN where the whole is nearly nothing.

    Parameters
    ----------
    part, whole
        Shape ``(draws,)``.
    least
        A whole below this is nothing.

    Returns
    -------
    share
        Shape ``(draws,)``.
    """
    nothing = np.abs(whole) <= least
    return np.where(nothing, np.nan, part / np.where(nothing, 1.0, whole))
