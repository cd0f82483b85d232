"""The YAML documents of a case: its settings, its scenarios and its claims."""

from __future__ import annotations

import re
from datetime import date
from math import isfinite
from typing import Annotated, Any, Final, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9_]+$")]


_DAY: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER: Final = re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?")
_PARAGRAPH: Final = re.compile("[1-9][0-9]{0,4}")
_SWITCHES: Final = {
    "true": True, "on": True, "yes": True, "false": False, "off": False, "no": False,
}  # fmt: skip
List = TypeVar("List")


def _day(value: object) -> object:
    """Refuse numbers, which would be read as seconds, and parts of dates."""
    if isinstance(value, date):
        return value
    try:
        if _DAY.fullmatch(str(value)):
            return date.fromisoformat(str(value))
    except ValueError:
        pass
    raise ValueError("a date such as 2014-11-30")


Day = Annotated[date, BeforeValidator(_day)]


def _filled(value: str) -> str:
    """Refuse a text in which nothing stands."""
    if not value.strip():
        raise ValueError("some text")
    return value


Filled = Annotated[str, AfterValidator(_filled)]  # a text that says something


def _once(value: List) -> List:
    """Refuse a list that holds one thing twice."""
    if isinstance(value, tuple) and any(each in value[:at] for at, each in enumerate(value)):
        raise ValueError("a list that holds each of them once")
    return value


Once = AfterValidator(_once)

MOST_CLAIMS: Final = 5
"""Claims that the first page of a brief has room for."""


def _few(value: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse more than the first page of a brief has room for."""
    if len(value) > MOST_CLAIMS:
        raise ValueError(f"a list of {MOST_CLAIMS} at most")
    return value


def _switch(value: object) -> object:
    """Refuse numbers and letters that are taken for on and off elsewhere."""
    if isinstance(value, bool | dict):
        return value
    if isinstance(value, str) and value.casefold() in _SWITCHES:
        return _SWITCHES[value.casefold()]
    raise ValueError("on, off, or the columns of a new rule")


Switch = Annotated[bool | dict[str, Any], BeforeValidator(_switch)]


def _yes_or_no(value: object) -> object:
    """Refuse all but the words for yes and no."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.casefold() in _SWITCHES:
        return _SWITCHES[value.casefold()]
    raise ValueError("yes or no")


YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]


def _numbered(value: object) -> object:
    """Refuse what is no number of a paragraph as it is written, so that no two are one."""
    if not _PARAGRAPH.fullmatch(str(value)):
        raise ValueError("the number of a paragraph, from 1 on")
    return int(str(value))


Paragraph = Annotated[int, BeforeValidator(_numbered)]


def _number(value: object) -> object:
    """Refuse what YAML takes for a number or can turn into one, and no author means as one."""
    if isinstance(value, bool):
        raise ValueError("a number, and no `true` or `false`")  # noqa: TRY004 - pydantic catches it
    if isinstance(value, float) and not isfinite(value):
        raise ValueError("a finite number")
    return value


def _bare(value: object) -> object:
    """Refuse texts that are no bare number, such as `nan`."""
    if isinstance(value, str) and not _NUMBER.fullmatch(value):
        raise ValueError("a number")
    return _number(value)


_Checked = BeforeValidator(_number)
Whole = Annotated[int, BeforeValidator(_bare)]
Real = Annotated[float, Field(allow_inf_nan=False), BeforeValidator(_bare)]
Number = Annotated[str | float | int, _Checked]
"""A number with its unit (`5 USD/MMBtu`), a percentage (`5 %`), or a bare number of a share."""


def _number_or_day(value: object) -> object:
    """Return a date as it is written, so that whoever knows what is measured reads it."""
    return value.isoformat() if isinstance(value, date) else _number(value)


Compared = Annotated[str | float | int, BeforeValidator(_number_or_day)]
"""A number as above, or a date where the day of something is measured."""


def _written(value: object) -> object:
    """Return a bare number as it was written, so that whoever knows its unit can ask for it."""
    number = _number(value)
    return str(number) if isinstance(number, int | float) else number


Written = Annotated[str, BeforeValidator(_written)]
Access = Literal["veto", "open"]
State = Literal["option", "built", "forced", "out"]
Kind = Literal["measure", "ratio", "build", "break_even", "event", "forecast", "untestable"]
Comparison = Literal["<", "<=", ">", ">="]


