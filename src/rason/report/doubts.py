"""Parts of the result document that say how far a verdict is to be trusted, and on whose word."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from rason.table.column import Column
from rason.table.part import Part
from rason.table.row import Row


class Influence(Row, table="drivers"):
    """What one figure does to a claim's margin."""

    figure: str
    name: str = ""
    pawn: float | None = None
    """How far knowing it shifts the margin's distribution, from 0 to 1."""
    pawn_error: float | None = None
    total: float | None = None
    """Part of the margin's variance that it carries, alone or together with others."""
    total_error: float | None = None
    at_low: float | None = None
    """The margin with the figure at the low end of its range, the others central."""
    at_high: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str = ""
    """Of the range."""


class Sensitivity(Part):
    """What drives a claim's weakest statement."""

    statement: int
    """Its position among the claim's statements, from 0."""
    influences: tuple[Influence, ...] = ()
    """The strongest first."""
    noise: float | None = None
    """PAWN below this cannot be told from that of a figure that does nothing."""
    points: int = 0
    """Size of the sample behind the totals; 0 for none."""
    reasons: tuple[str, ...] = ()
    """What is missing, and why."""


class Stability(Row, table="stability"):
    """What another modelling choice does to a claim at central figures."""

    choice: Annotated[str, Column("Choice", key=True)]
    setting: Annotated[str, Column("Setting", key=True)] = ""
    flips: bool | None
    reason: str = ""
    differs: bool = True
    """Whether it gives other values in some draw, so that it is another model."""


class Specification(Part):
    """A claim under one way of making all its modelling choices."""

    settings: tuple[str, ...]
    """What is chosen, in the order of the curve's choices."""
    changed: int
    """How many choices are made otherwise than in the verdict."""
    holds: bool | None = None
    margin: float | None = None
    low: float | None = None
    """5th percentile of the margin over the draws."""
    high: float | None = None
    """95th percentile of the margin over the draws."""
    share: float | None = None
    """Share of the draws in which the claim holds."""
    reason: str = ""


class Curve(Part):
    """A claim under all its modelling choices, crossed. A count of models is no probability."""

    choices: tuple[str, ...]
    settings: tuple[tuple[str, ...], ...]
    """The ways in which each choice can be made, that of the verdict first."""
    statement: int
    """Position of the statement whose margins these are, from 0."""
    unit: str = ""
    specifications: tuple[Specification, ...] = ()
    """Those that differ in some draw, in rising order of their margins."""
    draws: int
    """Draws that each is tested on."""
    tested: int = 0
    """How many ways of making the choices were looked at; more than specifications where several
    ways are one model; 0 in a run that did not count them."""
    possible: int
    """How many ways there are; more than were looked at where a sample was taken."""


class Evidence(Row, table="evidence"):
    """What a verdict rests on. Confidence is not likelihood, and never in one sentence with it."""

    confidence: Literal["high", "moderate", "low"]
    sentence: str
    grades: dict[str, float] = Field(default_factory=dict)
    """Share of the margin's variance by grade of the figures that it comes from."""
    independent: int = 0
    """Independent sources: those that pass on one measurement count once."""
    citations: int = 0
    oldest: float | None = None
    """Age of the oldest figure that matters, in years before the case's date."""
    unsourced: float = 0.0
    """Share of the margin's variance that comes from figures without a source."""


class Word(Row, table="words"):
    """What of a verdict rests on one interested actor's word."""

    reporter: Annotated[str, Column("Whose word", "actor", key=True)]
    figures: tuple[str, ...]
    share: float
    """Their part of the margin's variance."""
    overturning: tuple[str, ...] = ()
    """Those that, moved alone within their range, overturn the claim."""
    hangs: bool
    """Whether the claim hangs on it: half of the variance, or a figure that overturns it."""


class Act(Row, table="acts"):
    """An act, a relation or a pair of players that, left out or turned, changes a claim's truth."""

    between: Annotated[tuple[str, str], Column("Between", key=True)]
    who: str
    """The two, by their names."""
    kind: Literal["act", "relation", "unknown pair", "pair"]
    """`pair` is one that several acts or relations make talk or not, none of which decides."""
    text: Annotated[str, Column("Act", key=True)]
    """The day and the act, the relation, or whether the two talk."""
    grade: str = ""
    sources: tuple[str, ...] = ()
    flips: bool = True
    """Whether the claim changes its truth at central figures."""
    share: float | None = None
    """Share of some draws in which it holds without it."""
    before: float | None = None
    """The same with it."""
