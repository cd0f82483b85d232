"""What is lost when a link, a place or a passage closes, one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal

import numpy as np

from rason.analysis.foresight import outcomes
from rason.analysis.money_in_days import all_in_days
from rason.analysis.price_rule import by_actor
from rason.analysis.quantity import beside, no_money, significant
from rason.analysis.worth import at_rows, nodal, price_rows
from rason.program.closure import Shut
from rason.scenario.merge import named
from rason.solve.batch import Batch

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from rason.analysis.question import Analysis, PriceRule, Question
    from rason.case.case import Case
    from rason.case.cell import FloatArray
    from rason.case.tables import Handling, Process, Store

MOVED = 1e-6  # part of a usual price by which one moves that a closure moves


@dataclass(frozen=True, slots=True)
class Closures:
    """Losses by closure."""

    closed: tuple[tuple[Shut, ...], ...]
    loss: FloatArray  # shape ``(draws, closures)`` [million currency per year]: surplus lost by all
    actors: tuple[str, ...]  # who earns something in the scenario
    # Shape ``(draws, closures, actors)``: surplus lost by each, at nodal prices; negative where a
    # closure helps.
    by_actor: FloatArray
    prices: tuple[tuple[str, str, str], ...]  # place, commodity and origin of each price
    # Shape ``(draws, closures, prices)`` [million currency per commodity unit].
    price_rise: FloatArray


def closable(case: Case) -> tuple[Shut, ...]:
    """Return everything that can close: links, then passages, then places that links touch."""
    passages = sorted({passage for link in case.links.values() for passage in link.passage})
    touched = {end for link in case.links.values() for end in (link.from_, link.to)}
    kinds: tuple[tuple[Literal["asset", "passage", "place"], list[str]], ...] = (
        ("asset", list(case.links)),
        ("passage", passages),
        ("place", [place for place in case.places if place in touched]),
    )
    return tuple(Shut(kind, key) for kind, keys in kinds for key in keys)


Kind = Literal["link", "place", "passage", "process", "supply", "demand", "project", "market"]
Role = Literal[
    "link",
    "strait or canal",
    "market",
    "city",
    "field",
    "port or plant",
    "way-point",
    "plant",
    "supply",
    "demand",
    "project",
]
_ROLES: dict[Kind, Role] = {
    "link": "link",
    "passage": "strait or canal",
    "process": "plant",
    "supply": "supply",
    "demand": "demand",
    "project": "project",
    "market": "market",
}
CORRIDORS: frozenset[Role] = frozenset({"link", "strait or canal"})
"""What goods pass; all else is where they begin, end or change hands, or a point on the way."""


def kind(case: Case, shut: Shut) -> Kind:
    """Return the table that a closed thing stands in, in the singular."""
    if shut.kind != "asset":
        return shut.kind
    tables: dict[Kind, Collection[str]] = {
        "process": case.processes,
        "supply": case.supplies,
        "demand": case.demands,
        "project": case.projects,
        "market": case.markets,
    }
    return next((what for what, table in tables.items() if shut.key in table), "link")


def role(case: Case, shut: Shut) -> Role:
    """Say what is shut: a corridor, an end of the network, or a point on the way.

    To shut a corridor asks what the ways around it are worth. To shut a place where something is
    sold, burnt or dug asks what that is worth at all, and to shut a point through which many ways
    are drawn shuts all of them: neither is a strait.

    Of a place, what stands there first in this order: market, demand, supply, plant.
    """
    if shut.kind != "place":
        return _ROLES[kind(case, shut)]
    works: tuple[Iterable[Process | Store | Handling], ...] = (
        case.processes.values(),
        case.stores.values(),
        case.handling.values(),
    )
    if any(each.place == shut.key for each in case.markets.values()):
        return "market"
    if any(each.place == shut.key for each in case.demands.values()):
        return "city"
    if any(each.place == shut.key for each in case.supplies.values()):
        return "field"
    return (
        "port or plant"
        if any(each.place == shut.key for some in works for each in some)
        else "way-point"
    )


def closures(
    question: Question, k: int = 1, things: tuple[Shut, ...] | None = None
) -> Analysis[Closures]:
    """Ask what every closure of `k` things costs, in money, by actor and in prices.

    `things`: what is closed; None is all that can close. What actors lose is told at nodal prices
    or, where the question's price rule is `bargained`, by the game of each closure, which has no
    prices.
    """
    values, program, change = question.figures(), question.program, question.change()
    sets = tuple(combinations(closable(question.case) if things is None else things, k))
    if question.choices.price_rule == "bargained":
        return (yield from _bargained(question, sets))
    changes = [change.with_closure(*shut) for shut in sets]
    first, *found = yield from outcomes(question, (None, *changes))
    open_ = first.solved
    before, nothing = nodal(program, values, first.variant, open_), np.zeros_like(open_.objective)
    rows = price_rows(program, open_)
    were = at_rows(program, open_.dual, rows.values())
    least, usual = no_money(program), program.usual_price
    moved = np.array([MOVED * usual.get(commodity, 0.0) for _, commodity, _ in rows])
    losses, afters, rises = [], [], []
    for each in found:
        solved = each.solved
        afters.append(nodal(program, values, each.variant, solved))
        losses.append(significant(open_.objective - solved.objective, least))
        prices = at_rows(program, solved.dual, price_rows(program, solved).values())
        rises.append(significant(prices - were, moved))
    actors = tuple(dict.fromkeys(actor for earned in (before, *afters) for actor in earned))
    draws = len(open_.objective)
    by = [
        beside(
            [significant(before.get(a, nothing) - after.get(a, nothing), least) for a in actors],
            (draws,),
        )
        for after in afters
    ]
    return Closures(
        sets,
        beside(losses, (draws,)),
        actors,
        beside(by, (draws, len(actors))),
        tuple(rows),
        beside(rises, (draws, len(rows))),
    )


def _bargained(question: Question, sets: tuple[tuple[Shut, ...], ...]) -> Analysis[Closures]:
    """Ask what closures cost whom, each by its own game."""
    change, least = question.change(), no_money(question.program)
    base = question.variant()
    changes = [change.with_closure(*shut) for shut in sets]
    variants = [question.variant(each) for each in changes]
    solutions = yield Batch(question.figures(), variants=(base, *variants))
    open_ = solutions.variants[base].objective
    losses = [significant(open_ - solutions.variants[v].objective, least) for v in variants]
    before, afters = (yield from by_actor(question, "bargained", change)), []
    for each in changes:
        after = yield from by_actor(question, "bargained", each)
        afters.append(after)
    actors = tuple(dict.fromkeys(actor for earned in (before, *afters) for actor in earned))
    none, draws = np.zeros_like(open_), (len(open_),)
    by = [
        beside(
            [significant(before.get(a, none) - after.get(a, none), least) for a in actors], draws
        )
        for after in afters
    ]
    rises = np.zeros((*draws, len(sets), 0))
    return Closures(
        sets, beside(losses, draws), actors, beside(by, (*draws, len(actors))), (), rises
    )


def closure_loss(
    question: Question,
    closed: str,
    actor: str = "",
    share: float = 1.0,
    rule: PriceRule | None = None,
) -> Analysis[FloatArray]:
    """Ask what one closure costs all, or one actor.

    `share` is the part of the year's capacity that is shut; no actor is everybody. What is shut is
    so all along; of days only what they lose is told. Shape ``(draws,)`` [million currency per
    year]; negative where the closure helps.
    """
    change = question.change()
    shut = change.with_closure(named(question.case, closed, share))
    if not actor:
        before, after = yield from outcomes(question, (None, shut))
        if question.days is None:
            return before.solved.objective - after.solved.objective
        first, then = (all_in_days(question, each.variant, each.solved) for each in (before, after))
        return first - then
    rule = rule or question.choices.price_rule
    before_by = yield from by_actor(question, rule, change)
    after_by = yield from by_actor(question, rule, shut)
    none = np.zeros_like(next(iter(before_by.values())))
    return before_by.get(actor, none) - after_by.get(actor, none)
