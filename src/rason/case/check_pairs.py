"""What two cells of a row must have together, checked as one cell that has a range."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from rason.case.cell import Cell
from rason.case.columns import Column
from rason.case.rows import Bounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rason.case.assets import Demand, Store
    from rason.case.cell import FloatArray, Values

POSITIVE: Final = Column("cell", "The price of a demand that is a curve.", above=0.0)
_NOT_LESS: Final = Column("cell", "What is left of one cell after another.", low=0.0)


def pairs(demands: Iterable[Demand], stores: Iterable[Store]) -> Iterator[Bounded]:
    """Yield what demands and stores must have beside the range of each cell.

    The price of a curve, which is more than 0; its ceiling less its price, the volume of a store
    less what it holds at any time, and what it holds at first less what it must hold, which are
    not below 0.
    """
    for demand in demands:
        if is_curve(demand):
            yield Bounded(demand.price, POSITIVE, f"demand {demand.demand}, price of a curve")
        if demand.ceiling is not None:
            what = f"demand {demand.demand}, ceiling less price"
            yield Bounded(_less(demand.ceiling, demand.price), _NOT_LESS, what)
    for store in stores:
        for name, cell in (
            ("initial", store.initial), ("minimum", store.minimum), ("final", store.final),
        ):  # fmt: skip
            if cell is not None:
                what = f"store {store.store}, volume less {name}"
                yield Bounded(_less(store.volume, cell), _NOT_LESS, what)
        if store.initial is not None and store.minimum is not None:
            what = f"store {store.store}, initial less minimum"
            yield Bounded(_less(store.initial, store.minimum), _NOT_LESS, what)


def is_curve(demand: Demand) -> bool:
    """Tell whether a demand is a curve, and no flat bid.

    False only where its elasticity is 0 whatever the figures are.
    """
    cell = demand.elasticity
    return not cell.constant or float(cell.evaluate({})) != 0.0


def _less(one: Cell, other: Cell) -> Cell:
    """Return one cell less another in the same unit."""
    return Cell(
        text=f"{one.text} - ({other.text})",
        where=one.where,
        unit=one.unit,
        figures=tuple(dict.fromkeys((*one.figures, *other.figures))),
        _evaluate=partial(_difference, one, other),
    )


def _difference(one: Cell, other: Cell, values: Values) -> FloatArray:
    return one.evaluate(values) - other.evaluate(values)
