"""Values of cells at central figures and at the ends of ranges: finite, and where they may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.case.figures import corners, order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy.typing as npt

    from rason.case.cell import Cell, FloatArray, Values
    from rason.case.columns import Column
    from rason.case.faults import Faults
    from rason.case.rows import Bounded
    from rason.case.tables import Figure

FINITE = "a finite number"
PER_CENT = 100.0
DIVISOR = "keep the divisor away from zero"


class Ranges:
    """Checks cells against what their columns allow.

    Of the figures, only those whose values can be computed.
    """

    def __init__(self, figures: Mapping[str, Figure], faults: Faults) -> None:
        self.faults = faults
        values, self.labels = corners(figures)
        self.values: Values = self._finite(figures, values)

    def _finite(self, figures: Mapping[str, Figure], values: Values) -> Values:
        """Note derived figures that are not finite, and leave out what reads them."""
        kept = dict(values)
        for key in order(figures)[0]:
            formula = figures[key].formula
            assert formula is not None, f"{key} is not derived"
            if any(read not in kept for read in formula.figures):
                kept.pop(key, None)
            elif (label := self._not_finite(kept[key])) is not None:
                del kept[key]
                self.faults.add(
                    "RSN-C027", figures[key].where, f"figure {key}, formula",
                    f"no finite number at {label}", FINITE, DIVISOR,
                )  # fmt: skip
        return kept

    def check(self, cells: Iterable[Bounded]) -> None:
        """Check cells."""
        with np.errstate(all="ignore"):
            for bounded in cells:
                cell = bounded.cell
                # A constant is the same in all positions; there may be tens of thousands of either.
                numbers = np.atleast_1d(cell.evaluate({})) if cell.constant else self.numbers(cell)
                if numbers is not None:
                    self._check(bounded, numbers)

    def numbers(self, cell: Cell) -> FloatArray | None:
        """Return a cell's values.

        Shape ``(labels,)``; None if it reads a figure that is at fault.
        """
        if any(key not in self.values for key in cell.figures):
            return None
        with np.errstate(all="ignore"):
            return np.broadcast_to(cell.evaluate(self.values), len(self.labels))

    def _check(self, bounded: Bounded, numbers: FloatArray) -> None:
        """Check one cell."""
        cell, column = bounded.cell, bounded.column
        label = self._not_finite(numbers)
        if label is not None:
            self.faults.add(
                "RSN-C027", cell.where, bounded.what, f"no finite number at {label}",
                FINITE, DIVISOR,
            )  # fmt: skip
            return
        bad = outside(column, numbers)
        if not bad.any():
            return
        index = int(np.argmax(bad))
        unit = {"1": "", "1/yr": "/yr"}.get(cell.unit, f" {cell.unit}")
        at = "" if cell.constant else f" at {self.labels[index]}"
        fix = "correct the number" if cell.constant else "narrow the range, or write max(0, ...)"
        share = 1.0 in (column.high, column.below)
        bare = cell.constant and "%" not in cell.text
        if bare and share and 1.0 <= numbers[index] <= PER_CENT:
            fix = f"write {numbers[index]:g} %, if per cent is meant"
        self.faults.add(
            "RSN-C031", cell.where, bounded.what, f"{numbers[index]:g}{unit}{at}",
            interval(column), fix,
        )  # fmt: skip

    def _not_finite(self, numbers: FloatArray) -> str | None:
        """Return what the first position without a finite number stands for."""
        finite = np.isfinite(numbers)
        return None if finite.all() else self.labels[int(np.argmin(finite))]


def outside(column: Column, numbers: FloatArray) -> npt.NDArray[np.bool_]:
    """Tell which numbers a column does not allow."""
    bad = np.zeros(numbers.shape, dtype=bool)
    for limit, beyond in (
        (column.low, np.less),
        (column.high, np.greater),
        (column.above, np.less_equal),
        (column.below, np.greater_equal),
    ):
        if limit is not None:
            bad |= beyond(numbers, limit)
    return bad


def interval(column: Column) -> str:
    """Say in words what range a column allows.

    Such as ``at least 0 and less than 1``; empty where anything goes.
    """
    parts = [
        f"{words} {limit:g}"
        for words, limit in (
            ("at least", column.low),
            ("more than", column.above),
            ("at most", column.high),
            ("less than", column.below),
        )
        if limit is not None
    ]
    return " and ".join(parts)
