"""Flows: a commodity on a link, by origin where it is traced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.program.capacity import add_capacity
from rason.program.consent import both, needs, of_handling, of_place, of_row
from rason.program.draft import OUT
from rason.program.handling import arrival
from rason.program.program import FLOWS
from rason.program.term import ONE, Term, least

if TYPE_CHECKING:
    from rason.case.case import Case
    from rason.case.tables import Consent, Link, Observed
    from rason.program.draft import Draft


def consent_of(draft: Draft, link: Link, commodity: str) -> Consent:
    """Return whose consent a flow needs: operator, both ends, states crossed, handling passed.

    Parameters
    ----------
    draft
        The program so far, for its case and players.

    Returns
    -------
    consent
        Minimal sets of actors, each of which suffices.
    """
    case = draft.case
    parts = [
        needs(link.operator),
        of_place(case, link.from_),
        of_place(case, link.to),
        of_row(case, link.consent),
        of_handling(case, link.from_, [commodity]),
        of_handling(case, link.to, [commodity]),
    ]
    return both([part for part in parts if part], draft.players)


def add_flows(draft: Draft) -> None:
    """Add the flows of every link.

    A unit leaves the balance where it enters the link and arrives less its loss at the other end;
    commodities that share a link share its capacity, measured in the unit of the first, and so do
    the two directions of a link that goes both ways. A flow that was observed is split there: among
    equal optima its first part is preferred.

    Parameters
    ----------
    draft
        The program so far.
    """
    case = draft.case
    seen = latest(case)
    for link in case.links.values():
        kinds = [
            (family, start, end, commodity, origin, destination)
            for family, (start, end) in zip(FLOWS, link.ways, strict=False)
            for commodity in link.commodity
            for origin in draft.origins.get((start, commodity), ())
            for destination in draft.bound(end, commodity)
        ]
        consents = {commodity: consent_of(draft, link, commodity) for commodity in link.commodity}
        limits = add_capacity(
            draft,
            link.link,
            link.operator,
            link.capacity,
            link.project,
            columns=sum(
                len(consents[commodity]) * (1 + ((link.link, commodity, start) in seen))
                for _, start, _, commodity, *_ in kinds
            ),
        )
        arriving = ONE - Term.of(link.loss)
        for family, start, end, commodity, origin, destination in kinds:
            factor = case.units.factor(
                case.commodities[commodity].unit,
                case.commodities[link.commodity[0]].unit,
                commodity,
                link.commodity[0],
            )
            handled, handling_cost = arrival(draft, end, commodity, arriving)
            whole = Term.of(link.capacity) * (1.0 / factor)
            observed = seen.get((link.link, commodity, start))
            parts = [(whole, False)]
            if observed is not None:
                parts.insert(0, (least(Term.of(observed.quantity), whole), True))
            for upper, preferred in parts:
                draft.column(
                    family,
                    link.link,
                    consent=consents[commodity],
                    entries=[
                        (draft.balance(start, commodity, origin, destination), OUT),
                        (draft.balance(end, commodity, origin, destination), arriving * -1.0),
                        *handled,
                        *((row, term * factor) for row, term in limits),
                    ],
                    upper=draft.most(link, upper),
                    cost=(Term.of(link.cost) * factor + handling_cost) * -1.0,
                    tariff=Term.of(link.tariff) * factor,
                    place=start,
                    to=end,
                    commodity=commodity,
                    origin=origin,
                    owner=link.operator,
                    project=link.project,
                    observed=preferred,
                    destination=destination,
                )


def latest(case: Case) -> dict[tuple[str, str, str], Observed]:
    """Return what was last observed on each link, by link, commodity and where it entered.

    On a link that goes both ways that is where the link begins, unless the row's own `from` or `to`
    is the end that says otherwise.

    Returns
    -------
    observed
        The row of the latest period; the last of the file among equals.
    """
    seen: dict[tuple[str, str, str], Observed] = {}
    for row in case.observed:
        if row.link:
            link = case.links[row.link]
            back = link.both and (row.from_ == link.to or row.to == link.from_)
            key = row.link, row.commodity, link.to if back else link.from_
            before = seen.get(key)
            if before is None or row.period >= before.period:
                seen[key] = row
    return seen
