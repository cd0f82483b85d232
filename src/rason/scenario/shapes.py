"""The distributions that a figure's draws may have between its ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.case.figures import ends, mixture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rason.case.cell import FloatArray
    from rason.case.tables import Figure

PERT_WEIGHT = 4.0  # weight of the mode against the ends: the mean is (low + 4 mode + high) / 6


HALVINGS = 60
"""Of a range in the search for a level of a mixture: beyond what a number can tell apart."""

Parameters = tuple[str, float, float, float]  # shape, low end, central value and high end


def quantile(shape: str, low: float, mode: float, high: float, level: FloatArray) -> FloatArray:
    r"""Return what a figure is at a level of its cumulative distribution.

    The shape is `pert`, `triangular`, `uniform` or `loguniform`, of which the latter two do not
    read the mode. The result is in [low, high], of the shape of `level`, and never falls as the
    level rises. Raises `ValueError` if a loguniform range touches 0.

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


def cumulative(shape: str, low: float, mode: float, high: float, value: FloatArray) -> FloatArray:
    """Return what part of a distribution lies at or below a value: the inverse of `quantile`.

    In [0, 1], of the shape of `value`; a range of one number is that number in every draw.
    """
    if not low < high:
        return np.where(value >= low, 1.0, 0.0)
    inside = np.clip(value, low, high)
    part = (inside - low) / (high - low)
    if shape == "uniform":
        return part
    if shape == "loguniform":
        return np.asarray(np.log(inside / low) / np.log(high / low), dtype=np.float64)
    peak = (mode - low) / (high - low)
    if shape == "triangular":
        rising = part**2 / max(peak, np.finfo(float).tiny)
        falling = 1.0 - (1.0 - part) ** 2 / max(1.0 - peak, np.finfo(float).tiny)
        return np.where(part < peak, rising, falling)
    from scipy.special import betainc

    alpha, beta = 1.0 + PERT_WEIGHT * peak, 1.0 + PERT_WEIGHT * (1.0 - peak)
    return np.asarray(betainc(alpha, beta, part), dtype=np.float64)


def mixed(parts: Sequence[tuple[float, Parameters]], level: FloatArray) -> FloatArray:
    """Return what a figure is at a level of a mixture of distributions.

    The weights add up to 1; levels are in [0, 1). Never falls as the level rises, so that figures
    that move together still do. A part's share of the values is its weight, whatever the other
    parts are: nothing is averaged.

    Examples
    --------
    >>> apart = [(0.75, ("uniform", 0.0, 1.0, 2.0)), (0.25, ("uniform", 10.0, 11.0, 12.0))]
    >>> mixed(apart, np.array([0.375, 0.875])).round(6)
    array([ 1., 11.])
    """
    values = np.empty(level.shape)
    below, groups = 0.0, _apart(parts)
    for position, group in enumerate(groups):
        weight = sum(share for share, _ in group)
        last = position == len(groups) - 1
        inside = (level >= below) & (last | (level < below + weight))
        own = np.clip((level[inside] - below) / weight, 0.0, 1.0)
        values[inside] = _one(group[0][1], own) if len(group) == 1 else _among(group, own * weight)
        below += weight
    return values


def _apart(
    parts: Sequence[tuple[float, Parameters]],
) -> list[list[tuple[float, Parameters]]]:
    """Return distributions in groups that have no value in common, the lowest first."""
    groups: list[list[tuple[float, Parameters]]] = []
    most = -np.inf
    for part in sorted(parts, key=lambda part: (part[1][1], part[1][3])):
        if not groups or part[1][1] > most:
            groups.append([])
        groups[-1].append(part)
        most = max(most, part[1][3])
    return groups


def _one(ends: Parameters, level: FloatArray) -> FloatArray:
    """Return what one distribution is at a level; a range of one number is that number."""
    return quantile(*ends, level) if ends[1] < ends[3] else np.full(level.shape, ends[2])


def _among(parts: Sequence[tuple[float, Parameters]], level: FloatArray) -> FloatArray:
    """Search for what overlapping distributions are at a level, by halves."""
    low = np.full(level.shape, min(ends[1] for _, ends in parts))
    high = np.full(level.shape, max(ends[3] for _, ends in parts))
    for _ in range(HALVINGS):
        middle = (low + high) / 2.0
        below = sum(weight * cumulative(*ends, middle) for weight, ends in parts)
        short = below < level
        low, high = np.where(short, middle, low), np.where(short, high, middle)
    return high


def at_level(figure: Figure, levels: FloatArray) -> FloatArray:
    """Send levels through the inverse of a figure's distribution, or of all its reports'.

    In the figure's unit, of the shape of the levels.
    """
    parts = [(weight, _shape(part)) for weight, part in mixture(figure)]
    return mixed(parts, levels) if len(parts) > 1 else quantile(*parts[0][1], levels)


def _shape(figure: Figure) -> Parameters:
    """Return the distribution of one report; what is fixed has no width."""
    low, value, high = ends(figure)
    return (figure.shape, value, value, value) if figure.shape == "fixed" else (
        figure.shape, low, value, high
    )  # fmt: skip
