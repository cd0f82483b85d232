"""A coefficient of the program: its value in every draw, and the cells that it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from rason.case.evaluate import combined, constant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rason.case.cell import Cell, FloatArray, Values

    Table = Callable[[Values], FloatArray]
    Function = Callable[[FloatArray, FloatArray], FloatArray]


@dataclass(frozen=True, slots=True)
class Term:
    """A number that may depend on figures; terms add and multiply.

    Parameters
    ----------
    evaluate
        From the figures' values, each of shape ``(draws,)``, to the term's value, of shape
        ``(draws,)`` or ``()``.
    cells
        The cells that it reads, for `explain`.
    row
        The table that it was cut out of, and its row there: whoever wants many rows works the
        table out once.
    """

    evaluate: Callable[[Values], FloatArray]
    cells: tuple[Cell, ...] = ()
    row: tuple[Table, int] | None = None

    @staticmethod
    def constant(number: float) -> Term:
        """Return the term that is `number` in every draw."""
        fixed = np.float64(number)
        return Term(constant(np.asarray(fixed)))

    @staticmethod
    def cut(table: Table, row: int, cells: tuple[Cell, ...]) -> Term:
        """Return one row of a table, which takes figures to shape ``(rows, draws)``."""
        return Term(partial(_cut, table, row), cells, (table, row))

    @staticmethod
    def of(cell: Cell | None) -> Term:
        """Return the term of a cell; an empty cell is 0."""
        return Term(cell.evaluate, (cell,)) if cell is not None else ZERO

    def __add__(self, other: Term) -> Term:
        """Add two terms."""
        return _folded(np.add, (self, other))

    def __sub__(self, other: Term) -> Term:
        """Subtract a term."""
        return self + other * -1.0

    def __mul__(self, other: Term | float) -> Term:
        """Multiply by a term or by a number."""
        return _folded(
            np.multiply, (self, other if isinstance(other, Term) else Term.constant(other))
        )

    @property
    def figures(self) -> frozenset[str]:
        """Keys of the figures that it reads."""
        return frozenset(figure for cell in self.cells for figure in cell.figures)


ZERO = Term.constant(0.0)
ONE = Term.constant(1.0)


def most(one: Term, other: Term) -> Term:
    """Return the larger of two terms, draw by draw."""
    return _folded(np.maximum, (one, other))


def least(one: Term, other: Term) -> Term:
    """Return the smaller of two terms, draw by draw."""
    return _folded(np.minimum, (one, other))


def quotient(one: Term, other: Term) -> Term:
    """Return one term divided by another, draw by draw.

    Parameters
    ----------
    other
        What it is divided by; where it is 0, so is the quotient.
    """
    return _folded(_divided, (one, other))


def _divided(one: FloatArray, other: FloatArray) -> FloatArray:
    parts: FloatArray = np.where(other != 0.0, one / np.where(other != 0.0, other, 1.0), 0.0)
    return parts


def total(terms: Iterable[Term]) -> Term:
    """Return the sum of terms.

    Returns
    -------
    term
        It reads the cells of all, each once.
    """
    together = _folded(np.add, (ZERO, *terms))
    return Term(together.evaluate, tuple(dict.fromkeys(together.cells)))


def _cut(table: Table, row: int, values: Values) -> FloatArray:
    found: FloatArray = table(values)[row]
    return found


def _folded(function: Function, terms: tuple[Term, ...]) -> Term:
    """Combine terms from left to right."""
    cells = tuple(cell for term in terms for cell in term.cells)
    return Term(partial(combined, function, tuple(term.evaluate for term in terms)), cells)
