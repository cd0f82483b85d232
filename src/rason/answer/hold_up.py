"""Hold-up: who could shut what, what that could bring, and what speaks against it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from rason.analysis.cover import cushions
from rason.analysis.hazard import Hazard, hazard, project_of
from rason.analysis.hold_up import (
    Corridor,
    highest_discount,
    least_patience,
    net_fee,
    penalties,
    quasi_rent,
    tempting,
    years_of,
)
from rason.analysis.measures import MEASURES
from rason.answer.days import Told, days_of, lasting
from rason.claim.chronology import names as merged
from rason.claim.need import Need, granted, over
from rason.claim.printed import limit
from rason.errors import InputError
from rason.games.wording import listed
from rason.table.column import Actor, Column, Scenario, Unit
from rason.table.naming import called, name_of
from rason.table.naming import names as names_of
from rason.table.numbers import MILLION, Span, finite, span, yearly
from rason.table.row import Answer, Row
from rason.table.shown import Shown
from rason.words.amounts import format_amount, format_number, format_share
from rason.words.phrases import amount, in_prose, interval, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from rason.analysis.cover import Cushion as Cover
    from rason.analysis.question import Question
    from rason.answer.subject import Subject
    from rason.case import Case
    from rason.case.cell import FloatArray
    from rason.claim.need import Inquiry
    from rason.table.naming import Names

REPLACED = 0.995
"""Share from which other ways replace as good as all."""


def _money(title: str) -> Column:
    return Column(title, "amount", unit="unit", compared=True)


def _rate(title: str) -> Column:
    return Column(title, "amount", unit="1/yr", compared=True)


class Surety(Row, table="sureties"):
    """What one actor could take in a year from who shuts a corridor, the corridor aside."""

    actor: Annotated[str, Column("Guarantor", "actor", key=True, name="guarantor")]
    penalty: Annotated[Span, _money("Could take")]
    enough: bool
    """Whether it is at least what tempts, at central figures."""
    frequency: float | None = None
    """Share of draws in which it is."""


class Cushion(Row, table="cushions"):
    """What stands between a buyer and a closure."""

    buyer: Annotated[str, Column("Buyer", "actor", key=True)]
    commodity: str
    days: Annotated[Span, Column("Stocks", "amount", unit="day", compared=True)]
    """For how many days its stocks last at what it takes."""
    spare: Annotated[Span, Column("Spare", "share", unit="1", compared=True)]
    """What part of what it takes in a year other ways still bring."""


class HoldUp(Row, table="hold_ups"):
    """Who could shut what, what that could bring, and what speaks against it."""

    scenario: Scenario = ""
    actor: Actor
    closed: Annotated[str, Column("Key", key=True)] = ""
    """What it could shut; empty is all that needs its consent."""
    name: Annotated[str, Column("What it could shut")]
    unit: Unit
    quasi_rent: Annotated[Span, _money("Quasi-rent")]
    """What all lose in a year of closure, capital sunk."""
    fee: Annotated[Span | None, _money("Fee")] = None
    """What the actor is paid a year, net of its cost."""
    temptation: Annotated[Span, _money("Temptation")]
    """Quasi-rent less fee, at least nothing."""
    patience: Annotated[
        Span | None, Column("Least patience", "amount", unit="1", compared=True)
    ] = None
    """The least discount factor at which the fee keeps it open; 0 is always."""
    discount: Annotated[Span | None, _rate("Highest discount")] = None
    """The same as the highest yearly discount rate; without a value where it is always kept."""
    outlets_quasi_rent: Annotated[Span | None, _money("Quasi-rent with other outlets")] = None
    """The quasi-rent where every other project of the case may be built."""
    outlets_patience: Annotated[
        Span | None, Column("Least patience with other outlets", "amount", unit="1", compared=True)
    ] = None
    """The least discount factor there."""
    days: Told = None
    """Of a calendar: it is shut on all of them."""
    sureties: tuple[Surety, ...] = ()
    project: Annotated[str, Column("Project", "project")] = ""
    """That stands or falls with what is shut."""
    hazard: Annotated[Span | None, _rate("Hazard borne")] = None
    """The yearly hazard of a closure for good at which the project stops paying."""
    outage: Annotated[Span | None, _rate("Outage borne")] = None
    """The yearly probability of a year's closure at which it does."""
    cushions: tuple[Cushion, ...] = ()
    says: Annotated[tuple[str, ...], Column("In words")] = ()
    """All of it in plain sentences."""
    reasons: dict[str, str] = Field(default_factory=dict)


