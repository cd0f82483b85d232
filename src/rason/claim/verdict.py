"""A verdict: whether a claim holds, how sure that is, and what would change it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from rason.claim.acts import Act
from rason.claim.evidence import Evidence
from rason.claim.overturn import Alone, Together
from rason.claim.printed import Setting
from rason.claim.reporters import Word
from rason.claim.sensitivity import Sensitivity
from rason.claim.specification import Curve
from rason.claim.stability import Stability
from rason.table.column import Column
from rason.table.part import Part
from rason.table.row import Row
from rason.words.html import short

SETTLED, NO_VALUE = "settled by construction", "no value"
"""Verdicts of claims that have no share of draws."""


class BreakEven(Setting, table="break_even"):
    """What is to be set so that a measure meets its threshold, as it was tried."""

    figure: Annotated[str, Column("Figure", "figure", key=True)]
    at: Annotated[float, Column("At", "amount", unit="unit", compared=True)]
    set: str = ""
    """What is put behind `--set`."""


class Statement(Row, table="statements"):
    """One statement of a claim: both sides at central figures, and how often it holds."""

    text: Annotated[str, Column("Statement", key=True, name="statement")]
    probability: float | None = None
    """Share of the draws with a value in which it holds."""
    error: Annotated[float | None, Column("Error", "share", unit="1")] = None
    """Half-width of the 95 % interval of that share."""
    left: float | None = None
    """Of a break-even as it is printed."""
    right: float | None = None
    margin: float | None = None
    """By how much it holds at central figures."""
    unit: str = ""
    meets: BreakEven | None = None
    """Of a break-even what is to be set so that its measure meets the threshold; null where nothing
    that can be printed does so."""


class Verdict(Row, table="claims"):
    """A sentence of the text, tested."""

    def __repr__(self) -> str:
        """Say what the verdict is."""
        return short(f"<Verdict on {self.claim}: {self.verdict}>")

    claim: str
    paragraph: int | str
    says: str
    own: bool = False
    """Whether it is the case's own question and not what the text says."""
    kind: str
    verdict: Annotated[str, Column("Verdict", compared=True)]
    """A short word: one of ICD 203 for a share of draws, unstable, illustrative, settled by
    construction, no value, refused; of events documented, contradicted, not found; of forecasts
    open; untestable."""
    sentence: str
    """The verdict in full."""
    depends: tuple[str, ...] = ()
    """The modelling choices that change its truth."""
    probability: float | None = None
    """Share of the draws with a value in which it holds; null where it is settled or has none."""
    error: Annotated[float | None, Column("Error", "share", unit="1")] = None
    """Half-width of the 95 % interval of that share."""
    draws: int | None = None
    """Draws in which it has a value; null where no draws decide, and in older runs."""
    draws_held: int | None = None
    """Of those, in how many it holds."""
    assumption: str = ""
    """If illustrative: the name of the untested assumption on which the verdict rests."""
    no_value: Annotated[float | None, Column("Without a value", "share", unit="1")] = None
    """Share of draws in which neither it nor its contrary can be said to hold."""
    holds: bool | None = None
    """Whether it holds at central figures."""
    disagrees: bool = False
    """Whether most draws say another thing than the central figures."""
    settled: Literal["holds", "fails", "weights", ""] = ""
    """If settled by construction: whether it holds, fails, or the weights of reports decide."""
    margin: Annotated[
        float | None, Column("Margin", "amount", unit="margin_unit", compared=True)
    ] = None
    """By how much its weakest statement holds at central figures."""
    margin_unit: str = ""
    margin_low: Annotated[float | None, Column("Low", "amount", unit="margin_unit")] = None
    """5th percentile of that margin over the draws."""
    margin_high: Annotated[float | None, Column("High", "amount", unit="margin_unit")] = None
    """95th percentile of that margin over the draws."""
    statements: tuple[Statement, ...] = ()
    overturned_by: tuple[Alone, ...] = ()
    """The nearest figure first."""
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
    """Figures that move it and, each moved alone, overturn it nowhere, with their names, the
    strongest first; all others do not move it."""
    stability: tuple[Stability, ...] = ()
    """One entry for each modelling choice made otherwise."""
    drivers: dict[str, float] = Field(default_factory=dict)
    """Share of the margin's variance by figure, the strongest first: a screen by squared rank
    correlations."""
    sensitivity: Sensitivity | None = None
    curve: Curve | None = None
    """Null where no modelling choice bears on it."""
    evidence: Evidence | None = None
    words: tuple[Word, ...] = ()
    """Interested actors on whose word the verdict rests, the weightiest first."""
    sources: tuple[str, ...] = ()
    """Of the figures and events that matter."""
    why: str = ""
    """Why these statements test it; of an untestable claim, what would be needed."""
    reasons: tuple[str, ...] = ()
    """What else a reader must know."""
    due: date | None = None
    """Of a forecast, the last day on which it can come true; null where nobody says."""


class Verdicts(Part):
    """All verdicts of a case."""

    claims: tuple[Verdict, ...]
