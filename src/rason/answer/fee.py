"""What fee for passage a rule implies, beside the fees that were asked or paid."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Annotated

import numpy as np

from rason.analysis.fee import Fee as Found
from rason.analysis.fee import asked_about, implied_fee
from rason.analysis.measured_fee import corridor as links_of
from rason.analysis.measured_fee import one_by_one
from rason.analysis.measures import MEASURES
from rason.answer import fee_shown
from rason.answer.registry import CHOSEN
from rason.answer.unsure import unsure, who_pays
from rason.case.observed_fees import DISTANCE, measured
from rason.claim.chronology import names as merged
from rason.claim.need import Need, granted
from rason.games.registry import CONCEPTS, SPLITS
from rason.games.wording import listed
from rason.table.column import Actor, Column, Reason, Scenario, Unit
from rason.table.naming import asset_names, called
from rason.table.numbers import MILLION, Span, flow_scale, price_scale, span, yearly
from rason.table.row import Answer, Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rason.answer.subject import Subject
    from rason.case import Case, FloatArray
    from rason.case.observed_fees import Basis
    from rason.claim.need import Inquiry

NOT_ASKED = (
    "No claim asks for a fee, and the case has no fees that were asked or paid: name an actor and a"
    " corridor to ask for one."
)


def _fee(title: str, *, of: str = "") -> Column:
    return Column(title, "amount", unit="fee_unit", compared=not of, end_of=of)


class Fee(Row, table="fees"):
    """The fee that a rule implies for an actor on a corridor."""

    scenario: Scenario
    actor: Actor
    corridor: Annotated[str, Column("Key", key=True)]
    """The links passed, or what stands for them."""
    name: Annotated[str, Column("Corridor")]
    concept: Annotated[str, Column("Rule of division", key=True)]
    fee: Annotated[float | None, _fee("Implied fee")]
    """Gain by the right to refuse and cost of passage, over what passes; both discounted."""
    low: Annotated[float | None, _fee("Low", of="fee")] = None
    """Lower end of the range of nine draws in ten; of the chosen rule alone."""
    high: Annotated[float | None, _fee("High", of="fee")] = None
    fee_unit: Annotated[str, Column("Unit of the fee", "unit")]
    by_distance: Annotated[
        float | None, Column("For 100 km", "amount", unit="distance_unit", compared=True)
    ]
    """The same over what passes times the way that it goes."""
    distance_unit: Annotated[str, Column("Unit for 100 km", "unit")]
    gain: Annotated[float | None, Column("Gain by refusing", "amount", unit="unit", compared=True)]
    """The actor's gain with its right to refuse there, less its gain without it."""
    cost: Annotated[float, Column("Cost of passage", "amount", unit="unit")]
    """What passage there costs the actor: links and handling that it runs, projects that it pays
    for and that are this corridor."""
    unit: Unit
    passes: Annotated[float, Column("Passes", "amount", unit="flow_unit")]
    """What enters the corridor where all players deal; later amounts count less."""
    flow_unit: Annotated[str, Column("Unit of what passes", "unit")]
    passes_least: Annotated[float | None, Column("Passes at least", "amount", unit="flow_unit")] = (
        None
    )
    """Where equally good solutions let more or less pass: the least of it."""
    passes_most: Annotated[float | None, Column("Passes at most", "amount", unit="flow_unit")] = (
        None
    )
    fee_least: Annotated[float | None, Column("Fee at least", "amount", unit="fee_unit")] = None
    """The fee where as much passes as in any of them can; at central figures."""
    fee_most: Annotated[float | None, Column("Fee at most", "amount", unit="fee_unit")] = None
    """None where nothing need pass, too: then it has no upper end."""
    chosen: Annotated[bool, Column("Chosen rule", "flag")] = False
    reason: Reason = ""
    """Why there is no fee, or why it is no more than its cost."""
    doubt: Annotated[str, Column("Doubt")] = ""
    """Why nobody could be sure of it, and who sells or uses what passes and is no player."""


class KnownFee(Row, table="observed_fees"):
    """A fee that was asked or paid, beside the one that the chosen rule implies."""

    scenario: Scenario
    origin: Annotated[str, Column("From", key=True)]
    """File and line."""
    actor: Annotated[str, Column("Actor", "actor")]
    corridor: Annotated[str, Column("Corridor")]
    kind: Annotated[str, Column("Kind")]
    """`asked`, `offered`, `paid`, the `tariff` of a link, or what `contracts` leave between buying
    and selling."""
    first: Annotated[str, Column("First day")] = ""
    last: Annotated[str, Column("Last day")] = ""
    fee: Annotated[float, Column("Fee", "amount", unit="unit")]
    low: Annotated[float | None, Column("Low", "amount", unit="unit", end_of="fee")] = None
    high: Annotated[float | None, Column("High", "amount", unit="unit", end_of="fee")] = None
    unit: Unit
    implied: Annotated[Span | None, Column("Implied", "amount", unit="unit", compared=True)] = None
    """By the chosen rule, in the same unit."""
    source: Annotated[tuple[str, ...], Column("Source")] = ()
    grade: Annotated[str, Column("Grade")] = ""
    note: Annotated[str, Column("Note")] = ""


