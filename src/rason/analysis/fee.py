"""The fee that a rule implies for passage: what refusing brings, and what passage costs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.bargain import certified, clean, game, structure, talking, without_say
from rason.analysis.quantity import nothing, ratio
from rason.case.observed_fees import DISTANCE, links_of
from rason.games import stand_alone_values
from rason.games.registry import CONCEPTS
from rason.program.handling import handled
from rason.program.program import FLOWS
from rason.program.term import ONE
from rason.scenario.outside import settled
from rason.solve.batch import Batch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rason.analysis.question import Analysis, Question
    from rason.case.case import Case
    from rason.case.cell import FloatArray, Values
    from rason.program.program import Column, Program
    from rason.scenario.variant import Variant
    from rason.solve.batch import Solved


EVEN = 1e-5
"""Part of a usual price by which solutions may differ and count as equally good."""


@dataclass(frozen=True, slots=True)
class Passing:
    """What passes in a solution, and what that costs the actor; shape ``(draws,)`` each."""

    cost: FloatArray
    throughput: FloatArray


@dataclass(frozen=True, slots=True)
class Fee:
    """What an actor's right to refuse passage brings it, and what passes; shape ``(draws,)`` each.

    Money and goods that come later count less, as the calendar says, and are those of a year.
    """

    # By concept: the actor's gain with its right to refuse there, less its gain without [million
    # currency per year]; NaN where the concept has no value.
    gain: Mapping[str, FloatArray]
    # What passage costs the actor where all players deal [million currency per year].
    cost: FloatArray
    # What enters the corridor where all players deal [unit of the first good per year].
    throughput: FloatArray
    # The same times the way that it goes there [unit of the first good × 100 km per year]; NaN
    # where a link without a length carries some.
    carriage: FloatArray
    least: float  # less than this passes where nothing does
    # Those of equally good solutions in which least and most passes; empty where nobody asked.
    ends: tuple[Passing, ...] = ()

    def by_unit(self, concept: str) -> FloatArray:
        """Return the fee [million currency per unit of the first good].

        NaN where nothing passes.
        """
        return ratio(self.taken(concept), self.throughput, self.least)

    def by_unit_at(self, concept: str, end: Passing) -> FloatArray:
        """Return the fee where as much passes as in another solution that is as good."""
        return ratio(self.gain[concept] + end.cost, end.throughput, self.least)

    def by_distance(self, concept: str) -> FloatArray:
        """Return the fee for 100 km [million currency per unit of the first good]."""
        passes = np.where(self.throughput > self.least, self.carriage, np.nan)
        return ratio(self.taken(concept), passes)

    def taken(self, concept: str) -> FloatArray:
        """Return what the fee comes to in a year, its cost included [million currency per year]."""
        return self.gain[concept] + self.cost


def implied_fee(
    question: Question,
    actor: str,
    corridor: tuple[str, ...],
    concepts: tuple[str, ...] = (),
    *,
    ends: bool = False,
) -> Analysis[Fee]:
    r"""Ask what fee for passage over a corridor a rule implies, for one of the players.

    .. math::
        f = \frac{g(v) - g(v \text{ without } i\text{'s say}) + c}
                 {\sum_h D_h \, q_h \big/ \sum_h D_h}

    with the gains :math:`g` of actor :math:`i` by a concept, what passage costs it :math:`c`, and
    what enters the corridor in each period, :math:`q_h`, where all players deal.
    A corridor is links, or a project, passage or place that stands for its links; whoever has no
    say over a project that is named has none in the decision to build it.
    No `concepts` are the question's own. With `ends` also what passes at least and at most in
    solutions that are as good: passage is made dearer, and cheaper, by next to nothing. Where links
    of a corridor follow one another, as much as that can be open, and more.
    """
    program, values, change = question.program, question.figures(), question.change()
    asked, links = concepts or (question.choices.concept,), links_of(question.case.links, corridor)
    built = tuple(key for key in corridor if key in question.case.projects)
    refused = (*links, *built, *_opened(question, links))
    whole, released = game(question), game(question, without_say(change, actor, refused))
    bargaining = sum(1 << bit for bit in question.bits)
    together = settled(program, whole.variant, bargaining)
    nudged = tuple(_nudged(program, together, links, by) for by in (1.0, -1.0)) if ends else ()
    solutions = yield Batch(
        values, variants=(together, *nudged), games=tuple(dict.fromkeys((whole, released)))
    )
    v, u = (talking(question, clean(solutions.games[each])) for each in (whole, released))
    position = question.players.index(actor)
    gain = {}
    for key in asked:
        with_, without = (_gains(question, key, each)[:, position] for each in (v, u))
        gain[key] = certified((with_ - without)[:, None], v, u)[:, 0]
    none = np.zeros(question.draws)

    def passing(variant: Variant) -> tuple[list[_Flow], Passing]:
        solved = solutions.variants[variant]
        flows = _flows(program, values, solved, links)
        cost = _running(program, values, flows, actor)
        cost = cost + _capital(program, values, variant, solved, links, actor)
        return flows, Passing(cost + none, _entering(flows) + none)

    flows, here = passing(together)
    return Fee(
        gain=gain,
        cost=here.cost,
        throughput=here.throughput,
        carriage=sum((each.amount * each.length for each in flows), none),
        least=nothing(program, program.case.links[links[0]].commodity[0]),
        ends=tuple(passing(each)[1] for each in nudged),
    )


def _nudged(program: Program, variant: Variant, links: tuple[str, ...], by: float) -> Variant:
    """Return a variant in which passage is dearer, or cheaper, by next to nothing.

    Of equally good solutions it has one in which least, or most, passes.
    """
    first = program.case.links[links[0]].commodity[0]
    step = EVEN * by * program.usual_price.get(first, 1.0)
    dearer = tuple(
        (
            index,
            f"passage by {step!r}",
            program.timing.money(
                column.period, ONE * (step * _in_unit_of(program.case, column.commodity, first))
            ),
        )
        for index, column in enumerate(program.columns)
        if column.family in FLOWS and column.asset in links
    )
    return replace(variant, surcharges=variant.surcharges + dearer)


def _opened(question: Question, links: tuple[str, ...]) -> tuple[str, ...]:
    """Return the keys of what the scenario's closers let pass over some links by consent."""
    program, offered = question.program, question.variant().offered
    keys = {program.columns[index].asset for index, _ in offered}
    return tuple(
        dict.fromkeys(
            row.key
            for index, row in enumerate(program.rows)
            if row.family == "closed" and row.key in keys
            if any(program.columns[place].asset in links for place in program.touching(index))
        )
    )


def asked_about(question: Question, assets: tuple[str, ...]) -> tuple[str, ...]:
    """Return the players without whom one or another of some assets cannot be used, in order.

    Those who shut a link and can open it are among them.
    """
    wanted = {*assets, *_opened(question, assets)}
    consent = question.variant().consent
    places = [i for i, each in enumerate(question.program.columns) if each.asset in wanted]
    needed = int(np.bitwise_or.reduce(consent[places])) if places else 0
    players = question.case.players
    return tuple(players[bit] for bit in question.bits if needed >> bit & 1)


def _gains(question: Question, concept: str, v: FloatArray) -> FloatArray:
    rule = CONCEPTS[concept]
    return rule.payoffs(v, structure(question, rule)) - stand_alone_values(v)


@dataclass(frozen=True, slots=True)
class _Flow:
    """What flows in one column of a corridor, in the unit of its first good, discounted."""

    column: Column
    amount: FloatArray
    arriving: FloatArray  # share of it
    length: FloatArray  # of its link [100 km]; NaN where none is given and something flows
    # The unit of the column's good in that of its link, by which its cost is told.
    measured: float
    own: FloatArray  # the amount in the unit of the column's own good


def _flows(program: Program, values: Values, solved: Solved, links: tuple[str, ...]) -> list[_Flow]:
    case = program.case
    first = case.links[links[0]].commodity[0]
    found = []
    for index, column in enumerate(program.columns):
        if column.family not in FLOWS or column.asset not in links:
            continue
        link, figures = case.links[column.asset], program.timing.values(column.period, values)
        own = solved.primal[:, index] * program.timing.worth(column.period, values)
        amount = own * _in_unit_of(case, column.commodity, first)
        some = amount > nothing(program, first)
        long = case.length(column.asset)
        length = np.where(some, np.nan, 0.0) if long is None else long.evaluate(figures) / DISTANCE
        arriving = 1.0 - link.loss.evaluate(figures)
        measured = _in_unit_of(case, column.commodity, link.commodity[0])
        found.append(_Flow(column, amount, arriving, length, measured, own))
    return found


def _in_unit_of(case: Case, good: str, first: str) -> float:
    units = case.commodities[good].unit, case.commodities[first].unit
    return case.units.factor(*units, good, first)


def _entering(flows: list[_Flow]) -> FloatArray:
    """Return what enters a corridor: what leaves a place over it, less what has come there over it.

    So what goes over one of its links after another counts once.
    """
    leaving: dict[tuple[object, ...], FloatArray] = {}
    for each in flows:
        column = each.column
        good = (column.commodity, column.origin, column.period)
        for place, amount in (
            (column.place, each.amount),
            (column.to, -each.amount * each.arriving),
        ):
            leaving[place, *good] = leaving.get((place, *good), 0.0) + amount
    found: FloatArray = sum((np.maximum(each, 0.0) for each in leaving.values()), np.zeros(1))
    return found


def _running(program: Program, values: Values, flows: list[_Flow], actor: str) -> FloatArray:
    """Return what passage uses up: of links that the actor runs, and of handling at their ends."""
    case, total = program.case, np.zeros(1)
    for each in flows:
        column, link = each.column, case.links[each.column.asset]
        figures = program.timing.values(column.period, values)
        if link.operator == actor:
            total = total + each.own * each.measured * link.cost.evaluate(figures)
        for handling in handled(case, column.to, column.commodity)[:1]:
            if handling.operator == actor:
                total = total + each.own * each.arriving * handling.cost.evaluate(figures)
    return total


def _capital(
    program: Program,
    values: Values,
    variant: Variant,
    solved: Solved,
    links: tuple[str, ...],
    actor: str,
) -> FloatArray:
    """Return the yearly capital of projects that an actor pays for and that are this corridor."""
    cost, total = program.numbers(values).cost, np.zeros(1)
    for key, index in program.build.items():
        project = program.case.projects[key]
        parts = {column.asset for column in program.columns if column.project == key} - {key}
        if project.sponsor == actor and parts and parts <= set(links):
            paid = -cost[:, index] * variant.cost_scale[index] * solved.primal[:, index]
            total = total + paid
    return total
