"""Games as arrays of coalition values, and coalitions as bit masks.

A transferable-utility game of n players is an array of 2ⁿ values. Position S holds the value of
the coalition whose members are the bits of S: bit i stands for player i, position 0 is the empty
coalition and position 2ⁿ − 1 is everybody.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Iterable

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

Scalar = TypeVar("Scalar", bound=np.generic)

LARGEST = float(np.finfo(np.float64).max)


class GameError(ValueError):
    """A game, or a question about it, that has no answer; the message says why."""


def validated(values: npt.ArrayLike) -> FloatArray:
    """Return the values as an array, or refuse them with the reason.

    The same as floats, shape ``(..., 2**n)``; not a copy where none is needed. Raises `GameError`
    if the last axis is not 2ⁿ long with n ≥ 1, a value is not finite or beyond what sums over
    coalitions can hold, or the empty coalition is worth anything but 0.

    Examples
    --------
    >>> validated([0, 1, 2])
    Traceback (most recent call last):
    rason.games.coalition.GameError: a game of n players has 2**n values: 3 values were given
    """
    array = np.asarray(values, dtype=np.float64)
    length = array.shape[-1] if array.ndim else 0
    if length < 2:  # noqa: PLR2004 - one player makes two coalitions
        raise GameError(f"a game needs at least one player: {length} values were given")
    if length & (length - 1):
        raise GameError(f"a game of n players has 2**n values: {length} values were given")
    size = np.abs(array).max(axis=-1)
    if not np.isfinite(size).all():
        where = int(np.argwhere(~np.isfinite(array))[0, -1])
        raise GameError(f"every value must be a finite number: that of {braces(where)} is not")
    if array[..., 0].any():
        raise GameError("the empty coalition must be worth 0")
    limit = most(player_count(array))
    if (size > limit).any():
        raise GameError(f"values above {limit:.2g} cannot be added up: a larger unit is needed")
    return array


def most(players: int) -> float:
    """Return the largest value that sums over coalitions can hold.

    A dividend adds up to 2ⁿ values, an interaction as many dividends.
    """
    return float(LARGEST / 4.0 ** (players + 1))


def validated_single(values: npt.ArrayLike) -> FloatArray:
    """Return the values of one game as an array, or refuse them with the reason.

    Shape ``(2**n,)``. Raises `GameError` as `validated` does, and for more than one game at once.
    """
    array = validated(values)
    if array.ndim != 1:
        raise GameError(f"one game at a time here: the values have shape {array.shape}")
    return array


def player_count(values: FloatArray) -> int:
    """Count the players of a game of shape ``(..., 2**n)``."""
    return int(values.shape[-1]).bit_length() - 1


def members(coalition: int) -> tuple[int, ...]:
    """List the members of a coalition.

    Examples
    --------
    >>> members(0b1101)
    (0, 2, 3)
    """
    return tuple(player for player in range(coalition.bit_length()) if coalition >> player & 1)


def mask(players: Iterable[int]) -> int:
    """Return the bit mask of a coalition: the inverse of `members`."""
    coalition = 0
    for player in players:
        coalition |= 1 << player
    return coalition


def indicator(coalitions: int | IntArray, players: int) -> FloatArray:
    """Write coalitions as rows of zeros and ones.

    1 for members, 0 for others, shape ``(..., n)``; coalitions are bit masks of any shape.

    Examples
    --------
    >>> indicator(0b101, 3)
    array([1., 0., 1.])
    """
    return (np.asarray(coalitions)[..., None] >> np.arange(players) & 1).astype(np.float64)


def braces(coalition: int) -> str:
    """Write a coalition as its members' indices, such as ``{0, 2}``."""
    return "{" + ", ".join(map(str, members(coalition))) + "}"


@lru_cache(maxsize=32)
def coalition_sizes(players: int) -> IntArray:
    """Count the members of every coalition, shape ``(2**n,)``; read-only."""
    sizes = coalition_sums(np.ones(players)).astype(np.int64)
    sizes.flags.writeable = False
    return sizes


