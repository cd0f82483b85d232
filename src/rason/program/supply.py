"""Supplies and markets: what enters and leaves the system at its edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.program.capacity import add_capacity
from rason.program.consent import NOBODY, both, needs, of_place
from rason.program.draft import IN, OUT
from rason.program.handling import arrival
from rason.program.origin import of_supply
from rason.program.term import Term

if TYPE_CHECKING:
    from rason.program.draft import Draft


def add_supplies(draft: Draft) -> None:
    """Add one column for each supply: it costs resources and enters its place's balance.

    Parameters
    ----------
    draft
        The program so far.
    """
    for supply in draft.case.supplies.values():
        traced = draft.case.commodities[supply.commodity].traced
        origin = of_supply(supply.owner) if traced else ""
        handled, handling_cost = arrival(draft, supply.place, supply.commodity)
        ends = draft.bound(supply.place, supply.commodity)
        limits = add_capacity(
            draft, supply.supply, supply.owner, supply.capacity, supply.project, columns=len(ends)
        )
        consent = both([needs(supply.owner), of_place(draft.case, supply.place)], draft.players)
        for end in ends:
            draft.column(
                "supply",
                supply.supply,
                consent=consent,
                entries=[
                    (draft.balance(supply.place, supply.commodity, origin, end), IN),
                    *handled,
                    *limits,
                ],
                upper=draft.most(supply, Term.of(supply.capacity)),
                cost=(Term.of(supply.cost) + handling_cost) * -1.0,
                place=supply.place,
                commodity=supply.commodity,
                origin=origin,
                owner=supply.owner,
                project=supply.project,
                destination=end,
            )


def add_markets(draft: Draft) -> None:
    """Add purchases and sales of each market; they need nobody's consent.

    Parameters
    ----------
    draft
        The program so far.
    """
    for market in draft.case.markets.values():
        traced = draft.case.commodities[market.commodity].traced
        half = Term.of(market.spread) * 0.5
        quantity = Term.of(market.quantity)
        handled, handling_cost = arrival(draft, market.place, market.commodity)
        own = market.market if traced else ""
        ends = draft.bound(market.place, market.commodity)
        shared = []
        if len(ends) > 1:
            room = draft.row(
                "capacity",
                market.market,
                market.commodity,
                own,
                owner=market.market,
                lower=None,
                upper=quantity,
            )
            shared = [(room, OUT)]
        for end in ends:
            draft.column(
                "purchase",
                market.market,
                consent=NOBODY,
                entries=[
                    (draft.balance(market.place, market.commodity, own, end), IN),
                    *handled,
                    *shared,
                ],
                upper=quantity,
                cost=(Term.of(market.price) + half + handling_cost) * -1.0,
                place=market.place,
                commodity=market.commodity,
                origin=own,
                owner=market.market,
                destination=end,
            )
        origins = draft.origins.get((market.place, market.commodity), ())
        end = draft.end(market.place, market.commodity, market.market)
        for origin in origins:
            entries = [(draft.balance(market.place, market.commodity, origin, end), OUT)]
            if len(origins) > 1:
                room = draft.row(
                    "capacity",
                    market.market,
                    market.commodity,
                    owner=market.market,
                    lower=None,
                    upper=quantity,
                )
                entries.append((room, OUT))
            draft.column(
                "sale",
                market.market,
                consent=NOBODY,
                entries=entries,
                upper=quantity,
                cost=Term.of(market.price) - half,
                place=market.place,
                commodity=market.commodity,
                origin=origin,
                owner=market.market,
                destination=end,
            )
