"""What a state of the levers changes about the flows and prices of another state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rason.api import answers
from rason.report.difference import same
from rason.table.row import tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rason.answer.scenario import Scenario
    from rason.table.row import Cell


def differences(now: Scenario, before: Scenario) -> answers.Differences | None:
    """Compare two states, good by good.

    What flows that are in one of them only change by is all that flows there; None where either has
    no solution.
    """
    if "infeasible" in {now.status, before.status}:
        return None
    flows, prices = (_changed(name, now, before) for name in ("flows", "prices"))
    return answers.Differences(
        flows=tuple(
            answers.FlowDifference.model_validate(row | {"change": (value or 0.0) - (was or 0.0)})
            for row, value, was in flows
        ),
        prices=tuple(
            answers.PriceDifference.model_validate(row | {"change": value - was})
            for row, value, was in prices
            if value is not None and was is not None
        ),
    )


def _changed(
    name: str, now: Scenario, before: Scenario
) -> Iterator[tuple[dict[str, Any], Any, Any]]:
    """Return keys and unit of each row whose value differs, with that value and what it was."""
    found = [tables(each).get(name) for each in (before, now)]
    keys = next((table.keys for table in found if table is not None), ())
    own = [key for key in keys if key != "scenario"]
    rows: list[dict[tuple[Cell, ...], Mapping[str, Cell]]] = [
        {tuple(row[key] for key in own): row for row in table or ()} for table in found
    ]
    those, these = rows
    for key, row in (those | these).items():
        was, value = (each[key]["value"] if key in each else None for each in rows)
        if not same(value, was):
            yield {each: row[each] for each in (*own, "unit")}, value, was
