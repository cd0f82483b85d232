"""What a state of the levers changes about the flows and prices of another state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rason.api import answers

if TYPE_CHECKING:
    from rason.report import document

SAME: Final = 1e-6
"""Part of the larger number below which two count as equal: what is less is rounding."""


def differences(now: document.Scenario, before: document.Scenario) -> answers.Differences | None:
    """Compare two states, good by good.

    Parameters
    ----------
    now
        The state that is looked at.
    before
        The one that it is compared with.

    Returns
    -------
    differences
        What flows that are in one of them only change by is all that flows there; None where
        either has no solution.
    """
    if "infeasible" in {now.status, before.status}:
        return None
    return answers.Differences(flows=_flows(now, before), prices=_prices(now, before))


def _flows(now: document.Scenario, before: document.Scenario) -> tuple[answers.FlowDifference, ...]:
    these, those = (
        {(flow.asset, flow.commodity, flow.kind): flow for flow in each.flows}
        for each in (now, before)
    )
    found = []
    for key, flow in (those | these).items():
        value, was = (flows[key].value if key in flows else 0.0 for flows in (these, those))
        if _differ(value, was):
            found.append(
                answers.FlowDifference(
                    asset=flow.asset,
                    commodity=flow.commodity,
                    kind=flow.kind,
                    change=value - was,
                    unit=flow.unit,
                )
            )
    return tuple(found)


def _prices(
    now: document.Scenario, before: document.Scenario
) -> tuple[answers.PriceDifference, ...]:
    those = {(p.place, p.commodity, p.origin): p.value for p in before.prices}
    found = []
    for price in now.prices:
        was = those.get((price.place, price.commodity, price.origin))
        if price.value is None or was is None or not _differ(price.value, was):
            continue
        found.append(
            answers.PriceDifference(
                place=price.place,
                commodity=price.commodity,
                origin=price.origin,
                change=price.value - was,
                unit=price.unit,
            )
        )
    return tuple(found)


def _differ(one: float, other: float) -> bool:
    return abs(one - other) > SAME * max(abs(one), abs(other))
