"""Values at which cells are checked: central, then one figure at an end of its range at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from rason.case.figures import ends, order
from rason.case.partner import leaders

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import numpy.typing as npt

    from rason.case.cell import FloatArray, Values
    from rason.case.tables import Figure


class Corners(NamedTuple):
    """Values of some figures at the positions where one of them is not central."""

    values: Values  # of each figure [its own unit], shape ``(labels,)``
    labels: tuple[str, ...]  # what each position stands for, such as ``the low end of oil_price``


class AllCorners:
    """The corners of all figures of a case.

    Each figure is kept only where it differs from its central value, so that what all take grows
    with the figures, and not with their square. Figures that share a draw move together, those that
    take it the other way round to the other end. A derived figure that reads one which is not there
    has no values.

    Figures that are derived from others are so without a circle.
    """

    def __init__(self, figures: Mapping[str, Figure]) -> None:
        drawn = {key: figure for key, figure in figures.items() if figure.formula is None}
        led = leaders(drawn)
        firsts = list(dict.fromkeys(first for first, _ in led.values()))
        self._labels = (
            "central values",
            *(f"the {end} end of {first}" for first in firsts for end in ("low", "high")),
            "all low ends",
            "all high ends",
        )
        self._everywhere = np.array([0, len(self._labels) - 2, len(self._labels) - 1])
        self._positions: dict[str, npt.NDArray[np.intp]] = {}
        self._values: dict[str, FloatArray] = {}
        start = {first: 1 + 2 * position for position, first in enumerate(firsts)}
        for key, figure in drawn.items():
            low, middle, high = ends(figure)
            first, way = led[key]
            one, other = (low, high) if way > 0.0 else (high, low)
            self._positions[key] = np.insert(self._everywhere, 1, (start[first], start[first] + 1))
            self._values[key] = np.array([middle, one, other, low, high])
        for key in order(figures)[0]:
            formula = figures[key].formula
            assert formula is not None, f"{key} is not derived"
            if all(read in self._positions for read in formula.figures):
                positions = self._together(formula.figures)
                parts = {read: self._at(read, positions) for read in formula.figures}
                with np.errstate(all="ignore"):
                    found = np.broadcast_to(formula.evaluate(parts), len(positions))
                self._positions[key], self._values[key] = positions, found

    def __contains__(self, key: str) -> bool:
        return key in self._positions

    def of(self, keys: Collection[str]) -> Corners:
        """Return the values of some figures where any of them is not central."""
        positions = self._together(keys)
        values = {key: self._at(key, positions) for key in keys}
        return Corners(values, tuple(self._labels[position] for position in positions))

    def _together(self, keys: Collection[str]) -> npt.NDArray[np.intp]:
        return np.unique(
            np.concatenate([self._everywhere, *(self._positions[key] for key in keys)])
        )

    def _at(self, key: str, positions: npt.NDArray[np.intp]) -> FloatArray:
        values = np.full(len(positions), self._values[key][0])
        values[np.searchsorted(positions, self._positions[key])] = self._values[key]
        return values
