"""Demands: a curve of constant elasticity through one point, cut into price slices.

Between two price levels the quantity is the difference of the curve's quantities and the price is
the mean over that stretch, so that every area under the curve is exact.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from rason.case.figures import central
from rason.program.consent import both, needs, of_place
from rason.program.draft import IN, OUT
from rason.program.term import ZERO, Term

if TYPE_CHECKING:
    from collections.abc import Callable

    from rason.case.cell import FloatArray, Values
    from rason.case.tables import Demand
    from rason.program.draft import Draft

FINE = tuple(float(level) for level in np.round(np.arange(0.80, 1.2001, 0.02), 2))
LOW = tuple(float(level) for level in np.round(np.arange(0.1, 0.8, 0.1), 1))
STEP = 0.1


def add_demands(draft: Draft) -> None:
    """Add the slices of every demand, and its deliveries by origin where it is traced."""
    case = draft.case
    steer_unit = _priority_unit(draft)
    for demand in case.demands.values():
        consent = both([needs(demand.buyer), of_place(case, demand.place)], draft.players)
        slices = demand_slices(draft, demand)
        if case.commodities[demand.commodity].traced:
            source = draft.row("pool", demand.demand, demand.commodity)
            ample = _sum([quantity for _, quantity in slices]) * 2.0
            for origin in draft.origins.get((demand.place, demand.commodity), ()):
                draft.column(
                    "delivery",
                    demand.demand,
                    consent=consent,
                    entries=[
                        (draft.balance(demand.place, demand.commodity, origin), OUT),
                        (source, IN),
                    ],
                    upper=ample,
                    place=demand.place,
                    commodity=demand.commodity,
                    origin=origin,
                    owner=demand.buyer,
                )
        else:
            source = draft.balance(demand.place, demand.commodity, "")
        for price, quantity in slices:
            draft.column(
                "slice",
                demand.demand,
                consent=consent,
                entries=[(source, OUT)],
                upper=quantity,
                cost=price,
                steer=steer_unit * demand.priority if demand.priority else ZERO,
                place=demand.place,
                commodity=demand.commodity,
                owner=demand.buyer,
            )


def demand_slices(draft: Draft, demand: Demand) -> list[tuple[Term, Term]]:
    """Return price and quantity of each slice of a demand curve, dearest first.

    Parameters
    ----------
    draft
        The program so far.
    demand
        The demand.

    Returns
    -------
    slices
        Pairs of price [million currency per unit] and quantity [unit per year]. The first is the
        block that is bid at the ceiling. A flat bid is one slice.
    """
    price, quantity = Term.of(demand.price), Term.of(demand.quantity)
    if demand.elasticity.constant and float(demand.elasticity.evaluate({})) == 0.0:
        return [(price, quantity)]
    curve = _Curve(demand)
    ratio = float(np.max(curve.ceiling(central(draft.case))))
    above = max(1, round((ratio - FINE[-1]) / STEP)) if ratio > FINE[-1] else 0
    edges = [*LOW, *FINE, *(FINE[-1] + STEP * (step + 1) for step in range(above))]
    places = [curve.level(edge, above) for edge in edges]
    top = places[-1]
    slices = [
        (curve.term(lambda v: curve.price(v) * top(v)), curve.term(lambda v: curve.at(v, top(v))))
    ]
    for low, high in reversed(list(pairwise(places))):
        slices.append((curve.mean(low, high), curve.between(low, high)))
    return slices


class _Curve:
    """Quantities and areas of one demand curve, by relative price level."""

    def __init__(self, demand: Demand) -> None:
        self.demand = demand
        ceiling = (demand.ceiling,) if demand.ceiling is not None else ()
        self.cells = (demand.quantity, demand.price, demand.elasticity, *ceiling)

    def term(self, evaluate: Callable[[Values], FloatArray]) -> Term:
        return Term(evaluate, self.cells)

    def price(self, values: Values) -> FloatArray:
        return self.demand.price.evaluate(values)

    def ceiling(self, values: Values) -> FloatArray:
        """Return the ceiling relative to the price."""
        if self.demand.ceiling is None:
            return np.asarray(2.0)
        return self.demand.ceiling.evaluate(values) / self.price(values)

    def level(self, edge: float, above: int) -> Callable[[Values], FloatArray]:
        """Return the price level of an edge: steps above the fine ones stretch to the ceiling."""
        fine = FINE[-1]

        def place(values: Values) -> FloatArray:
            ceiling = self.ceiling(values)
            if edge <= fine:
                return np.minimum(edge, ceiling)
            share = (edge - fine) / (STEP * above)
            return np.minimum(fine + (np.maximum(ceiling, fine) - fine) * share, ceiling)

        return place

    def at(self, values: Values, level: FloatArray) -> FloatArray:
        """Return the quantity wanted at a relative price."""
        elasticity = self.demand.elasticity.evaluate(values)
        return self.demand.quantity.evaluate(values) * np.power(level, elasticity)

    def between(
        self, low: Callable[[Values], FloatArray], high: Callable[[Values], FloatArray]
    ) -> Term:
        """Return the quantity between two levels."""
        return self.term(lambda v: np.maximum(self.at(v, low(v)) - self.at(v, high(v)), 0.0))

    def mean(
        self, low: Callable[[Values], FloatArray], high: Callable[[Values], FloatArray]
    ) -> Term:
        """Return the mean price between two levels: the area under the curve over its width."""

        def evaluate(values: Values) -> FloatArray:
            below, beyond = low(values), high(values)
            e = self.demand.elasticity.evaluate(values)
            width = np.power(below, e) - np.power(beyond, e)
            unit = np.isclose(e, -1.0)
            power = np.where(unit, 1.0, e + 1.0)
            area = np.where(
                unit,
                np.log(beyond / below),
                e / power * (np.power(below, power) - np.power(beyond, power)),
            )
            flat = width <= 0.0
            mean = np.where(flat, (below + beyond) / 2.0, area / np.where(flat, 1.0, width))
            return self.price(values) * mean

        return self.term(evaluate)


def _sum(terms: list[Term]) -> Term:
    cells = tuple(dict.fromkeys(cell for term in terms for cell in term.cells))
    return Term(lambda values: sum((t.evaluate(values) for t in terms), np.asarray(0.0)), cells)


def _priority_unit(draft: Draft) -> Term:
    """Return what one step of priority is worth: more than any price, so that it comes first."""
    if not any(demand.priority for demand in draft.case.demands.values()):
        return ZERO
    curves = [_Curve(demand) for demand in draft.case.demands.values()]
    top = max(
        float(np.max(curve.price(values) * curve.ceiling(values)))
        for values in [central(draft.case)]
        for curve in curves
    )
    return Term.constant(10.0 * top)
