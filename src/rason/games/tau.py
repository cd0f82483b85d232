"""The τ-value: the point between what players can claim at least and at most."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.games.coalition import (
    FloatArray,
    GameError,
    coalition_sums,
    player_count,
    split,
    utopia_payoffs,
    validated,
    validated_single,
)
from rason.games.concept import Concept
from rason.games.exactness import PROVED, gains_of, scaled
from rason.games.wording import amount

if TYPE_CHECKING:
    import numpy.typing as npt


def tau_value(values: npt.ArrayLike, error: float | None = None) -> FloatArray:
    r"""Divide v(N) between minimal rights and utopia payoffs, in one proportion for all.

    .. math:: M_i = v(N) - v(N \setminus i), \qquad
              m_i = \max_{S \ni i} \; v(S) - \sum_{j \in S \setminus i} M_j, \qquad
              \tau = m + \lambda \, (M - m) \ \text{ with } \tau(N) = v(N)

    Parameters
    ----------
    values
        Coalition values of one game, shape ``(2**n,)``.
    error
        Error of the values; None for the rounding of numbers.

    Returns
    -------
    payoff
        One share for each player, shape ``(n,)``; shares add up to v(N).

    Raises
    ------
    GameError
        If the values are no game, or the game is not quasi-balanced: somebody's minimal right is
        above its utopia payoff, or v(N) is below the minimal rights or above the utopia payoffs of
        all together.

    Notes
    -----
    Every game with a core is quasi-balanced, and so are some without one. Nobody gets more than its
    utopia payoff M, beyond which the others do better without it, nor less than its minimal right
    m, what some coalition leaves it whose other members get theirs.

    References
    ----------
    Tijs (1981), "Bounds for the core and the τ-value", *Game Theory and Mathematical Economics*.

    Examples
    --------
    An estate of 200 for creditors who claim 100, 200 and 300:

    >>> tau_value([0, 0, 0, 0, 0, 0, 100, 200])
    array([40., 80., 80.])
    """
    found = gains_of(validated_single(values), error)
    (payoff,), broken = _divided(found.values[None])
    for excess, what in zip(broken[:, 0], NOT_QUASI_BALANCED, strict=True):
        if excess > found.near:
            reason = what.format(amount(float(excess) * found.unit, found.tolerance))
            raise GameError(f"no τ-value, for the game is not quasi-balanced: {reason}")
    value: FloatArray = payoff * found.unit + found.alone
    return value


def tau_values(values: FloatArray, error: FloatArray | None = None) -> FloatArray:
    """Return the τ-value of every game; NaN where a game has none.

    Coalition values ``(games, 2**n)`` give ``(games, n)``.
    """
    found = scaled(validated(values), error)
    payoff, broken = _divided(found.values)
    has = np.all(broken <= found.near[:, 0], axis=0).reshape(-1, 1)
    payoffs: FloatArray = np.where(has, payoff * found.unit + found.alone, np.nan)
    return payoffs


NOT_QUASI_BALANCED = (
    "what some player can claim at least is {} more than it can at most",
    "what players can claim at least adds up to {} more than there is",
    "what players can claim at most adds up to {} less than there is",
)
"""What a game breaks that is not quasi-balanced, with by how much."""


def _divided(gains: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Divide gains, shape ``(games, 2**n)``, and say by how much each condition is broken."""
    players, whole, most = player_count(gains), gains[:, -1], utopia_payoffs(gains)
    left = gains - coalition_sums(most)
    least = most + np.stack([split(left, i)[1].max(axis=(1, 2)) for i in range(players)], axis=1)
    rights = least.sum(axis=1)
    broken = np.stack([(least - most).max(axis=1), rights - whole, whole - most.sum(axis=1)])
    room = np.maximum(most - least, 0.0)
    spread = room.sum(axis=1, keepdims=True)
    # Where most is least but for rounding, what rounding leaves is divided by heads.
    part = np.where(spread > PROVED, room / np.maximum(spread, PROVED), 1.0 / players)
    return least + (whole - rights)[:, None] * part, broken


TAU = Concept(
    key="tau",
    label="τ-value",
    name="τ-value",
    by="by the τ-value",
    source="tijs_1981",
    solve=lambda game, _, error: tau_value(game, error),
    many=lambda games, _, error: tau_values(games, error),
)
