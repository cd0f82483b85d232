"""Claims that hold by one report of a contested figure and fail by another.

The draws follow each report as often as its weight says, and the weights are the author's. Where
nothing but the choice of reports decides a claim, the share of draws in which it holds is a sum of
those weights, and no finding.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise, product
from typing import TYPE_CHECKING

import numpy as np

from rason.case.figures import base, central, derive, ends, mixture
from rason.case.partner import leader
from rason.claim.truth import UNKNOWN
from rason.scenario.draws import partners
from rason.scenario.shapes import at_level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt

    from rason.case.case import Case
    from rason.case.cell import FloatArray, Values
    from rason.case.tables import Figure
    from rason.claim.truth import Truth

MOST_FIGURES = 2
"""So many contested figures are taken together."""
FEWEST = 4
"""Draws in which a choice of reports must be seen before it is said to decide anything."""


@dataclass(frozen=True, slots=True)
class Reports:
    """Reports of a figure that have values in common."""

    low: float
    high: float
    weight: float
    """Share of the draws that follow them."""


def apart(figure: Figure) -> tuple[Reports, ...]:
    """Return the reports of a figure, those with values in common as one.

    The lowest first; one of all for a figure that nobody contests.
    """
    found: list[Reports] = []
    parts = sorted((*ends(part)[::2], weight) for weight, part in mixture(figure))
    for low, high, weight in parts:
        if found and low <= found[-1].high:
            before = found.pop()
            low, high = before.low, max(before.high, high)  # noqa: PLW2901 - grown
            weight += before.weight  # noqa: PLW2901 - grown
        found.append(Reports(low, high, weight))
    return tuple(found)


def decided(
    case: Case, draws: Values, found: Truth, margin: FloatArray | None, influential: Iterable[str]
) -> tuple[str, ...]:
    """Find the contested figures of which the choice of reports decides a claim in all draws.

    Their keys; empty where other figures have a part in it. Where the claim's truth is the same in
    all draws, the reports must make all of its margin.
    `draws`: every figure, each of shape ``(draws,)``.
    `found`: shape ``(draws,)``: where the claim holds.
    `margin`: shape ``(draws,)``: the margin of its only statement; None where it has several.
    """
    if (found == UNKNOWN).any():
        return ()
    groups, leads = partners(case.figures), set(influential)
    contested = [
        key
        for first, keys in groups.items()
        if keys[0] in leads
        for key in keys
        if len(apart(case.figures[key])) > 1
    ]
    same = len(set(found.tolist())) == 1
    if same and margin is None:
        return ()
    told = margin if same and margin is not None else found
    for number in range(1, MOST_FIGURES + 1):
        for some in combinations(contested, number):
            if len({leader(case.figures, key)[0] for key in some}) < number:
                continue
            places = np.stack([_which(case.figures[key], draws[key]) for key in some])
            if _constant(places, told):
                return some
    return ()


def _which(figure: Figure, values: FloatArray) -> npt.NDArray[np.int64]:
    """Return which of a figure's reports each value comes from."""
    reports = apart(figure)
    between = [(one.high + other.low) / 2.0 for one, other in pairwise(reports)]
    return np.digitize(values, between)


def _constant(places: npt.NDArray[np.int64], told: FloatArray | Truth) -> bool:
    """Tell whether something is the same in all draws that follow the same reports."""
    cells, inverse, counts = np.unique(places, axis=1, return_inverse=True, return_counts=True)
    if cells.shape[1] == 1 or counts.min() < FEWEST:
        return False
    size = float(np.abs(told).max())
    return all(np.ptp(told[inverse.ravel() == cell]) <= 1e-9 * size for cell in range(len(counts)))


def corners(case: Case, figures: Sequence[str], influential: Iterable[str]) -> Values:
    """Return where every choice of reports is looked at: at its ends, and those of what moves it.

    Every figure, for each of `choices` the same number of values.
    `figures`: contested ones, of which the choice of reports may decide a claim.
    `influential`: what leads the figures that the claim depends on.
    """
    groups, middle = partners(case.figures), central(case)
    own = {leader(case.figures, key)[0] for key in figures}
    others = [
        first for first, keys in groups.items() if keys[0] in set(influential) and first not in own
    ]
    columns: dict[str, list[float]] = {key: [] for key in base(case)}

    def add(levels: dict[str, float]) -> None:
        moved = {
            key: float(at_level(case.figures[key], np.array([_of(case, key, level)]))[0])
            for first, level in levels.items()
            for key in groups[first]
        }
        for key, column in columns.items():
            column.append(moved.get(key, float(middle[key][0])))

    for choice in _levels(case, figures):
        for end in (0, 2):
            add({first: spans[end] for first, spans in choice.items()})
        inner = {first: spans[1] for first, spans in choice.items()}
        add(inner)
        for first in others:
            add(inner | {first: 0.0})
            add(inner | {first: 1.0})
    return derive(case, {key: np.array(column) for key, column in columns.items()})


def choices(case: Case, figures: Sequence[str]) -> tuple[tuple[Reports, ...], ...]:
    """Return every choice of reports for some figures.

    In the order of `corners`.
    """
    return tuple(product(*(apart(case.figures[key]) for key in figures)))


def _levels(case: Case, figures: Sequence[str]) -> Iterator[dict[str, tuple[float, float, float]]]:
    """Yield, for each choice of reports, the levels at its ends and its middle by what leads."""
    for choice in choices(case, figures):
        spans = {}
        for key, reports in zip(figures, choice, strict=True):
            below = sum(r.weight for r in apart(case.figures[key]) if r.high < reports.low)
            above = below + reports.weight
            first, rises = leader(case.figures, key)
            inside = (below, (below + above) / 2.0, float(np.nextafter(min(above, 1.0), 0.0)))
            spans[first] = inside if rises > 0.0 else tuple(1.0 - each for each in inside)
        yield spans  # type: ignore[misc]


def _of(case: Case, key: str, level: float) -> float:
    """Return the level of a figure where what leads it is at a level."""
    return level if leader(case.figures, key)[1] > 0.0 else 1.0 - level
