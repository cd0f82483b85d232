"""The linear program of a case: columns, rows and a matrix whose numbers come from figures.

maximise c'x subject to L <= Ax <= U and l <= x <= u, in millions of the case's currency a year
and commodity units a year. Compiled once for each calendar; a draw changes its numbers, a variant
its bounds and costs, neither its pattern.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

import numpy as np
import numpy.typing as npt

from rason.program.timing import Timing

if TYPE_CHECKING:
    from rason.case.calendar import Calendar
    from rason.case.case import Case
    from rason.case.cell import FloatArray, Values
    from rason.case.foresight import Window
    from rason.case.tables import Rule
    from rason.program.evaluate import Middle
    from rason.program.term import Term
    from rason.program.window import WindowProgram

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

ColumnFamily = Literal[
    "supply", "purchase", "sale", "delivery", "slice", "flow", "back", "process", "build", "taken",
    "shortfall", "excused", "standing", "inject", "withdraw", "level", "stock", "lack", "toll",
    "opened", "free",
]  # fmt: skip
RowFamily = Literal[
    "balance", "pool", "capacity", "build", "handling", "goods", "contract", "cap", "level",
    "volume", "inject", "withdraw", "minimum", "final", "toll", "closed", "layer", "keep",
]  # fmt: skip


FLOWS: Final[tuple[ColumnFamily, ...]] = ("flow", "back")
"""Families of what goes over a link: from where it begins, and the other way if it goes both."""
REMEMBERED = 12
"""For how many sets of values the last numbers are kept."""


@dataclass(frozen=True, slots=True)
class Column:
    """One decision of the program.

    Parameters
    ----------
    asset
        Key of the supply, demand, link, process, market, project or contract.
    place
        Where it happens; for a flow, where it begins, which way it goes.
    commodity
        What it moves; empty for `build`.
    origin
        For a traced commodity, the actor (or market) of origin; otherwise empty.
    owner
        Who earns its rent: owner, operator, buyer, sponsor or market; empty if nobody owns it.
    consent
        Actors who must agree, rules aside: one minimal set of them.
    project
        The project it belongs to; empty if it exists.
    cost
        Term of the objective, positive where it adds to surplus [million currency per unit].
    steer
        What the contract's price says of a shortfall: it chooses how much is taken and how much
        is paid for, and is no surplus.
    upper
        Upper bound [commodity unit per year]; 1 for `build`.
    tariff
        Transfer to `owner` by a unit, outside the objective.
    observed
        Whether it is the part of a flow up to what was observed: preferred among equal optima.
    priority
        For a slice, when its demand is served: higher ones first. It chooses bounds, no money.
    rule
        The cap that excuses what a contract asks for, or the rule that keeps a layer of a store;
        empty for all else.
    period
        Position of its period in the calendar; None where there is no calendar, and for what
        belongs to all of it.
    destination
        Where it is bound for, by a name of `rason.case.tracing.destinations`; empty if that is not
        kept apart.
    """

    family: ColumnFamily
    asset: str
    place: str
    to: str
    commodity: str
    origin: str
    owner: str
    consent: frozenset[str]
    project: str
    cost: Term
    steer: Term
    upper: Term
    tariff: Term
    observed: bool = False
    priority: float = 0.0
    rule: str = ""
    period: int | None = None
    destination: str = ""

    @property
    def name(self) -> str:
        """A readable name, unique in the program but for alternatives of consent."""
        layer = self.rule if self.family in ("level", "withdraw") else ""
        parts = (self.family, self.asset, self.commodity, self.origin, self.destination, layer)
        return _name(self.period, *parts)


@dataclass(frozen=True, slots=True)
class Row:
    """One condition of the program.

    Balance and pool rows read *out - in = 0*, so their dual is the price of the commodity there.

    Parameters
    ----------
    key
        Place for balances and handling; demand for pools; asset, project, contract or rule; the
        link for the goods of contracts.
    commodity
        Commodity balanced or counted; may be empty.
    owner
        Who earns the rent of the row's bound.
    lower, upper
        Bounds; None is unbounded.
    period, destination
        As of a column.
    """

    family: RowFamily
    key: str
    commodity: str
    origin: str
    owner: str
    lower: Term | None
    upper: Term | None
    period: int | None = None
    destination: str = ""

    @property
    def name(self) -> str:
        """A readable name, unique in the program."""
        parts = (self.family, self.key, self.commodity, self.origin, self.destination)
        return _name(self.period, *parts)


def _name(period: int | None, *parts: str) -> str:
    """Join parts of a name, those of a calendar with the number of their period."""
    name = ".".join(part for part in parts if part)
    return name if period is None else f"{name}@{period + 1}"


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """The program's numbers in every draw.

    Parameters
    ----------
    cost, steer
        Shape ``(draws, columns)``: surplus, and what only steers, of a unit.
    upper
        Shape ``(draws, columns)``; lower bounds are 0.
    row_lower, row_upper
        Shape ``(draws, rows)``; infinite where there is no bound.
    data
        Shape ``(draws, entries)``, or ``(1, entries)`` if no coefficient moves; column-wise.
    """

    cost: FloatArray
    steer: FloatArray
    upper: FloatArray
    row_lower: FloatArray
    row_upper: FloatArray
    data: FloatArray

    @property
    def draws(self) -> int:
        """The number of draws."""
        return int(self.cost.shape[0])


@dataclass(frozen=True, eq=False)
class Program:
    """A compiled case.

    Parameters
    ----------
    starts, indices, entries
        The matrix by columns: `indices[starts[j]:starts[j + 1]]` are the rows of column j and
        `entries` the terms of the coefficients.
    _evaluated
        What was evaluated last, by identity of the values.
    _covered
        The columns that each rule covers, once it was asked.
    _family
        The programs of the same case, by calendar.
    _below
        The program that this one was made of, for a case that differed in its scenarios alone.
    _windows
        Its parts whose periods are decided together, once they were asked for.
    """

    case: Case
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    starts: IntArray
    indices: IntArray
    entries: tuple[Term, ...]
    timing: Timing = field(default_factory=lambda: Timing(None))
    _evaluated: list[tuple[Values, Numbers]] = field(default_factory=list, repr=False)
    _covered: dict[Rule, tuple[int, ...]] = field(default_factory=dict, repr=False)
    _family: dict[Calendar | None, Program] = field(default_factory=dict, repr=False)
    _below: Program | None = field(default=None, repr=False)
    _windows: dict[Window, WindowProgram] = field(default_factory=dict, repr=False)

    def __repr__(self) -> str:
        """Say how large it is: all of it would be a book."""
        size = f"{len(self.columns):,} columns, {len(self.rows):,} rows"
        return f"<Program of {self.case.name}: {size}>"

    def numbers(self, values: Values) -> Numbers:
        """Evaluate every term; see `rason.program.evaluate`.

        Parameters
        ----------
        values
            Every figure, derived ones included, each of shape ``(draws,)``.

        Returns
        -------
        numbers
            Every term in every draw; the same object for values that were asked about lately.
        """
        from rason.program.evaluate import evaluate, nearest

        for known, numbers in self._evaluated:
            if known is values:
                return numbers
        draws = max((np.size(value) for value in values.values()), default=1)
        near = nearest(((known, each.draws) for known, each in self._evaluated), values, draws)
        if near is None:
            numbers = evaluate(self, values, draws, None)
        else:
            numbers = self._evaluated[near.place][1]
            if near.moved:
                numbers = evaluate(self, values, draws, (numbers, near.moved))
        self._evaluated.insert(0, (values, numbers))
        del self._evaluated[REMEMBERED:]
        return numbers

    def under(self, case: Case) -> Program:
        """Return the same program for a case that differs in its scenarios alone.

        Returns
        -------
        program
            It shares all that was worked out already; the same one where the case is the same. A
            cap, a layer of stock, or a closure with terms, that no scenario had before is a row,
            and a reason to compile anew.
        """
        if case is self.case:
            return self
        from rason.program.compile import caps, compile, layers
        from rason.program.gate import gates

        if any(find(case) != find(self.case) for find in (caps, layers, gates)):
            return compile(case, self.calendar)
        made = copy(self)
        object.__setattr__(made, "case", case)
        object.__setattr__(made, "_below", self)
        object.__setattr__(made, "_family", {self.calendar: made})
        object.__setattr__(made, "_windows", {})
        return made

    @property
    def calendar(self) -> Calendar | None:
        """The days that it is about; None is the year."""
        return self.timing.calendar

    def over(self, calendar: Calendar | None) -> Program:
        """Return the program of the same case over other days, compiled once for each calendar."""
        if calendar == self.calendar:
            return self
        if self.calendar not in self._family:
            self._family[self.calendar] = self
        if calendar not in self._family:
            from rason.program.compile import compile

            made = (
                compile(self.case, calendar)
                if self._below is None
                else self._below.over(calendar).under(self.case)
            )
            object.__setattr__(made, "_family", self._family)
            self._family[calendar] = made
        return self._family[calendar]

    def within(self, window: Window) -> WindowProgram:
        """Return the part whose periods are decided together, cut out once for each window."""
        if window not in self._windows:
            from rason.program.window import cut_out

            self._windows[window] = cut_out(self, window)
        return self._windows[window]

    @cached_property
    def middle(self) -> Middle:
        """The program at central figures."""
        from rason.program.evaluate import middle

        return middle(self)

    @cached_property
    def by_asset(self) -> dict[str, IntArray]:
        """Indices of the columns of each asset key (supplies, links, demands, markets, ...)."""
        groups: dict[str, list[int]] = {}
        for index, column in enumerate(self.columns):
            groups.setdefault(column.asset, []).append(index)
        return {asset: np.array(indices) for asset, indices in groups.items()}

    @cached_property
    def row_index(self) -> dict[tuple[str, str, str, str, int | None], int]:
        """Index of each row by ``(family, key, commodity, origin, period)``.

        Balances of what is kept apart by destination are not in it.
        """
        return {
            (row.family, row.key, row.commodity, row.origin, row.period): index
            for index, row in enumerate(self.rows)
            if not row.destination
        }

    def covered(self, rule: Rule) -> tuple[int, ...]:
        """Return the columns that a rule acts on, whatever the scenario."""
        from rason.program.rule import covers

        if rule not in self._covered:
            self._covered[rule] = tuple(
                index
                for index, column in enumerate(self.columns)
                if covers(self.case, rule, column)
            )
        return self._covered[rule]

    def touching(self, row: int) -> IntArray:
        """Return the columns that stand in a row."""
        return np.searchsorted(self.starts, np.flatnonzero(self.indices == row), side="right") - 1

    @cached_property
    def usual(self) -> dict[str, float]:
        """Usual bound of each commodity's columns: their median at central figures, zeros aside."""
        bounds: dict[str, list[float]] = {}
        for column, bound in zip(self.columns, self.middle.parts["upper"].middle, strict=True):
            if column.commodity and bound > 0.0:
                bounds.setdefault(column.commodity, []).append(bound)
        return {commodity: float(np.median(some)) for commodity, some in bounds.items()}

    @cached_property
    def usual_price(self) -> dict[str, float]:
        """Usual cost or bid for a unit of each commodity: the median at central figures."""
        prices: dict[str, list[float]] = {}
        for column, cost in zip(self.columns, self.middle.parts["cost"].middle, strict=True):
            if column.commodity and cost != 0.0:
                prices.setdefault(column.commodity, []).append(abs(cost))
        return {commodity: float(np.median(some)) for commodity, some in prices.items()}

    @cached_property
    def turnover(self) -> float:
        """What money goes round in the program [million currency per year].

        The number of columns that cost or earn times the median of what each could; a single one
        that is dear or huge counts for no more than any other.
        """
        parts = self.middle.parts
        each = [
            abs(cost) * min(bound, self.usual.get(column.commodity, bound))
            for column, cost, bound in zip(
                self.columns, parts["cost"].middle, parts["upper"].middle, strict=True
            )
            if cost != 0.0 and bound > 0.0
        ]
        return len(each) * float(np.median(each)) if each else 0.0

    @cached_property
    def build(self) -> dict[str, int]:
        """Index of the `build` column of each project."""
        return self._whole("build")

    @cached_property
    def standing(self) -> dict[str, int]:
        """Index of the `standing` column of each project; none without a calendar."""
        return self._whole("standing")

    def _whole(self, family: ColumnFamily) -> dict[str, int]:
        return {
            column.asset: index
            for index, column in enumerate(self.columns)
            if column.family == family
        }

    def built(self, primal: FloatArray, project: str) -> FloatArray:
        """Return what part of a project is built, at whatever time.

        Parameters
        ----------
        primal
            Shape ``(draws, columns)``.
        """
        part = primal[:, self.build[project]]
        return part if project not in self.standing else part + primal[:, self.standing[project]]

    def serving(
        self, primal: FloatArray, project: str, period: int | None, values: Values
    ) -> FloatArray:
        """Return what part of a project serves in a period.

        Parameters
        ----------
        primal
            Shape ``(draws, columns)``.
        """
        if self.calendar is None or period is None:
            return self.built(primal, project)
        from rason.program.project import Service

        part = Service(self.case.projects[project], self.calendar).part(period, values)
        decided = primal[:, self.build[project]]
        found: FloatArray = decided * part + primal[:, self.standing[project]]
        return found