class HoldUps(Answer):
    """What shutting each corridor could bring, and what speaks against it."""

    hold_ups: tuple[HoldUp, ...] = ()


ANSWER = HoldUps


@dataclass(frozen=True, slots=True)
class Found:
    """What the solver said of a corridor, at central figures or over the draws.

    `rent`, `fee`: shape ``(draws,)`` [million currency per year]; the fee is NaN where there is
    none.
    """

    rent: FloatArray
    fee: FloatArray
    outlets: FloatArray | None
    """The quasi-rent where every other project may be built; None where it was not asked."""
    penalties: Mapping[str, FloatArray]
    hazard: Hazard | None
    """Of the project that the corridor belongs to; None where it belongs to none."""
    cushions: tuple[Cover, ...]

    @property
    def tempting(self) -> FloatArray:
        """What shutting earns once beyond the fee, at least nothing."""
        return tempting(self.rent, self.fee)


def hold_up(
    subject: Subject, actor: str = "", closed: str = "", fee: str = "", cost: str = ""
) -> Inquiry[HoldUps]:
    """Ask what whoever can shut something could ask for by that, and what speaks against it."""
    rows: tuple[HoldUp, ...] = ()
    for corridor in _asked(subject, Corridor(actor, closed, fee, cost)):
        rows = (*rows, (yield from _row(subject, corridor)))
    return HoldUps(
        hold_ups=rows,
        reason=""
        if rows
        else "Nobody is named who could shut something, and no claim asks about its patience or"
        " temptation here: name an actor to ask.",
    )


def _asked(subject: Subject, corridor: Corridor) -> tuple[Corridor, ...]:
    """Return the corridor that is named; where none is, those that claims ask about here."""
    told = {name: getattr(corridor, name) for name in Corridor.__slots__}
    if not any(told.values()):
        where = subject.central.scenario
        return tuple(each for names, each in corridors(subject.case) if names == where)
    measure = MEASURES["temptation" if corridor.fee else "quasi_rent"]
    measure.refuse(subject.case, {name: key for name, key in told.items() if key})
    return (corridor,)


def corridors(case: Case) -> tuple[tuple[tuple[str, ...], Corridor], ...]:
    """Return scenario and corridor of every statement about patience or temptation, once each."""
    found = [
        (
            merged(statement.in_ or ()),
            Corridor(*(str((statement.with_ or {}).get(n, "")) for n in Corridor.__slots__)),
        )
        for claim in case.claims
        for statement in claim.statements
        if statement.measure in ("patience", "temptation")
    ]
    return tuple(dict.fromkeys(found))


def claimed(case: Case) -> tuple[tuple[str, ...], ...]:
    """Return the scenarios in which claims ask about patience or temptation."""
    return tuple(dict.fromkeys(names for names, _ in corridors(case)))


def _row(subject: Subject, corridor: Corridor) -> Inquiry[HoldUp]:
    case, drawn = subject.case, subject.drawn
    asked = (subject.central,) if drawn is None else (subject.central, drawn)
    project = project_of(case, corridor.closed)
    may, reason = other_outlets(subject.central)
    needs = [_needs(each, corridor, project, outlets=may) for each in asked]
    results = yield tuple(need for each in needs for need in each.values())
    answers = iter(map(granted, results))
    covers: dict[int, tuple[Cover, ...]] = {}
    if corridor.closed:
        covers = yield from _covers(asked, corridor.closed)
    found = []
    for place, (question, names) in enumerate(zip(asked, needs, strict=True)):
        told = {name: next(answers) for name in names}
        found.append(
            Found(
                rent=told["rent"],
                fee=net_fee(question, corridor),
                outlets=told.get("outlets"),
                penalties=told.get("penalties", {}),
                hazard=told.get("hazard"),
                cushions=covers.get(place, ()),
            )
        )
    reasons = {"outlets": reason} if reason else {}
    row = _put(subject, corridor, project, found, reasons)
    return row.model_copy(update={"says": sentences(row, names_of(case))})


def _needs(
    question: Question, corridor: Corridor, project: str, *, outlets: bool
) -> dict[str, Need]:
    """Return what is asked of a corridor at some figures."""
    rent = partial(quasi_rent, actor=corridor.actor, closed=corridor.closed)
    needs = {"rent": Need.over(("rent", corridor), rent, question)}
    if outlets:
        wide = replace(question, choices=replace(question.choices, options="all"))
        needs["outlets"] = Need.over(("rent", corridor), rent, wide)
    if corridor.closed:
        taken = partial(penalties, corridor=corridor)
        needs["penalties"] = Need.over(("penalties", corridor), taken, question)
    if project:
        needs["hazard"] = Need.over(("hazard", project), partial(hazard, project=project), question)
    return needs


