"""The tables of a case: one frozen row class each, in the order in which they are read.

Every row knows where it stands (`where`), so that any number can be followed back to its line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rason.case.assets import Demand, Handling, Link, Process, Store, Supply
from rason.case.assumption import sourced
from rason.case.columns import column, documented
from rason.case.history import Event, Observed, Relation, Transfer
from rason.case.observed_fees import ObservedFee
from rason.case.series import Series

if TYPE_CHECKING:
    from datetime import date

    from rason.case.cell import Cell
    from rason.case.partner import Partner


__all__ = [
    "TABLES",
    "Actor",
    "Commodity",
    "Consent",
    "Contract",
    "Demand",
    "Event",
    "Figure",
    "Handling",
    "Link",
    "Market",
    "Observed",
    "ObservedFee",
    "Place",
    "Process",
    "Project",
    "Relation",
    "Report",
    "Rule",
    "Series",
    "Store",
    "Supply",
    "Transfer",
    "Where",
]


@dataclass(frozen=True, slots=True)
class Where:
    """A place in an input file."""

    file: str  # name of the file in the case folder
    line: int  # line, from 1


Consent = tuple[frozenset[str], ...]
"""Actors who must agree, in alternatives: each set suffices; ``(frozenset(),)`` needs nobody."""


@documented
@dataclass(frozen=True, slots=True)
class Figure:
    """A number with unit, range, source and grade, or a formula over other figures."""

    where: Where
    figure: str = column("key", "The figure's key, used in expressions.")
    name: str = column("text", "What it measures, in words.", required=True)
    low: float | None = column("number", "Low end of the range, in `unit`.")
    value: float | None = column(
        "number", "Central value, in `unit`; empty where there is a formula."
    )
    high: float | None = column("number", "High end of the range, in `unit`.")
    unit: str = column(
        "unit", "Unit of low, value and high, or of the formula's result.", required=True
    )
    shape: str = column(
        "choice",
        "Distribution between the ends.",
        default="pert",
        choices=("pert", "triangular", "uniform", "loguniform", "fixed"),
    )
    moves_with: Partner | None = column(
        "partner",
        "The figure whose draw it shares: `oil_price`. With `-1` after it the draw is taken the "
        "other way round, with another number in between that is the rank correlation of the two: "
        "`oil_price 0.6`.",
        tables=("figures",),
    )
    period: str = column("period", "What time it measures: 2014, 2014-11, 2014-11-30, 2011/2014.")
    published: date | None = column("date", "When it was known: 2014, 2014-11 or 2014-11-30.")
    source: tuple[str, ...] = column(
        "citation",
        "Keys of sources.bib; empty marks an assumption. An entry that passes on what another one "
        "measured says so there: `same_as = {key}`.",
    )
    grade: str = column("grade", "A to D, or an Admiralty code such as B2.")
    reporter: tuple[str, ...] = column(
        "references", "The actors on whose word it rests, whoever printed it.", tables=("actors",)
    )
    formula: Cell | None = column(
        "cell",
        "An expression over other figures, with `+ - * / ^`, brackets, `min`, `max` and"
        " `annuity(rate, years)`.",
        dimension="any",
    )
    note: str = column(
        "text",
        "Doubts; `late:` admits a figure known after the freeze, `assumed:` one that nobody has"
        " measured.",
    )
    reports: tuple[Report, ...] = field(
        default=(), metadata={"doc": "The rows of reports.csv that report it otherwise."}
    )

    @property
    def cited(self) -> tuple[str, ...]:
        """Its sources, those of its other reports included, each once."""
        others = (source for report in self.reports for source in report.source)
        return tuple(dict.fromkeys((*self.source, *others)))

    @property
    def sourced(self) -> tuple[str, ...]:
        """Those of its own sources that somebody else has measured it for."""
        return sourced(self.source, self.note)

    @property
    def late(self) -> bool:
        """Whether its note, or that of another report, admits that it was known too late."""
        notes = (self.note, *(report.note for report in self.reports))
        return any(note.startswith("late:") for note in notes)

    @property
    def reporters(self) -> tuple[str, ...]:
        """Actors on whose word it rests, those of its other reports included, each once."""
        others = (actor for report in self.reports for actor in report.reporter)
        return tuple(dict.fromkeys((*self.reporter, *others)))


@documented
@dataclass(frozen=True, slots=True)
class Report:
    """Another report of a contested figure: all are kept and drawn in turn, none is averaged."""

    where: Where
    figure: str = column(
        "reference",
        "The figure, whose row in figures.csv is the report that central results follow.",
        required=True,
        tables=("figures",),
    )
    weight: float = column(
        "number",
        "Share of draws that follow this report, such as 0.3; the row in figures.csv keeps the "
        "rest.",
        required=True,
    )
    low: float | None = column("number", "Low end of the range by this report, in `unit`.")
    value: float = column("number", "The value by this report, in `unit`.", required=True)
    high: float | None = column("number", "High end of the range by this report, in `unit`.")
    unit: str = column("unit", "The figure's unit, as in figures.csv.", required=True)
    shape: str = column(
        "choice",
        "Distribution between the ends.",
        default="pert",
        choices=("pert", "triangular", "uniform", "loguniform", "fixed"),
    )
    published: date | None = column("date", "When it was known: 2014, 2014-11 or 2014-11-30.")
    source: tuple[str, ...] = column("citation", "Keys of sources.bib.")
    grade: str = column("grade", "A to D, or an Admiralty code such as B2.")
    reporter: tuple[str, ...] = column(
        "references", "The actors on whose word it rests, whoever printed it.", tables=("actors",)
    )
    note: str = column("text", "Doubts; `late:` admits a report known after the freeze.")


@documented
@dataclass(frozen=True, slots=True)
class Actor:
    """Who owns, runs, buys, or must agree."""

    where: Where
    actor: str = column("key", "The actor's key.")
    name: str = column("text", "Its name.", required=True)
    kind: str = column(
        "choice", "What it is.", required=True, choices=("state", "firm", "bloc", "outsider")
    )
    bloc: str = column("reference", "The bloc it acts with.", tables=("actors",))
    note: str = column("text", "Remarks.")


@documented
@dataclass(frozen=True, slots=True)
class Place:
    """A node of the network."""

    where: Where
    place: str = column("key", "The place's key.")
    name: str = column("text", "Its name.", required=True)
    territory: str = column(
        "reference",
        "The actor on whose ground it lies; empty on the high seas.",
        tables=("actors",),
    )
    latitude: float | None = column("number", "Degrees north.", low=-90.0, high=90.0)
    longitude: float | None = column("number", "Degrees east.", low=-180.0, high=180.0)
    note: str = column("text", "Remarks.")


@documented
@dataclass(frozen=True, slots=True)
class Commodity:
    """What flows."""

    where: Where
    commodity: str = column("key", "The commodity's key.")
    name: str = column("text", "Its name.", required=True)
    unit: str = column(
        "unit", "The unit in which it is balanced, without `per year`.", required=True
    )
    equivalents: tuple[tuple[float, str], ...] = column(
        "equivalents", "Equal amounts, such as `1 Mt = 1.36 bcm = 52e6 MMBtu`."
    )
    tracing: str = column(
        "choice",
        "`yes` keeps flows apart by the actor of origin, `both` by origin and by destination: the "
        "columns multiply, and `rason check` says how many they come to.",
        default="no",
        choices=("yes", "both", "no"),
        header="traced",
    )
    note: str = column("text", "Remarks.")

    @property
    def traced(self) -> bool:
        """Whether flows are kept apart by origin."""
        return self.tracing != "no"

    @property
    def bound(self) -> bool:
        """Whether flows are kept apart by destination, too."""
        return self.tracing == "both"


@documented
@dataclass(frozen=True, slots=True)
class Market:
    """An outside party that always buys and sells, with a spread; never a player."""

    where: Where
    market: str = column("key", "The market's key.")
    place: str = column("reference", "Where it trades.", required=True, tables=("places",))
    commodity: str = column("reference", "What it trades.", required=True, tables=("commodities",))
    price: Cell = column("cell", "Mid price.", required=True, dimension="price", low=0.0)
    spread: Cell = column(
        "cell",
        "It buys at price - spread/2 and sells at price + spread/2.",
        default="0",
        dimension="price",
        low=0.0,
    )
    quantity: Cell = column(
        "cell",
        "Most that it trades each way in a year.",
        required=True,
        dimension="quantity",
        low=0.0,
    )
    note: str = column("text", "Remarks.")


@documented
@dataclass(frozen=True, slots=True)
class Project:
    """Assets that do not exist yet, or whose capital is sunk."""

    where: Where
    project: str = column("key", "The project's key.")
    name: str = column("text", "Its name.", required=True)
    capital: Cell = column(
        "cell", "What it costs to build.", required=True, dimension="money", low=0.0
    )
    life: Cell = column("cell", "Years of service.", required=True, dimension="time", above=0.0)
    discount: Cell | None = column(
        "cell", "Yearly rate; the case's if empty.", dimension="rate", low=0.0, high=1.0
    )
    build: Cell | None = column(
        "cell", "Years until it can serve, in a calendar.", dimension="time", low=0.0
    )
    decided: date | None = column(
        "date", "Day of decision, on which its capital is spent; the calendar's first if empty."
    )
    lumpy: bool = column("yes", "`yes`: built whole or not at all.")
    state: str = column(
        "choice",
        "Option may be built, built has its capital sunk, forced is built in any case.",
        default="option",
        choices=("option", "built", "forced"),
    )
    sponsor: str = column("reference", "Who pays its capital.", tables=("actors",))
    needs: tuple[str, ...] = column(
        "references",
        "Projects without which it carries nothing, or less: it is valued with them, and a "
        "scenario that allows it allows them.",
        tables=("projects",),
    )
    note: str = column("text", "Remarks.")


@documented
@dataclass(frozen=True, slots=True)
class Contract:
    """At least `take` x `quantity` flows or is paid for."""

    where: Where
    contract: str = column("key", "The contract's key.")
    seller: str = column("reference", "Who sells.", required=True, tables=("actors",))
    buyer: str = column("reference", "Who buys.", required=True, tables=("actors",))
    link: str = column(
        "reference", "The link on which it is counted.", required=True, tables=("links",)
    )
    commodity: str = column("reference", "What is sold.", required=True, tables=("commodities",))
    quantity: Cell = column(
        "cell", "Contract quantity.", required=True, dimension="quantity", low=0.0
    )
    take: Cell = column(
        "cell",
        "Share that must flow or be paid for.",
        default="1",
        dimension="share",
        low=0.0,
        high=1.0,
    )
    price: Cell = column(
        "cell", "Contract price at the link's end.", required=True, dimension="price", low=0.0
    )
    from_: date | None = column("date", "Its first day.", header="from")
    until: date | None = column("date", "Its last day; one that has ended binds nobody.")
    force_majeure: str = column(
        "choice",
        "Which closures end the debt for what does not flow: rules that stop the flow on the link"
        " (a `forbid`, or a cap, beyond its amount), closures of the passages on its way (the link,"
        " a passage that it uses, either of its ends; by the share that is closed), both, or none.",
        default="none",
        choices=("none", "rules", "passages", "both"),
    )
    note: str = column("text", "Remarks.")


@documented
@dataclass(frozen=True, slots=True)
class Rule:
    """A sanction or a right."""

    where: Where
    rule: str = column("key", "The rule's key.")
    kind: str = column(
        "choice",
        "What it does.",
        required=True,
        choices=(
            "forbid", "cap", "surcharge", "consent", "release", "transit", "access", "exempt",
            "finance", "keep", "drawdown",
        ),
    )  # fmt: skip
    by: tuple[str, ...] = column(
        "references",
        "Who imposes it, whose goods it keeps, or whose consent is added or removed; a bloc means "
        "its members.",
        tables=("actors",),
    )
    origin: str = column("reference", "Only goods of this actor.", tables=("actors", "markets"))
    actor: str = column(
        "reference",
        "Only assets that need this actor; of a rule `keep`, for whose buyers, if not its own.",
        tables=("actors",),
    )
    commodity: str = column("reference", "Only this commodity.", tables=("commodities",))
    asset: tuple[str, ...] = column(
        "references",
        "Only these assets; a project means its assets.",
        tables=(
            "supplies",
            "demands",
            "links",
            "processes",
            "projects",
            "rules",
            "stores",
            "markets",
        ),
    )
    amount: Cell | None = column(
        "cell",
        "Of a cap, a surcharge or a finance wedge; of stock, how much of it is kept: all if empty.",
        dimension="any",
    )
    from_: date | None = column("date", "First day.", header="from")
    until: date | None = column("date", "Last day.")
    source: tuple[str, ...] = column("citation", "Keys of sources.bib.")
    note: str = column("text", "Remarks.")


TABLES: dict[str, type] = {
    "figures": Figure,
    "reports": Report,
    "series": Series,
    "actors": Actor,
    "places": Place,
    "commodities": Commodity,
    "markets": Market,
    "supplies": Supply,
    "demands": Demand,
    "links": Link,
    "processes": Process,
    "handling": Handling,
    "stores": Store,
    "projects": Project,
    "contracts": Contract,
    "rules": Rule,
    "events": Event,
    "relations": Relation,
    "transfers": Transfer,
    "observed": Observed,
    "observed_fees": ObservedFee,
}
"""File stem to row class."""
