"""A game read aloud: what its values say about the players, for someone without the theory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.games.coalition import zero_normalised
from rason.games.traits import (
    dummy_players,
    interchangeable_players,
    is_monotone,
    is_superadditive,
    veto_players,
)
from rason.games.wording import amount, listed, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rason.games.coalition import FloatArray
    from rason.games.concepts import Concepts

DISAGREEMENT = 0.05
"""Part of the common gain by which two concepts must differ on a player to disagree."""

MOST_PLAYERS_FOR_PAIRS = 14  # players up to which all 3ⁿ pairs of coalitions are compared


def read_aloud(concepts: Concepts) -> tuple[str, ...]:
    r"""Say what a solved game means.

    Parameters
    ----------
    concepts
        The game, solved.

    Returns
    -------
    sentences
        What there is to divide; who is a dummy, who has a veto, who is interchangeable; whether
        the game is odd; the core; where concepts disagree; what unions and links change.

    Examples
    --------
    >>> from rason.games import all_concepts
    >>> gloves = all_concepts([0, 0, 0, 0, 0, 1, 1, 1], players=["ann", "ben", "cy"])
    >>> print("\n".join(read_aloud(gloves)))
    Together the players earn 1, which is 1 more than they earn alone.
    cy is a veto player: without it no coalition earns more than its members do alone.
    ann and ben are interchangeable: that they gain the same is symmetry, not evidence.
    The core is a single division of the gains: ann 0, ben 0 and cy 1.
    The Shapley value lies outside the core: ann and cy could earn 0.1667 more without the others.
    The concepts disagree, most about cy: a gain of 0.6667 by Shapley, 1 by the nucleolus.
    """
    if len(concepts.players) == 1:
        alone = amount(float(concepts.values[1]))
        return (f"{concepts.players[0]} has nobody to bargain with and earns {alone}.",)
    if concepts.additive:
        return tuple(_surplus(concepts))
    return (
        *_surplus(concepts),
        *_standing(concepts),
        *_oddities(concepts),
        *_core(concepts),
        *_disagreement(concepts),
        *_structures(concepts),
    )


def _surplus(concepts: Concepts) -> Iterator[str]:
    nothing, gain = concepts.tolerance, _common_gain(concepts)
    earned = f"Together the players earn {amount(float(concepts.values[-1]), nothing)}, "
    if concepts.additive:
        yield earned + "as much as they earn alone: there is nothing to divide."
        yield (
            "The game is additive: no coalition earns more or less than its members do alone, so "
            "every concept gives each player what it earns alone."
        )
        yield "The core is a single division: what each player earns alone."
        return
    if gain > nothing:
        yield earned + f"which is {amount(gain)} more than they earn alone."
        return
    beyond = zero_normalised(concepts.values)
    best = _most(beyond, nothing)
    left = beyond[best] > nothing
    members = named(best, concepts.players) if left else ""
    more = f"{members} gain {amount(float(beyond[best]))} by themselves"
    if gain >= -nothing:
        yield (
            earned
            + "as much as they earn alone"
            + (
                f", though {more}: all together have nothing to divide, smaller coalitions have."
                if left
                else ": there is nothing to divide."
            )
        )
    else:
        yield earned + (
            f"which is {amount(-gain)} less than they earn alone: somebody would rather "
            "stay out, and there is no nucleolus."
        )
        if left:
            yield f"Smaller coalitions have something to divide: {more}."


def _standing(concepts: Concepts) -> Iterator[str]:
    gains, players = zero_normalised(concepts.values), concepts.players
    dummies = dummy_players(gains, concepts.error)
    for player in dummies:
        alone = amount(float(concepts.stand_alone[player]))
        yield f"{players[player]} is a dummy: to any coalition it adds the {alone} it earns alone."
    vetoes = [players[player] for player in veto_players(gains, concepts.error)]
    without = "no coalition earns more than its members do alone."
    if len(vetoes) == 1:
        yield f"{vetoes[0]} is a veto player: without it {without}"
    elif vetoes:
        yield f"{listed(vetoes)} are veto players: without any one of them {without}"
    for alike in interchangeable_players(gains, concepts.error):
        if len(alike) > 1 and not set(alike) <= set(dummies):
            names = listed([players[player] for player in alike])
            yield f"{names} are interchangeable: that they gain the same is symmetry, not evidence."


def _oddities(concepts: Concepts) -> Iterator[str]:
    gains = zero_normalised(concepts.values)
    if not is_monotone(gains, concepts.error):
        yield "The game is not monotone: somebody lowers what a coalition gains by joining it."
    few = len(concepts.players) <= MOST_PLAYERS_FOR_PAIRS
    if few and not is_superadditive(gains, concepts.error):
        yield (
            "The game is not superadditive: some coalitions earn less together than apart, so it "
            "is open whether all would work together."
        )


def _core(concepts: Concepts) -> Iterator[str]:
    core, players, nothing = concepts.core, concepts.players, concepts.tolerance
    if core.low is None or core.high is None:
        largest = float(np.abs(zero_normalised(concepts.values)).max())
        yield (
            "The core is empty: whatever the division, some coalition gets at least "
            f"{amount(core.epsilon)} less than it can earn on its own "
            f"({core.epsilon / largest:.1%} of the largest gain)."
        )
        return
    low, high = (each - concepts.stand_alone for each in (core.low, core.high))
    width = high - low
    widest = np.flatnonzero(width >= width.max() - nothing)
    if width.max() <= nothing:
        shares = [
            f"{name} {amount(share, nothing)}" for name, share in zip(players, low, strict=True)
        ]
        yield f"The core is a single division of the gains: {listed(shares)}."
    elif len(widest) == len(players):
        yield (
            "The core is not empty: there are divisions that no coalition can better, and each "
            f"player's shares in them lie within a range of {amount(width.max())}."
        )
    else:
        ends = [
            f"{players[player]} (a gain of {amount(low[player], nothing)} to"
            f" {amount(high[player], nothing)})"
            for player in widest
        ]
        yield (
            "The core is not empty: there are divisions that no coalition can better. They leave "
            f"most room to {listed(ends)}."
        )
    if "shapley" in concepts.reasons:
        yield f"The Shapley value lies {concepts.reasons['shapley']}."


def _disagreement(concepts: Concepts) -> Iterator[str]:
    players = concepts.players
    name = "prenucleolus" if concepts.payoffs["nucleolus"] is None else "nucleolus"
    other = concepts.payoffs[name]
    nothing, pie = concepts.tolerance, abs(_common_gain(concepts))
    if other is None or pie <= nothing:
        return
    by_shapley = concepts.shapley - concepts.stand_alone
    by_other = other - concepts.stand_alone
    apart = np.abs(by_shapley - by_other)
    most = _most(apart, nothing)
    if apart[most] <= DISAGREEMENT * pie + nothing:
        within = f"{DISAGREEMENT:.0%} of the common gain"
        yield f"Shapley value and {name} agree: they differ on no player by more than {within}."
        return
    yield (
        f"The concepts disagree, most about {players[most]}: a gain of "
        f"{amount(by_shapley[most], nothing)} by Shapley, {amount(by_other[most], nothing)} by the "
        f"{name}."
    )
    first, rival = _most(by_shapley, nothing), _most(by_other, nothing)
    if (
        by_shapley[first] > by_shapley[rival] + nothing
        and by_other[rival] > by_other[first] + nothing
    ):
        yield f"They also name different winners: {players[first]} and {players[rival]}."


def _structures(concepts: Concepts) -> Iterator[str]:
    players, nothing, alone = concepts.players, concepts.tolerance, concepts.stand_alone
    shapley = concepts.shapley - alone
    owen, myerson = concepts.payoffs["owen"], concepts.payoffs["myerson"]
    if owen is not None:
        owen = owen - alone
        for union in concepts.unions:
            if len(union) > 1:
                yield (
                    f"As a union {listed([players[player] for player in union])} gain "
                    f"{amount(owen[[*union]].sum(), nothing)} by Owen, against "
                    f"{amount(shapley[[*union]].sum(), nothing)} by Shapley without unions."
                )
    if myerson is not None:
        myerson = myerson - alone
        change = np.abs(myerson - shapley)
        if change.max() <= nothing:
            yield "That only those linked deal with each other changes nobody's Shapley value."
        else:
            most = _most(change, nothing)
            yield (
                "That only those linked deal with each other changes most for "
                f"{players[most]}: a gain of {amount(myerson[most], nothing)} by Myerson, against "
                f"{amount(shapley[most], nothing)} by Shapley."
            )


def _common_gain(concepts: Concepts) -> float:
    return float(zero_normalised(concepts.values)[-1])


def _most(amounts: FloatArray, nothing: float) -> int:
    """Return the first position of the largest amount, whatever its last digits say."""
    return int(np.flatnonzero(amounts >= amounts.max() - nothing)[0])
