"""One scenario of the document: status, flows, prices, surplus, what is built."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rason.answer.numbers import certain, finite, money, price_scale, yearly
from rason.report import document
from rason.report.change import amount_set, change_in_words
from rason.report.limits import dated
from rason.report.making.contracts import contract_parts
from rason.scenario.merge import merge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rason.analysis.contracts import Kept
    from rason.analysis.flows import Flows
    from rason.analysis.prices import Prices
    from rason.analysis.surplus import Surplus
    from rason.case import Case

_KINDS: dict[str, Literal["flow", "supply", "process", "demand", "sale", "purchase"]] = {
    "flow": "flow",
    "supply": "supply",
    "process": "process",
    "slice": "demand",
    "sale": "sale",
    "purchase": "purchase",
}
"""What the document calls each family of columns that carries a commodity."""


def scenario_key(names: Sequence[str]) -> str:
    """Return the key of merged scenarios.

    Parameters
    ----------
    names
        Of scenarios, merged from left to right; none is the bare case.

    Returns
    -------
    key
        Names joined by ``+``.
    """
    return "+".join(names)


def scenario_name(case: Case, names: Sequence[str]) -> str:
    """Name merged scenarios in words.

    Parameters
    ----------
    case
        The case.
    names
        Of its scenarios.

    Returns
    -------
    name
        As the case has it, with what lies on top of every scenario.
    """
    words = [case.scenarios[name].name or name.replace("_", " ") for name in names]
    name, change = "; ".join(words) if words else "The case as it stands", change_in_words(case)
    return f"{name}, {change}" if change else name


def scenario_part(
    case: Case,
    names: Sequence[str],
    flows: Flows,
    prices: Prices,
    surplus: Sequence[Surplus],
    contracts: Sequence[Kept],
) -> document.Scenario:
    """Put a scenario's results into the document, at the first draw.

    Parameters
    ----------
    case
        The case.
    names
        The scenario.
    flows, prices, surplus
        Results at central figures; one surplus for each price rule.
    contracts
        How each contract of the case is kept.

    Returns
    -------
    part
        Infeasible ones have a reason and no numbers.
    """
    objective = money(flows.objective[0])
    feasible = objective is not None
    reason = "; ".join(dict.fromkeys(each for each in flows.reasons if each))
    return document.Scenario(
        scenario=scenario_key(names),
        name=scenario_name(case, names),
        objective=objective,
        objective_unit=yearly(case),
        status="optimal" if feasible else "infeasible",
        reason="" if feasible else reason or "no solution",
        flows=tuple(_flows(case, flows)) if feasible else (),
        prices=tuple(_prices(case, prices)) if feasible else (),
        surplus=tuple(_surplus(case, surplus)) if feasible else (),
        contracts=tuple(contract_parts(case, contracts)) if feasible else (),
        built=tuple(_built(case, flows)) if feasible else (),
        notes=(*dated(case, names), *(_notes(case, names, flows) if feasible else ())),
    )


def _flows(case: Case, flows: Flows) -> Iterator[document.Flow]:
    seen = {(each.link, each.commodity) for each in case.observed}
    for index, (family, asset, commodity) in enumerate(flows.keys):
        if family not in _KINDS or not commodity:
            continue
        value, low, high = (
            certain(each[0, index]) for each in (flows.value, flows.low, flows.high)
        )
        yield document.Flow(
            asset=asset,
            commodity=commodity,
            kind=_KINDS[family],
            value=value,
            low=min(low, value),
            high=max(high, value),
            unit=case.units.quantity_unit(commodity),
            capacity=finite(flows.capacity[0, index]),
            observed_tie=(asset, commodity) in seen and flows.tied[index],
        )


def _prices(case: Case, prices: Prices) -> Iterator[document.Price]:
    for index, (place, commodity, origin) in enumerate(prices.keys):
        factor, unit = price_scale(case, commodity)
        value, low, high = (
            finite(each[0, index] * factor) for each in (prices.value, prices.low, prices.high)
        )
        if low is not None and high is not None:
            low, high = min(low, high), max(low, high)
        reason = "nothing more can be brought there, or taken away" if None in (low, high) else ""
        yield document.Price(
            place=place,
            commodity=commodity,
            origin=origin,
            value=value,
            low=low,
            high=high,
            unit=unit,
            reason=reason if value is not None else "no price",
        )


def _surplus(case: Case, surplus: Sequence[Surplus]) -> Iterator[document.Surplus]:
    for each in surplus:
        for index, actor in enumerate(each.actors):
            yield document.Surplus(
                actor=actor,
                rule=each.rule,
                value=money(each.value[0, index]) or 0.0,
                low=money(each.low[0, index]),
                high=money(each.high[0, index]),
                unit=yearly(case),
            )


def _built(case: Case, flows: Flows) -> Iterator[document.Built]:
    for index, (family, asset, _) in enumerate(flows.keys):
        if family == "build":
            yield document.Built(
                project=asset, name=case.projects[asset].name, value=certain(flows.value[0, index])
            )


def _notes(case: Case, names: Sequence[str], flows: Flows) -> Iterator[str]:
    for key, cell in merge(case, names).figures.items():
        figure = case.figures[key]
        if figure.formula is not None:
            text = amount_set(case, key, cell.text)
            yield (
                f"{figure.name or key} ({key}) is set to {text} here, and no longer follows its "
                f"formula, {figure.formula.text}."
            )
    for key in flows.ceilings:
        demand = case.demands[key]
        place, good = case.places[demand.place].name, case.commodities[demand.commodity].name
        yield f"{good} in {place} is at its ceiling price: its worth there is a guess."
    for short in flows.shortages:
        demand = case.demands[short.demand]
        place, good = case.places[demand.place].name, case.commodities[demand.commodity].name
        yield (
            f"{good} in {place}: {short.served:.4g} of the {short.asked:.4g} "
            f"{case.units.quantity_unit(demand.commodity)} asked for are served."
        )
