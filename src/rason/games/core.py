"""The core: payoffs that leave no coalition a reason to go its own way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from rason.games.coalition import (
    FloatArray,
    GameError,
    coalition_sums,
    indicator,
    player_count,
    validated_single,
)
from rason.games.exactness import gains_of
from rason.games.levels import levels, null_space
from rason.games.simplex import FEASIBLE, POSITIVE, Basis, Row, minimise

if TYPE_CHECKING:
    import numpy.typing as npt

    from rason.games.exactness import Gains

MOST_PLAYERS_FOR_VERTICES = 8
"""A game of 8 players can have 40,320 vertices, one of 9 players 362,880."""

THIN = 1e-3
"""A core that is thinner than this part of the tolerance has no extent in that direction."""


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
    return _least_core(gains_of(validated_single(values)))


def _least_core(found: Gains) -> LeastCore:
    payoff, level = next(levels(found, "preimputation"), (found.alone, None))
    return LeastCore(0.0 if level is None else level.excess, payoff)


def core_is_empty(values: npt.ArrayLike, error: float | None = None) -> bool:
    """Tell whether every payoff leaves some coalition worse off than alone.

    Parameters
    ----------
    values
        Coalition values of one game, shape ``(2**n,)``.
    error
        Error of the values; None for the rounding of numbers.

    Returns
    -------
    empty
        True if the least-core ε exceeds the tolerance: 10⁻⁶ of the largest absolute gain, or four
        errors of a value if that is more.

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
    found = gains_of(validated_single(values), error)
    return _least_core(found).epsilon > found.tolerance


def core_interval(
    values: npt.ArrayLike, error: float | None = None
) -> tuple[FloatArray, FloatArray]:
    r"""Find the least and the most that each player can get in the core.

    .. math:: \min / \max\ x_i \quad\text{subject to}\quad x(N) = v(N),\ x(S) \ge v(S)

    Parameters
    ----------
    values
        Coalition values of one game, shape ``(2**n,)``.
    error
        Error of the values; None for the rounding of numbers.

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
    found = _with_core(values, error)
    players = player_count(found.values)
    least = [_least(found.values, player, 1.0) for player in range(players)]
    most = [-_least(found.values, player, -1.0) for player in range(players)]
    low, high = (np.array(each) * found.unit + found.alone for each in (least, most))
    return low, high


def core_vertices(values: npt.ArrayLike, error: float | None = None) -> FloatArray:
    """List the extreme points of the core.

    Parameters
    ----------
    values
        Coalition values of one game of up to 8 players, shape ``(2**n,)``.
    error
        Error of the values; None for the rounding of numbers.

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
    found = _with_core(values, error)
    gains, players = found.values, player_count(found.values)
    if players > MOST_PLAYERS_FOR_VERTICES:
        raise GameError(
            f"vertices are listed for up to {MOST_PLAYERS_FOR_VERTICES} players: this game has "
            f"{players}; its core_interval is at hand"
        )
    thin = THIN * found.near
    payoff, settled = np.zeros(players), np.ones((1, players))
    over_gains = replace(found, alone=np.zeros(players), unit=1.0)
    for payoff, level in levels(over_gains, "preimputation"):  # noqa: B007 - the last is inside
        if level.excess < -thin:
            break
        settled = np.vstack([settled, indicator(level.coalitions, players)])
    directions = null_space(settled)
    ends = payoff + _corners(gains, payoff, directions) @ directions
    # A vertex that many coalitions meet at is found many times; what is tight there names it.
    tight = np.abs(gains - coalition_sums(ends)) <= thin
    _, first = np.unique(tight, axis=0, return_index=True)
    vertices = ends[first]
    vertices = vertices[np.lexsort(np.round(vertices.T[::-1] / (found.near or 1.0)))]
    return vertices * found.unit + found.alone


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


def _with_core(values: npt.ArrayLike, error: float | None) -> Gains:
    """Return gains, lowered by an ε that is rounding, or refuse an empty core."""
    found = gains_of(validated_single(values), error)
    epsilon = _least_core(found).epsilon
    if epsilon > found.tolerance:
        raise GameError(
            f"the core is empty: every payoff leaves some coalition {epsilon:g} below what it "
            "earns alone"
        )
    gains = found.values.copy()
    gains[1:-1] -= max(epsilon, 0.0) / found.unit
    return replace(found, values=gains)


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