def coalition_sums(payoff: FloatArray) -> FloatArray:
    r"""Add a payoff up over the members of every coalition.

    .. math:: x(S) = \sum_{i \in S} x_i

    Shape ``(..., n)`` gives ``(..., 2**n)``.

    Examples
    --------
    >>> coalition_sums(np.array([1.0, 10.0]))
    array([ 0.,  1., 10., 11.])
    """
    players = payoff.shape[-1]
    sums = np.zeros((*payoff.shape[:-1], 1 << players))
    for i in range(players):
        half = 1 << i
        np.add(sums[..., :half], payoff[..., i, None], out=sums[..., half : 2 * half])
    return sums


def member_totals(weights: FloatArray) -> FloatArray:
    r"""Add weights up over the coalitions that hold a player, for every player.

    .. math:: t_i = \sum_{S \ni i} w(S)

    Shape ``(..., 2**n)`` gives ``(..., n)``.

    Notes
    -----
    The transpose of `coalition_sums`. The last player's total is the sum of the upper half; both
    halves added are the same question with one player fewer, so all n totals take 2ⁿ⁺¹ additions.

    Examples
    --------
    >>> member_totals(np.array([0.0, 1.0, 10.0, 11.0]))
    array([12., 21.])
    """
    players = player_count(weights)
    totals = np.empty((*weights.shape[:-1], players))
    for i in reversed(range(players)):
        without, with_player = weights[..., : 1 << i], weights[..., 1 << i :]
        totals[..., i] = with_player.sum(axis=-1)
        weights = without + with_player
    return totals


def split(
    values: npt.NDArray[Scalar], player: int
) -> tuple[npt.NDArray[Scalar], npt.NDArray[Scalar]]:
    """Show the values without and with a player, coalition by coalition.

    Both are views of shape ``(..., 2**(n - 1 - i), 2**i)``.
    """
    pairs = values.reshape(*values.shape[:-1], -1, 2, 1 << player)
    return pairs[..., 0, :], pairs[..., 1, :]


def stand_alone_values(values: npt.ArrayLike) -> FloatArray:
    """Return what each player earns alone.

    Parameters
    ----------
    values
        Coalition values, shape ``(..., 2**n)``.

    Returns
    -------
    stand_alone
        One number for each player, shape ``(..., n)``.

    Raises
    ------
    GameError
        If the values are no game.

    Examples
    --------
    >>> stand_alone_values([0, 3, 4, 9])
    array([3., 4.])
    """
    game = validated(values)
    return game[..., 1 << np.arange(player_count(game))]


def utopia_payoffs(values: FloatArray) -> FloatArray:
    r"""Return what all earn together with each player and not without it.

    .. math:: M_i = v(N) - v(N \setminus i)

    Shape ``(..., n)``: beyond it the others do better without the player.

    Examples
    --------
    >>> utopia_payoffs(np.array([0.0, 1.0, 2.0, 5.0]))
    array([3., 4.])
    """
    without = values.shape[-1] - 1 - (1 << np.arange(player_count(values)))
    most: FloatArray = values[..., -1:] - values[..., without]
    return most


def zero_normalised(values: npt.ArrayLike) -> FloatArray:
    r"""Subtract what the members earn alone: the game over gains.

    .. math:: v_0(S) = v(S) - \sum_{i \in S} v(\{i\})

    Parameters
    ----------
    values
        Coalition values, shape ``(..., 2**n)``.

    Returns
    -------
    gains
        Values above the members' stand-alone values, shape ``(..., 2**n)``.

    Raises
    ------
    GameError
        If the values are no game.

    Examples
    --------
    >>> zero_normalised([0, 3, 4, 9])
    array([0., 0., 0., 2.])
    """
    return apart(validated(values))[1]


def apart(game: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Separate what the players earn alone from what coalitions gain.

    Shapes ``(..., n)`` and ``(..., 2**n)``. Gains are exactly 0 where a value is the sum that
    `coalition_sums` makes of the members' own.
    """
    alone = game[..., 1 << np.arange(player_count(game))]
    return alone, game - coalition_sums(alone)
