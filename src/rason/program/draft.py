"""A program while it is being put together: rows by name, columns with their entries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from rason.case.assets import Link
from rason.case.tracing import destination_at
from rason.program.program import Column, Program, Row
from rason.program.term import ONE, ZERO, Term
from rason.program.timing import Timing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from rason.case.assets import Demand, Supply
    from rason.case.calendar import Calendar
    from rason.case.case import Case
    from rason.case.tables import Consent, Rule
    from rason.program.closure import Shut
    from rason.program.program import ColumnFamily, RowFamily

OUT = ONE
IN = ONE * -1.0


@dataclass
class Draft:
    """Columns and rows as the families add them.

    Parameters
    ----------
    origins
        Origins that can reach each ``(place, commodity)``; ``("",)`` for an untraced commodity.
    destinations
        Destinations that can be reached from each ``(place, commodity)``, of those commodities that
        are kept apart by destination.
    caps
        Every rule of kind `cap` that the case or one of its scenarios names.
    gates
        Closures of scenarios that let some pass, or that those who shut can open by consent.
    timing
        What quantities and money of each period count. Families say rates a year and money of
        their own day: a row or column is told in the program's units when it is added.
    period
        The period whose rows and columns are added; None is the year, or no period of its own.
    row_index
        Index of each row by ``(family, key, commodity, origin, destination, period)``.
    """

    case: Case
    origins: Mapping[tuple[str, str], tuple[str, ...]]
    caps: tuple[Rule, ...]
    destinations: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    gates: tuple[Shut, ...] = ()
    timing: Timing = field(default_factory=lambda: Timing(None))
    period: int | None = None
    columns: list[Column] = field(default_factory=list)
    entries: list[dict[int, Term]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    row_index: dict[tuple[str, str, str, str, str, int | None], int] = field(default_factory=dict)
    keeps: tuple[Rule, ...] = ()
    """Every rule that keeps a layer of a store."""
    here: dict[int | None, list[int]] = field(default_factory=dict)
    """Indices of each period's columns."""

    @property
    def calendar(self) -> Calendar | None:
        """The days that the program is about; None is the year."""
        return self.timing.calendar

    @property
    def players(self) -> frozenset[str]:
        """The actors that bargain."""
        return frozenset(self.case.players)

    def row(  # noqa: PLR0913 - the parts of a row
        self,
        family: RowFamily,
        key: str,
        commodity: str = "",
        origin: str = "",
        destination: str = "",
        *,
        owner: str = "",
        lower: Term | None = ZERO,
        upper: Term | None = ZERO,
        flowing: bool = True,
    ) -> int:
        """Return the index of a row, added with these bounds if it is new.

        Parameters
        ----------
        key
            Key of what it constrains; see `Row`.
        commodity
            Commodity balanced or counted; may be empty.
        lower, upper
            Bounds; None is unbounded. A row that is there keeps its own.
        flowing
            Whether the bounds are rates a year, of which a period has its share.
        """
        name = (family, key, commodity, origin, destination, self.period)
        if name not in self.row_index:
            self.row_index[name] = len(self.rows)
            low, high = (
                None if bound is None else self._bound(bound, flowing=flowing)
                for bound in (lower, upper)
            )
            self.rows.append(
                Row(family, key, commodity, origin, owner, low, high, self.period, destination)
            )
        return self.row_index[name]

    def there(self, first: date | None, last: date | None) -> bool:
        """Tell whether something with these days is there in the period.

        Without a calendar the case's date counts. Periods are cut on these days.
        """
        day = self.case.settings.frozen
        if self.calendar is not None and self.period is not None:
            day = self.calendar.periods[self.period].first
        return (first is None or first <= day) and (last is None or day <= last)

    def most(self, row: Supply | Demand | Link, bound: Term) -> Term:
        """Return an upper bound: nothing while what it bounds is not there."""
        first = row.since if isinstance(row, Link) else row.from_
        return bound if self.there(first, row.until) else ZERO

    def quantity(self, rate: Term) -> Term:
        """Return what a rate a year comes to in the period."""
        return rate if rate is ZERO else self.timing.quantity(self.period, rate)

    def _bound(self, bound: Term, *, flowing: bool) -> Term:
        """Return a bound in the period, as the program tells it."""
        return self.quantity(bound) if flowing else self.timing.at(self.period, bound)

    def money(self, price: Term) -> Term:
        """Return what a price counts in the period."""
        return price if price is ZERO else self.timing.money(self.period, price)

    def balance(self, place: str, commodity: str, origin: str, destination: str = "") -> int:
        """Return the balance row of a commodity at a place: out - in = 0.

        Parameters
        ----------
        origin, destination
            For a commodity that is kept apart by them; otherwise empty.
        """
        return self.row("balance", place, commodity, origin, destination)

    def bound(self, place: str, commodity: str) -> tuple[str, ...]:
        """Return where goods at a place may be bound for; empty names what is not kept apart."""
        return self.destinations.get((place, commodity), ("",))

    def end(self, place: str, commodity: str, buyer: str) -> str:
        """Return the destination at a place for a buyer; empty if it is not kept apart."""
        if not self.case.commodities[commodity].bound:
            return ""
        return destination_at(self.case, place, buyer)

    def column(  # noqa: PLR0913 - the parts of a column
        self,
        family: ColumnFamily,
        asset: str,
        *,
        consent: Consent,
        entries: Iterable[tuple[int, Term]],
        upper: Term,
        cost: Term = ZERO,
        steer: Term = ZERO,
        tariff: Term = ZERO,
        place: str = "",
        to: str = "",
        commodity: str = "",
        origin: str = "",
        owner: str = "",
        project: str = "",
        observed: bool = False,
        priority: float = 0.0,
        rule: str = "",
        destination: str = "",
        flowing: bool = True,
    ) -> None:
        """Add one column for each alternative of `consent`, alike in everything else.

        Parameters
        ----------
        asset
            Key of the supply, demand, link, process, market, project or contract.
        consent
            Sets of actors, each of which suffices.
        entries
            Rows and coefficients; those of one row add up.
        upper
            Upper bound [commodity unit per year]; 1 for `build` and `stock`.
        cost
            Term of the objective, positive where it adds to surplus [million currency per unit].
        steer
            What steers a shortfall and is no surplus [million currency per unit].
        tariff
            Transfer to `owner` by a unit [million currency per unit], outside the objective.
        place
            Where it happens; for a flow, where it begins, which way it goes.
        commodity
            What it moves; empty for `build`.
        origin
            For a traced commodity, its origin; otherwise empty.
        owner
            Who earns its rent; empty if nobody owns it.
        project
            The project it belongs to; empty if it exists.
        observed
            Whether it is the part of a flow up to what was observed.
        rule
            The cap that excuses what a contract asks for, or the rule that keeps a layer of a
            store.
        destination
            Where it is bound for, of a commodity that is kept apart by that; otherwise empty.
        flowing
            Whether its bound is a rate a year and its money comes in the period, of which it has
            its share; what lies still is told in the program's unit.
        """
        column_entries: dict[int, Term] = {}
        for row, term in entries:
            column_entries[row] = column_entries[row] + term if row in column_entries else term
        upper = self._bound(upper, flowing=flowing)
        if flowing:
            cost, steer, tariff = map(self.money, (cost, steer, tariff))
        column_entries = {
            row: self.timing.at(self.period, term) for row, term in column_entries.items()
        }
        for alternative in consent:
            self.here.setdefault(self.period, []).append(len(self.columns))
            self.columns.append(
                Column(
                    family,
                    asset,
                    place,
                    to,
                    commodity,
                    origin,
                    owner,
                    alternative,
                    project,
                    cost,
                    steer,
                    upper,
                    tariff,
                    observed,
                    priority,
                    rule,
                    self.period,
                    destination,
                )
            )
            self.entries.append(dict(column_entries))

    def finish(self) -> Program:
        """Return the program, its matrix by columns."""
        starts = np.zeros(len(self.columns) + 1, dtype=np.int64)
        indices: list[int] = []
        terms: list[Term] = []
        for column, entries in enumerate(self.entries):
            for row in sorted(entries):
                indices.append(row)
                terms.append(entries[row])
            starts[column + 1] = len(indices)
        return Program(
            self.case,
            tuple(self.columns),
            tuple(self.rows),
            starts,
            np.array(indices, dtype=np.int64),
            tuple(terms),
            self.timing,
        )
