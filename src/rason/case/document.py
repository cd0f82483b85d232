"""The YAML documents of a case: its settings, its scenarios and its claims."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9_]+$")]
Access = Literal["veto", "open"]
State = Literal["option", "built", "forced", "out"]
Kind = Literal["measure", "ratio", "build", "break_even", "event", "forecast", "untestable"]
Comparison = Literal["<", "<=", ">", ">="]
Number = str | float | int
"""A number with its unit (`5 USD/MMBtu`), a percentage (`5 %`), or a bare number of a share."""


class Document(BaseModel):
    """A part of a YAML document: unknown keys are faults."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Text(Document):
    """The text whose claims the case tests."""

    title: str
    author: str = ""
    published: date | None = None
    source: str = ""
    paragraphs: int | None = None


class Settings(Document):
    """`case.yaml`."""

    title: str
    question: str = ""
    frozen: date
    currency: str = "USD"
    price_year: int | None = None
    discount: Number = 0.1
    players: tuple[Key, ...]
    units: dict[Key, str] = {}
    """The unit in which results show a commodity's price: `gas: USD/MMBtu`."""
    text: Text | None = None


class Closure(Document):
    """A share of something shut."""

    asset: Key | None = None
    passage: Key | None = None
    place: Key | None = None
    share: Number = 1.0
    origin: Key | None = None
    from_: date | None = Field(default=None, alias="from")
    until: date | None = None


class Relations(Document):
    """Who does not deal with whom."""

    cut: tuple[tuple[Key, Key], ...] = ()
    """Pairs between which every asset that needs both is shut."""
    threshold: float | None = None
    half_life: Number = "2 yr"


class Scenario(Document):
    """A named change of the case."""

    name: str = ""
    base: tuple[Key, ...] | Key = ()
    projects: dict[Key, State] | tuple[Key, ...] | None = None
    """A list: only these optional projects may be built. A mapping: states by project."""
    closures: tuple[Closure | Key, ...] = ()
    rules: dict[Key, bool | dict[str, Any]] = {}
    """`x2: off` lifts a rule, `us_veto: on` switches one on whatever its dates, a mapping adds
    one."""
    figures: dict[Key, Number] = {}
    access: Access | None = None
    relations: Relations | None = None
    periods: Any = None


Names = Key | tuple[Key, ...]


class Side(Document):
    """The other side of a comparison: the same measure elsewhere, or another one."""

    measure: Key | None = None
    with_: dict[str, Any] | None = Field(default=None, alias="with")
    in_: Names | None = Field(default=None, alias="in")
    times: float = 1.0
    """The other side is multiplied by this: `times: 0.5` asks for half of it."""


class EventTest(Document):
    """What a chronology is asked."""

    from_: Names | None = Field(default=None, alias="from")
    to: Names | None = None
    between: tuple[Key, Key] | None = None
    sign: Literal["+", "-", "any"] = "any"
    after: date | None = None
    before: date | None = None
    contains: str | None = None
    """Words that the event's text must hold (case-insensitive)."""


class Statement(Document):
    """The computable form of a claim, or of a part of it."""

    measure: Key | None = None
    with_: dict[str, Any] = Field(default={}, alias="with")
    in_: Names = Field(default=(), alias="in")
    compare: Comparison | None = None
    than: Number | Side | None = None
    by: str | None = None
    """`5 points` is absolute, `5 %` relative; otherwise a number with its unit."""

    ratio: str | None = None
    """An expression over figures, compared with `than`."""

    build: Key | None = None
    """A project: the statement holds in the draws in which it is worth building."""

    break_even: Key | None = None
    """A figure: its value at which `measure` compares equal with `threshold`; that value is
    compared with `than`."""
    threshold: Number | None = None

    exists: EventTest | None = None
    order: tuple[EventTest, EventTest] | None = None
    """The first event of the first test comes before the first event of the second."""
    trend: EventTest | None = None
    """Sum of scores after `split`, by year, less that before it, compared with `than`."""
    balance: EventTest | None = None
    """Sum of scores of the events that match, compared with `than`."""
    split: date | None = None
    count: EventTest | None = None
    """Number of the events that match, compared with `than`."""


class Claim(Document):
    """A sentence of the text, in our own words."""

    claim: Key
    paragraph: int | str
    says: str
    kind: Kind = "measure"
    statements: tuple[Statement, ...] = ()
    choices: tuple[
        Literal[
            "concept",
            "increment",
            "access",
            "capital",
            "spread",
            "players",
            "price_rule",
            "options",
        ],
        ...,
    ] = ()
    why: str = ""
    """Why this statement tests it; of an untestable claim, what would be needed."""
