"""The short tables of the brief; whole ones stand in the CSV files beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rason.answer.contracts import unkept
from rason.answer.flows import laid_out
from rason.answer.prices import Prices
from rason.answer.registry import QUESTIONS
from rason.report.case_names import scenario_name
from rason.report.case_note import names_in
from rason.table.shown import MOST_ROWS, Shown
from rason.words.phrases import amount, interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rason.report.document import (
        Document,
        Figure,
    )


def flows(document: Document) -> tuple[Shown, ...]:
    """Show the largest flows on links in each scenario."""
    names = names_in(document.case)
    links = {each.link for each in document.case.links}
    return tuple(
        replace(table, note=" ".join(filter(None, [table.note, *each.notes])))
        for each in document.scenarios
        for table in laid_out(
            [flow for flow in each.flows if flow.asset in links],
            scenario_name(document.case, each.scenario),
            "Way",
            names,
            MOST_ROWS,
        )
    )


def prices(document: Document) -> tuple[Shown, ...]:
    """Show the prices of the first scenario where goods arrive."""
    arriving = {
        (end, good)
        for link in document.case.links
        for end in ((link.to, link.from_) if link.both else (link.to,))
        for good in link.commodities
    }
    return tuple(
        replace(table, caption=scenario_name(document.case, first.scenario))
        for first in document.scenarios[:1]
        for table in QUESTIONS["prices"].laid_out(
            Prices(
                prices=tuple(
                    each
                    for each in first.prices
                    if each.value is not None and (each.place, each.commodity) in arriving
                )
            ),
            names_in(document.case),
            2 * MOST_ROWS,
        )
    )


def contracts(document: Document) -> tuple[Shown, ...]:
    """Show the contracts of all scenarios whose goods do not all flow, or that bind nobody."""
    held = [
        (scenario_name(document.case, each.scenario), each.contracts) for each in document.scenarios
    ]
    return unkept(held, names_in(document.case), MOST_ROWS)


def figures(figures: Sequence[Figure], caption: str) -> Shown:
    """Show figures with their ranges, grades and doubts."""
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
