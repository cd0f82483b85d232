"""What every row may say alone and not together: order of ranges, dates, circles, contradictions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from rason.case.figures import corners, order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from rason.case.cell import Values
    from rason.case.faults import Faults
    from rason.case.rows import Bounded
    from rason.case.tables import Figure


def check_figures(figures: Iterable[Figure], frozen: date | None, faults: Faults) -> bool:
    """Check each figure, and formulas for circles.

    Parameters
    ----------
    figures
        All figures that could be read.
    frozen
        The day after which nothing was known.
    faults
        Where to note what is wrong.

    Returns
    -------
    sound
        Whether values can be computed.
    """
    before = len(faults.found)
    by_key = {figure.figure: figure for figure in figures}
    for figure in by_key.values():
        _check_range(figure, faults)
        late = figure.published is not None and frozen is not None and figure.published > frozen
        if late and not figure.note.startswith("late:"):
            faults.add(
                "RSN-C035", figure.where, f"figure {figure.figure}, published",
                f"{figure.published}", f"a day up to {frozen}, when the case was frozen",
                "take an earlier source, write the day, or begin the note with `late:`",
            )  # fmt: skip
    _, circle = order(by_key)
    if circle:
        first = by_key[circle[0]]
        faults.add(
            "RSN-C033", first.where, f"figure {first.figure}, formula", " -> ".join(circle),
            "formulas that end at figures with values", "give one of them a value instead",
        )  # fmt: skip
    return len(faults.found) == before


def _check_range(figure: Figure, faults: Faults) -> None:
    """Check low, value, high, shape and formula of one figure."""
    what = f"figure {figure.figure}"

    def fault(code: str, column: str, found: str, expected: str, fix: str) -> None:
        faults.add(code, figure.where, f"{what}, {column}", found, expected, fix)

    numbers = (figure.low, figure.value, figure.high)
    if figure.formula is not None:
        if any(number is not None for number in numbers) or figure.moves_with:
            fault("RSN-C050", "formula", "a formula beside a number or moves_with",
                  "a formula, or a value with its range", "empty the other cells")  # fmt: skip
        return
    if figure.value is None:
        fault("RSN-C020", "value", "an empty cell", "a value or a formula", "fill one of the two")
        return
    if (figure.low is None) != (figure.high is None):
        column = "low" if figure.low is None else "high"
        fault("RSN-C020", column, "an empty cell", "both ends of the range, or neither",
              f"fill {column}, or empty the other end")  # fmt: skip
        return
    if figure.low is None or figure.high is None:
        return
    if not figure.low <= figure.value <= figure.high:
        shown = f"{figure.low:g}, {figure.value:g}, {figure.high:g}"
        fault("RSN-C034", "low, value, high", shown, "low <= value <= high",
              "put the three in order")  # fmt: skip
    elif figure.shape == "loguniform" and figure.low <= 0:
        fault("RSN-C031", "low", f"{figure.low:g}", "a positive low end, as the shape is loguniform",
              "raise low, or write another shape")  # fmt: skip


def check_ranges(cells: Iterable[Bounded], figures: Mapping[str, Figure], faults: Faults) -> Values:
    """Check the values of cells at central figures and at each end of each range.

    Parameters
    ----------
    cells
        The cells and the ranges that they must lie in.
    figures
        All figures, sound.
    faults
        Where to note what is wrong.

    Returns
    -------
    values
        Of the figures, as `corners` gives them.
    """
    values, labels = corners(figures)
    for bounded in cells:
        if any(key not in values for key in bounded.cell.figures):
            continue
        _check_cell(bounded, values, labels, faults)
    return values


def _check_cell(bounded: Bounded, values: Values, labels: tuple[str, ...], faults: Faults) -> None:
    """Check one cell."""
    cell, column = bounded.cell, bounded.column
    with np.errstate(all="ignore"):
        numbers = np.broadcast_to(cell.evaluate(values), len(labels))
    finite = np.isfinite(numbers)
    if not finite.all():
        at = labels[int(np.argmin(finite))]
        faults.add("RSN-C027", cell.where, bounded.what, f"no finite number at {at}",
                   "a finite number", "keep the divisor away from zero")  # fmt: skip
        return
    low = -np.inf if column.low is None else column.low
    high = np.inf if column.high is None else column.high
    bad = (numbers < low) | (numbers > high)
    if column.below is not None:
        bad |= numbers >= column.below
    if bad.any():
        index = int(np.argmax(bad))
        unit = "" if cell.unit == "1" else f" {cell.unit}"
        at = "" if cell.constant else f" at {labels[index]}"
        fix = "correct the number" if cell.constant else "narrow the range, or write max(0, ...)"
        faults.add("RSN-C031", cell.where, bounded.what, f"{numbers[index]:g}{unit}{at}",
                   _interval(low, high, column.below), fix)  # fmt: skip


def _interval(low: float, high: float, below: float | None) -> str:
    """Say in words what range is allowed."""
    if below is not None:
        return f"at least {low:g} and less than {below:g}"
    if np.isfinite(low) and np.isfinite(high):
        return f"{low:g} to {high:g}"
    return f"at least {low:g}" if np.isfinite(low) else f"at most {high:g}"


def check_rows(tables: Mapping[str, list[Any]], faults: Faults) -> None:
    """Check rows for what contradicts itself or another row.

    Parameters
    ----------
    tables
        Rows by table.
    faults
        Where to note what is wrong.
    """
    del tables, faults
