"""The measure of the fee that a rule implies for passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.analysis import fee
from rason.analysis.measure import CONCEPT, GAMES, Measure, Parameters, actor, refuse, several
from rason.analysis.measured_power import by_concept, player_index
from rason.analysis.parameter import Parameter
from rason.case.observed_fees import links_of
from rason.units import DimensionError

if TYPE_CHECKING:
    from rason.analysis.question import Analysis, Question
    from rason.case.case import Case
    from rason.case.cell import FloatArray

CORRIDOR = Parameter(
    "The links passed; a project, passage or place means its links.",
    ("links", "projects", "passages", "places"),
    several=True,
)


def corridor(case: Case, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return the links of a corridor; refuse one without any, or whose goods have no common unit.

    Raises `InputError` (RSN-S006).
    """
    links, told = links_of(case.links, keys), "; ".join(keys)
    if not links:
        refuse(
            case, "RSN-S006", f"implied_fee, corridor {told}", "no link that goes over it",
            "a corridor of links", "name the links themselves",
        )  # fmt: skip
    first = case.links[links[0]].commodity[0]
    for good in dict.fromkeys(good for link in links for good in case.links[link].commodity):
        try:
            case.units.factor(
                case.commodities[good].unit, case.commodities[first].unit, good, first
            )
        except DimensionError:
            refuse(
                case, "RSN-S006", f"implied_fee, corridor {told}",
                f"{first} and {good}, which have no common unit", "goods that one fee can be of",
                f"ask for each good alone: {one_by_one(case, links)}",
            )  # fmt: skip
    return links


def one_by_one(case: Case, links: tuple[str, ...]) -> str:
    """Say how to ask for the fee of each good of a corridor: the links that carry it.

    Goods that share a link are asked for together, for they can be counted in one unit.
    """
    groups: dict[tuple[str, ...], list[str]] = {}
    for key in links:
        groups.setdefault(case.links[key].commodity, []).append(key)
    return "; ".join(f"`{','.join(keys)}` for {', '.join(goods)}" for goods, keys in groups.items())


def good_of(case: Case, keys: tuple[str, ...]) -> str:
    """Return the good in whose unit a corridor's fee is told: the first of its first link."""
    return case.links[corridor(case, keys)[0]].commodity[0]


def _unit(case: Case, parameters: Parameters) -> str:
    return case.units.price_unit(good_of(case, several(parameters["corridor"])))


def _over_links(case: Case, parameters: Parameters) -> None:
    """Refuse a corridor without links, and goods that no one fee can be of."""
    corridor(case, several(parameters["corridor"]))


def _implied_fee(question: Question, parameters: Parameters) -> Analysis[FloatArray]:
    question = by_concept(question, parameters)
    keys = several(parameters["corridor"])
    corridor(question.case, keys)
    if player_index(question, parameters) < 0:
        return np.full(question.draws, np.nan)
    found = yield from fee.implied_fee(question, str(parameters["actor"]), keys)
    return found.by_unit(question.choices.concept)


FEES = (
    Measure(
        "implied_fee",
        "What an actor's right to refuse passage brings it, and what passage costs it, by a unit"
        " that passes; no value where nothing does. Fees of several corridors do not add up.",
        _unit,
        _implied_fee,
        {"actor": actor("Who could refuse."), "corridor": CORRIDOR, "concept": CONCEPT},
        ("concept", *GAMES),
        suits=_over_links,
    ),
)
"""Measures of fees."""
