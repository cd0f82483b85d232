"""The dual simplex on programs that a hand can solve."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.games import simplex
from rason.games.simplex import Basis, Row, minimise

if TYPE_CHECKING:
    from rason.games.coalition import FloatArray

ROWS = [
    Row(0, np.array([1.0, 0.0]), 0.0),
    Row(1, np.array([0.0, 1.0]), 0.0),
    Row(2, np.array([1.0, 1.0]), 2.0),
    Row(3, np.array([1.0, 3.0]), 3.0),
]


def start() -> Basis:
    """Begin at the origin, which the last two rows cut off."""
    return Basis([0, 1], np.eye(2), np.zeros(2), np.zeros(2, dtype=bool))


def broken_row(point: FloatArray, *, lowest: bool) -> Row | None:
    """Look through `ROWS`."""
    broken = [row for row in ROWS if row.coefficients @ point < row.bound - simplex.FEASIBLE]
    if not broken:
        return None
    if lowest:
        return broken[0]
    return max(broken, key=lambda row: row.bound - row.coefficients @ point)


@pytest.mark.parametrize("patience", [50, -1], ids=["worst row", "Bland's rule"])
def test_finds_the_corner_and_its_multipliers(
    patience: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(simplex, "PATIENCE", patience)
    basis = start()
    point, multipliers = minimise(basis, np.array([1.0, 2.0]), broken_row)
    assert point == pytest.approx([1.5, 0.5])
    assert sorted(basis.names) == [2, 3]
    assert multipliers @ basis.matrix == pytest.approx([1.0, 2.0])
    assert multipliers.min() > 0


def test_rows_that_contradict_each_other_are_our_bug() -> None:
    impossible = Row(9, np.array([-1.0, 0.0]), 1.0)

    def broken(point: FloatArray, *, lowest: bool) -> Row | None:  # noqa: ARG001
        return impossible

    with pytest.raises(AssertionError, match="contradict"):
        minimise(start(), np.array([1.0, 1.0]), broken)
