"""A scenario's program at central figures, its columns gathered into what another program has.

Columns that differ only in whose goods they carry, or in the part of a flow that was observed, are
one thing there. Where they differ in more, that cannot be said, and is refused.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from rason.case.figures import central, put
from rason.program import compile as compiled
from rason.program.handling import APART, bounds_at
from rason.scenario.apply import apply
from rason.scenario.merge import merge
from rason.solve.block import Block
from rason.solve.restriction import variant_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rason.case.case import Case
    from rason.case.cell import FloatArray, Values
    from rason.program.program import Column, IntArray, Program, Row
    from rason.scenario.merge import Change
    from rason.scenario.variant import Variant

BALANCES: Final = frozenset({"balance", "pool"})
BOUNDS: Final = frozenset({"capacity", "handling", "inject", "withdraw", "cap"})
"""Families of rows that bound a sum of columns from above, beside those of berths to be built."""
LEVELS: Final = frozenset({"level", "volume", "minimum", "final"})
_SAME: Final = 1e-12

Key = tuple[str, str, str, int]
"""Family, asset, commodity, and the position of a slice among those of its demand."""


class UnlikeError(Exception):
    """Columns that would be one thing differ in what only goods kept apart can."""

    def __init__(self, column: Column) -> None:
        super().__init__(column.name)
        self.column = column


@dataclass(slots=True)
class Group:
    """Columns of one thing; arrays are by period, in units a year and money a unit."""

    column: Column
    upper: FloatArray
    lower: FloatArray
    cost: FloatArray  # what a unit adds to surplus [million currency]
    # Other rows that it stands in: by family and key, what a unit counts there.
    rows: dict[tuple[str, str, str], FloatArray] = field(default_factory=dict)


@dataclass(slots=True)
class Counted:
    """A scenario's program in numbers, by thing and period."""

    case: Case
    change: Change
    program: Program
    variant: Variant
    values: Values
    groups: dict[Key, Group]
    limits: dict[tuple[str, str, str], FloatArray]  # upper bounds of rows, a year
    builds: dict[str, tuple[float, float, float]]  # by project: lower, upper, cost a year
    rooms: dict[str, dict[str, FloatArray]]  # by project and asset: the capacity that it builds
    # By project and bound on what arrives at a place: what it adds to that bound.
    berths: dict[str, dict[tuple[str, str, str], FloatArray]]
    years: FloatArray  # lengths of the periods
    weights: FloatArray  # what a unit of money a year counts in each; they add up to 1

    def alone(self, project: str) -> bool:
        """Tell whether a project builds one thing, which PyPSA can size by itself."""
        assets = list(self.rooms[project])
        single = len(assets) == 1 and not self.berths[project]
        return single and sum(asset in assets for _, asset, _, _ in self.groups) == 1

    @property
    def periods(self) -> int:
        """How many periods there are."""
        return len(self.years)


def count(case: Case, scenarios: Sequence[str]) -> Counted:
    """Work out a scenario's numbers at central figures, all agreeing.

    Raises `UnlikeError` where columns that only origins tell apart differ in more.
    """
    change = merge(case, tuple(scenarios))
    program = compiled(case, change.calendar)
    variant = apply(program, change)
    values = put(case.figures, central(case), change.figures)
    timing = program.timing
    periods = len(timing.periods)
    shares = np.array([timing.share(each) for each in timing.periods])
    worths = np.array([float(np.ravel(timing.worth(p, values))[0]) for p in timing.periods])
    made = Counted(
        case, change, program, variant, values,
        groups={}, limits={}, builds={}, rooms={}, berths={},
        years=shares * timing.years, weights=shares * worths,
    )  # fmt: skip
    _Reader(made, shares, worths, periods).read()
    return made


