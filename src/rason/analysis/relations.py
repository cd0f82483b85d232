"""How two actors stand to each other: their dated acts, the old ones counting for less."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Literal

import numpy as np

from rason.program.share import DAYS_A_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from rason.analysis.question import Question
    from rason.case.case import Case
    from rason.case.cell import FloatArray
    from rason.case.tables import Event, Relation
    from rason.scenario.merge import Change

    Declared = tuple[str, str, Relation]

_HALF_LIVES = 17  # half-lives at which an index is looked at for its range
FRIENDLY = 0.0
"""The index at which two talk where no scenario says otherwise: no more quarrels than good acts."""


FEWEST = 3  # acts of a pair, below which nothing is said of how the two stand
HORIZON = 5.0
"""Half-lives before the case's date from which acts are counted: older ones have all but faded."""
Standing = Literal["on good terms", "on bad terms", "undecided", "unknown"]
Pair = tuple[str, str]


@dataclass(frozen=True)
class Relations:
    """The relation of every pair of actors at one date."""

    actors: tuple[str, ...]
    # Shape ``(actors, actors)``, symmetric: decayed sum of scores; NaN where there are too few acts
    # to say, and on the diagonal.
    index: FloatArray
    # Shape ``(actors, actors)``, symmetric: how many acts stand behind it. The two rows of a mutual
    # act are one act.
    acts: FloatArray
    # What is in force between pairs, in the order of `actors`, by treaty or otherwise.
    declared: Mapping[Pair, tuple[Relation, ...]] = field(default_factory=dict)

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """All pairs, in the order of `actors`."""
        return tuple(combinations(self.actors, 2))

    @property
    def unknown(self) -> tuple[Pair, ...]:
        """Pairs with too few acts and nothing in force: not bad relations, but none known."""
        return tuple(
            pair for pair in self.pairs if np.isnan(self._of(pair)) and pair not in self.declared
        )

    def standing(self, pair: Pair, low: float, high: float) -> Standing:
        """Say how two stand to each other.

        `low` and `high` are the ends of their index over half-lives; NaN where there are too few
        acts to say. What is in force between them is a floor or a ceiling: a friend by treaty is
        never on bad terms, a foe by sanctions never on good ones; where their acts say otherwise,
        or both kinds are in force, it is undecided.
        """
        kinds = {relation.friendly for relation in self.declared.get(pair, ())}
        if len(kinds) > 1:
            return "undecided"
        if not kinds and np.isnan(low):
            return "unknown"
        good, bad = kinds == {True}, kinds == {False}
        if (good and high < 0.0) or (bad and low > 0.0):
            return "undecided"
        if good or (not bad and low > 0.0):
            return "on good terms"
        return "on bad terms" if bad or high < 0.0 else "undecided"

    def deal(self, threshold: float) -> tuple[Pair, ...]:
        """Return the pairs that deal with each other: a graph of relations.

        Those at the threshold or above, and friends by treaty, alliance or patronage. Pairs of whom
        nothing is known are kept: silence is no quarrel; `unknown` names them. Foes by sanctions,
        hostility or the lack of relations deal only where their acts say so.
        """
        return tuple(pair for pair in self.pairs if self._deals(pair, threshold))

    def _deals(self, pair: Pair, threshold: float) -> bool:
        """Tell whether two deal with each other."""
        between, index = self.declared.get(pair, ()), self._of(pair)
        if any(relation.friendly for relation in between):
            return True
        return not between if np.isnan(index) else bool(index >= threshold)

    def _of(self, pair: Pair) -> float:
        """Return the index of two."""
        one, other = (self.actors.index(actor) for actor in pair)
        return float(self.index[one, other])


def relations(
    events: Iterable[Event],
    actors: Iterable[str],
    frozen: date,
    half_life: float,
    declared: Iterable[Declared] = (),
) -> Relations:
    r"""Add up the acts between every pair of actors.

    .. math:: r_{ab} = \sum_{e \in a \leftrightarrow b} s_e\, 2^{-(t - t_e) / h}

    The date t is `frozen`; later events do not count. An act counts half after h years. Of every
    pair with enough acts in the last five half-lives, and what is in force. Raises `ValueError` if
    the half-life is not positive.

    Notes
    -----
    The index depends on how closely an actor was watched: it compares one pair over time better
    than two pairs with each other.
    """
    if not half_life > 0.0:
        raise ValueError(f"a half-life must be positive: {half_life:g} years were given")
    keys, every = tuple(actors), tuple(events)
    acts = _acts(every, keys, frozen, half_life)
    index = np.where(acts >= FEWEST, _index(every, keys, frozen, half_life), np.nan)
    between: dict[Pair, tuple[Relation, ...]] = {}
    for one, other, relation in declared:
        if one in keys and other in keys:
            pair = (one, other) if keys.index(one) < keys.index(other) else (other, one)
            between[pair] = (*between.get(pair, ()), relation)
    return Relations(keys, index, acts, between)


