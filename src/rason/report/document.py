"""The result document: all that a run found and that the brief shows, as typed, versioned JSON.

Money is in plain units of the case's currency per year, shares are between 0 and 1, and a number
that does not exist is null beside its reason: the document never holds NaN.
"""

from __future__ import annotations

from datetime import date  # noqa: TC003 - pydantic reads it
from typing import Final, Literal

from pydantic import Field

from rason.report.bargaining import (
    Core,
    Cushion,
    HoldUp,
    Numbers,
    Power,
    Rank,
    Ranking,
    Span,
    Surety,
)
from rason.report.doubts import (
    Act,
    Curve,
    Evidence,
    Influence,
    Interest,
    Misreport,
    Sensitivity,
    Specification,
    Stability,
    Word,
)
from rason.report.ledger import Contract, Surplus
from rason.report.overturned import Overturn, Setting, Together
from rason.report.parts import (
    Actor,
    CaseNote,
    Counts,
    Figure,
    Link,
    Part,
    Place,
    Report,
    Source,
    Text,
)
from rason.report.ties import Ties

__all__ = [
    "SCHEMA",
    "Act",
    "Actor",
    "Built",
    "CaseNote",
    "Claim",
    "Closure",
    "Contract",
    "Core",
    "Counts",
    "Curve",
    "Cushion",
    "Dependence",
    "Document",
    "Evidence",
    "Figure",
    "Flow",
    "HoldUp",
    "Influence",
    "Interest",
    "Link",
    "Misreport",
    "Numbers",
    "Overturn",
    "Part",
    "Place",
    "Power",
    "Price",
    "PriceChange",
    "Project",
    "Rank",
    "Ranking",
    "Report",
    "Scenario",
    "Sensitivity",
    "Setting",
    "Settings",
    "Source",
    "Span",
    "Specification",
    "Stability",
    "Statement",
    "Surety",
    "Surplus",
    "Text",
    "Ties",
    "Together",
    "Word",
    "schema",
]

SCHEMA: Final = "rason-result/1"
"""Version of the document: a change that could break a reader raises the number."""


class Settings(Part):
    """What makes the run what it is, besides the case: the same settings give the same bytes."""

    draws: int
    settled: str = ""
    """How the number of draws was settled, where it was not given."""
    seed: int
    scenarios: tuple[str, ...]
    versions: dict[str, str] = Field(default_factory=dict)


class Flow(Part):
    """What an asset carries, with its range over all equally good solutions."""

    asset: str
    commodity: str
    kind: Literal["flow", "supply", "process", "demand", "sale", "purchase"] = "flow"
    """`flow` is on a link; `sale` to and `purchase` from a market."""
    value: float
    low: float
    high: float
    unit: str
    capacity: float | None = None
    observed_tie: bool = False
    """Whether it was chosen among equals as nearest to what was observed."""


class Price(Part):
    """What one unit more is worth at a place."""

    place: str
    commodity: str
    origin: str = ""
    value: float | None
    low: float | None = None
    high: float | None = None
    unit: str
    reason: str = ""
    """Why there is no price, or which end of it is missing."""


class Built(Part):
    """Whether a project is worth building at central figures."""

    project: str
    name: str
    value: float
    """Share built: 1 is all of it."""


class Scenario(Part):
    """One scenario at central figures."""

    scenario: str
    name: str = ""
    objective: float | None
    objective_unit: str
    status: Literal["optimal", "infeasible"]
    reason: str = ""
    flows: tuple[Flow, ...] = ()
    prices: tuple[Price, ...] = ()
    surplus: tuple[Surplus, ...] = ()
    contracts: tuple[Contract, ...] = ()
    built: tuple[Built, ...] = ()
    notes: tuple[str, ...] = ()


class PriceChange(Part):
    """How a closure moves a price."""

    place: str
    commodity: str
    change: float | None
    unit: str


class Closure(Part):
    """What is lost when one thing is shut for a year."""

    closed: str
    kind: Literal["link", "place", "passage", "process"]
    role: str = ""
    """A link, a strait or canal; of a place: market, city, field, port or plant, way-point."""
    corridor: bool = True
    """Whether goods pass it; places are where they begin, end or change hands, or way-points."""
    name: str
    loss: float | None
    unit: str
    reason: str = ""
    ceiling: tuple[str, ...] = ()
    """Demands whose price meets its ceiling: the loss is then a guess, and no evidence."""
    actors: Numbers = Field(default_factory=dict)
    """Loss of each actor; a gain is negative."""
    prices: tuple[PriceChange, ...] = ()


class Project(Part):
    """What building a project whole adds to a scenario, alone and beside all others."""

    scenario: str
    """Where it is valued, which leaves it open."""
    project: str
    name: str
    needs: tuple[str, ...] = ()
    """Projects that are built with it, since without them it carries nothing, or less."""
    alone: float | None
    """Where nothing else is optional; negative where it does not pay."""
    together: float | None
    """Where all others may be built as well."""
    unit: str
    frequency: float | None = None
    """Share of draws in which it is built where all others may be built as well."""
    actors: Numbers = Field(default_factory=dict)
    """What it changes for each actor, alone."""
    reason: str = ""


