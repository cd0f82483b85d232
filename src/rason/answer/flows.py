"""What flows where, between which ends over all equally good solutions, and what is built."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Annotated, Final, Literal, NamedTuple

import numpy as np

from rason.analysis.flows import Flows as Found
from rason.analysis.flows import flows as analysis
from rason.claim.need import Need, granted
from rason.program.flow import latest
from rason.program.program import FLOWS
from rason.program.project import BUILT
from rason.table.column import Column, Unit
from rason.table.naming import name_of
from rason.table.numbers import certain, finite, flow_scale
from rason.table.row import Answer, Row
from rason.table.shown import Shown
from rason.words.amounts import format_share
from rason.words.counting import counted
from rason.words.phrases import amount, interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rason.answer.subject import Subject
    from rason.case import Case, Values
    from rason.claim.need import Inquiry
    from rason.table.naming import Names

Kind = Literal[
    "flow", "back", "supply", "process", "demand", "sale", "purchase", "injection", "withdrawal"
]
_KINDS: dict[str, Kind] = {
    "flow": "flow",
    "back": "back",
    "supply": "supply",
    "process": "process",
    "slice": "demand",
    "sale": "sale",
    "purchase": "purchase",
    "inject": "injection",
    "withdraw": "withdrawal",
}
"""What each family of columns is called that carries a commodity."""
MOST_SAID = 5
"""Demands that are told one by one where they are not served in full."""
_NAMED: Final = {
    "back": "way back",
    "sale": "sale",
    "purchase": "purchase",
    "injection": "injection",
    "withdrawal": "withdrawal",
}
"""What kinds are called of which an asset can have two."""


class Flow(Row, table="flows"):
    """What an asset carries, with its range over all equally good solutions."""

    asset: Annotated[str, Column("Asset", "asset", key=True)]
    commodity: Annotated[str, Column("Good", "commodity", key=True)]
    kind: Annotated[Kind, Column("Kind", key=True)] = "flow"
    """`flow` is on a link, `back` the other way on one that goes both ways; `sale` to and
    `purchase` from a market."""
    value: Annotated[float, Column("Amount", "amount", unit="unit", compared=True)]
    low: Annotated[float, Column("Low", "amount", unit="unit", end_of="value")]
    high: Annotated[float, Column("High", "amount", unit="unit", end_of="value")]
    unit: Unit
    capacity: Annotated[float | None, Column("Capacity", "amount", unit="unit")] = None
    """The most that could flow."""
    observed_tie: Annotated[bool, Column("Chosen as observed", "flag")] = False
    """Whether it was chosen among equals as nearest to what was observed."""
    emissions: Annotated[float | None, Column("CO2", "amount", unit="t/yr")] = None
    """What its link emits for it, where `links.csv` tells that of a unit."""
    note: Annotated[str, Column("Note")] = ""
    """Of a demand: that its worth is a guess, or that it is not served in full."""


class Built(Row, table="built"):
    """Whether a project is worth building at central figures."""

    project: Annotated[str, Column("Key", "project", key=True)]
    name: Annotated[str, Column("Project")]
    value: Annotated[float, Column("Part built", "share", unit="1")]
    """Share built: 1 is all of it."""


class Flows(Answer):
    """What flows on links, in and out of places, and what is built for it."""

    flows: tuple[Flow, ...] = ()
    built: tuple[Built, ...] = ()


ANSWER = Flows


def flows(subject: Subject) -> Inquiry[Flows]:
    """Ask what flows where at central figures, those at zero included."""
    asked = partial(analysis, ranges=subject.ranges)
    needs = Need.over(("flows", subject.ranges), asked, subject.central), subject.optimum
    found, optimum = map(granted, (yield needs))
    if optimum.objective is None:
        return Flows(reason=optimum.reason)
    case = subject.case
    rows = tuple(_rows(case, found, subject.central.figures()))
    return Flows(
        flows=rows,
        built=tuple(_built(case, found)),
        reason="" if rows else "Nothing flows in this case: it has no asset.",
    )


def _rows(case: Case, found: Found, figures: Values) -> Iterator[Flow]:
    seen = {
        (link, commodity, "flow" if start == case.links[link].from_ else "back")
        for link, commodity, start in latest(case)
    }
    notes = _notes(case, found)
    for index, (family, asset, commodity) in enumerate(found.keys):
        if family not in _KINDS or not commodity:
            continue
        times, unit = flow_scale(case, commodity)
        value, low, high = (
            certain(each[0, index]) for each in (found.value, found.low, found.high)
        )
        yield Flow(
            asset=asset,
            commodity=commodity,
            kind=_KINDS[family],
            value=value * times,
            low=min(low, value) * times,
            high=max(high, value) * times,
            unit=unit,
            capacity=finite(found.capacity[0, index] * times),
            observed_tie=(asset, commodity, family) in seen and found.tied[index],
            emissions=_emissions(case, asset, commodity, value, figures),
            note=notes.get(asset, "") if family == "slice" else "",
        )


def _emissions(
    case: Case, asset: str, commodity: str, value: float, figures: Values
) -> float | None:
    """Return what a link emits for what enters it [t/yr], which its row tells of its first good."""
    link = case.links.get(asset)
    if link is None or link.emissions is None:
        return None
    unit, first = case.units.quantity_unit, link.commodity[0]
    factor = case.units.factor(unit(commodity), unit(first), commodity, first)
    return float(np.ravel(link.emissions.evaluate(figures))[0]) * factor * value


def _notes(case: Case, found: Found) -> dict[str, str]:
    """Say which demands are served at a guessed worth, or not in full."""

    def where(key: str) -> str:
        demand = case.demands[key]
        return f"{case.commodities[demand.commodity].name} in {case.places[demand.place].name}"

    notes = {
        key: f"{where(key)} is at its ceiling price: its worth there is a guess."
        for key in found.ceilings
    }
    for short in found.shortages:
        times, unit = flow_scale(case, case.demands[short.demand].commodity)
        notes[short.demand] = (
            f"{where(short.demand)}: {short.served * times:.4g} of the {short.asked * times:.4g} "
            f"{unit} asked for are served."
        )
    return notes


def _built(case: Case, found: Found) -> Iterator[Built]:
    parts: dict[str, float] = {}
    for index, (family, asset, _) in enumerate(found.keys):
        if family in BUILT:
            parts[asset] = parts.get(asset, 0.0) + certain(found.value[0, index])
    for asset, part in parts.items():
        yield Built(project=asset, name=case.projects[asset].name, value=part)


class OnLink(NamedTuple):
    """What a link carries of a commodity, as maps draw it."""

    link: str
    commodity: str
    value: float
    """On balance, negative where more goes back."""
    unit: str
    use: float
    """The used part of its capacity, by both ways together; NaN where it has none."""


def on_links(
    rows: Iterable[tuple[str, str, str, float, str, float | None]],
) -> list[OnLink]:
    """Add up what goes over each link, of rows of asset, commodity, kind, amount, unit, capacity.

    Kinds other than `flow` and `back` are left out.
    """
    found: dict[tuple[str, str], OnLink] = {}
    for link, commodity, kind, value, unit, capacity in rows:
        if kind not in FLOWS:
            continue
        use = value / capacity if capacity else math.nan
        net = -value if kind == "back" else value
        before = found.get((link, commodity))
        if before is not None:
            net, use = before.value + net, before.use + use
        found[link, commodity] = OnLink(link, commodity, net, unit, use)
    return list(found.values())


def says(answer: Flows, names: Names) -> tuple[str, ...]:  # noqa: ARG001 - as every question's
    """Say where demand is not served, or served at a guess; of many the first, and how many."""
    notes = tuple(each.note for each in answer.flows if each.note)
    more = counted(len(notes) - MOST_SAID, "further demand")
    rest = (f"So it is with {more}; flows.csv tells each.",) if len(notes) > MOST_SAID else ()
    return notes[:MOST_SAID] + rest


def layout(answer: Flows, names: Names, most: int) -> tuple[Shown, ...]:
    """Lay out links, then what goes in and out of places, then what is built."""
    links = [each for each in answer.flows if each.kind in FLOWS]
    places = [each for each in answer.flows if each.kind not in FLOWS]
    part = tuple((each.name, format_share(each.value)) for each in answer.built if each.value > 0.0)
    return (
        *laid_out(links, "What flows", "Way", names, most),
        *laid_out(places, "What is made, used and traded", "What", names, most),
        *([Shown("What is built", ("Project", "Part built"), part, "", (1,))] if part else ()),
    )


def laid_out(
    rows: Sequence[Flow], caption: str, what: str, names: Names, most: int
) -> tuple[Shown, ...]:
    """Lay out flows good by good, the largest of each.

    Parameters
    ----------
    caption, what
        Of the table, and of the column of assets.
    most
        Rows altogether, of which each good has a third, or three.

    Returns
    -------
    tables
        One; none without flows.
    """
    moving = sorted((each for each in rows if each.high > 0.0), key=lambda each: -each.value)
    emits = any(each.emissions is not None for each in moving)
    by_good: dict[str, list[tuple[str, ...]]] = {}
    for each in moving:
        traded = f", {_NAMED[each.kind]}" if each.kind in _NAMED else ""
        by_good.setdefault(each.commodity, []).append(
            (
                name_of(names, "commodity", each.commodity),
                name_of(names, "asset", each.asset) + traded,
                amount(each.value, each.unit) + (" *" if each.observed_tie else ""),
                interval(each.low, each.high, each.unit),
                *([_co2(each)] if emits else ()),
            )
        )
    kept = [row for group in by_good.values() for row in group[: max(3, most // 3)]]
    notes = []
    if any(each.observed_tie for each in moving):
        notes.append("* one of several equally good; chosen as nearest to what was observed.")
    if len(kept) < len(moving):
        notes.append(f"The largest of each good; all {len(moving)} in flows.csv.")
    headings = ("Good", what, "Amount", "Range over equal optima", *["CO2"] * emits)
    shown = Shown(caption, headings, tuple(kept), " ".join(notes), tuple(range(2, len(headings))))
    return (shown,) if rows else ()


def _co2(each: Flow) -> str:
    return "" if each.emissions is None else amount(each.emissions, "t/yr")
