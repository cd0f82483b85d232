"""Measures of money: prices, surplus, closures, projects and transfers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from rason.analysis import closures, projects, worth
from rason.analysis.days import price_in_days
from rason.analysis.foresight import outcome
from rason.analysis.measure import (
    AS,
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
    need_unit_prices,
    read_off,
    share,
)
from rason.analysis.money_in_days import all_in_days, present
from rason.analysis.parameter import Parameter
from rason.analysis.price_rule import by_actor
from rason.program.closure import fraction

if TYPE_CHECKING:
    from rason.analysis.question import Analysis, Question
    from rason.case.case import Case
    from rason.case.cell import FloatArray
    from rason.solve.batch import Solved

PLACE = Parameter("The place.", ("places",))
SURPLUSES = ("price_rule", *DAYS)
PAID = replace(
    AS,
    doc="`rate` (a year, what is meant where nothing is said) or `amount`: all that comes in the"
    " calendar or in the days that are asked, as a present value on the calendar's first day.",
)


def _price(case: Case, parameters: Parameters) -> str:
    return case.units.price_unit(str(parameters["commodity"]))


def _price_at(question: Question, solved: Solved, place: str, commodity: str) -> FloatArray:
    """Return a price over the question's days; over all of a calendar, as its money counts."""
    need_unit_prices(question, f"price at {place}")
    if question.days is None:
        return worth.price_at(question.program, solved, place, commodity)
    return price_in_days(question, solved, place, commodity)


def _spread(question: Question, solved: Solved, parameters: Parameters) -> FloatArray:
    """Return how much dearer a commodity is at one place than at another."""
    commodity = str(parameters["commodity"])
    dear, cheap = (
        _price_at(question, solved, str(parameters[end]), commodity) for end in ("to", "from")
    )
    return dear - cheap


def _welfare(question: Question, parameters: Parameters) -> Analysis[FloatArray]:
    found = yield from outcome(question)
    earned = found.solved.objective
    if question.days is not None:
        earned = all_in_days(question, found.variant, found.solved)
    return _told(question, earned, parameters)


def _surplus(question: Question, parameters: Parameters) -> Analysis[FloatArray]:
    earned = yield from by_actor(question, parameters.get("rule", question.choices.price_rule))
    own = earned.get(str(parameters["actor"]), np.zeros(question.draws))
    return _told(question, own, parameters)


def _closure_loss(question: Question, parameters: Parameters) -> Analysis[FloatArray]:
    closed, share_shut = str(parameters["closed"]), fraction(parameters.get("share", 1.0))
    lost = yield from closures.closure_loss(
        question, closed, str(parameters.get("actor", "")), share_shut, parameters.get("rule")
    )
    return _told(question, lost, parameters)


def _money(case: Case, parameters: Parameters) -> str:
    """Return the unit of money a year, or of all that comes in the days that are asked."""
    unit = money(case, parameters)
    return unit.removesuffix("/yr") if parameters.get("as") == "amount" else unit


def _told(question: Question, yearly: FloatArray, parameters: Parameters) -> FloatArray:
    """Return money a year as it is, or all that comes, as the parameter `as` says."""
    if parameters.get("as", "rate") == "rate":
        return yearly
    found: FloatArray = yearly * present(question)
    return found


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
        read_off(lambda q, s, t: _price_at(q, s, str(t["place"]), str(t["commodity"]))),
        {"place": PLACE, "commodity": COMMODITY},
        dated=True,
        priced=True,
        phrase="the price of {commodity} at {place}",
    ),
    Measure(
        "spread",
        "How much more a unit is worth at one place than at another; negative where it is less.",
        _price,
        read_off(_spread),
        {
            "from": replace(PLACE, doc="The place whose price is taken off."),
            "to": replace(PLACE, doc="The place whose price it is taken off."),
            "commodity": COMMODITY,
        },
        dated=True,
        priced=True,
        phrase="the price of {commodity} at {to}, less that at {from},",
    ),
    Measure(
        "welfare",
        "Surplus of all together, outsiders included.",
        _money,
        _welfare,
        {"as": PAID},
        dated=True,
        phrase="the surplus of all together",
    ),
    Measure(
        "surplus",
        "What an actor or a market earns under a price rule.",
        _money,
        _surplus,
        {"actor": Parameter("Who earns.", ("actors", "markets")), "rule": RULE, "as": PAID},
        SURPLUSES,
        dated=True,
        phrase="the surplus of {actor}",
    ),
    Measure(
        "closure_loss",
        "What a closure costs all, or one actor, for a year or all days of a calendar; negative"
        " where it helps.",
        _money,
        _closure_loss,
        {
            "closed": CLOSED,
            "actor": actor("Whose loss; everybody's if it is left out.", required=False),
            "share": Parameter(
                "Part of the capacity that is shut.",
                required=False,
                part=True,
            ),
            "rule": RULE,
            "as": PAID,
        },
        SURPLUSES,
        dated=True,
        phrase="the loss[ of {actor}] from closing {closed}",
    ),
    Measure(
        "project_value",
        "What building a project whole adds, its annuity paid; negative where it does not pay.",
        money,
        lambda q, t: projects.project_value(q, str(t["project"])),
        {"project": PROJECT},
        phrase="what building {project} adds",
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
