"""A variant: the changes of bounds and costs that make one scenario out of the compiled program."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rason.case.calendar import Calendar
    from rason.case.cell import FloatArray, Values
    from rason.program.program import IntArray
    from rason.program.term import Term


@dataclass(frozen=True, slots=True, eq=False)
class Keep:
    """Own load that is served first; positions of columns and rows."""

    own: IntArray  # slices of the buyers that are kept their goods
    # Shape ``(own,)``: on what part of a period's days the rule acts.
    share: FloatArray
    foreign: IntArray  # where goods come from that are not the keeper's
    others: IntArray  # slices of all others, and sales
    # contracts, owed: rows of contracts that others sell under, and shortfalls of the keeper's own.
    contracts: IntArray
    owed: IntArray

    @property
    def key(self) -> bytes:
        """The same for equal ones."""
        parts = (self.own, self.share, self.foreign, self.others, self.contracts, self.owed)
        return b"|".join(part.tobytes() for part in parts)

    def at(self, columns: Mapping[int, int], rows: Mapping[int, int]) -> Keep:
        """Return it by other positions, of columns and rows that are there."""
        here = np.array([int(column) in columns for column in self.own], dtype=bool)
        return Keep(
            own=_moved(self.own, columns),
            share=self.share[here],
            foreign=_moved(self.foreign, columns),
            others=_moved(self.others, columns),
            contracts=_moved(self.contracts, rows),
            owed=_moved(self.owed, columns),
        )


def _moved(positions: IntArray, places: Mapping[int, int]) -> IntArray:
    there = [places[int(each)] for each in positions if int(each) in places]
    return np.array(there, dtype=np.int64)


@dataclass(frozen=True, eq=False, repr=False)
class Variant:
    """Changes against the compiled program that hold in every draw."""

    name: str  # what a reader would call it
    scale: FloatArray  # shape ``(columns,)``: factor on each upper bound; 0 shuts
    # Shape ``(columns,)``: lower bounds; 1 for a project that is built in any case.
    lower: FloatArray
    # Shape ``(columns,)``: factor on each cost; 0 for the annuity of sunk capital.
    cost_scale: FloatArray
    # Shape ``(rows,)``: factor on each finite row bound; NaN lifts the row (an inactive cap or
    # contract).
    row_scale: FloatArray
    # Column, label and term: taken from the column's cost. The label tells equal terms.
    surcharges: tuple[tuple[int, str, Term], ...]
    lumpy: tuple[int, ...]  # indices of the `build` columns that must be 0 or 1
    # Shape ``(columns,)``: the players who must agree, as bit masks over `case.players`.
    consent: IntArray
    # Shape ``(columns,)``: bit of the operator to whom a coalition without it pays the tariff
    # (access `open`); 0 elsewhere.
    toll: IntArray
    # Whether contracts' prices and priorities choose bounds first; not where a coalition chooses
    # for itself.
    steered: bool = True
    # Columns that are shut and open to coalitions of those who can consent, with their factors.
    offered: tuple[tuple[int, float], ...] = ()
    # Columns whose toll an actor takes: a cost to those who bargain without it.
    dues: tuple[int, ...] = ()
    calendar: Calendar | None = None  # the days of the program that it varies; None is the year
    keeps: tuple[Keep, ...] = ()  # own load that rules serve first, in the order of the rules
    key: bytes = field(init=False)

    def __post_init__(self) -> None:
        """Key the variant by its content, so that equal questions are asked once."""
        surcharges = tuple((column, label) for column, label, _ in self.surcharges)
        content = (
            b"|".join(
                np.ascontiguousarray(part).tobytes()
                for part in (
                    self.scale,
                    self.lower,
                    self.cost_scale,
                    self.row_scale,
                    self.consent,
                    self.toll,
                )
            )
            + repr((surcharges, self.lumpy, self.steered)).encode()
        )
        if self.offered or self.dues:
            content += repr((self.offered, self.dues)).encode()
        if self.calendar is not None:
            content += self.calendar.key
        for keep in self.keeps:
            content += b"|keep|" + keep.key
        object.__setattr__(self, "key", content)

    def earns(self, cost: FloatArray, values: Values) -> FloatArray:
        """Return what a unit of each column earns, of what it does in the compiled program.

        Both have shape ``(draws, columns)``.
        """
        found: FloatArray = cost * self.cost_scale
        for column, _, term in self.surcharges:
            found[:, column] -= term.evaluate(values)
        return found

    def __repr__(self) -> str:
        """Show the variant by its name."""
        return f"Variant({self.name!r})"

    def __hash__(self) -> int:
        """Hash by content."""
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        """Compare by content."""
        same = isinstance(other, Variant) and self.key == other.key
        return same and self.calendar == other.calendar  # type: ignore[attr-defined]
