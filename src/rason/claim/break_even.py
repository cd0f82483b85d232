"""The value of a figure at which a measure meets a threshold, in every draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.case.figures import derive

if TYPE_CHECKING:
    from collections.abc import Callable

    from rason.case.case import Case
    from rason.case.cell import FloatArray, Values
    from rason.case.tables import Figure
    from rason.claim.need import Inquiry

HALVINGS = 6


def break_even(
    case: Case,
    figure: Figure,
    ladder: FloatArray,
    values: Values,
    above: Callable[[Values], Inquiry[FloatArray]],
) -> Inquiry[FloatArray]:
    """Ask for the value of a figure at which a measure meets a threshold.

    Parameters
    ----------
    case
        The case.
    figure
        The figure that is sought; every other one stays as it was drawn.
    ladder
        Rising values of the figure between which a root is looked for.
    values
        Every figure, each of shape ``(draws,)``.
    above
        Asks by how much the measure exceeds the threshold.

    Returns
    -------
    root
        In the figure's unit, shape ``(draws,)``: of several roots one in the stretch that is
        nearest to the central value. Minus or plus infinity where the measure meets the threshold
        further down or up than the ladder goes, NaN where the figure does not move the measure.

    Notes
    -----
    The measure is looked at on each rung; the stretch that holds a root is halved six times and
    then crossed by a straight line, in all draws at once.
    """
    draws = max(np.size(value) for value in values.values())
    steps = np.repeat(ladder, draws)
    tiled = {key: np.tile(value, len(ladder)) for key, value in values.items()}
    excess = (yield from above(_with(case, tiled, figure, steps))).reshape(len(ladder), draws)
    rising = excess[-1] > excess[0]
    flat = ~(excess[-1] != excess[0]) | np.isnan(excess[0]) | np.isnan(excess[-1])
    outside = np.where((excess[0] > 0.0) == rising, -np.inf, np.inf)
    crossing = (excess[:-1] <= 0.0) != (excess[1:] <= 0.0)
    crossing &= np.isfinite(excess[:-1]) & np.isfinite(excess[1:])
    central = (ladder[0] + ladder[-1]) / 2.0 if figure.value is None else figure.value
    nearest = np.argsort(np.abs((ladder[:-1] + ladder[1:]) / 2.0 - central), kind="stable")
    ranked = crossing[nearest]
    stretch = nearest[ranked.argmax(axis=0)]
    every = np.arange(draws)
    low, high = ladder[stretch], ladder[stretch + 1]
    under, over = excess[stretch, every], excess[stretch + 1, every]
    if ranked.any():
        for _ in range(HALVINGS):
            middle = (low + high) / 2.0
            there = yield from above(_with(case, values, figure, middle))
            left = (there <= 0.0) != (under <= 0.0)
            high, over = np.where(left, middle, high), np.where(left, there, over)
            low, under = np.where(left, low, middle), np.where(left, under, there)
    with np.errstate(invalid="ignore", divide="ignore"):
        root = low + (high - low) * under / (under - over)
    root = np.where(np.isfinite(root), root, (low + high) / 2.0)
    found: FloatArray = np.where(ranked.any(axis=0), root, np.where(flat, np.nan, outside))
    return found


def _with(case: Case, values: Values, figure: Figure, amounts: FloatArray) -> Values:
    """Return the values with one figure set and derived figures following."""
    return derive(case, {**values, figure.figure: amounts})
