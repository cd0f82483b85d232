"""Which figures a statement's margin hangs on, and how good they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rason.case.figures import mixture
from rason.scenario.draws import partners

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from rason.case.case import Case
    from rason.case.cell import FloatArray, Values
    from rason.case.tables import Figure

NOISE = 9.0
"""A squared rank correlation below this over the number of draws counts as none: three errors."""
MATTERS = 0.05
"""A figure matters from this share of the variance on."""
POOR = frozenset("DEF")


@dataclass(frozen=True, slots=True)
class Driver:
    """A figure that moves a margin over the draws."""

    figure: str
    """Its key; of figures that move together, the first that the margin depends on."""
    share: float
    """Its part of the sum of all squared rank correlations."""
    correlation: float
    grade: str
    """The poorest grade of those that move together and that the margin depends on; `D` for an
    assumption without one."""


def drivers(
    case: Case,
    values: Values,
    margin: FloatArray,
    members: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[Driver, ...]:
    r"""Rank figures by what they do to a margin over the draws.

    The share of figure f is :math:`\rho_f^2 / \sum_g \rho_g^2`, with :math:`\rho` the rank
    correlation of figure and margin.

    The strongest first; empty where nothing moves the margin.
    `values`: the draws, each figure of shape ``(draws,)``.
    `margin`: shape ``(draws,)``; NaN and infinite entries are left out.
    `members`: figures that the margin can depend on, those that move together under the first of
    them; None for all. In many dimensions few draws are alike by chance, so others would seem to
    move it too.

    Notes
    -----
    This is a screen: it sees what rises or falls throughout, and misses interactions and bends.
    Correlations within three standard errors of none count as none.

    References
    ----------
    Saltelli and Marivoet (1990), "Non-parametric statistics in sensitivity analysis for model
    output", *Reliability Engineering and System Safety* 28(2).
    """
    known = np.isfinite(margin)
    groups = together(case) if members is None else members
    if not groups or np.ptp(margin[known]) <= 0.0 if known.any() else True:
        return ()
    ranks = _ranks(np.stack([values[keys[0]][known] for keys in groups.values()]))
    correlation = ranks @ _ranks(margin[known][None])[0]
    square = np.where(correlation**2 < NOISE / known.sum(), 0.0, correlation**2)
    total = float(square.sum())
    found = [
        Driver(keys[0], float(square[i] / total), float(correlation[i]), grade(case, keys))
        for i, keys in enumerate(groups.values())
        if square[i] > 0.0
    ]
    return tuple(sorted(found, key=lambda driver: (-driver.share, driver.figure)))


def together(case: Case, influential: Collection[str] | None = None) -> dict[str, tuple[str, ...]]:
    """Return the uncertain figures that share a draw, under the first of them.

    `influential`: the first figures of those that are wanted; None for all.
    """
    groups = partners(case.figures).values()
    return {keys[0]: keys for keys in groups if influential is None or keys[0] in influential}


def grade(case: Case, figures: tuple[str, ...]) -> str:
    """Return the poorest grade of some figures.

    As written; `D` for a figure with neither grade nor source, which is an assumption.
    `figures`: keys of base figures; all reports of contested ones count.
    """
    grades = [_grade(part) for figure in figures for _, part in mixture(case.figures[figure])]
    return max(grades, key=lambda written: written[:1])


def poor(grade: str) -> bool:
    """Tell whether a grade is too poor to carry a likelihood.

    Whether its letter is D, E or F.
    `grade`: A to D, or an Admiralty code.
    """
    return grade[:1].upper() in POOR


def _grade(figure: Figure) -> str:
    return figure.grade or ("C" if figure.sourced else "D")


def _ranks(values: FloatArray) -> FloatArray:
    """Return centred ranks of each row, of length one; ties share theirs, constants are zero."""
    from scipy.stats import rankdata

    ranks = rankdata(values, axis=1)
    centred = ranks - ranks.mean(axis=1, keepdims=True)
    length = np.linalg.norm(centred, axis=1, keepdims=True)
    unit: FloatArray = centred / np.where(length > 0.0, length, 1.0)
    return unit
