"""What is asked of the solver, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rason.case.cell import FloatArray, Values
    from rason.case.foresight import Window
    from rason.program.program import IntArray, Numbers
    from rason.scenario.variant import Variant


@dataclass(frozen=True, slots=True)
class Game:
    """All coalitions of some players in one variant."""

    variant: Variant  # the scenario; its `consent` masks say which columns a coalition can use
    # Bits (positions in `case.players`) that bargain, in order: bit i of the value vector is
    # ``players[i]``. Bits of `consent` outside `players` always agree.
    players: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Coalitions:
    """Some coalitions of players who are too many for all of them."""

    game: Game
    masks: tuple[int, ...]  # the coalitions, bit i = ``game.players[i]``


@dataclass(frozen=True, slots=True)
class Objection:
    """The question which coalition objects most to a payoff: the largest v(S) - x(S)."""

    game: Game
    payoff: tuple[float, ...]  # what each player is given [million currency per year]


@dataclass(frozen=True, slots=True)
class Objector:
    """A coalition that objects to a payoff, and how much more any other could."""

    coalition: int  # bit mask, neither nobody nor everybody
    value: float  # what it earns, certified [million currency per year]
    bound: float  # no coalition's v(S) - x(S) is larger [million currency per year]


@dataclass(frozen=True, slots=True, eq=False)
class Begun:
    """A window of a calendar, and what it begins with in every draw.

    Other windows' columns and rows are in none of the variants, solutions and faces of a batch that
    has one.
    """

    window: Window
    columns: IntArray  # of the window's program
    upper: FloatArray  # shape ``(draws, columns)``: their upper bounds, in place of their own

    @property
    def key(self) -> bytes:
        """The same for windows that begin alike."""
        return repr(self.window).encode() + self.columns.tobytes() + self.upper.tobytes()

    def put(self, numbers: Numbers) -> Numbers:
        """Return the window's numbers with what it begins with."""
        upper = numbers.upper.copy()
        upper[:, self.columns] = self.upper
        return replace(numbers, upper=upper)


@dataclass(frozen=True)
class Batch:
    """Questions over the same draws."""

    values: Values  # every figure, derived ones included, each of shape ``(draws,)``
    variants: tuple[Variant, ...] = ()  # programs to solve in every draw
    games: tuple[Game, ...] = ()  # coalition values wanted in every draw: V(S) - V(empty)
    # Variants whose optimal face is wanted (ranges of flows, prices, surpluses), in every draw.
    faces: tuple[Variant, ...] = ()
    # coalitions, objections: what is wanted of games with many players, in the first draw.
    coalitions: tuple[Coalitions, ...] = ()
    objections: tuple[Objection, ...] = ()
    begun: Begun | None = None  # the window that all of it is about; None is all periods


@dataclass(frozen=True)
class Solved:
    """One variant in every draw."""

    # Shape ``(draws,)``: surplus [million currency per year]; NaN if infeasible.
    objective: FloatArray
    # primal, reduced: shape ``(draws, columns)``: the optimal flows nearest to what was observed,
    # and the worth of a unit of each bound.
    primal: FloatArray
    reduced: FloatArray
    # Shape ``(draws, rows)``: the worth of a unit of each row's bound; prices for balances.
    dual: FloatArray
    # lower, upper: shape ``(draws, columns)``: the bounds it was solved with, in which rules,
    # contracts and priorities have their say: own load that is kept, shortfalls as they came out,
    # and who is turned away is capped.
    lower: FloatArray
    upper: FloatArray
    # Shape ``(draws,)``: what priorities cost [million currency per year], the objective without
    # them less the objective.
    forgone: FloatArray
    # Empty where feasible, else which place and commodity cannot be balanced.
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Face:
    """The optimal face of one variant in every draw."""

    # flow_low, flow_high: shape ``(draws,)`` by ``(family, asset, commodity)``: ends of the sum
    # over the columns of an asset, over all optimal solutions.
    flow_low: Mapping[tuple[str, str, str], FloatArray]
    flow_high: Mapping[tuple[str, str, str], FloatArray]
    # price_low, price_high: shape ``(draws, rows)``: worth of one unit more and of one unit less at
    # balances and pools; NaN where it cannot be had, and for other rows.
    price_low: FloatArray
    price_high: FloatArray
    # surplus_low, surplus_high: shape ``(draws,)`` by owner: ends of its rents over all optimal
    # prices.
    surplus_low: Mapping[str, FloatArray]
    surplus_high: Mapping[str, FloatArray]


@dataclass(frozen=True)
class Count:
    """Where the values of a batch came from."""

    solved: int = 0  # values that the solver was run for
    bounded: int = 0  # coalition values that certified bounds settled without a solve
    # Coalitions in which nothing that earns can flow: no supply or no demand is reached.
    inert: int = 0
    # Coalitions that differ from a counted one by players whom the program does not tell apart.
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
    """The answers to a batch: one for each variant, game and face that it named."""

    variants: Mapping[Variant, Solved] = field(default_factory=dict)
    # Shape ``(draws, 2 ** players)`` [million currency per year]: v(S) = V(S) - V(empty), bit i =
    # ``players[i]``.
    games: Mapping[Game, FloatArray] = field(default_factory=dict)
    # Shape ``(draws,)`` [million currency per year]: V(empty), what the market alone earns.
    nothing: Mapping[Game, FloatArray] = field(default_factory=dict)
    # Optimal faces in every draw, by variant.
    faces: Mapping[Variant, Face] = field(default_factory=dict)
    # Shape ``(masks,)`` [million currency per year]: v(S) in the first draw.
    coalitions: Mapping[Coalitions, FloatArray] = field(default_factory=dict)
    # Who objects most in the first draw.
    objectors: Mapping[Objection, Objector] = field(default_factory=dict)
    count: Count = field(default_factory=Count)
