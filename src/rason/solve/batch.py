"""What is asked of the solver, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rason.case.cell import FloatArray, Values
    from rason.scenario.variant import Variant


@dataclass(frozen=True, slots=True)
class Game:
    """All coalitions of some players in one variant.

    Parameters
    ----------
    variant
        The scenario; its `consent` masks say which columns a coalition can use.
    players
        Bits (positions in `case.players`) that bargain, in order: bit i of the value vector is
        ``players[i]``. Bits of `consent` outside `players` always agree.
    """

    variant: Variant
    players: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Coalitions:
    """Some coalitions of players who are too many for all of them.

    Parameters
    ----------
    masks
        The coalitions, bit i = ``game.players[i]``.
    """

    game: Game
    masks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Objection:
    """The question which coalition objects most to a payoff: the largest v(S) - x(S).

    Parameters
    ----------
    payoff
        What each player is given [million currency per year].
    """

    game: Game
    payoff: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Objector:
    """A coalition that objects to a payoff, and how much more any other could.

    Parameters
    ----------
    coalition
        Bit mask, neither nobody nor everybody.
    value
        What it earns, certified [million currency per year].
    bound
        No coalition's v(S) - x(S) is larger [million currency per year].
    """

    coalition: int
    value: float
    bound: float


@dataclass(frozen=True)
class Batch:
    """Questions over the same draws.

    Parameters
    ----------
    values
        Every figure, derived ones included, each of shape ``(draws,)``.
    variants
        Programs to solve in every draw.
    games
        Coalition values wanted in every draw: V(S) - V(empty).
    faces
        Variants whose optimal face is wanted (ranges of flows, prices, surpluses), in every draw.
    coalitions, objections
        What is wanted of games with many players, in the first draw.
    """

    values: Values
    variants: tuple[Variant, ...] = ()
    games: tuple[Game, ...] = ()
    faces: tuple[Variant, ...] = ()
    coalitions: tuple[Coalitions, ...] = ()
    objections: tuple[Objection, ...] = ()


@dataclass(frozen=True)
class Solved:
    """One variant in every draw.

    Parameters
    ----------
    objective
        Shape ``(draws,)``: surplus [million currency per year]; NaN if infeasible.
    primal, reduced
        Shape ``(draws, columns)``: the optimal flows nearest to what was observed, and the worth
        of a unit of each bound.
    dual
        Shape ``(draws, rows)``: the worth of a unit of each row's bound; prices for balances.
    upper
        Shape ``(draws, columns)``: the upper bounds it was solved with, in which contracts and
        priorities have their say: shortfalls as they came out, and who is turned away is capped.
    forgone
        Shape ``(draws,)``: what priorities cost [million currency per year], the objective
        without them less the objective.
    reasons
        Empty where feasible, else which place and commodity cannot be balanced.
    """

    objective: FloatArray
    primal: FloatArray
    reduced: FloatArray
    dual: FloatArray
    upper: FloatArray
    forgone: FloatArray
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Face:
    """The optimal face of one variant in every draw.

    Parameters
    ----------
    flow_low, flow_high
        Shape ``(draws,)`` by ``(family, asset, commodity)``: ends of the sum over the columns of
        an asset, over all optimal solutions.
    price_low, price_high
        Shape ``(draws, rows)``: worth of one unit more and of one unit less at balances and
        pools; NaN where it cannot be had, and for other rows.
    surplus_low, surplus_high
        Shape ``(draws,)`` by owner: ends of its rents over all optimal prices.
    """

    flow_low: Mapping[tuple[str, str, str], FloatArray]
    flow_high: Mapping[tuple[str, str, str], FloatArray]
    price_low: FloatArray
    price_high: FloatArray
    surplus_low: Mapping[str, FloatArray]
    surplus_high: Mapping[str, FloatArray]


@dataclass(frozen=True)
class Count:
    """Where the values of a batch came from.

    Parameters
    ----------
    solved
        Values that the solver was run for.
    bounded
        Coalition values that certified bounds settled without a solve.
    inert
        Coalitions in which nothing that earns can flow: no supply or no demand is reached.
    equal
        Coalitions that differ from a counted one by players whom the program does not tell apart.
    """

    solved: int = 0
    bounded: int = 0
    inert: int = 0
    equal: int = 0

    def __add__(self, other: Count) -> Count:
        """Add up two counts."""
        return Count(
            self.solved + other.solved,
            self.bounded + other.bounded,
            self.inert + other.inert,
            self.equal + other.equal,
        )


@dataclass(frozen=True)
class Solutions:
    """The answers to a batch: one for each variant, game and face that it named.

    Parameters
    ----------
    games
        Shape ``(draws, 2 ** players)`` [million currency per year]: v(S) = V(S) - V(empty),
        bit i = ``players[i]``.
    nothing
        Shape ``(draws,)`` [million currency per year]: V(empty), what the market alone earns.
    faces
        Optimal faces in every draw, by variant.
    coalitions
        Shape ``(masks,)`` [million currency per year]: v(S) in the first draw.
    objectors
        Who objects most in the first draw.
    """

    variants: Mapping[Variant, Solved] = field(default_factory=dict)
    games: Mapping[Game, FloatArray] = field(default_factory=dict)
    nothing: Mapping[Game, FloatArray] = field(default_factory=dict)
    faces: Mapping[Variant, Face] = field(default_factory=dict)
    coalitions: Mapping[Coalitions, FloatArray] = field(default_factory=dict)
    objectors: Mapping[Objection, Objector] = field(default_factory=dict)
    count: Count = field(default_factory=Count)
