"""Power in the document: every concept of a scenario's game, and its shift against another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.report import document
from rason.report.making.numbers import by_name, money, yearly
from rason.report.making.scenario import scenario_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    import numpy.typing as npt

    from rason.analysis.power import Power, Shift
    from rason.case import Case

    Payoffs = Mapping[str, npt.NDArray[np.float64] | None]

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
    core = concepts.core
    return document.Power(
        scenario=scenario_key(names),
        versus=None if versus is None else scenario_key(versus),
        access=access,
        unit=yearly(case),
        players=players,
        values=_values(players, concepts.values),
        stand_alone=by_name(players, concepts.stand_alone),
        gain=by_name(players, shapley - concepts.stand_alone),
        shapley=by_name(players, shapley),
        nucleolus=None if nucleolus is None else by_name(players, nucleolus),
        banzhaf={} if banzhaf is None else by_name(players, banzhaf),
        core=document.Core(
            empty=core.empty,
            epsilon=money(core.epsilon) or 0.0,
            low={} if core.low is None else by_name(players, core.low),
            high={} if core.high is None else by_name(players, core.high),
        ),
        shift=None if shift is None else _existing(players, shift.shift),
        increment=None if shift is None else _existing(players, shift.increment),
        symmetric=power.equal,
        reasons=_reasons(case, power, shift),
    )


def _values(players: Sequence[str], values: npt.NDArray[np.float64]) -> dict[str, float]:
    names = [""]
    for player in players:
        names += [f"{name};{player}" if name else player for name in names]
    return by_name(names[1:], values[1:])


def _existing(players: Sequence[str], payoffs: Payoffs) -> dict[str, dict[str, float]]:
    return {
        concept: by_name(players, payoff)
        for concept, payoff in payoffs.items()
        if payoff is not None
    }


def _reasons(case: Case, power: Power, shift: Shift | None) -> dict[str, str]:
    reasons = {
        concept: why for concept, why in power.concepts.reasons.items() if concept not in _UNASKED
    }
    if shift is not None:
        reasons |= {f"increment {key}".strip(): why for key, why in shift.reasons.items()}
    if power.nothing > 0.0:
        reasons["market"] = "a loop of markets earns money with nobody's consent"
    for actor, rent in power.outsiders.items():
        name = case.actors[actor].name if actor in case.actors else actor
        reasons[f"outsider {actor}"] = (
            f"{name} earns {rent:,.0f} million {case.settings.currency} a year"
            " that the players do not share"
        )
    return reasons
