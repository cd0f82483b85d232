"""What happens in each period of a calendar: who runs short, what lies in store, who must stop."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.foresight import outcomes
from rason.analysis.quantity import is_open, nothing, significant
from rason.case.check_pairs import is_curve
from rason.program.program import FLOWS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rason.analysis.question import Analysis, Question
    from rason.case.cell import Cell, FloatArray, Values
    from rason.program.program import BoolArray, ColumnFamily, IntArray, Program
    from rason.program.timing import Timing
    from rason.scenario.variant import Variant
    from rason.solve.batch import Face, Solved

Moved = tuple["ColumnFamily", str, str]
"""Family, asset and commodity."""


@dataclass(frozen=True, slots=True)
class InTime:
    """A scenario period by period; amounts are those of the period [commodity unit].

    Parameters
    ----------
    objective
        Shape ``(draws,)``: surplus [million currency per year]; NaN where there is no solution.
    moved
        What is made, carried, used, traced and stored; `amount` has shape
        ``(draws, moved, periods)``, a store's level that at the period's end.
    open
        The same without the closures of the scenario.
    asked, ceiling
        Shape ``(draws, demands, periods)``: what each demand asks for at its own price, and what it
        would take even at its ceiling.
    minimum
        Shape ``(draws, stores)``: least levels [commodity unit].
    worth
        Shape ``(draws, periods)``: surplus of each period, on the first day [million currency].
    left
        Shape ``(draws,)``: what stores hold on the last day is worth, on the first [million
        currency]; it is in no period.
    tied
        Of which another solution as good moves more or less in all, with the closures or without;
        empty where nobody asked.
    """

    objective: FloatArray
    reasons: tuple[str, ...]
    moved: tuple[Moved, ...]
    amount: FloatArray
    open: FloatArray
    demands: tuple[str, ...]
    asked: FloatArray
    ceiling: FloatArray
    stores: tuple[str, ...]
    minimum: FloatArray
    worth: FloatArray
    left: FloatArray
    tied: frozenset[Moved] = frozenset()


LITTLE = 1e-6
"""Part of what is asked for, or of a store's room, that is rounding."""
FAMILIES: tuple[ColumnFamily, ...] = (
    "supply", "purchase", "sale", "slice", *FLOWS, "process", "inject", "withdraw", "level", "lack",
)  # fmt: skip


def in_time(question: Question, *, ends: bool = False, beside: bool = True) -> Analysis[InTime]:
    """Ask what happens in each period of a scenario, beside what would without its closures.

    With `ends` also what equally good solutions leave open; without `beside` the scenario alone,
    whose amounts stand for those without its closures, too.

    Returns
    -------
    in_time
        Without a calendar there is one period, the year.
    """
    program, values, change = question.program, question.figures(), question.change()
    changes = (None, replace(change, shut=()) if beside else None)
    here, without = yield from outcomes(question, changes, face=ends)
    solved, unshut = here.solved, without.solved
    columns = moved_in(program, FAMILIES)
    demands = tuple(program.case.demands)
    stores = tuple(program.case.stores) if program.calendar is not None else ()
    draws = question.draws
    least = [program.case.stores[key].minimum for key in stores]
    worth, left = _worth(program, values, here.variant, solved)
    return InTime(
        objective=solved.objective,
        reasons=solved.reasons,
        moved=tuple(columns),
        amount=_amounts(program, solved),
        open=_amounts(program, unshut),
        demands=demands,
        asked=_asked(program, values, demands, draws),
        ceiling=_at_ceiling(program, values, demands, draws),
        stores=stores,
        minimum=_stacked(
            [np.zeros(1) if cell is None else cell.evaluate(values) for cell in least], draws
        ),
        worth=worth,
        left=left,
        tied=_tied(program, columns, (here.face, without.face)),
    )


def _tied(
    program: Program, columns: Iterable[Moved], faces: Iterable[Face | None]
) -> frozenset[Moved]:
    """Return what any of some optimal faces leaves open."""
    return frozenset(
        key
        for face in faces
        if face is not None
        for key in columns
        if key in face.flow_low
        and is_open(face.flow_low[key], face.flow_high[key], nothing(program, key[2])).any()
    )


def unserved(found: InTime, places: list[int]) -> tuple[FloatArray, FloatArray]:
    """Return what demands do not get, and what of it they would take at their ceilings.

    Returns
    -------
    unserved, short
        Shape ``(draws, demands, periods)``.
    """
    moved = {key: place for place, (family, key, _) in enumerate(found.moved) if family == "slice"}
    came = np.stack([found.amount[:, moved[found.demands[place]]] for place in places], axis=1)
    lacking = np.maximum(found.asked[:, places] - came, 0.0)
    short = np.maximum(found.ceiling[:, places] - came, 0.0)
    return lacking, np.minimum(short, lacking)


def kept_in(found: InTime, places: list[int]) -> FloatArray:
    """Return what less of something moves than without the closures, shape ``(draws, periods)``."""
    less: FloatArray = found.open[:, places].sum(axis=1) - found.amount[:, places].sum(axis=1)
    return np.maximum(less, 0.0)


SEEN = 8
"""Of how many programs the order of what is summed is kept."""


