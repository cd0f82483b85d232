"""The short tables of the brief; whole ones stand in the CSV files beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.answer.shown import MOST_ROWS, Shown
from rason.report.wording import scenario_name
from rason.words.phrases import amount, interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rason.report.document import (
        Document,
        Figure,
        Scenario,
    )


def flows(document: Document) -> tuple[Shown, ...]:
    """Show the largest flows of each scenario.

    Parameters
    ----------
    document
        All results.

    Returns
    -------
    tables
        Ready for a template.
    """
    return tuple(_flows(each, document) for each in document.scenarios if each.flows)


def _flows(scenario: Scenario, document: Document) -> Shown:
    case = document.case
    flows = sorted(
        (each for each in scenario.flows if each.high > 0.0 and each.asset in _links(document)),
        key=lambda each: -each.value,
    )
    by_good: dict[str, list[tuple[str, ...]]] = {}
    for each in flows:
        by_good.setdefault(each.commodity, []).append(
            (
                case.commodities.get(each.commodity, each.commodity),
                case.assets.get(each.asset, each.asset),
                amount(each.value, each.unit) + (" *" if each.observed_tie else ""),
                interval(each.low, each.high, each.unit),
            )
        )
    rows = [row for group in by_good.values() for row in group[: max(3, MOST_ROWS // 3)]]
    note = ""
    if any(each.observed_tie for each in flows):
        note = "* one of several equally good; chosen as nearest to what was observed."
    if len(rows) < len(flows):
        note += f" The largest of each good; all {len(flows)} in flows.csv."
    note = " ".join([note.strip(), *scenario.notes]).strip()
    return Shown(
        caption=scenario_name(document.case, scenario.scenario),
        headings=("Good", "Way", "Amount", "Range over equal optima"),
        rows=tuple(rows),
        note=note.strip(),
        numbers=(2, 3),
    )


def _links(document: Document) -> frozenset[str]:
    return frozenset(each.link for each in document.case.links)


def prices(document: Document) -> tuple[Shown, ...]:
    """Show the prices of the first scenario where goods arrive.

    Parameters
    ----------
    document
        All results.

    Returns
    -------
    tables
        Ready for a template.
    """
    if not document.scenarios:
        return ()
    case, first = document.case, document.scenarios[0]
    places = {each.place: each.name for each in case.places}
    used = {(link.to, good) for link in case.links for good in link.commodities}
    rows = [
        (
            places.get(each.place, each.place),
            case.commodities.get(each.commodity, each.commodity),
            amount(each.value, each.unit),
            interval(each.low, each.high, each.unit),
        )
        for each in first.prices
        if each.value is not None and (each.place, each.commodity) in used and not each.origin
    ]
    return (
        (
            Shown(
                caption=scenario_name(document.case, first.scenario),
                headings=("Place", "Good", "Worth of one unit more", "Range"),
                rows=tuple(rows[: 2 * MOST_ROWS]),
                note=f"All {len(first.prices)} in prices.csv." if len(rows) > 2 * MOST_ROWS else "",
                numbers=(2, 3),
            ),
        )
        if rows
        else ()
    )


def figures(figures: Sequence[Figure], caption: str) -> Shown:
    """Show figures with their ranges, grades and doubts.

    Parameters
    ----------
    figures
        Some figures of the case.
    caption
        What they have in common.

    Returns
    -------
    table
        Ready for a template.
    """
    rows = tuple(
        (
            each.name,
            "" if each.value is None else amount(each.value, each.unit, exact=not each.derived),
            interval(each.low, each.high, each.unit, exact=not each.derived),
            each.grade,
            each.note,
        )
        for each in figures
    )
    return Shown(caption, ("Figure", "Value", "Range", "Grade", "Note"), rows, "", (1, 2))
