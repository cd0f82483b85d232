"""The game of a scenario: its coalition values, who talks in it, what a concept gives to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.quantity import significant
from rason.analysis.question import Question, same_days
from rason.analysis.relations import talk
from rason.case.tables import Rule, Where
from rason.errors import Diagnostic, InputError
from rason.games import graph_restricted, stand_alone_values
from rason.games.coalition import apart, coalition_sums
from rason.games.concept import Structure
from rason.games.exactness import ERRORS
from rason.games.registry import CONCEPTS
from rason.solve.batch import Batch, Game
from rason.solve.linear import GAP

if TYPE_CHECKING:
    from rason.analysis.question import Analysis
    from rason.case.cell import FloatArray
    from rason.games.concept import Concept
    from rason.scenario.merge import Change

MOST_PLAYERS = 20  # most players whose coalitions are all solved: their values take 8 MB a draw


def game(question: Question, change: Change | None = None) -> Game:
    """Return the game of a scenario.

    Raises `InputError` if more than twenty players bargain (RSN-P003).
    """
    count = len(question.bits)
    if count > MOST_PLAYERS:
        raise InputError(
            Diagnostic(
                code="RSN-P003",
                file=question.case.path("case.yaml"),
                line=None,
                what="players",
                found=f"{count} players, who have {2**count:,} coalitions",
                expected=f"at most {MOST_PLAYERS} where all coalitions are solved",
                fix="leave out players whose consent decides little, or ask `rason power`, which "
                "estimates shares for more",
            )
        )
    return Game(question.variant(change), question.bits)


def without_say(change: Change, holder: str, assets: tuple[str, ...]) -> Change:
    """Return the change in which a player is no longer asked about some assets."""
    release = Rule(
        where=Where("", 0), rule=f"{holder} has no say over {'; '.join(assets)}", kind="release",
        by=(holder,), origin="", actor="", commodity="", asset=assets, amount=None,
        from_=None, until=None, source=(), note="",
    )  # fmt: skip
    return change.with_rule(release)


def pair(
    question: Question, versus: tuple[str, ...] | Question
) -> Analysis[tuple[FloatArray, FloatArray]]:
    """Ask for the coalition values of a scenario and of another.

    `versus` is the scenario without, or another question over as many draws. Shape ``(draws, 2 **
    players)`` each.
    """
    other = (
        same_days(question, versus) if isinstance(versus, Question) else question.beside(*versus)
    )
    asked, against = game(question), game(other)
    if question.figures() is other.figures():
        solutions = yield Batch(question.figures(), games=(asked, against))
        with_, without = solutions.games[asked], solutions.games[against]
    else:
        first = yield Batch(question.figures(), games=(asked,))
        second = yield Batch(other.figures(), games=(against,))
        with_, without = first.games[asked], second.games[against]
    return talking(question, clean(with_)), talking(other, clean(without))


def talking(question: Question, v: FloatArray, change: Change | None = None) -> FloatArray:
    """Return what coalitions earn if only those who talk, directly or through others, deal.

    The values of a coalition's connected parts, added up, shape ``(..., 2 ** players)``; the same
    as by consents alone where the scenario names neither a threshold of relations nor a silent
    pair. Shapley's rule on them is Myerson's value.
    """
    said = (question.change() if change is None else change).talks
    return graph_restricted(v, talk(question, change).links) if said.restricts else v


def unions(question: Question, change: Change | None = None) -> tuple[tuple[int, ...], ...]:
    """Return which players bargain as one: the blocs of the scenario, else those of actors.csv.

    Positions in the question's players, two or more each; a player in none bargains for itself.
    """
    players = question.players
    blocs = (question.change() if change is None else change).blocs
    if blocs is None:
        actors = question.case.actors
        blocs = {
            bloc: tuple(player for player in players if actors[player].bloc == bloc)
            for bloc in dict.fromkeys(actors[player].bloc for player in players)
            if bloc
        }
    positions = [
        tuple(position for position, player in enumerate(players) if player in members)
        for members in blocs.values()
    ]
    return tuple(union for union in positions if len(union) > 1)


def split(question: Question, v: FloatArray, change: Change | None = None) -> FloatArray:
    """Return what the question's concept gives each player, in every draw.

    `v`: shape ``(draws, 2 ** players)``. Shape ``(draws, players)``; NaN where the concept has no
    value.
    """
    concept = CONCEPTS[question.choices.concept]
    return concept.payoffs(v, structure(question, concept, change))


def structure(question: Question, concept: Concept, change: Change | None = None) -> Structure:
    """Return what a concept asks of a scenario's players besides what coalitions earn."""
    return Structure(
        unions(question, change) if "unions" in concept.needs else None,
        talk(question, change).links if "graph" in concept.needs else None,
    )


def clean(v: FloatArray, error: FloatArray | None = None) -> FloatArray:
    """Return coalition values with the solver's last digits taken off.

    Stand-alone values and gains are rounded below what is certified, since differences of that
    size would make equal players look unequal; gains that cannot be certified at all are none.

    The values have shape ``(..., 2 ** players)``; their error is below `error`, shape ``(...)``, or
    else as `error_of` says.
    """
    least = np.asarray(error_of(v) if error is None else error)[..., None]
    alone, gained = apart(v)
    with np.errstate(divide="ignore"):
        digits = np.where(least > 0.0, 10.0 ** -np.floor(np.log10(least)), 1.0)
    settled = np.abs(gained).max(axis=-1, keepdims=True) <= ERRORS * least
    gains = np.where(settled, 0.0, np.round(gained * digits) / digits)
    rounded: FloatArray = coalition_sums(np.round(alone * digits) / digits) + gains + 0.0
    return rounded


def error_of(v: FloatArray) -> FloatArray:
    """Return what the error of coalition values is below, by their certificates.

    Shape ``(...)`` [million currency per year].
    """
    error: FloatArray = GAP * np.abs(v).max(axis=-1)
    return error


def certified(difference: FloatArray, *games: FloatArray) -> FloatArray:
    """Return differences between what players get, without those that cannot be certified.

    `games` are the coalition values behind it. 0 where a difference is within four errors of the
    values.
    """
    least = ERRORS * np.max([error_of(v) for v in games], axis=0)
    return significant(difference, least.reshape(-1, *(1,) * (difference.ndim - 1)))


def gains(question: Question, change: Change | None = None) -> Analysis[FloatArray]:
    """Ask what the question's concept gives each player above its stand-alone value.

    Shape ``(draws, players)`` [million currency per year].
    """
    v = yield from coalition_values(question, change)
    return split(question, v, change) - stand_alone_values(v)


def coalition_values(question: Question, change: Change | None = None) -> Analysis[FloatArray]:
    """Ask for all coalition values of a scenario, of those who talk in it.

    Shape ``(draws, 2 ** players)``.
    """
    v = yield from consented_values(question, change)
    return talking(question, v, change)


def consented_values(question: Question, change: Change | None = None) -> Analysis[FloatArray]:
    """Ask for all coalition values of a scenario, whoever talks with whom.

    Shape ``(draws, 2 ** players)``.
    """
    asked = game(question, change)
    solutions = yield Batch(question.figures(), games=(asked,))
    return clean(solutions.games[asked])


def coalition(question: Question, members: tuple[str, ...]) -> int:
    """Return the position of a coalition in the value vector; players left out are not in it.

    Sum of ``2 ** i`` over its members ``players[i]``.
    """
    players = question.players
    return sum(1 << players.index(member) for member in members if member in players)
