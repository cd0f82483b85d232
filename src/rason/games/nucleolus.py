"""Least core, nucleolus and prenucleolus, each with the proof that it is one.

The nucleolus makes the largest excess v(S) − x(S) of any coalition as small as possible, fixes the
coalitions that cannot do better, makes the largest excess of the others as small as possible, and
so on until only one payoff is left. Each level is a linear program; the multipliers of its optimum
are a balanced collection of coalitions, which proves the level and names the coalitions to fix.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from rason.games.coalition import (
    TOLERANCE,
    BoolArray,
    FloatArray,
    GameError,
    IntArray,
    coalition_sums,
    player_count,
    slack,
    stand_alone_values,
    validated_single,
)
from rason.games.simplex import FEASIBLE, POSITIVE, Basis, Row, minimise

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

Domain = Literal["imputation", "preimputation"]


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a nucleolus: the excess reached, and the balanced collection that proves it.

    Parameters
    ----------
    excess
        The largest excess of the coalitions still open, as small as it can be.
    coalitions
        Masks of the coalitions that no payoff can give a smaller excess together.
    weights
        Their positive weights, adding up to 1, shape of `coalitions`.
    floors
        Players held at their stand-alone value, without which the excess could be smaller.
    floor_weights
        Their positive weights, shape of `floors`.
    """

    excess: float
    coalitions: IntArray
    weights: FloatArray
    floors: IntArray
    floor_weights: FloatArray


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


@dataclass(frozen=True, slots=True)
class LeastCore:
    """The smallest ε for which the strong ε-core is not empty, and one payoff in it.

    Parameters
    ----------
    epsilon
        The largest excess of any coalition but everybody, as small as it can be: above zero if
        and only if the core is empty. Zero for one player.
    payoff
        A payoff that attains it, shape ``(n,)``; seldom the only one.
    """

    epsilon: float
    payoff: FloatArray


def nucleolus(values: npt.ArrayLike) -> Nucleolus:
    r"""Find the imputation whose excesses, sorted from the largest, are lexicographically least.

    .. math:: \operatorname{lexmin}_x\ \theta(x),\quad
              \theta(x) = \bigl( v(S) - x(S) \bigr)_{\emptyset \ne S \subset N}
              \text{ sorted from the largest},\quad
              x(N) = v(N),\ x_i \ge v(\{i\})

    Parameters
    ----------
    values
        Coalition values of one game, shape ``(2**n,)``.

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
    return _solve(values, "imputation")


def prenucleolus(values: npt.ArrayLike) -> Nucleolus:
    """Find the nucleolus over all efficient payoffs, individually rational or not.

    Parameters
    ----------
    values
        Coalition values of one game, shape ``(2**n,)``.

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
    return _solve(values, "preimputation")


def least_core(values: npt.ArrayLike) -> LeastCore:
    r"""Find the smallest subsidy per coalition that leaves no coalition better off apart.

    .. math:: \varepsilon^* = \min_{x(N) = v(N)}\ \max_{\emptyset \ne S \subset N} v(S) - x(S)

    Parameters
    ----------
    values
        Coalition values of one game, shape ``(2**n,)``.

    Returns
    -------
    least_core
        ε and a payoff that attains it.

    Raises
    ------
    GameError
        If the values are no game.

    References
    ----------
    Maschler, Peleg and Shapley (1979), as for `nucleolus`.

    Examples
    --------
    Three players of whom any two can divide 1:

    >>> least_core([0, 0, 0, 1, 0, 1, 1, 1]).epsilon  # doctest: +ELLIPSIS
    0.333...
    """
    game = validated_single(values)
    for payoff, level in levels(game, "preimputation"):
        return LeastCore(level.excess, payoff)
    return LeastCore(0.0, game[1:].copy())


