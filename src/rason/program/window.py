"""A window of a calendar: the part of a program whose periods are decided together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from rason.program.program import Numbers, Program

if TYPE_CHECKING:
    from rason.case.cell import Values
    from rason.case.foresight import Window
    from rason.program.program import IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A level that a window asks for, and what it began with."""

    lack: int  # the column that says by how much the level is below it
    store: str
    years: float  # from the window's first day to the end of the period that asks
    held: IntArray  # columns of the whole program: what was in store before the window
    entries: IntArray  # coefficients of the window's program: less the level, at the store itself


@dataclass(frozen=True, eq=False)
class WindowProgram(Program):
    """The columns and rows of some periods, cut out of the program of all.

    Levels of the period before are there too: what the window begins with. So is what belongs to
    no period: what is built, and whether a store is there.
    """

    whole: Program = field(kw_only=True, repr=False)
    # own_columns, own_rows, own_entries: their positions in the program of all periods.
    own_columns: IntArray = field(kw_only=True)
    own_rows: IntArray = field(kw_only=True)
    own_entries: IntArray = field(kw_only=True)
    window: Window = field(kw_only=True)

    def numbers(self, values: Values) -> Numbers:
        """Return the window's part of the numbers of all periods."""
        for known, numbers in self._evaluated:
            if known is values:
                return numbers
        all_ = self.whole.numbers(values)
        columns, rows = self.own_columns, self.own_rows
        numbers = Numbers(
            cost=all_.cost[:, columns],
            steer=all_.steer[:, columns],
            upper=all_.upper[:, columns],
            row_lower=all_.row_lower[:, rows],
            row_upper=all_.row_upper[:, rows],
            data=all_.data[:, self.own_entries],
        )
        self._evaluated[:] = [(values, numbers)]
        return numbers

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """Levels that are asked for within the window; none of the first window."""
        before = self.window[0] - 1
        if before < 0:
            return ()
        held: defaultdict[str, list[int]] = defaultdict(list)
        for index, column in enumerate(self.whole.columns):
            if column.family == "level" and column.period == before:
                held[column.asset].append(index)
        column_of = np.repeat(np.arange(len(self.columns)), np.diff(self.starts))
        stock = np.array([column.family == "stock" for column in self.columns], dtype=bool)
        of_row: defaultdict[int, list[int]] = defaultdict(list)
        for entry in np.flatnonzero(stock[column_of]):
            of_row[int(self.indices[entry])].append(int(entry))
        begun, found = self.timing.end_of(before), []
        for index, column in enumerate(self.columns):
            if column.family != "lack":
                continue
            assert column.period is not None, "a level is asked for at the end of a period"
            rows = self.indices[self.starts[index] : self.starts[index + 1]]
            found.append(
                Asked(
                    lack=index,
                    store=column.asset,
                    years=self.timing.end_of(column.period) - begun,
                    held=np.array(held[column.asset], dtype=np.int64),
                    entries=np.array([e for row in rows for e in of_row[int(row)]], dtype=np.int64),
                )
            )
        return tuple(found)


def cut_out(whole: Program, window: Window) -> WindowProgram:
    """Return the program of a window."""
    first, last = window
    there = [
        column.period is None
        or first <= column.period <= last
        or (column.family == "level" and column.period == first - 1)
        for column in whole.columns
    ]
    rows = np.array([first <= (row.period or 0) <= last for row in whole.rows], dtype=bool)
    lengths = np.diff(whole.starts)
    column_of = np.repeat(np.arange(len(whole.columns)), lengths)
    kept = np.array(there, dtype=bool)[column_of] & rows[whole.indices]
    own_columns = np.flatnonzero(there)
    own_rows, own_entries = np.flatnonzero(rows), np.flatnonzero(kept)
    counts = np.bincount(column_of[own_entries], minlength=len(whole.columns))[own_columns]
    place = np.cumsum(rows) - 1
    return WindowProgram(
        case=whole.case,
        columns=tuple(whole.columns[index] for index in own_columns),
        rows=tuple(whole.rows[index] for index in own_rows),
        starts=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        indices=place[whole.indices[own_entries]].astype(np.int64),
        entries=tuple(whole.entries[index] for index in own_entries),
        timing=whole.timing,
        whole=whole,
        own_columns=own_columns,
        own_rows=own_rows,
        own_entries=own_entries,
        window=window,
    )
