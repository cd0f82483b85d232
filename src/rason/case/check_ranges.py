"""Values of cells at central figures and at the ends of ranges: finite, and where they may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.case.corners import AllCorners
from rason.case.figures import behind, order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy.typing as npt

    from rason.case.cell import Cell, FloatArray
    from rason.case.columns import Column
    from rason.case.corners import Corners
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
        self.figures = figures
        self.faults = faults
        self._corners = AllCorners(figures)
        self._at_fault: set[str] = set()
        for key in order(figures)[0]:
            self._check_figure(key)

    def _check_figure(self, key: str) -> None:
        """Note a derived figure that is not finite; what reads one is at fault as well."""
        formula = self.figures[key].formula
        assert formula is not None, f"{key} is not derived"
        if not self.knows(formula):
            self._at_fault.add(key)
            return
        values, labels = self._corners.of((key,))
        if (place := _not_finite(values[key])) is not None:
            self._at_fault.add(key)
            self.faults.add(
                "RSN-C027", self.figures[key].where, f"figure {key}, formula",
                f"no finite number at {labels[place]}", FINITE, DIVISOR,
            )  # fmt: skip

    def knows(self, cell: Cell) -> bool:
        """Tell whether a cell reads no figure that is missing or at fault."""
        return all(key in self._corners and key not in self._at_fault for key in cell.figures)

    def corners(self, cells: Iterable[Cell]) -> Corners:
        """Return the values of all figures behind cells that read none at fault."""
        read = (key for cell in cells for key in cell.figures)
        return self._corners.of(behind(self.figures, read))

    def check(self, cells: Iterable[Bounded]) -> None:
        """Check cells."""
        for bounded in cells:
            cell = bounded.cell
            if self.knows(cell):
                numbers, labels = self.numbers(cell)
                self._check(bounded, numbers[0], labels)

    def numbers(self, *cells: Cell) -> tuple[tuple[FloatArray, ...], tuple[str, ...]]:
        """Return the values of cells that read no figure at fault, and what each position is.

        Each array has shape ``(labels,)``; the labels say what each position stands for.
        """
        values, labels = self._corners.of({key for cell in cells for key in cell.figures})
        with np.errstate(all="ignore"):
            found = tuple(np.broadcast_to(cell.evaluate(values), len(labels)) for cell in cells)
        return found, labels

    def _check(self, bounded: Bounded, numbers: FloatArray, labels: Sequence[str]) -> None:
        """Check one cell."""
        cell, column = bounded.cell, bounded.column
        place = _not_finite(numbers)
        if place is not None:
            self.faults.add(
                "RSN-C027", cell.where, bounded.what, f"no finite number at {labels[place]}",
                FINITE, DIVISOR,
            )  # fmt: skip
            return
        bad = outside(column, numbers)
        if not bad.any():
            return
        index = int(np.argmax(bad))
        unit = {"1": "", "1/yr": "/yr"}.get(cell.unit, f" {cell.unit}")
        at = "" if cell.constant else f" at {labels[index]}"
        fix = "correct the number" if cell.constant else _held(cell, column, numbers[index])
        share = 1.0 in (column.high, column.below)
        bare = cell.constant and "%" not in cell.text
        if bare and share and 1.0 <= numbers[index] <= PER_CENT:
            fix = f"write {numbers[index]:g} %, if per cent is meant"
        self.faults.add(
            "RSN-C031", cell.where, bounded.what, f"{numbers[index]:g}{unit}{at}",
            interval(column), fix,
        )  # fmt: skip


def _held(cell: Cell, column: Column, number: float) -> str:
    """Say how an expression is held to what its column allows, at the end that it passes."""
    word, limit = ("max", column.low) if _below(number, column.low) else ("min", column.high)
    if limit is None or (limit and cell.unit != "1"):  # a limit that would need a unit
        return "narrow the range"
    return f"narrow the range, or write {word}({limit:g}, {cell.text.strip()})"


def _below(number: float, low: float | None) -> bool:
    return low is not None and number < low


def _not_finite(numbers: FloatArray) -> int | None:
    """Return the first position without a finite number."""
    finite = np.isfinite(numbers)
    return None if finite.all() else int(np.argmin(finite))


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
