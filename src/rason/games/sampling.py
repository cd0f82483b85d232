"""The Shapley value of games with too many players for all their coalitions: orders are drawn."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rason.games.coalition import FloatArray, GameError
from rason.games.exactness import EQUAL, ERRORS, ROUNDING

if TYPE_CHECKING:
    from rason.games.coalition import IntArray

GROUPS = 16  # independent groups of orders: errors are between them, with 15 degrees of freedom

PAIRS = 8  # pairs of orders in a group, each an order and its reverse

MOST_PLAYERS = 62  # coalitions are bits of a 64-bit integer

CONFIDENCE = 0.95

ValueOf = Callable[[Sequence[int]], FloatArray]
"""Returns the values of coalitions, given as bit masks."""


@dataclass(frozen=True, slots=True)
class SampledShapley:
    """A Shapley value from orders that were drawn.

    Parameters
    ----------
    payoff
        Estimates, shape ``(n,)``; they add up to v(N) whatever was drawn.
    error
        Half the width of each share's 95 % interval, shape ``(n,)``; never 0 unless the values
        are.
    alike
        Players who added the same in every order drawn, shape ``(n,)``: their error is by the rule
        of three.
    orders
        The number of orders.
    coalitions
        The number of coalitions whose values were asked for.
    """

    payoff: FloatArray
    error: FloatArray
    alike: tuple[bool, ...]
    orders: int
    coalitions: int


def sampled_shapley(
    value_of: ValueOf,
    players: int,
    *,
    groups: int = GROUPS,
    pairs: int = PAIRS,
    seed: int = 0,
    accuracy: float = ROUNDING,
) -> SampledShapley:
    r"""Estimate the Shapley value from antithetic orders, with honest errors.

    .. math:: \hat\varphi_i = \frac1{|R|} \sum_{\pi \in R}
              \bigl( v(\pi^{\le i}) - v(\pi^{<i}) \bigr)

    Parameters
    ----------
    value_of
        The game: coalitions as bit masks in, their values out; asked once, with no repeats.
    players
        Their number n.
    groups, pairs
        Independent groups, and pairs of an order and its reverse in each.
    seed
        Of the orders.
    accuracy
        Error of the values, as a part of the largest; at least the rounding of numbers.

    Returns
    -------
    sampled
        Estimates, and the half width of their 95 % intervals.

    Raises
    ------
    GameError
        If there are no players or more than 62, fewer than two groups, no pair, or a value is not
        finite.

    Notes
    -----
    The reverse of an order gives a player late what the order gave it early, so the two errors
    partly cancel. Within a group they depend on each other; the means of groups do not, so the
    interval is theirs, by Student's t. A player who adds the same in every order drawn would get
    an error of 0, which nothing has shown: its interval is by the rule of three, 3 / pairs of the
    span of the gains seen, for in that many pairs what happens in a larger share of pairs is
    seen with 95 %.
    Values are not assumed to be monotone, but the span of those not seen is assumed to be no
    larger.

    References
    ----------
    Castro, Gómez and Tejada (2009), "Polynomial calculation of the Shapley value based on
    sampling", *Computers & Operations Research* 36(5); Mitchell, Cooper, Frank and Holmes (2022),
    "Sampling permutations for Shapley value estimation", *JMLR* 23; Hanley and Lippman-Hand
    (1983), "If nothing goes wrong, is everything all right?", *JAMA* 249(13).

    Examples
    --------
    Thirty players share the cost of what the largest of them needs:

    >>> need = np.arange(1.0, 31.0)
    >>> def cost(coalitions):
    ...     return np.array([need[c.bit_length() - 1] if c else 0.0 for c in coalitions])
    >>> sampled = sampled_shapley(cost, 30)
    >>> round(sampled.payoff.sum(), 6), sampled.orders
    (np.float64(30.0), 256)
    >>> exact = np.cumsum(1 / np.arange(30.0, 0.0, -1.0))
    >>> bool((np.abs(sampled.payoff - exact) <= 2 * sampled.error).all())
    True
    """
    asking = shapley_sampling(players, groups=groups, pairs=pairs, seed=seed, accuracy=accuracy)
    coalitions = next(asking)
    try:
        asking.send(np.asarray(value_of(coalitions), dtype=np.float64))
    except StopIteration as end:
        found: SampledShapley = end.value
        return found
    raise AssertionError("a sample is asked for once")


def shapley_sampling(
    players: int,
    *,
    groups: int = GROUPS,
    pairs: int = PAIRS,
    seed: int = 0,
    accuracy: float = ROUNDING,
) -> Generator[tuple[int, ...], FloatArray, SampledShapley]:
    """Ask for the coalitions of drawn orders, and estimate the Shapley value from their values.

    Parameters
    ----------
    players, groups, pairs, seed, accuracy
        See `sampled_shapley`.

    Returns
    -------
    sampled
        See `sampled_shapley`.

    Yields
    ------
    coalitions
        Bit masks, rising, each once; their values are sent back.
    """
    if not 1 <= players <= MOST_PLAYERS:
        raise GameError(f"orders are drawn for 1 to {MOST_PLAYERS} players: there are {players}")
    if groups < 2 or pairs < 1:  # noqa: PLR2004 - one group has no spread
        raise GameError("an error needs two groups, and each a pair of orders")
    orders = _orders(players, groups, pairs, seed)
    steps = np.cumsum(np.left_shift(np.int64(1), orders), axis=-1)
    singles = np.left_shift(np.int64(1), np.arange(players))
    asked, position = np.unique(np.append(steps, singles), return_inverse=True)
    values = yield tuple(asked.tolist())
    if values.shape != asked.shape or not np.isfinite(values).all():
        raise GameError("every coalition must have a value, a finite number")
    alone = values[position[steps.size :]]
    gains = values[position[: steps.size].reshape(steps.shape)] - np.cumsum(alone[orders], axis=-1)
    unsure = ERRORS * max(accuracy, ROUNDING * players) * float(np.abs(values).max())
    largest = float(np.abs(gains).max())
    if largest <= unsure:
        gains[:] = 0.0
    added = np.empty(steps.shape)
    np.put_along_axis(added, orders, np.diff(gains, axis=-1, prepend=0.0), axis=-1)
    span = float(max(gains.max(), 0.0) - min(gains.min(), 0.0))
    tolerance = max(EQUAL * largest, unsure)
    payoff, errors, alike = _estimate(added, span, tolerance)
    return SampledShapley(
        payoff=alone + payoff,
        error=np.maximum(errors, unsure),
        alike=alike,
        orders=groups * 2 * pairs,
        coalitions=len(asked),
    )


def _orders(players: int, groups: int, pairs: int, seed: int) -> IntArray:
    """Draw orders of joining, shape ``(groups, 2 * pairs, players)``; a longer run has the same."""
    drawn = np.empty((groups, 2 * pairs, players), dtype=np.int64)
    for group, stream in enumerate(np.random.SeedSequence(seed).spawn(groups)):
        random = np.random.default_rng(stream)
        for pair in range(pairs):
            order = random.permutation(players)
            drawn[group, 2 * pair], drawn[group, 2 * pair + 1] = order, order[::-1]
    return drawn


def _estimate(
    added: FloatArray, span: float, tolerance: float
) -> tuple[FloatArray, FloatArray, tuple[bool, ...]]:
    """Average what players added, shape ``(groups, orders, players)``, and find the errors."""
    from scipy.stats import t

    groups, orders, _ = added.shape
    means = added.mean(axis=1)
    payoff = means.mean(axis=0)
    spread = means.std(axis=0, ddof=1) / np.sqrt(groups)
    error = spread * t.ppf((1.0 + CONFIDENCE) / 2.0, groups - 1)
    alike = np.ptp(added, axis=(0, 1)) <= tolerance
    pairs = groups * orders // 2
    # Groups that agree though their orders do not (as antithetic pairs of a player who is
    # decisive first or last) show no spread, but no certainty either.
    error = np.where(alike | (error <= tolerance), min(3.0 / pairs, 1.0) * span, error)
    return payoff, error, tuple(alike.tolist())