class Document(BaseModel):
    """A part of a YAML document: unknown keys are faults."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Text(Document):
    """The text whose claims the case tests."""

    title: Filled
    """Its title."""
    author: str = ""
    """Who wrote it."""
    published: Day | None = None
    """When it came out."""
    source: str = ""
    """Its key in sources.bib."""
    paragraphs: Annotated[Whole, Field(ge=1, le=10_000)] | None = None
    """How many paragraphs it has."""
    outside: dict[Paragraph, Filled] = {}
    """By paragraph, what it says that lies outside the system, and why that is left out."""


class BriefNote(Document):
    """What the brief puts first; of what it does not name the brief chooses, and says how."""

    scenarios: Annotated[tuple[Key, ...], Once] = ()
    """Scenarios that the brief shows beside the usual one; its answer is about the first."""
    claims: Annotated[tuple[Key, ...], Once, AfterValidator(_few)] = ()
    """The claims that matter most, at most five."""


FIRST_FORMAT: Final = 1
FORMAT: Final = 1
"""The newest format of cases, which this rason writes; it reads all since the first."""


Names = Annotated[Key | tuple[Key, ...], Once]


class Calendar(Document):
    """Days cut into steps, in place of the one period of a year."""

    from_: Day = Field(alias="from")
    """First day."""
    until: Day
    """Last day, included: a last step may be shorter than the others."""
    step: Filled | None = None
    """How long a step is: `1 week`, `10 days`, `1 month`, `1 quarter`, `1 year`. A day is 1/365.25
    of a year, a month 1/12."""
    bounds: tuple[Day, ...] = ()
    """In place of `step`: the first days of all steps but the first."""
    discount: Number | None = None
    """Yearly rate at which later money counts less. Empty: none in a calendar of up to a year, else
    the case's."""


class Rates(Document):
    """The units in which results show a commodity, where they are not the case's usual ones."""

    flow: Filled | None = None
    """Of what flows, is used or made: `MMbbl/d`."""
    price: Filled | None = None
    """Of its price: `USD/bbl`."""


def _rates(value: object) -> object:
    """Refuse a mapping that names no unit."""
    if not isinstance(value, str | dict | Rates) or value == {}:
        raise ValueError("a unit of its price, or a mapping with `flow`, `price` or both")
    return value


def _view(value: object) -> object:
    """Refuse a view that cannot be drawn."""
    from rason.chart.borders import NEUTRAL, read_views

    if value not in (NEUTRAL, *read_views()):
        raise ValueError(f"{NEUTRAL}, or the view of one of {', '.join(read_views())}")
    return value


class Settings(Document):
    """What the case is about."""

    format: Annotated[Whole, Field(ge=FIRST_FORMAT)] = FIRST_FORMAT
    """The format in which the case is written: the first, where it does not say. An older one gives
    the same numbers, and `rason migrate` brings it to the newest."""
    title: Filled
    """What the case is called."""
    question: str = ""
    """What it is to answer."""
    frozen: Day
    """The day after which nothing was known."""
    currency: str = "USD"
    """Three letters; money is counted in it."""
    price_year: Annotated[Whole, Field(ge=1, le=9999)] | None = None
    """The year whose prices are meant."""
    discount: Number = 0.1
    """Yearly rate on capital: a share, `8 %`, or an expression over figures."""
    calendar: Calendar | None = None
    """The days that the case is about, where they are not one year without dates."""
    foresight: Filled | None = None
    """How far ahead is seen in a calendar: `perfect` (if it does not say), `none`, or a window such
    as `4 weeks`."""
    players: tuple[Key, ...]
    """The actors that bargain."""
    units: dict[Key, Annotated[str | Rates, BeforeValidator(_rates)]] = {}
    """The units in which results show a commodity: of its price, `gas: USD/MMBtu`, or of flows,
    too, `crude: {flow: MMbbl/d, price: USD/bbl}`."""
    text: Text | None = None
    """The text whose claims are tested."""
    borders: Annotated[str, BeforeValidator(_view)] = "neutral"
    """Whose view of its own disputed borders maps draw: `neutral`, where all are dashed, or a
    country's three letters, such as `MAR`."""
    brief: BriefNote | None = None
    """What the brief puts first: its headline scenarios and claims."""

    def price_unit(self, commodity: str) -> str:
        """Return the unit in which a commodity's price is shown; empty where none is named."""
        said = self.units.get(commodity, "")
        return said if isinstance(said, str) else said.price or ""

    def flow_unit(self, commodity: str) -> str:
        """Return the unit in which a commodity's flows are shown; empty where none is named."""
        said = self.units.get(commodity, "")
        return "" if isinstance(said, str) else said.flow or ""


