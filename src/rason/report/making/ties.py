"""Ties in the document: rules and vetoes, relations and brokers, second providers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from rason.answer.numbers import MILLION, by_name, certain, finite, money, yearly
from rason.report import ties
from rason.report.making.scenario import scenario_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rason.analysis.broker import Brokers
    from rason.analysis.patron import Patrons
    from rason.analysis.relations import Relations, Talk
    from rason.analysis.veto import Vetoes
    from rason.case import Case
    from rason.case.cell import FloatArray
    from rason.case.tables import Relation


@dataclass(frozen=True, slots=True)
class Answers:
    """What was found about a scenario's ties.

    Parameters
    ----------
    vetoes
        Rules and vetoes.
    relations, spread, talk
        How every two players stand to each other, the ends of that over half-lives, and who talks
        with whom.
    brokers
        Who could stand between them.
    patrons
        What second providers would give.
    among
        Whether only those deal who talk.
    """

    vetoes: Vetoes
    relations: Relations
    spread: tuple[FloatArray, FloatArray]
    talk: Talk
    brokers: Brokers
    patrons: Patrons
    among: bool


def in_force(relation: Relation) -> str:
    """Say what is in force between two actors.

    Parameters
    ----------
    relation
        A row of relations.csv.

    Returns
    -------
    text
        Such as ``alliance since 1960``.
    """
    kind = relation.kind.replace("_", " ")
    return kind if relation.since is None else f"{kind} since {relation.since.year}"


def ties_part(case: Case, names: Sequence[str], concept: str, found: Answers) -> ties.Ties:
    """Put a scenario's ties into the document, at the first draw.

    Parameters
    ----------
    case
        The case.
    names
        The scenario.
    concept
        The rule by which gains are split.
    found
        What was found.

    Returns
    -------
    part
        Money in plain units.
    """
    vetoes, relations, talk = found.vetoes, found.relations, found.talk
    brokers, patrons = found.brokers, found.patrons
    players = vetoes.players
    return ties.Ties(
        scenario=scenario_key(names),
        concept=concept,
        unit=yearly(case),
        players=players,
        effects=tuple(
            ties.Effect(
                rule=each.rule,
                kind=each.kind,
                by=each.by,
                asset=each.asset,
                does=each.does,
                before=each.before,
                after=each.after,
                decides=each.decides,
            )
            for each in vetoes.effects
        ),
        rules=tuple(
            ties.RuleWorth(
                rule=each.rule,
                total=money(each.total[0]),
                gain=by_name(players, each.worth[0]),
            )
            for each in vetoes.rules
        ),
        vetoes=tuple(
            ties.Veto(
                holder=each.holder,
                asset=each.asset,
                stake=money(each.stake[0]),
                gain=by_name(players, each.worth[0]),
            )
            for each in vetoes.vetoes
        ),
        among=found.among,
        threshold=talk.threshold,
        half_life=talk.half_life,
        relations=tuple(
            ties.Relation(
                between=(pair := (players[one], players[other])),
                index=finite(relations.index[one, other]),
                low=finite(found.spread[0][one, other]),
                high=finite(found.spread[1][one, other]),
                acts=int(relations.acts[one, other]),
                declared=tuple(map(in_force, relations.declared.get(pair, ()))),
                standing=relations.standing(
                    pair, found.spread[0][one, other], found.spread[1][one, other]
                ),
                talk=(one, other) in talk.links,
            )
            for one, other in combinations(range(len(players)), 2)
        ),
        brokers=tuple(
            ties.Broker(
                between=(players[one], players[other]),
                broker=players[third],
                brings=MILLION * certain(brokers.brings[0, row, third]),
                takes=MILLION * certain(brokers.takes[0, row, third]),
            )
            for row, (one, other) in enumerate(brokers.pairs)
            for third in range(len(players))
            if third not in (one, other)
        ),
        patrons=tuple(
            ties.Patron(
                provider=provider,
                assets=patrons.assets[place],
                gain=by_name(players, patrons.gain[0, place]),
                second=MILLION * certain(patrons.second[0, place]),
            )
            for place, provider in enumerate(players)
            if patrons.assets[place]
        ),
    )
