"""Which figures anything reads: moving another one can change no verdict."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from rason.case.cell import Cell
from rason.case.expression import ExpressionError
from rason.case.tables import TABLES
from rason.claim import amount

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rason.case.case import Case
    from rason.case.document import Statement


def figures_read(case: Case) -> frozenset[str]:
    """Return the figures that a table, a scenario or a claim reads.

    Parameters
    ----------
    case
        The case.

    Returns
    -------
    figures
        Keys of base figures, those behind derived ones included.
    """
    return expanded(case, [figure for cell in _cells(case) for figure in cell.figures])


def spoken_of(case: Case, statements: Iterable[Statement]) -> tuple[str, ...]:
    """Return the figures that statements name in their expressions.

    Parameters
    ----------
    case
        The case.
    statements
        Of a claim.

    Returns
    -------
    figures
        Keys of base figures in file order, those behind derived ones included.
    """
    cells = [cell for statement in statements for cell in _written(case, statement)]
    named = expanded(case, [figure for cell in cells for figure in cell.figures])
    return tuple(figure for figure in case.figures if figure in named)


def expanded(case: Case, figures: Iterable[str]) -> frozenset[str]:
    """Replace derived figures by those that they come from.

    Parameters
    ----------
    case
        The case.
    figures
        Keys of any figures.

    Returns
    -------
    figures
        Keys of base figures.
    """
    base: set[str] = set()
    left, seen = list(figures), set()
    while left:
        key = left.pop()
        if key in seen:
            continue
        seen.add(key)
        formula = case.figures[key].formula
        if formula is None:
            base.add(key)
        else:
            left += formula.figures
    return frozenset(base)


def _cells(case: Case) -> Iterator[Cell]:
    """Yield every cell but the formulas of figures."""
    yield case.discount
    for row in _rows(case):
        for field in fields(row):
            value = getattr(row, field.name)
            if isinstance(value, Cell):
                yield value
    for figures in case.scenario_figures.values():
        yield from figures.values()
    for claim in case.claims:
        for statement in claim.statements:
            yield from _written(case, statement)


def _rows(case: Case) -> Iterator[Any]:
    """Yield the rows of every table but the figures, and the rules of scenarios."""
    for table in TABLES:
        held = getattr(case, table)
        if table != "figures":
            yield from held if isinstance(held, tuple) else held.values()
    for rules in case.scenario_rules.values():
        yield from rules.values()


def _written(case: Case, statement: Statement) -> Iterator[Cell]:
    """Yield the expressions of a statement, whatever they measure."""
    for text in (statement.ratio, statement.than, statement.threshold):
        if isinstance(text, str):
            with suppress(ExpressionError):
                yield amount.read(case, text, "")