class _Reader:
    """The numbers of one program while they are gathered."""

    def __init__(self, made: Counted, shares: FloatArray, worths: FloatArray, periods: int) -> None:
        self.made, self.shares, self.worths, self.periods = made, shares, worths, periods
        program, variant = made.program, made.variant
        numbers = program.numbers(made.values)
        _, part = variant_part(_whole(program), variant, made.values, numbers.draws)
        self.upper = numbers.upper[0] * part.scale
        self.lower = np.minimum(part.lower, self.upper)
        self.cost = numbers.cost[0] * part.cost_scale - part.surcharge[0]
        self.data = numbers.data[0]
        lifted = np.isnan(part.row_scale)
        factor = np.where(lifted, 1.0, part.row_scale)
        bound = numbers.row_upper[0]
        self.row_upper = np.where(lifted | ~np.isfinite(bound), np.inf, bound * factor)

    def read(self) -> None:
        """Gather columns and the bounds of rows."""
        program, made = self.made.program, self.made
        number: dict[tuple[str, str, int | None], int] = {}
        for index, column in enumerate(program.columns):
            if column.family in {"build", "standing"}:
                self._build(index, column)
                continue
            if column.observed:  # a part of the flow that follows it
                continue
            place = 0
            if column.family == "slice":
                counted = (column.asset, "slice", column.period)
                place = number.get(counted, 0)
                number[counted] = place + 1
            key = (column.family, column.asset, column.commodity, place)
            self._gather(key, index, column)
        for index, row in enumerate(program.rows):
            if _bounds(row):
                name = _named(row)
                found = made.limits.setdefault(name, np.full(self.periods, np.inf))
                at = row.period or 0
                found[at] = min(found[at], self.row_upper[index] / self.shares[at])
        for project, berths in made.berths.items():
            low, high, _ = made.builds[project]
            for name, room in berths.items() if low >= high else ():
                made.limits[name] = made.limits[name] + room * low

    def _gather(self, key: Key, index: int, column: Column) -> None:
        at = column.period or 0
        share = 1.0 if column.family in {"stock", "level", "lack"} else self.shares[at]
        new = key not in self.made.groups
        if new:
            nothing = np.full(self.periods, np.nan)
            self.made.groups[key] = Group(column, nothing, nothing.copy(), nothing.copy())
        group = self.made.groups[key]
        upper = self.upper[index] / share
        cost = self.cost[index] / self.worths[at]
        rows = dict(self._rows(index))
        if np.isnan(group.upper[at]):
            group.upper[at], group.lower[at] = upper, self.lower[index] / share
            group.cost[at] = cost
            for name, weight in rows.items():
                group.rows.setdefault(name, np.zeros(self.periods))[at] = weight
            return
        known = {name: weights[at] for name, weights in group.rows.items() if weights[at]}
        alike = _near(group.upper[at], upper) or column.family in {"delivery", "level"}
        if not (alike and _near(group.cost[at], cost) and _same_rows(known, rows)):
            raise UnlikeError(column)
        group.upper[at] = max(group.upper[at], upper)

    def _rows(self, index: int) -> Iterator[tuple[tuple[str, str, str], float]]:
        """Yield the bounds in which a column stands."""
        program = self.made.program
        for entry in range(program.starts[index], program.starts[index + 1]):
            at = program.indices[entry]
            row = program.rows[at]
            if _bounds(row) and self.data[entry] and np.isfinite(self.row_upper[at]):
                yield _named(row), float(self.data[entry])

    def _build(self, index: int, column: Column) -> None:
        made, program = self.made, self.made.program
        if self.upper[index] <= 0.0:
            return
        assert column.asset not in made.builds, "a project stands or is decided, never both"
        made.builds[column.asset] = (
            float(self.lower[index]), float(self.upper[index]), -float(self.cost[index]),
        )  # fmt: skip
        rooms = made.rooms.setdefault(column.asset, {})
        berths = made.berths.setdefault(column.asset, {})
        for entry in range(program.starts[index], program.starts[index + 1]):
            row = program.rows[program.indices[entry]]
            if row.family == "build":
                at = row.period or 0
                nothing = np.zeros(self.periods)
                if _bounds(row):
                    room = berths.setdefault(_named(row), nothing)
                else:
                    room = rooms.setdefault(row.key, nothing)
                room[at] = -self.data[entry] / self.shares[at]


def _bounds(row: Row) -> bool:
    """Tell whether a row bounds what others than a single asset of a project use."""
    return row.family in BOUNDS or bounds_at(row, row.key.partition(APART)[0])


def _named(row: Row) -> tuple[str, str, str]:
    """Name a row without its period; purchases and sales of a market have one each."""
    return row.family, row.key, f"{row.commodity}/{row.origin}"


def _near(one: float, other: float) -> bool:
    return bool(abs(one - other) <= _SAME * max(1.0, abs(one), abs(other)))


def _same_rows(
    one: dict[tuple[str, str, str], float], other: dict[tuple[str, str, str], float]
) -> bool:
    return one.keys() == other.keys() and all(_near(one[name], other[name]) for name in one)


def _whole(program: Program) -> Block:
    """Return the program as a single block."""
    columns: IntArray = np.arange(len(program.columns))
    return Block(
        columns=columns,
        rows=np.arange(len(program.rows)),
        entries=np.arange(len(program.indices)),
        starts=program.starts,
        indices=program.indices,
        column_of=np.repeat(columns, np.diff(program.starts)),
    )
