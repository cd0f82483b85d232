"""What of gains can be certified, from the errors of the values that they come from."""

from __future__ import annotations

import numpy as np

from rason.analysis.bargain import certified


def test_gains_are_certified_draw_by_draw() -> None:
    """Four errors of each draw: 4e-9 of a largest value of 1, and 4 of one of a billion."""
    values = np.array([[0.0, 0.5, 0.5, 1.0], [0.0, 0.0, 0.0, 1e9]])
    gains = np.array([[1e-8, 1e-9, 0.2], [3.0, 5.0, 0.2]])
    np.testing.assert_array_equal(certified(gains, values), [[1e-8, 0.0, 0.2], [0.0, 5.0, 0.0]])