def other_outlets(question: Question) -> tuple[bool, str]:
    """Tell whether another project may be built beside the scenario's, or why that is unknown."""
    change = question.change()
    try:
        wide = question.variant(change.under(all_options=True))
    except InputError as fault:
        return False, fault.diagnostics[0].found
    return wide != question.variant(change), ""


def _covers(asked: tuple[Question, ...], closed: str) -> Inquiry[dict[int, tuple[Cover, ...]]]:
    """Ask what cushions the buyers that are served at central figures, there and in every draw."""
    found = {0: (yield from cushions(asked[0], closed))}
    served = tuple((each.buyer, each.commodity) for each in found[0])
    about = partial(cushions, closed=closed, served=served)
    for place, drawn in enumerate(asked[1:], 1):
        found[place] = yield from over(("cushions", closed, served), about, drawn)
    return found


def _put(
    subject: Subject,
    corridor: Corridor,
    project: str,
    found: list[Found],
    reasons: dict[str, str],
) -> HoldUp:
    """Put what was found at central figures, and perhaps over draws, into a row."""
    case, central = subject.case, found[0]

    def both(read: Callable[[Found], FloatArray], factor: float = 1.0) -> Span:
        value = float(read(central)[0])
        if len(found) == 1:
            return Span(value=finite(value * factor))
        return span(value, read(found[1]), factor)

    def of(each: Found, name: str, place: int) -> FloatArray:
        values: FloatArray = getattr(each.cushions[place], name)
        return values

    def penalty(each: Found, actor: str) -> FloatArray:
        return each.penalties[actor]

    more: dict[str, Any] = {}
    years = years_of(subject.central)
    if corridor.fee:
        more["fee"] = both(lambda each: each.fee, MILLION)
        more["patience"] = both(lambda each: least_patience(each.rent, each.fee, years))
        more["discount"] = both(lambda each: highest_discount(each.rent, each.fee, years))
    if central.outlets is not None:
        more["outlets_quasi_rent"] = both(_outlets_of, MILLION)
        if corridor.fee:
            more["outlets_patience"] = both(lambda e: least_patience(_outlets_of(e), e.fee, years))
    if central.hazard is not None:
        more["hazard"] = both(lambda each: _risk(each).for_good)
        more["outage"] = both(lambda each: _risk(each).one_year)
    return HoldUp(
        scenario=subject.scenario,
        actor=corridor.actor,
        closed=corridor.closed,
        name=closed_name(case, corridor),
        unit=yearly(case),
        days=days_of(subject.central.program.calendar, subject.central.figures()),
        quasi_rent=both(lambda each: each.rent, MILLION),
        temptation=both(lambda each: each.tempting, MILLION),
        sureties=tuple(
            Surety(
                actor=actor,
                penalty=both(partial(penalty, actor=actor), MILLION),
                enough=bool(could[0] >= central.tempting[0]),
                frequency=float((found[1].penalties[actor] >= found[1].tempting).mean())
                if len(found) > 1
                else None,
            )
            for actor, could in central.penalties.items()
        ),
        project=project,
        cushions=tuple(
            Cushion(
                buyer=each.buyer,
                commodity=each.commodity,
                days=both(partial(of, name="days", place=place)),
                spare=both(partial(of, name="spare", place=place)),
            )
            for place, each in enumerate(central.cushions)
        ),
        reasons=reasons,
        **more,
    )


def _outlets_of(each: Found) -> FloatArray:
    assert each.outlets is not None
    return each.outlets


def _risk(each: Found) -> Hazard:
    assert each.hazard is not None
    return each.hazard


def closed_name(case: Case, corridor: Corridor) -> str:
    """Name what is shut: an asset, project or place; a strait or canal by its key."""
    key = corridor.closed
    if not key:
        return "all that needs its consent"
    if key in case.projects:
        return case.projects[key].name
    if key in case.places:
        return case.places[key].name
    return called(case, key)


def says(answer: HoldUps, names: Names) -> tuple[str, ...]:  # noqa: ARG001 - as every question
    """Say what each could take, and what keeps it from that."""
    return tuple(text for each in answer.hold_ups for text in each.says)


def layout(answer: HoldUps, names: Names, most: int) -> tuple[Shown, ...]:  # noqa: ARG001 - all
    """Lay out each corridor by itself, with ranges."""
    return tuple(_table(each, names) for each in answer.hold_ups)


