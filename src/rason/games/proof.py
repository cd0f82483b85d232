"""A nucleolus of any kind with the balanced collections that prove it, found and checked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from rason.games.coalition import (
    FloatArray,
    GameError,
    coalition_sums,
    indicator,
    player_count,
    validated_single,
)
from rason.games.exactness import Gains, gains_of
from rason.games.levels import Domain, Level, divisors, levels, spanned
from rason.games.wording import amount

if TYPE_CHECKING:
    import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Nucleolus:
    """A payoff and the balanced collections that prove it to be the (pre)nucleolus.

    Parameters
    ----------
    payoff
        One share for each player, shape ``(n,)``.
    levels
        The proof, level by level.
    domain
        ``imputation`` for the nucleolus, ``preimputation`` for the prenucleolus.
    per_capita
        Whether excesses are divided by a coalition's members.
    """

    payoff: FloatArray
    levels: tuple[Level, ...]
    domain: Domain
    per_capita: bool = False


def proved(
    values: npt.ArrayLike,
    error: float | None = None,
    *,
    domain: Domain = "imputation",
    per_capita: bool = False,
    name: str = "nucleolus",
) -> Nucleolus:
    """Find a (pre)nucleolus with its proof, and check the proof.

    Values have shape ``(2**n,)``; no `error` means the rounding of numbers. Raises `GameError` if
    the values are no game, or have no imputation where there must be one.
    """
    game = validated_single(values)
    found = gains_of(game, error)
    if domain == "imputation":
        must_have_imputation(found, name)
    payoff, proof = found.alone, []
    steps = levels(_possible(found, domain), domain, per_capita=per_capita)
    for payoff, level in steps:  # noqa: B007 - the last payoff is the answer
        proof.append(level)
    solution = Nucleolus(payoff, tuple(proof), domain, per_capita)
    gap = proof_gap(game, solution, error)
    if gap > found.proved:
        raise GameError(f"no {name} can be proved within rounding: the proof has gap {gap:g}")
    return solution


def must_have_imputation(found: Gains, name: str) -> None:
    """Refuse a game in which the players earn less together than alone.

    Raises `GameError` if no payoff gives everybody at least its stand-alone value.
    """
    if found.values[-1] < -found.near:
        lost = amount(-float(found.values[-1]) * found.unit)
        raise GameError(
            f"no imputation, hence no {name}: together the players earn {lost} less than they "
            "earn alone"
        )


def proof_gap(values: npt.ArrayLike, solution: Nucleolus, error: float | None = None) -> float:
    """Check a (pre)nucleolus against its balanced collections alone.

    Parameters
    ----------
    values
        Coalition values of one game, shape ``(2**n,)``.
    solution
        The payoff and its proof.
    error
        Error of the values; None for the rounding of numbers.

    Returns
    -------
    gap
        The largest breach of any part of the proof, relative to the largest absolute gain:
        rounding for a (pre)nucleolus, infinite where the proof leaves more than one payoff.

    Raises
    ------
    GameError
        If the values are no game.

    Notes
    -----
    At each level, (1) the weights combine the level's rows to a sum of settled ones, so no payoff
    that keeps what is settled gives all its coalitions a smaller excess; (2) the payoff attains the
    level's excess on each of them, and (3) no open coalition has a larger one. The level's
    coalitions are then settled. By induction the payoff is the (pre)nucleolus if at the end
    everything is settled. This is Kohlberg's criterion with the weights written down.

    References
    ----------
    Kohlberg (1971), as for `prenucleolus`.
    """
    found = _possible(gains_of(validated_single(values), error), solution.domain)
    players, scale = player_count(found.values), found.unit
    above_floor = (solution.payoff - found.alone) / scale
    shares = divisors(players, per_capita=solution.per_capita)
    excess = (found.values - coalition_sums(above_floor)) / shares
    breaches = [abs(excess[-1])]
    if solution.domain == "imputation":
        breaches.append(-above_floor.min())
    settled = np.ones((1, players))
    is_open = ~spanned(settled)
    for level in solution.levels:
        tight = np.append(level.coalitions, 1 << level.floors)
        rows = indicator(tight, players)
        combined = np.append(level.weights, level.floor_weights) @ rows
        by_settled = np.linalg.lstsq(settled.T, combined)[0] @ settled
        breaches += [
            np.abs(combined - by_settled).max(),
            abs(level.weights @ shares[level.coalitions] - 1.0),
            np.abs(excess[level.coalitions] - level.excess / scale).max(),
            np.abs(above_floor[level.floors]).max(initial=0.0),
            excess[is_open].max(initial=-np.inf) - level.excess / scale,
        ]
        settled = np.vstack([settled, rows])
        is_open &= ~spanned(settled)
    return np.inf if is_open.any() else float(max(breaches))


def _possible(found: Gains, domain: Domain) -> Gains:
    """Lift a common gain that is below 0 by rounding alone, so that there is an imputation."""
    if domain == "preimputation" or not -found.near <= found.values[-1] < 0.0:
        return found
    gains = found.values.copy()
    gains[-1] = 0.0
    return replace(found, values=gains)
