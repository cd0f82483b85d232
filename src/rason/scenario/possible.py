"""Which draws give numbers that a program can have."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from rason.case.check_pairs import POSITIVE, is_curve
from rason.case.check_ranges import interval, outside
from rason.case.sheet import columns_of, header_of, key_of
from rason.case.tables import TABLES
from rason.errors import Diagnostic, InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from rason.case.case import Case
    from rason.case.cell import Cell, FloatArray, Values
    from rason.case.columns import Column
    from rason.program.program import Program


@dataclass(frozen=True, slots=True)
class Limited:
    """A cell that depends on figures and may not have every value.

    Parameters
    ----------
    what
        Its row and column in words.
    """

    what: str
    cell: Cell
    column: Column

    def beyond(self, values: Values) -> npt.NDArray[np.bool_]:
        """Tell where the cell has no finite number, or one that its column does not allow.

        Returns
        -------
        beyond
            Shape ``(draws,)``, or one that broadcasts to it.
        """
        with np.errstate(all="ignore"):
            numbers = np.asarray(self.cell.evaluate(values))
            return ~np.isfinite(numbers) | outside(self.column, numbers)


def limits(case: Case) -> Iterator[Limited]:
    """Yield the cells that draws could take where they may not be, those of scenarios included.

    Yields
    ------
    limited
        In the order of the tables; what figures cannot move was checked as it was read.
    """
    for table in TABLES:
        held = getattr(case, table)
        for row in held if isinstance(held, tuple) else held.values():
            for field, column in columns_of(table).items():
                cell = getattr(row, field)
                if column.kind == "cell" and cell is not None and cell.figures:
                    name = key_of(table)
                    key = getattr(row, name) if name else table
                    curve = (table, field) == ("demands", "price") and is_curve(row)
                    allowed = POSITIVE if curve else column
                    yield Limited(f"{key}, {header_of(field, column)}", cell, allowed)
    if case.discount.figures:
        yield Limited("discount", case.discount, columns_of("projects")["discount"])
    amount = columns_of("rules")["amount"]
    for name, rules in case.scenario_rules.items():
        for key, rule in rules.items():
            if rule.amount is not None and rule.amount.figures:
                yield Limited(f"{name}.rules.{key}, amount", rule.amount, amount)


def refuse(case: Case, values: Values) -> None:
    """Stop where a draw takes a cell to a number that it may not have.

    Parameters
    ----------
    values
        Every figure in every draw.

    Raises
    ------
    InputError
        With the first draw, the figures and the row, for each such cell (RSN-P001).
    """
    faults = []
    for limited in limits(case):
        beyond = np.ravel(limited.beyond(values))
        if not beyond.any():
            continue
        cell, draw = limited.cell, int(np.argmax(beyond))
        number = float(np.ravel(cell.evaluate(values))[draw])
        read = ", ".join(f"{key} = {values[key][draw]:g}" for key in cell.figures)
        unit = "" if cell.unit == "1" else f" {cell.unit}"
        faults.append(
            Diagnostic(
                code="RSN-P001",
                file=case.path(cell.where.file),
                line=cell.where.line,
                what=f"{limited.what}: {cell.text}",
                found=f"{number:g}{unit} in draw {draw + 1} ({read})",
                expected=interval(limited.column) or "a finite number",
                fix="narrow the range of a figure named above, or write max(…, 0) around it",
            )
        )
    if faults:
        raise InputError(*faults)


def possible(program: Program, values: Values) -> npt.NDArray[np.bool_]:
    """Tell for each draw whether the program can be made of it.

    Parameters
    ----------
    values
        Every figure, each of shape ``(draws,)``.

    Returns
    -------
    possible
        Shape ``(draws,)``: False where a number is not finite, a bound on a column is negative, or
        a coefficient has another sign than at the central figures (a loss beyond 1).

    Notes
    -----
    Figures that are moved beyond their ranges, as the search for what overturns a verdict does,
    may leave the world in which their formulas make sense. Inside the ranges such a number is a
    fault, which the program itself refuses.
    """
    draws = max((np.size(value) for value in values.values()), default=1)
    middle, start = program.middle, _start(program)
    moved = middle.moved(values)
    good = np.full(draws, start.possible)
    with np.errstate(all="ignore"):
        for name, part in middle.parts.items():
            for places, drawn in part.moved(values, moved):
                good &= _sound(name, drawn, part.middle[places]).all(axis=1)
    for limited, beyond in start.held:
        good &= ~(beyond if moved.isdisjoint(limited.cell.figures) else limited.beyond(values))
    return good


def possible_in_all(program: Program, worlds: Sequence[Values]) -> npt.NDArray[np.bool_]:
    """Tell for each draw whether the program can be made in each of some worlds.

    Parameters
    ----------
    worlds
        What the figures are in each, say in some scenarios; all with as many draws.

    Returns
    -------
    possible
        Shape ``(draws,)``.
    """
    stacked = {key: np.concatenate([world[key] for world in worlds]) for key in worlds[0]}
    everywhere: npt.NDArray[np.bool_] = np.all(
        possible(program, stacked).reshape(len(worlds), -1), axis=0
    )
    return everywhere


def _sound(name: str, drawn: FloatArray, middle: FloatArray) -> npt.NDArray[np.bool_]:
    """Tell which numbers a program can have in one of its arrays."""
    sound: npt.NDArray[np.bool_] = np.isfinite(drawn)
    if name == "upper":
        sound &= drawn >= 0.0
    if name == "data":
        sound &= np.sign(drawn) == np.sign(middle)
    return sound


@dataclass(frozen=True, slots=True)
class _Start:
    """What a program is at central figures: whether it can be made, and which cells break it."""

    possible: bool
    held: tuple[tuple[Limited, npt.NDArray[np.bool_]], ...]


@lru_cache(maxsize=8)
def _start(program: Program) -> _Start:
    """Look at a program at central figures, from which only what moved is looked at again."""
    middle = program.middle
    sound = (
        _sound(name, part.middle[there], part.middle[there]).all()
        for name, part in middle.parts.items()
        for there in ([term is not None for term in part.terms],)
    )
    held = tuple((each, each.beyond(middle.values)) for each in limits(program.case))
    return _Start(all(sound), held)
