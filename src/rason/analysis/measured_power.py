"""Measures of bargaining power: gains, shifts, synergies, losses and vetoes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from rason.analysis import bargain, dependence, power, quantity
from rason.analysis.measure import (
    CONCEPT,
    GAMES,
    PROJECT,
    VERSUS,
    Measure,
    Parameters,
    actor,
    at_once,
    money,
    refuse,
    several,
    share,
)
from rason.analysis.parameter import Parameter

if TYPE_CHECKING:
    from rason.analysis.question import Analysis, Question
    from rason.case.case import Case
    from rason.case.cell import FloatArray

CONCEPTS = ("concept", *GAMES)
SHIFTS = ("concept", "increment", *GAMES)


def by_concept(question: Question, parameters: Parameters) -> Question:
    """Return the question with the concept that a statement names, if it names one.

    `parameters` is what stands under `with:`.
    """
    concept = parameters.get("concept")
    return (
        question
        if concept is None
        else replace(question, choices=replace(question.choices, concept=concept))
    )


def player_index(question: Question, parameters: Parameters, name: str = "actor") -> int:
    """Return a player's position; an outsider has no power to be measured.

    Index into the question's players; -1 for a player who is left out of the bargaining. Raises
    `InputError` if the actor does not bargain (RSN-S006).
    """
    player, players = str(parameters[name]), question.players
    if player not in question.case.players:
        refuse(
            question.case, "RSN-S006", f"power of {player}", "an actor that does not bargain",
            "one of the case's players: " + ", ".join(question.case.players),
            f"add {player} to `players` in case.yaml",
        )  # fmt: skip
    return players.index(player) if player in players else -1


def column_of(array: FloatArray, position: int) -> FloatArray:
    """Return one player's column; NaN for a player who is left out of the bargaining.

    The position is -1 for a player who is left out. Shape ``(draws,)``.
    """
    return array[:, position] if position >= 0 else np.full(len(array), np.nan)


def _power(question: Question, parameters: Parameters) -> Analysis[FloatArray]:
    position = player_index(question, parameters)
    gains = yield from bargain.gains(by_concept(question, parameters))
    return column_of(gains, position)


def _power_share(question: Question, parameters: Parameters) -> Analysis[FloatArray]:
    position = player_index(question, parameters)
    gains = yield from bargain.gains(by_concept(question, parameters))
    total = gains.sum(axis=1)
    least = power.NOTHING * np.abs(gains).max(axis=1)
    return quantity.ratio(column_of(gains, position), total, least)


def _shift(question: Question, parameters: Parameters) -> Analysis[FloatArray]:
    if question.choices.increment:
        return (yield from _increment(question, parameters))
    question, position = by_concept(question, parameters), player_index(question, parameters)
    with_, without = yield from bargain.pair(question, several(parameters["versus"]))
    before = bargain.split(question.beside(*several(parameters["versus"])), without)
    shift = bargain.split(question, with_) - before
    return column_of(bargain.certified(shift, with_, without), position)


def _increment(question: Question, parameters: Parameters) -> Analysis[FloatArray]:
    question, position = by_concept(question, parameters), player_index(question, parameters)
    with_, without = yield from bargain.pair(question, several(parameters["versus"]))
    error = bargain.error_of(with_) + bargain.error_of(without)
    return column_of(bargain.split(question, bargain.clean(with_ - without, error)), position)


def _coalition_value(question: Question, parameters: Parameters) -> Analysis[FloatArray]:
    members = question.case.everyone(several(parameters["members"]))
    for member in members:
        player_index(question, {"actor": member})
    v = yield from bargain.coalition_values(question)
    return v[:, bargain.coalition(question, members)]


def _consent_value(question: Question, parameters: Parameters) -> Analysis[FloatArray]:
    position = player_index(question, parameters)
    v = yield from bargain.coalition_values(question)
    return (
        v[:, -1] - v[:, (v.shape[1] - 1) & ~(1 << position)]
        if position >= 0
        else np.full(len(v), np.nan)
    )


def _two_or_three(case: Case, parameters: Parameters) -> None:
    """Refuse the interaction of one player alone, or of more than three."""
    members = several(parameters["players"])
    if len(members) not in (2, 3):
        refuse(
            case, "RSN-S002", "interaction, players", f"{len(members)} players",
            "two or three", "name two or three players",
        )  # fmt: skip


def _interaction(question: Question, parameters: Parameters) -> Analysis[FloatArray]:
    members = several(parameters["players"])
    if any(player_index(question, {"actor": member}) < 0 for member in members):
        return np.full(question.draws, np.nan)
    return (yield from power.interaction(question, members))


def _bargaining_loss(question: Question, parameters: Parameters) -> Analysis[FloatArray]:
    if player_index(question, parameters) < 0 or player_index(question, parameters, "partner") < 0:
        return np.full(question.draws, np.nan)
    return (
        yield from dependence.bargaining_loss(
            by_concept(question, parameters), str(parameters["actor"]), str(parameters["partner"])
        )
    )


def _veto_count(question: Question, parameters: Parameters) -> float:
    mask = int(question.variant().consent[question.program.build[str(parameters["project"])]])
    return float(mask.bit_count())


POWER = (
    Measure(
        "power",
        "What a concept gives a player above what it earns alone.",
        money,
        _power,
        {"actor": actor("The player."), "concept": CONCEPT},
        CONCEPTS,
        phrase="what {actor} gains by bargaining",
    ),
    Measure(
        "power_share",
        "A player's part of all players' gains.",
        share,
        _power_share,
        {"actor": actor("The player."), "concept": CONCEPT},
        CONCEPTS,
        phrase="the part of all gains from bargaining that goes to {actor}",
    ),
    Measure(
        "shift",
        "A concept of the game with, less the concept of the game without.",
        money,
        _shift,
        {"actor": actor("The player."), "versus": VERSUS, "concept": CONCEPT},
        SHIFTS,
        phrase="what changes in the payoff of {actor}",
    ),
    Measure(
        "increment",
        "A concept of the difference game: the change bargained alone, base payoffs fixed.",
        money,
        _increment,
        {"actor": actor("The player."), "versus": VERSUS, "concept": CONCEPT},
        CONCEPTS,
    ),
    Measure(
        "coalition_value",
        "What a coalition can earn with the assets it can use.",
        money,
        _coalition_value,
        {"members": Parameter("Its members.", ("actors",), several=True)},
        GAMES,
        phrase="what {members} can earn together",
    ),
    Measure(
        "consent_value",
        "What all lose if a player agrees to nothing.",
        money,
        _consent_value,
        {"actor": actor("The player.")},
        GAMES,
        phrase="what all lose without the consent of {actor}",
    ),
    Measure(
        "interaction",
        "What two or three players add together beyond what they add apart.",
        money,
        _interaction,
        {"players": Parameter("Two or three players.", ("actors",), several=True)},
        GAMES,
        suits=_two_or_three,
    ),
    Measure(
        "bargaining_loss",
        "What a player loses when it and another no longer deal, by a concept.",
        money,
        _bargaining_loss,
        {
            "actor": actor("Who loses."),
            "partner": actor("With whom it no longer deals."),
            "concept": CONCEPT,
        },
        CONCEPTS,
    ),
    Measure(
        "veto_count",
        "How many players must agree to a project.",
        share,
        at_once(_veto_count),
        {"project": PROJECT},
        (),
    ),
)
"""Measures of power."""