def levels(game: FloatArray, domain: Domain) -> Iterator[tuple[FloatArray, Level]]:
    """Go through the levels of a (pre)nucleolus, each with a payoff that attains all so far.

    Parameters
    ----------
    game
        Coalition values of one game, shape ``(2**n,)``, validated.
    domain
        Whether payoffs must be individually rational.

    Yields
    ------
    payoff
        Efficient payoff that attains the excess of this level and of those before, ``(n,)``.
    level
        The excess and its proof.
    """
    players = player_count(game)
    everybody = len(game) - 1
    stand_alone = stand_alone_values(game)
    gains = game - coalition_sums(stand_alone)
    scale = float(np.abs(gains).max()) or 1.0
    gains /= scale
    if domain == "imputation":
        gains[everybody] = max(gains[everybody], 0.0)
    is_member = _membership(players)
    objective = np.append(np.zeros(players), 1.0)
    open_gains = gains.copy()  # −∞ for coalitions whose payoff is settled
    open_gains[[0, everybody]] = -np.inf

    def excess_row(coalition: int) -> Row:
        return Row(coalition, np.append(is_member[coalition], 1.0), float(gains[coalition]))

    def broken_row(point: FloatArray, careful: bool) -> Row | None:  # noqa: FBT001
        payoff, bound = point[:players], point[players]
        breach = open_gains - coalition_sums(payoff) - bound
        floor = int(payoff.argmin())
        if careful:
            breach = np.where(breach > FEASIBLE, 1.0, 0.0)
            floor = players - 1 - int((payoff[::-1] < -FEASIBLE).argmax())
        worst = int(breach.argmax())
        by_floor = -payoff[floor] if domain == "imputation" else 0.0
        if by_floor > FEASIBLE and (careful or by_floor > breach[worst]):
            return Row(~floor, np.append(is_member[1 << floor], 0.0), 0.0)
        return excess_row(worst) if breach[worst] > FEASIBLE else None

    alone = [excess_row(1 << player) for player in range(players)]
    basis = Basis(
        names=[row.name for row in alone] + [everybody],
        matrix=np.vstack([row.coefficients for row in alone] + [1.0 - objective]),
        bounds=np.append(np.zeros(players), gains[everybody]),
        equality=np.append(np.zeros(players, dtype=bool), [True]),
    )
    while not basis.equality.all() and players > 1:
        point, multipliers = minimise(basis, objective, broken_row)
        excess = float(point[players])
        weighted = ~basis.equality & (multipliers > POSITIVE)
        yield (
            point[:players] * scale + stand_alone,
            _level(excess * scale, np.array(basis.names), weighted, multipliers),
        )
        # What the level proves is settled: its rows become equations without the excess. They
        # hold one row more than they have rank, which makes room for a row of the next level.
        with_excess = weighted & (basis.matrix[:, players] > 0)
        basis.bounds[with_excess] -= excess
        basis.matrix[with_excess, players] = 0.0
        room = int(np.flatnonzero(weighted)[0])
        loose = np.flatnonzero(~basis.equality & ~weighted)
        basis.equality |= weighted
        if len(loose) == 0:
            return
        settled = basis.equality.copy()
        settled[room] = False
        open_gains[spanned(basis.matrix[settled, :players])] = -np.inf
        # A loose coalition and its complement, half each, are a balanced pair to start from.
        opposite = [everybody ^ (S if S >= 0 else 1 << ~S) for S in np.array(basis.names)[loose]]
        basis.swap(room, excess_row(opposite[0]))
        basis.equality[room] = False


def spanned(rows: FloatArray) -> BoolArray:
    """Find the coalitions whose payoff follows from the payoffs already settled.

    Parameters
    ----------
    rows
        Settled coalitions as 0-1 rows, shape ``(r, n)``.

    Returns
    -------
    settled
        Whether a coalition's 0-1 row is a combination of `rows`, shape ``(2**n,)``.

    Notes
    -----
    A row is one if it is orthogonal to all directions that `rows` leave free. Two generic such
    directions stand for all: the chance that they miss is below 10⁻¹².
    """
    *_, singular, directions = np.linalg.svd(rows)
    free = directions[int((singular > POSITIVE).sum()) :]
    generic = np.random.default_rng(0).standard_normal((2, len(free))) @ free
    first, second = coalition_sums(generic)
    return (np.abs(first) < POSITIVE) & (np.abs(second) < POSITIVE)
