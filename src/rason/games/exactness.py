"""How exact a game is: what its players gain by dealing, and below what nothing can be told.

All that concepts and traits say is about gains, ``v(S) - sum of v({i})``: so nothing depends on the
unit of the values, nor on what the players have alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from rason.games.coalition import GameError, apart, player_count, validated_single

if TYPE_CHECKING:
    import numpy.typing as npt

    from rason.games.coalition import BoolArray, FloatArray

EQUAL = 1e-6  # part of the largest gain below which two amounts of a game count as equal

PROVED = 1e-9  # part of the largest gain by which a proof that is worked out in gains may be broken

ERRORS = 4.0  # errors of a value below which a difference between values says nothing

ROUNDING = 2.0**-52  # rounding of a number, relative


SMALLEST = float(np.finfo(np.float64).tiny) * 2.0**80
"""Where the largest value is below this, smaller ones lose their digits."""


@dataclass(frozen=True, slots=True)
class Gains:
    """What the coalitions of one game earn above what their members earn alone."""

    alone: FloatArray  # what each player earns alone, shape ``(n,)``
    # Gains in units of the largest absolute one, shape ``(2**n,)``; all 0 in an additive game.
    values: FloatArray
    unit: float  # the largest absolute gain G, in the unit of the game; 1 in an additive game
    unsure: float  # four errors of a value, in the unit of the game
    # Whether G is within four errors: then no coalition can be told to gain or lose anything.
    additive: bool

    @property
    def tolerance(self) -> float:
        """Difference below which amounts count as equal, in the unit of the game."""
        return self.unsure if self.additive else max(EQUAL * self.unit, self.unsure)

    @property
    def near(self) -> float:
        """The same in units of the largest gain."""
        return self.tolerance / self.unit

    @property
    def proved(self) -> float:
        """What a proof may be broken by, in units of the largest gain."""
        return max(PROVED, self.unsure / self.unit)


def gains_of(values: FloatArray, error: float | None = None) -> Gains:
    """Take what the members earn alone off the values of one game, and say how exact the rest is.

    Values have shape ``(2**n,)``; no `error` means the rounding of numbers, 2⁻⁵² × players × the
    largest absolute value. Raises `GameError` if the values are no game, or so small that they lose
    their digits.

    Examples
    --------
    >>> gains = gains_of([0, 1e9, 1e9, 2e9 + 500])
    >>> gains.unit, gains.tolerance, gains.additive
    (500.0, 0.0005, False)
    >>> gains_of([0, 198.2, 36.1, 234.3]).additive
    True
    """
    game = validated_single(values)
    if 0.0 < float(np.abs(game).max()) < SMALLEST:
        raise GameError(f"values below {SMALLEST:.2g} lose their digits: a smaller unit is needed")
    alone, gained = apart(game)
    largest = float(np.abs(gained).max())
    least = float(unsure(game, error))
    if largest <= least:
        return Gains(alone, np.zeros_like(gained), 1.0, least, additive=True)
    return Gains(alone, gained / largest, largest, least, additive=False)


class Scaled(NamedTuple):
    """What the coalitions of many games earn above what their members earn alone."""

    alone: FloatArray  # what each player earns alone, shape ``(games, n)``
    # Gains in units of each game's largest absolute one, shape ``(games, 2**n)``; all 0 in an
    # additive game.
    values: FloatArray
    unit: FloatArray  # the largest absolute gain of each game, shape ``(games, 1)``
    # Differences below which amounts count as equal, in that unit, shape ``(games, 1)``.
    near: FloatArray
    # Whether no coalition can be told to gain or lose anything, shape ``(games, 1)``.
    additive: BoolArray


def scaled(games: FloatArray, error: npt.ArrayLike | None = None) -> Scaled:
    """Take what the members earn alone off the values of many games, as `gains_of` does of one.

    Games have shape ``(games, 2**n)``; no `error` means the rounding of numbers.
    """
    alone, gained = apart(games)
    largest, least = np.abs(gained).max(axis=1, keepdims=True), unsure(games, error)[:, None]
    additive = largest <= least
    unit = np.where(additive, 1.0, largest)
    gains = np.where(additive, 0.0, gained / unit)
    return Scaled(alone, gains, unit, np.maximum(EQUAL, least / unit), additive)


def tolerance(values: FloatArray, error: npt.ArrayLike | None = None) -> FloatArray:
    """Return the difference below which two amounts of a game count as equal.

    ``max(1e-6 G, 4 errors)`` with G the largest absolute gain; values of shape ``(..., 2**n)`` give
    shape ``(...)``.
    """
    largest = np.abs(apart(values)[1]).max(axis=-1)
    found: FloatArray = np.maximum(EQUAL * largest, unsure(values, error))
    return found


def unsure(values: FloatArray, error: npt.ArrayLike | None = None) -> FloatArray:
    """Return the difference below which values of a game cannot be told apart.

    Four errors; values of shape ``(..., 2**n)`` give shape ``(...)``.
    """
    least = rounding(values)
    found: FloatArray = ERRORS * (least if error is None else np.maximum(error, least))
    return found


def rounding(values: FloatArray) -> FloatArray:
    """Return the error of values that were given, which is the rounding of numbers.

    2⁻⁵² × players × the largest absolute value of a game; values of shape ``(..., 2**n)`` give
    shape ``(...)``.
    """
    error: FloatArray = ROUNDING * player_count(values) * np.abs(values).max(axis=-1)
    return error
