"""How far an actor could move its own share by what it reports: figures on an interested word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.bargain import gains
from rason.case.figures import derive, ends
from rason.scenario.draws import uncertain
from rason.scenario.possible import possible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rason.analysis.question import Analysis, Question
    from rason.case.case import Case
    from rason.case.cell import FloatArray, Values

NOTHING = 1e-6


@dataclass(frozen=True, slots=True)
class Misreport:
    """An actor's share with one of its own figures at either end, all others as asked."""

    figure: str
    # low, high: the share with the figure at that end of its range [million currency per year]; NaN
    # where no program can be made of it.
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Interest:
    """How far an actor could move its own share."""

    actor: str
    share: float  # its gain above its stand-alone value [million currency per year]
    best: float  # the same with each of its figures at the end that favours it; at least `share`
    figures: tuple[Misreport, ...]


def misreporting(question: Question) -> Analysis[tuple[Interest, ...]]:
    r"""Ask how far each player could move its own share by misreporting within the ranges.

    For player i and the figures :math:`R_i` that it reports,

    .. math:: \max_{x \in \prod_{f \in R_i} \{l_f, m_f, h_f\}} g_i(x) - g_i(m)

    where :math:`g_i` is its gain under the question's concept. The maximum is sought by taking each
    figure to the end that, alone, favours the player, and keeping that only if all together do.

    In the first draw, of every player that reports an uncertain figure, or whose bloc's members do,
    in the order of the players.

    Notes
    -----
    What is split is what is reported; what the player truly earns is another matter. A figure is
    moved alone, even where draws move others with it: a word changes no fact. Where figures work
    against each other the best may be missed, so it is a lower bound.
    """
    case, players = question.case, question.players
    theirs = {player: _reported(case, player) for player in players}
    theirs = {player: figures for player, figures in theirs.items() if figures}
    if not theirs:
        return ()
    moves: list[Mapping[str, float]] = [{}]
    for figures in theirs.values():
        for figure in figures:
            low, _, high = ends(case.figures[figure])
            moves += [{figure: low}, {figure: high}]
    found = yield from _gains(question, moves)
    least = NOTHING * float(np.abs(found[0]).max())
    singles: dict[str, list[Misreport]] = {}
    best: list[Mapping[str, float]] = []
    position = 1
    for player, figures in theirs.items():
        row, chosen = players.index(player), {}
        for figure in figures:
            low, high = (float(found[position + end, row]) for end in (0, 1))
            singles.setdefault(player, []).append(Misreport(figure, low, high))
            ahead = np.nan_to_num([low, high], nan=-np.inf) - found[0, row]
            if ahead.max() > least:
                chosen[figure] = moves[position + int(np.argmax(ahead))][figure]
            position += 2
        best.append(chosen)
    together = yield from _gains(question, best)
    return tuple(
        _interest(
            player, float(found[0, row]), float(together[number, row]), singles[player], least
        )
        for number, player in enumerate(theirs)
        for row in (players.index(player),)
    )


def _reported(case: Case, player: str) -> tuple[str, ...]:
    """Return the uncertain figures that a player, or a member of its bloc, reports."""
    heard = {player, *(actor.actor for actor in case.actors.values() if actor.bloc == player)}
    return tuple(
        key
        for key, figure in case.figures.items()
        if uncertain(figure) and heard.intersection(figure.reporters)
    )


def _gains(question: Question, moves: Sequence[Mapping[str, float]]) -> Analysis[FloatArray]:
    """Ask for every player's gain with some figures moved; NaN where no program can be made."""
    values = _moved(question, moves)
    can = possible(question.program, replace(question, values=values).figures())
    kept = {key: value[can] for key, value in values.items()}
    found = np.full((len(moves), len(question.players)), np.nan)
    found[can] = yield from gains(replace(question, values=kept))
    return found


def _moved(question: Question, moves: Sequence[Mapping[str, float]]) -> Values:
    """Return the question's first draw, once for each move, with the move made."""
    case = question.case
    values = {
        key: np.array([move.get(key, question.values[key][0]) for move in moves])
        for key, figure in case.figures.items()
        if figure.formula is None
    }
    return derive(case, values)


def _interest(
    player: str, share: float, best: float, singles: list[Misreport], least: float
) -> Interest:
    """Sort a player's figures by how far they move its share; leave out those that do not."""

    def swing(each: Misreport) -> float:
        reached = [value for value in (each.low, each.high) if np.isfinite(value)]
        return max((abs(value - share) for value in reached), default=0.0)

    moving = sorted(
        (each for each in singles if swing(each) > least),
        key=lambda each: (-swing(each), each.figure),
    )
    alone = [v for each in singles for v in (each.low, each.high) if np.isfinite(v)]
    reached = [share, *alone, *([best] if np.isfinite(best) else [])]
    return Interest(player, share, max(reached), tuple(moving))
