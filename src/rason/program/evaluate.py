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
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from rason.case.cell import Cell, FloatArray, Values
    from rason.program.program import IntArray, Program
    from rason.program.term import Table, Term


@dataclass(frozen=True, slots=True)
class Near:
    """Values that were looked at before, and of which few are others now.

    Parameters
    ----------
    place
        Where they stand among those that are known.
    moved
        Keys of the figures that have other values now, in any draw.
    """

    place: int
    moved: frozenset[str]


def nearest(known: Iterable[tuple[Values, int]], values: Values, draws: int) -> Near | None:
    """Find the values from which fewest figures have moved.

    A break-even moves one figure, and two scenarios differ in a few: most terms stay as they were.

    Parameters
    ----------
    known
        Values with their number of draws, the latest first.
    values
        Every figure, each of shape ``(draws,)``.

    Returns
    -------
    near
        None where nothing of as many draws is known.
    """
    found: Near | None = None
    for place, (before, number) in enumerate(known):
        if number != draws:
            continue
        moved = frozenset(key for key in values if not _same(values[key], before[key]))
        if found is None or len(moved) < len(found.moved):
            found = Near(place, moved)
        if not found.moved:
            break
    return found


def _same(one: FloatArray, other: FloatArray) -> bool:
    """Tell whether values are the same to the bit, so that what reads them is, too."""
    return one is other or one.tobytes() == other.tobytes()


def evaluate(
    program: Program, values: Values, draws: int, near: tuple[Numbers, Collection[str]] | None
) -> Numbers:
    """Return the program's numbers for every draw.

    Parameters
    ----------
    values
        Every figure, derived ones included, each of shape ``(draws,)``.
    near
        Numbers of as many draws, and the figures that have moved since: what reads none of them is
        not evaluated again. None begins with the numbers at central figures.

    Returns
    -------
    numbers
        Arrays with the draws first: the same bytes wherever it begins.

    Raises
    ------
    InputError
        If a bound is negative or a number is not finite in some draw (RSN-P001).
    """
    middle = program.middle
    apart = middle.moved(values)
    start, moved = (None, apart) if near is None else near
    arrays = {
        name: part.stacked(
            values, draws, moved, apart, None if start is None else getattr(start, name)
        )
        for name, part in middle.parts.items()
    }
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

    def stacked(
        self,
        values: Values,
        draws: int,
        moved: Collection[str],
        apart: Collection[str],
        start: FloatArray | None = None,
    ) -> FloatArray:
        """Return the terms in every draw.

        Parameters
        ----------
        moved
            Keys of the figures that are not as at the start in every draw.
        apart
            Keys of those that are not central in every draw.
        start
            Shape ``(draws, terms)`` or ``(1, terms)``; None is at central figures.

        Returns
        -------
        stacked
            Shape ``(draws, terms)``. What reads no moved figure stays as at the start; what reads
            central ones alone is what it was for one draw, since a power of many numbers at once
            may differ from that of one in its last digit.
        """
        begun = self.middle[None, :] if start is None else start
        stacked = np.array(np.broadcast_to(begun, (draws, begun.shape[1])))
        for piece in self.pieces:
            if piece.figures.isdisjoint(moved):
                continue
            central = piece.figures.isdisjoint(apart)
            stacked[:, piece.places] = self.middle[piece.places] if central else piece.drawn(values)
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
        unique = {(f.file, f.line, f.what): f for f in faults}
        raise InputError(*map(program.case.named, unique.values()))


def _guilty(term: Term, values: Values, draw: int, low: float) -> Cell | None:
    """Return the cell of a term whose own value is impossible, or else its first."""
    for cell in term.cells:
        found = np.ravel(cell.evaluate(values))
        value = float(found[draw if len(found) > 1 else 0])
        if not np.isfinite(value) or value < low:
            return cell
    return term.cells[0] if term.cells else None
