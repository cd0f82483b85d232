"""Contested figures: reports that disagree, each with its share of the draws."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rason.case.faults import Faults
    from rason.case.tables import Figure, Report


def with_reports(figures: Iterable[Figure], reports: Iterable[Report]) -> list[Figure]:
    """Hand figures their other reports."""
    found: dict[str, list[Report]] = {}
    for report in reports:
        found.setdefault(report.figure, []).append(report)
    return [replace(figure, reports=tuple(found.get(figure.figure, ()))) for figure in figures]


def check_reports(figure: Figure, faults: Faults) -> None:
    """Check that a figure's reports can be drawn beside its own row."""
    if not figure.reports:
        return
    what, first = f"report of {figure.figure}", figure.reports[0]
    if figure.formula is not None:
        faults.add(
            "RSN-C050", first.where, f"{what}, figure",
            f"`{figure.figure}`, which has a formula", "a figure with a value",
            "report a figure that the formula reads",
        )  # fmt: skip
        return
    for report in figure.reports:
        if not 0.0 < report.weight < 1.0:
            faults.add(
                "RSN-C031", report.where, f"{what}, weight", f"{report.weight:g}",
                "a share of draws: more than 0 and less than 1", "write one, such as 0.5",
            )  # fmt: skip
        if report.unit.strip() != figure.unit.strip():
            faults.add(
                "RSN-C050", report.where, f"{what}, unit", f"`{report.unit}`",
                f"`{figure.unit}`, as in figures.csv:{figure.where.line}",
                f"convert low, value and high, and write {figure.unit}",
            )  # fmt: skip
    weights = [report.weight for report in figure.reports]
    if sum(weights) >= 1.0 and all(0.0 < weight < 1.0 for weight in weights):
        faults.add(
            "RSN-C050", figure.reports[-1].where, f"{what}, weight",
            f"{sum(weights):g} in all", "less than 1: the row in figures.csv keeps the rest",
            "lower a weight",
        )  # fmt: skip
