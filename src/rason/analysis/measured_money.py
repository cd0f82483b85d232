"""Measures of money: prices, surplus, closures, projects and transfers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.analysis import closures, projects, worth
from rason.analysis.measure import (
    CLOSED,
    COMMODITY,
    DAYS,
    PROJECT,
    RULE,
    Measure,
    Parameters,
    actor,
    at_once,
    money,
    read_off,
    share,
)
from rason.analysis.parameter import Parameter
from rason.analysis.price_rule import by_actor
from rason.scenario.share import fraction

if TYPE_CHECKING:
    from rason.analysis.question import Analysis, Question
    from rason.case.case import Case
    from rason.case.cell import FloatArray

SURPLUSES = ("price_rule", *DAYS)


def _price(case: Case, parameters: Parameters) -> str:
    return case.units.price_unit(str(parameters["commodity"]))


def _surplus(question: Question, parameters: Parameters) -> Analysis[FloatArray]:
    earned = yield from by_actor(question, parameters.get("rule", question.choices.price_rule))
    return earned.get(str(parameters["actor"]), np.zeros(question.draws))


def _closure_loss(question: Question, parameters: Parameters) -> Analysis[FloatArray]:
    closed, share_shut = str(parameters["closed"]), fraction(parameters.get("share", 1.0))
    return (
        yield from closures.closure_loss(
            question, closed, str(parameters.get("actor", "")), share_shut, parameters.get("rule")
        )
    )


def _transfer(question: Question, parameters: Parameters) -> FloatArray:
    values = question.figures()
    total = np.zeros(question.draws)
    for row in question.case.transfers:
        ends = (("from", row.from_), ("to", row.to), ("kind", row.kind))
        if all(name not in parameters or parameters[name] == found for name, found in ends):
            total = total + row.amount.evaluate(values)
    return total


MONEY = (
    Measure(
        "price",
        "What a unit more is worth at a place.",
        _price,
        read_off(
            lambda q, s, t: worth.price_at(q.program, s, str(t["place"]), str(t["commodity"]))
        ),
        {"place": Parameter("The place.", ("places",)), "commodity": COMMODITY},
    ),
    Measure(
        "welfare",
        "Surplus of all together, outsiders included.",
        money,
        read_off(lambda _, s, __: s.objective),
    ),
    Measure(
        "surplus",
        "What an actor or a market earns under a price rule.",
        money,
        _surplus,
        {"actor": Parameter("Who earns.", ("actors", "markets")), "rule": RULE},
        SURPLUSES,
    ),
    Measure(
        "closure_loss",
        "What a closure of a year costs all, or one actor; negative where it helps.",
        money,
        _closure_loss,
        {
            "closed": CLOSED,
            "actor": actor("Whose loss; everybody's if it is left out.", required=False),
            "share": Parameter(
                "Part of the year's capacity that is shut.", required=False, part=True
            ),
            "rule": RULE,
        },
        SURPLUSES,
    ),
    Measure(
        "project_value",
        "What building a project whole adds, its annuity paid; negative where it does not pay.",
        money,
        lambda q, t: projects.project_value(q, str(t["project"])),
        {"project": PROJECT},
    ),
    Measure(
        "built",
        "What part of a project is built, from 0 to 1.",
        share,
        lambda q, t: projects.built(q, str(t["project"])),
        {"project": PROJECT},
    ),
    Measure(
        "transfer",
        "Grants, wages and fees outside the program.",
        money,
        at_once(_transfer),
        {
            "from": actor("Who pays.", required=False),
            "to": actor("Who receives.", required=False),
            "kind": Parameter("What it is.", required=False),
        },
        (),
    ),
)
"""Measures of money."""