class Fees(Answer):
    """The fees that rules imply for passage, and those that were asked or paid."""

    fees: tuple[Fee, ...] = ()
    observed_fees: tuple[KnownFee, ...] = ()


ANSWER = Fees
layout, warns, says = fee_shown.layout, fee_shown.warns, fee_shown.says


OPEN = 1e-4
"""Part of what passes by which equally good solutions must differ to be told of."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Whose fee on which corridor."""

    actor: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paid:
    """A fee that was asked or paid, in a unit of its own."""

    origin: str
    kind: str
    fee: float
    unit: str
    low: float | None = None
    high: float | None = None
    first: str = ""
    last: str = ""
    source: tuple[str, ...] = ()
    grade: str = ""
    note: str = ""


def fee(
    subject: Subject, actor: str = "", corridor: str = "", concept: str = CHOSEN
) -> Inquiry[Fees]:
    """Ask what fee for passage a rule implies, beside those that were asked or paid."""
    case = subject.case
    if not case.links or not case.players:
        return Fees(reason=f"Nobody can refuse passage: no {'player' if case.links else 'link'}.")
    if concept != CHOSEN:
        usual = {"actor": case.players[0], "corridor": next(iter(case.links))}
        MEASURES["implied_fee"].refuse(case, {**usual, "concept": concept})
        subject = by_rule(subject, concept)
    optimum = granted((yield (subject.optimum,))[0])
    if optimum.objective is None:
        return Fees(reason=optimum.reason)
    keys = tuple(each.strip() for each in re.split("[;,]", corridor) if each.strip())
    passages, reason = _asked(subject, actor, keys)
    fees: list[Fee] = []
    observed: list[KnownFee] = []
    doubt = (yield from unsure(subject.central)) if passages else ""
    for each in passages:
        central, drawn = yield from _found(subject, each)
        links = links_of(case, each.keys)
        doubts = "; ".join(filter(None, (doubt, who_pays(case, links), _added_up(case, links))))
        fees += (
            row.model_copy(update={"doubt": doubts}) for row in _fees(subject, each, central, drawn)
        )
        observed += _observed(subject, each, central, drawn)
    return Fees(fees=tuple(fees), observed_fees=tuple(observed), reason="" if fees else reason)


def by_rule(subject: Subject, concept: str) -> Subject:
    """Return the subject with another rule of division as its choice."""
    central, drawn = (
        None if each is None else replace(each, choices=replace(each.choices, concept=concept))
        for each in (subject.central, subject.drawn)
    )
    assert central is not None
    return replace(subject, central=central, drawn=drawn)


def claimed(case: Case) -> tuple[tuple[str, ...], ...]:
    """Return the scenarios in which claims ask for a fee; where fees were observed alone, one."""
    usual = ("base",) if "base" in case.scenarios else tuple(case.scenarios)[:1]
    asked = [merged(names) or usual for names, _ in _claims(case)]
    if not asked and case.observed_fees:
        asked = [usual]
    return tuple(dict.fromkeys(asked))


def _claims(case: Case) -> Iterator[tuple[tuple[str, ...], Passage]]:
    for claim in case.claims:
        for statement in claim.statements:
            told = statement.with_ or {}
            if statement.measure == "implied_fee" and {"actor", "corridor"} <= set(told):
                keys = told["corridor"]
                corridor = tuple(map(str, keys)) if isinstance(keys, list | tuple) else (str(keys),)
                in_ = statement.in_ or ()
                names = (in_,) if isinstance(in_, str) else tuple(in_)
                yield names, Passage(str(told["actor"]), corridor)


def _asked(subject: Subject, actor: str, keys: tuple[str, ...]) -> tuple[tuple[Passage, ...], str]:
    """Return whose fees are asked for, and why there are none where that is so."""
    case, question = subject.case, subject.central
    measure = MEASURES["implied_fee"]
    told = {"actor": actor or next(iter(case.players), "")}
    if keys:
        measure.refuse(case, {**told, "corridor": keys})
        links = links_of(case, keys)
        who = (actor,) if actor else asked_about(question, links)
        return tuple(Passage(each, keys) for each in who), "No player can refuse passage there."
    if actor:
        own = tuple(link for link in case.links if actor in asked_about(question, (link,)))
        measure.refuse(case, {**told, "corridor": own or tuple(case.links)[:1]})
        return ((Passage(actor, own),) if own else ()), "It is asked about no link."
    found = [each for _, each in _claims(case)]
    found += [Passage(row.actor, row.corridor) for row in case.observed_fees]
    players = set(question.players)
    return tuple(dict.fromkeys(each for each in found if each.actor in players)), NOT_ASKED


