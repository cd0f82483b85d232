"""A game read aloud: what its values say about the players, for someone without the theory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.games.coalition import TOLERANCE, zero_normalised
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

    from rason.games.concepts import Concepts

DISAGREEMENT = 0.05
"""Part of the common gain by which two concepts must differ on a player to disagree."""

MOST_PLAYERS_FOR_PAIRS = 14
"""Players up to which all 3ⁿ pairs of coalitions are compared."""


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
    ann and ben are interchangeable: that they get the same is symmetry, not evidence.
    The core is a single division: ann 0, ben 0 and cy 1.
    The Shapley value lies outside the core: ann and cy could earn 0.1667 more without the others.
    The concepts disagree, most about cy: a gain of 0.6667 by Shapley, 1 by the nucleolus.
    """
    if len(concepts.players) == 1:
        alone = amount(float(concepts.values[1]))
        return (f"{concepts.players[0]} has nobody to bargain with and earns {alone}.",)
    return (
        *_surplus(concepts),
        *_standing(concepts),
        *_oddities(concepts),
        *_core(concepts),
        *_disagreement(concepts),
        *_structures(concepts),
    )


def _surplus(concepts: Concepts) -> Iterator[str]:
    together, gain, scale = float(concepts.values[-1]), _common_gain(concepts), _scale(concepts)
    earned = f"Together the players earn {amount(together, scale)}, "
    if gain > TOLERANCE * scale:
        yield earned + f"which is {amount(gain, scale)} more than they earn alone."
        return
    beyond = zero_normalised(concepts.values)
    best = int(beyond.argmax())
    left = beyond[best] > TOLERANCE * scale
    members = named(best, concepts.players) if left else ""
    more = f"{members} earn {amount(float(concepts.values[best]), scale)} by themselves"
    if gain >= -TOLERANCE * scale:
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
            f"which is {amount(-gain, scale)} less than they earn alone: somebody would rather "
            "stay out, and there is no nucleolus."
        )
        if left:
            yield f"Smaller coalitions have something to divide: {more}."


def _standing(concepts: Concepts) -> Iterator[str]:
    values, players = concepts.values, concepts.players
    dummies = dummy_players(values)
    for player in dummies:
        alone = amount(float(concepts.stand_alone[player]), _scale(concepts))
        yield f"{players[player]} is a dummy: to any coalition it adds the {alone} it earns alone."
    vetoes = [players[player] for player in veto_players(values)]
    without = "no coalition earns more than its members do alone."
    if len(vetoes) == 1:
        yield f"{vetoes[0]} is a veto player: without it {without}"
    elif vetoes:
        yield f"{listed(vetoes)} are veto players: without any one of them {without}"
    for alike in interchangeable_players(values):
        if len(alike) > 1 and not set(alike) <= set(dummies):
            names = listed([players[player] for player in alike])
            yield f"{names} are interchangeable: that they get the same is symmetry, not evidence."


def _oddities(concepts: Concepts) -> Iterator[str]:
    if not is_monotone(concepts.values):
        yield "The game is not monotone: somebody lowers a coalition's earnings by joining it."
    few = len(concepts.players) <= MOST_PLAYERS_FOR_PAIRS
    if few and not is_superadditive(concepts.values):
        yield (
            "The game is not superadditive: some coalitions earn less together than apart, so it "
            "is open whether all would work together."
        )


def _core(concepts: Concepts) -> Iterator[str]:
    core, players, scale = concepts.core, concepts.players, _scale(concepts)
    if core.low is None or core.high is None:
        yield (
            "The core is empty: whatever the division, some coalition gets at least "
            f"{amount(core.epsilon, scale)} less than it can earn on its own "
            f"({core.epsilon / scale:.1%} of the largest value)."
        )
        return
    width = core.high - core.low
    ends = [
        f"{name} ({amount(low, scale)} to {amount(high, scale)})"
        for name, low, high in zip(players, core.low, core.high, strict=True)
    ]
    widest = np.flatnonzero(width >= width.max() - TOLERANCE * scale)
    if width.max() <= TOLERANCE * scale:
        shares = [
            f"{name} {amount(share, scale)}" for name, share in zip(players, core.low, strict=True)
        ]
        yield f"The core is a single division: {listed(shares)}."
    elif len(widest) == len(players):
        yield (
            "The core is not empty: there are divisions that no coalition can better, and each "
            f"player's shares in them lie within a range of {amount(width.max(), scale)}."
        )
    else:
        yield (
            "The core is not empty: there are divisions that no coalition can better. They leave "
            f"most room to {listed([ends[player] for player in widest])}."
        )
    if "shapley" in concepts.reasons:
        yield f"The Shapley value lies {concepts.reasons['shapley']}."


def _disagreement(concepts: Concepts) -> Iterator[str]:
    players = concepts.players
    other = concepts.nucleolus or concepts.prenucleolus
    scale, pie = _scale(concepts), abs(_common_gain(concepts))
    if other is None or pie <= TOLERANCE * scale:
        return
    name = "nucleolus" if concepts.nucleolus else "prenucleolus"
    by_shapley = concepts.shapley - concepts.stand_alone
    by_other = other.payoff - concepts.stand_alone
    apart = np.abs(by_shapley - by_other)
    most = int(apart.argmax())
    if apart[most] <= DISAGREEMENT * pie:
        within = f"{DISAGREEMENT:.0%} of the common gain"
        yield f"Shapley value and {name} agree: they differ on no player by more than {within}."
        return
    yield (
        f"The concepts disagree, most about {players[most]}: a gain of "
        f"{amount(by_shapley[most], scale)} by Shapley, {amount(by_other[most], scale)} by the "
        f"{name}."
    )
    first, rival = int(by_shapley.argmax()), int(by_other.argmax())
    margin = TOLERANCE * scale
    if (
        by_shapley[first] > by_shapley[rival] + margin
        and by_other[rival] > by_other[first] + margin
    ):
        yield f"They also name different winners: {players[first]} and {players[rival]}."


def _structures(concepts: Concepts) -> Iterator[str]:
    players, scale = concepts.players, _scale(concepts)
    if concepts.owen is not None:
        for union in concepts.unions:
            if len(union) > 1:
                yield (
                    f"As a union {listed([players[player] for player in union])} get "
                    f"{amount(concepts.owen[[*union]].sum(), scale)} by Owen, against "
                    f"{amount(concepts.shapley[[*union]].sum(), scale)} by Shapley without unions."
                )
    if concepts.myerson is not None:
        change = concepts.myerson - concepts.shapley
        most = int(np.abs(change).argmax())
        if abs(change[most]) <= TOLERANCE * scale:
            yield "That only those linked deal with each other changes nobody's Shapley value."
        else:
            yield (
                "That only those linked deal with each other changes most for "
                f"{players[most]}: {amount(concepts.myerson[most], scale)} by Myerson, against "
                f"{amount(concepts.shapley[most], scale)} by Shapley."
            )


def _common_gain(concepts: Concepts) -> float:
    return float(concepts.values[-1] - concepts.stand_alone.sum())


def _scale(concepts: Concepts) -> float:
    return float(np.abs(concepts.values).max())
