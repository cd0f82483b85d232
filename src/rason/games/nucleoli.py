"""Nucleoli of many games: a proof found for one is tried on the others.

The balanced collections that prove a nucleolus are sets of coalitions and weights, and name no
value. So where the same collections attain their levels in another game, the same proof holds
there, and its payoff is linear in the game's values. Neighbouring games mostly share a proof.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.games.coalition import FloatArray, GameError, apart, coalition_sums, indicator, validated
from rason.games.exactness import ERRORS, PROVED, unsure
from rason.games.levels import divisors, spanned
from rason.games.proof import proved

if TYPE_CHECKING:
    import numpy.typing as npt

    from rason.games.proof import Nucleolus


def nucleoli(
    values: npt.ArrayLike, error: npt.ArrayLike | None = None, *, per_capita: bool = False
) -> FloatArray:
    """Return the nucleolus of every game; NaN where a game has none.

    Parameters
    ----------
    values
        Coalition values, shape ``(games, 2**n)``.
    error
        Error of the values of each game, shape ``(games,)``; None for the rounding of numbers.
    per_capita
        Whether a coalition's excess is divided by its members.

    Returns
    -------
    payoffs
        Shape ``(games, n)``, each proved as `proof_gap` does.

    Raises
    ------
    GameError
        If the values are no games.

    Examples
    --------
    >>> nucleoli([[0, 0, 0, 1], [0, 0.5, 0, 1], [0, 2, 0, 1]])
    array([[0.5 , 0.5 ],
           [0.75, 0.25],
           [ nan,  nan]])
    """
    games = validated(values)
    alone, gained = apart(games)
    least, units = unsure(games, error), np.abs(gained).max(axis=1)
    additive = units <= least
    payoffs = np.where(additive[:, None], alone, np.nan)
    waiting = np.flatnonzero(~additive)
    while len(waiting):
        first, waiting = waiting[0], waiting[1:]
        try:
            found = proved(games[first], float(least[first]) / ERRORS, per_capita=per_capita)
        except GameError:
            continue
        payoffs[first] = found.payoff
        if len(waiting):
            unit = units[waiting, None]
            tried, breach = _tried(gained[waiting] / unit, found)
            holds = breach <= np.maximum(PROVED, least[waiting] / unit[:, 0])
            payoffs[waiting[holds]] = (tried * unit + alone[waiting])[holds]
            waiting = waiting[~holds]
    return payoffs


def _tried(games: FloatArray, proof: Nucleolus) -> tuple[FloatArray, FloatArray]:
    """Return what a proof's collections say that each game over gains pays, and its breach."""
    players, levels = games.shape[-1].bit_length() - 1, proof.levels
    shares = divisors(players, per_capita=proof.per_capita)
    rows, bounds = [np.append(np.ones(players), np.zeros(len(levels)))], [games[:, -1:]]
    for position, level in enumerate(levels):
        excess = np.zeros((len(level.coalitions), len(levels)))
        excess[:, position] = shares[level.coalitions]
        rows += [*np.hstack([indicator(level.coalitions, players), excess])]
        bounds.append(games[:, level.coalitions])
        floors = np.zeros((len(level.floors), players + len(levels)))
        floors[np.arange(len(level.floors)), level.floors] = 1.0
        rows += [*floors]
        bounds.append(np.zeros((len(games), len(level.floors))))
    matrix, bound = np.array(rows), np.hstack(bounds)
    found = bound @ np.linalg.pinv(matrix).T
    payoff, excesses = found[:, :players], found[:, players:]
    breach = np.abs(found @ matrix.T - bound).max(axis=1)
    breach = np.maximum(breach, -payoff.min(axis=1))
    excess = (games - coalition_sums(payoff)) / shares
    settled = np.ones((1, players))
    is_open = ~spanned(settled)
    for position, level in enumerate(levels):
        worst = excess[:, is_open].max(axis=1, initial=-np.inf) - excesses[:, position]
        breach = np.maximum(breach, worst)
        tight = np.append(level.coalitions, 1 << level.floors)
        settled = np.vstack([settled, indicator(tight, players)])
        is_open &= ~spanned(settled)
    return payoff, breach
