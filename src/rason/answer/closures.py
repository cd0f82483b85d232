"""What is lost when a link, a strait or a place is shut for a year, and by whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated

import numpy as np
from pydantic import Field

from rason import chart
from rason.analysis.closures import CORRIDORS, Kind, kind, role
from rason.analysis.closures import Closures as Lost
from rason.analysis.closures import closures as analysis
from rason.analysis.prices import Prices, prices
from rason.answer.days import Told, days_of, in_all, lasting, whole
from rason.answer.registry import CHOSEN
from rason.claim.need import Need, granted
from rason.errors import Diagnostic, InputError
from rason.program.demand import CEILING
from rason.program.gate import gates
from rason.scenario.lay import REQUEST, changes, lay
from rason.scenario.merge import merge
from rason.scenario.typed import closures as closures_typed
from rason.table.column import Column, Reason, Spread, Unit
from rason.table.naming import asset_names, name_of, passage_name
from rason.table.numbers import by_name, finite, money, price_scale, yearly
from rason.table.row import Answer, Row
from rason.table.shown import Drawn, Shown
from rason.words.phrases import amount, in_prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rason.analysis.question import PriceRule, Question
    from rason.answer.subject import Subject
    from rason.case import Case, Values
    from rason.claim.need import Inquiry
    from rason.program.closure import Shut
    from rason.table.naming import Names

_NEARLY = 1.0 - 1e-6
_MOVED = 12
"""Prices that one closure moves, as a reader sees them."""


class PriceChange(Row, table="closures_prices"):
    """How a closure moves a price."""

    place: Annotated[str, Column("Place", "place", key=True)]
    commodity: Annotated[str, Column("Good", "commodity", key=True)]
    change: Annotated[float | None, Column("Change", "amount", unit="unit")]
    unit: Unit


class Closure(Row, table="closures"):
    """What is lost when one thing is shut for a year."""

    closed: Annotated[str, Column("Key", key=True)]
    kind: Annotated[Kind, Column("Kind", key=True)]
    role: Annotated[str, Column("What it is")] = ""
    """A link, a strait or canal; of a place: market, city, field, port or plant, way-point."""
    corridor: Annotated[bool, Column("Passed by goods", "flag")] = True
    """Whether goods pass it; places are where they begin, end or change hands, or way-points."""
    name: Annotated[str, Column("Shut for a year")]
    loss: Annotated[float | None, Column("Lost in all", "amount", unit="unit", compared=True)]
    unit: Unit
    reason: Reason = ""
    ceiling: tuple[str, ...] = ()
    """Demands whose price meets its ceiling: the loss is then a guess, and no evidence."""
    actors: Annotated[
        dict[str, float],
        Spread(
            "closures_by_actor",
            "actor",
            Column("Actor", "actor"),
            "loss",
            Column("Lost", "amount", unit="unit", compared=True),
        ),
    ] = Field(default_factory=dict)
    """Loss of each actor; a gain is negative."""
    prices: tuple[PriceChange, ...] = ()
    days: Told = None
    """Of a calendar: it is shut on all of them."""


class Closures(Answer):
    """What each closure of a year costs: corridors, then places; of each the dearest first."""

    closures: tuple[Closure, ...] = ()


ANSWER = Closures


def closures(
    subject: Subject, together: int = 1, rule: PriceRule | str = CHOSEN, what: str = ""
) -> Inquiry[Closures]:
    """Close every link, strait and place for a year, one at a time or in pairs; or some of them.

    `what`: what is closed as it is typed after ``--close``, semicolons between; nothing is
    everything. Raises `InputError` where that is refused.
    """
    question, typed = subject.central, _typed(subject.case, what)
    if rule != CHOSEN:
        question = replace(question, choices=replace(question.choices, price_rule=rule))  # type: ignore[arg-type]
    found = yield (
        Need.over(
            ("closures", together, what),
            partial(analysis, k=together, things=tuple(typed) or None),
            question,
        ),
        Need.over("prices", prices, question),
    )
    lost, open_ = map(granted, found)
    rows = _rows(question, lost, open_, typed)
    return Closures(
        closures=rows,
        reason=""
        if rows
        else "Nothing is there to be closed: the case has no link, or fewer links, straits and"
        " places than are to close at once.",
    )


def _typed(case: Case, what: str) -> dict[Shut, str]:
    """Return the closures that somebody typed, each with its text, checked as one of a scenario."""
    found: dict[Shut, str] = {}
    for text in filter(None, map(str.strip, what.split(";"))):
        plain = changes(case, closures=closures_typed([text], file=REQUEST))
        laid = lay(case, plain, name="close")
        shut = merge(laid, ()).shut[-1]  # what lies on top comes last
        if gates(laid) != gates(case):
            raise InputError(
                Diagnostic(
                    "RSN-R007", REQUEST, None, "what", f"`{text}`",
                    "a closure of all, or of some by their flag, origin, destination or buyer, that"
                    " nobody may lift, cap or charge",
                    f"lay it on the scenario: rason surplus CASE --close '{text}'",
                )
            )  # fmt: skip
        found[shut] = text
    return found


def _rows(
    question: Question, lost: Lost, open_: Prices, typed: dict[Shut, str]
) -> tuple[Closure, ...]:
    """Put losses at the first draw into rows; what cannot be borne stands at the top."""
    case, days = question.case, days_of(question.program.calendar, question.figures())
    names = asset_names(case)
    # Sums of money that players bargain for have no price that could meet a ceiling.
    ceilings = _ceilings(case, open_, question.figures()) if lost.prices else {}
    rows = [
        _row(case, lost, index, names, ceilings, typed).model_copy(update={"days": days})
        for index in range(len(lost.closed))
    ]
    return tuple(
        sorted(
            rows,
            key=lambda each: (
                not each.corridor,
                each.loss is not None,
                -(each.loss or 0.0),
                each.closed,
            ),
        )
    )


def _row(
    case: Case,
    lost: Lost,
    index: int,
    names: dict[str, str],
    ceilings: dict[str, tuple[int, float]],
    typed: dict[Shut, str],
) -> Closure:
    shut = lost.closed[index]
    roles = [role(case, each) for each in shut]
    loss = money(lost.loss[0, index])
    known = loss is not None
    meets = (d for d, (price, room) in ceilings.items() if lost.price_rise[0, index, price] >= room)
    return Closure(
        closed=";".join(typed.get(each, each.key) for each in shut),
        kind=kind(case, shut[0]),
        role=" and ".join(dict.fromkeys(roles)),
        corridor=CORRIDORS.issuperset(roles),
        name=" and ".join(_name(case, each, names, typed.get(each, "")) for each in shut),
        loss=loss,
        unit=yearly(case),
        reason="" if known else "some demand that must be met cannot be met without it",
        ceiling=tuple(meets) if known else (),
        actors=by_name(lost.actors, lost.by_actor[0, index]) if known else {},
        prices=tuple(_price_changes(case, lost, index)) if known else (),
    )


def _ceilings(case: Case, open_: Prices, values: Values) -> dict[str, tuple[int, float]]:
    """Return, for each demand, the position of its price and how far that may rise."""
    position = {key: index for index, key in enumerate(open_.keys)}
    found: dict[str, tuple[int, float]] = {}
    for demand in case.demands.values():
        index = position.get((demand.place, demand.commodity, ""))
        if index is None:
            continue
        worth = demand.price.evaluate(values)
        ceiling = CEILING * worth if demand.ceiling is None else demand.ceiling.evaluate(values)
        if np.any(demand.elasticity.evaluate(values) != 0.0):
            highest = float(np.ravel(ceiling)[0])
            found[demand.demand] = index, highest * _NEARLY - float(open_.value[0, index])
    return found


def _name(case: Case, shut: Shut, names: dict[str, str], typed: str) -> str:
    """Name what is closed, with what was typed beside its key."""
    more = typed.removeprefix(shut.key).lstrip("= ")
    return _thing(case, shut, names) + (f" ({more})" if more else "")


def _thing(case: Case, shut: Shut, names: dict[str, str]) -> str:
    if shut.kind == "place":
        return case.places[shut.key].name
    if shut.kind == "passage":
        return passage_name(shut.key)
    return names.get(shut.key, shut.key)


def _price_changes(case: Case, lost: Lost, index: int) -> Iterator[PriceChange]:
    for number, (place, commodity, origin) in enumerate(lost.prices):
        factor, unit = price_scale(case, commodity)
        change = finite(lost.price_rise[0, index, number] * factor)
        if not origin and change:
            yield PriceChange(place=place, commodity=commodity, change=change, unit=unit)


def costliest(rows: Iterable[Closure]) -> tuple[Closure, ...]:
    """Return the links, straits and canals that cost something when they are shut, dearest first.

    Those whose loss can be priced; where none can, those of which a least loss is known.
    `rows`: one thing shut at a time, in any order.
    """
    cost = [each for each in rows if each.corridor and each.loss is not None and each.loss > 0]
    priced = [each for each in cost if not each.ceiling]
    return tuple(sorted(priced or cost, key=lambda each: -_rounded(each.loss or 0.0)))


def worst(rows: Iterable[Closure]) -> Closure | None:
    """Return what costs most to shut: the dearest that can be priced, or one that costs more.

    A loss at the ceiling is the least that it could be: above all others it is the largest.
    None where no link, strait or canal costs anything.
    `rows`: one thing shut at a time, in any order.
    """
    cost = [each for each in rows if each.corridor and each.loss is not None and each.loss > 0]
    first = next(iter(costliest(cost)), None)
    return max(cost, key=lambda each: (_rounded(each.loss or 0.0), each is first), default=None)


def _rounded(loss: float) -> float:
    """Return a loss without the noise that would put equals in any order."""
    return float(f"{loss:.9g}")


def heading(answer: Closures, names: Names) -> str:  # noqa: ARG001 - as every heading
    """Name what costs most."""
    first = worst(answer.closures)
    asks = "What shutting one thing would cost"
    return asks if first is None else f"{asks}: most, {first.name}"


def layout(answer: Closures, names: Names, most: int) -> tuple[Shown, ...]:
    """Lay out corridors and places by themselves, each with those who lose most.

    A closure that is asked about alone has everybody who loses or gains by it, and the prices that
    it moves.
    """
    if len(answer.closures) == 1 and answer.closures[0].loss is not None:
        return _alone(answer.closures[0], names)
    corridors = [each for each in answer.closures if each.corridor]
    places = [each for each in answer.closures if not each.corridor]
    return (
        *_table(corridors, "Links and straits shut, one at a time", names, most),
        *_table(places, "Places cut off, one at a time", names, most),
    )


def _alone(row: Closure, names: Names) -> tuple[Shown, ...]:
    """Lay out one closure: all together, then each actor, then prices."""
    least = "at least " if row.ceiling else ""
    bearing = [
        ("All together", least + in_all(row.days, row.loss or 0.0, row.unit)),
        *(
            (name_of(names, "actor", actor), whole(row.days, lost, row.unit))
            for actor, lost in sorted(row.actors.items(), key=lambda pair: -pair[1])
            if lost
        ),
    ]
    moved = [
        (
            name_of(names, "place", each.place),
            name_of(names, "commodity", each.commodity),
            amount(each.change, each.unit, signed=True),
        )
        for each in sorted(row.prices, key=lambda each: -abs(each.change or 0.0))
        if each.change is not None
    ]
    shut = f"{row.name} shut {lasting(row.days)}"
    note = "A minus is a gain." if any(lost < 0.0 for lost in row.actors.values()) else ""
    lost = Shown(shut, ("Who", "Loses"), tuple(bearing), note, (1,))
    if not moved:
        return (lost,)
    said = f"The largest of {len(moved)} changes; --json has all." if len(moved) > _MOVED else ""
    heads = ("Place", "Good", "Change of price")
    return lost, Shown("What it does to prices", heads, tuple(moved[:_MOVED]), said, (2,))


def _table(rows: Sequence[Closure], caption: str, names: Names, most: int) -> tuple[Shown, ...]:
    if not rows:
        return ()
    known = sorted((r for r in rows if r.loss is not None), key=lambda each: -(each.loss or 0.0))
    texts = tuple(
        (
            each.name,
            each.role or each.kind,
            ("above the ceiling, at least " if each.ceiling else "")
            + in_all(each.days, each.loss or 0.0, each.unit),
            "; ".join(
                f"{name_of(names, 'actor', actor)} {whole(each.days, lost, each.unit)}"
                for actor, lost in sorted(each.actors.items(), key=lambda pair: -pair[1])[:2]
                if lost > 0.0
            ),
        )
        for each in known[:most]
    )
    refused = [f"{each.name}: {each.reason}" for each in rows if each.loss is None]
    note = f"The costliest of {len(known)}; all in closures.csv." if len(known) > most else ""
    if refused:
        note += f" Without a number: {'; '.join(refused)}."
    headings = (f"Shut {lasting(rows[0].days)}", "What it is", "Lost in all", "Who loses most")
    return (Shown(caption, headings, texts, note.strip(), (2,)),)


def draw(answer: Closures, names: Names, width: float) -> Drawn:
    """Draw the costliest corridors, each loss split by who bears it."""
    first = costliest(answer.closures)
    if not first:
        return Drawn(None, "No closure of a link or strait costs anything.")
    import pandas as pd

    times = Counter(each.name for each in answer.closures)
    frame = pd.DataFrame(
        [
            {
                "closure": each.name if times[each.name] == 1 else f"{each.name} [{each.closed}]",
                "actor": name_of(names, "actor", actor),
                "loss": loss,
                "note": "above the ceiling" if each.ceiling else "",
            }
            for each in first
            for actor, loss in each.actors.items()
        ]
    )
    worst = in_prose(in_all(first[0].days, first[0].loss or 0.0, first[0].unit))
    return Drawn(
        chart.closure_chart(frame, unit=first[0].unit, count=10, width=width),
        (
            "What a year's closure of a link or strait would cost, and whom."
            if first[0].days is None
            else f"What closing a link or strait {first[0].days.said} would cost, and whom."
        )
        + f" The costliest is {first[0].name}: {worst}.",
    )
