"""What the workbench shows of a case before anything is solved."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from rason.api.problem import Answer
from rason.api.state import Edits
from rason.report.case_parts import Counts, Figure, Source, Text


class CaseTitle(Answer):
    """One case of those that there are."""

    case: str
    """Its name in addresses."""
    title: str
    writable: bool
    """Whether its tables and scenarios can be saved."""


class CaseList(Answer):
    """All cases."""

    cases: tuple[CaseTitle, ...]
    can_grow: bool
    """Whether new cases can be made."""


class ActorView(Answer):
    """Who owns, runs, buys or must agree."""

    actor: str
    name: str
    kind: str
    bloc: str
    player: bool
    note: str


class PlaceView(Answer):
    """A node of the network."""

    place: str
    name: str
    territory: str
    latitude: float | None
    longitude: float | None
    note: str


class LinkView(Answer):
    """A way between two places; its course over the map is in the outline."""

    link: str
    name: str
    from_: str = Field(alias="from")
    to: str
    mode: str
    commodities: tuple[str, ...]
    both: bool
    """Whether goods go from `to` to `from` as well, within the same capacity."""
    operator: str
    consent: tuple[tuple[str, ...], ...]
    """Who else must agree, in alternatives: each set suffices."""
    passages: tuple[str, ...]
    project: str
    planned: bool
    """Whether it belongs to a project that is not built."""
    note: str


class AssetView(Answer):
    """A supply, demand, process, market or store."""

    asset: str
    kind: str
    name: str
    place: str
    commodities: tuple[str, ...]
    owner: str
    project: str


class PassageView(Answer):
    """A strait or canal that links pass."""

    passage: str
    name: str
    latitude: float | None
    longitude: float | None
    links: tuple[str, ...]


class CommodityView(Answer):
    """A good."""

    commodity: str
    name: str
    unit: str
    price_unit: str
    traced: bool


class ProjectView(Answer):
    """Assets that do not exist yet, or whose capital is sunk."""

    project: str
    name: str
    state: str
    """Its state in the bare case: `option`, `built` or `forced`."""
    lumpy: bool
    sponsor: str
    assets: tuple[str, ...]
    note: str


class RuleView(Answer):
    """A sanction or a right."""

    rule: str
    kind: str
    by: tuple[str, ...]
    words: str
    in_force: bool
    """Whether it is in force in the bare case, at the freeze."""
    scenario: str
    """The scenario that adds it; empty for a rule of the case itself."""
    sources: tuple[str, ...]
    note: str


class ScenarioView(Answer):
    """A named change of the case, and what its levers stand at."""

    scenario: str
    name: str
    base: tuple[str, ...]
    versus: tuple[str, ...] | None
    """What it is compared with; null for none."""
    own: Edits
    """What it changes itself, its bases aside, as far as levers say it."""
    allowed: tuple[str, ...] | None
    """The optional projects that may be built; null if it does not say."""
    projects: dict[str, str]
    """State of every project, its bases included."""
    rules: tuple[str, ...]
    """Rules in force, its bases included."""
    figures: dict[str, float]
    """Central values of the figures that it or its bases set or move."""
    access: str
    closed: tuple[str, ...]
    """Keys of what is shut, its bases included."""


class FigureView(Figure):
    """A figure with all that is known of it."""

    shape: str
    period: str
    formula: str
    moves_with: str
    late: bool
    assumed: bool
    """Whether it cites nothing that somebody has measured, and follows from no other figures."""


class ClaimView(Answer):
    """A sentence of the text, and how it is tested; verdicts come from runs."""

    claim: str
    paragraph: int | str
    says: str
    own: bool
    """Whether it is the case's own question and not what the text says."""
    kind: str
    statements: tuple[str, ...]
    scenarios: tuple[tuple[str, ...], ...]
    """What its statements are asked in, merged from left to right each."""
    versus: tuple[tuple[str, ...], ...]
    """What their other sides are asked in."""
    keys: tuple[str, ...]
    """Actors, places, assets, projects and figures that it speaks of."""
    why: str


class CaseView(Answer):
    """All that the workbench shows of a case."""

    case: str
    digest: str
    title: str
    question: str
    frozen: date
    currency: str
    money: str
    """Unit of all amounts of money: plain currency a year."""
    price_year: int | None
    text: Text | None
    counts: Counts
    writable: bool
    timed: bool
    """Whether it, or a scenario of it, has a calendar."""
    usual: tuple[str, ...]
    """The scenario that is meant where none is named."""
    players: tuple[str, ...]
    actors: tuple[ActorView, ...]
    places: tuple[PlaceView, ...]
    links: tuple[LinkView, ...]
    passages: tuple[PassageView, ...]
    assets: tuple[AssetView, ...]
    commodities: tuple[CommodityView, ...]
    projects: tuple[ProjectView, ...]
    rules: tuple[RuleView, ...]
    scenarios: tuple[ScenarioView, ...]
    figures: tuple[FigureView, ...]
    sources: tuple[Source, ...]
    claims: tuple[ClaimView, ...]
    warnings: tuple[str, ...]