def _table(found: HoldUp, names: Names) -> Shown:
    unit = found.unit
    rows: list[tuple[str, str, str]] = []

    def add(what: str, span: Span | None, kind: str, way: float = 0.0) -> None:
        if span is not None:
            rows.append((what, *_written(span, kind, way)))

    lost = "in a year of closure" if found.days is None else "at a year's rate while it is shut"
    add(f"Lost by all {lost} (Q)", found.quasi_rent, unit)
    add("… where every other project may be built", found.outlets_quasi_rent, unit)
    add("Fee, net of its cost (F)", found.fee, unit)
    add("Temptation (Q − F)", found.temptation, unit)
    add("Least worth of money next year that keeps it open (1 − F/Q)", found.patience, "", 1.0)
    add("… where every other project may be built", found.outlets_patience, "", 1.0)
    add("Highest yearly discount that keeps it open (F/(Q − F))", found.discount, "%", -1.0)
    for each in found.sureties:
        text = f"What {name_of(names, 'actor', each.actor)} could take from it"
        text += " (enough for surety)" if each.enough else ""
        add(text, each.penalty, unit)
    add("Yearly risk of a closure for good that the project bears", found.hazard, "%", -1.0)
    add("Yearly risk of a year's closure that it bears", found.outage, "%", -1.0)
    for cushion in found.cushions:
        buyer = name_of(names, "actor", cushion.buyer)
        good = name_of(names, "commodity", cushion.commodity).lower()
        add(f"{buyer}: days of the {good} that it takes in stock", cushion.days, "")
        add(f"{buyer}: what other ways still bring of the {good} that it takes", cushion.spare, "%")
    return Shown(
        caption=f"If {name_of(names, 'actor', found.actor)} shut “{found.name}”"
        f" ({name_of(names, 'scenario', found.scenario)})",
        headings=("", "At central figures", "In nine draws of ten"),
        rows=tuple(rows),
        note="Patience, discount and risks are worked out by formula and rounded to the side that"
        " holds: no figure of the case is behind them that could be set to try them.",
        numbers=(1, 2),
    )


def _written(span: Span, kind: str, way: float) -> tuple[str, str]:
    """Write a number and its range: in per cent, in a unit, or plain; a limit rounded its way."""
    if kind == "%":
        low, high = ("" if each is None else format_share(each) for each in (span.low, span.high))
        value = "always" if span.value is None else format_share(span.value)
        if way and span.value:
            value = f"{format_number(limit(100.0 * span.value, way), exact=True)} %"
        return value, "" if low == high else f"{low} to {high}"
    if kind:
        value = "–" if span.value is None else amount(span.value, kind)
        return value, interval(span.low, span.high, kind)
    plain = [
        "" if each is None else format_number(each) for each in (span.value, span.low, span.high)
    ]
    if way and span.value:
        plain[0] = format_number(limit(span.value, way, 1.0 - span.value), exact=True)
    return plain[0] or "–", "" if plain[1] == plain[2] else f"{plain[1]} to {plain[2]}"


def sentences(found: HoldUp, names: Names) -> tuple[str, ...]:
    """Say what a hold-up means.

    What could be taken; when the fee keeps it from being taken, with and without other outlets;
    who could stand surety; what risk the project bears; what cushions the buyers.
    """
    return tuple(
        sentence(text)
        for part in (_taken, _kept, _outlets, _guaranteed, _borne, _cushioned)
        for text in part(found, names)
    )


def _taken(found: HoldUp, names: Names) -> Iterator[str]:
    who = name_of(names, "actor", found.actor)
    if not found.quasi_rent.value:
        yield f"{who} can take nothing by shutting “{found.name}”: nobody loses by it"
        return
    yield (
        f"If {who} shut “{found.name}” {lasting(found.days)}, all together would earn"
        f" {_in_money(found.quasi_rent, found.unit)} less, what is built already being paid for: so"
        " much could be asked for opening it again"
    )


def _kept(found: HoldUp, names: Names) -> Iterator[str]:
    if found.fee is None or found.patience is None or not found.quasi_rent.value:
        return
    who, fee = name_of(names, "actor", found.actor), in_prose(_amount(found.fee.value, found.unit))
    if found.patience.value is None:
        yield (
            f"Its fee of {fee} is less, and the calendar too short for a later fee to speak for"
            f" patience: what keeps {who} from it must lie outside these days"
        )
        return
    if not found.patience.value:
        yield (
            f"Its fee of {fee} is at least as much, so that {who} keeps it open however little it"
            " thinks of tomorrow"
        )
        return
    least = _patience(found.patience.value)
    rate = found.discount.value if found.discount else None
    yield (
        f"Its fee of {fee} keeps {who} from it only if money next year is worth at least {least}"
        f" of money now to it{_between(found.patience)}"
        + (
            f": a discount of at most {_limit(100.0 * rate, -1.0)} % a year"
            if rate is not None
            else ""
        )
    )


