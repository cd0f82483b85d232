"""Checking what figures are in time, and making figures of the rows that bring values."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from rason.case.cell import Cell
from rason.case.check_settings import check_settings
from rason.case.figures import coming_from
from rason.case.partner import Partner
from rason.case.series import between, in_force
from rason.case.tables import Figure

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from rason.case.check_settings import Held
    from rason.case.corners import Corners
    from rason.case.faults import Faults
    from rason.case.series import Series


def with_series(
    figures: Iterable[Figure], series: Iterable[Series], faults: Faults
) -> list[Figure]:
    """Return figures and, after them, one for each value that one of them has in time.

    It shares the draw of the figure that it is about, within a range of its own.
    """
    known = {figure.figure: figure for figure in figures}
    made: dict[str, Figure] = {}
    seen: dict[tuple[str, object], Series] = {}
    for row in series:
        figure = known.get(row.figure)
        if figure is None:
            continue
        before = len(faults.found)
        for code, what, found, expected, fix in _wrong(row, figure):
            faults.add(code, row.where, f"series of {row.figure}, {what}", found, expected, fix)
        other = seen.setdefault((row.figure, row.from_), row)
        if other is not row:
            faults.add(
                "RSN-C022", row.where, f"series of {row.figure}, from",
                f"{row.from_}, as in series.csv:{other.where.line}",
                "one row for a figure and a day", "remove one of the two",
            )  # fmt: skip
        if len(faults.found) == before and row.factor is None:
            made[row.key] = _figure(row, figure)
    return [*known.values(), *made.values()]


def check_values(
    series: Iterable[Series],
    cells: Collection[Held],
    figures: Mapping[str, Figure],
    corners: Callable[[Iterable[Cell]], Corners],
    faults: Faults,
) -> None:
    """Check that cells may have the values to which rows take them, as settings of scenarios.

    First each row by itself; then, of cells that read several figures with rows, what they are on
    each day on which a row begins.
    """
    rows: dict[str, list[Series]] = {}
    for row in sorted(series, key=lambda row: row.from_ or date.min):
        if row.figure in figures and row.read in figures and row.from_ is not None:
            rows.setdefault(row.figure, []).append(row)
    good: dict[str, list[Series]] = {}
    for figure, own in rows.items():
        for row in own:
            before = len(faults.found)
            check_settings({figure: _set(row, row, 0.0)}, cells, figures, corners, faults)
            if len(faults.found) == before:
                good.setdefault(figure, []).append(row)
    behind = {figure: coming_from(figures, (figure,)).keys() for figure in good}
    shared = [
        held
        for held in cells
        if sum(not some.isdisjoint(held.cell.figures) for some in behind.values()) > 1
    ]
    told: set[tuple[str, ...]] = set()
    for figure, own in good.items() if shared else ():
        for row in own:
            there = _together(row, figure, good)
            if there.keys() == {figure} or tuple(c.text for _, c in there.values()) in told:
                continue
            told.add(tuple(cell.text for _, cell in there.values()))
            check_settings(there, shared, figures, corners, faults)


def _together(
    row: Series, figure: str, good: Mapping[str, list[Series]]
) -> dict[str, tuple[str, Cell]]:
    """Return what all figures with rows are on the first day of one, that one last."""
    assert row.from_ is not None, "every row has its day"
    found = {other: in_force(own, row.from_) for other, own in good.items() if other != figure}
    there = {other: _set(*known) for other, known in found.items() if known is not None}
    return {**there, figure: _set(row, row, 0.0)}


def _set(row: Series, after: Series, part: float) -> tuple[str, Cell]:
    """Return what messages call a row, and what it sets its figure to."""
    said = f"{row.value:g} {row.unit}" if row.factor is None else f"a factor of {row.factor:g}"
    column = "value" if row.factor is None else "factor"
    keys = tuple(dict.fromkeys((row.read, after.read)))
    cell = Cell(said, row.where, row.unit, keys, partial(between, row, after, part))
    return f"series of {row.figure}, {column}", cell


def _wrong(row: Series, figure: Figure) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield what is wrong with a row: code, column, found, expected and fix."""
    if (row.value is None) == (row.factor is None):
        found = "neither" if row.value is None else "both"
        fix = "write a value with its range" if row.value is None else "remove one of the two"
        yield "RSN-C050", "value", f"{found} of `value` and `factor`", "one of them", fix
        return
    if row.factor is not None:
        if row.factor < 0.0:
            yield (
                "RSN-C031", "factor", f"{row.factor:g}", "a factor that is not negative",
                "write 0 for nothing",
            )  # fmt: skip
        if row.low is not None or row.high is not None:
            yield (
                "RSN-C050", "low", "a range beside a factor", "the range of the figure itself",
                "empty low and high, or write a value in place of the factor",
            )  # fmt: skip
        if row.unit not in ("", "1"):
            yield ("RSN-C050", "unit", f"`{row.unit}` beside a factor", "no unit", "empty the cell")
    elif row.unit.strip() != figure.unit.strip():
        yield (
            "RSN-C050", "unit", f"`{row.unit}`",
            f"`{figure.unit}`, as in figures.csv:{figure.where.line}",
            f"convert low, value and high, and write {figure.unit}",
        )  # fmt: skip


def _figure(row: Series, figure: Figure) -> Figure:
    """Return the figure that a row with a value is."""
    return Figure(
        where=row.where,
        figure=row.key,
        name=f"{figure.name}, from {row.from_}",
        low=row.low,
        value=row.value,
        high=row.high,
        unit=row.unit,
        shape=figure.shape if figure.formula is None else "pert",
        moves_with=Partner(row.figure) if figure.formula is None else None,
        period="",
        published=row.published,
        source=row.source,
        grade=row.grade,
        reporter=(),
        formula=None,
        note=row.note,
    )
