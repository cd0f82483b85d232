"""Modelling choices and their settings in the words of the brief, and what its bars show."""

from __future__ import annotations

from rason.games.registry import ASKED

STRIP = (
    "The bar of a claim shows that share: bands end at 5, 20, 45, 55, 80 and 95 %, the upright mark"
    " is the share of draws, and what is blue its error."
)
SHORT = {
    "concept": "split",
    "increment": "bargained over",
    "access": "passage",
    "capital": "capital",
    "spread": "trading",
    "players": "at the table",
    "price_rule": "prices",
    "options": "other projects",
    "foresight": "foresight",
}
SETTINGS = {
    **{each.key: each.name for each in ASKED},
    "the difference game": "alone",
    "shift between two games": "as part of all",
    "veto": "may be refused",
    "open": "is open",
    "new": "to be spent",
    "sunk": "spent",
    "the spread": "as assumed",
    "twice the spread": "twice as dear",
    "nodal": "by scarcity",
    "contract": "by contract",
    "parity": "by the next best source",
    "bargained": "as players bargain",
    "the scenario's projects": "the scenario's",
    "every project optional": "all of them",
    "all players": "all",
    "perfect": "of all days",
    "none": "none",
}


def chosen(setting: str) -> str:
    """Put a setting into words.

    As short as a figure's label.

    Examples
    --------
    >>> chosen("sunk"), chosen("without JP")
    ('spent', 'without JP')
    """
    return SETTINGS.get(setting, setting)
