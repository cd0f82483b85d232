"""Which closures cost most: one order for sentence, heading and chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rason.report.document import Closure


def costliest(closures: Iterable[Closure]) -> tuple[Closure, ...]:
    """Return the links, straits and canals that cost something when they are shut, dearest first.

    Parameters
    ----------
    closures
        One thing shut at a time, in any order.

    Returns
    -------
    closures
        Those whose loss can be priced; where none can, those of which a least loss is known.
    """
    cost = [each for each in closures if each.corridor and each.loss is not None and each.loss > 0]
    priced = [each for each in cost if not each.ceiling]
    return tuple(sorted(priced or cost, key=lambda each: -_rounded(each.loss or 0.0)))


def _rounded(loss: float) -> float:
    """Return a loss without the noise that would put equals in any order."""
    return float(f"{loss:.9g}")
