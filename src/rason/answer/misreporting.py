"""Whose figures they are: how far actors could move their own shares by what they report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from rason.analysis.misreporting import misreporting as analysis
from rason.case.figures import ends
from rason.claim.need import over
from rason.table.column import Actor, Column, Scenario, Unit
from rason.table.naming import name_of
from rason.table.numbers import money, yearly
from rason.table.row import Answer, Row
from rason.table.shown import Shown
from rason.words.phrases import amount

if TYPE_CHECKING:
    from rason.analysis.misreporting import Interest as Found
    from rason.answer.subject import Subject
    from rason.case import Case
    from rason.claim.need import Inquiry
    from rason.table.naming import Names


class Misreport(Row, table="misreports"):
    """What one figure does to the share of the actor who reports it."""

    figure: Annotated[str, Column("Figure", "figure", key=True)]
    name: Annotated[str, Column("Name")] = ""
    at_low: Annotated[float | None, Column("Gain at its low end", "amount", unit="gain_unit")]
    """His gain with this figure at the low end of its range."""
    at_high: Annotated[float | None, Column("Gain at its high end", "amount", unit="gain_unit")]
    gain_unit: Unit = ""
    low: Annotated[float | None, Column("Low end", "amount", unit="unit")] = None
    high: Annotated[float | None, Column("High end", "amount", unit="unit")] = None
    unit: Unit = ""
    """Of the figure."""


class Interest(Row, table="interests"):
    """How far an actor could move his own share by misreporting within the ranges."""

    scenario: Scenario
    actor: Actor
    share: Annotated[float, Column("Gain", "amount", unit="unit", compared=True)]
    """What he gains above what he has alone, by the Shapley value, at central figures."""
    best: Annotated[float, Column("Could claim", "amount", unit="unit", compared=True)]
    """The same with all his figures at the end that favours him."""
    unit: Unit
    figures: tuple[Misreport, ...] = ()
    """Those that move his share, the strongest first."""


class Misreporting(Answer):
    """How far each actor could move its own share by what it reports."""

    interests: tuple[Interest, ...] = ()


ANSWER = Misreporting


def misreporting(subject: Subject) -> Inquiry[Misreporting]:
    """Ask how far each player could move its own gain by what it reports within the ranges."""
    found = yield from over("misreporting", analysis, subject.central)
    rows = tuple(_row(subject.case, subject.scenario, each) for each in found)
    return Misreporting(
        interests=rows, reason="" if rows else "No player reports an uncertain figure of its own."
    )


def _row(case: Case, scenario: str, found: Found) -> Interest:
    figures = []
    for each in found.figures:
        figure = case.figures[each.figure]
        low, _, high = ends(figure)
        figures.append(
            Misreport(
                figure=each.figure,
                name=figure.name,
                at_low=money(each.low),
                at_high=money(each.high),
                gain_unit=yearly(case),
                low=low,
                high=high,
                unit=figure.unit,
            )
        )
    return Interest(
        scenario=scenario,
        actor=found.actor,
        share=money(found.share) or 0.0,
        best=money(found.best) or 0.0,
        unit=yearly(case),
        figures=tuple(figures),
    )


def layout(answer: Misreporting, names: Names, most: int) -> tuple[Shown, ...]:
    """Lay out those who could claim more than they have, each with the figure that does most."""
    ranked = sorted(
        (
            each
            for each in answer.interests
            if amount(each.share, each.unit) != amount(each.best, each.unit)
        ),
        key=lambda each: -(each.best - each.share),
    )
    if not ranked:
        return ()
    rows = tuple(
        (
            name_of(names, "actor", each.actor),
            name_of(names, "scenario", each.scenario),
            amount(each.share, each.unit),
            amount(each.best, each.unit),
            _strongest(each.figures[0], each.share),
        )
        for each in ranked[:most]
    )
    return (
        Shown(
            "How far each actor could move its own share by misreporting within the ranges",
            ("Actor", "Scenario", "Its gain", "Could claim", "Most by"),
            rows,
            f"The largest of {len(ranked)}; all in interests.csv." if len(ranked) > most else "",
            (2, 3),
        ),
    )


def _strongest(each: Misreport, share: float) -> str:
    """Say at which end a figure serves the actor who reports it."""
    ends = [
        (reached, at)
        for reached, at in ((each.at_low, each.low), (each.at_high, each.high))
        if reached is not None
    ]
    reached, at = max(ends)
    change = amount(reached - share, each.gain_unit, signed=True)
    value = amount(at or 0.0, each.unit, exact=True)
    return f"{each.name or each.figure} at {value} ({change})"