def _found(subject: Subject, passage: Passage) -> Inquiry[tuple[Found, Found | None]]:
    """Ask for a fee at central figures by every rule, and over draws by the chosen one."""
    chosen, keys = subject.central.choices.concept, passage.keys
    links_of(subject.case, keys)
    concepts = tuple(dict.fromkeys((chosen, *SPLITS)))
    about = partial(implied_fee, actor=passage.actor, corridor=keys)
    needs = [
        Need.over(
            ("fee", passage.actor, keys, concepts), partial(about, concepts=concepts, ends=True),
            subject.central,
        )
    ]  # fmt: skip
    if subject.drawn is not None:
        needs.append(Need.over(("fee", passage.actor, keys), about, subject.drawn))
    central, *others = map(granted, (yield tuple(needs)))
    return central, others[0] if others else None


def _fees(subject: Subject, passage: Passage, central: Found, drawn: Found | None) -> Iterator[Fee]:
    case, chosen = subject.case, subject.central.choices.concept
    links = links_of(case, passage.keys)
    good = case.links[links[0]].commodity[0]
    scale, shown = price_scale(case, good)
    flows, flow_unit = flow_scale(case, good)
    for concept in central.gain:
        ranged = drawn if concept == chosen else None
        by_unit = _span(
            central.by_unit(concept), None if ranged is None else ranged.by_unit(concept), scale
        )
        by_distance = float(central.by_distance(concept)[0]) * scale
        gain = float(central.gain[concept][0]) * MILLION
        yield Fee(
            scenario=subject.scenario,
            actor=passage.actor,
            corridor=";".join(passage.keys),
            name=_name(case, passage.keys),
            concept=concept,
            fee=by_unit.value,
            low=by_unit.low,
            high=by_unit.high,
            fee_unit=shown,
            by_distance=by_distance if np.isfinite(by_distance) else None,
            distance_unit=f"{shown}/{DISTANCE} km",
            gain=gain if np.isfinite(gain) else None,
            cost=float(central.cost[0]) * MILLION,
            unit=yearly(case),
            passes=float(central.throughput[0]) * flows,
            flow_unit=flow_unit,
            chosen=concept == chosen,
            reason=_why(subject, passage, links, central, concept),
        ).model_copy(update=_open(central, concept, scale, flows))


def _open(central: Found, concept: str, scale: float, flows: float) -> dict[str, float | None]:
    """Return the ends of what passes and of the fee where equally good solutions differ."""
    least, most = (float(end.throughput[0]) for end in central.ends)
    if not most - least > max(central.least, OPEN * most):
        return {}
    fees = sorted(
        fee for end in central.ends if np.isfinite(fee := central.by_unit_at(concept, end)[0])
    )
    return {
        "passes_least": least * flows,
        "passes_most": most * flows,
        "fee_least": float(fees[0]) * scale if fees else None,
        "fee_most": float(fees[1]) * scale if len(fees) == len(central.ends) else None,
    }


def _added_up(case: Case, links: tuple[str, ...]) -> str:
    """Say that goods of several links are added up, and how to ask for each alone."""
    goods = {case.links[key].commodity for key in links}
    every = [good for each in goods for good in each]
    if len(goods) < 2 or len(every) > len({*every}):  # noqa: PLR2004 - one alone
        return ""
    first = case.links[links[0]].commodity[0]
    return (
        f"all that passes is added up in {case.commodities[first].unit}; of each good alone,"
        f" --corridor {one_by_one(case, links).replace('; ', ' or --corridor ')}"
    )


def _why(
    subject: Subject, passage: Passage, links: tuple[str, ...], central: Found, concept: str
) -> str:
    """Say why there is no fee, or why refusing brings nothing."""
    gain = central.gain[concept][0]
    if np.isnan(gain):
        return f"the {CONCEPTS[concept].name} has no value here"
    if central.throughput[0] <= central.least:
        return "nothing passes there where all deal, so there is nothing to take a fee of"
    return "" if gain != 0.0 else _for_nothing(subject, passage.actor, links)


