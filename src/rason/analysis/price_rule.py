"""Surplus by actor under a price rule: nodal, by contract, at parity, or as players bargain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.bargain import split
from rason.analysis.earned import lines
from rason.analysis.foresight import outcomes
from rason.analysis.money_in_days import nodal_in_days, shares
from rason.analysis.question import UNIT_PRICES
from rason.analysis.taken import by_period
from rason.analysis.worth import NOBODY, balances_of, dearest, nodal, price_in
from rason.errors import Diagnostic, InputError
from rason.games.registry import CONCEPTS, SPLITS
from rason.program.closure import Shut
from rason.program.contract import goods_of
from rason.program.program import FLOWS

if TYPE_CHECKING:
    from rason.analysis.question import Analysis, PriceRule, Question
    from rason.case.cell import FloatArray, Values
    from rason.program.program import Column, Program
    from rason.scenario.merge import Change
    from rason.scenario.variant import Variant
    from rason.solve.batch import Solved


def by_actor(
    question: Question, rule: PriceRule, change: Change | None = None
) -> Analysis[dict[str, FloatArray]]:
    """Ask for surplus by actor, without ranges, shape ``(draws,)`` by actor.

    Over the question's days where some are asked about. Raises `InputError` of days under the rule
    `bargained`, by which players share out all of a calendar (RSN-S010).
    """
    if rule == "bargained":
        if question.days is not None:
            raise InputError(
                Diagnostic(
                    "RSN-S010", question.case.path(), None, "price rule bargained",
                    "some days of what players share out for the whole calendar",
                    "the whole calendar, or one of the price rules " + ", ".join(UNIT_PRICES),
                    "remove the days, or choose nodal",
                )
            )  # fmt: skip
        return (yield from bargained(question, change))
    program, values = question.program, question.figures()
    change = question.change() if change is None else change
    closed = _without_sellers(question, change) if rule == "parity" else {}
    here, *others = yield from outcomes(question, (change, *closed.values()))
    variant, solved = here.variant, here.solved
    earned = (
        nodal(program, values, variant, solved)
        if question.days is None
        else nodal_in_days(question, variant, solved)
    )
    moved = _Moved(earned, None if question.days is None else shares(question))
    if rule == "contract":
        _contracts(program, values, variant, solved, moved)
    if rule == "parity":
        without = {seller: o.solved for seller, o in zip(closed, others, strict=True)}
        _parity(program, values, solved, without, moved, change.spread)
    return earned


def bargained(question: Question, change: Change | None = None) -> Analysis[dict[str, FloatArray]]:
    """Ask for surplus by actor where players split what they earn by the question's concept.

    Outsiders have what their contracts leave them, and nobody what stands on the other lines of
    what is earned; all of it adds up to the objective. A change is valued by its own game. Shape
    ``(draws,)`` by actor; NaN where the concept has no value. Raises `InputError` if the concept
    does not divide all that players earn (RSN-S006).
    """
    concept = CONCEPTS[question.choices.concept]
    if not concept.divides:
        raise InputError(
            Diagnostic(
                "RSN-S006", question.case.path(), None, "price rule bargained",
                f"the {concept.name}, which does not divide all that players earn",
                "a rule of division such as " + ", ".join(SPLITS), f"choose {SPLITS[0]}",
            )
        )  # fmt: skip
    found = yield from lines(question, change)
    shares = split(question, found.v, change)
    earned = {player: shares[:, place] for place, player in enumerate(question.players)}
    for each in found.left:
        _add(earned, each.outsider, each.amount)
    rest = found.silence + found.nothing + found.kept + found.priorities + found.shut + found.tolls
    if np.any(rest != 0.0):
        earned[NOBODY] = rest
    return earned


def _add(earned: dict[str, FloatArray], actor: str, amount: FloatArray) -> None:
    earned[actor] = earned[actor] + amount if actor in earned else amount.copy()


@dataclass(frozen=True, slots=True)
class _Moved:
    """What actors earn, while money moves among them.

    `parts` are by what to multiply a period's money; None is once, of all.
    """

    earned: dict[str, FloatArray]
    parts: FloatArray | None

    def move(self, payer: str, payee: str, amount: FloatArray, period: int | None) -> None:
        """Move money of a period from one to another; the sum stays."""
        if self.parts is not None:
            assert period is not None, "what is paid for passes on some day"
            amount = self.parts[period] * amount
        _add(self.earned, payer or NOBODY, -amount)
        _add(self.earned, payee or NOBODY, amount)


def _contracts(
    program: Program,
    values: Values,
    variant: Variant,
    solved: Solved,
    moved: _Moved,
) -> None:
    """Replace nodal prices by contract prices, and scarcity rents by tariffs, where there are any.

    A contract reprices what is taken under it: no more than its quantity, and over a link that is
    built in part no more than that part of it. What forces a flow has paid the seller for it, which
    the contract's price replaces as well. Of a traced commodity the origin pays the tariff and
    takes what the margin leaves. What is owed for goods that do not flow is a transfer outside
    surplus.
    """
    case = program.case
    for index, column in enumerate(program.columns):
        if column.family not in FLOWS or column.origin not in case.actors:
            continue
        tariff = column.tariff.evaluate(values)
        if np.any(tariff):
            scarcity = np.maximum(solved.reduced[:, index], 0.0)
            row = program.row_index.get(("capacity", column.asset, "", "", column.period))
            if row is not None:
                rent = np.maximum(solved.dual[:, row], 0.0)
                scarcity = scarcity + rent * _measured(program, column)
            flow = solved.primal[:, index]
            moved.move(column.origin, column.owner, (tariff - scarcity) * flow, column.period)
    _tolls(program, values, variant, solved, moved)
    for (key, period), stands in by_period(program, values, variant, solved).items():
        contract, figures = case.contracts[key], program.timing.values(period, values)
        link, origin = case.links[contract.link], goods_of(case, contract)
        good = contract.commodity
        balances = balances_of(program, (link.to, good, origin), period)
        if not balances:
            continue
        balance = dearest(program, solved, good, balances)[:, None]
        arriving = 1.0 - link.loss.evaluate(figures)
        # What forces a flow pays for it: the seller has had the goods row's multiplier already.
        goods = program.row_index["goods", contract.link, good, origin, period]
        there = np.take_along_axis(solved.dual, balance, axis=1)[:, 0]
        nodal_price = there * arriving - solved.dual[:, goods]
        paid = contract.price.evaluate(figures) * program.timing.worth(period, values) * arriving
        more = (paid - nodal_price) * stands.flowed
        moved.move(contract.buyer, contract.seller, more, period)


def _tolls(
    program: Program,
    values: Values,
    variant: Variant,
    solved: Solved,
    moved: _Moved,
) -> None:
    """Let those whose goods pass for a toll pay it to whoever takes it."""
    data = program.numbers(values).data
    for index in variant.dues:
        toll = program.columns[index]
        rate = toll.tariff.evaluate(values) * variant.cost_scale[index]
        row = program.indices[program.starts[index]]
        for other in program.touching(int(row)):
            column = program.columns[other]
            if column.origin in program.case.actors:
                own = slice(program.starts[other], program.starts[other + 1])
                counted = data[:, own][:, program.indices[own] == row][:, 0]
                paid = rate * counted * solved.primal[:, other]
                moved.move(column.origin, toll.owner, paid, column.period)


def _measured(program: Program, column: Column) -> float:
    """Return a column's unit in the unit of its link's capacity."""
    case = program.case
    first = case.links[column.asset].commodity[0]
    units = (case.commodities[column.commodity].unit, case.commodities[first].unit)
    return case.units.factor(*units, column.commodity, first)


def _without_sellers(question: Question, change: Change) -> dict[str, Change]:
    """Return the scenario with the traced supplies of one seller shut, for each seller."""
    case = question.case
    changes = {}
    for seller in case.actors:
        shut = [
            Shut("asset", supply.supply)
            for supply in case.supplies.values()
            if supply.owner == seller and case.commodities[supply.commodity].traced
        ]
        if shut:
            changes[seller] = change.with_closure(*shut)
    return changes


def _parity(
    program: Program,
    values: Values,
    solved: Solved,
    without: dict[str, Solved],
    moved: _Moved,
    spread: float,
) -> None:
    """Let every seller charge a buyer what the buyer's next best source would cost.

    That is the market's ask at the buyer's place, else the buyer's price with that seller's
    supplies shut, and never more than the demand's ceiling.
    """
    case = program.case
    for index, column in enumerate(program.columns):
        if column.family != "delivery" or column.origin not in without:
            continue
        demand = case.demands[column.asset]
        figures = program.timing.values(column.period, values)
        worth = program.timing.worth(column.period, values)
        here = price_in(program, solved, demand.place, demand.commodity, column.period)
        asks = [
            (bid + market.spread.evaluate(figures) * spread / 2.0) * worth
            for market in case.markets.values()
            if (market.place, market.commodity) == (demand.place, demand.commodity)
            for bid in (market.price.evaluate(figures),)
        ]
        seller = without[column.origin]
        other = price_in(program, seller, demand.place, demand.commodity, column.period)
        parity = np.minimum.reduce(asks) if asks else other
        ceiling = (
            demand.ceiling.evaluate(figures)
            if demand.ceiling is not None
            else 2.0 * demand.price.evaluate(figures)
        )
        charged = np.minimum(parity, ceiling * worth)
        more = (charged - here) * solved.primal[:, index]
        moved.move(demand.buyer, column.origin, more, column.period)
