"""Values of games whose players deal only along the links of a graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.games.coalition import (
    FloatArray,
    GameError,
    IntArray,
    apart,
    coalition_sums,
    player_count,
    validated,
)
from rason.games.coalition_structure import owen_value
from rason.games.concept import Concept
from rason.games.shapley import shapley_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt


def graph_restricted(values: npt.ArrayLike, links: Sequence[tuple[int, int]]) -> FloatArray:
    r"""Let a coalition earn only what its connected parts earn.

    .. math:: v^g(S) = \sum_{C \in S / g} v(C)

    Parameters
    ----------
    values
        Coalition values, shape ``(..., 2**n)``; leading axes are independent games.
    links
        Pairs of players who deal with each other, by index.

    Returns
    -------
    restricted
        The values v over the components S/g of each coalition, added up, shape ``(..., 2**n)``.

    Raises
    ------
    GameError
        If the values are no game, or a link names no two players of it.

    References
    ----------
    Myerson (1977), "Graphs and cooperation in games", *Mathematics of Operations Research* 2(3).

    Examples
    --------
    >>> graph_restricted([0, 0, 0, 0, 0, 1, 1, 1], [(0, 1), (1, 2)])
    array([0., 0., 0., 0., 0., 0., 1., 1.])
    """
    alone, gains = apart(validated(values))
    component = _first_components(links, player_count(gains))
    restricted = gains[..., component]
    rest = np.arange(len(component)) ^ component
    while rest.any():
        part = component[rest]
        restricted += gains[..., part]
        rest ^= part
    return coalition_sums(alone) + restricted


def myerson_value(values: npt.ArrayLike, links: Sequence[tuple[int, int]]) -> FloatArray:
    r"""Divide by Shapley what players earn when they deal only along links.

    .. math:: \mu_i(v, g) = \varphi_i(v^g)

    Parameters
    ----------
    values
        Coalition values, shape ``(..., 2**n)``; leading axes are independent games.
    links
        Pairs of players who deal with each other, by index.

    Returns
    -------
    payoff
        One share for each player, shape ``(..., n)``; the shares of a connected component add up
        to its v.

    Raises
    ------
    GameError
        If the values are no game, or a link names no two players of it.

    Notes
    -----
    It is the one rule by which each component divides what it earns and the two ends of a link
    lose the same when the link is cut.

    References
    ----------
    Myerson (1977), as for `graph_restricted`.

    Examples
    --------
    The right glove in the middle of the chain brokers between the other two:

    >>> myerson_value([0, 0, 0, 0, 0, 1, 1, 1], [(0, 1), (1, 2)])
    array([0. , 0.5, 0.5])
    """
    return shapley_value(graph_restricted(values, links))


def owen_myerson(
    values: npt.ArrayLike,
    unions: Sequence[Sequence[int]],
    links: Sequence[tuple[int, int]],
) -> FloatArray:
    r"""Divide by Owen what players in unions earn when they deal only along links.

    .. math:: \psi_i(v, B, g) = \psi_i(v^g, B)

    Parameters
    ----------
    values
        Coalition values, shape ``(..., 2**n)``; leading axes are independent games.
    unions
        Players of each union; players in none stand alone.
    links
        Pairs of players who deal with each other, by index.

    Returns
    -------
    payoff
        One share for each player, shape ``(..., n)``.

    Raises
    ------
    GameError
        If the values are no game, the unions no partition of its players, or a link names no two
        players of it.

    References
    ----------
    Vázquez-Brage, García-Jurado and Carreras (1996), "The Owen value applied to games with
    graph-restricted communication", *Games and Economic Behavior* 12(1).

    Examples
    --------
    >>> owen_myerson([0, 0, 0, 0, 0, 1, 1, 1], [[0, 1]], [(0, 1), (1, 2)])
    array([0. , 0.5, 0.5])
    """
    return owen_value(graph_restricted(values, links), unions)


def _first_components(links: Sequence[tuple[int, int]], players: int) -> IntArray:
    """Find the component of each coalition's first member, as a mask, shape ``(2**n,)``."""
    neighbours = np.zeros(players, dtype=np.int64)
    for one, other in links:
        if one == other or not {one, other} <= set(range(players)):
            raise GameError(f"link {one}-{other} does not join two of the {players} players")
        neighbours[one] |= 1 << other
        neighbours[other] |= 1 << one
    reached = np.zeros(1, dtype=np.int64)  # by one step from each coalition
    for player in range(players):
        reached = np.append(reached, reached | neighbours[player] | 1 << player)
    coalitions = np.arange(1 << players)
    component = coalitions & -coalitions
    for _ in range(players - 1):
        component = coalitions & reached[component]
    return component


MYERSON = Concept(
    key="myerson",
    label="Myerson",
    name="Myerson value",
    by="where only those on terms deal",
    source="myerson_1977",
    solve=lambda game, structure, _: myerson_value(game, structure.links or ()),
    many=lambda games, structure, _: myerson_value(games, structure.links or ()),
    needs=("graph",),
)
OWEN_MYERSON = Concept(
    key="owen_myerson",
    label="Owen–Myerson",
    name="Owen–Myerson value",
    by="where blocs bargain as one and only those on terms deal",
    source="vazquez_brage_1996",
    solve=lambda game, structure, _: owen_myerson(
        game, structure.unions or (), structure.links or ()
    ),
    many=lambda games, structure, _: owen_myerson(
        games, structure.unions or (), structure.links or ()
    ),
    needs=("unions", "graph"),
)