def _for_nothing(subject: Subject, actor: str, links: tuple[str, ...]) -> str:
    """Say why refusing passage brings an actor nothing."""
    case, question = subject.case, subject.central
    if actor not in asked_about(question, links):
        return "it cannot refuse passage there"
    if any(
        case.projects[case.links[key].project].sponsor == actor
        for key in links
        if case.links[key].project
    ):
        return "it can refuse to build as well: name the project"
    if actor in asked_about(question, (*case.supplies, *case.demands)):
        return "it can keep its own goods or purchases back as well, so none of it is for passage"
    ends = {end for link in links for end in (case.links[link].from_, case.links[link].to)}
    beside = [
        key
        for key, link in case.links.items()
        if key not in links
        and ends & {link.from_, link.to}
        and actor in asked_about(question, (key,))
    ]
    if not beside:
        return "nobody loses by its refusal"
    names = asset_names(case)
    return f"it can refuse on {listed([names[key] for key in beside])} as well: name them together"


def _observed(
    subject: Subject, passage: Passage, central: Found, drawn: Found | None
) -> Iterator[KnownFee]:
    """Yield what was asked or paid on a corridor, beside what is implied in the same unit."""
    case, concept = subject.case, subject.central.choices.concept
    links = links_of(case, passage.keys)
    good = case.links[links[0]].commodity[0]
    for paid in (*_rows(subject, passage, links), *_in_the_case(subject, passage.actor, links)):
        found = measured(case.units, good, paid.unit)
        implied = None
        if found is not None:
            basis, factor = found
            implied = _span(
                _by(central, basis, concept),
                None if drawn is None else _by(drawn, basis, concept),
                MILLION / factor,
            )
        yield KnownFee(
            scenario=subject.scenario,
            origin=paid.origin,
            actor=passage.actor,
            corridor=";".join(passage.keys),
            kind=paid.kind,
            first=paid.first,
            last=paid.last,
            fee=paid.fee,
            low=paid.low,
            high=paid.high,
            unit=paid.unit,
            implied=implied,
            source=paid.source,
            grade=paid.grade,
            note=paid.note,
        )


def _by(found: Found, basis: Basis, concept: str) -> FloatArray:
    if basis == "unit":
        return found.by_unit(concept)
    if basis == "distance":
        return found.by_distance(concept)
    return found.taken(concept)


def _rows(subject: Subject, passage: Passage, links: tuple[str, ...]) -> Iterator[Paid]:
    """Yield the rows of observed_fees.csv about an actor on a corridor, however it is named."""
    case = subject.case
    for row in case.observed_fees:
        if row.actor == passage.actor and set(links_of(case, row.corridor)) == set(links):
            yield Paid(
                origin=case.place(row.where),
                kind=row.kind,
                fee=row.fee,
                unit=row.unit,
                low=row.low,
                high=row.high,
                first="" if row.from_ is None else str(row.from_),
                last="" if row.until is None else str(row.until),
                source=row.source,
                grade=row.grade,
                note=row.note,
            )


def _in_the_case(subject: Subject, actor: str, links: tuple[str, ...]) -> Iterator[Paid]:
    """Yield tariffs of an actor's links, and what its contracts leave between buying and selling.

    Under those it buys where the corridor begins, and sells over it or where it ends.
    """
    case, values = subject.case, subject.central.figures()
    good = case.links[links[0]].commodity[0]
    scale, unit = price_scale(case, good)
    names = asset_names(case)
    for key in links:
        link = case.links[key]
        tariff = float(np.ravel(link.tariff.evaluate(values))[0])
        if tariff and link.operator == actor and link.commodity[0] == good:
            at = case.place(link.where, "tariff")
            yield Paid(at, "tariff", tariff * scale, unit, note=names[key])
    ways = [way for key in links for way in case.links[key].ways]
    begins, ends = {start for start, _ in ways}, {end for _, end in ways}
    contracts = [each for each in case.contracts.values() if each.commodity == good]
    for sold in contracts:
        over = sold.link in links or case.links[sold.link].from_ in ends
        for bought in contracts if sold.seller == actor and over else ():
            if bought.buyer == actor and case.links[bought.link].to in begins:
                left = sold.price.evaluate(values) - bought.price.evaluate(values)
                prices = (case.place(each.where, "price") for each in (bought, sold))
                yield Paid(
                    origin=", ".join(prices),
                    kind="contracts",
                    fee=float(np.ravel(left)[0]) * scale,
                    unit=unit,
                    first="" if sold.from_ is None else str(sold.from_),
                    last="" if sold.until is None else str(sold.until),
                )


def _span(central: FloatArray, drawn: FloatArray | None, factor: float) -> Span:
    value = float(central[0])
    if drawn is None:
        return Span(value=value * factor if np.isfinite(value) else None)
    return span(value, drawn, factor)


def _name(case: Case, keys: tuple[str, ...]) -> str:
    return listed([called(case, key) for key in keys])