def _outlets(found: HoldUp, _names: Names) -> Iterator[str]:
    if "outlets" in found.reasons:
        yield f"Other outlets could not be asked about: {found.reasons['outlets']}"
    other, patience = found.outlets_quasi_rent, found.outlets_patience
    if other is None or not found.quasi_rent.value:
        return
    only = "only" if (other.value or 0.0) < found.quasi_rent.value else "still"
    text = (
        "If every other project of the case could be built as well, at its yearly cost,"
        f" {only} {_in_money(other, found.unit)} could be asked"
    )
    if patience is not None and patience.value is not None:
        text += f", and {_patience(patience.value)} would be patience enough"
    yield text


def _guaranteed(found: HoldUp, names: Names) -> Iterator[str]:
    if not found.sureties or not found.temptation.value:
        return
    who = name_of(names, "actor", found.actor)
    tempting = limit(found.temptation.value, 1.0)
    need = in_prose(format_amount(tempting, found.unit, exact=True))
    beyond_fee = " beyond its fee" if found.fee is not None else ""
    yield (
        f"What tempts {who}{beyond_fee} is {need}: whoever stands surety must be able to take as"
        f" much from it, “{found.name}” aside"
    )
    ranked = sorted(found.sureties, key=lambda each: -(each.penalty.value or 0.0))
    told = [
        f"{name_of(names, 'actor', each.actor)} {in_prose(_amount(each.penalty.value, found.unit))}"
        for each in ranked
        if each.penalty.value
    ]
    nothing = [name_of(names, "actor", each.actor) for each in ranked if not each.penalty.value]
    told += [f"{listed(nothing)} nothing"] if nothing else []
    able = [
        f"{name_of(names, 'actor', each.actor)} (in {format_share(each.frequency or 0.0)} of draws)"
        for each in found.sureties
        if each.enough
    ]
    yield (
        f"By no longer dealing with {who} others could take from it: {'; '.join(told)}."
        + (f" Surety enough: {listed(able)}" if able else " Nobody alone could stand surety")
    )


def _borne(found: HoldUp, names: Names) -> Iterator[str]:
    if found.hazard is None or found.outage is None:
        return
    what = f"“{name_of(names, 'project', found.project)}”"
    if not found.hazard.value:
        yield f"{what} does not pay even if it is never shut"
        return
    yield (
        f"What else is built being paid for, {what} stops paying for all together if in every year"
        f" the risk that it is shut for good is above {_limit(100.0 * found.hazard.value, 1.0)} %"
        f"{_between(found.hazard, share=True)}; if a closure lasts a year, above"
        f" {_limit(100.0 * (found.outage.value or 0.0), 1.0)} %"
    )


def _cushioned(found: HoldUp, names: Names) -> Iterator[str]:
    for each in found.cushions:
        buyer = name_of(names, "actor", each.buyer)
        good = name_of(names, "commodity", each.commodity).lower()
        spare = each.spare.value
        if spare is None:
            continue
        stock = (
            f"holds {format_number(each.days.value)} days of the {good} that it takes in stock"
            if each.days.value
            else f"has no stock of {good} in this case"
        )
        replaced = (
            "all" if spare >= REPLACED else "nothing" if spare <= 0.0 else format_share(spare)
        )
        when = "in a year" if found.days is None else found.days.said
        yield f"{buyer} {stock}, and other ways still bring {replaced} of what it takes {when}"


def _patience(value: float) -> str:
    """Write the least patience that is enough, so that it tells from all that there is."""
    return _limit(value, 1.0, 1.0 - value)


def _limit(value: float, way: float, apart: float = 0.0) -> str:
    """Write a limit, rounded one way."""
    return format_number(limit(value, way, apart), exact=True)


def _amount(value: float | None, unit: str) -> str:
    return format_amount(float("nan") if value is None else value, unit)


def _in_money(span: Span, unit: str) -> str:
    """Write an amount with its range, for running text."""
    text = in_prose(_amount(span.value, unit))
    ends = in_prose(interval(span.low, span.high, unit))
    return f"{text} ({ends} in nine draws of ten)" if ends else text


def _between(span: Span, *, share: bool = False) -> str:
    """Write a range in brackets, for running text."""
    if span.low is None or span.high is None or span.low == span.high:
        return ""
    low, high = (
        format_share(end) if share else format_number(end) for end in (span.low, span.high)
    )
    return "" if low == high else f" ({low} to {high} in nine draws of ten)"
