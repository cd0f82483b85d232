"""Whether claims that held in so many draws came true as often: shares beside frequencies."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Annotated

from rason.claim.likelihood import BANDS, band
from rason.table.column import Column
from rason.table.row import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST = 10
"""With fewer claims no plot is drawn: one of them more or less would change what it shows."""
_WIDTH_95 = 1.959963984540054


class Group(Row, table="replay_groups"):
    """The statements of one word of likelihood, and how many of them came true."""

    word: Annotated[str, Column("Word", key=True)]
    """As ICD 203 has it."""
    claims: Annotated[int, Column("Statements", "count")]
    happened: Annotated[int, Column("Came true", "count")]
    share: Annotated[float, Column("Mean share", "share", unit="1")]
    """Mean share of draws of these statements."""
    frequency: Annotated[float, Column("Part that came true", "share", unit="1")]
    low: Annotated[float, Column("Low", "share", unit="1", end_of="frequency")]
    """Lower end of the frequency's 95 % interval."""
    high: Annotated[float, Column("High", "share", unit="1", end_of="frequency")]


def groups(found: Sequence[tuple[float, bool]]) -> tuple[Group, ...]:
    r"""Group claims by the word of their share, and count which came true.

    The interval of a frequency of k in n is Wilson's,

    .. math:: \frac{k + z^2 / 2 \pm z \sqrt{k (n - k) / n + z^2 / 4}}{n + z^2} .

    By share, without empty ones.
    `found`: share of draws in which the claim held, and whether it came true.

    References
    ----------
    Wilson (1927), "Probable inference, the law of succession, and statistical inference",
    *Journal of the American Statistical Association* 22.

    Examples
    --------
    >>> [(each.word, each.claims, each.happened) for each in groups([(0.7, True), (0.6, False)])]
    [('likely', 2, 1)]
    """
    told = []
    for _, word in BANDS:
        within = [(share, happened) for share, happened in found if band(share) == word]
        if not within:
            continue
        count, true = len(within), sum(happened for _, happened in within)
        low, high = _wilson(true, count)
        told.append(
            Group(
                word=word,
                claims=count,
                happened=true,
                share=sum(share for share, _ in within) / count,
                frequency=true / count,
                low=low,
                high=high,
            )
        )
    return tuple(told)


def _wilson(true: int, count: int) -> tuple[float, float]:
    square = _WIDTH_95**2
    middle = (true + square / 2.0) / (count + square)
    half = _WIDTH_95 * math.sqrt(true * (count - true) / count + square / 4.0) / (count + square)
    return max(0.0, middle - half), min(1.0, middle + half)
