"""A program while it is being put together: rows by name, columns with their entries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from rason.program.program import Column, Program, Row
from rason.program.term import ONE, ZERO, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rason.case.case import Case
    from rason.case.tables import Consent, Rule
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
    caps
        Every rule of kind `cap` that the case or one of its scenarios names.
    row_index
        Index of each row by ``(family, key, commodity, origin)``.
    """

    case: Case
    origins: Mapping[tuple[str, str], tuple[str, ...]]
    caps: tuple[Rule, ...]
    columns: list[Column] = field(default_factory=list)
    entries: list[dict[int, Term]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    row_index: dict[tuple[str, str, str, str], int] = field(default_factory=dict)

    @property
    def players(self) -> frozenset[str]:
        """The actors that bargain."""
        return frozenset(self.case.players)

    def row(
        self,
        family: RowFamily,
        key: str,
        commodity: str = "",
        origin: str = "",
        *,
        owner: str = "",
        lower: Term | None = ZERO,
        upper: Term | None = ZERO,
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
        """
        name = (family, key, commodity, origin)
        if name not in self.row_index:
            self.row_index[name] = len(self.rows)
            self.rows.append(Row(family, key, commodity, origin, owner, lower, upper))
        return self.row_index[name]

    def balance(self, place: str, commodity: str, origin: str) -> int:
        """Return the balance row of a commodity at a place: out - in = 0.

        Parameters
        ----------
        origin
            For a traced commodity, its origin; otherwise empty.
        """
        return self.row("balance", place, commodity, origin)

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
            Upper bound [commodity unit per year]; 1 for `build`.
        cost
            Term of the objective, positive where it adds to surplus [million currency per unit].
        steer
            What steers a shortfall and is no surplus [million currency per unit].
        tariff
            Transfer to `owner` by a unit [million currency per unit], outside the objective.
        place
            Where it happens; for a flow, where it begins.
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
            The cap that excuses it; empty for all but what a cap takes off a contract.
        """
        column_entries: dict[int, Term] = {}
        for row, term in entries:
            column_entries[row] = column_entries[row] + term if row in column_entries else term
        for alternative in consent:
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
        )
