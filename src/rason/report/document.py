"""The result document: all that a run found and that the brief shows, as typed, versioned JSON.

Money is in plain units of the case's currency per year, shares are between 0 and 1, and a number
that does not exist is null beside its reason: the document never holds NaN.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import Field, create_model

from rason.answer.closures import Closure
from rason.answer.dependence import Pair
from rason.answer.hold_up import Cushion, HoldUp, Surety
from rason.answer.misreporting import Interest
from rason.answer.projects import Project
from rason.answer.registry import QUESTIONS
from rason.answer.scenario import Scenario
from rason.answer.ties import Ties
from rason.report.bargaining import (
    Core,
    Numbers,
    Power,
    Rank,
    Ranking,
)
from rason.report.doubts import (
    Act,
    Curve,
    Evidence,
    Influence,
    Sensitivity,
    Specification,
    Stability,
    Word,
)
from rason.report.overturned import Alone, Overturn, Setting, Together
from rason.report.parts import (
    Actor,
    CaseNote,
    Counts,
    Figure,
    Link,
    Place,
    Report,
    Source,
    Text,
)
from rason.table.column import Column
from rason.table.part import Part
from rason.table.row import Row

__all__ = [
    "SCHEMA",
    "Act",
    "Actor",
    "Alone",
    "CaseNote",
    "Claim",
    "Core",
    "Counts",
    "Curve",
    "Cushion",
    "Document",
    "Evidence",
    "Figure",
    "HoldUp",
    "Influence",
    "Link",
    "Numbers",
    "Overturn",
    "Place",
    "Power",
    "Rank",
    "Ranking",
    "Report",
    "Scenario",
    "Sensitivity",
    "Setting",
    "Settings",
    "Source",
    "Specification",
    "Stability",
    "Statement",
    "Surety",
    "Text",
    "Ties",
    "Together",
    "Word",
    "schema",
]

if TYPE_CHECKING:
    from rason.answer.declaration import Declaration
    from rason.table.row import Answer

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


class Statement(Row, table="statements"):
    """One statement of a claim: both sides at central figures, and how often it holds."""

    text: Annotated[str, Column("Statement", key=True)]
    probability: float | None = None
    error: float | None = None
    left: float | None = None
    """Of a break-even as it is printed."""
    right: float | None = None
    margin: float | None = None
    unit: str = ""
    meets: Setting | None = None
    """Of a break-even what is to be set so that its measure meets the threshold."""


class Claim(Row, table="claims"):
    """A sentence of the text, tested."""

    claim: str
    paragraph: int | str
    says: str
    kind: str
    verdict: Annotated[str, Column("Verdict", compared=True)]
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
    margin: Annotated[
        float | None, Column("Margin", "amount", unit="margin_unit", compared=True)
    ] = None
    """By how much its weakest statement holds at central figures."""
    margin_unit: str = ""
    margin_low: Annotated[float | None, Column("Low", "amount", unit="margin_unit")] = None
    margin_high: Annotated[float | None, Column("High", "amount", unit="margin_unit")] = None
    statements: tuple[Statement, ...] = ()
    overturned_by: tuple[Alone, ...] = ()
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


class _Document(Part):
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
    dependence: tuple[Pair, ...] = ()
    interests: tuple[Interest, ...] = ()
    ties: tuple[Ties, ...] = ()
    """Of every scenario shown: rules, vetoes, brokers, second providers."""
    claims: tuple[Claim, ...] = ()
    reasons: dict[str, str] = Field(default_factory=dict)
    """By question that has no answer in this case: why."""
    notes: tuple[str, ...] = ()

    def to_json(self) -> str:
        """Return the document as JSON text: UTF-8, indented, a newline at the end."""
        return self.model_dump_json(by_alias=True, indent=2) + "\n"


if TYPE_CHECKING:
    Document = _Document
else:
    Document = create_model(
        "Document",
        __base__=_Document,
        __doc__="All that a run found: its JSON Schema is printed by ``rason schema``.",
        __module__=__name__,
        **{
            name: (info.annotation, info)
            for each in QUESTIONS.values()
            if not each.within
            for name, info in each.answer.model_fields.items()
            if name not in {*_Document.model_fields, "reason"}
        },
    )


def answered(document: Document, question: Declaration) -> Answer:
    """Return the answer to a question out of a document.

    Parameters
    ----------
    question
        Whose tables stand in the document themselves.

    Returns
    -------
    answer
        With its tables, or the reason why they are empty.
    """
    held = {name: getattr(document, name) for name in question.tables}
    reason = document.reasons.get(question.name, "")
    found: Answer = question.answer(**held, reason=reason)
    return found


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
