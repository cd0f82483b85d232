"""Whether a claim holds: all its statements together, in every draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from rason.scenario.draws import share

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.claim.statement import Margin
    from rason.errors import InputError

Truth = npt.NDArray[np.int64]
"""1 where a claim holds, 0 where it does not, −1 where that is unknown."""
UNKNOWN = -1
LEAST, MOST = 1e-9, 1e3
"""Scores are kept between these sizes, so that an infinite margin has one too."""
SHOWN = (5, 95)
"""The percentiles of a margin that are shown."""


def scores(margins: list[Margin], sizes: list[float]) -> FloatArray:
    """Return by how much all statements of a claim hold, as one number.

    Shape ``(draws,)``: of the statement that holds least; positive where the claim holds, negative
    where it does not, NaN where that is unknown.
    `sizes`: in what each is measured: its margin at central figures.
    """
    parts = [
        one.margin / (size if size > 0.0 and np.isfinite(size) else 1.0)
        for one, size in zip(margins, sizes, strict=True)
    ]
    least = np.min(parts, axis=0)
    size = np.clip(np.abs(np.nan_to_num(least, nan=LEAST)), LEAST, MOST)
    known = truth(margins)
    found: FloatArray = np.where(known == UNKNOWN, np.nan, np.where(known == 1, size, -size))
    return found


def undecided_in(middle: list[Margin], sizes: list[float]) -> float:
    """Return what solving leaves undecided in the difference of two scores.

    Twice that of the margin which has most, in its own measure; never less than the smallest score.
    """
    parts = [
        2.0 * float(one.noise[0]) / size
        for one, size in zip(middle, sizes, strict=True)
        if size > 0.0 and np.isfinite(size)
    ]
    return max([2.0 * LEAST, *filter(np.isfinite, parts)])


def measured_in(middle: Margin) -> float:
    """Return in what a statement's margins are measured, so that they can be held together.

    Its margin there, or else the larger of its sides.
    """
    margin = abs(float(middle.margin[0]))
    return margin if margin > 0.0 else max(abs(float(middle.left[0])), abs(float(middle.right[0])))


def truth(margins: list[Margin]) -> Truth:
    """Return whether all statements of a claim hold.

    Shape ``(draws,)``: 1 if all hold, 0 if one is known not to, else −1.
    """
    unknown = np.stack([np.isnan(one.margin) for one in margins])
    holds = np.stack([one.holds for one in margins])
    fails = (~holds & ~unknown).any(axis=0)
    found: Truth = np.where(fails, 0, np.where(unknown.any(axis=0), UNKNOWN, 1))
    return found


def part_true(found: Truth, looks: int = 1) -> tuple[float, float]:
    """Return in what share of draws a claim holds, of those in which that is known.

    NaN where it is known in no draw: an unknown truth is neither that of the claim nor that of its
    contrary.
    `found`: shape ``(draws,)``, as `truth` returns it.
    `looks`: as of `rason.scenario.draws.share`.
    """
    return share(found == 1, looks, found != UNKNOWN)


def percentiles(margin: FloatArray) -> tuple[float | None, float | None]:
    """Return between what a margin lies in nine draws of ten.

    The 5th and the 95th percentile; None where no draw has a value.
    `margin`: shape ``(draws,)``; NaN and infinite entries are left out.
    """
    known = margin[np.isfinite(margin)]
    if not len(known):
        return None, None
    low, high = np.percentile(known, SHOWN)
    return float(low), float(high)


def reason_of(fault: InputError) -> str:
    """Say why there is no result, in one sentence.

    What was found, what was expected, and what would mend it.
    """
    first = fault.diagnostics[0]
    return f"{first.what}: found {first.found}, expected {first.expected}. {first.fix}."
