"""Where a number comes from: its cell, the figures in it, their sources, and who else uses them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from rason.case.cell import Cell
from rason.case.figures import behind
from rason.case.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rason.case.case import Case


@dataclass(frozen=True, slots=True)
class Use:
    """A cell that reads a figure."""

    place: str  # as the author of the case knows it
    row: str
    column: str
    text: str
    figures: tuple[str, ...]

    def __str__(self) -> str:
        """Name the cell as a reader would look for it."""
        return f"{self.place} {self.row}, {self.column}"


def uses(case: Case) -> Iterator[Use]:
    """Yield every cell of a case's tables and scenarios."""
    if case.discount is not None:
        yield _use(case, case.discount, "case", "discount")
    for table in TABLES:
        held = getattr(case, table)
        for row in held if isinstance(held, tuple) else held.values():
            yield from _row(case, row, _name(row))
    for scenario, rules in case.scenario_rules.items():
        for rule in rules.values():
            yield from _row(case, rule, f"{scenario} {rule.rule}")
    for scenario, amounts in case.scenario_amounts.items():
        for (place, word, _), cell in amounts.items():
            yield _use(case, cell, f"{scenario} closures {place + 1}", word)
    for scenario, figures in case.scenario_figures.items():
        for figure, cell in figures.items():
            yield _use(case, cell, scenario, figure)


def users(case: Case) -> Mapping[str, tuple[Use, ...]]:
    """Find who reads each figure, derived figures in between included."""
    found: dict[str, dict[Use, None]] = {figure: {} for figure in case.figures}
    for use in uses(case):
        for figure in behind(case.figures, use.figures):
            found[figure][use] = None
    return {figure: tuple(each) for figure, each in found.items()}


def _row(case: Case, row: Any, name: str) -> Iterator[Use]:  # noqa: ANN401 - of any table
    for field in fields(row):
        value = getattr(row, field.name)
        if isinstance(value, Cell):
            yield _use(case, value, name, field.metadata["column"].header or field.name)


def _name(row: Any) -> str:  # noqa: ANN401 - of any table
    """Return a row's key, or its first words where it has none."""
    named = [str(getattr(row, field.name)) for field in fields(row) if field.name != "where"]
    column = fields(row)[1].metadata["column"]
    return named[0] if column.kind == "key" else " ".join(named[:2])


def _use(case: Case, cell: Cell, row: str, column: str) -> Use:
    return Use(case.place(cell.where, column), row, column, cell.text, cell.figures)
