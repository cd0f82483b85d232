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

IntArray = npt.NDArray[np.int64]
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
    """PAWN of some figures."""

    index: FloatArray
    """Shape ``(figures,)``, in [0, 1]: the median over the slices."""
    noise: float
    """The most that a hundred figures reach that move nothing, for want of more draws."""


def pawn(inputs: Sequence[Slices], output: FloatArray) -> Distances:
    r"""Measure how far knowing each figure shifts the distribution of an output.

    .. math:: T_f = \operatorname{median}_k \max_y \bigl| F_{Y \mid X_f \in I_k}(y) - F_Y(y) \bigr|

    with ten slices :math:`I_k` of equal probability.

    One for each input, and what a dummy reaches.
    `inputs`: for each figure, in which slice every draw lies; see `slices_of`.
    `output`: shape ``(draws,)``, without NaN; infinite entries have their place in the order.

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
    order, ranks = _ranked(output)
    sample = _Sample.of(np.ones((len(output), 1)), ranks)
    index = [sample.medians(each[order])[0] for each in inputs]
    return Distances(np.array(index), _noise(ranks.tobytes()))


@lru_cache(maxsize=64)
def _noise(ranks: bytes) -> float:
    """Return what dummies reach: where no outputs are equal, the same for all."""
    places = np.frombuffer(ranks, dtype=np.int64)
    random, number = np.random.default_rng(0), len(places)
    sample = _Sample.of(np.ones((number, 1)), places)
    level = slices_of(np.arange(number, dtype=np.float64))
    return max(float(sample.medians(random.permutation(level))[0]) for _ in range(DUMMIES))


def pawn_errors(inputs: Sequence[Slices], output: FloatArray) -> FloatArray:
    """Return how well PAWN is known, by bootstrap.

    Half-width of the 95 % interval of each index: the draws are resampled a hundred times.
    `inputs`, `output`: as for `pawn`.
    """
    order, ranks = _ranked(output)
    number = len(output)
    random = np.random.default_rng(0)
    drawn = random.multinomial(number, np.full(number, 1.0 / number), size=RESAMPLES)
    sample = _Sample.of(np.ascontiguousarray(drawn.T, dtype=np.float64), ranks)
    spread = [np.std(sample.medians(each[order]), ddof=1) for each in inputs]
    return NORMAL * np.array(spread)


def _ranked(output: FloatArray) -> tuple[IntArray, IntArray]:
    """Return the order of the outputs, and in it the rank of each, from 0: equal ones share one."""
    order = np.argsort(output, kind="stable")
    return order, np.cumsum(_begins(output[order])) - 1


def slices_of(values: FloatArray) -> Slices:
    """Return in which of ten slices of equal probability each value lies.

    From 0, of the same shape; equal values lie in one.
    `values`: of a figure, shape ``(draws,)``.
    """
    edges = np.quantile(values, np.linspace(0.0, 1.0, SLICES + 1)[1:-1])
    found: Slices = np.searchsorted(edges, values, side="right").astype(np.uint8)
    return found


@dataclass(frozen=True, slots=True)
class _Sample:
    """Outputs in rising order, and how often each of some samples has them.

    The outputs stand along the first axis, so that whole rows are sorted and added up at once.
    """

    weights: FloatArray
    """Shape ``(outputs, samples)``."""
    ranks: IntArray
    whole: FloatArray
    """Which part of a sample lies below each rank, and at last all of it: the same for every
    figure. Shape ``(ranks + 1, samples)``."""

    @classmethod
    def of(cls, weights: FloatArray, ranks: IntArray) -> _Sample:
        """Add up how all outputs are distributed."""
        below = _added_up(weights)[np.append(np.flatnonzero(_begins(ranks)), len(ranks))]
        return cls(weights, ranks, below / below[-1])

    def medians(self, slices: Slices) -> FloatArray:
        """Return the median distance over the slices, for each sample.

        Between two outputs of a slice its distribution stays and that of all rises, so that they
        are furthest apart at an output of the slice, or just below one.
        """
        by_slice = np.argsort(slices, kind="stable")
        ranks, begins = self.ranks[by_slice], _begins(slices[by_slice])
        inside = _added_up(self.weights[by_slice])
        starts = np.flatnonzero(begins)
        size = np.diff(inside[np.append(starts, len(slices))], axis=0)
        runs = np.flatnonzero(begins | _begins(ranks))
        slice_of = np.cumsum(begins)[runs] - 1
        begun, all_of = inside[starts[slice_of]], size[slice_of]
        stops, rank = np.append(runs[1:], len(slices)), ranks[runs]
        with np.errstate(invalid="ignore"):
            below = np.abs((inside[runs] - begun) / all_of - self.whole[rank])
            upto = np.abs((inside[stops] - begun) / all_of - self.whole[rank + 1])
        furthest = np.maximum.reduceat(
            np.maximum(below, upto), np.flatnonzero(_begins(slice_of)), axis=0
        )
        if not size.all():  # a sample may leave a slice out
            return np.array([np.nanmedian(column) for column in furthest.T])
        medians: FloatArray = np.median(furthest, axis=0)
        return medians


def _added_up(weights: FloatArray) -> FloatArray:
    """Return the sum of the first rows: of none, one, two, ... and all."""
    sums = np.zeros((len(weights) + 1, weights.shape[1]))
    np.cumsum(weights, axis=0, out=sums[1:])
    return sums


def _begins(numbers: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """Tell where equal numbers in a row begin."""
    return np.append(True, numbers[1:] != numbers[:-1])
