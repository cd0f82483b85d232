"""The core: payoffs that leave no coalition a reason to go its own way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rason.games.coalition import (
    TOLERANCE,
    FloatArray,
    GameError,
    coalition_sums,
    indicator,
    player_count,
    stand_alone_values,
    validated_single,
)
from rason.games.levels import levels, null_space
from rason.games.simplex import FEASIBLE, POSITIVE, Basis, Row, minimise

if TYPE_CHECKING:
    import numpy.typing as npt

EMPTY_ABOVE = 1e-6
"""Part of the largest absolute value above which the least-core ε makes a core empty."""

MOST_PLAYERS_FOR_VERTICES = 8
"""A game of 8 players can have 40,320 vertices, one of 9 players 362,880."""


@dataclass(frozen=True, slots=True)
class LeastCore:
    """The smallest ε for which the strong ε-core is not empty, and one payoff in it.

    Parameters
    ----------
    epsilon
        The largest excess of any coalition but everybody, as small as it can be: above zero if
        and only if the core is empty. Zero for one player.
    payoff
        A payoff that attains it, shape ``(n,)``; seldom the only one.
    """

    epsilon: float
    payoff: FloatArray


def least_core(values: npt.ArrayLike) -> LeastCore:
    r"""Find the smallest subsidy per coalition that leaves no coalition better off apart.

    .. math:: \varepsilon^* = \min_{x(N) = v(N)}\ \max_{\emptyset \ne S \subset N} v(S) - x(S)

    Parameters
    ----------
    values
        Coalition values of one game, shape ``(2**n,)``.

    Returns
    -------
    least_core
        The smallest ε, and a payoff that attains it.

    Raises
    ------
    GameError
        If the values are no game.

    References
    ----------
    Maschler, Peleg and Shapley (1979), "Geometric properties of the kernel, nucleolus, and related
    solution concepts", *Mathematics of Operations Research* 4(4).

    Examples
    --------
    Three players of whom any two can divide 1:

    >>> least_core([0, 0, 0, 1, 0, 1, 1, 1]).epsilon  # doctest: +ELLIPSIS
    0.333...
    """
    game = validated_single(values)
    payoff, level = next(levels(game, "preimputation"), (game[1:].copy(), None))
    return LeastCore(0.0 if level is None else level.excess, payoff)


def core_is_empty(values: npt.ArrayLike) -> bool:
    """Tell whether every payoff leaves some coalition worse off than alone.

    Parameters
    ----------
    values
        Coalition values of one game, shape ``(2**n,)``.

    Returns
    -------
    empty
        True if the least-core ε exceeds 10⁻⁶ of the largest absolute value: less is rounding.

    Raises
    ------
    GameError
        If the values are no game.

    References
    ----------
    Gillies (1959), "Solutions to general non-zero-sum games", *Contributions to the Theory of
    Games* IV.

    Examples
    --------
    >>> core_is_empty([0, 0, 0, 1, 0, 1, 1, 1])
    True
    """
    game = validated_single(values)
    return least_core(game).epsilon > EMPTY_ABOVE * float(np.abs(game).max())


def core_interval(values: npt.ArrayLike) -> tuple[FloatArray, FloatArray]:
    r"""Find the least and the most that each player can get in the core.

    .. math:: \min / \max\ x_i \quad\text{subject to}\quad x(N) = v(N),\ x(S) \ge v(S)

    Parameters
    ----------
    values
        Coalition values of one game, shape ``(2**n,)``.

    Returns
    -------
    low, high
        Ends for each player, shape ``(n,)`` each. All players cannot be at an end at once.

    Raises
    ------
    GameError
        If the values are no game, or the core is empty.

    Examples
    --------
    Two right gloves and a left one: the left takes all.

    >>> low, high = core_interval([0, 0, 0, 0, 0, 1, 1, 1])
    >>> low.tolist(), high.tolist()
    ([0.0, 0.0, 1.0], [0.0, 0.0, 1.0])
    """
    game = _with_core(values)
    players = player_count(game)
    stand_alone = stand_alone_values(game)
    gains = game - coalition_sums(stand_alone)
    scale = float(np.abs(gains).max()) or 1.0
    gains /= scale
    least = [_least(gains, player, 1.0) for player in range(players)]
    most = [-_least(gains, player, -1.0) for player in range(players)]
    return np.array(least) * scale + stand_alone, np.array(most) * scale + stand_alone


def core_vertices(values: npt.ArrayLike) -> FloatArray:
    """List the extreme points of the core.

    Parameters
    ----------
    values
        Coalition values of one game of up to 8 players, shape ``(2**n,)``.

    Returns
    -------
    vertices
        One payoff a row, shape ``(k, n)``, sorted; the core is all mixtures of them.

    Raises
    ------
    GameError
        If the values are no game, the core is empty, or there are more than 8 players.

    Notes
    -----
    The levels of the prenucleolus with excess 0 hold on the whole core, and the first one below
    gives a point inside it; around that point Quickhull intersects the half-spaces.

    References
    ----------
    Barber, Dobkin and Huhdanpaa (1996), "The Quickhull algorithm for convex hulls", *ACM
    Transactions on Mathematical Software* 22(4).

    Examples
    --------
    >>> core_vertices([0, 0, 0, 1, 0, 0, 0, 1]).round(9) + 0.0
    array([[0., 1., 0.],
           [1., 0., 0.]])
    """
    game = _with_core(values)
    players = player_count(game)
    if players > MOST_PLAYERS_FOR_VERTICES:
        raise GameError(
            f"vertices are listed for up to {MOST_PLAYERS_FOR_VERTICES} players: this game has "
            f"{players}; its core_interval is at hand"
        )
    nothing = TOLERANCE * float(np.abs(game).max())
    payoff, settled = game[1:], np.ones((1, players))
    for payoff, level in levels(game, "preimputation"):  # noqa: B007 - the last payoff is inside
        if level.excess < -nothing:
            break
        settled = np.vstack([settled, indicator(level.coalitions, players)])
    directions = null_space(settled)
    ends = payoff + _corners(game, payoff, directions) @ directions
    # A vertex that many coalitions meet at is found many times; what is tight there names it.
    tight = np.abs(game - coalition_sums(ends)) <= nothing
    _, first = np.unique(tight, axis=0, return_index=True)
    vertices = ends[first]
    return vertices[np.lexsort(np.round(vertices.T[::-1] / (nothing or 1.0)))]


def _corners(game: FloatArray, inside: FloatArray, directions: FloatArray) -> FloatArray:
    """Return the core's corners as steps from a point inside, shape ``(k, dimensions)``."""
    dimensions = len(directions)
    if dimensions == 0:
        return np.zeros((1, 0))
    room = coalition_sums(inside) - game
    gained = coalition_sums(directions)
    moves = np.abs(gained).max(axis=0) > POSITIVE
    room, gained = room[moves], gained[:, moves]
    if dimensions == 1:
        reach = -room / gained[0]
        return np.array([[reach[reach < 0].max()], [reach[reach > 0].min()]])
    from scipy.spatial import HalfspaceIntersection

    half_spaces = np.column_stack([-gained.T, -room])
    return HalfspaceIntersection(half_spaces, np.zeros(dimensions)).intersections


