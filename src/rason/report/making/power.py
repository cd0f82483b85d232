"""Power in the document: every concept of a scenario's game, and its shift against another."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from rason.analysis.ranking import EQUAL, ranks
from rason.games.concept import Structure
from rason.games.registry import ASKED, CONCEPTS
from rason.games.wording import listed
from rason.report import document
from rason.table.naming import scenario_key
from rason.table.numbers import MILLION, by_name, finite, span, yearly
from rason.words.amounts import format_amount
from rason.words.phrases import in_prose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy.typing as npt

    from rason.analysis.power import Power, Shift
    from rason.analysis.ranking import Ranking
    from rason.case import Case

    Payoffs = Mapping[str, npt.NDArray[np.float64] | None]

DISAGREEMENT = 0.05
"""Part of the common gain by which two concepts must differ on a player to disagree."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Who ranks where.

    Parameters
    ----------
    ranking
        Over concepts, access, options and draws.
    drawn
        What is ranked in every draw, shape ``(draws, players)`` [million currency per year].
    outlets
        What is ranked, where every other project of the case may be built too [million currency
        per year]; None where that could not be asked.
    reasons
        Why another choice could not be asked.
    """

    ranking: Ranking
    drawn: npt.NDArray[np.float64]
    outlets: npt.NDArray[np.float64] | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)


def power_part(
    case: Case,
    names: Sequence[str],
    power: Power,
    *,
    access: str = "veto",
    versus: Sequence[str] | None = None,
    shift: Shift | None = None,
    standing: Standing | None = None,
    causes: Mapping[str, str] | None = None,
) -> document.Power:
    """Put a scenario's game into the document.

    Parameters
    ----------
    power
        Its game, solved at central figures.
    causes
        Why the core is empty, and what earns money with nobody's consent.

    Returns
    -------
    part
        Money in plain units; the reasons of what has no value.
    """
    players, concepts = power.players, power.concepts
    payoffs = concepts.payoffs
    shapley = payoffs["shapley"]
    assert shapley is not None, "every game has a Shapley value"
    core, nothing = concepts.core, concepts.tolerance

    def named(payoff: npt.NDArray[np.float64] | None) -> dict[str, float]:
        return {} if payoff is None else by_name(players, payoff, nothing=nothing)

    splits = _existing(named, payoffs)
    asked: dict[str, Any] = {each.key: splits[each.key] for each in ASKED if each.key in splits}
    return document.Power(
        scenario=scenario_key(names),
        versus=None if versus is None else scenario_key(versus),
        access=access,
        unit=yearly(case),
        players=players,
        values=_values(players, concepts.values, nothing),
        tolerance=nothing * MILLION,
        stand_alone=named(concepts.stand_alone),
        gain=named(shapley - concepts.stand_alone),
        **asked,
        blocs=tuple(tuple(players[place] for place in union) for union in concepts.unions),
        quarrels=(*power.talk.quarrels, *power.talk.silent),
        unknown=power.talk.unknown,
        core=document.Core(
            empty=core.empty,
            epsilon=core.epsilon * MILLION if abs(core.epsilon) > nothing else 0.0,
            low=named(core.low),
            high=named(core.high),
        ),
        shift=None
        if shift is None
        else _existing(named, {"stand_alone": shift.alone} | shift.shift),
        increment=None if shift is None else _existing(named, shift.increment),
        symmetric=power.equal,
        shift_symmetric=() if shift is None else shift.equal,
        ranking=None if standing is None else _ranking(players, versus, standing, nothing),
        reasons=_reasons(case, power, shift)
        | ({} if standing is None else _decided(case, standing, versus))
        | dict(causes or {}),
    )


def _values(
    players: Sequence[str], values: npt.NDArray[np.float64], nothing: float
) -> dict[str, float]:
    names = [""]
    for player in players:
        names += [f"{name};{player}" if name else player for name in names]
    return by_name(names[1:], values[1:], nothing=nothing)


def _existing(
    named: Callable[[npt.NDArray[np.float64]], dict[str, float]], payoffs: Payoffs
) -> dict[str, dict[str, float]]:
    return {concept: named(payoff) for concept, payoff in payoffs.items() if payoff is not None}


def _ranking(
    players: Sequence[str],
    versus: Sequence[str] | None,
    standing: Standing,
    nothing: float,
) -> document.Ranking:
    """Put who ranks where into the document."""
    found = standing.ranking
    return document.Ranking(
        by="gain" if versus is None else "shift",
        ranks=tuple(
            document.Rank(
                actor=player,
                amount=span(
                    found.amount[place], standing.drawn[:, place], MILLION, nothing=nothing
                ),
                rank=int(found.rank[place]),
                best=int(found.best[place]),
                worst=int(found.worst[place]),
                held=finite(found.held[place]),
                first=finite(found.first[place]),
            )
            for place, player in enumerate(players)
        ),
        changes=dict(found.changes),
        outlets=None
        if standing.outlets is None
        else by_name(players, standing.outlets, nothing=nothing),
        reasons=dict(standing.reasons),
    )


def _decided(case: Case, standing: Standing, versus: Sequence[str] | None) -> dict[str, str]:
    """Say what other projects that may be built change about who gains most, or gains at all."""
    found, wide = standing.ranking, standing.outlets
    if wide is None:
        return {}
    what = "gain" if versus is None else "shift"
    least = EQUAL * max(float(np.abs(found.amount).max()), float(np.abs(wide).max()))
    turned = [
        case.actors[player].name
        for player, now, then in zip(found.players, found.amount, wide, strict=True)
        if (now > least) != (then > least) or (now < -least) != (then < -least)
    ]
    first, rival = (
        [case.actors[p].name for p, rank in zip(found.players, each, strict=True) if rank == 1]
        for each in (ranks(found.amount), ranks(wide))
    )
    said = []
    if first != rival:
        said.append(f"the largest {what} is that of {listed(rival)}")
    if turned:
        said.append(f"the {what} of {listed(turned)} has another sign")
    if not said:
        return {}
    where = "where every other project of the case may be built too"
    return {"options": f"the option set decides: {where}, {' and '.join(said)}"}


def _disagreement(case: Case, power: Power) -> dict[str, str]:
    """Say where Shapley value and nucleolus differ on a player, or name different winners."""
    shapley, other = power.gains["shapley"], power.gains.get("nucleolus")
    if shapley is None or other is None or not shapley.sum() > 0.0:
        return {}
    apart = np.abs(shapley - other)
    most = int(apart.argmax())
    if apart[most] <= DISAGREEMENT * shapley.sum() + power.concepts.tolerance:
        return {}
    name = [case.actors[player].name for player in power.players]
    by = [in_prose(format_amount(MILLION * each[most], yearly(case))) for each in (shapley, other)]
    text = (
        f"the concepts disagree, most about {name[most]}: a gain of {by[0]} by Shapley,"
        f" {by[1]} by the nucleolus"
    )
    first, rival = (
        [name[place] for place in np.flatnonzero(ranks(each) == 1)] for each in (shapley, other)
    )
    if first != rival:
        text += f"; the first gives most to {listed(first)}, the second to {listed(rival)}"
    return {"concepts": text}


def _said(about: str, why: str) -> str:
    """Say why something has no value, or what is to be known of it."""
    if about == "banzhaf_normalised" or why.startswith("no "):
        return why
    return f"the {CONCEPTS[about].name if about in CONCEPTS else about} is {why}"


def _reasons(case: Case, power: Power, shift: Shift | None) -> dict[str, str]:
    # A case that names no blocs, or knows of no acts, lacks no answer.
    heard = power.talk.links if power.talk.heard else None
    lacked = Structure(power.concepts.unions or None, heard)
    reasons = {
        about: _said(about, _in_words(case, why))
        for about, why in power.concepts.reasons.items()
        if about not in CONCEPTS or not lacked.lacks(CONCEPTS[about].needs)
    }
    if power.concepts.additive and len(power.players) > 1:
        least = in_prose(format_amount(MILLION * power.concepts.tolerance, yearly(case)))
        reasons["gains"] = (
            "nothing is gained by dealing: all gains are below what can be certified, which is"
            f" {least}, so every concept gives each what it earns alone"
        )
    if shift is not None:
        reasons |= {
            f"increment {key}".removesuffix(" increment"): why for key, why in shift.reasons.items()
        }
    reasons |= _disagreement(case, power)
    return reasons


def _in_words(case: Case, why: str) -> str:
    """Give a reason from the theory of games its actors' names and the unit of its amounts."""
    why = re.sub(
        r"\b[A-Za-z0-9_]+\b",
        lambda key: case.actors[key[0]].name if key[0] in case.actors else key[0],
        why,
    )
    return re.sub(
        r"(?<= )[\d,]+(?:\.\d+)?(?:e[+−-]?\d+)?(?= (?:more|less|short))",
        lambda amount: f"{amount[0]} million {case.settings.currency} a year",
        why,
    )