def declared_in(case: Case) -> tuple[Declared, ...]:
    """Return what is in force between actors at the case's date.

    Two actors and the row of relations.csv; a bloc's for each of its members.
    """
    return tuple(
        (one, other, relation)
        for relation in case.relations
        if relation.holds(case.settings.frozen)
        for one in case.members(relation.from_)
        for other in case.members(relation.to)
        if one != other
    )


def _index(
    events: tuple[Event, ...], keys: tuple[str, ...], frozen: date, half_life: float
) -> FloatArray:
    """Return the decayed sum of scores of every pair, however few its acts."""
    total = np.zeros((len(keys), len(keys)))
    for event in _between(events, keys, frozen):
        years = (frozen - event.date).days / DAYS_A_YEAR
        pair = keys.index(event.from_), keys.index(event.to)
        for one, other in (pair, pair[::-1]):
            total[one, other] += event.score * 2.0 ** (-years / half_life)
    return total


def _acts(
    events: tuple[Event, ...], keys: tuple[str, ...], frozen: date, half_life: float
) -> FloatArray:
    """Count the acts of every pair that still speak; the two rows of a mutual act are one."""
    acts = np.zeros((len(keys), len(keys)))
    seen: set[tuple[object, ...]] = set()
    for event in _between(events, keys, frozen):
        act = (event.date, event.event, frozenset((event.from_, event.to)))
        if act in seen or (frozen - event.date).days > HORIZON * half_life * DAYS_A_YEAR:
            continue
        seen.add(act)
        one, other = keys.index(event.from_), keys.index(event.to)
        acts[one, other] += 1
        acts[other, one] += 1
    return acts


def _between(events: tuple[Event, ...], keys: tuple[str, ...], frozen: date) -> Iterator[Event]:
    """Return the events between two of some actors, up to a date."""
    for event in events:
        if event.from_ != event.to and event.date <= frozen and {event.from_, event.to} <= {*keys}:
            yield event


def spread(
    events: Iterable[Event], actors: Iterable[str], frozen: date, half_life: float
) -> tuple[FloatArray, FloatArray]:
    """Say how far the index of every pair depends on how fast acts are forgotten.

    The ends of the index over half-lives from half to twice the one given, each of shape ``(actors,
    actors)``; NaN where there are too few acts to say.

    Notes
    -----
    Where good acts and bad ones mix the index need not rise or fall with the half-life, so that it
    is looked at on the way, too. An index whose ends have different signs says nothing of how two
    stand to each other.
    """
    every, keys = tuple(events), tuple(actors)
    found = [
        _index(every, keys, frozen, half_life * 2.0**power)
        for power in np.linspace(-1.0, 1.0, _HALF_LIVES)
    ]
    enough = _acts(every, keys, frozen, half_life) >= FEWEST
    low, high = np.min(found, axis=0), np.max(found, axis=0)
    return np.where(enough, low, np.nan), np.where(enough, high, np.nan)


@dataclass(frozen=True, slots=True)
class Talk:
    """Which players talk with each other, and why others do not."""

    players: tuple[str, ...]
    links: tuple[tuple[int, int], ...]  # pairs that talk, by index into `players`
    # Pairs whose relation index is below the threshold, or whom sanctions, hostility or the lack of
    # relations keep apart.
    quarrels: tuple[tuple[str, str], ...]
    # Pairs that a scenario keeps from talking, whatever their acts.
    silent: tuple[tuple[str, str], ...]
    # Pairs that talk only because too few acts of theirs are known, and nothing else.
    unknown: tuple[tuple[str, str], ...]
    threshold: float | None  # the lowest index at which two talk; None where acts do not matter
    half_life: float  # years after which an act counts half

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Pairs that talk, by their keys."""
        return tuple((self.players[one], self.players[other]) for one, other in self.links)

    @property
    def heard(self) -> bool:
        """Whether anything is known of who talks: how some pair stands, or a silent pair."""
        players = len(self.players)
        return bool(self.silent) or len(self.unknown) < players * (players - 1) // 2


def standing(question: Question, actors: Iterable[str], half_life: float) -> Relations:
    """Return how actors stand to each other, without what the question leaves out.

    An act counts half after `half_life` years.
    """
    case, unheard = question.case, question.choices.unheard
    return relations(
        (event for event in case.events if event.where not in unheard),
        actors,
        case.settings.frozen,
        half_life,
        (each for each in declared_in(case) if each[2].where not in unheard),
    )


def talk(question: Question, change: Change | None = None) -> Talk:
    """Return which players talk with each other in a scenario.

    The graph that Myerson's value runs on. Where the scenario names no threshold and no silent
    pair, those talk whose index is 0 or above.

    Notes
    -----
    A pair of whom too few acts are known is kept, and named in `unknown`: silence of the sources is
    no quarrel.
    """
    players = question.players
    said = (question.change() if change is None else change).talks
    threshold = said.threshold if said.restricts else FRIENDLY
    known = standing(question, players, said.half_life)
    silent = tuple(
        pair
        for pair in combinations(players, 2)
        if pair in said.silent or pair[::-1] in said.silent
    )
    agree = set(combinations(players, 2) if threshold is None else known.deal(threshold))
    agree ^= {pair for pair in combinations(players, 2) if pair in question.choices.turned}
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
