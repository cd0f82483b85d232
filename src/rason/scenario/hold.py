"""Holding what a change sets to what the cells that use it may be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rason.case.check_pairs import pairs
from rason.case.check_settings import check_settings
from rason.case.corners import Corners
from rason.case.faults import Faults
from rason.case.figures import central
from rason.errors import InputError
from rason.scenario.possible import limits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rason.case.case import Case
    from rason.case.check_settings import Held
    from rason.scenario.merge import Change


def hold(case: Case, change: Change, cells: Iterable[Held] | None = None) -> None:
    """Refuse a change that takes a cell, at central figures, to a number that it cannot have.

    Each scenario alone was held to the ends of all ranges when the case was read; this is about
    scenarios that are merged, and what lies on top of them.

    What is held are `cells`, as `held` gives it. Raises `InputError` with the entry that does so,
    for each such cell (RSN-C038).
    """
    if not change.figures:
        return
    faults = Faults(Path())
    settings = {key: (_entry(case, key, cell), cell) for key, cell in change.figures.items()}
    cells = held(case) if cells is None else cells
    middle = Corners(central(case), ("",))
    check_settings(settings, cells, case.figures, lambda _: middle, faults)
    found = faults.ordered(())
    if found:
        raise InputError(*found)


def held(case: Case) -> tuple[Held, ...]:
    """Return the cells, and pairs of cells, that figures could take where they may not be."""
    return (*limits(case), *pairs(case.demands.values(), case.stores.values()))


def _entry(case: Case, figure: str, cell: object) -> str:
    """Name the entry that sets a figure."""
    names = (name for name, cells in case.scenario_figures.items() if cells.get(figure) is cell)
    return f"{next(names, 'changes')}.figures.{figure}"
