"""What is at stake in the document: closures, projects, dependence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.dependence import observed_share
from rason.report import document
from rason.report.case_note import asset_names
from rason.report.making.numbers import by_name, certain, finite, money, price_scale, yearly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rason.analysis.closures import Closures
    from rason.analysis.dependence import Dependence
    from rason.analysis.projects import Projects
    from rason.case import Case, FloatArray, Values
    from rason.scenario.merge import Shut

BUILT = 0.5
"""Part of a divisible project from which it counts as worth building."""
_MOVED = 1e-6


def closure_parts(case: Case, closures: Closures) -> tuple[document.Closure, ...]:
    """Put closures into the document, at the first draw.

    Parameters
    ----------
    case
        The case.
    closures
        The results.

    Returns
    -------
    parts
        The costliest first; those that cannot be borne at the top, with the reason.
    """
    names = asset_names(case)
    parts = [_closure(case, closures, index, names) for index in range(len(closures.closed))]
    return tuple(
        sorted(parts, key=lambda each: (each.loss is not None, -(each.loss or 0.0), each.closed))
    )


def _closure(case: Case, closures: Closures, index: int, names: dict[str, str]) -> document.Closure:
    shut = closures.closed[index]
    loss = money(closures.loss[0, index])
    reason = "some demand that must be met cannot be met without it" if loss is None else ""
    return document.Closure(
        closed=";".join(each.key for each in shut),
        kind="link" if shut[0].kind == "asset" else shut[0].kind,
        name=" and ".join(_shut_name(case, each, names) for each in shut),
        loss=loss,
        unit=yearly(case),
        reason=reason,
        actors={} if loss is None else by_name(closures.actors, closures.by_actor[0, index]),
        prices=() if loss is None else tuple(_price_changes(case, closures, index)),
    )


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
        if not origin and change is not None and abs(change) > _MOVED:
            yield document.PriceChange(place=place, commodity=commodity, change=change, unit=unit)


def project_parts(
    case: Case, central: Projects, drawn: Projects | None = None
) -> tuple[document.Project, ...]:
    """Put projects into the document.

    Parameters
    ----------
    case
        The case.
    central
        At central figures.
    drawn
        Over draws, for the share of draws in which each is worth building; None leaves it out.

    Returns
    -------
    parts
        In the order of the case.
    """
    parts = []
    for index, key in enumerate(central.projects):
        frequency = None
        if drawn is not None:
            frequency = certain(float(np.mean(drawn.built[:, drawn.projects.index(key)] >= BUILT)))
        alone = money(central.alone[0, index])
        parts.append(
            document.Project(
                project=key,
                name=case.projects[key].name,
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
    for one, actor in enumerate(dependence.players):
        for other, partner in enumerate(dependence.players):
            if one == other:
                continue
            parts.append(
                document.Dependence(
                    actor=actor,
                    partner=partner,
                    bargaining_loss=money(dependence.loss[0, one, other]),
                    unit=yearly(case),
                )
            )
            parts += _observed(case, actor, partner, values)
    return tuple(parts)


def _observed(
    case: Case, actor: str, partner: str, values: Values
) -> Iterator[document.Dependence]:
    goods = dict.fromkeys(
        row.commodity for row in case.observed if row.to == actor and row.from_ == partner
    )
    for good in goods:
        share: FloatArray = observed_share(case, values, actor, partner, good, "to")
        known = finite(share[0])
        if known is not None:
            yield document.Dependence(
                actor=actor, partner=partner, commodity=good, share=known, basis="observed"
            )
