"""The Shapley interaction index: do these players need each other, or stand in for each other."""

from __future__ import annotations

from itertools import combinations, permutations
from typing import TYPE_CHECKING

import numpy as np

from rason.games.coalition import FloatArray, GameError, coalition_sizes, mask, player_count
from rason.games.dividends import harsanyi_dividends

if TYPE_CHECKING:
    from types import EllipsisType

    import numpy.typing as npt

PAIR, TRIPLE = 2, 3


def shapley_interaction(values: npt.ArrayLike, size: int = PAIR) -> FloatArray:
    r"""Measure what players add together beyond what they add apart.

    .. math:: I(T) = \sum_{S \subseteq N \setminus T} \frac{(n-s-t)!\,s!}{(n-t+1)!}
              \sum_{L \subseteq T} (-1)^{t-l}\, v(S \cup L)
              = \sum_{S \supseteq T} \frac{d(S)}{s-t+1}

    with the Harsanyi dividends d.

    Parameters
    ----------
    values
        Coalition values, shape ``(..., 2**n)``; leading axes are independent games.
    size
        Number of players t that interact: 2 for pairs, 3 for triples.

    Returns
    -------
    interaction
        Index of every pair or triple, shape ``(..., n, n)`` or ``(..., n, n, n)``, symmetric:
        positive for players who need each other, negative for players who stand in for each
        other. NaN where an index repeats, since a player does not interact with itself.

    Raises
    ------
    GameError
        If the values are no game, or `size` is neither 2 nor 3.

    References
    ----------
    Grabisch and Roubens (1999), "An axiomatic approach to the concept of interaction among
    players in cooperative games", *International Journal of Game Theory* 28.

    Examples
    --------
    Two right gloves stand in for each other; either needs the left:

    >>> shapley_interaction([0, 0, 0, 0, 0, 1, 1, 1])
    array([[ nan, -0.5,  0.5],
           [-0.5,  nan,  0.5],
           [ 0.5,  0.5,  nan]])
    """
    if size not in (PAIR, TRIPLE):
        raise GameError(f"interaction is measured for 2 or 3 players: {size} were asked for")
    dividends = harsanyi_dividends(values)
    players = player_count(dividends)
    sizes = coalition_sizes(players)
    shares = dividends / np.maximum(sizes - size + 1, 1)
    coalitions = np.arange(len(sizes))
    interaction = np.full((*dividends.shape[:-1], *[players] * size), np.nan)
    for group in combinations(range(players), size):
        together = mask(group)
        index = shares[..., (coalitions & together) == together].sum(axis=-1)
        for order in permutations(group):
            cell: tuple[EllipsisType | int, ...] = (..., *order)
            interaction[cell] = index
    return interaction
