"""How two actors stand to each other: their dated acts, the old ones counting for less."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from rason.case.cell import FloatArray
    from rason.case.tables import Event

DAYS_A_YEAR = 365.25


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
