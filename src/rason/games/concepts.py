"""All concepts of one game side by side, each with its value or the reason why it has none."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rason.games.banzhaf import banzhaf_index
from rason.games.coalition import (
    FloatArray,
    GameError,
    coalition_sums,
    player_count,
    validated_single,
)
from rason.games.concept import Structure
from rason.games.core import core_interval, least_core
from rason.games.dividends import harsanyi_dividends
from rason.games.exactness import ERRORS, gains_of
from rason.games.interaction import shapley_interaction
from rason.games.registry import CONCEPTS
from rason.games.wording import amount, named, several

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from rason.games.exactness import Gains


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
        What each player earns alone, shape ``(n,)``.
    payoffs
        What each concept gives the players, shape ``(n,)``, by its key; None where it has no value.
    banzhaf_index
        Shares of power, adding up to 1; None where there are none.
    dividends
        Harsanyi dividends, shape ``(2**n,)``.
    interaction
        Shapley interaction of pairs, shape ``(n, n)``.
    core
        Empty or not, by how much, and the interval of each player.
    error
        Error of the values, in the unit of the game.
    tolerance
        Difference below which two amounts of the game count as equal, in its unit.
    additive
        Whether no coalition can be told to gain or lose anything: then every concept gives each
        player what it earns alone.
    reasons
        Why a concept is None, or what is to be known about it, by its key.
    """

    players: tuple[str, ...]
    unions: tuple[tuple[int, ...], ...]
    values: FloatArray
    stand_alone: FloatArray
    payoffs: dict[str, FloatArray | None]
    banzhaf_index: FloatArray | None
    dividends: FloatArray
    interaction: FloatArray
    core: Core
    error: float = 0.0
    tolerance: float = 0.0
    additive: bool = False
    reasons: dict[str, str] = field(default_factory=dict)

    def __repr__(self) -> str:
        """Name the players: what each concept gives them may be a million numbers."""
        return f"<Concepts of {several(self.players)}>"

    @property
    def simple(self) -> bool:
        """Whether coalitions win all or nothing, so that shares of power are power indices."""
        return len(set(self.values.tolist()) - {0.0}) == 1 and float(self.values[-1]) > 0.0

    @property
    def shapley(self) -> FloatArray:
        """The Shapley value, which every game has."""
        payoff = self.payoffs["shapley"]
        assert payoff is not None
        return payoff


def all_concepts(
    values: npt.ArrayLike,
    players: Sequence[str] | None = None,
    unions: Sequence[Sequence[int]] | None = None,
    links: Sequence[tuple[int, int]] | None = None,
    error: float | None = None,
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
    error
        Error of the values; None for the rounding of numbers.

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
    given = validated_single(values)
    game = given
    names = tuple(map(str, range(player_count(game))) if players is None else players)
    if len(names) != player_count(game):
        raise GameError(f"{len(names)} names were given for {player_count(game)} players")
    found = gains_of(game, error)
    if found.additive:
        game = coalition_sums(found.alone)
    reasons: dict[str, str] = {}
    core = _core(game, found, error)
    if core.empty:
        short = amount(core.epsilon, found.tolerance)
        reasons["core"] = f"empty: any division leaves some coalition at least {short} short"
    structure = Structure(unions, links)
    payoffs: dict[str, FloatArray | None] = {}
    for key, each in CONCEPTS.items():
        payoffs[key] = None
        if lack := structure.lacks(each.needs):
            reasons[key] = lack
            continue
        try:
            payoffs[key] = each.solve(game, structure, error)
        except GameError as why:
            reasons[key] = str(why)
    shapley = payoffs["shapley"]
    if not core.empty and shapley is not None and (objection := _objection(found, shapley, names)):
        reasons["shapley"] = f"outside the core: {objection}"
    try:
        index = banzhaf_index(game)
    except GameError as why:
        index, reasons["banzhaf_normalised"] = None, str(why)
    return Concepts(
        players=names,
        unions=tuple(map(tuple, unions or ())),
        values=given,
        stand_alone=found.alone,
        payoffs=payoffs,
        banzhaf_index=index,
        dividends=harsanyi_dividends(game),
        interaction=shapley_interaction(game),
        core=core,
        error=found.unsure / ERRORS,
        tolerance=found.tolerance,
        additive=found.additive,
        reasons=reasons,
    )


def _core(game: FloatArray, found: Gains, error: float | None) -> Core:
    epsilon = least_core(game).epsilon
    if epsilon > found.tolerance:
        return Core(empty=True, epsilon=epsilon, low=None, high=None)
    low, high = core_interval(game, error)
    return Core(empty=False, epsilon=epsilon, low=low, high=high)


def _objection(found: Gains, payoff: FloatArray, names: Sequence[str]) -> str | None:
    """Say which coalition has most reason to go its own way, if any has."""
    excess = found.values * found.unit - coalition_sums(payoff - found.alone)
    # The first of those that object alike, whatever their last digits say.
    worst = int((excess >= excess.max() - found.tolerance).argmax())
    if excess[worst] <= found.tolerance:
        return None
    more = amount(float(excess[worst]), found.tolerance)
    return f"{named(worst, names)} could earn {more} more without the others"
