"""Values of figures: central ones, ends of ranges, and those derived from others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from rason.case.recent import remember_recent

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from rason.case.case import Case
    from rason.case.cell import Cell, FloatArray, Values
    from rason.case.tables import Figure, Report

CUTS = 32  # of how many sets of figures that are set at once it is kept how the others follow


@remember_recent(2 * CUTS)
def order(figures: Mapping[str, Figure]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Sort derived figures so that each comes after those that it reads.

    Keys of derived figures in order, and those of the first circle found, if any.
    """
    done: dict[str, None] = {}
    path: list[str] = []

    def visit(key: str) -> tuple[str, ...]:
        if key in path:
            return (*path[path.index(key) :], key)
        figure = figures.get(key)
        if key in done or figure is None or figure.formula is None:
            return ()
        path.append(key)
        for read in figure.formula.figures:
            circle = visit(read)
            if circle:
                return circle
        path.pop()
        done[key] = None
        return ()

    for key in figures:
        circle = visit(key)
        if circle:
            return tuple(done), circle
    return tuple(done), ()


def complete(figures: Mapping[str, Figure], base: Values) -> Values:
    """Add the derived figures to given values of the others.

    Of every figure, each in its own unit; given values of derived figures are replaced. A formula
    that divides by zero gives what floating-point arithmetic gives; whoever draws refuses it. A
    formula that reads a figure which is not there has no value.
    """
    values = dict(base)
    shape = next(iter(values.values())).shape if values else (1,)
    with np.errstate(all="ignore"):
        for key in order(figures)[0]:
            formula = figures[key].formula
            assert formula is not None, f"{key} is not derived"
            if all(read in values for read in formula.figures):
                values[key] = np.broadcast_to(formula.evaluate(values), shape)
    return values


def derive(case: Case, base: Values) -> Values:
    """Add a case's derived figures to values of the others.

    A derived figure given in `base` is not read: it follows from the others. Of every figure, each
    of shape ``(draws,)``, in its own unit.
    """
    return complete(case.figures, base)


def put(figures: Mapping[str, Figure], values: Values, cells: Mapping[str, Cell]) -> Values:
    """Set some figures; derived ones follow, but for those that are set themselves.

    A derived figure that is set is cut from its parts; whatever is derived from it follows it. What
    is set to an expression follows the other figures that are set, and reads of itself, and of
    those that read it in turn, what they were before.
    """
    shape = next(iter(values.values())).shape if values else (1,)
    free = _without(figures, tuple(cells))
    behind = {key: _set_behind(free, cells, cell.figures) for key, cell in cells.items()}
    given: dict[str, FloatArray] = {}

    def give(key: str) -> None:
        others = {each for each in behind[key] if key not in behind[each]}
        for each in others - given.keys():
            give(each)
        known = values
        if others:
            known = complete(free, {**values, **{each: given[each] for each in others}})
        with np.errstate(all="ignore"):
            given[key] = np.broadcast_to(cells[key].evaluate(known), shape)

    for key in cells:
        if key not in given:
            give(key)
    return complete(free, {**values, **given})


def _without(figures: Mapping[str, Figure], keys: tuple[str, ...]) -> Mapping[str, Figure]:
    """Return the other figures: one mapping for the same keys, so that its order is known."""
    known = _parted(figures)
    found = known.get(keys)
    if found is None:
        if len(known) >= CUTS:
            known.clear()
        found = {key: figure for key, figure in figures.items() if key not in keys}
        known[keys] = found
    return found


@remember_recent(4)
def _parted(figures: Mapping[str, Figure]) -> dict[tuple[str, ...], Mapping[str, Figure]]:  # noqa: ARG001 - what is kept is the figures' own
    """Return what is kept of some figures without others of them."""
    return {}


def _set_behind(
    free: Mapping[str, Figure], cells: Mapping[str, Cell], read: Iterable[str]
) -> set[str]:
    """Return the figures that are set and stand behind some others, at any remove."""
    found: set[str] = set()
    seen: set[str] = set()
    left = list(read)
    while left:
        key = left.pop()
        if key in seen:
            continue
        seen.add(key)
        formula = free[key].formula if key in free else None
        if key in cells:
            found.add(key)
            left += cells[key].figures
        elif formula is not None:
            left += formula.figures
    return found


def ends(figure: Figure) -> tuple[float, float, float]:
    """Return low end, central value and high end of a figure that is not derived.

    In its own unit; all the same where no range is given. Of a contested figure the ends are those
    of all its reports.
    """
    assert figure.value is not None, f"{figure.figure} is derived"
    low = figure.value if figure.low is None else figure.low
    high = figure.value if figure.high is None else figure.high
    for report in figure.reports:
        least, _, most = ends(as_reported(figure, report))
        low, high = min(low, least), max(high, most)
    return low, figure.value, high


def mixture(figure: Figure) -> tuple[tuple[float, Figure], ...]:
    """Return all reports of a figure, each with the share of draws that follow it.

    The row in figures.csv first; each as a figure that nobody contests.
    """
    rest = 1.0 - sum(report.weight for report in figure.reports)
    own = replace(figure, reports=())
    return (
        (rest, own),
        *((report.weight, as_reported(own, report)) for report in figure.reports),
    )


def as_reported(figure: Figure, report: Report) -> Figure:
    """Return a figure as another report has it."""
    return replace(
        figure,
        where=report.where,
        low=report.low,
        value=report.value,
        high=report.high,
        shape=report.shape,
        published=report.published,
        source=report.source,
        grade=report.grade,
        reporter=report.reporter,
        note=report.note,
        reports=(),
    )


def base(case: Case) -> tuple[str, ...]:
    """Return the keys of the figures that are not derived, in file order."""
    return tuple(key for key, figure in case.figures.items() if figure.formula is None)


def coming_from(figures: Mapping[str, Figure], keys: Collection[str]) -> dict[str, frozenset[str]]:
    """Return every figure that comes from some of these, each with those that it comes from.

    `keys`: what they are is given; they come from themselves alone.
    """
    found = {key: frozenset({key}) for key in keys}
    for key in order(figures)[0]:
        formula = figures[key].formula
        if key not in found and formula is not None:
            behind = frozenset().union(*(found.get(read, ()) for read in formula.figures))
            if behind:
                found[key] = behind
    return found


def central(case: Case) -> Values:
    """Return the central value of every figure.

    Each of shape ``(1,)`` and in the figure's own unit.
    """
    return derive(case, {key: np.array([ends(case.figures[key])[1]]) for key in base(case)})


def behind(figures: Mapping[str, Figure], read: Iterable[str]) -> tuple[str, ...]:
    """Return some figures and all that they are derived from, each after its parts."""
    found: dict[str, None] = {}
    seen: set[str] = set()
    left = [(key, False) for key in read]
    while left:
        key, parts_found = left.pop()
        if parts_found:
            found[key] = None
        elif key not in seen:
            seen.add(key)
            left.append((key, True))
            formula = figures[key].formula
            left += ((part, False) for part in (formula.figures if formula else ()))
    return tuple(found)
