"""Who could broker between two players that do not talk."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.bargain import certified, consented_values
from rason.analysis.relations import talk
from rason.games import graph_restricted, myerson_value, shapley_interaction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rason.analysis.question import Analysis, Question
    from rason.case.cell import FloatArray

    Links = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Brokers:
    """What each third player brings to each pair that does not talk, and takes for it."""

    players: tuple[str, ...]
    # All pairs, by index into `players`; each is supposed not to talk.
    pairs: tuple[tuple[int, int], ...]
    talking: tuple[bool, ...]  # whether the pair does talk in the scenario, for each pair
    # Shape ``(draws, pairs, players)`` [million currency per year]: what the pair adds together
    # beyond what it adds apart, with the third player there, less without; NaN for the pair itself.
    brings: FloatArray
    # Shape ``(draws, pairs, players)`` [million currency per year]: Myerson's value of the third
    # player where the pair does not talk, less where it does; NaN for the pair itself.
    takes: FloatArray


def brokers(question: Question) -> Analysis[Brokers]:
    """Ask who could broker between every two players.

    Who else talks is as the scenario says, or else as the acts of the case have it, or else
    everybody.
    """
    v = yield from consented_values(question)
    graph, players = talk(question), question.players
    links = graph.links if graph.heard else links_of(question)
    pairs = tuple(combinations(range(len(players)), 2))
    shape = (len(v), len(pairs), len(players))
    brings, takes = np.full(shape, np.nan), np.full(shape, np.nan)
    for row, pair in enumerate(pairs):
        for third in set(range(len(players))) - set(pair):
            brings[:, row, third] = certified(brokerage(v, links, pair, third), v)
            takes[:, row, third] = certified(broker_rent(v, links, pair, third), v)
    return Brokers(players, pairs, tuple(pair in links for pair in pairs), brings, takes)


def links_of(question: Question) -> tuple[tuple[int, int], ...]:
    """Return who talks with whom in a scenario; everybody, where it does not say.

    Pairs of positions in the question's players, the smaller first.
    """
    if question.change().talks.restricts:
        return talk(question).links
    return tuple(combinations(range(len(question.players)), 2))


def brokerage(v: FloatArray, links: Links, pair: tuple[int, int], third: int) -> FloatArray:
    r"""Return how much more two who do not talk are worth to each other because of a third.

    .. math:: I_{ab}\bigl(v^{g - ab}\bigr) - I_{ab}\bigl(v^{g - ab}|_{N \setminus k}\bigr)

    with Shapley's interaction index I, the graph g of who talks, and the third player k.

    Values are those by consents alone, shape ``(..., 2 ** players)``. Above 0 where the third
    brings the two together, below where it stands in for one of them.

    References
    ----------
    Grabisch and Roubens (1999), as for `rason.games.shapley_interaction`.

    Examples
    --------
    Two gloves that make a pair, and an empty hand between their owners:

    >>> gloves = np.array([0.0, 0, 0, 0, 0, 1, 0, 1])
    >>> brokerage(gloves, [(0, 1), (1, 2), (0, 2)], (0, 2), 1).item()
    0.5
    """
    silent = graph_restricted(v, _without(links, pair))
    players = silent.shape[-1].bit_length() - 1
    absent = silent[..., np.flatnonzero(np.arange(1 << players) >> third & 1 == 0)]
    one, other = pair
    fewer = tuple(position - (position > third) for position in pair)
    index: FloatArray = (
        shapley_interaction(silent)[..., one, other]
        - shapley_interaction(absent)[..., fewer[0], fewer[1]]
    )
    return index


def broker_rent(v: FloatArray, links: Links, pair: tuple[int, int], third: int) -> FloatArray:
    r"""Return what a third player has more because two others do not talk.

    .. math:: \mu_k(v, g - ab) - \mu_k(v, g + ab)

    with Myerson's value μ, the graph g of who talks, and the third player k.

    Values are those by consents alone, shape ``(..., 2 ** players)``. Below 0 where their silence
    costs the third player.

    Examples
    --------
    >>> gloves = np.array([0.0, 0, 0, 0, 0, 1, 0, 1])
    >>> broker_rent(gloves, [(0, 1), (1, 2), (0, 2)], (0, 2), 1).round(3).item()
    0.333
    """
    apart = _without(links, pair)
    rent: FloatArray = (myerson_value(v, apart) - myerson_value(v, [*apart, pair]))[..., third]
    return rent


def _without(links: Links, pair: tuple[int, int]) -> list[tuple[int, int]]:
    return [link for link in links if set(link) != set(pair)]
