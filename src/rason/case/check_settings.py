"""What scenarios set figures to, held to the ranges of all cells that use them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

from rason.case.check_ranges import FINITE, PER_CENT, interval, outside
from rason.case.expression import with_unit
from rason.case.figures import coming_from, put

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from rason.case.cell import Cell, Values
    from rason.case.columns import Column
    from rason.case.corners import Corners
    from rason.case.document import Scenario
    from rason.case.faults import Faults
    from rason.case.tables import Figure


class Held(Protocol):
    """A cell whose value must lie in its column's range, and what messages call it."""

    @property
    def cell(self) -> Cell:
        """The cell."""

    @property
    def column(self) -> Column:
        """Its declaration."""

    @property
    def what(self) -> str:
        """What messages call it."""


def check_settings(
    settings: Mapping[str, tuple[str, Cell]],
    cells: Iterable[Held],
    figures: Mapping[str, Figure],
    corners: Callable[[Iterable[Cell]], Corners],
    faults: Faults,
) -> None:
    """Check that cells may have the values to which a merged scenario takes them.

    `settings` are, by figure, what messages call its entry, and what it is set to; later entries
    come last. `corners` gives the values of all that some cells read, without the scenario, and
    what each position stands for; empty where it goes without saying.
    """
    set_ = {key: cell for key, (_, cell) in settings.items() if key in figures}
    behind = coming_from(figures, set_)
    moved = [held for held in cells if not behind.keys().isdisjoint(held.cell.figures)]
    if not moved:
        return
    values, labels = corners([*(held.cell for held in moved), *set_.values()])
    after = put(figures, values, set_)
    for held in moved:
        guilty = [key for key in set_ if any(key in behind.get(k, ()) for k in held.cell.figures)]
        if _first(held, values, len(labels)) is not None:
            continue
        found = _first(held, after, len(labels))
        if found is None:
            continue
        position, number = found
        figure = guilty[-1]
        what, cell = settings[figure]
        at = f" at {labels[position]}" if labels[position] and not _fixed(held.cell, set_) else ""
        came = with_unit(f"{number:g}", held.cell.unit)
        wanted = interval(held.column) or FINITE
        faults.add(
            "RSN-C038", cell.where, what,
            f"{cell.text}, which makes {held.what} "
            f"({held.cell.where.file}:{held.cell.where.line}) {came}{at}",
            f"there {wanted}", _fix(figure, cell, held, number, wanted),
        )  # fmt: skip


def lineage(scenarios: Mapping[str, Scenario], name: str) -> tuple[str, ...]:
    """Return a scenario after the ones that it is based on.

    Each once, those that change less first; what is unknown or refers to itself is left out.
    """
    found: dict[str, None] = {}
    begun, waiting = {name}, [(name, _bases(scenarios, name))]
    while waiting:
        key, bases = waiting[-1]
        base = next(bases, None)
        if base is None:
            found.setdefault(key)
            waiting.pop()
        elif base in scenarios and base not in begun:
            begun.add(base)
            waiting.append((base, _bases(scenarios, base)))
    return tuple(found)


def _bases(scenarios: Mapping[str, Scenario], name: str) -> Iterator[str]:
    """Return what a scenario is based on."""
    bases = scenarios[name].base
    return iter((bases,) if isinstance(bases, str) else bases)


def _first(held: Held, values: Values, draws: int) -> tuple[int, float] | None:
    """Return the first place at which a cell has no finite number, or one that it may not have."""
    with np.errstate(all="ignore"):
        numbers = np.broadcast_to(held.cell.evaluate(values), (draws,))
        bad = ~np.isfinite(numbers) | outside(held.column, numbers)
    position = int(np.argmax(bad))
    return (position, float(numbers[position])) if bad[position] else None


def _fixed(cell: Cell, set_: Mapping[str, Cell]) -> bool:
    """Tell whether a cell has one number only, as it reads nothing but what is set to one."""
    return all(key in set_ and set_[key].constant for key in cell.figures)


def _fix(figure: str, cell: Cell, held: Held, number: float, wanted: str) -> str:
    """Say what the figure could be set to."""
    alone = held.cell.text.strip() == figure
    bare = alone and cell.constant and "%" not in cell.text
    if bare and 1.0 in (held.column.high, held.column.below) and 1.0 <= number <= PER_CENT:
        return f"write {number:g} %, if per cent is meant"
    if alone:
        return f"set {figure} to {wanted}"
    return f"set {figure} so that `{held.cell.text}` is {wanted}"
