"""Weighted majority games: votes, shares, seats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.games.coalition import FloatArray, GameError, coalition_sums

if TYPE_CHECKING:
    import numpy.typing as npt


def weighted_majority(weights: npt.ArrayLike, quota: float) -> FloatArray:
    r"""Let a coalition win if its weights reach the quota.

    .. math:: v(S) = 1 \text{ if } \sum_{i \in S} w_i \ge q, \text{ else } 0

    Parameters
    ----------
    weights
        One weight for each player, not negative, shape ``(n,)``.
    quota
        The weight that wins, above 0 and at most the sum of weights.

    Returns
    -------
    values
        1 for winning coalitions, else 0, shape ``(2**n,)``.

    Raises
    ------
    GameError
        If there is no player, a weight is negative or not finite, the sum is not, or the quota is
        one that nobody at all, or not even everybody, reaches.

    Notes
    -----
    Power indices can hide a wrong quota: the Banzhaf and Shapley values of quota q are those of
    the dual game, in which a coalition wins with more than ``sum(weights) - q``.

    References
    ----------
    Shapley and Shubik (1954), "A method for evaluating the distribution of power in a committee
    system", *American Political Science Review* 48(3).

    Examples
    --------
    >>> weighted_majority([2, 1, 1], 3)
    array([0., 0., 0., 1., 0., 1., 0., 1.])
    """
    votes = np.atleast_1d(np.asarray(weights, dtype=np.float64))
    if votes.ndim != 1 or votes.size == 0:
        raise GameError("a weighted majority game needs one weight for each player")
    if not (np.isfinite(votes) & (votes >= 0)).all():
        raise GameError(f"weights must be finite and not negative: {votes.tolist()}")
    total = float(votes.sum())
    if not np.isfinite(total):
        raise GameError("weights of this size cannot be added up")
    # Weights such as 0.1 and 0.7 must reach a quota of 0.8.
    rounding = votes.size * float(np.spacing(total))
    if not 0 < quota <= total + rounding:
        raise GameError(
            f"the quota must be above 0 and at most the sum of weights {total:g}: it is {quota:g}"
        )
    return (coalition_sums(votes) >= quota - rounding).astype(np.float64)
