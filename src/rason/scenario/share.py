"""What part of a year's capacity a closure takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rason.case.document import Closure, Number

DAYS = 365.0


def fraction(number: Number) -> float:
    """Return a share written as `0.25` or `25 %`.

    Parameters
    ----------
    number
        A percentage, or a bare number.

    Returns
    -------
    share
        As a fraction of 1.

    Examples
    --------
    >>> fraction("25 %"), fraction(0.5)
    (0.25, 0.5)
    """
    if isinstance(number, str) and number.strip().endswith("%"):
        return float(number.strip().removesuffix("%")) / 100.0
    return float(number)


def share_of(closure: Closure) -> float:
    """Return the part of the year's capacity that a closure takes.

    A closure with dates takes its share of the days it lasts, out of 365; without a last day it
    lasts the year.

    Parameters
    ----------
    closure
        With its share and, if it has any, its dates.

    Returns
    -------
    share
        In [0, 1] where the closure's own share is.
    """
    share = fraction(closure.share)
    if closure.from_ is not None and closure.until is not None:
        days = (closure.until - closure.from_).days + 1
        share *= min(days / DAYS, 1.0)
    return share
