"""Fees for passage as their readers see them: sentences, and tables beside what was paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.games.registry import CONCEPTS
from rason.table.naming import name_of
from rason.table.shown import Shown
from rason.words.amounts import format_amount
from rason.words.phrases import amount, in_prose, interval, sentence

if TYPE_CHECKING:
    from rason.answer.fee import Fee, Fees, KnownFee
    from rason.table.naming import Names

APART = (
    "Each fee is what refusing on that corridor alone brings, all other rights being as they are:"
    " fees of several corridors do not add up."
)


def warns(answer: Fees, names: Names) -> tuple[str, ...]:
    """Say first why nobody could be sure of a fee, and who pays or sells without a say."""
    several = _several(answer)
    told = [
        f"“{name_of(names, 'scenario', each.scenario)}”: {sentence(each.doubt)}"
        if several
        else sentence(each.doubt)
        for each in answer.fees
        if each.chosen and each.doubt
    ]
    return tuple(dict.fromkeys(told))


def says(answer: Fees, names: Names) -> tuple[str, ...]:
    """Say which fees the chosen rule implies, and that they do not add up."""
    several = _several(answer)
    said = [
        f"“{name_of(names, 'scenario', each.scenario)}”: {_in_words(each, names)}"
        if several
        else _in_words(each, names)
        for each in answer.fees
        if each.chosen
    ]
    if len({(each.scenario, each.actor, each.corridor) for each in answer.fees}) > 1:
        said.append(APART)
    return tuple(said)


def _several(answer: Fees) -> bool:
    """Tell whether an answer is about several scenarios, so that each row must say of which."""
    return len({each.scenario for each in answer.fees}) > 1


def _in_words(row: Fee, names: Names) -> str:
    who, rule = name_of(names, "actor", row.actor), CONCEPTS[row.concept].name
    where = f"over {row.name}"
    if row.fee is None:
        return sentence(f"No fee is implied for {who} {where}: {row.reason}")
    text = f"By the {rule} {who}'s right to refuse passage {where} implies a fee of"
    text += f" {in_prose(amount(row.fee, row.fee_unit))}"
    ends = interval(row.low, row.high, row.fee_unit)
    text += f" ({in_prose(ends)} in nine draws of ten)" if ends else ""
    if row.cost:
        text += f", of which {in_prose(amount(row.cost / _money_of(row), row.fee_unit))} is cost"
    return sentence("; ".join(filter(None, (text, _left_open(row), row.reason))))


def _left_open(row: Fee) -> str:
    """Say that what passes is not settled, and which fees that leaves."""
    if row.passes_most is None:
        return ""
    passes = interval(row.passes_least, row.passes_most, row.flow_unit)
    text = f"equally good solutions let {in_prose(passes)} pass, by which it is"
    if row.fee_most is None:
        return f"{text} {in_prose(amount(row.fee_least or 0.0, row.fee_unit))} or more"
    return f"{text} {in_prose(interval(row.fee_least, row.fee_most, row.fee_unit))}"


def _money_of(row: Fee) -> float:
    """Return how much money a year a fee of one in its unit is."""
    assert row.fee is not None
    return (row.cost + (row.gain or 0.0)) / row.fee if row.fee else np.inf


def layout(answer: Fees, names: Names, most: int) -> tuple[Shown, ...]:
    """Lay out fees by rule, and what was asked or paid beside the chosen one."""
    several = _several(answer)
    said = ("Scenario",) if several else ()

    def where(scenario: str) -> tuple[str, ...]:
        return (name_of(names, "scenario", scenario),) if several else ()

    fees = tuple(
        (
            *where(each.scenario),
            name_of(names, "actor", each.actor),
            each.name,
            CONCEPTS[each.concept].name + (" (chosen)" if each.chosen else ""),
            "–" if each.fee is None else amount(each.fee, each.fee_unit),
            interval(each.low, each.high, each.fee_unit),
            "–" if each.by_distance is None else amount(each.by_distance, each.distance_unit),
            "–" if each.gain is None else amount(each.gain, each.unit),
            amount(each.cost, each.unit),
            amount(each.passes, each.flow_unit)
            + (
                f" ({interval(each.passes_least, each.passes_most, each.flow_unit)})"
                if each.passes_most is not None
                else ""
            ),
        )
        for each in answer.fees[:most]
    )
    observed = tuple(
        (
            *where(each.scenario),
            name_of(names, "actor", each.actor),
            each.corridor,
            f"tariff of {each.note}" if each.kind == "tariff" else each.kind,
            " to ".join(day for day in (each.first, each.last) if day),
            _observed_amount(each),
            *_implied(each),
            "; ".join(each.source),
        )
        for each in answer.observed_fees[:most]
    )  # fmt: skip
    tables = (
        Shown(
            "Fees that rules imply",
            (*said, "Actor", "Corridor", "Rule", "Fee", "Range", "For 100 km", "Gain by refusing",
             "Cost", "Passes"),
            fees, APART, tuple(place + several for place in (3, 4, 5, 6, 7, 8)),
        ),
        Shown(
            "Fees that were asked or paid",
            (*said, "Actor", "Corridor", "Kind", "Days", "Fee", "Implied", "Range", "Source"),
            observed, "Implied is by the chosen rule, in the same unit.",
            tuple(place + several for place in (4, 5, 6)),
        ),
    )  # fmt: skip
    return tuple(each for each in tables if each.rows)


def _implied(row: KnownFee) -> tuple[str, str]:
    """Write what is implied, and its range."""
    if row.implied is None or row.implied.value is None:
        return "–", ""
    return amount(row.implied.value, row.unit), interval(
        row.implied.low, row.implied.high, row.unit
    )


def _observed_amount(row: KnownFee) -> str:
    text = format_amount(row.fee, row.unit)
    ends = interval(row.low, row.high, row.unit)
    return f"{text} ({ends})" if ends else text
