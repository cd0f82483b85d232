"""Parts of the result document that describe the case: names, network, weak figures, sources."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from rason.answer.days import Told
from rason.table.column import Column
from rason.table.part import Part
from rason.table.row import Row


class Text(Part):
    """The text whose claims are tested."""

    title: str
    author: str = ""
    published: date | None = None
    paragraphs: int | None = None
    outside: dict[int, str] = Field(default_factory=dict)
    """By paragraph, what it says that lies outside the system, and why."""


class Report(Row, table="reports"):
    """Another report of a contested figure, in the figure's unit."""

    weight: float
    """Share of draws that follow it."""
    low: Annotated[float | None, Column("Low", "amount", unit="unit")] = None
    value: Annotated[float, Column("Value", "amount", unit="unit")]
    high: Annotated[float | None, Column("High", "amount", unit="unit")] = None
    grade: str = ""
    published: str = ""
    note: str = ""
    sources: tuple[str, ...] = ()
    reporters: tuple[str, ...] = ()


class Figure(Row, table="figures"):
    """A figure of the case, as far as the brief speaks of it."""

    figure: str
    name: str
    low: float | None = None
    value: Annotated[float | None, Column("Value", "amount", unit="unit", compared=True)] = None
    high: float | None = None
    unit: str
    grade: str = ""
    published: str = ""
    note: str = ""
    sources: tuple[str, ...] = ()
    """Those of its other reports included."""
    reporters: tuple[str, ...] = ()
    """The actors on whose word it rests."""
    reports: tuple[Report, ...] = ()
    """Other reports of it, where it is contested."""
    used_by: tuple[str, ...] = ()
    """Rows that read it, such as ``links.csv korean_pipe``."""
    derived: bool = False
    """Whether it is worked out from others."""


class Value(Part):
    """What a figure was in a run: enough to tell later which one changed."""

    figure: str
    name: str
    low: float | None = None
    value: float | None = None
    high: float | None = None
    unit: str
    passed_on: bool = True
    """Whether it may be passed on: whether all of its sources may."""


class Source(Part):
    """A source that a number or an event of the brief cites."""

    source: str
    text: str
    url: str = ""
    passed_on: bool = True
    """Whether rows that cite it may be passed on."""
    license: str = ""
    """Under which terms its publisher gives it."""

    @property
    def named(self) -> str:
        """Its key, with the publisher's terms."""
        return f"{self.source} ({self.license})" if self.license else self.source


class Actor(Part):
    """Who owns, runs, buys or must agree."""

    actor: str
    name: str
    kind: str
    player: bool


class Place(Part):
    """A node of the network."""

    place: str
    name: str
    territory: str
    latitude: float | None
    longitude: float | None


class Link(Part):
    """A way between two places, as the maps draw it."""

    link: str
    from_: str
    to: str
    mode: str
    commodities: tuple[str, ...]
    both: bool = False
    """Whether goods go from `to` to `from` as well."""
    operator: str = ""
    passages: tuple[str, ...] = ()
    route: tuple[tuple[float, float], ...] = ()
    """Its course over land, longitude and latitude [degrees]; none where it is not known."""
    project: str = ""
    state: Literal["existing", "project"] = "existing"


class Counts(Part):
    """How large the case is, and how well it is founded."""

    places: int
    links: int
    figures: int
    grades: dict[str, int]
    """Figures by grade; those without one under an empty key."""
    unsourced: int
    read: int = 0
    """Figures that a table, a scenario or a claim reads: all others stand behind no answer."""
    unsourced_read: int = 0
    weak_read: int | None = None
    """Of those that are read, how many have no source or are graded as guesses; null in older
    runs."""
    late: int
    events: int = 0


class CaseNote(Part):
    """What the brief says about the case itself."""

    name: str
    title: str
    question: str = ""
    frozen: date
    digest: str
    currency: str = "USD"
    price_year: int | None = None
    borders: str = "neutral"
    """Whose view of disputed borders maps draw."""
    text: Text | None = None
    days: Told = None
    """Of the scenario in which things are shut, where it has a calendar."""
    counts: Counts
    actors: tuple[Actor, ...] = ()
    commodities: dict[str, str] = Field(default_factory=dict)
    """Name of each commodity."""
    places: tuple[Place, ...] = ()
    links: tuple[Link, ...] = ()
    projects: dict[str, str] = Field(default_factory=dict)
    """Name of each project."""
    scenarios: dict[str, str] = Field(default_factory=dict)
    """Name of each scenario, shown or not."""
    change: str = ""
    """What lies on top of every scenario: ``with transit_fee = 158 million USD/yr``."""
    assets: dict[str, str] = Field(default_factory=dict)
    """Words for each asset: ``Urengoy to Beijing by pipe``."""
    assumptions: tuple[Figure, ...] = ()
    """Figures without a source, and those of grade D."""
    values: tuple[Value, ...] = ()
    """Of all figures; none in older runs."""
    late: tuple[Figure, ...] = ()
    """Figures that became known after the case was frozen."""
    sources: tuple[Source, ...] = ()
    warnings: tuple[str, ...] = ()