def _with_core(values: npt.ArrayLike) -> FloatArray:
    """Return the game, its coalitions lowered by an ε that is rounding, or refuse an empty core."""
    game = validated_single(values).copy()
    epsilon = least_core(game).epsilon
    if epsilon > EMPTY_ABOVE * float(np.abs(game).max()):
        raise GameError(
            f"the core is empty: every payoff leaves some coalition {epsilon:g} below what it "
            "earns alone"
        )
    game[1:-1] -= max(epsilon, 0.0)
    return game


def _least(gains: FloatArray, player: int, sign: float) -> float:
    """Minimise one player's payoff times a sign over the core of a zero-normalised game."""
    players = player_count(gains)
    everybody = len(gains) - 1
    if players == 1:
        return 0.0

    def row(coalition: int) -> Row:
        return Row(coalition, indicator(coalition, players), float(gains[coalition]))

    def broken_row(point: FloatArray, *, lowest: bool) -> Row | None:
        breach = gains - coalition_sums(point)
        breach[everybody] = 0.0
        worst = int((breach > FEASIBLE if lowest else breach).argmax())
        return row(worst) if breach[worst] > FEASIBLE else None

    # From below a player is held by its own floor, from above by what all others leave.
    names = [1 << i for i in range(players)]
    names[player if sign < 0 else player - 1] = everybody
    rows = [row(name) for name in names]
    basis = Basis(
        names=names,
        matrix=np.vstack([row.coefficients for row in rows]),
        bounds=np.array([row.bound for row in rows]),
        equality=np.array(names) == everybody,
    )
    objective = sign * indicator(1 << player, players)
    point, _ = minimise(basis, objective, broken_row)
    return float(objective @ point)
