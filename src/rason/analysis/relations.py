"""How two actors stand to each other: their dated acts, the old ones counting for less."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from rason.analysis.question import Question
    from rason.case.cell import FloatArray
    from rason.case.tables import Event
    from rason.scenario.merge import Change

DAYS_A_YEAR = 365.25
_LOOKS = 17
"""Half-lives at which an index is looked at for its range."""
FRIENDLY = 0.0
"""The index at which two talk where no scenario says otherwise: no more quarrels than good acts."""


@dataclass(frozen=True)
class Relations:
    """The relation of every pair of actors at one date.

    Parameters
    ----------
    actors
        Who is looked at.
    index
        Shape ``(actors, actors)``, symmetric: decayed sum of scores; NaN where no act is known,
        and on the diagonal.
    acts
        Shape ``(actors, actors)``, symmetric: how many acts stand behind it.
    """

    actors: tuple[str, ...]
    index: FloatArray
    acts: FloatArray

    @property
    def unknown(self) -> tuple[tuple[str, str], ...]:
        """Pairs of whom no act is known: not bad relations, but none that were recorded."""
        return tuple(
            (self.actors[one], self.actors[other])
            for one, other in combinations(range(len(self.actors)), 2)
            if not self.acts[one, other]
        )

    def deal(self, threshold: float) -> tuple[tuple[str, str], ...]:
        """Return the pairs that deal with each other: a graph of relations.

        Parameters
        ----------
        threshold
            The lowest index at which two still deal.

        Returns
        -------
        pairs
            Those at the threshold or above. Pairs of whom nothing is known are kept: silence is
            no quarrel; `unknown` names them.
        """
        return tuple(
            (self.actors[one], self.actors[other])
            for one, other in combinations(range(len(self.actors)), 2)
            if not self.index[one, other] < threshold
        )


def relations(
    events: Iterable[Event], actors: Iterable[str], frozen: date, half_life: float
) -> Relations:
    r"""Add up the acts between every pair of actors.

    .. math:: r_{ab} = \sum_{e \in a \leftrightarrow b} s_e\, 2^{-(t - t_e) / h}

    Parameters
    ----------
    events
        The case's events; both directions of a pair count.
    actors
        Who is looked at.
    frozen
        The date t at which they are; later events do not count.
    half_life
        Years h after which an act counts half.

    Returns
    -------
    relations
        The index of every pair.

    Raises
    ------
    ValueError
        If the half-life is not positive.

    Notes
    -----
    The index depends on how closely an actor was watched: it compares one pair over time better
    than two pairs with each other.
    """
    if not half_life > 0.0:
        raise ValueError(f"a half-life must be positive: {half_life:g} years were given")
    keys = tuple(actors)
    place = {actor: index for index, actor in enumerate(keys)}
    total = np.zeros((len(keys), len(keys)))
    acts = np.zeros_like(total)
    for event in events:
        if (
            event.from_ == event.to
            or event.date > frozen
            or not {event.from_, event.to} <= set(place)
        ):
            continue
        years = (frozen - event.date).days / DAYS_A_YEAR
        pair = place[event.from_], place[event.to]
        for one, other in (pair, pair[::-1]):
            total[one, other] += event.score * 2.0 ** (-years / half_life)
            acts[one, other] += 1
    return Relations(keys, np.where(acts > 0, total, np.nan), acts)


def spread(
    events: Iterable[Event], actors: Iterable[str], frozen: date, half_life: float
) -> tuple[FloatArray, FloatArray]:
    """Say how far the index of every pair depends on how fast acts are forgotten.

    Parameters
    ----------
    events, actors, frozen, half_life
        As `relations` takes them.

    Returns
    -------
    low, high
        Each of shape ``(actors, actors)``: the ends of the index over half-lives from half to twice
        the one given; NaN where no act is known.

    Notes
    -----
    Where good acts and bad ones mix the index need not rise or fall with the half-life, so that it
    is looked at on the way, too. An index whose ends have different signs says nothing of how two
    stand to each other.
    """
    told, keys = tuple(events), tuple(actors)
    found = [
        relations(told, keys, frozen, half_life * 2.0**power).index
        for power in np.linspace(-1.0, 1.0, _LOOKS)
    ]
    return np.min(found, axis=0), np.max(found, axis=0)


@dataclass(frozen=True, slots=True)
class Talk:
    """Which players talk with each other, and why others do not.

    Parameters
    ----------
    players
        Who bargains.
    links
        Pairs that talk, by index into `players`.
    quarrels
        Pairs whose relation index is below the threshold.
    silent
        Pairs that a scenario keeps from talking, whatever their acts.
    unknown
        Pairs that talk only because no act of theirs is known.
    threshold
        The lowest index at which two talk; None where acts do not matter.
    half_life
        Years after which an act counts half.
    """

    players: tuple[str, ...]
    links: tuple[tuple[int, int], ...]
    quarrels: tuple[tuple[str, str], ...]
    silent: tuple[tuple[str, str], ...]
    unknown: tuple[tuple[str, str], ...]
    threshold: float | None
    half_life: float

    @property
    def heard(self) -> bool:
        """Whether anything is known of who talks: an act of some pair, or a silent pair."""
        players = len(self.players)
        return bool(self.silent) or len(self.unknown) < players * (players - 1) // 2


def talk(question: Question, change: Change | None = None) -> Talk:
    """Return which players talk with each other in a scenario.

    Parameters
    ----------
    question
        Whose case, scenario and players.
    change
        A change of the scenario; None is the scenario itself.

    Returns
    -------
    talk
        The graph that Myerson's value runs on. Where the scenario names no threshold and no
        silent pair, those talk whose index is 0 or above.

    Notes
    -----
    A pair of whom no act is known is kept, and named in `unknown`: silence of the sources is no
    quarrel.
    """
    case, players = question.case, question.players
    said = (question.change() if change is None else change).talks
    threshold = said.threshold if said.restricts else FRIENDLY
    known = relations(case.events, players, case.settings.frozen, said.half_life)
    silent = tuple(
        pair
        for pair in combinations(players, 2)
        if pair in said.silent or pair[::-1] in said.silent
    )
    agree = set(combinations(players, 2) if threshold is None else known.deal(threshold))
    talking = [pair for pair in combinations(players, 2) if pair in agree and pair not in silent]
    return Talk(
        players=players,
        links=tuple((players.index(one), players.index(other)) for one, other in talking),
        quarrels=tuple(pair for pair in combinations(players, 2) if pair not in agree),
        silent=silent,
        unknown=tuple(pair for pair in known.unknown if pair in talking),
        threshold=threshold,
        half_life=said.half_life,
    )
