"""Who earns what, under a price rule."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Final

from rason.analysis.surplus import surplus as analysis
from rason.answer.registry import CHOSEN
from rason.claim.need import Need, granted
from rason.table.column import Actor, Column, Unit
from rason.table.naming import name_of
from rason.table.numbers import money, yearly
from rason.table.row import Answer, Row
from rason.table.shown import Shown
from rason.words.phrases import amount, interval

if TYPE_CHECKING:
    from rason.analysis.question import PriceRule
    from rason.answer.subject import Subject
    from rason.claim.need import Inquiry
    from rason.table.naming import Names

RULES: Final[tuple[PriceRule, ...]] = ("nodal", "contract", "parity")


class Surplus(Row, table="surplus"):
    """What an actor earns, under a price rule."""

    actor: Actor
    """Owners, markets, and `nobody` for the rents of what has no owner."""
    rule: Annotated[str, Column("Price rule", key=True)]
    value: Annotated[float, Column("Surplus", "amount", unit="unit", compared=True)]
    """All together earn the surplus of all."""
    low: Annotated[float | None, Column("Low", "amount", unit="unit", end_of="value")] = None
    """Lower end over all optimal prices, under the nodal rule alone."""
    high: Annotated[float | None, Column("High", "amount", unit="unit", end_of="value")] = None
    unit: Unit


class Surpluses(Answer):
    """What everybody earns; it adds up to the surplus of all."""

    surplus: tuple[Surplus, ...] = ()


ANSWER = Surpluses


def surplus(subject: Subject, rule: PriceRule | str = CHOSEN) -> Inquiry[Surpluses]:
    """Ask who earns what under a price rule."""
    kept = subject.central.choices.price_rule if rule == CHOSEN else rule
    asked = partial(analysis, rule=kept, ranges=subject.ranges)  # type: ignore[arg-type]
    needs = Need.over(("surplus", kept, subject.ranges), asked, subject.central), subject.optimum
    found, optimum = map(granted, (yield needs))
    if optimum.objective is None:
        return Surpluses(reason=optimum.reason)
    rows = tuple(
        Surplus(
            actor=actor,
            rule=kept,
            value=money(found.value[0, index]) or 0.0,
            low=money(found.low[0, index]),
            high=money(found.high[0, index]),
            unit=yearly(subject.case),
        )
        for index, actor in enumerate(found.actors)
    )
    return Surpluses(surplus=rows, reason="" if rows else "Nobody owns anything.")


def layout(answer: Surpluses, names: Names, most: int) -> tuple[Shown, ...]:
    """Lay out who earns what, a column for each price rule."""
    if not answer.surplus:
        return ()
    rules = tuple(dict.fromkeys(each.rule for each in answer.surplus))
    found = {(each.actor, each.rule): each for each in answer.surplus}
    actors = list(dict.fromkeys(actor for actor, _ in found))
    ranged = len(rules) == 1 and answer.surplus[0].low is not None
    rows = tuple(
        (
            name_of(names, "actor", actor),
            *(
                amount(found[actor, rule].value, found[actor, rule].unit)
                if (actor, rule) in found
                else ""
                for rule in rules
            ),
            *([_range(found[actor, rules[0]])] if ranged else ()),
        )
        for actor in actors[:most]
    )
    headings = ("Actor", *map(_heading, rules), *["Range"] * ranged)
    note = f"The first {most} of {len(actors)}; all in surplus.csv." if len(actors) > most else ""
    return (Shown("Who earns what", headings, rows, note, tuple(range(1, len(headings)))),)


def _heading(rule: str) -> str:
    return "Surplus (as bargained)" if rule == "bargained" else f"Surplus ({rule} prices)"


def _range(row: Surplus) -> str:
    return interval(row.low, row.high, row.unit)
