"""What is at stake in the document: closures, projects, dependence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.closures import CORRIDORS, role
from rason.analysis.power import NOTHING
from rason.analysis.quantity import ratio
from rason.analysis.trade_share import trade_shares
from rason.report import document
from rason.report.case_note import asset_names
from rason.report.making.numbers import by_name, certain, finite, money, price_scale, yearly
from rason.scenario.needs import needed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rason.analysis.closures import Closures
    from rason.analysis.dependence import Dependence
    from rason.analysis.prices import Prices
    from rason.analysis.projects import Projects
    from rason.case import Case, FloatArray, Values
    from rason.scenario.merge import Shut

BUILT = 0.5
"""Part of a divisible project from which it counts as worth building."""
CEILING = 2.0
"""The ceiling of a demand that names none, by its price."""
_NEARLY = 1.0 - 1e-6


def closure_parts(
    case: Case, closures: Closures, prices: Prices, values: Values
) -> tuple[document.Closure, ...]:
    """Put closures into the document, at the first draw.

    Parameters
    ----------
    case
        The case.
    closures
        The results.
    prices
        While nothing is closed.
    values
        Central figures, for the ceilings of demands.

    Returns
    -------
    parts
        Corridors, then places; of each the costliest first, and those that cannot be borne at the
        top, with the reason.
    """
    names = asset_names(case)
    ceilings = _ceilings(case, prices, values)
    parts = [
        _closure(case, closures, index, names, ceilings) for index in range(len(closures.closed))
    ]
    return tuple(
        sorted(
            parts,
            key=lambda each: (
                not each.corridor,
                each.loss is not None,
                -(each.loss or 0.0),
                each.closed,
            ),
        )
    )


def _closure(
    case: Case,
    closures: Closures,
    index: int,
    names: dict[str, str],
    ceilings: dict[str, tuple[int, float]],
) -> document.Closure:
    shut = closures.closed[index]
    roles = [role(case, each) for each in shut]
    loss = money(closures.loss[0, index])
    reason = "some demand that must be met cannot be met without it" if loss is None else ""
    return document.Closure(
        closed=";".join(each.key for each in shut),
        kind="link" if shut[0].kind == "asset" else shut[0].kind,
        role=" and ".join(dict.fromkeys(roles)),
        corridor=CORRIDORS.issuperset(roles),
        name=" and ".join(_shut_name(case, each, names) for each in shut),
        loss=loss,
        unit=yearly(case),
        reason=reason,
        ceiling=()
        if loss is None
        else tuple(
            demand
            for demand, (price, room) in ceilings.items()
            if closures.price_rise[0, index, price] >= room
        ),
        actors={} if loss is None else by_name(closures.actors, closures.by_actor[0, index]),
        prices=() if loss is None else tuple(_price_changes(case, closures, index)),
    )


def _ceilings(case: Case, prices: Prices, values: Values) -> dict[str, tuple[int, float]]:
    """Return, for each demand, the position of its price and how far that may rise."""
    position = {key: index for index, key in enumerate(prices.keys)}
    found: dict[str, tuple[int, float]] = {}
    for demand in case.demands.values():
        index = position.get((demand.place, demand.commodity, ""))
        if index is None:
            continue
        worth = demand.price.evaluate(values)
        ceiling = CEILING * worth if demand.ceiling is None else demand.ceiling.evaluate(values)
        if np.any(demand.elasticity.evaluate(values) != 0.0):
            highest = float(np.ravel(ceiling)[0])
            found[demand.demand] = index, highest * _NEARLY - float(prices.value[0, index])
    return found


def _shut_name(case: Case, shut: Shut, names: dict[str, str]) -> str:
    if shut.kind == "place":
        return case.places[shut.key].name
    if shut.kind == "passage":
        return shut.key.replace("_", " ").capitalize()
    return names.get(shut.key, shut.key)


def _price_changes(case: Case, closures: Closures, index: int) -> Iterator[document.PriceChange]:
    for number, (place, commodity, origin) in enumerate(closures.prices):
        factor, unit = price_scale(case, commodity)
        change = finite(closures.price_rise[0, index, number] * factor)
        if not origin and change:
            yield document.PriceChange(place=place, commodity=commodity, change=change, unit=unit)


def project_parts(
    case: Case, scenario: str, central: Projects, built: Mapping[str, FloatArray]
) -> tuple[document.Project, ...]:
    """Put projects into the document.

    Parameters
    ----------
    case
        The case.
    scenario
        Where they are valued, in the words of its key.
    central
        At central figures.
    built
        By project, the part that is built where all may be, shape ``(draws,)``; projects may be
        left out.

    Returns
    -------
    parts
        In the order of the case.
    """
    parts = []
    for index, key in enumerate(central.projects):
        frequency = None
        if key in built:
            frequency = certain(float(np.mean(built[key] >= BUILT)))
        alone = money(central.alone[0, index])
        parts.append(
            document.Project(
                scenario=scenario,
                project=key,
                name=case.projects[key].name,
                needs=needed(case, key),
                alone=alone,
                together=money(central.last[0, index]),
                unit=yearly(case),
                frequency=frequency,
                actors=by_name(central.actors, central.by_actor[0, index]),
                reason="" if alone is not None else "infeasible",
            )
        )
    return tuple(parts)


def dependence_parts(
    case: Case, dependence: Dependence, values: Values
) -> tuple[document.Dependence, ...]:
    """Put dependence into the document: shares of observed trade beside bargaining losses.

    Parameters
    ----------
    case
        The case.
    dependence
        At central figures.
    values
        Central figures.

    Returns
    -------
    parts
        One for each ordered pair of players, and one for each pair and commodity that was
        observed.
    """
    parts = []
    nothing = NOTHING * float(np.abs(dependence.payoff[0]).max())
    for one, actor in enumerate(dependence.players):
        for other, partner in enumerate(dependence.players):
            if one == other:
                continue
            parts.append(
                document.Dependence(
                    actor=actor,
                    partner=partner,
                    bargaining_loss=money(dependence.loss[0, one, other]),
                    loss_share=finite(
                        ratio(dependence.loss[:1, one, other], dependence.gain[:1, one], nothing)[0]
                    ),
                    unit=yearly(case),
                )
            )
            parts += _observed(case, actor, partner, values)
    return tuple(parts)


def _observed(
    case: Case, actor: str, partner: str, values: Values
) -> Iterator[document.Dependence]:
    for each in trade_shares(case, values, actor, partner, "to"):
        share = None if each.share is None else finite(each.share[0])
        yield document.Dependence(
            actor=actor,
            partner=partner,
            commodity=each.commodity,
            share=share,
            share_of=each.of,
            period=each.period,
            basis="observed",
            reason=each.reason or ("" if share is not None else "nothing was observed in all"),
        )
