"""How far knowing a figure shifts what comes out: PAWN, from draws that exist.

The draws are cut into slices by a figure's value. What comes out in a slice is compared with what
comes out in all, by the largest distance between the two cumulative distributions.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rason.case.cell import FloatArray

Slices = npt.NDArray[np.uint8]
SLICES = 10
LEAST = 128
"""Fewer draws than this leave too few in a slice for a distribution."""
RESAMPLES = 100
DUMMIES = 100
NORMAL = 1.959963984540054
"""Standard errors on either side of a 95 % interval."""


@dataclass(frozen=True, slots=True)
class Distances:
    """PAWN of some figures.

    Parameters
    ----------
    index
        Shape ``(figures,)``, in [0, 1]: the median over the slices.
    noise
        The most that a hundred figures reach that move nothing, for want of more draws.
    """

    index: FloatArray
    noise: float


def pawn(inputs: Sequence[Slices], output: FloatArray) -> Distances:
    r"""Measure how far knowing each figure shifts the distribution of an output.

    .. math:: T_f = \operatorname{median}_k \max_y \bigl| F_{Y \mid X_f \in I_k}(y) - F_Y(y) \bigr|

    with ten slices :math:`I_k` of equal probability.

    Parameters
    ----------
    inputs
        For each figure, in which slice every draw lies; see `slices_of`.
    output
        Shape ``(draws,)``, without NaN; infinite entries have their place in the order.

    Returns
    -------
    distances
        One for each input, and what a dummy reaches.

    Notes
    -----
    It sees what rank correlation misses, such as a bend, and needs no moments. It is above zero for
    a figure that does nothing, as slices are small samples: `noise` comes from shuffled inputs.

    References
    ----------
    Pianosi and Wagener (2018), "Distribution-based sensitivity analysis from a generic input-output
    sample", *Environmental Modelling & Software* 108. Khorashadi Zadeh et al. (2017), "Comparison
    of variance-based and moment-independent global sensitivity analysis approaches", *Environmental
    Modelling & Software* 91, for the dummy.

    Examples
    --------
    >>> level = np.linspace(0.0, 1.0, 1000)
    >>> pawn([slices_of(level)], level).index.round(2)
    array([0.7])
    """
    order, ends = _sorted(output)
    weights = np.ones((1, len(output)))
    index = [_medians(weights, each[order], ends)[0] for each in inputs]
    return Distances(np.array(index), _noise(len(output), ends.tobytes()))


@lru_cache(maxsize=64)
def _noise(number: int, ends: bytes) -> float:
    """Return what dummies reach: where no outputs are equal, the same for all."""
    random, weights = np.random.default_rng(0), np.ones((1, number))
    level = slices_of(np.arange(number, dtype=np.float64))
    places = np.frombuffer(ends, dtype=np.int64)
    return max(
        float(_medians(weights, random.permutation(level), places)[0]) for _ in range(DUMMIES)
    )


def pawn_errors(inputs: Sequence[Slices], output: FloatArray) -> FloatArray:
    """Return how well PAWN is known, by bootstrap.

    Parameters
    ----------
    inputs, output
        As for `pawn`.

    Returns
    -------
    errors
        Half-width of the 95 % interval of each index: the draws are resampled a hundred times.
    """
    order, ends = _sorted(output)
    number = len(output)
    random = np.random.default_rng(0)
    weights = random.multinomial(number, np.full(number, 1.0 / number), size=RESAMPLES)
    spread = [
        np.std(_medians(weights.astype(np.float64), each[order], ends), ddof=1) for each in inputs
    ]
    return NORMAL * np.array(spread)


def _sorted(output: FloatArray) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the order of the outputs, and where in it each value ends."""
    order = np.argsort(output, kind="stable")
    ranked = output[order]
    return order, np.flatnonzero(np.append(ranked[1:] != ranked[:-1], True))


def slices_of(values: FloatArray) -> Slices:
    """Return in which of ten slices of equal probability each value lies.

    Parameters
    ----------
    values
        Of a figure, shape ``(draws,)``.

    Returns
    -------
    slices
        From 0, of the same shape; equal values lie in one.
    """
    edges = np.quantile(values, np.linspace(0.0, 1.0, SLICES + 1)[1:-1])
    found: Slices = np.searchsorted(edges, values, side="right").astype(np.uint8)
    return found


def _medians(weights: FloatArray, slices: Slices, ends: npt.NDArray[np.int64]) -> FloatArray:
    """Return the median distance over the slices, for each row of weights, sorted by output.

    Between two outputs of a slice its distribution stays and that of all rises, so that they are
    furthest apart at an output of the slice, or just below one.
    """
    whole = np.cumsum(weights, axis=1)[:, ends]
    whole = np.pad(whole / whole[:, -1:], ((0, 0), (1, 0)))
    by_slice = np.argsort(slices, kind="stable")
    level = np.repeat(np.arange(len(ends)), np.diff(ends, prepend=-1))[by_slice]
    inside = np.pad(np.cumsum(weights[:, by_slice], axis=1), ((0, 0), (1, 0)))
    begins = _begins(slices[by_slice])
    starts = np.flatnonzero(begins)
    size = np.diff(inside[:, np.append(starts, len(slices))], axis=1)
    runs = np.flatnonzero(begins | _begins(level))
    slice_of = np.cumsum(begins)[runs] - 1
    stops = np.append(runs[1:], len(slices))
    begun, all_of = inside[:, starts][:, slice_of], size[:, slice_of]
    with np.errstate(invalid="ignore"):
        below = np.abs((inside[:, runs] - begun) / all_of - whole[:, level[runs]])
        upto = np.abs((inside[:, stops] - begun) / all_of - whole[:, level[runs] + 1])
    furthest = np.maximum.reduceat(
        np.maximum(below, upto), np.flatnonzero(_begins(slice_of)), axis=1
    )
    if not size.all():  # a sample may leave a slice out
        return np.array([np.nanmedian(row) for row in furthest])
    medians: FloatArray = np.median(furthest, axis=1)
    return medians


def _begins(numbers: npt.NDArray[np.integer[Any]]) -> npt.NDArray[np.bool_]:
    """Tell where equal numbers in a row begin."""
    return np.append(True, numbers[1:] != numbers[:-1])
