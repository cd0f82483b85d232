"""Values of games whose players stand in unions: blocs that bargain as one, or deal only inside."""

from __future__ import annotations

from math import comb
from typing import TYPE_CHECKING

import numpy as np

from rason.games.coalition import (
    FloatArray,
    GameError,
    apart,
    coalition_sizes,
    coalition_sums,
    player_count,
    validated,
)
from rason.games.concept import Concept
from rason.games.shapley import shares

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from rason.games.coalition import IntArray


def owen_value(values: npt.ArrayLike, unions: Sequence[Sequence[int]]) -> FloatArray:
    r"""Average marginal contributions over the orders in which no union is interrupted.

    .. math:: \psi_i = \sum_{H \subseteq M \setminus k} \sum_{T \subseteq B_k \setminus i}
              \frac{h!\,(m-h-1)!}{m!}\,\frac{t!\,(b-t-1)!}{b!}
              \bigl( v(Q_H \cup T \cup \{i\}) - v(Q_H \cup T) \bigr)

    for player i in union k of m, with b members; H are other unions and Q_H their members.

    Parameters
    ----------
    values
        Coalition values, shape ``(..., 2**n)``; leading axes are independent games.
    unions
        Players of each union; players in none stand alone.

    Returns
    -------
    payoff
        One share for each player, shape ``(..., n)``; shares add up to v(N), and a union's to the
        Shapley value of the game between unions.

    Raises
    ------
    GameError
        If the values are no game or the unions no partition of its players.

    References
    ----------
    Owen (1977), "Values of games with a priori unions", *Mathematical Economics and Game Theory*.

    Examples
    --------
    The two right gloves, united, bargain with the left one as equals:

    >>> owen_value([0, 0, 0, 0, 0, 1, 1, 1], [[0, 1]])
    array([0.25, 0.25, 0.5 ])
    """
    alone, game = apart(validated(values))
    blocks = partition(unions, player_count(game))
    union_masks = np.array([(1 << np.array(block)).sum() for block in blocks])
    weight = np.array([1 / (len(blocks) * comb(len(blocks) - 1, h)) for h in range(len(blocks))])
    payoff = np.empty((*game.shape[:-1], player_count(game)))
    for k, block in enumerate(blocks):
        # What a part of the union adds to other unions, averaged over their orders, is a game of
        # its own; its Shapley value divides the union's share.
        others = _unite(np.delete(union_masks, k))
        average = weight[coalition_sizes(len(blocks) - 1)]
        parts = _unite(1 << np.array(block))
        inside = average @ game[..., others[:, None] | parts]
        payoff[..., block] = shares(inside - inside[..., :1])
    return alone + payoff


def aumann_dreze(values: npt.ArrayLike, unions: Sequence[Sequence[int]]) -> FloatArray:
    r"""Give each union its own value, divided by Shapley: no dealings between unions.

    .. math:: \varphi_i(v, B) = \varphi_i \bigl( v|_{B_k} \bigr), \qquad i \in B_k

    Parameters
    ----------
    values
        Coalition values, shape ``(..., 2**n)``; leading axes are independent games.
    unions
        Players of each union; players in none stand alone.

    Returns
    -------
    payoff
        One share for each player, shape ``(..., n)``; a union's shares add up to its v.

    Raises
    ------
    GameError
        If the values are no game or the unions no partition of its players.

    References
    ----------
    Aumann and Drèze (1974), "Cooperative games with coalition structures", *International Journal
    of Game Theory* 3(4).

    Examples
    --------
    >>> aumann_dreze([0, 0, 0, 0, 0, 1, 1, 1], [[0, 2]])
    array([0.5, 0. , 0.5])
    """
    alone, game = apart(validated(values))
    payoff = np.empty((*game.shape[:-1], player_count(game)))
    for block in partition(unions, player_count(game)):
        payoff[..., block] = shares(game[..., _unite(1 << np.array(block))])
    return alone + payoff


def partition(unions: Sequence[Sequence[int]], players: int) -> list[list[int]]:
    """Complete unions to a partition of all players, or refuse them with the reason.

    The unions, then one union for each player in none. Raises `GameError` if there are more unions
    than players, a union is empty, or names a player that the game does not have or that another
    union holds.

    Examples
    --------
    >>> partition([[2, 0]], 4)
    [[2, 0], [1], [3]]
    """
    if len(unions) > players:
        raise GameError(f"more unions than players: {len(unions)} unions, {players} players")
    blocks = [list(union) for union in unions]
    named = [player for block in blocks for player in block]
    if not all(blocks):
        raise GameError("a union without members bargains for nobody")
    for player in named:
        if not 0 <= player < players:
            raise GameError(f"player {player} is in a union but not among {players} players")
        if named.count(player) > 1:
            raise GameError(f"player {player} is in more than one union")
    return blocks + [[player] for player in range(players) if player not in named]


def _unite(masks: IntArray) -> IntArray:
    """Unite every subset of disjoint coalitions, in the order of coalition masks."""
    return coalition_sums(masks.astype(np.float64)).astype(np.int64)


OWEN = Concept(
    key="owen",
    label="Owen",
    name="Owen value",
    by="where blocs bargain as one",
    source="owen_1977",
    solve=lambda game, structure, _: owen_value(game, structure.unions or ()),
    many=lambda games, structure, _: owen_value(games, structure.unions or ()),
    needs=("unions",),
)
AUMANN_DREZE = Concept(
    key="aumann_dreze",
    label="Aumann–Drèze",
    name="Aumann–Drèze value",
    by="where blocs deal only inside",
    source="aumann_dreze_1974",
    solve=lambda game, structure, _: aumann_dreze(game, structure.unions or ()),
    many=lambda games, structure, _: aumann_dreze(games, structure.unions or ()),
    needs=("unions",),
    bare=True,
)
