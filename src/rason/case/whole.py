"""The whole of what an actor was seen to send or receive: a total, or parts and all the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rason.case.history import Observed

REST: Final = "world"
"""Key of the actor, market or place that stands for everybody who has no row of their own."""
Side = Literal["from", "to"]


@dataclass(frozen=True, slots=True)
class Whole:
    """What was observed of one end in one commodity and period."""

    parts: tuple[Observed, ...]  # rows with both ends, those with `world` included
    # Rows without the other end and without a link: what goes to or comes from all together.
    total: tuple[Observed, ...]

    def rows(self, side: Side) -> tuple[Observed, ...]:
        """Return the rows that add up to the whole.

        The total, else the parts if one is of all the rest; none where the whole is not given.
        """
        if self.total:
            return self.total
        return self.parts if any(other_end(row, side) == REST for row in self.parts) else ()


def whole_of(
    observed: Iterable[Observed], of: str, side: Side, commodity: str, period: str
) -> Whole:
    """Gather what was observed of one end.

    The side is `from` for what it sent, `to` for what it received.
    """
    rows = [
        row
        for row in observed
        if own_end(row, side) == of and (row.commodity, row.period) == (commodity, period)
    ]
    return Whole(
        tuple(row for row in rows if other_end(row, side)),
        tuple(row for row in rows if not other_end(row, side) and not row.link),
    )


def both_ways(observed: Iterable[Observed], commodity: str) -> bool:
    """Tell whether what was observed of a commodity is what pairs send each other both ways.

    Whether every row stands a second time with its ends exchanged.
    """
    rows = [
        (row.from_, row.to, row.period, row.quantity.text)
        for row in observed
        if row.commodity == commodity
    ]
    return bool(rows) and sorted(rows) == sorted((to, from_, *rest) for from_, to, *rest in rows)


def own_end(row: Observed, side: Side) -> str:
    """Return the end of a row that a side names."""
    return row.from_ if side == "from" else row.to


def other_end(row: Observed, side: Side) -> str:
    """Return the end of a row opposite to the one that a side names."""
    return row.to if side == "from" else row.from_