class Dependence(Part):
    """How one actor depends on another, in two measures that need not agree."""

    actor: str
    partner: str
    commodity: str = ""
    share: float | None = None
    """The partner's part of it; None where the whole was not observed."""
    share_of: Literal["what it sends", "what it receives", "its trade both ways", ""] = ""
    period: str = ""
    """When the share was observed."""
    basis: Literal["observed", "modelled", ""] = ""
    bargaining_loss: float | None = None
    """What the actor loses when the two no longer deal with each other."""
    loss_share: float | None = None
    """The same as part of all that it gains by dealing; None where it gains nothing."""
    unit: str = ""
    reason: str = ""


class Statement(Part):
    """One statement of a claim: both sides at central figures, and how often it holds."""

    text: str
    probability: float | None = None
    error: float | None = None
    left: float | None = None
    """Of a break-even as it is printed."""
    right: float | None = None
    margin: float | None = None
    unit: str = ""
    meets: Setting | None = None
    """Of a break-even what is to be set so that its measure meets the threshold."""


class Claim(Part):
    """A sentence of the text, tested."""

    claim: str
    paragraph: int | str
    says: str
    kind: str
    verdict: str
    """A short word: likely, unstable, illustrative, settled by construction, no value, documented,
    contradicted, untestable, …"""
    sentence: str
    """The verdict in full."""
    depends: tuple[str, ...] = ()
    """The modelling choices that change its truth."""
    probability: float | None = None
    """Share of the draws with a value in which it holds; null where it is settled or has none."""
    error: float | None = None
    """Half-width of the 95 % interval of that share."""
    no_value: float | None = None
    """Share of draws in which neither it nor its contrary can be said to hold."""
    holds: bool | None = None
    """Whether it holds at central figures."""
    disagrees: bool = False
    """Whether most draws say another thing than the central figures."""
    settled: Literal["holds", "fails", "weights", ""] = ""
    """If settled by construction: whether it holds, fails, or the weights of reports decide."""
    margin: float | None = None
    """By how much its weakest statement holds at central figures."""
    margin_unit: str = ""
    margin_low: float | None = None
    margin_high: float | None = None
    statements: tuple[Statement, ...] = ()
    overturned_by: tuple[Overturn, ...] = ()
    together: Together | None = None
    """The closest pair of figures that overturns it, if nearer than every figure alone; of those
    that were moved together."""
    unprinted: int = 0
    """Values at which it was found to change and that are not told: put in as printed, with few
    digits, they did not change it."""
    pairs: int = 0
    """Pairs of figures that both work against it when moved alone: all were ranked by the sum of
    what the two do alone."""
    pairs_solved: int = 0
    """Of those, the first, which were moved together and solved."""
    acts: tuple[Act, ...] = ()
    """What of how two stand to each other would overturn it, beside figures."""
    steady: dict[str, str] = Field(default_factory=dict)
    """Figures that move it and, each moved alone, overturn it nowhere, with their names; all others
    do not move it."""
    stability: tuple[Stability, ...] = ()
    drivers: Numbers = Field(default_factory=dict)
    """Share of the margin's variance by figure, the strongest first."""
    sensitivity: Sensitivity | None = None
    curve: Curve | None = None
    evidence: Evidence | None = None
    words: tuple[Word, ...] = ()
    """Interested actors on whose word the verdict rests, the weightiest first."""
    sources: tuple[str, ...] = ()
    why: str = ""
    """Why these statements test it; of an untestable claim, what would be needed."""
    reasons: tuple[str, ...] = ()
    """What else a reader must know."""
    due: date | None = None
    """Of a forecast, the last day on which it can come true."""


class Document(Part):
    """All that a run found.

    Its JSON Schema is printed by ``rason schema``.
    """

    schema_: Literal["rason-result/1"] = Field(
        default=SCHEMA, validation_alias="schema", serialization_alias="schema"
    )
    case: CaseNote
    settings: Settings
    answer: tuple[str, ...] = ()
    """The answer in five sentences."""
    scenarios: tuple[Scenario, ...] = ()
    power: tuple[Power, ...] = ()
    hold_ups: tuple[HoldUp, ...] = ()
    closures: tuple[Closure, ...] = ()
    projects: tuple[Project, ...] = ()
    dependence: tuple[Dependence, ...] = ()
    ties: tuple[Ties, ...] = ()
    """Of every scenario shown: rules, vetoes, brokers, second providers."""
    interests: tuple[Interest, ...] = ()
    """How far actors could move their own shares by misreporting."""
    claims: tuple[Claim, ...] = ()
    notes: tuple[str, ...] = ()

    def to_json(self) -> str:
        """Return the document as JSON text: UTF-8, indented, a newline at the end."""
        return self.model_dump_json(by_alias=True, indent=2) + "\n"


def schema() -> dict[str, object]:
    """Return the JSON Schema of the result document.

    Returns
    -------
    schema
        In draft 2020-12, generated from the types of this module.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Document.model_json_schema(by_alias=True, mode="serialization"),
    }
