"""The short tables of the brief; whole ones stand in the CSV files beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rason.report.wording import actor_names, scenario_name
from rason.words.amounts import format_share
from rason.words.counting import counted
from rason.words.phrases import amount, interval, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rason.report.document import (
        Closure,
        Dependence,
        Document,
        Figure,
        Scenario,
    )

MOST_ROWS = 12
"""Rows of a short table."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the page.

    Parameters
    ----------
    caption
        What it shows.
    headings
        One for each column.
    rows
        Of text, one cell for each column.
    note
        What a reader must know, or where the other rows are.
    numbers
        Positions of the columns that hold amounts.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    numbers: tuple[int, ...] = ()


def flows(document: Document) -> tuple[Table, ...]:
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


def _flows(scenario: Scenario, document: Document) -> Table:
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
    return Table(
        caption=scenario_name(document.case, scenario.scenario),
        headings=("Good", "Way", "Amount", "Range over equal optima"),
        rows=tuple(rows),
        note=note.strip(),
        numbers=(2, 3),
    )


def _links(document: Document) -> frozenset[str]:
    return frozenset(each.link for each in document.case.links)


def prices(document: Document) -> tuple[Table, ...]:
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
            Table(
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


def closures(document: Document) -> tuple[Table, ...]:
    """Show the costliest closures.

    Parameters
    ----------
    document
        All results.

    Returns
    -------
    tables
        Ready for a template.
    """
    corridors = [each for each in document.closures if each.corridor]
    places = [each for each in document.closures if not each.corridor]
    return (
        *_closures(corridors, "Links and straits shut, one at a time", document),
        *_closures(places, "Places cut off, one at a time", document),
    )


def _closures(closures: Sequence[Closure], caption: str, document: Document) -> tuple[Table, ...]:
    names = actor_names(document.case)
    known = sorted(
        (each for each in closures if each.loss is not None),
        key=lambda each: -(each.loss or 0.0),
    )
    rows = tuple(
        (
            each.name,
            each.role or each.kind,
            ("above the ceiling, at least " if each.ceiling else "")
            + amount(each.loss or 0.0, each.unit),
            "; ".join(
                f"{names.get(actor, actor)} {amount(lost, each.unit)}"
                for actor, lost in sorted(each.actors.items(), key=lambda pair: -pair[1])[:2]
                if lost > 0.0
            ),
        )
        for each in known[:MOST_ROWS]
    )
    refused = [f"{each.name}: {each.reason}" for each in closures if each.loss is None]
    note = f"The costliest of {len(known)}; all in closures.csv." if len(known) > MOST_ROWS else ""
    if refused:
        note += f" Without a number: {'; '.join(refused)}."
    if not rows:
        return ()
    headings = ("Shut for a year", "What it is", "Lost in all", "Who loses most")
    return (Table(caption, headings, rows, note.strip(), (2,)),)


def projects(document: Document) -> tuple[Table, ...]:
    """Show what each project is worth.

    Parameters
    ----------
    document
        All results.

    Returns
    -------
    tables
        Ready for a template.
    """
    built = {each.project: each.name for each in document.projects}
    rows = tuple(
        (
            scenario_name(document.case, each.scenario),
            each.name + "".join(f", with {built.get(need, need)}" for need in each.needs),
            each.reason if each.alone is None else amount(each.alone, each.unit),
            "" if each.together is None else amount(each.together, each.unit),
            "" if each.frequency is None else format_share(each.frequency),
        )
        for each in document.projects
    )
    headings = (
        "Scenario",
        "Project",
        "Worth alone",
        "Worth beside all others",
        "Built beside all others, of draws",
    )
    note = (
        "What building it whole adds in a year, its annuity paid, and what it needs built as far"
        " as that pays; less than nothing does not pay."
    )
    return (Table("Projects", headings, rows, note, (2, 3, 4)),) if rows else ()


def dependence(document: Document) -> tuple[Table, ...]:
    """Show who depends most on whom.

    Parameters
    ----------
    document
        All results.

    Returns
    -------
    tables
        Ready for a template.
    """
    shares = sorted(
        (each for each in document.dependence if each.share is not None),
        key=lambda each: -(each.share or 0.0),
    )
    losses = sorted(
        (each for each in document.dependence if each.bargaining_loss),
        key=lambda each: -(each.bargaining_loss or 0.0),
    )
    return (*_shares(shares, document), *_losses(losses, document))


def _shares(shares: Sequence[Dependence], document: Document) -> tuple[Table, ...]:
    names, goods = actor_names(document.case), document.case.commodities
    rows = tuple(
        (
            names.get(each.actor, each.actor),
            names.get(each.partner, each.partner),
            goods.get(each.commodity, each.commodity),
            f"{format_share(each.share or 0.0)} of {each.share_of}",
            f"{each.basis}, {each.period}",
        )
        for each in shares[:MOST_ROWS]
    )
    headings = ("Who", "With whom", "Good", "Share", "Basis")
    note = (
        f"The largest of {len(shares)}; all in dependence.csv." if len(shares) > len(rows) else ""
    )
    lacking = sum(each.basis == "observed" and each.share is None for each in document.dependence)
    if lacking:
        pairs = sentence(counted(lacking, "observed pair has", "observed pairs have"))
        note += f" {pairs.rstrip('.')} no share, since observed.csv does not hold the whole of what"
        note += " the first of them trades: dependence.csv says which row would give it."
    if not rows and not lacking:
        return ()
    return (Table("Dependence by trade", headings, rows, note.strip(), (3,)),)


def _losses(losses: Sequence[Dependence], document: Document) -> tuple[Table, ...]:
    names = actor_names(document.case)
    rows = tuple(
        (
            names.get(each.actor, each.actor),
            names.get(each.partner, each.partner),
            amount(each.bargaining_loss or 0.0, each.unit),
        )
        for each in losses[:MOST_ROWS]
    )
    headings = ("Who loses", "If it no longer deals with", "Loss of bargaining power (Shapley)")
    note = (
        f"The largest of {len(losses)}; all in dependence.csv." if len(losses) > len(rows) else ""
    )
    return (Table("Dependence by bargaining", headings, rows, note, (2,)),) if rows else ()


def figures(figures: Sequence[Figure], caption: str) -> Table:
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
    return Table(caption, ("Figure", "Value", "Range", "Grade", "Note"), rows, "", (1, 2))
