"""Demands: a curve of constant elasticity through one point, cut into price slices.

Between two price levels the quantity is the difference of the curve's quantities and the price is
the mean over that stretch, so that every area under the curve is exact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.case.check_pairs import is_curve
from rason.case.figures import central
from rason.program.consent import both, needs, of_place
from rason.program.draft import IN, OUT
from rason.program.term import Term, total

if TYPE_CHECKING:
    from rason.case.cell import FloatArray, Values
    from rason.case.tables import Demand
    from rason.program.draft import Draft

CEILING = 2.0
"""The ceiling of a demand that names none, by its price."""
GROWTH = 1.05
FARTHEST = 10.0
"""Ceilings higher than this, relative to the price, are reached in steps that grow by 5 %."""
MOST_STEPS = 600
"""Of those steps: enough for a ceiling of 10¹² times the price."""
FINE = tuple(float(level) for level in np.round(np.arange(0.80, 1.2001, 0.02), 2))
LOW = tuple(float(level) for level in np.round(np.arange(0.1, 0.8, 0.1), 1))
STEP = 0.1


def add_demands(draft: Draft) -> None:
    """Add the slices of every demand, and its deliveries by origin where it is traced.

    Parameters
    ----------
    draft
        The program so far.
    """
    case = draft.case
    for demand in case.demands.values():
        consent = both([needs(demand.buyer), of_place(case, demand.place)], draft.players)
        slices = demand_slices(draft, demand)
        if case.commodities[demand.commodity].traced:
            source = draft.row("pool", demand.demand, demand.commodity)
            ample = total(quantity for _, quantity in slices) * 2.0
            end = draft.end(demand.place, demand.commodity, demand.buyer)
            for origin in draft.origins.get((demand.place, demand.commodity), ()):
                draft.column(
                    "delivery",
                    demand.demand,
                    consent=consent,
                    entries=[
                        (draft.balance(demand.place, demand.commodity, origin, end), OUT),
                        (source, IN),
                    ],
                    upper=ample,
                    place=demand.place,
                    commodity=demand.commodity,
                    origin=origin,
                    owner=demand.buyer,
                    destination=end,
                )
        else:
            source = draft.balance(demand.place, demand.commodity, "")
        for price, quantity in slices:
            draft.column(
                "slice",
                demand.demand,
                consent=consent,
                entries=[(source, OUT)],
                upper=draft.most(demand, quantity),
                cost=price,
                priority=demand.priority or 0.0,
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

    Returns
    -------
    slices
        Pairs of price [million currency per unit] and quantity [unit per year]. The first is the
        block that is bid at the ceiling. A flat bid is one slice.
    """
    if not is_curve(demand):
        return [(Term.of(demand.price), Term.of(demand.quantity))]
    curve = _Curve(draft, demand)
    return [curve.slice(index) for index in range(curve.slices)]


class _Curve:
    """One demand curve: prices and quantities of its slices, worked out once for all of them."""

    def __init__(self, draft: Draft, demand: Demand) -> None:
        self.demand = demand
        ceiling = (demand.ceiling,) if demand.ceiling is not None else ()
        self.cells = (demand.quantity, demand.price, demand.elasticity, *ceiling)
        with np.errstate(all="ignore"):
            ratio = float(np.max(self.ceiling(central(draft.case))))
        self.growing = ratio > FARTHEST
        self.above = _steps(ratio)
        self.edges = np.array(
            [*LOW, *FINE, *(FINE[-1] + STEP * (step + 1) for step in range(self.above))]
        )
        self.slices = len(self.edges)
        self._seen: tuple[Values, FloatArray, FloatArray] | None = None

    def slice(self, index: int) -> tuple[Term, Term]:
        """Return price and quantity of one slice, dearest first."""
        return (
            Term.cut(self.prices, index, self.cells),
            Term.cut(self.quantities, index, self.cells),
        )

    def prices(self, values: Values) -> FloatArray:
        """Return the prices of all slices, shape ``(slices, draws)``."""
        return self.tables(values)[0]

    def quantities(self, values: Values) -> FloatArray:
        """Return the quantities of all slices, shape ``(slices, draws)``."""
        return self.tables(values)[1]

    def ceiling(self, values: Values) -> FloatArray:
        """Return the ceiling relative to the price."""
        if self.demand.ceiling is None:
            return np.asarray(CEILING)
        return self.demand.ceiling.evaluate(values) / self.demand.price.evaluate(values)

    def tables(self, values: Values) -> tuple[FloatArray, FloatArray]:
        """Return prices and quantities of all slices, shape ``(slices, draws)``."""
        if self._seen is None or self._seen[0] is not values:
            self._seen = (values, *self._work_out(values))
        return self._seen[1], self._seen[2]

    def _levels(self, values: Values) -> FloatArray:
        """Return the edges' relative prices: those above the fine ones stretch to the ceiling."""
        ceiling, fine = np.atleast_1d(self.ceiling(values)), FINE[-1]
        share = np.maximum(self.edges - fine, 0.0) / (STEP * max(self.above, 1))
        reached = np.maximum(ceiling, fine)
        if self.growing:
            stretched = fine * np.power(reached / fine, share[:, None])
        else:
            stretched = fine + (reached - fine) * share[:, None]
        levels: FloatArray = np.minimum(
            np.where(self.edges[:, None] <= fine, self.edges[:, None], stretched), ceiling
        )
        return levels

    def _work_out(self, values: Values) -> tuple[FloatArray, FloatArray]:
        price, quantity = self.demand.price.evaluate(values), self.demand.quantity.evaluate(values)
        e = np.atleast_1d(self.demand.elasticity.evaluate(values))
        levels = self._levels(values) + np.zeros_like(e)
        wanted = np.power(levels, e)
        below, beyond = levels[:-1], levels[1:]
        width = wanted[:-1] - wanted[1:]
        unit = np.isclose(e, -1.0)
        power = np.where(unit, 1.0, e + 1.0)
        area = np.where(
            unit,
            np.log(beyond / below),
            e / power * (np.power(below, power) - np.power(beyond, power)),
        )
        flat = width <= 0.0
        mean = np.where(flat, (below + beyond) / 2.0, area / np.where(flat, 1.0, width))
        prices = np.concatenate([levels[-1:], mean[::-1]]) * price
        amounts = np.concatenate([wanted[-1:], np.maximum(width, 0.0)[::-1]]) * quantity
        return prices, amounts


def _steps(ratio: float) -> int:
    """Return into how many steps a curve is cut above the fine ones, up to its ceiling."""
    if ratio <= FINE[-1]:
        return 0
    if ratio <= FARTHEST:
        return max(1, round((ratio - FINE[-1]) / STEP))
    steps = np.log(ratio / FINE[-1]) / np.log(GROWTH)
    return MOST_STEPS if steps > MOST_STEPS else round(steps)
