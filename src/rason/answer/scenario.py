"""One scenario at central figures: flows, prices, surplus and contracts as one answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

from rason.answer import contracts, flows, prices, surplus
from rason.answer.change import amount_set, change_in_words
from rason.answer.contracts import Contract
from rason.answer.flows import Built, Flow
from rason.answer.limits import dated
from rason.answer.prices import Price
from rason.answer.surplus import RULES, Surplus
from rason.claim.need import granted
from rason.games.wording import listed
from rason.scenario.merge import merge
from rason.table.column import Column
from rason.table.column import Scenario as Key
from rason.table.naming import name_of, scenario_name
from rason.table.naming import names as names_of
from rason.table.numbers import yearly
from rason.table.row import Row
from rason.words.phrases import amount

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rason.analysis.question import PriceRule
    from rason.answer.subject import Subject
    from rason.case import Case
    from rason.claim.need import Inquiry
    from rason.table.naming import Names
    from rason.table.shown import Shown


MOST_EARNERS = 3
"""Those who are named in the sentence that says who earns most."""


class Scenario(Row, table="scenarios"):
    """One scenario at central figures."""

    scenario: Key
    name: str = ""
    objective: Annotated[
        float | None, Column("Surplus of all", "amount", unit="objective_unit", compared=True)
    ]
    objective_unit: str
    status: Annotated[Literal["optimal", "infeasible"], Column("Status", compared=True)]
    reason: str = ""
    flows: tuple[Flow, ...] = ()
    prices: tuple[Price, ...] = ()
    surplus: tuple[Surplus, ...] = ()
    contracts: tuple[Contract, ...] = ()
    built: tuple[Built, ...] = ()
    notes: tuple[str, ...] = ()


def solve(subject: Subject, rules: Sequence[PriceRule] = RULES) -> Inquiry[Scenario]:
    """Ask for a scenario's flows, prices, contracts, and surplus under some price rules.

    One without a solution has a reason and no numbers.
    """
    rules = tuple(dict.fromkeys((*rules, subject.central.choices.price_rule)))
    found = yield (
        subject.optimum,
        subject.need("flows", flows.flows),
        subject.need("prices", prices.prices),
        subject.need("contracts", contracts.contracts),
        *(subject.need(("surplus", each), partial(surplus.surplus, rule=each)) for each in rules),
    )
    optimum, flow, price, kept, *earned = map(granted, found)
    case, names = subject.case, subject.central.scenario
    solved = optimum.objective is not None
    notes = (*_formulas_left(case, names), *(each.note for each in flow.flows if each.note))
    return Scenario(
        scenario=subject.scenario,
        name=scenario_name(names_of(case)["scenario"], subject.scenario, change_in_words(case)),
        objective=optimum.objective,
        objective_unit=yearly(case),
        status="optimal" if solved else "infeasible",
        reason=optimum.reason,
        flows=flow.flows,
        prices=price.prices,
        surplus=tuple(row for each in earned for row in each.surplus),
        contracts=kept.contracts,
        built=flow.built,
        notes=(*dated(case, names), *(notes if solved else ())),
    )


def _formulas_left(case: Case, names: Sequence[str]) -> Iterator[str]:
    """Say which figures the scenario sets that had a formula."""
    for key, cell in merge(case, names).figures.items():
        figure = case.figures[key]
        if figure.formula is not None:
            text = amount_set(case, key, cell.text)
            yield (
                f"{figure.name or key} ({key}) is set to {text} here, and no longer follows its "
                f"formula, {figure.formula.text}."
            )


def earners(found: Scenario, names: Names) -> str:
    """Say who earns most of the surplus at nodal prices; empty where nobody earns."""
    rows = sorted(found.surplus, key=lambda each: -each.value)
    most = [each for each in rows if each.rule == "nodal" and each.value > 0][:MOST_EARNERS]
    if not most:
        return ""
    told = [
        f"{name_of(names, 'actor', each.actor)} ({amount(each.value, each.unit)})" for each in most
    ]
    return f"At nodal prices most of it goes to {listed(told)}."


def layout(found: Scenario, names: Names, most: int) -> tuple[Shown, ...]:
    """Lay out all tables of a scenario, each as its own question has it."""
    return (
        *flows.layout(flows.Flows(flows=found.flows, built=found.built), names, most),
        *prices.layout(prices.Prices(prices=found.prices), names, most),
        *surplus.layout(surplus.Surpluses(surplus=found.surplus), names, most),
        *contracts.layout(contracts.Contracts(contracts=found.contracts), names, most),
    )
