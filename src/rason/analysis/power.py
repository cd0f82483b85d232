"""Who holds how much bargaining power: all coalitions, and how concepts split what they earn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.bargain import (
    certified,
    clean,
    coalition_values,
    error_of,
    game,
    pair,
    talking,
    unions,
)
from rason.analysis.quantity import significant
from rason.analysis.relations import Talk, talk
from rason.games import (
    Concepts,
    GameError,
    all_concepts,
    interchangeable_players,
    is_monotone,
    shapley_interaction,
    stand_alone_values,
    zero_normalised,
)
from rason.games.concept import Structure
from rason.games.registry import CONCEPTS, SPLITS
from rason.solve.batch import Batch

if TYPE_CHECKING:
    from rason.analysis.question import Analysis, Question
    from rason.case.cell import FloatArray


NOTHING = 1e-6


@dataclass(frozen=True, slots=True)
class Power:
    """Bargaining power in one scenario, at the first draw."""

    players: tuple[str, ...]
    concepts: Concepts  # every concept of the game, with reasons where one has no value
    # What each concept gives each player above its stand-alone value, shape ``(players,)`` [million
    # currency per year]; None where the concept has no value.
    gains: dict[str, FloatArray | None]
    # What the market earns with nobody [million currency per year]; above 0 it is a loop.
    nothing: float
    # Classes of players that no coalition tells apart: whether one gains more is undetermined.
    equal: tuple[tuple[str, ...], ...]
    # Who talks with whom: the graph of Myerson's value, and of the whole game where the scenario
    # says who talks.
    talk: Talk


@dataclass(frozen=True, slots=True)
class Shift:
    """What a scenario does to power, against another."""

    players: tuple[str, ...]
    # What each earns alone in the game with, less in the game without; shape ``(players,)``
    # [million currency per year].
    alone: FloatArray
    # Concept of the game with, less concept of the game without, by concept; shape ``(players,)``
    # [million currency per year]. What each earns alone is in it.
    shift: dict[str, FloatArray | None]
    # Concepts of the difference game: the change bargained alone, base payoffs fixed.
    increment: dict[str, FloatArray | None]
    # Classes of players whom the change does not tell apart, what each has alone included: their
    # shifts by Shapley and their increments are equal, so whether one gains more by it is
    # undetermined.
    equal: tuple[tuple[str, ...], ...]
    reasons: dict[str, str]  # why an increment is doubtful or has no value, by concept
    # What of that which the change adds to all players together is lost where one stays away; shape
    # ``(players,)`` [million currency per year].
    lost: FloatArray


def power(question: Question) -> Analysis[Power]:
    """Ask for every concept of a scenario's game, in the first draw."""
    asked, values = game(question), question.figures()
    solutions = yield Batch(values, games=(asked,))
    v = talking(question, clean(solutions.games[asked][:1]))[0]
    players, blocs, graph = question.players, unions(question), talk(question)
    error = float(error_of(v))
    concepts = all_concepts(v, players, blocs or None, graph.links if graph.heard else None, error)
    alone = stand_alone_values(v)
    return Power(
        players=players,
        concepts=concepts,
        gains={
            concept: None if payoff is None else significant(payoff - alone, concepts.tolerance)
            for concept, payoff in concepts.payoffs.items()
        },
        nothing=float(solutions.nothing[asked][0]),
        equal=_equal(players, zero_normalised(v), error),
        talk=graph,
    )


def shift(question: Question, versus: tuple[str, ...] | Question) -> Analysis[Shift]:
    """Ask what a scenario does to power against another.

    In the first draw, in both readings, by every rule that divides v(N) and asks no more than the
    game.
    """
    with_, without = yield from pair(question, versus)
    shifts: dict[str, FloatArray | None] = {}
    increments: dict[str, FloatArray | None] = {}
    reasons: dict[str, str] = {}
    error = error_of(with_) + error_of(without)
    difference = clean(with_ - without, error)
    if not is_monotone(difference[0], float(error[0])):
        reasons["increment"] = (
            "it is not monotone: somebody lowers what it earns a coalition by joining it"
        )
    changed, nowhere = difference[0], Structure()
    for key in SPLITS:
        after, before = (CONCEPTS[key].payoffs(v[:1], nowhere) for v in (with_, without))
        moved = certified(after - before, with_[:1], without[:1])[0]
        shifts[key] = None if np.isnan(moved).any() else moved
        try:
            increments[key] = CONCEPTS[key].solve(changed, nowhere, None)
        except GameError as why:
            increments[key] = None
            reasons[key] = str(why)
    return Shift(
        question.players,
        certified(stand_alone_values(with_ - without)[:1], with_[:1], without[:1])[0],
        shifts,
        increments,
        _equal(question.players, difference[0], float(error[0])),
        reasons,
        _lost(difference[0], len(question.players)),
    )


def _lost(v: FloatArray, players: int) -> FloatArray:
    """Return what all lose of a game without each player."""
    everybody = len(v) - 1
    lost: FloatArray = v[everybody] - v[[everybody & ~(1 << each) for each in range(players)]]
    return lost


def _equal(players: tuple[str, ...], v: FloatArray, error: float) -> tuple[tuple[str, ...], ...]:
    """Return the classes of players that no coalition tells apart, those of more than one."""
    return tuple(
        tuple(players[position] for position in group)
        for group in interchangeable_players(v, error)
        if len(group) > 1
    )


def interaction(question: Question, members: tuple[str, ...]) -> Analysis[FloatArray]:
    """Ask what two or three players add together beyond what they add apart.

    Shape ``(draws,)`` [million currency per year].
    """
    v = yield from coalition_values(question)
    positions = tuple(question.players.index(member) for member in members)
    index: FloatArray = np.moveaxis(shapley_interaction(v, len(members)), 0, -1)[positions]
    return index
