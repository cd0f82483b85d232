"""Nucleolus and prenucleolus, each with the proof that it is one."""

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
from rason.games.levels import Domain, Level, levels, spanned
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
    """

    payoff: FloatArray
    levels: tuple[Level, ...]
    domain: Domain


def nucleolus(values: npt.ArrayLike, error: float | None = None) -> Nucleolus:
    r"""Find the imputation whose excesses, sorted from the largest, are lexicographically least.

    .. math:: \operatorname{lexmin}_x\ \theta(x),\quad
              \theta(x) = \bigl( v(S) - x(S) \bigr)_{\emptyset \ne S \subset N}
              \text{ sorted from the largest},\quad
              x(N) = v(N),\ x_i \ge v(\{i\})

    Parameters
    ----------
    values
        Coalition values of one game, shape ``(2**n,)``.
    error
        Error of the values; None for the rounding of numbers.

    Returns
    -------
    nucleolus
        The payoff with its proof, checked.

    Raises
    ------
    GameError
        If the values are no game, or v(N) is below the sum of the stand-alone values: the game
        then has no imputation, hence no nucleolus (`prenucleolus` still exists).

    Notes
    -----
    It lies in the core whenever the core is not empty. Each level is solved by a dual simplex that
    starts from the coalitions left over by the level before.

    References
    ----------
    Schmeidler (1969), "The nucleolus of a characteristic function game", *SIAM Journal on Applied
    Mathematics* 17(6). Maschler, Peleg and Shapley (1979), "Geometric properties of the kernel,
    nucleolus, and related solution concepts", *Mathematics of Operations Research* 4(4).

    Examples
    --------
    An estate of 200 for creditors who claim 100, 200 and 300 (Babylonian Talmud, Kethubot 93a):

    >>> nucleolus([0, 0, 0, 0, 0, 0, 100, 200]).payoff
    array([50., 75., 75.])
    """
    return _solve(values, "imputation", error)


def prenucleolus(values: npt.ArrayLike, error: float | None = None) -> Nucleolus:
    """Find the nucleolus over all efficient payoffs, individually rational or not.

    Parameters
    ----------
    values
        Coalition values of one game, shape ``(2**n,)``.
    error
        Error of the values; None for the rounding of numbers.

    Returns
    -------
    prenucleolus
        The payoff with its proof, checked.

    Raises
    ------
    GameError
        If the values are no game.

    Notes
    -----
    The formula is that of `nucleolus` without ``x_i ≥ v({i})``. The two agree where the core is
    not empty, and on every zero-monotonic game.

    References
    ----------
    Sobolev (1975), "The characterization of optimality principles in cooperative games by
    functional equations". Kohlberg (1971), "On the nucleolus of a characteristic function game",
    *SIAM Journal on Applied Mathematics* 20(1), for the balanced collections.

    Examples
    --------
    >>> prenucleolus([0, 0, 0, 10, 0, 0, 0, 2]).payoff
    array([ 3.,  3., -4.])
    >>> nucleolus([0, 0, 0, 10, 0, 0, 0, 2]).payoff
    array([1., 1., 0.])
    """
    return _solve(values, "preimputation", error)


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
    excess = found.values - coalition_sums(above_floor)
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
            abs(level.weights.sum() - 1.0),
            np.abs(excess[level.coalitions] - level.excess / scale).max(),
            np.abs(above_floor[level.floors]).max(initial=0.0),
            excess[is_open].max(initial=-np.inf) - level.excess / scale,
        ]
        settled = np.vstack([settled, rows])
        is_open &= ~spanned(settled)
    return np.inf if is_open.any() else float(max(breaches))


def _solve(values: npt.ArrayLike, domain: Domain, error: float | None) -> Nucleolus:
    game = validated_single(values)
    found = gains_of(game, error)
    if domain == "imputation" and found.values[-1] < -found.near:
        lost = amount(-float(found.values[-1]) * found.unit)
        raise GameError(
            f"no imputation, hence no nucleolus: together the players earn {lost} less than they "
            "earn alone"
        )
    payoff, proof = found.alone, []
    for payoff, level in levels(_possible(found, domain), domain):  # noqa: B007 - the last payoff is the answer
        proof.append(level)
    solution = Nucleolus(payoff, tuple(proof), domain)
    gap = proof_gap(game, solution, error)
    if gap > found.proved:
        raise GameError(f"no nucleolus can be proved within rounding: the proof has gap {gap:g}")
    return solution


def _possible(found: Gains, domain: Domain) -> Gains:
    """Lift a common gain that is below 0 by rounding alone, so that there is an imputation."""
    if domain == "preimputation" or not -found.near <= found.values[-1] < 0.0:
        return found
    gains = found.values.copy()
    gains[-1] = 0.0
    return replace(found, values=gains)
