"""Figures: ranges in order, nothing known too late, formulas without circles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rason.case.check_reports import check_reports
from rason.case.figures import as_reported, order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from rason.case.faults import Faults
    from rason.case.tables import Figure


def check_figures(
    figures: Iterable[Figure], frozen: date | None, faults: Faults
) -> dict[str, Figure]:
    """Check each figure with all its reports, and formulas for circles.

    Returns the figures whose values can be computed; after the day `frozen` nothing was known.
    """
    by_key = {figure.figure: figure for figure in figures}
    sound = dict(by_key)
    led: set[str] = set()
    for figure in by_key.values():
        before = len(faults.found)
        _check_range(figure, faults)
        check_reports(figure, faults)
        for report in figure.reports:
            bare = replace(figure, moves_with=None, formula=None)
            _check_range(as_reported(bare, report), faults)
        if len(faults.found) > before:
            del sound[figure.figure]
        _check_partner(figure, by_key, led, faults)
        _check_published(figure, frozen, faults)
        for report in figure.reports:
            _check_published(as_reported(figure, report), frozen, faults)
    _, circle = order(by_key)
    if circle:
        first = by_key[circle[0]]
        faults.add(
            "RSN-C033", first.where, f"figure {first.figure}, formula", " -> ".join(circle),
            "formulas that end at figures with values", "give one of them a value instead",
        )  # fmt: skip
        return {}
    return sound


def _check_published(figure: Figure, frozen: date | None, faults: Faults) -> None:
    """Check that a figure was known in time, or admits that it was not."""
    late = figure.published is not None and frozen is not None and figure.published > frozen
    if late and not figure.note.startswith("late:"):
        faults.add(
            "RSN-C035", figure.where, f"figure {figure.figure}, published",
            f"{figure.published}", f"a day up to {frozen}, when the case was frozen",
            "take an earlier source, write the day, or begin the note with `late:`",
        )  # fmt: skip


def _check_range(figure: Figure, faults: Faults) -> None:
    """Check low, value, high, shape and formula of one figure."""
    what = f"figure {figure.figure}"

    def fault(code: str, column: str, found: str, expected: str, fix: str) -> None:
        faults.add(code, figure.where, f"{what}, {column}", found, expected, fix)

    numbers = (figure.low, figure.value, figure.high)
    if figure.formula is not None:
        if any(number is not None for number in numbers) or figure.moves_with:
            fault("RSN-C050", "formula", "a formula beside a number or moves_with",
                  "a formula, or a value with its range", "empty the other cells")  # fmt: skip
        return
    if figure.value is None:
        fault("RSN-C020", "value", "an empty cell", "a value or a formula", "fill one of the two")
        return
    if (figure.low is None) != (figure.high is None):
        column = "low" if figure.low is None else "high"
        fault("RSN-C020", column, "an empty cell", "both ends of the range, or neither",
              f"fill {column}, or empty the other end")  # fmt: skip
        return
    if figure.low is None or figure.high is None:
        return
    if not figure.low <= figure.value <= figure.high:
        shown = f"{figure.low:g}, {figure.value:g}, {figure.high:g}"
        fault("RSN-C034", "low, value, high", shown, "low <= value <= high",
              "put the three in order")  # fmt: skip
    elif figure.shape == "loguniform" and figure.low <= 0:
        fault("RSN-C031", "low", f"{figure.low:g}", "a positive low end for shape loguniform",
              "raise low, or write another shape")  # fmt: skip


def _check_partner(
    figure: Figure, figures: Mapping[str, Figure], led: set[str], faults: Faults
) -> None:
    """Check that the figure whose draw is shared is drawn itself; `led` are those that passed."""
    if figure.moves_with is None:
        return
    partner = figures.get(figure.moves_with.figure)
    way = {figure.figure: None}
    while partner is not None and partner.moves_with and partner.figure not in way:
        if partner.figure in led:
            break
        way[partner.figure] = None
        partner = figures.get(partner.moves_with.figure)
    if partner is None or partner.figure in led:
        led.update(way)
        return
    if partner.figure in way:
        circle = list(way)[list(way).index(partner.figure) :]
        if figure.figure != min(circle, key=list(figures).index):
            return
        found = " -> ".join((*way, partner.figure))
        fix = "empty `moves_with` of one of them: it leads, and the others follow"
    elif partner.formula is not None:
        found = f"`{partner.figure}`, which has a formula"
        fix = "name a figure with a value"
    else:
        led.update(way)
        return
    faults.add(
        "RSN-C050", figure.where, f"figure {figure.figure}, moves_with", found,
        "a figure that is drawn itself", fix,
    )  # fmt: skip
