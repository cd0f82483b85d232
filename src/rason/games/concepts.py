"""All concepts of one game side by side, each with its value or the reason why it has none."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from rason.games.banzhaf import banzhaf_index, banzhaf_value
from rason.games.coalition import (
    FloatArray,
    GameError,
    coalition_sums,
    player_count,
    stand_alone_values,
    validated_single,
)
from rason.games.coalition_structure import aumann_dreze, owen_value
from rason.games.core import EMPTY_ABOVE, core_interval, least_core
from rason.games.dividends import harsanyi_dividends
from rason.games.graph import myerson_value, owen_myerson
from rason.games.interaction import shapley_interaction
from rason.games.nucleolus import Nucleolus, nucleolus, prenucleolus
from rason.games.shapley import shapley_value
from rason.games.wording import amount, named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Core:
    """The core in short.

    Parameters
    ----------
    empty
        Whether every payoff leaves some coalition worse off than alone.
    epsilon
        The least-core ε: by how much the worst-off coalition falls short at best; below zero, by
        how much every coalition can be better off.
    low, high
        The least and the most of each player, shape ``(n,)``; None where the core is empty.
    """

    empty: bool
    epsilon: float
    low: FloatArray | None
    high: FloatArray | None


@dataclass(frozen=True, slots=True)
class Concepts:
    """What each concept gives each player.

    Parameters
    ----------
    players
        Names, length n.
    unions
        Players of each union, by index; empty for none.
    values
        Coalition values, shape ``(2**n,)``.
    stand_alone
        What each player earns alone, shape ``(n,)``, as all payoffs below.
    shapley, banzhaf, banzhaf_normalised
        Values by marginal contributions; Banzhaf's do not add up to v(N), its index to 1.
    dividends
        Harsanyi dividends, shape ``(2**n,)``.
    interaction
        Shapley interaction of pairs, shape ``(n, n)``.
    core
        Empty or not, by how much, and the interval of each player.
    nucleolus, prenucleolus
        Payoffs with their proofs.
    owen, aumann_dreze
        Values with unions; None where none are given.
    myerson
        Value on a graph; None where none is given.
    owen_myerson
        Value with both; None where one is missing.
    reasons
        Why a concept is None, or what is to be known about it, by its name here.
    """

    players: tuple[str, ...]
    unions: tuple[tuple[int, ...], ...]
    values: FloatArray
    stand_alone: FloatArray
    shapley: FloatArray
    banzhaf: FloatArray
    banzhaf_normalised: FloatArray | None
    dividends: FloatArray
    interaction: FloatArray
    core: Core
    nucleolus: Nucleolus | None
    prenucleolus: Nucleolus | None
    owen: FloatArray | None = None
    aumann_dreze: FloatArray | None = None
    myerson: FloatArray | None = None
    owen_myerson: FloatArray | None = None
    reasons: dict[str, str] = field(default_factory=dict)

    def payoffs(self) -> dict[str, FloatArray | None]:
        """Collect what each concept gives the players.

        Returns
        -------
        payoffs
            Shape ``(n,)`` each, by concept; None where there is none.
        """
        return {
            "shapley": self.shapley,
            "nucleolus": None if self.nucleolus is None else self.nucleolus.payoff,
            "prenucleolus": None if self.prenucleolus is None else self.prenucleolus.payoff,
            "banzhaf": self.banzhaf,
            "owen": self.owen,
            "aumann_dreze": self.aumann_dreze,
            "myerson": self.myerson,
            "owen_myerson": self.owen_myerson,
        }


def all_concepts(
    values: npt.ArrayLike,
    players: Sequence[str] | None = None,
    unions: Sequence[Sequence[int]] | None = None,
    links: Sequence[tuple[int, int]] | None = None,
) -> Concepts:
    """Solve a game by every concept.

    Parameters
    ----------
    values
        Coalition values of one game, shape ``(2**n,)``.
    players
        Their names, length n; None for their indices.
    unions
        Players of each union, by index; None for no unions.
    links
        Pairs of players who deal with each other; None where all do.

    Returns
    -------
    concepts
        Every concept, and the reasons for those that have no value.

    Raises
    ------
    GameError
        If the values are no game, the unions no partition, a link joins no two players, or names
        are too few or too many.

    Examples
    --------
    >>> concepts = all_concepts([0, 0, 0, 0, 0, 1, 1, 1], players=["ann", "ben", "cy"])
    >>> concepts.core.empty
    False
    >>> concepts.reasons["shapley"]
    'outside the core: ann and cy could earn 0.1667 more without the others'
    """
    game = validated_single(values)
    names = tuple(map(str, range(player_count(game))) if players is None else players)
    if len(names) != player_count(game):
        raise GameError(f"{len(names)} names were given for {player_count(game)} players")
    reasons: dict[str, str] = {}
    core = _core(game)
    if core.empty:
        short = amount(core.epsilon, float(np.abs(game).max()))
        reasons["core"] = f"empty: any division leaves some coalition at least {short} short"
    shapley = shapley_value(game)
    if not core.empty and (objection := _objection(game, shapley, names)):
        reasons["shapley"] = f"outside the core: {objection}"
    if unions is None:
        reasons["owen"] = reasons["aumann_dreze"] = "no unions are given"
    if links is None:
        reasons["myerson"] = "no graph is given"
    if unions is None or links is None:
        reasons["owen_myerson"] = "unions and a graph are not both given"
    return Concepts(
        players=names,
        unions=tuple(map(tuple, unions or ())),
        values=game,
        stand_alone=stand_alone_values(game),
        shapley=shapley,
        banzhaf=banzhaf_value(game),
        banzhaf_normalised=_or_reason(banzhaf_index, game, "banzhaf_normalised", reasons),
        dividends=harsanyi_dividends(game),
        interaction=shapley_interaction(game),
        core=core,
        nucleolus=_or_reason(nucleolus, game, "nucleolus", reasons),
        prenucleolus=_or_reason(prenucleolus, game, "prenucleolus", reasons),
        owen=None if unions is None else owen_value(game, unions),
        aumann_dreze=None if unions is None else aumann_dreze(game, unions),
        myerson=None if links is None else myerson_value(game, links),
        owen_myerson=None if unions is None or links is None else owen_myerson(game, unions, links),
        reasons=reasons,
    )


def _or_reason(
    solve: Callable[[FloatArray], Answer], game: FloatArray, concept: str, reasons: dict[str, str]
) -> Answer | None:
    """Solve a game, or note why it cannot be solved."""
    try:
        return solve(game)
    except GameError as error:
        reasons[concept] = str(error)
        return None


def _core(game: FloatArray) -> Core:
    epsilon = least_core(game).epsilon
    if epsilon > EMPTY_ABOVE * float(np.abs(game).max()):
        return Core(empty=True, epsilon=epsilon, low=None, high=None)
    low, high = core_interval(game)
    return Core(empty=False, epsilon=epsilon, low=low, high=high)


def _objection(game: FloatArray, payoff: FloatArray, names: Sequence[str]) -> str | None:
    """Say which coalition has most reason to go its own way, if any has."""
    excess = game - coalition_sums(payoff)
    worst = int(excess.argmax())
    scale = float(np.abs(game).max())
    if excess[worst] <= EMPTY_ABOVE * scale:
        return None
    more = amount(float(excess[worst]), scale)
    return f"{named(worst, names)} could earn {more} more without the others"
