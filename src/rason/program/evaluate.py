"""Evaluate a program's terms for draws, and refuse numbers that no program can have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rason.case.figures import central
from rason.errors import Diagnostic, InputError
from rason.program.program import Numbers

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from rason.case.cell import Cell, FloatArray, Values
    from rason.program.program import Program
    from rason.program.term import Term


def evaluate(program: Program, values: Values) -> Numbers:
    """Return the program's numbers for every draw.

    Parameters
    ----------
    program
        The program.
    values
        Every figure, derived ones included, each of shape ``(draws,)``.

    Returns
    -------
    numbers
        Arrays with the draws first.

    Raises
    ------
    InputError
        If a bound is negative or a number is not finite in some draw (RSN-P001).
    """
    numbers = stacked(program, values, program.middle.moved(values))
    _refuse(program, values, numbers)
    return numbers


def stacked(program: Program, values: Values, moved: Collection[str]) -> Numbers:
    """Return the program's numbers for every draw, whatever they are.

    Parameters
    ----------
    program, values
        See `evaluate`.
    moved
        Keys of the figures that are not central in every draw.

    Returns
    -------
    numbers
        Arrays with the draws first; some may be such as no program can have.
    """
    draws = max((np.size(value) for value in values.values()), default=1)
    parts = program.middle.parts
    arrays = {name: part.stacked(values, draws, moved) for name, part in parts.items()}
    entries = arrays["data"]
    if np.all(entries == entries[:1]):
        arrays["data"] = np.ascontiguousarray(entries[:1])
    return Numbers(**arrays)


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """The terms that fill one array, what they are at central figures, and who reads which figure.

    Parameters
    ----------
    terms
        One for each place of the array; None where there is none.
    middle
        Shape ``(terms,)``: values at central figures.
    readers
        Places of the terms that read a figure, by its key.
    """

    terms: tuple[Term | None, ...]
    middle: FloatArray
    readers: Mapping[str, tuple[int, ...]]

    def stacked(self, values: Values, draws: int, moved: Collection[str]) -> FloatArray:
        """Return the terms in every draw; one that reads no moved figure keeps its central value.

        Parameters
        ----------
        values
            Every figure.
        draws
            Their number of draws.
        moved
            Keys of the figures that are not central in every draw.

        Returns
        -------
        stacked
            Shape ``(draws, terms)``.
        """
        stacked = np.repeat(self.middle[None, :], draws, axis=0)
        for place in {place for key in moved for place in self.readers.get(key, ())}:
            term = self.terms[place]
            assert term is not None
            stacked[:, place] = term.evaluate(values)
        return stacked


@dataclass(frozen=True, slots=True, eq=False)
class Middle:
    """A program at central figures, against which others are evaluated.

    Parameters
    ----------
    values
        Central values of every figure.
    parts
        Terms by the name of their array in `Numbers`.
    """

    values: Values
    parts: Mapping[str, Terms]

    def moved(self, values: Values) -> set[str]:
        """Return the keys of the figures that are not central in every draw.

        Parameters
        ----------
        values
            Every figure, each of shape ``(draws,)``.

        Returns
        -------
        moved
            Whatever reads none of them is what it is at central figures.
        """
        return {key for key, value in values.items() if np.any(value != self.values[key])}


def middle(program: Program) -> Middle:
    """Return a program at central figures.

    Parameters
    ----------
    program
        The program.

    Returns
    -------
    middle
        Each term evaluated once, and indexed by the figures that it reads.
    """
    values, columns, rows = central(program.case), program.columns, program.rows
    return Middle(
        values,
        {
            "cost": _indexed([column.cost for column in columns], values),
            "steer": _indexed([column.steer for column in columns], values),
            "upper": _indexed([column.upper for column in columns], values),
            "row_lower": _indexed([row.lower for row in rows], values, missing=-np.inf),
            "row_upper": _indexed([row.upper for row in rows], values, missing=np.inf),
            "data": _indexed(program.entries, values),
        },
    )


def _indexed(terms: Sequence[Term | None], values: Values, missing: float = 0.0) -> Terms:
    readers: dict[str, list[int]] = {}
    found = np.full(len(terms), missing)
    for place, term in enumerate(terms):
        if term is not None:
            found[place] = np.ravel(term.evaluate(values))[0]
            for key in term.figures:
                readers.setdefault(key, []).append(place)
    return Terms(tuple(terms), found, {key: tuple(places) for key, places in readers.items()})


def _refuse(program: Program, values: Values, numbers: Numbers) -> None:
    faults: list[Diagnostic] = []
    checks = (
        (numbers.upper, "upper", "a capacity or quantity that is not negative", 0.0),
        (numbers.cost, "cost", "a finite cost or price", -np.inf),
    )
    for array, part, expected, low in checks:
        bad = ~np.isfinite(array) | (array < low)
        for index in np.flatnonzero(bad.any(axis=0)):
            column = program.columns[index]
            draw = int(np.flatnonzero(bad[:, index])[0])
            term = column.upper if part == "upper" else column.cost
            cell = _guilty(term, values, draw, low)
            read = ", ".join(
                f"{figure} = {float(np.broadcast_to(values[figure], len(array))[draw]):g}"
                for figure in sorted(term.figures)
            )
            faults.append(
                Diagnostic(
                    code="RSN-P001",
                    file=f"{program.case.name}/{cell.where.file}" if cell else "the program",
                    line=cell.where.line if cell else None,
                    what=f"{column.asset}, {cell.text if cell else part}",
                    found=f"{array[draw, index]:g} in draw {draw + 1} ({read})",
                    expected=expected,
                    fix="narrow the range of a figure named above, or write max(…, 0) around it",
                )
            )
    if faults:
        raise InputError(*{(f.file, f.line, f.what): f for f in faults}.values())


def _guilty(term: Term, values: Values, draw: int, low: float) -> Cell | None:
    """Return the cell of a term whose own value is impossible, or else its first."""
    for cell in term.cells:
        found = np.ravel(cell.evaluate(values))
        value = float(found[draw if len(found) > 1 else 0])
        if not np.isfinite(value) or value < low:
            return cell
    return term.cells[0] if term.cells else None
