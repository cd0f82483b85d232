"""Shares of observed trade, given only where the whole was observed as well."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from rason.analysis.quantity import ratio
from rason.case.whole import REST, both_ways, other_end, own_end, whole_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rason.case.case import Case
    from rason.case.cell import FloatArray, Values
    from rason.case.whole import Side

Of = Literal["what it sends", "what it receives", "its trade both ways"]


@dataclass(frozen=True, slots=True)
class TradeShare:
    """What part of what an actor sends or receives goes to or comes from a partner."""

    commodity: str
    period: str
    of: Of
    share: FloatArray | None  # shape ``(draws,)``; None where the whole was not observed
    reason: str = ""  # why there is no share, and which row would give it one


def trade_shares(
    case: Case, values: Values, of: str, partner: str, side: Side
) -> Iterator[TradeShare]:
    """Return what part a partner has in an actor's observed trade, commodity by commodity.

    A share needs its whole: a row of the actor without a partner, which is its total, or a row
    with `world`, which is all the rest. Rows are compared within one period, the latest in which
    the pair and the whole were observed; rows that share ends and period add up.

    One for each commodity in which the pair was observed; `side` is `from` for what the actor
    sends, `to` for what it receives.
    """
    pairs = [
        row for row in case.observed if own_end(row, side) == of and other_end(row, side) == partner
    ]
    for commodity in dict.fromkeys(row.commodity for row in pairs):
        periods = sorted({row.period for row in pairs if row.commodity == commodity})
        seen = [(each, whole_of(case.observed, of, side, commodity, each)) for each in periods]
        given = [each for each in seen if each[1].rows(side)]
        period, whole = (given or seen)[-1]
        way: Of = "what it sends" if side == "from" else "what it receives"
        way = "its trade both ways" if both_ways(case.observed, commodity) else way
        if not given:
            yield TradeShare(commodity, period, way, None, _lacking(of, side, commodity, period))
            continue
        draws = max((np.size(value) for value in values.values()), default=1)
        with_partner = [row for row in whole.parts if other_end(row, side) == partner]
        part, all_ = (
            np.broadcast_to(sum(row.quantity.evaluate(values) for row in some), (draws,))
            for some in (with_partner, whole.rows(side))
        )
        yield TradeShare(commodity, period, way, ratio(part, all_))


def _lacking(of: str, side: Side, commodity: str, period: str) -> str:
    """Say which row would give the whole."""
    total, rest = (f"{of},", f"{of},{REST}") if side == "from" else (f",{of}", f"{REST},{of}")
    return (
        f"the whole was not observed: add the total of {of} to observed.csv, `{total},{commodity},,"
        f"...,{period}`, or all the rest, `{rest},{commodity},,...,{period}`"
    )
