"""Checking what figures are in time, and making figures of the rows that bring values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.case.partner import Partner
from rason.case.tables import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
