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
    case
        The case being compiled.
    origins
        Origins that can reach each ``(place, commodity)``; ``("",)`` for an untraced commodity.
    caps
        Every rule of kind `cap` that the case or one of its scenarios names.
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
        """Return the index of a row, added with these bounds if it is new."""
        name = (family, key, commodity, origin)
        if name not in self.row_index:
            self.row_index[name] = len(self.rows)
            self.rows.append(Row(family, key, commodity, origin, owner, lower, upper))
        return self.row_index[name]

    def balance(self, place: str, commodity: str, origin: str) -> int:
        """Return the balance row of a commodity at a place: out - in = 0."""
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
    ) -> None:
        """Add one column for each alternative of `consent`, alike in everything else."""
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
