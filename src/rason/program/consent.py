"""Whose consent a column needs: said once, in the asset's row, and derived here.

A consent is a set of alternatives; each alternative is a set of actors who suffice together.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rason.case.case import Case
    from rason.case.tables import Consent

NOBODY: Consent = (frozenset(),)


def needs(*actors: str) -> Consent:
    """Return the consent of all `actors`; empty keys need nobody."""
    return (frozenset(actor for actor in actors if actor),)


def both(consents: Iterable[Consent], players: frozenset[str]) -> Consent:
    """Return the minimal sets that satisfy every one of `consents`.

    Actors that are not players always agree, so two alternatives that differ in them alone are
    one, and an alternative that needs a superset of another's players is dropped.

    Returns
    -------
    consent
        Alternatives, each with its non-players, in a fixed order.

    Examples
    --------
    >>> either = (frozenset({"KR"}), frozenset({"CN"}))
    >>> [sorted(a) for a in both([needs("RU"), either], frozenset({"RU", "KR", "CN"}))]
    [['CN', 'RU'], ['KR', 'RU']]
    >>> [sorted(a) for a in both([needs("RU"), either], frozenset({"RU", "KR"}))]
    [['CN', 'RU']]
    """
    unions = [frozenset[str]().union(*choice) for choice in product(*consents)]
    unions.sort(key=lambda union: (len(union & players), sorted(union)))
    minimal: list[frozenset[str]] = []
    for union in unions:
        if not any(kept & players <= union & players for kept in minimal):
            minimal.append(union)
    return tuple(minimal)


def of_row(case: Case, consent: Consent) -> Consent:
    """Return the consent that an asset's own row asks for; a bloc means all its members.

    Returns
    -------
    consent
        The same alternatives, of actors that can agree.
    """
    return tuple(frozenset(case.everyone(sorted(together))) for together in consent)


def of_place(case: Case, place: str) -> Consent:
    """Return the consent of the territory on which a place lies.

    Returns
    -------
    consent
        One alternative; nobody's where the place lies in no territory.
    """
    return needs(case.places[place].territory)


def of_handling(case: Case, place: str, commodities: Iterable[str]) -> Consent:
    """Return the consent of those who run the handling of `commodities` at a place.

    Returns
    -------
    consent
        One alternative; nobody's where nothing is handled.
    """
    wanted = set(commodities)
    return needs(
        *(
            handling.operator
            for handling in case.handling.values()
            if handling.place == place and handling.commodity in wanted
        )
    )
