"""The result document: all that a run found and that the brief shows, as typed, versioned JSON.

Money is in plain units of the case's currency per year, shares are between 0 and 1, and a number
that does not exist is null beside its reason: the document never holds NaN.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from pydantic import Field, create_model

from rason.answer.closures import Closure
from rason.answer.dependence import Pair
from rason.answer.hold_up import Cushion, HoldUp, Surety
from rason.answer.misreporting import Interest
from rason.answer.power import Core, Numbers, Power
from rason.answer.projects import Project
from rason.answer.ranking import Rank, Ranking
from rason.answer.registry import QUESTIONS
from rason.answer.scenario import Scenario
from rason.answer.shortages import NO_CALENDAR
from rason.answer.ties import Ties
from rason.claim.verdict import Verdict
from rason.report.case_parts import (
    Actor,
    CaseNote,
    Counts,
    Figure,
    Link,
    Place,
    Report,
    Source,
    Text,
    Value,
)
from rason.table.part import Part

__all__ = [
    "SCHEMA",
    "About",
    "Actor",
    "CaseNote",
    "Confidence",
    "Core",
    "Counts",
    "Cushion",
    "Document",
    "Figure",
    "Finding",
    "Headline",
    "HoldUp",
    "Link",
    "Numbers",
    "Place",
    "Power",
    "Rank",
    "Ranking",
    "Report",
    "Scenario",
    "Settings",
    "Source",
    "Surety",
    "Text",
    "Ties",
    "Value",
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


Confidence = Literal["high", "moderate", "low"]
About = Literal["worth", "whom", "hold-up", "dependence", "change", "shortage", "shut-in"]


class Finding(Part):
    """One sentence of the answer: about the world, not about the claims."""

    about: About
    says: str
    confidence: Confidence
    """In the figures and the model behind it."""


class Headline(Part):
    """What the brief puts first."""

    scenario: str = ""
    """Empty where no scenario is compared with another."""
    claims: tuple[str, ...] = ()
    """Keys of the claims that matter most."""
    how: str
    """Who chose them, and how."""


class _Document(Part):
    schema_: Literal["rason-result/1"] = Field(
        default=SCHEMA, validation_alias="schema", serialization_alias="schema"
    )
    case: CaseNote
    settings: Settings
    answer: tuple[str, ...] = ()
    """The answer in five sentences."""
    findings: tuple[Finding, ...] = ()
    """The same with the confidence in each; none in older runs."""
    headline: Headline | None = None
    """None in older runs."""
    scenarios: tuple[Scenario, ...] = ()
    power: tuple[Power, ...] = ()
    hold_ups: tuple[HoldUp, ...] = ()
    closures: tuple[Closure, ...] = ()
    projects: tuple[Project, ...] = ()
    dependence: tuple[Pair, ...] = ()
    interests: tuple[Interest, ...] = ()
    ties: tuple[Ties, ...] = ()
    """Of every scenario shown: rules, vetoes, brokers, second providers."""
    claims: tuple[Verdict, ...] = ()
    reasons: dict[str, str] = Field(default_factory=dict)
    """By question that has no answer in this case: why."""
    notes: tuple[str, ...] = ()

    def to_json(self) -> str:
        """Return the document as JSON text: UTF-8, indented, a newline at the end."""
        idle = {
            table
            for question in QUESTIONS.values()
            if (question.timed or question.aside or question.asked)
            and question.name not in self.reasons
            for table in question.tables
            if not getattr(self, table)
        }
        return self.model_dump_json(by_alias=True, indent=2, exclude=idle) + "\n"


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

    With its tables, or the reason why they are empty.
    `question`: whose tables stand in the document themselves.
    """
    held = {name: getattr(document, name) for name in question.tables}
    reason = document.reasons.get(question.name, "")
    if question.timed and not reason and not any(held.values()):
        reason = NO_CALENDAR
    if question.aside and not reason and not any(held.values()):
        reason = "It was not asked for."
    if question.asked and not reason and not any(held.values()):
        reason = question.module.NOT_ASKED
    found: Answer = question.answer(**held, reason=reason)
    return found


def schema() -> dict[str, object]:
    """Return the JSON Schema of the result document.

    In draft 2020-12, generated from the types of this module.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Document.model_json_schema(by_alias=True, mode="serialization"),
    }
