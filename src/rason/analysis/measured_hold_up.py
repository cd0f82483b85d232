"""Measures of hold-up: what can be taken, what keeps it from being taken, and the risk borne."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rason.analysis import hazard, hold_up
from rason.analysis.measure import (
    CLOSED,
    CONCEPT,
    GAMES,
    PROGRAM,
    PROJECT,
    Measure,
    Parameters,
    actor,
    money,
    refuse,
    share,
)
from rason.analysis.parameter import Parameter

if TYPE_CHECKING:
    from rason.analysis.question import Analysis, Question
    from rason.case.case import Case
    from rason.case.cell import FloatArray

WHO = actor("Who could shut it.")
FEE = Parameter("The figure that it is paid a year.", ("figures",))
COST = Parameter("The figure that this costs it a year.", ("figures",), required=False)
SHUT = replace(CLOSED, required=False)
OUTLETS = ("spread", "options")


def _rate(_case: object, _parameters: Parameters) -> str:
    return "1/yr"


def corridor(parameters: Parameters) -> hold_up.Corridor:
    """Return the corridor that a statement is about.

    `parameters` is what stands under `with:`.
    """
    return hold_up.Corridor(
        *(str(parameters.get(name, "")) for name in ("actor", "closed", "fee", "cost"))
    )


def _another(case: Case, parameters: Parameters) -> None:
    """Refuse an actor that stands surety for itself."""
    guarantor = str(parameters["guarantor"])
    if guarantor == str(parameters["actor"]):
        refuse(
            case, "RSN-S002", "penalty, guarantor", guarantor,
            "another player than the actor", "name who could stand surety for it",
        )  # fmt: skip


def _penalty(question: Question, parameters: Parameters) -> Analysis[FloatArray]:
    guarantor, concept = str(parameters["guarantor"]), parameters.get("concept")
    if concept is not None:
        question = replace(question, choices=replace(question.choices, concept=concept))
    hold_up.bargains(question, guarantor)
    found = yield from hold_up.penalties(question, corridor(parameters), guarantors=(guarantor,))
    return found[guarantor]


def _for_good(question: Question, parameters: Parameters) -> Analysis[FloatArray]:
    return (yield from hazard.hazard(question, str(parameters["project"]))).for_good


def _one_year(question: Question, parameters: Parameters) -> Analysis[FloatArray]:
    return (yield from hazard.hazard(question, str(parameters["project"]))).one_year


HOLD_UP = (
    Measure(
        "quasi_rent",
        "What all lose in a year when an actor shuts what it can, capital sunk: Q.",
        money,
        lambda q, t: hold_up.quasi_rent(q, str(t["actor"]), str(t.get("closed", ""))),
        {"actor": WHO, "closed": SHUT},
        OUTLETS,
    ),
    Measure(
        "temptation",
        "How much more an actor could take once by shutting a corridor than it is paid: Q - F.",
        money,
        lambda q, t: hold_up.temptation(q, corridor(t)),
        {"actor": WHO, "fee": FEE, "cost": COST, "closed": SHUT},
        OUTLETS,
    ),
    Measure(
        "patience",
        "How much an actor must value next year to keep a corridor open for its fee: 1 - F/Q.",
        share,
        lambda q, t: hold_up.patience(q, corridor(t)),
        {"actor": WHO, "fee": FEE, "cost": COST, "closed": SHUT},
        OUTLETS,
    ),
    Measure(
        "penalty",
        "What a guarantor can take in a year from who could shut a corridor, the corridor aside.",
        money,
        _penalty,
        {"actor": WHO, "guarantor": actor("Who stands surety."), "closed": CLOSED,
         "concept": CONCEPT},
        ("concept", *GAMES),
        suits=_another,
    ),
    Measure(
        "break_even_hazard",
        "The yearly hazard of a closure for good at which a project stops paying.",
        _rate,
        _for_good,
        {"project": PROJECT},
        PROGRAM,
    ),
    Measure(
        "break_even_outage",
        "The yearly probability of a year's closure at which a project stops paying.",
        _rate,
        _one_year,
        {"project": PROJECT},
        PROGRAM,
    ),
)  # fmt: skip
"""Measures of hold-up."""
