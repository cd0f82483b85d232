"""A coefficient of the program: its value in every draw, and the cells that it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from rason.case.cell import Cell, FloatArray, Values


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
    """

    evaluate: Callable[[Values], FloatArray]
    cells: tuple[Cell, ...] = ()

    @staticmethod
    def constant(number: float) -> Term:
        """Return the term that is `number` in every draw."""
        fixed = np.float64(number)
        return Term(lambda _: np.asarray(fixed))

    @staticmethod
    def of(cell: Cell | None) -> Term:
        """Return the term of a cell; an empty cell is 0."""
        return Term(cell.evaluate, (cell,)) if cell is not None else ZERO

    def __add__(self, other: Term) -> Term:
        """Add two terms."""
        return Term(
            lambda values: self.evaluate(values) + other.evaluate(values), self.cells + other.cells
        )

    def __sub__(self, other: Term) -> Term:
        """Subtract a term."""
        return self + other * -1.0

    def __mul__(self, other: Term | float) -> Term:
        """Multiply by a term or by a number."""
        if isinstance(other, Term):
            return Term(
                lambda values: self.evaluate(values) * other.evaluate(values),
                self.cells + other.cells,
            )
        return Term(lambda values: self.evaluate(values) * other, self.cells)

    @property
    def figures(self) -> frozenset[str]:
        """Keys of the figures that it reads."""
        return frozenset(figure for cell in self.cells for figure in cell.figures)


ZERO = Term.constant(0.0)
ONE = Term.constant(1.0)


def least(one: Term, other: Term) -> Term:
    """Return the smaller of two terms, draw by draw.

    Parameters
    ----------
    one, other
        Terms of the same unit.

    Returns
    -------
    term
        It reads the cells of both.
    """
    return Term(
        lambda values: np.minimum(one.evaluate(values), other.evaluate(values)),
        one.cells + other.cells,
    )
