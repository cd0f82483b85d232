"""Tables of what has a capacity: supplies, demands, links, processes, handling and stores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rason.case.columns import column, documented

if TYPE_CHECKING:
    from datetime import date

    from rason.case.cell import Cell
    from rason.case.tables import Consent, Where


@documented
@dataclass(frozen=True, slots=True)
class Supply:
    """One step of a supply curve."""

    where: Where
    supply: str = column("key", "The supply's key.")
    place: str = column("reference", "Where it is produced.", required=True, tables=("places",))
    commodity: str = column(
        "reference", "What is produced.", required=True, tables=("commodities",)
    )
    owner: str = column("reference", "Whose it is.", tables=("actors",))
    capacity: Cell = column("cell", "Most in a year.", required=True, dimension="quantity", low=0.0)
    cost: Cell = column("cell", "Resources used by a unit.", default="0", dimension="price")
    project: str = column("reference", "The project it belongs to.", tables=("projects",))
    from_: date | None = column("date", "First day on which it is there.", header="from")
    until: date | None = column("date", "Last day on which it is there.")
    note: str = column("text", "Remarks.")


@documented
@dataclass(frozen=True, slots=True)
class Demand:
    """A demand curve through one point."""

    where: Where
    demand: str = column("key", "The demand's key.")
    place: str = column("reference", "Where it is used.", required=True, tables=("places",))
    commodity: str = column("reference", "What is used.", required=True, tables=("commodities",))
    buyer: str = column("reference", "Who buys.", tables=("actors",))
    quantity: Cell = column(
        "cell", "Quantity bought at `price`.", required=True, dimension="quantity", low=0.0
    )
    price: Cell = column(
        "cell", "Price at that quantity.", required=True, dimension="price", low=0.0
    )
    elasticity: Cell = column(
        "cell", "Price elasticity; 0 is a flat bid, and below −10 hardly any good has been found.",
        default="0", dimension="ratio", low=-20.0, high=0.0,
    )  # fmt: skip
    ceiling: Cell | None = column(
        "cell", "Highest price bid; 2 x price if empty.", dimension="price", low=0.0
    )
    priority: float | None = column(
        "number", "Higher is served first, and sales to markets as with 0; never money.", low=0.0
    )
    from_: date | None = column("date", "First day on which it is there.", header="from")
    until: date | None = column("date", "Last day on which it is there.")
    note: str = column("text", "Remarks.")


@documented
@dataclass(frozen=True, slots=True)
class Link:
    """A way from one place to another, in one direction or in both."""

    where: Where
    link: str = column("key", "The link's key.")
    name: str = column(
        "text",
        "What it is called wherever a reader meets it; its two ends and how it goes if empty.",
    )
    from_: str = column(
        "reference", "Where it begins.", required=True, tables=("places",), header="from"
    )
    to: str = column("reference", "Where it ends.", required=True, tables=("places",))
    mode: str = column(
        "text", "How it goes: pipe, rail, road, sea, wire or another word.", required=True
    )
    commodity: tuple[str, ...] = column(
        "references",
        "What it carries; several share the capacity.",
        required=True,
        tables=("commodities",),
    )
    both: bool = column(
        "yes",
        "`yes`: goods go from `to` to `from` as well, for the same cost, loss and tariff and with "
        "the same consent, and all that goes either way shares one capacity.",
    )
    capacity: Cell = column(
        "cell",
        "Most in a year, measured where it enters.",
        required=True,
        dimension="quantity",
        low=0.0,
    )
    cost: Cell = column(
        "cell", "Resources used by a unit that enters.", default="0", dimension="price"
    )
    loss: Cell = column(
        "cell", "Share lost on the way.", default="0", dimension="share", low=0.0, below=1.0
    )
    tariff: Cell = column(
        "cell", "Transfer to the operator by a unit that enters.", default="0", dimension="price"
    )
    operator: str = column("reference", "Who runs it.", tables=("actors",))
    consent: Consent = column(
        "consent", "Other states it crosses; `KR|CN` means either.", tables=("actors",)
    )
    passage: tuple[str, ...] = column(
        "references", "Straits and canals it passes, joined by `;`.", tables=()
    )
    flag: str = column(
        "reference",
        "Under which flag its ships sail: an actor or a word of your choice. Ships of another flag "
        "are another link beside it.",
        tables=(),
    )
    project: str = column("reference", "The project it belongs to.", tables=("projects",))
    length: Cell | None = column(
        "cell", "Length; that of its route if empty.", dimension="length", low=0.0
    )
    route: str = column(
        "text",
        "Its course over land, as WKT with the longitude first: `LINESTRING (131.9 43.1, 130.6 "
        "42.4)`. Maps follow it, and its length holds where `length` is empty. Long ones stand in "
        "`routes.geojson`.",
    )
    emissions: Cell | None = column(
        "cell", "CO2 by a unit that enters; told, not priced.", dimension="intensity", low=0.0
    )
    since: date | None = column("date", "First day on which it is there.")
    until: date | None = column("date", "Last day on which it is there.")
    note: str = column("text", "Remarks.")

    @property
    def ways(self) -> tuple[tuple[str, str], ...]:
        """The places between which goods go, each way that they may: where from, and where to."""
        there = (self.from_, self.to)
        return (there, there[::-1]) if self.both else (there,)


@documented
@dataclass(frozen=True, slots=True)
class Process:
    """A conversion at one place."""

    where: Where
    process: str = column("key", "The process's key.")
    place: str = column("reference", "Where it stands.", required=True, tables=("places",))
    input: str = column("reference", "What goes in.", required=True, tables=("commodities",))
    output: str = column("reference", "What comes out.", required=True, tables=("commodities",))
    yield_: Cell = column(
        "cell",
        "Output by a unit of input, in the units of the two commodities.",
        required=True,
        dimension="yield",
        low=0.0,
        header="yield",
    )
    capacity: Cell = column(
        "cell", "Most input in a year.", required=True, dimension="input quantity", low=0.0
    )
    cost: Cell = column(
        "cell", "Resources used by a unit of input.", default="0", dimension="input price"
    )
    operator: str = column("reference", "Who runs it.", tables=("actors",))
    consent: Consent = column("consent", "Others who must agree.", tables=("actors",))
    project: str = column("reference", "The project it belongs to.", tables=("projects",))
    note: str = column("text", "Remarks.")


@documented
@dataclass(frozen=True, slots=True)
class Handling:
    """What a port, berth or junction can pass, whatever the number of its links."""

    where: Where
    handling: str = column("key", "The row's key.", default="{place}_{commodity}")
    name: str = column("text", "What it is called: `Eastern berth`.")
    place: str = column("reference", "The port or junction.", required=True, tables=("places",))
    commodity: str = column("reference", "What it passes.", required=True, tables=("commodities",))
    capacity: Cell = column(
        "cell",
        "Most in a year; the capacities of several rows of one place and commodity add up.",
        required=True,
        dimension="quantity",
        low=0.0,
    )
    cost: Cell = column(
        "cell",
        "Resources used by a unit; the same in all rows of one place and commodity.",
        default="0",
        dimension="price",
    )
    operator: str = column(
        "reference",
        "Who runs it; the same in all rows of one place and commodity.",
        tables=("actors",),
    )
    project: str = column("reference", "The project it belongs to.", tables=("projects",))
    note: str = column("text", "Remarks.")


@documented
@dataclass(frozen=True, slots=True)
class Store:
    """Stock or tank room."""

    where: Where
    store: str = column("key", "The store's key.")
    place: str = column("reference", "Where it stands.", required=True, tables=("places",))
    commodity: str = column("reference", "What it holds.", required=True, tables=("commodities",))
    owner: str = column("reference", "Whose it is.", tables=("actors",))
    volume: Cell = column("cell", "Most that it holds.", required=True, dimension="stock", low=0.0)
    minimum: Cell | None = column(
        "cell", "Least that it holds at the end of any period of a calendar.", dimension="stock",
        low=0.0,
    )  # fmt: skip
    initial: Cell | None = column("cell", "What it holds at the start.", dimension="stock", low=0.0)
    final: Cell | None = column(
        "cell",
        "Least that it holds at a calendar's end. Where neither this nor `worth` is given, a "
        "calendar of whole years ends as it began, less what has decayed; any other asks.",
        dimension="stock",
        low=0.0,
    )
    worth: Cell | None = column(
        "cell", "What a unit is worth that is left at a calendar's end.", dimension="price", low=0.0
    )
    inject: Cell | None = column("cell", "Fastest filling.", dimension="quantity", low=0.0)
    withdraw: Cell | None = column("cell", "Fastest emptying.", dimension="quantity", low=0.0)
    loss: Cell | None = column(
        "cell", "Share of what is injected that is lost.", dimension="share", low=0.0, below=1.0
    )
    decay: Cell | None = column(
        "cell", "Share of the level that is lost in a year.", dimension="share", low=0.0, below=1.0
    )
    note: str = column("text", "Remarks.")
