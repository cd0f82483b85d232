"""What happened after a case's date, as a document that no case reads: the rows of a replay."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field

from rason.case.dates import read_date
from rason.case.document import Day, Document, Filled, Key, Number, State, Statement, Written
from rason.case.expression import ExpressionError

Listed = TypeVar("Listed")
_WORDS = {"yes": True, "true": True, "no": False, "false": False}


def _truth_or_number(value: object) -> object:
    """Read yes and no as a truth, and leave numbers to whoever knows their unit."""
    return _WORDS.get(value.casefold(), value) if isinstance(value, str) else value


Found = Annotated[bool | Number, BeforeValidator(_truth_or_number)]
"""Yes or no, or a number with its unit."""


def _some(value: Listed) -> Listed:
    """Refuse an empty list."""
    if not value:
        raise ValueError("one at least")
    return value


def _listed(value: object) -> object:
    """Read one key as a list of one."""
    return (value,) if isinstance(value, str) else value


def _day_or_longer(value: object) -> object:
    """Read a day, or the month or year that is all that a page tells of its day."""
    text = value.isoformat() if isinstance(value, date) else str(value)
    try:
        read_date(text, last=True)
    except ExpressionError:
        raise ValueError("a day, or the month or year: 2014-11-30, 2014-11 or 2014") from None
    return text


class OutcomeSource(Document):
    """Who reported an outcome, when, and how it was seen."""

    title: Filled
    """What it is called."""
    publisher: str = ""
    """Who published it."""
    published: Annotated[str, BeforeValidator(_day_or_longer)]
    """The day on which it came out, or the month or year where no day is told: not all of it by the
    case's `frozen`, or the outcome was known."""
    seen: Literal["page", "copy", "blog", "unseen"]
    """`page`: on its publisher's own page; `copy`: passed on by somebody else; `blog`: the notes of
    somebody who is no source himself; `unseen`: not seen by whoever wrote the row. Rows that rest
    on the last three alone stay out of the headline."""
    address: str = ""
    """Where it can be read."""

    @property
    def latest(self) -> date:
        """The last day on which it may have come out."""
        return read_date(self.published, last=True)


class Wrong(Document):
    """What makes a model deliberately wrong, on top of every scenario: the control of a row."""

    why: Filled
    """What is wrong with it."""
    figures: dict[Key, Number] = Field(default_factory=dict)
    """Figures that are set, as in a scenario."""
    closures: dict[Key, Number] = Field(default_factory=dict)
    """What is shut, with the share that is lost."""
    projects: dict[Key, State] = Field(default_factory=dict)
    """States by project."""
    rules: dict[Key, bool] = Field(default_factory=dict)
    """Rules of the case that are switched on or off."""

    @property
    def plain(self) -> dict[str, Any]:
        """The changes, as they are laid on top of a case."""
        return {name: dict(getattr(self, name)) for name in CHANGES if getattr(self, name)}


CHANGES = ("figures", "closures", "projects", "rules")


class Outcome(Document):
    """One thing that happened, and what the case is asked about it."""

    row: Key
    """Its key."""
    says: Filled
    """What happened, in words."""
    statement: Statement | None = None
    """What the case says to it, in the grammar of claims: a measure or ratio without `compare` is
    held against the observed number, a comparison against yes or no."""
    claim: Key | None = None
    """In place of a statement: a claim of the case that came true, or did not."""
    observed: Found
    """What was observed: a number with its unit, or yes or no."""
    until: Day | None = None
    """The last day of what was observed."""
    tolerance: Written | None = None
    """How far the case may be off, set before it was solved: `10 %` of what was observed, or an
    amount with its unit."""
    naive: Found | None = None
    """What somebody without any model would have said: the last known value, or that all is lost
    that the passage carried."""
    source: Annotated[tuple[Key, ...], BeforeValidator(_listed), AfterValidator(_some)]
    """Keys of the replay's own `sources`."""
    must_fail: Wrong | None = None
    """Of a control: the changed model, or why the statement itself is one, which must land outside.
    Where it lands inside, the row that it belongs to tells nothing."""
    why: str = ""
    """Why the row cannot be asked of the case, where it has neither statement nor claim; else
    remarks."""


class Replay(Document):
    """Outcomes of one case, kept beside the cases, where no case can read them."""

    case: Filled
    """The name of the case that they are held against."""
    written: Day
    """The day on which rows and tolerances were written, before the case was solved for them."""
    sources: dict[Key, OutcomeSource]
    """Who reported the outcomes, by keys of the replay's own."""
    rows: Annotated[tuple[Outcome, ...], AfterValidator(_some)]
    """What happened, row by row."""
