"""The distributions that a figure's draws may have between its ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from rason.case.cell import FloatArray

PERT_WEIGHT = 4.0
"""Weight of the mode against the ends: the mean is (low + 4 mode + high) / 6."""


def quantile(shape: str, low: float, mode: float, high: float, level: FloatArray) -> FloatArray:
    r"""Return what a figure is at a level of its cumulative distribution.

    Parameters
    ----------
    shape
        `pert`, `triangular`, `uniform` or `loguniform`.
    low, mode, high
        Ends of the range and the central value; uniform shapes do not read the latter.
    level
        Levels in [0, 1], any shape.

    Returns
    -------
    value
        In [low, high], of the shape of `level`; never falls as the level rises.

    Raises
    ------
    ValueError
        If a loguniform range touches 0.

    Notes
    -----
    The PERT distribution is a beta distribution on [low, high] with parameters

    .. math:: \alpha = 1 + 4 \frac{m - a}{b - a}, \qquad \beta = 1 + 4 \frac{b - m}{b - a}.

    References
    ----------
    Malcolm et al. (1959), "Application of a technique for research and development program
    evaluation", *Operations Research* 7(5).

    Examples
    --------
    >>> quantile("triangular", 0.0, 1.0, 4.0, np.array([0.0, 0.25, 1.0]))
    array([0., 1., 4.])
    """
    width = high - low
    if shape == "uniform":
        return low + width * level
    if shape == "loguniform":
        if low * high <= 0.0:
            raise ValueError(f"a loguniform range cannot touch 0: {low:g} to {high:g}")
        return low * np.power(high / low, level)
    peak = (mode - low) / width
    if shape == "triangular":
        rising = np.sqrt(level * peak)
        falling = 1.0 - np.sqrt((1.0 - level) * (1.0 - peak))
        return low + width * np.where(level < peak, rising, falling)
    from scipy.special import betaincinv

    alpha, beta = 1.0 + PERT_WEIGHT * peak, 1.0 + PERT_WEIGHT * (1.0 - peak)
    return low + width * np.asarray(betaincinv(alpha, beta, level), dtype=np.float64)
