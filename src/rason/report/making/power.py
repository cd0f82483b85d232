"""Power in the document: every concept of a scenario's game, and its shift against another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rason.analysis.worth import NOBODY
from rason.report import document
from rason.report.case_note import asset_names
from rason.report.figures.amounts import format_amount
from rason.report.making.numbers import MILLION, by_name, money, yearly
from rason.report.making.scenario import scenario_key
from rason.report.wording import in_prose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy as np
    import numpy.typing as npt

    from rason.analysis.power import Power, Shift
    from rason.case import Case

    Payoffs = Mapping[str, npt.NDArray[np.float64] | None]

_CONCEPTS = {
    "shapley": "split by Shapley",
    "nucleolus": "nucleolus",
    "banzhaf": "split by Banzhaf",
}
_UNASKED = ("owen", "aumann_dreze", "myerson", "owen_myerson")


def power_part(
    case: Case,
    names: Sequence[str],
    power: Power,
    *,
    access: str = "veto",
    versus: Sequence[str] | None = None,
    shift: Shift | None = None,
) -> document.Power:
    """Put a scenario's game into the document.

    Parameters
    ----------
    case
        The case.
    names
        The scenario.
    power
        Its game, solved at central figures.
    access
        The rule of access that holds there.
    versus, shift
        The scenario it is compared with, and the result.

    Returns
    -------
    part
        Money in plain units; the reasons of what has no value.
    """
    players, concepts = power.players, power.concepts
    payoffs = concepts.payoffs()
    shapley = payoffs["shapley"]
    assert shapley is not None, "every game has a Shapley value"
    nucleolus, banzhaf = payoffs.get("nucleolus"), payoffs.get("banzhaf")
    core, scale = concepts.core, float(abs(concepts.values).max())

    def named(payoff: npt.NDArray[np.float64] | None) -> dict[str, float]:
        return {} if payoff is None else by_name(players, payoff, scale=scale)

    return document.Power(
        scenario=scenario_key(names),
        versus=None if versus is None else scenario_key(versus),
        access=access,
        unit=yearly(case),
        players=players,
        values=_values(players, concepts.values),
        stand_alone=named(concepts.stand_alone),
        gain=named(shapley - concepts.stand_alone),
        shapley=named(shapley),
        nucleolus=None if nucleolus is None else named(nucleolus),
        banzhaf=named(banzhaf),
        core=document.Core(
            empty=core.empty,
            epsilon=money(core.epsilon) or 0.0,
            low=named(core.low),
            high=named(core.high),
        ),
        shift=None if shift is None else _existing(named, shift.shift),
        increment=None if shift is None else _existing(named, shift.increment),
        symmetric=power.equal,
        reasons=_reasons(case, power, shift),
    )


def _values(players: Sequence[str], values: npt.NDArray[np.float64]) -> dict[str, float]:
    names = [""]
    for player in players:
        names += [f"{name};{player}" if name else player for name in names]
    return by_name(names[1:], values[1:])


def _existing(
    named: Callable[[npt.NDArray[np.float64]], dict[str, float]], payoffs: Payoffs
) -> dict[str, dict[str, float]]:
    return {concept: named(payoff) for concept, payoff in payoffs.items() if payoff is not None}


def _reasons(case: Case, power: Power, shift: Shift | None) -> dict[str, str]:
    reasons = {
        concept: f"the {_CONCEPTS.get(concept, concept)} is {_in_words(case, why)}"
        for concept, why in power.concepts.reasons.items()
        if concept not in _UNASKED
    }
    if shift is not None:
        reasons |= {
            f"increment {key}".removesuffix(" increment"): why for key, why in shift.reasons.items()
        }
    if power.nothing > 0.0:
        reasons["market"] = "a loop of markets earns money with nobody's consent"
    names = asset_names(case) | {key: each.name for key, each in case.actors.items()}
    names[NOBODY] = "what has no owner"
    for outsider, rent in power.outsiders.items():
        reasons[f"outsider {outsider}"] = (
            f"outside the bargain, {names.get(outsider, outsider)} earns"
            f" {in_prose(format_amount(MILLION * rent, yearly(case)))}"
        )
    return reasons


def _in_words(case: Case, why: str) -> str:
    """Give a reason from the theory of games its actors' names and the unit of its amounts."""
    why = re.sub(
        r"\b[A-Za-z0-9_]+\b",
        lambda key: case.actors[key[0]].name if key[0] in case.actors else key[0],
        why,
    )
    return re.sub(
        r"(?<= )[\d,]+(?:\.\d+)?(?= (?:more|short))",
        lambda amount: f"{amount[0]} million {case.settings.currency} a year",
        why,
    )
