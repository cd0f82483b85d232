"""Measures of who stands between whom: relations, brokers, second providers, vetoes and rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.analysis import bargain, broker, patron, relations, veto
from rason.analysis.measure import (
    CONCEPT,
    GAMES,
    Measure,
    Parameters,
    actor,
    at_once,
    money,
    refuse,
    several,
    share,
)
from rason.analysis.measured_power import by_concept, player_index
from rason.analysis.parameter import Parameter

if TYPE_CHECKING:
    from collections.abc import Callable

    from rason.analysis.question import Analysis, Question
    from rason.case.case import Case
    from rason.case.cell import FloatArray

BETWEEN = Parameter("The two.", ("actors",), several=True)
BROKER = actor("Who could stand between them.")
CONCEPTS = ("concept", *GAMES)
PAIR = 2


def _pair(case: Case, parameters: Parameters, measure: str) -> tuple[str, str]:
    """Return the two actors that a statement is about."""
    pair = several(parameters["between"])
    if len(pair) != PAIR or pair[0] == pair[1]:
        refuse(
            case, "RSN-S002", f"{measure}, between", ", ".join(pair), "two actors",
            "name two actors, such as [A, B]",
        )  # fmt: skip
    return pair[0], pair[1]


def _relation(question: Question, parameters: Parameters) -> float:
    case = question.case
    pair = _pair(case, parameters, "relation")
    half_life = question.change().talks.half_life
    found = relations.standing(question, pair, half_life)
    if np.isnan(found.index[0, 1]):
        acts = int(found.acts[0, 1])
        refuse(
            case, "RSN-S006", f"relation between {pair[0]} and {pair[1]}",
            f"{acts or 'no'} {'act' if acts == 1 else 'acts'} of the two in the last"
            f" {relations.HORIZON * half_life:g} years",
            f"{relations.FEWEST} acts at least, to say how they stand",
            "add what else happened between them to events.csv",
        )  # fmt: skip
    return float(found.index[0, 1])


def _third(case: Case, parameters: Parameters, measure: str) -> tuple[tuple[str, str], str]:
    """Return the two actors that a statement is about, and who stands between them."""
    pair, third = _pair(case, parameters, measure), str(parameters["broker"])
    if third in pair:
        refuse(
            case, "RSN-S002", f"{measure}, broker", third, "a third player",
            f"name another than {pair[0]} and {pair[1]}",
        )  # fmt: skip
    return pair, third


def _apart(measure: str) -> Callable[[Case, Parameters], None]:
    """Return what refuses a broker who is one of the two, and a pair that is none."""

    def refused(case: Case, parameters: Parameters) -> None:
        _third(case, parameters, measure)

    return refused


def _two(case: Case, parameters: Parameters) -> None:
    """Refuse a pair that is none."""
    _pair(case, parameters, "relation")


def _places(
    question: Question, parameters: Parameters, measure: str
) -> tuple[tuple[int, int], int] | None:
    """Return the places of two players and of a third; None if one is left out."""
    pair, third = _third(question.case, parameters, measure)
    one, other, position = (player_index(question, {"actor": each}) for each in (*pair, third))
    return None if min(one, other, position) < 0 else ((one, other), position)


def _brokered(question: Question, parameters: Parameters, measure: str) -> Analysis[FloatArray]:
    found = _places(question, parameters, measure)
    if found is None:
        return np.full(question.draws, np.nan)
    v = yield from bargain.consented_values(question)
    ask = broker.brokerage if measure == "brokerage" else broker.broker_rent
    return ask(v, broker.links_of(question), *found)


def _second_provider(question: Question, parameters: Parameters) -> Analysis[FloatArray]:
    question = by_concept(question, parameters)
    if min(player_index(question, parameters), player_index(question, parameters, "provider")) < 0:
        return np.full(question.draws, np.nan)
    return (
        yield from patron.second_provider(
            question,
            str(parameters["provider"]),
            several(parameters["assets"]),
            str(parameters["actor"]),
        )
    )


def _veto_value(question: Question, parameters: Parameters) -> Analysis[FloatArray]:
    question, holder = by_concept(question, parameters), str(parameters["holder"])
    parameters = {"actor": holder, **parameters}
    if min(player_index(question, parameters), player_index(question, parameters, "holder")) < 0:
        return np.full(question.draws, np.nan)
    return (
        yield from veto.veto_value(
            question, holder, str(parameters["asset"]), str(parameters["actor"])
        )
    )


def _rule_value(question: Question, parameters: Parameters) -> Analysis[FloatArray]:
    question, whose = by_concept(question, parameters), str(parameters.get("actor", ""))
    if whose and player_index(question, parameters) < 0:
        return np.full(question.draws, np.nan)
    return (
        yield from veto.rule_value(question, question.case.rules[str(parameters["rule"])], whose)
    )


RELATIONS = (
    Measure(
        "relation",
        "The relation index of two actors: their acts' scores, each halved by every half-life;"
        " refused where too few acts are known.",
        share,
        at_once(_relation),
        {"between": BETWEEN},
        (),
        suits=_two,
    ),
    Measure(
        "brokerage",
        "How much more two who do not talk are worth to each other because of a third: their"
        " interaction index with it, less without.",
        money,
        lambda q, t: _brokered(q, t, "brokerage"),
        {"broker": BROKER, "between": BETWEEN},
        GAMES,
        suits=_apart("brokerage"),
    ),
    Measure(
        "broker_rent",
        "What a third player has more because two do not talk: Myerson's value without their"
        " link, less with it.",
        money,
        lambda q, t: _brokered(q, t, "broker_rent"),
        {"broker": BROKER, "between": BETWEEN},
        GAMES,
        suits=_apart("broker_rent"),
    ),
    Measure(
        "second_provider",
        "What a player gains if a service has a second provider with a copy of its assets.",
        money,
        _second_provider,
        {
            "actor": actor("Who gains."),
            "provider": actor("Who provides now."),
            "assets": Parameter(
                "What the service takes: supplies, links and processes that need the provider's"
                " consent and belong to no project.",
                ("supplies", "links", "processes"),
                several=True,
            ),
            "concept": CONCEPT,
        },
        CONCEPTS,
    ),
    Measure(
        "veto_value",
        "What a player's right to refuse an asset or a project brings it, or another player.",
        money,
        _veto_value,
        {
            "holder": actor("Who may refuse."),
            "asset": Parameter(
                "What it may refuse.", ("links", "processes", "supplies", "demands", "projects")
            ),
            "actor": actor("Whose gain is meant; the holder's, if left out.", required=False),
            "concept": CONCEPT,
        },
        CONCEPTS,
    ),
    Measure(
        "rule_value",
        "What a rule in force brings a player, or all together: with it less without.",
        money,
        _rule_value,
        {
            "rule": Parameter("The rule.", ("rules",)),
            "actor": actor("Whose gain is meant; all together, if left out.", required=False),
            "concept": CONCEPT,
        },
        CONCEPTS,
    ),
)
"""Measures of relations, brokers, second providers, vetoes and rules."""
