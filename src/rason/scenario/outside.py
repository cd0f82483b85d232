"""What contracts with outsiders change for those who bargain: their prices become costs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from rason.program.contract import columns_of, contract_row, due_of, flows_of, terms
from rason.program.project import Service
from rason.program.term import ONE, ZERO, Term, most, quotient, total

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rason.case.case import Case
    from rason.case.cell import FloatArray, Values
    from rason.case.tables import Contract
    from rason.program.program import IntArray, Program
    from rason.scenario.variant import Variant


@dataclass(frozen=True, slots=True)
class Bond:
    """A contract between one of those who bargain and somebody who does not."""

    contract: Contract
    period: int | None  # the period in which it is due; None is the year
    party: int  # bit of the one who bargains, a position in the case's players
    sells: bool
    # What a unit of its goods costs that one beyond what the program counts: the price in place of
    # the outsider's cost, or of its bid [million currency per unit].
    taken: Term
    shortfall: Term  # what a unit that does not flow costs it [million currency per unit]


@lru_cache(maxsize=64)
def bonds(program: Program, variant: Variant, bargaining: int) -> tuple[Bond, ...]:
    """Return the contracts in force between those who bargain and outsiders.

    A buyer pays the price for what is taken and for what is not. A seller gets the price for what
    it delivers; what it could bring and does not leaves the outsider no worse off than if it had
    come, so that it owes what the goods are worth to the outsider above their price.

    Who bargains is given as bits over the case's players; a contract that the scenario lifts binds
    nobody.
    """
    case = program.case
    found = []
    for contract, period in terms(program):
        if np.isnan(variant.row_scale[contract_row(program, contract, period)]):
            continue
        seller = _bit(case, contract.seller) & bargaining
        buyer = _bit(case, contract.buyer) & bargaining
        if bool(seller) == bool(buyer):
            continue
        price = Term.of(contract.price)
        paid = price * (ONE - Term.of(case.links[contract.link].loss))
        if buyer:
            more, missing = paid - _cost(case, contract), price
        else:
            more = _bid(case, contract) - paid
            missing = most(more, ZERO)
        more, missing = (program.timing.money(period, each) for each in (more, missing))
        party = buyer or seller
        found.append(Bond(contract, period, party, sells=not buyer, taken=more, shortfall=missing))
    return tuple(found)


@lru_cache(maxsize=64)
def settled(program: Program, variant: Variant, bargaining: int) -> Variant:
    """Return the variant in which those who bargain pay outsiders what contracts say.

    Contracts between two who bargain are what is bargained over, and those between two outsiders
    are none of their business: both are lifted.
    """
    variant = _at_the_gates(program, variant, bargaining)
    contracts = list(terms(program))
    if not contracts:
        return variant
    binding = bonds(program, variant, bargaining)
    bound = {(bond.contract.contract, bond.period) for bond in binding}
    scale, row_scale = variant.scale.copy(), variant.row_scale.copy()
    for contract, period in contracts:
        if (contract.contract, period) not in bound:
            scale[columns_of(program, contract, period)] = 0.0
            row_scale[contract_row(program, contract, period)] = np.nan
    surcharges = tuple(
        (int(position), f"contract {column.family} {side}", bond.taken if goods else bond.shortfall)
        for bond in binding
        for position in columns_of(program, bond.contract, bond.period)
        for column in (program.columns[position],)
        for goods in (column.family == "taken",)
        for side in ("sold" if bond.sells else "bought",)
        if column.family in ("taken", "shortfall")
    )
    return replace(
        variant,
        scale=scale,
        row_scale=row_scale,
        surcharges=variant.surcharges + surcharges,
        steered=False,
    )


def with_consent(variant: Variant) -> Variant:
    """Return the variant in which what those who shut can open is open, where they agree."""
    if not variant.offered:
        return variant
    scale = variant.scale.copy()
    for index, factor in variant.offered:
        scale[index] = factor
    return replace(variant, scale=scale, offered=())


def _at_the_gates(program: Program, variant: Variant, bargaining: int) -> Variant:
    """Return the variant in which closures can be opened, and tolls of others are costs."""
    variant = with_consent(variant)
    outside = [index for index in variant.dues if not int(variant.toll[index]) & bargaining]
    costs = tuple(
        (index, f"toll {part}", program.columns[index].tariff * part)
        for index in outside
        for part in (float(variant.cost_scale[index]),)
    )
    return replace(variant, surcharges=variant.surcharges + costs, dues=()) if costs else variant


def owed(
    program: Program,
    variant: Variant,
    players: Sequence[int],
    values: Values,
    coalitions: IntArray,
) -> FloatArray:
    """Return what outsiders owe coalitions for goods that nobody in them could have brought.

    Shape ``(draws, coalitions)``, or ``(1, coalitions)`` where nothing is [million currency per
    year]; see `owed_by_contract`.
    """
    each = owed_by_contract(program, variant, players, values, coalitions)
    together: FloatArray = sum(each.values(), np.zeros((1, len(coalitions))))
    return together


def owed_by_contract(
    program: Program,
    variant: Variant,
    players: Sequence[int],
    values: Values,
    coalitions: IntArray,
) -> dict[str, FloatArray]:
    """Return what each contract owes coalitions for goods that nobody in them could have brought.

    An outsider that buys owes the price of what is due and cannot come: because the link is shut,
    or because somebody without whom it cannot be used, or the goods not be had, is absent.

    By contract of a seller who bargains with an outsider, shape ``(draws, coalitions)`` or ``(1,
    coalitions)`` [million currency per year]. Bit i of a coalition is ``players[i]``, which are
    bits of those who bargain.
    """
    bargaining = sum(1 << player for player in players)
    selling = [bond for bond in bonds(program, variant, bargaining) if bond.sells]
    if not selling:
        return {}
    members = np.zeros_like(coalitions)
    for position, player in enumerate(players):
        members |= ((coalitions >> position) & 1) << player
    upper = program.numbers(values).upper * variant.scale

    def able(column: int) -> FloatArray:
        """Return what a column can be in each coalition."""
        needed = int(variant.consent[column]) & bargaining
        bound: FloatArray = upper[:, [column]] * ((members & needed) == needed)
        return bound

    found: dict[str, FloatArray] = {}
    for bond in selling:
        contract, period = bond.contract, bond.period
        excused = sum(
            upper[:, [position]]
            for position in columns_of(program, contract, period)
            if program.columns[position].family == "excused"
        )
        owing = program.timing.quantity(period, due_of(contract))
        due = np.reshape(owing.evaluate(values), (-1, 1)) - excused
        project = program.case.links[contract.link].project
        if project:
            due = due * _there(program, variant, project, period, values, able)
        price = program.timing.money(period, Term.of(contract.price))
        rate = np.reshape((price + bond.shortfall).evaluate(values), (-1, 1))
        missing = np.maximum(due - _carried(program, variant, values, bond, able), 0.0)
        lost = missing * rate * ((members & bond.party) != 0)
        key = contract.contract
        found[key] = found[key] + lost if key in found else lost
    return found


def _there(
    program: Program,
    variant: Variant,
    project: str,
    period: int | None,
    values: Values,
    able: Callable[[int], FloatArray],
) -> FloatArray:
    """Return what part of a project is there in any case, in each coalition."""
    build = program.build[project]
    there: FloatArray = variant.lower[build] * able(build)
    if program.calendar is None or period is None:
        return there
    before = program.standing[project]
    served = Service(program.case.projects[project], program.calendar).part(period, values)
    stood: FloatArray = variant.lower[before] * able(before)
    return np.reshape(served, (-1, 1)) * there + stood


def _carried(
    program: Program,
    variant: Variant,
    values: Values,
    bond: Bond,
    able: Callable[[int], FloatArray],
) -> FloatArray:
    """Return the most of a contract's goods that each coalition could bring over its link."""
    case, contract = program.case, bond.contract
    flows = [able(flow) for flow in flows_of(program, contract, bond.period)]
    carried: FloatArray = sum(flows, np.zeros((1, 1)))
    limit = program.row_index.get(("capacity", contract.link, "", "", bond.period))
    if limit is not None:
        room = program.numbers(values).row_upper[:, [limit]] * variant.row_scale[limit]
        carried = np.minimum(carried, room / _measured(case, contract))
    own = [
        np.maximum.reduce([able(place) for place in here])
        for supply in case.supplies.values()
        if (supply.owner, supply.commodity) == (contract.seller, contract.commodity)
        for places in (map(int, program.by_asset[supply.supply]),)
        for here in ([each for each in places if program.columns[each].period == bond.period],)
    ]
    return np.minimum(carried, sum(own)) if own else carried