def _passing(value: object) -> object:
    """Take one for a list of one; a bare amount is about everybody."""
    several = list(value) if isinstance(value, list | tuple) else [value]
    if any(each is None or isinstance(each, bool | list) for each in several):
        raise ValueError("an amount with its unit, or who passes: {buyer: JPN, amount: 2 USD/bbl}")
    return [{"amount": each} if isinstance(each, str | int | float) else each for each in several]


def _exempt(value: object) -> object:
    """Take one for a list of one."""
    several = list(value) if isinstance(value, list | tuple) else [value]
    if any(each is None or isinstance(each, str | bool | int | float | list) for each in several):
        raise ValueError("who passes freely: {flag: CHN}, or a list of such")
    return several


class Whom(Document):
    """Goods and ships that a closure tells apart; all that is said must hold."""

    origin: Names | None = None
    """Only goods of these actors or markets."""
    destination: Names | None = None
    """Only goods bound for these places, for the territory of these actors, or for these markets;
    needs a commodity that is `traced: both`."""
    buyer: Names | None = None
    """Only goods for these actors, who use or store them, or for these markets; needs a commodity
    that is `traced: both`."""
    flag: Names | None = None
    """Only ships under these flags, as in the column `flag` of links.csv."""


class Passing(Whom):
    """Who passes a closure, and under which terms."""

    amount: Number
    """Of a cap, the most that passes in a year; of a toll, what a unit pays: with its unit, or an
    expression over figures."""


class Closure(Whom):
    """A share of something shut, for all or for some."""

    asset: Key | None = None
    """A link, process, supply, demand, market or store, or all assets of a project."""
    passage: Key | None = None
    """A strait or canal of links.csv: all links that pass it."""
    place: Key | None = None
    """A place: its links in both directions, its processes and its handling."""
    share: Number = 1.0
    """The part of the capacity that is lost: `25 %`, or an expression over figures, as of a link,
    process, supply, passage or place. What passes falls by less where there was room."""
    by: Names | None = None
    """Who shuts it, or takes the toll. Consent of all of them opens it, so that players among them
    bargain over it."""
    commodity: Key | None = None
    """Only this commodity; `capped` and `charged` are counted in it."""
    exempt: Annotated[tuple[Whom, ...], BeforeValidator(_exempt)] = ()
    """Who passes freely: `{flag: CHN}`, or a list of such."""
    capped: Annotated[tuple[Passing, ...], BeforeValidator(_passing)] = ()
    """Who passes up to an amount: `{destination: IND, amount: 5 Mt/yr}`, or a list of such; a bare
    amount caps all that it covers, and shuts nothing."""
    charged: Annotated[tuple[Passing, ...], BeforeValidator(_passing)] = ()
    """Who passes for a toll: `{buyer: JPN, amount: 2 USD/bbl}`, or a list of such; a bare amount
    charges all that it covers, and shuts nothing."""
    from_: Day | None = Field(default=None, alias="from")
    """First day; with `until`, the share is lost for these days only."""
    until: Day | None = None
    """Last day."""


class Relations(Document):
    """Who does not deal with whom. A bloc of actors.csv means each of its members."""

    cut: tuple[tuple[Key, Key], ...] = ()
    """Pairs between which every asset that needs both is shut."""
    silent: tuple[tuple[Key, Key], ...] = ()
    """Pairs that do not talk: they deal only through others who talk with both."""
    threshold: Real | None = None
    """Players talk whose relation index is not below this; those of whom nothing is known, too."""
    half_life: Number = "2 yr"
    """The time in which an act loses half of its weight in the index."""


class Scenario(Document):
    """A named change of the case."""

    name: str = ""
    """What it is called in the brief."""
    base: Annotated[tuple[Key, ...] | Key, Once] = ()
    """The scenarios that it changes further."""
    projects: Annotated[dict[Key, State] | tuple[Key, ...] | None, Once] = None
    """A list: only these optional projects may be built. A mapping: states by project."""
    closures: Annotated[tuple[Closure | Key, ...], Once] = ()
    """What is shut: a key, or a mapping as below."""
    rules: dict[Key, Switch] = {}
    """`x2: off` lifts a rule, `us_veto: on` switches one on whatever its dates, a mapping adds
    one."""
    figures: dict[Key, Number] = {}
    """Figures that are set: numbers with their units, or expressions over figures."""
    access: Access | None = None
    """`veto`: who is asked must agree; `open`: third parties pass at the tariff."""
    relations: Relations | None = None
    """Who does not deal with whom."""
    blocs: dict[Key, Annotated[tuple[Key, ...], Field(min_length=1)]] | None = None
    """Who bargains as one, for Owen's value: members by bloc, in place of those of actors.csv;
    `{}` dissolves all."""
    calendar: Calendar | None = None
    """The days that it is about, in place of those of the case or of its bases."""
    foresight: Filled | None = None
    """How far ahead is seen in its calendar, in place of what the case or its bases say: `perfect`,
    `none`, or a window such as `4 weeks`."""


