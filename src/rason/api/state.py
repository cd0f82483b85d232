"""What all levers together say: scenarios, and changes on top of them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

MOST: Final = 400  # entries of one list or mapping


def _no_other(kind: str, *kinds: type) -> BeforeValidator:
    """Refuse what JSON has as something else, though it could be read as the same."""

    def check(value: object) -> object:
        if isinstance(value, kinds):
            raise PydanticCustomError(kind, "another kind of value")
        return value

    return BeforeValidator(check)


Whole = Annotated[int, _no_other("int_type", bool, str)]
"""A whole number, also if it is written as `680.0`."""
Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Truth = Annotated[bool, Field(strict=True)]
Day = Annotated[date, _no_other("date_type", bool, int, float)]  # a day as text

Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_]+$", max_length=100)]
Words = Annotated[str, StringConstraints(max_length=400)]
Amount = Words | Annotated[Number, Field(ge=-1e18, le=1e18)]
"""A number with its unit, an expression over figures, or a bare number."""
Mapped: Final = Field(max_length=MOST, json_schema_extra={"additionalProperties": False})
"""Of a mapping by key: no more entries than `MOST`, and none under what is no key."""


class Request(BaseModel):
    """A part of a request: unknown keys, NaN and infinity are faults."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        allow_inf_nan=False,
        populate_by_name=True,
        use_attribute_docstrings=True,
    )


Keys = Key | Annotated[tuple[Key, ...], Field(max_length=MOST)]


class WhomEdit(Request):
    """Goods and ships that a closure tells apart; all that is said must hold."""

    origin: Keys | None = None
    """Only goods of these actors or markets."""
    destination: Keys | None = None
    """Only goods bound for these places, for the territory of these actors, or for these
    markets."""
    buyer: Keys | None = None
    """Only goods for these actors or markets."""
    flag: Keys | None = None
    """Only ships under these flags."""


class PassingEdit(WhomEdit):
    """Who passes a closure, and under which terms."""

    amount: Amount
    """Of a cap, the most that passes in a year; of a toll, what a unit pays."""


class ClosureEdit(WhomEdit):
    """A share of something shut, for all or for some."""

    asset: Key | None = None
    """A link, process, supply, demand, market or store, or all assets of a project."""
    passage: Key | None = None
    """A strait or canal: all links that pass it."""
    place: Key | None = None
    """A place: its links in both directions, its processes and its handling."""
    share: Amount = 1.0
    """The part of the year's capacity that is lost, such as `0.25` or `25 %`."""
    by: Keys | None = None
    """Who shuts it, or takes the toll."""
    commodity: Key | None = None
    """Only this commodity."""
    exempt: Annotated[tuple[WhomEdit, ...], Field(max_length=MOST)] | None = None
    """Who passes freely."""
    capped: Annotated[tuple[PassingEdit, ...], Field(max_length=MOST)] | None = None
    """Who passes up to an amount; all that it covers where nobody is named."""
    charged: Annotated[tuple[PassingEdit, ...], Field(max_length=MOST)] | None = None
    """Who passes for a toll; all that it covers where nobody is named."""
    from_: Day | None = Field(default=None, alias="from")
    """First day; with `until`, the share is lost for these days only."""
    until: Day | None = None
    """Last day."""


class RelationsEdit(Request):
    """Who does not deal with whom."""

    cut: Annotated[tuple[tuple[Key, Key], ...], Field(max_length=MOST)] = ()
    """Pairs between which every asset that needs both is shut."""
    silent: Annotated[tuple[tuple[Key, Key], ...], Field(max_length=MOST)] = ()
    """Pairs that do not talk: they deal only through others who talk with both."""
    threshold: Number | None = None
    """Players talk whose relation index is not below this; those of whom nothing is known, too."""
    half_life: Words = "2 yr"
    """The time in which an act loses half of its weight in the index."""


class Edits(Request):
    """Changes on top of scenarios, in the form of one scenario of `scenarios.yaml`."""

    projects: Annotated[dict[Key, Literal["option", "built", "forced", "out"]], Mapped] = {}
    """State of projects: may be built, stands with its capital sunk, must be built, or is out."""
    closures: Annotated[tuple[ClosureEdit | Key, ...], Field(max_length=MOST)] = ()
    """What is shut: the key of an asset, passage or place, or one of these in full."""
    rules: Annotated[dict[Key, Truth], Mapped] = {}
    """Rules switched on whatever their dates, or lifted."""
    figures: Annotated[dict[Key, Amount], Mapped] = {}
    """Figures that are set; a bare number is in the figure's own unit."""
    access: Literal["veto", "open"] | None = None
    """`veto`: who is asked must agree; `open`: third parties pass at the tariff."""
    foresight: Words | None = None
    """How far ahead is seen in a calendar: `perfect`, `none`, or a window such as `4 weeks`."""
    relations: RelationsEdit | None = None
    """Who does not deal with whom."""
    blocs: (
        Annotated[dict[Key, Annotated[tuple[Key, ...], Field(max_length=MOST)]], Mapped] | None
    ) = None
    """Who bargains as one, for Owen's value: members by bloc, in place of the case's own blocs."""

    @property
    def empty(self) -> bool:
        """Whether nothing is changed."""
        return self == Edits()

    def plain(self) -> dict[str, Any]:
        """Return what is changed as plain values, as `scenarios.yaml` would have it."""
        return self.model_dump(mode="json", by_alias=True, exclude_defaults=True)


class State(Request):
    """What all levers together say."""

    scenarios: Annotated[tuple[Key, ...], Field(max_length=20)] | None = None
    """Scenarios, merged from left to right; none is the case as it stands; null the usual one."""
    edits: Edits = Edits()
    """Changes on top of them."""
    without: Annotated[tuple[Key, ...], Field(max_length=20)] = ()
    """Players that do not bargain: they always agree."""
