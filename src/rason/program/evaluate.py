"""Evaluate a program's terms for draws, and refuse numbers that no program can have."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from rason.case.figures import central
from rason.errors import Diagnostic, InputError
from rason.program.program import Numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from rason.case.cell import Cell, FloatArray, Values
    from rason.program.program import IntArray, Program
    from rason.program.term import Table, Term


def evaluate(program: Program, values: Values) -> Numbers:
    """Return the program's numbers for every draw.

    Parameters
    ----------
    values
        Every figure, derived ones included, each of shape ``(draws,)``.

    Raises
    ------
    InputError
        If a bound is negative or a number is not finite in some draw (RSN-P001).
    """
    draws = max((np.size(value) for value in values.values()), default=1)
    middle = program.middle
    moved = middle.moved(values)
    arrays = {name: part.stacked(values, draws, moved) for name, part in middle.parts.items()}
    entries = arrays["data"]
    if np.all(entries == entries[:1]):
        arrays["data"] = np.ascontiguousarray(entries[:1])
    numbers = Numbers(**arrays)
    _refuse(program, values, numbers)
    return numbers


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Places of an array that are filled at once: by one term, or by rows of one table.

    Parameters
    ----------
    evaluate
        From figures to shape ``(draws,)`` or ``()`` for a term, ``(places, draws)`` for a table.
    """

    places: IntArray
    evaluate: Callable[[Values], FloatArray]
    figures: frozenset[str]

    def drawn(self, values: Values) -> FloatArray:
        """Return what fills the places.

        Returns
        -------
        drawn
            Shape ``(draws, places)``, or one that broadcasts to it.
        """
        return np.atleast_2d(self.evaluate(values)).T


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """The terms that fill one array, and what they are at central figures.

    Parameters
    ----------
    terms
        One for each place of the array; None where there is none.
    middle
        Shape ``(terms,)``: values at central figures.
    """

    terms: tuple[Term | None, ...]
    middle: FloatArray
    pieces: tuple[Piece, ...]

    def moved(
        self, values: Values, moved: Collection[str]
    ) -> Iterator[tuple[IntArray, FloatArray]]:
        """Yield what may not be as it is at central figures.

        Parameters
        ----------
        moved
            Keys of the figures that are not central in every draw.

        Yields
        ------
        places, drawn
            Where it stands, and its values, of shape ``(draws, places)`` or one that broadcasts to
            it.
        """
        for piece in self.pieces:
            if not piece.figures.isdisjoint(moved):
                yield piece.places, piece.drawn(values)

    def stacked(self, values: Values, draws: int, moved: Collection[str]) -> FloatArray:
        """Return the terms in every draw.

        Parameters
        ----------
        moved
            Keys of the figures that are not central in every draw.

        Returns
        -------
        stacked
            Shape ``(draws, terms)``; what reads no moved figure keeps its central value.
        """
        stacked = np.repeat(self.middle[None, :], draws, axis=0)
        for places, drawn in self.moved(values, moved):
            stacked[:, places] = drawn
        return stacked


@dataclass(frozen=True, slots=True, eq=False)
class Middle:
    """A program at central figures, against which others are evaluated.

    Parameters
    ----------
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
        return {key for key, value in values.items() if (value != self.values[key]).any()}


def middle(program: Program) -> Middle:
    """Return a program at central figures.

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
    found = np.full(len(terms), missing)
    alike: dict[object, list[tuple[int, Term]]] = {}
    for place, term in enumerate(terms):
        if term is not None:
            found[place] = np.ravel(term.evaluate(values))[0]
            if term.figures:
                alike.setdefault(term.row[0] if term.row else id(term), []).append((place, term))
    return Terms(tuple(terms), found, tuple(_piece(group) for group in alike.values()))


def _piece(group: list[tuple[int, Term]]) -> Piece:
    """Return the places that a term fills, or the rows of a table."""
    places, term = np.array([place for place, _ in group]), group[0][1]
    if term.row is None:
        return Piece(places, term.evaluate, term.figures)
    rows = np.array([each.row[1] for _, each in group if each.row is not None])
    return Piece(places, partial(_rows, term.row[0], rows), term.figures)


def _rows(table: Table, rows: IntArray, values: Values) -> FloatArray:
    found: FloatArray = table(values)[rows]
    return found


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
                    file=program.case.path(cell.where.file) if cell else "the program",
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
