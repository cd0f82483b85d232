"""Which figures anything reads: moving another one can change no verdict."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from rason.analysis.measures import MEASURES
from rason.case.cell import Cell
from rason.case.document import Side
from rason.case.expression import ExpressionError
from rason.case.figures import behind
from rason.case.tables import TABLES
from rason.claim import amount

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rason.case.case import Case
    from rason.case.document import Statement


def figures_read(case: Case) -> frozenset[str]:
    """Return the figures that a table, a scenario or a claim reads.

    Keys of base figures, those behind derived ones included.
    """
    return frozenset(key for key in all_read(case) if case.figures[key].formula is None)


def all_read(case: Case) -> frozenset[str]:
    """Return the figures that a table, a scenario or a claim reads, derived ones among them.

    Keys of all figures that stand behind an answer.
    """
    told = [key for claim in case.claims for each in claim.statements for key in told_by(each)]
    read = [figure for cell in _cells(case) for figure in cell.figures]
    found = frozenset(behind(case.figures, [*read, *(key for key in told if key in case.figures)]))
    return found | {row.key for row in case.series if row.factor is None and row.figure in found}


def spoken_of(case: Case, statements: Iterable[Statement]) -> tuple[str, ...]:
    """Return the figures that statements name in their expressions, and tell their measures.

    Keys of base figures in file order, those behind derived ones included.
    """
    asked = list(statements)
    cells = [cell for statement in asked for cell in _written(case, statement)]
    told = [key for statement in asked for key in told_by(statement) if key in case.figures]
    named = expanded(case, [*told, *(figure for cell in cells for figure in cell.figures)])
    return tuple(figure for figure in case.figures if figure in named)


def told_by(statement: Statement) -> Iterator[str]:
    """Yield the figures that a statement tells its measures, such as the fee of a transit."""
    others = [
        (side.measure or statement.measure, side.with_ or {})
        for side in (statement.than, statement.near, statement.minus)
        if isinstance(side, Side)
    ]
    for measure, told in ((statement.measure, statement.with_), *others):
        known = MEASURES[measure].parameters if measure in MEASURES else {}
        for name, value in told.items():
            if name in known and "figures" in known[name].tables:
                yield from map(str, value if isinstance(value, list | tuple) else (value,))


def expanded(case: Case, figures: Iterable[str]) -> frozenset[str]:
    """Replace derived figures by those that they come from."""
    found = behind(case.figures, figures)
    return frozenset(key for key in found if case.figures[key].formula is None)


def _cells(case: Case) -> Iterator[Cell]:
    """Yield every cell but the formulas of figures."""
    yield case.discount
    yield from (span.discount for span in case.calendars.values() if span.discount is not None)
    for row in _rows(case):
        for field in fields(row):
            value = getattr(row, field.name)
            if isinstance(value, Cell):
                yield value
    for figures in case.scenario_figures.values():
        yield from figures.values()
    for amounts in case.scenario_amounts.values():
        yield from amounts.values()
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
    for text in (statement.ratio, statement.than, statement.near, statement.threshold):
        if isinstance(text, str):
            with suppress(ExpressionError):
                yield amount.read(case, text, "")