@lru_cache(maxsize=4 * SEEN)
def moved_in(program: Program, families: tuple[ColumnFamily, ...]) -> dict[Moved, list[list[int]]]:
    """Return the columns of each asset and commodity, period by period."""
    wanted, count = frozenset(families), len(program.timing.periods)
    found: dict[Moved, list[list[int]]] = {}
    for index, column in enumerate(program.columns):
        if column.family in wanted:
            key = (column.family, column.asset, column.commodity)
            periods = found.setdefault(key, [[] for _ in range(count)])
            periods[column.period or 0].append(index)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Sums:
    """Sums of columns: all of them one after another, and where each sum begins."""

    order: IntArray
    starts: IntArray
    filled: BoolArray  # which sums are of any column at all

    @staticmethod
    def of(groups: list[list[int]]) -> _Sums:
        lengths = np.array([len(group) for group in groups], dtype=np.int64)
        ends = np.cumsum(lengths)
        order = np.array([index for group in groups for index in group], dtype=np.int64)
        return _Sums(order, (ends - lengths)[lengths > 0], lengths > 0)

    def over(self, amounts: FloatArray) -> FloatArray:
        """Return each sum, shape ``(draws, sums)``; 0 of no column."""
        found = np.zeros((len(amounts), len(self.filled)))
        if len(self.order):
            found[:, self.filled] = np.add.reduceat(amounts[:, self.order], self.starts, axis=1)
        return found


@lru_cache(maxsize=SEEN)
def _sums(program: Program) -> _Sums:
    """Return the sums of what is moved in each period."""
    moved = moved_in(program, FAMILIES)
    return _Sums.of([own for periods in moved.values() for own in periods])


def _amounts(program: Program, solved: Solved) -> FloatArray:
    """Return what is moved in each period, shape ``(draws, moved, periods)``."""
    moved, count = moved_in(program, FAMILIES), len(program.timing.periods)
    least = np.array([nothing(program, commodity) for _, _, commodity in moved])
    amount = _sums(program).over(solved.primal).reshape(-1, len(moved), count)
    return significant(amount, least[:, None]) * program.timing.years


def _asked(program: Program, values: Values, demands: tuple[str, ...], draws: int) -> FloatArray:
    """Return what demands ask for at their own price, in each period."""
    timing = program.timing
    found = np.zeros((draws, len(demands), len(timing.periods)))
    for place, key in enumerate(demands):
        quantity = _in_periods(timing, program.case.demands[key].quantity, values)
        for index, period in enumerate(timing.periods):
            share = timing.share(period) if _there(program, key, period) else 0.0
            found[:, place, index] = quantity[index] * share * timing.years
    return found


def _in_periods(timing: Timing, cell: Cell, values: Values) -> list[FloatArray]:
    """Return a cell's value in each period, worked out once where no period moves it."""
    if not timing.moves(cell.figures):
        return [cell.evaluate(values)] * len(timing.periods)
    return [cell.evaluate(timing.values(period, values)) for period in timing.periods]


def _there(program: Program, demand: str, period: int | None) -> bool:
    """Tell whether a demand is there in a period."""
    row = program.case.demands[demand]
    day = program.case.settings.frozen
    if program.calendar is not None and period is not None:
        day = program.calendar.periods[period].first
    return (row.from_ is None or row.from_ <= day) and (row.until is None or day <= row.until)


def _at_ceiling(
    program: Program, values: Values, demands: tuple[str, ...], draws: int
) -> FloatArray:
    """Return what demands would take even at their ceilings: of a flat bid, all of it."""
    upper, years = program.numbers(values).upper, program.timing.years
    found = np.zeros((draws, len(demands), len(program.timing.periods)))
    columns = moved_in(program, ("slice",))
    for place, key in enumerate(demands):
        demand = program.case.demands[key]
        for index, own in enumerate(columns.get(("slice", key, demand.commodity), ())):
            block = own[:1] if is_curve(demand) else own
            found[:, place, index] = upper[:, block].sum(axis=1) * years
    return found


def _worth(
    program: Program, values: Values, variant: Variant, solved: Solved
) -> tuple[FloatArray, FloatArray]:
    """Return what is earned in each period, and what is left in stores is worth, on the first day.

    What is built costs once, in no period.
    """
    earned = variant.earns(program.numbers(values).cost, values) * solved.primal
    present = program.timing.present(values)
    found = _by_period(program).over(earned) * np.reshape(present, (-1, 1))
    return found[:, :-1], found[:, -1]


@lru_cache(maxsize=SEEN)
def _by_period(program: Program) -> _Sums:
    """Return the sums of all columns of each period, and of what is left in stores."""
    own: dict[int | None, list[int]] = {period: [] for period in program.timing.periods}
    held: list[int] = []
    for index, column in enumerate(program.columns):
        if column.family == "level":
            held.append(index)
        elif column.period in own:
            own[column.period].append(index)
    return _Sums.of([*own.values(), held])


def _stacked(parts: list[FloatArray], draws: int) -> FloatArray:
    """Return arrays beside each other, shape ``(draws, parts)``."""
    if not parts:
        return np.zeros((draws, 0))
    return np.stack([np.broadcast_to(np.ravel(part), (draws,)) for part in parts], axis=1)
