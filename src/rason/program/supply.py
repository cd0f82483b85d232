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
        limits = add_capacity(
            draft, supply.supply, supply.owner, supply.capacity, supply.project, columns=1
        )
        draft.column(
            "supply",
            supply.supply,
            consent=both([needs(supply.owner), of_place(draft.case, supply.place)], draft.players),
            entries=[
                (draft.balance(supply.place, supply.commodity, origin), IN),
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
        draft.column(
            "purchase",
            market.market,
            consent=NOBODY,
            entries=[
                (
                    draft.balance(market.place, market.commodity, market.market if traced else ""),
                    IN,
                ),
                *handled,
            ],
            upper=quantity,
            cost=(Term.of(market.price) + half + handling_cost) * -1.0,
            place=market.place,
            commodity=market.commodity,
            origin=market.market if traced else "",
            owner=market.market,
        )
        origins = draft.origins.get((market.place, market.commodity), ())
        for origin in origins:
            entries = [(draft.balance(market.place, market.commodity, origin), OUT)]
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
            )