def _bit(case: Case, actor: str) -> int:
    """Return an actor's bit over the case's players; 0 for an outsider."""
    return 1 << case.players.index(actor) if actor in case.players else 0


def _measured(case: Case, contract: Contract) -> float:
    """Return a unit of a contract in the unit of its link's capacity."""
    first = case.links[contract.link].commodity[0]
    units = (case.commodities[contract.commodity].unit, case.commodities[first].unit)
    return case.units.factor(*units, contract.commodity, first)


def _cost(case: Case, contract: Contract) -> Term:
    """Return what a unit costs an outsider that sells: its own supplies, and its own link.

    Of several supplies it is their mean, weighted by capacity. A seller without one has no cost.
    """
    own = [
        supply
        for supply in case.supplies.values()
        if (supply.owner, supply.commodity) == (contract.seller, contract.commodity)
    ]
    cost = _mean([(Term.of(supply.capacity), Term.of(supply.cost)) for supply in own])
    link = case.links[contract.link]
    if link.operator == contract.seller:
        cost = cost + Term.of(link.cost) * _measured(case, contract)
    return cost


def _bid(case: Case, contract: Contract) -> Term:
    """Return what a unit of goods is worth to an outsider that buys, where the link ends.

    Of several demands it is their mean price, weighted by quantity. A buyer without one bids
    nothing.
    """
    own = [
        demand
        for demand in case.demands.values()
        if (demand.buyer, demand.commodity) == (contract.buyer, contract.commodity)
    ]
    bid = _mean([(Term.of(demand.quantity), Term.of(demand.price)) for demand in own])
    return bid * (ONE - Term.of(case.links[contract.link].loss))


def _mean(weighted: list[tuple[Term, Term]]) -> Term:
    """Return the mean of terms by weight; one alone is itself, and none at all is 0."""
    if len(weighted) <= 1:
        return weighted[0][1] if weighted else ZERO
    return quotient(
        total(weight * term for weight, term in weighted),
        total(weight for weight, _ in weighted),
    )
