"""From an asset or a figure back to cells, figures and sources."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from rason.case.cell import Cell
from rason.case.faults import nearest
from rason.case.tables import TABLES
from rason.claim.figures_read import expanded
from rason.errors import Diagnostic, InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rason.case.case import Case


@dataclass(frozen=True, slots=True)
class Origin:
    """A figure behind a number."""

    place: str  # of the cell, as the author of the case knows it
    column: str
    text: str
    figure: str = ""  # its key; empty for a number that stands in the cell itself
    # low, value, high: its range, in `unit`; None where it has none.
    low: float | None = None
    value: float | None = None
    high: float | None = None
    unit: str = ""
    grade: str = ""
    sources: tuple[str, ...] = ()


def explain(case: Case, key: str) -> tuple[Origin, ...]:
    """Walk from a row of any table back to the figures that its cells read.

    `key`: of an asset, a project or a figure. Raises `InputError` if nothing has that key; the
    nearest is offered (RSN-R001).
    """
    keyed = {table: getattr(case, table) for table in TABLES}
    tables = {table: rows for table, rows in keyed.items() if not isinstance(rows, tuple)}
    rows = [rows[key] for rows in tables.values() if key in rows]
    if not rows:
        close = nearest(key, [known for table in tables.values() for known in table])
        raise InputError(
            Diagnostic(
                code="RSN-R001",
                file=case.path(),
                line=None,
                what="explain",
                found=f"`{key}`",
                expected="the key of an asset, a project or a figure",
                fix=f"write {close}" if close else "look the key up in the case's tables",
            )
        )
    if key in case.figures:
        return tuple(_figures(case, case.place(case.figures[key].where), "", key, (key,)))
    return tuple(origin for row in rows for origin in _row(case, row))


def _row(case: Case, row: Any) -> Iterator[Origin]:  # noqa: ANN401 - a row of any table
    for field in fields(row):
        cell = getattr(row, field.name)
        if isinstance(cell, Cell):
            column = field.metadata["column"].header or field.name
            place = case.place(cell.where, column)
            yield from _figures(case, place, column, cell.text, cell.figures)


def _figures(
    case: Case, place: str, column: str, text: str, read: tuple[str, ...]
) -> Iterator[Origin]:
    if not read:
        yield Origin(place, column, text)
    for key in sorted(expanded(case, read), key=list(case.figures).index):
        figure = case.figures[key]
        yield Origin(
            place=place,
            column=column,
            text=text,
            figure=key,
            low=figure.low,
            value=figure.value,
            high=figure.high,
            unit=figure.unit,
            grade=figure.grade,
            sources=figure.source,
        )
        for report in figure.reports:
            yield Origin(
                place=case.place(report.where, "weight"),
                column="weight",
                text=f"{report.weight:g}",
                figure=key,
                low=report.low,
                value=report.value,
                high=report.high,
                unit=figure.unit,
                grade=report.grade,
                sources=report.source,
            )
