"""Hold-up: what a partner can take by shutting a corridor, and when it pays him to keep it open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.bargain import certified, clean, coalition, game, split, talking
from rason.analysis.measure import refuse
from rason.analysis.quantity import ratio
from rason.games.exactness import ERRORS
from rason.scenario.merge import named
from rason.solve.batch import Batch
from rason.solve.linear import GAP
from rason.units import DimensionError

if TYPE_CHECKING:
    from rason.analysis.question import Analysis, Question
    from rason.case.cell import FloatArray

HALVINGS = 60  # steps of bisection: as many as a number between 0 and 1 has digits
TINY = 1e-12


@dataclass(frozen=True, slots=True)
class Corridor:
    """Who could shut what, and what it is paid to leave open."""

    actor: str
    # What it would shut: an asset, a passage or a place; empty is all that needs its consent.
    closed: str = ""
    fee: str = ""  # key of the figure that it is paid a year; empty where there is none
    # Key of the figure that keeping it open costs the actor a year; empty where it is nothing.
    cost: str = ""


def quasi_rent(question: Question, actor: str, closed: str = "") -> Analysis[FloatArray]:
    r"""Ask what all lose in a year when an actor shuts what it can, capital sunk.

    .. math:: Q = V(N) - V(N \setminus i)

    With the choice of all options the other outlets that the case proposes may be built as well.
    `closed` is an asset, a passage or a place; empty is all that needs the actor's consent. Shape
    ``(draws,)`` [million currency per year].
    """
    change = question.sunk()
    if closed:
        open_ = question.variant(change)
        shut = question.variant(change.with_closure(named(question.case, closed)))
        solutions = yield Batch(question.figures(), variants=(open_, shut))
        return _cleaned(
            solutions.variants[open_].objective - solutions.variants[shut].objective,
            solutions.variants[open_].objective,
        )
    bargains(question, actor)
    asked = game(question, change)
    solutions = yield Batch(question.figures(), games=(asked,))
    v = solutions.games[asked]
    others = tuple(player for player in question.players if player != actor)
    return _cleaned(v[:, -1] - v[:, coalition(question, others)], v[:, -1])


def net_fee(question: Question, corridor: Corridor) -> FloatArray:
    """Return what an actor earns in a year by leaving a corridor open, net of its cost.

    Shape ``(draws,)`` [million currency per year]; NaN where no fee is named.
    """
    if not corridor.fee:
        return np.full(question.draws, np.nan)
    paid = _yearly(question, "fee", corridor.fee)
    return paid - _yearly(question, "cost", corridor.cost) if corridor.cost else paid


def patience(question: Question, corridor: Corridor) -> Analysis[FloatArray]:
    """Ask how much an actor must value next year to keep a corridor open for its fee.

    Shape ``(draws,)``: the least discount factor, as `least_patience` has it.
    """
    fee = net_fee(question, corridor)
    rent = yield from quasi_rent(question, corridor.actor, corridor.closed)
    return least_patience(rent, fee, years_of(question))


def years_of(question: Question) -> float:
    """Return for how many years a fee is paid: those of the calendar; without one it never ends."""
    return np.inf if question.program.calendar is None else question.program.timing.years


def least_patience(rent: FloatArray, fee: FloatArray, years: float = np.inf) -> FloatArray:
    r"""Return the least discount factor at which a fee F keeps what could earn Q once.

    .. math:: \frac{F}{1 - \delta} \ge Q \iff \delta \ge 1 - \frac{F}{Q}

    Rent and fee are of a year, shape ``(draws,)``: the rent can be taken once, the fee comes in
    every year in which it is not, the first included. 0 where the fee is at least the quasi-rent,
    above 1 where the fee is negative, NaN where there is nothing to take.

    In a calendar the fee comes for its `years` :math:`T` alone:

    .. math:: F \, \frac{1 - \delta^T}{1 - \delta} \ge Q

    above 1 where even F T is less than Q; NaN where the fee is less than the rent and the calendar
    no longer than a year, in which there is no later fee.

    Examples
    --------
    >>> import numpy as np
    >>> least_patience(np.array([1260.0, 200.0]), np.array([315.0, 315.0]))
    array([0.75, 0.  ])
    >>> least_patience(np.array([1500.0]), np.array([1000.0]), years=2.0).round(9)
    array([0.5])
    """
    least: FloatArray = np.maximum(1.0 - ratio(np.broadcast_to(fee, rent.shape), rent), 0.0)
    if np.isinf(years):
        return least
    if years <= 1.0:
        return np.where(least > 0.0, np.nan, least)
    return np.where((least > 0.0) & (least < 1.0), _within(rent, fee, years), least)


def _within(rent: FloatArray, fee: FloatArray, years: float) -> FloatArray:
    """Return the factor at which a fee for some years comes to a rent, by bisection."""
    wanted = np.broadcast_to(ratio(rent, np.broadcast_to(fee, rent.shape)), rent.shape)
    # Factors from 0 to infinity as x / (1 - x).
    low, high = np.zeros_like(wanted), np.ones_like(wanted)
    for _ in range(HALVINGS):
        middle = (low + high) / 2.0
        factor = middle / np.maximum(1.0 - middle, TINY)
        gap = np.where(np.abs(1.0 - factor) < TINY, TINY, 1.0 - factor)
        come = np.where(np.abs(1.0 - factor) < TINY, years, (1.0 - factor**years) / gap)
        low, high = np.where(come < wanted, middle, low), np.where(come < wanted, high, middle)
    middle = (low + high) / 2.0
    return middle / np.maximum(1.0 - middle, TINY)


def highest_discount(rent: FloatArray, fee: FloatArray, years: float = np.inf) -> FloatArray:
    r"""Return the highest yearly discount rate at which a fee F keeps what could earn Q once.

    .. math:: r \le \frac{F}{Q - F}

    Rent and fee are of a year, shape ``(draws,)``. Infinite where the fee is at least the
    quasi-rent and is always kept, NaN where there is nothing to take. In a calendar of so many
    `years` it is that of `least_patience` there.

    Examples
    --------
    >>> import numpy as np
    >>> highest_discount(np.array([1260.0, 200.0]), np.array([315.0, 315.0]))
    array([0.33333333,        inf])
    """
    patient = least_patience(rent, fee, years)
    always = patient <= 0.0
    return np.where(always, np.inf, 1.0 / np.where(always, 1.0, patient) - 1.0)


def temptation(question: Question, corridor: Corridor) -> Analysis[FloatArray]:
    """Ask how much more an actor could take once than it is paid: Q - F.

    Shape ``(draws,)`` [million currency per year]; 0 where the fee is at least the quasi-rent.
    Without a corridor nothing is paid.
    """
    fee = net_fee(question, corridor)
    rent = yield from quasi_rent(question, corridor.actor, corridor.closed)
    return tempting(rent, fee)


def tempting(rent: FloatArray, fee: FloatArray) -> FloatArray:
    """Return what shutting a corridor earns once beyond the fee, at least nothing.

    Both are of a year, shape ``(draws,)``; the fee is NaN where none is paid.

    Examples
    --------
    >>> import numpy as np
    >>> tempting(np.array([1260.0, 200.0]), np.array([315.0, 315.0]))
    array([945.,   0.])
    """
    beyond: FloatArray = np.maximum(rent - np.nan_to_num(fee), 0.0)
    return beyond


def penalties(
    question: Question, corridor: Corridor, guarantors: tuple[str, ...] = ()
) -> Analysis[dict[str, FloatArray]]:
    """Ask what each possible guarantor can take from who could shut a corridor, in a year.

    Shape ``(draws,)`` [million currency per year] by guarantor, which is every other player where
    none is named: what the actor loses by the question's concept if the two no longer deal, with
    the corridor shut in either case, so that the corridor itself is no part of its own surety. The
    corridor must be named, since who agrees to nothing has nothing to lose.
    """
    bargains(question, corridor.actor)
    others = guarantors or tuple(p for p in question.players if p != corridor.actor)
    if corridor.actor not in question.players:
        return {other: np.full(question.draws, np.nan) for other in others}
    position = question.players.index(corridor.actor)
    change = question.sunk().with_closure(named(question.case, corridor.closed))
    cuts = {other: change.with_cut(corridor.actor, other) for other in others}
    asked = [change, *cuts.values()]
    games = [game(question, each) for each in asked]
    solutions = yield Batch(question.figures(), games=tuple(dict.fromkeys(games)))
    values = [
        talking(question, clean(solutions.games[its]), each)
        for its, each in zip(games, asked, strict=True)
    ]
    before, *after = (split(question, v, each) for v, each in zip(values, asked, strict=True))
    return {
        other: certified(before - left, values[0], v)[:, position]
        for other, left, v in zip(cuts, after, values[1:], strict=True)
    }


def bargains(question: Question, actor: str) -> None:
    """Refuse an actor that is no player of the case.

    Raises `InputError` if it is no player (RSN-S006).
    """
    players = question.case.players
    if actor not in players:
        refuse(
            question.case, "RSN-S006", f"hold-up by {actor}", "an actor that does not bargain",
            "one of the case's players: " + ", ".join(players),
            f"add {actor} to `players` in case.yaml",
        )  # fmt: skip


def _cleaned(difference: FloatArray, of: FloatArray) -> FloatArray:
    """Return differences without what cannot be certified beside the larger amounts."""
    nothing = np.abs(difference) <= ERRORS * GAP * np.abs(of)
    return np.where(nothing, 0.0, difference)


def _yearly(question: Question, name: str, figure: str) -> FloatArray:
    """Return a figure in millions a year; refuse one that is no money a year."""
    case, values = question.case, question.figures()
    unit = f"million {case.settings.currency}/yr"
    try:
        factor = case.units.factor(case.figures[figure].unit, unit)
    except DimensionError:
        refuse(
            case, "RSN-S004", f"hold-up, {name} {figure}", case.figures[figure].unit,
            f"money in a year, such as {unit}", "name a figure that is paid every year",
        )  # fmt: skip
    timing = question.program.timing
    if timing.calendar is None:
        return np.broadcast_to(values[figure] * factor, (question.draws,))
    mean = sum(
        timing.values(period, values)[figure] * timing.worth(period, values) * timing.share(period)
        for period in timing.periods
    )
    return np.broadcast_to(mean * factor, (question.draws,))