class Side(Document):
    """The other side of a comparison, or what is taken off: the same measure elsewhere, or another.

    What it leaves out is as in the statement.
    """

    measure: Key | None = None
    """Another measure; the statement's own if left out."""
    with_: dict[str, Any] | None = Field(default=None, alias="with")
    """Its parameters; the statement's own if left out."""
    in_: Names | None = Field(default=None, alias="in")
    """The scenario, or several that are merged; the statement's own if left out."""
    at: Day | None = None
    """The day; the statement's own days if left out."""
    between: tuple[Day, Day] | None = None
    """First and last day; the statement's own days if left out."""
    times: Real = 1.0
    """The other side is multiplied by this: `times: 0.5` asks for half of it."""


class EventTest(Document):
    """What a chronology is asked."""

    from_: Names | None = Field(default=None, alias="from")
    """Who acts, one of them."""
    to: Names | None = None
    """Towards whom, one of them."""
    between: tuple[Key, Key] | None = None
    """Two actors, either of whom acts towards the other."""
    sign: Literal["+", "-", "any"] = "any"
    """Friendly, hostile, or either."""
    after: Day | None = None
    """From this day on."""
    before: Day | None = None
    """Up to this day."""
    contains: Filled | None = None
    """Words that the event's text must hold (case-insensitive)."""


class Statement(Document):
    """The computable form of a claim, or of a part of it."""

    measure: Key | None = None
    """What is measured; see the list of measures."""
    with_: dict[str, Any] = Field(default={}, alias="with")
    """Its parameters."""
    in_: Names = Field(default=(), alias="in")
    """The scenario, or several that are merged from left to right."""
    at: Day | None = None
    """A day of the scenario's calendar: what is measured is that of this day."""
    between: tuple[Day, Day] | None = None
    """First and last of some days of the calendar: what is measured is that of these days."""
    minus: Side | None = None
    """What is taken off: `minus: {in: base}` leaves what the scenario changes."""
    compare: Comparison | None = None
    """`<`, `<=`, `>` or `>=`."""
    than: Compared | Side | None = None
    """A number with its unit, the same measure elsewhere, or a date."""
    by: Written | None = None
    """`5 points` is absolute, `5 %` relative; otherwise a number with its unit."""
    near: Compared | Side | None = None
    """In place of `compare` and `than`: what it lies near, to both sides."""
    within: Written | None = None
    """How far from it at most: `15 %` of it, or a number with its unit."""

    ratio: str | None = None
    """An expression over figures, compared with `than`."""

    build: Key | None = None
    """A project: the statement holds in the draws in which it is worth building."""

    break_even: Key | None = None
    """A figure: its value at which `measure` compares equal with `threshold`; that value is
    compared with `than`."""
    threshold: Number | None = None
    """What `measure` is set equal to in a break-even."""

    exists: EventTest | None = None
    """At least one event matches."""
    order: tuple[EventTest, EventTest] | None = None
    """The first event of the first test comes before the first event of the second."""
    trend: EventTest | None = None
    """Sum of scores after `split`, by year, less that before it, compared with `than`."""
    balance: EventTest | None = None
    """Sum of scores of the events that match, compared with `than`."""
    split: Day | None = None
    """The day that divides a trend."""
    count: EventTest | None = None
    """Number of the events that match, compared with `than`."""


class Claim(Document):
    """A sentence of the text, in our own words."""

    claim: Key
    """Its key."""
    paragraph: Whole | Filled
    """Where the text says it."""
    says: Filled
    """What it says."""
    own: YesNo = False
    """Whether it is the case's own question, which the text does not answer: `yes` or `no`, the
    usual. The paragraph is then the one that it bears on."""
    kind: Kind = "measure"
    """How it is tested."""
    statements: tuple[Statement, ...] = ()
    """It holds where all of them hold."""
    choices: Annotated[
        tuple[
            Literal[
                "concept",
                "increment",
                "access",
                "capital",
                "spread",
                "players",
                "price_rule",
                "options",
                "foresight",
            ],
            ...,
        ],
        Once,
    ] = ()
    """The modelling choices that are flipped to see whether the verdict stands."""
    why: str = ""
    """Why this statement tests it; of an untestable claim, what would be needed; of a forecast,
    what would settle it."""
    due: Day | None = None
    """Of a forecast, the last day on which it can come true."""
